package commands

import (
	"context"

	"byline/commands/answer"
	"byline/store"
)

// Examples are made of the record and tried: a question that the story would not answer is no example.
const (
	mostTried   = 24   // questions tried for examples
	mostScanned = 2000 // facts looked at for them
)

// examples are at most n questions that the story answers now, of different kinds where it has them: who stands in a
// relation, how much something is, what is new.
func (r *reading) examples(ctx context.Context, n int) []string {
	kinds := [3][]string{}
	facts := r.view.Record.Facts
	seen := make(map[string]bool)
	for i := range facts[:min(len(facts), mostScanned)] {
		f := &facts[i]
		if !r.view.State(f, r.at).Current() {
			continue
		}
		if kind, q := r.exampleOf(f); q != "" && !seen[q] {
			seen[q] = true
			kinds[kind] = append(kinds[kind], q)
		}
	}
	for _, e := range mainEntities(r.view, 2) {
		kinds[2] = append(kinds[2], "What's new on "+e.Name+"?")
	}
	var questions []string
	for tried := 0; tried < mostTried && len(questions) < n; {
		left := false
		for k := range kinds {
			for len(kinds[k]) > 0 && tried < mostTried && len(questions) < n {
				q := kinds[k][0]
				kinds[k], left, tried = kinds[k][1:], true, tried+1
				if r.answers(ctx, q) {
					questions = append(questions, q)
					break
				}
			}
		}
		if !left {
			break
		}
	}
	return questions
}

// answers reports whether the story answers a question now.
func (r *reading) answers(ctx context.Context, question string) bool {
	a, err := r.env.Answers.Ask(ctx, answer.Question{
		Text: question, Story: r.story.ID, Guild: r.req.Guild, AsOf: r.asOf, Now: r.req.Now, Top: 1,
	})
	return err == nil && a.Kind == answer.Answered
}

// exampleOf is a question that a fact answers, and its kind: 0 asks who, 1 how much. It is empty where none reads well.
func (r *reading) exampleOf(f *store.Fact) (kind int, question string) {
	rel, subject := r.view.Relation(f.Relation), r.view.Entity(f.Subject)
	if rel == nil || subject == nil || f.Status == store.Denied || f.Status == store.NotDisclosed || f.Status == store.Disputed {
		return 0, ""
	}
	l := relationList{reading: r, rel: *rel, who: subject, where: f.Where}
	if _, ok := l.noun(); !ok {
		return 0, ""
	}
	object := r.view.Entity(f.Object)
	switch {
	case agents[rel.Slug] && object != nil && object.Kind != store.KindPlace && object.Kind != store.KindProduct:
		return 0, l.question()
	case object == nil && hasDigit(f.Value) && isFigure(f):
		return 1, l.question()
	}
	return 0, ""
}
