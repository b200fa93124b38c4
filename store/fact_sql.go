package store

import (
	"database/sql"
	"slices"
	"strconv"
)

const factColumns = `key, text, coalesce(subject, 0), relation, coalesce(object, 0), value, place, quote, coalesce(said_by, 0),
	status, happened, until, first_source, coalesce(replaces, 0), coalesce(disputes, 0), retracted`

// loadFacts reads the facts of both layers in the order in which they came on record. A story may have a hundred thousand:
// equal strings, dates and lists of sources are shared, and rows are scanned into plain types, which is much the fastest.
func loadFacts(t *tx, guild GuildID, story StoryID, sources *sourceLists) ([]Fact, error) {
	more := make(map[int64][]SourceID)
	err := t.each(`SELECT fs.fact, fs.source FROM fact_sources fs JOIN facts f ON f.id = fs.fact
		WHERE f.story = ?1 AND f.guild IN (0, ?2) AND f.gone = 0 AND fs.ord > 0 ORDER BY fs.fact, fs.ord`, []any{story, guild},
		func(rows *sql.Rows) error {
			var fact, source int64
			err := rows.Scan(&fact, &source)
			more[fact] = append(more[fact], SourceID(source))
			return err
		})
	if err != nil {
		return nil, err
	}
	var n int
	if err := t.row(`SELECT count(*) FROM facts WHERE story = ?1 AND guild IN (0, ?2) AND gone = 0`, story, guild).Scan(&n); err != nil {
		return nil, err
	}
	all := make([]Fact, 0, n)
	same := make(map[string]string)
	share := func(s string) string {
		if have, ok := same[s]; ok {
			return have
		}
		same[s] = s
		return s
	}
	dates := make(map[string]When)
	date := func(s string) (When, error) {
		w, ok := dates[s]
		if !ok {
			var err error
			if w, err = ParseWhen(s); err != nil {
				return When{}, err
			}
			dates[s] = w
		}
		return w, nil
	}
	var (
		id, ofGuild, subject, object, saidBy, first, replaces, disputes      int64
		key, text, relation, value, place, quote, status, begin, end, reason string
	)
	row := []any{&id, &ofGuild, &key, &text, &subject, &relation, &object, &value, &place, &quote, &saidBy, &status, &begin, &end,
		&first, &replaces, &disputes, &reason}
	err = t.each(`SELECT id, guild, `+factColumns+` FROM facts WHERE story = ?1 AND guild IN (0, ?2) AND gone = 0 ORDER BY id`,
		[]any{story, guild}, func(rows *sql.Rows) error {
			if err := rows.Scan(row...); err != nil {
				return err
			}
			happened, err := date(begin)
			if err != nil {
				return damaged("the fact "+key, err)
			}
			until, err := date(end)
			if err != nil {
				return damaged("the fact "+key, err)
			}
			all = append(all, Fact{
				ID: FactID(id), Key: key, Story: story, Guild: GuildID(ofGuild), Text: text,
				Subject: EntityID(subject), Relation: share(relation), Object: EntityID(object), Value: share(value),
				Where: share(place), Quote: quote, SaidBy: EntityID(saidBy), Status: Status(share(status)),
				Happened: happened, Until: until, Sources: sources.list(SourceID(first), more[id]),
				Replaces: FactID(replaces), Disputes: FactID(disputes), Retracted: reason,
			})
			return nil
		})
	return all, err
}

// goneFacts reads the facts of both layers that are gone.
func goneFacts(t *tx, guild GuildID, story StoryID) ([]goneRow[FactID], error) {
	var gone []goneRow[FactID]
	err := t.each(`SELECT key, guild, id FROM facts WHERE story = ?1 AND guild IN (0, ?2) AND gone = 1 ORDER BY id`,
		[]any{story, guild}, func(rows *sql.Rows) error {
			var g goneRow[FactID]
			err := rows.Scan(&g.name, &g.guild, &g.id)
			gone = append(gone, g)
			return err
		})
	return gone, err
}

// factRow is a fact as a story file has it with what it names resolved: what is written of it.
type factRow struct {
	FileFact
	subject, object, saidBy EntityID
	sources                 []Source
	replaces, disputes      FactID // 0 as well where the fact named is yet to be written
}

func (r *factRow) columns() []any {
	return []any{r.Key, r.Text, orNull(r.subject), r.Relation, orNull(r.object), r.Value, r.Where, r.Quote, orNull(r.saidBy),
		string(r.Status), r.Happened.String(), beginMs(r.Happened), r.Until.String(), beginMs(r.Until), int64(r.sources[0].ID),
		orNull(r.replaces), orNull(r.disputes), r.Retracted}
}

