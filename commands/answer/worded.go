package answer

import (
	"slices"
	"strings"

	"byline/store"
)

// worded is the short answer of a fact as it is given: what extract found in it, made whole where the text tells more of it than was
// taken, and empty, so that the sentence stands, where what was found cannot be what was asked for. It has no say in which fact answers.
func (m *matcher) worded(c *candidate) string {
	f := &m.v.Record.Facts[c.fact]
	if f.Status == store.NotDisclosed || m.judging() {
		return c.short
	}
	short := m.drawn(c, f)
	switch m.seek {
	case seekAgent, seekPerson, seekCompany, seekOrganisation:
		if short == "" {
			break
		}
		if s := m.besideAsked(c, f, short); s != "" {
			return s
		}
		if s := m.wholeDoer(f, short); s != "" {
			short = s
		}
	}
	if short != "" && !m.stands(c, f, short) {
		return ""
	}
	return short
}

// drawn is what worded is before it is judged.
func (m *matcher) drawn(c *candidate, f *store.Fact) string {
	if c.short == "" || c.typed < 0.93 {
		if s := m.besideNoun(f, c.short); s != "" {
			return s
		}
	}
	switch m.seek {
	case seekPlace:
		return m.wholePlace(c, f)
	case seekNumber, seekMoney, seekPercent, seekAmount:
		return m.wholeFigure(c, f)
	case seekDate:
		if s := m.timeTaken(f); s != "" {
			return s
		}
		return m.finerDate(f, c.short)
	case seekReason:
		if f.Object != 0 && m.asks(f.Object) && c.short == m.v.Name(f.Object) {
			return "" // the fire did not cause itself
		}
	case seekAgent, seekPerson, seekCompany, seekOrganisation:
		return m.wholeName(c, f)
	case seekEvent:
		if m.noun >= 0 && !m.sortedBy(c.short) {
			return ""
		}
	case seekAny:
		if c.short == "" {
			if s := m.loneSum(f); s != "" {
				return s
			}
			return m.complement(f)
		}
		if m.misfit(f, c.short) {
			return ""
		}
	}
	return c.short
}

// besideNoun is a name of a text that stands beside the noun of which or what: "the Baur au Lac hotel", "the journal Cell". Empty where
// there is none or more than one, or where the answer has it already.
func (m *matcher) besideNoun(f *store.Fact, short string) string {
	if m.noun < 0 || m.list || m.counts() || m.seek == seekPerson || m.seek == seekDate {
		return ""
	}
	noun, found := m.stems[m.noun], ""
	toks := m.v.parse(f.Text).toks
	is := func(i int) bool { return i >= 0 && i < len(toks) && m.v.stemOf(toks[i].text) == noun }
	told := 0
	for i := range toks {
		if is(i) {
			told++
		}
	}
	if told != 1 {
		return ""
	}
	for _, s := range m.v.parse(f.Text).spans {
		if s.kind != spanName || m.questionHas(toks[s.from:s.to]) || s.to == s.from+1 && adjectival(toks, s.from) {
			continue
		}
		name := f.Text[s.start:s.end]
		switch {
		case m.spanHas(toks[s.from+1:s.to], noun):
		case toks[s.to-1].flags&flagPoss != 0:
			continue
		case (m.seek == seekPlace || m.seek == seekEvent || short == "") && is(s.to) && toks[s.to].flags&flagBreak == 0 && !goesOn(toks, s.to+1):
			name = f.Text[s.start:toks[s.to].end]
		case toks[s.from].flags&(flagBreak|flagFirst) != 0:
			continue
		case is(s.from - 1), s.from > 1 && toks[s.from-1].text == "of" && is(s.from-2) && m.seek == seekPlace:
		default:
			continue
		}
		if found != "" || strings.Contains(short, f.Text[s.start:s.end]) || short != "" && strings.Contains(name, short) {
			return ""
		}
		if l := m.v.names.called(toks[s.from:s.to]); len(l) == 1 && m.v.Name(m.v.Record.Entities[l[0]].ID) == short {
			return ""
		}
		found = name
	}
	return found
}

// goesOn reports that a noun before a token is but the first of two: the battery of "battery maker".
func goesOn(toks []token, i int) bool {
	if i >= len(toks) || toks[i].flags&(flagBreak|flagFirst) != 0 {
		return false
	}
	w := toks[i].text
	return !stopWords[w] && !prepositions[w] && !auxiliaries[w] && !pasts[w] && !presents[w] && !strings.HasSuffix(w, "ed") && w != "and"
}

