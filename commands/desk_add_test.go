package commands

import (
	"fmt"
	"maps"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"byline/store"
)

// editing is an editor's walk: each reply is written down for the golden file.
type editing struct {
	*newsroom
	b    strings.Builder
	who  []func(*Request)
	last Reply
}

func (n *newsroom) editing(who ...func(*Request)) *editing {
	return &editing{newsroom: n, who: append([]func(*Request){asEditor}, who...)}
}

func (w *editing) tell(what string, r Reply) Reply {
	fmt.Fprintf(&w.b, "> %s\n%s\n", what, plain(r))
	w.last = r
	return r
}

// do runs "/desk add" with options given as pairs: texts have colons and spaces of their own.
func (w *editing) do(call string, pairs ...string) Reply {
	w.t.Helper()
	return w.tell(call+" "+strings.Join(pairs, " "), w.run(call, append(w.who, func(r *Request) {
		for i := 0; i+1 < len(pairs); i += 2 {
			r.Options[pairs[i]] = pairs[i+1]
		}
	})...))
}

// push presses a button of the last reply.
func (w *editing) push(label string) Reply {
	w.t.Helper()
	return w.tell("["+label+"]", w.press(w.button(w.last, label), w.who...))
}

// fill sends the form that the last reply opened, with some fields typed anew.
func (w *editing) fill(pairs ...string) Reply {
	w.t.Helper()
	m := w.last.Modal
	if m == nil {
		w.t.Fatalf("no form was opened:\n%s", plain(w.last))
	}
	typed := map[string]string{}
	for _, in := range m.Inputs {
		typed[in.Name] = in.Value
	}
	for i := 0; i+1 < len(pairs); i += 2 {
		if _, ok := typed[pairs[i]]; !ok {
			w.t.Fatalf("the form has no field %s", pairs[i])
		}
		typed[pairs[i]] = pairs[i+1]
	}
	do := Invocation{m.Do.Command, maps.Clone(m.Do.Options)}
	maps.Copy(do.Options, typed)
	return w.tell("filled in: "+strings.Join(pairs, " "), w.press(Button{Label: "send", Do: do}, w.who...))
}

// golden compares the walk so far; references to drafts differ with what is in them and say nothing.
func (w *editing) golden(t *testing.T, name string) {
	t.Helper()
	golden(t, name, draftRefs.ReplaceAllString(w.b.String(), "draft=…"))
}

var draftRefs = regexp.MustCompile(`draft=[A-Za-z0-9_-]+`)

func TestDeskAdd(t *testing.T) {
	w := openNewsroom(t).editing()
	w.do("/desk add", "text", "Apple has chosen Baidu as its artificial intelligence partner for iPhones in China.", "subject", "apple",
		"relation", "partner", "object", "baidu", "where", "China", "status", "reported", "source",
		"new: The Example | Apple turns to Baidu | 14 Feb 2025 | https://example.com/baidu")
	w.push("Replaces it")
	w.push("Save")
	w.golden(t, "desk-add")
	if r := w.run("/partner name:apple where:China", inGuild); !strings.Contains(plain(r), "Baidu") {
		t.Errorf("the new fact is in no answer:\n%s", plain(r))
	}
	if r := w.run("/partner name:apple where:China"); strings.Contains(plain(r), "Baidu") {
		t.Errorf("the fact of a server is in the answers of others:\n%s", plain(r))
	}
}

func TestDeskAddInAForm(t *testing.T) {
	w := openNewsroom(t).editing()
	w.do("/desk add")
	w.fill("text", "Zyxxo supplies batteries to Apple.", "about", "Apple - suplier - Zyxxo", "when", "2025-02-30; China; France",
		"source", "The Example, Apple's batteries, soon", "status", "sure")
	w.push("Change")
	w.fill("about", "Apple - supplier - Zyxxo", "when", "China; Feb 2025", "status", "reported", "source",
		"new: The Example, Apple's batteries, 13 Feb 2025, https://example.com/b\nbloomberg-2025-02-13")
	w.push("New: Zyxxo")
	w.push("More fields")
	w.fill("said_by", "new: Ann Other", "quote", "“Our batteries are in every iPhone.”")
	w.push("Save")
	w.push("Add another")
	w.golden(t, "desk-add-form")
}

