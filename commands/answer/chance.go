package answer

import (
	"math"
	"slices"
	"strings"
	"sync"

	"byline/commands/answer/english"
)

// The signs by which the chance is told that the best fact answers the question: that fact beside the question, and beside the
// other facts looked at. Weights of terms are taken as shares of the question's.
const (
	signBase     = iota
	signShare    // logarithm of the fact's share among the facts looked at
	signGap      // how far its score is above the second's
	signOwn      // terms that it has
	signBeside   // terms that only the facts beside it or the title of its source have
	signWide     // terms that only facts near it have, but not those beside it
	signUnknown  // terms that the story has nowhere, nor any kindred word
	signEarly    // terms that it has, the more the nearer to the question word
	signName     // the weight of a name in the question that neither it nor the facts beside it have
	signNumber   // the same of a figure
	signPartName // names of several words of which it has only some
	signDenied   // the question denies something and it does not
	signContrary // words of which it has the contrary
	signClose    // neighbours in the question that stand near one another in it
	signParted   // neighbours of which it has only one
	signSlot     // weight of two words side by side of which it has only one
	signTyped    // how well a word of it fits what is asked for
	signFarTyped // how far from the terms the nearest such word is
	signPerson   // asked who
	numSigns
)

// signWeights are those of a logistic regression of "the best fact is right" on the signs. TestFitWeights fits them to the
// 2,200 questions of bench-qa that are each asked of one article, more than half of them without an answer there. Signs were
// chosen by what they were worth in six-fold cross-validation by article, for which the weights of the features were fitted
// without the sixth, too.
var signWeights = [numSigns]float64{
	signBase: -1.71, signShare: 1.4, signGap: 0.08, signOwn: 1.69, signBeside: -0.79, signWide: -1.63, signUnknown: -1.22, signEarly: 0.12,
	signName: -0.19, signNumber: -0.41, signPartName: -0.56, signDenied: -3.74, signContrary: -1.99, signClose: 1.22, signParted: 0.2,
	signSlot: -0.13, signTyped: 0.28, signFarTyped: -1.47, signPerson: -0.78,
}

// signNames say what the signs are.
var signNames = [numSigns]string{"at the outset", "its share among the facts looked at", "how far the second is behind", "words that it has",
	"words that only the facts beside it have", "words that only facts near it have", "words that are nowhere on record",
	"words near the question word", "a name that it lacks", "a figure that it lacks", "names of which it has a part", "what the question denies",
	"a word's contrary", "words that stand together as in the question", "words parted from their neighbours", "one of two words side by side",
	"a word of the sort asked for", "such a word is far from the words", "asks who"}

// widestGap is the most that a gap between two scores tells.
const widestGap = 6

// chance is the chance that the best of the facts looked at answers the question.
func (v *View) chance(s *scratch, q *textQuery, top []hit, l *look) float64 {
	z := 0.0
	for i, sign := range v.signs(s, q, top, l) {
		z += signWeights[i] * sign
	}
	return chanceOf(z)
}

// chanceOf is the chance whose odds have the logarithm z.
func chanceOf(z float64) float64 { return 1 / (1 + math.Exp(-z)) }

// signs reads the signs off top, best first.
func (v *View) signs(s *scratch, q *textQuery, top []hit, l *look) (g [numSigns]float64) {
	x, f := v.index, uint32(top[0].fact)
	x.look(s, q, f, l)
	c := &s.cells[f]
	total := float64(q.total) + 1e-9
	of := func(mask uint32) float64 { return float64(q.sum(mask)) / total }
	has := l.has | c.side
	near := l.prev | l.next

	g[signBase] = 1
	g[signShare] = -math.Log(shares(top))
	g[signOwn] = of(c.own | c.side)
	g[signBeside] = of((near | c.title) &^ has)
	g[signWide] = of(l.wide &^ near &^ has)
	g[signEarly] = float64(l.features[featEarly])
	g[signTyped] = float64(l.features[featTyped])
	g[signGap] = widestGap
	if len(top) > 1 {
		g[signGap] = min(widestGap, top[0].score-top[1].score)
	}
	for i := range q.terms {
		t := &q.terms[i]
		if t.stem < 0 && len(t.kin) == 0 {
			g[signUnknown] += float64(t.weight) / total
		}
		if (has|near|c.title)>>i&1 != 0 {
			continue
		}
		if t.name() {
			g[signName] = max(g[signName], float64(t.weight))
		}
		if t.number() {
			g[signNumber] = max(g[signNumber], float64(t.weight))
		}
	}
	toks := x.fact(f)
	g[signPartName] = x.partNames(q, toks)
	if slices.ContainsFunc(q.tokens, func(t english.Token) bool { return denying[t.Text] }) &&
		!slices.ContainsFunc(toks, func(t fwd) bool { return denying[x.words[t.word()].text] }) {
		g[signDenied] = 1
	}
	g[signContrary] = x.contraries(q, toks)
	v.neighbours(q, l, has, &g)
	switch q.wants {
	case wantAny, wantReason:
	case wantPerson:
		g[signPerson] = 1
	default:
		g[signFarTyped] = max(0, 0.25-float64(l.features[featTypedNear])/total)
	}
	return g
}

// shares is the sum of the facts' chances beside the best one's.
func shares(top []hit) (z float64) {
	for _, h := range top {
		z += math.Exp(h.score - top[0].score)
	}
	return z
}

