package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byline/store"
	"byline/store/storetest"
)

const followUp = `byline: 1
story: harbour-bridge
title: A bridge over the harbour
sources:
  post-3: {publisher: The Post, title: Three, published: 2024-06-01}
facts:
  - key: newest
    text: The bridge is open.
    sources: [post-3]
    replaces: %s
    disputes: %s
`

func TestKeysMayBeOnRecord(t *testing.T) {
	st := storetest.New(t)
	storetest.Import(t, st, 0, sample(t))
	storetest.Import(t, st, 0, read(t, fmt.Sprintf(followUp, "later", "other")))
	f := export(t, st, 0, "harbour-bridge")
	if got := f.Facts[3]; got.Replaces != "later" || got.Disputes != "other" {
		t.Errorf("%+v", got)
	}
	sound(t, st)
}

func TestKeysThatAreNowhereAreRefusedWithTheirPlace(t *testing.T) {
	st := storetest.New(t)
	storetest.Import(t, st, 0, sample(t))
	before := writes(t, st)
	_, err := st.Import(t.Context(), importer, read(t, fmt.Sprintf(followUp, "latter", "nobody")))
	want := "test.yaml:10:15: no fact \"latter\" in the file or on record\ntest.yaml:11:15: no fact \"nobody\" in the file or on record"
	var fe *store.FileError
	if !errors.As(err, &fe) || !errors.Is(err, store.ErrInvalid) || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	if diff := cmp.Diff(before, writes(t, st)); diff != "" {
		t.Error(diff)
	}
}

// TestFaultyFileGetsTheRestOfItsFaults gives Import what ReadFile read of a file that it refused.
func TestFaultyFileGetsTheRestOfItsFaults(t *testing.T) {
	st := storetest.New(t)
	text := strings.Replace(fmt.Sprintf(followUp, "latter", "other"), "title: Three", "titel: Three", 1)
	f, err := store.ReadFile("test.yaml", strings.NewReader(text))
	if err == nil {
		t.Fatal("the file is not refused")
	}
	_, err = st.Import(t.Context(), importer, sample(t), f)
	var fe *store.FileError
	if !errors.As(err, &fe) || len(fe.Faults) != 3 || fe.Faults[2].Line != 10 {
		t.Errorf("%v", err)
	}
	if n := len(columnOf(t, st.Readers(), `SELECT slug FROM stories`)); n != 0 {
		t.Errorf("%d stories", n)
	}
}

func TestCirclesThroughTheRecordAreRefused(t *testing.T) {
	st := storetest.New(t)
	storetest.Import(t, st, 0, sample(t))
	text := strings.Replace(fmt.Sprintf(followUp, "later", "other"), "key: newest", "key: early", 1)
	_, err := st.Import(t.Context(), importer, read(t, text))
	want := "test.yaml:10:15: facts replace each other in a circle: early → later → early"
	if err == nil || err.Error() != want {
		t.Errorf("got  %v\nwant %s", err, want)
	}
	// Turning a replacement round in one file is no circle.
	f := sample(t)
	f.Facts[0].Replaces, f.Facts[1].Replaces = "", "later"
	storetest.Import(t, st, 0, f)
	sound(t, st)
}

func TestProgramsCannotImportWhatAFileCannotSay(t *testing.T) {
	st := storetest.New(t)
	for want, spoil := range map[string]func(*store.File){
		"is not a slug":              func(f *store.File) { f.Facts[0].Key = "Not a slug" },
		"is defined twice":           func(f *store.File) { f.Facts[1].Key = f.Facts[0].Key },
		"has no source":              func(f *store.File) { f.Facts[0].Sources = nil },
		"lists the source":           func(f *store.File) { f.Facts[0].Sources = []string{"post-1", "post-1"} },
		"at most 500":                func(f *store.File) { f.Facts[0].Text = strings.Repeat("x", 501) },
		"has no text":                func(f *store.File) { f.Facts[0].Text = "" },
		"at most 300":                func(f *store.File) { f.Facts[0].Quote = strings.Repeat("x", 301) },
		"control character":          func(f *store.File) { f.Facts[0].Text = "a\x00b" },
		"not valid UTF-8":            func(f *store.File) { f.Facts[0].Value, f.Facts[0].Object = "a\xffb", "" },
		"bidirectional":              func(f *store.File) { f.Title = "a\u202eb" },
		"is not a status":            func(f *store.File) { f.Facts[0].Status = "rumoured" },
		"no subject":                 func(f *store.File) { f.Facts[0].Subject = "" },
		"an object and a value":      func(f *store.File) { f.Facts[0].Value = "x" },
		"disputes itself":            func(f *store.File) { f.Facts[0].Disputes = "later" },
		"no entity \"nobody\"":       func(f *store.File) { f.Facts[0].Subject = "nobody" },
		"no relation \"unheard-of\"": func(f *store.File) { f.Facts[0].Relation = "unheard-of" },
		"no source \"unheard-of\"":   func(f *store.File) { f.Facts[0].Sources = []string{"unheard-of"} },
		"no fact \"unheard-of\"":     func(f *store.File) { f.Facts[0].Replaces = "unheard-of" },
		"in a circle":                func(f *store.File) { f.Facts[1].Replaces = "later" },
		"is not known":               func(f *store.File) { f.Timezone = "Mars/Olympus" },
		"the title of the story is":  func(f *store.File) { f.Title = "" },
		"is not a kind":              func(f *store.File) { f.Entities[0].Kind = "ship" },
		"needs the day":              func(f *store.File) { f.Sources[0].Published = store.YearOf(2024) },
		"is not a web address":       func(f *store.File) { f.Sources[0].URL = "javascript:alert(1)" },
		"alias of entity acme":       func(f *store.File) { f.Entities[0].Aliases = []string{""} },
	} {
		f := sample(t)
		spoil(f)
		_, err := st.Import(t.Context(), importer, f)
		if !errors.Is(err, store.ErrInvalid) || !strings.Contains(fmt.Sprint(err), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
	if n := len(columnOf(t, st.Readers(), `SELECT slug FROM stories`)); n != 0 {
		t.Errorf("%d stories", n)
	}
}
