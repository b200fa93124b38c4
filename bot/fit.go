package bot

import (
	"slices"
	"strings"

	"byline/commands"
)

// fit is body in at most n characters: what is noted last goes first, then quotations and links, then the sentence is
// shortened, and last the byline.
func fit(it commands.Item, at locale, n int) string {
	s := body(it, at)
	notes := it.Notes
	for kept := len(notes) - 1; kept > 0 && length(s) > n; kept-- {
		it.Notes = append(slices.Clone(notes[:kept]), at.LeftOut(len(notes)-kept))
		s = body(it, at)
	}
	for try := 0; try < 7 && length(s) > n; try++ {
		switch {
		case len(it.Cites) > 3:
			it.Notes = append([]string{at.MoreSources(len(it.Cites) - 3)}, it.Notes...)
			it.Cites = it.Cites[:3]
		case length(it.Quote) > 80:
			it.Quote = shorten(it.Quote, 80)
		case slices.ContainsFunc(it.Cites, func(c commands.Cite) bool { return c.URL != "" }):
			it.Cites = withoutLongest(it.Cites) // the button Sources has it
		case length(it.Text) > 200:
			it.Text = shorten(it.Text, 200)
		default:
			it.Notes = nil
		}
		s = body(it, at)
	}
	return shorten(s, n)
}

// withoutLongest is a byline without the longest of its links: what is cut within a link would be shown as it is written.
func withoutLongest(cites []commands.Cite) []commands.Cite {
	cites, longest := slices.Clone(cites), 0
	for i := range cites {
		if len(cites[i].URL) >= len(cites[longest].URL) {
			longest = i
		}
	}
	cites[longest].URL = ""
	return cites
}

// noteLines are notes a line each, in at most a number of characters.
func noteLines(notes []string, most int) string {
	var lines []string
	for _, n := range notes {
		n = shorten(escape(strings.TrimSpace(n)), most-len("**\n"))
		if n == "" {
			continue
		}
		lines = append(lines, "*"+n+"*")
		most -= length(n) + len("**\n")
	}
	return strings.Join(lines, "\n")
}
