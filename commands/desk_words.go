package commands

import (
	"byline/store"
)

// headline says in a few words what an edit did: "Retracted partner-china", "Merged Alibaba Group into Alibaba".
func (w *deskWork) headline(ed *store.Edit) string {
	if ed.Undoes != 0 {
		return "Undid " + numbered(ed.Undoes)
	}
	name, made := "", false
	if len(ed.Items) > 0 {
		it := &ed.Items[0]
		name, made = w.itemName(it), it.Before == (store.Item{})
	}
	verb := func(yes, no string) string {
		if made {
			return yes
		}
		return no
	}
	switch ed.Action {
	case store.ActionAdd:
		return "Added " + name
	case store.ActionFix:
		return "Corrected " + name
	case store.ActionRetract:
		return "Retracted " + name
	case store.ActionRestore:
		return "Restored " + name
	case store.ActionEntity:
		return verb("Added ", "Changed ") + name
	case store.ActionMerge:
		for i := range ed.Items {
			if it := &ed.Items[i]; it.After.Entity != nil && it.After.Into != "" && it.Before.Into == "" {
				return "Merged " + w.itemName(it) + " into " + w.entityName(it.After.Into)
			}
		}
		return "Merged two names"
	case store.ActionSource:
		return verb("Added the source ", "Corrected the source ") + name
	case store.ActionRelation:
		return verb("Added the relation ", "Changed the relation ") + name
	case store.ActionStory:
		return verb("Made the story", "Changed the story")
	case store.ActionImport:
		return "Imported " + count(ed.Total, "entry")
	}
	return capital(ed.Action)
}

// byWhom is " by Ada (terminal)"; what was done at the desk goes without saying.
func byWhom(by store.Author) string {
	s := ""
	if by.Name != "" {
		s = " by " + by.Name
	}
	if by.Via != "" && by.Via != "desk" && by.Via != "import" {
		s += " (" + by.Via + ")"
	}
	return s
}

// itemName is what an entry of the record is called.
func (w *deskWork) itemName(it *store.EditItem) string {
	for _, i := range []store.Item{it.After, it.Before} {
		switch {
		case i.Entity != nil:
			return i.Entity.Name
		case i.Source != nil:
			return i.Source.Publisher + ", " + i.Source.Published.Format(w.loc)
		case i.Relation != nil && i.Relation.Label != "":
			return i.Relation.Label
		case i.Story != nil:
			return i.Story.Title
		}
	}
	return it.Name
}

// changedItem is what became of one thing: new and gone ones with what they say, changed ones field by field.
func (w *deskWork) changedItem(it *store.EditItem) Item {
	before, after := w.itemFields(it.Before), w.itemFields(it.After)
	out := Item{Head: w.itemName(it)}
	switch {
	case before == nil:
		out.Head += ": put on record"
		out.Text, out.Notes = toldWhole(it.After, after, w.itemName(it))
	case after == nil:
		out.Head += ": taken off the record"
		out.Text, out.Notes = toldWhole(it.Before, before, w.itemName(it))
	default:
		if it.After.Fact != nil {
			out.Text = it.After.Fact.Text
		}
		if out.Notes = differences(before, after); len(out.Notes) == 0 {
			out.Notes = []string{"What it names or rests on was changed."}
		}
	}
	return out
}

// toldWhole is a thing with all that it says beside what it is called: the sentence of a fact, and the fields that have a value.
func toldWhole(it store.Item, fields []field, called string) (text string, notes []string) {
	for _, f := range fields {
		switch {
		case f.value == "" || f.value == called:
		case it.Fact != nil && f.name == "Text":
			text = f.value
		default:
			notes = append(notes, f.name+": "+f.value)
		}
	}
	if len(notes) > 1 {
		notes = []string{join(notes...)}
	}
	return text, notes
}

// changedLine is changedItem in one line.
func (w *deskWork) changedLine(it *store.EditItem) string {
	one := w.changedItem(it)
	parts := []string{one.Head}
	if it.Before == (store.Item{}) || it.After == (store.Item{}) {
		parts = append(parts, cut(one.Text, 120))
	} else {
		parts = append(parts, one.Notes...)
	}
	return cut(join(parts...), 300)
}

// changedItems are the first things that an edit changed.
func (w *deskWork) changedItems(ed *store.Edit, most int) (items []Item) {
	for i := range ed.Items[:min(len(ed.Items), most)] {
		items = append(items, w.changedItem(&ed.Items[i]))
	}
	if more := ed.Total - len(items); more > 0 {
		items = append(items, Item{Text: "And " + grouped(more) + " more."})
	}
	return items
}
