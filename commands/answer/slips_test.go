package answer

import (
	"context"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// plainWord is a word that a slip may spoil and leave to be recognised.
var plainWord = regexp.MustCompile(`\b[a-z]{6,}\b`)

// slipped is a question with one slip of the finger in one of its longer words: two letters swapped, one left out or doubled, a vowel for
// another. Which one is told by n alone. It is empty for a question that has no such word.
func slipped(ask string, n uint32) string {
	words := plainWord.FindAllStringIndex(ask, -1)
	if len(words) == 0 {
		return ""
	}
	at := words[n%uint32(len(words))]
	w, kind := ask[at[0]:at[1]], n/7%4
	i := 1 + int(n/31)%(len(w)-2)
	switch {
	case kind == 0 && w[i] != w[i+1]:
		w = w[:i] + w[i+1:i+2] + w[i:i+1] + w[i+2:]
	case kind == 1:
		w = w[:i] + w[i+1:]
	case kind == 2 && strings.IndexByte("aeiou", w[i]) >= 0:
		w = w[:i] + string("eioua"[strings.IndexByte("aeiou", w[i])]) + w[i+1:]
	default:
		w = w[:i] + w[i:i+1] + w[i:]
	}
	return ask[:at[0]] + w + ask[at[1]:]
}

// TestSlips counts how many questions are still answered aright that were so before a finger slipped on one of their words. Some slips
// make another word ("owed" for "owned"), which nothing can put right.
func TestSlips(t *testing.T) {
	const floor = 95 // per cent
	a := openStories(t)
	names, err := filepath.Glob("testdata/questions/fitted-*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no questions in testdata: %v", err)
	}
	var before, after Tally
	for _, name := range names {
		r, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		all, err := ReadExpected(name, r)
		_ = r.Close()
		if err != nil {
			t.Fatal(err)
		}
		var right []Expected
		story := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(name), "fitted-"), ".yaml")
		o := CheckOptions{Now: askedAt, Story: story, Each: func(c Checked) {
			h := fnv.New32a()
			_, _ = h.Write([]byte(c.Ask))
			if s := slipped(c.Ask, h.Sum32()); c.Outcome == OutcomeRight && s != "" && len(c.After) == 0 {
				e := c.Expected
				e.Ask = s
				right = append(right, e)
			}
		}}
		if _, _, err := a.Check(context.Background(), o, every(all, 2)); err != nil {
			t.Fatal(err)
		}
		o.Each = func(c Checked) {
			after.Add(c.Outcome)
			if c.Outcome != OutcomeRight {
				t.Logf("%s: %s: %s", filepath.Base(name), c.Outcome, c.Ask)
			}
		}
		if _, _, err := a.Check(context.Background(), o, right); err != nil {
			t.Fatal(err)
		}
		before.Right += len(right)
	}
	t.Logf("of %d right ones with a slip: %d right, %d wrong, %d wrongly declined", before.Right, after.Right, after.Wrong+after.False, after.Declined)
	if before.Right == 0 || after.Right*100 < floor*before.Right || (after.Wrong+after.False)*100 > before.Right {
		t.Errorf("fewer than %d%% right, or more than 1%% wrong", floor)
	}
}

// every is one of so many questions.
func every(all []Expected, n int) (out []Expected) {
	for i := 0; i < len(all); i += n {
		out = append(out, all[i])
	}
	return out
}
