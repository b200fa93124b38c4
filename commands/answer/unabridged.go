package answer

import (
	"strings"

	"byline/commands/answer/english"
)

// unabridged writes out what a question has in shorthand, which is read as what it stands for and needs no telling. What the record
// writes as a name, or is typed as one, is left alone.
func (v *View) unabridged(text string, toks []english.Token) string {
	var out strings.Builder
	last := 0
	for i := range toks {
		t := &toks[i]
		if t.Start < last || t.Flags&english.FlagUpper != 0 || t.Flags&english.FlagCap != 0 && i > 0 || t.Flags&english.FlagQuoted != 0 {
			continue
		}
		end := t.End
		typed := t.Text
		if n, _ := english.ScanContraction(text, t.End); n > 0 {
			end += n
			typed = english.Fold(text[t.Start:end])
		}
		long, ok := english.Shorthand()[typed]
		if !ok || v.writesName(t.Text) && typed == t.Text || !english.StandsAlone(text, t.Start, end) {
			continue
		}
		out.WriteString(text[last:t.Start])
		out.WriteString(long)
		last = end
	}
	if last == 0 {
		return text
	}
	return out.String() + text[last:]
}

// writesName reports a word by which the record calls something, or that it writes with a capital within a sentence.
func (v *View) writesName(w string) bool {
	if len(v.names.exact[w]) > 0 {
		return true
	}
	id, ok := v.index.ids[w]
	return ok && v.index.words[id].caps > 0
}
