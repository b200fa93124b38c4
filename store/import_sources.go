package store

import (
	"database/sql"
	"slices"
)

// rests reports whether the fact is of the layer that is written and one of its sources has changed under it.
func (im *importer) rests(f *Fact) bool {
	return f.Guild == im.o.Guild && slices.ContainsFunc(f.Sources, func(s Source) bool { return im.resourced[s.ID] })
}

// reviseResourced gives each fact that rests on a changed source, and has no revision yet, one of its own: what is shown under
// the fact has changed. A shared source may also carry facts of guilds' layers.
func (im *importer) reviseResourced() error {
	if len(im.resourced) == 0 || im.edit.noStory {
		return nil
	}
	guilds := []GuildID{im.o.Guild}
	if im.o.Guild == 0 {
		err := im.t.each(`SELECT guild FROM layers WHERE story = ?1 AND guild <> 0 ORDER BY guild`, []any{im.story.ID}, func(rows *sql.Rows) error {
			var g GuildID
			err := rows.Scan(&g)
			guilds = append(guilds, g)
			return err
		})
		if err != nil {
			return err
		}
	}
	before := make(map[string]Source)
	for _, s := range im.view.Sources {
		if im.resourced[s.ID] {
			before[s.Slug] = s
		}
	}
	for _, guild := range guilds {
		v, err := loadView(im.t, guild, im.story.ID)
		if err != nil {
			return err
		}
		w := v.factWriter()
		var revs []revision
		for i := range v.Facts {
			f := &v.Facts[i]
			if f.Guild != guild || im.touched[f.ID] {
				continue
			}
			old := slices.Clone(f.Sources)
			for n, s := range old {
				// A guild that has a source of its own under the slug does not see the change.
				if was, ok := before[s.Slug]; ok && (guild == im.o.Guild || s.Guild == im.o.Guild) {
					old[n] = was
				}
			}
			if slices.Equal(old, f.Sources) {
				continue
			}
			ff := w.raw(f)
			revs = append(revs, revision{fact: f.ID, action: Corrected, before: im.states.encode(&ff, old), after: im.states.encode(&ff, f.Sources)})
			if guild == im.o.Guild {
				im.changed(f.Key)
			}
		}
		if err := addRevisions(im.t, im.edit.id, im.o.By, revs); err != nil {
			return err
		}
	}
	return nil
}

// changed reports a fact whose source has changed, with the file that has the fact or else the last.
func (im *importer) changed(key string) {
	n := im.files[len(im.files)-1]
	if i, ok := im.facts.at[key]; ok {
		n = im.facts.from[i]
	}
	im.results[n].Changes = append(im.results[n].Changes, Change{key, Corrected})
}
