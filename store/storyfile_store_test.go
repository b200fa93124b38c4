package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func emptyStore(t testing.TB, name string) *Store {
	t.Helper()
	st, err := Open(t.Context(), Options{Path: filepath.Join(t.TempDir(), name), Now: func() time.Time { return time.Unix(1.7e9, 0) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := st.Close(); err != nil {
			t.Error(err)
		}
	})
	return st
}

func readBytes(t testing.TB, data []byte) *File {
	t.Helper()
	f, err := ReadFile("f", bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func imported(t testing.TB, st *Store, f *File) ImportResult {
	t.Helper()
	results, err := st.Import(t.Context(), ImportOptions{By: Author{Name: "Test"}}, f)
	if err != nil {
		t.Fatal(err)
	}
	return results[0]
}

func exportedBytes(t testing.TB, st *Store, slug string) []byte {
	t.Helper()
	f, err := st.ExportFile(t.Context(), 0, slug)
	if err != nil {
		t.Fatal(err)
	}
	return written(t, f)
}

// Each story that comes with the program or its tests goes into a store and out again, into an empty one and out again.
func TestStoriesGoInAndOut(t *testing.T) {
	for _, path := range storyFiles(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			f := readBytes(t, data)
			one, two := emptyStore(t, "one.db"), emptyStore(t, "two.db")
			if r := imported(t, one, f); len(r.Changes) != len(f.Facts) || r.Unchanged != 0 {
				t.Errorf("%d of %d facts created, %d unchanged", len(r.Changes), len(f.Facts), r.Unchanged)
			}
			first := exportedBytes(t, one, f.Slug)
			if !bytes.Equal(first, written(t, f)) {
				t.Errorf("the store changes what the file says:\n%s", first)
			}
			imported(t, two, readBytes(t, first))
			if second := exportedBytes(t, two, f.Slug); !bytes.Equal(first, second) {
				t.Errorf("first\n%s\nthen\n%s", first, second)
			}
			if r := imported(t, one, readBytes(t, first)); len(r.Changes) != 0 || r.Other != 0 || r.Unchanged != len(f.Facts) {
				t.Errorf("the same again: %+v", r)
			}
			last := len(f.Facts) - 1
			f.Facts[last].Where = "Somewhere else"
			f.Entities[0].Summary = "Another summary"
			key := f.Facts[last].Key
			if r := imported(t, one, readBytes(t, written(t, f))); fmt.Sprint(r.Changes) != "[{"+key+" corrected}]" ||
				r.Other != 1 || r.Unchanged != last {
				t.Errorf("one fact and one entity changed: %+v", r)
			}
			if !bytes.Equal(exportedBytes(t, one, f.Slug), written(t, f)) {
				t.Error("after a change, the store differs from the file")
			}
		})
	}
}

func TestAnyFileGoesInAndOut(t *testing.T) {
	st := emptyStore(t, "any.db")
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; n > 30 && !rt.Failed() {
			return // the store is slow beside the codec, which has its own test
		}
		f := files.Draw(rt, "file")
		f.Slug = fmt.Sprintf("story-%d", n)
		imported(t, st, f)
		if got, want := exportedBytes(t, st, f.Slug), written(t, f); !bytes.Equal(got, want) {
			rt.Fatalf("got\n%s\nwant\n%s", got, want)
		}
	})
}

// What is exported of a story that was only begun at the desk, at each step of it, can be imported elsewhere and comes out the same.
func TestBegunStoryComesBack(t *testing.T) {
	ctx, st := t.Context(), emptyStore(t, "from.db")
	by := Author{UserID: "7", Name: "Ada", Via: "desk"}
	story, _, err := st.MakeStory(ctx, Desk{By: by, Shared: true, Operator: true}, "bridge", "The bridge", "", "Europe/London")
	if err != nil {
		t.Fatal(err)
	}
	d := Desk{By: by, Story: story.ID, Shared: true, Operator: true}
	steps := []struct {
		name string
		do   func() error
	}{
		{"begun", func() error { return nil }},
		{"with a name", func() error {
			_, _, err := st.PutEntity(ctx, d, FileEntity{Slug: "council", Name: "The Council", Kind: KindOrganisation}, true)
			return err
		}},
		{"with a relation", func() error {
			_, err := st.PutRelation(ctx, d, FileRelation{Slug: "toll", Label: "Toll", Words: []string{"toll"}})
			return err
		}},
	}
	for i, step := range steps {
		if err := step.do(); err != nil {
			t.Fatalf("%s: %v", step.name, err)
		}
		first := exportedBytes(t, st, "bridge")
		to := emptyStore(t, fmt.Sprintf("to%d.db", i))
		imported(t, to, readBytes(t, first))
		if again := exportedBytes(t, to, "bridge"); !bytes.Equal(first, again) {
			t.Errorf("%s: it went out as\n%s\nand came back as\n%s", step.name, first, again)
		}
	}
}
