package answer

import (
	"context"
	"math"
	"testing"
)

const quarry = `byline: 1
story: quarry
title: The Holm quarry
entities:
  holm: {name: Holm Stone, kind: company}
  reed: {name: Ida Reed, kind: person}
  berg: {name: Tor Berg, kind: person}
  vale: {name: Vale, kind: place}
sources: {s: {publisher: Post, title: T, published: 2025-07-02}}
facts:
  - {key: chief, sources: [s], status: confirmed, subject: holm, relation: leader, object: reed, text: Ida Reed runs Holm Stone.}
  - {key: dig, sources: [s], happened: 2025-03-04, text: Holm Stone began to dig in Vale on 4 March 2025.}
  - {key: dust, sources: [s], text: The people of Vale complained about dust and about lorries at night.}
  - {key: walls, sources: [s], text: Cracks opened in the walls of eleven houses in Vale.}
  - {key: fine, sources: [s], text: The county fined Holm Stone 30000 euros over the noise.}
  - {key: fence, sources: [s], text: "Tor Berg, who farms beside the pit, put up a fence."}
  - {key: pumps, sources: [s], text: Two pumps keep the pit dry.}
  - {key: killed, sources: [s], text: Three sheep of Tor Berg were killed by a rock.}
  - {key: rest, sources: [s], text: Work rests on Sundays.}
`

// What is told in other words is given where nothing else on record comes near; somebody nobody has heard of, another fate and a price
// for a count are not, whatever else a fact has of the question.
func TestTheLikeliestFactsAreHeldAgainstOneAnother(t *testing.T) {
	v := viewOf(t, quarry)
	wantShort(t, v, map[string]string{
		"how big was the fine the county gave holm stone":              "30000 euros",
		"how big was the fine the county gave vardell":                 "Not on record",
		"How many homes in Vale had cracks in the walls?":              "eleven",
		"How many sheep of Tor Berg were injured by a rock?":           "Not on record",
		"How many euros was Kelvora fined by the county for the noise": "Not on record",
	})
}

// TestExplainGrounds: the grounds of each fact add up to its score.
func TestExplainGrounds(t *testing.T) {
	v := viewOf(t, quarry)
	for _, text := range []string{"Who runs Holm Stone?", "When did they begin to dig in Vale?", "How many sheep of Tor Berg were injured by a rock?"} {
		e := v.ask(Question{Text: text, Now: askedAt, Explain: true}).Explanation
		if len(e.Facts) == 0 {
			t.Fatalf("%q: no facts", text)
		}
		for _, f := range e.Facts {
			z := 0.0
			for _, p := range f.Chance {
				z += p.Value
			}
			if got, want := f.Score, 10/(1+math.Exp(-z)); len(f.Chance) == 0 || math.Abs(got-want) > 0.2 { // parts are rounded
				t.Errorf("%q: score of %s %.2f, and its grounds add up to %.2f: %v", text, f.Key, got, want, f.Chance)
			}
		}
	}
}

// TestWhatHasMoreOfTheQuestionComesFirst: of two facts that would be given by themselves text search does not turn the order round.
func TestWhatHasMoreOfTheQuestionComesFirst(t *testing.T) {
	a := openStories(t)
	st, err := a.store.StoryBySlug(context.Background(), 0, "apple-alibaba")
	if err != nil {
		t.Fatal(err)
	}
	got, err := a.Ask(context.Background(), Question{Text: "why does Apple need a local partner?", Story: st.ID, Now: askedAt})
	if err != nil || got.Kind != Answered || got.Facts[0].Fact.Key != "features-missing" {
		t.Errorf("answered by %v, %v", got.Facts, err)
	}
	if got, err = a.Ask(context.Background(), Question{Text: "how much is the deal worth", Story: st.ID, Now: askedAt}); err != nil || got.Kind != NoRecord {
		t.Errorf("the deal is worth %q, %v", got.Short, err) // what a company has gained is not what a deal is worth
	}
}
