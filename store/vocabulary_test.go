package store

import (
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
