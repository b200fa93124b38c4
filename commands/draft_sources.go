package commands

import (
	"cmp"
	"net/url"
	"slices"
	"strings"

	"github.com/agnivade/levenshtein"

	"byline/commands/answer"
	"byline/store"
)

// readSources finds the sources that were typed, one a line, and makes ready those that are new.
func (en *entry) readSources() {
	lines := strings.Split(en.values[optSource], "\n")
	if en.values[optPublisher]+en.values[optTitle]+en.values[optPublished]+en.values[optURL] != "" {
		lines = append(lines, newSourceLine(en.values[optPublisher], en.values[optTitle], en.values[optPublished], en.values[optURL]))
	}
	given := false
	for _, line := range lines {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		given = true
		for _, s := range en.sourcesTyped(line) {
			if slices.ContainsFunc(en.fact.Sources, func(o store.Source) bool { return o.Slug == s.Slug }) {
				continue
			}
			en.fact.Sources = append(en.fact.Sources, s)
			en.edit.Fact.Sources = append(en.edit.Fact.Sources, s.Slug)
		}
	}
	if !given {
		en.fault(optSource, "A fact needs a source. Name one on record, or give a new one as “new: Publisher | Title | date | link”.")
	}
}

const newSource = "new: "

// newSourceLine writes a new source on one line.
func newSourceLine(publisher, title, published, link string) string {
	return newSource + strings.Join([]string{publisher, title, published, link}, " | ")
}

// sourcesTyped are the sources that one line names: by slug, by publisher or title, by link, or all that makes a new one.
func (en *entry) sourcesTyped(line string) []store.Source {
	all := en.view.Record.Sources
	if s := sourceBySlug(all, line); s != nil {
		return []store.Source{*s}
	}
	if !strings.Contains(line, "http") && !strings.HasPrefix(strings.ToLower(line), "new:") {
		var several []store.Source
		for part := range strings.SplitSeq(strings.ReplaceAll(line, ";", ","), ",") {
			s := sourceBySlug(all, strings.TrimSpace(part))
			if s == nil {
				several = nil
				break
			}
			several = append(several, *s)
		}
		if several != nil {
			return several
		}
		return en.sourceCalled(line)
	}
	return en.sourceMade(line)
}

func sourceBySlug(all []store.Source, slug string) *store.Source {
	slug = strings.ToLower(slug)
	if i := slices.IndexFunc(all, func(s store.Source) bool { return s.Slug == slug }); i >= 0 {
		return &all[i]
	}
	return nil
}

// sourceCalled finds a source by its title, or by its publisher with or without its day.
func (en *entry) sourceCalled(text string) []store.Source {
	key := store.Slug(text)
	var called []store.Source
	for _, s := range en.view.Record.Sources {
		day := s.Published.Format(en.loc)
		if key != "" && slices.Contains([]string{store.Slug(s.Publisher), store.Slug(s.Title), store.Slug(s.Publisher + " " + day)}, key) {
			called = append(called, s)
		}
	}
	switch {
	case len(called) == 1:
		return called
	case len(called) == 0:
		do := "Give a new one as “new: Publisher | Title | date | link”."
		if near := en.sourcesNear(key); len(near) > 0 {
			do = "Did you mean " + series(near, "or") + "? " + do
		}
		en.fault(optSource, "%s is no source on record. %s", quote(text), do)
		return nil
	}
	slices.SortStableFunc(called, func(a, b store.Source) int { return b.Published.Compare(a.Published) })
	var slugs []string
	for _, s := range called[:min(len(called), 4)] {
		slugs = append(slugs, s.Slug)
	}
	en.fault(optSource, "%s may be %s. Write which one.", quote(text), series(slugs, "or"))
	return nil
}

// sourcesNear are the slugs of at most three sources whose publishers or slugs are a slip away from what was typed, the latest first.
func (r *reading) sourcesNear(key string) (slugs []string) {
	all := slices.Clone(r.view.Record.Sources)
	slices.SortStableFunc(all, func(a, b store.Source) int { return b.Published.Compare(a.Published) })
	for _, s := range all[:min(len(all), 2_000)] {
		slip := max(1, len(key)/5)
		if len(slugs) < 3 && (levenshtein.ComputeDistance(key, store.Slug(s.Publisher)) <= slip || levenshtein.ComputeDistance(key, s.Slug) <= slip) {
			slugs = append(slugs, s.Slug)
		}
	}
	return slugs
}

