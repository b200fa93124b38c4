package commands

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"byline/store"
)

// importPlan is what an editor was told that an import would do, to be held against what it does when it is applied.
type importPlan struct {
	Story  string // that a table belongs to; empty for a story file
	Shared bool
	Does   []planned
}

// planned is one change: what to, which, and a mark of what it was before.
type planned struct{ Kind, Name, Action, Was string }

func planOf(r store.ImportResult) importPlan {
	var p importPlan
	for i, c := range r.Changes {
		p.Does = append(p.Does, planned{"fact", c.Key, c.Action, r.Was[i]})
	}
	for _, c := range r.Parts {
		p.Does = append(p.Does, planned{c.Kind, c.Slug, c.Action, c.Was})
	}
	return p
}

func (p importPlan) encode() string {
	b, err := json.Marshal(p)
	if err != nil {
		panic(err) // texts and a truth value
	}
	return string(b)
}

func decodePlan(s string) (importPlan, error) {
	var p importPlan
	if err := json.Unmarshal([]byte(s), &p); err != nil {
		return p, &store.Error{Kind: store.ErrInvalid, Msg: "That file was kept by another version of Byline; attach it again.", Err: err}
	}
	return p, nil
}

// differences says in sentences what an import would do otherwise than was told.
func (p importPlan) differences(now importPlan) (all []string) {
	type name struct{ kind, name string }
	told := make(map[name]planned, len(p.Does))
	for _, d := range p.Does {
		told[name{d.Kind, d.Name}] = d
	}
	for _, d := range now.Does {
		n := name{d.Kind, d.Name}
		was, ok := told[n]
		delete(told, n)
		what := fmt.Sprintf("The %s %s ", d.Kind, d.Name)
		switch {
		case !ok:
			all = append(all, what+"has been changed; it would be "+d.Action+" as well.")
		case was.Action != d.Action:
			all = append(all, what+"has been changed; it would be "+d.Action+", not "+was.Action+".")
		case was.Was != d.Was:
			all = append(all, what+"has been changed; what it says now would be "+d.Action+".")
		}
	}
	for _, d := range p.Does {
		if _, left := told[name{d.Kind, d.Name}]; left {
			all = append(all, fmt.Sprintf("The %s %s says by now what the file says.", d.Kind, d.Name))
		}
	}
	return all
}

// changesNothing reports whether everything was on record just so.
func changesNothing(r store.ImportResult) bool { return len(r.Changes) == 0 && r.Other == 0 }

// correctedShown is how many corrected facts a reply spells out; where there are more, all of them come in a file.
const correctedShown = 5

// changedFields says field by field what a fact says before and after: "Value: 12% lower → 11% lower".
func changedFields(it *store.EditItem) (lines []string) {
	for _, c := range it.Changes() {
		name := capital(strings.ReplaceAll(c.Field, "_", " "))
		if lists[name] {
			c.Was, c.Is = strings.ReplaceAll(c.Was, ", ", between), strings.ReplaceAll(c.Is, ", ", between)
		}
		lines = append(lines, difference(name, c.Was, c.Is))
	}
	if len(lines) == 0 {
		lines = []string{"What its source says of itself"}
	}
	return lines
}

// changeList is what becomes of facts on record, for a file.
func changeList(items []store.EditItem) []byte {
	var b bytes.Buffer
	for i := range items {
		fmt.Fprintf(&b, "%s: %s\n", items[i].Name, items[i].Action)
		for _, line := range changedFields(&items[i]) {
			fmt.Fprintf(&b, "  %s\n", cleanText(line))
		}
	}
	return b.Bytes()
}

// namesShown is how many names a line of a summary holds.
const namesShown = 12

