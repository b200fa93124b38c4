package answer

import "byline/store"

// silenceFit says whether what a fact calls undisclosed is of the sort that the question asks for: whether, when, how much.
func (m *matcher) silenceFit(f *store.Fact, c *candidate) float64 {
	if m.seek == seekAny && len(c.miss) == 0 && m.noun < 0 && c.cover > 0.95 {
		return 1 // it has every word of the question
	}
	u := m.v.untoldIn(f)
	whether, when, much, many, who, where, why := u.whether, u.when, u.much, u.many, u.who, u.where, u.why
	fits := true
	switch m.seek {
	case seekAgent, seekPerson, seekCompany, seekOrganisation:
		fits = who
	case seekDate, seekUntil, seekDuration:
		fits = when || !(whether || much || who || where)
	case seekPlace:
		fits = where || !(whether || much || who || when)
	case seekNumber:
		fits = many || !(whether || when || who || where || much)
	case seekMoney, seekPercent, seekAmount:
		fits = much || !(whether || when || who || where)
	case seekReason:
		fits = why || !(whether || when || much || who || where)
	case seekProduct, seekEvent:
		fits = !(whether || when || much || who || where)
	case seekAny:
		if m.judging() || m.shape == shapeFragment {
			return 1
		}
		fits = much || !(whether || who || when || where)
	}
	if fits {
		return 1
	}
	return 0.55
}

// saysWhat reports a text on what was not told that has "what" and then a word of the question.
func (m *matcher) saysWhat(n int32) bool {
	what := false
	for _, t := range m.v.parse(m.v.Record.Facts[n].Text).toks {
		if what && m.contentHas(m.v.stemOf(t.Text)) {
			return true
		}
		what = what || t.Text == "what"
	}
	return false
}

// untold is what a fact says was not told.
type untold struct{ whether, when, much, many, who, where, why bool }

// untoldIn reads it.
func (v *View) untoldIn(f *store.Fact) (u untold) {
	toks := v.parse(f.Text).toks
	for i, t := range toks {
		switch t.Text {
		case "large", "big", "high", "great":
			u.much = u.much || i > 0 && toks[i-1].Text == "how"
		case "long":
			u.when = u.when || i > 0 && toks[i-1].Text == "how"
		case "whether", "if":
			u.whether = true
		case "when", "date", "timing", "timetable":
			u.when = true
		case "many", "number", "numbers", "count", "total", "toll", "figure", "figures":
			u.much, u.many = true, true
		case "much", "price", "cost", "costs", "value", "terms", "sum", "amount", "size", "worth", "pays", "paid", "fee", "fees", "financial",
			"details":
			u.much = true
		case "who", "whom", "name", "names", "identity", "identify", "identified", "named":
			u.who = true
		case "where", "location", "place":
			u.where = true
		}
		u.why = u.why || whyWords[t.Text]
	}
	return u
}
