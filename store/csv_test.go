package store

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

const harbour = `byline: 1
story: harbour
title: The harbour
timezone: Asia/Hong_Kong
entities:
  apple: {name: Apple, kind: company, aliases: [Apple Inc., the fruit]}
  alibaba: {name: Alibaba, kind: company}
  orchard: {name: Orchard, kind: company, aliases: [the fruit]}
sources:
  wire-1: {publisher: Wire, title: "Deal", published: 2025-02-13, url: "https://example.com/a"}
facts:
  - {key: deal, text: They have a deal., sources: [wire-1], subject: apple, relation: partner, object: alibaba, status: confirmed, quote: "Yes."}
`

func harbourStore(t testing.TB) *Store {
	t.Helper()
	st := emptyStore(t, "harbour.db")
	imported(t, st, readBytes(t, []byte(harbour)))
	return st
}

// importCSV imports a table into the story harbour.
func importCSV(t testing.TB, st *Store, o ImportOptions, text string) (ImportResult, error) {
	t.Helper()
	f, readErr := ReadCSV("t.csv", "harbour", strings.NewReader(text))
	o.By.Name = "Test"
	results, err := st.Import(t.Context(), o, f)
	if err != nil {
		return ImportResult{}, err
	}
	if readErr != nil {
		t.Fatalf("imported although %v", readErr)
	}
	return results[0], nil
}

func factOf(t testing.TB, st *Store, key string) FileFact {
	t.Helper()
	f, err := st.ExportFile(t.Context(), 0, "harbour")
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(f.Facts, func(x FileFact) bool { return x.Key == key })
	if i < 0 {
		t.Fatalf("no fact %s", key)
	}
	return f.Facts[i]
}

