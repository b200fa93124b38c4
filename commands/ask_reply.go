package commands

import (
	"context"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"byline/commands/answer"
	"byline/store"
)

// alike is how close to the best fact's score another must come to be shown as a part of the answer: what scores less
// is merely near, and a reader would skip it.
const alike = 0.95

// maxTitle is how long an answer's title may be: Discord cuts at 256.
const maxTitle = 250

// answer is an answer as a reply.
func (r *reading) answer(ctx context.Context, a answer.Answer, question string) Reply {
	var reply Reply
	switch a.Kind {
	case answer.Answered, answer.NotDisclosed:
		reply = r.answered(a, question)
	case answer.Clarify:
		reply = r.clarifyQuestion(a, question)
	case answer.NoRecord:
		var nearest []Item
		for _, f := range a.Nearest[:min(len(a.Nearest), 2)] {
			nearest = append(nearest, r.item(f.Fact))
		}
		missing := a.Missing
		if r.lang != English { // which has no sentence made of the question
			missing = r.lang.say(msgNothingFor, r.lang.say(msgQuoted, question))
		}
		if utf8.RuneCountInString(missing) > maxTitle {
			missing = r.lang.say(msgNothingHere)
		}
		if first := r.beginning(); !first.IsZero() {
			missing = r.notBefore(first)
		}
		const ends = "?!. "
		if whole := a.Thread.Text; whole != "" && !strings.EqualFold(strings.TrimRight(whole, ends), strings.TrimRight(question, ends)) {
			question = whole // what follows up another question is passed on with what it takes from there
		}
		reply = r.notOnRecord(missing, nearest, question)
	default:
		reply = r.notUnderstood(ctx, a)
	}
	reply.Kind, reply.Zone = string(a.Kind), r.loc
	reply.Lead = r.lang.row(r.lang.corrected(a.Corrections), reply.Lead)
	return reply
}

func (r *reading) answered(a answer.Answer, question string) Reply {
	short := r.lang.short(a, r.loc)
	reply := Reply{Title: cut(capital(short), maxTitle)}
	var facts []*store.Fact
	for _, f := range a.Facts {
		if f.Score >= alike*a.Facts[0].Score {
			facts = append(facts, f.Fact)
		}
	}
	if len(facts) == 0 {
		reply.Footer = r.footer()
		return reply
	}
	first, p := facts[0], pageOf(r.req, len(facts))
	shown := facts[p.from:p.to]
	reply.Items = r.items(shown, nil)
	reply.Tone = Tone(first.Status)
	switch {
	case len(r.view.State(first, r.at).Against) > 0:
		reply.Lead = r.lang.say(msgContrary)
		reply.Tone = ToneDisputed
	case first.Status == store.Denied && a.Verdict == answer.NoVerdict && !strings.Contains(strings.ToLower(a.Short), "denied"):
		reply.Title = r.lang.say(msgDenied, reply.Title)
	case a.Compared:
	case !strings.EqualFold(a.Short, first.Text):
		reply.Title = r.listTitle(a.Short, short, facts)
	case len(facts) > 1:
		reply.Title = r.topics(a.Thread, facts, reply.Title)
	}
	if reply.Items[0].Text == reply.Title {
		reply.Items[0].Text = "" // said already
	}
	if a.Verdict == answer.Contradicted {
		reply.Tone = ToneDenied // green would say that the claim holds
	}
	reply.Footer = r.footer(r.lang.count(numFacts, len(facts)+len(reply.Items)-len(shown)), p.label(r.lang))
	about := r.view.Entity(first.Subject)
	if len(a.Thread.Subjects) > 0 {
		about = r.view.Entity(a.Thread.Subjects[0])
	}
	reply.Buttons = r.factButtons(shown, about)
	if a.Thread.Text != "" {
		question = a.Thread.Text
	}
	p.turn(&reply, r.lang, func(n string) Invocation {
		return r.again("ask", optQuestion, firstRunes(question, maxQuestion), optPage, n)
	}, btnBack, btnMore)
	return reply
}

// listTitle names all that facts of one relation to one entity give, where short is the first of them: "OpenAI
// (outside China) and Alibaba (China)". Anything else is headed by short alone, in the words that show it.
func (r *reading) listTitle(short, shown string, facts []*store.Fact) string {
	first := facts[0]
	var anchor store.EntityID
	switch other := otherSide(r, first); {
	case len(facts) == 1 || first.Relation == "":
		return capital(shown)
	case strings.EqualFold(short, other):
		anchor = first.Subject
	case strings.EqualFold(short, r.view.Name(first.Subject)):
		anchor = first.Object
	}
	if anchor == 0 {
		return capital(shown)
	}
	var named []string
	placed := slices.ContainsFunc(facts, func(f *store.Fact) bool { return f.Where != first.Where })
	for _, f := range facts {
		name := ""
		switch {
		case f.Relation != first.Relation || f.Status == store.Denied:
		case f.Subject == anchor:
			name = otherSide(r, f)
		case f.Object == anchor:
			name = r.view.Name(f.Subject)
		}
		if name == "" {
			return capital(shown)
		}
		if placed && f.Where != "" {
			name += " (" + f.Where + ")"
		}
		if !slices.Contains(named, name) {
			named = append(named, name)
		}
	}
	if more := len(named) - perPage; more > 0 {
		named = append(named[:perPage:perPage], r.lang.count(numMore, more))
	}
	return capital(r.lang.and(named))
}

