package commands

import (
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"byline/store"
)

// entityKinds are the kinds of entities, as they are typed.
var entityKinds = []string{store.KindCompany, store.KindPerson, store.KindPlace, store.KindProduct, store.KindOrganisation,
	store.KindEvent, store.KindOther}

// newName reads "new: Foo (company)": a name to be put on record. The kind is empty where none is given.
func newName(text string) (name, kind string, ok bool) {
	if len(text) < 4 || !strings.EqualFold(text[:4], "new:") {
		return "", "", false
	}
	name = strings.TrimSpace(text[4:])
	if open := strings.LastIndex(name, " ("); open > 0 && strings.HasSuffix(name, ")") {
		if k := strings.ToLower(name[open+2 : len(name)-1]); k == "organization" || slices.Contains(entityKinds, k) {
			if k == "organization" {
				k = store.KindOrganisation
			}
			return strings.TrimSpace(name[:open]), k, true
		}
	}
	return name, "", true
}

// newMark writes what newName reads.
func newMark(name, kind string) string { return "new: " + name + " (" + kind + ")" }

// kindFor is the kind that a new entity most likely is of, from what stands in the same place of facts on record.
func (r *reading) kindFor(field, relation string) string {
	if field == optSaidBy {
		return store.KindPerson
	}
	slug, _, _ := r.relationTyped(relation)
	counts := map[string]int{}
	for i := range r.view.Record.Facts {
		f := &r.view.Record.Facts[i]
		id := f.Subject
		if field == optObject {
			id = f.Object
		}
		if e := r.view.Entity(id); e != nil && (slug == "" || f.Relation == slug) {
			counts[e.Kind]++
		}
	}
	best := store.KindCompany
	if len(counts) == 0 && r.view.Relation(slug) == nil {
		best = store.KindOther
	}
	for _, k := range entityKinds {
		if counts[k] > counts[best] {
			best = k
		}
	}
	return best
}

// relationTyped finds the relation that was typed by its slug, its label or a word for it. swapped reports that it was named
// from the other side: "Tim Cook - leads - Apple". Where near is not empty, it is none or several.
func (r *reading) relationTyped(text string) (slug string, swapped bool, near []string) {
	if text == "" {
		return "", false, nil
	}
	key := store.Slug(text)
	var inverse, words []string
	all := r.view.Record.Relations
	for i := range all {
		rel := &all[i]
		switch {
		case rel.Slug == key || store.Slug(rel.Label) == key:
			return rel.Slug, false, nil
		case rel.Inverse != "" && store.Slug(rel.Inverse) == key:
			inverse = append(inverse, rel.Slug)
		case slices.ContainsFunc(rel.Words, func(w string) bool { return store.Slug(w) == key }):
			words = append(words, rel.Slug)
		}
	}
	switch {
	case len(inverse) == 1:
		return inverse[0], true, nil
	case len(words) == 1:
		return words[0], false, nil
	case len(inverse)+len(words) > 0:
		return "", false, append(inverse, words...)
	}
	least := 1 + len(key)/5
	for i := range all {
		switch d := levenshtein.ComputeDistance(key, all[i].Slug); {
		case d < least:
			near, least = []string{all[i].Slug}, d
		case d == least:
			near = append(near, all[i].Slug)
		}
	}
	return "", false, near
}

// relationsLike lists relations for what is being typed, those that the story uses first.
func (r *reading) relationsLike(typed string) (choices []Choice) {
	key := store.Slug(typed)
	used := r.subjects()
	var groups [4][]Choice
	all := r.view.Record.Relations
	for i := range all {
		rel := &all[i]
		n := 3
		switch {
		case strings.HasPrefix(rel.Slug, key), strings.HasPrefix(store.Slug(rel.Label), key):
			n = 1
		case key != "" && slices.ContainsFunc(rel.Words, func(w string) bool { return strings.HasPrefix(store.Slug(w), key) }):
			n = 2
		default:
			continue
		}
		if _, ok := used[rel.Slug]; ok {
			n--
		}
		c := Choice{Name: rel.Label, Value: rel.Slug}
		if store.Slug(rel.Label) != rel.Slug {
			c.Name = join(rel.Label, rel.Slug)
		}
		groups[n] = append(groups[n], c)
	}
	for _, g := range groups {
		choices = append(choices, g...)
	}
	return choices[:min(len(choices), mostChoices)]
}
