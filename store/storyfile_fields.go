package store

import (
	"slices"
	"strings"
	_ "time/tzdata" // so that a story's time zone is known on a machine that has no zone files

	"go.yaml.in/yaml/v4"
)

// field is one field of a mapping in a story file: what it is called and how it is read into a T.
type field[T any] struct {
	name     string
	required bool
	read     func(r *fileReader, into *T, n *yaml.Node) // n is never null
}

var storyFields = []field[File]{
	{versionField, true, func(*fileReader, *File, *yaml.Node) {}}, // read first of all, see version
	{"story", true, func(r *fileReader, f *File, n *yaml.Node) { f.Slug = r.slug(n, "story") }},
	{"title", true, func(r *fileReader, f *File, n *yaml.Node) { f.Title = r.line(n, "title", MaxTitle) }},
	{"summary", false, func(r *fileReader, f *File, n *yaml.Node) { f.Summary = r.line(n, "summary", MaxSummary) }},
	{"timezone", false, func(r *fileReader, f *File, n *yaml.Node) { f.Timezone = r.zone(n) }},
	{"entities", false, (*fileReader).entities},
	{"relations", false, (*fileReader).relations},
	{"sources", false, (*fileReader).sources}, // but see needSources
	{"facts", false, (*fileReader).readFacts},
}

var entityFields = []field[FileEntity]{
	{"name", true, func(r *fileReader, e *FileEntity, n *yaml.Node) { e.Name = r.line(n, "name", MaxName) }},
	{"kind", false, func(r *fileReader, e *FileEntity, n *yaml.Node) { e.Kind = r.oneOf(n, "kind", kinds) }},
	{"aliases", false, func(r *fileReader, e *FileEntity, n *yaml.Node) {
		e.Aliases = r.lines(n, "aliases", MaxName)
	}},
	{"summary", false, func(r *fileReader, e *FileEntity, n *yaml.Node) { e.Summary = r.line(n, "summary", MaxSummary) }},
}

var relationFields = []field[FileRelation]{
	{"label", false, func(r *fileReader, e *FileRelation, n *yaml.Node) { e.Label = r.line(n, "label", MaxName) }},
	{"inverse", false, func(r *fileReader, e *FileRelation, n *yaml.Node) { e.Inverse = r.line(n, "inverse", MaxName) }},
	{"symmetric", false, func(r *fileReader, e *FileRelation, n *yaml.Node) { e.Symmetric = r.truth(n, "symmetric") }},
	{"words", false, func(r *fileReader, e *FileRelation, n *yaml.Node) { e.Words = r.lines(n, "words", MaxWords) }},
	{"command", false, func(r *fileReader, e *FileRelation, n *yaml.Node) { e.Command = r.truth(n, "command") }},
}

var sourceFields = []field[FileSource]{
	{"publisher", true, func(r *fileReader, s *FileSource, n *yaml.Node) {
		s.Publisher = r.line(n, "publisher", MaxName)
	}},
	{"title", true, func(r *fileReader, s *FileSource, n *yaml.Node) { s.Title = r.line(n, "title", MaxTitle) }},
	{"published", true, func(r *fileReader, s *FileSource, n *yaml.Node) { s.Published = r.day(n, "published") }},
	{"url", false, func(r *fileReader, s *FileSource, n *yaml.Node) { s.URL = r.link(n) }},
	{"author", false, func(r *fileReader, s *FileSource, n *yaml.Node) { s.Author = r.line(n, "author", MaxName) }},
	{"retrieved", false, func(r *fileReader, s *FileSource, n *yaml.Node) { s.Retrieved = r.when(n, "retrieved") }},
}

