package commands

import (
	"byline/store"
)

// relation is how a relation is shown in the language: by its own word where the record calls it as the vocabulary does. A label
// that editors have given it is theirs.
func (l Lang) relation(rel *store.Relation) string {
	if l == English {
		return rel.Label
	}
	if t, ok := relationLabels[rel.Slug]; ok && t.en == rel.Label {
		return l.say(t)
	}
	return rel.Label
}

// inverse is how a relation is shown from its object's side.
func (l Lang) inverse(rel *store.Relation) string {
	if l == English {
		return rel.Inverse
	}
	if t, ok := inverseLabels[rel.Slug]; ok && t.en == rel.Inverse {
		return l.say(t)
	}
	if rel.Inverse != "" {
		return rel.Inverse
	}
	return l.relation(rel)
}
