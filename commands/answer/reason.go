package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
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
		w := toks[i].Text
		switch {
		case becauses[w] && (i == 0 && clauseEnd(toks, i) > 0 || !m.followed(toks, i)):
			typed = max(typed, 0.95)
		case i > 1 && w == "so" && toks[i].Flags&english.FlagBreak != 0 && wordAt(toks, i+1) != "that" && wordAt(toks, i+1) != "far" && m.followed(toks, i):
			typed = max(typed, 0.9) // "its clamp froze, so it slid off"
		case i > 0 && urging[w] && m.urged(toks, i):
			typed = max(typed, 0.85)
		case w == "over" && m.quarrels(toks, i):
			typed = max(typed, 0.85)
		case i > 0 && results[w] && !m.preceded(toks, i):
			typed = max(typed, 0.93)
		case i > 0 && m.motive(toks, i):
			typed = max(typed, 0.88)
		case i > 0 && beginnings[w] && (w != "set" || sets(toks[i+1:])) && m.followed(toks, i) && !m.preceded(toks, i): // "welding started the fire"
			typed = max(typed, 0.85)
		case i > 0 && (w == "for" || w == "over") && m.contentHas(m.v.stemOf(toks[i-1].Text)):
			typed = max(typed, 0.88) // "apologised for leaving early"
		case i > 1 && w == "for" && m.asksOfBlame() && m.preceded(toks, i):
			typed = max(typed, 0.8) // "suspended her on Monday for a failed test"
		case i > 0 && charging[toks[i-1].Text] == w && m.preceded(toks, i):
			typed = max(typed, 0.85)
		case i > 0 && w == "that" && toks[i-1].Text == "so" && m.preceded(toks, i):
			typed = max(typed, 0.5) // what it was for, or what came of it
		case i > 0 && w == "when" && m.preceded(toks, i) && m.v.failsAfter(toks, i):
			typed = max(typed, 0.85) // "was stopped when the power failed"
		case i > 0 && w == "as" && !m.followed(toks, i):
			typed = max(typed, 0.35)
		case i > 0 && afters[w] && !m.followed(toks, i) && !(w != "amid" && english.TimeUnits[toks[i-1].Text]):
			typed = max(typed, 0.7) // "ten minutes after" is but when
		case i > 0 && w == "to" && i+1 < len(toks) && (toks[i-1].Text == "order" || toks[i-1].Text == "wants" || toks[i-1].Text == "wanted" || toks[i-1].Text == "aims" ||
			toks[i-1].Text == "bid" || toks[i-1].Text == "hoping" || toks[i-1].Text == "trying"):
			typed = max(typed, 0.75)
		}
	}
	if f.Relation == "rule" || f.Relation == "purpose" || f.Relation == "defect" {
		typed = max(typed, 0.75)
	}
	if m.names && len(m.named) > 0 && !slices.ContainsFunc(m.named, func(n mention) bool {
		return m.v.roleIn(m.v.Record.Entities[n.entities[0]].ID, c.fact)&(asSubject|asObject|asSpeaker) != 0
	}) {
		typed = min(typed, 0.4) // it gives the reason for something else, and names this one in passing
	}
	return "", typed
}

// clauseEnd is where the clause ends that begins at token i: at the next sign that breaks the sentence; 0 for none.
func clauseEnd(toks []english.Token, i int) int {
	for k := i + 1; k < len(toks); k++ {
		if toks[k].Flags&english.FlagBreak != 0 {
			return k
		}
	}
	return 0
}

// urging are verbs by which somebody has another do something.
var urging = english.WordSet(`asked ordered told forced urged persuaded pressed compelled obliged instructed required wanted`)

// urged reports that at token i somebody is made to do what is asked about: "had asked him to sail close by".
func (m *matcher) urged(toks []english.Token, i int) bool {
	for k := i + 1; k < len(toks) && k < i+6 && toks[k].Flags&english.FlagBreak == 0; k++ {
		if toks[k].Text == "to" {
			return m.followed(toks, k)
		}
	}
	return false
}

// quarrelling are the stems of what is done to somebody, or what somebody does, over something.
var quarrelling = english.StemSet(`resign quit leave fall fell clash argue quarrel split sue fine criticise protest strike apologise sack fire dismiss arrest investigate
	threaten row dispute charge indict walk reject anger boycott penalty penalise lawsuit resignation`)

// quarrels reports "over" as in "resigned within a week over a letter": what follows is no figure, and a verb of quarrels stands before it.
func (m *matcher) quarrels(toks []english.Token, i int) bool {
	if i == 0 || i+1 >= len(toks) || english.IsFigure(&toks[i+1]) || m.followed(toks, i) {
		return false
	}
	for k := i - 1; k >= 0; k-- {
		if quarrelling[m.v.stemOf(toks[k].Text)] {
			return true
		}
		if toks[k].Flags&english.FlagBreak != 0 {
			return false
		}
	}
	return false
}

