package commands

import (
	"slices"

	"byline/store"
)

// newsEntry is one change as a digest tells it, with what it stands against: they stay together.
type newsEntry []Item

const (
	mostCites = 2   // publications named under a fact
	mostItem  = 900 // characters of a fact with its byline, of the 1,024 that Discord shows in one piece
	mostNote  = 200 // characters of a note in a digest
	mostSides = 2   // facts shown against a disputed one
	headline  = 180 // characters of a sentence among headlines
)

// entry is a change in words. told notes the keys that are shown, so that two sides that both changed are told once.
func (r *reading) entry(c store.FactChange, g newsGroup, brief bool, told map[string]bool) newsEntry {
	f := changedFact(c)
	told[f.Key] = true
	was := c.Before
	entry := newsEntry{r.digestItem(f, was, brief)}
	first := &entry[0]
	switch g {
	case newsRetracted:
		first.Status = "" // nothing is claimed any more
		switch {
		case c.After == nil:
			first.Notes = append(first.Notes, r.lang.say(msgUndone))
		default:
			first.Text = c.Before.Text
			first.Notes = append(first.Notes, r.lang.say(msgWhyRetracted, sentence(c.After.Retracted)))
		}
		return entry
	case newsRestored:
		first.Notes = append(first.Notes, r.lang.say(msgHadRetracted, sentence(was.Retracted)))
	}
	if was != nil {
		r.tellChange(first, was, f, g)
	}
	switch g {
	case newsReplaced:
		if old := r.view.Fact(f.Replaces); old != nil && old.Retracted == "" {
			entry = append(entry, r.side(old, r.lang.say(msgReplacesThis), brief))
		}
	case newsDisputed:
		if now := r.view.FactByKey(f.Key); now != nil {
			against := r.view.State(now, r.at).Against
			for _, a := range against[:min(len(against), mostSides)] {
				entry = append(entry, r.side(a, r.lang.say(msgAgainst), brief))
				told[a.Key] = true
			}
			if more := len(against) - mostSides; more > 0 {
				first.Notes = append(first.Notes, r.lang.count(numDisputedBy, more))
			}
		}
	}
	return entry
}

// digestItem is a fact with its byline. Where it is told again, the sources that have come since are named first.
func (r *reading) digestItem(f, was *store.Fact, brief bool) Item {
	it := Item{Text: f.Text, Where: f.Where, Status: f.Status, SaidBy: r.view.Name(f.SaidBy), Key: f.Key, Brief: brief}
	sources := f.Sources
	if was != nil {
		fresh, old := newSources(was, f)
		sources = slices.Concat(fresh, old)
	}
	most := mostCites
	if brief {
		most = 1
		it.Text, it.SaidBy = cut(f.Text, headline), ""
	}
	it.Cites = cites(sources[:min(len(sources), most)])
	for i := len(it.Cites) - 1; i >= 0 && weighItem(r.lang, it) > mostItem; i-- {
		it.Cites[i].URL = "" // the button Sources has it; the sentence is not to be cut
	}
	if more := len(sources) - most; more > 0 && !brief {
		it.Notes = append(it.Notes, r.lang.count(numAndSources, more))
	}
	return it
}

// newSources parts a fact's sources into those that it did not have before and those that it had.
func newSources(was, is *store.Fact) (fresh, old []store.Source) {
	for _, s := range is.Sources {
		if slices.ContainsFunc(was.Sources, func(o store.Source) bool { return o.Slug == s.Slug }) {
			old = append(old, s)
		} else {
			fresh = append(fresh, s)
		}
	}
	return fresh, old
}

// side is a fact shown for another one's sake.
func (r *reading) side(f *store.Fact, head string, brief bool) Item {
	it := r.digestItem(f, nil, brief)
	it.Head = head
	return it
}

// tellChange says in a fact's item what it was before.
func (r *reading) tellChange(it *Item, was, is *store.Fact, g newsGroup) {
	anew := was.Text != is.Text
	if anew {
		if s := r.lang.reworded(was.Text, is.Text); s != "" {
			it.Text = s // whole: a cut must not hide what changed
		} else {
			it.Notes = append(it.Notes, r.lang.say(msgWas, cut(was.Text, mostNote)))
		}
	}
	if g == newsConfirmed {
		it.Text = r.lang.aside(it.Text, r.lang.say(msgWasAside, r.lang.Status(was.Status)))
	}
	skip := []string{"Text", "Retracted"}
	if anew { // the sentence says it
		skip = append(skip, "Subject", "Relation", "Object", "Value")
	}
	switch g {
	case newsConfirmed:
		skip = append(skip, "Status")
	case newsReplaced:
		skip = append(skip, "Replaces")
	case newsDisputed:
		skip = append(skip, "Disputes")
	}
	if fresh, _ := newSources(was, is); !dropped(was.Sources, is.Sources) {
		skip = append(skip, "Sources")
		if g == newsUpdated && len(fresh) > 0 {
			it.Notes = append(it.Notes, r.lang.count(numFreshSources, len(fresh)))
		}
	}
	said := len(it.Notes)
	old, now := *was, *is
	if g == newsRestored {
		old.Retracted = ""
	}
	for _, change := range r.changes(&old, &now) {
		if it.Brief && anew && change.name != "Status" { // a headline that was rewritten says enough
			continue
		}
		if !slices.Contains(skip, change.name) {
			it.Notes = append(it.Notes, cut(change.text, mostNote))
		}
	}
	if g == newsUpdated && len(it.Notes) == said && said == 0 { // a title, an author, an address
		it.Notes = append(it.Notes, r.lang.say(msgSourceDetails))
	}
}
