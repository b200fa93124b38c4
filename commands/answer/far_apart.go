package answer

// apart reports that a question says nothing but one verb and one name ("who hired X?"), and that the fact has the two far
// from each other, so that it likely tells of something else.
func (m *matcher) apart(n int32) bool {
	var word, name *unit
	for i := range m.units {
		switch u := &m.units[i]; {
		case u.light:
		case u.kind == unitWord && word == nil && u.verb:
			word = u
		case u.kind == unitName && name == nil:
			name = u
		default:
			return false
		}
	}
	if word == nil || name == nil || m.v.roleIn(m.v.Record.Entities[name.name.entities[0]].ID, n)&(asSubject|asObject) != 0 {
		return false
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
	return verb >= 0 && who >= 0 && (who-verb > 4 || verb-who > 6)
}
