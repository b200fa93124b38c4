package commands

import (
	"context"
	"slices"

	"byline/commands/answer"
	"byline/store"
)

// What a button does with a draft.
const (
	stepSave     = "save"
	stepEveryone = "everyone" // save for all servers
	stepChange   = "change"
	stepMore     = "more"
	stepCancel   = "cancel"
	stepReplaces = "replaces"
	stepDisputes = "disputes"
	stepStand    = "stand"
	stepAs       = "as"
	stepSet      = "set"
)

// The kinds of these replies, by which a script tells them apart.
const (
	KindFaults  = "faults"  // the draft cannot be saved: an item for each fault
	KindWarned  = "warned"  // it clashes with what is on record, or how to save it has to be chosen
	KindPreview = "preview" // it can be saved
	KindMoved   = "moved"   // others changed the fact meanwhile
	KindSaved   = "saved"

	KindProposed = "proposed" // a name or a relation is not on record, and could be added
)

// do is a button that goes on with a draft.
func (en *entry) do(label, ref, step string, with ...string) Button {
	options := map[string]string{optDraft: ref, optStep: step}
	if en.draft.Fix != "" {
		options[optFact] = en.draft.Fix
	}
	for i := 0; i+1 < len(with); i += 2 {
		options[with[i]] = with[i+1]
	}
	return Button{Label: label, Do: Invocation{en.draft.call(), options}, Replace: step != stepChange && step != stepMore}
}

// preview shows a draft as it will read, or what is wrong with it.
func (e *env) preview(ctx context.Context, req Request, d draft) (Reply, error) {
	en, err := e.understand(ctx, req, d)
	if err != nil {
		return Reply{}, err
	}
	if reply, ok, err := en.refused(ctx); ok || err != nil {
		return reply, err
	}
	return en.show(ctx)
}

// understand reads a draft against the record that it is to be written to.
func (e *env) understand(ctx context.Context, req Request, d draft) (*entry, error) {
	r, err := e.readDraft(ctx, req, d)
	if err != nil {
		return nil, err
	}
	var base *store.Fact
	if d.Fix != "" {
		if base = r.view.FactByKey(d.Fix); base == nil {
			return nil, refusal("The fact "+d.Fix+" is not on record any more.", "Add it anew with /desk add.")
		}
	}
	return r.entryOf(d, base), nil
}

// readDraft starts a reading of a draft's story: for the record of all servers, as all servers see it.
func (e *env) readDraft(ctx context.Context, req Request, d draft) (*reading, error) {
	seen := req
	if d.Shared {
		seen.Guild = 0
	}
	seen.Options = map[string]string{optStory: d.Story}
	r, err := e.read(ctx, seen)
	if err != nil {
		return nil, err
	}
	r.req.Guild = req.Guild
	return r, nil
}

// desk is the editor at the draft's story.
func (en *entry) desk() store.Desk {
	return store.Desk{By: en.req.author(), Guild: en.req.Guild, Story: en.story.ID, Shared: en.draft.Shared, Operator: en.req.Operator}
}

// item is the fact as it will read.
func (en *entry) item() Item {
	it := en.reading.item(&en.fact)
	it.Head = en.fact.Key
	var said []string
	for _, fd := range en.fields(&en.fact) {
		switch fd.name {
		case "Subject", "Relation", "Object", "Value", "Happened", "Until":
			if fd.value != "" {
				said = append(said, fd.name+": "+fd.value)
			}
		}
	}
	if len(said) > 0 {
		it.Notes = append(it.Notes, join(said...))
	}
	for _, other := range []struct {
		word string
		id   store.FactID
	}{{"Replaces", en.fact.Replaces}, {"Disputes", en.fact.Disputes}} {
		if f := en.view.Fact(other.id); f != nil {
			it.Notes = append(it.Notes, other.word+" "+f.Key+": "+en.withByline(f))
		}
	}
	return it
}

// clashes are what the fact repeats or contradicts and the editor has not decided about yet.
func (en *entry) clashes() (open []answer.Clash) {
	for _, c := range en.view.Clashes(&en.fact, en.req.Now) {
		if !slices.Contains(en.draft.Stands, c.Fact.Key) && (en.base == nil || c.Fact.ID != en.base.ID) {
			open = append(open, c)
		}
	}
	return open
}

