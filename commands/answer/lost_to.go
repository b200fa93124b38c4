package answer

import "slices"

// lostTo writes "who did they lose to" and "who lost to them" as what the record tells, which is who beat whom: "who were they beaten by".
// A record that tells of some who lost to others is asked in their words.
func (v *View) lostTo(text string, toks []token) string {
	at := slices.IndexFunc(toks, func(t token) bool { return losing[t.text] })
	if at < 1 || at+1 >= len(toks) || toks[at+1].text != "to" && toks[at+1].text != "against" || toks[at].flags&flagCap != 0 || !v.tellsVictory() {
		return text
	}
	before := toks[at-1].text
	if beings[before] || before == "get" || before == "got" {
		return text // what was lost to the flood
	}
	left := text[:toks[at].start]
	did := slices.IndexFunc(toks[:at], func(t token) bool { return t.text == "did" || t.text == "does" || t.text == "do" })
	switch {
	case toks[at].text == "lose" && did >= 0:
		for i := range toks[:did] {
			if w := toks[i].text; w == "what" || w == "which" || w == "many" || w == "much" {
				return text // how many seats they lost to them
			}
		}
		left = text[:toks[did].start] + "was" + text[toks[did].end:toks[at].start] + "beaten by"
	case toks[at].text == "lost" && (before == "has" || before == "have" || before == "had"):
		left += "been beaten by"
	case toks[at].text == "lost":
		left += "was beaten by"
	default:
		return text
	}
	return left + text[toks[at+1].end:]
}

var losing = setOf(`lose lost`)

// tellsVictory reports a record that tells of somebody who beat another, and of nobody who lost to one.
func (v *View) tellsVictory() bool {
	x := v.index
	won := false
	for _, w := range [...]string{"beat", "defeat"} {
		if id, ok := v.stemID(stem(w)); ok {
			won = won || len(x.stems[id].forms) > 0
		}
	}
	id, ok := v.stemID(stem("lose"))
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
