package answer

import (
	"cmp"
	"fmt"
	"math"
	"testing"

	"byline/store"
)

// TestFitBearing fits the weights by which a fact is told to bear on what a question judges though it lacks its verb. It prints them, where
// BYLINE_FIT_BEARING is the number of folds by story (8), beside those in use, and how many of the questions that nothing settles
// are answered rightly and wrongly with weights that were not fitted to the same story: as they stand, and with what answers them taken away
// or another name put in.
func TestFitBearing(t *testing.T) {
	folds := foldCount(t, "BYLINE_FIT_BEARING")
	const pull = 0.5
	type question struct {
		text  string
		whole bool
		facts []choice
	}
	var all []question
	var choices []choice
	fold := map[string]int{}
	a := openStories(t)
	for _, file := range fittedFiles(t) {
		for i, e := range file.asked {
			slug := cmp.Or(e.Story, file.story)
			if _, ok := fold[slug]; !ok {
				fold[slug] = len(fold) % folds
			}
			v, _, err := a.ViewFor(t.Context(), 0, slug)
			if err != nil {
				t.Fatal(err)
			}
			if len(e.After) > 0 || e.AsOf != "" || !e.Now.IsZero() || !v.readQuestion(clean(e.Ask), askedAt).judging() {
				continue
			}
			for _, p := range askings(v, e, i) {
				s, r := resolved(p.v, p.e.Ask, shownFacts)
				if r == nil || !r.judging() || r.by != "" || r.outcome != nil || len(r.found) == 0 || r.setsBeside() {
					continue
				}
				found := r.mayBear()
				q := question{text: p.e.Ask, whole: p.whole}
				var rows [][]float64
				for k := range found {
					g := s.bearSigns(r, &found[k])
					rows = append(rows, g[:])
				}
				if s.judge(r) || r.best() >= threshold && p.v.Record.Facts[r.found[0].fact].Status == store.NotDisclosed || s.judgeOpen(r) {
					continue
				}
				for k, c := range found {
					s, r := resolved(p.v, p.e.Ask, shownFacts)
					c.p = 1
					s.answered(r, []candidate{c})
					s.verdict(r, &c)
					right := len(p.facts) > 0 && len(p.e.differs(s.answer)) == 0
					q.facts = append(q.facts, choice{fold[slug], [][]float64{rows[k], make([]float64, numBearSigns)}, []bool{right, !right}})
				}
				choices = append(choices, q.facts...)
				all = append(all, q)
			}
		}
	}
	w := perFold(folds, numBearSigns, pull, func(int) []choice { return append([]choice(nil), choices...) })
	for j, x := range w[folds] {
		fmt.Printf("%-40s %7.2f, in use %7.2f\n", bearSignNames[j], x, bearWeights[j])
	}
	for _, least := range []float64{0.5, 0.6, bearThreshold, 0.8} {
		right, wrong, changed := 0, 0, 0
		for _, q := range all {
			best, ok := 0.0, false
			for _, c := range q.facts {
				z := 0.0
				for j, x := range c.rows[0] {
					z += x * w[c.fold][j]
				}
				if p := 1 / (1 + math.Exp(-z)); p > best {
					best, ok = p, c.right[0]
				}
			}
			switch {
			case best < least:
			case ok && q.whole:
				right++
			case ok:
			case q.whole:
				wrong++
			default:
				changed++
			}
		}
		fmt.Printf("at %.2f of %d questions, not fitted to: %d more right, %d wrong; %d wrong of changed ones\n", least, len(all), right, wrong, changed)
	}
}
