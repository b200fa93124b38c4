package answer

import (
	"slices"
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
		} else if f.Value != "" && f.Object == 0 && m.namelike(f.Value) && !m.saysAny(f.Value) {
			return f.Value, 0.95
		}
		if rel := m.v.Relation(f.Relation); rel != nil && agentive(rel) {
			try(f.Object, 0.96)
		}
	}
	if f.Object != 0 && (f.Subject != 0 && m.asks(f.Subject)) != m.asks(f.Object) {
		try(m.other(f), 0.97)
	}
	if rel := m.v.Relation(f.Relation); rel != nil && agentive(rel) {
		try(f.Object, 0.91)
	}
	try(f.Subject, 0.9)
	try(f.Object, 0.89)
	if fit < 0.85 {
		if name, sure := m.nameInText(c, f.Text); sure > fit {
			best, fit = name, sure
		}
	}
	if fit < 0.8 && m.seek != seekProduct && m.seek != seekEvent {
		try(f.SaidBy, 0.8)
	}
	if fit < 0.7 && c.rel != nil && f.Value != "" && f.Object == 0 && m.seek != seekPerson {
		return f.Value, 0.7
	}
	if fit < 0.7 && (m.seek == seekAgent || m.seek == seekPerson) {
		if s := m.opening(f.Text); s != "" {
			return s, 0.78
		}
	}
	if fit == 0 {
		fit = 0.25
	}
	return best, fit
}

// opening is the subject of a sentence that names nobody: "A schoolteacher found …".
func (m *matcher) opening(text string) string {
	toks := tokenize(text)
	if len(toks) < 3 || m.asksObject() {
		return ""
	}
	switch toks[0].text {
	case "a", "an", "the", "two", "three", "several", "some":
	default:
		return ""
	}
	for i := 2; i < len(toks) && i < 6 && toks[i].flags&flagBreak == 0; i++ {
		for k := range m.toks {
			if m.use[k] != useName && m.use[k] != useShape && m.use[k] != useStop && m.stems[k] == m.v.stemOf(toks[i].text) {
				return text[:toks[i-1].end]
			}
		}
	}
	return ""
}

// nameInText is the name in a text that fits the question best: one of the asked-for kind, where the question's own words
// put it. "Who apologised?" asks for what stands before the verb, "Who did it sue?" for what stands after it.
func (m *matcher) nameInText(c *candidate, text string) (string, float64) {
	toks := tokenize(text)
	verb := -1 // where the question's own words begin in the text
	for i := range toks {
		if m.contentHas(m.v.stemOf(toks[i].text)) {
			verb = i
			break
		}
	}
	best, fit := "", 0.0
	after := m.asksObject()
	for _, s := range spansIn(text, toks) {
		if s.kind != spanName || m.questionHas(toks[s.from:s.to]) {
			continue
		}
		sure, name := 0.7, text[s.start:s.end]
		if s.to-s.from > 1 {
			sure = 0.76
		}
		if l := m.v.names.lookup(strings.Join(nameWords(name), "")); len(l) == 1 {
			e := &m.v.Record.Entities[l[0]]
			fits, certain := m.seek.fits(e.Kind)
			switch {
			case m.asks(e.ID) || !fits && certain:
				continue
			case fits:
				sure, name = 0.82, e.Name
			}
		} else if s.from > 0 && placing[toks[s.from-1].text] {
			sure -= 0.2
		}
		if m.noun >= 0 && m.spanHas(toks[s.from:s.to], m.stems[m.noun]) {
			sure += 0.1
		}
		if toks[s.to-1].flags&flagPoss != 0 {
			sure -= 0.08
		}
		if verb >= 0 {
			by := s.from > 0 && toks[s.from-1].text == "by"
			switch {
			case !after && s.from < verb && s.from <= 1, by && !after:
				sure += 0.1
			case !after && s.from < verb, after && s.from > verb:
				sure += 0.04
			}
		}
		if sure > fit+0.001 {
			best, fit = name, sure
		}
	}
	return best, min(fit, 0.93)
}

// placing are the words that a place follows.
var placing = setOf(`in at near from to outside into on off across around within`)

// contentHas reports whether a content word of the question has the stem, or one kindred to it.
func (m *matcher) contentHas(st string) bool {
	for i := range m.units {
		u := &m.units[i]
		if u.kind != unitWord {
			continue
		}
		for k := u.from; k < u.to; k++ {
			if m.stems[k] == st {
				return true
			}
		}
		for _, k := range u.kin {
			if m.v.index.stems[k].text == st {
				return true
			}
		}
	}
	return false
}

