package commands

import (
	"byline/store"
)

// examples are at most n questions that the story answers, each about another subject or relation where there are enough.
func (r *reading) examples(n int) (questions []string) {
	type asked struct {
		subject  store.EntityID
		relation string
	}
	seen := make(map[asked]bool)
	for _, spread := range []bool{true, false} { // first one of each relation, then what is left
		relations := make(map[string]bool)
		for i := range r.view.Record.Facts {
			f := &r.view.Record.Facts[i]
			if len(questions) >= n {
				return questions
			}
			key := asked{f.Subject, f.Relation}
			if seen[key] || spread && relations[f.Relation] || !r.view.State(f, r.at).Current() {
				continue
			}
			if q := r.exampleOf(f); q != "" {
				seen[key], relations[f.Relation] = true, true
				questions = append(questions, q)
			}
		}
	}
	return questions
}

// exampleOf is a question that the fact answers; empty where none reads well.
func (r *reading) exampleOf(f *store.Fact) string {
	rel, subject, object := r.view.Relation(f.Relation), r.view.Entity(f.Subject), r.view.Entity(f.Object)
	if rel == nil || subject == nil || object == nil || !rel.Command || f.Status == store.Denied || f.Status == store.NotDisclosed {
		return ""
	}
	if object.Kind != store.KindCompany && object.Kind != store.KindPerson && object.Kind != store.KindOrganisation {
		return ""
	}
	l := relationList{reading: r, rel: *rel, who: subject, where: f.Where}
	if _, ok := l.noun(); !ok {
		return ""
	}
	return l.question()
}
