package answer

import (
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"byline/store"
)

// A fact about to be put on record beside the starter story, and what it should be held against: "-key" contradicts, "=key"
// says the same.
func TestClashes(t *testing.T) {
	v := starterView(t)
	now := time.Date(2025, 2, 14, 1, 0, 0, 0, time.UTC)
	published := store.Source{Publisher: "The Example", Published: store.Date(2025, 2, 14)}
	when := func(s string) store.When {
		w, err := store.ParseWhen(s)
		if err != nil {
			t.Fatal(err)
		}
		return w
	}
	entity := func(slug string) store.EntityID {
		switch e := v.EntityBySlug(slug); {
		case slug == "":
			return 0
		case e == nil:
			return -1 // to be made
		default:
			return e.ID
		}
	}
	for _, c := range []struct {
		text, subject, relation, object, value, where string
		status                                        store.Status
		happened                                      string
		want                                          string
	}{
		{text: "Apple has chosen Baidu as its artificial intelligence partner for iPhones in China.", subject: "apple",
			relation: "partner", object: "baidu", where: "China", want: "-partner-china"},
		{text: "Apple picked Baidu for iPhones in China.", want: "-partner-china"},
		{text: "Apple has chosen Newcomer as its partner in China.", subject: "apple", relation: "partner", object: "newcomer",
			where: "China", want: "-partner-china"},
		{text: "In France, Apple works with Mistral.", subject: "apple", relation: "partner", object: "mistral", where: "France"},
		{text: "Apple has chosen Alibaba as its AI partner for iPhones in China.", subject: "apple", relation: "partner",
			object: "alibaba", where: "China", want: "=partner-china"},
		{text: "Alibaba has been chosen by Apple.", subject: "alibaba", relation: "partner", object: "apple", where: "China",
			want: "=partner-china"},
		{text: "Alibaba denied that it works with Apple in China.", subject: "alibaba", relation: "partner", object: "apple",
			where: "China", status: store.Denied, want: "-partner-china"},
		{text: "Eddie Wu is Alibaba's chairman.", subject: "alibaba", relation: "leader", object: "eddie-wu", want: "-tsai-chairman"},
		{text: "Eddie Wu is Alibaba's chief executive.", subject: "alibaba", relation: "leader", object: "eddie-wu"},
		{text: "Michael Evans is Alibaba's president.", subject: "alibaba", relation: "leader", object: "michael-evans"},
		{text: "Apple's revenue in China was 12% lower in the fourth quarter of 2024.", subject: "apple", relation: "revenue",
			value: "12% lower", where: "China", happened: "2024-Q4", want: "-china-revenue"},
		{text: "Apple's revenue in China rose by 11% in the quarter.", subject: "apple", relation: "revenue", value: "11% higher",
			where: "China", happened: "2024-Q4", want: "-china-revenue"},
		{text: "Apple's revenue in China was 5% lower in the quarter before.", subject: "apple", relation: "revenue",
			value: "5% lower", where: "China", happened: "2024-Q3"},
		{text: "Apple's revenue fell by 2% worldwide.", subject: "apple", relation: "revenue", value: "2% lower", happened: "2024-Q4"},
		{text: "Apple took $18 billion in China.", subject: "apple", relation: "revenue", value: "$18 billion", where: "China",
			happened: "2024-Q4"},
		{text: "The arrangement is exclusive for two years.", subject: "apple", relation: "exclusivity", value: "for two years",
			where: "China", status: store.Reported, want: "-exclusivity"},
		{text: "Mr Tsai did not say whether the arrangement is exclusive.", subject: "apple", relation: "exclusivity", object: "alibaba",
			where: "China", status: store.NotDisclosed, want: "=exclusivity"},
		{text: "Baidu makes its AI chatbot free of charge.", subject: "baidu", relation: "product", object: "baidu-chatbot",
			want: ""},
		{text: "Huawei is a rival of Apple in China.", subject: "huawei", relation: "rival", object: "apple", where: "China", want: "=huawei-rival"},
		{text: "Xiaomi is a rival of Apple in China.", subject: "xiaomi", relation: "rival", object: "apple", where: "China"},
	} {
		f := store.Fact{Key: "new", Text: c.text, Subject: entity(c.subject), Relation: c.relation, Object: entity(c.object), Value: c.value,
			Where: c.where, Status: c.status, Happened: when(c.happened), Sources: []store.Source{published}}
		var got []string
		for _, clash := range v.Clashes(&f, now) {
			sign := "-"
			if clash.Same {
				sign = "="
			}
			got = append(got, sign+clash.Fact.Key)
		}
		slices.Sort(got)
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", c.text, s, c.want)
		}
	}
}

// starterView is the starter story as everyone sees it.
func starterView(t *testing.T) *View {
	t.Helper()
	a := openStories(t)
	st, err := a.store.StoryBySlug(t.Context(), 0, "apple-alibaba")
	if err != nil {
		t.Fatal(err)
	}
	v, err := a.View(t.Context(), 0, st.ID)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// The facts of a story that is on record contradict one another in next to no case: a warning that is not heeded because it
// is mostly wrong warns of nothing.
func TestClashesAreRareWithinAStory(t *testing.T) {
	a := openStories(t)
	stories, err := a.store.Stories(t.Context(), 0)
	if err != nil {
		t.Fatal(err)
	}
	every := 6
	if os.Getenv("BYLINE_SOAK") != "" {
		every = 1
	}
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	facts, wrong := 0, 0
	for _, st := range stories {
		v, err := a.View(t.Context(), 0, st.ID)
		if err != nil {
			t.Fatal(err)
		}
		for i := 0; i < len(v.Record.Facts); i += every {
			f := v.Record.Facts[i]
			if !v.State(&f, now).Current() {
				continue
			}
			facts++
			without := *v.Record
			without.Facts = slices.Delete(slices.Clone(without.Facts), i, i+1)
			for _, c := range NewView(&without).Clashes(&f, now) {
				if c.Fact.Disputes != f.ID {
					wrong++
					t.Logf("%s: %s clashes with %s", st.Slug, f.Key, c.Fact.Key)
				}
			}
		}
	}
	if facts < 30 || wrong*100 > facts*3 {
		t.Errorf("%d of %d facts clash with one of their own story", wrong, facts)
	}
}

func TestHasFigure(t *testing.T) {
	for _, c := range []struct {
		text, value string
		want        bool
	}{
		{"Revenue fell by 11% in China.", "11% lower", true}, {"Revenue fell by 11% in China.", "12% lower", false},
		{"It cost $4.7 billion.", "4.7 billion dollars", true}, {"It has eight ships.", "8 ships", true}, {"It has eight ships.", "9 ships", false},
		{"It is the second largest market.", "second largest market", true}, {"Anything.", "", true},
	} {
		if got := HasFigure(c.text, c.value); got != c.want {
			t.Errorf("%q and %q: %v", c.text, c.value, got)
		}
	}
}
