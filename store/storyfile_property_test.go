package store

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

var sameFile = []cmp.Option{
	cmp.Comparer(func(a, b When) bool { return a == b }), cmpopts.EquateEmpty(),
	cmpopts.IgnoreFields(File{}, "name", "open", "table", "notes"),
	cmp.AllowUnexported(File{}),
}

// nasty is text that YAML may take for something else than that text.
var nasty = []string{
	": ", ":", "#", " #", "- ", "-", "? ", "!", "!!str", "&a", "*a", "|", ">", "%", "@", "`", "'", `"`, `\`, "[", "]", "{", "}", ",",
	"~", "null", "Null", "yes", "No", "on", "true", "False", "y", "=", "<<", "---", "...", "0x10", "1_000", "12:30", "1.10", "-5",
	"+1", ".5", "1e3", ".inf", ".NaN", "0o17", "2025", "2025-02-13", "2025-Q4", "2025-02-13T09:30:00Z", "11%", "$80 billion",
	" ", "  ", "\t", "\n", "\r\n", "\u0085", "\u2028", "\u00a0", "\u202f", "\u3000", "\u200b", "é", "e\u0301", "阿里巴巴", "علي بابا",
	"می\u200cخواهم", "👩\u200d👩\u200d👧", "🇭🇰", "ﬁ", "İ", "word", "a longer piece of ordinary text", "\ufffd", "\U000e0067",
	"https://example.com/a?b=c#d", "key: value", "/", "\\u0041", "\\n", "'s", "“quoted”",
}

// text draws a line as it would be kept, of 1 to most characters.
func text(most int) *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		var s string
		if rapid.IntRange(0, 3).Draw(t, "ordinary") == 0 {
			s = rapid.StringMatching(`[A-Za-z0-9][a-zA-Z0-9 ,.'-]{0,60}`).Draw(t, "s")
		} else {
			s = strings.Join(rapid.SliceOfN(rapid.SampledFrom(nasty), 1, 8).Draw(t, "parts"), "")
		}
		s = cleanLine(s)
		if r := []rune(s); len(r) > most {
			s = cleanLine(string(r[:most]))
		}
		if s == "" {
			return "x"
		}
		return s
	})
}

func maybe[T any](g *rapid.Generator[T]) *rapid.Generator[T] {
	return rapid.Custom(func(t *rapid.T) (none T) {
		if rapid.Bool().Draw(t, "given") {
			return g.Draw(t, "value")
		}
		return none
	})
}

var slugs = rapid.OneOf(
	rapid.StringMatching(`[a-z0-9-]{1,64}`),
	rapid.SampledFrom([]string{"null", "true", "no", "y", "2025", "2025-02-13", "-", "--", "---", "-a", "1e3", "0x10", "08", "a"}),
)

var whens = rapid.Custom(func(t *rapid.T) When {
	return rapid.OneOf(
		rapid.Map(rapid.IntRange(1, 9999), YearOf),
		rapid.Map(rapid.IntRange(1900, 2100), func(y int) When { return QuarterOf(y, 1+y%4) }),
		rapid.Map(rapid.IntRange(1900, 2100), func(y int) When { return MonthOf(y, 1+2) }),
		days,
	).Draw(t, "when")
})

var days = rapid.Custom(func(t *rapid.T) When {
	y, d := rapid.IntRange(1900, 2100).Draw(t, "year"), rapid.IntRange(1, 28).Draw(t, "day")
	w, err := ParseWhen(fmt.Sprintf("%04d-02-%02d%s", y, d, rapid.SampledFrom([]string{
		"", "", "T09:30:00Z", "T23:59:59.5+14:00", "T00:00:00-03:30"}).Draw(t, "time")))
	if err != nil {
		t.Fatal(err)
	}
	return w
})

var truths = rapid.SampledFrom([]*bool{nil, new(bool), func() *bool { b := true; return &b }()})

// distinct draws n different slugs.
func distinct(t *rapid.T, least, most int, what string) []string {
	return rapid.SliceOfNDistinct(slugs, least, most, rapid.ID).Draw(t, what)
}

