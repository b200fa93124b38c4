package commands

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"slices"
	"strings"
	"testing"
)

// A command whose handlers look at Request.Editor or Request.Operator has to say so, for whether the caller is an editor is
// not found out otherwise. What a handler calls is followed through the package by name.
func TestCommandsThatAskForEditorsSaySo(t *testing.T) {
	src := readSource(t)
	commands, asking := 0, 0
	for name, f := range src.funcs {
		for _, lit := range literals(f, "Command") {
			commands++
			reads := src.reads(lit, map[string]bool{})
			declared := isTrue(lit, "Editors") || isTrue(lit, "AsksEditor")
			if len(reads) > 0 {
				asking++
			}
			if len(reads) > 0 && !declared {
				t.Errorf("%s: the command looks at Request.%s and is neither for Editors nor AsksEditor", name, strings.Join(reads, " and Request."))
			}
		}
	}
	if commands < 15 || asking < 2 {
		t.Errorf("%d commands were found, of which %d ask for editors: the test looks in the wrong place", commands, asking)
	}
}

// source is the package's functions and its methods by name. Methods of the same name are one.
type source struct{ funcs, methods map[string][]*ast.FuncDecl }

func readSource(t *testing.T) source {
	t.Helper()
	s := source{map[string][]*ast.FuncDecl{}, map[string][]*ast.FuncDecl{}}
	entries, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".go") || strings.HasSuffix(e.Name(), "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), e.Name(), nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			switch {
			case !ok || fn.Body == nil:
			case fn.Recv == nil:
				s.funcs[fn.Name.Name] = append(s.funcs[fn.Name.Name], fn)
			default:
				s.methods[fn.Name.Name] = append(s.methods[fn.Name.Name], fn)
			}
		}
	}
	return s
}

// reads are those of Editor and Operator that a piece of the program reads, itself or in what it calls.
func (s source) reads(n ast.Node, seen map[string]bool) (fields []string) {
	note := func(names ...string) {
		for _, name := range names {
			if !slices.Contains(fields, name) {
				fields = append(fields, name)
			}
		}
		slices.Sort(fields)
	}
	follow := func(fns []*ast.FuncDecl, name string) {
		if !seen[name] {
			seen[name] = len(fns) > 0
			for _, fn := range fns {
				note(s.reads(fn.Body, seen)...)
			}
		}
	}
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if n.Sel.Name == "Editor" || n.Sel.Name == "Operator" {
				note(n.Sel.Name)
			}
			follow(s.methods[n.Sel.Name], "."+n.Sel.Name)
			note(s.reads(n.X, seen)...)
			return false
		case *ast.Ident:
			follow(s.funcs[n.Name], n.Name)
		}
		return true
	})
	return fields
}

// literals are the composite literals of a type in functions.
func literals(fns []*ast.FuncDecl, name string) (found []*ast.CompositeLit) {
	for _, fn := range fns {
		ast.Inspect(fn.Body, func(n ast.Node) bool {
			if lit, ok := n.(*ast.CompositeLit); ok {
				if id, ok := lit.Type.(*ast.Ident); ok && id.Name == name && len(lit.Elts) > 0 {
					found = append(found, lit)
				}
			}
			return true
		})
	}
	return found
}

// isTrue reports whether a literal sets a field to true.
func isTrue(lit *ast.CompositeLit, field string) bool {
	return slices.ContainsFunc(lit.Elts, func(e ast.Expr) bool {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			return false
		}
		key, _ := kv.Key.(*ast.Ident)
		value, _ := kv.Value.(*ast.Ident)
		return key != nil && value != nil && key.Name == field && value.Name == "true"
	})
}
