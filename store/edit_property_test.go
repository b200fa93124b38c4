package store_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"byline/store"
	"byline/store/storetest"
)

// editModel is what every layer says of facts, and what each edit did: enough to tell what each guild must see.
type editModel struct {
	layers map[store.GuildID]map[string]string // text by key; a retracted fact has none
	edits  []modelEdit
}

// modelEdit is one edit of one fact. Its undo is an edit with before and after changed about.
type modelEdit struct {
	id            store.EditID
	guild         store.GuildID
	key           string
	before, after *string // in the layer; nil: nothing there
	entity        bool    // of entities, not of a fact
}

func (m *editModel) set(guild store.GuildID, key string, text *string) {
	if text == nil {
		delete(m.layers[guild], key)
	} else {
		m.layers[guild][key] = *text
	}
}

// seen is what a guild sees by the model.
func (m *editModel) seen(guild store.GuildID) map[string]string {
	all := make(map[string]string)
	for _, layer := range []store.GuildID{0, guild} {
		for key, text := range m.layers[layer] {
			all[key] = text
		}
	}
	return all
}

// TestEditsAgainstAModel edits the shared record and two guilds' layers at random: facts are added, fixed, retracted, restored,
// entities merged, and any edit undone, undos as well. After each, every guild sees what a model of overlaid maps says and
// nothing of another guild; an undo that is refused changes nothing; and undoing what was just done, and undoing that, give
// back the same bytes.
func TestEditsAgainstAModel(t *testing.T) {
	most := 4 // edits of a run
	if soak() {
		most = 12
	}
	dir := t.TempDir()
	run := 0
	rapid.Check(t, func(rt *rapid.T) {
		run++
		st := storetest.Open(rt, store.Options{Path: filepath.Join(dir, fmt.Sprint(run, ".db"))})
		base := sample(t)
		base.Facts[2].Retracted = ""
		story := storetest.Import(rt, st, 0, base)[0]
		guilds := []store.GuildID{0, 11, 12}
		m := &editModel{layers: map[store.GuildID]map[string]string{0: {}, 11: {}, 12: {}}}
		for _, f := range base.Facts {
			m.layers[0][f.Key] = f.Text
		}
		view := func(guild store.GuildID) string { return standing(rt, st, guild, story) }
		for n := range rapid.IntRange(1, most).Draw(rt, "edits") {
			guild := rapid.SampledFrom(guilds).Draw(rt, "guild")
			d := deskOf(guild, story.ID)
			d.By.Name = mark(guild)
			views := make(map[store.GuildID]string)
			for _, g := range guilds {
				views[g] = view(g)
			}
			e, err := randomEdit(rt, st, m, d, n)
			var said *store.Error
			var faults *store.EntryError
			if err != nil && !errors.As(err, &said) && !errors.As(err, &faults) {
				rt.Fatal(err)
			}
			if err == nil {
				m.set(guild, e.key, e.after)
				m.edits = append(m.edits, e)
			}
			for _, g := range guilds {
				now := view(g)
				if (err != nil || g != guild && guild != 0) && now != views[g] {
					rt.Fatalf("guild %d, by an edit of guild %d (%v):\n%s", g, guild, err, cmp.Diff(views[g], now))
				}
				for _, other := range guilds[1:] {
					if other != g && strings.Contains(now, mark(other)) {
						rt.Fatalf("guild %d sees guild %d:\n%s", g, other, now)
					}
				}
				rec, err := st.Record(rt.Context(), g, story.ID)
				if err != nil {
					rt.Fatal(err)
				}
				got := make(map[string]string)
				for _, f := range rec.Facts {
					if got[f.Key] = f.Text; f.Retracted != "" {
						got[f.Key] = "retracted " + f.Retracted
					}
				}
				if diff := cmp.Diff(m.seen(g), got); diff != "" {
					rt.Fatalf("guild %d after %+v: %s", g, e, diff)
				}
			}
			if err != nil {
				continue
			}
			after := view(guild)
			undo, err := st.Undo(rt.Context(), d, e.id)
			if err != nil {
				rt.Fatal("the last edit cannot be undone: ", err)
			}
			if diff := cmp.Diff(views[guild], view(guild)); diff != "" {
				rt.Fatalf("undone %+v: %s", e, diff)
			}
			if _, err := st.Undo(rt.Context(), d, undo); err != nil {
				rt.Fatal(err)
			}
			if diff := cmp.Diff(after, view(guild)); diff != "" {
				rt.Fatalf("the undo undone %+v: %s", e, diff)
			}
		}
		faults, err := st.Check(rt.Context())
		if err != nil || len(faults) > 0 {
			rt.Fatal(err, faults)
		}
	})
}