func lines(most int) *rapid.Generator[[]string] {
	return rapid.Custom(func(t *rapid.T) []string {
		return rapid.SliceOfNDistinct(text(most), 0, 6, rapid.ID).Draw(t, "lines")
	})
}

// files draws story files that keep every rule.
var files = rapid.Custom(func(t *rapid.T) *File {
	f := &File{
		Slug: slugs.Draw(t, "story"), Title: text(MaxTitle).Draw(t, "title"), Summary: maybe(text(MaxSummary)).Draw(t, "summary"),
		Timezone: rapid.SampledFrom([]string{"", "UTC", "Asia/Hong_Kong", "America/New_York"}).Draw(t, "zone"),
	}
	entities, sources := distinct(t, 1, 4, "entities"), distinct(t, 1, 4, "sources")
	for _, s := range entities {
		f.Entities = append(f.Entities, FileEntity{
			Slug: s, Name: text(MaxName).Draw(t, "name"), Kind: rapid.SampledFrom(kinds).Draw(t, "kind"),
			Aliases: lines(MaxName).Draw(t, "aliases"), Summary: maybe(text(MaxSummary)).Draw(t, "summary"),
		})
	}
	for _, s := range distinct(t, 0, 3, "relations") {
		f.Relations = append(f.Relations, FileRelation{
			Slug: s, Label: maybe(text(MaxName)).Draw(t, "label"), Inverse: maybe(text(MaxName)).Draw(t, "inverse"),
			Words: lines(MaxWords).Draw(t, "words"), Symmetric: truths.Draw(t, "symmetric"), Command: truths.Draw(t, "command"),
		})
	}
	for _, s := range sources {
		f.Sources = append(f.Sources, FileSource{
			Slug: s, Publisher: text(MaxName).Draw(t, "publisher"), Title: text(MaxTitle).Draw(t, "title"),
			URL:    rapid.SampledFrom([]string{"", "http://example.com", "https://example.com/a?b=%20#c:d"}).Draw(t, "url"),
			Author: maybe(text(MaxName)).Draw(t, "author"), Published: days.Draw(t, "published"), Retrieved: maybe(whens).Draw(t, "retrieved"),
		})
	}
	for i, key := range distinct(t, 0, 5, "facts") {
		x := FileFact{
			Key: key, Text: text(MaxText).Draw(t, "text"), Where: maybe(text(MaxName)).Draw(t, "where"),
			Sources: rapid.SliceOfNDistinct(rapid.SampledFrom(sources), 1, len(sources), rapid.ID).Draw(t, "sources"),
			Subject: maybe(rapid.SampledFrom(entities)).Draw(t, "subject"),
			SaidBy:  maybe(rapid.SampledFrom(entities)).Draw(t, "said by"), Quote: maybe(text(MaxQuote)).Draw(t, "quote"),
			Status:   Status(rapid.SampledFrom(statuses).Draw(t, "status")),
			Happened: maybe(whens).Draw(t, "happened"), Retracted: maybe(text(MaxReason)).Draw(t, "retracted"),
		}
		if x.Subject != "" {
			x.Relation = maybe(rapid.SampledFrom([]string{"partner", "share-price"})).Draw(t, "relation")
		}
		if rapid.Bool().Draw(t, "literal") {
			x.Value = maybe(text(MaxValue)).Draw(t, "value")
		} else {
			x.Object = maybe(rapid.SampledFrom(entities)).Draw(t, "object")
		}
		if i > 0 {
			x.Replaces = maybe(rapid.Just(f.Facts[i-1].Key)).Draw(t, "replaces")
			x.Disputes = maybe(rapid.Just(f.Facts[0].Key)).Draw(t, "disputes")
		}
		f.Facts = append(f.Facts, x)
	}
	return f
})

func mustWrite(t *rapid.T, f *File) []byte {
	var b bytes.Buffer
	if _, err := f.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestWhatIsWrittenReadsBackTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := files.Draw(t, "file")
		once := mustWrite(t, f)
		if !bytes.Equal(once, mustWrite(t, f)) {
			t.Fatal("written twice, the bytes differ")
		}
		got, err := ReadFile("f", bytes.NewReader(once))
		if err != nil {
			t.Fatalf("refused:\n%v\n%s", err, once)
		}
		if diff := cmp.Diff(f, got, sameFile...); diff != "" {
			t.Fatalf("%s\n%s", diff, once)
		}
		if twice := mustWrite(t, got); !bytes.Equal(once, twice) {
			t.Fatalf("first\n%s\nthen\n%s", once, twice)
		}
	})
}

