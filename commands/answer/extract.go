package answer

import (
	"strings"

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
		return m.extractDate(f)
	case seekUntil:
		if !f.Until.IsZero() {
			return f.Until.Format(m.v.loc), 1
		}
		if s := m.spanAfter(f.Text, spanDate, "until", "till", "to", "by", "through", "before"); s != "" {
			return s, 0.9
		}
		return "", 0.15
	case seekDuration:
		return m.extractDuration(f)
	case seekNumber, seekMoney, seekPercent, seekAmount:
		return m.extractFigure(c, f)
	case seekReason:
		return m.extractReason(c, f)
	case seekSpeaker:
		return m.speaker(f), 1
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
var speaking = stemSet(`say said tell told claim claims confirm confirmed announce announced deny denied state stated disclose disclosed
	reveal revealed comment commented warn warned describe described predict predicted admit admitted argue expect call called
	portray mention explain explained declare declared promise promised think believe according quoted quote report reported statement
	comment remark spoke speak suggest suggested`)

func stemSet(words string) map[string]bool {
	m := map[string]bool{}
	for w := range setOf(words) {
		m[stem(w)] = true
	}
	return m
}

func (m *matcher) speaks() bool {
	for i := range m.toks {
		if speaking[m.stems[i]] && m.use[i] != useName {
			return true
		}
	}
	return false
}

func (m *matcher) extractName(c *candidate, f *store.Fact) (string, float64) {
	best, fit := "", 0.0
	try := func(id store.EntityID, sure float64) {
		e := m.v.Entity(id)
		if e == nil || m.asks(id) || sure <= fit {
			return
		}
		fits, certain := m.seek.fits(e.Kind)
		switch {
		case fits:
		case !certain:
			sure *= 0.8
		default:
			return
		}
		if sure > fit {
			best, fit = e.Name, sure
		}
	}
	if (m.seek == seekAgent || m.seek == seekPerson) && m.speaks() {
		try(f.SaidBy, 1)
	}
	if c.rel != nil {
		if o := m.other(f); o != 0 {
			try(o, 1)
		} else if f.Value != "" && f.Subject != 0 && m.asks(f.Subject) && m.namelike(f.Value) {
			return f.Value, 0.95
		}
		if rel := m.v.Relation(f.Relation); rel != nil && agentive(rel) {
			try(f.Object, 0.96)
		}
	}
	if f.Object != 0 && (f.Subject != 0 && m.asks(f.Subject)) != m.asks(f.Object) {
		try(m.other(f), 0.97)
	}
	try(f.Subject, 0.9)
	try(f.Object, 0.89)
	if fit < 0.9 && m.seek != seekProduct && m.seek != seekEvent {
		try(f.SaidBy, 0.85)
	}
	if fit < 0.85 {
		for _, n := range m.v.names.inText(m.v.index, uint32(c.fact)) {
			try(m.v.Record.Entities[n].ID, 0.85)
		}
	}
	if fit < 0.7 {
		if s := m.nameSpan(f.Text); s != "" {
			return s, 0.7
		}
		if c.rel != nil && f.Value != "" && f.Object == 0 && m.seek != seekPerson {
			return f.Value, 0.7
		}
	}
	if fit == 0 {
		fit = 0.25
	}
	return best, fit
}

// namelike reports a literal that may be a name: it has a capital somewhere.
func (m *matcher) namelike(s string) bool {
	for _, t := range tokenize(s) {
		if t.flags&flagCap != 0 {
			return true
		}
	}
	return false
}

// nameSpan is the first name in a text that the question does not have.
func (m *matcher) nameSpan(text string) string {
	toks := tokenize(text)
	for _, s := range spansIn(text, toks) {
		if s.kind != spanName || m.questionHas(toks[s.from:s.to]) {
			continue
		}
		return text[s.start:s.end]
	}
	return ""
}

// questionHas reports whether the question has one of the tokens, words of grammar aside.
func (m *matcher) questionHas(toks []token) bool {
	for i := range toks {
		if stopWords[toks[i].text] {
			continue
		}
		st := m.v.stemOf(toks[i].text)
		for k := range m.stems {
			if m.stems[k] == st && m.use[k] != useShape {
				return true
			}
		}
	}
	return false
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
	if s := m.spanAfter(f.Text, spanName, "in", "at", "near", "from", "to", "outside", "into", "on", "off", "across", "around"); s != "" {
		return s, 0.8
	}
	return "", 0.2
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
func (m *matcher) spanAfter(text string, kind spanKind, words ...string) string {
	toks := tokenize(text)
	for _, s := range spansIn(text, toks) {
		if s.kind != kind || s.from == 0 || m.questionHas(toks[s.from:s.to]) {
			continue
		}
		b := s.from - 1
		if toks[b].text == "the" && b > 0 {
			b--
		}
		for _, w := range words {
			if toks[b].text == w {
				return text[s.start:s.end]
			}
		}
	}
	return ""
}

func (m *matcher) extractDate(f *store.Fact) (string, float64) {
	if !f.Happened.IsZero() {
		return f.Happened.Format(m.v.loc), 1
	}
	for k, text := range [...]string{f.Value, f.Text} {
		toks := tokenize(text)
		for _, s := range spansIn(text, toks) {
			if s.kind == spanDate && !m.questionHas(toks[s.from:s.to]) {
				return text[s.start:s.end], []float64{1, 0.93}[k]
			}
		}
	}
	if w := m.timePhrase(f.Text); w != "" {
		return w, 0.6
	}
	return "", 0.12
}

// timePhrase is a time that is told without a date: "after the merger", "in the 19th century".
func (m *matcher) timePhrase(text string) string {
	toks := tokenize(text)
	for i := range toks {
		switch toks[i].text {
		case "century", "decade", "weekend", "morning", "evening", "afternoon", "noon", "midnight", "dawn", "tonight", "tomorrow", "today", "yesterday":
			b := i
			for b > 0 && (toks[b-1].flags&flagNum != 0 || toks[b-1].text == "early" || toks[b-1].text == "late" || toks[b-1].text == "this" ||
				toks[b-1].text == "next" || toks[b-1].text == "last" || toks[b-1].text == "the") {
				b--
			}
			return text[toks[b].start:toks[i].end]
		}
	}
	return ""
}

var timeUnits = setOf(`second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries`)

func (m *matcher) extractDuration(f *store.Fact) (string, float64) {
	for k, text := range [...]string{f.Value, f.Text} {
		toks := tokenize(text)
		for _, s := range spansIn(text, toks) {
			if s.kind == spanNumber && s.to < len(toks) && timeUnits[toks[s.to].text] && !m.questionHas(toks[s.from:s.to]) {
				return text[s.start:toks[s.to].end], []float64{1, 0.95}[k]
			}
		}
		for i := range toks {
			switch toks[i].text {
			case "long", "permanent", "permanently", "indefinite", "indefinitely", "forever", "temporary", "temporarily", "briefly", "short":
				if k == 0 {
					return text, 0.9
				}
				return "", 0.85
			}
		}
	}
	if !f.Until.IsZero() {
		if !f.Happened.IsZero() {
			return "from " + f.Happened.Format(m.v.loc) + " to " + f.Until.Format(m.v.loc), 0.95
		}
		return "until " + f.Until.Format(m.v.loc), 0.9
	}
	if lasting(f) && !f.Happened.IsZero() {
		return "since " + f.Happened.Format(m.v.loc), 0.8
	}
	return "", 0.2
}

// money and percent tell what a figure is of.
func moneyIn(toks []token) bool {
	for i := range toks {
		switch toks[i].text {
		case "dollar", "dollars", "euro", "euros", "pound", "pounds", "yen", "yuan", "cent", "cents", "rupee", "rupees", "won", "francs", "rubles":
			return true
		}
	}
	return false
}

func percentIn(toks []token) bool {
	for i := range toks {
		switch toks[i].text {
		case "percent", "percentage":
			return true
		}
	}
	return false
}

func (m *matcher) extractFigure(c *candidate, f *store.Fact) (string, float64) {
	if f.Value != "" {
		toks := tokenize(f.Value)
		if hasFigure(toks) {
			switch {
			case m.seek == seekMoney && !moneyIn(toks), m.seek == seekPercent && !percentIn(toks):
			case m.seek == seekNumber && (moneyIn(toks) || percentIn(toks)) && m.counted >= 0 && !moneyIn(m.toks):
			default:
				return f.Value, 1
			}
		}
	}
	best, fit := "", 0.0
	toks := tokenize(f.Text)
	for _, s := range spansIn(f.Text, toks) {
		if s.kind != spanNumber || m.questionHas(toks[s.from:s.to]) {
			continue
		}
		span := toks[s.from:s.to]
		sure := 0.8
		switch {
		case m.seek == seekMoney:
			sure = 0.3
			if moneyIn(span) {
				sure = 0.97
			}
		case m.seek == seekPercent:
			sure = 0.3
			if percentIn(span) {
				sure = 0.97
			}
		case m.seek == seekNumber && (moneyIn(span) || percentIn(span)):
			sure = 0.45
		case m.counted >= 0:
			for k := s.to; k < len(toks) && k < s.to+4; k++ {
				if m.v.stemOf(toks[k].text) == m.stems[m.counted] {
					sure = 0.97
				}
			}
		case m.seek == seekAmount && (moneyIn(span) || percentIn(span)):
			sure = 0.95
		}
		if s.to < len(toks) && timeUnits[toks[s.to].text] && m.seek != seekNumber {
			sure *= 0.6
		}
		if sure > fit {
			end := s.end
			if s.to < len(toks) && m.counted >= 0 && m.v.stemOf(toks[s.to].text) == m.stems[m.counted] {
				end = toks[s.to].end
			}
			best, fit = f.Text[s.start:end], sure
		}
	}
	if fit < 0.6 && f.Value != "" && c.rel != nil && m.seek == seekAmount {
		return f.Value, 0.8
	}
	if fit == 0 {
		fit = 0.15
	}
	return best, fit
}

func hasFigure(toks []token) bool {
	for i := range toks {
		if isFigure(&toks[i]) {
			return true
		}
	}
	return false
}

// reasons are the words that join an effect to its cause.
var reasons = setOf(`because due owing thanks since as after amid following result resulted caused causes cause over reason reasons
	fuelled fueled driven partly blamed attributed triggered prompted sparked`)

func (m *matcher) extractReason(c *candidate, f *store.Fact) (string, float64) {
	if f.Relation == "cause" {
		if f.Value != "" {
			return f.Value, 1
		}
		return m.v.Name(f.Object), 1
	}
	toks := tokenize(f.Text)
	for i := range toks {
		switch w := toks[i].text; {
		case w == "because" || w == "due" || w == "owing" || w == "reason" || w == "reasons" || w == "blamed" || w == "attributed":
			return "", 0.95
		case i > 0 && reasons[w]:
			return "", 0.8
		}
	}
	if f.Relation == "effect" || f.Relation == "rule" || f.Relation == "purpose" {
		return "", 0.75
	}
	for i := range toks {
		if i > 0 && (toks[i].text == "to" || toks[i].text == "for" || toks[i].text == "so") {
			return "", 0.55
		}
	}
	return "", 0.3
}

func (m *matcher) extractAny(c *candidate, f *store.Fact) (string, float64) {
	if c.rel == nil {
		return "", 0.97
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
		return f.Value, 1
	}
	return "", 0.97
}
