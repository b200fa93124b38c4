package answer

import (
	"byline/store"
)

func (m *matcher) extractReason(c *candidate, f *store.Fact) (string, float64) {
	if f.Relation == "cause" || c.rel != nil && c.relLevel == 1 && m.causal(f.Relation) {
		if f.Value != "" {
			return f.Value, 1
		}
		return m.v.Name(f.Object), 1
	}
	toks := m.v.parse(f.Text).toks
	typed := 0.25
	for i := range toks {
		w := toks[i].text
		switch {
		case becauses[w] && !m.followed(toks, i):
			typed = max(typed, 0.95)
		case i > 0 && results[w] && !m.preceded(toks, i):
			typed = max(typed, 0.93)
		case i > 0 && (w == "for" || w == "over") && m.contentHas(m.v.stemOf(toks[i-1].text)):
			typed = max(typed, 0.88) // "apologised for leaving early"
		case i > 1 && w == "for" && m.asksOfBlame() && m.preceded(toks, i):
			typed = max(typed, 0.8) // "suspended her on Monday for a failed test"
		case i > 0 && w == "as" && !m.followed(toks, i):
			typed = max(typed, 0.35)
		case i > 0 && afters[w] && !m.followed(toks, i):
			typed = max(typed, 0.7)
		case i > 0 && w == "to" && i+1 < len(toks) && (toks[i-1].text == "order" || toks[i-1].text == "wants" || toks[i-1].text == "wanted" || toks[i-1].text == "aims" ||
			toks[i-1].text == "bid" || toks[i-1].text == "hoping" || toks[i-1].text == "trying"):
			typed = max(typed, 0.75)
		}
	}
	if f.Relation == "rule" || f.Relation == "purpose" || f.Relation == "defect" {
		typed = max(typed, 0.75)
	}
	return "", typed
}

// causal reports a relation of the story's own that is asked for as the cause or the reason.
func (m *matcher) causal(relation string) bool {
	for _, s := range [...]string{stem("cause"), stem("reason")} {
		for _, p := range m.v.vocab.phrases[s] {
			if m.v.Record.Relations[p.relation].Slug == relation {
				return true
			}
		}
	}
	return false
}

// blaming are verbs of which "for" gives the reason.
var blaming = stemSet(`suspend ban fine sack fire dismiss arrest sue criticise blame praise jail convict charge punish sentence award honour thank
	condemn expel disqualify accuse penalise investigate`)

func (m *matcher) asksOfBlame() bool {
	for i := range m.toks {
		if blaming[m.stems[i]] && m.use[i] == useContent {
			return true
		}
	}
	return false
}

// followed reports that what is asked about stands right after token i: it is then the reason itself.
func (m *matcher) followed(toks []token, i int) bool {
	for k := i + 1; k < len(toks) && k < i+6 && toks[k].flags&flagBreak == 0; k++ {
		if m.contentHas(m.v.stemOf(toks[k].text)) {
			return true
		}
	}
	return false
}

// preceded reports that what is asked about stands before token i and not after it.
func (m *matcher) preceded(toks []token, i int) bool {
	before, after := false, false
	for k := range toks {
		if k != i && m.contentHas(m.v.stemOf(toks[k].text)) {
			before = before || k < i
			after = after || k > i
		}
	}
	return before && !after
}
