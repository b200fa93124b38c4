package answer

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"byline/store"
)

func TestZZ(t *testing.T) {
	for _, line := range strings.Split(os.Getenv("ASK"), "\n") {
		p := strings.Split(line, "|")
		if len(p) < 2 {
			continue
		}
		a := openStories(t)
		st, err := a.store.StoryBySlug(context.Background(), 0, p[0])
		if err != nil {
			t.Fatal(err)
		}
		v, _ := a.View(context.Background(), 0, st.ID)
		in := Question{Text: p[1], Story: st.ID, Now: askedAt, Top: 5}
		if len(p) > 2 && p[2] != "" {
			in.AsOf, _ = store.ParseWhen(p[2])
		}
		q := v.readQuestion(clean(in.Text), in.Now)
		fmt.Printf("\n== %s\nshape %d seek %d neg %v bare %v list %v linked %v pronoun %v when %+v places %+v defines %v\n", in.Text, q.shape, q.seek, q.negated, q.bare, q.list, q.linked, q.pronoun, q.when, q.places, q.defines())
		for i, tk := range q.toks {
			fmt.Printf(" %s/%d", tk.text, q.use[i])
		}
		fmt.Println()
		for _, r := range q.rels {
			fmt.Printf("  rel %s verb %v pass %v:", q.text[q.toks[r.from].start:q.toks[r.to-1].end], r.verb, r.passive)
			for _, x := range r.is {
				fmt.Print(" ", v.Record.Relations[x.relation].Slug)
			}
			fmt.Println()
		}
		s := &session{v: v, in: in, top: 5, q: q}
		r := s.resolve(q)
		if r != nil {
			for _, u := range r.units {
				fmt.Printf("  unit %s kind %d w %.2f unknown %v light %v\n", q.text[q.toks[u.from].start:q.toks[u.to-1].end], u.kind, u.weight, u.unknown, u.light)
			}
			for i := range r.found {
				if i > 7 {
					break
				}
				c := &r.found[i]
				var miss []string
				for _, k := range c.miss {
					miss = append(miss, q.text[q.toks[r.units[k].from].start:q.toks[r.units[k].to-1].end])
				}
				fmt.Printf("  %.2f %-22s text %.2f time %.2f cover %.2f typed %.2f rel %v side %d flips %d miss %v short %q\n", c.p, v.Record.Facts[c.fact].Key, c.text, c.time, c.cover, c.typed, c.rel != nil, c.side, c.flips, miss, c.short)
			}
		}
		ans := v.ask(in)
		fmt.Printf("  -> %s %q verdict %q", ans.Kind, ans.Short, ans.Verdict)
		for _, f := range ans.Facts {
			fmt.Printf(" %s(%.2f)", f.Key, f.Score)
		}
		fmt.Println()
	}
}
