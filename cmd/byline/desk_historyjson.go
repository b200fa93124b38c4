package main

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"

	"byline/commands"
	"byline/commands/answer"
	"byline/store"
)

// editLine is one change as scripts read it.
type editLine struct {
	Edit     store.EditID `json:"edit"`
	Action   string       `json:"action"`
	At       string       `json:"at"`
	By       string       `json:"by"`
	Via      string       `json:"via"`
	Guild    string       `json:"guild,omitempty"` // a server's own layer; a string, for a number of that size would be rounded
	Undoes   store.EditID `json:"undoes,omitempty"`
	UndoneBy store.EditID `json:"undone_by,omitempty"`
	Items    []itemLine   `json:"items"`
	Total    int          `json:"total"` // items in all, of which only the first may be listed, or those asked for
}

type itemLine struct {
	Kind    string       `json:"kind"`
	Name    string       `json:"name"`
	Action  string       `json:"action"`
	Changes []changeLine `json:"changes"`
}

type changeLine struct {
	Field  string `json:"field"`
	Before string `json:"before"`
	After  string `json:"after"`
}

func (c *deskHistoryCmd) json(a *app, desk *deskCmd) error {
	return desk.on(a, func(ctx context.Context, d deskStory) error {
		var edits []store.Edit
		var err error
		if c.Edit != "" {
			id, err := strconv.ParseInt(strings.TrimPrefix(c.Edit, "#"), 10, 64)
			if err != nil || id < 1 {
				return misuse("the number of a change is one such as 17")
			}
			one, err := d.Edit(ctx, d.guild, d.story.ID, store.EditID(id))
			if err != nil {
				return err
			}
			edits = []store.Edit{one}
		} else {
			if edits, err = c.about(ctx, a, d); err != nil {
				return err
			}
		}
		out := bufio.NewWriter(a.stdout)
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		for i := range edits {
			if err := enc.Encode(lineOf(&edits[i])); err != nil {
				return failedWrite(err)
			}
		}
		return failedWrite(out.Flush())
	})
}

// about lists the changes that are asked for. Of one that changed many things it has those that the list is about.
func (c *deskHistoryCmd) about(ctx context.Context, a *app, d deskStory) ([]store.Edit, error) {
	f := store.EditFilter{Fact: strings.ToLower(c.Fact), Entity: c.Entity, Before: store.EditID(c.Before), Limit: c.Limit}
	sifts := f.Fact != "" || f.Entity != ""
	if sifts {
		// What is not on record is refused as it is without --json.
		if _, err := d.run(ctx, a, "history", map[string]string{"fact": c.Fact, "name": c.Entity, "limit": "1"}); err != nil {
			return nil, err
		}
	}
	if f.Entity != "" {
		view, err := answer.New(d.Store).View(ctx, d.guild, d.story.ID)
		if err != nil {
			return nil, err
		}
		if found := view.Resolve(f.Entity); len(found.Entities) == 1 {
			f.Entity = found.Entities[0].Slug
		}
	}
	edits, err := (commands.Deps{Store: d.Store}).EditsBy(ctx, d.guild, d.story.ID, f, c.By)
	if err != nil || !sifts {
		return edits, err
	}
	for i := range edits {
		e := &edits[i]
		if e.Total <= 1 {
			continue
		}
		whole, err := d.Edit(ctx, d.guild, d.story.ID, e.ID)
		if err != nil {
			return nil, err
		}
		about := slices.DeleteFunc(whole.Items, func(it store.EditItem) bool { return !f.Concerns(&it) })
		if len(about) > 0 {
			e.Items = about
		}
	}
	return edits, nil
}

func lineOf(e *store.Edit) editLine {
	l := editLine{Edit: e.ID, Action: e.Action, At: e.At.UTC().Format(time.RFC3339), By: cmp.Or(e.By.Name, e.By.UserID), Via: e.By.Via,
		Undoes: e.Undoes, UndoneBy: e.UndoneBy, Items: []itemLine{}, Total: e.Total}
	if e.Guild != 0 {
		l.Guild = strconv.FormatInt(int64(e.Guild), 10)
	}
	for i := range e.Items {
		it := &e.Items[i]
		line := itemLine{Kind: it.Kind, Name: it.Name, Action: it.Action, Changes: []changeLine{}}
		before, after := itemFields(it.Before), itemFields(it.After)
		for _, name := range fieldNames(before, after) {
			if before[name] != after[name] {
				line.Changes = append(line.Changes, changeLine{name, before[name], after[name]})
			}
		}
		l.Items = append(l.Items, line)
	}
	return l
}

// itemFields are the fields of an item by their names in a story file; the values of a list stand on lines.
func itemFields(it store.Item) map[string]string {
	list := func(items []string) string { return strings.Join(items, "\n") }
	flag := func(b *bool) string {
		if b == nil {
			return ""
		}
		return strconv.FormatBool(*b)
	}
	switch {
	case it.Fact != nil:
		f := it.Fact
		return map[string]string{"text": f.Text, "sources": list(f.Sources), "subject": f.Subject, "relation": f.Relation,
			"object": f.Object, "value": f.Value, "where": f.Where, "status": string(f.Status), "happened": f.Happened.String(),
			"until": f.Until.String(), "said_by": f.SaidBy, "quote": f.Quote, "replaces": f.Replaces, "disputes": f.Disputes,
			"retracted": f.Retracted}
	case it.Entity != nil:
		e := it.Entity
		return map[string]string{"name": e.Name, "kind": e.Kind, "aliases": list(e.Aliases), "summary": e.Summary, "merged_into": it.Into}
	case it.Source != nil:
		s := it.Source
		return map[string]string{"publisher": s.Publisher, "title": s.Title, "published": s.Published.String(), "url": s.URL,
			"author": s.Author, "retrieved": s.Retrieved.String()}
	case it.Relation != nil:
		r := it.Relation
		return map[string]string{"label": r.Label, "inverse": r.Inverse, "symmetric": flag(r.Symmetric), "words": list(r.Words),
			"command": flag(r.Command)}
	case it.Story != nil:
		return map[string]string{"title": it.Story.Title, "summary": it.Story.Summary, "timezone": it.Story.Timezone}
	}
	return nil
}

func fieldNames(before, after map[string]string) []string {
	var names []string
	for _, fields := range []map[string]string{before, after} {
		for name := range fields {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