const factInsert = `INSERT INTO facts (story, guild, key, text, subject, relation, object, value, place, quote, said_by, status,
	happened, happened_ms, until, until_ms, first_source, replaces, disputes, retracted) VALUES `

// insertFacts writes new facts with their sources and gives their ids in the same order. Rows go to the database many at a
// time: with 100,000 facts the calls are what costs.
func insertFacts(t *tx, guild GuildID, story StoryID, rows []factRow) ([]FactID, error) {
	ids := make([]FactID, len(rows))
	at := make(map[string]int, len(rows))
	args := make([]any, 0, 20*len(rows))
	for i := range rows {
		at[rows[i].Key] = i
		args = append(append(args, int64(story), int64(guild)), rows[i].columns()...)
	}
	err := t.each(factInsert+tuples(len(rows), 20)+` RETURNING id, key`, args, func(r *sql.Rows) error {
		var id int64
		var key string
		err := r.Scan(&id, &key)
		ids[at[key]] = FactID(id)
		return err
	})
	if err != nil {
		return nil, err
	}
	args = args[:0]
	n := 0
	for i := range rows {
		for ord, source := range rows[i].sources {
			args = append(args, int64(ids[i]), int64(source.ID), int64(story), ord)
			n++
		}
	}
	return ids, execTuples(t, `INSERT INTO fact_sources (fact, source, story, ord) VALUES `, n, args)
}

// updateFact rewrites a fact of the layer, which rested on the sources that are given; the revision is the caller's. One that
// was gone is there again.
func updateFact(t *tx, story StoryID, id FactID, sources []Source, row *factRow) error {
	err := t.exec(`UPDATE facts SET key = ?2, text = ?3, subject = ?4, relation = ?5, object = ?6, value = ?7, place = ?8,
		quote = ?9, said_by = ?10, status = ?11, happened = ?12, happened_ms = ?13, until = ?14, until_ms = ?15, first_source = ?16,
		replaces = ?17, disputes = ?18, retracted = ?19, gone = 0 WHERE id = ?1`, append([]any{int64(id)}, row.columns()...)...)
	if err != nil {
		return err
	}
	same := func(a, b Source) bool { return a.ID == b.ID }
	if slices.EqualFunc(sources, row.sources, same) {
		return nil
	}
	if err := t.exec(`DELETE FROM fact_sources WHERE fact = ?1`, int64(id)); err != nil {
		return err
	}
	var args []any
	for ord, source := range row.sources {
		args = append(args, int64(id), int64(source.ID), int64(story), ord)
	}
	return execTuples(t, `INSERT INTO fact_sources (fact, source, story, ord) VALUES `, len(row.sources), args)
}

// linkFact sets what could not be set when the fact was written, because the fact named came after it.
func linkFact(t *tx, id, replaces, disputes FactID) error {
	return t.exec(`UPDATE facts SET replaces = ?2, disputes = ?3 WHERE id = ?1`, int64(id), orNull(replaces), orNull(disputes))
}

// maxTuples bounds the rows of one statement, and with them its parameters.
const maxTuples = 500

// execTuples runs an insertion of n rows, whose values are args.
func execTuples(t *tx, insert string, n int, args []any) error {
	for n > 0 {
		rows := min(n, maxTuples)
		width := len(args) / n
		if err := t.exec(insert+tuples(rows, width), args[:rows*width]...); err != nil {
			return err
		}
		n, args = n-rows, args[rows*width:]
	}
	return nil
}

// tuples is "(?1, ?2), (?3, ?4)" for two rows of two columns.
func tuples(rows, columns int) string {
	b := make([]byte, 0, rows*columns*6)
	for i := range rows * columns {
		switch {
		case i == 0:
			b = append(b, '(')
		case i%columns == 0:
			b = append(b, "), ("...)
		default:
			b = append(b, ", "...)
		}
		b = strconv.AppendInt(append(b, '?'), int64(i+1), 10)
	}
	return string(append(b, ')'))
}

func orNull[ID ~int64](id ID) any {
	if id == 0 {
		return nil
	}
	return int64(id)
}

func (f *FileFact) equal(o *FileFact) bool {
	return f.Key == o.Key && f.Text == o.Text && f.Subject == o.Subject && f.Relation == o.Relation && f.Object == o.Object &&
		f.Value == o.Value && f.Where == o.Where && f.SaidBy == o.SaidBy && f.Quote == o.Quote && f.Status == o.Status &&
		f.Happened == o.Happened && f.Until == o.Until && f.Replaces == o.Replaces && f.Disputes == o.Disputes &&
		f.Retracted == o.Retracted && slices.Equal(f.Sources, o.Sources)
}
