package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// secondLook looks once more at a follow-up that found nothing, or nothing but what was answered before: for more that the fact tells which
// answered the question before, and for other questions that it may stand for. What was said already is no answer to something else.
func (s *session) secondLook(q *query, t *Thread) {
	s.preferSpokenOf(q, t)
	repeats := !s.moved && s.repeats(q, t)
	if f := s.v.Fact(t.Fact); !repeats && !s.moved && f != nil && s.answer.Kind == Answered && s.answer.Facts[0].Fact.ID == f.ID && s.answer.Short == t.Said && s.figureOf(q, f, t) {
		return
	}
	if s.answer.Kind != NoRecord && !repeats || t.Text == "" {
		return
	}
	prev := s.v.readQuestion(t.Text, s.in.Now)
	if s.answer.Kind == NoRecord && s.stillOf(t) {
		return
	}
	if f := s.v.Fact(t.Fact); f != nil && (s.moreOf(q, f, t) || s.untold(q, f, t)) {
		return
	}
	if s.readOtherwise(q, prev, t) {
		return
	}
	if repeats {
		r := s.given
		s.wipe()
		if rest := r.found[1:]; len(rest) > 0 && rest[0].p >= threshold && !r.judging() {
			s.answered(r, rest)
			return
		}
		s.decline(r)
	}
}

// preferSpokenOf puts what has to do with what was just spoken of before what has not, where a question says little of its own and the record
// has several answers to it: who pays, after how much the settlement was, asks who pays that.
func (s *session) preferSpokenOf(q *query, t *Thread) {
	r := s.given
	if r == nil || s.answer.Kind != Answered && s.answer.Kind != NotDisclosed || r.judging() || r.list || r.outcome != nil || len(r.found) < 2 ||
		len(q.named) > 0 || q.words() > 1 || q.when.bound != boundNone || s.q != q {
		return
	}
	nearness := func(c *candidate) int {
		f := &s.v.Record.Facts[c.fact]
		switch g := s.v.Fact(t.Fact); {
		case f.ID == t.Fact && c.short != t.Said:
			return 2
		case f.ID != t.Fact && (g != nil && f.Subject != 0 && f.Subject == g.Subject || slices.Contains(t.Subjects, f.Subject)):
			return 1
		}
		return 0
	}
	best := 0
	for i := range r.found {
		if c := &r.found[i]; c.p < threshold || c.p < 0.75*r.found[0].p {
			break
		} else if nearness(c) > nearness(&r.found[best]) {
			best = i
		}
	}
	if best == 0 {
		return
	}
	c := r.found[best]
	r.found = slices.Insert(slices.Delete(r.found, best, best+1), 0, c)
	s.wipe()
	s.answered(r, r.found)
}

// stillOf answers with the fact that answered before where it tells all that is asked, and nothing tells it better: what was just spoken of is
// likelier meant than anything else.
func (s *session) stillOf(t *Thread) bool {
	const least = 0.35
	r := s.given
	if r == nil || r.best() < least || r.judging() {
		return false
	}
	c := &r.found[0]
	f := &s.v.Record.Facts[c.fact]
	if f.ID != t.Fact || len(c.miss) > 0 || c.typed < 0.9 || c.short == "" || c.short == t.Said || f.Status == store.Denied {
		return false
	}
	c.p = max(c.p, threshold)
	s.wipe()
	s.answered(r, r.found[:1])
	return true
}

// wipe takes back what was answered.
func (s *session) wipe() {
	s.answer.Kind, s.answer.Facts, s.answer.Short, s.answer.Verdict = "", nil, "", NoVerdict
	s.answer.Nearest, s.answer.Missing, s.answer.Examples, s.answer.Choices = nil, "", nil, nil
}

// repeats reports an answer that tells what the one before told, though the question asks of something that the fact does not speak of, or for
// what it does not hold.
func (s *session) repeats(q *query, t *Thread) bool {
	a := &s.answer
	if a.Kind != Answered || a.Verdict != NoVerdict || len(a.Facts) == 0 || a.Facts[0].Fact.ID != t.Fact || s.given == nil || len(s.given.found) == 0 {
		return false
	}
	if q.shape == shapeWh && q.seek != seekAny && s.given.found[0].typed < 0.4 && len(q.named) == 0 {
		return true
	}
	if q.seek == seekAgent && q.asksWhoTheyAre() && english.SizeOf(t.Said).OK || q.noun >= 0 && a.Short == a.Facts[0].Fact.Text {
		return true // who the counted are is not who counts them, and which channel it is on is no whole sentence
	}
	if t.Said == "" || a.Short != t.Said {
		return false
	}
	if english.SizeOf(t.Said).OK && (q.seek == seekAny || q.seek == seekAgent || q.seek == seekReason || q.seek == seekPlace) && q.shape == shapeWh {
		return true // a figure tells nothing but how much
	}
	if q.asksAgain() {
		return false
	}
	m := q.matcher(q.frameOf(s.in.AsOf, s.in.Now), [2]int{})
	m.weigh(s.v.facts[t.Fact], 0)
	for i := range m.units {
		u := &m.units[i]
		switch {
		case u.kind == unitPlace, u.light:
		case slices.Contains(m.missed, i):
			return true
		case u.kind == unitWord && !q.asking && !s.v.says(s.v.facts[t.Fact], m.stems[u.from]):
			return true // and the pilot? is not told of who flew it
		}
	}
	return asksPart(q) || q.asksWhole() || q.shape == shapeFragment && len(m.units) == 0
}

