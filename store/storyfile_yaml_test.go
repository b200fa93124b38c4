package store

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf16"
)

// readFact reads a file that has one fact with the given fields after its key, text and sources.
func readFact(t *testing.T, fields string) FileFact {
	t.Helper()
	f, err := ReadFile("f", strings.NewReader(`byline: 1
story: s
title: T
timezone: Asia/Hong_Kong
entities: {apple: {name: Apple}, "2024": {name: Year}, "no": {name: Nobody}}
sources: {b: {publisher: B, title: R, published: 2025-02-13}}
facts:
- key: one
  sources: [b]
`+fields))
	if err != nil {
		t.Fatalf("%s\n%v", fields, err)
	}
	return f.Facts[0]
}

func TestScalarsKeepTheirWrittenText(t *testing.T) {
	for in, want := range map[string]string{
		"11%": "11%", "11": "11", "0x10": "0x10", "1_000": "1_000", "12:30": "12:30", "true": "true", "1.10": "1.10", "No": "No",
		"yes": "yes", "010": "010", "1e3": "1e3", "+5": "+5", ".5": ".5", "-3.0": "-3.0", "2025-02-13": "2025-02-13",
		"2025-02-13T09:30:00+08:00": "2025-02-13T09:30:00+08:00", "2024 was a good year": "2024 was a good year",
		"$80 billion": "$80 billion", "1,000": "1,000", ".inf": ".inf", ".nan": ".nan", "0b11": "0b11", "0o17": "0o17",
		`"null"`: "null", `'~'`: "~", `""`: "", "null": "", "~": "", "": "", `"  "`: "", "!!str null": "null", "!!str 11": "11",
		"! 12": "12", `'it''s'`: "it's", `"a\/b \u00e9 \x41 \U0001F600"`: "a/b é A 😀", `"a \
    b"`: "a b", `"tab\tand\nline"`: "tab and line", "a\n    b\n\n    c": "a b c", "|\n    a\n      b\n\n    c": "a b c",
		">-\n    a\n    b": "a b", ">+\n    a\n\n": "a", "|2-\n    a": "a", "a # note": "a", "a#b": "a#b", `"a # b"`: "a # b", "a:b": "a:b",
		"- ": "-", "e\u0301": "é", "a\u00a0%": "a\u00a0%", "a\u2028b": "a b", "می\u200cخواهم": "می\u200cخواهم", "👩\u200d👧": "👩\u200d👧",
		"<<": "<<", "=": "=", `"<<"`: "<<", "http://example.com:80/a?b": "http://example.com:80/a?b",
	} {
		if in == "- " {
			in = `"-"`
		}
		if got := readFact(t, "  text: Something.\n  value: "+in+"\n").Value; got != want {
			t.Errorf("%q gives %q; want %q", in, got, want)
		}
	}
}

func TestDatesAndNamesAreReadAsWritten(t *testing.T) {
	f := readFact(t, `  text: >
    Folded text
    is text.
  subject: 2024
  said_by: no
  happened: 2022
  until: "2025-02-13"
`)
	if f.Text != "Folded text is text." || f.Subject != "2024" || f.SaidBy != "no" || f.Happened != YearOf(2022) ||
		f.Until != Date(2025, 2, 13) || f.Status != Reported {
		t.Errorf("got %+v", f)
	}
	if f := readFact(t, "  text: x\n  happened: 2025-02-13T09:30:00+08:00\n"); f.Happened.String() != "2025-02-13T09:30:00+08:00" {
		t.Errorf("got %s", f.Happened)
	}
}

func TestYAMLInEveryDress(t *testing.T) {
	const plain = "byline: 1\nstory: s\ntitle: A title\nsummary: One two\nsources:\n  b:\n    publisher: Bé\n    title: T\n    published: 2025-02-13\n"
	want, err := ReadFile("plain", strings.NewReader(plain))
	if err != nil {
		t.Fatal(err)
	}
	utf16Of := func(s string, big bool) string {
		var b strings.Builder
		for _, u := range utf16.Encode([]rune("\ufeff" + s)) {
			if big {
				b.Write([]byte{byte(u >> 8), byte(u)})
			} else {
				b.Write([]byte{byte(u), byte(u >> 8)})
			}
		}
		return b.String()
	}
	for name, in := range map[string]string{
		"Windows line ends":    strings.ReplaceAll(plain, "\n", "\r\n"),
		"old Mac line ends":    strings.ReplaceAll(plain, "\n", "\r"),
		"byte order mark":      "\ufeff" + plain,
		"UTF-16, little end":   utf16Of(plain, false),
		"UTF-16, big end":      utf16Of(plain, true),
		"no final line end":    strings.TrimSuffix(plain, "\n"),
		"document marks":       "---\n" + plain + "...\n",
		"an empty document":    plain + "---\n",
		"a version directive":  "%YAML 1.2\n---\n" + plain,
		"comments before it":   "# a story\n%YAML 1.2\n# more\n---\n" + plain,
		"explicit keys":        strings.Replace(plain, "title: A title", "? title\n: A title", 1),
		"quoted keys":          strings.Replace(plain, "story: s", `"story": 's'`, 1),
		"a block":              strings.Replace(plain, "One two", ">-\n  One\n  two", 1),
		"an anchor":            strings.Replace(plain, "title: A title", "title: &t A title", 1),
		"an alias":             strings.NewReplacer("title: T", "title: *t", "title: A title", "title: &t T").Replace(plain),
		"tags":                 strings.Replace(plain, "byline: 1", "--- !!map\n!!str byline: !!int 1", 1),
		"null optional fields": plain + "    url:\n    author: ~\n    retrieved: null\nentities:\nrelations: {}\nfacts: []\ntimezone: \"\"\n",
		"flow": "{byline: 1, story: s, title: A title, summary: One\n two, sources: {b: {publisher: Bé, title: T," +
			" published: 2025-02-13,},},}",
		"JSON": `{"byline":1,"story":"s","title":"A title","summary":"One two","sources":{"b":{"publisher":"B\u00e9","title":"T","published":"2025-02-13"}}}`,
		"JSON with tabs": "{\n\t\"byline\": 1,\n\t\"story\": \"s\",\n\t\"title\": \"A\\ttitle\",\n\t\"summary\": \"One\\n two\", \"timezone\": null,\n" +
			"\t\"sources\": {\"b\": {\"publisher\": \"Bé\", \"title\": \"T\", \"published\": \"2025-02-13\"}}\n}\n",
	} {
		t.Run(name, func(t *testing.T) {
			got, err := ReadFile(name, strings.NewReader(in))
			if err != nil {
				t.Fatal(err)
			}
			if name == "an alias" {
				got.Title = want.Title
			}
			if a, b := written(t, got), written(t, want); string(a) != string(b) {
				t.Errorf("got\n%s\nwant\n%s", a, b)
			}
		})
	}
}