var denying = english.WordSet(`not never no without non neither nor cannot except none`)

// neighbours compares how the question's neighbouring terms stand in the fact.
func (v *View) neighbours(q *textQuery, l *look, has uint32, g *[numSigns]float64) {
	both, close := 0.0, 0.0
	for i := 0; i+1 < len(q.terms); i++ {
		gap := q.terms[i+1].token - q.terms[i].token
		a, b := has>>i&1 != 0, has>>(i+1)&1 != 0
		if a != b {
			g[signParted]++
			if gap == 1 {
				g[signSlot] = max(g[signSlot], float64(min(q.terms[i].weight, q.terms[i+1].weight)))
			}
		}
		if !a || !b {
			continue
		}
		both++
		if l.count[i] == 0 || l.count[i+1] == 0 { // named by the fact's entities or the like
			close++
			continue
		}
		if l.apart(i, i+1) <= gap+2 {
			close++
		}
	}
	g[signClose] = (close + 1) / (both + 2)
}

// apart is how many words apart two terms stand at their nearest.
func (l *look) apart(i, j int) int {
	best := 99
	for _, a := range l.pos[i][:l.count[i]] {
		for _, b := range l.pos[j][:l.count[j]] {
			best = min(best, int(max(a-b, b-a)))
		}
	}
	return best
}

// partNames counts the names of several words in the question of which the text has some words, but not all.
func (x *index) partNames(q *textQuery, toks []fwd) (n float64) {
	for i := 0; i < len(q.tokens); {
		if q.tokens[i].Flags&english.FlagFirst != 0 {
			i++
			continue
		}
		j := english.NameRunAt(q.tokens, i)
		if j == i {
			i++
			continue
		}
		found, all := 0, 0
		for k := i; k < j; k++ {
			if english.StopWords[q.tokens[k].Text] {
				continue
			}
			all++
			if st, ok := q.stemAt(x, k); ok && x.among(toks, st) {
				found++
			}
		}
		if found > 0 && found < all {
			n++
		}
		i = j
	}
	return n
}

// stemAt is the stem of the question's token k, where the story has it.
func (q *textQuery) stemAt(x *index, k int) (uint32, bool) {
	if q.words[k] >= 0 {
		return x.words[q.words[k]].stem, true
	}
	st, ok := x.stem[english.Stem(q.tokens[k].Text)]
	return st, ok
}

func (x *index) among(toks []fwd, stem uint32) bool {
	for _, t := range toks {
		if x.words[t.word()].stem == stem {
			return true
		}
	}
	return false
}

// contraries counts the words of the question that the text lacks and of which it has the contrary.
func (x *index) contraries(q *textQuery, toks []fwd) (n float64) {
	for k := range q.tokens {
		id, ok := q.stemAt(x, k)
		if ok && x.among(toks, id) {
			continue
		}
		st := ""
		if ok {
			st = x.stems[id].text
		} else {
			st = english.Stem(q.tokens[k].Text)
		}
		has := func(stem string) bool {
			id, ok := x.stem[stem]
			return ok && x.among(toks, id)
		}
		for _, c := range contraryStems()[st] {
			if has(c) {
				n++
			}
		}
		if len(st) < 3 {
			continue
		}
		for _, p := range [...]string{"un", "in", "im", "non", "il", "ir", "dis", "anti"} {
			if has(p+st) || len(st) > len(p)+3 && strings.HasPrefix(st, p) && has(st[len(p):]) {
				n++
			}
		}
	}
	return n
}

// contraryStems are, by stem, the stems that say the contrary or another of its kind: a fact about the north does not answer
// a question about the south.
var contraryStems = sync.OnceValue(func() map[string][]string {
	m := map[string][]string{}
	for _, pair := range strings.Split(contraryWords, "|") {
		f := strings.Fields(pair)
		a, b := english.Stem(f[0]), english.Stem(f[1])
		m[a], m[b] = append(m[a], b), append(m[b], a)
	}
	return m
})

const contraryWords = `more less | most least | more fewer | before after | first last | increase decrease | increase reduce | rise fall |
	high low | higher lower | highest lowest | north south | east west | northern southern | eastern western | male female |
	man woman | large small | largest smallest | biggest smallest | major minor | old new | oldest newest | oldest youngest |
	old young | early late | earlier later | long short | longest shortest | strong weak | fast slow | always never | win lose |
	accept reject | accept refuse | approve reject | allow prohibit | allow forbid | legal illegal | public private |
	import export | begin end | start end | start finish | open close | buy sell | love hate | best worst | better worse |
	good bad | positive negative | inside outside | above below | maximum minimum | majority minority | rich poor |
	same different | true false | hot cold | wet dry | warm cold | north east | north west | south east | south west |
	left right | internal external | direct indirect | formal informal | upper lower | domestic foreign | active passive |
	ancient modern | arrive leave | agree disagree | include exclude | gain lose | support oppose | war peace | common rare |
	common unusual | all none | all no | many few | expand shrink | create destroy | build destroy | success failure |
	succeed fail | enter leave | join leave | add remove | attack defend | birth death | born die | husband wife |
	father mother | brother sister | son daughter | king queen | urban rural | day night | summer winter | spring autumn |
	land sea | primary secondary | single multiple | simple complex | easy difficult`
