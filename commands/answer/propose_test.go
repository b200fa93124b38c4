package answer

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"byline/store"
)

func TestPropose(t *testing.T) {
	v := starterView(t)
	now := time.Date(2025, 2, 14, 1, 0, 0, 0, time.UTC)
	name := func(e *store.Entity) string {
		if e == nil {
			return ""
		}
		return e.Slug
	}
	for text, want := range map[string]string{
		"Apple has chosen Alibaba as its partner for iPhones in China": "apple partner alibaba  |China||",
		"Joseph Tsai said Apple partners with Alibaba in China.":       "apple partner alibaba  |China||joseph-tsai",
		"Baidu is a competitor of Huawei":                              "baidu rival huawei  |||",
		"Apple's revenue fell 11% in China in Q4 2024":                 "apple revenue  11% lower |China|2024-Q4|",
		"OpenAI supplies Apple outside China.":                         "apple supplier openai  |outside China||",
		"Apple is supplied by OpenAI":                                  "apple supplier openai  |||",
		"Joseph Tsai leads Alibaba":                                    "alibaba leader joseph-tsai  |||",
		"Joseph Tsai is the chairman of Alibaba":                       "alibaba leader joseph-tsai  |||",
		"Alibaba's chairman is Joseph Tsai":                            "alibaba leader joseph-tsai  |||",
		"Lunch at noon?":                                               "    |||",
		"":                                                             "    |||",
		"https://example.com/apple <@123> @everyone":                   "    |||",
		strings.Repeat("Alibaba ", 900):                                "alibaba    |||",
	} {
		p := v.Propose(text, now)
		got := fmt.Sprintf("%s %s %s %s |%s|%s|%s", name(p.Subject), p.Relation, name(p.Object), p.Value, p.Where, p.Happened, name(p.SaidBy))
		if got != want {
			t.Errorf("%.60s:\n got %q\nwant %q", text, got, want)
		}
	}
}