func TestTablesOfSpreadsheets(t *testing.T) {
	const rows = "Text;Said By;SOURCES;Status;Value;subject\r\n" +
		"\"Sales fell; \"\"badly\"\"\";apple inc.;wire-1;Not Disclosed;-5%;ALIBABA\r\n\r\n" +
		"Nothing else.;;wire-1;;;;\r\n"
	want := FileFact{Key: "sales-fell-badly", Text: `Sales fell; "badly"`, SaidBy: "apple", Sources: []string{"wire-1"},
		Status: NotDisclosed, Value: "-5%", Subject: "alibaba"}
	wide := func(order unicode.Endianness) func(string) string {
		return func(s string) string {
			b, err := unicode.UTF16(order, unicode.UseBOM).NewEncoder().String(s)
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
	}
	for name, as := range map[string]func(string) string{
		"semicolons":        func(s string) string { return s },
		"byte order mark":   func(s string) string { return "\ufeff" + s },
		"sep line":          func(s string) string { return "\ufeffsep=;\r\n" + s },
		"Unix lines":        func(s string) string { return strings.ReplaceAll(s, "\r\n", "\n") },
		"no last line end":  func(s string) string { return strings.TrimRight(s, "\r\n") },
		"UTF-16 of Excel":   wide(unicode.LittleEndian),
		"UTF-16, other way": wide(unicode.BigEndian),
		"tabs": func(s string) string {
			return strings.ReplaceAll(strings.ReplaceAll(s, "fell;", "fell\x00"), ";", "\t")
		},
	} {
		t.Run(name, func(t *testing.T) {
			text := as(rows)
			text = strings.ReplaceAll(text, "\x00", ";")
			if name == "UTF-16 of Excel" || name == "UTF-16, other way" {
				text = as(rows)
			}
			st := harbourStore(t)
			r, err := importCSV(t, st, ImportOptions{}, text)
			if err != nil {
				t.Fatal(err)
			}
			if len(r.Changes) != 2 || r.Other != 0 {
				t.Errorf("%+v", r)
			}
			if diff := gocmp.Diff(want, factOf(t, st, want.Key), sameFile...); diff != "" {
				t.Error(diff)
			}
			if r, err = importCSV(t, st, ImportOptions{}, text); err != nil || len(r.Changes) != 0 || r.Unchanged != 2 {
				t.Errorf("the same again: %+v, %v", r, err)
			}
		})
	}
}

func TestColumnsThatAreLeftOutKeepWhatIsOnRecord(t *testing.T) {
	st := harbourStore(t)
	before := factOf(t, st, "deal")
	if _, err := importCSV(t, st, ImportOptions{}, "key,where\ndeal,China\n"); err != nil {
		t.Fatal(err)
	}
	want := before
	want.Where = "China"
	if diff := gocmp.Diff(want, factOf(t, st, "deal"), sameFile...); diff != "" {
		t.Error(diff)
	}
	if _, err := importCSV(t, st, ImportOptions{}, "key,where,quote,status\ndeal,,,\n"); err != nil {
		t.Fatal(err)
	}
	want.Where, want.Quote, want.Status = "", "", Reported
	if diff := gocmp.Diff(want, factOf(t, st, "deal"), sameFile...); diff != "" {
		t.Error(diff)
	}
}

func TestSourcesAreFoundOrMade(t *testing.T) {
	st := harbourStore(t)
	const text = "text,sources,publisher,title,published,url\n" +
		"Found by its address.,,Wire,,,https://example.com/a\n" +
		"Found by what it says.,,Wire,Deal,13.02.2025,\n" +
		"Made.,,Post,No deal,2025-02-14,https://example.com/b\n" +
		"Made once.,,Post,No deal,2025-02-14,https://example.com/b\n" +
		"Same day.,,Post,Another,2025-02-14,\n" +
		"Named later.,radio,,,,\n" +
		"Named.,radio,Radio,The news,2025-02-15T09:30:00+08:00,\n" +
		"Several.,\"wire-1, radio; tv\",\"\n\nTV\",\"\n\nAt nine\",\"\n\n2025/02/16\",\n" +
		"Several described.,,\"TV\nWire\",\"At ten\nDeal\",\"2025-02-17\n2025-02-13\",\"https://example.com/c\n\"\n"
	r, err := importCSV(t, st, ImportOptions{}, text)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	f, err := st.ExportFile(t.Context(), 0, "harbour")
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range f.Facts[1:] {
		got = append(got, x.Key+": "+strings.Join(x.Sources, " "))
	}
	post2 := "post-2025-02-14-" + hashOf("Post\nAnother\n")
	want := []string{"found-by-its-address: wire-1", "found-by-what-it-says: wire-1", "made: post-2025-02-14", "made-once: post-2025-02-14",
		"same-day: " + post2, "named-later: radio", "named: radio", "several: wire-1 radio tv", "several-described: tv-2025-02-17 wire-1"}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	var made []string
	for _, p := range r.Parts {
		made = append(made, p.Kind+" "+p.Slug+" "+p.Action+", "+p.Name)
	}
	if diff := gocmp.Diff([]string{"source post-2025-02-14 created, Post: No deal", "source " + post2 + " created, Post: Another",
		"source radio created, Radio: The news", "source tv created, TV: At nine", "source tv-2025-02-17 created, TV: At ten"}, made); diff != "" {
		t.Error(diff)
	}
	if r, err := importCSV(t, st, ImportOptions{}, text); err != nil || len(r.Changes) != 0 || r.Other != 0 {
		t.Errorf("the same again: %+v, %v", r, err)
	}
}

func TestNewEntitiesAreMadeWhereThatIsAllowed(t *testing.T) {
	st := harbourStore(t)
	const text = "text,sources,subject,object\nOne.,wire-1,Alibabba,Acme & Co\nTwo.,wire-1,acme & CO,阿里\n"
	_, err := importCSV(t, st, ImportOptions{}, text)
	if !errors.Is(err, ErrInvalid) || !strings.Contains(err.Error(), `t.csv:2:13: subject: no entity "Alibabba" in the story; did you mean alibaba?`) {
		t.Errorf("%v", err)
	}
	r, err := importCSV(t, st, ImportOptions{NewEntities: true}, text)
	if err != nil {
		t.Fatal(err)
	}
	var made []string
	for _, p := range r.Parts {
		made = append(made, p.Slug+" "+p.Name)
	}
	if diff := gocmp.Diff([]string{"alibabba Alibabba", "acme-co Acme & Co", "entity-" + hashOf("阿里") + " 阿里"}, made); diff != "" {
		t.Error(diff)
	}
	if len(r.Notes) != 1 || !strings.Contains(r.Notes[0], "alibaba") {
		t.Errorf("%q", r.Notes)
	}
	if r, err := importCSV(t, st, ImportOptions{}, text); err != nil || len(r.Changes) != 0 || r.Other != 0 {
		t.Errorf("the same again: %+v, %v", r, err)
	}
}

// A text without a key gets one of its own, whatever else is called so.
func TestKeysAreMadeOfTexts(t *testing.T) {
	st := harbourStore(t)
	long := strings.Repeat("a fairly long word ", 10)
	text := "key,text,sources\n,Deal,wire-1\nmade-of-text,First,wire-1\n,Made of text,wire-1\n" +
		"," + long + "one,wire-1\n," + long + "two,wire-1\n,They have a deal.,wire-1\n,阿里,wire-1\n"
	if _, err := importCSV(t, st, ImportOptions{}, text); err != nil {
		t.Fatal(err)
	}
	f, err := st.ExportFile(t.Context(), 0, "harbour")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, x := range f.Facts {
		got = append(got, x.Key)
	}
	want := []string{"deal", "deal-" + hashOf("Deal"), "made-of-text", "made-of-text-" + hashOf("Made of text"),
		"a-fairly-long-word-a-fairly-long-word-a-fairly", "a-fairly-long-word-a-fairly-long-word-a-fairly-" + hashOf(long+"two"),
		"fact-" + hashOf("阿里")}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if r, err := importCSV(t, st, ImportOptions{}, text); err != nil || len(r.Changes) != 0 {
		t.Errorf("the same again: %+v, %v", r, err)
	}
}

func TestFaultsOfTables(t *testing.T) {
	const head = "key,text,sources,subject,relation,object,value,status,happened,until,replaces,disputes,retracted,publisher,title,published,url\n"
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "1:1: the table is empty; its first row names the columns: key, text"},
		{"unknown column", "text;sorces\nA;b\n", `1:6: there is no column "sorces"; did you mean sources?`},
		{"column twice", "text,Text\n", "1:6: the column text is there twice"},
		{"no column", "where,status\nx,y\n", "1:1: the table has neither a column text nor a column key"},
		{"separator", "sep=.\ntext.sources\n", "1:1: between cells there can be"},
		{"not UTF-8", "text\nCaf\xe9\n", "2:4: byte 0xE9 is not valid UTF-8"},
		{"control", "text\nA\x00b\n", "2:2: the control character U+0000"},
		{"bare quote", "text,sources\nA,wire-1\nThe \"new\" one,wire-1\n", "3:5: a quotation mark stands inside"},
		{"open quote", "text,sources\n\"A,wire-1\nB,wire-1\n", "2:1: the quotes of this row do not match"},
		{"text behind a quote", "text,sources\n\"A\"b,wire-1\n", "2:1: the quotes of this row do not match"},
		{"too many cells", "text,sources\nA, and b,wire-1\n", `2:10: the cell "wire-1" stands below no heading`},
		{"no text", "text,sources\n,wire-1\n", "2:1: text: the row has no text"},
		{"no source", "text,sources\nA,\n", "2:3: sources: the row has no source"},
		{"no source column", "text\nA\n", "2:1: text: the fact is new and has no source"},
		{"unknown source", "text,sources\nA,wire-2\n", `2:3: sources: no source "wire-2" in the story; a new one needs`},
		{"source without a day", "text,publisher,title,published\nA,Post,News,2025-02\n", "2:13: published: 2025-02 is not a day"},
		{"source without a title", "text,publisher,published\nA,Post,2025-02-13\n", "2:1: title: the source post-2025-02-13 is new and needs"},
		{"ambiguous day", "text,publisher,title,published\nA,Post,News,02/03/2025\n", `published: "02/03/2025" can be 2025-03-02 or 2025-02-03`},
		{"impossible day", "text,publisher,title,published\nA,Post,News,31/02/2025\n", `published: "31/02/2025" is not a date`},
		{"address", "text,sources,url\nA,wire-1,ftp://example.com\n", "url: must begin with http:// or https://"},
		{"other source", "text,sources,title\nA,wire-1,Another\nB,wire-1,Another\n", `2:10: title: the source wire-1 has "Deal" on record`},
		{"sources that differ", "text,sources,publisher,title,published\nA,x,P,T,2025-02-13\nB,x,P,U,2025-02-13\n", `3:7: title: another row says "T" of the source x`},
		{"lines without sources", "text,sources,publisher\nA,wire-1,\"Wire\nPost\"\n", "publisher: the cell has 2 lines, but the row names 1 of sources"},
		{"source twice", "text,sources\nA,wire-1 wire-1\n", `sources: source "wire-1" is listed twice`},
		{"entity", head + "a,A,wire-1,Nobody\n", `2:12: subject: no entity "Nobody" in the story`},
		{"two entities", head + "a,A,wire-1,The Fruit\n", `subject: "The Fruit" can be apple or orchard`},
		{"relation", head + "a,A,wire-1,apple,partnr\n", `relation: no relation "partnr" in the story; did you mean partner?`},
		{"no subject", head + "a,A,wire-1,,partner\n", "relation: the fact has a relation but no subject"},
		{"object and value", head + "a,A,wire-1,apple,partner,alibaba,3\n", "2:34: value: the fact has an object and a value"},
		{"status", head + "a,A,wire-1,,,,,sure\n", `status: cannot be "sure"; it is one of confirmed`},
		{"date", head + "a,A,wire-1,,,,,,Feb-25\n", `happened: "Feb-25" is not a date`},
		{"until", head + "a,A,wire-1,,,,,,2025,2024\n", "until: 2024 lies before happened 2025"},
		{"replaces nothing", head + "a,A,wire-1,,,,,,,,none\n", `replaces: no fact "none" in the file or on record`},
		{"replaces itself", head + "a,A,wire-1,,,,,,,,a\n", "replaces: the fact replaces itself"},
		{"circle", head + "a,A,wire-1,,,,,,,,b\nb,B,wire-1,,,,,,,,a\n", "2:19: facts replace each other in a circle: a → b → a"},
		{"retracted", head + "a,A,wire-1,,,,,,,,,,TRUE\n", "retracted: takes the reason in words"},
		{"key", head + "Not A Slug,A,wire-1\n", `2:1: key: "Not A Slug" is not a slug: 1 to 64 of a–z, 0–9 and hyphens; try not-a-slug`},
		{"key twice", head + "a,A,wire-1\na,B,wire-1\n", `3:1: key: "a" is used twice, first on line 2`},
		{"text twice", "text,sources\nA,wire-1\nA,wire-1\n", "3:1: text: the row says the same as line 2"},
		{"long", "text,sources\n" + strings.Repeat("x", MaxText+1) + ",wire-1\n", "2:1: text: is 501 characters long; at most 500 are allowed"},
		{"override", "text,sources\nA\u202eb,wire-1\n", "text: contains the bidirectional control U+202E"},
		{"new without text", "key,where\nnew,here\n", `key: no fact "new" is on record`},
		{"row of the sheet", "text,sources,value\n\"A\nb\",wire-1,\nC,wire-1,\n,wire-1,1\n", "5:1: text: the row has no text (row 4 of the sheet)"},
		{"below a sep line", "sep=;\ntext;sources\n;wire-1\n", "3:1: text: the row has no text"},
		{"wide letters", "text,sources\n阿里巴巴,wire-2\n", "2:6: sources: no source"},
		{"long line", "text\n" + strings.Repeat(",", 1<<20+1), "2:1: this line is longer than a mebibyte"},
		{"many columns", strings.Repeat(",", maxColumns) + "text\n", "the table has more than 200 columns"},
	} {
		t.Run(c.name, func(t *testing.T) {
			st := harbourStore(t)
			before := exportedBytes(t, st, "harbour")
			_, err := importCSV(t, st, ImportOptions{}, c.text)
			var fe *FileError
			if !errors.As(err, &fe) || !strings.Contains(err.Error(), c.want) {
				t.Errorf("want %q, got %v", c.want, err)
			}
			if !bytes.Equal(before, exportedBytes(t, st, "harbour")) {
				t.Error("something was changed")
			}
		})
	}
	t.Run("no story", func(t *testing.T) {
		st := emptyStore(t, "none.db")
		if _, err := importCSV(t, st, ImportOptions{}, "text,sources\nA,wire-1\n"); err == nil || !strings.Contains(err.Error(), `no story "harbour" is on record`) {
			t.Error(err)
		}
	})
	t.Run("all at once", func(t *testing.T) {
		_, err := importCSV(t, harbourStore(t), ImportOptions{}, "text,sources,subject,status\nA,wire-2,Nobody,sure\n,wire-1,,\n")
		var fe *FileError
		if !errors.As(err, &fe) || len(fe.Faults) != 4 {
			t.Error(err)
		}
	})
}

