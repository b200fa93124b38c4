package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"
)

// Watch is a question whose asker wants to be told, once, when the record answers it.
type Watch struct {
	ID       int64
	Guild    GuildID
	Story    StoryID
	User     string // id
	Question string // at most 500 characters; stands on its own
	Time     string // what its words for a time meant then; a question that means another time now is another question
	Mark     int64  // as of Store.Mark: a fact that came later, or was changed later, is news
	Seen     Version
	At       time.Time
	Tries    int // how often a process had it in hand to tell
}

// Outcome is how a Watch ended.
type Outcome string

// The outcomes.
const (
	Waiting Outcome = ""
	Told    Outcome = "told"
	Closed  Outcome = "closed" // the member takes no direct messages
	Failed  Outcome = "failed" // tried as often as is sensible
)

const (
	watchKept    = 90 * 24 * time.Hour
	watchesUser  = 25     // waiting questions of one member
	watchesGuild = 10_000 // waiting questions of one guild
)

// AddWatch keeps a question until it is answered, for 90 days at most. The same question of the same member is kept once: one
// that was told already waits anew. ErrInvalid where the question or the user is none, ErrDenied where too many wait.
func (s *Store) AddWatch(ctx context.Context, w Watch) (Watch, error) {
	w.Question = strings.TrimSpace(w.Question)
	if err := checkQuestion(w.Question); err != nil {
		return Watch{}, err
	}
	if w.User == "" || len(w.User) > 400 || !storable(w.User) || !storable(w.Time) {
		return Watch{}, errorf(ErrInvalid, "There is nobody to tell; ask on Discord.")
	}
	err := s.writing(ctx, "keep the question", func(t *tx) error {
		if _, _, err := storyByID(t, w.Guild, w.Story); err != nil {
			return err
		}
		if err := t.exec(dropOldWatches, t.now-watchKept.Milliseconds()); err != nil {
			return err
		}
		asked := askedForm(w.Question)
		var ofUser, ofGuild int
		err := t.row(`SELECT count(CASE WHEN user_id = ?1 AND NOT (guild = ?2 AND story = ?3 AND asked = ?4) THEN 1 END),
			count(CASE WHEN guild = ?2 THEN 1 END) FROM watches WHERE outcome = '' AND (user_id = ?1 OR guild = ?2)`,
			w.User, w.Guild, w.Story, asked).Scan(&ofUser, &ofGuild)
		if err != nil {
			return err
		}
		if ofUser >= watchesUser {
			return errorf(ErrDenied, "You are waiting for answers to %d questions, which is the most; /privacy lists them and can drop them.", watchesUser)
		}
		if ofGuild >= watchesGuild {
			return errorf(ErrDenied, "In this server %d questions are waiting already; pass yours to the editors.", watchesGuild)
		}
		added, err := scanWatch(t.row(`INSERT INTO watches (guild, story, user_id, asked, question, spoken, at, mark, shared, layer, claimed, tries, outcome)
			VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 0, 0, '')
			ON CONFLICT (story, guild, user_id, asked) DO UPDATE
			SET at = excluded.at, spoken = excluded.spoken, mark = excluded.mark, shared = excluded.shared, layer = excluded.layer, claimed = 0, tries = 0, outcome = ''
			WHERE watches.outcome <> ''
			RETURNING `+watchColumns, w.Guild, w.Story, w.User, asked, w.Question, w.Time, t.now, w.Mark, w.Seen.Shared, w.Seen.Layer).Scan)
		if errors.Is(err, sql.ErrNoRows) { // it waits already
			added, err = scanWatch(t.row(`SELECT `+watchColumns+` FROM watches WHERE guild = ?1 AND story = ?2 AND user_id = ?3 AND asked = ?4`,
				w.Guild, w.Story, w.User, asked).Scan)
		}
		w = added
		return err
	})
	if err != nil {
		return Watch{}, err
	}
	return w, nil
}

// Watches lists the questions that a member waits for, in every guild, newest first.
func (s *Store) Watches(ctx context.Context, user string) ([]Watch, error) {
	var all []Watch
	err := s.reading(ctx, "list the waiting questions", func(t *tx) error {
		var err error
		all, err = listWatches(t, `WHERE user_id = ?1 AND outcome = '' AND at >= ?2 ORDER BY at DESC, id DESC`,
			user, t.now-watchKept.Milliseconds())
		return err
	})
	return all, err
}

