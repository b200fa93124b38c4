package commands

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"byline/store"
)

// mostWhole is up to how many facts of less weight are told whole; where there are more, each is a line.
const mostWhole = 15

// ComposeDigest writes what a digest has to say: the difference between what its readers were told up to its mark and what is
// on record. One that has told nothing yet introduces the story instead. It changes nothing but the texts that buttons
// are kept by. ErrNotFound where the guild no longer sees the story, ErrInvalid where its zone is none.
func (d Deps) ComposeDigest(ctx context.Context, dg store.Digest, o DigestOccasion) (DigestIssue, error) {
	issue := DigestIssue{}
	var err error
	if issue.Upto, err = d.Store.Mark(ctx, dg.Guild, dg.Story); err != nil {
		return issue, fmt.Errorf("composing a digest: %w", err)
	}
	var changes []store.FactChange
	if dg.Mark != 0 {
		// Before the view is read, which must know every fact that is told.
		if changes, err = d.Store.FactChanges(ctx, dg.Guild, dg.Story, dg.Mark, issue.Upto); err != nil {
			return issue, fmt.Errorf("composing a digest: %w", err)
		}
	}
	w, err := d.digestWriter(ctx, dg, d.Lang(ctx, Request{Guild: dg.Guild}), o.Now)
	if err != nil {
		return issue, err
	}
	w.o = o
	var sections []section
	if dg.Mark == 0 {
		sections = w.introduction()
	} else {
		sections = w.news(changes)
	}
	w.write(&issue, sections)
	return issue, nil
}

// digestWriter writes one digest.
type digestWriter struct {
	*reading
	dg    store.Digest
	o     DigestOccasion
	brief bool
	first bool // it introduces the story
	facts int  // told, or on record where it introduces the story
	gone  map[string]store.FactID
}

// digestWriter reads the story as the digest's guild sees it.
func (d Deps) digestWriter(ctx context.Context, dg store.Digest, l Lang, now time.Time) (*digestWriter, error) {
	view, err := d.Answers.View(ctx, dg.Guild, dg.Story)
	if err != nil {
		return nil, fmt.Errorf("reading a digest's story: %w", err)
	}
	zone, err := time.LoadLocation(cmp.Or(dg.Zone, "UTC"))
	if err != nil {
		return nil, &store.Error{Kind: store.ErrInvalid, Err: err, Msg: "The digest's time zone is not known here; set the digest again with another."}
	}
	r := &reading{
		env: &env{Deps: d}, req: Request{Guild: dg.Guild, Now: now}, story: view.Record.Story, view: view, loc: zone, at: now, lang: l,
	}
	return &digestWriter{reading: r, dg: dg, brief: dg.Style == store.StyleHeadlines, first: dg.Mark == 0, gone: make(map[string]store.FactID)}, nil
}

// news are the changes under their headings.
func (w *digestWriter) news(changes []store.FactChange) (sections []section) {
	told := make(map[string]bool)
	for _, c := range changes {
		if c.After == nil {
			w.gone[c.Key] = c.Before.ID
		}
	}
	w.facts = len(changes)
	for g, of := range w.groupChanges(changes) {
		s := section{name: w.lang.say(newsNames[g])}
		brief := w.brief || newsGroup(g) == newsMinor && len(of) > mostWhole
		for _, c := range of {
			if g := newsGroup(g); g != newsDisputed || !told[c.Key] {
				s.entries = append(s.entries, w.entry(c, g, brief, told))
			}
		}
		if len(s.entries) > 0 {
			sections = append(sections, s)
		}
	}
	return sections
}

// introduction is the most important of what is on record.
func (w *digestWriter) introduction() []section {
	var current []*store.Fact
	for i := range w.view.Record.Facts {
		if f := &w.view.Record.Facts[i]; w.view.State(f, w.at).Current() {
			current = append(current, f)
		}
	}
	w.facts = len(current)
	if len(current) == 0 {
		return nil
	}
	slices.SortStableFunc(current, w.compareFacts)
	most := 5
	if w.brief {
		most = 8
	}
	s := section{name: w.lang.say(msgKnown), of: len(current)}
	for _, f := range current[:min(len(current), most)] {
		s.entries = append(s.entries, newsEntry{w.digestItem(f, nil, w.brief)})
	}
	return []section{s}
}

