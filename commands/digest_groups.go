package commands

import (
	"cmp"
	"slices"

	"byline/store"
)

// The sorts of news that a digest tells apart, in the order in which it does. What readers are most likely to want comes
// first, then everything that takes back or changes what they were told, and news of less weight after that.
type newsGroup int

const (
	newsNew newsGroup = iota
	newsConfirmed
	newsCorrected
	newsDisputed
	newsDenied
	newsReplaced
	newsRetracted
	newsRestored
	newsNotDisclosed
	newsUpdated // what was told still holds; something was added to it
	newsMinor   // what came on record and is not among the most important
)

// mostNew is how many new facts stand before the corrections; the others come last.
const mostNew = 5

// groupOf is the one group that tells a change best. A new certainty goes before the words that came with it.
func groupOf(c store.FactChange) newsGroup {
	was, is := c.Before, c.After
	if was != nil && was.Retracted != "" {
		was = nil
	}
	switch {
	case is == nil || is.Retracted != "":
		return newsRetracted
	case is.Status == store.NotDisclosed && (was == nil || was.Status != store.NotDisclosed):
		return newsNotDisclosed
	case was == nil && c.Before != nil:
		return newsRestored
	case is.Replaces != 0 && (was == nil || was.Replaces != is.Replaces):
		return newsReplaced
	case is.Disputes != 0 && (was == nil || was.Disputes != is.Disputes),
		is.Status == store.Disputed && (was == nil || was.Status != store.Disputed):
		return newsDisputed
	case was == nil:
		return newsNew
	case is.Status == store.Confirmed && was.Status != store.Confirmed:
		return newsConfirmed
	case is.Status == store.Denied && was.Status != store.Denied:
		return newsDenied
	case claimChanged(was, is):
		return newsCorrected
	}
	return newsUpdated
}

// claimChanged reports whether a fact says something else than it did, or rests on something else; what was merely added to
// it, such as one more source or when it ended, does not make wrong what was told.
func claimChanged(was, is *store.Fact) bool {
	otherwise := func(a, b store.When) bool { return !a.IsZero() && a != b }
	return was.Text != is.Text || was.Where != is.Where || was.Status != is.Status || was.Value != "" && was.Value != is.Value ||
		was.Subject != 0 && was.Subject != is.Subject || was.Object != 0 && was.Object != is.Object ||
		was.Relation != "" && was.Relation != is.Relation || was.Quote != "" && was.Quote != is.Quote ||
		was.SaidBy != 0 && was.SaidBy != is.SaidBy || otherwise(was.Happened, is.Happened) || otherwise(was.Until, is.Until) ||
		dropped(was.Sources, is.Sources)
}

// groupChanges sorts changes into their groups, the most important first in each.
func (r *reading) groupChanges(changes []store.FactChange) [len(newsNames)][]store.FactChange {
	var groups [len(newsNames)][]store.FactChange
	for _, c := range changes {
		g := groupOf(c)
		groups[g] = append(groups[g], c)
	}
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b store.FactChange) int {
			return r.compareFacts(changedFact(a), changedFact(b))
		})
	}
	if all := groups[newsNew]; len(all) > mostNew {
		groups[newsNew], groups[newsMinor] = all[:mostNew], all[mostNew:]
	}
	return groups
}

// changedFact is the fact as a change tells it: as it is now, or as it last was.
func changedFact(c store.FactChange) *store.Fact {
	if c.After == nil {
		return c.Before
	}
	return c.After
}

// compareFacts puts the more important fact first: by how sure it is, what it says of its subject and how many report it;
// then the one published later. Of two that are alike, the one stands first that came first.
func (r *reading) compareFacts(a, b *store.Fact) int {
	return cmp.Or(cmp.Compare(r.importance(b), r.importance(a)), b.Known().Compare(a.Known()))
}

// importance is what a fact counts for in a digest: at most 10.
func (r *reading) importance(f *store.Fact) int {
	n := statusWeights[f.Status]
	if f.Relation != "" {
		n += max(1, relationWeights[f.Relation])
	}
	if len(f.Sources) > 1 {
		n++
	}
	if f.EndedBy(r.at, r.loc) {
		n -= 2
	}
	return n
}

var statusWeights = map[store.Status]int{
	store.Confirmed: 4, store.Disputed: 3, store.Denied: 3, store.Reported: 2, store.NotDisclosed: 1,
}

// relationWeights are the relations that carry most stories; any other counts 1, none at all 0.
var relationWeights = map[string]int{
	"partner": 4, "acquirer": 4, "owner": 4, "winner": 4, "leader": 3, "founder": 3, "investor": 3, "regulator": 3, "rule": 3,
	"announcement": 3, "cause": 3, "effect": 3, "revenue": 2, "share-price": 2, "market-value": 2, "figure": 2, "statement": 2,
	"product": 2, "supplier": 2, "customer": 2, "rival": 2,
}
