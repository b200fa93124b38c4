package commands

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"byline/store"
)

// tunnel is a made-up story at two mornings: between them there is news of every sort.
const tunnelHead = `
byline: 1
story: tunnel
title: The strait tunnel
summary: Two firms want to dig it; the ministry decides in May.
timezone: Europe/London
entities:
  delvers: {name: Delvers, kind: company}
  borealis: {name: Borealis, kind: company}
  ministry: {name: Ministry of Transport, kind: organisation}
  ida-berg: {name: Ida Berg, kind: person}
sources:
  post-1: {publisher: The Post, title: Delvers lead, published: 2025-02-03, url: "https://post.example/1"}
  wire-2: {publisher: Wire, title: Delvers confirm, published: 2025-02-12}
  echo-3: {publisher: Echo, title: Doubts, published: 2025-02-12, author: Jo Ray, url: "https://echo.example/3?a=1"}
facts:
`

const tunnelMonday = tunnelHead + `
  - {key: bid, text: Delvers will bid for the tunnel., sources: [post-1], subject: delvers, relation: offer, status: reported}
  - {key: revenue, text: Revenue of Delvers fell 12 % in the fourth quarter., sources: [post-1], subject: delvers, relation: revenue, value: 12 % lower, status: confirmed}
  - {key: length, text: "The tunnel is to be 40 kilometres long, in two bores.", sources: [post-1], subject: ministry, status: confirmed}
  - {key: opening, text: It opens in 2031., sources: [post-1], subject: ministry, happened: 2031, status: reported}
  - {key: leader, text: Ida Berg leads Borealis., sources: [post-1], subject: borealis, relation: leader, object: ida-berg, status: confirmed}
  - {key: partner, text: Borealis works with Delvers., sources: [post-1], subject: borealis, relation: partner, object: delvers, status: reported}
  - {key: depth, text: It lies 90 metres deep., sources: [post-1], subject: ministry, status: reported, retracted: Misread}
  - {key: cost, text: The tunnel costs 9 billion euros., sources: [post-1], subject: ministry, status: reported}
  - {key: geology, text: The rock is chalk., sources: [post-1], status: confirmed}
`

const tunnelThursday = tunnelHead + `
  - {key: bid, text: Delvers will bid for the tunnel., sources: [post-1, wire-2], subject: delvers, relation: offer, status: confirmed}
  - {key: revenue, text: Revenue of Delvers fell 11 % in the fourth quarter., sources: [post-1], subject: delvers, relation: revenue, value: 11 % lower, status: confirmed}
  - {key: length, text: Planners now speak of a tunnel of 44 kilometres., sources: [post-1], subject: ministry, status: confirmed}
  - {key: opening, text: It opens in 2031., sources: [post-1], subject: ministry, happened: 2032, status: reported}
  - {key: leader, text: Ida Berg leads Borealis., sources: [post-1], subject: borealis, relation: leader, object: ida-berg, status: confirmed}
  - {key: leader-new, text: Pål Vik leads Borealis since February., sources: [wire-2], subject: borealis, relation: leader, value: Pål Vik, status: confirmed, replaces: leader}
  - {key: partner, text: Borealis works with Delvers., sources: [post-1], subject: borealis, relation: partner, object: delvers, status: reported}
  - {key: partner-not, text: "Borealis works with nobody, Ida Berg says.", sources: [echo-3], subject: borealis, relation: partner, value: nobody, status: disputed, said_by: ida-berg, disputes: partner}
  - {key: depth, text: It lies 90 metres deep., sources: [post-1], subject: ministry, status: reported}
  - {key: cost, text: The tunnel costs 9 billion euros., sources: [post-1], subject: ministry, status: reported, retracted: "The report was of another tunnel"}
  - {key: price-not, text: Delvers did not say what its offer is worth., sources: [wire-2], subject: delvers, relation: offer, status: not_disclosed}
  - {key: geology, text: The rock is chalk., sources: [post-1], status: confirmed}
  - {key: ruling, text: The ministry has to decide by law within a year., sources: [echo-3, wire-2], subject: ministry, relation: rule, status: confirmed}
  - {key: jobs-1, text: Borealis hires 100 people., sources: [echo-3], subject: borealis, relation: figure, value: "100", status: reported}
  - {key: jobs-2, text: Delvers hires 200 people., sources: [wire-2], subject: delvers, relation: figure, value: "200", status: confirmed, where: Hull}
  - {key: logo, text: The tunnel gets a logo., sources: [echo-3], status: reported}
  - {key: song, text: The tunnel gets a song., sources: [echo-3], status: reported}
  - {key: hostile, text: "<@&1> @everyone **not bold** [x](http://evil.example)", sources: [echo-3], status: reported}
`

