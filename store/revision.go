package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"
)

// The actions of a Revision.
const (
	Created   = "created"
	Corrected = "corrected"
	Retracted = "retracted"
	Restored  = "restored"
)

// Author is who makes a write; every write takes one.
type Author struct {
	UserID string // Discord user id; empty for the command line
	Name   string
	Via    string // how it came in: "import", "starter", "desk", …
}

// Revision is one write of one fact. Revisions are only ever added.
type Revision struct {
	ID     int64 // later revisions have higher ones
	Fact   FactID
	Action string // created, corrected, retracted, restored
	Before *Fact  // nil where the fact was created
	After  *Fact
	Author Author
	At     time.Time
}

// History lists the revisions of a fact that the guild sees, oldest first. Where the guild has a fact of its own in place of
// a shared one, the history of both is one. In Before and After, an entity or a fact that is no longer on record is 0.
func (s *Store) History(ctx context.Context, guild GuildID, fact FactID) ([]Revision, error) {
	var all []Revision
	err := s.reading(ctx, "read the fact's history", func(t *tx) error {
		var story StoryID
		var key string
		err := t.row(`SELECT story, key FROM facts WHERE id = ?1 AND guild IN (0, ?2)`, fact, guild).Scan(&story, &key)
		if errors.Is(err, sql.ErrNoRows) {
			return errorf(ErrNotFound, "That fact is not on record here.")
		}
		if err != nil {
			return err
		}
		all, err = loadRevisions(t, guild, story, key)
		return err
	})
	return all, err
}

// StoryHistory lists the revisions of all facts of a story that the guild sees, oldest first.
func (s *Store) StoryHistory(ctx context.Context, guild GuildID, story StoryID) ([]Revision, error) {
	var all []Revision
	err := s.reading(ctx, "read the story's history", func(t *tx) error {
		if _, _, err := storyByID(t, guild, story); err != nil {
			return err
		}
		var err error
		all, err = loadRevisions(t, guild, story, "")
		return err
	})
	return all, err
}

