package commands

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"byline/store"
)

// speaking sets the language of the guild.
func (n *newsroom) speaking(guild store.GuildID, tag string) {
	n.t.Helper()
	by := store.Author{UserID: "7", Name: "Ada", Via: "desk"}
	if _, err := n.deps.Store.ChangeSettings(context.Background(), by, guild, func(s *store.Settings) error { s.Language = tag; return nil }); err != nil {
		n.t.Fatal(err)
	}
}

// check uses Check this claim on a message of the guild.
func (n *newsroom) check(message string) Reply {
	n.t.Helper()
	c, _ := Find(n.all, "Check this claim")
	r, err := c.Run(context.Background(), Request{Guild: 42, User: "7", Channel: "1", Now: today, Message: message, Options: map[string]string{}})
	if err != nil {
		n.t.Fatal(err)
	}
	return r
}

// The five kinds of answers, what else members see, and a digest, in each language.
func TestRepliesInEachLanguage(t *testing.T) {
	calls := []string{
		"/partner name:apple", "/partner name:apple where:China", "/partner name:tencent", "/partner name:aple",
		"/ask question:Who is Apple's partner in China?", "/ask question:Is Alibaba the only one?", "/ask question:What does Apple pay Alibaba?",
		"/ask question:Did Apple comment?", "/ask question:Apple picked Baidu", "/ask question:When was Alibaba chosen?", "/ask question:bonjour tout le monde",
		"/ask story:ferry-takeover question:Who leads Lakeside?", "/partner story:ferry-takeover name:lakeside",
		"/partner story:ferry-takeover name:lake", "/partner name:nobody at all", "/about name:alibaba", "/about name:apple as_of:2025-02-01",
		"/timeline", "/timeline name:apple from:2025-02", "/figures name:apple", "/said name:alibaba", "/sources", "/sources fact:partner-china",
		"/story", "/story story:aple", "/fact key:partner-china", "/fact story:ferry-takeover key:first-bid", "/fact key:nothing-like-it", "/help", "/help command:ask",
		"/help command:nothing", "/privacy", "/timeline as_of:2099-01-01", "/about name:apple as_of:2025-13-45", "/about",
	}
	for _, tag := range store.Languages[1:] {
		t.Run(tag, func(t *testing.T) {
			n := openNewsroom(t)
			n.speaking(42, tag)
			var b strings.Builder
			for _, call := range calls {
				r := n.run(call, inGuild)
				if r.Lang != Lang(tag) {
					t.Errorf("%s: in %q", call, r.Lang)
				}
				fmt.Fprintf(&b, "> %s\n%s\n", call, n.keyed(plain(r)))
			}
			asked := n.run("/ask question:What does Apple pay Alibaba?", inGuild)
			for i, r := range []Reply{
				n.press(asked.Buttons[0], inGuild), n.press(asked.Buttons[1], inGuild),
				n.press(Button{Do: Invocation{"gap", map[string]string{"story": "apple-alibaba", "question": "What does Apple pay?", "send": "1", "note": "Soon"}}}, inGuild),
				n.press(Button{Do: Invocation{"privacy", nil}}, inGuild), n.press(Button{Do: Invocation{"privacy", map[string]string{"forget": "ask"}}}, inGuild),
				n.run("/desk settings zone:Berlin chat:off channel:555", asEditor),
				n.press(n.run("/partner name:apple", inGuild).Buttons[1], inGuild), n.press(n.run("/about name:alibaba", inGuild).Buttons[3], inGuild),
				n.check("Apple picked Alibaba in China. Nobody knows why."), n.check("Apple pays Alibaba a billion dollars."), n.check("…"),
				n.run("/partner story:ferry-takeover name:lakeside as_of:2024-03-05", inGuild), n.run("/fact story:ferry-takeover key:leader-old", inGuild),
				n.run("/ask story:ferry-takeover question:What is Lake?", inGuild), n.run("/ask question:When did Tsai confirm it?", inGuild),
			} {
				fmt.Fprintf(&b, "> and then %d\n%s\n", i+1, n.keyed(plain(r)))
			}
			for i, call := range []string{
				"/digest set role:900", "/digest set when:weekly day:friday at:17:30 style:full", "/digest list", "/digest status", "/digest pause", "/digest list", "/digest resume",
				"/digest remove", "/digest pause digest:7", "/digest set zone:Atlantis", "/digest set when:often", "/digest set day:friday when:daily", "/digest set at:noon", "/digest preview style:short", "/digest remove sure:1", "/digest list",
			} {
				fmt.Fprintf(&b, "> %d: %s\n%s\n", i+1, call, n.keyed(plain(n.run(call, atDesk))))
			}
			for _, style := range []string{store.StyleFull, store.StyleHeadlines} {
				m := openNewsroom(t)
				m.speaking(42, tag)
				dg := m.tunnel(tunnelMonday, style)
				first := m.compose(dg, DigestOccasion{Now: monday})
				dg.Mark = first.Upto
				m.tunnel(tunnelThursday, style)
				next := m.compose(dg, DigestOccasion{Now: thursday, Since: monday, Due: thursday.Add(-time.Hour), Late: true})
				none := m.compose(store.Digest{Guild: 42, Story: dg.Story, Zone: dg.Zone, Style: style, Mark: next.Upto}, DigestOccasion{Now: thursday, Since: monday, Preview: true})
				for _, r := range slices.Concat(first.Messages, next.Messages, none.Messages) {
					fmt.Fprintf(&b, "> a digest, %s\n%s\n", style, m.keyed(plain(r)))
				}
				later := strings.NewReplacer("fell 11 %", "fell 10 %", "100 people., sources: [echo-3]", "100 people., retracted: They said 10, sources: [echo-3]").Replace(tunnelThursday)
				m.tunnel(later, style)
				m.speaking(42, "en") // a message stays in its language
				amended, changed, err := m.deps.AmendDigest(context.Background(), dg, next.Messages[0], next.Facts[0], next.Upto, today)
				if err != nil || !changed {
					t.Fatal(changed, err)
				}
				fmt.Fprintf(&b, "> amended, %s\n%s\n", style, m.keyed(plain(amended)))
			}
			golden(t, "lang-"+tag, b.String())
		})
	}
}

