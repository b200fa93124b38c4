package commands

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"byline/store"
)

// TestWholeStories turns every page of every list of the stories that questions are asked of: disputes, replaced and
// retracted facts, partial dates and all.
func TestWholeStories(t *testing.T) {
	n := openNewsroom(t)
	names, err := filepath.Glob("answer/testdata/stories/*.yaml")
	if err != nil || len(names) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	later := func(r *Request) { r.Now = time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC) }
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		f, err := store.ReadFile(name, bytes.NewReader(text))
		if err != nil {
			t.Fatal(err)
		}
		n.importText(0, string(text))
		calls := []string{"/timeline", "/figures", "/said", "/sources"}
		for _, e := range f.Entities {
			calls = append(calls, "/about name:"+e.Slug, "/leader name:"+e.Slug, "/related name:"+e.Slug)
		}
		for _, call := range calls {
			reply := n.run(call+" story:"+f.Slug, later)
			for pages := 0; ; pages++ {
				if reply.Tone == ToneError || pages > 50 {
					t.Fatalf("%s of %s, page %d: %s: %s", call, f.Slug, pages+1, reply.Title, reply.Lead)
				}
				seen := map[string]bool{}
				for _, it := range reply.Items {
					if call != "/sources" && len(it.Cites) > 0 && seen[it.Text] {
						t.Errorf("%s of %s, page %d: twice: %s", call, f.Slug, pages+1, it.Text)
					}
					seen[it.Text] = true
				}
				next := turnedBy(reply)
				if next == nil {
					break
				}
				reply = n.press(*next, later)
				if len(reply.Items) == 0 {
					t.Errorf("%s of %s: page %d is empty", call, f.Slug, pages+2)
				}
			}
		}
	}
}

// turnedBy is the button that turns to the next page; nil on the last.
func turnedBy(r Reply) *Button {
	for i := range r.Buttons {
		switch r.Buttons[i].Label {
		case "More", "Older":
			return &r.Buttons[i]
		}
	}
	return nil
}
