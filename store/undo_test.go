package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byline/store"
	"byline/store/storetest"
)

// conflict makes sure that a change is refused for what others have done, in one sentence that says what.
func conflict(t testing.TB, err error, want string) {
	t.Helper()
	var said *store.Error
	if !errors.As(err, &said) || !errors.Is(err, store.ErrConflict) || !strings.Contains(said.Msg, want) || !strings.HasSuffix(said.Msg, ".") {
		t.Errorf("want a conflict that says %q, got %v", want, err)
	}
}

// TestUndoStopsAtWhatCameLater refuses to take away what is in use and to overwrite what has changed, and names it.
func TestUndoStopsAtWhatCameLater(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0]
	ours, operator := deskOf(5, story.ID), deskOf(0, story.ID)
	must := func(id store.EditID, err error) store.EditID {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	add := func(d store.Desk, f store.FileFact) store.EditID {
		t.Helper()
		_, id, err := st.AddFact(t.Context(), d, store.FactEdit{Fact: f})
		return must(id, err)
	}
	undo := func(d store.Desk, id store.EditID) error { _, err := st.Undo(t.Context(), d, id); return err }

	// What facts have come to use, in the same layer and in another.
	_, port, err := st.PutEntity(t.Context(), operator, store.FileEntity{Slug: "port", Name: "The Port"}, true)
	must(port, err)
	f := fact("docks", "Ships dock.")
	f.Subject = "port"
	used := add(ours, f)
	conflict(t, undo(operator, port), "a server's own record has come to use the entity \"port\"")
	f.Key = "moors"
	sharedUse := add(operator, f)
	conflict(t, undo(operator, port), "is used by the fact moors")
	must(0, undo(operator, sharedUse))
	must(0, undo(ours, used))
	must(0, undo(operator, port))
	conflict(t, undo(operator, port), "has been undone already, by #")
	conflict(t, undo(ours, used), "has been undone already, by #")
	_, err = st.Undo(t.Context(), ours, used+3) // the undo of used: its entity is gone
	conflict(t, err, "as the record is now: fact \"docks\": no entity \"port\"")

	// A fact that others replace or dispute, an entity into which another was merged, a relation in use.
	a := add(ours, fact("a", "A."))
	g := fact("b", "B.")
	g.Replaces = "a"
	b := add(ours, g)
	conflict(t, undo(ours, a), "is used by the fact b")
	must(0, undo(ours, b))
	must(0, undo(ours, a))
	_, made, err := st.PutEntity(t.Context(), ours, store.FileEntity{Slug: "holding", Name: "Holding"}, true)
	must(made, err)
	merge := must(st.MergeEntities(t.Context(), ours, "zed", "holding"))
	conflict(t, undo(ours, made), "is used by the entity zed")
	must(0, undo(ours, merge))
	must(0, undo(ours, made))
	berth := must(st.PutRelation(t.Context(), ours, store.FileRelation{Slug: "berth", Label: "Berth"}))
	h := fact("c", "C.")
	h.Subject, h.Relation = "acme", "berth"
	c := add(ours, h)
	conflict(t, undo(ours, berth), "is used by the fact c")
	must(0, undo(ours, c))
	must(0, undo(ours, berth))

	// Something that has been changed since.
	fix := func(text string) store.EditID {
		t.Helper()
		_, id, err := st.FixFact(t.Context(), ours, store.FactEdit{Fact: fact("early", text)})
		return must(id, err)
	}
	one := fix("One.")
	two := fix("Two.")
	conflict(t, undo(ours, one), fmt.Sprintf("#%d changed the fact \"early\" since; undo that first", two))
	back := must(st.Undo(t.Context(), ours, two))
	must(0, undo(ours, one))
	conflict(t, undo(ours, back), "since; undo that first") // what two changed is gone

	// A source that has changed since does not hold a fact fast.
	d := add(ours, fact("d", "D."))
	_, source, err := st.PutSource(t.Context(), ours, store.FileSource{Slug: "post-1", Publisher: "The Post", Title: "New", Published: when(t, "2024-05-01")}, false)
	must(source, err)
	must(0, undo(ours, d))
	must(0, undo(ours, source))

	// What is not one's own.
	if err := undo(ours, 1); !errors.Is(err, store.ErrDenied) {
		t.Error(err)
	}
	notFound(t, "Undo", undo(deskOf(6, story.ID), one))
	notFound(t, "Undo", undo(deskOf(6, story.ID), 0))
	notFound(t, "Undo", undo(ours, 999))
	sound(t, st)
}

