package commands

import (
	"slices"
	"strings"
	"unicode/utf8"

	"byline/store"
)

// field is one thing that an entry of the record says, in words.
type field struct{ name, value string }

// between is what stands between the parts of the fields that are lists, which are these.
const between = "; "

var lists = map[string]bool{"Also called": true, "Words": true, "Sources": true}

// differences are the fields in which two states of the same thing differ: "Value: 12% lower → 11% lower". Either may be nil.
// Of lists, only what came and went is told.
func differences(before, after []field) []string { return compare(before, after, difference) }

// compare words each field in which two states of the same thing differ.
func compare(before, after []field, word func(name, was, is string) string) (lines []string) {
	value := func(fields []field, name string) string {
		for _, f := range fields {
			if f.name == name {
				return f.value
			}
		}
		return ""
	}
	all := after
	if len(all) == 0 {
		all = before
	}
	for _, f := range all {
		if was, is := value(before, f.name), value(after, f.name); was != is {
			lines = append(lines, word(f.name, was, is))
		}
	}
	return lines
}

// change is one field in which two states of a fact differ: its name, and what a reader is told.
type change struct{ name, text string }

func texts(changes []change) (lines []string) {
	for _, c := range changes {
		lines = append(lines, c.text)
	}
	return lines
}

// changes are the fields in which two states of a fact differ, as readers see them: "Value: 11% lower (was: 12% lower)".
func (r *reading) changes(before, after *store.Fact) (all []change) {
	compare(r.fields(before), r.fields(after), func(name, was, is string) string {
		form, shown := msgFieldChanged, r.lang.fieldName(name)
		switch {
		case was == "":
			form = msgFieldNow
		case is == "":
			form, is = msgFieldGone, was
		}
		all = append(all, change{name, r.lang.say(form, shown, is, was)})
		return ""
	})
	return all
}

// field is one thing that a fact says, in words.
func (l Lang) field(f field) string { return l.say(msgFieldNow, l.fieldName(f.name), f.value) }

func (l Lang) fieldName(name string) string {
	if t, ok := fieldNames[name]; ok {
		return l.say(t)
	}
	return name
}

// nothing stands for a field without a value, which no value of a field looks like.
const nothing = "(none)"

// difference tells of one field: what it was, and what it is.
func difference(name, was, is string) string {
	switch {
	case lists[name] && was != "" && is != "":
		return name + ": " + comings(strings.Split(was, between), strings.Split(is, between))
	case was == "":
		was = nothing
	case is == "":
		is = nothing
	default:
		was, is = narrowed(was, is)
	}
	return name + ": " + was + " → " + is
}

// comings tells of two lists what the second has more, and what it has not.
func comings(was, is []string) string {
	without := func(list, other []string) string {
		return strings.Join(slices.DeleteFunc(slices.Clone(list), func(s string) bool { return slices.Contains(other, s) }), between)
	}
	added, gone := without(is, was), without(was, is)
	switch {
	case added == "" && gone == "":
		return "in another order"
	case gone == "":
		return added + " added"
	case added == "":
		return gone + " taken out"
	}
	return added + " added, " + gone + " taken out"
}

// narrowed leaves out of two long texts what both begin and end with, but for a few words.
func narrowed(a, b string) (string, string) {
	const long, around = 80, 3
	if utf8.RuneCountInString(a) <= long && utf8.RuneCountInString(b) <= long {
		return a, b
	}
	x, y := strings.Fields(a), strings.Fields(b)
	head := 0
	for head < min(len(x), len(y)) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < min(len(x), len(y))-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	if head+tail < 2*around {
		return a, b // two texts, and not one that was changed
	}
	cut := func(words []string) string {
		from, to := max(0, head-around), min(len(words), len(words)-tail+around)
		s := strings.Join(words[from:to], " ")
		if from > 0 {
			s = "… " + s
		}
		if to < len(words) {
			s += " …"
		}
		return s
	}
	return cut(x), cut(y)
}