func TestSaveAsFact(t *testing.T) {
	w := openNewsroom(t).editing()
	from := func(text string, o Origin) func(*Request) {
		return func(r *Request) { r.Message, r.Origin = text, o }
	}
	message := Origin{Link: "https://discord.com/channels/42/1/9", Author: "Jo", At: today}
	linked := message
	linked.URL, linked.Title, linked.Publisher = "https://news.example.com/a", "Apple's revenue in China fell", "The Example"
	for what, set := range map[string]func(*Request){
		"1 a statement":        from("Huawei is a rival of Apple in China.", message),
		"2 a link with a text": from("Apple's revenue fell by 5% in China in January 2025 https://news.example.com/a", linked),
		"3 a link alone":       from("<https://news.example.com/a>", linked),
		"4 nothing":            from("  ", Origin{}),
	} {
		c, sub := Find(w.all, "Save as fact")
		req := Request{User: "7", UserName: "Ada", Channel: "1", Now: today, Sub: sub, Options: map[string]string{}}
		asEditor(&req)
		set(&req)
		r, err := c.Run(t.Context(), req)
		if err != nil {
			t.Fatal(err)
		}
		golden(t, "save-as-fact-"+what[:1], draftRefs.ReplaceAllString(plain(r), "draft=…"))
	}
}

func TestDeskFix(t *testing.T) {
	w := openNewsroom(t).editing()
	w.do("/desk fix", "fact", "china-revenue", "value", "12% lower", "text", "Apple's revenue in China was 12% lower in the fourth quarter of 2024.")
	w.push("The record was wrong")
	w.push("Save")
	w.do("/desk fix", "fact", "tsai-chairman", "as", "replacement")
	w.fill("text", "Eddie Wu is Alibaba's chairman.", "about", "Alibaba - leader - new: Eddie Wu (person)")
	w.push("Save")
	w.do("/desk fix", "fact", "china-revenue", "happened", "2024-Q4")
	w.do("/desk fix", "fact", "china-revenu", "happened", "2024-Q4")
	w.golden(t, "desk-fix")
}

// Two editors correct the same fact. The second is shown what the first did, and may save over it; what the second did not touch
// stays as the first made it.
func TestTwoEditorsAtOnce(t *testing.T) {
	n := openNewsroom(t)
	ada, bo := n.editing(), n.editing(func(r *Request) { r.User, r.UserName = "8", "Bo" })
	bo.do("/desk fix", "fact", "china-revenue", "as", "correction")
	bo.fill("about", "Apple - revenue - 12% lower")
	ada.do("/desk fix", "fact", "china-revenue", "as", "correction", "status", "disputed", "where", "Greater China")
	ada.push("Save")
	bo.push("Save")
	bo.push("Change")
	bo.fill("about", "Apple - revenue - 13% lower")
	bo.push("Save")
	bo.golden(t, "desk-fix-two")
	f := plain(n.run("/fact key:china-revenue", inGuild))
	for _, want := range []string{"Value: 13% lower", "Greater China", "disputed"} {
		if !strings.Contains(f, want) {
			t.Errorf("the fact has lost %q:\n%s", want, f)
		}
	}
}

func (n *newsroom) facts(guild store.GuildID, key string) (found []string) {
	n.t.Helper()
	st, err := n.deps.Store.StoryBySlug(n.t.Context(), guild, "apple-alibaba")
	if err != nil {
		n.t.Fatal(err)
	}
	rec, err := n.deps.Store.Record(n.t.Context(), guild, st.ID)
	if err != nil {
		n.t.Fatal(err)
	}
	for _, f := range rec.Facts {
		if strings.HasPrefix(f.Key, key) {
			found = append(found, f.Key)
		}
	}
	return found
}

