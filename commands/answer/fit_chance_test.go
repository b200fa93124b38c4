package answer

import (
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"testing"
)

// fitChance fits the weights of the signs, with the ranking that was fitted without the same fold. A question is a choice between
// the best fact and nothing.
func fitChance(t *testing.T, dir string, folds int, ranking [][]float64) {
	facts := readLines[qaFact](t, filepath.Join(dir, "squad_facts.jsonl"))
	asked := readLines[qaQuestion](t, filepath.Join(dir, "squad_abstain.jsonl"))
	fold, stories := foldsOf(facts, folds), qaStories(facts)
	views := make([]*View, len(asked))
	for i, q := range asked {
		views[i] = stories[q.Doc]
		if len(q.Drop) > 0 {
			views[i] = qaView(q.Doc, slices.DeleteFunc(slices.Clone(facts), func(f qaFact) bool { return f.Doc != q.Doc }), q.Drop)
		}
	}
	found := make([][]choice, folds+1) // by the fold that the ranking was fitted without, the questions in order
	for k := range found {
		for i := range asked {
			found[k] = append(found[k], views[i].signChoice(&asked[i], fold[asked[i].Doc], ranking[k]))
		}
	}
	w := perFold(folds, numSigns, 1, func(k int) []choice { return slices.Clone(found[k]) })
	runs := make([]*qaRun, len(asked))
	type share struct{ answered, of float64 }
	by := map[string]*share{}
	for i, q := range asked {
		c := &found[fold[q.Doc]][i]
		runs[i] = &qaRun{ID: q.ID}
		if by[q.Kind] == nil {
			by[q.Kind] = &share{}
		}
		by[q.Kind].of++
		if len(c.rows) == 0 {
			continue
		}
		z := 0.0
		for j, x := range c.rows[0] {
			z += x * w[fold[q.Doc]][j]
		}
		key := "" // a wrong one
		if c.right[0] {
			key = q.Gold[0]
		}
		runs[i].Hits = []qaHit{{key, z}}
		if 1/(1+math.Exp(-z)) >= proseThreshold {
			by[q.Kind].answered++
		}
	}
	for j, x := range w[folds] {
		fmt.Printf("%-50s %7.3f, in use %7.3f\n", signNames[j], x, signWeights[j])
	}
	all, plain := qaRecall(asked, runs, ""), qaRecall(asked, runs, "adversarial")
	fmt.Printf("not fitted to: answered rightly while 90 %% of the answers given are right: %.3f; without the adversarial ones: %.3f\nanswered:", all, plain)
	for _, kind := range []string{"answerable", "adversarial", "removed", "foreign"} {
		fmt.Printf(" %s %.3f", kind, by[kind].answered/by[kind].of)
	}
	fmt.Println()
	if plain < 0.55 {
		t.Errorf("%.3f on articles not fitted to", plain)
	}
}

// signChoice is a question's best fact, by its signs, beside nothing.
func (v *View) signChoice(q *qaQuestion, fold int, w []float64) choice {
	tq, s := v.readText(q.Q), newScratch(v.index)
	defer s.free(tq)
	top, rows := v.closely(s, tq)
	if len(top) == 0 {
		return choice{fold: fold}
	}
	for i := range top {
		top[i].score = 0
		for j, x := range rows[i] {
			top[i].score += x * w[j]
		}
	}
	slices.SortFunc(top, better)
	signs := v.signs(s, tq, top, new(look))
	right := slices.Contains(q.Gold, v.Record.Facts[top[0].fact].Key)
	return choice{fold, [][]float64{signs[:], make([]float64, numSigns)}, []bool{right, !right}}
}
