package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// Gap is a question that the record does not answer, passed to the editors. Who passed it on is kept for the limits alone,
// and told to nobody.
type Gap struct {
	ID       int64
	Guild    GuildID
	Story    StoryID
	Question string // at most 500 characters
	Note     string // at most 500 characters
	Topic    string // what questions in other words for the same thing share; empty: only the same words are the same
	Answered string // key of the fact that answers it; empty while it is open
	At       time.Time
}

// GapGroup is one thing that was asked, in whatever words and by however many.
type GapGroup struct {
	Gap               // the newest of them
	Others   []string // the question in other words, newest first
	Notes    []string // what those who asked wrote beside it, newest first
	Members  int      // how many asked
	Earliest time.Time
}

const (
	gapChars   = 500
	gapKept    = 90 * 24 * time.Hour
	gapsMember = 100    // open gaps of one member in one guild
	gapsGuild  = 10_000 // gaps of one guild
)

// AddGap passes a question to the editors of a guild. The same question asked again by the same member is one gap; a note
// given with it takes the place of the earlier one. Gaps are kept for 90 days. ErrInvalid where a text is too long or the
// question empty, ErrDenied where the member has a hundred open questions, or the guild ten thousand.
func (s *Store) AddGap(ctx context.Context, by Author, g Gap) (Gap, error) {
	g.Question, g.Note = strings.TrimSpace(g.Question), strings.TrimSpace(g.Note)
	switch {
	case utf8.RuneCountInString(g.Note) > gapChars:
		return Gap{}, errorf(ErrInvalid, "A note to the editors can have at most %d characters; shorten it.", gapChars)
	case !storable(g.Note), !storable(g.Topic):
		return Gap{}, errUnreadable
	}
	if err := checkQuestion(g.Question); err != nil {
		return Gap{}, err
	}
	if err := by.check(); err != nil {
		return Gap{}, err
	}
	asked := askedForm(g.Question)
	err := s.writing(ctx, "pass on the question", func(t *tx) error {
		if _, _, err := storyByID(t, g.Guild, g.Story); err != nil {
			return err
		}
		if err := t.exec(dropOldGaps, t.now-gapKept.Milliseconds()); err != nil {
			return err
		}
		var ofMember, ofGuild int
		err := t.row(`SELECT count(CASE WHEN user_id = ?2 AND answered = '' AND NOT (story = ?3 AND asked = ?4) THEN 1 END), count(*)
			FROM gaps WHERE guild = ?1`, g.Guild, by.UserID, g.Story, asked).Scan(&ofMember, &ofGuild)
		if err != nil {
			return err
		}
		if ofMember >= gapsMember {
			return errorf(ErrDenied, "You have passed %d questions to the editors; wait until they have answered some.", gapsMember)
		}
		if ofGuild >= gapsGuild {
			return errorf(ErrDenied, "This server's editors have %d questions already; ask them to clear some with /desk gaps.", gapsGuild)
		}
		// Words that were asked before belong where they belonged then, whatever the story has come to hold since.
		topic := g.Topic
		err = t.row(`SELECT topic FROM gaps WHERE guild = ?1 AND story = ?2 AND asked = ?3 ORDER BY id LIMIT 1`,
			g.Guild, g.Story, asked).Scan(&topic)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
		if topic == "" {
			topic = asked
		}
		row := t.row(`INSERT INTO gaps (guild, story, asked, question, note, topic, answered, user_id, via, at)
			VALUES (?1, ?2, ?3, ?4, ?5, ?6, '', ?7, ?8, ?9)
			ON CONFLICT (story, guild, user_id, asked) DO UPDATE
			SET note = CASE WHEN excluded.note = '' THEN gaps.note ELSE excluded.note END,
			    at = CASE WHEN gaps.answered = '' THEN gaps.at ELSE excluded.at END, answered = ''
			RETURNING `+gapColumns, g.Guild, g.Story, asked, g.Question, g.Note, topic, by.UserID, by.Via, t.now)
		g, err = scanGap(row.Scan)
		return err
	})
	if err != nil {
		return Gap{}, err
	}
	return g, nil
}

var errUnreadable = errorf(ErrInvalid, "The question is not readable text; type it again.")

// checkQuestion refuses a question that cannot be kept.
func checkQuestion(q string) error {
	switch {
	case q == "":
		return errorf(ErrInvalid, "There is no question to pass on.")
	case utf8.RuneCountInString(q) > gapChars:
		return errorf(ErrInvalid, "A question to the editors can have at most %d characters; shorten it.", gapChars)
	case !storable(q):
		return errUnreadable
	}
	return nil
}

// Gaps lists what was asked of a guild's story and is open, or what has been answered: newest first.
func (s *Store) Gaps(ctx context.Context, guild GuildID, story StoryID, answered bool) ([]GapGroup, error) {
	var all []GapGroup
	err := s.reading(ctx, "list the questions passed on", func(t *tx) error {
		if _, _, err := storyByID(t, guild, story); err != nil {
			return err
		}
		var err error
		all, err = groupGaps(t, `guild = ?1 AND story = ?2 AND at >= ?3 AND (answered <> '') = ?4`,
			guild, story, t.now-gapKept.Milliseconds(), answered)
		return err
	})
	return all, err
}