// Reading fact by fact must give what reading the whole tree gives.
func TestPartByPartReadsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := files.Draw(t, "file")
		if len(f.Facts) == 0 {
			t.Skip("no facts")
		}
		data := mustWrite(t, f)
		parts := newFileReader("f")
		if !parts.long(data, nil) {
			t.Fatalf("not read part by part:\n%s", data)
		}
		parts.check()
		if diff := cmp.Diff(f, parts.file, sameFile...); diff != "" {
			t.Fatalf("%s\n%s", diff, data)
		}
	})
}

// Whatever is done to the lines of a file, reading it part by part must not hide or change anything.
func TestPartByPartAgreesOnDamagedFiles(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		all := strings.SplitAfter(string(mustWrite(rt, files.Draw(rt, "file"))), "\n")
		for range rapid.IntRange(1, 4).Draw(rt, "edits") {
			i := rapid.IntRange(0, len(all)-1).Draw(rt, "line")
			line, bit := all[i], rapid.SampledFrom(nasty).Draw(rt, "text")
			switch rapid.IntRange(0, 9).Draw(rt, "edit") {
			case 0:
				all = slices.Delete(all, i, i+1)
			case 1:
				all[i] = line + line
			case 2:
				all[i] = " " + line
			case 3:
				all[i] = strings.TrimPrefix(line, " ")
			case 4:
				all[i] = strings.TrimSuffix(line, "\n") + bit + "\n"
			case 5:
				at := rapid.IntRange(0, len(line)).Draw(rt, "at")
				all[i] = line[:at] + bit + line[at:]
			case 6:
				all[i] = strings.Repeat(" ", rapid.IntRange(0, 6).Draw(rt, "indent")) + bit + "\n" + line
			case 7:
				all[i] = strings.TrimSuffix(line, "\n") + "\r\n"
			case 8:
				all[i] = line + strings.Repeat(" ", rapid.IntRange(0, 6).Draw(rt, "indent")) + "# a note\n"
			case 9:
				all[i] = strings.TrimSuffix(line, "\n")
			}
			if len(all) == 0 {
				return
			}
		}
		agree(rt, []byte(strings.Join(all, "")))
	})
}

func TestCleanLineIsStable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOf(rapid.OneOf(rapid.SampledFrom(nasty), rapid.String())).Draw(t, "parts"), "")
		once := cleanLine(s)
		if twice := cleanLine(once); twice != once {
			t.Fatalf("%q becomes %q and then %q", s, once, twice)
		}
		if strings.TrimSpace(once) != once || strings.Contains(once, "  ") || strings.ContainsFunc(once, func(r rune) bool {
			return r != ' ' && isGap(r)
		}) {
			t.Fatalf("%q becomes %q", s, once)
		}
	})
}

func TestSuggestedSlugsAreSlugs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		if s := slugOf(rapid.String().Draw(t, "s")); s != "" && !isSlug(s) {
			t.Fatalf("%q is suggested", s)
		}
	})
	for in, want := range map[string]string{"Apple Inc.": "apple-inc", "Élysée Palace": "elysee-palace", "share_price": "share-price",
		"阿里巴巴": "", "Alibaba's": "alibabas"} {
		if got := slugOf(in); got != want {
			t.Errorf("%q gives %q; want %q", in, got, want)
		}
	}
}

func TestOrderOfFaults(t *testing.T) {
	got := sortFaults([]Fault{{3, 1, "c"}, {1, 2, "b"}, {0, 0, "a"}, {3, 1, "c"}, {1, 1, "z"}})
	if want := []Fault{{0, 0, "a"}, {1, 1, "z"}, {1, 2, "b"}, {3, 1, "c"}}; !slices.Equal(got, want) {
		t.Errorf("got %v", got)
	}
}