// sortedBy reports that a name, or what is told of what it names, has the noun of which or what.
func (m *matcher) sortedBy(name string) bool {
	e := m.v.entityNamed(name)
	return e == nil || e.Kind == store.KindEvent || m.calledBy(e.ID)
}

// misfit reports a value that cannot be what a question for something asks for: where it was, or how many.
func (m *matcher) misfit(f *store.Fact, short string) bool {
	if short != f.Value || m.shape != shapeWh || m.word(0) == "how" || m.word(0) == "where" {
		return false
	}
	toks := m.v.parse(short).toks
	return len(toks) > 1 && placing[toks[0].text] && !hasFigure(toks)
}

// costing are the stems of words that make a question for something one for a sum.
var costing = stemSet(`pay paid cost worth price spend fetch earn fee fine value`)

// getting are those that do so before "for" and "in": "what did they get for it", "what did the sale bring in".
var getting = stemSet(`get got receive received bring brought`)

// complement is what follows the preposition that a question ends in, where the text has it after the same verb: "what did he die of"
// asks for what "died of" is followed by.
func (m *matcher) complement(f *store.Fact) string {
	last := len(m.toks) - 1
	prep := m.word(last)
	if m.shape != shapeWh || m.noun >= 0 || !prepositions[prep] || !m.is(0, "what") {
		return ""
	}
	toks, found := m.v.parse(f.Text).toks, ""
	for i := 1; i+1 < len(toks); i++ {
		if toks[i].text != prep || toks[i].flags&flagBreak != 0 || !m.contentHas(m.v.stemOf(toks[i-1].text)) {
			continue
		}
		to := i + 1
		for to < len(toks) && toks[to].flags&(flagBreak|flagFirst) == 0 && (to == i+1 || !leadingOn[toks[to].text] && (toks[to].text == "of" || !prepositions[toks[to].text] || gerund(toks[to-1].text))) {
			to++
		}
		if found != "" || to > i+8 || m.questionHas(toks[i+1:to]) {
			return ""
		}
		found = f.Text[toks[i+1].start:toks[to-1].end]
	}
	return found
}

// leadingOn are the words that begin what is said beside a noun.
var leadingOn = setOf(`that which who whom whose when where while because although and but as`)

// loneSum is the only sum of money of a fact whose sum is asked for by a verb: "what did he pay for his cab".
func (m *matcher) loneSum(f *store.Fact) string {
	got := false
	for i, s := range m.stems {
		got = got || costing[s] || getting[s] && slices.ContainsFunc(m.toks[i:], func(t token) bool { return t.text == "for" || t.text == "in" })
	}
	if m.noun >= 0 || !got {
		return ""
	}
	for _, text := range [...]string{f.Value, f.Text} {
		toks := m.v.parse(text).toks
		sum := ""
		for _, s := range m.v.parse(text).spans {
			if s.kind != spanNumber || !moneyIn(toks[s.from:s.to]) {
				continue
			}
			if sum != "" || m.questionHas(toks[s.from:s.to]) {
				return ""
			}
			sum = widened(text, toks, s.from, s.to)
		}
		if sum != "" {
			return sum
		}
	}
	return ""
}

// described is the name of whom a question means by what they are, where the fact tells it: the co-pilot.
func (m *matcher) described(f *store.Fact) string {
	if len(m.named) != 1 || len(m.named[0].entities) != 1 {
		return ""
	}
	e := &m.v.Record.Entities[m.named[0].entities[0]]
	if m.seek != seekAgent && m.seek != seekPerson && !m.naming() || f.Subject != e.ID && f.Object != e.ID {
		return ""
	}
	name := nameWords(e.Name)
	for i := m.named[0].from; i < m.named[0].to; i++ {
		if m.toks[i].flags&flagCap != 0 || slices.Contains(name, m.word(i)) {
			return ""
		}
	}
	return e.Name
}

// entityNamed is the entity of a name, written as on record; nil where there is none.
func (v *View) entityNamed(name string) *store.Entity {
	for i := range v.Record.Entities {
		if e := &v.Record.Entities[i]; e.Name == name {
			return e
		}
	}
	return nil
}
