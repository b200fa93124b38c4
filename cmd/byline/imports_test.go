package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// rooms are the packages of the house, from right to left: each may import those before it in the list and nothing else of
// ours. Test support belongs to the room that it lies in.
var rooms = []string{"commands/answer/recent", "commands/answer/english", "store", "commands/answer", "commands", "bot", "cmd/byline"}

// elsewhere says which imports are at home in some rooms alone.
var elsewhere = map[string][]string{
	"database/sql":                   {"store"},
	"github.com/mattn/go-sqlite3":    {"store"},
	"github.com/bwmarrin/discordgo":  {"commands", "bot", "cmd/byline"},
	"net/http":                       {"bot", "cmd/byline"},
	"byline/commands/answer/english": {"commands/answer"},
	"byline/commands/answer/recent":  {"commands/answer", "commands/answer/english"},
}

// roomOf is the place in rooms of the directory dir; -1 for none.
func roomOf(dir string) int {
	best := -1
	for i, r := range rooms {
		if (dir == r || strings.HasPrefix(dir, r+"/")) && (best < 0 || len(r) > len(rooms[best])) {
			best = i
		}
	}
	return best
}

// source is one parsed file of the project.
type source struct {
	path string // from the top of the project, with slashes
	file *ast.File
	test bool // a test, or support for tests
}

func (s source) room() int { return roomOf(filepath.ToSlash(filepath.Dir(s.path))) }

func sources(t *testing.T) (*token.FileSet, []source) {
	t.Helper()
	fset := token.NewFileSet()
	var all []source
	top := filepath.Join("..", "..")
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && path != top && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".")) {
			return filepath.SkipDir
		}
		if d.IsDir() || filepath.Ext(path) != ".go" {
			return nil
		}
		f, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(top, path)
		if err != nil {
			return err
		}
		dir := filepath.Base(filepath.Dir(path))
		all = append(all, source{filepath.ToSlash(rel), f, strings.HasSuffix(path, "_test.go") || strings.HasSuffix(dir, "test")})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return fset, all
}

func TestImportsGoOneWay(t *testing.T) {
	_, all := sources(t)
	seen := map[int]bool{}
	for _, s := range all {
		from := s.room()
		if from < 0 {
			t.Errorf("%s lies in no room; the rooms are %s", s.path, strings.Join(rooms, ", "))
			continue
		}
		seen[from] = true
		for _, spec := range s.file.Imports {
			if fault := importFault(from, spec, s.test); fault != "" {
				t.Errorf("%s: %s", s.path, fault)
			}
		}
	}
	for i, r := range rooms {
		if !seen[i] && r != "bot" {
			t.Errorf("no file of %s was found, so nothing about it was tested", r)
		}
	}
}

func importFault(from int, spec *ast.ImportSpec, test bool) string {
	path, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return err.Error()
	}
	if ours, ok := strings.CutPrefix(path, "byline/"); ok {
		if to := roomOf(ours); to < 0 {
			return "imports " + path + ", which lies in no room"
		} else if to > from {
			return rooms[from] + " imports " + path + ", against the direction"
		}
	}
	if homes, ok := elsewhere[path]; ok && !test && !slices.Contains(homes, rooms[from]) {
		return rooms[from] + " imports " + path + ", which belongs in " + strings.Join(homes, ", ")
	}
	return ""
}

// Time is a value: only cmd reads the clock, and hands it on.
func TestOnlyCmdReadsTheClock(t *testing.T) {
	fset, all := sources(t)
	for _, s := range all {
		if s.test || strings.HasPrefix(s.path, "cmd/") {
			continue
		}
		for _, pos := range clockReads(s.file) {
			t.Errorf("%s: reads the clock; take the time as a value", fset.Position(pos))
		}
	}
}

func clockReads(f *ast.File) (at []token.Pos) {
	ast.Inspect(f, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		pkg, ok := sel.X.(*ast.Ident)
		if ok && pkg.Name == "time" && slices.Contains([]string{"Now", "Since", "Until"}, sel.Sel.Name) {
			at = append(at, sel.Pos())
		}
		return true
	})
	return at
}

// The rules themselves: what they are there to stop, they stop.
func TestImportRules(t *testing.T) {
	for _, c := range []struct {
		room, path string
		test, ok   bool
	}{
		{"store", "byline/commands", false, false},
		{"store", "byline/commands", true, false},
		{"commands/answer", "byline/commands", false, false},
		{"commands/answer", "byline/store", false, true},
		{"commands/answer", "byline/commands/answer/english", false, true},
		{"commands/answer/english", "byline/store", false, false},
		{"store", "byline/commands/answer/english", false, false},
		{"commands", "byline/commands/answer", false, true},
		{"commands", "byline/bot", false, false},
		{"bot", "byline/cmd/byline", false, false},
		{"bot", "byline/bot/discordtest", true, true},
		{"cmd/byline", "byline/bot", false, true},
		{"cmd/byline", "byline/elsewhere", false, false},
		{"store", "github.com/bwmarrin/discordgo", false, false},
		{"commands/answer", "github.com/bwmarrin/discordgo", false, false},
		{"commands", "database/sql", false, false},
		{"store", "database/sql", false, true},
		{"commands", "database/sql", true, true},
		{"commands", "net/http", false, false},
	} {
		spec := &ast.ImportSpec{Path: &ast.BasicLit{Value: strconv.Quote(c.path)}}
		if fault := importFault(roomOf(c.room), spec, c.test); (fault == "") != c.ok {
			t.Errorf("%s importing %s: %q, want it allowed: %v", c.room, c.path, fault, c.ok)
		}
	}
	f, err := parser.ParseFile(token.NewFileSet(), "x.go", "package x\nimport \"time\"\nvar a, b = time.Now(), time.Unix(0, 0)", 0)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(clockReads(f)); n != 1 {
		t.Errorf("%d reads of the clock found, want 1", n)
	}
}
