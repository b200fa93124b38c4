package answer

import (
	"math"

	"byline/commands/answer/english"
)

// The features of one fact beside one question. Each sum is of the weights of the terms concerned, and each term counts once,
// at the first place where it is found.
const (
	featExact       = iota // terms in the fact's text as typed
	featForm               // in another form
	featKin                // as a kindred word
	featSide               // in its where, value or quotation, or its entities or relation
	featPrev               // in the text of the fact before
	featNext               // in that of the fact after
	featNear               // within three facts
	featWide               // within six
	featFar                // within twenty
	featTitle              // in a source's title
	featPrevExact          // terms that the text lacks and the fact before has as typed
	featNextExact          // the same of the fact after
	featAround             // terms that it lacks, for each of the eight facts before and after that have them: what they speak of
	featCover              // the share of the question's weight that the fact has
	featNameMissing        // terms written as names that neither it nor the facts beside it have
	featPronoun            // terms of the fact before, where the text begins with a pronoun
	featEarly              // terms in the text, the more the nearer to the question word
	featLength             // logarithm of the text's length beside the mean
	featShare              // of the text's words, how many are the question's
	featFrame              // pairs of function words that question and text share
	featAnswerNear         // how near the terms stand to a word that may be the answer
	featTyped              // how well a word of the text fits what is asked for
	featTypedCover         // the same, times featCover
	featTypedNear          // how near the terms stand to a word that fits
	featCounted            // "how many planes": a figure and then planes
	featDefines            // "what is a plane": a plane is …
	featReasons            // "why": because, due to, …
	numFeatures
)

type features [numFeatures]float32

// weights are those of a conditional logit over the first pass's candidates: the chance that of the facts looked at this is
// the one that answers. TestFitWeights fits them to the questions of bench-qa, encyclopaedia and news, each article a story or a
// source of its own, or all of them one. The features were chosen by what they were worth in cross-validation by article, where
// R@1 is half a point lower than with the weights below. featSide is set by hand, after featForm: those questions' facts have
// nothing beside their texts.
var weights = features{
	featExact: 0.521, featForm: 0.286, featKin: 0.219, featSide: 0.286, featPrev: 0.21, featNext: 0.05, featNear: 0.237, featWide: 0.076,
	featFar: 0.126, featTitle: 0.393, featPrevExact: 0.254, featNextExact: 0.247, featAround: 0.34, featCover: 6.57, featNameMissing: -0.147,
	featPronoun: 0.118, featEarly: 0.222, featLength: -0.424, featShare: 4.33, featFrame: 0.634, featAnswerNear: 0.022, featTyped: 2.67,
	featTypedCover: -1.68, featTypedNear: 0.43, featCounted: 2.01, featDefines: 2.01, featReasons: 1.62,
}

func (f *features) score() (w float64) {
	for i := range f {
		w += float64(f[i]) * float64(weights[i])
	}
	return w
}

// look is one fact beside one question, closely.
type look struct {
	features
	has   uint32 // terms in its text, kindred words included
	prev  uint32 // terms in the facts before and after
	next  uint32
	wide  uint32             // terms within six facts
	pos   [maxTerms][3]int16 // where the first three of each term stand
	count [maxTerms]uint8    // how many of them there are
}

// look fills l for fact f.
func (x *index) look(s *scratch, q *textQuery, f uint32, l *look) {
	*l = look{}
	toks := x.fact(f)
	x.where(s, q, f, l)
	x.place(s, toks, l)
	x.compare(s, q, toks, l)
	x.answer(s, q, f, l)
	l.features[featLength] = float32(math.Log(float64(len(toks)+1) / (x.mean + 1)))
	if q.define {
		l.features[featDefines] = x.definition(s, q, toks)
	}
	if len(toks) > 0 && openingPronouns[x.words[toks[0].word()].text] {
		l.features[featPronoun] = q.sum(l.prev &^ s.cells[f].own)
	}
}

var openingPronouns = english.WordSet(`he she it they this these his her their its`)

// around is how many facts before and after a fact featAround looks at.
const around = 8

// where sums up where the terms are found.
func (x *index) where(s *scratch, q *textQuery, f uint32, l *look) {
	c, ft := &s.cells[f], &l.features
	got := c.own | c.side | c.kin
	var before, after cell
	if f > 0 {
		before = s.cells[f-1]
	}
	if int(f)+2 < len(x.first) {
		after = s.cells[f+1]
	}
	l.prev, l.next, l.wide = before.own, after.own, x.near(s, f, 6)
	seen := uint32(0)
	for _, p := range [...]struct {
		feature int
		mask    uint32
	}{{featExact, c.exact}, {featForm, c.own}, {featKin, c.kin}, {featSide, c.side}, {featPrev, before.own}, {featNext, after.own},
		{featNear, x.near(s, f, 3)}, {featWide, l.wide}, {featTitle, c.title},
		{featFar, x.near(s, f, 20)}} {
		if m := p.mask &^ seen; m != 0 {
			ft[p.feature] = q.sum(m)
			seen |= m
		}
	}
	ft[featPrevExact] = q.sum(before.exact &^ c.own)
	ft[featNextExact] = q.sum(after.exact &^ c.own &^ before.own)
	ft[featCover] = q.sum(c.own|c.side) / (q.total + 1e-6)
	for g := f - min(f, around); g <= min(f+around, uint32(len(x.first)-2)); g++ {
		if m := s.cells[g].own &^ got; m != 0 {
			ft[featAround] += q.sum(m) / around
		}
	}
	for i := range q.terms {
		if t := &q.terms[i]; t.name() && (got|l.prev|l.next|c.title)>>i&1 == 0 {
			ft[featNameMissing] += t.weight
		}
	}
}

