package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"byline/store"
	"byline/store/storetest"
)

// TestRecordBeforeEditsIsKept opens a database as it was before edits were kept: each import of a layer is an edit then, which
// is listed and cannot be undone, and what is done from then on can.
func TestRecordBeforeEditsIsKept(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	db := openRaw(t, path)
	must := func(sql string, args ...any) {
		t.Helper()
		if _, err := db.Exec(sql, args...); err != nil {
			t.Fatal(err)
		}
	}
	must(`CREATE TABLE migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT`)
	files, err := filepath.Glob("migrations/*.sql")
	if err != nil {
		t.Fatal(err)
	}
	for i, file := range files {
		if strings.HasSuffix(file, "_edits.sql") {
			break
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		must(string(text))
		must(`INSERT INTO migrations (version, name, applied_at) VALUES (?, ?, 0)`, i+1, strings.TrimSuffix(filepath.Base(file), ".sql"))
	}
	const state = `{"key":"%s","text":"%s","status":"reported","sources":[{"slug":"s","publisher":"P","title":"T","published":"2025-01-01"}]}`
	must(`BEGIN;
		INSERT INTO stories (id, guild, slug) VALUES (1, 0, 'old');
		INSERT INTO layers (story, guild, version, title, summary, timezone) VALUES (1, 0, 2, 'Old', '', ''), (1, 5, 1, NULL, '', '');
		INSERT INTO sources (id, story, guild, slug, publisher, title, published, published_ms, url, author, retrieved)
			VALUES (1, 1, 0, 's', 'P', 'T', '2025-01-01', 0, '', '', '')`)
	fact := func(id, guild int, key, text string) {
		must(`INSERT INTO facts (id, story, guild, key, text, relation, value, place, quote, status, happened, until, first_source, retracted)
			VALUES (?, 1, ?, ?, ?, '', '', '', '', 'reported', '', '', 1, '')`, id, guild, key, text)
		must(`INSERT INTO fact_sources (fact, source, story, ord) VALUES (?, 1, 1, 0)`, id)
	}
	revision := func(fact int, action, before, after, user string, at int) {
		var was any
		if before != "" {
			was = before
		}
		must(`INSERT INTO revisions (fact, action, fact_before, fact_after, user_id, user_name, via, at) VALUES (?, ?, ?, ?, '', ?, 'import', ?)`,
			fact, action, was, after, user, at)
	}
	one := func(key, text string) string { return fmt.Sprintf(state, key, text) }
	fact(1, 0, "a", "A, corrected.")
	fact(2, 0, "b", "B.")
	fact(3, 5, "b", "B of ours.")
	revision(1, "created", "", one("a", "A."), "Ed", 1000)
	revision(2, "created", "", one("b", "B."), "Ed", 1000)
	revision(1, "corrected", one("a", "A."), one("a", "A, corrected."), "Flo", 2000)
	revision(3, "corrected", one("b", "B."), one("b", "B of ours."), "Gus", 2000)
	must(`COMMIT`)
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}

	st := storetest.Open(t, store.Options{Path: path})
	sound(t, st)
	edits, err := st.Edits(t.Context(), 5, 1, store.EditFilter{})
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, e := range edits {
		lines = append(lines, fmt.Sprintf("#%d %d %s %s %d", e.ID, e.Guild, e.By.Name, e.At.Format("05"), e.Total))
	}
	if got, want := strings.Join(lines, "; "), "#3 5 Gus 02 1; #2 0 Flo 02 1; #1 0 Ed 01 2"; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if _, err := st.Undo(t.Context(), deskOf(5, 1), 3); !errors.Is(err, store.ErrConflict) {
		t.Error(err)
	}
	story, err := st.StoryBySlug(t.Context(), 0, "old")
	if err != nil {
		t.Fatal(err)
	}
	before := standing(t, st, 5, story)
	if _, _, err := st.FixFact(t.Context(), deskOf(5, 1), store.FactEdit{Fact: store.FileFact{Key: "b", Text: "B again.", Sources: []string{"s"}}}); err != nil {
		t.Fatal(err)
	}
	if id, err := st.Undo(t.Context(), deskOf(5, 1), 0); err != nil || id != 5 {
		t.Error(id, err)
	}
	if after := standing(t, st, 5, story); after != before {
		t.Error(after)
	}
	sound(t, st)
}