// loadRevisions reads the revisions of one fact, or with an empty key of all.
func loadRevisions(t *tx, guild GuildID, story StoryID, key string) ([]Revision, error) {
	type raw struct {
		guild         GuildID
		before, after string
	}
	var all []Revision
	var raws []raw
	err := t.each(`SELECT r.id, r.fact, f.guild, r.action, coalesce(r.fact_before, ''), r.fact_after, r.user_id, r.user_name, r.via, r.at
		FROM revisions r JOIN facts f ON f.id = r.fact
		WHERE f.story = ?1 AND f.guild IN (0, ?2) AND (?3 = '' OR f.key = ?3) ORDER BY r.id`,
		[]any{story, guild, key}, func(rows *sql.Rows) error {
			var r Revision
			var w raw
			var at int64
			err := rows.Scan(&r.ID, &r.Fact, &w.guild, &r.Action, &w.before, &w.after, &r.Author.UserID, &r.Author.Name, &r.Author.Via, &at)
			r.At = time.UnixMilli(at).UTC()
			all, raws = append(all, r), append(raws, w)
			return err
		})
	if err != nil {
		return nil, err
	}
	table, err := loadNameTable(t, guild, story, key == "")
	if err != nil {
		return nil, err
	}
	for i, w := range raws {
		r := &all[i]
		if r.Before, err = table.decode(w.before, r.Fact, w.guild); err != nil {
			return nil, err
		}
		if r.After, err = table.decode(w.after, r.Fact, w.guild); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// state is a fact as a revision keeps it: in the words of a story file, with its sources written out.
type state struct {
	Key       string        `json:"key"`
	Text      string        `json:"text"`
	Subject   string        `json:"subject,omitempty"`
	Relation  string        `json:"relation,omitempty"`
	Object    string        `json:"object,omitempty"`
	Value     string        `json:"value,omitempty"`
	Where     string        `json:"where,omitempty"`
	Status    Status        `json:"status"`
	Happened  When          `json:"happened,omitzero"`
	Until     When          `json:"until,omitzero"`
	SaidBy    string        `json:"said_by,omitempty"`
	Quote     string        `json:"quote,omitempty"`
	Replaces  string        `json:"replaces,omitempty"`
	Disputes  string        `json:"disputes,omitempty"`
	Retracted string        `json:"retracted,omitempty"`
	Sources   []sourceState `json:"sources"`
}

type sourceState struct {
	Slug      string `json:"slug"`
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	Published When   `json:"published"`
	URL       string `json:"url,omitempty"`
	Author    string `json:"author,omitempty"`
	Retrieved When   `json:"retrieved,omitzero"`
}

func encodeState(f *FileFact, sources []Source) (string, error) {
	st := state{
		Key: f.Key, Text: f.Text, Subject: f.Subject, Relation: f.Relation, Object: f.Object, Value: f.Value, Where: f.Where,
		Status: f.Status, Happened: f.Happened, Until: f.Until, SaidBy: f.SaidBy, Quote: f.Quote,
		Replaces: f.Replaces, Disputes: f.Disputes, Retracted: f.Retracted, Sources: make([]sourceState, len(sources)),
	}
	for i, s := range sources {
		st.Sources[i] = sourceState{s.Slug, s.Publisher, s.Title, s.Published, s.URL, s.Author, s.Retrieved}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(&st); err != nil {
		return "", err
	}
	return string(bytes.TrimSuffix(b.Bytes(), []byte("\n"))), nil
}

// nameTable resolves the slugs and keys of a state to what the guild sees under them now.
type nameTable struct {
	t        *tx
	guild    GuildID
	story    StoryID
	entities map[string]EntityID
	sources  map[string]Source // only id and guild are set
	facts    map[string]FactID
	complete bool // facts holds every key; else keys are looked up as they come
}

func loadNameTable(t *tx, guild GuildID, story StoryID, complete bool) (*nameTable, error) {
	n := &nameTable{t: t, guild: guild, story: story, complete: complete,
		entities: make(map[string]EntityID), sources: make(map[string]Source), facts: make(map[string]FactID)}
	// In each list the guild's own rows come last and so stand in the place of the shared ones.
	args := []any{story, guild}
	err := t.each(`SELECT slug, id FROM entities WHERE story = ?1 AND guild IN (0, ?2) ORDER BY guild`, args, func(rows *sql.Rows) error {
		var slug string
		var id EntityID
		err := rows.Scan(&slug, &id)
		n.entities[slug] = id
		return err
	})
	if err != nil {
		return nil, err
	}
	err = t.each(`SELECT slug, id, guild FROM sources WHERE story = ?1 AND guild IN (0, ?2) ORDER BY guild`, args, func(rows *sql.Rows) error {
		var slug string
		var s Source
		err := rows.Scan(&slug, &s.ID, &s.Guild)
		n.sources[slug] = s
		return err
	})
	if err != nil || !complete {
		return n, err
	}
	err = t.each(`SELECT key, id FROM facts WHERE story = ?1 AND guild IN (0, ?2) ORDER BY guild`, args, func(rows *sql.Rows) error {
		var key string
		var id int64
		err := rows.Scan(&key, &id)
		n.facts[key] = FactID(id)
		return err
	})
	return n, err
}

func (n *nameTable) fact(key string) (FactID, error) {
	id, ok := n.facts[key]
	if ok || key == "" || n.complete {
		return id, nil
	}
	err := n.t.row(`SELECT id FROM facts WHERE story = ?1 AND guild IN (0, ?2) AND key = ?3 ORDER BY guild DESC LIMIT 1`,
		n.story, n.guild, key).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	n.facts[key] = id
	return id, err
}

// decode reads a state; nil where there is none.
func (n *nameTable) decode(text string, id FactID, guild GuildID) (*Fact, error) {
	if text == "" {
		return nil, nil
	}
	var st state
	if err := json.Unmarshal([]byte(text), &st); err != nil {
		return nil, damaged("a revision", err)
	}
	f := &Fact{
		ID: id, Key: st.Key, Story: n.story, Guild: guild, Text: st.Text, Subject: n.entities[st.Subject], Relation: st.Relation,
		Object: n.entities[st.Object], Value: st.Value, Where: st.Where, Quote: st.Quote, SaidBy: n.entities[st.SaidBy],
		Status: st.Status, Happened: st.Happened, Until: st.Until, Retracted: st.Retracted,
	}
	for _, s := range st.Sources {
		now := n.sources[s.Slug]
		f.Sources = append(f.Sources, Source{
			ID: now.ID, Guild: now.Guild, Slug: s.Slug, Publisher: s.Publisher, Title: s.Title, Published: s.Published,
			URL: s.URL, Author: s.Author, Retrieved: s.Retrieved,
		})
	}
	var err error
	if f.Replaces, err = n.fact(st.Replaces); err != nil {
		return nil, err
	}
	f.Disputes, err = n.fact(st.Disputes)
	return f, err
}

// revision is one to be written.
type revision struct {
	fact          FactID
	action        string
	before, after string
}

// addRevisions writes revisions, many at a time.
func addRevisions(t *tx, by Author, all []revision) error {
	args := make([]any, 0, 8*len(all))
	for i := range all {
		r := &all[i]
		var before any
		if r.before != "" {
			before = r.before
		}
		args = append(args, int64(r.fact), r.action, before, r.after, by.UserID, by.Name, by.Via, t.now)
	}
	return execTuples(t, `INSERT INTO revisions (fact, action, fact_before, fact_after, user_id, user_name, via, at) VALUES `,
		len(all), args)
}
