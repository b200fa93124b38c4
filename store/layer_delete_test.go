package store_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"byline/store"
	"byline/store/storetest"
)

// TestDeletedLayerLeavesNothing fills a guild's layer, deletes it and looks for the guild in every table.
func TestDeletedLayerLeavesNothing(t *testing.T) {
	st := storetest.New(t)
	story := storetest.Import(t, st, 0, sample(t))[0]
	for _, guild := range []store.GuildID{5, 6} {
		ours := sample(t)
		ours.Title, ours.Entities[0].Name, ours.Relations[0].Label, ours.Sources[0].Title = "Ours", "Ours", "Ours", "Ours"
		ours.Facts[0].Text = "Ours."
		own := sample(t)
		own.Slug = "own"
		storetest.Import(t, st, guild, ours, own)
		d := deskOf(guild, story.ID)
		if _, err := st.MergeEntities(t.Context(), d, "zed", "acme"); err != nil {
			t.Fatal(err)
		}
		if _, err := st.Undo(t.Context(), d, 0); err != nil {
			t.Fatal(err)
		}
		mine, err := st.StoryBySlug(t.Context(), guild, "own")
		if err != nil {
			t.Fatal(err)
		}
		if err := st.ChooseStory(t.Context(), d.By, guild, mine.ID); err != nil {
			t.Fatal(err)
		}
		if _, err := st.AddGap(t.Context(), d.By, store.Gap{Guild: guild, Story: mine.ID, Question: "Why?"}); err != nil {
			t.Fatal(err)
		}
	}
	shared, other := standing(t, st, 0, story), standing(t, st, 6, story)
	last, err := st.Version(t.Context(), 5, story.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, none := range []store.GuildID{0, -1} {
		if err := st.DeleteLayer(t.Context(), none); !errors.Is(err, store.ErrInvalid) {
			t.Error(err)
		}
	}
	if err := st.DeleteLayer(t.Context(), 5); err != nil {
		t.Fatal(err)
	}
	tables := columnOf(t, st.Readers(), `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'guild'`)
	if len(tables) < 8 {
		t.Errorf("only %v", tables)
	}
	for _, table := range tables {
		if !slices.Contains(store.LayerTables(), table) {
			t.Errorf("layerRows lacks the table %s", table)
		}
		if n := columnOf(t, st.Readers(), fmt.Sprintf(`SELECT count(*) FROM %s WHERE guild = 5`, table))[0]; n != "0" {
			t.Errorf("%s rows of the guild in %s", n, table)
		}
	}
	if diff := cmp.Diff(shared, standing(t, st, 0, story)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(other, standing(t, st, 6, story)); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(shared, standing(t, st, 5, story)); diff != "" {
		t.Error(diff)
	}
	sound(t, st)

	// A new layer is never taken for the one that was deleted.
	if _, err := st.RetractFact(t.Context(), deskOf(5, story.ID), "early", "Wrong.", 0); err != nil {
		t.Fatal(err)
	}
	if v, err := st.Version(t.Context(), 5, story.ID); err != nil || v.Layer <= last.Layer {
		t.Errorf("version %v after %v, %v", v, last, err)
	}
	if err := st.DeleteLayer(t.Context(), 7); err != nil { // a guild that has nothing
		t.Error(err)
	}
	sound(t, st)
}
