package answer

import (
	"slices"
	"strings"

	"byline/store"
)

// followUp answers a question that takes what it lacks from the one before it; false where it stands on its own.
func (s *session) followUp(t *Thread) bool {
	q := s.q
	prev := s.v.readQuestion(t.Text, s.in.Now)
	if text := s.shifted(q, prev); text != "" {
		return s.again(text)
	}
	f := s.v.Fact(t.Fact)
	switch {
	case q.asksSource() && f != nil:
		s.about(q, f, seekSpeaker, t)
		return true
	case q.asksStatus() && f != nil:
		s.standingOf(f)
		return true
	}
	named := 0
	for i := range q.named {
		if q.placeAt(q.named[i].from) == nil {
			named++
		}
	}
	content := slices.Contains(q.use, useContent)
	switch {
	case named == 0 && !content && len(q.places) == 0 && q.when.bound == boundNone && !q.when.past:
		return s.bareWord(q, prev, f, t)
	case named == 0 && !content:
		return s.again(q.onto(prev))
	case named > 0 && !content && q.linked && q.shape == shapeFragment:
		return s.again(q.substitute(prev))
	case named == 0:
		return s.attach(q, t)
	}
	return false
}

// again asks a question that was put together from two.
func (s *session) again(text string) bool {
	if text == "" {
		return false
	}
	q := s.v.readQuestion(clean(text), s.in.Now)
	if q.bare {
		return false
	}
	s.ask(q)
	return true
}

// only reports whether all words but those of grammar are among some.
func (q *query) only(words map[string]bool) bool {
	found := false
	for i := range q.toks {
		w := q.word(i)
		switch {
		case words[w]:
			found = true
		case stopWords[w], auxiliaries[w], prepositions[w], q.interrogative(i):
		default:
			return false
		}
	}
	return found
}

var (
	sourceWords = setOf(`said says say source sources claims claimed reported report reports told according`)
	statusWords = setOf(`confirmed true sure official certain correct verified reliable`)
)

// asksSource reports "who said so?", "source?".
func (q *query) asksSource() bool {
	return len(q.toks) < 8 && q.only(sourceWords) && q.seek != seekDate && q.seek != seekPlace && q.seek != seekReason && !q.is(0, "what")
}

// asksStatus reports "is that confirmed?".
func (q *query) asksStatus() bool {
	return len(q.toks) < 7 && q.only(statusWords) && q.shape == shapeYesNo
}

// about answers from the fact that answered the question before.
func (s *session) about(q *query, f *store.Fact, sought seek, t *Thread) bool {
	one := *q
	one.seek = sought
	m := one.matcher(one.frameOf(s.in.AsOf, s.in.Now), [2]int{})
	n := s.v.facts[f.ID]
	if m.timeFit(n, &m.frame) == 0 && !m.v.knownAt(n, m.frame.known) {
		return false
	}
	c := candidate{fact: n, p: 0.9, time: 1, cover: 1}
	c.short, c.typed = m.extract(&c)
	if c.typed < 0.8 {
		return false
	}
	s.answered(&reading{matcher: m}, []candidate{c})
	s.answer.Thread.Text = t.Text
	return true
}

// standingOf says how sure a fact is.
func (s *session) standingOf(f *store.Fact) {
	fr := s.q.frameOf(s.in.AsOf, s.in.Now)
	s.answer.Kind = Answered
	if f.Status == store.NotDisclosed {
		s.answer.Kind = NotDisclosed
	}
	s.answer.Facts = []Scored{s.scored(&candidate{fact: s.v.facts[f.ID], p: 0.9}, &fr)}
	switch f.Status {
	case store.Confirmed:
		s.answer.Verdict, s.answer.Short = Yes, "Yes, confirmed"
	case store.Denied:
		s.answer.Verdict, s.answer.Short = No, "No, denied"
	case store.Disputed:
		s.answer.Verdict, s.answer.Short = Neither, "Disputed"
	case store.NotDisclosed:
		s.answer.Short = "Not disclosed"
	default:
		s.answer.Verdict, s.answer.Short = Neither, "Reported, not confirmed"
	}
}

// bareWord answers "why?", "since when?", "where?" about what was asked before.
func (s *session) bareWord(q, prev *query, f *store.Fact, t *Thread) bool {
	if q.shape != shapeWh {
		return false
	}
	if f != nil && (q.seek == seekDate || q.seek == seekPlace || q.seek == seekUntil || q.seek == seekDuration) && s.about(q, f, q.seek, t) {
		return true
	}
	if !s.again(q.instead(prev)) {
		return false
	}
	if s.answer.Kind == NoRecord && f != nil && q.seek == seekDate && q.is(0, "since") {
		// What is on record without a date has been on record since its publication.
		fr := q.frameOf(s.in.AsOf, s.in.Now)
		s.answer.Kind, s.answer.Nearest, s.answer.Missing, s.answer.Examples = Answered, nil, "", nil
		s.answer.Facts = []Scored{s.scored(&candidate{fact: s.v.facts[f.ID], p: 0.6}, &fr)}
		s.answer.Short = "On record since " + f.Known().Format(s.v.loc)
	}
	return true
}

