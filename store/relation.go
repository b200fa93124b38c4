package store

import (
	"context"
	"database/sql"
	"slices"
)

// Relation is a kind of statement that a fact makes of its subject. Read it as a noun of the subject: with the relation
// "leader", the subject's leader is the object ("Apple – leader – Tim Cook"), and from the object's side the inverse label
// holds ("Tim Cook – leads – Apple").
type Relation struct {
	Slug      string
	Label     string   // as shown, from the subject's side: "Leader"
	Inverse   string   // as shown from the object's side: "Leads"; may be empty
	Symmetric bool     // A–B is also B–A
	Words     []string // how people ask for it: "ceo", "runs", "who leads"
	Command   bool     // it is a slash command of its own
	Builtin   bool     // from the built-in vocabulary, perhaps extended by the story
}

// Relations is the whole vocabulary of a story as the guild sees it: built in, extended and added by the story.
func (s *Store) Relations(ctx context.Context, guild GuildID, story StoryID) ([]Relation, error) {
	var parts []relationPart
	err := s.reading(ctx, "read the relations", func(t *tx) error {
		if _, _, err := storyByID(t, guild, story); err != nil {
			return err
		}
		var err error
		parts, err = loadRelations(t, guild, story)
		return err
	})
	if err != nil {
		return nil, err
	}
	return composeVocabulary(parts), nil
}

// relationPart is what a story says of a relation, without what the built-in vocabulary says.
type relationPart struct {
	id    int64
	guild GuildID
	FileRelation
}

func loadRelations(t *tx, guild GuildID, story StoryID) ([]relationPart, error) {
	var all []relationPart
	at := make(map[int64]int)
	err := t.each(`SELECT id, guild, slug, label, inverse, is_symmetric, is_command FROM relations
		WHERE story = ?1 AND guild IN (0, ?2) AND gone = 0 ORDER BY id`, []any{story, guild}, func(rows *sql.Rows) error {
		var r relationPart
		err := rows.Scan(&r.id, &r.guild, &r.Slug, &r.Label, &r.Inverse, &r.Symmetric, &r.Command)
		at[r.id] = len(all)
		all = append(all, r)
		return err
	})
	if err != nil {
		return nil, err
	}
	err = t.each(`SELECT w.relation, w.word FROM relation_words w JOIN relations r ON r.id = w.relation
		WHERE r.story = ?1 AND r.guild IN (0, ?2) ORDER BY w.relation, w.ord`, []any{story, guild}, func(rows *sql.Rows) error {
		var id int64
		var word string
		err := rows.Scan(&id, &word)
		if i, ok := at[id]; ok {
			all[i].Words = append(all[i].Words, word)
		}
		return err
	})
	all, _ = overlay(all, nil, func(r *relationPart) (string, GuildID, int64) { return r.Slug, r.guild, r.id })
	return all, err
}

// goneRelations reads the relations of one layer that are gone, by slug.
func goneRelations(t *tx, guild GuildID, story StoryID) (map[string]int64, error) {
	gone := make(map[string]int64)
	err := t.each(`SELECT slug, id FROM relations WHERE story = ?1 AND guild = ?2 AND gone = 1`, []any{story, guild}, func(rows *sql.Rows) error {
		var slug string
		var id int64
		err := rows.Scan(&slug, &id)
		gone[slug] = id
		return err
	})
	return gone, err
}

// putRelation writes a relation into the guild's layer: into the row of the id, or anew where that is 0.
func putRelation(t *tx, guild GuildID, story StoryID, id int64, f *FileRelation) error {
	if id != 0 {
		err := t.exec(`UPDATE relations SET label = ?2, inverse = ?3, is_symmetric = ?4, is_command = ?5, gone = 0 WHERE id = ?1`,
			id, f.Label, f.Inverse, flag(f.Symmetric), flag(f.Command))
		if err != nil {
			return err
		}
		if err := t.exec(`DELETE FROM relation_words WHERE relation = ?1`, id); err != nil {
			return err
		}
	} else {
		err := t.row(`INSERT INTO relations (story, guild, slug, label, inverse, is_symmetric, is_command)
			VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING id`,
			story, guild, f.Slug, f.Label, f.Inverse, flag(f.Symmetric), flag(f.Command)).Scan(&id)
		if err != nil {
			return err
		}
	}
	for ord, word := range f.Words {
		if err := t.exec(`INSERT INTO relation_words (relation, ord, word) VALUES (?1, ?2, ?3)`, id, ord, word); err != nil {
			return err
		}
	}
	return nil
}

func (f FileRelation) equal(o FileRelation) bool {
	same := func(a, b *bool) bool { return a == b || a != nil && b != nil && *a == *b }
	return f.Slug == o.Slug && f.Label == o.Label && f.Inverse == o.Inverse && same(f.Symmetric, o.Symmetric) &&
		same(f.Command, o.Command) && slices.Equal(f.Words, o.Words)
}

func flag(b *bool) any {
	switch {
	case b == nil:
		return nil
	case *b:
		return 1
	}
	return 0
}

// composeVocabulary joins what a story says of relations to the built-in vocabulary.
func composeVocabulary(parts []relationPart) []Relation {
	all := Vocabulary()
	for _, p := range parts {
		r := p.relation()
		if i := slices.IndexFunc(all, func(o Relation) bool { return o.Slug == r.Slug }); i >= 0 {
			all[i] = r
		} else {
			all = append(all, r)
		}
	}
	return all
}
