package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

var (
	// idleWords say how a question is meant and nothing of what is asked. What tells one thing from another is not among them: how badly
	// somebody was hurt, whether it was on purpose, for how long it was.
	idleWords = english.WordSet(`actually really truly literally basically officially sadly tragically unfortunately regrettably luckily thankfully
		fortunately surprisingly amazingly incredibly unbelievably obviously clearly evidently seemingly certainly definitely surely honestly
		frankly exactly precisely ultimately eventually essentially generally famously infamously notoriously reputedly nowadays altogether
		anyway anyways somehow simply suddenly specifically currently presently even lol bro dude thx ty`)
	// maybes say the same of what is asked, but of what is claimed that it need not be so, or not as a rule.
	maybes = english.WordSet(`supposedly purportedly ostensibly allegedly reportedly apparently presumably probably possibly physically personally formally
		technically effectively usually typically normally`)
)

// afterwards are idle at the end of a question.
var afterwards = english.WordSet(`later afterwards afterward subsequently`)

// idleTurns are turns of phrase that say no more, and what is left of them: "back in May" is "in May".
var idleTurns = readTurns(`that night:|that day:|that morning:|that afternoon:|that evening:|up there:|down there:|out there:|over there:|in there:|
	back there:|back then:|back when:when|way back in:in|back in:in|day to day:|all told:|all along:|so to speak:|by the way:|at that point:|as of now:now|
	at the end of the day:|ended up with:got|end up with:get|ends up with:gets|wound up with:got|wind up with:get`)

// backTurns speak of what the story is about, and are idle at the end of a question.
var backTurns = readTurns(`because of this:|because of that:|because of it:|because of all this:|because of the whole thing:|as a result of this:|
	as a result of it:|as a result of all this:|as a result:|as a consequence:|as a consequence of this:|in response to this:|in response to it:|over this:|over it:|
	over all this:|in all this:|through all this:|due to this:|thanks to this:|after all this:|in the wake of this:|in the wake of it:`)

// expletives are idle after a question word alone: "what on earth happened?"
var expletives = readTurns(`on earth:|in the world:|the hell:|the heck:|the fuck:|tf:|exactly:`)

// idleTurn is a turn of phrase and what is left of it.
type idleTurn struct {
	words []string
	left  string
}

func readTurns(text string) (out []idleTurn) {
	for t := range strings.SplitSeq(text, "|") {
		words, left, _ := strings.Cut(strings.TrimSpace(t), ":")
		out = append(out, idleTurn{strings.Fields(words), left})
	}
	return out
}

// withoutIdle leaves out of a question what says nothing of its own, unless the record uses the word: there it may decide.
func (v *View) withoutIdle(text string, toks []english.Token) string {
	asks := slices.ContainsFunc(toks, func(t english.Token) bool { return questionWords[t.Text] })
	var out strings.Builder
	last, content := 0, false
	for i := 0; i < len(toks); i++ {
		n, left := v.idleAt(toks, i, asks)
		if n == 0 || n == len(toks) {
			content = content || !english.StopWords[toks[i].Text]
			continue
		}
		out.WriteString(text[last:toks[i].Start])
		out.WriteString(left)
		last = toks[i+n-1].End
		if left == "" {
			if courtesies[toks[i].Text] && last < len(text) && text[last] == '.' {
				last++
			}
			for last < len(text) && text[last] == ' ' {
				last++
			}
		}
		i += n - 1
	}
	if last == 0 || !content {
		return text
	}
	return strings.TrimSpace(out.String() + text[last:])
}

// idleAt is how many words from token i on say nothing, and what is left of them.
func (v *View) idleAt(toks []english.Token, i int, asks bool) (n int, left string) {
	plain := func(i int) bool {
		t := &toks[i]
		return t.Flags&(english.FlagUpper|english.FlagQuoted|english.FlagPoss) == 0 && (t.Flags&english.FlagCap == 0 || i == 0)
	}
	find := func(all []idleTurn) bool {
		for _, t := range all {
			for n = 0; n < len(t.words) && i+n < len(toks) && toks[i+n].Text == t.words[n] && plain(i+n); n++ {
			}
			if n == len(t.words) {
				left = t.left
				return true
			}
		}
		n = 0
		return false
	}
	w := toks[i].Text
	switch {
	case courtesies[w] && i+1 < len(toks) && v.person(toks[i+1].Text) && !v.uses(w):
		return 1, ""
	case !plain(i):
	case (idleWords[w] || asks && maybes[w]) && !v.uses(w) && !(w == "even" && (i == 0 || i == len(toks)-1 || strings.HasPrefix(toks[i-1].Text, "br"))):
		return 1, ""
	case asks && afterwards[w] && i > 2 && i == len(toks)-1 && toks[i-1].Text != "and" && toks[i-1].Text != "or" && !v.uses(w) && !english.TimeUnits[toks[i-1].Text] && !english.IsFigure(&toks[i-1]):
		return 1, ""
	case i > 0 && questionWords[toks[i-1].Text] && find(expletives):
		return n, left
	case w == "back" && i > 0 && backwards[toks[i-1].Text]: // went back in May
	case asks && find(idleTurns):
		return n, left
	case asks && i > 0 && endings[w] != "" && i+1 < len(toks) && toks[i+1].Text == "up":
		return endsUp(toks, i)
	case asks && i > 2 && find(backTurns):
		if i+n == len(toks) {
			return n, left
		}
		return 0, ""
	}
	return 0, ""
}

// endings are the forms of to end of which "end up" is made, with those of to go for them.
var endings = map[string]string{"end": "go", "ends": "goes", "ended": "went", "ending": "going", "wound": "went"}

// endsUp puts "go" in the place of "end up", but where it is part of a saying (to end up in hospital) or leads up to another verb, of which
// helping has what there is to say.
func endsUp(toks []english.Token, i int) (n int, left string) {
	for k := i + 2; k < len(toks) && k < i+4; k++ {
		switch toks[k].Text {
		case "hospital", "jail", "prison", "bars", "last", "court", "bottom", "dead":
			return 0, ""
		}
	}
	if i+2 == len(toks) || gerund(toks[i+2].Text) {
		return 0, "" // where it ended is where it lies
	}
	return 2, endings[toks[i].Text]
}

// courtesies stand before a name and tell nothing of whom it means.
var courtesies = english.WordSet(`mr mrs ms mister dr prof sir madam dame`)

// person reports the first word of a person's name, or a name of theirs by itself.
func (v *View) person(w string) bool {
	of := func(e int32) bool { return v.Record.Entities[e].Kind == store.KindPerson }
	return slices.ContainsFunc(v.names.lookup(w), of) || slices.ContainsFunc(v.firstNames()[w], of)
}

// backwards are verbs that back belongs to.
var backwards = english.WordSet(`go goes going gone went come comes coming came get gets got getting give gives gave given take takes took taken bring brings brought
	move moves moved fly flies flew bounce bounced hit fight fought roll rolled send sent turn turned let be is was`)

// uses reports a word that the record has in just this form, in a fact, a name or the words for a relation.
func (v *View) uses(w string) bool {
	if _, ok := slices.BinarySearch(v.vocab.askedBy, w); ok {
		return true
	}
	_, ok := v.index.ids[w]
	return ok
}
