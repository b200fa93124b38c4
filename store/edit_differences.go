package store

import (
	"strconv"
	"strings"
)

// FieldChange is one field that an edit changed, named as in a story file. A field that says nothing is empty.
type FieldChange struct{ Field, Was, Is string }

// Changes lists the fields in which before and after differ, in the order of a story file. Of what was made every field is
// listed that says something, of what was removed likewise. It is empty for a fact whose source alone has changed.
func (i EditItem) Changes() []FieldChange {
	was, is := i.Before.fields(), i.After.fields()
	var out []FieldChange
	for n, name := range itemFields {
		if was[n] != is[n] {
			out = append(out, FieldChange{name, was[n], is[n]})
		}
	}
	return out
}

// itemFields are the fields of all things in the order in which they are shown.
var itemFields = [...]string{"name", "kind", "aliases", "into", "label", "inverse", "symmetric", "command", "words", "publisher", "title",
	"published", "url", "author", "retrieved", "timezone", "text", "sources", "subject", "relation", "object", "value", "where",
	"status", "happened", "until", "said_by", "quote", "replaces", "disputes", "retracted", "summary"}

// fields are the values of itemFields.
func (i Item) fields() (out [len(itemFields)]string) {
	list := func(items []string) string { return strings.Join(items, ", ") }
	truth := func(b *bool) string {
		if b == nil {
			return ""
		}
		return strconv.FormatBool(*b)
	}
	values := map[string]string{}
	switch {
	case i.Entity != nil:
		e := i.Entity
		values = map[string]string{"name": e.Name, "kind": e.Kind, "aliases": list(e.Aliases), "into": i.Into, "summary": e.Summary}
	case i.Relation != nil:
		r := i.Relation
		values = map[string]string{"label": r.Label, "inverse": r.Inverse, "symmetric": truth(r.Symmetric), "command": truth(r.Command),
			"words": list(r.Words)}
	case i.Source != nil:
		s := i.Source
		values = map[string]string{"publisher": s.Publisher, "title": s.Title, "published": s.Published.String(), "url": s.URL,
			"author": s.Author, "retrieved": s.Retrieved.String()}
	case i.Story != nil:
		values = map[string]string{"title": i.Story.Title, "timezone": i.Story.Timezone, "summary": i.Story.Summary}
	case i.Fact != nil:
		f := i.Fact
		values = map[string]string{"text": f.Text, "sources": list(f.Sources), "subject": f.Subject, "relation": f.Relation,
			"object": f.Object, "value": f.Value, "where": f.Where, "status": string(f.Status), "happened": f.Happened.String(),
			"until": f.Until.String(), "said_by": f.SaidBy, "quote": f.Quote, "replaces": f.Replaces, "disputes": f.Disputes,
			"retracted": f.Retracted}
	}
	for n, name := range itemFields {
		out[n] = values[name]
	}
	return out
}
