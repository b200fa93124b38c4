package store_test

import (
	"path/filepath"
	"strings"
	"testing"

	"byline/store"
	"byline/store/storetest"
)

// TestCheckFindsWhatIsWrong breaks each rule behind the program's back.
func TestCheckFindsWhatIsWrong(t *testing.T) {
	for _, c := range []struct{ want, sql string }{
		{"refers to a row of sources", `DELETE FROM sources WHERE id = 1`},
		{"fact early has no source", `DELETE FROM fact_sources WHERE fact = 2`},
		{"fact early has no source", `UPDATE fact_sources SET ord = 7 WHERE fact = 2`},
		{"fact early has no revision", `DELETE FROM revisions WHERE fact = 2`},
		{"fact early rests on a source of another server", `UPDATE fact_sources SET source = 3 WHERE fact = 2; UPDATE facts SET first_source = 3 WHERE id = 2`},
		{"fact early names an entity of another server", `UPDATE facts SET subject = 4 WHERE id = 2`},
		{"fact early names a fact of another server", `UPDATE facts SET disputes = (SELECT id FROM facts WHERE key = 'ours') WHERE id = 2`},
		{"story harbour-bridge has a layer of another server", `UPDATE stories SET guild = 9 WHERE slug = 'harbour-bridge'`},
		{"story harbour-bridge has no title", `UPDATE stories SET guild = 9 WHERE slug = 'harbour-bridge'`},
		{"server 6 has chosen a story that it cannot see", `INSERT INTO guilds (guild, story, editor_role, changed_by, changed_at) SELECT 6, id, '', '', 0 FROM stories WHERE slug = 'own'`},
		{"has the time zone \"Mars\"", `UPDATE layers SET timezone = 'Mars' WHERE story = 1 AND guild = 0`},
		{"fact early of harbour-bridge has the relation \"gone\"", `UPDATE facts SET relation = 'gone' WHERE id = 2`},
		{"fact early of harbour-bridge is not as its last revision has it", `UPDATE facts SET text = 'Changed in silence.' WHERE id = 2`},
		{"fact early of harbour-bridge is not as its last revision has it", `UPDATE sources SET title = 'Changed in silence.' WHERE id = 1`},
		{"fact early names the entity zed, which is not there any more", `UPDATE entities SET gone = 1 WHERE id = 2`},
		{"fact early is gone, and its last revision says that it is there", `UPDATE facts SET gone = 1 WHERE id = 2`},
		{"entity zed was merged into one of another story", `UPDATE entities SET merged_into = (SELECT id FROM entities WHERE guild = 5 AND slug = 'acme') WHERE id = 2`},
		{"change #1 says nothing", `DELETE FROM edit_items WHERE edit = 1; UPDATE revisions SET edit = 2 WHERE edit = 1`},
		{"a revision of fact early is part of a change of another", `UPDATE revisions SET edit = (SELECT max(id) FROM edits) WHERE fact = 2`},
		{"change #3 undoes one of another", `UPDATE edits SET action = 'undo', undoes = 1 WHERE id = 3`},
		{"cannot be read", `UPDATE facts SET happened = 'soon' WHERE id = 2`},
	} {
		path := filepath.Join(t.TempDir(), "test.db")
		st := storetest.Open(t, store.Options{Path: path})
		storetest.Import(t, st, 0, sample(t))
		ours := sample(t)
		ours.Entities[1].Name, ours.Sources[1].Title = "Our Zed", "Our Two"
		ours.Facts = append(ours.Facts, store.FileFact{Key: "ours", Text: "Ours.", Sources: []string{"post-1"}})
		own := sample(t)
		own.Slug = "own"
		storetest.Import(t, st, 5, ours, own)
		sound(t, st)
		db := openRaw(t, path)
		if _, err := db.Exec(`PRAGMA foreign_keys = 0; PRAGMA ignore_check_constraints = 1;` + c.sql); err != nil {
			t.Errorf("%s: %v", c.sql, err)
			continue
		}
		lines, err := st.Check(t.Context())
		if err != nil || !strings.Contains(strings.Join(lines, "\n"), c.want) {
			t.Errorf("%s: want %q, got %v %q", c.sql, c.want, err, lines)
		}
	}
}
