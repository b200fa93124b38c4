package answer

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// floor is a level reached, in per cent: right at least, wrong or answered in error at most.
type floor struct{ right, wrong int }

func (f floor) holds(t *Tally) bool {
	total := t.Total()
	return total > 0 && t.Right*100 >= f.right*total && (t.Wrong+t.False)*100 <= f.wrong*total
}

// sortFloors are the levels reached by sort: of the half for tuning, and of the half held out, which is on other stories.
var sortFloors = map[string][2]floor{
	"ambiguous-names": {{85, 2}, {88, 0}},
	"as-of":           {{95, 2}, {80, 14}},
	"claims":          {{73, 3}, {62, 3}},
	"comparisons":     {{77, 3}, {70, 7}},
	"follow-ups":      {{92, 1}, {82, 11}},
	"latest":          {{86, 5}, {88, 6}},
	"lists":           {{62, 14}, {84, 13}},
	"yes-no":          {{82, 3}, {78, 9}},
}

// strangersFloors are those of the questions by strangers, on stories that are kept apart too.
var strangersFloors = map[string]floor{
	"ambiguous-names": {70, 9}, "as-of": {80, 4}, "claims": {50, 6}, "comparisons": {46, 12}, "follow-ups": {68, 17}, "latest": {62, 12},
	"lists": {44, 22}, "yes-no": {53, 11},
}

// sortSets are the sets of each sort of question.
var sortSets = [3]string{"for tuning", "held out", "by strangers, kept apart"}

// TestSorts measures each sort of question by itself: sort-NAME.yaml is for tuning, heldout-sort-NAME.yaml is only counted.
func TestSorts(t *testing.T) {
	a := openStories(t)
	names, err := filepath.Glob("testdata/questions/*sort-*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no questions by sort in testdata: %v", err)
	}
	tallies := map[string]*[3]Tally{}
	for _, name := range names {
		r, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		questions, err := ReadExpected(name, r)
		_ = r.Close()
		if err != nil {
			t.Fatal(err)
		}
		base := strings.TrimSuffix(filepath.Base(name), ".yaml")
		kept, isHeld := strings.CutPrefix(base, "heldout-")
		o := CheckOptions{Now: askedAt, Each: func(c Checked) {
			if c.Outcome != OutcomeRight && !isHeld {
				t.Logf("%s:%d: %s: %s: %q %v: %s", base, c.Line, c.Outcome, c.Story, c.Ask, c.After, strings.Join(c.Differs, "; "))
			}
		}}
		_, tally, err := a.Check(context.Background(), o, questions)
		if err != nil {
			t.Fatal(err)
		}
		kept, isFresh := strings.CutPrefix(kept, "fresh-")
		sort := strings.TrimPrefix(kept, "sort-")
		if tallies[sort] == nil {
			tallies[sort] = new([3]Tally)
		}
		half := 0
		if isHeld {
			half = 1
		}
		if isFresh {
			half = 2
		}
		tallies[sort][half] = tally
	}
	var all [3]Tally
	for _, sort := range slices.Sorted(maps.Keys(tallies)) {
		for half, called := range sortSets {
			tally := &tallies[sort][half]
			t.Logf("%s, %s: %s", sort, called, tally)
			f := strangersFloors[sort]
			if half < 2 {
				f = sortFloors[sort][half]
			}
			if !f.holds(tally) {
				t.Errorf("%s, %s: %s; it was %d%% right and at most %d%% wrong or in error", sort, called, tally, f.right, f.wrong)
			}
			all[half].Right += tally.Right
			all[half].Wrong += tally.Wrong
			all[half].Declined += tally.Declined
			all[half].False += tally.False
		}
	}
	for half, called := range sortSets {
		t.Logf("all sorts, %s: %s", called, all[half])
	}
}
