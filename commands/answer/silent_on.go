package answer

import (
	"slices"

	"byline/commands/answer/english"
	"byline/store"
)

// untold are the words by which a fact says what was not told, by what a question asks for.
func (m *matcher) untold(word string) bool {
	switch m.seek {
	case seekAgent, seekPerson, seekCompany, seekOrganisation:
		return word == "who" || word == "behind" || word == "identity" || word == "responsible"
	case seekReason:
		return whyWords[word]
	case seekDate:
		return word == "when" || word == "date"
	case seekPlace:
		return word == "where"
	case seekNumber:
		return word == "many" || word == "number"
	}
	return m.judging() && (word == "whether" || word == "if")
}

// whyWords are the words for a reason that a fact says was not told.
var whyWords = english.WordSet(`why reason reasons motive motives cause explanation explain explained`)

// silentOn reports a fact by which it was not told who did something, why or when, where a question asks so with a word for the relation
// that the fact has another word of: "who hacked it", of "who was behind the theft".
func (m *matcher) silentOn(u *unit, n int32, f *store.Fact) bool {
	if f.Status != store.NotDisclosed || f.Relation != "" || u.rel == nil {
		return false
	}
	x := m.v.index
	toks := x.fact(uint32(n))
	untold := false
	for i := range toks {
		w := &x.words[toks[i].word()]
		untold = untold || m.untold(w.text)
		if !untold {
			continue
		}
		for _, p := range u.rel.is {
			rel := &m.v.Record.Relations[p.relation]
			if !rel.Builtin && slices.ContainsFunc(rel.Words, func(own string) bool { return own == w.text }) {
				return true
			}
		}
	}
	return false
}
