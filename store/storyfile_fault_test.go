package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"byline/store"
)

// Every file in testdata/faults is malformed; beside it stand its faults, each with line, column and message.
func TestEveryFaultIsListedWithItsPlace(t *testing.T) {
	paths, err := filepath.Glob("testdata/faults/*.yaml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no malformed files", err)
	}
	for _, path := range paths {
		name := strings.TrimSuffix(filepath.Base(path), ".yaml")
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			_, err = store.ReadFile(name, bytes.NewReader(data))
			var fe *store.FileError
			if !errors.As(err, &fe) || !errors.Is(err, store.ErrInvalid) {
				t.Fatalf("got %v; want a *FileError", err)
			}
			var got strings.Builder
			for _, f := range fe.Faults {
				fmt.Fprintln(&got, f)
			}
			golden := strings.TrimSuffix(path, ".yaml") + ".faults"
			if *update {
				if err := os.WriteFile(golden, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got.String() != string(want) {
				t.Errorf("got\n%swant\n%s", got.String(), want)
			}
		})
	}
}

func TestFileErrorIsOneLineAFault(t *testing.T) {
	e := &store.FileError{Name: "s.yaml", Faults: []store.Fault{{Msg: "everywhere"}}}
	for i := range 60 {
		e.Faults = append(e.Faults, store.Fault{Line: i + 1, Column: 2, Msg: "wrong"})
	}
	lines := strings.Split(e.Error(), "\n")
	if len(lines) != 51 || lines[0] != "s.yaml: everywhere" || lines[1] != "s.yaml:1:2: wrong" ||
		lines[50] != "s.yaml: and 11 more" {
		t.Errorf("got %q", lines)
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestReaderErrorIsNotAFault(t *testing.T) {
	f, err := store.ReadFile("s.yaml", brokenReader{})
	if f != nil || !errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, store.ErrInvalid) {
		t.Errorf("got %v, %v", f, err)
	}
}
