package answer

import (
	"slices"

	"byline/commands/answer/english"
)

// lostTo writes "who did they lose to" and "who lost to them" as what the record tells, which is who beat whom: "who were they beaten by".
// A record that tells of some who lost to others is asked in their words.
func (v *View) lostTo(text string, toks []english.Token) string {
	at := slices.IndexFunc(toks, func(t english.Token) bool { return losing[t.Text] })
	if at < 1 || at+1 >= len(toks) || toks[at+1].Text != "to" && toks[at+1].Text != "against" || toks[at].Flags&english.FlagCap != 0 || !v.tellsVictory() {
		return text
	}
	before := toks[at-1].Text
	if beings[before] || before == "get" || before == "got" {
		return text // what was lost to the flood
	}
	left := text[:toks[at].Start]
	did := slices.IndexFunc(toks[:at], func(t english.Token) bool { return t.Text == "did" || t.Text == "does" || t.Text == "do" })
	switch {
	case toks[at].Text == "lose" && did >= 0:
		for i := range toks[:did] {
			if w := toks[i].Text; w == "what" || w == "which" || w == "many" || w == "much" {
				return text // how many seats they lost to them
			}
		}
		left = text[:toks[did].Start] + "was" + text[toks[did].End:toks[at].Start] + "beaten by"
	case toks[at].Text == "lost" && (before == "has" || before == "have" || before == "had"):
		left += "been beaten by"
	case toks[at].Text == "lost":
		left += "was beaten by"
	default:
		return text
	}
	return left + text[toks[at+1].End:]
}

var losing = english.WordSet(`lose lost`)

// tellsVictory reports a record that tells of somebody who beat another, and of nobody who lost to one.
func (v *View) tellsVictory() bool {
	x := v.index
	won := false
	for _, w := range [...]string{"beat", "defeat"} {
		if id, ok := v.stemID(english.Stem(w)); ok {
			won = won || len(x.stems[id].forms) > 0
		}
	}
	id, ok := v.stemID(english.Stem("lose"))
	if !won || !ok {
		return won
	}
	for _, w := range x.stems[id].forms {
		for _, p := range x.posts[x.words[w].from:x.words[w].to] {
			toks := x.fact(uint32(p.fact()))
			for i := 0; i+1 < len(toks); i++ {
				if next := x.words[toks[i+1].word()].text; x.words[toks[i].word()].stem == id && (next == "to" || next == "against") {
					return false
				}
			}
		}
	}
	return true
}
