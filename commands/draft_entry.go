package commands

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"byline/commands/answer"
	"byline/store"
)

// entry is a draft as it was understood: what is to be saved, or every fault in it.
type entry struct {
	*reading
	draft  draft
	base   *store.Fact       // what is being fixed; nil where a fact is added
	values map[string]string // what was typed, by field, the forms' fields taken apart
	edit   store.FactEdit
	fact   store.Fact // as it will be on record; entities that are to be made have ids below 0
	faults []store.FieldFault
	ask    []unknownName
	notes  []string // what was read as something else than was typed, and what will be made
	made   []store.Entity
}

// unknownName is a name in a field that is not on record.
type unknownName struct {
	field, name string
	near        []store.Entity
}

func (en *entry) fault(field, format string, args ...any) {
	en.faults = append(en.faults, store.FieldFault{Field: field, Msg: fmt.Sprintf(format, args...)})
}

func (en *entry) note(format string, args ...any) {
	if s := fmt.Sprintf(format, args...); !slices.Contains(en.notes, s) {
		en.notes = append(en.notes, s)
	}
}

// entryOf reads a draft. base is the fact that it fixes, as it is on record now.
func (r *reading) entryOf(d draft, base *store.Fact) *entry {
	en := &entry{reading: r, draft: d, base: base, values: r.typed(d, base)}
	v := en.values
	r.splitAbout(v)
	en.faults = append(en.faults, r.splitWhen(v)...)
	f := &en.edit.Fact
	f.Text, f.Value, f.Where, f.Quote = v[optText], v[optValue], v[optWhere], v[optCitation]
	if base == nil || f.Quote != base.Quote {
		f.Quote = withoutMarks(f.Quote)
	}
	if f.Text == "" {
		en.fault(optText, "The fact has no text. Write it in one sentence.")
	}
	f.Status = en.status(v[optStatus])
	f.Happened, f.Until = en.date(optHappened), en.date(optUntil)
	en.readAbout()
	f.SaidBy, en.fact.SaidBy = en.entityNamed(optSaidBy)
	en.readSources()
	f.Replaces, en.fact.Replaces = en.factNamed(optReplaces)
	f.Disputes, en.fact.Disputes = en.factNamed(optDisputes)
	f.Key = d.Key
	if base != nil && d.Way != wayReplace {
		f.Key, f.Retracted = base.Key, base.Retracted
		en.edit.Seen = d.Seen
		en.fact.ID, en.fact.Retracted = base.ID, base.Retracted
	}
	if base != nil && d.Way == wayReplace {
		f.Replaces, en.fact.Replaces = base.Key, base.ID
	}
	if f.Key == "" && f.Text != "" {
		f.Key = r.freeKey(f.Text)
	}
	if f.Value != "" && !answer.HasFigure(f.Text, f.Value) {
		en.note("The sentence does not have the figure that the value has: %s.", f.Value)
	}
	n := &en.fact
	n.Key, n.Story, n.Text, n.Relation, n.Value, n.Where, n.Quote = f.Key, r.story.ID, f.Text, f.Relation, f.Value, f.Where, f.Quote
	n.Status, n.Happened, n.Until = f.Status, f.Happened, f.Until
	r.view = r.view.With(en.made...)
	return en
}

func (en *entry) status(text string) store.Status {
	key := strings.NewReplacer(" ", "_", "-", "_").Replace(strings.ToLower(text))
	if key == "" {
		return store.Reported
	}
	if slices.Contains(statusWords, store.Status(key)) {
		return store.Status(key)
	}
	words := make([]string, len(statusWords))
	for i, s := range statusWords {
		words[i] = s.Word()
	}
	en.fault(optStatus, "%s is no status. It is one of %s.", quote(text), series(words, "or"))
	return ""
}

func (en *entry) date(field string) store.When {
	w, err := answer.ReadDate(en.values[field], en.req.Now, en.loc)
	if err != nil {
		var se *store.Error
		if errors.As(err, &se) {
			en.fault(field, "%s", capital(se.Msg))
		} else {
			en.fault(field, "%s is not a date.", quote(en.values[field]))
		}
	}
	return w
}

// readAbout finds the subject, the relation and the object or value.
func (en *entry) readAbout() {
	f, v := &en.edit.Fact, en.values
	slug, swapped, near := en.relationTyped(v[optRelation])
	f.Relation = slug
	switch {
	case v[optRelation] == "" || slug != "":
	case len(near) > 0:
		en.fault(optRelation, "%s is no relation of this story. Did you mean %s?", quote(v[optRelation]), series(near[:min(len(near), 4)], "or"))
	default:
		en.fault(optRelation, "%s is no relation of this story. Start typing it as an option, and choose one.", quote(v[optRelation]))
	}
	f.Subject, en.fact.Subject = en.entityNamed(optSubject)
	f.Object, en.fact.Object = en.entityNamed(optObject)
	if swapped && f.Object != "" {
		f.Subject, f.Object = f.Object, f.Subject
		en.fact.Subject, en.fact.Object = en.fact.Object, en.fact.Subject
		en.note("Read %s from the other side: the %s of %s.", quote(v[optRelation]), inSentence(en.view.Relation(slug).Label), v[optObject])
	}
	if v[optObject] != "" && v[optValue] != "" {
		en.fault(optValue, "A fact has an object or a value, not both. Leave one of them out.")
	}
	if v[optRelation] != "" && v[optSubject] == "" {
		en.fault(optSubject, "A relation needs a subject. Say whom or what it is about.")
	}
	if slug != "" && v[optSubject] != "" && v[optObject] == "" && v[optValue] == "" && f.Status != store.NotDisclosed && f.Status != store.Denied {
		if rel := en.view.Relation(slug); rel != nil && !en.bareRelation(slug) {
			en.note("No object and no value is given, so the fact answers by its sentence alone.")
		}
	}
}