// Save pressed twice, by an impatient editor or by Discord, makes one fact; so does a draft that was saved before a restart.
func TestSavePressedTwiceMakesOneFact(t *testing.T) {
	n := openNewsroom(t)
	w := n.editing()
	preview := w.do("/desk add", "text", "Foo makes Apple's new batteries.", "subject", "new: Foo (company)", "relation", "supplier", "object", "apple",
		"source", "new: The Example, Batteries, 13 Feb 2025")
	save := w.button(preview, "Save")
	replies := make([]Reply, 6)
	var all sync.WaitGroup
	for i := range replies {
		all.Go(func() { replies[i] = n.press(save, asEditor) })
	}
	all.Wait()
	first := 0
	for _, r := range replies {
		if r.Kind != KindSaved {
			t.Errorf("a press gives:\n%s", plain(r))
		}
		if r.Title == "Saved" {
			first++
		}
	}
	if first != 1 {
		t.Errorf("%d presses saved", first)
	}
	if got := n.facts(42, "foo"); len(got) != 1 {
		t.Errorf("on record are %v", got)
	}
	// The same words typed again are another matter: the editor is told that the record says so already.
	again := w.do("/desk add", "text", "Foo makes Apple's new batteries.", "subject", "Foo", "relation", "supplier", "object", "apple",
		"source", "the-example-2025-02-13")
	if again.Kind != KindWarned || !strings.Contains(plain(again), "Says nearly the same: foo-makes") {
		t.Errorf("a repeated fact is not noticed:\n%s", plain(again))
	}
}

// A draft is its editor's, in its server. Its reference in other hands finds nothing, and no step that was not offered does
// anything.
func TestDraftsAreOfTheirEditorAlone(t *testing.T) {
	n := openNewsroom(t)
	w := n.editing()
	b := w.button(w.do("/desk add", "text", "Foo is new.", "source", "bloomberg-2025-02-13"), "Save")
	for what, who := range map[string]func(*Request){
		"another editor":     func(r *Request) { r.Guild, r.Editor, r.User = 42, true, "8" },
		"another server":     func(r *Request) { r.Guild, r.Editor = 43, true },
		"a direct message":   func(r *Request) { r.Editor = true },
		"no editor any more": func(r *Request) { r.Guild = 42 },
	} {
		c, sub := Find(n.all, b.Do.Command)
		req := Request{User: "7", UserName: "Ada", Channel: "1", Now: today, Options: maps.Clone(b.Do.Options), Sub: sub}
		who(&req)
		r, err := c.Run(t.Context(), req)
		if err != nil {
			r = ErrorReply(err)
		}
		if !r.IsError() {
			t.Errorf("%s can save it:\n%s", what, plain(r))
		}
	}
	for _, change := range []map[string]string{
		{optStep: "everyone"}, {optStep: "nonsense"}, {optStep: ""}, {optStep: stepAs, optTo: wayCorrect}, {optForm: "9", optStep: ""}, {optDraft: "x"},
		{optStep: stepSet, optField: "key", optTo: "taken"}, {optStep: stepReplaces, optTo: "no-such-fact"},
	} {
		do := Invocation{b.Do.Command, maps.Clone(b.Do.Options)}
		maps.Copy(do.Options, change)
		c, sub := Find(n.all, do.Command)
		r, err := c.Run(t.Context(), Request{User: "7", Guild: 42, Editor: true, Now: today, Options: do.Options, Sub: sub})
		if err == nil && r.Kind == KindSaved {
			t.Errorf("%v saves:\n%s", change, plain(r))
		}
	}
	if got := n.facts(42, "foo"); len(got) != 0 {
		t.Errorf("on record are %v", got)
	}
}