// sourceMade reads "new: Publisher | Title | date | link", with commas as well, the link anywhere. Where a source of that link is
// on record, or without a link just such a one, it is that; a link that none has is never dropped.
func (en *entry) sourceMade(line string) []store.Source {
	s := store.Source{}
	var parts []string
	body := line
	if strings.HasPrefix(strings.ToLower(body), "new:") {
		body = body[len("new:"):]
	}
	var words []string
	for _, w := range strings.Fields(body) {
		if bare := strings.Trim(w, "<>()[],|"); strings.HasPrefix(bare, "http://") || strings.HasPrefix(bare, "https://") {
			s.URL = cmp.Or(s.URL, bare)
			if strings.HasSuffix(w, ",") || strings.HasSuffix(w, "|") {
				words = append(words, w[len(w)-1:])
			}
			continue
		}
		words = append(words, w)
	}
	body = strings.Join(words, " ")
	sign := ","
	if strings.Contains(body, "|") {
		sign = "|"
	}
	for part := range strings.SplitSeq(body, sign) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	if len(parts) == 0 && s.URL != "" {
		for _, old := range en.view.Record.Sources {
			if sameLink(old.URL, s.URL) {
				return []store.Source{old}
			}
		}
	}
	wrong := len(en.faults)
	en.sourceParts(&s, parts)
	if s.Publisher == "" {
		en.fault(optPublisher, "The new source has no publisher. %s", sourceForm)
	}
	if s.Title == "" {
		en.fault(optTitle, "The new source has no title. %s", sourceForm)
	}
	if s.URL != "" {
		if u, err := url.Parse(s.URL); err != nil || u.Host == "" {
			en.fault(optURL, "%s is not a web address.", quote(s.URL))
		}
	}
	if len(en.faults) > wrong {
		return nil
	}
	for _, old := range en.view.Record.Sources {
		alike := strings.EqualFold(old.Publisher, s.Publisher) && strings.EqualFold(old.Title, s.Title) && old.Published == s.Published
		if sameLink(old.URL, s.URL) || s.URL == "" && alike {
			en.note("The source is on record already: %s.", old.Slug)
			return []store.Source{old}
		}
	}
	day := s.Published.String()
	s.Slug = freeSlug(store.Slug(firstRunes(s.Publisher, 40))+"-"+day[:len("2006-01-02")], "source", func(slug string) bool {
		return sourceBySlug(en.view.Record.Sources, slug) != nil ||
			slices.ContainsFunc(en.edit.Sources, func(o store.FileSource) bool { return o.Slug == slug })
	})
	en.edit.Sources = append(en.edit.Sources, store.FileSource{Slug: s.Slug, Publisher: s.Publisher, Title: s.Title, Published: s.Published, URL: s.URL})
	en.note("New source: %s, “%s”, %s.", s.Publisher, s.Title, s.Published.Format(en.loc))
	if from, _ := s.Published.Span(en.loc); from.After(en.req.Now) {
		en.note("The source is dated in the future: the fact shows from %s on.", s.Published.Format(en.loc))
	}
	return []store.Source{s}
}

const sourceForm = "Write “new: Publisher | Title | date | link”."

// sourceParts tells the publisher, the title and the day apart: the day is the last part that reads as one, the publisher the
// first of the others.
func (en *entry) sourceParts(s *store.Source, parts []string) {
	at := -1
	for i := len(parts) - 1; i >= 0 && at < 0; i-- {
		if w, err := answer.ReadDate(parts[i], en.req.Now, en.loc); err == nil && !w.IsZero() {
			s.Published, at = w, i
		}
	}
	switch p := s.Published.Precision(); {
	case at < 0 && len(parts) > 2:
		en.fault(optPublished, "%s is not a date; write it as 2025-02-13 or 13 Feb 2025.", quote(parts[len(parts)-1]))
		at = len(parts) - 1
	case at < 0:
		en.fault(optPublished, "The new source has no date. %s", sourceForm)
	case p != store.Day && p != store.Instant:
		en.fault(optPublished, "A source needs the day on which it was published; %s is less than that.", quote(parts[at]))
	}
	if at >= 0 {
		parts = slices.Delete(slices.Clone(parts), at, at+1)
	}
	if len(parts) > 0 {
		s.Publisher, s.Title = parts[0], strings.Join(parts[1:], ", ")
	}
}

// sameLink compares addresses but for how they may be written.
func sameLink(a, b string) bool {
	plain := func(s string) string {
		_, s, _ = strings.Cut(s, "://")
		return strings.TrimSuffix(strings.TrimPrefix(s, "www."), "/")
	}
	return a != "" && plain(a) == plain(b)
}

// sourcesLike lists sources for what is being typed: the editor's last one first, then the latest.
func (r *reading) sourcesLike(typed string, last *store.Source) (choices []Choice) {
	all := slices.Clone(r.view.Record.Sources)
	slices.SortStableFunc(all, func(a, b store.Source) int { return b.Published.Compare(a.Published) })
	key := store.Slug(typed)
	var more []Choice
	for _, s := range all {
		c := Choice{Name: join(s.Publisher, s.Published.Format(r.loc), cut(s.Title, 60)), Value: s.Slug}
		switch in := store.Slug(s.Publisher + " " + s.Slug + " " + s.Title); {
		case last != nil && s.Slug == last.Slug && strings.Contains(in, key):
			choices = append([]Choice{c}, choices...)
		case strings.HasPrefix(in, key):
			choices = append(choices, c)
		case strings.Contains(in, key):
			more = append(more, c)
		}
	}
	choices = append(choices, more...)
	return choices[:min(len(choices), mostChoices)]
}