// keep writes the question again with some of its tokens left out or replaced.
func (q *query) keep(what func(i int) (string, bool)) string {
	var b strings.Builder
	for i := range q.toks {
		t := &q.toks[i]
		end := len(q.text)
		if i+1 < len(q.toks) {
			end = q.toks[i+1].start
		}
		s, ok := what(i)
		if !ok {
			continue
		}
		b.WriteString(s)
		b.WriteString(q.text[t.end:end])
	}
	return strings.Trim(b.String(), " ?!.,")
}

func (q *query) typed(i int) string { return q.text[q.toks[i].start:q.toks[i].end] }

// spoken is the question without what links it to the one before.
func (q *query) spoken() string {
	i := 0
	for i < len(q.toks) && q.use[i] == useStop && (q.word(i) == "and" || q.word(i) == "or" || q.word(i) == "but" || q.word(i) == "what" ||
		q.word(i) == "how" || q.word(i) == "about" || q.word(i) == "also" || q.word(i) == "so" || q.word(i) == "then") {
		i++
	}
	if i >= len(q.toks) {
		return ""
	}
	return strings.Trim(q.text[q.toks[i].start:], " ?!.,")
}

// instead puts the question word in the place of that of the question before.
func (q *query) instead(prev *query) string {
	return q.spoken() + " " + prev.keep(func(i int) (string, bool) {
		return prev.typed(i), prev.use[i] != useShape && prev.use[i] != useType
	})
}

// onto puts the place or time of a follow-up in the place of those of the question before.
func (q *query) onto(prev *query) string {
	places, dates := len(q.places) > 0, q.when.bound != boundNone || q.when.past
	out := prev.keep(func(i int) (string, bool) {
		if dates && (prev.use[i] == useDate || prev.use[i] == usePast) {
			return "", false
		}
		if places {
			if prev.placeAt(i) != nil || prev.use[i] == usePlace {
				return "", false
			}
			if p := prev.placeAt(i + 1); p != nil && (prepositions[prev.word(i)] || outsides[prev.word(i)]) {
				return "", false
			}
			if p := prev.placeAt(i + 2); p != nil && prev.word(i+1) == "the" && prepositions[prev.word(i)] {
				return "", false
			}
		}
		if q.shape == shapeWh && (prev.use[i] == useShape || prev.use[i] == useType) {
			return "", false
		}
		return prev.typed(i), true
	})
	spoken := q.spoken()
	if places && len(q.places) == 1 && !dates && q.places[0].from == len(q.toks)-len(strings.Fields(spoken)) && !q.places[0].outside {
		spoken = "in " + spoken
	}
	if q.shape == shapeWh {
		return spoken + " " + out
	}
	return out + " " + spoken
}

// substitute puts the entity of a follow-up in the place of one of its kind in the question before.
func (q *query) substitute(prev *query) string {
	mine := &q.named[0]
	kind := func(m *mention) string {
		k := q.v.Record.Entities[m.entities[0]].Kind
		if k == store.KindOrganisation {
			return store.KindCompany
		}
		return k
	}
	name := q.text[q.toks[mine.from].start:q.toks[mine.to-1].end]
	var old *mention
	for i := range prev.named {
		m := &prev.named[i]
		if kind(m) == kind(mine) && (old == nil || m.possessed && !old.possessed) {
			old = m
		}
	}
	if old == nil && len(prev.named) == 1 && len(prev.places) == 0 {
		old = &prev.named[0]
	}
	if old == nil {
		return prev.keep(func(i int) (string, bool) { return prev.typed(i), true }) + " " + name
	}
	return prev.keep(func(i int) (string, bool) {
		switch {
		case i == old.to-1:
			return name, true
		case i >= old.from && i < old.to:
			return "", false
		}
		return prev.typed(i), true
	})
}

// shifted reads "and the next day?" against the date of the question before.
func (s *session) shifted(q, prev *query) string {
	if prev.when.bound == boundNone || len(q.toks) > 6 {
		return ""
	}
	var days, years int
	for i := range q.toks {
		a, b := q.word(i), q.word(i+1)
		switch {
		case (a == "next" || a == "following") && b == "day", a == "day" && (b == "after" || b == "later"):
			days = 1
		case a == "previous" && b == "day", a == "day" && (b == "before" || b == "earlier"):
			days = -1
		case (a == "next" || a == "following") && b == "year", a == "year" && (b == "after" || b == "later"):
			years = 1
		case a == "previous" && b == "year", a == "year" && (b == "before" || b == "earlier"):
			years = -1
		}
	}
	from, _ := prev.when.from.Span(s.v.loc)
	var at string
	switch {
	case days != 0 && prev.when.from.Precision() >= store.Day:
		at = "on " + store.DayOf(from.AddDate(0, 0, days)).String()
	case years != 0:
		at = "in " + from.AddDate(years, 0, 0).Format("2006")
	default:
		return ""
	}
	return prev.keep(func(i int) (string, bool) { return prev.typed(i), prev.use[i] != useDate }) + " " + at
}