// topics names what an answer of several facts is about, as where the latest on someone was asked for.
func (r *reading) topics(t answer.Thread, facts []*store.Fact, otherwise string) string {
	var spoken, named []string
	for _, id := range t.Subjects {
		if name := r.view.Name(id); name != "" {
			named = append(named, name)
			if slices.ContainsFunc(facts, func(f *store.Fact) bool { return f.Subject == id }) {
				spoken = append(spoken, name)
			}
		}
	}
	switch {
	case len(spoken) > 0:
		return r.lang.and(spoken)
	case len(named) > 0:
		return r.lang.and(named)
	}
	return otherwise
}

// otherSide is what a fact says of its subject: the object's name or the value.
func otherSide(r *reading, f *store.Fact) string {
	if name := r.view.Name(f.Object); name != "" {
		return name
	}
	return f.Value
}

// clarifyQuestion asks which of several entities a question means; each button asks it again with that one's own name.
func (r *reading) clarifyQuestion(a answer.Answer, question string) Reply {
	from, to := ambiguity(question, a.Choices)
	typed := question[from:to]
	if typed == "" {
		typed = question
	}
	var buttons []Button
	for _, e := range a.Choices[:min(len(a.Choices), perPage)] {
		again := question[:from] + e.Name + question[to:]
		if from == to {
			again = e.Name + ": " + question
		}
		buttons = append(buttons, Button{
			Label: e.Name, Do: r.again("ask", optQuestion, firstRunes(again, maxQuestion)), Replace: true,
		})
	}
	return r.clarify(typed, a.Choices, buttons)
}

// ambiguity is where in a question the name stands that several entities share: the longest of their names, aliases and
// the words of their names that is there as a word. from and to are 0 where none is.
func ambiguity(question string, among []store.Entity) (from, to int) {
	low := strings.ToLower(question)
	if len(low) != len(question) { // letters whose lower case is longer: positions would not fit
		return 0, 0
	}
	for _, e := range among {
		for _, name := range slices.Concat([]string{e.Name}, e.Aliases, strings.Fields(e.Name)) {
			name = strings.ToLower(name)
			if len(name) <= to-from || len(name) < 2 {
				continue
			}
			if i := wordIndex(low, name); i >= 0 {
				from, to = i, i+len(name)
			}
		}
	}
	return from, to
}

// wordIndex is where word stands in s between characters that are no letters or digits; -1 where it does not.
func wordIndex(s, word string) int {
	joined := func(r rune) bool { return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) }
	for at := 0; ; {
		i := strings.Index(s[at:], word)
		if i < 0 {
			return -1
		}
		i += at
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+len(word):])
		if !joined(before) && !joined(after) {
			return i
		}
		at = i + len(word)
	}
}

func (r *reading) notUnderstood(ctx context.Context, a answer.Answer) Reply {
	reply := Reply{Title: r.lang.say(msgNotUnderstood), Lead: r.lang.say(msgAskWhat), Tone: ToneNone, Footer: r.footer()}
	examples := a.Examples
	if len(examples) == 0 {
		examples = r.examples(ctx, 3)
	}
	if len(examples) > 0 {
		reply.Lead = r.lang.row(reply.Lead, r.lang.say(msgForInstance))
	}
	for _, q := range examples[:min(len(examples), perPage)] {
		reply.Items = append(reply.Items, Item{Text: q})
		reply.Buttons = append(reply.Buttons, Button{Label: cut(q, 80), Do: r.again("ask", optQuestion, q), Replace: true})
	}
	return reply
}

// corrected says which names were taken for others: "Showing Alibaba."
func (l Lang) corrected(cs []answer.Correction) string {
	var shown []string
	for _, c := range cs {
		if !slices.Contains(shown, c.Shown) {
			shown = append(shown, c.Shown)
		}
	}
	if len(shown) == 0 {
		return ""
	}
	return l.say(msgShowing, l.and(shown))
}

// notBefore says that nothing was on record yet, and from when on something was.
func (r *reading) notBefore(first store.When) string {
	if r.past() {
		return r.lang.say(msgNothingBy, r.dated(r.asOf), r.dated(first))
	}
	return r.lang.say(msgNothingToday, r.dated(first))
}

// short is the short answer in the language: what Byline says of the fact. What the fact says itself stays as it is.
func (l Lang) short(a answer.Answer, zone *time.Location) string {
	if l == English || len(a.Facts) == 0 {
		return a.Short
	}
	if t, ok := shortAnswers[a.Short]; ok && (a.Verdict != answer.NoVerdict || a.Kind == answer.NotDisclosed) {
		return l.say(t)
	}
	f := a.Facts[0]
	began, ended, known := f.Happened, f.Until, f.Known()
	for english, in := range map[string]string{
		began.Format(zone): l.Date(began, zone),
		ended.Format(zone): l.Date(ended, zone),
		English.say(msgSpan, began.Format(zone), ended.Format(zone)): l.say(msgSpan, l.Date(began, zone), l.Date(ended, zone)),
		English.say(msgUntil, ended.Format(zone)):                    l.say(msgUntil, l.Date(ended, zone)),
		English.say(msgBeginning, began.Format(zone)):                l.say(msgBeginning, l.Date(began, zone)),
		English.say(msgOnRecordSince, known.Format(zone)):            l.say(msgOnRecordSince, l.Date(known, zone)),
	} {
		if english == a.Short {
			return in
		}
	}
	return a.Short
}
