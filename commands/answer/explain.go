package answer

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// Explanation says why an answer is what it is: how the question was read, which facts competed and what each lost its chance
// by, and why it was declined.
type Explanation struct {
	Question string          `json:"question"` // as it was read, completed from the one before it
	ReadAs   string          `json:"read_as"`
	Words    []ExplainedWord `json:"words"`
	FoundBy  string          `json:"found_by,omitempty"`
	Needs    float64         `json:"needs,omitempty"` // the least score with which a fact is given as the answer
	Facts    []ExplainedFact `json:"facts,omitempty"` // best first
	Declined string          `json:"declined,omitempty"`
}

// ExplainedWord is what a stretch of the question was taken for.
type ExplainedWord struct {
	Words  string `json:"words"`
	ReadAs string `json:"read_as"`
}

// ExplainedFact is one of the facts that competed. The parts multiply to the chance that it has by itself, up to what was lost to facts
// that are of the very relation; those of a story of bare sentences add up.
type ExplainedFact struct {
	Key    string          `json:"key"`
	Score  float64         `json:"score"`
	Answer string          `json:"answer,omitempty"` // the short answer that it would give
	Parts  []ExplainedPart `json:"parts"`
	// Chance is why it is likely to answer beside the others, or is not: parts of the logarithm of the odds that are its score. Where a
	// fact has none its score is what it has by itself; in a story of bare sentences the first alone has them, and where a judgement is asked for what
	// is disputed, denied or not disclosed.
	Chance []ExplainedPart `json:"chance,omitempty"`
	Lacks  []string        `json:"lacks,omitempty"` // words of the question that it does not account for
}

// ExplainedPart is one part of a score.
type ExplainedPart struct {
	Part  string  `json:"part"`
	Value float64 `json:"value"`
}

// How facts were found.
const (
	byWords      = "what they have of the question"
	byText       = "their words alone, for the story is bare sentences"
	byDefinition = "what they tell of the one that is named"
	byNews       = "when they came on record"
	byComparison = "what they tell of each of the two"
	byExtreme    = "comparing the figures on record"
	byOpen       = "how far what is disputed, denied or not disclosed bears on it"
	byBearing    = "how far what is on record bears on it"
	bySuccession = "who held the place before or after"
)

// explained is how many facts an explanation shows.
const explained = 5

// explain tells how the answer came about.
func (s *session) explain() *Explanation {
	q := s.q
	e := &Explanation{Question: q.completed(), ReadAs: q.describe(), Words: q.explainWords()}
	switch s.answer.Kind {
	case NotUnderstood:
		e.Declined = "It is empty, a greeting, in another language, or has no word that could be looked for."
		return e
	case Clarify:
		e.Declined = "The name fits several entities, and the rest of the question does not decide between them."
		return e
	}
	r := s.given
	if r == nil {
		e.FoundBy = "the answer before it, which this question follows up"
		return e
	}
	e.Needs = 10 * threshold
	if e.FoundBy = r.by; r.by == "" {
		e.FoundBy = byWords
	}
	switch r.by {
	case byText:
		e.Needs = 10 * proseThreshold
	case byOpen:
		e.Needs = 10 * openThreshold
	case byBearing:
		e.Needs = 10 * bearThreshold
	}
	for i := range r.found {
		if len(e.Facts) == explained {
			break
		}
		e.Facts = append(e.Facts, s.explainFact(r, &r.found[i]))
	}
	if r.by == byText && len(e.Facts) > 0 {
		e.Facts[0].Chance = s.v.explainChance(r.text, r.found)
	}
	if s.answer.Kind == NoRecord {
		e.Declined = s.whyDeclined(r, e)
	}
	return e
}

func round2(x float64) float64 { return math.Round(x*100) / 100 }

