package answer

import (
	"cmp"
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// decline says that nothing on record answers the question, and what comes closest.
func (s *session) decline(r *reading) {
	s.answer.Kind = NoRecord
	s.answer.Short = "Not on record"
	s.answer.Facts, s.answer.Verdict = nil, NoVerdict
	s.answer.Missing = r.missing()
	if r.frame.limit == boundNone || r.by == byText {
		s.nearest(r, 1)
	} else {
		// What is on record of another time comes closest, as far as it was known by the day that is asked about.
		fr := r.frame
		fr.limit, fr.from, fr.to, fr.past, fr.any = boundNone, 0, 0, false, true
		s.nearest(s.search(r.query, fr, [2]int{}), 0.5)
	}
	s.past(r)
}

// nearest lists what comes closest to the question; weight lowers the score of what is of another time.
func (s *session) nearest(r *reading, weight float64) {
	found := r.found
	if r.seek == seekAmount && r.noun < 0 && r.counted < 0 {
		// What comes closest to "what does X pay Y?" is what the two have to do with one another, be there a figure or not.
		found = slices.Clone(found)
		slices.SortStableFunc(found, func(a, b candidate) int { return cmp.Compare(b.near, a.near) })
	}
	for i := range found {
		c := found[i]
		if len(s.answer.Nearest) >= s.top || c.p < 0.02 && c.cover < 0.4 {
			break
		}
		if c.p *= weight; len(s.answer.Nearest) > 0 {
			c.p = min(c.p, s.answer.Nearest[len(s.answer.Nearest)-1].Score/10)
		}
		s.answer.Nearest = append(s.answer.Nearest, s.scored(&c, &r.frame))
	}
}

// notUnderstood says that this is no question that the record could answer, and what can be asked.
func (s *session) notUnderstood() {
	s.answer.Kind = NotUnderstood
	s.answer.Short = "Not a question about this story"
}

// missing is one sentence that names what is not on record: "Nothing here says what Apple pays Alibaba."
func (q *query) missing() string {
	text := q.text
	if q.asTyped != "" {
		text = q.asTyped
	}
	text = strings.TrimRight(strings.TrimSpace(text), "?!. ")
	if said := q.indirect(); said != "" {
		return "Nothing here says " + q.capitalised(said) + "."
	}
	return "Nothing here answers “" + text + "”."
}

// capitalised writes the names of a question as the record does: whoever asks what apple pays is told of Apple.
func (q *query) capitalised(text string) string {
	for i := range q.named {
		m := &q.named[i]
		typed := q.text[q.toks[m.from].Start:q.toks[m.to-1].End]
		for _, e := range m.entities {
			ent := &q.v.Record.Entities[e]
			for _, name := range append([]string{ent.Name}, ent.Aliases...) {
				if strings.EqualFold(name, typed) {
					text = strings.Replace(text, typed, name, 1)
				}
			}
		}
	}
	return text
}

// indirect is the question as the end of "Nothing here says …"; empty where it cannot be turned without a guess: only where
// the subject is one name, or the question word itself.
func (q *query) indirect() string {
	first := slices.Index(q.use, useShape)
	if first < 0 || q.shape != shapeWh || first > 1 || first == 1 && !english.Prepositions[q.word(0)] {
		return ""
	}
	verb := first
	for verb < len(q.toks) && !english.Auxiliaries[q.word(verb)] {
		if verb > first && q.use[verb] == useName {
			break
		}
		verb++
	}
	rest := func(from int) string {
		if from >= len(q.toks) {
			return ""
		}
		out := q.text[q.toks[from].Start:]
		for i := range q.named { // "apples partner" is Apple's
			m := &q.named[i]
			if typed := q.phrase(m.from, m.to); m.from >= from && m.possessed && q.toks[m.to-1].Flags&english.FlagPoss == 0 && strings.HasSuffix(typed, "s") {
				out = strings.Replace(out, typed, q.v.Record.Entities[m.entities[0]].Name+"'s", 1)
			}
		}
		return strings.TrimRight(out, "?!. ")
	}
	head := strings.ToLower(q.text[:1]) + q.text[1:]
	if verb >= len(q.toks) || !english.Auxiliaries[q.word(verb)] || q.toks[first].Flags&english.FlagPoss != 0 {
		if q.seek == seekAgent && verb > first+1 && q.toks[first].Flags&english.FlagPoss == 0 {
			return strings.TrimRight(head, "?!. ") // who chairs the board
		}
		return ""
	}
	before := strings.ToLower(q.text[:1]) + strings.TrimSpace(q.text[1:q.toks[verb].Start])
	subject := q.nameAt(verb + 1)
	if subject == nil && q.word(verb+1) == "the" {
		subject = q.nameAt(verb + 2)
	}
	switch w := q.word(verb); w {
	case "is", "are", "was", "were":
		if subject == nil || subject.to >= len(q.toks) {
			return ""
		}
		name := q.text[q.toks[verb+1].Start:q.toks[subject.to].Start]
		if subject.possessed && (q.seek == seekAgent || q.seek == seekAny) {
			return before + " " + rest(verb+1) + " " + w // who Huawei's partner is
		}
		if !subject.possessed {
			return before + " " + name + w + " " + rest(subject.to) // when Alibaba was founded
		}
	case "will", "can", "could", "should", "would", "has", "have", "had":
		if subject != nil && !subject.possessed && subject.to < len(q.toks) {
			return before + " " + q.text[q.toks[verb+1].Start:q.toks[subject.to].Start] + w + " " + rest(subject.to)
		}
	case "does":
		if subject != nil && !subject.possessed && subject.to < len(q.toks) && q.use[subject.to] != useName {
			base := q.word(subject.to)
			return strings.TrimSpace(before + " " + q.text[q.toks[verb+1].Start:q.toks[subject.to].Start] + third(base) + " " + rest(subject.to+1))
		}
	}
	return ""
}

// third is the third person of a verb: "pays", "does", "carries".
func third(verb string) string {
	switch {
	case verb == "have":
		return "has"
	case strings.HasSuffix(verb, "s"), strings.HasSuffix(verb, "sh"), strings.HasSuffix(verb, "ch"), strings.HasSuffix(verb, "x"), verb == "go", verb == "do":
		return verb + "es"
	case strings.HasSuffix(verb, "y") && len(verb) > 2 && !isVowel(rune(verb[len(verb)-2])):
		return verb[:len(verb)-1] + "ies"
	}
	return verb + "s"
}

// short is the answer in words, drawn from the fact that comes first.
func (s *session) short(r *reading, c *candidate) string {
	f := &s.v.Record.Facts[c.fact]
	if f.Status == store.NotDisclosed {
		return "Not disclosed"
	}
	if short := r.inShort(c); short != "" {
		return short
	}
	return f.Text
}

// inShort is the short answer that a fact would give; empty where it is its sentence.
func (r *reading) inShort(c *candidate) string {
	switch r.by {
	case "":
		return r.worded(c)
	case byDefinition:
		return r.described(&r.v.Record.Facts[c.fact])
	}
	return c.short
}