// fields are everything that a fact holds, in words, always the same fields in the same order.
func (r *reading) fields(f *store.Fact) []field {
	key := func(id store.FactID) string {
		if other := r.view.Fact(id); other != nil {
			return other.Key
		}
		return ""
	}
	var sources []string
	for i := range f.Sources {
		sources = append(sources, r.sourceName(&f.Sources[i]))
	}
	return r.factFields(&store.FileFact{
		Text: f.Text, Subject: r.view.Name(f.Subject), Relation: f.Relation, Object: r.view.Name(f.Object), Value: f.Value,
		Where: f.Where, Status: f.Status, Happened: f.Happened, Until: f.Until, SaidBy: r.view.Name(f.SaidBy), Quote: f.Quote,
		Replaces: key(f.Replaces), Disputes: key(f.Disputes), Retracted: f.Retracted, Sources: sources,
	})
}

// filed are the fields of a fact that names things by their slugs.
func (r *reading) filed(f *store.FileFact) []field {
	worded := *f
	worded.Subject, worded.Object, worded.SaidBy = r.entityName(f.Subject), r.entityName(f.Object), r.entityName(f.SaidBy)
	worded.Sources = make([]string, len(f.Sources))
	for i, slug := range f.Sources {
		worded.Sources[i] = slug
		all := r.view.Record.Sources
		if n := slices.IndexFunc(all, func(s store.Source) bool { return s.Slug == slug }); n >= 0 {
			worded.Sources[i] = r.sourceName(&all[n])
		}
	}
	return r.factFields(&worded)
}

// factFields are the fields of a fact whose names are words already.
func (r *reading) factFields(f *store.FileFact) []field {
	relation := f.Relation
	if rel := r.view.Relation(f.Relation); rel != nil {
		relation = r.lang.relation(rel)
	}
	return []field{
		{"Text", f.Text},
		{"Subject", f.Subject},
		{"Relation", relation},
		{"Object", f.Object},
		{"Value", f.Value},
		{"Where", f.Where},
		{"Status", r.lang.Status(f.Status)},
		{"Happened", r.dated(f.Happened)},
		{"Until", r.dated(f.Until)},
		{"Said by", f.SaidBy},
		{"Quotation", f.Quote},
		{"Sources", strings.Join(f.Sources, between)},
		{"Replaces", f.Replaces},
		{"Disputes", f.Disputes},
		{"Retracted", f.Retracted},
	}
}

// entityName is how the entity of a slug is shown; the slug itself where it is not seen any more.
func (r *reading) entityName(slug string) string {
	if e := r.view.EntityBySlug(slug); e != nil {
		return e.Name
	}
	return slug
}

func (r *reading) sourceName(s *store.Source) string {
	return s.Publisher + ", " + r.dated(s.Published)
}

// itemFields are the fields of anything that an edit can change.
func (r *reading) itemFields(it store.Item) []field {
	switch {
	case it.Fact != nil:
		return r.filed(it.Fact)
	case it.Entity != nil:
		e := it.Entity
		return []field{{"Name", e.Name}, {"Kind", e.Kind}, {"Also called", strings.Join(e.Aliases, between)}, {"Summary", e.Summary},
			{"Merged into", r.entityName(it.Into)}}
	case it.Source != nil:
		s := it.Source
		return []field{{"Publisher", s.Publisher}, {"Title", s.Title}, {"Published", s.Published.Format(r.loc)}, {"Link", s.URL},
			{"Author", s.Author}, {"Retrieved", s.Retrieved.Format(r.loc)}}
	case it.Relation != nil:
		l := it.Relation
		return []field{{"Label", l.Label}, {"Inverse", l.Inverse}, {"Works both ways", yesNo(l.Symmetric)}, {"Command", yesNo(l.Command)},
			{"Words", strings.Join(l.Words, between)}}
	case it.Story != nil:
		s := it.Story
		return []field{{"Title", s.Title}, {"Summary", s.Summary}, {"Time zone", s.Timezone}}
	}
	return nil
}

func yesNo(b *bool) string {
	switch {
	case b == nil:
		return ""
	case *b:
		return "yes"
	}
	return "no"
}