// place finds where the terms stand in the text.
func (x *index) place(s *scratch, toks []fwd, l *look) {
	matched := 0
	for p, t := range toks {
		m := s.marks[x.words[t.word()].stem]
		if m == 0 {
			continue
		}
		matched++
		i := m&^markKin - 1
		if m&markKin != 0 && l.count[i] > 0 {
			continue
		}
		l.has |= 1 << i
		if l.count[i] < 3 {
			l.pos[i][l.count[i]] = int16(p)
			l.count[i]++
		}
	}
	l.features[featShare] = float32(matched) / float32(len(toks)+4)
}

// compare sets the question's words beside the text's.
func (x *index) compare(s *scratch, q *textQuery, toks []fwd, l *look) {
	ft := &l.features
	for i := range q.terms {
		if t := &q.terms[i]; l.count[i] > 0 {
			ft[featEarly] += t.weight / float32(1+max(t.token-q.wh, q.wh-t.token))
		}
	}
	for p := 0; p+1 < len(toks); p++ {
		a, b := toks[p].word(), toks[p+1].word()
		if s.asked[a] == 0 || s.asked[b] == 0 {
			continue
		}
		if !x.words[a].stop || !x.words[b].stop {
			continue
		}
		for i := 0; i+1 < len(q.words); i++ {
			if q.words[i] == int64(a) && q.words[i+1] == int64(b) {
				ft[featFrame]++
			}
		}
	}
}

// answer looks among the words that the question lacks for what may be the answer.
func (x *index) answer(s *scratch, q *textQuery, f uint32, l *look) {
	ft, toks := &l.features, x.fact(f)
	for p, t := range toks {
		w := &x.words[t.word()]
		if s.marks[w.stem] != 0 || w.stop {
			continue
		}
		near := float32(0)
		for i := range q.terms {
			if l.count[i] == 0 {
				continue
			}
			d := int16(99)
			for _, at := range l.pos[i][:l.count[i]] {
				d = min(d, max(at-int16(p), int16(p)-at))
			}
			near += q.terms[i].weight / float32(2+d)
		}
		ft[featAnswerNear] = max(ft[featAnswerNear], near)
		fit := x.fits(q.wants, toks, p)
		if fit == 0 {
			continue
		}
		ft[featTyped] = max(ft[featTyped], fit)
		ft[featTypedNear] = max(ft[featTypedNear], near*fit)
		if q.wants == wantCount && q.head >= 0 {
			for _, at := range l.pos[q.head][:l.count[q.head]] {
				if d := int(at) - p; d > 0 && d <= 4 {
					ft[featCounted] = 1
				}
			}
		}
	}
	if x.gives[f]&q.wants.given() != 0 {
		ft[featTyped] = max(ft[featTyped], givenFit)
		ft[featTypedNear] = max(ft[featTypedNear], ft[featAnswerNear]*givenFit)
	}
	ft[featTypedCover] = ft[featTyped] * ft[featCover]
	if q.wants == wantReason {
		for _, t := range toks {
			if reasonWords[x.words[t.word()].text] {
				ft[featReasons] = 1
			}
		}
	}
}

// givenFit is how well a fact suits that says what is asked for beside its text.
const givenFit = 0.7

// given is what a fact may say beside its text to suit a question.
func (w want) given() uint8 {
	switch w {
	case wantDate, wantYear, wantMonth, wantDay:
		return givesDate
	case wantPlace, wantCountry:
		return givesPlace
	case wantNumber, wantCount, wantMoney, wantPercent, wantDuration:
		return givesNumber
	case wantPerson:
		return givesName
	}
	return 0
}

var reasonWords = english.WordSet(`because due since reason reasons so cause caused as therefore order`)

// definition tells how much of what is asked about stands at the head of the text, before its verb of being.
func (x *index) definition(s *scratch, q *textQuery, toks []fwd) float32 {
	found := 0
	for p := 0; p < len(toks) && p < 12; p++ {
		w := &x.words[toks[p].word()]
		switch {
		case s.marks[w.stem] != 0:
			found++
		case isCopula(w.text):
			return float32(found) / float32(len(q.terms))
		case !w.stop:
			return 0
		}
	}
	return 0
}
