package commands

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"

	"byline/store"
)

// AmendDigest writes into a message of a digest what became of its facts after it was composed, which was at the mark since:
// what was corrected, retracted, or taken back and put on record again. What the message said stays. posted may have been
// amended before: it comes to the same, and changed tells whether it differs from posted. facts are those that the message
// was composed with.
func (d Deps) AmendDigest(
	ctx context.Context, dg store.Digest, posted Reply, facts []store.FactID, since int64, now time.Time,
) (amended Reply, changed bool, err error) {
	if len(facts) == 0 {
		return posted, false, nil
	}
	upto, err := d.Store.Mark(ctx, dg.Guild, dg.Story)
	if err != nil {
		return posted, false, fmt.Errorf("amending a digest: %w", err)
	}
	changes, err := d.Store.FactChanges(ctx, dg.Guild, dg.Story, since, upto)
	if err != nil {
		return posted, false, fmt.Errorf("amending a digest: %w", err)
	}
	w, err := d.digestWriter(ctx, dg, posted.Lang, now) // in the language that the message was written in
	if err != nil {
		return posted, false, err
	}
	became := make(map[string]Amendment, len(changes))
	for _, c := range changes {
		if a, ok := w.amendment(c); ok {
			became[c.Key] = a
		}
	}
	amended = posted
	amended.Items = slices.Clone(posted.Items)
	for i := range amended.Items {
		it := &amended.Items[i]
		if a, ok := became[it.Key]; ok && it.Key != "" {
			it.Amended = []Amendment{a}
		} else {
			it.Amended = nil
		}
	}
	shortenAmendments(&amended)
	return amended, !reflect.DeepEqual(amendments(posted), amendments(amended)), nil
}

func amendments(r Reply) (all [][]Amendment) {
	for _, it := range r.Items {
		all = append(all, slices.Clip(it.Amended))
	}
	return all
}

// amendment is what a reader of the fact as it was has to be told. A fact that has merely become surer, or has one more source,
// was not told wrongly.
func (w *digestWriter) amendment(c store.FactChange) (Amendment, bool) {
	a := Amendment{On: store.DayOf(c.Last.At.In(w.loc))}
	was, is := c.Before, c.After
	switch {
	case is == nil:
		a.What = w.lang.say(msgWithdrawn)
		return a, true
	case is.Retracted != "":
		a.What, a.Text = w.lang.say(msgRecanted), sentence(cut(is.Retracted, mostNote))
		return a, true
	case was == nil: // it was shown as taken back when it was not on record, or not shown
		a.What = w.lang.say(msgOnceMore)
		return a, true
	case was.Retracted != "":
		a.What = w.lang.say(msgOnceMore)
		if was.Text != is.Text {
			a.Text = is.Text
		}
		return a, true
	}
	if !claimChanged(was, is) || is.Status == store.Confirmed && surer(was, is) {
		return a, false
	}
	a.What = w.lang.say(msgWasCorrected)
	var parts []string
	anew := was.Text != is.Text
	if anew {
		text := w.lang.reworded(was.Text, is.Text)
		if text == "" {
			text = is.Text
		}
		parts = append(parts, text)
	}
	for _, change := range w.changes(was, is) {
		switch name := change.name; {
		case name == "Text", name == "Retracted", name == "Replaces", name == "Disputes":
		case anew && slices.Contains([]string{"Subject", "Relation", "Object", "Value"}, name):
		case name == "Status" && is.Status == store.Confirmed:
		case name == "Sources" && !dropped(was.Sources, is.Sources):
		default:
			parts = append(parts, sentence(cut(change.text, mostNote)))
		}
	}
	if len(parts) == 1 && was.Status != is.Status && (is.Status == store.Disputed || is.Status == store.Denied) && !anew {
		a.What, parts = capital(w.lang.Status(is.Status)), nil
	}
	a.Text = strings.Join(parts, " ")
	return a, true
}

// surer reports a fact of which nothing has changed but that it is confirmed.
func surer(was, is *store.Fact) bool {
	same := *was
	same.Status = is.Status
	return !claimChanged(&same, is)
}

// dropped reports whether a source that was named is no longer one, or is by another publisher or of another day.
func dropped(was, is []store.Source) bool {
	for _, s := range was {
		same := func(o store.Source) bool {
			return o.Slug == s.Slug && o.Publisher == s.Publisher && o.Published == s.Published
		}
		if !slices.ContainsFunc(is, same) {
			return true
		}
	}
	return false
}

// shortenAmendments keeps a message in which much had to be amended within what Discord takes, without touching what it said:
// first the longest go, and /fact still tells them.
func shortenAmendments(r *Reply) {
	for weighReply(*r) > amendedRoom {
		longest := -1
		for i, it := range r.Items {
			if len(it.Amended) > 0 && it.Amended[0].Text != "" &&
				(longest < 0 || len(it.Amended[0].Text) > len(r.Items[longest].Amended[0].Text)) {
				longest = i
			}
		}
		if longest < 0 {
			return
		}
		r.Items[longest].Amended[0].Text = ""
	}
}
