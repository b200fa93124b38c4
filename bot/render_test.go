package bot

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"pgregory.net/rapid"

	"byline/commands"
	"byline/store"
)

func encode(inv commands.Invocation) (string, error) { return inv.Encode(), nil }

func day(s string) store.When {
	w, err := store.ParseWhen(s)
	if err != nil {
		panic(err)
	}
	return w
}

func TestRenderFieldsAndByline(t *testing.T) {
	hongKong, err := time.LoadLocation("Asia/Hong_Kong")
	if err != nil {
		t.Fatal(err)
	}
	m, err := render(commands.Reply{
		Title: "Apple's partners", Tone: commands.ToneConfirmed, Zone: hongKong,
		Items: []commands.Item{{
			Head: "Alibaba", Where: "China", Status: store.Confirmed, Text: "Alibaba's AI will run on iPhones sold in China.",
			Cites: []commands.Cite{{Publisher: "Bloomberg", Published: day("2025-02-13"), URL: "https://example.com/a"}}, SaidBy: "Joseph Tsai",
		}},
		Footer:  "As of today · 1 fact · apple-alibaba",
		Buttons: []commands.Button{{Label: "Sources", Do: commands.Invocation{Command: "sources"}}},
	}, encode)
	if err != nil {
		t.Fatal(err)
	}
	e := m.Embeds[0]
	if len(e.Fields) != 1 || e.Fields[0].Name != "Alibaba · China — confirmed" {
		t.Fatalf("fields %+v", e.Fields)
	}
	// Noon of 13 February in Hong Kong.
	want := "Alibaba's AI will run on iPhones sold in China.\n[Bloomberg](https://example.com/a), <t:1739419200:D> · said by Joseph Tsai"
	if e.Fields[0].Value != want {
		t.Errorf("value\n%s\nwant\n%s", e.Fields[0].Value, want)
	}
	if e.Color != colours[commands.ToneConfirmed] || e.Footer.Text != "As of today · 1 fact · apple-alibaba" {
		t.Errorf("colour %x, footer %q", e.Color, e.Footer.Text)
	}
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(raw), `"allowed_mentions":{"parse":[],"replied_user":false}`) {
		t.Errorf("no empty allowed_mentions in %s", raw)
	}
}

func TestToneColoursAreAllThere(t *testing.T) {
	seen := map[int]commands.Tone{}
	for _, tone := range []commands.Tone{commands.TonePlain, commands.ToneConfirmed, commands.ToneReported, commands.ToneDisputed,
		commands.ToneDenied, commands.ToneNotDisclosed, commands.ToneNone, commands.ToneError} {
		c, ok := colours[tone]
		if other, twice := seen[c]; !ok || twice {
			t.Errorf("tone %q has no colour of its own (%x, %q)", tone, c, other)
		}
		seen[c] = tone
	}
}

// Any reply at all stays within Discord's limits.
func TestRenderKeepsLimits(t *testing.T) {
	text := func(most int) *rapid.Generator[string] {
		return rapid.Custom(func(t *rapid.T) string {
			unit := rapid.StringN(1, 12, -1).Draw(t, "unit") + rapid.SampledFrom([]string{"", "𠮷", "🙂"}).Draw(t, "beyond")
			return strings.Repeat(unit, rapid.IntRange(0, most/6).Draw(t, "times"))
		})
	}
	item := rapid.Custom(func(t *rapid.T) commands.Item {
		it := commands.Item{Head: text(300).Draw(t, "head"), Where: text(100).Draw(t, "where"), Text: text(3000).Draw(t, "text"),
			Quote: text(600).Draw(t, "quote"), SaidBy: text(100).Draw(t, "by"), Status: store.Reported}
		for range rapid.IntRange(0, 12).Draw(t, "cites") {
			it.Cites = append(it.Cites, commands.Cite{Publisher: text(200).Draw(t, "publisher"), URL: "https://example.com/" + strings.Repeat("x", 200)})
		}
		it.Notes = rapid.SliceOfN(text(400), 0, 4).Draw(t, "notes")
		return it
	})
	rapid.Check(t, func(t *rapid.T) {
		r := commands.Reply{Title: text(600).Draw(t, "title"), Lead: text(6000).Draw(t, "lead"), Footer: text(4000).Draw(t, "footer"),
			Items: rapid.SliceOfN(item, 0, 40).Draw(t, "items"), Notes: rapid.SliceOfN(text(900), 0, 6).Draw(t, "notes")}
		for range rapid.IntRange(0, 40).Draw(t, "buttons") {
			r.Buttons = append(r.Buttons, commands.Button{Label: text(120).Draw(t, "label"), Do: commands.Invocation{Command: "about"}})
		}
		m, err := render(r, encode)
		if err != nil {
			t.Fatal(err)
		}
		checkMessage(t, m)
	})
}

