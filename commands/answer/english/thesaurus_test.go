package english

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestThesaurusLines holds every line of the thesaurus to the form that CONTRIBUTING.md gives.
func TestThesaurusLines(t *testing.T) {
	member := regexp.MustCompile(`^(to )?[a-z0-9]['a-z0-9]*([ -][a-z0-9]['a-z0-9]*){0,5}$`)
	seen := map[string]bool{}
	for n, line := range strings.Split(strings.TrimSuffix(thesaurusText, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if seen[line] {
			t.Errorf("line %d stands twice: %s", n+1, line)
		}
		seen[line] = true
		asked, told, directed := strings.Cut(line, " > ")
		members := strings.Split(line, " | ")
		if directed {
			members = append(strings.Split(asked, ", "), strings.Split(told, " | ")...)
		}
		if len(members) < 2 {
			t.Errorf("line %d has but one member: %s", n+1, line)
		}
		for i, m := range members {
			if !member.MatchString(m) || slices.Contains(members[:i], m) && !directed {
				t.Errorf("line %d: %q is no member of a group, or stands there twice: %s", n+1, m, line)
			}
		}
	}
}

// TestThesaurusFindsEverySaying looks each saying up by its first word.
func TestThesaurusFindsEverySaying(t *testing.T) {
	for line := range strings.Lines(thesaurusText) {
		if line[0] == '#' {
			continue
		}
		all := (&group{line: strings.TrimSuffix(line, "\n")}).All()
		for i := range all {
			s := &all[i]
			if !slices.ContainsFunc(SayingsFrom(Stem(s.Words[0])), func(o Saying) bool {
				return o.Is(s) && o.Asks == s.Asks && o.Tells == s.Tells && o.Of.line == s.Of.line
			}) {
				t.Errorf("%q of %q is not found", s.Words, line)
			}
		}
	}
}

// TestEnglishWordsHaveRoom holds the table of the thesaurus' words to at most half of its places.
func TestEnglishWordsHaveRoom(t *testing.T) {
	set, n := englishWords(), 0
	for _, w := range set.at {
		if w != "" {
			n++
		}
	}
	if n == 0 || n > len(set.at)/2 {
		t.Errorf("%d words in %d places: make more of them", n, len(set.at))
	}
	if !set.has("merger") || set.has("") || set.has("mergr") {
		t.Error("the table has not the words of the thesaurus, or others")
	}
}
