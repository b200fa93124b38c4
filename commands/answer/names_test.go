package answer

import (
	"slices"
	"testing"

	"byline/store"
)

// companies is a record of entities alone.
func companies() *store.Record {
	r := &store.Record{Story: store.Story{ID: 1, Slug: "s", Title: "S"}}
	for i, e := range []store.Entity{
		{Slug: "apple", Name: "Apple", Kind: store.KindCompany, Aliases: []string{"Apple Inc.", "AAPL", "iPhone maker"}},
		{Slug: "alibaba", Name: "Alibaba", Kind: store.KindCompany, Aliases: []string{"Alibaba Group Holding Ltd.", "BABA"}},
		{Slug: "openai", Name: "OpenAI", Kind: store.KindCompany},
		{Slug: "joseph-tsai", Name: "Joseph Tsai", Kind: store.KindPerson, Aliases: []string{"Joe Tsai"}},
		{Slug: "huawei", Name: "Huawei Technologies Co.", Kind: store.KindCompany},
		{Slug: "loreal", Name: "L’Oréal S.A.", Kind: store.KindCompany},
		{Slug: "georgia", Name: "Georgia", Kind: store.KindPlace, Aliases: []string{"Tbilisi"}},
		{Slug: "georgia-us", Name: "State of Georgia", Kind: store.KindPlace, Aliases: []string{"Georgia"}},
		{Slug: "intel", Name: "Intel", Kind: store.KindCompany},
		{Slug: "summit", Name: "World Government Summit", Kind: store.KindEvent},
		{Slug: "micron", Name: "Micron", Kind: store.KindCompany},
		{Slug: "marta", Name: "Marta Roy", Kind: store.KindPerson},
		{Slug: "marty", Name: "Marty Roy", Kind: store.KindPerson},
	} {
		e.ID = store.EntityID(i + 1)
		r.Entities = append(r.Entities, e)
	}
	return r
}

func slugsOf(l []store.Entity) []string {
	out := []string{}
	for _, e := range l {
		out = append(out, e.Slug)
	}
	return out
}

func TestResolve(t *testing.T) {
	v := NewView(companies())
	for _, c := range []struct {
		typed     string
		want      []string
		corrected bool
	}{
		{"Apple", []string{"apple"}, false},
		{"apple", []string{"apple"}, false},
		{"APPLE INC", []string{"apple"}, false},
		{"Apple’s", []string{"apple"}, false},
		{"aapl", []string{"apple"}, false},
		{"$AAPL", []string{"apple"}, false},
		{"the iPhone maker", []string{"apple"}, false},
		{"Alibaba Group", []string{"alibaba"}, false},
		{"alibabba", []string{"alibaba"}, true},
		{"aple", []string{"apple"}, true},
		{"Open AI", []string{"openai"}, false},
		{"open-ai", []string{"openai"}, false},
		{"Tsai", []string{"joseph-tsai"}, false},
		{"joesph tsai", []string{"joseph-tsai"}, true},
		{"Huawei", []string{"huawei"}, false},
		{"huawai", []string{"huawei"}, true},
		{"L'Oreal", []string{"loreal"}, false},
		{"loréal sa", []string{"loreal"}, false},
		{"Georgia", []string{"georgia", "georgia-us"}, false},
		{"georgia-us", []string{"georgia-us"}, false},
		{"Government Summit", []string{"summit"}, true},
		{"Roy", []string{"marta", "marty"}, false},
		{"Oracle", nil, false},
		{"Adobe", nil, false},
		{"Inter", nil, false},
		{"Macron", nil, false},
		{"Ample", nil, false},
		{"Marti Roy", nil, false}, // as near to Marta as to Marty
		{"", nil, false},
		{"???", nil, false},
		{"苹果", nil, false},
	} {
		r := v.Resolve(c.typed)
		if got := slugsOf(r.Entities); !slices.Equal(got, c.want) && len(got)+len(c.want) > 0 || r.Corrected != c.corrected {
			t.Errorf("Resolve(%q) = %v, corrected %v; want %v, %v", c.typed, got, r.Corrected, c.want, c.corrected)
		}
	}
	if got := slugsOf(v.Resolve("Marti Roy").Near); !slices.Contains(got, "marta") || !slices.Contains(got, "marty") {
		t.Errorf("near Marti Roy: %v", got)
	}
}

func TestCompleteEntity(t *testing.T) {
	v := NewView(companies())
	for _, c := range []struct {
		typed string
		want  string // the first one suggested
	}{
		{"a", "alibaba"}, {"ap", "apple"}, {"AAP", "apple"}, {"tsa", "joseph-tsai"}, {"alibabb", "alibaba"}, {"apl", "apple"},
		{"open a", "openai"}, {"gov", "summit"}, {"lor", "loreal"}, {"L'O", "loreal"}, {"huawie", "huawei"},
	} {
		if got := slugsOf(v.CompleteEntity(c.typed, 5)); len(got) == 0 || !slices.Contains(got, c.want) || len(c.typed) > 1 && got[0] != c.want {
			t.Errorf("CompleteEntity(%q) = %v, want %s first", c.typed, got, c.want)
		}
	}
	if got := v.CompleteEntity("", 4); len(got) != 4 {
		t.Errorf("nothing typed suggests %d, want 4", len(got))
	}
	if got := v.CompleteEntity("zzzz", 4); len(got) != 0 {
		t.Errorf("zzzz suggests %v", slugsOf(got))
	}
}