type fataler interface{ Fatalf(string, ...any) }

func checkMessage(t fataler, m *message) {
	total := 0
	count := func(what, s string, most int, required bool) {
		n := len(utf16.Encode([]rune(s)))
		total += n
		if n > most || required && n == 0 {
			t.Fatalf("%s has %d characters, at most %d: %q", what, n, most, s)
		}
	}
	for _, e := range m.Embeds {
		count("title", e.Title, maxTitle, false)
		count("description", e.Description, maxDescription, false)
		if len(e.Fields) > maxFields {
			t.Fatalf("%d fields", len(e.Fields))
		}
		for _, f := range e.Fields {
			count("field name", f.Name, maxFieldName, true)
			count("field value", f.Value, maxFieldValue, true)
		}
		if e.Footer != nil {
			count("footer", e.Footer.Text, maxFooter, true)
		}
		if e.Title == "" && e.Description == "" && len(e.Fields) == 0 {
			t.Fatalf("an empty embed")
		}
	}
	if total > maxEmbeds {
		t.Fatalf("%d characters in all", total)
	}
	if len(m.Components) > maxRows {
		t.Fatalf("%d rows", len(m.Components))
	}
	ids := map[string]bool{}
	for _, row := range m.Components {
		bs := row.Components.([]button)
		if len(bs) == 0 || len(bs) > maxRow {
			t.Fatalf("%d buttons in a row", len(bs))
		}
		for _, b := range bs {
			if b.Label == "" || length(b.Label) > maxLabel || len(b.CustomID) > maxCustomID || ids[b.CustomID] {
				t.Fatalf("button %q with id %q", b.Label, b.CustomID)
			}
			ids[b.CustomID] = true
		}
	}
}

func TestWhatIsCutIsSaid(t *testing.T) {
	r := commands.Reply{Title: "All of it"}
	for range 30 {
		r.Items = append(r.Items, commands.Item{Head: "Head", Text: strings.Repeat("word ", 150)})
	}
	m, err := render(r, encode)
	if err != nil {
		t.Fatal(err)
	}
	fields := m.Embeds[0].Fields
	last := fields[len(fields)-1].Value
	if !strings.Contains(last, "more, left out for length") {
		t.Errorf("the last field is %q", last)
	}
}

// Where a fact and its byline are too long together, a link goes whole, and before the sentence does.
func TestNoLinkIsCut(t *testing.T) {
	text := strings.Repeat("word ", 100)
	it := commands.Item{Head: "Head", Text: text}
	for _, n := range []int{500, 60, 480, 500} {
		it.Cites = append(it.Cites, commands.Cite{Publisher: "Herald", URL: "https://example.com/" + strings.Repeat("a", n-20)})
	}
	for i := range it.Cites {
		one := it
		one.Cites = it.Cites[:i+1]
		for _, head := range []string{"Head", ""} {
			one.Head = head
			m, err := render(commands.Reply{Title: "T", Items: []commands.Item{one}}, encode)
			if err != nil {
				t.Fatal(err)
			}
			s := m.Embeds[0].Description
			if head != "" {
				s = m.Embeds[0].Fields[0].Value
			}
			if links := strings.Count(s, "[Herald]("); links != strings.Count(s, "a)") || links == 0 || !strings.Contains(s, strings.TrimSpace(text)) ||
				i > 0 && !strings.Contains(s, strings.Repeat("a", 40)+")") {
				t.Errorf("%d sources: %s", i+1, s)
			}
		}
	}
}

