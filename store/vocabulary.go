package store

import (
	"slices"
	"strings"
)

// Vocabulary is the built-in relations, in a fixed order. A story file may use each of them without defining it, and may
// give it more words. The caller owns what it gets.
func Vocabulary() []Relation {
	out := make([]Relation, len(vocabulary))
	for i, r := range vocabulary {
		r.Words = slices.Clone(r.Words)
		out[i] = r
	}
	return out
}

// builtin holds the built-in relations by slug.
var builtin = func() map[string]*Relation {
	m := make(map[string]*Relation, len(vocabulary))
	for i := range vocabulary {
		m[vocabulary[i].Slug] = &vocabulary[i]
	}
	return m
}()

// relation is what a story file's entry makes of the built-in relation of its slug, or the relation of its own that it
// defines: label and inverse are the file's where it has them, and its words join those that are there.
func (f FileRelation) relation() Relation {
	r := Relation{Slug: f.Slug, Label: slugLabel(f.Slug)}
	if b := builtin[f.Slug]; b != nil {
		r = *b
		r.Words = slices.Clone(b.Words)
	}
	if f.Label != "" {
		r.Label = f.Label
	}
	if f.Inverse != "" {
		r.Inverse = f.Inverse
	}
	if f.Symmetric != nil {
		r.Symmetric = *f.Symmetric
	}
	if f.Command != nil {
		r.Command = *f.Command
	}
	for _, w := range f.Words {
		if !slices.ContainsFunc(r.Words, func(have string) bool { return strings.EqualFold(have, w) }) {
			r.Words = append(r.Words, w)
		}
	}
	return r
}

// slugLabel makes a label of a slug: "held-at" becomes "Held at".
func slugLabel(slug string) string {
	s := strings.TrimSpace(strings.ReplaceAll(slug, "-", " "))
	if s == "" {
		return slug
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// relationFlags are what a relation is besides its words.
type relationFlags uint8

const (
	symmetric relationFlags = 1 << iota
	command
)

// rel makes one entry of the vocabulary; words are separated by commas.
func rel(slug, label, inverse string, flags relationFlags, words string) Relation {
	return Relation{
		Slug: slug, Label: label, Inverse: inverse, Words: strings.Split(words, ", "),
		Symmetric: flags&symmetric != 0, Command: flags&command != 0, Builtin: true,
	}
}
