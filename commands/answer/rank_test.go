package answer

import (
	"slices"
	"sync"
	"testing"
	"time"

	"byline/commands/answer/english"
	"byline/store"
)

func TestTokenize(t *testing.T) {
	for text, want := range map[string][]string{
		"Apple's iPhones didn't sell in the U.S. (9.2%); won't.": {"apple", "iphones", "did", "not", "sell", "in", "the", "usa", "9.2", "percent", "will", "not"},
		"O'Brien's L’Oréal “quoted”":                             {"obrien", "loreal", "quoted"},
		"7,000,000 e-commerce US us 20th":                        {"7000000", "e", "commerce", "usa", "us", "20th"},
		"$80 billion 中国 companies'":                              {"dollar", "80", "billion", "中", "国", "companies"},
		"the United States, per cent":                            {"the", "usa", "percent"},
		"\u202e\x00 \u200b":                                      nil,
		"":                                                       nil,
	} {
		toks := english.Tokenize(text)
		if got := english.Texts(toks); !slices.Equal(got, want) {
			t.Errorf("tokenize(%q) = %q, want %q", text, got, want)
		}
		for _, tk := range toks {
			if tk.Start < 0 || tk.End > len(text) || tk.Start >= tk.End {
				t.Errorf("tokenize(%q): %q stands at %d to %d", text, tk.Text, tk.Start, tk.End)
			}
		}
	}
}

func FuzzTokenize(f *testing.F) {
	f.Add("Apple's A.I. — 7,000 d'Ivoire's “x” 中国 n't 's $ % \xff 1.")
	f.Fuzz(func(t *testing.T, s string) {
		last := 0
		for _, tk := range english.Tokenize(s) {
			if tk.Text == "" || tk.Start < last || tk.End < tk.Start || tk.End > len(s) {
				t.Fatalf("%q: %+v", s, tk)
			}
			last = tk.Start
			english.Stem(tk.Text)
		}
		english.SpansIn(s, english.Tokenize(s))
		english.Fold(s)
	})
}

func TestStemBringsFormsTogether(t *testing.T) {
	for _, c := range [][2]string{{"won", "wins"}, {"organisation", "organizations"}, {"labour", "labor"}, {"eleven", "11"},
		{"bought", "buying"}, {"analyse", "analyzed"}, {"defence", "defense"}, {"September", "sept"},
		{"repaid", "repays"}, {"overthrew", "overthrown"}, {"mistook", "mistakes"}, {"rebuilt", "rebuilding"}} {
		if a, b := english.Stem(english.Fold(c[0])), english.Stem(english.Fold(c[1])); a != b {
			t.Errorf("%s and %s: %q, %q", c[0], c[1], a, b)
		}
	}
	for _, c := range [][2]string{{"four", "for"}, {"hour", "our"}, {"promise", "premise"}, {"emerged", "emergency"}, {"missing", "mission"}, {"resent", "send"}} {
		if english.Stem(c[0]) == english.Stem(c[1]) {
			t.Errorf("%s and %s are one", c[0], c[1])
		}
	}
}

var harbour = []qaFact{
	{ID: "depth", Text: "The harbour of Varna was dredged to a depth of 14 metres in 2003."},
	{ID: "owner", Text: "Since 2010 it has been run by the Black Sea Port Company."},
	{ID: "strike", Text: "Dockers went on strike because their wages had not been paid."},
	{ID: "ships", Text: "About 900 ships call there each year."},
	{ID: "chief", Text: "Irena Dimova became director of the port in May 2015."},
	{ID: "north", Text: "The northern quay was closed after the storm."},
	{ID: "what", Text: "A quay is a wall along which ships are moored."},
	{ID: "rail", Text: "A railway joins the quays to the town of Devnya."},
}

func TestRankText(t *testing.T) {
	v := qaView("Port of Varna", harbour, nil)
	for q, want := range map[string]string{
		"How deep was the harbour of Varna dredged?":        "depth",
		"Who is the director of the port?":                  "chief",
		"How many ships call at the port a year?":           "ships",
		"Why did the dockers strike?":                       "strike",
		"What is a quay?":                                   "what",
		"Which town is joined to the quays by a railway?":   "rail",
		"When was the northern quay closed?":                "north",
		"who bought or owns or runs the port since 2010":    "owner",
		"WHEN WAS VARNA'S HARBOUR DREDGED":                  "depth",
		"what year did irena dimova become port director ?": "chief",
	} {
		hits, _ := v.rankText(v.readText(q), 3, nil)
		if len(hits) == 0 || v.Record.Facts[hits[0].fact].Key != want {
			t.Errorf("%q: %v, want %s first", q, hits, want)
		}
	}
}

// TestChanceFallsWithWhatIsMissing: the same question with a name, a figure or a word turned round must be less certain.
func TestChanceFallsWithWhatIsMissing(t *testing.T) {
	v := qaView("Port of Varna", harbour, nil)
	score := func(q string) float64 {
		if hits, _ := v.rankText(v.readText(q), 1, nil); len(hits) > 0 {
			return hits[0].score
		}
		return 0
	}
	for _, c := range [][2]string{
		{"When did Irena Dimova become director of the port?", "When did Boris Dimova become director of the port?"},
		{"Why was the northern quay closed after the storm?", "Why was the southern quay closed after the storm?"},
		{"Since 2010, who has run the port?", "Since 1987, who has run the port?"},
		{"Was the northern quay closed after the storm?", "Was the northern quay not closed after the storm?"},
	} {
		if a, b := score(c[0]), score(c[1]); b >= a {
			t.Errorf("%q scores %.2f, %q %.2f", c[0], a, c[1], b)
		}
	}
	if s := score("Which painter founded the opera of Lisbon?"); s > 3 {
		t.Errorf("a question of something else scores %.2f", s)
	}
}