func TestJSONEscapes(t *testing.T) {
	_, err := ReadFile("j", strings.NewReader(`{"byline": 1, "story": "s", "title": "\ud83d\ude00 \/ \"x\" \u00e9\b"}`))
	if err == nil || !strings.Contains(err.Error(), "U+0008") {
		t.Errorf("got %v", err)
	}
	f, err := ReadFile("j", strings.NewReader(`{"byline": 1.0, "story": "s"}`))
	if err == nil {
		t.Errorf("version 1.0 is read as %v", f)
	}
	f, err = ReadFile("j", strings.NewReader(`{"byline": 1, "story": "s", "title": "\ud83d\ude00 \/ \"x\" \u00e9 \\u0041",
		"sources": {"b": {"publisher": "P", "title": "T", "published": "2025-02-13"}},
		"facts": [{"key": "k", "text": "x", "sources": ["b"], "value": 1.10, "happened": 2024, "where": true}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if x := f.Facts[0]; f.Title != `😀 / "x" é \u0041` || x.Value != "1.10" || x.Happened != YearOf(2024) || x.Where != "true" {
		t.Errorf("got %q, %+v", f.Title, x)
	}
}

func TestMergeKeys(t *testing.T) {
	f, err := ReadFile("m", strings.NewReader(`byline: 1
story: s
title: T
sources: {b: {publisher: B, title: R, published: 2025-02-13}, c: &c {publisher: C, title: R, published: 2025-02-13}, d: {<<: *c, title: D}}
facts:
  - &one {key: one, text: First., sources: &list [b, c], status: confirmed}
  - <<: *one
    key: two
    text: Second.
  - {<<: [{where: China}, *one], key: three}
  - {key: four, text: Fourth., sources: *list}
`))
	if err != nil {
		t.Fatal(err)
	}
	if d := f.Sources[2]; d.Publisher != "C" || d.Title != "D" {
		t.Errorf("got %+v", d)
	}
	for i, want := range []string{"one First. [b c]  confirmed", "two Second. [b c]  confirmed", "three First. [b c] China confirmed",
		"four Fourth. [b c]  reported"} {
		x := f.Facts[i]
		if got := fmt.Sprintln(x.Key, x.Text, x.Sources, x.Where, x.Status); got != want+"\n" {
			t.Errorf("got %q; want %q", got, want)
		}
	}
}

func TestBooleans(t *testing.T) {
	for in, want := range map[string]bool{"true": true, "True": true, "FALSE": false, "yes": true, "off": false} {
		f, err := ReadFile("b", strings.NewReader("byline: 1\nstory: s\ntitle: T\nrelations: {x: {command: "+in+
			"}}\nsources: {b: {publisher: B, title: R, published: 2025-02-13}}\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got := f.Relations[0].Command; got == nil || *got != want || f.Relations[0].Symmetric != nil {
			t.Errorf("%s gives %v", in, got)
		}
	}
}

func TestTwoEntitiesMayShareAnAlias(t *testing.T) {
	f, err := ReadFile("a", strings.NewReader(`byline: 1
story: s
title: T
entities: {a: {name: A, aliases: [X, X, " ", Y ,X]}, b: {name: B, aliases: [X, A]}}
sources: {b: {publisher: B, title: R, published: 2025-02-13}}
`))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprint(f.Entities[0].Aliases, f.Entities[1].Aliases); got != "[X Y] [X A]" {
		t.Errorf("got %s", got)
	}
}

// Keys that the file does not define are left to the import, with their places.
func TestOpenKeysKeepTheirPlaces(t *testing.T) {
	f, err := ReadFile("o", strings.NewReader(`byline: 1
story: s
title: T
sources: {b: {publisher: B, title: R, published: 2025-02-13}}
facts:
  - {key: one, text: x, sources: [b], replaces: old, disputes: two}
  - {key: two, text: x, sources: [b], replaces: one, disputes: older}
`))
	if err != nil {
		t.Fatal(err)
	}
	want := "[{0 replaces old 6 49} {1 disputes older 7 64}]"
	if got := fmt.Sprint(f.open); got != want {
		t.Errorf("got %s; want %s", got, want)
	}
}
