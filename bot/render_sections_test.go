package bot

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"byline/commands"
	"byline/commands/answer"
	"byline/store"
	"byline/store/storetest"
)

// What a digest composes is what its channel sees: nothing is left out for length or shortened, nothing pings or formats, and
// so it stays when all of it has to be amended.
func TestDigestIsRenderedWhole(t *testing.T) {
	st := storetest.New(t)
	deps := commands.Deps{Store: st, Answers: answer.New(st)}
	text := func(word string, i int) string {
		return fmt.Sprintf("%s %d: @everyone <@&%d> **bold** [a](https://evil.example) `x` %s.", word, i, i, strings.Repeat("wörd 🙂 ", i%25))
	}
	put := func(word string, n int) store.Story {
		f := &store.File{Slug: "s", Title: "A **title** @here", Sources: []store.FileSource{
			{Slug: "a", Publisher: "The *Post*", Title: "T", Published: store.Date(2025, 2, 3), URL: "https://post.example/" + strings.Repeat("a", 150), Author: "J_D"},
			{Slug: "b", Publisher: "Wire", Title: "T", Published: store.Date(2025, 2, 3)},
		}}
		for i := range n {
			f.Facts = append(f.Facts, store.FileFact{Key: fmt.Sprintf("f-%d", i), Text: text(word, i), Where: "`here`", Sources: []string{"a", "b"}})
		}
		return storetest.Import(t, st, 0, f)[0]
	}
	for _, style := range []string{store.StyleFull, store.StyleHeadlines} {
		put("Old", 1)
		story := put(style, 1)
		mark, err := st.Mark(t.Context(), 0, story.ID)
		if err != nil {
			t.Fatal(err)
		}
		put("New "+style, 500)
		dg := store.Digest{Story: story.ID, Zone: "Europe/London", Style: style, Mark: mark}
		now := time.Date(2025, 3, 1, 9, 0, 0, 0, time.UTC)
		issue, err := deps.ComposeDigest(context.Background(), dg, commands.DigestOccasion{Now: now, Since: now.Add(-24 * time.Hour)})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range issue.Messages {
			checkWhole(t, m)
		}
		put("Other "+style, 500)
		for i, m := range issue.Messages {
			amended, changed, err := deps.AmendDigest(context.Background(), dg, m, issue.Facts[i], issue.Upto, now)
			if err != nil || !changed {
				t.Fatal(changed, err)
			}
			checkWhole(t, amended)
		}
	}
}

// So is the first, which begins with a summary that may be long.
func TestFirstDigestIsRenderedWhole(t *testing.T) {
	st := storetest.New(t)
	deps := commands.Deps{Store: st, Answers: answer.New(st)}
	f := &store.File{Slug: "s", Title: strings.Repeat("*", 300), Summary: strings.Repeat("*_", 900), Sources: []store.FileSource{
		{Slug: "a", Publisher: strings.Repeat("_", 60), Title: "T", Published: store.Date(2025, 2, 3), URL: "https://post.example/" + strings.Repeat("a", 400)},
	}}
	for i := range 12 {
		f.Facts = append(f.Facts, store.FileFact{Key: fmt.Sprintf("f-%d", i), Text: strings.Repeat("*a", 150+5*i), Sources: []string{"a", "b"}})
	}
	f.Sources = append(f.Sources, f.Sources[0])
	f.Sources[1].Slug = "b"
	story := storetest.Import(t, st, 0, f)[0]
	now := time.Date(2025, 3, 1, 9, 0, 0, 0, time.UTC)
	for _, style := range []string{store.StyleFull, store.StyleHeadlines} {
		dg := store.Digest{Story: story.ID, Zone: "Europe/London", Style: style}
		issue, err := deps.ComposeDigest(t.Context(), dg, commands.DigestOccasion{Now: now})
		if err != nil {
			t.Fatal(err)
		}
		for i := range f.Facts {
			f.Facts[i].Text = style + " " + strings.Repeat("*b", 150+5*i)
		}
		storetest.Import(t, st, 0, f)
		for i, m := range issue.Messages {
			checkWhole(t, m)
			amended, changed, err := deps.AmendDigest(t.Context(), dg, m, issue.Facts[i], issue.Upto, now)
			if err != nil || !changed {
				t.Fatal(changed, err)
			}
			checkWhole(t, amended)
		}
	}
}

func checkWhole(t *testing.T, r commands.Reply) {
	t.Helper()
	m, err := render(r, func(commands.Invocation) (string, error) { return "x", nil })
	if err != nil {
		t.Fatal(err)
	}
	checkMessage(t, m)
	var all strings.Builder
	for _, f := range m.Embeds[0].Fields {
		all.WriteString(f.Value + "\n")
	}
	shown := all.String()
	for _, it := range r.Items {
		if !strings.Contains(shown, escape(it.Text)) {
			t.Errorf("%q is not whole in:\n%s", it.Text, shown)
		}
		for _, a := range it.Amended {
			if !strings.Contains(shown, escape(a.Text)) || !strings.Contains(shown, "**"+a.What+" on <t:") {
				t.Errorf("%+v is not in:\n%s", a, shown)
			}
		}
	}
	for _, bad := range []string{"@everyone", "@here", " <@&", " **bold**", "left out"} {
		if strings.Contains(shown+m.Embeds[0].Title+m.Embeds[0].Description, bad) {
			t.Errorf("%q is in:\n%s", bad, shown)
		}
	}
}

func TestDigestOnDiscord(t *testing.T) {
	day := store.Date(2025, 2, 13)
	by := []commands.Cite{{Publisher: "Wire", Published: day}}
	m, err := render(commands.Reply{Title: "T", Lead: "Since Mon 10 Feb, 09:00.", Items: []commands.Item{
		{Section: "New · 2", Text: "One.", Status: store.Confirmed, Cites: by},
		{Text: "Two.", Status: store.Reported, Cites: by, Amended: []commands.Amendment{{What: "Retracted", On: day, Text: "Wrong."}}},
		{Section: "Disputed · 1", Text: "Three.", Status: store.Disputed, Cites: by, Brief: true},
		{Head: "Against it", Text: "Four.", Status: store.Reported, Cites: by, Brief: true, Notes: []string{"Was: Five."}},
	}}, encode)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, f := range m.Embeds[0].Fields {
		fmt.Fprintf(&b, "# %s\n%s\n", f.Name, f.Value)
	}
	want := `# New · 2
One.
confirmed · Wire, <t:1739448000:D>

**Retracted on <t:1739448000:D>: Wrong.**
Two.
reported · Wire, <t:1739448000:D>
# Disputed · 1
• Three. — disputed · Wire, <t:1739448000:D>
• **Against it:** Four. *Was\: Five.* — reported · Wire, <t:1739448000:D>
`
	if b.String() != want || m.Embeds[0].Description != `Since Mon 10 Feb, 09\:00.` {
		t.Errorf("%q\n%s\nwant\n%s", m.Embeds[0].Description, b.String(), want)
	}
}
