package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// followUp answers a question that takes what it lacks from the one before it; false where it stands on its own.
func (s *session) followUp(t *Thread) bool {
	q := s.q
	q.readAlso()
	s.plain = s.plain || q.judging() && q.pronoun && q.words() < 2
	prev := s.v.readQuestion(t.Text, s.in.Now)
	f := s.v.Fact(t.Fact)
	text := s.shifted(q, prev, f)
	if text == "" {
		text = q.ofOrdinal(prev)
	}
	if text != "" {
		s.moved = s.again(text)
		return s.moved
	}
	if way := q.asksAlong(); way != turnNone && f != nil {
		s.along(way, q.asksFinal(), prev, f, t)
		return true
	}
	switch {
	case q.asksSource():
		if f == nil || !s.about(q, f, seekSpeaker, t) {
			s.nothingMore(prev)
		}
		return true
	case q.asksOpposed() && f != nil && s.opposed(q, f, t):
		return true
	case q.asksReply() && f != nil && s.opposed(q, f, t):
		return true
	case f != nil && q.asksWhenOver(f):
		s.about(q, f, seekUntil, t)
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
	case named == 0 && q.linked && q.shape == shapeFragment:
		if one, r := s.inPlace(q, prev); r != nil {
			s.q = one
			s.give(r)
			return true
		}
		if prev.shape == shapeWh && s.wholly(q, prev) {
			return true
		}
		return s.attach(q.askingAs(prev), t)
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
		case english.StopWords[w], english.Auxiliaries[w], english.Prepositions[w], q.interrogative(i):
		default:
			return false
		}
	}
	return found
}

var (
	sourceWords = english.WordSet(`said says say source sources claims claimed reported report reports told according`)
	statusWords = english.WordSet(`confirmed true sure official certain correct verified reliable`)
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
	if m.timeFit(n) == 0 && !m.v.knownAt(n, m.frame.known) {
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
	if q.asksWhoTheyAre() || q.asksWhatTheyDo() {
		return s.attach(q, t)
	}
	if q.seek == seekReason && q.asksWhyTheyWent() && s.attach(q, t) {
		if s.answer.Kind != NoRecord {
			return true
		}
		s.wipe()
	}
	if f != nil && q.seek == seekAgent && english.Prepositions[q.word(0)] && s.about(prev, f, seekAgent, t) {
		return true // by whom?
	}
	if f != nil && (q.seek == seekDate || q.seek == seekPlace || q.seek == seekUntil || q.seek == seekDuration) && s.about(q, f, q.seek, t) {
		return true
	}
	if q.seek == seekNumber && (f != nil && asksPart(q) && s.moreOf(q, f, t) || s.readOtherwise(q, prev, t)) {
		return true
	}
	if q.elided() && f == nil {
		s.nothingMore(prev)
		return true
	}
	if q.saysMore() && s.attach(q, t) {
		if s.answer.Kind != NoRecord && !s.repeats(q, t) {
			return true
		}
		s.wipe()
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
		s.moved = true
	}
	return true
}

// asksWhoTheyAre reports "who is he?", "where is she from?": a question about somebody who was spoken of, and not about what was.
func (q *query) asksWhoTheyAre() bool {
	if q.seek != seekAgent && q.seek != seekAny && q.seek != seekPlace {
		return false
	}
	for i := 1; i < len(q.toks); i++ {
		switch q.word(i - 1) {
		case "is", "was", "are", "were", "whos", "wheres":
			if p := personal[q.word(i)]; p == "person" || p == "any" {
				return true
			}
		}
	}
	return false
}

// asksWhatTheyDo reports "what did she say?": a question with a verb of its own, be it a light one, for what somebody does who was spoken
// of, other than "when did it happen?".
func (q *query) asksWhatTheyDo() bool {
	pronoun, verb := false, false
	if q.seek == seekAgent && len(q.toks) > 2 && q.use[1] == useLight && !happens[q.word(1)] {
		return personal[q.word(2)] != "" // who made it
	}
	for i := range q.toks {
		w := q.word(i)
		pronoun = pronoun || personal[w] != ""
		verb = verb || pronoun && q.use[i] == useLight && !happens[w]
	}
	return pronoun && verb
}

// happens are the light verbs that say no more than that something was so.
var happens = english.WordSet(`happen happens happened happening occur occurs occurred take takes took taken place come came go went get got end yet still already far ever`)

// attach gives a question without names the entities that the one before was about.
func (s *session) attach(q *query, t *Thread) bool {
	pronoun := q.pronounAt()
	prev := s.v.readQuestion(t.Text, s.in.Now)
	noun, asked := q.withNoun(prev, pronoun, s.in.Now)
	if noun != nil {
		if r := s.read(noun); r.best() >= threshold {
			s.q = noun
			s.give(r)
			return true
		}
	}
	alone := s.read(q)
	if q.refers() && s.elsewhere(alone, t) {
		s.given = alone
		s.decline(alone)
		return true
	}
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
	if pronoun >= 0 && (q.word(pronoun) == "they" || q.word(pronoun) == "them") {
		// They are rather people and companies than what these did, and all of them together where it is several.
		agent := func(n int32) bool {
			fits, sure := seekAgent.fits(s.v.Record.Entities[n].Kind)
			return fits && sure
		}
		slices.SortStableFunc(sets, func(a, b []int32) int {
			switch x, y := agent(a[0]), agent(b[0]); {
			case x && !y:
				return -1
			case y && !x:
				return 1
			}
			return 0
		})
		if len(all) > 1 && !slices.ContainsFunc(all, func(n int32) bool { return !agent(n) }) {
			sets = append([][]int32{all}, sets...)
		}
	}
	var best *reading
	for _, set := range sets {
		one := q.withName(set, pronoun)
		r := s.read(one)
		if r.best() < threshold && q.words() == 0 && pronoun >= 0 && len(set) == 1 {
			// With no word of its own to go by it is looked for by the name as it is written.
			if named := s.v.readQuestion(clean(one.completed()), s.in.Now); len(named.named) == 1 && slices.Equal(named.named[0].entities, set) {
				r = s.read(named)
			}
		}
		if r.best() >= threshold && r.best() > best.best()+0.02 {
			best = r // of whom it fits best, the one spoken of last where it fits several alike
		}
	}
	if best != nil {
		s.q = best.query
		s.give(best)
		return true
	}
	if noun != nil && asked && (alone.best() < threshold || !s.v.says(alone.found[0].fact, noun.stems[noun.insteadOf(q, pronoun)])) {
		s.q = noun // whether it was paid is not told by the payment of something else
		s.give(s.read(noun))
		return true
	}
	ofAnother := pronoun >= 0 && personal[q.word(pronoun)] == "person" && alone.best() >= threshold &&
		!slices.ContainsFunc(all, func(n int32) bool { return s.v.roleIn(s.v.Record.Entities[n].ID, alone.found[0].fact) != 0 })
	if alone.best() >= threshold && !ofAnother || len(sets) == 0 || pronoun < 0 && !q.linked {
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
		one.toks = append(slices.Clone(q.toks), english.Token{Text: "", Start: len(q.text), End: len(q.text)})
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
		t.Fact, t.Relation, t.Where, t.Said = f.ID, f.Relation, f.Where, a.Short
		add(f.Subject)
		add(f.Object)
	}
	a.Thread = t
}
