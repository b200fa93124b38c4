package store

import (
	"errors"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/unicode"
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

// A table says of a source what its reader would call the same: the day of a time, another case.
func TestSourcesAreTheSameInOtherWords(t *testing.T) {
	st := harbourStore(t)
	f := readBytes(t, []byte(harbour))
	f.Sources = append(f.Sources, FileSource{Slug: "late", Publisher: "Post", Title: "Late News", Published: mustWhen(t, "2025-02-13T17:30:00Z")})
	imported(t, st, f)
	const text = "text,sources,publisher,title,published\nOne.,late,POST,late news,2025-02-14\nTwo.,,post,Late  news,14.02.2025\n"
	r, err := importCSV(t, st, ImportOptions{}, text)
	if err != nil || len(r.Changes) != 2 || r.Other != 0 {
		t.Errorf("%+v, %v", r, err)
	}
	if _, err = importCSV(t, st, ImportOptions{}, "text,sources,published\nOne.,late,2025-02-13\n"); !errors.Is(err, ErrInvalid) {
		t.Errorf("another day: %v", err)
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