// causal reports a relation of the story's own that is asked for as the cause or the reason.
func (m *matcher) causal(relation string) bool {
	for _, s := range [...]string{english.Stem("cause"), english.Stem("reason")} {
		for _, p := range m.v.vocab.phrases[s] {
			if m.v.Record.Relations[p.relation].Slug == relation {
				return true
			}
		}
	}
	return false
}

// blaming are verbs of which "for" gives the reason.
var blaming = english.StemSet(`suspend ban fine sack fire dismiss arrest sue criticise blame praise jail convict charge punish sentence award honour thank
	condemn expel disqualify accuse penalise investigate`)

// charging are the words of blame, and what stands between them and what somebody is blamed for.
var charging = map[string]string{"charged": "with", "accused": "of", "convicted": "of", "suspected": "of", "guilty": "of", "cited": "for"}

func (m *matcher) asksOfBlame() bool {
	for i := range m.toks {
		if blaming[m.stems[i]] && m.use[i] == useContent {
			return true
		}
	}
	return false
}

// followed reports that what is asked about stands right after token i: it is then the reason itself.
func (m *matcher) followed(toks []english.Token, i int) bool {
	for k := i + 1; k < len(toks) && k < i+6 && toks[k].Flags&english.FlagBreak == 0; k++ {
		if m.contentHas(m.v.stemOf(toks[k].Text)) {
			return true
		}
	}
	return false
}

// preceded reports that what is asked about stands before token i and not after it.
func (m *matcher) preceded(toks []english.Token, i int) bool {
	before, after := false, false
	for k := range toks {
		if k != i && m.contentHas(m.v.stemOf(toks[k].Text)) {
			before = before || k < i
			after = after || k > i
		}
	}
	return before && !after
}

// motives are participles that tell why somebody did what stands before them: "sold the shares, fearing a ban".
var motives = english.WordSet(`fearing arguing citing claiming believing hoping seeking complaining objecting saying worried afraid concerned suspecting accusing
	denouncing protesting`)

// beginnings are verbs whose subject is the cause of what is begun.
var beginnings = english.WordSet(`started ignited set brought sank destroyed wrecked ruined doomed carried pushed blew swept knocked jammed crippled drowned tore`)

// grounds are turns of phrase that are followed by a reason.
var grounds = english.Phrases(`on account of|on the grounds|on grounds|in view of|in light of|in response to|in protest|in retaliation|so as to|in order to|
	for fear|for lack of|for want of|out of fear|as a result of|by reason of|over concerns|over fears|as punishment|in return for|which he said|which she said|
	which it said|which they said|on suspicion|on a false suspicion|on the suspicion|while he waited|while she waited|while it waited|while they waited`)

// purposes are verbs that after "to" tell what something was done for.
var purposes = english.WordSet(`avoid prevent protect stop save ensure preserve ease reduce cut raise allow help keep escape hide win meet repay finance fund focus spend`)

// motive reports that at token i a text begins to tell why what stands before it was done.
func (m *matcher) motive(toks []english.Token, i int) bool {
	w := func(k int) string { return wordAt(toks, k) }
	switch {
	case motives[w(i)]:
		return toks[i].Flags&english.FlagBreak != 0 || w(i) == "fearing" || w(i) == "citing" || w(i) == "hoping"
	case w(i) == "for" && gerund(w(i+1)):
		return !m.followed(toks, i)
	case w(i) == "to" && purposes[w(i+1)] && !english.Auxiliaries[w(i-1)] && !ahead[w(i-1)]:
		return m.preceded(toks, i)
	case w(i) == "explained" || w(i) == "explains" || w(i) == "justified" || w(i) == "defended":
		for k := i + 1; k < len(toks); k++ {
			if v := w(k); (v == "by" || v == "with" || v == "as") && !m.followed(toks, k) {
				return true
			}
		}
	}
	for _, g := range grounds {
		for k := range g {
			if w(i+k) != g[k] {
				break
			}
			if k == len(g)-1 {
				return !m.followed(toks, i+k)
			}
		}
	}
	return false
}

// gerund reports a verb in -ing.
func gerund(w string) bool { return len(w) > 5 && strings.HasSuffix(w, "ing") }

// sets reports what follows "set" where something is set off or on fire: a price that is set has no cause in whoever set it.
func sets(toks []english.Token) bool {
	for i := 0; i < len(toks) && i < 6 && toks[i].Flags&english.FlagBreak == 0; i++ {
		switch toks[i].Text {
		case "off", "fire", "alight", "ablaze", "aflame", "motion", "loose":
			return true
		}
	}
	return false
}

// failing are the stems of verbs of what goes wrong.
var failing = english.StemSet(`fail failed break broke collapse malfunction explode burst leak crash jam snap overheat`)

// failsAfter reports that something goes wrong after token i.
func (v *View) failsAfter(toks []english.Token, i int) bool {
	for k := i + 1; k < len(toks) && toks[k].Flags&english.FlagBreak == 0; k++ {
		if failing[v.stemOf(toks[k].Text)] {
			return true
		}
	}
	return false
}