// monday and thursday are when the two digests are due.
var (
	monday   = time.Date(2025, 2, 10, 9, 0, 0, 0, time.UTC)
	thursday = time.Date(2025, 2, 13, 9, 0, 0, 0, time.UTC)
)

// tunnel puts a morning of the story on record and gives the digest of a channel.
func (n *newsroom) tunnel(text, style string) store.Digest {
	n.t.Helper()
	n.importText(0, text)
	story, err := n.deps.Store.StoryBySlug(context.Background(), 42, "tunnel")
	if err != nil {
		n.t.Fatal(err)
	}
	return store.Digest{ID: 3, Guild: 42, Channel: "1", Story: story.ID, Spec: "0 9 * * *", Zone: "Europe/Paris", Style: style}
}

func (n *newsroom) compose(dg store.Digest, o DigestOccasion) DigestIssue {
	n.t.Helper()
	issue, err := n.deps.ComposeDigest(context.Background(), dg, o)
	if err != nil {
		n.t.Fatal(err)
	}
	if len(issue.Messages) == 0 || len(issue.Messages) != len(issue.Facts) {
		n.t.Fatalf("%d messages with %d lists of facts", len(issue.Messages), len(issue.Facts))
	}
	return issue
}

func issueText(issue DigestIssue) string {
	var b strings.Builder
	for i, m := range issue.Messages {
		fmt.Fprintf(&b, "%s(%d facts)\n\n", plain(m), len(issue.Facts[i]))
	}
	fmt.Fprintf(&b, "news: %t\n", issue.News)
	return b.String()
}

func TestDigests(t *testing.T) {
	for _, style := range []string{store.StyleFull, store.StyleHeadlines} {
		n := openNewsroom(t)
		var b strings.Builder
		show := func(what string, issue DigestIssue) { fmt.Fprintf(&b, "# %s\n%s\n", what, issueText(issue)) }

		dg := n.tunnel(tunnelMonday, style)
		first := n.compose(dg, DigestOccasion{Due: monday, Now: monday})
		show("The first", first)
		dg.Mark = first.Upto
		on := DigestOccasion{Due: thursday, Now: thursday, Since: monday}
		show("Nothing new", n.compose(dg, on))
		n.tunnel(tunnelThursday, style)
		on.Late, on.Now = true, thursday.Add(2*time.Hour)
		show("News, late", n.compose(dg, on))
		golden(t, "digest-"+style, n.keyed(b.String()))
	}
}

// What came and went between two digests is no news, and a preview says what it is.
func TestDigestTellsTheNetDifference(t *testing.T) {
	n := openNewsroom(t)
	dg := n.tunnel(tunnelMonday, store.StyleFull)
	dg.Mark = n.compose(dg, DigestOccasion{Now: monday}).Upto
	n.tunnel(tunnelThursday, store.StyleFull)
	// The same again as on Monday; what was added in between is retracted.
	back := strings.SplitAfter(tunnelThursday, "\n")
	var again strings.Builder
	again.WriteString(tunnelMonday)
	for _, line := range back {
		key, _, _ := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "- {key: "), ",")
		if strings.Contains(line, "- {key: ") && !strings.Contains(tunnelMonday, "{key: "+key+",") {
			again.WriteString(strings.Replace(line, "}\n", ", retracted: No longer}\n", 1))
		}
	}
	n.tunnel(again.String(), store.StyleFull)
	issue := n.compose(dg, DigestOccasion{Now: thursday, Since: monday, Preview: true})
	if issue.News || len(issue.Messages) != 1 || !strings.Contains(plain(issue.Messages[0]), "Nothing new since Mon 10 Feb, 10:00.") ||
		!strings.Contains(plain(issue.Messages[0]), "preview") {
		t.Errorf("what cancels out is told:\n%s", issueText(issue))
	}
}

