package commands

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"byline/store"
)

func TestDigestIsAmended(t *testing.T) {
	for _, style := range []string{store.StyleFull, store.StyleHeadlines} {
		n := openNewsroom(t)
		dg := n.tunnel(tunnelMonday, style)
		dg.Mark = n.compose(dg, DigestOccasion{Now: monday}).Upto
		n.tunnel(tunnelThursday, style)
		issue := n.compose(dg, DigestOccasion{Now: thursday, Since: monday})
		amend := func(posted Reply) (Reply, bool) {
			t.Helper()
			// As the ledger keeps it.
			stored, err := json.Marshal(posted)
			if err != nil {
				t.Fatal(err)
			}
			var read Reply
			if err := json.Unmarshal(stored, &read); err != nil {
				t.Fatal(err)
			}
			got, changed, err := n.deps.AmendDigest(context.Background(), dg, read, issue.Facts[0], issue.Upto, today)
			if err != nil {
				t.Fatal(err)
			}
			return got, changed
		}
		posted := issue.Messages[0]
		if _, changed := amend(posted); changed {
			t.Error("a message was amended though nothing had changed")
		}
		later := strings.NewReplacer("fell 11 %", "fell 10 %", "200 people., sources: [wire-2]", "200 people., retracted: They said 20, sources: [wire-2]",
			`key: jobs-1, text: Borealis hires 100 people., sources: [echo-3]`, `key: jobs-1, text: Borealis hires 100 people., sources: [echo-3, wire-2]`,
			"status: disputed", "status: denied").Replace(tunnelThursday)
		n.tunnel(later, style)
		once, changed := amend(posted)
		if !changed {
			t.Fatal("the message was not amended")
		}
		golden(t, "digest-amended-"+style, n.keyed(plain(once)))
		if twice, changed := amend(once); changed || plain(twice) != plain(once) {
			t.Errorf("amended twice it is:\n%s", plain(twice))
		}
		// What is set right again leaves the message as it was.
		n.tunnel(tunnelThursday, style)
		if back, changed := amend(once); !changed || plain(back) != plain(posted) {
			t.Errorf("after the correction was taken back it is:\n%s", plain(back))
		}
	}
}

// However much of a message has to be amended, what it said stays and it stays within Discord's limits.
func TestAmendedDigestKeepsLimits(t *testing.T) {
	n := openNewsroom(t)
	text := func(word string) string {
		var b strings.Builder
		b.WriteString(tunnelHead)
		for i := range 60 {
			fmt.Fprintf(&b, "  - {key: x-%d, text: \"%s %d: %s\", sources: [post-1], status: confirmed}\n", i, word, i, strings.Repeat("word ", 20))
		}
		return b.String()
	}
	dg := n.tunnel(tunnelMonday, store.StyleHeadlines)
	dg.Mark = n.compose(dg, DigestOccasion{Now: monday}).Upto
	n.importText(0, text("Bore"))
	issue := n.compose(dg, DigestOccasion{Now: thursday, Since: monday})
	n.importText(0, text("Shaft"))
	got, changed, err := n.deps.AmendDigest(context.Background(), dg, issue.Messages[0], issue.Facts[0], issue.Upto, today)
	if err != nil || !changed {
		t.Fatal(changed, err)
	}
	if w := weighReply(got); w > amendedRoom {
		t.Errorf("it weighs %d", w)
	}
	for i, it := range got.Items {
		if len(it.Amended) != 1 || it.Amended[0].What != "Corrected" || it.Text != issue.Messages[0].Items[i].Text {
			t.Errorf("item %d is %+v", i, it)
		}
	}
}
