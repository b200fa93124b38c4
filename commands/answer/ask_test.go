package answer

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

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

func FuzzQuestion(f *testing.F) {
	for _, s := range []string{"Who is Apple's partner in China?", "And outside China?", "why?", "aapl china ai partner?", "Is it exclusive, right?",
		"before Tsai", "Who was CEO between 2020 and 2021?", "what about", "compare Apple and", "İs ﬁ'S 阿里巴巴 who", "A a A's", "in on at"} {
		f.Add(s, s)
	}
	a := openStories(f)
	st, err := a.store.StoryBySlug(context.Background(), 0, "apple-alibaba")
	if err != nil {
		f.Fatal(err)
	}
	v, err := a.View(context.Background(), 0, st.ID)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, first, then string) {
		if utf8.RuneCountInString(first) > maxQuestion || utf8.RuneCountInString(then) > maxQuestion {
			return
		}
		one := v.ask(Question{Text: first, Now: askedAt})
		in := Question{Text: then, Now: askedAt, Thread: &one.Thread}
		two, again := v.ask(in), v.ask(in)
		if !reflect.DeepEqual(two, again) {
			t.Fatalf("%q after %q: two answers:\n%+v\n%+v", then, first, two, again)
		}
		for _, got := range []Answer{one, two} {
			answers := got.Kind == Answered || got.Kind == NotDisclosed
			if answers != (len(got.Facts) > 0) || got.Kind != Clarify && len(got.Choices) > 0 || got.Kind != NoRecord && len(got.Nearest) > 0 ||
				answers && got.Short == "" {
				t.Fatalf("%q, then %q: %+v", first, then, got)
			}
			for i, f := range got.Facts {
				if f.Retracted != "" || len(f.Sources) == 0 || f.Score < 0 || f.Score > 10 || i > 0 && f.Fact == got.Facts[0].Fact {
					t.Fatalf("%q, then %q: fact %+v", first, then, f)
				}
			}
		}
	})
}
