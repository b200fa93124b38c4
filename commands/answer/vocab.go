package answer

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"byline/commands/answer/english"
	"byline/store"
)

// vocab is what the words of a question may mean in a story, and where the facts that they speak of are.
type vocab struct {
	phrases map[string][]phrase // by the stem of the first word, longest first
	places  map[string]bool     // keys of the places that facts are limited to
	where   map[string]place    // by Where as written
	slots   map[slot][]int32    // facts by one of their entities and the relation
	of      map[string][]int32  // facts by relation
	holders map[string][]int32  // facts by relation that say of a person that they hold a place
	silent  []int32             // facts that say that something was not disclosed
	first   time.Time           // the story's first and last day
	last    time.Time
	heroes  []store.EntityID // the entities that the title names
	topic   map[string]bool  // stems of the title and the summary
	foreign bool             // the story is not in English
	// bridged are the built-in relations that a story's own relation says it is asked for by: whoever asks for the cost means its
	// "mission cost" too.
	bridged map[[2]string]bool
	years   map[[2]int]int // the last year in which a fact happened, by month and day; 0 is any day
	askedBy []string       // the words for the relations of which the story has facts
	own     []phrase       // the ways of several words to speak of the story's own relations
	ofOwn   bool           // facts are of such
}

// phrase is one way to speak of a relation.
type phrase struct {
	stems    []string
	words    []string // as they are written
	relation int32    // as counted in the record
	inverse  bool     // it is said from the object's side
	passive  bool     // it had a "by" at its end
}

// slot is what an entity has by a relation.
type slot struct {
	entity   store.EntityID
	relation string
}

func newVocab(v *View) *vocab {
	r := v.Record
	c := &vocab{phrases: map[string][]phrase{}, places: map[string]bool{}, where: map[string]place{}, slots: map[slot][]int32{},
		of: map[string][]int32{}, years: map[[2]int]int{}, holders: map[string][]int32{}}
	for i := range r.Relations {
		rel := &r.Relations[i]
		c.addPhrase(int32(i), strings.ReplaceAll(rel.Slug, "-", " "), false)
		c.addPhrase(int32(i), rel.Label, false)
		for _, w := range rel.Words {
			c.addPhrase(int32(i), w, false)
		}
		if rel.Inverse != "" && !rel.Symmetric {
			c.addPhrase(int32(i), rel.Inverse, true)
		}
	}
	for _, l := range c.phrases {
		slices.SortStableFunc(l, func(a, b phrase) int { return len(b.stems) - len(a.stems) })
	}
	for i := range r.Facts {
		c.addFact(v, int32(i), &r.Facts[i])
	}
	c.bridge(v)
	c.ofOwn = slices.ContainsFunc(r.Relations, func(rel store.Relation) bool { return !rel.Builtin && len(c.of[rel.Slug]) > 0 })
	for _, l := range c.phrases {
		for _, p := range l {
			if len(c.of[r.Relations[p.relation].Slug]) > 0 {
				c.askedBy = append(c.askedBy, p.words...)
			}
		}
	}
	slices.Sort(c.askedBy)
	c.askedBy = slices.Compact(c.askedBy)
	c.topic = map[string]bool{}
	for _, t := range english.Tokenize(r.Story.Title) {
		c.topic[english.Stem(t.Text)] = !english.StopWords[t.Text]
	}
	for _, t := range english.Tokenize(r.Story.Summary) {
		st := english.Stem(t.Text)
		if id, ok := v.stemID(st); ok && v.index.said(id) >= max(4, len(r.Facts)/20) {
			c.topic[st] = !english.StopWords[t.Text]
		}
	}
	for _, m := range v.mentions(english.Tokenize(r.Story.Title), nil) {
		for _, e := range m.entities {
			c.heroes = append(c.heroes, r.Entities[e].ID)
		}
	}
	return c
}

// bridge finds the built-in relations by whose name people ask for one of the story's own.
func (c *vocab) bridge(v *View) {
	c.bridged = map[[2]string]bool{}
	builtin := map[string][]string{} // by name, as stems
	leads := map[string]bool{}       // the offices of whoever leads
	for i := range v.Record.Relations {
		if rel := &v.Record.Relations[i]; rel.Builtin {
			for _, name := range [...]string{rel.Label, strings.ReplaceAll(rel.Slug, "-", " ")} {
				key := strings.Join(stemsOf(name), " ")
				builtin[key] = append(builtin[key], rel.Slug)
			}
			for _, w := range rel.Words {
				leads[english.Fold(w)] = leads[english.Fold(w)] || rel.Slug == "leader"
			}
		}
	}
	for _, l := range c.phrases {
		for _, p := range l {
			rel := &v.Record.Relations[p.relation]
			if len(p.words) == 3 && p.words[1] == "of" && p.words[0] == "cause" && len(c.of[rel.Slug]) > 0 { // what caused the fire is the cause of it
				c.own = append(c.own, phrase{stems: []string{p.stems[0], p.stems[2]}, words: []string{p.words[0], p.words[2]}, relation: p.relation, inverse: p.inverse})
			}
			if rel.Builtin || len(c.of[rel.Slug]) == 0 {
				continue
			}
			for _, b := range builtin[strings.Join(p.stems, " ")] {
				c.bridged[[2]string{b, rel.Slug}] = true
			}
			if label := nameWords(rel.Label); len(label) > 1 {
				if b := label[len(label)-1]; slices.Contains(builtin[english.Stem(b)], b) {
					c.bridged[[2]string{b, rel.Slug}] = true // a union leader is a leader
				}
			}
			if k := len(p.words) - 1; k > 1 && p.words[k] == "by" {
				p.words, p.stems, p.passive = p.words[:k], p.stems[:k], true // who supplied the insulation is who it was supplied by
			}
			if told := slices.ContainsFunc(p.words, func(w string) bool { return english.StopWords[w] || english.Prepositions[w] }); len(p.stems) > 1 && !told {
				c.own = append(c.own, p)
			}
		}
	}
	for i := range v.Record.Relations {
		rel := &v.Record.Relations[i]
		if rel.Builtin || len(c.of[rel.Slug]) == 0 {
			continue
		}
		for _, name := range [...]string{rel.Label, strings.ReplaceAll(rel.Slug, "-", " ")} {
			if leads[english.Fold(name)] {
				c.bridged[[2]string{"leader", rel.Slug}] = true // a president is asked for as whoever leads is
			}
		}
	}
	slices.SortFunc(c.own, func(a, b phrase) int {
		return cmp.Or(cmp.Compare(a.relation, b.relation), slices.Compare(a.stems, b.stems), slices.Compare(a.words, b.words))
	})
}

