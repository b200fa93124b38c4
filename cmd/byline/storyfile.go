package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"golang.org/x/term"

	"byline/store"
)

type importCmd struct {
	DryRun      bool     `help:"Tell what would change, and change nothing."`
	Story       string   `help:"Slug of the story that tables (.csv, .tsv) belong to." placeholder:"SLUG"`
	Format      string   `help:"story or csv; default: by the file's name." enum:",story,csv" default:"" placeholder:"FORMAT"`
	NewEntities bool     `help:"Make the entities that tables name and that are not on record; else they are faults."`
	File        []string `arg:"" help:"Story files, or tables of facts; - is standard input. All of them are imported, or none."`
}

// isTable reports whether a file is a table of facts, and no story file.
func (c *importCmd) isTable(name string) bool {
	ext := strings.ToLower(filepath.Ext(name))
	return c.Format == "csv" || c.Format == "" && (ext == ".csv" || ext == ".tsv")
}

func (c *importCmd) Run(a *app) error {
	return a.interruptible(func(ctx context.Context) error { return c.importFiles(ctx, a) })
}

func (c *importCmd) importFiles(ctx context.Context, a *app) error {
	tables := slices.ContainsFunc(c.File, c.isTable)
	switch {
	case tables && c.Story == "":
		return misuse("a table does not say which story its facts belong to; add --story SLUG")
	case !tables && (c.Story != "" || c.NewEntities):
		return misuse("--story and --new-entities are for tables (.csv); a story file says these things itself")
	}
	files, faults := c.readFiles(a)
	if len(files) < len(c.File) {
		return faults
	}
	open := a.openStore
	if len(faults) > 0 {
		open = a.openExisting // no record is made for files that will not go on it
	}
	st, err := open(ctx)
	if err != nil && len(faults) > 0 {
		return store.CheckFiles(files...)
	}
	if err != nil {
		return err
	}
	defer st.Close()
	if tables && c.Story == starterStory {
		if err := st.EnsureStarter(ctx); err != nil {
			return err
		}
	}
	p := a.progress("facts")
	o := store.ImportOptions{By: author("import"), DryRun: c.DryRun, NewEntities: c.NewEntities, Progress: p.show}
	results, err := st.Import(ctx, o, files...)
	p.done()
	if err != nil {
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		return err
	}
	out := bufio.NewWriter(a.stdout)
	for i, r := range results {
		c.summary(out, c.File[i], r)
	}
	return failedWrite(out.Flush())
}

// readFiles reads every file before anything is written, and gives the faults of all of them. A file with faults of its
// own is among the files: the store refuses it and lists, besides, the keys that are not on record either.
func (c *importCmd) readFiles(a *app) (files []*store.File, faults faultList) {
	stdin := false
	for _, name := range c.File {
		if name == "-" {
			if stdin {
				return nil, faultList{misuse("- is given twice; standard input can be read only once")}
			}
			stdin = true
		}
		f, err := c.readFile(a, name)
		if err != nil {
			faults = append(faults, err)
		}
		var refused *store.FileError
		if err == nil || errors.As(err, &refused) {
			files = append(files, f)
		}
	}
	return files, faults
}