// A server's language is read with every request, so that it acts at once, in every process; that of one server is no other's.
func TestLanguageActsAtOnce(t *testing.T) {
	n := openNewsroom(t)
	title := func(guild store.GuildID, change ...func(*Request)) string {
		return n.run("/ask question:What does Apple pay Alibaba?", append([]func(*Request){func(r *Request) { r.Guild = guild }}, change...)...).Title
	}
	for _, step := range []struct{ tag, want string }{{"de", "Nicht belegt"}, {"ja", "記録なし"}, {"en", "Not on record"}, {"", "Not on record"}} {
		n.speaking(42, step.tag)
		if got := title(42); got != step.want {
			t.Errorf("%q: %s", step.tag, got)
		}
		if got := title(42, func(r *Request) { r.Options["story"] = "apple-alibaba" }); got != step.want {
			t.Errorf("%q, of a named story: %s", step.tag, got)
		}
		if got := title(43); got != "Not on record" {
			t.Errorf("%q: another server has %s", step.tag, got)
		}
	}
}

// Where a server has set no language, what one member alone sees is in the member's.
func TestMembersOwnLanguage(t *testing.T) {
	n := openNewsroom(t)
	french := func(r *Request) { r.Guild, r.User, r.Locale = 42, "8", "fr" }
	latin := func(r *Request) { r.Guild, r.User, r.Locale = 0, "8", "es-419" }
	other := func(r *Request) { r.Guild, r.User, r.Locale = 42, "8", "pt-BR" }
	taiwan := func(r *Request) { r.Guild, r.User, r.Locale = 42, "8", "zh-TW" }
	check := func(call string, who func(*Request), want string) {
		t.Helper()
		if got := n.run(call, who).Title; got != want {
			t.Errorf("%s: %s", call, got)
		}
	}
	check("/privacy", french, "Ce que Byline conserve sur vous")
	check("/timeline", french, "Timeline")
	check("/timeline", func(r *Request) { french(r); r.Alone = true }, "Chronologie")
	check("/timeline", latin, "Cronología")
	check("/privacy", other, "What Byline keeps about you")
	check("/privacy", taiwan, "What Byline keeps about you")
	n.speaking(42, "de")
	check("/privacy", french, "Was Byline über dich speichert")
	n.speaking(42, "en")
	check("/privacy", french, "What Byline keeps about you")
}

func TestSettingTheLanguage(t *testing.T) {
	n := openNewsroom(t)
	for typed, want := range map[string]string{"Deutsch": "de", "german": "de", "DE": "de", "日本語": "ja", "français": "fr", "English": "en", "zh-cn": "zh-CN", "Español": "es"} {
		if r := n.run("/desk settings language:"+typed, asEditor); r.Tone == ToneError {
			t.Errorf("%s:\n%s", typed, plain(r))
		}
		if set, err := n.deps.Store.GuildSettings(context.Background(), 42); err != nil || set.Language != want {
			t.Errorf("%s is %q, %v", typed, set.Language, err)
		}
	}
	n.run("/desk settings language:Deutsch", asEditor)
	for _, typed := range []string{"Klingon", "pt-BR", "zh-TW", "e"} {
		if r := n.run("/desk settings language:"+typed, asEditor); r.Tone != ToneError || !strings.Contains(plain(r), "Deutsch") {
			t.Errorf("%s:\n%s", typed, plain(r))
		}
	}
	if r := n.run("/desk settings", asEditor); r.Title != "Einstellungen dieses Servers" {
		t.Errorf("what was refused changed something:\n%s", plain(r))
	}
	if r := n.run("/desk add", asEditor); r.Modal == nil || r.Modal.Title != "Add a fact" {
		t.Errorf("the desk itself is in English:\n%s", plain(r))
	}
	if r := n.run("/desk add", inGuild); r.Title != "Das kann nur die Redaktion dieses Servers." {
		t.Errorf("who is no editor is told so in the server's language:\n%s", plain(r))
	}
}

