package answer

import (
	"slices"
	"strings"

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
		if s.kind != spanName || m.questionHas(toks[s.from:s.to]) || s.from > 1 && toks[s.from-1].text == "and" && toks[s.from-2].flags&flagCap != 0 {
			continue
		}
		beside := false
		switch {
		case m.is(0, "whose"):
			beside = toks[s.to-1].flags&flagPoss != 0 && m.whoseNoun(toks, s.to)
		case len(noun) > 0:
			beside = m.holds(toks, s, noun)
		case verb >= 0 && s.to < len(toks):
			beside = toks[s.to-1].flags&flagPoss == 0 && (s.from == 0 || toks[s.from-1].text != "of" && !prepositions[toks[s.from-1].text]) && toks[s.to].flags&(flagBreak|flagFirst) == 0 && m.v.stemOf(toks[s.to].text) == m.stems[verb]
		}
		if !beside {
			continue
		}
		if m.sameName(f.Text, toks, s, short) || strings.Contains(short, f.Text[s.start:s.end]) || strings.Contains(f.Text[s.start:s.end], short) {
			own = true
			continue
		}
		name := f.Text[s.start:s.end]
		if l := m.v.names.called(toks[s.from:s.to]); len(l) == 1 {
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
		is := func(s span) bool {
			l := m.v.names.called(toks[s.from:s.to])
			return s.kind == spanName && len(l) == 1 && l[0] == men.entities[0]
		}
		for k := 1; k < len(spans); k++ {
			a, b := spans[k-1], spans[k]
			if a.kind != spanName || b.kind != spanName || is(a) == is(b) || a.from > 1 && toks[a.from-1].text == "and" {
				continue
			}
			if _, and := joint(toks, a.to, b.from); !and {
				continue
			}
			if is(a) {
				a = b
			}
			if l := m.v.names.called(toks[a.from:a.to]); len(l) == 1 {
				e := &m.v.Record.Entities[l[0]]
				if fits, _ := m.seek.fits(e.Kind); fits {
					return e.Name
				}
				return ""
			}
			return f.Text[a.start:a.end]
		}
	}
	return ""
}

// whoseNoun reports that the noun of whose stands at a token, or after one that describes it.
func (m *matcher) whoseNoun(toks []token, at int) bool {
	for k := at; k < len(toks) && k < at+2; k++ {
		if m.v.stemOf(toks[k].text) == m.stems[1] {
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
		case stopWords[w] || prepositions[w]:
			return out
		case auxiliaries[w] || m.verbLike(i) || strings.HasSuffix(w, "ly"):
			return nil
		default:
			out = append(out, m.stems[i])
		}
	}
	return out
}

// holds reports that a noun stands right before a name, or after it as what somebody is: "team doctor Eva Lund", "Eva Lund of Holm as team
// doctor".
func (m *matcher) holds(toks []token, s span, noun []string) bool {
	n := len(noun)
	is := func(from int) bool {
		return from >= 0 && from+n <= len(toks) && slices.EqualFunc(toks[from:from+n], noun, func(t token, st string) bool { return m.v.stemOf(t.text) == st })
	}
	if is(s.from-n) && toks[s.from].flags&(flagBreak|flagFirst) == 0 {
		return true
	}
	k := s.to
	if k < len(toks) && (toks[k].text == "as" && (s.from == 0 || toks[s.from-1].text != "from" && !displacing[m.v.stemOf(toks[s.from-1].text)]) || toks[k].flags&flagBreak != 0) {
		for k < len(toks) && (toks[k].text == "as" || toks[k].text == "the" || toks[k].text == "a" || toks[k].text == "an") {
			k++
		}
		return is(k)
	}
	return false
}

// displacing are verbs of which the object is no longer what the subject becomes.
var displacing = stemSet(`succeed follow replace oust beat defeat`)

// wholeDoer is a name with the noun after it that tells who of them did it: "Navy divers found", "Acme's board voted".
func (m *matcher) wholeDoer(f *store.Fact, short string) string {
	toks := m.v.parse(f.Text).toks
	for _, s := range m.v.parse(f.Text).spans {
		if s.kind != spanName || f.Text[s.start:s.end] != short && !m.sameName(f.Text, toks, s, short) {
			continue
		}
		if e := m.v.entityNamed(short); e != nil && e.Kind == store.KindPerson {
			return ""
		}
		for k := s.to; k < len(toks) && k < s.to+3 && toks[k].flags&(flagBreak|flagFirst|flagCap|flagNum|flagPoss) == 0 && !prepositions[toks[k].text] && !m.toldVerb(toks, k); k++ {
			if somePeople[toks[k].text] || actingBodies[toks[k].text] {
				if k+1 < len(toks) && toks[k+1].flags&(flagBreak|flagCap) == 0 && m.toldVerb(toks, k+1) {
					return f.Text[s.start:toks[k].end]
				}
				return ""
			}
		}
		return ""
	}
	return ""
}

// actingBodies are nouns of those who act together or for somebody.
var actingBodies = setOf(`police prosecutors researchers scientists engineers troops fighters investigators regulators lawyers staff employees owners
	shareholders investors executives managers directors officers experts agents guards intelligence court board committee jury panel team
	crew council commission government parliament ministry agency authority authorities department force forces watchdog tribunal union
	federation association subsidiary`)