func TestTableAndStoryFileTogether(t *testing.T) {
	st := emptyStore(t, "both.db")
	f, err := ReadCSV("t.csv", "harbour", strings.NewReader("key,text,sources,subject,replaces\nnew,No deal.,wire-1,Apple Inc.,deal\n"))
	if err != nil {
		t.Fatal(err)
	}
	results, err := st.Import(t.Context(), ImportOptions{By: Author{Name: "Test"}}, f, readBytes(t, []byte(harbour)))
	if err != nil {
		t.Fatal(err)
	}
	if len(results[0].Changes) != 1 || len(results[1].Changes) != 1 {
		t.Errorf("%+v", results)
	}
	if got := factOf(t, st, "new"); got.Subject != "apple" || got.Replaces != "deal" {
		t.Errorf("%+v", got)
	}
}

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

// An entity that has been merged is named by what stands for it.
func TestTablesNameMergedEntities(t *testing.T) {
	st := harbourStore(t)
	story, err := st.StoryBySlug(t.Context(), 0, "harbour")
	if err != nil {
		t.Fatal(err)
	}
	d := Desk{By: Author{Name: "Test"}, Story: story.ID, Shared: true, Operator: true}
	if _, err := st.MergeEntities(t.Context(), d, "alibaba", "apple"); err != nil {
		t.Fatal(err)
	}
	const text = "key,text,sources,subject,object\none,One.,wire-1,alibaba,Orchard\ntwo,Two.,wire-1,ALIBABA,\n"
	if _, err := importCSV(t, st, ImportOptions{}, text); err != nil {
		t.Fatal(err)
	}
	if got := factOf(t, st, "one").Subject + " " + factOf(t, st, "two").Subject; got != "apple apple" {
		t.Errorf("the subjects are %s", got)
	}
	for _, again := range []string{text, string(tableOf(t, st, "harbour", ','))} {
		if r, err := importCSV(t, st, ImportOptions{}, again); err != nil || len(r.Changes) != 0 || r.Other != 0 {
			t.Errorf("again: %+v, %v\n%s", r, err, again)
		}
	}
}