// A fact whose edit is undone was never told, or is told as withdrawn and marked so where it was.
func TestDigestTellsWhatWasUndone(t *testing.T) {
	n := openNewsroom(t)
	ctx := context.Background()
	dg := n.tunnel(tunnelMonday, store.StyleFull)
	desk := store.Desk{By: store.Author{UserID: "7", Name: "Ada", Via: "desk"}, Guild: 42, Story: dg.Story}
	dg.Mark = n.compose(dg, DigestOccasion{Now: monday}).Upto
	add := func() {
		t.Helper()
		e := store.FactEdit{Fact: store.FileFact{Key: "toll", Text: "It has a toll.", Sources: []string{"post-1"}}}
		if _, _, err := n.deps.Store.AddFact(ctx, desk, e); err != nil {
			t.Fatal(err)
		}
	}
	undo := func() {
		t.Helper()
		if _, err := n.deps.Store.Undo(ctx, desk, 0); err != nil {
			t.Fatal(err)
		}
	}
	add()
	undo()
	if issue := n.compose(dg, DigestOccasion{Now: thursday, Since: monday}); issue.News {
		t.Errorf("what was added and undone is told:\n%s", issueText(issue))
	}
	add()
	told := n.compose(dg, DigestOccasion{Now: thursday, Since: monday})
	if text := issueText(told); !strings.Contains(text, "## New · 1") || !strings.Contains(text, "It has a toll.") {
		t.Errorf("what was added is not told:\n%s", text)
	}
	undo()
	dg.Mark = told.Upto
	text := issueText(n.compose(dg, DigestOccasion{Now: today, Since: thursday}))
	if !strings.Contains(text, "## Retracted · 1") || !strings.Contains(text, "It has a toll.") || !strings.Contains(text, "Withdrawn: ") {
		t.Errorf("what was withdrawn is not told:\n%s", text)
	}
	amended, changed, err := n.deps.AmendDigest(ctx, dg, told.Messages[0], told.Facts[0], told.Upto, today)
	if err != nil || !changed || !strings.Contains(plain(amended), "! Withdrawn on 14 Feb 2025") || !strings.Contains(plain(amended), "It has a toll.") {
		t.Errorf("amended it is, %v:\n%s", err, plain(amended))
	}
}

// What was merely added to a fact is no correction of it, and nothing to amend.
func TestDigestTellsWhatWasAdded(t *testing.T) {
	n := openNewsroom(t)
	dg := n.tunnel(tunnelMonday, store.StyleFull)
	issue := n.compose(dg, DigestOccasion{Now: monday})
	dg.Mark = issue.Upto
	later := strings.NewReplacer("in two bores.\", sources: [post-1]", "in two bores.\", sources: [post-1, wire-2]",
		"Ida Berg leads Borealis., sources: [post-1]", "Ida Berg leads Borealis., until: 2025-02, sources: [post-1]",
		"title: Delvers lead", "title: Delvers in the lead").Replace(tunnelMonday)
	n.tunnel(later, store.StyleFull)
	text := issueText(n.compose(dg, DigestOccasion{Now: thursday, Since: monday}))
	for _, want := range []string{"## Updated · 8", "1 more source.", "Until: Feb 2025", "The details of a source were corrected."} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in:\n%s", want, text)
		}
	}
	if amended, changed, err := n.deps.AmendDigest(context.Background(), dg, issue.Messages[0], issue.Facts[0], issue.Upto, today); err != nil || changed {
		t.Errorf("amended, %v:\n%s", err, plain(amended))
	}
}

func TestDigestOfAnEmptyStory(t *testing.T) {
	n := openNewsroom(t)
	dg := n.tunnel(strings.TrimSuffix(tunnelHead, "facts:\n"), store.StyleFull)
	issue := n.compose(dg, DigestOccasion{Now: monday})
	if issue.News || !strings.Contains(plain(issue.Messages[0]), "Nothing is on record yet.") {
		t.Errorf("%s", issueText(issue))
	}
	dg.Zone = "Mars/Olympus"
	if _, err := n.deps.ComposeDigest(context.Background(), dg, DigestOccasion{Now: monday}); err == nil {
		t.Error("a digest was composed in a zone that does not exist")
	}
}

