package answer

import (
	"strings"
	"time"

	"byline/commands/answer/english"
	"byline/store"
)

func (m *matcher) extractDate(c *candidate, f *store.Fact) (string, float64) {
	if !f.Until.IsZero() && (m.asksEnd() && !m.endTold(f) || m.toldUntil(c.fact)) {
		return f.Until.Format(m.v.loc), 1
	}
	if c.rel != nil && f.Object == 0 && m.v.dateAlone(f.Value) { // what was to be when, not when it was said
		w, err := ReadDate(f.Value, m.frame.at, m.v.loc)
		if err != nil {
			return f.Value, 1
		}
		if m.tooLate(w) {
			return w.Format(m.v.loc), 0.3
		}
		if day := w.Format(m.v.loc); strings.Contains(f.Value, day[max(0, len(day)-4):]) { // it names its year
			return day, 1
		}
	}
	if m.due {
		if s := m.spanAfter(f.Text, english.SpanDate, "until", "till", "by", "before", "to"); s != "" {
			return s, 1
		}
		if c.rel == nil || f.Value == "" {
			if !f.Happened.IsZero() {
				return f.Happened.Format(m.v.loc), 0.45
			}
			return "", 0.15
		}
	}
	if c.rel != nil && f.Object == 0 {
		if s := m.saidDate(f.Value); s != "" {
			if y := yearIn(m.v.parse(s).toks); y != 0 && m.tooLate(store.Date(y, 1, 1)) {
				return s, 0.3
			}
			return s, 1
		}
	}
	if !f.Happened.IsZero() {
		if m.tooLate(f.Happened) {
			return f.Happened.Format(m.v.loc), 0.3
		}
		if _, to := f.Happened.Span(m.v.loc); m.future() && to.Before(m.frame.at) && !(m.foretells(c.fact) && m.v.known[c.fact] < to.UnixMilli()-int64(24*time.Hour/time.Millisecond)) {
			return f.Happened.Format(m.v.loc), 0.3
		}
		return f.Happened.Format(m.v.loc), 1
	}
	for k, text := range [...]string{f.Value, f.Text} {
		toks := m.v.parse(text).toks
		for _, s := range m.v.parse(text).spans {
			if s.Kind == english.SpanDate && !m.questionHas(toks[s.From:s.To]) {
				typed := []float64{1, 0.93}[k]
				if announcedOn(toks, s.From) && !m.speaks() {
					typed = 0.45
				}
				if y := yearIn(toks[s.From:s.To]); y != 0 && m.tooLate(store.Date(y, 1, 1)) {
					typed = 0.3
				}
				return withLead(text, toks, s), typed
			}
		}
	}
	if w := m.timePhrase(f.Text); w != "" {
		return w, 0.6
	}
	return "", 0.12
}

// future reports "When will …?"
func (m *matcher) future() bool {
	for i := range m.toks {
		if m.toks[i].Text == "will" && m.use[i] == useStop && i > 0 && m.use[i-1] == useShape {
			return true
		}
	}
	return false
}

// timePhrase is a time that is told without a date: "after the merger", "in the 19th century".
func (m *matcher) timePhrase(text string) string {
	toks := m.v.parse(text).toks
	for i := range toks {
		switch toks[i].Text {
		case "century", "decade", "weekend", "morning", "evening", "afternoon", "noon", "midnight", "dawn", "tonight", "tomorrow", "today", "yesterday":
			b := i
			for b > 0 && (toks[b-1].Flags&english.FlagNum != 0 || toks[b-1].Text == "early" || toks[b-1].Text == "late" || toks[b-1].Text == "this" ||
				toks[b-1].Text == "next" || toks[b-1].Text == "last" || toks[b-1].Text == "the") {
				b--
			}
			return text[toks[b].Start:toks[i].End]
		}
	}
	return ""
}

// saysDay reports a question with a word for a day: "what was the opening day"
func (m *matcher) saysDay() bool {
	for i := range m.toks {
		if typeNouns[m.word(i)] == seekDate && m.use[i] != useDate && m.use[i] != useName {
			return true
		}
	}
	return false
}

// dateAlone reports a value that is a date and no more.
func (v *View) dateAlone(value string) bool {
	p := v.parse(value)
	return len(p.spans) == 1 && p.spans[0].Kind == english.SpanDate && p.spans[0].From == 0 && p.spans[0].To == len(p.toks)
}
