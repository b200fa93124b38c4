package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
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
	is := func(i int) bool { return i >= 0 && i < len(toks) && m.v.stemOf(toks[i].Text) == noun }
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
		if s.Kind != english.SpanName || m.questionHas(toks[s.From:s.To]) || s.To == s.From+1 && adjectival(toks, s.From) {
			continue
		}
		name := f.Text[s.Start:s.End]
		switch {
		case m.spanHas(toks[s.From+1:s.To], noun):
		case toks[s.To-1].Flags&english.FlagPoss != 0:
			continue
		case (m.seek == seekPlace || m.seek == seekEvent || short == "") && is(s.To) && toks[s.To].Flags&english.FlagBreak == 0 && !goesOn(toks, s.To+1):
			name = f.Text[s.Start:toks[s.To].End]
		case toks[s.From].Flags&(english.FlagBreak|english.FlagFirst) != 0:
			continue
		case is(s.From - 1), s.From > 1 && toks[s.From-1].Text == "of" && is(s.From-2) && m.seek == seekPlace:
		default:
			continue
		}
		if found != "" || strings.Contains(short, f.Text[s.Start:s.End]) || short != "" && strings.Contains(name, short) {
			return ""
		}
		if l := m.v.names.called(toks[s.From:s.To]); len(l) == 1 && m.v.Name(m.v.Record.Entities[l[0]].ID) == short {
			return ""
		}
		found = name
	}
	return found
}

// goesOn reports that a noun before a token is but the first of two: the battery of "battery maker".
func goesOn(toks []english.Token, i int) bool {
	if i >= len(toks) || toks[i].Flags&(english.FlagBreak|english.FlagFirst) != 0 {
		return false
	}
	w := toks[i].Text
	return !english.StopWords[w] && !english.Prepositions[w] && !english.Auxiliaries[w] && !english.Pasts[w] && !english.Presents[w] && !strings.HasSuffix(w, "ed") && w != "and"
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
	return len(toks) > 1 && placing[toks[0].Text] && !hasFigure(toks)
}

// costing are the stems of words that make a question for something one for a sum.
var costing = english.StemSet(`pay paid cost worth price spend fetch earn fee fine value`)

// getting are those that do so before "for" and "in": "what did they get for it", "what did the sale bring in".
var getting = english.StemSet(`get got receive received bring brought`)

// complement is what follows the preposition that a question ends in, where the text has it after the same verb: "what did he die of"
// asks for what "died of" is followed by.
func (m *matcher) complement(f *store.Fact) string {
	last := len(m.toks) - 1
	prep := m.word(last)
	if m.shape != shapeWh || m.noun >= 0 || !english.Prepositions[prep] || !m.is(0, "what") {
		return ""
	}
	toks, found := m.v.parse(f.Text).toks, ""
	for i := 1; i+1 < len(toks); i++ {
		if toks[i].Text != prep || toks[i].Flags&english.FlagBreak != 0 || !m.contentHas(m.v.stemOf(toks[i-1].Text)) {
			continue
		}
		to := i + 1
		for to < len(toks) && toks[to].Flags&(english.FlagBreak|english.FlagFirst) == 0 && (to == i+1 || !leadingOn[toks[to].Text] && (toks[to].Text == "of" || !english.Prepositions[toks[to].Text] || gerund(toks[to-1].Text))) {
			to++
		}
		if found != "" || to > i+8 || m.questionHas(toks[i+1:to]) {
			return ""
		}
		found = f.Text[toks[i+1].Start:toks[to-1].End]
	}
	return found
}

// leadingOn are the words that begin what is said beside a noun.
var leadingOn = english.WordSet(`that which who whom whose when where while because although and but as`)

// loneSum is the only sum of money of a fact whose sum is asked for by a verb: "what did he pay for his cab".
func (m *matcher) loneSum(f *store.Fact) string {
	got := false
	for i, s := range m.stems {
		got = got || costing[s] || getting[s] && slices.ContainsFunc(m.toks[i:], func(t english.Token) bool { return t.Text == "for" || t.Text == "in" })
	}
	if m.noun >= 0 || !got {
		return ""
	}
	for _, text := range [...]string{f.Value, f.Text} {
		toks := m.v.parse(text).toks
		sum := ""
		for _, s := range m.v.parse(text).spans {
			if s.Kind != english.SpanNumber || !moneyIn(toks[s.From:s.To]) {
				continue
			}
			if sum != "" || m.questionHas(toks[s.From:s.To]) {
				return ""
			}
			sum = widened(text, toks, s.From, s.To)
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
		if m.toks[i].Flags&english.FlagCap != 0 || slices.Contains(name, m.word(i)) {
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
