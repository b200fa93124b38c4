package commands

import (
	"bytes"
	"context"
	"fmt"

	"github.com/bwmarrin/discordgo"
)

const (
	optFormat  = "format"
	optHistory = "history"
)

// The formats of an export.
var (
	formatStory     = phrase{"Story file", "报道文件", "記事ファイル", "Themendatei", "Fichier de dossier", "Archivo de historia"}
	formatCSV       = phrase{"CSV", "CSV", "CSV", "CSV", "CSV", "CSV"}
	formatSemicolon = phrase{"CSV with semicolons", "CSV（分号）", "CSV（セミコロン）", "CSV mit Semikolons", "CSV avec points-virgules", "CSV con punto y coma"}
)

// deskExport is /desk export: the story as this server sees it, as a file.
func deskExport(e *env) subcommand {
	return subcommand{
		name: "export", names: phrase{"export", "导出", "書き出し", "exportieren", "exporter", "exportar"},
		about: phrase{"The story as a file: to edit, to import elsewhere, to keep", "将报道导出为文件：编辑、迁移或留存", "記事をファイルに書き出す：編集、移行、保管に",
			"Das Thema als Datei: zum Bearbeiten, Übertragen oder Aufheben", "Le dossier en fichier : à modifier, à importer ailleurs, à garder",
			"La historia como archivo: para editar, llevar o guardar"},
		options: []*discordgo.ApplicationCommandOption{
			storyOption(),
			named(choiceOption(optFormat, phrase{"CSV holds the facts alone, for a spreadsheet", "CSV 仅含事实，供电子表格使用", "CSVは事実のみ（表計算用）",
				"CSV enthält nur die Fakten, für eine Tabellenkalkulation", "Le CSV ne contient que les faits, pour un tableur",
				"CSV contiene solo los hechos, para una hoja de cálculo"}, formatStory, formatCSV, formatSemicolon),
				phrase{optFormat, "格式", "形式", "format", "format", "formato"}),
			named(flagOption(optHistory, phrase{"With who changed what, as comments", "附修改记录（注释）", "変更履歴をコメントとして付ける", "Mit den Änderungen, als Kommentare",
				"Avec les modifications, en commentaires", "Con los cambios, como comentarios"}), phrase{optHistory, "历史", "履歴", "verlauf", "historique", "historial"}),
		},
		run: e.runDeskExport,
	}
}

// runDeskExport gives a story as a file.
func (e *env) runDeskExport(ctx context.Context, req Request) (Reply, error) {
	st, err := e.story(ctx, req)
	if err != nil {
		return Reply{}, err
	}
	format, history := req.Options[optFormat], req.Options[optHistory] == "true"
	table := format == formatCSV.english() || format == formatSemicolon.english()
	if table && history {
		return Reply{}, refusal("A table has no place for the history.", "Leave out "+optFormat+", or "+optHistory+".")
	}
	f, err := e.Store.ExportFile(ctx, req.Guild, st.Slug)
	if err != nil {
		return Reply{}, fmt.Errorf("exporting the story: %w", err)
	}
	var b bytes.Buffer
	name := st.Slug + ".yaml"
	switch {
	case format == formatSemicolon.english():
		name, err = st.Slug+".csv", f.WriteCSV(&b, ';')
	case table:
		name, err = st.Slug+".csv", f.WriteCSV(&b, ',')
	default:
		if _, err = f.WriteTo(&b); err == nil && history {
			err = e.Store.WriteHistory(ctx, &b, req.Guild, st.ID)
		}
	}
	if err != nil {
		return Reply{}, fmt.Errorf("exporting the story: %w", err)
	}
	if b.Len() > MaxFiles {
		return Reply{}, refusal(fmt.Sprintf("The file is larger than the %d MiB that Discord takes.", MaxFiles>>20+1),
			"Export it in a terminal: byline export --story "+st.Slug+".")
	}
	reply := Reply{Title: st.Title, Zone: st.Location(), Files: []File{{Name: name, Data: b.Bytes()}},
		Footer: join(count(len(f.Facts), "fact"), sizeOf(b.Len()), st.Slug)}
	switch {
	case len(f.Facts) == 0 && table:
		reply.Lead = "The story has no facts yet: the table has its columns alone."
	case table:
		reply.Lead = "The facts, for a spreadsheet. Entities, relations and the history are not in it; the story file has them."
	case history:
		reply.Lead = "The whole story, with its history as comments. /desk import takes it back; the history is for reading."
	default:
		reply.Lead = "The whole story. /desk import takes it back, here or elsewhere."
	}
	if req.Guild != 0 && st.Guild == 0 {
		reply.Notes = append(reply.Notes, "It is the story as this server sees it: the shared record with what this server adds and changes.")
	}
	return reply, nil
}

// sizeOf writes a number of bytes for people.
func sizeOf(n int) string {
	switch {
	case n < 1<<10:
		return count(n, "byte")
	case n < 1<<20:
		return fmt.Sprintf("%d KiB", (n+1<<9)>>10)
	}
	return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
}
