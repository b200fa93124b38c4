package store_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"byline/store"
	"byline/store/storetest"
)

// TestConstraintsHoldWithoutTheProgram writes to the database behind the program's back: what the record rules out, the
// schema itself refuses.
func TestConstraintsHoldWithoutTheProgram(t *testing.T) {
	path := filepath.Join(t.TempDir(), "test.db")
	st := storetest.Open(t, store.Options{Path: path})
	other := sample(t)
	other.Slug = "other"
	storetest.Import(t, st, 0, sample(t), other)
	db := openRaw(t, path)

	// The sample's facts are 1 to 3, its sources 1 and 2, its entities 1 to 3; the other story's follow.
	const fact = `INSERT INTO facts (id, story, guild, key, text, subject, relation, object, value, place, quote, status, happened, until,
		first_source, retracted) VALUES (99, 1, 0, 'new', 'Text.', 1, '', NULL, '', '', '', 'reported', '', '', 1, '');`
	const source = `INSERT INTO fact_sources (fact, source, story, ord) VALUES (99, 1, 1, 0);`
	const revision = `INSERT INTO revisions (fact, edit, action, made, gone, fact_after, user_id, user_name, via, at) `
	edit := func(from, to string) string {
		if !strings.Contains(fact, from) {
			t.Fatalf("%q is not in the statement", from)
		}
		return strings.Replace(fact, from, to, 1) + source
	}
	for _, c := range []struct{ name, sql string }{
		{"a fact without a source", fact},
		{"a fact whose first source is not among its sources", fact + `INSERT INTO fact_sources (fact, source, story, ord) VALUES (99, 2, 1, 0);`},
		{"a fact that loses its only source", `DELETE FROM fact_sources WHERE fact = 2;`},
		{"a fact that loses its first source", `DELETE FROM fact_sources WHERE fact = 1 AND ord = 0;`},
		{"a fact with no first source", `UPDATE facts SET first_source = NULL WHERE id = 1;`},
		{"a source taken from under a fact", `DELETE FROM sources WHERE id = 1;`},
		{"a source of another story", `INSERT INTO fact_sources (fact, source, story, ord) VALUES (1, 3, 1, 9);`},
		{"an empty text", edit("'Text.'", "''")},
		{"a text too long", edit("'Text.'", "'"+strings.Repeat("é", 501)+"'")},
		{"a quotation too long", edit("'Text.', 1, '', NULL, '', '', ''", "'Text.', 1, '', NULL, '', '', '"+strings.Repeat("q", 301)+"'")},
		{"an unknown status", edit("'reported'", "'rumoured'")},
		{"a relation without a subject", edit("1, '', NULL", "NULL, 'partner', NULL")},
		{"an object and a value", edit("'', NULL, ''", "'', 2, 'x'")},
		{"an entity of another story", edit("'Text.', 1,", "'Text.', 4,")},
		{"a key used twice", edit("'new'", "'early'")},
		{"a layer that does not exist", edit("99, 1, 0", "99, 1, 5")},
		{"a date without its beginning", edit("'reported', ''", "'reported', '2024'")},
		{"a fact that replaces itself", `UPDATE facts SET replaces = id WHERE id = 1;`},
		{"a fact that replaces one of another story", `UPDATE facts SET replaces = 4 WHERE id = 1;`},
		{"a fact taken away under its revisions", `DELETE FROM fact_sources WHERE fact = 2; DELETE FROM facts WHERE id = 2;`},
		{"a revision of nothing", revision + `VALUES (77, 1, 'created', 1, 0, '{}', '', '', '', 0);`},
		{"a revision that says nothing", revision + `VALUES (1, 1, 'created', 1, 0, '', '', '', '', 0);`},
		{"an unknown action", revision + `VALUES (1, 1, 'deleted', 1, 0, '{}', '', '', '', 0);`},
		{"a revision that leaves no fact and does not say so", revision + `VALUES (1, 1, 'created', 1, 0, NULL, '', '', '', 0);`},
		{"a revision of no edit", revision + `VALUES (1, 77, 'created', 1, 0, '{}', '', '', '', 0);`},
		{"an edit that undoes none", `INSERT INTO edits (story, guild, action, undoes, whole, user_id, user_name, via, at) VALUES (1, 0, 'undo', NULL, 1, '', '', '', 0);`},
		{"an edit of a layer that does not exist", `INSERT INTO edits (story, guild, action, undoes, whole, user_id, user_name, via, at) VALUES (1, 5, 'add', NULL, 1, '', '', '', 0);`},
		{"an entity merged into itself", `UPDATE entities SET merged_into = id WHERE id = 1;`},
		{"a source without a date", `UPDATE sources SET published = '' WHERE id = 1;`},
		{"an entity without a name", `UPDATE entities SET name = '' WHERE id = 1;`},
		{"an unknown kind", `UPDATE entities SET kind = 'ship' WHERE id = 1;`},
		{"a shared story without a title", `UPDATE layers SET title = NULL, summary = '', timezone = '' WHERE story = 1;`},
		{"text where a number belongs", `UPDATE facts SET happened_ms = 'soon' WHERE id = 1;`},
	} {
		t.Run(c.name, func(t *testing.T) {
			tx, err := db.Begin()
			if err != nil {
				t.Fatal(err)
			}
			defer tx.Rollback()
			if _, err = tx.Exec(c.sql); err == nil {
				err = tx.Commit()
			}
			if err == nil {
				t.Fatal("it was committed")
			}
			if msg := strings.ToLower(err.Error()); !strings.Contains(msg, "constraint") && !strings.Contains(msg, "cannot store") {
				t.Errorf("refused for another reason: %v", err)
			}
		})
	}
	// The statements that all of these spoil are right in themselves.
	right := `BEGIN;` + fact + source + revision + `VALUES (99, 1, 'created', 1, 0, '{}', '', '', '', 0); COMMIT;`
	if _, err := db.Exec(right); err != nil {
		t.Errorf("a right fact is refused: %v", err)
	}
}

// engineOnly is SQL that only one engine understands. It has its place in the files that hold what is SQLite's own.
var engineOnly = regexp.MustCompile(`(?i)PRAGMA|sqlite_|rowid|INSERT OR |REPLACE INTO|ifnull\(|group_concat|strftime|julianday|` +
	`datetime\(|AUTOINCREMENT|last_insert|glob |\bjson_|[=(,] ?\$[0-9]|[=(,] ?\?[^0-9]`)

func TestQueriesArePortable(t *testing.T) {
	own := map[string]bool{"sqlite.go": true, "backup.go": true}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	if len(files) < 20 {
		t.Fatalf("only %d files", len(files))
	}
	for _, file := range files {
		if own[file] || strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if ok && lit.Kind == token.STRING && regexp.MustCompile(`\b(SELECT|INSERT|UPDATE|DELETE|FROM|WHERE)\b`).MatchString(lit.Value) {
				if found := engineOnly.FindString(lit.Value); found != "" {
					t.Errorf("%s: %q in %s", file, found, lit.Value)
				}
			}
			return true
		})
	}
}
