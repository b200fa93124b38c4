package answer

import (
	"slices"
	"strings"

	"byline/commands/answer/english"
	"byline/store"
)

func (m *matcher) extractName(c *candidate, f *store.Fact) (string, float64) {
	if name, sure := m.gotBy(c, f); sure > 0 && m.handed(f) == 0 {
		return name, sure // whoever gave it did not get it
	}
	best, fit := "", 0.0
	try := func(id store.EntityID, sure float64) {
		e := m.v.Entity(id)
		if e == nil || m.asks(id) {
			return
		}
		if m.noun >= 0 && m.calledBy(id) {
			sure += 0.2 // which song: of two works on record the one that is a song
		}
		if sure <= fit {
			return
		}
		sure *= m.sortFit(e)
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
	if e := m.teller(c.fact); e != 0 {
		try(e, 0.985)
	}
	try(m.handed(f), 0.99)
	if c.rel != nil && c.relLevel == 1 && f.Object == 0 && f.Value != "" && c.rel.to == c.rel.from+1 && m.use[c.rel.from] == useType && !m.saysAny(f.Value) {
		return f.Value, 0.95 // which model it was is what stands as the model
	}
	if c.rel != nil {
		if o := m.other(f); o != 0 {
			try(o, 1)
		} else if f.Value != "" && f.Object == 0 && m.namelike(f.Value) && !doing(m.v.parse(f.Value).toks) && !m.saysAny(f.Value) && !m.countryOnly(f) &&
			!(m.seek == seekAgent && english.Prepositions[wordAt(m.v.parse(f.Value).toks, 0)]) {
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
	if fit < 0.905 && f.Subject != 0 && f.Object != 0 && !m.asks(f.Subject) && !m.asks(f.Object) {
		try(m.leading(c.fact), 0.905)
	}
	try(f.Subject, 0.9)
	try(f.Object, 0.89)
	if fit < 0.85 {
		if name, sure := m.nameInText(c, f.Text); sure > fit {
			best, fit = name, sure
			if m.seek == seekAgent && f.Object == 0 && ofSome(f.Value) && strings.Contains(f.Text, " and "+name) {
				best = f.Value // "four boys and the coach", of whom the text names but one
			}
		}
	}
	if fit < 0.8 && m.seek != seekProduct && m.seek != seekEvent && !m.toldBySaying(c.fact) {
		try(f.SaidBy, 0.8)
	}
	if fit < 0.7 && c.rel != nil && f.Value != "" && f.Object == 0 && m.seek != seekPerson && m.mayName(f.Value) {
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
	return best, min(fit, 1)
}

// countryOnly reports a fact of a person whose value is the country that the office is of: who was minister is not the country.
func (m *matcher) countryOnly(f *store.Fact) bool {
	e := m.v.Entity(f.Subject)
	if e == nil || e.Kind != store.KindPerson || m.asks(f.Subject) || m.seek != seekAgent && m.seek != seekPerson {
		return false
	}
	key := placeName(strings.Join(nameWords(f.Value), ""))
	if countries[key] {
		return true
	}
	for _, p := range m.v.vocab.where {
		if p.key == key && !p.outside {
			return true
		}
	}
	return false
}

// calledBy reports that the noun of which or what is said of an entity in its summary.
func (m *matcher) calledBy(id store.EntityID) bool {
	return slices.Contains(m.v.described()[m.stems[m.noun]], m.v.entities[id])
}

// ofSome reports a value that is some people, counted.
func ofSome(value string) bool {
	return slices.ContainsFunc(strings.Fields(english.Fold(value)), func(w string) bool { return somePeople[w] })
}

var somePeople = english.WordSet(`boys girls men women children people kids students pupils workers sailors soldiers passengers players guests relatives members
	officers officials nurses doctors miners divers fishermen`)

// verbNext reports a sentence of one word before its verb.
func verbNext(toks []english.Token) bool {
	w := toks[1].Text
	return english.Pasts[w] || english.Presents[w] || strings.HasSuffix(w, "ed") && len(w) > 4
}

// doing reports a value that is what was done: "doping in all seven Tours".
func doing(toks []english.Token) bool {
	return len(toks) > 1 && gerund(toks[0].Text) && toks[0].Flags&english.FlagCap == 0
}

// leading is the side of a fact that its text names first, and so most likely tells of as doing something; 0 where it is told the
// other way round, or names neither.
func (m *matcher) leading(n int32) store.EntityID {
	f := &m.v.Record.Facts[n]
	x := m.v.index
	for _, t := range x.fact(uint32(n)) {
		if x.words[t.word()].text == "by" {
			return 0
		}
	}
	for _, p := range m.v.placedIn(n) {
		for _, e := range p.entities {
			if id := m.v.Record.Entities[e].ID; id == f.Subject || id == f.Object {
				return id
			}
		}
	}
	return 0
}

// opening is the subject of a sentence that names nobody: "A schoolteacher found …".
func (m *matcher) opening(text string) string {
	toks := m.v.parse(text).toks
	if len(toks) < 3 || m.asksObject() {
		return ""
	}
	switch toks[0].Text {
	case "a", "an", "the", "two", "three", "several", "some":
	default:
		if verbNext(toks) && m.contentHas(m.v.stemOf(toks[1].Text)) && toks[0].Flags&english.FlagCap != 0 && !english.StopWords[toks[0].Text] {
			return text[:toks[0].End] // "Police arrested six people"
		}
		return ""
	}
	for i := 2; i < len(toks) && i < 6 && toks[i].Flags&english.FlagBreak == 0; i++ {
		for k := range m.toks {
			if m.use[k] != useName && m.use[k] != useShape && m.use[k] != useStop && m.verbLike(k) && m.stems[k] == m.v.stemOf(toks[i].Text) {
				if english.Auxiliaries[toks[i-1].Text] {
					return "" // "The ship was built" does not tell by whom
				}
				return text[:toks[i-1].End]
			}
		}
	}
	return ""
}

// nameInText is the name in a text that fits the question best: one of the asked-for kind, where the question's own words
// put it. "Who apologised?" asks for what stands before the verb, "Who did it sue?" for what stands after it.
func (m *matcher) nameInText(c *candidate, text string) (string, float64) {
	toks := m.v.parse(text).toks
	verb := -1 // where the question's own words begin in the text
	for i := range toks {
		if m.contentHas(m.v.stemOf(toks[i].Text)) {
			verb = i
			break
		}
	}
	best, fit := "", 0.0
	after := m.asksObject()
	does, passive := -1, false
	if u := m.doer; u != nil {
		does, passive = m.verbToken(u, c.fact)
	}
	agent := m.seek == seekAgent || m.seek == seekPerson || m.seek == seekCompany || m.seek == seekOrganisation
	for _, s := range m.v.parse(text).spans {
		if s.Kind != english.SpanName || m.questionHas(toks[s.From:s.To]) || agent && s.To == s.From+1 && adjectival(toks, s.From) {
			continue
		}
		if agent && s.To == 1 && wordAt(toks, 1) == "to" && len(m.v.names.called(toks[:1])) == 0 {
			continue // "Access to it was blocked"
		}
		sure, name := 0.7, text[s.Start:s.End]
		if s.To-s.From > 1 {
			sure = 0.76
		}
		if l := m.v.names.called(toks[s.From:s.To]); len(l) == 1 {
			e := &m.v.Record.Entities[l[0]]
			fits, certain := m.seek.fits(e.Kind)
			switch {
			case m.asks(e.ID) || !fits && certain:
				continue
			case fits:
				sure, name = 0.82, e.Name
			}
		} else if m.endsUnfit(toks[s.From:s.To]) {
			continue // which court is not told by "Judge Ada Holm"
		} else if s.From > 0 && placing[toks[s.From-1].Text] {
			sure -= 0.2
			if m.seek == seekAgent || m.seek == seekPerson {
				sure -= 0.2 // where it was built is not who built it
			}
		}
		if m.noun >= 0 && m.spanHas(toks[s.From:s.To], m.stems[m.noun]) {
			sure += 0.1
		}
		if toks[s.To-1].Flags&english.FlagPoss != 0 {
			sure -= 0.08
		}
		if verb >= 0 {
			by := s.From > 0 && toks[s.From-1].Text == "by"
			switch {
			case !after && s.From < verb && s.From <= 1, by && !after:
				sure += 0.1
			case !after && s.From < verb, after && s.From > verb:
				sure += 0.04
			}
		}
		if does >= 0 {
			switch before := s.To <= does; {
			case before && !passive:
				sure += 0.04
			case before == passive && (s.From == 0 || toks[s.From-1].Text != "by"):
				sure -= 0.15 // it is done to them
			}
		}
		if m.introduced(toks, s.From) {
			sure += 0.2
		}
		if sure > fit+0.001 {
			best, fit = name, sure
		}
	}
	return best, min(fit, 0.93)
}

// placing are the words that a place follows.
var placing = english.WordSet(`in at near from to outside into on off across around within`)

// contentHas reports whether a content word of the question has the stem, or one kindred to it.
func (m *matcher) contentHas(st string) bool {
	for i := range m.units {
		u := &m.units[i]
		if u.kind != unitWord {
			continue
		}
		for k := u.from; k < u.to; k++ {
			if m.stems[k] == st && (u.to == u.from+1 || !english.StopWords[m.word(k)] && !english.Prepositions[m.word(k)]) {
				return true
			}
		}
		if u.manyKin != nil {
			if id, ok := m.v.stemID(st); ok && u.manyKin.has(id) {
				return true
			}
			continue
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
						m.word(k+1) == "it" || m.toks[k+1].Flags&english.FlagPoss != 0)
				}
			}
			return false
		}
	}
	return false
}

func (m *matcher) spanHas(toks []english.Token, st string) bool {
	for i := range toks {
		if m.v.stemOf(toks[i].Text) == st {
			return true
		}
	}
	return false
}

// namelike reports a literal that may be a name: it has a capital somewhere.
func (m *matcher) namelike(s string) bool {
	if m.v.dateAlone(s) {
		return false
	}
	for _, t := range m.v.parse(s).toks {
		if t.Flags&english.FlagCap != 0 {
			return true
		}
	}
	return false
}
