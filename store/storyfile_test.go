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

func TestQuotesOnlyWhereTheyAreNeeded(t *testing.T) {
	for in, want := range map[string]struct{ block, flow string }{
		"Alibaba's AI":      {"Alibaba's AI", "Alibaba's AI"},
		`He said "yes"`:     {`He said "yes"`, `He said "yes"`},
		"11%":               {"11%", "11%"},
		"Apple Inc., AAPL":  {"Apple Inc., AAPL", `"Apple Inc., AAPL"`},
		"who leads?":        {"who leads?", `"who leads?"`},
		"note: this":        {`"note: this"`, `"note: this"`},
		`say: "x"`:          {`'say: "x"'`, `'say: "x"'`},
		`it's: "x"`:         {`'it''s: "x"'`, `'it''s: "x"'`},
		"#1":                {`"#1"`, `"#1"`},
		"C# and F #":        {`"C# and F #"`, `"C# and F #"`},
		"@apple":            {`"@apple"`, `"@apple"`},
		"9988":              {`"9988"`, `"9988"`},
		"9988.HK":           {"9988.HK", "9988.HK"},
		"No":                {`"No"`, `"No"`},
		"Nothing":           {"Nothing", "Nothing"},
		"null":              {`"null"`, `"null"`},
		"2025-02-13":        {`"2025-02-13"`, `"2025-02-13"`},
		"阿里巴巴":              {"阿里巴巴", "阿里巴巴"},
		"a\u2028b":          {`"a\u2028b"`, `"a\u2028b"`},
		"https://e.com/a?b": {"https://e.com/a?b", `"https://e.com/a?b"`},
		"":                  {`""`, `""`},
	} {
		if got := yamlScalar(in, false); got != want.block {
			t.Errorf("%q is written %s; want %s", in, got, want.block)
		}
		if got := yamlScalar(in, true); got != want.flow {
			t.Errorf("%q is written %s in a list; want %s", in, got, want.flow)
		}
	}
}