// DropWatch stops waiting for one question of a member's, or with id 0 for all of them, and says how many that were.
func (s *Store) DropWatch(ctx context.Context, user string, id int64) (n int, err error) {
	err = s.writing(ctx, "stop waiting", func(t *tx) error {
		const of = ` FROM watches WHERE user_id = ?1 AND (id = ?2 OR ?2 = 0)`
		if err := t.row(`SELECT count(*)`+of+` AND outcome = ''`, user, id).Scan(&n); err != nil {
			return err
		}
		return t.exec(`DELETE`+of, user, id)
	})
	return n, err
}

// DueWatches lists waiting questions that are to be asked again, oldest first: those whose story has changed since they were
// last asked, and those that a process had in hand without telling how it ended. Guilds that Byline has left are not asked for.
func (s *Store) DueWatches(ctx context.Context, most int) ([]Watch, error) {
	var all []Watch
	err := s.reading(ctx, "find the questions to ask again", func(t *tx) error {
		var err error
		all, err = listWatches(t, `
			  LEFT JOIN layers s ON s.story = watches.story AND s.guild = 0
			  LEFT JOIN layers o ON o.story = watches.story AND o.guild = watches.guild AND o.guild <> 0
			 WHERE outcome = '' AND at >= ?1 AND claimed <= ?2
			   AND (claimed > 0 OR shared <> coalesce(s.version, 0) OR layer <> coalesce(o.version, 0))
			   AND NOT EXISTS (SELECT 1 FROM guilds g WHERE g.guild = watches.guild AND g.left_at IS NOT NULL)
			 ORDER BY watches.id LIMIT ?3`, t.now-watchKept.Milliseconds(), t.now, most)
		return err
	})
	return all, err
}

// WatchesAsked notes that questions were asked again, of a story in a version, and are still not answered.
func (s *Store) WatchesAsked(ctx context.Context, v Version, ids ...int64) error {
	return s.writing(ctx, "note the questions asked again", func(t *tx) error {
		for _, id := range ids {
			if err := t.exec(`UPDATE watches SET shared = ?2, layer = ?3, claimed = 0 WHERE id = ?1 AND outcome = '' AND claimed <= ?4`,
				id, v.Shared, v.Layer, t.now); err != nil {
				return err
			}
		}
		return nil
	})
}

// ClaimWatch takes a question in hand, to tell its asker; ok is false where another process has it or it is done. Who has it
// says with EndWatch how that went. Without that it can be claimed again after a while that doubles with each try.
func (s *Store) ClaimWatch(ctx context.Context, id int64) (w Watch, ok bool, err error) {
	err = s.writing(ctx, "take a question in hand", func(t *tx) error {
		w, err = scanWatch(t.row(`SELECT `+watchColumns+` FROM watches WHERE id = ?1 AND outcome = '' AND claimed <= ?2`, id, t.now).Scan)
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err != nil {
			return err
		}
		ok, w.Tries = true, w.Tries+1
		return t.exec(`UPDATE watches SET claimed = ?2, tries = ?3 WHERE id = ?1`, id, t.now+claimFor(w.Tries).Milliseconds(), w.Tries)
	})
	return w, ok && err == nil, err
}

// claimFor is how long a process has a question to itself at the nth try, and so how long the next try waits.
func claimFor(try int) time.Duration { return min(2*time.Minute<<min(try-1, 10), 6*time.Hour) }

// MostTries is how often it is sensible to try to tell a member; with the waits between, that is about two days.
const MostTries = 15

// EndWatch notes how telling the asker of a claimed question ended.
func (s *Store) EndWatch(ctx context.Context, id int64, how Outcome) error {
	return s.writing(ctx, "note that a member was told", func(t *tx) error {
		return t.exec(`UPDATE watches SET outcome = ?2, claimed = 0 WHERE id = ?1`, id, string(how))
	})
}

const dropOldWatches = `DELETE FROM watches WHERE at < ?1`

const watchColumns = `watches.id, watches.guild, watches.story, user_id, question, spoken, at, mark, shared, layer, tries`

func listWatches(t *tx, rest string, args ...any) ([]Watch, error) {
	var all []Watch
	err := t.each(`SELECT `+watchColumns+` FROM watches `+rest, args, func(rows *sql.Rows) error {
		w, err := scanWatch(rows.Scan)
		all = append(all, w)
		return err
	})
	return all, err
}

func scanWatch(scan func(...any) error) (Watch, error) {
	var w Watch
	var at int64
	err := scan(&w.ID, &w.Guild, &w.Story, &w.User, &w.Question, &w.Time, &at, &w.Mark, &w.Seen.Shared, &w.Seen.Layer, &w.Tries)
	w.At = time.UnixMilli(at).UTC()
	return w, err
}
