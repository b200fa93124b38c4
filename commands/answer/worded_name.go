package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// wholeName is the name of who it was, with those that the text names in one breath with it: "Brian Cullinan and Martha Ruiz".
func (m *matcher) wholeName(c *candidate, f *store.Fact) string {
	if c.short == "" {
		return ""
	}
	if s := m.heldBy(c, f); s != "" {
		return s
	}
	if m.someone(f, c.short) {
		return f.Value
	}
	if m.list && f.Relation != "" {
		return c.short
	}
	if s := m.series(f.Text, c.short); s != "" {
		return s
	}
	if m.doubted(c, f) {
		return ""
	}
	return c.short
}

// someone reports a value that tells who it was without a name, of which the answer is a part: "a former employee of Acme".
func (m *matcher) someone(f *store.Fact, short string) bool {
	toks := m.v.parse(f.Value).toks
	if f.Object != 0 || len(toks) < 3 || toks[0].Text != "a" && toks[0].Text != "an" {
		return false
	}
	for _, s := range m.v.parse(f.Value).spans {
		if s.Kind == english.SpanName && m.sameName(f.Value, toks, s, short) {
			return true
		}
	}
	return false
}

// doubted reports a name of which nothing but that the fact is of it says that it is the one, where the text names another that may have
// been asked for: that the loss was the museum's does not tell who put a figure to it, nor that the club won who scored for it.
func (m *matcher) doubted(c *candidate, f *store.Fact) bool {
	e := m.v.entityNamed(c.short)
	if c.side != 0 || c.typed > 0.9 || e == nil {
		return false
	}
	body := e.Kind != store.KindPerson && (m.seek == seekAgent || m.seek == seekPerson)
	toks := m.v.parse(f.Text).toks
	other := false
	for _, s := range m.v.parse(f.Text).spans {
		if s.Kind != english.SpanName || m.questionHas(toks[s.From:s.To]) || s.To == s.From+1 && adjectival(toks, s.From) {
			continue
		}
		if m.sameName(f.Text, toks, s, c.short) || strings.Contains(f.Text[s.Start:s.End], c.short) {
			if !body {
				return false
			}
			continue
		}
		l := m.v.names.called(toks[s.From:s.To])
		other = other || len(l) == 0 && s.To-s.From > 1 && toks[s.To-1].Flags&english.FlagPoss == 0
		for _, n := range l {
			o := &m.v.Record.Entities[n]
			if fits, _ := m.seek.fits(o.Kind); fits && !m.asks(o.ID) {
				other = true
			}
		}
	}
	return other
}

// heldBy is the person of a fact of whom its value is not the name but what they head: a value is a name only where the person is asked
// about.
func (m *matcher) heldBy(c *candidate, f *store.Fact) string {
	e := m.v.Entity(f.Subject)
	if c.short != f.Value || f.Object != 0 || e == nil || e.Kind != store.KindPerson || m.asks(f.Subject) || m.asksObject() {
		return ""
	}
	if p := m.v.placedIn(c.fact); len(p) == 0 || !slices.ContainsFunc(p[0].entities, func(n int32) bool { return m.v.Record.Entities[n].ID == e.ID }) {
		return ""
	}
	return e.Name
}

// series is the whole of a run of names that are told in one breath, of which one is the answer; empty where it stands alone, or where
// the question names another of them.
func (m *matcher) series(text, name string) string {
	toks := m.v.parse(text).toks
	var names []english.Span
	at := -1
	for _, s := range m.v.parse(text).spans {
		if s.Kind != english.SpanName {
			continue
		}
		if at < 0 && m.sameName(text, toks, s, name) {
			at = len(names)
		}
		names = append(names, s)
	}
	if at < 0 {
		return ""
	}
	first, last := at, at
	anded := false
	for first > 0 {
		j, and := joint(toks, names[first-1].To, names[first].From)
		if !j || !and && !anded && !m.andedAfter(toks, names, first) {
			break
		}
		anded = anded || and
		first--
	}
	for last+1 < len(names) {
		j, and := joint(toks, names[last].To, names[last+1].From)
		if !j || !and && !m.andedAfter(toks, names, last+1) {
			break
		}
		last++
		if and {
			break
		}
	}
	if first == last {
		return ""
	}
	for _, s := range names[first : last+1] {
		if m.questionHas(toks[s.From:s.To]) || toks[s.To-1].Flags&english.FlagPoss != 0 && s != names[last] {
			return ""
		}
		for _, e := range m.v.names.called(toks[s.From:s.To]) {
			if fits, certain := m.seek.fits(m.v.Record.Entities[e].Kind); m.asks(m.v.Record.Entities[e].ID) || !fits && certain {
				return ""
			}
		}
	}
	return text[names[first].Start:names[last].End]
}

// andedAfter reports that the names from one on go on to an "and".
func (m *matcher) andedAfter(toks []english.Token, names []english.Span, from int) bool {
	for i := from; i+1 < len(names); i++ {
		switch j, and := joint(toks, names[i].To, names[i+1].From); {
		case and:
			return true
		case !j:
			return false
		}
	}
	return false
}

// joint reports that two names with these tokens between them are told in one breath, and whether by "and".
func joint(toks []english.Token, from, to int) (joined, and bool) {
	if toks[to].Flags&english.FlagFirst != 0 {
		return false, false
	}
	if from < to && toks[to-1].Text == "the" {
		to--
	}
	switch {
	case from == to:
		return toks[to].Flags&english.FlagBreak != 0, false
	case to == from+1 && toks[from].Text == "and":
		return true, true
	}
	return false, false
}

// sameName reports a span of a text that is a name, or what the record calls so.
func (m *matcher) sameName(text string, toks []english.Token, s english.Span, name string) bool {
	if text[s.Start:s.End] == name || strings.HasSuffix(name, " "+text[s.Start:s.End]) {
		return true
	}
	for _, e := range m.v.names.called(toks[s.From:s.To]) {
		if m.v.Record.Entities[e].Name == name {
			return true
		}
	}
	return false
}