// summary tells what an import does, or would do.
func (im *importing) summary(title string, r store.ImportResult) Reply {
	reply := Reply{Title: title, Zone: r.Story.Location(), Footer: join(count(len(r.Changes)+r.Unchanged, "fact")+" in the file", r.Story.Slug)}
	byAction, said := make(map[string][]string), []string{}
	for _, c := range r.Changes {
		byAction[c.Action] = append(byAction[c.Action], c.Key)
	}
	spelt := make(map[string]int) // by action, facts whose fields are shown
	for _, c := range r.Corrected[:min(len(r.Corrected), correctedShown)] {
		spelt[c.Action]++
	}
	for _, action := range []string{store.Created, store.Corrected, store.Retracted, store.Restored} {
		keys := byAction[action]
		if len(keys) == 0 {
			continue
		}
		said = append(said, count(len(keys), "fact")+" "+action)
		if spelt[action] < len(keys) {
			reply.Items = append(reply.Items, Item{Head: fmt.Sprintf("Facts %s · %s", action, grouped(len(keys))), Text: listed(keys)})
		}
	}
	for i := range r.Corrected[:min(len(r.Corrected), correctedShown)] {
		c := &r.Corrected[i]
		reply.Items = append(reply.Items, Item{Head: capital(c.Action) + ": " + c.Name, Notes: changedFields(c)})
	}
	if len(r.Corrected) > correctedShown {
		reply.Notes = append(reply.Notes, "What each fact on record says before and after is listed below.")
		reply.Files = []File{{Name: im.beside("-changes.txt"), Data: changeList(r.Corrected), Shown: true}}
	}
	if len(said) == 0 {
		said = append(said, "no fact changed")
	}
	if r.Unchanged > 0 {
		said = append(said, grouped(r.Unchanged)+" as they were")
	}
	rest := r.Other - len(r.Parts)
	for _, kind := range []string{"entity", "source", "relation"} {
		many := plural(kind)
		for _, action := range []string{store.Created, store.Corrected} {
			var names []string
			for _, p := range r.Parts {
				if p.Kind == kind && p.Action == action {
					names = append(names, partName(p))
				}
			}
			if len(names) == 0 {
				continue
			}
			what := many
			if len(names) == 1 {
				what = kind
			}
			word := map[string]string{store.Created: "new", store.Corrected: "changed"}[action]
			said = append(said, grouped(len(names))+" "+word+" "+what)
			reply.Items = append(reply.Items, Item{Head: fmt.Sprintf("%s %s · %s", capital(word), many, grouped(len(names))), Text: listed(names)})
		}
	}
	if rest > 0 {
		said = append(said, "the story's own title, summary or time zone")
	}
	reply.Lead = capital(series(said, "and")) + "."
	if changesNothing(r) {
		reply.Lead, reply.Items = "Everything in it is on record just so; there is nothing to change.", nil
	}
	if im.story != "" && slices.ContainsFunc(r.Parts, func(p store.PartChange) bool { return p.Kind == "entity" && p.Action == store.Created }) {
		reply.Notes = append(reply.Notes, "A table knows only the names of new entities: they are of the kind other until /desk entity says more.")
	}
	reply.Notes = append(reply.Notes, r.Notes[:min(len(r.Notes), 5)]...)
	if note := im.holdsFor(r); note != "" && !changesNothing(r) {
		reply.Notes = append(reply.Notes, note)
	}
	return reply
}

// holdsFor says for whom the import holds.
func (im *importing) holdsFor(r store.ImportResult) string {
	switch {
	case im.shared && im.req.Guild != 0:
		return "This holds for all servers."
	case !im.shared && r.Story.Guild == 0:
		return "This holds in this server alone: " + r.Story.Slug + " is shared by all servers, and theirs stays as it was."
	case !im.shared:
		return "The story is this server's own."
	}
	return ""
}

// partName is how an entity, a source or a relation is called in a list.
func partName(p store.PartChange) string {
	if p.Name == "" || p.Name == p.Slug {
		return p.Slug
	}
	return p.Name + " (" + p.Slug + ")"
}

// listed is a list of names, the first of them where there are many.
func listed(names []string) string {
	if len(names) > namesShown+1 {
		return strings.Join(names[:namesShown], ", ") + " and " + grouped(len(names)-namesShown) + " more"
	}
	return strings.Join(names, ", ")
}
