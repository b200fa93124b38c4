package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
)

// skipped may stand between a verb and what belongs to it: "called it off".
var skipped = english.WordSet(`the a an this that these those his her its their our your my it him them us me itself himself themselves`)

// sayingAt is a saying that stands in a question.
type sayingAt struct {
	*english.Saying
	to int
}

// sayingsAt are the sayings of the thesaurus that begin at token i, end at token most at the latest and that one may ask with, the
// longest ones alone.
func (q *query) sayingsAt(i, most int) (out []sayingAt) {
	if q.use[i] == useName || q.use[i] == useDate || q.use[i] == useShape || len(q.stems[i]) < 2 {
		return nil
	}
	longest, asks := i, i // what is only told hides nothing that is asked with
	prev := q.word(i - 1)
	if i > 0 && q.toks[i-1].Flags&english.FlagPoss != 0 {
		prev = "its"
	}
	all := english.SayingsFrom(q.stems[i])
	for n := range all {
		s := &all[n]
		if !s.Asks && (q.judging() || q.seeksFigure()) || len(s.Words) > len(q.toks)-i || s.Bare || s.Letters&^q.letters != 0 || !s.WordFits(q.word(i), prev) {
			continue
		}
		to := q.sayingEnd(s, i)
		if to == i || to > most {
			continue
		}
		if s.Asks {
			asks = max(asks, to)
		}
		longest = max(longest, to)
		out = append(out, sayingAt{s, to})
	}
	if asks > i {
		longest = asks
	}
	return slices.DeleteFunc(out, func(a sayingAt) bool { return a.to != longest })
}

// sayingEnd is the token after a saying that begins at token i, or i.
func (q *query) sayingEnd(s *english.Saying, i int) int {
	k := i + 1
	for n := 1; n < len(s.Words); n++ {
		for skip := 0; skip < 2 && k < len(q.toks) && q.word(k) != s.Words[n] && skipped[q.word(k)]; skip++ {
			k++
		}
		if n == 1 && s.Verb && k == i+1 && len(s.Words) > 2 && english.Prepositions[s.Words[1]] { // take Microsoft to court
			if m := q.nameAt(k + q.articles(k)); m != nil && m.from == k+q.articles(k) && !m.possessed {
				k = m.to
			}
		}
		if k >= len(q.toks) || q.word(k) != s.Words[n] && (!strings.HasPrefix(q.stems[k], s.Words[n][:1]) || q.stems[k] != english.Stem(s.Words[n])) || q.use[k] == useName || q.use[k] == useDate ||
			q.toks[k].Flags&english.FlagBreak != 0 {
			return i
		}
		k++
	}
	return k
}

// told is a saying that a fact may have, as stems of the story.
type told struct {
	*english.Saying
	ids   []uint32
	level float64
}

// What a fact has of a word by a saying of the thesaurus: one that says the same, or one that says more.
const (
	sameLevel   = 0.92
	widerLevel  = 0.88
	kinLevel    = 0.6
	mostSayings = 128
)

