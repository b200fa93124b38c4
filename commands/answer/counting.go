package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// countsThings reports "how many floors …": things of one sort are counted, not people and not what somebody did.
func (q *query) countsThings() bool {
	i := q.counted
	return i >= 0 && !peopleWords[q.word(i)] && !q.countsDoing()
}

// countsDoing reports that a verb stands for what is counted: "how many died", "how many were killed".
func (q *query) countsDoing() bool {
	i := q.counted
	return i >= 0 && (english.Auxiliaries[q.word(i-1)] || q.finiteVerb(i) || q.word(i) == "dead")
}

// headsAfter are the words after a figure that may be the noun it counts: "96 hours", "15 of its tests", "three serious injuries".
func headsAfter(toks []english.Token, at int) []english.Token {
	if at < len(toks) && toks[at].Text == "of" { // "700 of the company's 770 employees" are employees
		for k := at + 1; k < len(toks) && k < at+5 && toks[k].Flags&(english.FlagBreak|english.FlagFirst) == 0; k++ {
			if english.IsFigure(&toks[k]) {
				return headsAfter(toks, k+1)
			}
		}
	}
	for at < len(toks) && at > 0 && toks[at].Flags&(english.FlagBreak|english.FlagFirst) == 0 && (toks[at].Text == "of" || at > 1 && toks[at-1].Text == "of" && owners[toks[at].Text]) {
		at++
	}
	to := at
	for to < len(toks) && to < at+4 {
		t := &toks[to]
		if t.Flags&(english.FlagBreak|english.FlagFirst|english.FlagNum) != 0 || english.StopWords[t.Text] || english.Prepositions[t.Text] || english.Auxiliaries[t.Text] || owners[t.Text] || english.Pasts[t.Text] || english.Presents[t.Text] {
			break
		}
		to++
	}
	return toks[at:to]
}

// owners stand between "of" and what is counted.
var owners = english.WordSet(`the its his her their our these those all`)

// ofMeasure reports that a figure is of time, of a measure, money or a share, and so counts no people or things.
func ofMeasure(heads []english.Token) bool {
	return len(heads) > 0 && (english.TimeUnits[heads[0].Text] || english.AnyUnit()[heads[0].Text] || heads[0].Text == "percent" || heads[0].Text == "point" || heads[0].Text == "points" || english.CurrencyWords[heads[0].Text])
}

// countedBy says how well a figure of a text counts what the question does: 1 where the noun stands after it, less where it stands by
// itself, and little where something else is counted.
func (m *matcher) countedBy(c *candidate, toks []english.Token, s english.Span) float64 {
	heads := headsAfter(toks, s.To)
	told := c.rel != nil && c.relLevel >= 0.9
	if ofMeasure(heads) && !m.countsAs(heads[0].Text) {
		return 0.15 // twelve years are no people
	}
	if !m.countsThings() {
		if s.To+1 < len(toks) && toks[s.To].Text == "of" && (toks[s.To+1].Text == "its" || toks[s.To+1].Text == "their") && len(heads) > 0 && !personLike(heads[len(heads)-1].Text) {
			return 0.3 // "15 of its tests"
		}
		return 1
	}
	for i := range heads {
		if m.countsAs(heads[i].Text) {
			return 1
		}
	}
	switch {
	case told, len(heads) > 0 && peopleWords[heads[0].Text] && m.spanHas(toks, m.stems[m.counted]):
		return 1 // "3.5 million people registered as fans"
	case len(heads) > 0 && heads[len(heads)-1].Flags&english.FlagHyphen == 0 && !doings[heads[0].Text] && !strings.HasSuffix(heads[0].Text, "ed") && !m.countsKin(toks, s.To):
		return 0.4
	case len(heads) > 0:
		return 1
	}
	// It stands by itself: "the number of floors rose to 24".
	for i := range toks {
		if i >= s.From && i < s.To || !m.countsAs(toks[i].Text) {
			continue
		}
		if i == 0 || !english.IsFigure(&toks[i-1]) {
			return 1
		}
	}
	return 0.5
}

// doings tell after a figure what befell those who are counted.
var doings = english.WordSet(`dead hurt missing alive more others less fewer`)

// countsAs reports that a word is what the question counts, or says the same.
func (m *matcher) countsAs(word string) bool {
	st := m.v.stemOf(word)
	if st == m.stems[m.counted] {
		return true
	}
	id, ok := m.v.stemID(st)
	for i := range m.units {
		u := &m.units[i]
		if u.from > m.counted || u.to <= m.counted {
			continue
		}
		if ok && m.saysUnit(u, id) {
			return true
		}
		for k := range u.said {
			if d := &u.said[k]; english.Stem(d.Words[len(d.Words)-1]) == st || english.Stem(d.Words[0]) == st {
				return true
			}
		}
	}
	return false
}