func (c *vocab) addPhrase(relation int32, text string, inverse bool) {
	words := nameWords(text)
	if len(words) == 0 || len(words) == 1 && !english.Telling[words[0]] &&
		(english.StopWords[words[0]] || english.Auxiliaries[words[0]] || english.Prepositions[words[0]]) {
		return
	}
	stems := make([]string, 0, len(words))
	kept := words[:0]
	for i, w := range words {
		if i == 0 || w != "the" && w != "a" && w != "an" { // phraseEnd passes over articles
			stems = append(stems, english.Stem(w))
			kept = append(kept, w)
		}
	}
	for _, p := range c.phrases[stems[0]] {
		if p.relation == relation && slices.Equal(p.stems, stems) && slices.Equal(p.words, kept) {
			return
		}
	}
	c.phrases[stems[0]] = append(c.phrases[stems[0]], phrase{stems: stems, words: kept, relation: relation, inverse: inverse})
}

func (c *vocab) addFact(v *View, n int32, f *store.Fact) {
	if f.Relation != "" {
		c.of[f.Relation] = append(c.of[f.Relation], n)
		for k, e := range [...]store.EntityID{f.Subject, f.Object} {
			if e != 0 && (k == 0 || e != f.Subject) {
				s := slot{e, f.Relation}
				c.slots[s] = append(c.slots[s], n)
			}
		}
	}
	if p := f.Happened.Precision(); !f.Happened.IsZero() && p >= store.Month {
		t, _ := f.Happened.Span(v.loc)
		m, day := int(t.Month()), t.Day()
		c.years[[2]int{m, 0}] = max(c.years[[2]int{m, 0}], t.Year())
		if p > store.Month {
			c.years[[2]int{m, day}] = max(c.years[[2]int{m, day}], t.Year())
		}
	}
	if e, ok := v.entities[f.Object]; ok && f.Object != 0 && f.Status != store.Denied && f.Status != store.NotDisclosed &&
		v.Record.Entities[e].Kind == store.KindPerson {
		c.holders[f.Relation] = append(c.holders[f.Relation], n)
	}
	if f.Status == store.NotDisclosed {
		c.silent = append(c.silent, n)
	}
	if f.Where != "" {
		p, ok := c.where[f.Where]
		if !ok {
			p = v.readWhere(f.Where)
			c.where[f.Where] = p
			c.places[p.key] = true
		}
	}
	for _, w := range [...]store.When{f.Happened, f.Known()} {
		if from, to := w.Span(v.loc); !from.IsZero() {
			if c.first.IsZero() || from.Before(c.first) {
				c.first = from
			}
			if w == f.Happened && w.Precision() < store.Month {
				continue // a year ends long after the story
			}
			if to.After(c.last) {
				c.last = to
			}
		}
	}
}

// lastYear is the last year in which a fact happened on a day of a month, or in the month where day is 0; 0 for none.
func (c *vocab) lastYear(m time.Month, day int) int { return c.years[[2]int{int(m), day}] }

// has reports whether a relation is spoken of with a word of this stem.
func (c *vocab) has(stem string) bool { return len(c.phrases[stem]) > 0 }

// named keeps of several relations that a phrase may mean the one that is called just so, where the story has facts of it:
// with a relation "prime minister" the words no longer mean any leader.
func (v *View) named(all []phrase) []phrase {
	if len(all) < 2 {
		return all
	}
	for i := range all {
		rel := &v.Record.Relations[all[i].relation]
		for _, name := range [...]string{rel.Label, strings.ReplaceAll(rel.Slug, "-", " ")} {
			if strings.EqualFold(strings.Join(stemsOf(name), " "), strings.Join(all[i].stems, " ")) && len(v.vocab.of[rel.Slug]) > 0 {
				return all[i : i+1]
			}
		}
	}
	return all
}

func stemsOf(text string) []string { return english.StemsOfWords(nameWords(text)) }
