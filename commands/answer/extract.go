package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

// extract finds in a fact what the question asks for, in words, and says how sure it is that this is of the asked-for type,
// 0 to 1. The words are empty where the fact's whole sentence is the answer.
func (m *matcher) extract(c *candidate) (short string, typed float64) {
	f := &m.v.Record.Facts[c.fact]
	if f.Status == store.NotDisclosed {
		return "", 1
	}
	switch m.seek {
	case seekAgent, seekPerson, seekCompany, seekOrganisation, seekProduct, seekEvent:
		return m.extractName(c, f)
	case seekPlace:
		return m.extractPlace(c, f)
	case seekDate:
		return m.extractDate(c, f)
	case seekUntil:
		if !f.Until.IsZero() {
			return f.Until.Format(m.v.loc), 1
		}
		if s := m.spanAfter(f.Text, english.SpanDate, "until", "till", "to", "by", "through", "before"); s != "" {
			return s, 0.9
		}
		return "", 0.15
	case seekDuration:
		return m.extractDuration(c, f)
	case seekNumber, seekMoney, seekPercent, seekAmount:
		return m.extractFigure(c, f)
	case seekReason:
		return m.extractReason(c, f)
	case seekSpeaker:
		return m.speaker(f), 1
	case seekOften:
		return m.extractOften(f)
	}
	return m.extractAny(c, f)
}

// speaker is who said it: the person on record, or the publication.
func (m *matcher) speaker(f *store.Fact) string {
	if n := m.v.Name(f.SaidBy); n != "" {
		return n
	}
	if len(f.Sources) > 0 {
		return f.Sources[0].Publisher
	}
	return ""
}

// asks reports whether the question names the entity itself.
func (m *matcher) asks(e store.EntityID) bool {
	for i := range m.named {
		for _, n := range m.named[i].entities {
			if m.v.Record.Entities[n].ID == e {
				return true
			}
		}
	}
	return false
}

// other is the entity on the other side of the relation from the question's, or 0.
func (m *matcher) other(f *store.Fact) store.EntityID {
	switch {
	case f.Subject != 0 && m.asks(f.Subject):
		if f.Object != f.Subject {
			return f.Object
		}
	case f.Object != 0 && m.asks(f.Object):
		return f.Subject
	}
	return 0
}

// speaking are the stems of verbs whose subject is who says it.
var speaking = english.StemSet(`say said tell told claim claims confirm confirmed announce announced deny denied state stated disclose disclosed
	reveal revealed comment commented warn warned describe described predict predicted admit admitted argue expect call called
	portray mention explain explained declare declared promise promised think believe according quoted quote report reported statement
	comment remark spoke speak suggest suggested`)

func (m *matcher) speaks() bool {
	for i := range m.toks {
		if speaking[m.stems[i]] && m.use[i] != useName {
			return true
		}
	}
	return false
}

// tellsSpeaker reports a question which tells by whose word it asks: whose fault it was according to the lawyers.
func (m *matcher) tellsSpeaker() bool {
	return slices.ContainsFunc(m.toks, func(t english.Token) bool { return t.Text == "according" })
}

// saysAny reports that the question has a word of a literal: who is chancellor is not answered by "Chancellor of the Exchequer".
func (m *matcher) saysAny(value string) bool {
	for _, t := range m.v.parse(value).toks {
		if m.contentHas(m.v.stemOf(t.Text)) {
			return true
		}
	}
	return false
}

// questionHas reports whether the question has all of the tokens, words of grammar and signs aside.
func (m *matcher) questionHas(toks []english.Token) bool {
	any := false
	for i := range toks {
		if english.StopWords[toks[i].Text] || toks[i].End-toks[i].Start == 1 && toks[i].Flags&english.FlagNum == 0 {
			continue
		}
		st := m.v.stemOf(toks[i].Text)
		if !slices.Contains(m.stems, st) {
			return false
		}
		any = true
	}
	return any
}

func (m *matcher) extractPlace(c *candidate, f *store.Fact) (string, float64) {
	if c.rel != nil && (f.Relation == "location" || f.Relation == "venue" || f.Relation == "birthplace" || f.Relation == "origin" ||
		f.Relation == "residence") || m.placeRelation(f) {
		if o := m.v.Entity(m.other(f)); o != nil && o.Kind != store.KindPerson {
			return o.Name, 1
		}
		if f.Value != "" {
			return f.Value, 0.97
		}
		if o := m.v.Entity(f.Object); o != nil && !m.asks(f.Object) && o.Kind != store.KindPerson {
			return o.Name, 0.97
		}
	}
	if c.rel != nil && f.Object == 0 && f.Value != "" && m.spanAfterValue(f) {
		return f.Value, 0.96 // "had its premiere at the …"
	}
	if o := m.v.Entity(f.Object); c.rel != nil && o != nil && (attending[m.stems[c.rel.from]] || f.Relation == "employer") && !m.asks(f.Object) && o.Kind != store.KindPerson {
		return o.Name, 0.97 // where one works is whom one works for
	}
	if o := m.v.Entity(f.Object); c.rel != nil && o != nil && !m.asks(f.Object) && m.wherein(c.rel, f) && o.Kind != store.KindPerson {
		return o.Name, 0.97 // where a share is listed is what it is listed on
	}
	if way := m.direction(); way != nil && f.Object == 0 {
		if s := m.spanAfter(f.Text, english.SpanName, way...); s != "" {
			return s, 0.92
		}
	}
	for _, id := range [...]store.EntityID{f.Object, f.Subject} {
		if e := m.v.Entity(id); e != nil && e.Kind == store.KindPlace && !m.asks(id) {
			return e.Name, 0.93
		}
	}
	if f.Where != "" && !m.v.vocab.where[f.Where].outside && !m.placeAsked(f) {
		return f.Where, 0.88
	}
	for _, n := range m.v.names.inText(m.v.index, uint32(c.fact)) {
		if e := &m.v.Record.Entities[n]; e.Kind == store.KindPlace && !m.asks(e.ID) {
			return e.Name, 0.85
		}
	}
	if s := m.spanAfter(f.Text, english.SpanName, "in", "at", "near", "from", "to", "outside", "into", "on", "off", "across", "around", "of"); s != "" {
		return s, 0.85
	}
	return "", 0.2
}

