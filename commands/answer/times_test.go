package answer

import (
	"context"
	"testing"
)

// TestTimes asks for days and lengths of time beside which another one stands: of what was planned, told, announced or of another.
func TestTimes(t *testing.T) {
	a := openStories(t)
	for _, c := range []struct {
		story, ask string
		kind       Kind
		short      string
	}{
		{"titan-sub", "How long was the Titan?", Answered, "6.7 metres"},
		{"titan-sub", "How long did the search go on?", Answered, "from 18 Jun 2023 to 22 Jun 2023"},
		{"titan-sub", "How long after the dive began was contact lost?", Answered, "1 hour 45 minutes"},
		{"titan-sub", "When did Titan implode?", NoRecord, ""}, // only when that was announced
		{"titan-sub", "when did Gardiner take over?", Answered, "Jul 2023"},
		{"titan-sub", "What year was the warning letter sent?", Answered, "Mar 2018"},
		{"ever-given", "When was the Suez Canal built?", NoRecord, ""},
		{"ever-given", "When will the canal be widened?", NoRecord, ""}, // only when the plan was made
		{"ever-given", "When was the ship freed?", Answered, "29 Mar 2021"},
		{"key-bridge", "When did the Key Bridge come down?", Answered, "26 Mar 2024, 01:29"},
		{"key-bridge", "How long was the Key Bridge?", Answered, "1.6 miles"},
		{"key-bridge", "When will the replacement be finished?", Answered, "late 2030"},
		{"key-bridge", "What year was the original bridge opened?", NoRecord, ""},
		{"key-bridge", "When did they get the Dali floating again?", Answered, "20 May 2024"},
		{"ftx-collapse", "What date did FTX go into bankruptcy?", Answered, "11 Nov 2022"},
		{"ftx-collapse", "How long is Salame's prison term?", Answered, "7.5 years"},
		{"grenfell-fire", "How long will the demolition take?", Answered, "about two years"},
		{"grenfell-fire", "When was the Phase 3 report published?", NoRecord, ""},
		{"grenfell-fire", "When was the stay put advice dropped?", Answered, "14 Jun 2017, 02:47"},
		{"chandrayaan-3", "When will Chandrayaan-4 launch?", NoRecord, ""},
		{"activision-deal", "When did the FTC take Microsoft to court?", Answered, "8 Dec 2022"},
		{"activision-deal", "When did Saudi Arabia give its OK?", Answered, "21 Aug 2022"},
		{"eras-tour", "How long did the tour last?", NoRecord, ""}, // only how long a concert did
		{"theranos", "When did Walgreens take Theranos to court?", Answered, "8 Nov 2016"},
		{"theranos", "How long was the deal with Walgreens meant to last?", NoRecord, ""}, // only how long it did
		{"webb-telescope", "When was the telescope renamed?", NoRecord, ""},               // it was refused
		{"twitter-takeover", "By when did Musk have to complete the deal?", Answered, "28 October 2022"},
	} {
		story, err := a.store.StoryBySlug(context.Background(), 0, c.story)
		if err != nil {
			t.Fatal(err)
		}
		got, err := a.Ask(context.Background(), Question{Text: c.ask, Story: story.ID, Now: askedAt})
		if err != nil {
			t.Fatal(err)
		}
		if got.Kind != c.kind || c.short != "" && got.Short != c.short {
			t.Errorf("%s: %q is %s, %q", c.story, c.ask, got.Kind, got.Short)
		}
	}
}