// An operator may save for all servers, where the draft is read against the record of all servers; nobody else may.
func TestSaveForEveryone(t *testing.T) {
	n := openNewsroom(t)
	w := n.editing(func(r *Request) { r.Operator = true })
	if r := n.editing().do("/desk add", "text", "Foo is new.", "source", "bloomberg-2025-02-13", "everywhere", "true"); !r.IsError() {
		t.Errorf("an editor may write for all servers:\n%s", plain(r))
	}
	w.do("/desk add", "text", "Apple now makes phones with Foo.", "subject", "apple", "source", "bloomberg-2025-02-13")
	w.push("Save for everyone")
	r := w.push("Save")
	if r.Kind != KindSaved || !strings.Contains(plain(r), "This holds for all servers.") {
		t.Errorf("the operator is told:\n%s", plain(r))
	}
	if got := n.facts(0, "apple-now"); len(got) != 1 {
		t.Errorf("on the shared record are %v", got)
	}
	// What only this server knows cannot go with it.
	w.do("/desk add", "text", "Bar Corp is new here.", "subject", "new: Bar Corp (company)", "source", "bloomberg-2025-02-13")
	w.push("Save")
	w.do("/desk add", "text", "Apple buys from Bar Corp.", "subject", "apple", "relation", "supplier", "object", "Bar Corp", "source", "bloomberg-2025-02-13")
	if r := w.push("Save for everyone"); r.Kind != KindFaults {
		t.Errorf("an entity of this server is saved for all:\n%s", plain(r))
	}
}

func TestAddSuggests(t *testing.T) {
	n := openNewsroom(t)
	suggest := func(focus string, pairs ...string) string {
		t.Helper()
		c, _ := Find(n.all, "desk add")
		req := Request{User: "7", Guild: 42, Editor: true, Now: today, Sub: "add", Focus: focus, Options: map[string]string{}}
		for i := 0; i+1 < len(pairs); i += 2 {
			req.Options[pairs[i]] = pairs[i+1]
		}
		got, err := c.Complete(t.Context(), req)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, ch := range got[:min(len(got), 4)] {
			fmt.Fprintf(&b, "%s=%s; ", ch.Name, ch.Value)
		}
		return b.String()
	}
	for _, c := range []struct{ focus, typed, want string }{
		{optSubject, "alib", "Alibaba · company=alibaba; "},
		{optSubject, "Zyxxo", "New: Zyxxo (company)=new: Zyxxo (company); "},
		{optSaidBy, "Ann Other", "New: Ann Other (person)=new: Ann Other (person); "},
		{optSubject, "new: Zyxxo (place)", "New: Zyxxo (place)=new: Zyxxo (place); "},
		{optRelation, "part", "Partner=partner; "},
		{optRelation, "ceo", "Leader=leader; "},
		{optSource, "", "Bloomberg · 13 Feb 2025 · "},
		{optReplaces, "partner", "partner-china · "},
		{optWhere, "chi", "China=China; "},
	} {
		if got := suggest(c.focus, c.focus, c.typed); !strings.Contains(got, c.want) {
			t.Errorf("%s %q suggests %q, not %q", c.focus, c.typed, got, c.want)
		}
	}
	if got := suggest(optSubject, optSubject, strings.Repeat("x", 500)); len(got) > 500 {
		t.Errorf("a long name suggests %q", got)
	}
}

// What was saved can be undone, and saved again from the same preview; the form is opened with the source used last.
func TestSavedAgainAfterUndo(t *testing.T) {
	n := openNewsroom(t)
	w := n.editing()
	preview := w.do("/desk add", "text", "Foo makes Apple's new batteries.", "subject", "new: Foo (company)", "relation", "supplier",
		"object", "apple", "source", "new: The Example, Batteries, 13 Feb 2025")
	w.push("Save")
	st, err := n.deps.Store.StoryBySlug(t.Context(), 42, "apple-alibaba")
	if err != nil {
		t.Fatal(err)
	}
	form := w.do("/desk add")
	if form.Modal == nil || form.Modal.Inputs[3].Value != "the-example-2025-02-13" {
		t.Errorf("the last source is not offered:\n%s", plain(form))
	}
	if _, err := n.deps.Store.Undo(t.Context(), store.Desk{By: store.Author{UserID: "7", Name: "Ada"}, Guild: 42, Story: st.ID}, 0); err != nil {
		t.Fatal(err)
	}
	if got := n.facts(42, "foo"); len(got) != 0 {
		t.Fatalf("undone, but on record are %v", got)
	}
	if r := n.press(n.button(preview, "Save"), asEditor); r.Title != "Saved" {
		t.Errorf("saved again gives:\n%s", plain(r))
	}
	if got := n.facts(42, "foo"); len(got) != 1 {
		t.Errorf("on record are %v", got)
	}
}

