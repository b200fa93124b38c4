package store

import (
	"database/sql"
	"slices"
)

// The kinds of entities.
const (
	KindCompany      = "company"
	KindPerson       = "person"
	KindPlace        = "place"
	KindProduct      = "product"
	KindOrganisation = "organisation"
	KindEvent        = "event"
	KindOther        = "other"
)

// Entity is a person, company, place or thing that facts speak of.
type Entity struct {
	ID      EntityID
	Guild   GuildID
	Slug    string // unique in the story
	Name    string
	Kind    string // one of the Kind constants
	Aliases []string
	Summary string
}

// loadEntities reads the entities of both layers, those that are gone, and which have been merged into which.
func loadEntities(t *tx, guild GuildID, story StoryID) (all []Entity, gone []goneRow[EntityID], merged map[EntityID]EntityID, err error) {
	at := make(map[EntityID]int)
	merged = make(map[EntityID]EntityID)
	err = t.each(`SELECT id, guild, slug, name, kind, summary, gone, coalesce(merged_into, 0) FROM entities
		WHERE story = ?1 AND guild IN (0, ?2) ORDER BY id`, []any{story, guild}, func(rows *sql.Rows) error {
		var e Entity
		var isGone bool
		var into EntityID
		if err := rows.Scan(&e.ID, &e.Guild, &e.Slug, &e.Name, &e.Kind, &e.Summary, &isGone, &into); err != nil {
			return err
		}
		if isGone {
			gone = append(gone, goneRow[EntityID]{e.Slug, e.Guild, e.ID})
			return nil
		}
		if into != 0 {
			merged[e.ID] = into
		}
		at[e.ID] = len(all)
		all = append(all, e)
		return nil
	})
	if err != nil {
		return nil, nil, nil, err
	}
	err = t.each(`SELECT a.entity, a.alias FROM entity_aliases a JOIN entities e ON e.id = a.entity
		WHERE e.story = ?1 AND e.guild IN (0, ?2) ORDER BY a.entity, a.ord`, []any{story, guild}, func(rows *sql.Rows) error {
		var id EntityID
		var alias string
		err := rows.Scan(&id, &alias)
		if i, ok := at[id]; ok {
			all[i].Aliases = append(all[i].Aliases, alias)
		}
		return err
	})
	return all, gone, merged, err
}

// putEntity writes an entity into the guild's layer: into the row of the id, or anew where that is 0.
func putEntity(t *tx, guild GuildID, story StoryID, id EntityID, f *FileEntity) (Entity, error) {
	e := Entity{ID: id, Guild: guild, Slug: f.Slug, Name: f.Name, Kind: f.Kind, Aliases: f.Aliases, Summary: f.Summary}
	if id != 0 {
		err := t.exec(`UPDATE entities SET name = ?2, kind = ?3, summary = ?4, gone = 0 WHERE id = ?1`, e.ID, e.Name, e.Kind, e.Summary)
		if err != nil {
			return e, err
		}
		if err := t.exec(`DELETE FROM entity_aliases WHERE entity = ?1`, e.ID); err != nil {
			return e, err
		}
	} else {
		err := t.row(`INSERT INTO entities (story, guild, slug, name, kind, summary) VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING id`,
			story, guild, e.Slug, e.Name, e.Kind, e.Summary).Scan(&e.ID)
		if err != nil {
			return e, err
		}
	}
	for ord, alias := range e.Aliases {
		if err := t.exec(`INSERT INTO entity_aliases (entity, ord, alias) VALUES (?1, ?2, ?3)`, e.ID, ord, alias); err != nil {
			return e, err
		}
	}
	return e, nil
}

// file is the entity as a story file has it.
func (e *Entity) file() FileEntity {
	return FileEntity{Slug: e.Slug, Name: e.Name, Kind: e.Kind, Summary: e.Summary, Aliases: e.Aliases}
}

func (f FileEntity) equal(o FileEntity) bool {
	return f.Slug == o.Slug && f.Name == o.Name && f.Kind == o.Kind && f.Summary == o.Summary && slices.Equal(f.Aliases, o.Aliases)
}
