package answer

import (
	"slices"
	"strings"
	"sync"

	"byline/commands/answer/english"
)

// asksStill reports a question whether something is still so.
func (q *query) asksStill() bool {
	return slices.ContainsFunc(q.toks, func(t english.Token) bool { return t.Text == "still" })
}

// depriving are the stems of verbs by which somebody ends having something.
var depriving = english.StemSet(`strip stripped lose lost forfeit surrender renounce relinquish revoke confiscate sell sold`)

// over are sayings by which a text tells that somebody or something no longer is what it was: "retired from", "came out of".
var over = sync.OnceValue(func() (out []english.Saying) {
	for _, text := range english.Phrases(`to retire from|to retire as|to leave|to quit|to resign from|to resign as|to step down|to stand down|to come out of|to emerge from|to exit|
		to be sacked|to be fired|to be dismissed|to be ousted|to be removed|to be replaced|to depart|to give up|to pull out of|to withdraw from|to part company|to part ways|
		to cease|to stop|to end|to be lifted|to be dissolved|to be disbanded|to close down|to shut down|to be abolished|to be scrapped|to expire|to run out|to lapse`) {
		out = append(out, english.ReadSaying(strings.Join(text, " ")))
	}
	return out
})

// noLonger reports a text that tells so, in words that the question does not use.
func (m *matcher) noLonger(n int32) bool {
	all := over()
	for i := range all {
		s := &all[i]
		if m.contentHas(english.Stem(s.Words[0])) {
			continue
		}
		if d, ok := m.v.toldIn(s, sameLevel); ok && m.plainly(&toldContrary{d, !s.Verb}, len(m.toks), n) && (!s.Verb || m.asksAfter(d.ids[0], n)) {
			return true
		}
	}
	return false
}

// asksAfter reports that soon after a stem a text has a word or a name of the question: whoever left school may well be mayor still.
func (m *matcher) asksAfter(st uint32, n int32) bool {
	const near = 7
	x := m.v.index
	toks := x.fact(uint32(n))
	at := slices.IndexFunc(toks, func(t fwd) bool { return x.words[t.word()].stem == st })
	end := at + 1
	for ; end < len(toks) && end < at+near && toks[end].flags()&english.FlagBreak == 0; end++ {
		if w := x.words[toks[end].word()].stem; slices.ContainsFunc(m.units, func(u unit) bool { return u.kind == unitWord && !u.light && m.tellsOf(&u, w) }) {
			return true
		}
	}
	return slices.ContainsFunc(m.v.placedIn(n), func(p placed) bool {
		return p.from > at && p.from < end && slices.ContainsFunc(p.entities, func(e int32) bool { return m.asks(m.v.Record.Entities[e].ID) })
	})
}

// tookAway reports a text by which somebody no longer has something, in words that the question does not use: whoever was stripped of a
// title has it no longer.
func (m *matcher) tookAway(n int32) bool {
	x := m.v.index
	toks := x.fact(uint32(n))
	for i, t := range toks {
		w := &x.words[t.word()]
		next := ""
		if i+1 < len(toks) {
			next = x.words[toks[i+1].word()].text
		}
		if m.contentHas(x.stems[w.stem].text) {
			continue
		}
		switch {
		case depriving[x.stems[w.stem].text], (w.text == "gave" || w.text == "given" || w.text == "handed") && (next == "up" || next == "back"):
			return true
		}
	}
	return false
}
