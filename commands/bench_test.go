package commands

import (
	"context"
	"fmt"
	"testing"

	"byline/store"
)

// bigStory is a made-up story of n facts on n/20 companies, one of which most facts are about.
func bigStory(n int) *store.File {
	f := &store.File{Slug: "big", Title: "A big story", Sources: []store.FileSource{
		{Slug: "paper", Publisher: "The Paper", Title: "News", Published: store.Date(2025, 1, 2)},
	}}
	entities := max(n/20, 2)
	for i := range entities {
		f.Entities = append(f.Entities, store.FileEntity{Slug: fmt.Sprintf("firm-%d", i), Name: fmt.Sprintf("Firm%d", i), Kind: store.KindCompany})
	}
	for i := range n {
		fact := store.FileFact{
			Key: fmt.Sprintf("fact-%d", i), Text: fmt.Sprintf("Firm%d works with Firm%d on project %d.", i%entities, (i+1)%entities, i),
			Sources: []string{"paper"}, Subject: fmt.Sprintf("firm-%d", i%entities), Relation: "partner",
			Object: fmt.Sprintf("firm-%d", (i+1+i/entities)%entities), Status: store.Confirmed, Happened: store.Date(2024, 1, 1+i%300),
		}
		switch {
		case i%3 == 0:
			fact.Subject = "firm-0"
		case i%10 == 1:
			fact.Relation, fact.Object, fact.Value = "revenue", "", fmt.Sprintf("%d million dollars", i)
		}
		if fact.Subject == fact.Object {
			fact.Object = "firm-1"
		}
		f.Facts = append(f.Facts, fact)
	}
	return f
}

// BenchmarkCommands runs commands through the guard, on the starter story and on a big one.
func BenchmarkCommands(b *testing.B) {
	ctx := context.Background()
	n := openNewsroom(b)
	for _, size := range []int{1_000, 100_000} {
		if size > 1_000 && testing.Short() {
			continue
		}
		f := bigStory(size)
		f.Slug = fmt.Sprintf("big-%d", size)
		if _, err := n.deps.Store.Import(ctx, store.ImportOptions{By: store.Author{Via: "test"}}, f); err != nil {
			b.Fatal(err)
		}
	}
	for _, story := range []string{"apple-alibaba", "big-1000", "big-100000"} {
		if story == "big-100000" && testing.Short() {
			continue
		}
		name := "firm0"
		if story == "apple-alibaba" {
			name = "apple"
		}
		for _, call := range []string{
			"/partner name:" + name, "/about name:" + name, "/timeline", "/figures", "/said", "/sources", "/story", "/help",
		} {
			c, req := n.request(call + " story:" + story)
			b.Run(story+call, func(b *testing.B) {
				for b.Loop() {
					if _, err := c.Run(ctx, req); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		for _, typed := range []string{"", name[:1], name} {
			c, req := n.request("/partner name:" + typed + " story:" + story)
			req.Focus = optName
			b.Run(story+"/complete "+typed, func(b *testing.B) {
				for b.Loop() {
					if _, err := c.Complete(ctx, req); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
