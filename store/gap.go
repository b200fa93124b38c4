package store

import (
	"context"
	"database/sql"
	"strings"
	"time"
	"unicode/utf8"
)

// Gap is a question that the record does not answer, passed to the editors.
type Gap struct {
	ID       int64
	Guild    GuildID
	Story    StoryID
	Question string // at most 500 characters
	Note     string // at most 500 characters
	By       Author
	At       time.Time
}

const (
	gapChars   = 500
	gapKept    = 90 * 24 * time.Hour
	gapsMember = 100 // open gaps of one member in one guild
)

// AddGap passes a question to the editors of a guild. The same question asked again by the same member is one gap; a note
// given with it takes the place of the earlier one. Gaps are kept for 90 days. ErrInvalid where a text is too long or the
// question empty, ErrDenied where the member has a hundred open questions.
func (s *Store) AddGap(ctx context.Context, by Author, g Gap) (Gap, error) {
	g.Question, g.Note, g.By = strings.TrimSpace(g.Question), strings.TrimSpace(g.Note), by
	switch {
	case g.Question == "":
		return Gap{}, errorf(ErrInvalid, "There is no question to pass on.")
	case utf8.RuneCountInString(g.Question) > gapChars:
		return Gap{}, errorf(ErrInvalid, "A question to the editors can have at most %d characters; shorten it.", gapChars)
	case utf8.RuneCountInString(g.Note) > gapChars:
		return Gap{}, errorf(ErrInvalid, "A note to the editors can have at most %d characters; shorten it.", gapChars)
	case !storable(g.Question) || !storable(g.Note):
		return Gap{}, errorf(ErrInvalid, "The question is not readable text; type it again.")
	}
	if err := by.check(); err != nil {
		return Gap{}, err
	}
	err := s.writing(ctx, "pass on the question", func(t *tx) error {
		if _, _, err := storyByID(t, g.Guild, g.Story); err != nil {
			return err
		}
		if err := t.exec(`DELETE FROM gaps WHERE at < ?1`, t.now-gapKept.Milliseconds()); err != nil {
			return err
		}
		asked := askedForm(g.Question)
		var open int
		err := t.row(`SELECT count(*) FROM gaps WHERE guild = ?1 AND user_id = ?2 AND NOT (story = ?3 AND asked = ?4)`,
			g.Guild, by.UserID, g.Story, asked).Scan(&open)
		if err != nil {
			return err
		}
		if open >= gapsMember {
			return errorf(ErrDenied, "You have passed %d questions to the editors; wait until they have answered some.", gapsMember)
		}
		row := t.row(`INSERT INTO gaps (guild, story, asked, question, note, user_id, user_name, via, at)
			VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
			ON CONFLICT (story, guild, user_id, asked) DO UPDATE
			SET note = CASE WHEN excluded.note = '' THEN gaps.note ELSE excluded.note END
			RETURNING `+gapColumns, g.Guild, g.Story, asked, g.Question, g.Note, by.UserID, by.Name, by.Via, t.now)
		g, err = scanGap(row.Scan)
		return err
	})
	if err != nil {
		return Gap{}, err
	}
	return g, nil
}

// Gaps lists the open gaps of a guild's story, newest first.
func (s *Store) Gaps(ctx context.Context, guild GuildID, story StoryID) ([]Gap, error) {
	var all []Gap
	err := s.reading(ctx, "list the open questions", func(t *tx) error {
		if _, _, err := storyByID(t, guild, story); err != nil {
			return err
		}
		return t.each(`SELECT `+gapColumns+` FROM gaps WHERE guild = ?1 AND story = ?2 AND at >= ?3 ORDER BY at DESC, id DESC`,
			[]any{guild, story, t.now - gapKept.Milliseconds()}, func(rows *sql.Rows) error {
				g, err := scanGap(rows.Scan)
				all = append(all, g)
				return err
			})
	})
	return all, err
}

const gapColumns = `id, guild, story, question, note, user_id, user_name, via, at`

func scanGap(scan func(...any) error) (Gap, error) {
	var g Gap
	var at int64
	err := scan(&g.ID, &g.Guild, &g.Story, &g.Question, &g.Note, &g.By.UserID, &g.By.Name, &g.By.Via, &at)
	g.At = time.UnixMilli(at).UTC()
	return g, err
}

// askedForm is what two ways of typing the same question have in common.
func askedForm(q string) string {
	return strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(q), " ")), "?!. ")
}