// asksObject reports a question for the object of a verb: "Who did X sue?", "Whom does it serve?"
func (m *matcher) asksObject() bool {
	for i := range m.toks {
		if m.use[i] == useShape {
			for k := i + 1; k < len(m.toks) && k < i+4; k++ {
				switch m.word(k) {
				case "did", "does", "do", "will", "has", "have", "had":
					return k+1 < len(m.toks) && (m.use[k+1] == useName || m.word(k+1) == "the" || m.word(k+1) == "they" || m.word(k+1) == "he" || m.word(k+1) == "she" ||
						m.word(k+1) == "it" || m.toks[k+1].flags&flagPoss != 0)
				}
			}
			return false
		}
	}
	return false
}

func (m *matcher) spanHas(toks []token, st string) bool {
	for i := range toks {
		if m.v.stemOf(toks[i].text) == st {
			return true
		}
	}
	return false
}

// saysAny reports that the question has a word of a literal: who is chancellor is not answered by "Chancellor of the Exchequer".
func (m *matcher) saysAny(value string) bool {
	for _, t := range tokenize(value) {
		if m.contentHas(m.v.stemOf(t.text)) {
			return true
		}
	}
	return false
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

// questionHas reports whether the question has all of the tokens, words of grammar and signs aside.
func (m *matcher) questionHas(toks []token) bool {
	any := false
	for i := range toks {
		if stopWords[toks[i].text] || toks[i].end-toks[i].start == 1 && toks[i].flags&flagNum == 0 {
			continue
		}
		st := m.v.stemOf(toks[i].text)
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
	if s := m.spanAfter(f.Text, spanName, "in", "at", "near", "from", "to", "outside", "into", "on", "off", "across", "around", "of"); s != "" {
		return s, 0.85
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
		if _, to := f.Happened.Span(m.v.loc); m.future() && to.Before(m.frame.at) {
			return f.Happened.Format(m.v.loc), 0.3
		}
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

// future reports "When will …?"
func (m *matcher) future() bool {
	for i := range m.toks {
		if m.toks[i].text == "will" && m.use[i] == useStop && i > 0 && m.use[i-1] == useShape {
			return true
		}
	}
	return false
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
		switch {
		case !hasFigure(toks):
		case m.seek == seekMoney && !moneyIn(toks), m.seek == seekPercent && !percentIn(toks):
		case m.seek == seekNumber && (moneyIn(toks) || percentIn(toks)) && !moneyIn(m.toks):
		case !digitsIn(toks) && m.counted >= 0 && !m.spanHas(toks, m.stems[m.counted]) && c.rel == nil:
		case !digitsIn(toks) && m.counted < 0 && !moneyIn(toks) && !percentIn(toks) && len(toks) > 3:
		default:
			return f.Value, m.per(toks)
		}
	}
	if f.Value != "" && c.rel != nil && m.counted >= 0 && naught[fold(f.Value)] {
		return f.Value, 0.95
	}
	best, fit := "", 0.0
	toks := tokenize(f.Text)
	for _, s := range spansIn(f.Text, toks) {
		if s.kind != spanNumber || m.questionHas(toks[s.from:s.to]) || ordinal(toks[s.from:s.to]) {
			continue
		}
		if name, sure := m.figureSpan(f.Text, toks, s); sure > fit {
			best, fit = name, sure
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

// per lowers a figure that is for each of something that the question does not speak of: "$95 a share".
func (m *matcher) per(toks []token) float64 {
	for i := range toks {
		if w := toks[i].text; i > 0 && i+1 < len(toks) && (w == "a" || w == "an" || w == "per" || w == "each") && !m.questionHas(toks[i+1:i+2]) {
			return 0.95
		}
	}
	return 1
}

// naught are the ways to say that there is none.
var naught = setOf(`none no zero nil nobody nothing all every both`)

// figureSpan weighs one figure of a text.
func (m *matcher) figureSpan(text string, toks []token, s span) (string, float64) {
	span := toks[s.from:s.to]
	money, percent := moneyIn(span), percentIn(span)
	unit := s.to < len(toks) && toks[s.to].flags&(flagBreak|flagFirst) == 0
	sure, end := 0.8, s.end
	switch {
	case m.seek == seekMoney && money, m.seek == seekPercent && percent:
		sure = 0.97
	case m.seek == seekMoney, m.seek == seekPercent:
		sure = 0.3
	case m.seek == seekNumber && (money || percent):
		sure = 0.6
	case m.counted >= 0:
		for k := s.to; k < len(toks) && k < s.to+4; k++ {
			if toks[k].flags&flagNum != 0 {
				break // "200,000 phones and 30,000 batteries"
			}
			if m.v.stemOf(toks[k].text) == m.stems[m.counted] {
				sure = 0.97
				if k == s.to {
					end = toks[k].end
				}
				break
			}
		}
	case money || percent:
		sure = 0.95
	case unit && !stopWords[toks[s.to].text] && !timeUnits[toks[s.to].text]:
		sure, end = 0.88, toks[s.to].end // "3,500 milliampere-hours"
		if s.to+1 < len(toks) && toks[s.to+1].flags&flagHyphen != 0 {
			end = toks[s.to+1].end
		}
	}
	if unit && timeUnits[toks[s.to].text] && m.counted < 0 {
		sure *= 0.6
	}
	if span[0].text == "one" && len(span) == 1 {
		sure *= 0.5 // one of them
	}
	return text[s.start:end], sure
}

// ordinal reports first, second, 3rd: no figure that answers how many.
func ordinal(toks []token) bool {
	if len(toks) != 1 {
		return false
	}
	s := toks[0].text
	if i, ok := irregular[s]; ok {
		s = i
	}
	return len(s) > 2 && s[0] >= '0' && s[0] <= '9' && s[len(s)-1] > '9' && !strings.HasSuffix(s, "m") && !strings.HasSuffix(s, "k")
}

func digitsIn(toks []token) bool {
	for i := range toks {
		if toks[i].flags&flagNum != 0 {
			return true
		}
	}
	return false
}

func hasFigure(toks []token) bool {
	for i := range toks {
		if isFigure(&toks[i]) && !ordinal(toks[i:i+1]) {
			return true
		}
	}
	return false
}

// becauses are the words that say that what follows is a reason; afters only that it came before. results say it of what
// stands before them.
var (
	becauses = setOf(`because due owing thanks reason reasons blamed attributed citing`)
	afters   = setOf(`after amid following as`)
	results  = setOf(`caused causes triggered prompted sparked led forced drove fuelled fueled driven resulted`)
)

func (m *matcher) extractReason(c *candidate, f *store.Fact) (string, float64) {
	if f.Relation == "cause" {
		if f.Value != "" {
			return f.Value, 1
		}
		return m.v.Name(f.Object), 1
	}
	toks := tokenize(f.Text)
	typed := 0.25
	for i := range toks {
		w := toks[i].text
		switch {
		case becauses[w] && !m.followed(toks, i):
			typed = max(typed, 0.95)
		case i > 0 && results[w] && !m.preceded(toks, i):
			typed = max(typed, 0.93)
		case i > 0 && (w == "for" || w == "over") && m.contentHas(m.v.stemOf(toks[i-1].text)):
			typed = max(typed, 0.88) // "apologised for leaving early"
		case i > 0 && w == "as" && !m.followed(toks, i):
			typed = max(typed, 0.35)
		case i > 0 && afters[w] && !m.followed(toks, i):
			typed = max(typed, 0.7)
		case i > 0 && w == "to" && i+1 < len(toks) && (toks[i-1].text == "order" || toks[i-1].text == "wants" || toks[i-1].text == "wanted" || toks[i-1].text == "aims" ||
			toks[i-1].text == "bid" || toks[i-1].text == "hoping" || toks[i-1].text == "trying"):
			typed = max(typed, 0.75)
		}
	}
	if f.Relation == "rule" || f.Relation == "purpose" || f.Relation == "defect" {
		typed = max(typed, 0.75)
	}
	return "", typed
}

// followed reports that what is asked about stands right after token i: it is then the reason itself.
func (m *matcher) followed(toks []token, i int) bool {
	for k := i + 1; k < len(toks) && k < i+6 && toks[k].flags&flagBreak == 0; k++ {
		if m.contentHas(m.v.stemOf(toks[k].text)) {
			return true
		}
	}
	return false
}

// preceded reports that what is asked about stands before token i and not after it.
func (m *matcher) preceded(toks []token, i int) bool {
	before, after := false, false
	for k := range toks {
		if k != i && m.contentHas(m.v.stemOf(toks[k].text)) {
			before = before || k < i
			after = after || k > i
		}
	}
	return before && !after
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