// explainFact weighs a fact once more and notes the parts.
func (s *session) explainFact(r *reading, c *candidate) ExplainedFact {
	f := &s.v.Record.Facts[c.fact]
	out := ExplainedFact{Key: f.Key, Score: round2(c.p * 10), Answer: r.inShort(c), Parts: []ExplainedPart{}}
	if r.by == byText {
		out.Parts = s.v.explainText(r.text, c.fact)
		return out
	}
	if r.by == byOpen {
		for i, sign := range r.openSigns(c) {
			out.Chance = append(out.Chance, ExplainedPart{openNames[i], round2(sign * openWeights[i])})
		}
	}
	m := *r.matcher
	m.note = func(part string, factor float64) {
		out.Parts = append(out.Parts, ExplainedPart{part, round2(factor)})
	}
	again := m.weigh(c.fact, c.text)
	if c.typed > 0 && r.by == "" {
		m.tell("sort of thing that is asked for", typeFactor(c.typed))
	}
	switch {
	case r.by == byBearing:
		for i, sign := range s.bearSigns(r, c) {
			out.Chance = append(out.Chance, ExplainedPart{bearSignNames[i], round2(sign * bearWeights[i])})
		}
	case c.own > 0:
		out.Chance = s.explainGrounds(r, c)
	}
	for _, i := range again.miss {
		out.Lacks = append(out.Lacks, m.phrase(m.units[i].from, m.units[i].to))
	}
	return out
}

// shownGrounds is how many grounds are shown by themselves.
const shownGrounds = 7

// explainGrounds gives the grounds that a fact has beside the others, those first that weigh most, and the sum of the others.
func (s *session) explainGrounds(r *reading, c *candidate) []ExplainedPart {
	b := s.rivals(r)
	i := slices.IndexFunc(b.first, func(o candidate) bool { return o.fact == c.fact })
	if i < 0 {
		return nil
	}
	var parts []ExplainedPart
	for j, g := range b.grounds(i) {
		if x := g * groundWeights[j]; x != 0 {
			parts = append(parts, ExplainedPart{groundNames[j], x})
		}
	}
	slices.SortStableFunc(parts, func(a, b ExplainedPart) int { return cmp.Compare(math.Abs(b.Value), math.Abs(a.Value)) })
	z, rest := math.Log(c.p/(1-c.p)), 0.0
	for i := range parts {
		if z -= parts[i].Value; i >= shownGrounds {
			rest += parts[i].Value
		}
		parts[i].Value = round2(parts[i].Value)
	}
	parts = append(parts[:min(len(parts), shownGrounds)], ExplainedPart{"all else", round2(rest)})
	if x := round2(z); x != 0 {
		why := "as likely as another of its relation"
		if c.held < 1 {
			why = "what it tells otherwise"
		}
		parts = append(parts, ExplainedPart{why, x})
	}
	return parts
}

// explainText gives the parts of the score by words: the features of the fact, each with its weight.
func (v *View) explainText(text string, fact int32) []ExplainedPart {
	q := v.readText(text)
	s := newScratch(v.index)
	defer s.free(q)
	v.index.gather(s, q)
	var l look
	v.index.look(s, q, uint32(fact), &l)
	parts := []ExplainedPart{}
	for i, w := range l.features {
		if x := round2(float64(w * weights[i])); x != 0 {
			parts = append(parts, ExplainedPart{featureNames[i], x})
		}
	}
	return parts
}

// explainChance gives the parts of the chance that the first of the facts found answers.
func (v *View) explainChance(text string, found []candidate) []ExplainedPart {
	q := v.readText(text)
	s := newScratch(v.index)
	defer s.free(q)
	v.index.gather(s, q)
	top := make([]hit, min(len(found), candidates))
	for i := range top {
		top[i] = hit{found[i].fact, math.Log(found[i].p)} // what the scores are but for a common term
	}
	parts := []ExplainedPart{}
	for i, sign := range v.signs(s, q, top, new(look)) {
		if x := round2(sign * signWeights[i]); x != 0 {
			parts = append(parts, ExplainedPart{signNames[i], x})
		}
	}
	return parts
}

// featureNames say what the features are.
var featureNames = [numFeatures]string{"words as typed", "words in another form", "kindred words", "words beside its text",
	"words of the fact before it", "words of the fact after it", "words within three facts", "words within six facts", "words within twenty facts",
	"words of its source's title", "words as typed of the fact before it", "words as typed of the fact after it", "words that the facts around it have",
	"share of the question", "names that it lacks", "begins with a pronoun", "words near the question word", "length", "share of its words",
	"turns of phrase", "a possible answer near the words", "a word of the sort asked for", "such a word, with the share of the question",
	"such a word near the words", "a figure of what is counted", "is a definition", "gives a reason"}

