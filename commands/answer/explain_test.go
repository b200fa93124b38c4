package answer

import (
	"context"
	"math"
	"strings"
	"testing"
)

// An explanation is there only when asked for, and changes nothing of the answer; its parts multiply to the score.
func TestExplain(t *testing.T) {
	a := openStories(t)
	st, err := a.store.StoryBySlug(context.Background(), 0, "apple-alibaba")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]struct {
		words    string // of the question, and what they were read as
		declined string
	}{
		"Who is Apple's partner in China?": {"partner: relation partner", ""},
		"who is baidu":                     {"baidu: entity Baidu", ""},
		"What's new on Baidu?":             {"new: what is asked", ""},
		"What does Apple pay Alibaba?":     {"pay: relation", "the 5.0 that it needs"},
		"Who leads Volkswagen?":            {"Volkswagen: word, not in the story", "it says nothing of “"},
		"Did Apple buy Alibaba?":           {"buy: relation acquirer", "of the 5.0"},
		"hello":                            {"hello: ", "a greeting"},
		"":                                 {"", "empty"},
	} {
		q := Question{Text: text, Story: st.ID, Now: askedAt}
		plain, err := a.Ask(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		q.Explain = true
		got, err := a.Ask(context.Background(), q)
		if err != nil {
			t.Fatal(err)
		}
		e := got.Explanation
		if plain.Explanation != nil || e == nil {
			t.Fatalf("%q: explained %v unasked, %v asked", text, plain.Explanation, e)
		}
		if plain.Kind != got.Kind || plain.Short != got.Short || len(plain.Facts) != len(got.Facts) {
			t.Errorf("%q: %s %q is %s %q when it is explained", text, plain.Kind, plain.Short, got.Kind, got.Short)
		}
		var words []string
		for _, w := range e.Words {
			words = append(words, w.Words+": "+w.ReadAs)
		}
		if all := strings.Join(words, "\n"); !strings.Contains(all, want.words) {
			t.Errorf("%q was read as\n%s\nwithout %q", text, all, want.words)
		}
		if !strings.Contains(e.Declined, want.declined) || (want.declined == "") != (e.Declined == "") {
			t.Errorf("%q was declined for %q, want %q", text, e.Declined, want.declined)
		}
		if e.FoundBy != byWords {
			continue
		}
		for _, f := range e.Facts {
			product := 10.0
			for _, p := range f.Parts {
				product *= p.Value
			}
			if f.Score > product+0.3 { // parts are rounded
				t.Errorf("%q: the parts of %s multiply to %.2f, and its score is %.2f: %v", text, f.Key, product, f.Score, f.Parts)
			}
			if math.IsNaN(f.Score) || len(f.Parts) == 0 {
				t.Errorf("%q: %s has score %v of parts %v", text, f.Key, f.Score, f.Parts)
			}
		}
	}
}

// TestExplainChance: the parts of the odds add up to the chance that the score is, and only the first fact of bare sentences has them.
func TestExplainChance(t *testing.T) {
	v := qaView("Port of Varna", harbour, nil)
	for _, text := range []string{"Who is the director of the port?", "Why was the southern quay closed after the storm?", "What was not dredged in 2003?"} {
		e := v.ask(Question{Text: text, Now: askedAt, Explain: true}).Explanation
		if len(e.Facts) == 0 || len(e.Facts[0].Chance) == 0 || len(e.Facts) > 1 && len(e.Facts[1].Chance) > 0 {
			t.Fatalf("%q: %+v", text, e.Facts)
		}
		z := 0.0
		for _, p := range e.Facts[0].Chance {
			z += p.Value
		}
		if got, want := e.Facts[0].Score, 10/(1+math.Exp(-z)); math.Abs(got-want) > 0.3 { // parts are rounded
			t.Errorf("%q: score %.2f, and its parts add up to %.2f: %v", text, got, want, e.Facts[0].Chance)
		}
	}
}
