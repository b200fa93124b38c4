package commands

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"

	"github.com/bwmarrin/discordgo"

	"byline/store"
)

const (
	optFile   = "file"
	optUpload = "upload" // a file that waits to be applied
	optLeave  = "leave"  // "1" where it is not to be
)

// deskImport is /desk import: a story file or a table of facts is put on record, after a dry run.
func deskImport(e *env) subcommand {
	file := named(&discordgo.ApplicationCommandOption{
		Type: discordgo.ApplicationCommandOptionAttachment, Name: optFile, Required: true,
	}, phrase{optFile, "文件", "ファイル", "datei", "fichier", "archivo"})
	about := phrase{"A story file (.yaml, .json) or a table of facts (.csv)", "报道文件（.yaml、.json）或事实表格（.csv）", "記事ファイル（.yaml、.json）または事実の表（.csv）",
		"Eine Themendatei (.yaml, .json) oder eine Tabelle mit Fakten (.csv)", "Un fichier de dossier (.yaml, .json) ou un tableau de faits (.csv)",
		"Un archivo de historia (.yaml, .json) o una tabla de hechos (.csv)"}
	file.Description, file.DescriptionLocalizations = about.english(), about.others()
	story := storyOption()
	aboutStory := phrase{"The story that the facts of a table belong to", "表格中事实所属的报道", "表の事実が属する記事", "Das Thema, zu dem die Fakten einer Tabelle gehören",
		"Le dossier auquel appartiennent les faits d'un tableau", "La historia a la que pertenecen los hechos de una tabla"}
	story.Description, story.DescriptionLocalizations = aboutStory.english(), aboutStory.others()
	return subcommand{
		name: "import", names: phrase{"import", "导入", "取り込み", "importieren", "importer", "importar"},
		about: phrase{"Put a file on record: first shown, then applied", "导入文件：先预览，再应用", "ファイルを取り込む：まず確認、次に適用",
			"Eine Datei aufnehmen: erst zeigen, dann anwenden", "Importer un fichier : d'abord l'aperçu, puis l'application",
			"Importar un archivo: primero se muestra, luego se aplica"},
		options: []*discordgo.ApplicationCommandOption{file, story, everywhereOption()},
		run:     e.runDeskImport,
		extra:   map[string]int{optUpload: 24, optLeave: 1},
	}
}

// runDeskImport shows what a file would change, or applies one that was shown, or leaves it.
func (e *env) runDeskImport(ctx context.Context, req Request) (Reply, error) {
	ref := req.Options[optUpload]
	switch {
	case ref != "" && req.Options[optLeave] != "":
		if err := e.Store.DropUpload(ctx, req.Guild, req.User, ref); err != nil {
			return Reply{}, fmt.Errorf("leaving an import: %w", err)
		}
		return Reply{Title: "Left as it was", Lead: "Nothing was changed, and the file is not kept."}, nil
	case ref != "":
		return e.applyImport(ctx, req, ref)
	case req.File == nil:
		return Reply{}, refusal("No file came with that.", "Attach a story file (.yaml, .yml, .json) or a table of facts (.csv) to /desk import.")
	}
	im, err := e.newImport(ctx, req, req.File)
	if err != nil {
		return Reply{}, err
	}
	return im.dryRun(ctx)
}

// importing is one file on its way onto the record.
type importing struct {
	*env
	req    Request
	name   string
	data   []byte
	story  string // that a table belongs to; empty for a story file
	shared bool
}

