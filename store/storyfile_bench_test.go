package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"testing"
)

// bigFile is a story file of n facts of ordinary length.
func bigFile(n int) *File {
	f := &File{Slug: "big", Title: "A story with many facts", Timezone: "Asia/Hong_Kong"}
	for i := range 100 {
		f.Entities = append(f.Entities, FileEntity{
			Slug: fmt.Sprintf("entity-%d", i), Name: fmt.Sprintf("Entity %d", i), Kind: KindCompany,
			Aliases: []string{fmt.Sprintf("E%d", i), fmt.Sprintf("Entity %d Inc.", i)},
		})
		f.Sources = append(f.Sources, FileSource{
			Slug: fmt.Sprintf("source-%d", i), Publisher: "Bloomberg", Title: fmt.Sprintf("Report %d: what was said", i),
			Published: Date(2025, 2, 1+i%28), URL: fmt.Sprintf("https://example.com/%d", i),
		})
	}
	for i := range n {
		f.Facts = append(f.Facts, FileFact{
			Key:     fmt.Sprintf("fact-%d", i),
			Text:    fmt.Sprintf("Entity %d said that it will use what entity %d makes in %d of its products.", i%100, i%97, i),
			Sources: []string{fmt.Sprintf("source-%d", i%100)}, Subject: fmt.Sprintf("entity-%d", i%100),
			Relation: "partner", Object: fmt.Sprintf("entity-%d", (i+1)%97), Where: "China", Status: Confirmed,
			Happened: MonthOf(2000+i%25, 2),
		})
	}
	return f
}

// asJSON writes the file as JSON on a single line.
func asJSON(tb testing.TB, f *File) []byte {
	type m = map[string]any
	entities, sources, facts := m{}, m{}, []m{}
	for _, e := range f.Entities {
		entities[e.Slug] = m{"name": e.Name, "kind": e.Kind, "aliases": e.Aliases}
	}
	for _, s := range f.Sources {
		sources[s.Slug] = m{"publisher": s.Publisher, "title": s.Title, "published": s.Published, "url": s.URL}
	}
	for _, x := range f.Facts {
		facts = append(facts, m{"key": x.Key, "text": x.Text, "sources": x.Sources, "subject": x.Subject,
			"relation": x.Relation, "object": x.Object, "where": x.Where, "status": x.Status, "happened": x.Happened})
	}
	b, err := json.Marshal(m{"byline": 1, "story": f.Slug, "title": f.Title, "timezone": f.Timezone,
		"entities": entities, "sources": sources, "facts": facts})
	if err != nil {
		tb.Fatal(err)
	}
	return b
}

func BenchmarkReadFile(b *testing.B) {
	for _, n := range []int{40, 1_000, 10_000, 100_000} {
		f := bigFile(n)
		var buf bytes.Buffer
		if _, err := f.WriteTo(&buf); err != nil {
			b.Fatal(err)
		}
		for form, data := range map[string][]byte{"yaml": buf.Bytes(), "json": asJSON(b, f)} {
			b.Run(fmt.Sprintf("%s/facts=%d", form, n), func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				b.ReportAllocs()
				for b.Loop() {
					if _, err := ReadFile("big", bytes.NewReader(data)); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkWriteFile(b *testing.B) {
	f := bigFile(100_000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := f.WriteTo(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}
