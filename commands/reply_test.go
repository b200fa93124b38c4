package commands

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"byline/store"
)

// A reply that is kept, as a digest is, comes back as it was.
func TestReplyIsStored(t *testing.T) {
	kathmandu, err := time.LoadLocation("Asia/Kathmandu")
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []Reply{{}, {Title: "Nothing", Zone: time.UTC}, {
		Title: "T", Lead: "L", Notes: []string{"n"}, Footer: "F", Tone: ToneConfirmed, Zone: kathmandu, Private: true, Kind: "k",
		Items: []Item{{Head: "H", Where: "W", Date: store.Date(2025, 2, 13), Status: store.Confirmed, Text: "x", Quote: "q", SaidBy: "s",
			Cites: []Cite{{Publisher: "P", Title: "T", Published: store.At(today), URL: "https://example.com", Author: "A"}},
			Notes: []string{"n"}, Command: "/fact x"}},
		Buttons: []Button{{Label: "B", Do: Invocation{"fact", map[string]string{"key": "x"}}, Main: true, Replace: true}},
	}} {
		b, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		var got Reply
		if err := json.Unmarshal(b, &got); err != nil {
			t.Fatal(err)
		}
		same := []cmp.Option{cmp.Comparer(func(a, b store.When) bool { return a == b }),
			cmp.Comparer(func(a, b *time.Location) bool { return a == b || a != nil && b != nil && a.String() == b.String() })}
		if diff := cmp.Diff(r, got, same...); diff != "" {
			t.Errorf("%s\n%s", b, diff)
		}
	}
	var r Reply
	if err := json.Unmarshal([]byte(`{"Zone":"Atlantis/Poseidonis"}`), &r); err != nil || r.Zone != time.UTC {
		t.Errorf("an unknown zone: %v, %v", r.Zone, err)
	}
	if json.Unmarshal([]byte(`[]`), &r) == nil {
		t.Error("no reply was read as one")
	}
}
