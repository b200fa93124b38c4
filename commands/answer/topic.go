package answer

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"byline/commands/answer/english"
)

// Topic is a form that questions share which ask the same in nearly the same words: names in the place of their aliases and
// misspellings, words in the place of their endings, grammar left out. What tells questions apart stays: what sort of thing
// is asked for, the order of the words, who does it to whom, where, when, not. It is empty where the question names nothing
// that the story has.
func (v *View) Topic(text string, now time.Time) string {
	text = clean(text)
	q := v.readQuestion(text, now)
	if len(q.named) == 0 && len(q.rels) == 0 {
		return ""
	}
	sought := q.seek
	switch sought {
	case seekNumber, seekMoney, seekPercent, seekAmount:
		if !slices.ContainsFunc(q.toks, func(t english.Token) bool { return t.Text == "how" }) {
			sought = seekAny // "What does it pay?" is for an amount, as its verb has it
		}
	}
	parts := []string{fmt.Sprintf("%d.%d", q.shape, sought)}
	if q.negated {
		parts = append(parts, "not")
	}
	for i := 0; i < len(q.toks); i++ {
		if m := q.nameAt(i); m != nil {
			slugs := make([]string, len(m.entities))
			for k, e := range m.entities {
				slugs[k] = v.Record.Entities[e].Slug
			}
			slices.Sort(slugs)
			parts = append(parts, "@"+strings.Join(slugs, "|"))
			i = m.to - 1
			continue
		}
		switch w := q.word(i); {
		case q.use[i] == useDate, q.use[i] == useShape, w == "":
		case english.Telling[w], modals[w], (q.use[i] == useStop || q.use[i] == usePlace) && english.Prepositions[w] && !plainPrepositions[w]:
			parts = append(parts, w)
		case q.use[i] == useStop, q.use[i] == useLight:
		default:
			parts = append(parts, q.stems[i])
		}
	}
	if spoken := q.askedTime(); spoken != "" {
		parts = append(parts, spoken)
	}
	return strings.Join(parts, " ")
}

var (
	// modals ask whether something will or may be, not whether it is.
	modals = english.WordSet(`will would can could shall should may might must won't wouldn't can't couldn't`)
	// plainPrepositions say where or of what, as word order does too.
	plainPrepositions = english.WordSet(`of in on at`)
)

// AskedTime is the time that a question's words speak of, in a form of its own; empty where they speak of none. "Yesterday" is
// another time tomorrow, and "in March" may be another one as the story goes on: who asks a question again later compares.
func (v *View) AskedTime(text string, now time.Time) string {
	return v.readQuestion(clean(text), now).askedTime()
}

func (q *query) askedTime() string {
	if q.when.bound == boundNone {
		return ""
	}
	return fmt.Sprintf("%d:%s:%s", q.when.bound, q.when.from, q.when.to)
}

// sameTopic reports a word that says the same as one of the story's title: the quake, of a story of an earthquake.
func (v *View) sameTopic(u *unit) bool {
	return slices.ContainsFunc(u.said, func(d told) bool {
		return len(d.Words) == 1 && d.level >= sameLevel && v.vocab.topic[english.Stem(d.Words[0])]
	})
}
