package commands

import (
	"cmp"
	"strings"
	"unicode"

	"byline/commands/answer"
)

// agents are the relations whose other side is someone: one asks who it is. Of the others one asks what.
var agents = map[string]bool{
	"partner": true, "rival": true, "supplier": true, "customer": true, "investor": true, "owner": true, "acquirer": true,
	"leader": true, "founder": true, "member": true, "regulator": true, "winner": true, "loser": true, "adviser": true,
	"spokesperson": true, "predecessor": true, "successor": true, "author": true, "inventor": true, "organiser": true,
	"participant": true, "spouse": true, "relative": true, "candidate": true, "supporter": true, "critic": true,
	"opponent": true, "lawyer": true, "plaintiff": true, "defendant": true, "employer": true,
}

// noun is the relation as a noun of its subject; not ok where the label is none ("Held at").
func (l *relationList) noun() (string, bool) {
	label := strings.TrimSpace(l.rel.Label)
	if label == "" {
		return strings.ReplaceAll(l.rel.Slug, "-", " "), true
	}
	switch strings.ToLower(strings.TrimSpace(label[max(0, strings.LastIndexFunc(label, unicode.IsSpace)):])) {
	case "at", "by", "in", "of", "on", "to", "for", "from", "with", "under", "as", "until", "since", "before", "after":
		return "", false
	}
	return inSentence(l.rel.Label), true
}

// possessed is "Apple's partners", "Apple's earlier partner"; not ok where the label is no noun.
func (l *relationList) possessed(n int, earlier bool) (string, bool) {
	noun, ok := l.noun()
	if n > 1 {
		noun = plural(noun)
	}
	if earlier {
		noun = "earlier " + noun
	}
	return possessive(l.who.Name) + " " + noun, ok
}

// title names what is listed. far: the entity is on the far side of every link, as with /leader of a person who leads.
func (l *relationList) title(links []answer.Link, far, earlier bool) string {
	others := make(map[string]bool)
	for _, link := range links {
		if far || l.side(link) == 0 {
			others[l.head(link, far)] = true
		}
	}
	title, ok := l.possessed(len(others), earlier)
	if far || !ok {
		label := l.rel.Label
		if far {
			label = l.inverseLabel()
		}
		title = join(l.who.Name, inSentence(label), map[bool]string{true: "earlier"}[earlier])
	}
	if l.lang != English { // no grammar of names: "Apple · Partner"
		label := l.lang.relation(&l.rel)
		if far {
			label = l.inverseLabel()
		}
		title = join(l.who.Name, label, map[bool]string{true: l.lang.say(msgEarlier)}[earlier])
	}
	if l.where != "" {
		title = join(title, links[0].Fact.Where)
	}
	return title
}

// inverseLabel is the relation as shown from the object's side.
func (l *relationList) inverseLabel() string {
	if l.rel.Inverse != "" || l.lang != English {
		return l.lang.inverse(&l.rel)
	}
	if noun, ok := l.noun(); ok {
		return capital(noun) + " of"
	}
	return l.rel.Label
}

// head is the other side of a link.
func (l *relationList) head(link answer.Link, far bool) string {
	name := l.view.Name(link.Other)
	if name == "" || strings.HasPrefix(name, "the ") {
		name = capital(cmp.Or(name, link.Fact.Value)) // but a name is written as its bearer does: "adidas"
	}
	if l.side(link) == 1 && !far && name != "" {
		return l.inverseLabel() + one(l.lang == English, " ", " · ") + name
	}
	return name
}

// others are what the relation holds for other places: "OpenAI (outside China)."
func (l *relationList) others() string {
	const most = 3
	var others []string
	for _, link := range l.elsewhere[:min(len(l.elsewhere), most)] {
		head := l.head(link, false)
		if head == "" {
			continue
		}
		if link.Fact.Where != "" {
			head += " (" + link.Fact.Where + ")"
		}
		others = append(others, head)
	}
	if more := len(l.elsewhere) - most; more > 0 {
		others = append(others, l.lang.say(msgMorePart, l.lang.grouped(more)))
	}
	return l.lang.sentence(l.lang.list(others...))
}

// asked is what the list is about in the middle of a sentence, and the word that asks for it.
func (l *relationList) asked() (word, what string, ok bool) {
	word = "what"
	if agents[l.rel.Slug] {
		word = "who"
	}
	what, ok = l.possessed(1, false)
	return word, what + within(l.where), ok
}

// question is the list as a question.
func (l *relationList) question() string {
	word, what, ok := l.asked()
	if !ok {
		return l.who.Name + ": " + inSentence(l.rel.Label) + within(l.where) + "?"
	}
	return capital(word) + " is " + what + "?"
}

// missing says that nothing answers it.
func (l *relationList) missing() string {
	nothing := "Nothing here"
	if l.past() {
		nothing = "Nothing known by " + l.asOf.Format(l.loc)
		if first := l.beginning(); !first.IsZero() {
			return l.notBefore(first)
		}
	}
	if l.lang != English {
		what := l.lang.say(msgQuoted, join(l.who.Name, l.lang.relation(&l.rel), l.where))
		if l.past() {
			return l.lang.say(msgNothingThen, what, l.dated(l.asOf))
		}
		return l.lang.say(msgNothingOn, what)
	}
	word, what, ok := l.asked()
	if !ok {
		return nothing + " under " + quote(l.rel.Label) + " names " + l.who.Name + within(l.where)
	}
	return nothing + " says " + word + " " + what + " is"
}

// within is a place as the end of a question: " in China", " outside China".
func within(where string) string {
	if where == "" {
		return ""
	}
	if first := []rune(where)[0]; unicode.IsLower(first) && strings.Contains(where, " ") {
		return " " + where
	}
	return " in " + where
}
