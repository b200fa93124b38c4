package answer

import (
	"fmt"
	"hash/fnv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"byline/store"
)

// answeringCosts is by how much the outset is lower than fitted: a wrong answer is worse than none.
const answeringCosts = 0.1

// posed is a question as it is asked to fit the grounds: of a part of its story, or with another word put in.
type posed struct {
	v     *View
	e     Expected
	facts []string // those that answer it there
	whole bool     // it is asked as it stands
}

// TestFitGrounds fits the weights of the grounds, where BYLINE_FIT_GROUNDS is the number of folds by story (6). It prints them beside
// those in use, as they stand in the program, and how many questions are answered rightly and wrongly by weights that were not fitted to
// the same story. Questions that are kept apart are not looked at.
func TestFitGrounds(t *testing.T) {
	folds := foldCount(t, "BYLINE_FIT_GROUNDS")
	a := openStories(t)
	var choices, apart []choice // each fact of a question beside nothing, and each question as it stands with all its facts
	for _, file := range fittedFiles(t) {
		slug := file.story
		if _, err := os.Stat("testdata/stories/" + slug + ".yaml"); err != nil {
			continue // questions of several stories, of the starter story, and of none
		}
		v, _, err := a.ViewFor(t.Context(), 0, slug)
		if err != nil {
			t.Fatal(err)
		}
		h := fnv.New32a()
		_, _ = h.Write([]byte(slug))
		fold := int(h.Sum32() % uint32(folds))
		for i, e := range file.asked {
			if len(e.After) > 0 || e.AsOf != "" || !e.Now.IsZero() || e.Kind == Clarify || e.Kind == NotUnderstood {
				continue
			}
			for _, q := range askings(v, e, i) {
				c := groundChoice(q)
				if c == nil {
					continue
				}
				c.fold = fold
				for k := range c.rows {
					choices = append(choices, choice{fold, [][]float64{c.rows[k], make([]float64, numGrounds)}, []bool{c.right[k], !c.right[k]}})
				}
				if q.whole {
					c.right = append(c.right, len(q.facts) == 0)
					apart = append(apart, *c)
				}
			}
		}
	}
	w := perFold(folds, numGrounds, 0.02, func(int) []choice { return slices.Clone(choices) })
	right, wrong := 0, 0
	for _, c := range apart {
		best, at := 0.0, len(c.rows)
		for k, row := range c.rows {
			z := -answeringCosts
			for j, x := range row {
				if j == groundGiven {
					z += x * groundWeights[j]
				} else {
					z += x * w[c.fold][j]
				}
			}
			if z > best {
				best, at = z, k
			}
		}
		switch {
		case c.right[at]:
			right++
		case at < len(c.rows):
			wrong++
		}
	}
	w[folds][groundBase] -= answeringCosts
	w[folds][groundGiven] = groundWeights[groundGiven]
	for j, x := range w[folds] {
		fmt.Printf("%-40s %7.3g, in use %7.3g\n", groundNames[j], x, groundWeights[j])
	}
	fmt.Printf("not fitted to: %d right, %d wrong, of %d that the grounds decide\n", right, wrong, len(apart))
	if right*100 < 80*len(apart) || wrong*100 > 5*len(apart) {
		t.Errorf("%d right and %d wrong of %d on stories not fitted to", right, wrong, len(apart))
	}
}

// fittedFile is a question file that weights may be fitted to.
type fittedFile struct {
	story string // of which those are asked that name none
	asked []Expected
}

// fittedFiles are the question files of testdata that are not kept apart.
func fittedFiles(t *testing.T) (out []fittedFile) {
	t.Helper()
	names, _ := filepath.Glob("testdata/questions/*.yaml")
	for _, name := range names {
		slug := strings.TrimSuffix(filepath.Base(name), ".yaml")
		if strings.HasPrefix(slug, "heldout-") {
			continue
		}
		r, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		asked, err := ReadExpected(name, r)
		_ = r.Close()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fittedFile{strings.TrimPrefix(strings.TrimPrefix(slug, "fresh-"), "fitted-"), asked})
	}
	return out
}

