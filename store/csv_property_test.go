package store

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFormulasAreDefused(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := strings.Join(rapid.SliceOf(rapid.OneOf(rapid.SampledFrom([]string{"'", "=", "+", "-", "@", "\t", "\r", "＝", "5%", "a", "true", "No"}),
			rapid.String())).Draw(t, "parts"), "")
		column := rapid.SampledFrom([]int{colText, colRetracted}).Draw(t, "column")
		safe := defuse(column, cell)
		if strings.ContainsAny(safe[:min(len(safe), 1)], "=+-@\t\r") {
			t.Fatalf("%q stays a formula: %q", cell, safe)
		}
		if got := undefuse(column, safe); got != cell {
			t.Fatalf("%q becomes %q and then %q", cell, safe, got)
		}
	})
	for typed, want := range map[string]string{"-5%": "-5%", "'-5%": "-5%", "''-5%": "'-5%", "'quoted'": "'quoted'", "": "", "'": "'"} {
		if got := undefuse(colText, typed); got != want {
			t.Errorf("%q is read as %q", typed, got)
		}
	}
}

// What is exported goes into a store that has nothing but the story's name, and comes out the same.
func TestAnyTableGoesInAndOut(t *testing.T) {
	one, two := emptyStore(t, "one.db"), emptyStore(t, "two.db")
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		if n++; n > 40 && !rt.Failed() {
			return // the store is slow
		}
		f := files.Draw(rt, "file")
		f.Slug = fmt.Sprintf("story-%d", n)
		comma := rapid.SampledFrom([]rune{',', ';', '\t'}).Draw(rt, "comma")
		imported(t, one, f)
		first := tableOf(t, one, f.Slug, comma)
		empty := &File{Slug: f.Slug, Title: "Empty", Timezone: f.Timezone, Relations: f.Relations, Sources: nil}
		imported(t, two, empty)
		for _, st := range []*Store{two, one} { // the second time, into itself, it changes nothing
			table, err := ReadCSV("t.csv", f.Slug, bytes.NewReader(first))
			if err != nil {
				rt.Fatalf("%v\n%s", err, first)
			}
			results, err := st.Import(t.Context(), ImportOptions{By: Author{Name: "Test"}, NewEntities: true}, table)
			if err != nil {
				rt.Fatalf("%v\n%s", err, first)
			}
			if r := results[0]; st == one && (len(r.Changes) > 0 || r.Other > 0) {
				rt.Fatalf("into itself: %+v\n%s", r, first)
			}
			if second := tableOf(t, st, f.Slug, comma); !bytes.Equal(first, second) {
				rt.Fatalf("first\n%s\nthen\n%s", first, second)
			}
		}
	})
}

func tableOf(t testing.TB, st *Store, slug string, comma rune) []byte {
	t.Helper()
	f, err := st.ExportFile(t.Context(), 0, slug)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.WriteCSV(&b, cmp.Or(comma, ',')); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func FuzzReadCSV(f *testing.F) {
	f.Add([]byte("\ufeffkey,text,sources,publisher,title,published,url\na,A,wire-1,,,,\n,B,,Post,News,2025-02-13,https://example.com\n"))
	f.Add([]byte("sep=;\r\nText;Said by;Sources\r\n\"a \"\"b\"\"\nc\";Apple;wire-1\r\n"))
	f.Add([]byte("text\tsources\tvalue\n'=1+1\twire-1\t-5%\n"))
	f.Add([]byte("\xff\xfet\x00e\x00x\x00t\x00"))
	st := harbourStore(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		table, readErr := ReadCSV("fuzz", "harbour", bytes.NewReader(data))
		o := ImportOptions{By: Author{Name: "Fuzz"}, NewEntities: true, DryRun: true}
		_, err := st.Import(t.Context(), o, table)
		if readErr != nil && err == nil {
			t.Fatalf("imported although %v", readErr)
		}
		if err == nil {
			return
		}
		var fe *FileError
		if !errors.As(err, &fe) || len(fe.Faults) == 0 {
			t.Fatalf("not a list of faults: %v", err)
		}
		for _, fault := range fe.Faults {
			if fault.Msg == "" || fault.Line < 0 || fault.Line > 0 && fault.Column < 1 {
				t.Fatalf("%+v", fault)
			}
			if readErr == nil && fault.Line == 0 { // else the check behind the reader found what the reader overlooked
				t.Fatalf("a fault without a place: %s", fault)
			}
		}
	})
}
