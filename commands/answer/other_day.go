package answer

// otherDay reports a question for the day of something that the record has a relation for, beside a fact that has no word of it: that the
// port burned until the tenth is not when it reopened.
func (m *matcher) otherDay(n int32) bool {
	asked := false
	for i := range m.units {
		u := &m.units[i]
		if u.kind != unitWord || u.light || u.rel == nil || !m.v.onRecord(u.rel) {
			continue
		}
		if m.wordLevel(u, n) >= 0.3 {
			return false
		}
		asked = true
	}
	return asked
}