// TestUndoneImportCanBeMadeAgain takes a whole import back, imports the file again, and takes that back too.
func TestUndoneImportCanBeMadeAgain(t *testing.T) {
	for _, guild := range []store.GuildID{0, 5} {
		st := storetest.New(t)
		o := importer
		o.Guild = guild
		want := ""
		for range 3 {
			res, err := st.Import(t.Context(), o, sample(t))
			if err != nil {
				t.Fatal(err)
			}
			if got := exported(t, st, guild, "harbour-bridge"); want != "" && got != want {
				t.Error(cmp.Diff(want, got))
			} else {
				want = got
			}
			if len(res[0].Changes) != 3 || res[0].Other == 0 {
				t.Errorf("%+v", res[0])
			}
			if _, err := st.Undo(t.Context(), deskOf(guild, res[0].Story.ID), res[0].Edit); err != nil {
				t.Fatal(err)
			}
			_, err = st.StoryBySlug(t.Context(), guild, "harbour-bridge")
			notFound(t, "StoryBySlug", err)
			sound(t, st)
		}
		if _, err := st.Undo(t.Context(), deskOf(guild, 1), 6); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, exported(t, st, guild, "harbour-bridge")); diff != "" {
			t.Error(diff)
		}
		sound(t, st)
	}
}

// TestUndoDoesNotMergeInACircle undoes a merge, does what rules it out, and wants it back.
func TestUndoDoesNotMergeInACircle(t *testing.T) {
	for _, guild := range []store.GuildID{0, 5} {
		st := storetest.New(t)
		d := deskOf(guild, storetest.Import(t, st, 0, sample(t))[0].ID)
		must := func(id store.EditID, err error) store.EditID {
			t.Helper()
			if err != nil {
				t.Fatal(err)
			}
			return id
		}
		parted := must(st.Undo(t.Context(), d, must(st.MergeEntities(t.Context(), d, "zed", "acme"))))
		other := must(st.MergeEntities(t.Context(), d, "acme", "zed"))
		_, err := st.Undo(t.Context(), d, parted)
		conflict(t, err, "has been merged into \"zed\" since")
		must(st.Undo(t.Context(), d, other))
		must(st.Undo(t.Context(), d, parted))

		_, port, err := st.PutEntity(t.Context(), d, store.FileEntity{Slug: "port", Name: "The Port"}, true)
		must(port, err)
		parted = must(st.Undo(t.Context(), d, must(st.MergeEntities(t.Context(), d, "ann-lee", "port"))))
		must(st.Undo(t.Context(), d, port))
		_, err = st.Undo(t.Context(), d, parted)
		conflict(t, err, "is not on record any more")
		sound(t, st)
	}
}