// bareRelation reports a relation of which the story has facts without an object or a value.
func (r *reading) bareRelation(slug string) bool {
	return slices.ContainsFunc(r.view.Record.Facts, func(f store.Fact) bool { return f.Relation == slug && f.Object == 0 && f.Value == "" })
}

// entityNamed finds the entity that a field names, or makes ready the new one that it asks for.
func (en *entry) entityNamed(field string) (slug string, id store.EntityID) {
	text := en.values[field]
	if text == "" {
		return "", 0
	}
	if name, kind, ok := newName(text); ok {
		return en.newEntity(field, name, kind)
	}
	found := en.view.Resolve(text)
	switch len(found.Entities) {
	case 1:
		e := found.Entities[0]
		if found.Corrected {
			en.note("Read %s as %s.", quote(text), e.Name)
		}
		return e.Slug, e.ID
	case 0:
		for i := range en.made {
			if strings.EqualFold(en.made[i].Name, text) {
				return en.made[i].Slug, en.made[i].ID
			}
		}
		do := "Write “new: " + cut(text, 60) + "” to put it on record."
		if len(found.Near) > 0 {
			do = "Did you mean " + series(names(found.Near[:min(len(found.Near), 3)]), "or") + "? " + do
		}
		en.fault(field, "%s is not in %s. %s", quote(text), en.story.Slug, do)
		en.ask = append(en.ask, unknownName{field, text, found.Near})
		return "", 0
	}
	slugs := make([]string, len(found.Entities))
	for i, e := range found.Entities {
		slugs[i] = e.Slug
	}
	en.fault(field, "%s may be %s. Write which one.", quote(text), series(slugs[:min(len(slugs), 5)], "or"))
	en.ask = append(en.ask, unknownName{field, "", found.Entities})
	return "", 0
}

func (en *entry) newEntity(field, name, kind string) (string, store.EntityID) {
	if name == "" {
		en.fault(field, "The new name is missing. Write “new: Name (company)”.")
		return "", 0
	}
	if found := en.view.Resolve(name); len(found.Entities) == 1 && !found.Corrected {
		e := found.Entities[0]
		if !strings.EqualFold(e.Name, name) {
			en.note("%s is on record already, as %s.", name, e.Name)
		}
		return e.Slug, e.ID
	}
	for i := range en.made {
		if strings.EqualFold(en.made[i].Name, name) {
			return en.made[i].Slug, en.made[i].ID
		}
	}
	slug := freeSlug(store.Slug(name), "entity", func(s string) bool {
		return en.view.EntityBySlug(s) != nil || slices.ContainsFunc(en.made, func(e store.Entity) bool { return e.Slug == s })
	})
	e := store.Entity{ID: store.EntityID(-1 - len(en.made)), Slug: slug, Name: name, Kind: cmp.Or(kind, en.kindFor(field, en.values[optRelation]))}
	en.made = append(en.made, e)
	en.edit.Entities = append(en.edit.Entities, store.FileEntity{Slug: slug, Name: name, Kind: e.Kind})
	en.note("Will be made: %s (%s).", name, e.Kind)
	return slug, e.ID
}

func (en *entry) factNamed(field string) (key string, id store.FactID) {
	key = strings.ToLower(en.values[field])
	if key == "" {
		return "", 0
	}
	f := en.view.FactByKey(key)
	switch {
	case f == nil:
		near := en.nearFacts(key)
		keys := make([]string, len(near))
		for i, n := range near {
			keys[i] = n.Key
		}
		do := "Facts go by their keys."
		if len(keys) > 0 {
			do = "Did you mean " + series(keys, "or") + "?"
		}
		en.fault(field, "No fact called %s is in %s. %s", quote(key), en.story.Slug, do)
		return "", 0
	case en.base != nil && f.ID == en.base.ID && en.draft.Way != wayReplace:
		en.fault(field, "A fact cannot say that of itself.")
		return "", 0
	}
	return f.Key, f.ID
}

// freeKey is a key for a fact, made of the first words of its text that say something.
func (r *reading) freeKey(text string) string {
	var kept []string
	long := 0
	for word := range strings.SplitSeq(store.Slug(text), "-") {
		if unsaid[word] || long+len(word) > 40 || len(kept) == 5 {
			continue
		}
		kept = append(kept, word)
		long += len(word)
	}
	return freeSlug(strings.Join(kept, "-"), "fact", func(s string) bool { return r.view.FactByKey(s) != nil })
}

// unsaid are words that a key leaves out.
var unsaid = func() map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(`a an the of for in to and or is are was were be been has have had that this it its with by on as at from
		will would s than which who what but not`) {
		m[w] = w != "not"
	}
	return m
}()