func TestReworded(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"China revenue fell 12 %.", "China revenue fell 11 %.", "China revenue fell 11 % (was: 12 %)."},
		{"China revenue fell 12% last year.", "China revenue fell 11% last year.", "China revenue fell 11% (was: 12%) last year."},
		{"It cost 9 million euros, they say.", "It cost 8 million euros, they say.", "It cost 8 million euros (was: 9 million euros), they say."},
		{"Ann, the chair, left.", "Bea, the chair, left.", "Bea (was: Ann), the chair, left."},
		{"It is so.", "It is not so.", ""}, // nothing stood where something stands now
		{"One thing.", "Quite another matter", ""},
		{"Same.", "Same.", ""},
		{"它下降了 12 %。", "它下降了 11 %。", "它下降了 11 % (was: 12 %)。"},
	} {
		if got := English.reworded(c.was, c.is); got != c.want {
			t.Errorf("%q, was %q: %q", c.is, c.was, got)
		}
	}
}

// Whatever is written in between, a digest tells every fact whose knowledge differs, and no other as changed.
func TestDigestTellsWhatDiffers(t *testing.T) {
	n := openNewsroom(t)
	run := 0
	keys := []string{"k1", "k2", "k3", "k4", "k5", "k6", "k7"}
	rapid.Check(t, func(rt *rapid.T) {
		run++
		slug := fmt.Sprintf("random-%d", run)
		write := func() {
			var b strings.Builder
			fmt.Fprintf(&b, "byline: 1\nstory: %s\ntitle: R\nsources: {s: {publisher: P, title: T, published: 2025-01-01}}\nfacts:\n", slug)
			for i, key := range keys {
				if !rapid.Bool().Draw(rt, "written") {
					continue
				}
				fmt.Fprintf(&b, "  - {key: %s, sources: [s], text: Text %d of %s., status: %s", key, rapid.IntRange(1, 2).Draw(rt, "text"), key,
					rapid.SampledFrom([]string{"confirmed", "reported", "disputed", "denied", "not_disclosed"}).Draw(rt, "status"))
				if rapid.IntRange(0, 3).Draw(rt, "retract") == 0 {
					b.WriteString(", retracted: Wrong")
				}
				if i > 0 && strings.Contains(b.String(), "key: "+keys[i-1]+",") {
					b.WriteString(rapid.SampledFrom([]string{"", ", replaces: " + keys[i-1], ", disputes: " + keys[i-1]}).Draw(rt, "link"))
				}
				b.WriteString("}\n")
			}
			n.importText(rapid.SampledFrom([]store.GuildID{0, 42}).Draw(rt, "guild"), strings.Replace(b.String(), "facts:\n", "facts:\n", 1))
		}
		known := func() map[string]string {
			story, err := n.deps.Store.StoryBySlug(context.Background(), 42, slug)
			if err != nil {
				rt.Fatal(err)
			}
			rec, err := n.deps.Store.Record(context.Background(), 42, story.ID)
			if err != nil {
				rt.Fatal(err)
			}
			of := make(map[string]string)
			key := map[store.FactID]string{}
			for _, f := range rec.Facts {
				key[f.ID] = f.Key
			}
			for _, f := range rec.Facts {
				if f.Retracted == "" {
					of[f.Key] = strings.Join([]string{f.Text, string(f.Status), key[f.Replaces], key[f.Disputes]}, "|")
				}
			}
			return of
		}
		n.importText(0, fmt.Sprintf("byline: 1\nstory: %s\ntitle: R\nsources: {s: {publisher: P, title: T, published: 2025-01-01}}\n"+
			"facts: [{key: always, sources: [s], text: Always.}]\n", slug))
		story, err := n.deps.Store.StoryBySlug(context.Background(), 42, slug)
		if err != nil {
			rt.Fatal(err)
		}
		for range rapid.IntRange(0, 2).Draw(rt, "before") {
			write()
		}
		dg := store.Digest{Guild: 42, Story: story.ID, Style: rapid.SampledFrom([]string{store.StyleFull, store.StyleHeadlines}).Draw(rt, "style")}
		if dg.Mark, err = n.deps.Store.Mark(context.Background(), 42, story.ID); err != nil {
			rt.Fatal(err)
		}
		before := known()
		for range rapid.IntRange(0, 3).Draw(rt, "after") {
			write()
		}
		after := known()
		want := make(map[string]int)
		for _, key := range keys {
			if before[key] != after[key] {
				want[key] = 1
			}
		}
		issue := n.compose(dg, DigestOccasion{Now: today, Since: monday})
		got, shown := make(map[string]int), make(map[string]bool)
		for _, m := range issue.Messages {
			for _, it := range m.Items {
				shown[it.Key] = true
				if it.Head == "" { // else it stands there for the sake of another
					got[it.Key]++
				}
			}
		}
		for key := range want { // two sides that both changed are told once
			if got[key] == 0 && shown[key] {
				got[key] = 1
			}
		}
		if diff := cmp.Diff(want, got); diff != "" || issue.News != (len(want) > 0) {
			rt.Fatalf("news %t: %s\n%s", issue.News, diff, issueText(issue))
		}

		// And whatever is written afterwards, what no longer stands is marked, what still does is not, and once is enough.
		for range rapid.IntRange(0, 2).Draw(rt, "later") {
			write()
		}
		now := known()
		for i, m := range issue.Messages {
			amended, changed, err := n.deps.AmendDigest(context.Background(), dg, m, issue.Facts[i], issue.Upto, today)
			if err != nil {
				rt.Fatal(err)
			}
			marked := false
			for _, it := range amended.Items {
				was, stood := after[it.Key]
				is, stands := now[it.Key]
				if marked = marked || len(it.Amended) > 0; stood != stands && len(it.Amended) != 1 || was == is && len(it.Amended) > 0 {
					rt.Fatalf("%s was %q and is %q:\n%s", it.Key, was, is, plain(amended))
				}
			}
			again, more, err := n.deps.AmendDigest(context.Background(), dg, amended, issue.Facts[i], issue.Upto, today)
			if err != nil || more || plain(again) != plain(amended) || changed != marked {
				rt.Fatalf("changed %t, marked %t, changed again %t, %v:\n%s", changed, marked, more, err, plain(again))
			}
		}
	})
}

