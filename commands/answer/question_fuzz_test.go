package answer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"byline/store"
)

// FuzzQuestion puts any text to any story, after another question and about a past day too. It is answered soon, twice the
// same, and the answer holds together: its kind fits what comes with it, its short form is drawn from its first fact, and
// no fact in it was unknown on that day.
func FuzzQuestion(f *testing.F) {
	a := openStories(f)
	stories, err := a.store.Stories(f.Context(), 0)
	if err != nil {
		f.Fatal(err)
	}
	var views []*View
	for _, s := range stories {
		v, err := a.View(f.Context(), 0, s.ID)
		if err != nil {
			f.Fatal(err)
		}
		views = append(views, v)
	}
	seedQuestions(f, views)
	f.Fuzz(func(t *testing.T, text, before string, of uint8, daysAgo uint16, made bool) {
		v := views[int(of)%len(views)]
		in := Question{Text: text, Story: v.Record.Story.ID, Now: askedAt, Top: int(of) / len(views) % 6}
		if daysAgo > 0 {
			in.AsOf = store.DayOf(askedAt.AddDate(0, 0, -int(daysAgo)))
		}
		defer guard(text, before).Stop()
		if before != "" {
			in.Thread = threadOf(t, a, v, before, daysAgo, made)
		}
		got, err := a.Ask(context.Background(), in)
		if utf8.RuneCountInString(text) > maxQuestion {
			if !errors.Is(err, store.ErrInvalid) || !reflect.DeepEqual(got, Answer{}) {
				t.Fatalf("a question that is too long: %+v, %v", got, err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		for _, fault := range faultsOf(v, in, got) {
			t.Errorf("%q after %q of %s: %s", text, before, v.Record.Story.Slug, fault)
		}
		again, err := a.Ask(context.Background(), in)
		if err != nil || !reflect.DeepEqual(got, again) {
			t.Errorf("%q after %q of %s: asked twice, it gives\n%+v\nand\n%+v, %v", text, before, v.Record.Story.Slug, got, again, err)
		}
	})
}

// seedQuestions adds the questions of testdata, one in five, and texts that are none.
func seedQuestions(f *testing.F, views []*View) {
	names, err := filepath.Glob("testdata/questions/*.yaml")
	if err != nil || len(names) == 0 {
		f.Fatalf("no questions in testdata: %v", err)
	}
	for _, name := range names {
		if strings.HasPrefix(filepath.Base(name), "heldout-") {
			continue
		}
		r, err := os.Open(name)
		if err != nil {
			f.Fatal(err)
		}
		questions, err := ReadExpected(name, r)
		_ = r.Close()
		if err != nil {
			f.Fatal(err)
		}
		slug := strings.TrimSuffix(filepath.Base(name), ".yaml")
		of := slices.IndexFunc(views, func(v *View) bool { return v.Record.Story.Slug == slug })
		for i, q := range questions {
			if of < 0 || i%5 > 0 && len(q.After) == 0 {
				continue
			}
			f.Add(q.Ask, strings.Join(q.After, " "), uint8(of), uint16(i%3*300), i%2 > 0)
		}
	}
	for i, text := range []string{
		"", " ", "?", "¿", "\x00", "\xff\xfe", "who", "why?", "and?", "or or or", "Who is 's?", "'s 's 's", "\u202ewho is apple",
		"W\u0301h\u0301o\u0301", "who’s “Apple” ‘partner’", "<@1> @everyone https://a/ ```who```", "когда?", "谁是苹果的合作伙伴",
		strings.Repeat("a", maxQuestion), strings.Repeat("who ", maxQuestion/4), strings.Repeat("Apple's ", maxQuestion/8),
		strings.Repeat("é", maxQuestion), strings.Repeat("?", maxQuestion+1), strings.Repeat("12 Feb 2025 ", 40),
		"since 99999999999999999999", "in 0 days", "between 2025 and 2024", "-1 days ago", "who before who after who", "more than $9e999",
		"before Tsai", "Who was CEO between 2020 and 2021?", "what about", "compare Apple and", "İs ﬁ'S 阿里巴巴 who", "A a A's", "in on at",
	} {
		f.Add(text, "", uint8(i), uint16(0), false)
		f.Add(text, "Who is Apple's partner in China?", uint8(i), uint16(i), i%2 > 0)
	}
}

// threadOf is what is left of the question before: what its answer gave, or, made, a thread whose fact and subject may be gone.
func threadOf(t *testing.T, a *Answerer, v *View, before string, n uint16, made bool) *Thread {
	if made {
		th := &Thread{Text: before, Subjects: []store.EntityID{store.EntityID(n), 1 << 40}, Fact: store.FactID(n), Where: before, At: askedAt}
		if n < uint16(len(v.Record.Facts)) {
			th.Fact, th.Relation = v.Record.Facts[n].ID, v.Record.Facts[n].Relation
		}
		return th
	}
	got, err := a.Ask(context.Background(), Question{Text: before, Story: v.Record.Story.ID, Now: askedAt})
	if err != nil {
		return nil // too long
	}
	b, err := json.Marshal(got.Thread)
	if err != nil {
		t.Fatal(err)
	}
	th := new(Thread)
	if err := json.Unmarshal(b, th); err != nil {
		t.Fatal(err)
	}
	return th
}

// guard ends the process, with every goroutine's stack, where an answer takes thousands of times what it should.
func guard(text, before string) *time.Timer {
	return time.AfterFunc(time.Minute, func() { panic(fmt.Sprintf("no answer to %q after %q", text, before)) })
}

// faultsOf says in what an answer does not hold together.
func faultsOf(v *View, in Question, a Answer) (faults []string) {
	fault := func(bad bool, format string, args ...any) {
		if bad {
			faults = append(faults, fmt.Sprintf("%s %q: ", a.Kind, a.Short)+fmt.Sprintf(format, args...))
		}
	}
	top := in.Top
	if top == 0 {
		top = 3
	}
	known := a.Kind == Answered || a.Kind == NotDisclosed
	fault(known != (len(a.Facts) > 0), "%d facts", len(a.Facts))
	fault(a.Kind != NoRecord && len(a.Nearest) > 0, "%d nearest", len(a.Nearest))
	fault((a.Kind == NoRecord) != (a.Missing != ""), "missing: %q", a.Missing)
	fault((a.Kind == Clarify) != (len(a.Choices) > 1), "%d choices", len(a.Choices))
	fault(!known && a.Verdict != NoVerdict, "verdict %s", a.Verdict)
	fault(len(a.Facts) > top || len(a.Nearest) > top, "%d facts and %d nearest of at most %d", len(a.Facts), len(a.Nearest), top)
	fault(a.Short == "" || strings.TrimSpace(a.Short) != a.Short, "it begins or ends with space, or is empty")
	fault(a.Version != v.Record.Version || a.Story.ID != in.Story, "story %d, version %d", a.Story.ID, a.Version)
	for _, s := range []string{a.Short, a.Missing, a.Thread.Text} {
		fault(!utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl), "not clean text: %q", s)
	}
	for _, list := range [][]Scored{a.Facts, a.Nearest} {
		for i, s := range list {
			fault(math.IsNaN(s.Score) || s.Score < 0 || s.Score > 10, "score %v", s.Score)
			fault(i > 0 && s.Score > list[i-1].Score, "%s at %v behind %v", s.Key, s.Score, list[max(0, i-1)].Score)
			fault(s.Retracted != "", "%s was retracted", s.Key)
			fault(!in.AsOf.IsZero() && !s.KnownBy(in.AsOf.EndOfDay(v.loc), v.loc), "%s was not known on %s", s.Key, in.AsOf)
			fault(slices.ContainsFunc(list[:i], func(o Scored) bool { return o.ID == s.ID }), "%s stands there twice", s.Key)
		}
	}
	if known && len(a.Facts) > 0 {
		fault((a.Kind == NotDisclosed) != (a.Facts[0].Status == store.NotDisclosed), "%s is %s", a.Facts[0].Key, a.Facts[0].Status)
		fault(!drawn(v, a.Facts, a.Short), "not drawn from %q", a.Facts[0].Text)
	}
	return faults
}

// drawn reports whether every number and name in what is said stands in the facts shown, one of which is the first.
func drawn(v *View, facts []Scored, said string) bool {
	var b strings.Builder
	for _, f := range facts {
		fmt.Fprintln(&b, f.Text, f.Value, f.Quote, f.Where, v.Name(f.Subject), v.Name(f.Object), v.Name(f.SaidBy),
			f.Happened.Format(v.loc), f.Until.Format(v.loc), f.Known().Format(v.loc))
		for _, s := range f.Sources {
			fmt.Fprintln(&b, s.Publisher, s.Published.Format(v.loc))
		}
	}
	all := strings.ToLower(b.String())
	for i, w := range strings.FieldsFunc(said, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		first, _ := utf8.DecodeRuneInString(w)
		if (unicode.IsDigit(first) || unicode.IsUpper(first) && i > 0) && !strings.Contains(all, strings.ToLower(w)) {
			return false
		}
	}
	return true
}