// write lays the sections out in messages.
func (w *digestWriter) write(issue *DigestIssue, sections []section) {
	base := Reply{Title: cut(w.story.Title, 200), Zone: w.loc, Lang: w.lang}
	notes := w.closing(len(sections) > 0)
	footer := w.digestFooter()
	if len(sections) == 0 {
		base.Lead, base.Notes, base.Footer = w.lead(0, 0), notes, footer
		issue.Messages, issue.Facts = []Reply{base}, [][]store.FactID{nil}
		return
	}
	issue.News = true
	const counted = 200 // what is said of the rest
	lead := max(weigh(w.lead(1, mostMessages)), weigh(w.lead(mostMessages, mostMessages)))
	head := weigh(base.Title) + lead + weigh(strings.Join(notes, "")) + weigh(footer) + counted
	pages, left := pack(w.lang, sections, head)
	for i, items := range pages {
		m := base
		m.Lead, m.Items, m.Footer = w.lead(i+1, len(pages)), items, footer
		if i == len(pages)-1 {
			if rest := restOf(w.lang, sections, left); rest != "" {
				m.Notes = append(m.Notes, rest)
			}
			m.Notes = append(m.Notes, notes...)
		}
		facts := w.factsOf(items, w.gone)
		m.Buttons = w.digestButtons(facts)
		issue.Messages = append(issue.Messages, m)
		issue.Facts = append(issue.Facts, facts)
	}
}

// lead is the line under the title: since when, and which of how many messages it is.
func (w *digestWriter) lead(n, of int) string {
	var parts []string
	none, news := msgNothingNewLast, msgSinceLast
	since := ""
	if !w.o.Since.IsZero() {
		none, news = msgNothingNew, msgSince
		since = w.lang.Clock(w.o.Since, w.o.Now, w.loc)
	}
	switch {
	case w.first && of == 0:
		parts = append(parts, w.lang.say(msgNothingYet))
	case w.first && n == 1 && w.story.Summary != "":
		parts = append(parts, sentence(cut(w.story.Summary, 1000)))
	case w.first:
	case of == 0:
		parts = append(parts, w.lang.say(none, since))
	default:
		parts = append(parts, w.lang.say(news, since))
	}
	if w.o.Late {
		parts = append(parts, w.lang.say(msgWasDue, w.lang.Clock(w.o.Due, w.o.Now, w.loc)))
	}
	if of > 1 {
		parts = append(parts, w.lang.say(msgPartOf, strconv.Itoa(n), strconv.Itoa(of)))
	}
	return w.lang.row(parts...)
}

// closing is what stands under the last message.
func (w *digestWriter) closing(something bool) (notes []string) {
	if w.first && something {
		notes = append(notes, w.lang.count(numIntroduced, w.facts, w.lang.count(numSources, len(w.view.Record.Sources))))
	}
	if w.o.Preview {
		notes = append(notes, w.lang.say(msgIsPreview))
	}
	return notes
}

func (w *digestWriter) digestFooter() string {
	if w.first {
		return join(w.lang.say(msgDigest), w.story.Slug)
	}
	changes := ""
	if w.facts > 0 {
		changes = w.lang.count(numChanges, w.facts)
	}
	return join(w.lang.say(msgDigest), changes, w.story.Slug)
}

// restOf counts what was left out: "And 1,650 more did not fit: 1,640 also new, 10 replaced. …"
func restOf(l Lang, sections []section, left []int) string {
	total := 0
	var parts []string
	for i, n := range left {
		if total += n; n > 0 {
			name := sections[i].name
			if l == English {
				name = strings.TrimPrefix(inSentence(name), "also ")
			}
			parts = append(parts, l.say(msgMany, l.grouped(n), name))
		}
	}
	if total == 0 {
		return ""
	}
	return l.say(msgDidNotFit, l.grouped(total), l.list(parts...))
}

// digestButtons lead from a message to where its facts come from and what became of them.
func (w *digestWriter) digestButtons(ids []store.FactID) []Button {
	var facts []*store.Fact
	for _, id := range ids {
		if f := w.view.Fact(id); f != nil && !slices.Contains(facts, f) {
			facts = append(facts, f)
		}
	}
	return tidyButtons(w.factButtons(facts, nil))
}
