package commands

import (
	"byline/commands/answer"
	"byline/store"
)

// item is a fact with its byline, as it stood at the instant of the reading, and what has become of it since.
func (r *reading) item(f *store.Fact) Item {
	it := Item{
		Where: f.Where, Status: f.Status, Text: f.Text, Quote: f.Quote, SaidBy: r.view.Name(f.SaidBy), Cites: cites(f.Sources),
	}
	if f.Status == store.Denied && it.SaidBy != "" {
		it.Notes = append(it.Notes, r.lang.say(msgDeniedBy, it.SaidBy))
		it.SaidBy = ""
	}
	then := r.view.State(f, r.at)
	now := then
	if r.past() {
		now = r.view.State(f, r.req.Now)
	}
	if n := now.ReplacedBy; n != nil {
		form := msgReplaced
		if then.ReplacedBy == nil {
			form = msgSinceReplaced
		}
		it.Notes = append(it.Notes, r.lang.say(form, r.lang.onDate(n.Known(), r.loc), r.withByline(n)))
	}
	if now.Ended {
		form := msgEnded
		if !then.Ended {
			form = msgSinceEnded
		}
		it.Notes = append(it.Notes, r.lang.say(form, r.lang.onDate(f.Until, r.loc)))
	}
	if first := f.Known(); len(f.Sources) > 1 {
		it.Notes = append(it.Notes, r.lang.sentence(r.lang.say(msgOnRecordSince, r.dated(first))))
	}
	return it
}

// items are facts with their bylines, each followed by the facts that contradict it, so that there may be more items than
// facts. dress, where not nil, adds to each what the list shows of it.
func (r *reading) items(facts []*store.Fact, dress func(*store.Fact, *Item)) (items []Item) {
	shown := make(map[store.FactID]bool, len(facts))
	add := func(f *store.Fact, notes ...string) {
		shown[f.ID] = true
		it := r.item(f)
		if dress != nil {
			dress(f, &it)
		}
		it.Notes = append(it.Notes, notes...)
		items = append(items, it)
	}
	for _, f := range facts {
		if shown[f.ID] {
			continue
		}
		var against []*store.Fact
		for _, a := range r.view.State(f, r.at).Against {
			if !shown[a.ID] {
				against = append(against, a)
			}
		}
		if len(against) == 0 {
			add(f)
		} else {
			add(f, r.lang.count(numNext, len(against)))
		}
		for _, a := range against {
			add(a)
		}
	}
	return items
}

func cites(sources []store.Source) []Cite {
	c := make([]Cite, len(sources))
	for i, s := range sources {
		c[i] = cite(s)
	}
	return c
}

func cite(s store.Source) Cite {
	return Cite{Publisher: s.Publisher, Title: s.Title, Published: s.Published, URL: s.URL, Author: s.Author}
}

// withByline is a fact that is told in passing: "Apple chose Alibaba. (Bloomberg, 13 Feb 2025)".
func (r *reading) withByline(f *store.Fact) string {
	if len(f.Sources) == 0 {
		return f.Text
	}
	s := f.Sources[0]
	return r.lang.say(msgByline, f.Text, s.Publisher, r.dated(s.Published))
}

// tone is the colour of a list: the status that all its facts share, none where they differ.
func tone(items []Item) Tone {
	var t Tone
	for i, it := range items {
		if i > 0 && Tone(it.Status) != t {
			return TonePlain
		}
		t = Tone(it.Status)
	}
	return t
}

// factButtons lead from facts to where they come from, what became of them and what is around their subject.
func (r *reading) factButtons(facts []*store.Fact, about *store.Entity) (buttons []Button) {
	if len(facts) == 0 {
		return nil
	}
	ids := idList(facts)
	buttons = []Button{
		{Label: r.lang.say(btnSources), Do: r.again("sources", optFacts, ids, optAsOf, "")},
		{Label: r.lang.say(btnHistory), Do: r.again("history", optFacts, ids, optAsOf, "")},
	}
	if about != nil {
		buttons = append(buttons, Button{Label: r.lang.say(btnRelated), Do: r.again("related", optName, about.Slug)})
	}
	return buttons
}

// unanswered offers what can be done about a question that nothing on record answers. Of a day that is over nothing more is
// to be told.
func (r *reading) unanswered(question string) []Button {
	question = firstRunes(question, maxQuestion)
	buttons := []Button{{Label: r.lang.say(btnPassOn), Do: Invocation{"gap", map[string]string{
		optStory: r.story.Slug, optQuestion: question,
	}}}}
	if !r.past() && onDiscord(r.req) {
		buttons = append(buttons, r.lang.tellButton(r.story.Slug, question))
	}
	return buttons
}

// closest are at most two facts to show where nothing on record answers.
func (r *reading) closest(facts []*store.Fact) (items []Item) {
	for _, f := range facts {
		if len(items) == 2 {
			break
		}
		if r.view.State(f, r.at).Current() {
			items = append(items, r.item(f))
		}
	}
	return items
}

// notOnRecord says that nothing answers, what that was, and what is closest.
func (r *reading) notOnRecord(missing string, nearest []Item, question string) Reply {
	reply := Reply{
		Title: r.lang.say(msgNotOnRecord), Lead: r.lang.sentence(missing), Items: nearest, Tone: ToneNone, Zone: r.loc,
		Kind: string(answer.NoRecord), Footer: r.footer(), Buttons: r.unanswered(question),
	}
	if len(nearest) > 0 {
		reply.Lead = r.lang.row(reply.Lead, r.lang.say(msgClosest))
	}
	return reply
}

// beginning is when the first source of the story was published, where that was after the instant of the reading; else zero.
func (r *reading) beginning() (first store.When) {
	for i := range r.view.Record.Sources {
		if p := r.view.Record.Sources[i].Published; first.IsZero() || p.Compare(first) < 0 {
			first = p
		}
	}
	if from, _ := first.Span(r.loc); !from.After(r.at) {
		return store.When{}
	}
	return first
}
