package answer

import (
	"bufio"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"byline/store"
)

// qaFact and qaQuestion are lines of bench-qa.
type qaFact struct{ ID, Doc, Text string }

type qaQuestion struct {
	ID, Q, Doc, Kind string
	Gold, Drop       []string
}

// qaRun is a line of a run file, as the benchmark's scorer reads it.
type qaRun struct {
	ID       string  `json:"id"`
	Hits     []qaHit `json:"hits"`
	Ms       float64 `json:"ms"`
	Declined bool    `json:"declined"`
}

type qaHit struct {
	ID    string  `json:"id"`
	Score float64 `json:"score"`
}

func readLines[T any](t *testing.T, name string) (out []T) {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// qaView is a story of bare sentences, those of drop left out.
func qaView(title string, facts []qaFact, drop []string) *View {
	source := []store.Source{{ID: 1, Slug: "s", Publisher: "P", Title: title, Published: store.Date(2025, 1, 1)}}
	r := &store.Record{Story: store.Story{ID: 1, Slug: "s", Title: title}, Sources: source}
	for i, f := range facts {
		if !slices.Contains(drop, f.ID) {
			r.Facts = append(r.Facts, store.Fact{ID: store.FactID(i + 1), Key: f.ID, Text: f.Text, Status: store.Reported, Sources: source})
		}
	}
	return NewView(r)
}

// qaMeasure are the figures of one run.
type qaMeasure struct{ first, five, mrr, answered, right, asked, gold float64 }

func (m *qaMeasure) add(q *qaQuestion, r *qaRun) {
	m.asked++
	at := slices.IndexFunc(r.Hits, func(h qaHit) bool { return slices.Contains(q.Gold, h.ID) })
	if len(q.Gold) > 0 {
		m.gold++
	}
	if !r.Declined {
		m.answered++
		if at == 0 {
			m.right++
		}
	}
	if at < 0 {
		return
	}
	if at == 0 {
		m.first++
	}
	if at < 5 {
		m.five++
	}
	m.mrr += 1 / float64(at+1)
}

// TestBenchQA asks the questions of bench-qa, one-sentence facts and free questions, as Ask does. It prints the figures that
// the benchmark is about and fails below the level reached. Run files for its scorer go to BYLINE_BENCH_QA_RUNS.
func TestBenchQA(t *testing.T) {
	dir := os.Getenv("BYLINE_BENCH_QA")
	if dir == "" {
		t.Skip("BYLINE_BENCH_QA does not name the benchmark's directory")
	}
	ask := func(v *View, q *qaQuestion) *qaRun {
		begin := time.Now()
		a := v.ask(Question{Text: q.Q, Now: askedAt, Top: 100})
		r := &qaRun{ID: q.ID, Ms: float64(time.Since(begin).Microseconds()) / 1000, Declined: a.Kind != Answered && a.Kind != NotDisclosed}
		for _, f := range append(a.Facts, a.Nearest...) {
			r.Hits = append(r.Hits, qaHit{f.Key, f.Score})
		}
		return r
	}
	write := func(name string, runs []*qaRun) {
		out := os.Getenv("BYLINE_BENCH_QA_RUNS")
		if out == "" {
			return
		}
		f, err := os.Create(filepath.Join(out, name+".jsonl"))
		if err != nil {
			t.Fatal(err)
		}
		e := json.NewEncoder(f)
		for _, r := range runs {
			if err := e.Encode(r); err != nil {
				t.Fatal(err)
			}
		}
		if err := f.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range []struct {
		set, mode  string
		first, mrr float64 // the least that is let pass
	}{
		{"squad", "open", 0.755, 0.825}, {"squad", "story", 0.77, 0.84}, {"qamr", "open", 0.89, 0.93}, {"qamr", "story", 0.925, 0.955},
	} {
		facts := readLines[qaFact](t, filepath.Join(dir, c.set+"_facts.jsonl"))
		stories := map[string]*View{"": qaView(c.set, facts, nil)}
		if c.mode == "story" {
			stories = qaStories(facts)
		}
		var m qaMeasure
		halves := [2]qaMeasure{} // by article, for what is tuned on the one to be measured on the other
		half := map[string]int{}
		var runs []*qaRun
		var took []float64
		for _, q := range readLines[qaQuestion](t, filepath.Join(dir, c.set+"_questions.jsonl")) {
			doc := q.Doc
			if c.mode == "open" {
				doc = ""
			}
			r := ask(stories[doc], &q)
			m.add(&q, r)
			if _, ok := half[q.Doc]; !ok {
				half[q.Doc] = len(half) % 2
			}
			halves[half[q.Doc]].add(&q, r)
			runs, took = append(runs, r), append(took, r.Ms)
		}
		write(c.set+"_"+c.mode, runs)
		slices.Sort(took)
		fmt.Printf("%s %s: halves R@1 %.4f %.4f, R@5 %.4f %.4f; p50 %.2f ms, p99 %.2f ms\n", c.set, c.mode, halves[0].first/halves[0].gold,
			halves[1].first/halves[1].gold, halves[0].five/halves[0].gold, halves[1].five/halves[1].gold, took[len(took)/2], took[len(took)*99/100])
		fmt.Printf("%s %s: R@1 %.4f R@5 %.4f MRR %.4f\n", c.set, c.mode, m.first/m.gold, m.five/m.gold, m.mrr/m.gold)
		if m.first/m.gold < c.first || m.mrr/m.gold < c.mrr {
			t.Errorf("%s %s: R@1 %.4f, MRR %.4f; want at least %.3f, %.3f", c.set, c.mode, m.first/m.gold, m.mrr/m.gold, c.first, c.mrr)
		}
	}
	facts := readLines[qaFact](t, filepath.Join(dir, "squad_facts.jsonl"))
	stories := qaStories(facts)
	by := map[string]*qaMeasure{"answerable": {}, "adversarial": {}, "removed": {}, "foreign": {}}
	var runs []*qaRun
	asked := readLines[qaQuestion](t, filepath.Join(dir, "squad_abstain.jsonl"))
	for _, q := range asked {
		v := stories[q.Doc]
		if len(q.Drop) > 0 {
			v = qaView(q.Doc, slices.DeleteFunc(slices.Clone(facts), func(f qaFact) bool { return f.Doc != q.Doc }), q.Drop)
		}
		r := ask(v, &q)
		by[q.Kind].add(&q, r)
		runs = append(runs, r)
	}
	write("squad_abstain", runs)
	all, plain := qaRecall(asked, runs, ""), qaRecall(asked, runs, "adversarial")
	fmt.Printf("answerable ones answered rightly while 90 %% of the answers given are right: %.3f; without the adversarial ones among the others: %.3f\n", all, plain)
	share := func(kind string) float64 { return by[kind].answered / by[kind].asked }
	fmt.Printf("answered: answerable %.3f (right %.3f), adversarial %.3f, removed %.3f, foreign %.3f\n", share("answerable"),
		by["answerable"].right/by["answerable"].asked, share("adversarial"), share("removed"), share("foreign"))
	if plain < 0.55 || share("answerable") < 0.49 || share("adversarial") > 0.2 || share("removed") > 0.05 || share("foreign") > 0.005 {
		t.Error("answers too little, or what it cannot know")
	}
}

// qaRecall is the most of the answerable questions that are answered rightly at any threshold at which 90 % of all answers are right,
// the questions of one kind left out.
func qaRecall(questions []qaQuestion, runs []*qaRun, without string) (best float64) {
	var order []int
	answerable := 0.0
	for i := range runs {
		if questions[i].Kind == without {
			continue
		}
		order = append(order, i)
		if len(questions[i].Gold) > 0 {
			answerable++
		}
	}
	score := func(i int) float64 {
		if len(runs[i].Hits) == 0 {
			return 0
		}
		return runs[i].Hits[0].Score
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(score(b), score(a)) })
	right, given := 0.0, 0.0
	for _, i := range order {
		if len(runs[i].Hits) == 0 {
			break
		}
		if given++; slices.Contains(questions[i].Gold, runs[i].Hits[0].ID) {
			right++
		}
		if right >= 0.9*given {
			best = max(best, right/answerable)
		}
	}
	return best
}

func qaStories(facts []qaFact) map[string]*View {
	of := map[string][]qaFact{}
	for _, f := range facts {
		of[f.Doc] = append(of[f.Doc], f)
	}
	views := map[string]*View{}
	for doc, l := range of {
		views[doc] = qaView(doc, l, nil)
	}
	return views
}

// qaSourced is one story of all facts, in which each article is a source of its own.
func qaSourced(facts []qaFact) *View {
	r := &store.Record{Story: store.Story{ID: 1, Slug: "s", Title: "all"}}
	of := map[string]int{}
	for i, f := range facts {
		n, ok := of[f.Doc]
		if !ok {
			n = len(r.Sources)
			of[f.Doc] = n
			r.Sources = append(r.Sources, store.Source{ID: store.SourceID(n + 1), Slug: fmt.Sprint("s", n), Publisher: "P", Title: f.Doc,
				Published: store.Date(2025, 1, 1)})
		}
		r.Facts = append(r.Facts, store.Fact{ID: store.FactID(i + 1), Key: f.ID, Text: f.Text, Status: store.Reported, Sources: r.Sources[n : n+1]})
	}
	return NewView(r)
}
