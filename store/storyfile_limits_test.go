package store

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
)

const limitsHead = "byline: 1\nstory: s\ntitle: T\nsources: {b: {publisher: B, title: R, published: 2025-02-13}}\n"

// What is made to be large or deep is refused for what is wrong with it, without taking the process along.
func TestHostileFilesAreRefused(t *testing.T) {
	bomb := "x:\n  - &m0 {a0: 1}\n"
	for i := 1; i < 40; i++ {
		bomb += fmt.Sprintf("  - &m%d {<<: [%s]}\n", i, strings.Repeat(fmt.Sprintf("*m%d, ", i-1), 20))
	}
	var chain, wide strings.Builder
	chain.WriteString("x:\n  - &m0 {a0: 1}\n")
	wide.WriteString("facts:\n  - &m0 {a0: 1}\n")
	for i := 1; i < 5000; i++ {
		fmt.Fprintf(&chain, "  - &m%d {<<: *m%d}\n", i, i-1)
		fmt.Fprintf(&wide, "  - &m%d {<<: *m%d, a%d: 1}\n", i, i-1, i)
	}
	for name, c := range map[string]struct{ in, want string }{
		"a line of 10 MB": {limitsHead + "summary: " + strings.Repeat("word ", 2<<20), "line is longer than"},
		"a text of 10 MB in JSON": {`{"byline": 1, "story": "s", "title": "` + strings.Repeat("word ", 2<<20) + `"}`,
			"title is 10485759 characters long"},
		"a list that never ends":       {limitsHead + "x: " + strings.Repeat("[", 500_000), "nested more than 64 deep"},
		"mappings that never end":      {limitsHead + "x: " + strings.Repeat("{a: ", 100_000), "nested more than 64 deep"},
		"a block list that never ends": {limitsHead + "x:\n  " + strings.Repeat("- ", 100_000), "nested more than 64 deep"},
		"deep JSON":                    {strings.Repeat("[", 9000) + strings.Repeat("]", 9000), "nested more than 64 deep"},
		"too deep JSON":                {strings.Repeat("[", 20_000) + strings.Repeat("]", 20_000), "nested more than 64 deep"},
		"a bomb of aliases":            {limitsHead + bomb + "facts:\n  - {<<: *m39, key: one, text: x, sources: [b]}\n", `no field "a0"`},
		"a chain of merges":            {limitsHead + chain.String() + "facts:\n  - *m4999\n", "merges too much"},
		"merges that grow":             {limitsHead + wide.String(), `no field "a0"`},
		"a mapping that holds itself":  {limitsHead + "facts:\n  - &f {<<: *f, key: one, text: x, sources: &s [*s]}\n", "each of sources takes text"},
		"a fact many times":            {limitsHead + "facts: [&f {key: one, text: x, sources: [b]}" + strings.Repeat(", *f", 200_000) + "]\n", `key "one" is used twice`},
		"a long list of aliases": {limitsHead + "entities: {a: {name: A, aliases: [" + strings.Repeat("x, ", MaxListItems+1) + "]}}\n",
			"aliases lists 201; at most 200 are allowed"},
		"only quotes":   {strings.Repeat("'", 1<<20), "not text"},
		"only comments": {strings.Repeat("# a\n", 1<<18), "the file is empty"},
		"only lines":    {strings.Repeat("\n", 1<<20) + "a: b", "line is longer"},
		"anchors":       {strings.Repeat("- &a b\n", 1<<16), "takes fields"},
		"a long key":    {strings.Repeat("a", 1<<19) + ": b\n", "has no field"},
		"zero bytes":    {strings.Repeat("\x00", 1<<16), "the file is not text"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ReadFile("hostile", strings.NewReader(c.in))
			var fe *FileError
			if name == "only lines" {
				c.want = "has no story"
			}
			if !errors.As(err, &fe) || !strings.Contains(err.Error(), c.want) {
				t.Fatalf("got %.400v; want %s", err, c.want)
			}
			if len(fe.Faults) > maxFaults+1 || len(err.Error()) > 20_000 {
				t.Errorf("%d faults, a message of %d bytes", len(fe.Faults), len(err.Error()))
			}
		})
	}
}

// endless is a file that never ends.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = '\n'
	}
	return len(p), nil
}

func TestFileThatNeverEnds(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 64 MiB")
	}
	_, err := ReadFile("endless", io.MultiReader(strings.NewReader(limitsHead), endless{}))
	if err == nil || err.Error() != "endless: the file is larger than 64 MiB" {
		t.Errorf("got %v", err)
	}
}