// valueCounts reports that a fact's value, which the question did not ask for by its relation, counts what the question does. Where
// the value does not say what it counts, the text does.
func (m *matcher) valueCounts(c *candidate, f *store.Fact, value []english.Token) bool {
	if m.counted < 0 || c.rel != nil && c.relLevel >= 0.9 {
		return true
	}
	at := slices.IndexFunc(m.v.parse(f.Value).spans, func(s english.Span) bool { return s.Kind == english.SpanNumber })
	if at < 0 {
		return true
	}
	s := m.v.parse(f.Value).spans[at]
	if len(headsAfter(value, s.To)) > 0 {
		return m.countedBy(c, value, s) > 0.5
	}
	text := m.v.parse(f.Text)
	for _, o := range text.spans {
		if o.Kind == english.SpanNumber && sameFigure(text.toks[o.From:o.To], value[s.From:s.To]) {
			return m.countedBy(c, text.toks, o) > 0.5
		}
	}
	return !m.countsThings() || m.countedBy(c, value, s) > 0.5
}

// sameFigure compares figures as they are written, "five" and "5" being one.
func sameFigure(a, b []english.Token) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	return english.Stem(a[0].Text) == english.Stem(b[0].Text)
}

// countsByRelation reports that what is counted is the fact's own relation, told in whatever figure: how many of the accounts are
// bots may be told as a share.
func (m *matcher) countsByRelation(c *candidate) bool {
	return c.rel != nil && c.relLevel == 1 && c.side != 0 && c.rel.from <= m.counted && m.counted < c.rel.to
}

// noneIn gives the words by which a text says that there is none of what is counted: "none of them was hurt".
func (m *matcher) noneIn(c *candidate, f *store.Fact) string {
	if m.counted < 0 || c.rel != nil {
		return ""
	}
	toks := m.v.parse(f.Text).toks
	for i := range toks {
		n := 1
		switch w := toks[i].Text; {
		case w == "nobody", w == "none":
		case w == "no" && i+1 < len(toks) && (toks[i+1].Text == "one" || m.v.stemOf(toks[i+1].Text) == m.stems[m.counted]):
			n = 2
		default:
			continue
		}
		for k := i + n; k < len(toks) && k < i+n+5 && toks[k].Flags&english.FlagBreak == 0; k++ {
			id, ok := m.v.stemID(m.v.stemOf(toks[k].Text))
			if ok && slices.ContainsFunc(m.units, func(u unit) bool { return u.kind == unitWord && !u.light && slices.Contains(u.stems, id) }) {
				return f.Text[toks[i].Start:toks[i+n-1].End]
			}
		}
	}
	return ""
}

// meantAlone lowers, beside a question for what came about, a fact that tells of it as of what was merely meant: how many flights it made
// is not told by how many the team intended.
func (m *matcher) meantAlone(n int32) float64 {
	if m.seek != seekNumber || m.judging() || m.counted < 0 || m.frame.first {
		return 1
	}
	did := false
	for i := range m.toks {
		switch w := m.word(i); {
		case w == "did" || w == "has" || w == "have" || w == "had":
			did = true
		case meaning[w]:
			return 1
		}
	}
	if !did {
		return 1
	}
	x := m.v.index
	fit := 1.0
	for _, t := range x.fact(uint32(n)) {
		switch w := x.words[t.word()].text; {
		case w == "will", w == "would", w == "due":
			fit = min(fit, 0.75) // it said it would cut them, and it was due to the cold
		case meaning[w]:
			fit = min(fit, 0.45)
		}
	}
	return fit
}

// meaning are the words for what is intended.
var meaning = english.WordSet(`plan plans planned planning intend intends intended aim aims aimed hope hopes hoped want wants wanted propose proposes proposed
	will would due expect expects expected should supposed scheduled meant`)

// personLike reports a noun that looks like one for people.
func personLike(w string) bool {
	if typeNouns[strings.TrimSuffix(w, "s")] == seekPerson {
		return true
	}
	return slices.ContainsFunc([]string{"ers", "ors", "ists", "men", "women", "ians", "ees", "ants", "ents", "children", "boys", "girls", "kids", "crew", "staff", "people",
		"victims", "fans", "dead", "wounded", "pilots"}, func(end string) bool { return strings.HasSuffix(w, end) })
}

// ofLike reports a fact whose text names another of the same kind as a name of the question, and not that one.
func (m *matcher) ofLike(u *unit, n int32) bool {
	like := false
	for _, p := range m.v.placedIn(n) {
		for _, e := range p.entities {
			if slices.Contains(u.name.entities, e) {
				return false
			}
			like = like || m.v.Record.Entities[e].Kind == m.v.Record.Entities[u.name.entities[0]].Kind
		}
	}
	return like
}
