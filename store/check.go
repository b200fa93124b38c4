package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// Check reads the whole database for faults and returns one line for each. The error says that it could not be read to the
// end; the lines found so far are returned with it.
func (s *Store) Check(ctx context.Context) ([]string, error) {
	var lines []string
	err := s.reading(ctx, "check the database", func(t *tx) error {
		damaged, err := checkPages(t)
		lines = append(lines, damaged...)
		if err != nil || len(damaged) > 0 {
			return err // rows of damaged pages would only bring more of the same
		}
		if lines, err = checkReferences(t); err != nil {
			return err
		}
		for _, r := range rules {
			err := t.each(r.query, nil, func(rows *sql.Rows) error {
				var what string
				err := rows.Scan(&what)
				lines = append(lines, fmt.Sprintf(r.fault, what))
				return err
			})
			if err != nil {
				return err
			}
		}
		for _, use := range uses {
			err := t.each(use.query, []any{0}, func(rows *sql.Rows) error {
				var what, user string
				var guild GuildID
				err := rows.Scan(&what, &guild, &user)
				if use.kind != ItemRelation || builtin[what] == nil {
					lines = append(lines, fmt.Sprintf("%s %s names the %s %s, which is not there any more", use.user, user, use.kind, what))
				}
				return err
			})
			if err != nil {
				return err
			}
		}
		more, err := checkContent(t)
		lines = append(lines, more...)
		return err
	})
	return lines, err
}

// rules are what the constraints of the schema cannot say. Each query gives the name of what breaks its rule.
var rules = []struct{ fault, query string }{
	{"fact %s has no source", `
		SELECT f.key FROM facts f
		 WHERE NOT EXISTS (SELECT 1 FROM fact_sources fs WHERE fs.fact = f.id AND fs.source = f.first_source AND fs.ord = 0)`},
	{"fact %s has no revision", `
		SELECT f.key FROM facts f WHERE NOT EXISTS (SELECT 1 FROM revisions r WHERE r.fact = f.id)`},
	{"fact %s rests on a source of another server", `
		SELECT f.key FROM facts f JOIN fact_sources fs ON fs.fact = f.id JOIN sources s ON s.id = fs.source
		 WHERE s.guild NOT IN (0, f.guild)`},
	{"fact %s names an entity of another server", `
		SELECT f.key FROM facts f JOIN entities e ON e.id IN (f.subject, f.object, f.said_by) WHERE e.guild NOT IN (0, f.guild)`},
	{"fact %s names a fact of another server", `
		SELECT f.key FROM facts f JOIN facts o ON o.id IN (f.replaces, f.disputes) WHERE o.guild NOT IN (0, f.guild)`},
	{"story %s has a layer of another server", `
		SELECT s.slug FROM stories s JOIN layers l ON l.story = s.id WHERE s.guild <> 0 AND l.guild <> s.guild`},
	{"story %s has no title", `
		SELECT s.slug FROM stories s
		 WHERE NOT EXISTS (SELECT 1 FROM layers l WHERE l.story = s.id AND l.guild = s.guild AND l.title IS NOT NULL)`},
	{"entity %s was merged into one of another story or server", `
		SELECT m.slug FROM entities m JOIN entities e ON e.id = m.merged_into WHERE e.story <> m.story OR e.guild NOT IN (0, m.guild)`},
	{"change #%s says nothing", `
		SELECT CAST(e.id AS TEXT) FROM edits e WHERE NOT EXISTS (SELECT 1 FROM edit_items i WHERE i.edit = e.id)
		   AND NOT EXISTS (SELECT 1 FROM revisions r WHERE r.edit = e.id)`},
	{"change #%s undoes one of another story or server", `
		SELECT CAST(e.id AS TEXT) FROM edits e JOIN edits o ON o.id = e.undoes WHERE o.story <> e.story OR o.guild <> e.guild`},
	{"a revision of fact %s is part of a change of another story or server", `
		SELECT f.key FROM revisions r JOIN facts f ON f.id = r.fact JOIN edits e ON e.id = r.edit
		 WHERE e.story <> f.story OR e.guild NOT IN (0, f.guild)`},
	{"fact %s is gone, and its last revision says that it is there", `
		SELECT f.key FROM facts f JOIN revisions r ON r.id = (SELECT max(l.id) FROM revisions l WHERE l.fact = f.id) WHERE f.gone <> r.gone`},
	{"server %s has chosen a story that it cannot see", `
		SELECT CAST(g.guild AS TEXT) FROM guilds g JOIN stories s ON s.id = g.story WHERE s.guild NOT IN (0, g.guild)`},
}

// checkContent reads every layer as its guild sees it and compares it with its last revisions.
func checkContent(t *tx) ([]string, error) {
	type layer struct {
		story StoryID
		guild GuildID
		slug  string
	}
	var layers []layer
	err := t.each(`SELECT l.story, l.guild, s.slug FROM layers l JOIN stories s ON s.id = l.story
		WHERE s.gone = 0 ORDER BY l.story, l.guild`, nil,
		func(rows *sql.Rows) error {
			var l layer
			err := rows.Scan(&l.story, &l.guild, &l.slug)
			layers = append(layers, l)
			return err
		})
	if err != nil {
		return nil, err
	}
	var lines []string
	states := newStateEncoder()
	for _, l := range layers {
		v, err := loadView(t, l.guild, l.story)
		if err != nil {
			lines = append(lines, fmt.Sprintf("story %s cannot be read: %s", l.slug, err))
			continue
		}
		if _, err := time.LoadLocation(v.Story.Timezone); err != nil {
			lines = append(lines, fmt.Sprintf("story %s has the time zone %s, which does not exist", l.slug, quoted(v.Story.Timezone)))
		}
		relations := bySlug(v.Relations, func(r *Relation) string { return r.Slug })
		last, err := lastStates(t, l.story, l.guild)
		if err != nil {
			return lines, err
		}
		w := v.factWriter()
		for i := range v.Facts {
			f := &v.Facts[i]
			if f.Guild != l.guild {
				continue
			}
			if f.Relation != "" && relations[f.Relation] == nil {
				lines = append(lines, fmt.Sprintf("fact %s of %s has the relation %s, which does not exist", f.Key, l.slug, quoted(f.Relation)))
			}
			ff := w.raw(f)
			if last[f.ID] != states.encode(&ff, f.Sources) {
				lines = append(lines, fmt.Sprintf("fact %s of %s is not as its last revision has it", f.Key, l.slug))
			}
		}
	}
	return lines, nil
}

// lastStates is what the last revision of each fact of a layer says of it.
func lastStates(t *tx, story StoryID, guild GuildID) (map[FactID]string, error) {
	last := make(map[FactID]string)
	err := t.each(`SELECT r.fact, coalesce(r.fact_after, '') FROM revisions r JOIN facts f ON f.id = r.fact
		WHERE f.story = ?1 AND f.guild = ?2 ORDER BY r.id`, []any{story, guild}, func(rows *sql.Rows) error {
		var id int64
		var after string
		err := rows.Scan(&id, &after)
		last[FactID(id)] = after
		return err
	})
	return last, err
}