// Gap is what was asked, with all that belongs to it, by the id of any of its questions; ErrNotFound where the guild has none.
func (s *Store) Gap(ctx context.Context, guild GuildID, id int64) (GapGroup, error) {
	var g GapGroup
	err := s.reading(ctx, "find the question passed on", func(t *tx) error {
		of, err := gapByID(t, guild, id)
		if err != nil {
			return err
		}
		all, err := groupGaps(t, `guild = ?1 AND story = ?2 AND topic = ?3 AND (answered <> '') = ?4`,
			guild, of.Story, of.Topic, of.Answered != "")
		if err == nil {
			g = all[0]
		}
		return err
	})
	return g, err
}

// groupGaps brings together the questions that ask the same.
func groupGaps(t *tx, where string, args ...any) ([]GapGroup, error) {
	var all []GapGroup
	at := make(map[string]int)
	askers := make(map[string]map[string]bool)
	worded := make(map[string]map[string]bool)
	err := t.each(`SELECT `+gapColumns+`, asked, user_id FROM gaps WHERE `+where+` ORDER BY at DESC, id DESC`, args, func(rows *sql.Rows) error {
		var asked, user string
		g, err := scanGap(func(into ...any) error { return rows.Scan(append(into, &asked, &user)...) })
		if err != nil {
			return err
		}
		n, seen := at[g.Topic]
		if !seen {
			n = len(all)
			at[g.Topic], askers[g.Topic], worded[g.Topic] = n, make(map[string]bool), make(map[string]bool)
			all = append(all, GapGroup{Gap: g})
		} else if !worded[g.Topic][asked] {
			all[n].Others = append(all[n].Others, g.Question)
		}
		worded[g.Topic][asked], askers[g.Topic][user] = true, true
		all[n].Members, all[n].Earliest = len(askers[g.Topic]), g.At
		if g.Note != "" && !slices.Contains(all[n].Notes, g.Note) {
			all[n].Notes = append(all[n].Notes, g.Note)
		}
		return nil
	})
	return all, err
}

func gapByID(t *tx, guild GuildID, id int64) (Gap, error) {
	g, err := scanGap(t.row(`SELECT `+gapColumns+` FROM gaps WHERE id = ?1 AND guild = ?2 AND at >= ?3`,
		id, guild, t.now-gapKept.Milliseconds()).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		err = errorf(ErrNotFound, "That question is not on the list any more. /desk gaps shows those that are.")
	}
	return g, err
}

// ClearGap takes what was asked off the list, in whatever words; ErrNotFound where the guild has no such question. It gives
// what was taken off.
func (s *Store) ClearGap(ctx context.Context, guild GuildID, id int64) (Gap, error) {
	var g Gap
	err := s.writing(ctx, "clear a question", func(t *tx) error {
		var err error
		if g, err = gapByID(t, guild, id); err != nil {
			return err
		}
		return t.exec(`DELETE FROM gaps WHERE guild = ?1 AND story = ?2 AND topic = ?3 AND (answered <> '') = ?4`,
			guild, g.Story, g.Topic, g.Answered != "")
	})
	return g, err
}

// ClearGaps takes all questions about a guild's story off the list, or those alone that have been answered, and says how many
// there were, repetitions included.
func (s *Store) ClearGaps(ctx context.Context, guild GuildID, story StoryID, answered bool) (n int, err error) {
	err = s.writing(ctx, "clear the questions", func(t *tx) error {
		if _, _, err := storyByID(t, guild, story); err != nil {
			return err
		}
		const of = ` FROM gaps WHERE guild = ?1 AND story = ?2 AND (answered <> '' OR NOT ?3)`
		if err := t.row(`SELECT count(*)`+of, guild, story, answered).Scan(&n); err != nil {
			return err
		}
		return t.exec(`DELETE`+of, guild, story, answered)
	})
	return n, err
}

const dropOldGaps = `DELETE FROM gaps WHERE at < ?1`

const gapColumns = `id, guild, story, question, note, topic, answered, at`

func scanGap(scan func(...any) error) (Gap, error) {
	var g Gap
	var at int64
	err := scan(&g.ID, &g.Guild, &g.Story, &g.Question, &g.Note, &g.Topic, &g.Answered, &at)
	g.At = time.UnixMilli(at).UTC()
	return g, err
}

// askedForm is what two ways of typing the same question have in common.
func askedForm(q string) string {
	return strings.TrimRight(strings.ToLower(strings.Join(strings.Fields(q), " ")), "?!. ")
}

// AnswerGap notes that a fact, by its key, answers what was asked, in whatever words it was: it leaves the list of what is open.
// ErrNotFound where the guild has no such question or the story no such fact.
func (s *Store) AnswerGap(ctx context.Context, d Desk, id int64, key string) error {
	if err := d.check(); err != nil {
		return err
	}
	return s.writing(ctx, "note that a question is answered", func(t *tx) error {
		g, err := gapByID(t, d.Guild, id)
		if err != nil {
			return err
		}
		var n int
		err = t.row(`SELECT count(*) FROM facts WHERE story = ?1 AND key = ?2 AND guild IN (0, ?3) AND gone = 0`, g.Story, key, d.Guild).Scan(&n)
		if err != nil {
			return err
		}
		if n == 0 {
			return errorf(ErrNotFound, "No fact called %s is on record.", quoted(key))
		}
		return t.exec(`UPDATE gaps SET answered = ?4 WHERE guild = ?1 AND story = ?2 AND topic = ?3 AND answered = ''`,
			d.Guild, g.Story, g.Topic, key)
	})
}
