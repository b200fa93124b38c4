package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// besideAsked is the name that a text puts right beside what a question says of whom it asks for, where that is another than was drawn: the
// holder of "the team doctor Eva Lund", whoever stands before the question's verb, the one whose programme it was.
func (m *matcher) besideAsked(c *candidate, f *store.Fact, short string) string {
	if s := m.togetherWith(f); s != "" && s != short {
		return s
	}
	if c.side != 0 && c.typed >= 0.95 || m.list || m.shape != shapeWh {
		return ""
	}
	toks := m.v.parse(f.Text).toks
	noun, verb := m.roleAsked(), -1
	if len(noun) == 0 && m.doer != nil && m.doer.from < len(m.stems) {
		verb = m.doer.from
	}
	found, own := "", false
	for _, s := range m.v.parse(f.Text).spans {
		if s.Kind != english.SpanName || m.questionHas(toks[s.From:s.To]) || s.From > 1 && toks[s.From-1].Text == "and" && toks[s.From-2].Flags&english.FlagCap != 0 {
			continue
		}
		beside := false
		switch {
		case m.is(0, "whose"):
			beside = toks[s.To-1].Flags&english.FlagPoss != 0 && m.whoseNoun(toks, s.To)
		case len(noun) > 0:
			beside = m.holds(toks, s, noun)
		case verb >= 0 && s.To < len(toks):
			beside = toks[s.To-1].Flags&english.FlagPoss == 0 && (s.From == 0 || toks[s.From-1].Text != "of" && !english.Prepositions[toks[s.From-1].Text]) && toks[s.To].Flags&(english.FlagBreak|english.FlagFirst) == 0 && m.v.stemOf(toks[s.To].Text) == m.stems[verb]
		}
		if !beside {
			continue
		}
		if m.sameName(f.Text, toks, s, short) || strings.Contains(short, f.Text[s.Start:s.End]) || strings.Contains(f.Text[s.Start:s.End], short) {
			own = true
			continue
		}
		name := f.Text[s.Start:s.End]
		if l := m.v.names.called(toks[s.From:s.To]); len(l) == 1 {
			e := &m.v.Record.Entities[l[0]]
			if fits, _ := m.seek.fits(e.Kind); !fits || m.asks(e.ID) {
				continue
			}
			name = e.Name
		}
		if found != "" {
			return ""
		}
		found = name
	}
	if own {
		return ""
	}
	return found
}

// togetherWith is the one whom a text names in one breath with the one of a question that asks "with" whom: "who wanted to bid with Eva Lund".
func (m *matcher) togetherWith(f *store.Fact) string {
	toks, spans := m.v.parse(f.Text).toks, m.v.parse(f.Text).spans
	for i := range m.named {
		men := &m.named[i]
		if m.word(men.from-1) != "with" || len(men.entities) != 1 {
			continue
		}
		is := func(s english.Span) bool {
			l := m.v.names.called(toks[s.From:s.To])
			return s.Kind == english.SpanName && len(l) == 1 && l[0] == men.entities[0]
		}
		for k := 1; k < len(spans); k++ {
			a, b := spans[k-1], spans[k]
			if a.Kind != english.SpanName || b.Kind != english.SpanName || is(a) == is(b) || a.From > 1 && toks[a.From-1].Text == "and" {
				continue
			}
			if _, and := joint(toks, a.To, b.From); !and {
				continue
			}
			if is(a) {
				a = b
			}
			if l := m.v.names.called(toks[a.From:a.To]); len(l) == 1 {
				e := &m.v.Record.Entities[l[0]]
				if fits, _ := m.seek.fits(e.Kind); fits {
					return e.Name
				}
				return ""
			}
			return f.Text[a.Start:a.End]
		}
	}
	return ""
}

// whoseNoun reports that the noun of whose stands at a token, or after one that describes it.
func (m *matcher) whoseNoun(toks []english.Token, at int) bool {
	for k := at; k < len(toks) && k < at+2; k++ {
		if m.v.stemOf(toks[k].Text) == m.stems[1] {
			return true
		}
	}
	return false
}

// roleAsked are the stems of the noun by which a question asks for somebody: team and doctor of "who was the team doctor"; nil for others.
func (m *matcher) roleAsked() []string {
	if !m.is(0, "who") || !beings[m.word(1)] {
		return nil
	}
	var out []string
	for i := 2; i < len(m.toks); i++ {
		w := m.word(i)
		switch {
		case m.use[i] == useName || m.use[i] == useDate || m.use[i] == usePlace || w == "the" || w == "a" || w == "an":
		case english.StopWords[w] || english.Prepositions[w]:
			return out
		case english.Auxiliaries[w] || m.verbLike(i) || strings.HasSuffix(w, "ly"):
			return nil
		default:
			out = append(out, m.stems[i])
		}
	}
	return out
}

// holds reports that a noun stands right before a name, or after it as what somebody is: "team doctor Eva Lund", "Eva Lund of Holm as team
// doctor".
func (m *matcher) holds(toks []english.Token, s english.Span, noun []string) bool {
	n := len(noun)
	is := func(from int) bool {
		return from >= 0 && from+n <= len(toks) && slices.EqualFunc(toks[from:from+n], noun, func(t english.Token, st string) bool { return m.v.stemOf(t.Text) == st })
	}
	if is(s.From-n) && toks[s.From].Flags&(english.FlagBreak|english.FlagFirst) == 0 {
		return true
	}
	k := s.To
	if k < len(toks) && (toks[k].Text == "as" && (s.From == 0 || toks[s.From-1].Text != "from" && !displacing[m.v.stemOf(toks[s.From-1].Text)]) || toks[k].Flags&english.FlagBreak != 0) {
		for k < len(toks) && (toks[k].Text == "as" || toks[k].Text == "the" || toks[k].Text == "a" || toks[k].Text == "an") {
			k++
		}
		return is(k)
	}
	return false
}

// displacing are verbs of which the object is no longer what the subject becomes.
var displacing = english.StemSet(`succeed follow replace oust beat defeat`)

// wholeDoer is a name with the noun after it that tells who of them did it: "Navy divers found", "Acme's board voted".
func (m *matcher) wholeDoer(f *store.Fact, short string) string {
	toks := m.v.parse(f.Text).toks
	for _, s := range m.v.parse(f.Text).spans {
		if s.Kind != english.SpanName || f.Text[s.Start:s.End] != short && !m.sameName(f.Text, toks, s, short) {
			continue
		}
		if e := m.v.entityNamed(short); e != nil && e.Kind == store.KindPerson {
			return ""
		}
		for k := s.To; k < len(toks) && k < s.To+3 && toks[k].Flags&(english.FlagBreak|english.FlagFirst|english.FlagCap|english.FlagNum|english.FlagPoss) == 0 && !english.Prepositions[toks[k].Text] && !m.toldVerb(toks, k); k++ {
			if somePeople[toks[k].Text] || actingBodies[toks[k].Text] {
				if k+1 < len(toks) && toks[k+1].Flags&(english.FlagBreak|english.FlagCap) == 0 && m.toldVerb(toks, k+1) {
					return f.Text[s.Start:toks[k].End]
				}
				return ""
			}
		}
		return ""
	}
	return ""
}

// actingBodies are nouns of those who act together or for somebody.
var actingBodies = english.WordSet(`police prosecutors researchers scientists engineers troops fighters investigators regulators lawyers staff employees owners
	shareholders investors executives managers directors officers experts agents guards intelligence court board committee jury panel team
	crew council commission government parliament ministry agency authority authorities department force forces watchdog tribunal union
	federation association subsidiary`)
