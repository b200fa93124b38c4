package answer

import (
	"context"
	"errors"
	"strings"
	"testing"

	"byline/store"
)

func TestAskRefusesLongQuestions(t *testing.T) {
	a := openStories(t)
	st, err := a.store.StoryBySlug(context.Background(), 0, "apple-alibaba")
	if err != nil {
		t.Fatal(err)
	}
	ask := func(text string) (Answer, error) {
		return a.Ask(context.Background(), Question{Text: text, Story: st.ID, Now: askedAt})
	}
	if _, err := ask(strings.Repeat("ä", maxQuestion+1)); !errors.Is(err, store.ErrInvalid) {
		t.Errorf("501 characters: %v, want ErrInvalid", err)
	}
	if _, err := ask(strings.Repeat("ä", maxQuestion)); err != nil {
		t.Errorf("500 characters: %v", err)
	}
	for _, text := range []string{"", "   ", "???", "@everyone", "<@123>", "https://example.com/who", "\x00\x1b[31m", "\u202e"} {
		if got, err := ask(text); err != nil || got.Kind != NotUnderstood {
			t.Errorf("Ask(%q) = %s, %v, want not_understood", text, got.Kind, err)
		}
	}
}

func TestMissing(t *testing.T) {
	a := openStories(t)
	st, err := a.store.StoryBySlug(context.Background(), 0, "apple-alibaba")
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"What does Apple pay Alibaba?": "Nothing here says what Apple pays Alibaba.",
		"what does apple pay alibaba?": "Nothing here says what Apple pays Alibaba.",
		"Who is Huawei's partner?":     "Nothing here says who Huawei's partner is.",
		"When was Alibaba founded?":    "Nothing here says when Alibaba was founded.",
		"Where is Baidu based?":        "Nothing here says where Baidu is based.",
		"Why did Huawei's shares fall": "Nothing here answers “Why did Huawei's shares fall”.",
	} {
		got, err := a.Ask(context.Background(), Question{Text: text, Story: st.ID, Now: askedAt})
		if err != nil || got.Kind != NoRecord || got.Missing != want {
			t.Errorf("Ask(%q) = %s %q, %v, want %q", text, got.Kind, got.Missing, err, want)
		}
	}
}