// randomEdit makes one edit and says what the model has to make of it.
func randomEdit(rt *rapid.T, st *store.Store, m *editModel, d store.Desk, n int) (e modelEdit, err error) {
	guild := d.Guild
	ctx := rt.Context()
	key := rapid.SampledFrom([]string{"early", "later", "other", "k1", "k2"}).Draw(rt, "key")
	text := fmt.Sprintf("Edit %d %s", n, mark(guild))
	e = modelEdit{guild: guild, key: key, after: &text}
	if was, ok := m.layers[guild][key]; ok {
		e.before = &was
	}
	entity := rapid.SampledFrom([]string{"", "acme", "zed", "ann-lee"}).Draw(rt, "entity")
	f := store.FileFact{Key: key, Text: text, Sources: []string{"post-1"}, Subject: entity}
	seen, known := m.seen(guild)[key]
	switch what := rapid.SampledFrom([]string{"add", "fix", "fix", "retract", "restore", "merge", "rename", "undo", "undo"}).Draw(rt, "what"); what {
	case "add":
		_, e.id, err = st.AddFact(ctx, d, store.FactEdit{Fact: f})
	case "fix":
		_, e.id, err = st.FixFact(ctx, d, store.FactEdit{Fact: f})
	case "retract":
		text = "retracted " + text
		e.id, err = st.RetractFact(ctx, d, key, strings.TrimPrefix(text, "retracted "), 0)
	case "restore":
		var fact store.Fact
		if rec, err := st.Record(ctx, guild, d.Story); err == nil && known && strings.HasPrefix(seen, "retracted ") {
			for _, f := range rec.Facts {
				if f.Key == key {
					fact = f
				}
			}
		}
		text = fact.Text
		e.id, err = st.RestoreFact(ctx, d, key, 0)
	case "merge":
		into := rapid.SampledFrom([]string{"acme", "zed", "ann-lee"}).Draw(rt, "into")
		e.id, err = st.MergeEntities(ctx, d, entity, into)
		e.after, e.entity = e.before, true
	case "rename":
		_, e.id, err = st.PutEntity(ctx, d, store.FileEntity{Slug: entity, Name: text}, false)
		e.after, e.entity = e.before, true
	case "undo":
		if len(m.edits) == 0 {
			return e, &store.Error{Kind: store.ErrNotFound}
		}
		was := rapid.SampledFrom(m.edits).Draw(rt, "edit")
		e.id, err = st.Undo(ctx, d, was.id)
		if was.guild != guild && err == nil {
			rt.Fatalf("guild %d has undone #%d of guild %d", guild, was.id, was.guild)
		}
		e.key, e.before, e.after, e.entity = was.key, was.after, was.before, was.entity
		if e.entity { // it says nothing of facts
			e.before, e.after = nil, nil
			if now, ok := m.layers[guild][e.key]; ok {
				e.before, e.after = &now, &now
			}
		}
	}
	return e, err
}

// TestGuildsEditAtOnce has two guilds and an operator write the same story from as many goroutines, and readers look on.
func TestGuildsEditAtOnce(t *testing.T) {
	edits := 25
	if soak() {
		edits = 400
	}
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0]
	guilds := []store.GuildID{0, 11, 12}
	var wg sync.WaitGroup
	for _, guild := range guilds {
		wg.Go(func() {
			d := deskOf(guild, story.ID)
			d.By.Name = mark(guild)
			for n := range edits {
				f := fact(fmt.Sprint("k", n), fmt.Sprintf("Edit %d %s", n, mark(guild)))
				if guild == 0 {
					f.Key = fmt.Sprint("shared-", n)
				}
				_, id, err := st.AddFact(t.Context(), d, store.FactEdit{Fact: f})
				if err == nil && n%5 == 4 {
					_, err = st.Undo(t.Context(), d, id)
				}
				if err != nil {
					t.Errorf("guild %d: %v", guild, err)
					return
				}
			}
		})
		wg.Go(func() {
			for range edits {
				rec, err := st.Record(t.Context(), guild, story.ID)
				if err != nil {
					t.Error(err)
					return
				}
				all := fmt.Sprintf("%+v", rec.Facts)
				for _, other := range guilds[1:] {
					if other != guild && strings.Contains(all, mark(other)) {
						t.Errorf("guild %d sees guild %d", guild, other)
					}
				}
			}
		})
	}
	wg.Wait()
	for _, guild := range guilds {
		rec, err := st.Record(t.Context(), guild, story.ID)
		if err != nil {
			t.Fatal(err)
		}
		want := 3 + edits - edits/5
		if guild != 0 {
			want += edits - edits/5
		}
		if len(rec.Facts) != want {
			t.Errorf("guild %d sees %d facts, want %d", guild, len(rec.Facts), want)
		}
	}
	sound(t, st)
}