// attach gives a question without names the entities that the one before was about.
func (s *session) attach(q *query, t *Thread) bool {
	pronoun := -1
	for i := range q.toks {
		if personal[q.word(i)] != "" && q.use[i] == useStop {
			pronoun = i
			break
		}
	}
	alone := s.read(q)
	if pronoun < 0 && !q.linked && alone.best() >= threshold {
		return false
	}
	var sets [][]int32
	var all []int32
	for _, id := range t.Subjects {
		n, ok := s.v.entities[id]
		if !ok {
			continue
		}
		kind := s.v.Record.Entities[n].Kind
		if pronoun >= 0 {
			switch personal[q.word(pronoun)] {
			case "person":
				if kind != store.KindPerson {
					continue
				}
			case "thing":
				if kind == store.KindPerson {
					continue
				}
			}
		}
		all = append(all, n)
	}
	for i := len(all) - 1; i >= 0; i-- {
		sets = append(sets, all[i:i+1])
	}
	if pronoun < 0 {
		slices.Reverse(sets)
	}
	if len(all) > 1 && pronoun >= 0 && !strings.HasSuffix(q.word(pronoun), "s") && q.word(pronoun) != "their" {
		sets = append([][]int32{all}, sets...)
	}
	for _, set := range sets {
		one := q.withName(set, pronoun)
		if r := s.read(one); r.best() >= threshold {
			s.q = one
			s.give(r)
			return true
		}
	}
	if alone.best() >= threshold || len(sets) == 0 || pronoun < 0 && !q.linked {
		return false
	}
	one := q.withName(sets[0], pronoun)
	s.q = one
	s.give(s.read(one))
	return true
}

// personal are the pronouns that stand for what was named before.
var personal = map[string]string{"it": "thing", "its": "thing", "he": "person", "him": "person", "his": "person", "she": "person",
	"her": "person", "hers": "person", "they": "any", "them": "any", "their": "any", "theirs": "any"}

// withName is the question with a name in the place of its pronoun, or added at its end.
func (q *query) withName(entities []int32, pronoun int) *query {
	one := *q
	one.use = slices.Clone(q.use)
	one.pronoun = false
	if pronoun < 0 {
		one.toks = append(slices.Clone(q.toks), token{text: "", start: len(q.text), end: len(q.text)})
		one.stems = append(slices.Clone(q.stems), "")
		one.use = append(one.use, useName)
		pronoun = len(one.toks) - 1
	}
	w := q.word(pronoun)
	one.use[pronoun] = useName
	one.named = append(slices.Clone(q.named), mention{from: pronoun, to: pronoun + 1, entities: entities,
		possessed: w == "its" || w == "his" || w == "her" || w == "their" || w == ""})
	return &one
}

// completed is the question as it stands without the one before.
func (q *query) completed() string {
	return strings.TrimSpace(q.keep(func(i int) (string, bool) {
		m := q.nameAt(i)
		if m == nil || q.text[q.toks[i].start:q.toks[i].end] != "" && personal[q.word(i)] == "" {
			return q.typed(i), true
		}
		name := q.v.Record.Entities[m.entities[0]].Name
		if q.typed(i) == "" {
			return " of " + name, true
		}
		if m.possessed {
			name += "'s"
		}
		return name, true
	}))
}

// finish notes what the next question may follow up.
func (s *session) finish() {
	a := &s.answer
	if a.Kind == NotUnderstood {
		if t := s.thread(); t != nil {
			a.Thread = *t
		}
		return
	}
	t := Thread{Text: a.Thread.Text, At: s.in.Now}
	if t.Text == "" {
		t.Text = s.q.completed()
	}
	add := func(id store.EntityID) {
		if id != 0 && !slices.Contains(t.Subjects, id) && len(t.Subjects) < 4 {
			t.Subjects = append(t.Subjects, id)
		}
	}
	for i := range s.q.named {
		m := &s.q.named[i]
		if len(m.entities) == 1 && (s.q.placeAt(m.from) == nil || len(s.q.named) == 1) {
			add(s.v.Record.Entities[m.entities[0]].ID)
		}
	}
	if len(a.Facts) > 0 {
		f := a.Facts[0].Fact
		t.Fact, t.Relation, t.Where = f.ID, f.Relation, f.Where
		add(f.Subject)
		add(f.Object)
	}
	a.Thread = t
}