// A source that much rests on keeps its link, and says how much of that is left out.
func TestNotesAreLeftOutVisibly(t *testing.T) {
	it := commands.Item{Head: "Title", Cites: []commands.Cite{{Publisher: "Herald", URL: "https://example.com/a"}}}
	for range 5 {
		it.Notes = append(it.Notes, strings.Repeat("word ", 80))
	}
	m, err := render(commands.Reply{Title: "Sources", Items: []commands.Item{it}}, encode)
	if err != nil {
		t.Fatal(err)
	}
	s := m.Embeds[0].Fields[0].Value
	if !strings.HasPrefix(s, "[Herald](https://example.com/a)\n*word") || !strings.HasSuffix(s, "*\n*and 3 more, left out for length*") {
		t.Errorf("%q", s)
	}
}

// A note that is cut is still set as one.
func TestNotesAreCutWithinTheirMarks(t *testing.T) {
	r := commands.Reply{Title: "T", Items: []commands.Item{{Head: "Head", Text: "Text."}}, Notes: []string{strings.Repeat("a ", 300), strings.Repeat("b ", 300)}}
	for _, more := range []int{0, 30} {
		for range more {
			r.Items = append(r.Items, r.Items[0])
		}
		m, err := render(r, encode)
		if err != nil {
			t.Fatal(err)
		}
		fields := m.Embeds[0].Fields
		lines := strings.Split(fields[len(fields)-1].Value, "\n")
		for i, line := range lines {
			if inner := strings.Trim(line, "*"); line != "*"+inner+"*" || strings.TrimSpace(inner) != inner || i == 1 && !strings.HasSuffix(inner, "b…") {
				t.Errorf("line %d: %q", i, line)
			}
		}
		if len(lines) != 2+min(more, 1) {
			t.Errorf("%d lines", len(lines))
		}
	}
}

// So it is where many facts stand one below the other, and what is noted of them all is not lost.
func TestParagraphsAreLeftOutWhole(t *testing.T) {
	r := commands.Reply{Title: "T", Lead: "Lead.", Notes: []string{"Showing Alibaba."}}
	for range 6 {
		r.Items = append(r.Items, commands.Item{Text: strings.Repeat("word ", 100),
			Cites: []commands.Cite{{Publisher: "Herald", URL: "https://example.com/" + strings.Repeat("a", 400)}}})
	}
	m, err := render(r, encode)
	if err != nil {
		t.Fatal(err)
	}
	s := m.Embeds[0].Description
	if n := strings.Count(s, "[Herald]("); n != 4 || n != strings.Count(s, "a)") || !strings.HasSuffix(s, "*Showing Alibaba.*\n*and 2 more, left out for length*") {
		t.Errorf("%d links, ends in %q", n, s[max(0, len(s)-200):])
	}
}

func TestCustomIDs(t *testing.T) {
	inv := commands.Invocation{Command: "partner", Options: map[string]string{"name": "apple", "page": "2"}}
	id, err := customID(inv, true, 24, encode)
	if err != nil || id != "r24:partner?name=apple&page=2" {
		t.Fatalf("id %q, %v", id, err)
	}
	replace, ref, err := readCustomID(id)
	if err != nil || !replace || ref != inv.Encode() {
		t.Fatalf("read %v %q %v", replace, ref, err)
	}
	for _, bad := range []string{"", ":", "r:", "x0:a", "r0", "r0:", "r123:a", "old-button", strings.Repeat("r", 101), "r0:" + strings.Repeat("a", 98)} {
		if _, _, err := readCustomID(bad); err == nil {
			t.Errorf("%q is taken for one of ours", bad)
		}
	}
}