// show is the preview of a draft without faults.
func (en *entry) show(ctx context.Context) (Reply, error) {
	d := en.draft
	if en.base == nil || d.Way == wayReplace {
		d.Key = en.fact.Key
	}
	ref, err := en.env.keepDraft(ctx, en.req, d)
	if err != nil {
		return Reply{}, err
	}
	reply := Reply{Title: "Save this fact?", Kind: KindPreview, Tone: Tone(en.fact.Status), Private: true, Zone: en.loc}
	open := en.clashes()
	switch {
	case en.base == nil:
	case d.Way == "":
		reply.Title = "How is " + en.base.Key + " to be corrected?"
		reply.Lead = "If the record was wrong, the fact itself is changed. If the world has changed, it stays as it was, and a new fact " +
			"replaces it."
		reply.Kind = KindWarned
	case d.Way == wayReplace:
		reply.Title = "Replace " + en.base.Key + " by this fact?"
	default:
		reply.Title = "Correct " + en.base.Key + "?"
	}
	if d.Asked != "" {
		reply.Lead = "It answers: " + sentence("“"+cut(d.Asked, 200)+"”")
	}
	reply.Items = []Item{en.item()}
	if en.base != nil {
		reply.Items = append(reply.Items, Item{Head: "What changes", Notes: en.changed()})
	}
	if en.base != nil && d.Way == wayReplace && slices.Equal(en.edit.Fact.Sources, sourceSlugs(en.base)) {
		reply.Notes = append(reply.Notes, "It rests on the same source as the fact that it replaces, so it will seem to have been known as long. Is there a newer one?")
	}
	for _, c := range open {
		it := en.reading.item(c.Fact)
		it.Head = "Contradicts " + c.Fact.Key
		if c.Same {
			it.Head = "Says nearly the same: " + c.Fact.Key
		}
		reply.Items = append(reply.Items, it)
	}
	reply.Notes = append(reply.Notes, en.notes...)
	if note := en.holds(d.Shared); note != "" {
		reply.Notes = append(reply.Notes, note)
	}
	reply.Footer = en.story.Slug
	switch {
	case len(open) > 0:
		reply.Kind = KindWarned
		reply.Buttons = en.decisions(open, ref)
	case en.base != nil && d.Way == "":
		reply.Buttons = []Button{
			en.do("The record was wrong", ref, stepAs, optTo, wayCorrect), en.do("The world has changed", ref, stepAs, optTo, wayReplace),
		}
	default:
		save := en.do("Save", ref, stepSave)
		save.Main = true
		reply.Buttons = []Button{save}
		if en.req.Operator && en.req.Guild != 0 && en.story.Guild == 0 && !d.Shared {
			reply.Buttons = append(reply.Buttons, en.do("Save for everyone", ref, stepEveryone))
		}
	}
	reply.Buttons = append(reply.Buttons, en.do("Change", ref, stepChange), en.do("More fields", ref, stepMore), en.do("Cancel", ref, stepCancel))
	return reply, nil
}

// decisions are the buttons that say what is to become of the facts that a draft clashes with.
func (en *entry) decisions(open []answer.Clash, ref string) (buttons []Button) {
	for _, c := range open[:min(len(open), 3)] {
		replaces, disputes := "Replaces it", "Disputes it"
		if len(open) > 1 {
			replaces, disputes = "Replaces "+c.Fact.Key, "Disputes "+c.Fact.Key
		}
		if en.fact.Replaces == 0 {
			buttons = append(buttons, en.do(replaces, ref, stepReplaces, optTo, c.Fact.Key))
		}
		if en.fact.Disputes == 0 && !c.Same {
			buttons = append(buttons, en.do(disputes, ref, stepDisputes, optTo, c.Fact.Key))
		}
	}
	stand := "Both stand"
	if len(open) > 1 {
		stand = "All stand"
	}
	return append(buttons, en.do(stand, ref, stepStand))
}

func sourceSlugs(f *store.Fact) (slugs []string) {
	for _, s := range f.Sources {
		slugs = append(slugs, s.Slug)
	}
	return slugs
}

// changed is how the draft differs from the fact that it fixes, as that is on record now.
func (en *entry) changed() (lines []string) {
	before, after := *en.base, en.fact
	if en.draft.Way == wayReplace {
		after.Replaces, after.Key = before.Replaces, before.Key
	}
	return differences(en.fields(&before), en.fields(&after))
}

// unchanged reports a draft that says just what is on record.
func (en *entry) unchanged() bool { return len(en.edit.Entities) == 0 && en.says(en.base) }

// says reports whether the draft says of every field what a fact on record says.
func (en *entry) says(f *store.Fact) bool {
	a := &en.edit.Fact
	v := en.recorded(f)
	return a.Text == v[optText] && a.Subject == v[optSubject] && a.Relation == v[optRelation] && a.Object == v[optObject] &&
		a.Value == v[optValue] && a.Where == v[optWhere] && string(a.Status) == v[optStatus] && a.Happened == f.Happened && a.Until == f.Until &&
		a.SaidBy == v[optSaidBy] && a.Quote == v[optCitation] && a.Replaces == v[optReplaces] && a.Disputes == v[optDisputes] &&
		slices.Equal(a.Sources, sourceSlugs(f))
}