// TestMergeIsSeenEverywhere merges entities in the shared record and in a layer, and imports the file again.
func TestMergeIsSeenEverywhere(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0]
	shared := deskOf(0, story.ID)
	if _, err := st.MergeEntities(t.Context(), shared, "zed", "acme"); err != nil {
		t.Fatal(err)
	}
	for _, guild := range []store.GuildID{0, 5} {
		rec, err := st.Record(t.Context(), guild, story.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(rec.Entities) != 2 || fmt.Sprint(rec.Entities[0].Aliases) != "[Acme Ltd ACM Zed]" {
			t.Errorf("guild %d: %+v", guild, rec.Entities)
		}
		if f := factOf(t, st, guild, story.ID, "early"); f.Subject != rec.Entities[0].ID {
			t.Errorf("guild %d: %+v", guild, f)
		}
	}
	// The same file again changes nothing; nor does what export gives.
	before := writes(t, st)
	storetest.Import(t, st, 0, sample(t))
	storetest.Import(t, st, 0, export(t, st, 0, story.Slug))
	if after := writes(t, st); after != before {
		t.Errorf("%s\nbecame\n%s", before, after)
	}
	// The slug that was merged can still be used, and means the other.
	f, _, err := st.AddFact(t.Context(), shared, store.FactEdit{Fact: store.FileFact{Key: "new", Text: "New.", Sources: []string{"post-1"}, Subject: "zed"}})
	if err != nil || f.Subject != factOf(t, st, 0, story.ID, "early").Subject {
		t.Errorf("%+v %v", f, err)
	}
	for what, err := range map[string]error{
		"already": func() error { _, err := st.MergeEntities(t.Context(), shared, "zed", "ann-lee"); return err }(),
		"itself":  func() error { _, err := st.MergeEntities(t.Context(), shared, "acme", "zed"); return err }(),
	} {
		if !errors.Is(err, store.ErrInvalid) || !strings.Contains(err.Error(), what) {
			t.Error(err)
		}
	}
	_, _, err = st.PutEntity(t.Context(), shared, store.FileEntity{Slug: "zed", Name: "Zed"}, false)
	conflict(t, err, "has been merged into \"acme\"")

	// A guild says the opposite of what the shared record comes to say: its own word stands.
	other := sample(t)
	other.Slug = "other"
	second := storetest.Import(t, st, 0, other)[0]
	if _, err := st.MergeEntities(t.Context(), deskOf(5, second.ID), "acme", "zed"); err != nil {
		t.Fatal(err)
	}
	if _, err := st.MergeEntities(t.Context(), deskOf(0, second.ID), "zed", "acme"); err != nil {
		t.Fatal(err)
	}
	for guild, want := range map[store.GuildID]string{0: "Acme", 5: "Zed", 6: "Acme"} {
		rec, err := st.Record(t.Context(), guild, second.ID)
		if err != nil {
			t.Fatal(err)
		}
		if len(rec.Entities) != 2 || rec.Entities[0].Name != want {
			t.Errorf("guild %d: %+v", guild, rec.Entities)
		}
	}
	sound(t, st)
}

// TestGuildsHaveLimits fills a guild's layer to the brim by an import: one more is refused, whole, and the message says
// which limit. The shared record has none.
func TestGuildsHaveLimits(t *testing.T) {
	st := storetest.New(t)
	f := large(t, store.MaxGuildFacts)
	f.Entities, f.Sources = f.Entities[:100], f.Sources[:100]
	for i := range f.Facts {
		f.Facts[i] = store.FileFact{Key: f.Facts[i].Key, Text: f.Facts[i].Text, Sources: []string{f.Sources[i%100].Slug}}
	}
	story := storetest.Import(t, st, 5, f)[0]
	before := writes(t, st)
	d := deskOf(5, story.ID)
	_, _, err := st.AddFact(t.Context(), d, store.FactEdit{Fact: store.FileFact{Text: "One more.", Sources: []string{"source-0"}}})
	if !errors.Is(err, store.ErrDenied) || !strings.Contains(err.Error(), "at most 5000 facts") {
		t.Error(err)
	}
	many := sample(t)
	many.Facts = nil
	for i := range store.MaxGuildRelations {
		many.Relations = append(many.Relations, store.FileRelation{Slug: fmt.Sprint("r", i)})
	}
	o := importer
	o.Guild = 5
	if _, err := st.Import(t.Context(), o, many); !errors.Is(err, store.ErrDenied) || !strings.Contains(err.Error(), "at most 500 relations") {
		t.Error(err)
	}
	if after := writes(t, st); after != before {
		t.Errorf("%s\nbecame\n%s", before, after)
	}
	// What is there already can be changed, and other guilds have their own limits.
	if _, err := st.RetractFact(t.Context(), d, "fact-0", "Wrong.", 0); err != nil {
		t.Error(err)
	}
	storetest.Import(t, st, 0, many)
}