// newImport finds out what a file is and where it goes.
func (e *env) newImport(ctx context.Context, req Request, f *File) (*importing, error) {
	im := &importing{env: e, req: req, name: firstRunes(cleanText(path.Base(f.Name)), maxName), data: f.Data}
	var err error
	if im.shared, err = req.writesShared(); err != nil {
		return nil, err
	}
	if req.Guild == 0 && !im.shared {
		return nil, refusal("There is no server here whose record could be changed.", "Use /desk import in a server.")
	}
	if len(f.Data) > MaxFile {
		return nil, refusal(fmt.Sprintf("%s is larger than %d MiB.", quote(im.name), MaxFile>>20), "Split it.")
	}
	switch ext := strings.ToLower(path.Ext(im.name)); ext {
	case ".csv", ".tsv", ".txt": // the last is how Excel names Unicode text
		st, err := e.story(ctx, req)
		if p := new(problem); errors.As(err, &p) {
			p.Buttons = nil // no button carries the file
		}
		if err != nil {
			return nil, err
		}
		im.story = st.Slug
	case ".yaml", ".yml", ".json":
		if req.Options[optStory] != "" {
			return nil, refusal("A story file says itself which story it holds.", "Leave out "+optStory+"; it is for tables of facts (.csv).")
		}
	default:
		return nil, refusal(quote(im.name)+" is neither a story file nor a table.",
			"Attach one that ends in .yaml, .yml or .json, or in .csv. A spreadsheet is saved as CSV (UTF-8) first.")
	}
	return im, nil
}

// run imports the file. The results that confirm is given are those of what would be written, before it is.
func (im *importing) run(ctx context.Context, dry bool, confirm func(store.ImportResult) error) (store.ImportResult, error) {
	desk := store.Desk{By: im.req.author(), Guild: im.req.Guild, Shared: im.shared, Operator: im.req.Operator}
	desk.By.Via = "import"
	o := store.ImportOptions{Desk: &desk, DryRun: dry, NewEntities: true}
	if confirm != nil {
		o.Confirm = func(r []store.ImportResult) error { return confirm(r[0]) }
	}
	var f *store.File
	var err error
	if im.story != "" {
		f, err = store.ReadCSV(im.name, im.story, bytes.NewReader(im.data))
	} else {
		f, err = store.ReadFile(im.name, bytes.NewReader(im.data))
	}
	if faulty := new(store.FileError); err != nil && !errors.As(err, &faulty) {
		return store.ImportResult{}, fmt.Errorf("reading the file: %w", err)
	}
	results, err := im.Store.Import(ctx, o, f) // of a faulty file it lists the other faults too
	if err != nil {
		return store.ImportResult{}, err
	}
	return results[0], nil
}

// dryRun tells what the file would change and offers to apply it.
func (im *importing) dryRun(ctx context.Context) (Reply, error) {
	r, err := im.run(ctx, true, nil)
	if err != nil {
		return im.refused(err)
	}
	reply := im.summary("What "+quote(im.name)+" would change", r)
	return reply, im.offer(ctx, &reply, r)
}

// offer keeps the file and gives a reply the buttons that decide about it.
func (im *importing) offer(ctx context.Context, reply *Reply, r store.ImportResult) error {
	if changesNothing(r) {
		return nil
	}
	plan := planOf(r)
	plan.Story, plan.Shared = im.story, im.shared
	ref, err := im.Store.KeepUpload(ctx, im.req.Guild, im.req.User, store.Upload{Name: im.name, Data: im.data, Plan: plan.encode()})
	if err != nil {
		return fmt.Errorf("keeping the file: %w", err)
	}
	reply.Buttons = []Button{
		{Label: "Apply", Main: true, Replace: true, Do: Invocation{"desk import", map[string]string{optUpload: ref}}},
		{Label: "Cancel", Replace: true, Do: Invocation{"desk import", map[string]string{optUpload: ref, optLeave: "1"}}},
	}
	reply.Notes = append(reply.Notes, "Nothing is changed yet. The file is kept for an hour.")
	return nil
}

// errMoved stops an import that would do something else than its editor was told.
var errMoved = errors.New("the record has moved since the dry run")

