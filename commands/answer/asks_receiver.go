package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// What is handed over goes from one to another, and questions ask for either: "who got the rights", "who gave them up".
var (
	receivings = english.StemSet(`get receive obtain secure inherit borrow buy acquire collect pocket purchase land`)
	givings    = english.StemSet(`give sell lend donate award grant hand pay supply transfer send lease gift loan contribute`)
)

// handedOver tells from what a relation is called who gives and who gets by a fact: "Sells rights to", "Lent by"; 0 where it does not.
func (v *View) handedOver(f *store.Fact) (giver, receiver store.EntityID) {
	rel := v.Relation(f.Relation)
	if rel == nil || rel.Builtin || f.Subject == 0 || f.Object == 0 {
		return 0, 0
	}
	gives, gets := false, false
	label := nameWords(rel.Label)
	for _, w := range label {
		st := v.stemOf(w)
		gives, gets = gives || givings[st], gets || receivings[st]
	}
	if gives == gets || len(label) < 2 {
		return 0, 0
	}
	switch last := label[len(label)-1]; {
	case gives && last == "to", gets && last == "by":
		return f.Subject, f.Object
	case gives && last == "by", gets && last == "from":
		return f.Object, f.Subject
	}
	return 0, 0
}

// handed is the one of a fact's two sides that a question for whoever gives or gets asks for; 0 where it does not ask so.
func (m *matcher) handed(f *store.Fact) store.EntityID {
	if m.asksObject() || m.shape != shapeWh {
		return 0
	}
	giver, receiver := m.v.handedOver(f)
	if giver == 0 {
		return 0
	}
	for i := range m.toks {
		if m.use[i] == useName || m.use[i] == useDate || !m.verbLike(i) && !strings.HasPrefix(m.word(i), "got") {
			continue
		}
		gets := receivings[m.stems[i]]
		if !gets && !givings[m.stems[i]] {
			continue
		}
		if m.passiveAt(i) {
			gets = m.word(i+1) != "by" // who was given them
		}
		if gets {
			return receiver
		}
		return giver
	}
	return 0
}

// hand is which way something goes between a named entity and another.
type hand int8

const (
	handNone  hand = iota
	handGives      // it comes from them
	handGets       // it goes to them
)

// handling reports a word for handing over: a verb, or the noun for what is done.
func handling(stem string) bool { return givings[stem] || receivings[stem] || handings[stem] }

var handings = english.StemSet(`loan donation gift sale payment transfer grant award supply delivery`)

// readHands tells for each named entity of a question which way it has things go: "did X lend it to Y".
func (m *matcher) readHands() []hand {
	gives := 0
	for i := range m.toks {
		if m.use[i] == useName || m.use[i] == useDate {
			continue
		}
		if givings[m.stems[i]] {
			gives = 1
		} else if receivings[m.stems[i]] {
			gives = -1
		}
	}
	if gives == 0 {
		return nil
	}
	out := make([]hand, len(m.named))
	found := false
	for i := range m.named {
		men := &m.named[i]
		b := men.from - 1
		if m.word(b) == "the" {
			b--
		}
		switch m.word(b) {
		case "to":
			out[i] = handGets
		case "from":
			out[i] = handGives
		default:
			for k := range m.units {
				u := &m.units[k]
				if u.kind != unitWord || m.asDoer(u, men) != doer {
					continue
				}
				if givings[m.stems[u.from]] {
					out[i] = handGives
				} else if receivings[m.stems[u.from]] {
					out[i] = handGets
				}
			}
		}
		found = found || out[i] != handNone
	}
	if !found {
		return nil
	}
	return out
}

// asksPaid reports a question with the verb to pay.
func (q *query) asksPaid() bool {
	return slices.ContainsFunc(q.toks, func(t english.Token) bool { return t.Text == "pay" || t.Text == "paid" || t.Text == "paying" })
}

// goesOtherWay reports a fact in which what is handed over goes the other way than in the question.
func (m *matcher) goesOtherWay(n int32) bool {
	if m.hands == nil {
		return false
	}
	x := m.v.index
	toks := x.fact(uint32(n))
	told, pays := false, false
	for i := range toks {
		pays = pays || paying[x.words[toks[i].word()].text]
		told = told || handling(x.stems[x.words[toks[i].word()].stem].text)
	}
	giver, receiver := m.v.handedOver(&m.v.Record.Facts[n])
	if !told && giver == 0 || !pays && m.asksPaid() && moneyIn(m.v.parse(m.v.Record.Facts[n].Text).toks) {
		return false // what one pays goes to whoever sells
	}
	for i, h := range m.hands {
		men := &m.named[i]
		if h == handNone || len(men.entities) != 1 {
			continue
		}
		is := handNone
		switch m.v.Record.Entities[men.entities[0]].ID {
		case giver:
			is = handGives
		case receiver:
			is = handGets
		}
		for _, p := range m.v.placedIn(n) {
			b := p.from - 1
			if b > 0 && x.words[toks[b].word()].text == "the" {
				b--
			}
			if b < 1 || len(p.entities) != 1 || p.entities[0] != men.entities[0] || toks[p.to-1].flags()&english.FlagPoss != 0 {
				continue
			}
			switch x.words[toks[b].word()].text {
			case "to":
				is = handGets
			case "from":
				is = handGives
			}
		}
		if is == handNone {
			is = m.handsOn(n, men.entities[0])
		}
		if is != handNone && is != h {
			return true
		}
	}
	return false
}

// handsOn is which way things go where a fact's text has an entity before a verb of handing over and another after "to" or "from": whoever
// sells to one is not sold to.
func (m *matcher) handsOn(n int32, entity int32) hand {
	x := m.v.index
	toks := x.fact(uint32(n))
	from, way := -1, handNone
	for _, p := range m.v.placedIn(n) {
		switch {
		case len(p.entities) != 1:
		case p.entities[0] == entity:
			if from < 0 && toks[p.to-1].flags()&english.FlagPoss == 0 {
				from = p.to
			}
		case from >= 0 && p.from > from:
			for k := from; k < p.from-1 && way == handNone; k++ {
				switch st := x.stems[x.words[toks[k].word()].stem].text; {
				case givings[st]:
					way = handGives
				case receivings[st]:
					way = handGets
				}
			}
			switch before := x.words[toks[p.from-1].word()].text; {
			case way == handGives && before == "to", way == handGets && before == "from":
				return way
			}
		}
	}
	return handNone
}