// says reports a fact that has a word of this stem in its text.
func (v *View) says(n int32, st string) bool {
	id, ok := v.stemID(st)
	return ok && v.index.hasStem(id, uint32(n)) == 2
}

// asksAgain reports a question that says nothing but pronouns: "who is that?"
func (q *query) asksAgain() bool {
	return q.bare && q.shape != shapeFragment && !asksPart(q) && !q.asksWhole()
}

// asksPart reports "how much of that", "how many of those": a part of what was told.
func asksPart(q *query) bool {
	for i := 1; i+1 < len(q.toks); i++ {
		if (q.word(i-1) == "much" || q.word(i-1) == "many") && q.word(i) == "of" {
			switch q.word(i + 1) {
			case "that", "this", "it", "those", "these", "them":
				return true
			}
		}
	}
	return false
}

// figureOf answers with the figure of a fact that stands by the words of a question, or by none of
// them, where that is not the one which was given before.
func (s *session) figureOf(q *query, f *store.Fact, t *Thread) bool {
	m := q.matcher(q.frameOf(s.in.AsOf, s.in.Now), [2]int{})
	n := s.v.facts[f.ID]
	other := m.otherFigure(n, t.Said)
	if near := m.offTo(n, other); other == "" || near > 3 && near < len(m.v.parse(f.Text).toks) || m.offTo(n, t.Said) < near {
		return false
	}
	return s.moreOf(q, f, t)
}

// offTo is how many words lie between a figure of a text and the nearest word of the question.
func (m *matcher) offTo(n int32, figure string) int {
	text := m.v.Record.Facts[n].Text
	p := m.v.parse(text)
	best := len(p.toks)
	at := strings.Index(text, figure)
	for k := range p.toks {
		if at < 0 || !m.contentHas(m.v.stemOf(p.toks[k].Text)) {
			continue
		}
		for j := range p.toks {
			if p.toks[j].Start >= at && p.toks[j].End <= at+len(figure) {
				best = min(best, max(j-k, k-j))
			}
		}
	}
	return best
}

// moreOf answers from the fact that answered the question before, where that tells all that is asked now and what it then gives is
// something else: "how much had they wanted?" after what they got.
func (s *session) moreOf(q *query, f *store.Fact, t *Thread) bool {
	if q.shape != shapeWh || t.Said == "" || f.Status == store.NotDisclosed || f.Status == store.Denied {
		return false
	}
	switch q.seek {
	case seekNumber, seekMoney, seekPercent, seekAmount:
	default:
		return false
	}
	m := q.matcher(q.frameOf(s.in.AsOf, s.in.Now), [2]int{})
	n := s.v.facts[f.ID]
	c := m.weigh(n, 0)
	told := 0
	for i := range m.units {
		switch u := &m.units[i]; {
		case slices.Contains(c.miss, i) && !(asksPart(q) && u.kind == unitWord && english.LightWords[q.word(u.from)]):
			return false
		case slices.Contains(c.miss, i):
		case u.kind == unitWord && (!u.light || m.toldAs(u, n) != nil || s.v.says(n, m.stems[u.from])), u.kind == unitName && asksPart(q):
			told++
		}
	}
	if q.asksWhole() && (s.v.says(n, "all") || s.v.says(n, english.Stem("total")) || s.v.says(n, english.Stem("altogether"))) {
		told++
	}
	if told == 0 || m.timeFit(n) == 0 {
		return false
	}
	c.short, c.typed = m.extract(&c)
	if c.short = m.otherFigure(n, t.Said); c.short == "" {
		return false
	}
	c.p, c.typed = 0.7, 0.9
	r := &reading{matcher: m, found: []candidate{c}}
	s.wipe()
	s.q, s.given = q, r
	s.answered(r, r.found)
	s.answer.Short = c.short
	s.answer.Thread.Text = t.Text
	return true
}

