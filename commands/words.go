package commands

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// possessive is the name as an owner: "Apple's", "Goldman Sachs'". A name that ends in s takes the apostrophe alone, which
// is right for plurals (States, Motors) and accepted for people, so that one rule serves every name.
func possessive(name string) string {
	if name == "" {
		return ""
	}
	if strings.HasSuffix(name, "s") || strings.HasSuffix(name, "S") {
		return name + "'"
	}
	return name + "'s"
}

// owner is a name as the owner of what follows: in English with its apostrophe, elsewhere the text says it.
func (l Lang) owner(name string) string {
	if l == English {
		return possessive(name)
	}
	return name
}

// count writes "1 fact", "2 facts".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return grouped(n) + " " + plural(noun)
}

// facts begins a sentence with a number of facts and a verb that agrees with it: "No facts rest", "1 fact rests".
func facts(n int, one, many string) string {
	s := count(n, "fact")
	if n == 0 {
		s = "No facts"
	}
	return strings.TrimSpace(s + " " + agree(n, one, many))
}

// agree is the form of a verb that goes with a number.
func agree(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}

// grouped writes 12345 as "12,345".
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// unchanging are nouns that have no plural, or that stand for one.
var unchanging = map[string]bool{
	"revenue": true, "staff": true, "data": true, "evidence": true, "ownership": true, "news": true, "series": true,
	"personnel": true, "aid": true, "equipment": true, "legislation": true, "turnout": true,
}

// plural is the plural of an English noun or noun phrase: "share price", "country", "owner of".
func plural(noun string) string {
	if head, tail, ok := strings.Cut(noun, " of "); ok {
		return plural(head) + " of " + tail
	}
	stem, last := "", noun
	if i := strings.LastIndexByte(noun, ' '); i >= 0 {
		stem, last = noun[:i+1], noun[i+1:]
	}
	low := strings.ToLower(last)
	switch {
	case last == "" || unchanging[low]:
	case low == "person":
		last = last[:1] + "eople"
	case strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ss") && !strings.HasSuffix(low, "us"):
		// a plural already
	case strings.HasSuffix(low, "y") && len(low) > 1 && !strings.ContainsRune("aeiou", rune(low[len(low)-2])):
		last = last[:len(last)-1] + "ies"
	case strings.HasSuffix(low, "s"), strings.HasSuffix(low, "x"), strings.HasSuffix(low, "z"),
		strings.HasSuffix(low, "ch"), strings.HasSuffix(low, "sh"):
		last += "es"
	default:
		last += "s"
	}
	return stem + last
}

// inSentence lowers the first letter of a label unless it begins an abbreviation: "Share price" becomes "share price",
// "AI provider" stays.
func inSentence(label string) string {
	first, n := utf8.DecodeRuneInString(label)
	second, _ := utf8.DecodeRuneInString(label[n:])
	if unicode.IsUpper(second) {
		return label
	}
	return string(unicode.ToLower(first)) + label[n:]
}

// capital raises the first letter, but of "iPhone" and its like.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[n:]); s == "" || unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// series joins names as a sentence does: "a", "a and b", "a, b and c".
func series(names []string, conjunction string) string {
	switch len(names) {
	case 0:
		return ""
	case 1:
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " " + conjunction + " " + names[len(names)-1]
}

// cut shortens s visibly to at most n characters.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	r := []rune(s)
	return strings.TrimRightFunc(string(r[:n-1]), unicode.IsSpace) + "…"
}

// quote shows typed text within a sentence.
func quote(s string) string { return "“" + cut(s, 60) + "”" }

// sentence ends s with a full stop where it has no end yet.
func sentence(s string) string {
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "”\"')"))
	if s == "" || strings.ContainsRune(".?!…。？！", last) {
		return s
	}
	return s + "."
}

// join puts the parts that are not empty side by side with the house's separator.
func join(parts ...string) string {
	kept := make([]string, 0, 8)
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, " · ")
}
