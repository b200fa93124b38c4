package answer

import (
	"context"
	"testing"
)

func TestTopicIsSharedByWhatAsksTheSame(t *testing.T) {
	a := openStories(t)
	story, err := a.store.StoryBySlug(context.Background(), 0, "apple-alibaba")
	if err != nil {
		t.Fatal(err)
	}
	v, err := a.View(context.Background(), 0, story.ID)
	if err != nil {
		t.Fatal(err)
	}
	same := func(want bool, a, b string) {
		t.Helper()
		ta, tb := v.Topic(a, askedAt), v.Topic(b, askedAt)
		if (ta == tb && ta != "") != want {
			t.Errorf("%q (%s) and %q (%s): the same is %t, want %t", a, ta, b, tb, ta == tb, want)
		}
	}
	for _, pair := range [][2]string{
		{"What does Apple pay Alibaba?", "what does AAPL pay alibaba"},
		{"What does Apple pay Alibaba?", "What is Apple paying Alibabba?"},
		{"Who supplies Apple's chips?", "who supplies apples chips"},
	} {
		same(true, pair[0], pair[1])
	}
	for _, pair := range [][2]string{
		{"What does Apple pay Alibaba?", "What does Alibaba pay Apple?"},
		{"Who is Apple's partner in Japan?", "Who is Apple's partner in India?"},
		{"Who is Apple's partner in China?", "Who is Apple's partner outside China?"},
		{"What did Apple sell in China?", "How much did Apple sell in China?"},
		{"When did Apple sue Alibaba?", "Why did Apple sue Alibaba?"},
		{"Did Apple sue Alibaba?", "Will Apple sue Alibaba?"},
		{"Apple sued Alibaba", "Apple did not sue Alibaba"},
		{"Who sold Apple to Alibaba?", "Who sold Apple for Alibaba?"},
		{"What did Apple earn in 2023?", "What did Apple earn in 2024?"},
		{"Will it rain?", "Will it rain"},
	} {
		same(false, pair[0], pair[1])
	}
}