// Every text has all languages, each with the same places, and none of them English by oversight.
func TestTextsAreWhole(t *testing.T) {
	places := regexp.MustCompile(`\{[1-9]\}`)
	verbs := regexp.MustCompile(`%[sd]`)
	entries, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]int{}
	for _, name := range entries {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		check := func(kind string, lit *ast.CompositeLit) {
			at := fset.Position(lit.Pos())
			found[kind]++
			var in []string
			for _, e := range lit.Elts {
				b, ok := e.(*ast.BasicLit)
				if !ok {
					t.Errorf("%s: a text is written out", at)
					return
				}
				s, err := strconv.Unquote(b.Value)
				if err != nil {
					t.Fatal(err)
				}
				in = append(in, s)
				if strings.TrimSpace(s) == "" && s != " " {
					t.Errorf("%s: a translation is missing", at)
				}
				if strings.Contains(s, "!") || strings.Contains(s, "  ") {
					t.Errorf("%s: %q", at, s)
				}
			}
			several := in
			if kind == "counted" {
				several = []string{in[1], in[2], in[3], in[5], in[7], in[9]}
			}
			sorted := func(s string) []string {
				all := places.FindAllString(s, -1)
				slices.Sort(all)
				return slices.Compact(all)
			}
			want := sorted(several[0])
			if n := len(verbs.FindAllString(several[0], -1)); n > 0 { // an error's own format
				for i := range n {
					want = append(want, fmt.Sprintf("{%d}", i+1))
				}
			}
			for _, s := range several[1:] {
				if got := sorted(s); !slices.Equal(got, want) {
					t.Errorf("%s: %q has the places %v, not %v", at, s, got, want)
				}
			}
			for _, n := range [...]int{2, 3} { // full-width stops in Chinese and Japanese
				if s := several[n-1]; strings.HasSuffix(several[0], ".") != strings.HasSuffix(s, "。") && !strings.HasSuffix(several[0], "…") && !strings.HasSuffix(s, "：{1}") && len(several[0]) > 2 {
					t.Errorf("%s: %q ends otherwise than %q", at, s, several[0])
				}
			}
		}
		var kindOf func(e ast.Expr) string
		kindOf = func(e ast.Expr) string {
			switch e := e.(type) {
			case *ast.Ident:
				if e.Name == "text" || e.Name == "counted" {
					return e.Name
				}
			case *ast.ArrayType:
				return kindOf(e.Elt)
			case *ast.MapType:
				return kindOf(e.Value)
			}
			return ""
		}
		ast.Inspect(file, func(n ast.Node) bool {
			lit, ok := n.(*ast.CompositeLit)
			if !ok || lit.Type == nil {
				return true
			}
			kind := kindOf(lit.Type)
			if _, single := lit.Type.(*ast.Ident); single && kind != "" {
				check(kind, lit)
			} else if kind != "" {
				for _, e := range lit.Elts {
					if kv, ok := e.(*ast.KeyValueExpr); ok {
						e = kv.Value
					}
					if lit, ok := e.(*ast.CompositeLit); ok && lit.Type == nil {
						check(kind, lit)
					}
				}
			}
			return true
		})
	}
	if found["text"] < 200 || found["counted"] < 20 {
		t.Errorf("%v were found: the test looks in the wrong place", found)
	}
}

