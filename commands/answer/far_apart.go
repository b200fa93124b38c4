package answer

// apart is what is left of a fact that has the verb and the name of a question far from each other, where the question says nothing but
// these two ("who hired X?"): it likely tells of something else. It does so above all where the name is what the verb is done to and the
// fact's verb has something else right after it: whoever hired somebody to look into X did not hire X.
func (m *matcher) apart(n int32) float64 {
	var word, name *unit
	for i := range m.units {
		switch u := &m.units[i]; {
		case u.light:
		case u.kind == unitWord && word == nil && u.verb:
			word = u
		case u.kind == unitName && name == nil:
			name = u
		default:
			return 1
		}
	}
	if word == nil || name == nil || m.v.roleIn(m.v.Record.Entities[name.name.entities[0]].ID, n)&(asSubject|asObject) != 0 {
		return 1
	}
	verb, who := -1, -1
	stems := m.factStems(n)
	for i, s := range stems {
		if s == m.stems[word.from] {
			verb = i
		}
		for k := name.from; k < name.to; k++ {
			if s == m.stems[k] {
				who = i
			}
		}
	}
	switch {
	case verb < 0 || who < 0 || who-verb <= 4 && verb-who <= 6:
		return 1
	case who > verb && name.from > word.from:
		if is, _ := m.v.verbIn(m.v.index.fact(uint32(n)), verb); is {
			return 0.55
		}
	}
	return 0.8
}