// phrase is a stretch of the question as it was typed; the name that a follow-up took over where nothing was.
func (q *query) phrase(from, to int) string {
	if from >= len(q.toks) || to <= from {
		return ""
	}
	if s := q.text[q.toks[from].Start:q.toks[to-1].End]; s != "" {
		return s
	}
	if m := q.nameAt(from); m != nil {
		return q.v.Record.Entities[m.entities[0]].Name
	}
	return ""
}

// whyDeclined is the reason in a sentence.
func (s *session) whyDeclined(r *reading, e *Explanation) string {
	if len(e.Facts) == 0 {
		return "No fact has anything of the question."
	}
	best := &e.Facts[0]
	switch {
	case best.Score >= e.Needs && r.judging():
		return fmt.Sprintf("The likeliest fact, %s, does not settle yes or no.", best.Key)
	case len(best.Lacks) > 0:
		return fmt.Sprintf("The likeliest fact, %s, has %.1f of the %.1f that it needs; it says nothing of “%s”.", best.Key, best.Score, e.Needs,
			strings.Join(best.Lacks, "”, “"))
	}
	return fmt.Sprintf("The likeliest fact, %s, has %.1f of the %.1f that it needs.", best.Key, best.Score, e.Needs)
}

var shapeNames = map[shape]string{shapeFragment: "a few words", shapeWh: "a question", shapeYesNo: "a yes/no question", shapeClaim: "a claim to check",
	shapeDefine: "a question what something is", shapeLatest: "a question for the latest", shapeCompare: "a comparison"}

var seekNames = map[seek]string{seekAgent: "a person or company", seekPerson: "a person", seekCompany: "a company", seekOrganisation: "an organisation",
	seekProduct: "a product", seekEvent: "an event", seekPlace: "a place", seekDate: "a date", seekUntil: "a date by which something ends",
	seekDuration: "a length of time", seekNumber: "a number", seekMoney: "a sum of money", seekPercent: "a percentage", seekAmount: "a figure",
	seekReason: "a reason", seekSpeaker: "who said so", seekOften: "how often"}

// describe says what sort of question it is.
func (q *query) describe() string {
	d := shapeNames[q.shape]
	if n := seekNames[q.seek]; n != "" {
		d += " for " + n
	}
	if q.list {
		d += ", all of them"
	}
	return d
}

// explainWords says what each stretch of the question was taken for.
func (q *query) explainWords() []ExplainedWord {
	out := []ExplainedWord{}
	for i := 0; i < len(q.toks); {
		to, as := i+1, ""
		switch m, p, rel := q.nameAt(i), q.placeAt(i), q.relationAt(i); {
		case m != nil:
			to = m.to
			var names []string
			for _, e := range m.entities {
				names = append(names, q.v.Record.Entities[e].Name)
			}
			if as = "entity " + strings.Join(names, " or "); m.corrected {
				as += ", its spelling put right"
			}
			if p != nil {
				as += ", as a place"
			}
		case p != nil && q.use[i] == usePlace:
			if to = p.to; p.outside {
				as = "all but a place"
			} else {
				as = "place"
			}
		case rel != nil && q.use[i] != useDate:
			to = rel.to
			var slugs []string
			for _, ph := range rel.is {
				slugs = append(slugs, q.v.Record.Relations[ph.relation].Slug)
			}
			as = "relation " + strings.Join(slugs, " or ")
		default:
			as = useNames[q.use[i]]
			if _, ok := q.v.stemID(q.stems[i]); !ok && q.use[i] == useContent {
				as += ", not in the story"
			}
		}
		if w := q.phrase(i, to); w != "" {
			out = append(out, ExplainedWord{w, as})
		}
		i = max(to, i+1)
	}
	if q.when.bound != boundNone {
		when := q.when.from.Format(q.v.loc)
		if q.when.to != q.when.from {
			when += " to " + q.when.to.Format(q.v.loc)
		}
		out = append(out, ExplainedWord{q.phrase(q.when.at, q.when.upto), "time " + when})
	}
	return out
}

var useNames = map[use]string{useContent: "word", useLight: "word of little weight", useStop: "grammar", useShape: "what is asked", useType: "what sort is asked for",
	useName: "entity", usePlace: "place", useDate: "time", usePast: "the past", useClause: "clause"}