// otherFigure is the figure of a text beside one that was given, of the same unit: the only one, or else the one that stands nearest after or
// before a word of the question; empty for none.
func (m *matcher) otherFigure(n int32, said string) string {
	text := m.v.Record.Facts[n].Text
	given := english.SizeOf(said)
	if !given.OK {
		return ""
	}
	type figure struct {
		words string
		off   int
	}
	var all []figure
	p := m.v.parse(text)
	for _, s := range p.spans {
		if s.Kind != english.SpanNumber || ordinal(p.toks[s.From:s.To]) {
			continue
		}
		words := widened(text, p.toks, s.From, s.To)
		x := english.SizeOf(text[s.Start:s.End])
		part := asksPart(m.query) && percentIn(p.toks[s.From:s.To])
		if strings.Contains(said, text[s.Start:s.End]) || !x.OK || len(given.Unit) > 0 && len(x.Unit) > 0 && !slices.Equal(x.Unit, given.Unit) && !part ||
			moneyIn(p.toks[s.From:s.To]) != moneyIn(m.v.parse(said).toks) && !part {
			continue
		}
		off := len(p.toks)
		for k := range p.toks {
			if w := p.toks[k].Text; m.contentHas(m.v.stemOf(w)) || m.namedIn(w) || m.asksWhole() && (w == "all" || w == "total" || w == "altogether") {
				off = min(off, max(s.From-k, k-s.To, 0))
			}
		}
		all = append(all, figure{words, off})
	}
	slices.SortStableFunc(all, func(a, b figure) int { return a.off - b.off })
	if len(all) == 0 || len(all) > 1 && (all[0].off == all[1].off || all[0].off > 5) {
		return ""
	}
	return all[0].words
}

// namedIn reports a word of a name of the question.
func (q *query) namedIn(word string) bool {
	for i := range q.toks {
		if q.use[i] == useName && q.word(i) == word {
			return true
		}
	}
	return false
}

// asksWhole reports "how much was that in all?".
func (q *query) asksWhole() bool {
	for i := range q.toks {
		if q.is(i, "in", "all") || q.is(i, "in", "total") || q.word(i) == "altogether" || q.word(i) == "overall" {
			return true
		}
	}
	return false
}

// untold answers "why?", "for how much?" with what tells that just this was not said of what the fact tells that answered the question before.
func (s *session) untold(q *query, f *store.Fact, t *Thread) bool {
	var words string
	switch {
	case q.words() > 0 || q.shape != shapeWh || len(q.named) > 0:
		return false
	case q.seek == seekReason:
		words = "why reason explain explanation motive cause grounds"
	case q.seek == seekMoney || q.seek == seekAmount:
		words = "price sum amount cost fee paid pay value worth"
	default:
		return false
	}
	found := int32(-1)
	n := s.v.facts[f.ID]
	fr := q.frameOf(s.in.AsOf, s.in.Now)
	for i := range s.v.Record.Facts {
		g := &s.v.Record.Facts[i]
		if g.Status != store.NotDisclosed || !s.v.currentAt(int32(i), fr.known, fr.over) || f.Subject != 0 && g.Subject != 0 && g.Subject != f.Subject ||
			!g.Happened.IsZero() && !f.Happened.IsZero() && g.Happened != f.Happened || !s.v.saysOne(int32(i), words) || !s.v.shareThing(n, int32(i)) {
			continue
		}
		if found >= 0 {
			return false
		}
		found = int32(i)
	}
	if found < 0 {
		return false
	}
	r := &reading{matcher: q.matcher(fr, [2]int{}), found: []candidate{{fact: found, p: 0.7, time: 1, cover: 1, typed: 1}}}
	s.wipe()
	s.q, s.given = q, r
	s.answered(r, r.found)
	s.answer.Thread.Text = t.Text
	return true
}

// saysOne reports a fact that has one of some words in its text.
func (v *View) saysOne(n int32, words string) bool {
	for w := range strings.FieldsSeq(words) {
		if v.says(n, english.Stem(w)) {
			return true
		}
	}
	return false
}

// shareThing reports two facts with a word in common that few have.
func (v *View) shareThing(n, o int32) bool {
	const few = 5
	x := v.index
	for _, t := range x.fact(uint32(n)) {
		w := &x.words[t.word()]
		if w.stop || english.LightWords[w.text] || english.Prepositions[w.text] || english.Auxiliaries[w.text] || x.stems[w.stem].facts > few {
			continue
		}
		if x.hasStem(w.stem, uint32(o)) == 2 {
			return true
		}
	}
	return false
}