// askings are the ways in which a question is asked: as it stands; of a small part of its story; with what answers it taken away, of all
// and of a small part of the rest; and with another name or counted noun in place of its own, so that nothing answers it.
func askings(v *View, e Expected, i int) []posed {
	answers := func(f *store.Fact) bool { return slices.Contains(e.Facts, f.Key) || slices.Contains(e.With, f.Key) }
	n := len(v.Record.Facts)
	some := func(k, a, b, c, most int) bool { return (k*a+i*b+k*k*c)%n < most }
	out := []posed{{v, e, e.Facts, true},
		{viewOfPart(v, func(k int, f *store.Fact) bool { return answers(f) || some(k, 7919, 104729, 31, 7) }), e, e.Facts, false}}
	if len(e.Facts) == 0 {
		return out
	}
	out = append(out, posed{viewOfPart(v, func(_ int, f *store.Fact) bool { return !answers(f) }), e, nil, false},
		posed{viewOfPart(v, func(k int, f *store.Fact) bool { return !answers(f) && some(k, 7907, 104723, 37, 8) }), e, nil, false})
	q := v.readQuestion(strings.TrimSpace(e.Ask), askedAt)
	if q.text != strings.TrimSpace(e.Ask) {
		return out
	}
	swap := func(from, to int, word string) {
		a, z := q.toks[from].Start, q.toks[to-1].End
		if q.text[a] >= 'a' {
			word = strings.ToLower(word)
		}
		other := e
		other.Ask = q.text[:a] + word + q.text[z:]
		out = append(out, posed{v, other, nil, false})
	}
	if len(q.named) > 0 {
		if m := &q.named[i%len(q.named)]; m.to > m.from && m.to <= len(q.toks) {
			swap(m.from, m.to, []string{"Kelvora", "Dunmarra", "Ostrellan", "Vardell"}[i%4])
		}
	}
	if q.counted >= 0 && q.counted < len(q.toks) {
		swap(q.counted, q.counted+1, []string{"umbrellas", "violins", "goats", "lanterns", "inspections", "dogs", "workshops"}[i%7])
	}
	return out
}

// viewOfPart is a view of some of a story's facts.
func viewOfPart(v *View, keep func(k int, f *store.Fact) bool) *View {
	r := *v.Record
	r.Facts = nil
	has := map[store.FactID]bool{}
	for k := range v.Record.Facts {
		if f := &v.Record.Facts[k]; keep(k, f) {
			has[f.ID], r.Facts = true, append(r.Facts, *f)
		}
	}
	for k := range r.Facts {
		if f := &r.Facts[k]; !has[f.Replaces] {
			f.Replaces = 0
		}
		if f := &r.Facts[k]; !has[f.Disputes] {
			f.Disputes = 0
		}
	}
	return NewView(&r)
}

// groundChoice is what there is to choose from for a question, by its grounds; nil where the grounds do not decide it.
func groundChoice(q posed) *choice {
	s := &session{v: q.v, in: Question{Text: q.e.Ask, Now: askedAt}, top: shownFacts}
	s.run()
	r := s.given
	if r == nil || r.by != "" || r.outcome != nil || r.judging() || len(r.found) == 0 || r.found[0].own == 0 {
		return nil
	}
	c := &choice{}
	b := s.rivals(r)
	for k := range b.first {
		g := b.grounds(k)
		for j := range g {
			if math.IsNaN(g[j]) || math.IsInf(g[j], 0) {
				panic(groundNames[j])
			}
		}
		if b.first[k].own == 0 {
			continue
		}
		c.rows = append(c.rows, g[:])
		c.right = append(c.right, slices.Contains(q.facts, q.v.Record.Facts[b.first[k].fact].Key))
	}
	return c
}