// What is translated by its English is still said so where it comes from.
func TestTranslationsByTheirEnglishAreFound(t *testing.T) {
	for slug, text := range relationLabels {
		rel, ok := vocabularyRelation(slug)
		if !ok || rel.Label != text.en {
			t.Errorf("the vocabulary calls %s %q, not %q", slug, rel.Label, text.en)
		}
	}
	for slug, text := range inverseLabels {
		if rel, ok := vocabularyRelation(slug); !ok || rel.Inverse != text.en {
			t.Errorf("the vocabulary calls the inverse of %s %q, not %q", slug, rel.Inverse, text.en)
		}
	}
	for _, rel := range store.Vocabulary() {
		if _, ok := relationLabels[rel.Slug]; !ok {
			t.Errorf("the relation %s has no label in the other languages: put it into relationLabels", rel.Slug)
		}
		if _, ok := inverseLabels[rel.Slug]; !ok && rel.Inverse != "" {
			t.Errorf("the relation %s has no inverse label in the other languages: put it into inverseLabels", rel.Slug)
		}
	}
	var code strings.Builder
	for _, dir := range []string{".", "answer", "../store", "../bot"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			if base := filepath.Base(f); strings.HasSuffix(base, "_test.go") || strings.HasPrefix(base, "texts_") {
				continue
			}
			b, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			code.Write(b)
		}
	}
	for _, all := range []map[string]text{toldErrors, shortAnswers, fieldNames} {
		for english := range all {
			if !strings.Contains(code.String(), strconv.Quote(english)) {
				t.Errorf("nothing says %q any more", english)
			}
		}
	}
	for _, word := range []string{store.Created, store.Corrected, store.Retracted, store.Restored, store.Removed} {
		if revisionWords[word].en != word {
			t.Errorf("the revision %q has no words", word)
		}
	}
}

func vocabularyRelation(slug string) (store.Relation, bool) {
	all := store.Vocabulary()
	i := slices.IndexFunc(all, func(r store.Relation) bool { return r.Slug == slug })
	if i < 0 {
		return store.Relation{}, false
	}
	return all[i], true
}

// Discord shows so much of a form and of a button.
func TestTextsFit(t *testing.T) {
	for _, tag := range store.Languages {
		l, _ := langOf(tag)
		for what, text := range map[string]text{"title": btnPassOn, "question": msgWhatShould, "note": msgNoteLabel} {
			if n := utf8.RuneCountInString(l.say(text)); n > 45 {
				t.Errorf("%s: the form's %s has %d characters: %s", tag, what, n, l.say(text))
			}
		}
		for _, text := range []text{btnTellMe, btnPassOn, btnEverywhere, btnStopAll, btnAboutMe, btnNotThread, btnNextMessage, btnMoreStories} {
			if n := utf8.RuneCountInString(l.say(text)); n > 80 {
				t.Errorf("%s: a button has %d characters: %s", tag, n, l.say(text))
			}
		}
	}
}

func TestWordsOfLanguages(t *testing.T) {
	day := store.Date(2025, 3, 1)
	for l, want := range map[Lang]string{
		English: "1 Mar 2025", German: "1. März 2025", French: "1er mars 2025", Spanish: "1 de marzo de 2025", Chinese: "2025年3月1日", Japanese: "2025年3月1日",
	} {
		if got := l.Date(day, time.UTC); got != want {
			t.Errorf("%q: %s", l, got)
		}
	}
	for in, want := range map[string]string{"2025-Q1": "1er trimestre 2025", "2025-Q4": "4e trimestre 2025", "2025-02": "février 2025", "2025": "2025", "2025-02-13T09:30:00+08:00": "13 février 2025 à 01:30"} {
		w, err := store.ParseWhen(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := French.Date(w, time.UTC); got != want {
			t.Errorf("%s: %s", in, got)
		}
	}
	for _, c := range []struct {
		l    Lang
		n    int
		want string
	}{
		{English, 0, "0 facts"}, {English, 1, "1 fact"}, {English, 12345, "12,345 facts"}, {French, 0, "0 fait"}, {French, 1, "1 fait"}, {French, 2, "2 faits"},
		{French, 12345, "12\u202f345 faits"}, {German, 0, "0 Fakten"}, {German, 1, "1 Fakt"}, {German, 12345, "12.345 Fakten"}, {Spanish, 1, "1 hecho"},
		{Spanish, 2, "2 hechos"}, {Chinese, 1, "1条事实"}, {Japanese, 2, "事実2件"},
	} {
		if got := c.l.count(numFacts, c.n); got != c.want {
			t.Errorf("%q %d: %s", c.l, c.n, got)
		}
	}
	for want, got := range map[string]string{
		"Alibaba e Intel": Spanish.and([]string{"Alibaba", "Intel"}), "a, b y Apple": Spanish.and([]string{"a", "b", "Apple"}), "uno u otro": Spanish.or([]string{"uno", "otro"}),
		"Haya y hierro": Spanish.and([]string{"Haya", "hierro"}), "a、b和c": Chinese.and([]string{"a", "b", "c"}), "a, b und c": German.and([]string{"a", "b", "c"}), "": French.or(nil),
		// What is put in is not looked at again.
		"„{2} {1}“":      German.quote("{2} {1}"),
		"Ersetzt {2}: x": German.say(msgReplaces, "{2}", "x"),
	} {
		if got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
}
