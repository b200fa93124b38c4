package store

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func FuzzReadFile(f *testing.F) {
	malformed, err := filepath.Glob("testdata/faults/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range append(malformed, storyFiles(f)...) {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		got, err := ReadFile("fuzz", bytes.NewReader(data))
		agree(t, data)
		if err != nil {
			var fe *FileError
			if !errors.As(err, &fe) || len(fe.Faults) == 0 || fe.Error() == "" {
				t.Fatalf("not a list of faults: %v", err)
			}
			for i, fault := range fe.Faults {
				if fault.Msg == "" || !utf8.ValidString(fault.Msg) || i > 0 && fault.Line < fe.Faults[i-1].Line {
					t.Fatalf("fault %d: %q", i, fault)
				}
			}
			return
		}
		for _, fact := range got.Facts {
			if !isSlug(fact.Key) || utf8.RuneCountInString(fact.Text) > MaxText || fact.Text == "" || len(fact.Sources) == 0 ||
				utf8.RuneCountInString(fact.Quote) > MaxQuote || fact.Object != "" && fact.Value != "" {
				t.Fatalf("accepted %+v", fact)
			}
		}
		once := written(t, got)
		again, err := ReadFile("again", bytes.NewReader(once))
		if err != nil {
			t.Fatalf("its own output is refused: %v\n%s", err, once)
		}
		if diff := cmp.Diff(got, again, sameFile...); diff != "" {
			t.Fatalf("%s\n%s", diff, once)
		}
		if twice := written(t, again); !bytes.Equal(once, twice) {
			t.Fatalf("first\n%s\nthen\n%s", once, twice)
		}
	})
}

// agree makes sure that reading fact by fact, where it works, gives what reading the whole tree gives.
func agree(t interface{ Fatalf(string, ...any) }, data []byte) {
	data, faults := readable(data)
	if len(faults) > 0 {
		return
	}
	parts := newFileReader("fuzz")
	if !parts.long(data, nil) || parts.facts == nil { // of another version, nothing but that is said
		return
	}
	parts.check()
	whole := newFileReader("fuzz")
	root, faults := parseTree(data)
	if root == nil {
		t.Fatalf("read part by part, but not YAML: %v\n%s", faults, data)
	}
	whole.root(root)
	whole.check()
	for _, r := range []*fileReader{parts, whole} {
		r.file.faults = sortFaults(r.file.faults)
	}
	if diff := cmp.Diff(whole.file, parts.file, sameFile...); diff != "" {
		t.Fatalf("%s\n%s", diff, data)
	}
}