// What a member passed on is answered from the list: the form has what the question speaks of, and the question is off the list
// once the fact is saved.
func TestGapIsAnswered(t *testing.T) {
	n := openNewsroom(t)
	sent := n.press(Button{Label: "Pass to the editors", Do: Invocation{"gap", map[string]string{
		optStory: "apple-alibaba", optQuestion: "Who supplies Apple in Dubai?"}}}, inGuild).Modal.Do
	sent.Options[optQuestion] = "Who supplies Apple in Dubai?"
	n.press(Button{Label: "send", Do: sent}, inGuild)
	w := n.editing()
	w.do("/desk gaps")
	form := w.push("1 · Answer this")
	if form.Modal == nil || form.Modal.Title != "Answer: Who supplies Apple in Dubai?" || form.Modal.Inputs[1].Value != "Apple - supplier" ||
		form.Modal.Inputs[2].Value != "Dubai" {
		t.Fatalf("the form is:\n%s", plain(form))
	}
	if r := w.fill("text", "Huawei supplies Apple in Dubai.", "about", "Apple - supplier - Huawei", "source", "bloomberg-2025-02-13"); !strings.Contains(
		plain(r), "It answers: “Who supplies Apple in Dubai?”") {
		t.Errorf("the preview does not tell what is answered:\n%s", plain(r))
	}
	if r := w.push("Save"); !strings.Contains(plain(r), "off the list.") {
		t.Errorf("the editor is told:\n%s", plain(r))
	}
	if r := w.do("/desk gaps"); !strings.Contains(plain(r), "None is open.") {
		t.Errorf("the question is still open:\n%s", plain(r))
	}
	for _, gap := range []string{"x", "999", "-1"} {
		if r := n.run("/desk add gap:"+gap, asEditor); !r.IsError() {
			t.Errorf("the question %s is answered:\n%s", gap, plain(r))
		}
	}
}

// Whatever is typed into whatever field, the editor gets a preview or the faults, and nothing that hides or breaks out.
func TestHostileDrafts(t *testing.T) {
	n := openNewsroom(t)
	hostile := []string{"new:", "new: ()", "new:(company)", "new: \u202e (person)", "-", " - ", " - - - ", "\"", "“”", "; ; until ;", "until", "from ;to ",
		"new: | | | ", "new: a | b | 2025 | http://", "https://", "http://[::1", "new: x, y, 99 Feb 2025", "\x00\xff", "'; DROP TABLE facts; --",
		strings.Repeat("é", 90), "partner-china", "apple", "Q5 2025", "1e999%", "$ - €"}
	fields := []string{optText, optAbout, optWhenWhere, optSource, optStatus, optSaidBy, optSubject, optRelation, optObject, optValue, optWhere,
		optHappened, optUntil, optCitation, optReplaces, optDisputes, optPublisher, optTitle, optPublished, optURL}
	for i, field := range fields {
		for j, s := range hostile {
			if field == optStatus {
				s = firstRunes(s, 20)
			}
			for _, call := range []string{"/desk add", "/desk fix"}[:1+(i+j)%4/3] {
				r := n.run(call, asEditor, func(r *Request) {
					r.Options = map[string]string{field: s}
					if call == "/desk fix" {
						r.Options[optFact] = "china-revenue"
					}
				})
				if r.Modal == nil && r.Title == "" || strings.Contains(r.Lead, "failed on our side") || strings.ContainsAny(plain(r), "\u202e\x00") || !utf8.ValidString(plain(r)) {
					t.Errorf("%s %s:%q gives:\n%s", call, field, s, plain(r))
				}
			}
		}
	}
}
