package store

import "encoding/json"

// itemState is an item that is no fact as it is stored: its fields in the words of a story file.
type itemState struct {
	Name      string   `json:"name,omitempty"`
	Kind      string   `json:"kind,omitempty"`
	Aliases   []string `json:"aliases,omitempty"`
	Into      string   `json:"into,omitempty"`
	Summary   string   `json:"summary,omitempty"`
	Label     string   `json:"label,omitempty"`
	Inverse   string   `json:"inverse,omitempty"`
	Symmetric *bool    `json:"symmetric,omitempty"`
	Command   *bool    `json:"command,omitempty"`
	Words     []string `json:"words,omitempty"`
	Publisher string   `json:"publisher,omitempty"`
	Title     string   `json:"title,omitempty"`
	Published string   `json:"published,omitempty"`
	URL       string   `json:"url,omitempty"`
	Author    string   `json:"author,omitempty"`
	Retrieved string   `json:"retrieved,omitempty"`
	Timezone  string   `json:"timezone,omitempty"`
}

// encodeItem writes an item that is no fact; one that is not there is empty.
func encodeItem(i Item) (string, error) {
	var st itemState
	switch {
	case i.Entity != nil:
		e := i.Entity
		st = itemState{Name: e.Name, Kind: e.Kind, Aliases: e.Aliases, Into: i.Into, Summary: e.Summary}
	case i.Relation != nil:
		r := i.Relation
		st = itemState{Label: r.Label, Inverse: r.Inverse, Symmetric: r.Symmetric, Command: r.Command, Words: r.Words}
	case i.Source != nil:
		s := i.Source
		st = itemState{Publisher: s.Publisher, Title: s.Title, Published: s.Published.String(), URL: s.URL, Author: s.Author,
			Retrieved: s.Retrieved.String()}
	case i.Story != nil:
		st = itemState{Title: i.Story.Title, Summary: i.Story.Summary, Timezone: i.Story.Timezone}
	default:
		return "", nil
	}
	b, err := json.Marshal(st)
	return string(b), err
}

// decodeItem reads what encodeItem wrote.
func decodeItem(kind, slug, text string) (Item, error) {
	if text == "" {
		return Item{}, nil
	}
	var st itemState
	if err := json.Unmarshal([]byte(text), &st); err != nil {
		return Item{}, damaged("an edit", err)
	}
	switch kind {
	case ItemEntity:
		return Item{Entity: &FileEntity{Slug: slug, Name: st.Name, Kind: st.Kind, Summary: st.Summary, Aliases: st.Aliases}, Into: st.Into}, nil
	case ItemRelation:
		return Item{Relation: &FileRelation{Slug: slug, Label: st.Label, Inverse: st.Inverse, Symmetric: st.Symmetric,
			Command: st.Command, Words: st.Words}}, nil
	case ItemStory:
		return Item{Story: &StoryText{st.Title, st.Summary, st.Timezone}}, nil
	}
	published, err := ParseWhen(st.Published)
	if err != nil {
		return Item{}, damaged("an edit", err)
	}
	retrieved, err := ParseWhen(st.Retrieved)
	if err != nil {
		return Item{}, damaged("an edit", err)
	}
	return Item{Source: &FileSource{Slug: slug, Publisher: st.Publisher, Title: st.Title, Published: published, URL: st.URL,
		Author: st.Author, Retrieved: retrieved}}, nil
}

// decodeFact reads a fact as a revision keeps it.
func decodeFact(text string) (*FileFact, error) {
	if text == "" {
		return nil, nil
	}
	var st state
	if err := json.Unmarshal([]byte(text), &st); err != nil {
		return nil, damaged("a revision", err)
	}
	f := &FileFact{Key: st.Key, Text: st.Text, Subject: st.Subject, Relation: st.Relation, Object: st.Object, Value: st.Value,
		Where: st.Where, SaidBy: st.SaidBy, Quote: st.Quote, Status: st.Status, Happened: st.Happened, Until: st.Until,
		Replaces: st.Replaces, Disputes: st.Disputes, Retracted: st.Retracted}
	for _, s := range st.Sources {
		f.Sources = append(f.Sources, s.Slug)
	}
	return f, nil
}
