package main

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"byline/commands"
	"byline/store"
)

var update = flag.Bool("update", false, "write the golden files")

func when(t *testing.T, s string) store.When {
	t.Helper()
	w, err := store.ParseWhen(s)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// replies are one of each form that a card takes.
func replies(t *testing.T) []commands.Reply {
	cite := commands.Cite{Publisher: "Bloomberg", Title: "Apple picks Alibaba", Published: when(t, "2025-02-13"), URL: "https://example.com/a"}
	long := cite
	long.URL = "https://example.com/" + strings.Repeat("a-very-long-path/", 8)
	return []commands.Reply{
		{
			Title: "Alibaba", Tone: commands.ToneConfirmed, Footer: "As of today · 1 fact · apple-alibaba",
			Items: []commands.Item{{
				Where: "China", Status: store.Confirmed, Text: "Alibaba's AI will run on iPhones sold in China, its chairman said.",
				SaidBy: "Joseph Tsai", Cites: []commands.Cite{cite},
			}},
		},
		{
			Title: "Not disclosed", Tone: commands.ToneNotDisclosed, Footer: "As of today · 1 fact · apple-alibaba",
			Items: []commands.Item{{
				Status: store.NotDisclosed, Text: "Alibaba's chairman did not say whether the arrangement is exclusive.",
				Cites: []commands.Cite{cite, long}, Command: "/fact exclusivity",
			}},
		},
		{
			Title: "Apple's partners", Lead: "Showing Apple.\nAll of them.", Tone: commands.TonePlain,
			Items: []commands.Item{
				{Head: "Alibaba", Where: "China", Status: store.Confirmed, Text: "Alibaba's AI will run on iPhones sold in China.", Cites: []commands.Cite{cite}},
				{Date: when(t, "2025-02"), Head: "阿里巴巴集团", Status: store.Reported, Text: "阿里巴巴的人工智能将用于在中国销售的苹果手机，董事会主席蔡崇信在迪拜的世界政府峰会上这样说。", Quote: "They want to use our AI", SaidBy: "Joe"},
			},
			Notes: []string{"And 4 more."}, Footer: "As of today · page 1 of 2 · apple-alibaba",
		},
		{
			Lead: "No story called \x1b[31m“aple”\x1b[0m\u202e. Did you mean apple-alibaba? /story lists them.", Tone: commands.ToneError,
		},
	}
}

func TestCardGolden(t *testing.T) {
	for _, size := range []struct {
		name  string
		width int
		color bool
	}{{"wide", 80, false}, {"narrow", 32, false}, {"tiny", 20, false}, {"colour", 60, true}} {
		s := screen{fixed: size.width, color: size.color}
		var b strings.Builder
		for _, r := range replies(t) {
			r.Zone = time.UTC
			b.WriteString(s.card(r))
		}
		golden(t, "card-"+size.name+".txt", b.String())
		if size.color {
			continue
		}
		for _, line := range strings.Split(b.String(), "\n") {
			if width(line) > size.width && !strings.Contains(line, "https://") {
				t.Errorf("%s: a line of %d columns: %s", size.name, width(line), line)
			}
			if strings.ContainsAny(line, "\x1b\u202e") {
				t.Errorf("%s: acts on the terminal: %q", size.name, line)
			}
		}
	}
}

// Where a fact holds stands beside its short answer, but not where that ends in it.
func TestCardNamesAPlaceOnce(t *testing.T) {
	for title, want := range map[string]string{"Java Sea, Indonesia": "Java Sea, Indonesia", "Indonesia": "Indonesia", "Lion Air": "Lion Air · Indonesia"} {
		got, _, _ := merged(commands.Reply{Title: title, Tone: commands.ToneConfirmed,
			Items: []commands.Item{{Where: "Indonesia", Status: store.Confirmed, Text: "The plane fell into the sea."}}})
		if got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got), rewritten by go test -update:\n%s", name, diff)
	}
}
