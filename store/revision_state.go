package store

import (
	"database/sql"
	"encoding/json"
	"errors"
)

// state is a fact as a revision keeps it: in the words of a story file, with its sources written out.
type state struct {
	Key       string        `json:"key"`
	Text      string        `json:"text"`
	Subject   string        `json:"subject"`
	Relation  string        `json:"relation"`
	Object    string        `json:"object"`
	Value     string        `json:"value"`
	Where     string        `json:"where"`
	Status    Status        `json:"status"`
	Happened  When          `json:"happened"`
	Until     When          `json:"until"`
	SaidBy    string        `json:"said_by"`
	Quote     string        `json:"quote"`
	Replaces  string        `json:"replaces"`
	Disputes  string        `json:"disputes"`
	Retracted string        `json:"retracted"`
	Sources   []sourceState `json:"sources"`
}

type sourceState struct {
	Slug      string `json:"slug"`
	Publisher string `json:"publisher"`
	Title     string `json:"title"`
	Published When   `json:"published"`
	URL       string `json:"url"`
	Author    string `json:"author"`
	Retrieved When   `json:"retrieved"`
}

// stateEncoder writes states. Facts that share their list of sources share its text as well: an import writes one state for
// each fact, and encoding is a good part of its work.
type stateEncoder struct {
	sources map[*Source]string // by the first of a shared list
	buf     []byte
}

func newStateEncoder() *stateEncoder { return &stateEncoder{sources: make(map[*Source]string)} }

// encode writes a fact, whose sources are given as rows. The same fact is always the same text.
func (e *stateEncoder) encode(f *FileFact, sources []Source) string {
	list, ok := e.sources[&sources[0]]
	if !ok {
		b := []byte{'['}
		for i := range sources {
			if i > 0 {
				b = append(b, ',')
			}
			s := &sources[i]
			b = append(b, '{')
			b = appendField(b, "slug", s.Slug)
			b = appendField(b, "publisher", s.Publisher)
			b = appendField(b, "title", s.Title)
			b = appendField(b, "published", s.Published.String())
			b = appendField(b, "url", s.URL)
			b = appendField(b, "author", s.Author)
			b = appendField(b, "retrieved", s.Retrieved.String())
			b = append(b, '}')
		}
		list = string(append(b, ']'))
		e.sources[&sources[0]] = list
	}
	b := append(e.buf[:0], '{')
	b = appendField(b, "key", f.Key)
	b = appendField(b, "text", f.Text)
	b = appendField(b, "subject", f.Subject)
	b = appendField(b, "relation", f.Relation)
	b = appendField(b, "object", f.Object)
	b = appendField(b, "value", f.Value)
	b = appendField(b, "where", f.Where)
	b = appendField(b, "status", string(f.Status))
	b = appendField(b, "happened", f.Happened.String())
	b = appendField(b, "until", f.Until.String())
	b = appendField(b, "said_by", f.SaidBy)
	b = appendField(b, "quote", f.Quote)
	b = appendField(b, "replaces", f.Replaces)
	b = appendField(b, "disputes", f.Disputes)
	b = appendField(b, "retracted", f.Retracted)
	b = append(b, `,"sources":`...)
	b = append(b, list...)
	e.buf = append(b, '}')
	return string(e.buf)
}

// appendField appends a member of a JSON object, unless it is empty.
func appendField(b []byte, name, value string) []byte {
	if value == "" {
		return b
	}
	if b[len(b)-1] != '{' {
		b = append(b, ',')
	}
	b = append(append(append(b, '"'), name...), `":`...)
	for i := 0; i < len(value); i++ {
		if c := value[i]; c < ' ' || c == '"' || c == '\\' || c > '~' {
			quoted, err := json.Marshal(value)
			if err != nil { // no string is without a form in JSON
				panic(err)
			}
			return append(b, quoted...)
		}
	}
	return append(append(append(b, '"'), value...), '"')
}

// nameTable resolves the slugs and keys of states to what the guild sees under them now. What is gone is 0.
type nameTable struct {
	t        *tx
	guild    GuildID
	story    StoryID
	complete bool // every name has been read; else sources and facts are looked up as they come
	entities map[string]EntityID
	sources  map[string]named
	facts    map[string]named
}

type named struct {
	id    int64
	guild GuildID
}

func loadNameTable(t *tx, guild GuildID, story StoryID, complete bool) (*nameTable, error) {
	n := &nameTable{t: t, guild: guild, story: story, complete: complete,
		entities: make(map[string]EntityID), sources: make(map[string]named), facts: make(map[string]named)}
	v := &view{Record: Record{Story: Story{ID: story}, Guild: guild}}
	if _, _, err := v.loadEntities(t); err != nil {
		return nil, err
	}
	for i := range v.Entities {
		n.entities[v.Entities[i].Slug] = v.Entities[i].ID
	}
	for slug, m := range v.merged {
		n.entities[slug] = n.entities[m.seen]
	}
	if !complete {
		return n, nil
	}
	// The guild's own rows come last and so stand in the place of the shared ones.
	for _, l := range []struct {
		into  map[string]named
		query string
	}{
		{n.sources, `SELECT slug, id, guild FROM sources WHERE story = ?1 AND guild IN (0, ?2) AND gone = 0 ORDER BY guild`},
		{n.facts, `SELECT key, id, guild FROM facts WHERE story = ?1 AND guild IN (0, ?2) AND gone = 0 ORDER BY guild`},
	} {
		err := t.each(l.query, []any{story, guild}, func(rows *sql.Rows) error {
			var name string
			var row named
			err := rows.Scan(&name, &row.id, &row.guild)
			l.into[name] = row
			return err
		})
		if err != nil {
			return nil, err
		}
	}
	return n, nil
}

const (
	sourceBySlug = `SELECT id, guild FROM sources
		WHERE story = ?1 AND guild IN (0, ?2) AND slug = ?3 AND gone = 0 ORDER BY guild DESC LIMIT 1`
	factByKey = `SELECT id, guild FROM facts
		WHERE story = ?1 AND guild IN (0, ?2) AND key = ?3 AND gone = 0 ORDER BY guild DESC LIMIT 1`
)

func (n *nameTable) find(known map[string]named, query, name string) (named, error) {
	row, ok := known[name]
	if ok || name == "" || n.complete {
		return row, nil
	}
	err := n.t.row(query, n.story, n.guild, name).Scan(&row.id, &row.guild)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	known[name] = row
	return row, err
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
	replaces, err1 := n.find(n.facts, factByKey, st.Replaces)
	disputes, err2 := n.find(n.facts, factByKey, st.Disputes)
	if err := errors.Join(err1, err2); err != nil {
		return nil, err
	}
	f := &Fact{
		ID: id, Key: st.Key, Story: n.story, Guild: guild, Text: st.Text, Subject: n.entities[st.Subject], Relation: st.Relation,
		Object: n.entities[st.Object], Value: st.Value, Where: st.Where, Quote: st.Quote, SaidBy: n.entities[st.SaidBy],
		Status: st.Status, Happened: st.Happened, Until: st.Until, Replaces: FactID(replaces.id), Disputes: FactID(disputes.id),
		Retracted: st.Retracted,
	}
	for _, s := range st.Sources {
		now, err := n.find(n.sources, sourceBySlug, s.Slug)
		if err != nil {
			return nil, err
		}
		f.Sources = append(f.Sources, Source{
			ID: SourceID(now.id), Guild: now.guild, Slug: s.Slug, Publisher: s.Publisher, Title: s.Title, Published: s.Published,
			URL: s.URL, Author: s.Author, Retrieved: s.Retrieved,
		})
	}
	return f, nil
}