// applyImport imports a file that was shown, unless it would do something else by now.
func (e *env) applyImport(ctx context.Context, req Request, ref string) (Reply, error) {
	up, err := e.Store.Upload(ctx, req.Guild, req.User, ref)
	if err != nil {
		return Reply{}, err
	}
	told, err := decodePlan(up.Plan)
	if err != nil {
		return Reply{}, err
	}
	if told.Shared && !req.Operator {
		return Reply{}, refusal("Only the operators of this bot can change the record of all servers.", "Attach the file again to import it for this server.")
	}
	im := &importing{env: e, req: req, name: up.Name, data: up.Data, story: told.Story, shared: told.Shared}
	var would store.ImportResult
	r, err := im.run(ctx, false, func(r store.ImportResult) error {
		if would = r; len(told.differences(planOf(r))) > 0 {
			return errMoved
		}
		return nil
	})
	if errors.Is(err, errMoved) {
		return im.moved(ctx, told, would)
	}
	if err != nil {
		return im.refused(err)
	}
	if err := e.Store.DropUpload(ctx, req.Guild, req.User, ref); err != nil {
		return Reply{}, fmt.Errorf("dropping an applied file: %w", err)
	}
	reply := im.summary("Imported "+quote(im.name), r)
	if r.Edit != 0 {
		reply.Footer = join(numbered(r.Edit), reply.Footer)
		reply.Buttons = []Button{{Label: "Undo", Replace: true, Do: Invocation{"desk undo", map[string]string{
			optEdit: strconv.FormatInt(int64(r.Edit), 10), optStory: r.Story.Slug}}}}
	}
	return reply, nil
}

// moved asks again, for the file would do something else than its editor was told.
func (im *importing) moved(ctx context.Context, told importPlan, would store.ImportResult) (Reply, error) {
	diff := told.differences(planOf(would))
	reply := im.summary("The record has changed since the dry run", would)
	reply.Lead = "Nothing was imported. Now it would be: " + reply.Lead
	it := Item{Head: "Since the dry run"}
	for i, d := range diff {
		if i == 8 && len(diff) > 9 {
			it.Notes = append(it.Notes, fmt.Sprintf("and %d more", len(diff)-i))
			break
		}
		it.Notes = append(it.Notes, d)
	}
	reply.Items = append([]Item{it}, reply.Items...)
	return reply, im.offer(ctx, &reply, would)
}

// faultsShown is how many faults a reply spells out; where there are more, all of them come in a file.
const faultsShown = 10

// refused is the reply to a file that is at fault. Other errors are left to whoever called.
func (im *importing) refused(err error) (Reply, error) {
	var fe *store.FileError
	if !errors.As(err, &fe) {
		return Reply{}, err
	}
	reply := Reply{Title: fmt.Sprintf("%s has %s", quote(im.name), count(len(fe.Faults), "fault")), Tone: ToneError, Private: true, Kind: kindError,
		Lead: "Nothing was changed. Put the file right and attach it again."}
	for i, f := range fe.Faults {
		if i == faultsShown && len(fe.Faults) > faultsShown+2 {
			reply.Notes = append(reply.Notes, fmt.Sprintf("All %d are listed below.", len(fe.Faults)))
			reply.Files = []File{{Name: im.beside("-faults.txt"), Data: faultList(fe), Shown: true}}
			break
		}
		it := Item{Text: f.Msg}
		if f.Line > 0 {
			it.Head = fmt.Sprintf("Line %d, column %d", f.Line, f.Column)
		}
		reply.Items = append(reply.Items, it)
	}
	return reply, nil
}

// beside is the name of a file that tells of this one.
func (im *importing) beside(end string) string {
	return strings.TrimSuffix(im.name, path.Ext(im.name)) + end
}

// faultList is every fault on a line of its own.
func faultList(fe *store.FileError) []byte {
	var b bytes.Buffer
	for _, f := range fe.Faults {
		fmt.Fprintf(&b, "%s\n", cleanText(f.String()))
	}
	return b.Bytes()
}
