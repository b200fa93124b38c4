package answer

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"testing"

	"byline/store"
)

// TestFitOpen fits the weights by which a fact that is disputed, denied or not disclosed is told to bear on what a question judges. It
// prints them, where BYLINE_FIT_JUDGED is the number of folds by story (8), beside those in use, and how many of the questions that nothing settles are answered rightly and wrongly by such facts with
// weights that were not fitted to the same story.
func TestFitOpen(t *testing.T) {
	folds := foldCount(t, "BYLINE_FIT_JUDGED")
	const pull = 0.5
	type question struct {
		text      string
		unsettled bool
		facts     []choice
	}
	var all []question
	var choices []choice
	fold := map[string]int{}
	a := openStories(t)
	for _, file := range fittedFiles(t) {
		for _, e := range file.asked {
			slug := cmp.Or(e.Story, file.story)
			if _, ok := fold[slug]; !ok {
				fold[slug] = len(fold) % folds
			}
			v, _, err := a.ViewFor(context.Background(), 0, slug)
			if err != nil {
				t.Fatal(err)
			}
			if len(e.After) > 0 || e.AsOf != "" || !e.Now.IsZero() {
				continue
			}
			s, r := resolved(v, e.Ask, 10)
			if r == nil || !r.judging() || r.by != "" || r.outcome != nil {
				continue
			}
			q := question{text: e.Ask, unsettled: !s.judge(r) && !(r.best() >= threshold && v.Record.Facts[r.found[0].fact].Status == store.NotDisclosed)}
			for _, c := range r.openFacts() {
				s, r := resolved(v, e.Ask, 10)
				signs := r.openSigns(&c)
				c.p = 1
				s.openAnswer(r, []candidate{c})
				right := len(e.differs(s.answer)) == 0
				q.facts = append(q.facts, choice{fold[slug], [][]float64{signs[:], make([]float64, numOpenSigns)}, []bool{right, !right}})
			}
			choices = append(choices, q.facts...)
			all = append(all, q)
		}
	}
	w := perFold(folds, numOpenSigns, pull, func(int) []choice { return append([]choice(nil), choices...) })
	for j, x := range w[folds] {
		fmt.Printf("%-40s %7.2f, in use %7.2f\n", openNames[j], x, openWeights[j])
	}
	for _, least := range []float64{0.4, 0.5, 0.6, openThreshold, 0.8} {
		right, wrong, of := 0, 0, 0
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
			of++
			if !q.unsettled || best < least {
				continue
			}
			if ok {
				right++
				continue
			}
			wrong++
			if least == openThreshold {
				fmt.Printf("  wrong: %.2f %s\n", best, q.text)
			}
		}
		fmt.Printf("at %.2f of %d questions, not fitted to: %d more right, %d wrong\n", least, of, right, wrong)
	}
}
