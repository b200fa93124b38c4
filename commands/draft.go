package commands

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"

	"byline/store"
)

// draft is what an editor has typed for a fact and not saved yet. It is never changed once it is kept: each form and button
// leads to another one, so that an earlier preview still saves just what it shows.
type draft struct {
	Story string `json:"story"` // slug
	// Fix is the key of the fact that is being corrected or replaced, empty where a fact is added; Way is how, empty as long as
	// the editor has not said.
	Fix string `json:"fix,omitempty"`
	Way string `json:"way,omitempty"`
	// Seen is the revision of that fact which the editor saw, and Base what the forms held then: a field that still says the
	// same has not been touched, and stays as others may have made it since.
	Seen int64             `json:"seen,omitempty"`
	Base map[string]string `json:"base,omitempty"`
	// Fields is what was typed, by field. In a fix, a field that is there and empty was emptied.
	Fields map[string]string `json:"fields"`
	Shared bool              `json:"shared,omitempty"` // goes into the record of all servers
	Stands []string          `json:"stands,omitempty"` // keys of facts that are to stand beside this one, whatever they say
	Gap    int64             `json:"gap,omitempty"`    // the question that this answers, as members passed it on
	Asked  string            `json:"asked,omitempty"`  // its words
	Key    string            `json:"key,omitempty"`    // what the fact will be called, so that saving twice makes one
}

// The ways of correcting a fact.
const (
	wayCorrect = "correction"  // the record was wrong
	wayReplace = "replacement" // the world changed
)

// with is the draft with some fields typed anew: pairs of a field and what it says.
func (d draft) with(fields ...string) draft {
	d.Fields = maps.Clone(d.Fields)
	if d.Fields == nil {
		d.Fields = map[string]string{}
	}
	for i := 0; i+1 < len(fields); i += 2 {
		d.Fields[fields[i]] = fields[i+1]
	}
	return d
}

// call is the command that the draft belongs to.
func (d draft) call() string {
	if d.Fix != "" {
		return "desk fix"
	}
	return "desk add"
}

// scope is the guild whose record the draft is written to.
func (d draft) scope(req Request) store.GuildID {
	if d.Shared {
		return 0
	}
	return req.Guild
}

// newDraft is the draft of a call, with the fields that it gives.
func (e *env) newDraft(ctx context.Context, req Request) (draft, error) {
	shared, err := req.writesShared()
	if err != nil {
		return draft{}, err
	}
	story, err := e.story(ctx, req)
	if err != nil {
		return draft{}, err
	}
	return draft{Story: story.Slug, Shared: shared}.with(typedOptions(req)...), nil
}

// keepDraft keeps a draft for the editor of the request, who alone can go on with it.
func (e *env) keepDraft(ctx context.Context, req Request, d draft) (ref string, err error) {
	text, err := json.Marshal(d)
	if err != nil {
		return "", fmt.Errorf("writing a draft: %w", err)
	}
	if ref, err = e.Store.KeepDraft(ctx, req.Guild, req.User, string(text)); err != nil {
		return "", fmt.Errorf("keeping a draft: %w", err)
	}
	return ref, nil
}

// draftOf is the draft that a button or a form goes on with. It is found only for the editor and in the server that it is of.
func (e *env) draftOf(ctx context.Context, req Request) (draft, error) {
	var d draft
	text, err := e.Store.Draft(ctx, req.Guild, req.User, req.Options[optDraft])
	if err != nil {
		return d, fmt.Errorf("finding a draft: %w", err)
	}
	if err := json.Unmarshal([]byte(text), &d); err != nil {
		return d, &store.Error{Kind: store.ErrInvalid, Msg: "That draft is from another version of Byline; run the command again.", Err: err}
	}
	return d, nil
}