// A story of 2,000 changes stays within what a channel bears, and says what it leaves out.
func TestDigestOfALargeStory(t *testing.T) {
	n := openNewsroom(t)
	dg := n.tunnel(tunnelMonday, store.StyleFull)
	dg.Mark = n.compose(dg, DigestOccasion{Now: monday}).Upto
	var b strings.Builder
	b.WriteString(tunnelThursday)
	for i := range 2000 {
		fmt.Fprintf(&b, "  - {key: x-%d, text: \"Bore %d @here *is* done. %s\", sources: [echo-3], status: reported}\n", i, i, strings.Repeat("More words. ", i%40))
	}
	n.importText(0, b.String())
	for _, style := range []string{store.StyleFull, store.StyleHeadlines} {
		dg.Style = style
		issue := n.compose(dg, DigestOccasion{Now: thursday, Since: monday})
		told := 0
		for i, m := range issue.Messages {
			if w := weighReply(m); w > digestRoom+200 {
				t.Errorf("%s: message %d weighs %d", style, i+1, w)
			}
			for _, it := range m.Items {
				if it.Head == "" {
					told++
				}
			}
		}
		last := plain(issue.Messages[len(issue.Messages)-1])
		if len(issue.Messages) != mostMessages || !strings.Contains(last, fmt.Sprintf("And %s more did not fit", grouped(2015-told))) {
			t.Errorf("%s: %d messages tell %d facts and end:\n%s", style, len(issue.Messages), told, last[max(0, len(last)-400):])
		}
		if !strings.Contains(plain(issue.Messages[0]), "The report was of another tunnel") {
			t.Errorf("%s: what was retracted is not in the first message", style)
		}
	}
}