// direction gives the words before the place that a question asks for: where to, where from. Nil where it asks for neither.
func (m *matcher) direction() []string {
	last := len(m.toks) - 1
	switch {
	case m.word(last) == "from":
		return []string{"from"}
	case m.word(last) == "to":
		return []string{"to", "into", "for"}
	}
	for i := range m.toks {
		if moving[m.stems[i]] && m.use[i] != useName {
			return []string{"to", "into", "for"}
		}
	}
	return nil
}

// attending are the stems of what one does at some institution.
var attending = english.StemSet(`work study teach train research intern enrol graduate lecture`)

// moving are the stems of verbs of going somewhere.
var moving = english.StemSet(`flee fled escape fly flew travel sail head bound move`)

// spanAfterValue reports a value that the fact's text puts after a word of place.
func (m *matcher) spanAfterValue(f *store.Fact) bool {
	i := strings.Index(f.Text, f.Value)
	if i < 0 || !m.namelike(f.Value) {
		return false
	}
	before := strings.Fields(f.Text[:i])
	if n := len(before); n > 0 && before[n-1] == "the" {
		before = before[:n-1]
	}
	n := len(before)
	return n > 0 && (before[n-1] == "at" || before[n-1] == "in" || before[n-1] == "near" || before[n-1] == "on")
}

func (m *matcher) placeRelation(f *store.Fact) bool {
	switch f.Relation {
	case "location", "venue", "birthplace", "residence":
		return true
	}
	return false
}

func (m *matcher) placeAsked(f *store.Fact) bool {
	w := m.v.vocab.where[f.Where]
	for i := range m.places {
		if m.places[i].key == w.key {
			return true
		}
	}
	return false
}

// spanAfter is the first span of a kind that follows one of the words and is not in the question.
func (m *matcher) spanAfter(text string, kind english.SpanKind, words ...string) string {
	toks := m.v.parse(text).toks
	for _, s := range m.v.parse(text).spans {
		if s.Kind != kind || s.From == 0 || m.questionHas(toks[s.From:s.To]) {
			continue
		}
		b := s.From - 1
		if toks[b].Text == "the" && b > 0 {
			b--
		}
		if kind == english.SpanName && m.knownOther(toks[s.From:s.To]) {
			continue
		}
		for _, w := range words {
			if toks[b].Text == w {
				return text[s.Start:s.End]
			}
		}
	}
	return ""
}

// knownOther reports a name of the record that is no place: nobody is from a company.
func (m *matcher) knownOther(name []english.Token) bool {
	l := m.v.names.called(name)
	for _, e := range l {
		if k := m.v.Record.Entities[e].Kind; k == store.KindPlace || k == store.KindEvent || k == store.KindOther {
			return false
		}
	}
	return len(l) > 0
}

// becauses are the words that say that what follows is a reason; afters only that it came before. results say it of what
// stands before them.
var (
	becauses = english.WordSet(`because due owing thanks reason reasons blamed attributed citing`)
	afters   = english.WordSet(`after amid following as`)
	results  = english.WordSet(`caused causes triggered prompted sparked led forced drove fuelled fueled driven resulted`)
)

func (m *matcher) extractAny(c *candidate, f *store.Fact) (string, float64) {
	if m.naming() {
		if s, typed := m.extractNamed(c, f); s == "" || typed < 0.9 {
			return s, min(typed, 0.3)
		}
	}
	if c.rel == nil {
		return "", 0.97
	}
	if f.Object == 0 && m.shape == shapeWh && m.v.dateAlone(f.Value) {
		if e := m.teller(c.fact); e != 0 && !m.asks(e) {
			return m.v.Name(e), 0.97 // what was stolen, told with the day on which it was
		}
	}
	if f.Object != 0 {
		if o := m.other(f); o != 0 {
			return m.v.Name(o), 1
		}
		if f.Value == "" && f.Object != 0 && !m.asks(f.Object) {
			return m.v.Name(f.Object), 1
		}
	}
	if f.Value != "" && !strings.Contains(strings.ToLower(m.text), strings.ToLower(f.Value)) {
		if m.shape == shapeWh && m.v.dateAlone(f.Value) && m.noun < 0 && !m.saysDay() {
			return f.Value, 0.45 // a date tells what something is of nothing but dates
		}
		return f.Value, 1
	}
	return "", 0.97
}

// oftens are the words that tell how often.
var oftens = english.WordSet(`every each daily weekly monthly yearly annually annual hourly once twice times per often rarely regularly never always`)

func (m *matcher) extractOften(f *store.Fact) (string, float64) {
	for k, text := range [...]string{f.Value, f.Text} {
		for _, t := range m.v.parse(text).toks {
			if oftens[t.Text] {
				if k == 0 {
					return text, 1
				}
				return "", 0.95
			}
		}
	}
	return "", 0.2
}
