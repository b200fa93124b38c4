package store

import (
	"database/sql"
	"strconv"
	"time"
)

// Source is a publication that facts rest on.
type Source struct {
	ID        SourceID
	Guild     GuildID
	Slug      string // unique in the story
	Publisher string
	Title     string
	Published When // a day or an instant
	URL       string
	Author    string
	Retrieved When
}

// loadSources reads the sources of both layers, and those that are gone.
func loadSources(t *tx, guild GuildID, story StoryID) (all []Source, gone []goneRow[SourceID], err error) {
	err = t.each(`SELECT id, guild, slug, publisher, title, published, url, author, retrieved, gone FROM sources
		WHERE story = ?1 AND guild IN (0, ?2) ORDER BY id`, []any{story, guild}, func(rows *sql.Rows) error {
		var s Source
		var published, retrieved string
		var isGone bool
		err := rows.Scan(&s.ID, &s.Guild, &s.Slug, &s.Publisher, &s.Title, &published, &s.URL, &s.Author, &retrieved, &isGone)
		if err != nil {
			return err
		}
		if isGone {
			gone = append(gone, goneRow[SourceID]{s.Slug, s.Guild, s.ID})
			return nil
		}
		if s.Published, err = ParseWhen(published); err != nil {
			return damaged("the source "+s.Slug, err)
		}
		if s.Retrieved, err = ParseWhen(retrieved); err != nil {
			return damaged("the source "+s.Slug, err)
		}
		all = append(all, s)
		return nil
	})
	return all, gone, err
}

// putSource writes a source into the guild's layer: into the row of the id, or anew where that is 0.
func putSource(t *tx, guild GuildID, story StoryID, id SourceID, f *FileSource) (Source, error) {
	s := Source{ID: id, Guild: guild, Slug: f.Slug, Publisher: f.Publisher, Title: f.Title, Published: f.Published, URL: f.URL,
		Author: f.Author, Retrieved: f.Retrieved}
	if id != 0 {
		return s, t.exec(`UPDATE sources SET publisher = ?2, title = ?3, published = ?4, published_ms = ?5, url = ?6, author = ?7,
			retrieved = ?8, gone = 0 WHERE id = ?1`,
			s.ID, s.Publisher, s.Title, s.Published.String(), beginMs(s.Published), s.URL, s.Author, s.Retrieved.String())
	}
	err := t.row(`INSERT INTO sources (story, guild, slug, publisher, title, published, published_ms, url, author, retrieved)
		VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) RETURNING id`,
		story, guild, s.Slug, s.Publisher, s.Title, s.Published.String(), beginMs(s.Published), s.URL, s.Author,
		s.Retrieved.String()).Scan(&s.ID)
	return s, err
}

// file is the source as a story file has it.
func (s *Source) file() FileSource {
	return FileSource{Slug: s.Slug, Publisher: s.Publisher, Title: s.Title, URL: s.URL, Author: s.Author, Published: s.Published,
		Retrieved: s.Retrieved}
}

// beginMs is when a date begins, read in UTC: what its row sorts by. It is nil for a date that is not known.
func beginMs(w When) any {
	if w.IsZero() {
		return nil
	}
	from, _ := w.Span(time.UTC)
	return from.UnixMilli()
}

// sourceLists gives facts their sources. Facts with the same sources share one slice.
type sourceLists struct {
	byID  map[SourceID]Source
	lists map[string][]Source
	one   map[SourceID][]Source
	key   []byte
}

func newSourceLists(all []Source, moved map[SourceID]SourceID) *sourceLists {
	l := &sourceLists{byID: make(map[SourceID]Source, len(all)), one: make(map[SourceID][]Source), lists: make(map[string][]Source)}
	for _, s := range all {
		l.byID[s.ID] = s
	}
	for from, to := range moved {
		l.byID[from] = l.byID[to]
	}
	return l
}

func (l *sourceLists) list(first SourceID, more []SourceID) []Source {
	if len(more) == 0 {
		list, ok := l.one[first]
		if !ok {
			list = []Source{l.byID[first]}
			l.one[first] = list
		}
		return list
	}
	l.key = strconv.AppendInt(l.key[:0], int64(first), 36)
	for _, id := range more {
		l.key = strconv.AppendInt(append(l.key, ' '), int64(id), 36)
	}
	list, ok := l.lists[string(l.key)]
	if !ok {
		list = make([]Source, 0, 1+len(more))
		list = append(list, l.byID[first])
		for _, id := range more {
			list = append(list, l.byID[id])
		}
		l.lists[string(l.key)] = list
	}
	return list
}
