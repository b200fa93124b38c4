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

func loadEntities(t *tx, guild GuildID, story StoryID) ([]Entity, error) {
	var all []Entity
	at := make(map[EntityID]int)
	err := t.each(`SELECT id, guild, slug, name, kind, summary FROM entities
		WHERE story = ?1 AND guild IN (0, ?2) ORDER BY id`, []any{story, guild}, func(rows *sql.Rows) error {
		var e Entity
		err := rows.Scan(&e.ID, &e.Guild, &e.Slug, &e.Name, &e.Kind, &e.Summary)
		at[e.ID] = len(all)
		all = append(all, e)
		return err
	})
	if err != nil {
		return nil, err
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
	return all, err
}

// putEntity writes an entity into the guild's layer: anew, or in place of old where that is of the same layer.
func putEntity(t *tx, guild GuildID, story StoryID, old *Entity, f *FileEntity) (Entity, error) {
	e := Entity{Guild: guild, Slug: f.Slug, Name: f.Name, Kind: f.Kind, Aliases: f.Aliases, Summary: f.Summary}
	if old != nil && old.Guild == guild {
		e.ID = old.ID
		err := t.exec(`UPDATE entities SET name = ?2, kind = ?3, summary = ?4 WHERE id = ?1`, e.ID, e.Name, e.Kind, e.Summary)
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
