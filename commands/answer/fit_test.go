package answer

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// choice is one question to fit weights to: what there is to choose from, and which of it is right.
type choice struct {
	fold  int
	rows  [][]float64
	right []bool
}

// foldCount is into how many parts stories are split by turns, which the setting tells; a test without it is skipped.
func foldCount(t *testing.T, setting string) (folds int) {
	t.Helper()
	if _, err := fmt.Sscan(os.Getenv(setting), &folds); err != nil || folds < 2 {
		t.Skip(setting + " is not the number of folds")
	}
	return folds
}

// resolved reads a question and finds the facts for it, before an answer is made of them; no reading where none is looked for.
func resolved(v *View, text string, top int) (*session, *reading) {
	s := &session{v: v, in: Question{Text: text, Now: askedAt}, top: top}
	if s.q = v.readQuestion(clean(text), askedAt); s.q.bare || s.q.asksOfProse() {
		return s, nil
	}
	return s, s.resolve(s.q)
}

// fitWeights fits a conditional logit: the weights with which the right rows of each choice are likeliest, by Newton's method with
// halved steps, and a little pull towards zero so that a feature of few questions stays small.
func fitWeights(choices []choice, dims int, pull float64) []float64 {
	w, step, size := make([]float64, dims), make([]float64, dims), 0.0
	last := math.Inf(1)
	for range 40 {
		loss, slope, curve := lossOf(choices, w, pull)
		if loss > last { // too far
			size /= 2
			for j := range w {
				w[j] += size * step[j]
			}
			continue
		}
		if last-loss < 0.001 {
			break
		}
		last, size, step = loss, 1, solve(curve, slope)
		for j := range w {
			w[j] -= step[j]
		}
	}
	return w
}

// lossOf is how unlikely the right rows are, with its slope and curvature.
func lossOf(choices []choice, w []float64, pull float64) (loss float64, slope []float64, curve [][]float64) {
	dims := len(w)
	slope, curve = make([]float64, dims), make([][]float64, dims)
	for j := range curve {
		curve[j] = make([]float64, dims)
		slope[j], curve[j][j] = pull*w[j], pull
		loss += pull * w[j] * w[j] / 2
	}
	mean := make([]float64, dims)
	for _, c := range choices {
		if !slices.Contains(c.right, true) || !slices.Contains(c.right, false) {
			continue
		}
		z := make([]float64, len(c.rows))
		all, right := math.Inf(-1), math.Inf(-1)
		for i, r := range c.rows {
			for j := range r {
				z[i] += r[j] * w[j]
			}
			if all = addLog(all, z[i]); c.right[i] {
				right = addLog(right, z[i])
			}
		}
		loss += all - right
		clear(mean)
		for i, r := range c.rows {
			p, of := math.Exp(z[i]-all), 0.0
			if c.right[i] {
				of = math.Exp(z[i] - right)
			}
			for j := range r {
				mean[j] += p * r[j]
				slope[j] += (p - of) * r[j]
			}
			if p < 1e-5 {
				continue
			}
			for j := range r {
				for k, px := 0, p*r[j]; k <= j; k++ {
					curve[j][k] += px * r[k]
				}
			}
		}
		for j := range mean {
			for k := 0; k <= j; k++ {
				curve[j][k] -= mean[j] * mean[k]
			}
		}
	}
	for j := range curve {
		for k := range j {
			curve[k][j] = curve[j][k]
		}
	}
	return loss, slope, curve
}

func addLog(a, b float64) float64 {
	if a < b {
		a, b = b, a
	}
	if math.IsInf(b, -1) {
		return a
	}
	return a + math.Log1p(math.Exp(b-a))
}

// solve solves a·x = b by elimination.
func solve(a [][]float64, b []float64) []float64 {
	n := len(b)
	x := slices.Clone(b)
	for i := range n {
		p := i
		for r := i + 1; r < n; r++ {
			if math.Abs(a[r][i]) > math.Abs(a[p][i]) {
				p = r
			}
		}
		a[i], a[p], x[i], x[p] = a[p], a[i], x[p], x[i]
		for r := i + 1; r < n; r++ {
			f := a[r][i] / a[i][i]
			for k := i; k < n; k++ {
				a[r][k] -= f * a[i][k]
			}
			x[r] -= f * x[i]
		}
	}
	for i := n - 1; i >= 0; i-- {
		for k := i + 1; k < n; k++ {
			x[i] -= a[i][k] * x[k]
		}
		x[i] /= a[i][i]
	}
	return x
}

