package store

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// storyFiles are the story files that come with the program and with its tests.
func storyFiles(t testing.TB) []string {
	t.Helper()
	var all []string
	for _, pattern := range []string{"starter/*.yaml", "../commands/answer/testdata/stories/*.yaml"} {
		found, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, found...)
	}
	return all
}

func written(t testing.TB, f *File) []byte {
	t.Helper()
	var b bytes.Buffer
	n, err := f.WriteTo(&b)
	if err != nil || n != int64(b.Len()) {
		t.Fatalf("WriteTo: %d bytes counted of %d, %v", n, b.Len(), err)
	}
	return b.Bytes()
}

func TestCanonicalFormIsStable(t *testing.T) {
	for _, path := range storyFiles(t) {
		t.Run(filepath.Base(path), func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			f, err := ReadFile(path, bytes.NewReader(data))
			if err != nil {
				t.Fatal(err)
			}
			once := written(t, f)
			again, err := ReadFile("again", bytes.NewReader(once))
			if err != nil {
				t.Fatalf("its own output is refused: %v", err)
			}
			if twice := written(t, again); !bytes.Equal(once, twice) {
				t.Errorf("first\n%s\nthen\n%s", once, twice)
			}
		})
	}
}