// toldBy are the sayings by which the story may tell what the question's say.
func (v *View) toldBy(asked []sayingAt) (out []told) {
	for _, a := range asked {
		group := a.Of.All()
		for n := range group {
			s := &group[n]
			if len(out) == mostSayings {
				return out
			}
			if !a.ToldBy(s) || s.Is(a.Saying) || s.Bare || slices.ContainsFunc(out, func(o told) bool { return o.Is(s) }) {
				continue
			}
			level := sameLevel
			if !a.Tells {
				level = widerLevel
			} else if !a.Asks {
				level = kinLevel
			}
			if d, ok := v.toldIn(s, level); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

// toldIn finds the words of a saying in the story; false where no fact has it.
func (v *View) toldIn(s *english.Saying, level float64) (told, bool) {
	d := told{Saying: s, level: level}
	stems := s.Stems
	if stems == nil {
		stems = english.StemsOfWords(s.Words)
	}
	for _, st := range stems {
		id, ok := v.stemID(st)
		if !ok {
			return d, false
		}
		d.ids = append(d.ids, id)
	}
	return d, v.anyTells(&d)
}

// anyTells reports whether a fact of the story has a saying; where many have its words, it is taken for granted.
func (v *View) anyTells(d *told) bool {
	const most = 60
	x := v.index
	rarest, n := d.ids[0], 1<<30
	for _, id := range d.ids {
		if said := x.said(id); said < n {
			rarest, n = id, said
		}
	}
	if n > most {
		return true
	}
	for _, w := range x.stems[rarest].forms {
		if slices.ContainsFunc(x.posts[x.words[w].from:x.words[w].to], func(p posting) bool { return x.tells(d, p.fact()) }) {
			return true
		}
	}
	return false
}

// readThesaurus looks a unit up in the thesaurus, and makes it as long as what is found there.
func (q *query) readThesaurus(u *unit) (rest []int) {
	if asked, rest := q.partedAt(u.from); len(rest) > 0 {
		if said := q.v.toldBy(asked); len(said) > 0 {
			u.said, u.light = said, false
			return rest
		}
	}
	if asked, rest := q.passiveSayingsAt(u.from); len(rest) > 0 {
		if said := q.v.toldBy(asked); len(said) > 0 && (u.rel == nil || !q.v.onRecord(u.rel)) {
			u.said, u.light, u.passive, u.to = said, false, true, asked[0].to
			return rest
		}
	}
	asked := q.sayingsAt(u.from, len(q.toks))
	for len(asked) > 0 && asked[0].to > u.from+2 && asked[0].to > u.to && len(q.v.toldBy(asked)) == 0 {
		shorter := q.sayingsAt(u.from, asked[0].to-1)
		if last := q.word(asked[0].to - 1); len(shorter) == 0 || shorter[0].to != asked[0].to-1 || last != "for" && last != "to" && last != "with" {
			break
		}
		asked = shorter // a longer saying that the story has nothing of hides no shorter one
	}
	if len(asked) == 0 || asked[0].to < u.to {
		return nil
	}
	to := asked[0].to
	for i := u.to; i < to; i++ {
		rel := q.relationAt(i)
		if rel != nil && rel.to == to && rel.from == i && q.stems[u.from] == "go" && (q.judging() || q.seek == seekReason) && (u.rel == nil || u.rel.verb) {
			u.rel = rel // to go to prison is a sentence, and no plan
			break
		}
		if _, known := q.v.stemID(q.stems[u.from]); rel != nil && rel.to == to && !asked[0].Verb && !known && q.judging() && u.rel == nil {
			break // a terrorist attack is not any attack
		}
		if q.use[i] == useType || rel != nil && q.v.onRecord(rel) {
			return nil
		}
	}
	said := q.v.toldBy(asked)
	if len(said) == 0 {
		return nil
	}
	u.said = said
	if to == u.from+1 {
		return nil
	}
	u.vague, u.light, u.to = true, false, to
	if u.rel != nil && u.rel.verb && u.rel.to == u.from+1 && asked[0].Verb && english.Particles[q.word(u.from+1)] {
		u.rel = nil // to run away is not to run something
	}
	for i := u.from; i < to; i++ {
		u.vague = u.vague && (english.LightWords[q.word(i)] || english.StopWords[q.word(i)] || english.Prepositions[q.word(i)])
	}
	return nil
}

// partedAt are the sayings that a verb at token i makes with words which stand after its object: "put the deal on ice", "take them to
// court". rest is where those words stand.
func (q *query) partedAt(i int) (out []sayingAt, rest []int) {
	if q.use[i] == useName || q.use[i] == useDate || q.use[i] == useShape || len(q.stems[i]) < 2 || i+3 > len(q.toks) {
		return nil, nil
	}
	all := english.SayingsFrom(q.stems[i])
	for n := range all {
		s := &all[n]
		if !s.Asks || !s.Verb || len(s.Words) < 2 || !english.Prepositions[s.Words[1]] && !english.Particles[s.Words[1]] || !s.WordFits(q.word(i), q.word(i-1)) {
			continue
		}
		at := q.afterObject(i+1, s.Words[1])
		if at < 0 || at+len(s.Words)-1 > len(q.toks) {
			continue
		}
		fits := true
		for k, w := range s.Words[1:] {
			fits = fits && (q.word(at+k) == w || q.stems[at+k] == english.Stem(w)) && q.use[at+k] != useName && q.use[at+k] != useDate
		}
		if !fits || len(s.Words)-1 < len(rest) {
			continue
		}
		if len(s.Words)-1 > len(rest) {
			out, rest = nil, nil
			for k := range s.Words[1:] {
				rest = append(rest, at+k)
			}
		}
		out = append(out, sayingAt{s, i + 1})
	}
	return out, rest
}

// afterObject is where a word stands right after what looks like the object of the verb before token i: a name, or a noun with its
// article. It is -1 for nowhere.
func (q *query) afterObject(i int, word string) int {
	const most = 5
	content := 0
	for k := i; k < len(q.toks) && k < i+most; k++ {
		w := q.word(k)
		switch {
		case k > i && w == word && content > 0:
			return k
		case q.use[k] == useName, english.Determiners[w], q.use[k] == useContent && !english.Prepositions[w] && !q.finiteVerb(k), q.use[k] == useLight && !english.Prepositions[w]:
			if !english.Determiners[w] {
				content++
			}
		default:
			return -1
		}
	}
	return -1
}

// saidLevel says how far a fact tells a unit by what the thesaurus has for it.
func (m *matcher) saidLevel(u *unit, n int32) float64 {
	d := m.toldAs(u, n)
	switch {
	case d == nil:
		return 0
	case u.rel != nil && !u.rel.akin && m.v.onRecord(u.rel) && m.v.Record.Facts[n].Relation != "":
		return min(d.level, kinLevel) // what it is the word for is on record
	}
	return d.level
}

// toldAs is what of the thesaurus a fact tells a unit by; nil where it does not.
func (m *matcher) toldAs(u *unit, n int32) (best *told) {
	for i := range u.said {
		if d := &u.said[i]; (best == nil || d.level > best.level) && m.v.index.tells(d, uint32(n)) {
			best = d
		}
	}
	return best
}

// tells reports whether a fact has a saying.
func (x *index) tells(d *told, n uint32) bool {
	for _, id := range d.ids {
		if x.hasStem(id, n) == 0 {
			return false
		}
	}
	toks := x.fact(n)
	text := func(i int) string {
		if i < 0 {
			return ""
		}
		return x.words[toks[i].word()].text
	}
	inText := false
	for i := range toks {
		if x.words[toks[i].word()].stem != d.ids[0] {
			continue
		}
		inText = true
		prev := text(i - 1)
		if i > 0 && toks[i-1].flags()&english.FlagPoss != 0 {
			prev = "its"
		}
		if !d.WordFits(text(i), prev) || toks[i].flags()&english.FlagCap != 0 && (toks[i].flags()&english.FlagFirst == 0 || len(x.named[toks[i].word()]) > 0) {
			continue // a name
		}
		if len(d.ids) == 1 && placesAfter[d.Words[0]] && x.placeOfNoun(toks, i) {
			continue // the second semi-final is no second place
		}
		if slices.ContainsFunc(toks[max(0, i-3):i], func(t fwd) bool { return wrongly[x.words[t.word()].text] }) {
			continue
		}
		if noun := d.Noun(); len(noun) > 0 && (len(noun) == len(d.Words)-1 || english.Prepositions[d.Words[len(d.Words)-1]]) {
			at := slices.Index(d.Words[1:], noun[0]) + 1
			if x.tellsPassive(d, d.ids[at:at+len(noun)], toks, i) {
				return true
			}
		}
		k := i + 1
		for n := 1; n < len(d.ids); n++ {
			for skip := 0; skip < 3 && k < len(toks) && x.words[toks[k].word()].stem != d.ids[n] &&
				(skipped[text(k)] || english.Particles[d.Words[n]] || n == 1 && d.Verb && len(d.Words) > 2 && toks[k].flags()&english.FlagCap != 0 ||
					d.Verb && (counting[text(k)] || toks[k].flags()&english.FlagNum != 0)); skip++ {
				k++
			}
			if k >= len(toks) || x.words[toks[k].word()].stem != d.ids[n] {
				k = -1
				break
			}
			k++
		}
		if k > 0 {
			return true
		}
	}
	if inText || len(d.ids) > 1 || d.Verb {
		return false
	}
	// Beside its text: as a value, or as its place.
	return slices.ContainsFunc(x.stems[d.ids[0]].forms, func(w uint32) bool {
		return d.WordFits(x.words[w].text, "") && x.hasWord(w, n)
	})
}

// counting may stand with a figure between a verb and what it is done to: "cut about 3,700 jobs".
var counting = english.WordSet(`about some nearly almost roughly around over up to more than at least half percent of hundreds thousands dozens several many`)

// wrongly tell of what follows that it need not be so.
var wrongly = english.WordSet(`thought believed feared supposed presumed rumoured rumored wrongly falsely nearly almost`)
