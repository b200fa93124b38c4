package store

import (
	"cmp"
	"context"
)

// ExportFile is a story as the guild sees it, as a story file. Everything stands in the order in which it came on record.
func (s *Store) ExportFile(ctx context.Context, guild GuildID, slug string) (*File, error) {
	var f *File
	err := s.reading(ctx, "export the story", func(t *tx) error {
		st, err := storyBySlug(t, guild, slug)
		if err != nil {
			return err
		}
		v, err := loadView(t, guild, st.ID)
		if err != nil {
			return err
		}
		f = v.file()
		return nil
	})
	return f, err
}

func (v *view) file() *File {
	f := &File{Slug: v.Story.Slug, Title: v.Story.Title, Summary: v.Story.Summary, Timezone: v.Story.Timezone}
	for i := range v.Entities {
		f.Entities = append(f.Entities, v.Entities[i].file())
	}
	for _, p := range v.parts {
		f.Relations = append(f.Relations, p.FileRelation)
	}
	for i := range v.Sources {
		f.Sources = append(f.Sources, v.Sources[i].file())
	}
	w := v.factWriter()
	f.Facts = make([]FileFact, len(v.Facts))
	for i := range v.Facts {
		f.Facts[i] = w.fact(&v.Facts[i])
	}
	return f
}

// factWriter turns facts into those of a story file, which name things by slug and key.
type factWriter struct {
	entities map[EntityID]string
	keys     map[FactID]string
	sources  map[*Source][]string // by the first of a shared list
	named    map[FactID]factNames
}

func (v *view) factWriter() *factWriter {
	w := &factWriter{
		entities: make(map[EntityID]string, len(v.Entities)),
		keys:     make(map[FactID]string, len(v.Facts)),
		sources:  make(map[*Source][]string),
		named:    v.named,
	}
	for i := range v.Entities {
		w.entities[v.Entities[i].ID] = v.Entities[i].Slug
	}
	for i := range v.Facts {
		w.keys[v.Facts[i].ID] = v.Facts[i].Key
	}
	return w
}

// raw is the fact with the entities that have been merged named as they were when it came on record: what revisions keep, so
// that a merge changes no fact.
func (w *factWriter) raw(f *Fact) FileFact {
	ff := w.fact(f)
	names := w.named[f.ID]
	ff.Subject, ff.Object = cmp.Or(names.subject, ff.Subject), cmp.Or(names.object, ff.Object)
	ff.SaidBy = cmp.Or(names.saidBy, ff.SaidBy)
	return ff
}

func (w *factWriter) fact(f *Fact) FileFact {
	sources, ok := w.sources[&f.Sources[0]]
	if !ok {
		sources = make([]string, len(f.Sources))
		for i := range f.Sources {
			sources[i] = f.Sources[i].Slug
		}
		w.sources[&f.Sources[0]] = sources
	}
	return FileFact{
		Key: f.Key, Text: f.Text, Sources: sources, Subject: w.entities[f.Subject], Relation: f.Relation,
		Object: w.entities[f.Object], Value: f.Value, Where: f.Where, SaidBy: w.entities[f.SaidBy], Quote: f.Quote,
		Status: f.Status, Happened: f.Happened, Until: f.Until, Replaces: w.keys[f.Replaces], Disputes: w.keys[f.Disputes],
		Retracted: f.Retracted,
	}
}