// TestProseTimes: in a story of bare sentences a year that is named is one of the words, not when something was on record.
func TestProseTimes(t *testing.T) {
	v := qaView("Port of Varna", harbour, nil)
	for q, want := range map[string]string{
		"How many ships had called at the port by 1991?":            "ships",
		"As of 2015, who became director of the port?":              "chief",
		"What was dredged in 2004 at the harbour of Varna?":         "depth",
		"Who among the dockers played the piano on strike in 1966?": "strike",
	} {
		a := v.ask(Question{Text: q, Now: askedAt})
		if found := append(a.Facts, a.Nearest...); len(found) == 0 || found[0].Fact.Key != want {
			t.Errorf("%q: %+v, want %s first", q, found, want)
		}
	}
}

// TestRankTextIsTheSameEachTime: neither what was asked before nor who asks beside it changes a result.
func TestRankTextIsTheSameEachTime(t *testing.T) {
	r := bigStory(3000)
	v, qs := NewView(r), bigQuestions(r, 60)
	want := make([][]hit, len(qs))
	for i, q := range qs {
		want[i], _ = v.rankText(v.readText(q), 20, nil)
		if !slices.IsSortedFunc(want[i], func(a, b hit) int { return better(a, b) }) {
			t.Fatalf("%q: not best first: %v", q, want[i])
		}
	}
	small := qaView("Port of Varna", harbour, nil)
	var wg sync.WaitGroup
	for w := range 4 {
		wg.Go(func() {
			for k := range qs {
				i := (k*7 + w*13) % len(qs)
				small.rankText(small.readText(qs[i]), 5, nil)
				if got, _ := v.rankText(v.readText(qs[i]), 20, nil); !slices.Equal(got, want[i]) {
					t.Errorf("%q: %v, then %v", qs[i], want[i], got)
					return
				}
			}
		})
	}
	wg.Wait()
	odd := func(n int32) bool { return n%2 == 1 }
	hits, _ := v.rankText(v.readText(qs[0]), 20, odd)
	for _, h := range hits {
		if h.fact%2 == 0 {
			t.Fatal("a fact that was refused is in the result")
		}
	}
}

func TestState(t *testing.T) {
	day := func(d int) []store.Source {
		return []store.Source{{ID: store.SourceID(d), Slug: "s", Publisher: "P", Published: store.Date(2025, 1, d)}}
	}
	r := &store.Record{Story: store.Story{ID: 1}, Facts: []store.Fact{
		{ID: 1, Key: "rumour", Text: "A.", Sources: day(1)},
		{ID: 2, Key: "wrong", Text: "B.", Sources: day(3), Replaces: 1, Retracted: "wrong"},
		{ID: 3, Key: "news", Text: "C.", Sources: day(5), Replaces: 2},
		{ID: 4, Key: "denial", Text: "D.", Sources: day(6), Disputes: 3},
		{ID: 5, Key: "over", Text: "E.", Sources: day(1), Until: store.Date(2025, 1, 4)},
	}}
	v := NewView(r)
	at := func(key string, d int) State {
		return v.State(v.FactByKey(key), time.Date(2025, 1, d, 23, 59, 0, 0, time.UTC))
	}
	if s := at("rumour", 4); !s.Current() {
		t.Error("a retracted replacement replaces")
	}
	if s := at("rumour", 5); s.Current() || s.ReplacedBy == nil || s.ReplacedBy.Key != "news" {
		t.Errorf("what replaced the retracted replacement does not: %+v", s)
	}
	if at("wrong", 9).Known || at("news", 4).Known || !at("news", 5).Known {
		t.Error("known: a retracted fact, or one before its publication")
	}
	if s := at("news", 5); len(s.Against) != 0 {
		t.Error("a denial counts before it was published")
	}
	if s := at("news", 6); len(s.Against) != 1 || s.Against[0].Key != "denial" {
		t.Errorf("against: %+v", s.Against)
	}
	if s := at("denial", 6); len(s.Against) != 1 || s.Against[0].Key != "news" {
		t.Errorf("against, from the other side: %+v", s.Against)
	}
	if at("over", 4).Ended || !at("over", 5).Ended {
		t.Error("until is the last day on which it holds")
	}
}

func TestCompleteFact(t *testing.T) {
	v := qaView("Port of Varna", harbour, nil)
	for typed, want := range map[string]string{"str": "strike", "northern q": "north", "black sea po": "owner", "RAIL": "rail", "dimova": "chief"} {
		got := v.CompleteFact(typed, 5)
		if len(got) == 0 || got[0].Key != want {
			t.Errorf("CompleteFact(%q) = %d facts, want %s first", typed, len(got), want)
		}
	}
	if got := v.CompleteFact("zzz", 5); len(got) != 0 {
		t.Errorf("zzz completes to %d facts", len(got))
	}
}