func (c *importCmd) readFile(a *app, name string) (*store.File, error) {
	shown, r, err := openInput(a, name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	var f *store.File
	if c.isTable(name) {
		f, err = store.ReadCSV(shown, c.Story, r)
	} else {
		f, err = store.ReadFile(shown, r)
	}
	var p *os.PathError
	if errors.As(err, &p) {
		return nil, failedRead(shown, err)
	}
	return f, err
}

// openInput opens a file, or standard input for -.
func openInput(a *app, name string) (shown string, r io.ReadCloser, err error) {
	if name == "-" {
		return "standard input", io.NopCloser(a.stdin), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return name, nil, failedRead(name, err)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		_ = f.Close() // only looked at
		return name, nil, fmt.Errorf("%s is a directory; name the files in it", name)
	}
	return name, f, nil
}

// changesShown is how many facts an import lists by key for each file; a dry run lists them all.
const changesShown = 20

func (c *importCmd) summary(w io.Writer, name string, r store.ImportResult) {
	if name == "-" {
		name = "standard input"
	}
	counts := map[string]int{}
	for _, ch := range r.Changes {
		counts[ch.Action]++
	}
	var parts []string
	for _, action := range []string{"created", "corrected", "retracted", "restored"} {
		if n := counts[action]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, action))
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "none changed")
	}
	if r.Unchanged > 0 {
		parts = append(parts, fmt.Sprintf("%d as they were", r.Unchanged))
	}
	tense := ""
	if c.DryRun {
		tense = "would be: "
	}
	fmt.Fprintf(w, "%s: %s: %sfacts %s; other entries changed: %d\n",
		clean(name), r.Story.Slug, tense, strings.Join(parts, ", "), r.Other)
	for _, p := range r.Parts {
		if p.Action == store.Created && p.Kind == "entity" && c.NewEntities {
			fmt.Fprintf(w, "  new entity %s: %s\n", p.Slug, clean(p.Name))
		}
	}
	for _, note := range r.Notes {
		fmt.Fprintf(w, "  %s\n", clean(note))
	}
	for i, ch := range r.Changes {
		if i == changesShown && !c.DryRun {
			fmt.Fprintf(w, "  and %d more\n", len(r.Changes)-i)
			break
		}
		fmt.Fprintf(w, "  %-10s %s\n", ch.Action, clean(ch.Key))
	}
}

// progress tells on a terminal how far work that takes longer than a second has come.
type progress struct {
	a     *app
	what  string
	began time.Time
	last  time.Time
	shown bool
	live  bool
}

func (a *app) progress(what string) *progress {
	f, ok := a.stderr.(*os.File)
	return &progress{a: a, what: what, began: a.now(), live: ok && term.IsTerminal(int(f.Fd()))}
}

func (p *progress) show(done, total int) {
	now := p.a.now()
	if !p.live || now.Sub(p.began) < time.Second || now.Sub(p.last) < 200*time.Millisecond && done < total {
		return
	}
	p.last, p.shown = now, true
	fmt.Fprintf(p.a.stderr, "\r%d of %d %s", done, total, p.what)
}

func (p *progress) done() {
	if p.shown {
		fmt.Fprint(p.a.stderr, "\r\x1b[K")
	}
}

type exportCmd struct {
	Story   string `help:"Slug of the story; default: BYLINE_STORY." placeholder:"SLUG"`
	Format  string `help:"story: a story file. csv, or csv-semicolon: its facts alone, as a table for a spreadsheet." enum:"story,csv,csv-semicolon" default:"story" placeholder:"FORMAT"`
	History bool   `help:"Add who changed what and when, as comments; the file can still be imported."`
}

func (c *exportCmd) Run(a *app) error {
	return a.interruptible(func(ctx context.Context) error { return c.export(ctx, a) })
}

func (c *exportCmd) export(ctx context.Context, a *app) error {
	if c.History && c.Format != "story" {
		return misuse("--history goes with a story file; a table has no place for it")
	}
	st, story, err := a.openStory(ctx, c.Story)
	if err != nil {
		return err
	}
	defer st.Close()
	file, err := st.ExportFile(ctx, 0, story.Slug)
	if err != nil {
		return err
	}
	// Written in one go: a reader that fails half-way must not be left with half a file that looks whole.
	var b bytes.Buffer
	switch c.Format {
	case "csv":
		err = file.WriteCSV(&b, ',')
	case "csv-semicolon":
		err = file.WriteCSV(&b, ';')
	default:
		_, err = file.WriteTo(&b)
	}
	if err != nil {
		return err
	}
	if c.History {
		if err := st.WriteHistory(ctx, &b, 0, story.ID); err != nil {
			return err
		}
	}
	_, err = a.stdout.Write(b.Bytes())
	return failedWrite(err)
}