var factFields = []field[FileFact]{
	{"key", true, func(r *fileReader, f *FileFact, n *yaml.Node) { r.last().key, f.Key = placeOf(n), r.slug(n, "key") }},
	{"text", true, func(r *fileReader, f *FileFact, n *yaml.Node) { f.Text = r.line(n, "text", MaxText) }},
	{"sources", true, (*fileReader).factSources},
	{"subject", false, func(r *fileReader, f *FileFact, n *yaml.Node) { f.Subject = r.entity(n, "subject") }},
	{"relation", false, func(r *fileReader, f *FileFact, n *yaml.Node) {
		r.last().relation, f.Relation = placeOf(n), r.refer(n, "relation", "relation")
	}},
	{"object", false, func(r *fileReader, f *FileFact, n *yaml.Node) { f.Object = r.entity(n, "object") }},
	{"value", false, func(r *fileReader, f *FileFact, n *yaml.Node) {
		r.last().value, f.Value = placeOf(n), r.line(n, "value", MaxValue)
	}},
	{"where", false, func(r *fileReader, f *FileFact, n *yaml.Node) { f.Where = r.line(n, "where", MaxName) }},
	{"status", false, func(r *fileReader, f *FileFact, n *yaml.Node) {
		f.Status = Status(r.oneOf(n, "status", statuses))
	}},
	{"happened", false, func(r *fileReader, f *FileFact, n *yaml.Node) { f.Happened = r.when(n, "happened") }},
	{"until", false, func(r *fileReader, f *FileFact, n *yaml.Node) {
		r.last().until, f.Until = placeOf(n), r.when(n, "until")
	}},
	{"said_by", false, func(r *fileReader, f *FileFact, n *yaml.Node) { f.SaidBy = r.entity(n, "said_by") }},
	{"quote", false, func(r *fileReader, f *FileFact, n *yaml.Node) { f.Quote = r.line(n, "quote", MaxQuote) }},
	{"replaces", false, func(r *fileReader, f *FileFact, n *yaml.Node) {
		r.last().replaces, f.Replaces = placeOf(n), r.slug(n, "replaces")
	}},
	{"disputes", false, func(r *fileReader, f *FileFact, n *yaml.Node) {
		r.last().disputes, f.Disputes = placeOf(n), r.slug(n, "disputes")
	}},
	{"retracted", false, func(r *fileReader, f *FileFact, n *yaml.Node) { f.Retracted = r.reason(n) }},
}

var (
	kinds    = []string{KindCompany, KindPerson, KindPlace, KindProduct, KindOrganisation, KindEvent, KindOther}
	statuses = []string{string(Confirmed), string(Reported), string(Disputed), string(Denied), string(NotDisclosed)}
)

// scalar is the text of a scalar as it was written, whatever YAML would make of it: 1.10 is "1.10", No is "No".
func (r *fileReader) scalar(n *yaml.Node, name string) (string, bool) {
	n = follow(n)
	if n.Kind != yaml.ScalarNode {
		r.fault(n, "%s takes text, not %s", name, kindWord(n))
		return "", false
	}
	switch n.Tag {
	case "!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp", "!!merge", "!", "":
		return n.Value, true
	}
	r.fault(n, "the tag %s has no meaning in a story file", quoted(n.Tag))
	return "", false
}

// line reads one line of text of at most so many characters.
func (r *fileReader) line(n *yaml.Node, name string, most int) string {
	s, ok := r.scalar(n, name)
	if !ok {
		return ""
	}
	s = cleanLine(s)
	if why := unfit(s, most); why != "" {
		r.fault(n, "%s %s", name, why)
		return ""
	}
	return s
}