// closely gives the facts that the first pass finds, with their features.
func (v *View) closely(s *scratch, q *textQuery) (top []hit, rows [][]float64) {
	v.index.gather(s, q)
	top = slices.Clone(v.index.firstPass(s, q, candidates, nil))
	var l look
	for _, h := range top {
		v.index.look(s, q, uint32(h.fact), &l)
		row := make([]float64, numFeatures)
		for j, x := range l.features {
			row[j] = float64(x)
		}
		rows = append(rows, row)
	}
	return top, rows
}

// foldsOf parts articles into folds, in the order of their names.
func foldsOf(facts []qaFact, folds int) map[string]int {
	docs := map[string]int{}
	for _, f := range facts {
		docs[f.Doc] = 0
	}
	for i, doc := range slices.Sorted(maps.Keys(docs)) {
		docs[doc] = i % folds
	}
	return docs
}

// perFold fits weights without each fold, and last with all.
func perFold(folds, dims int, pull float64, choices func(without int) []choice) (w [][]float64) {
	for k := range folds + 1 {
		w = append(w, fitWeights(slices.DeleteFunc(choices(k), func(c choice) bool { return c.fold == k }), dims, pull))
	}
	return w
}

// TestFitWeights fits the weights of the features and of the signs of the chance to bench-qa, where BYLINE_BENCH_QA_FIT is the number
// of folds by article (6, or 2 for halves). It prints them beside those in use, with how they do on the articles that they were not
// fitted to, and fails where that is below what was reached.
func TestFitWeights(t *testing.T) {
	dir, folds := os.Getenv("BYLINE_BENCH_QA"), 0
	if _, err := fmt.Sscan(os.Getenv("BYLINE_BENCH_QA_FIT"), &folds); dir == "" || err != nil || folds < 2 {
		t.Skip("BYLINE_BENCH_QA_FIT is not the number of folds")
	}
	var all []choice
	for _, set := range []string{"squad", "qamr"} {
		facts := readLines[qaFact](t, filepath.Join(dir, set+"_facts.jsonl"))
		fold, one, stories := foldsOf(facts, folds), qaView(set, facts, nil), qaStories(facts)
		modes := map[string]func(doc string) *View{"open": func(string) *View { return one }}
		if set == "squad" { // the news articles are too short to be stories of their own
			sourced := qaSourced(facts)
			modes["sourced"] = func(string) *View { return sourced }
			modes["story"] = func(doc string) *View { return stories[doc] }
		}
		for _, mode := range slices.Sorted(maps.Keys(modes)) {
			for _, q := range readLines[qaQuestion](t, filepath.Join(dir, set+"_questions.jsonl")) {
				v := modes[mode](q.Doc)
				tq, s := v.readText(q.Q), newScratch(v.index)
				c := choice{fold: fold[q.Doc]}
				top, rows := v.closely(s, tq)
				for _, h := range top {
					c.right = append(c.right, slices.Contains(q.Gold, v.Record.Facts[h.fact].Key))
				}
				c.rows = rows
				s.free(tq)
				all = append(all, c)
			}
		}
	}
	ranking := perFold(folds, int(numFeatures), 0.1, func(int) []choice { return slices.Clone(all) })
	first, five := 0.0, 0.0
	for _, c := range all {
		switch at := c.place(ranking[c.fold]); {
		case at == 0:
			first++
			fallthrough
		case at > 0 && at < 5:
			five++
		}
	}
	n := float64(len(all))
	for j, w := range ranking[folds] {
		fmt.Printf("%-50s %7.3f, in use %7.3f\n", featureNames[j], w, weights[j])
	}
	fmt.Printf("not fitted to: R@1 %.4f, R@5 %.4f of %d, articles of their own and all in one\n\n", first/n, five/n, len(all))
	if first/n < 0.79 {
		t.Errorf("R@1 %.4f on articles not fitted to", first/n)
	}
	fitChance(t, dir, folds, ranking)
}

// place is where the right row comes with these weights, counted from 0; -1 for nowhere.
func (c *choice) place(w []float64) int {
	order := make([]int, len(c.rows))
	z := make([]float64, len(c.rows))
	for i, r := range c.rows {
		order[i] = i
		for j := range r {
			z[i] += r[j] * w[j]
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(z[b], z[a]) })
	return slices.IndexFunc(order, func(i int) bool { return c.right[i] })
}
