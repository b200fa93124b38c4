package store

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestVocabularyIsSound(t *testing.T) {
	slugs := make(map[string]bool)
	labels := make(map[string]string)
	commands := 0
	for _, r := range Vocabulary() {
		if !isSlug(r.Slug) || slugs[r.Slug] {
			t.Errorf("%s: not a slug, or there twice", r.Slug)
		}
		slugs[r.Slug] = true
		if r.Label == "" || labels[r.Label] != "" {
			t.Errorf("%s: label %q is missing or that of %s", r.Slug, r.Label, labels[r.Label])
		}
		labels[r.Label] = r.Slug
		if !r.Builtin {
			t.Errorf("%s: not marked as built in", r.Slug)
		}
		if r.Symmetric && r.Inverse != "" {
			t.Errorf("%s: symmetric, so its inverse is its label", r.Slug)
		}
		for i, w := range r.Words {
			if w == "" || cleanLine(w) != w || w != strings.ToLower(w) || unfit(w, MaxWords) != "" {
				t.Errorf("%s: word %q is not in lower case, clean and short", r.Slug, w)
			}
			if slices.Contains(r.Words[:i], w) {
				t.Errorf("%s: word %q is there twice", r.Slug, w)
			}
		}
		if r.Command {
			commands++
			if !regexp.MustCompile(`^[a-z0-9-]{1,32}$`).MatchString(r.Slug) {
				t.Errorf("%s: Discord takes no such command name", r.Slug)
			}
			if slices.Contains([]string{"ask", "about", "timeline", "figures", "said", "sources", "story", "fact", "help",
				"desk", "digest"}, r.Slug) {
				t.Errorf("%s: collides with a command of Byline", r.Slug)
			}
		}
	}
	if commands < 12 || commands > 25 {
		t.Errorf("%d relations are commands of their own; Discord leaves room for some 25", commands)
	}
	for _, want := range strings.Fields(`partner rival supplier customer investor owner acquirer leader founder member product
		regulator rule location announcement statement comment revenue share-price market-value figure cause effect
		expectation`) {
		if !slugs[want] {
			t.Errorf("%s is missing", want)
		}
	}
}

// People mean different things by these words, and only the story can tell which. Each that is added belongs here, so that
// nobody adds one without having thought of it.
var ambiguous = map[string]string{
	"affects":    "affected effect",
	"aim":        "purpose goal",
	"ally":       "partner supporter",
	"backer":     "investor supporter",
	"belongs to": "owner member",
	"bill":       "rule cost",
	"brand":      "subsidiary product",
	"buyer":      "customer acquirer",
	"contender":  "rival candidate",
	"costs":      "cost price",
	"led to":     "cause effect",
	"made by":    "supplier product",
	"margin":     "votes profit",
	"offers":     "product offer",
	"opposes":    "critic opponent",
	"outcome":    "result effect",
	"platform":   "technology policy",
	"powered by": "supplier technology",
	"proposal":   "plan offer",
	"response":   "response reaction",
	"title":      "role award",
}

func TestAmbiguousWordsAreMeant(t *testing.T) {
	by := make(map[string][]string)
	for _, r := range Vocabulary() {
		for _, w := range r.Words {
			by[w] = append(by[w], r.Slug)
		}
	}
	for _, w := range slices.Sorted(maps.Keys(by)) {
		if got := strings.Join(by[w], " "); len(by[w]) > 1 && got != ambiguous[w] {
			t.Errorf("%q: %q,", w, got)
		}
	}
	for w, want := range ambiguous {
		if len(by[w]) < 2 {
			t.Errorf("%q is no longer ambiguous between %s", w, want)
		}
	}
}