// lines reads a list of such lines, each once.
func (r *fileReader) lines(n *yaml.Node, name string, most int) []string {
	items, ok := r.list(n, name)
	if !ok {
		return nil
	}
	var out []string
	for _, item := range items {
		if s := r.line(item, "each of "+name, most); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// list gives the items of a list.
func (r *fileReader) list(n *yaml.Node, name string) ([]*yaml.Node, bool) {
	n = follow(n)
	if n.Kind != yaml.SequenceNode {
		r.fault(n, "%s takes a list, such as [one, two]", name)
		return nil, false
	}
	if len(n.Content) > MaxListItems {
		r.fault(n, "%s lists %d; at most %d are allowed", name, len(n.Content), MaxListItems)
		return nil, false
	}
	return n.Content, true
}

// slug reads a name in the form of a slug.
func (r *fileReader) slug(n *yaml.Node, name string) string {
	s, ok := r.scalar(n, name)
	if !ok {
		return ""
	}
	if s = strings.TrimSpace(s); !isSlug(s) {
		r.badSlug(n, s, name)
		return ""
	}
	return s
}

func (r *fileReader) badSlug(n *yaml.Node, s, name string) {
	try := ""
	if near := slugOf(s); near != "" {
		try = "; try " + near
	}
	r.fault(n, "%s %s is not a slug: 1 to %d of a–z, 0–9 and hyphens%s", name, quoted(s), MaxSlug, try)
}

// oneOf reads one of a few words.
func (r *fileReader) oneOf(n *yaml.Node, name string, words []string) string {
	s, ok := r.scalar(n, name)
	if !ok {
		return ""
	}
	if s = strings.TrimSpace(s); s != "" && !slices.Contains(words, s) {
		r.fault(n, "%s cannot be %s; it is one of %s", name, quoted(s), strings.Join(words, ", "))
		return ""
	}
	return s
}

// truth reads true or false.
func (r *fileReader) truth(n *yaml.Node, name string) *bool {
	s, ok := r.scalar(n, name)
	if !ok {
		return nil
	}
	plain := follow(n).Style&^yaml.TaggedStyle == 0
	switch b := true; strings.ToLower(s) {
	case "false", "no", "off":
		b = false
		fallthrough
	case "true", "yes", "on": // YAML 1.1 and hand-written files know these as well
		if plain {
			return &b
		}
	}
	r.fault(n, "%s is either true or false", name)
	return nil
}

// reason reads why a fact was retracted.
func (r *fileReader) reason(n *yaml.Node) string {
	if follow(n).Tag == "!!bool" {
		r.fault(n, "retracted takes the reason in words; leave it out where the fact stands")
		return ""
	}
	return r.line(n, "retracted", MaxReason)
}

// when reads a date in any of the forms.
func (r *fileReader) when(n *yaml.Node, name string) When {
	s, ok := r.scalar(n, name)
	if !ok {
		return When{}
	}
	w, err := ParseWhen(strings.TrimSpace(s))
	if err != nil {
		r.fault(n, "%s: %s", name, err)
	}
	return w
}

// day reads a date that is a day or an instant.
func (r *fileReader) day(n *yaml.Node, name string) When {
	s, ok := r.scalar(n, name)
	if !ok {
		return When{}
	}
	w, known := parseWhen(strings.TrimSpace(s))
	switch p := w.Precision(); {
	case !known:
		r.fault(n, "%s: %s is not a day; write YYYY-MM-DD or a time such as 2025-02-13T09:30:00Z", name, quoted(s))
	case p != Day && p != Instant:
		r.fault(n, "%s needs the day: write YYYY-MM-DD or a time such as 2025-02-13T09:30:00Z", name)
		w = When{}
	}
	return w
}

// zone reads an IANA time zone.
func (r *fileReader) zone(n *yaml.Node) string {
	s, ok := r.scalar(n, "timezone")
	if s = strings.TrimSpace(s); !ok || s == "" {
		return ""
	}
	if placeZone(s) {
		r.loc = Story{Timezone: s}.Location()
	} else {
		r.fault(n, "timezone %s is not known; write an IANA name such as Asia/Hong_Kong", quoted(s))
		return ""
	}
	return s
}

// link reads a web address.
func (r *fileReader) link(n *yaml.Node) string {
	s := r.line(n, "url", MaxURL)
	if s == "" {
		return ""
	}
	if why := unfitURL(s); why != "" {
		r.fault(n, "url %s", why)
		return ""
	}
	return s
}

// kindWord says what a node is, for messages.
func kindWord(n *yaml.Node) string {
	switch n.Kind {
	case yaml.SequenceNode:
		return "a list"
	case yaml.MappingNode:
		return "a mapping"
	}
	return "text"
}
