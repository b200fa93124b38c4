package answer

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"byline/store"
)

// Outcome is how an answer compares with what was expected.
type Outcome string

// The outcomes.
const (
	OutcomeRight    Outcome = "right"
	OutcomeWrong    Outcome = "wrong"             // another answer, fact, verdict or kind
	OutcomeDeclined Outcome = "wrongly declined"  // the record answers it, and it was not answered
	OutcomeFalse    Outcome = "answered in error" // it should have been declined and was answered
)

// Checked is one question of a question file after it was asked.
type Checked struct {
	Expected
	Got     Answer
	Outcome Outcome
	Differs []string // what differs, a sentence each; empty where the outcome is right
}

// Tally counts outcomes.
type Tally struct{ Right, Wrong, Declined, False int }

// Total is how many questions were counted.
func (t Tally) Total() int { return t.Right + t.Wrong + t.Declined + t.False }

// Add counts one outcome.
func (t *Tally) Add(o Outcome) {
	switch o {
	case OutcomeRight:
		t.Right++
	case OutcomeWrong:
		t.Wrong++
	case OutcomeDeclined:
		t.Declined++
	case OutcomeFalse:
		t.False++
	}
}

func (t Tally) String() string {
	return fmt.Sprintf("%d right, %d wrong, %d wrongly declined, %d answered in error, of %d",
		t.Right, t.Wrong, t.Declined, t.False, t.Total())
}

// CheckOptions say against what a question file is run.
type CheckOptions struct {
	Guild store.GuildID
	Story string // slug, for the questions that name none
	Now   time.Time
	// Each, where not nil, is called after each question, in order.
	Each func(Checked)
}

// Check asks every question and compares the answers. The error is a failure to ask, not a difference.
func (a *Answerer) Check(ctx context.Context, o CheckOptions, questions []Expected) ([]Checked, Tally, error) {
	var tally Tally
	out := make([]Checked, 0, len(questions))
	for _, e := range questions {
		c, err := a.checkOne(ctx, o, e)
		if err != nil {
			return out, tally, err
		}
		tally.Add(c.Outcome)
		out = append(out, c)
		if o.Each != nil {
			o.Each(c)
		}
	}
	return out, tally, nil
}

func (a *Answerer) checkOne(ctx context.Context, o CheckOptions, e Expected) (Checked, error) {
	slug := cmp.Or(e.Story, o.Story)
	story, err := a.store.StoryBySlug(ctx, o.Guild, slug)
	if err != nil {
		return Checked{}, fmt.Errorf("question on line %d: %w", e.Line, err)
	}
	loc := story.Location()
	now := o.Now
	if !e.Now.IsZero() {
		now = e.Now.EndOfDay(loc)
		if e.Now.Precision() != store.Instant {
			now = now.Add(-12 * time.Hour) // at noon, so that "today" is that day everywhere near
		}
	}
	asOf, err := ReadDate(e.AsOf, now, loc)
	if err != nil {
		return Checked{}, fmt.Errorf("question on line %d: %w", e.Line, err)
	}
	q := Question{Story: story.ID, Guild: o.Guild, Now: now, Top: 10}
	for _, before := range e.After {
		q.Text = before
		got, err := a.Ask(ctx, q)
		if err != nil {
			return Checked{}, fmt.Errorf("question on line %d: %w", e.Line, err)
		}
		thread := got.Thread
		q.Thread = &thread
	}
	q.Text, q.AsOf = e.Ask, asOf
	got, err := a.Ask(ctx, q)
	if err != nil {
		return Checked{}, fmt.Errorf("question on line %d: %w", e.Line, err)
	}
	c := Checked{Expected: e, Got: got, Differs: e.differs(got)}
	answers := func(k Kind) bool { return k == Answered || k == NotDisclosed }
	switch {
	case len(c.Differs) == 0:
		c.Outcome = OutcomeRight
	case answers(e.Kind) && !answers(got.Kind):
		c.Outcome = OutcomeDeclined
	case !answers(e.Kind) && answers(got.Kind):
		c.Outcome = OutcomeFalse
	default:
		c.Outcome = OutcomeWrong
	}
	return c, nil
}

// differs says how an answer differs from what was expected.
func (e *Expected) differs(got Answer) []string {
	var d []string
	add := func(format string, args ...any) { d = append(d, fmt.Sprintf(format, args...)) }
	first := ""
	if len(got.Facts) > 0 {
		first = got.Facts[0].Key
	}
	if got.Kind != e.Kind {
		if first != "" {
			add("kind is %s (%s), not %s", got.Kind, first, e.Kind)
		} else {
			add("kind is %s, not %s", got.Kind, e.Kind)
		}
		return d
	}
	if len(e.Facts) > 0 && !slices.Contains(e.Facts, first) {
		add("first fact is %s, not %s", first, strings.Join(e.Facts, " or "))
	}
	for _, key := range e.With {
		if !slices.ContainsFunc(got.Facts, func(s Scored) bool {
			return s.Key == key || slices.ContainsFunc(s.Against, func(f *store.Fact) bool { return f.Key == key })
		}) {
			add("fact %s is not shown", key)
		}
	}
	if e.Answer != "" && !saysAs(got.Short, e.Answer) {
		add("answer is %q, without %q", got.Short, e.Answer)
	}
	if e.Exactly != "" && !sameAnswer(got.Short, e.Exactly) {
		add("answer is %q, not %q", got.Short, e.Exactly)
	}
	if e.Verdict != NoVerdict && !sameVerdict(got.Verdict, e.Verdict) {
		add("verdict is %q, not %q", got.Verdict, e.Verdict)
	}
	if len(e.Choices) > 0 {
		var slugs []string
		for _, c := range got.Choices {
			slugs = append(slugs, c.Slug)
		}
		want := slices.Clone(e.Choices)
		slices.Sort(want)
		slices.Sort(slugs)
		if !slices.Equal(want, slugs) {
			add("choices are %s, not %s", strings.Join(slugs, ", "), strings.Join(want, ", "))
		}
	}
	return d
}

// Validate reports keys, slugs and dates of the questions that the story does not have, so that a misspelt key is not taken
// for a wrong answer. The error is a *store.FileError.
func (a *Answerer) Validate(ctx context.Context, name string, o CheckOptions, questions []Expected) error {
	var faults []store.Fault
	for _, e := range questions {
		fault := func(format string, args ...any) {
			faults = append(faults, store.Fault{Line: e.Line, Column: 1, Msg: fmt.Sprintf(format, args...)})
		}
		story, err := a.store.StoryBySlug(ctx, o.Guild, cmp.Or(e.Story, o.Story))
		var known *store.Error
		if errors.As(err, &known) && errors.Is(err, store.ErrNotFound) {
			fault("%s", known.Msg)
			continue
		} else if err != nil {
			return fmt.Errorf("check %s: %w", name, err)
		}
		v, err := a.View(ctx, o.Guild, story.ID)
		if err != nil {
			return fmt.Errorf("check %s: %w", name, err)
		}
		for _, key := range slices.Concat(e.Facts, e.With) {
			if v.FactByKey(key) == nil {
				fault("The story %s has no fact %q.", story.Slug, key)
			}
		}
		for _, slug := range e.Choices {
			if v.EntityBySlug(slug) == nil {
				fault("The story %s has no entity %q.", story.Slug, slug)
			}
		}
		if _, err := ReadDate(e.AsOf, o.Now, story.Location()); err != nil {
			fault("%s", err)
		}
	}
	if len(faults) > 0 {
		return &store.FileError{Name: name, Faults: faults}
	}
	return nil
}
