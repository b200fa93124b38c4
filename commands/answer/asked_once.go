package answer

import (
	"slices"

	"byline/commands/answer/english"
)

// askedOnce is what rules that weigh facts look for in the question alone. It is worked out before the first fact is weighed, for there
// may be hundreds.
type askedOnce struct {
	ranks    bool  // has a word for the most or the least
	past     bool  // speaks of what was
	shares   bool  // asks what each of several has
	raises   *unit // the verb of a question how much something does
	all      bool  // says something of all
	names    bool  // says nothing of its own but names
	numbers  []int // where its figures stand
	doer     *unit // the verb of a question for whoever does what it says
	siblings []sibling
	deniedBy []denied // stretches of what is to be judged, with what denies them
	eventful bool     // its verb tells of what is done or happens once
	dateSaid []uint32 // the words of its date, as stems of the story; nil where the story does not have them all
}

// readOnce works it out. The units have to be complete.
func (m *matcher) readOnce() {
	for i := range m.toks {
		w := m.toks[i].Text
		m.ranks = m.ranks || most[w] || least[w]
		m.past = m.past || formers[w] || w == "was" || w == "were" || w == "did"
		if m.toks[i].Flags&english.FlagNum != 0 && m.use[i] != useDate && m.use[i] != useName {
			m.numbers = append(m.numbers, i)
		}
	}
	m.raises = m.raising()
	m.deniedBy = m.contrariesAsked()
	m.shares, m.all, m.names, m.doer = m.asksShare(), m.saysAll(), m.namesAlone(), m.doerVerb()
	m.eventful, m.dateSaid = m.tellsEvent(), m.dateStems()
	for i := range m.units {
		u := &m.units[i]
		if u.kind != unitWord {
			u.written = m.written(u)
			continue
		}
		u.readOnce(m)
		m.siblings = append(m.siblings, m.siblingsAsked(u)...)
	}
}

// unitOnce is the same for a unit.
type unitOnce struct {
	deciding    bool // a fact about what was not disclosed need not have it
	sided       bool // a verb with the particle that makes another of it
	kinship     bool
	preposition bool
	reckoning   bool
	measured    bool // asks for a figure of a sort of its own
	titled      bool // its words name an office or the like
	title       title
	turned      []uint32 // stems of the story that say the opposite of one of its words by a prefix; none where nothing is to be judged
	denials     []denial // of its words; none likewise
	claims      claimed
	written     []uint32 // of a name: its words as stems of the story; nil where the story does not have them all
}

// written are the words of a name as stems of the story; nil where the story does not have them all.
func (m *matcher) written(u *unit) (out []uint32) {
	for i := u.from; i < u.to; i++ {
		id, ok := m.v.stemID(m.stems[i])
		if !ok {
			return nil
		}
		out = append(out, id)
	}
	return out
}

func (u *unit) readOnce(m *matcher) {
	st, first, last := m.stems[u.from], m.word(u.from), m.word(u.to-1)
	u.deciding = deciding[st] || referring[st] && m.word(u.from-1) == "the"
	u.sided = u.to > u.from+1 && sides[last]
	u.kinship, u.preposition, u.reckoning = kinship[st], english.Prepositions[first], reckoning[st]
	u.claims = m.claimedBy(u)
	if m.judging() {
		u.turned, u.denials = m.turnedIn(u), m.denialsOf(u)
	}
	if u.rel != nil && !u.light {
		u.measured = slices.ContainsFunc(u.rel.is, func(p phrase) bool { return measured[m.v.Record.Relations[p.relation].Slug] })
	}
	for i := u.from; i < u.to && !u.titled; i++ {
		var n int
		u.title, n = titleAt(m.stems, i)
		u.titled = n > 0
	}
}
