package store

import (
	"context"
	"database/sql"
)

// Held counts what is kept of one user.
type Held struct {
	Gaps    int // questions passed to editors
	Watches int // questions that wait for an answer
	Drafts  int // entries begun at the desk and not saved
	Edits   int // changes of the record, in whose history the name stands
	Digests int // digests set up, beside which the name stands
	Chosen  int // direct messages that have turned to a story
}

// Any reports whether anything is kept.
func (h Held) Any() bool { return h != Held{} }

// AboutUser counts what is kept of a user: in one guild, and everywhere, that guild included. The shared record and direct
// messages are guild 0.
func (s *Store) AboutUser(ctx context.Context, user string, guild GuildID) (here, everywhere Held, err error) {
	if user == "" {
		return Held{}, Held{}, nil // nobody in particular: what the program itself wrote
	}
	err = s.reading(ctx, "count what is kept of a user", func(t *tx) error {
		for _, c := range []struct {
			query            string
			here, everywhere *int
		}{
			{`SELECT guild, count(*) FROM gaps WHERE user_id = ?1 GROUP BY guild`, &here.Gaps, &everywhere.Gaps},
			{`SELECT guild, count(*) FROM watches WHERE user_id = ?1 AND outcome = '' GROUP BY guild`, &here.Watches, &everywhere.Watches},
			{`SELECT guild, count(*) FROM drafts WHERE user_id = ?1 GROUP BY guild`, &here.Drafts, &everywhere.Drafts},
			{`SELECT guild, count(*) FROM edits WHERE user_id = ?1 GROUP BY guild`, &here.Edits, &everywhere.Edits},
			{`SELECT guild, count(*) FROM digests WHERE user_id = ?1 AND removed_at IS NULL GROUP BY guild`, &here.Digests, &everywhere.Digests},
			{`SELECT 0, count(*) FROM conversations WHERE user_id = ?1`, &here.Chosen, &everywhere.Chosen},
		} {
			err := t.each(c.query, []any{user}, func(rows *sql.Rows) error {
				var g GuildID
				var n int
				err := rows.Scan(&g, &n)
				*c.everywhere += n
				if g == guild {
					*c.here += n
				}
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return here, everywhere, err
}

// FormerEditor stands in the history for an editor who asked to be forgotten.
const FormerEditor = "a former editor"

// forgetting is what becomes of each table that names users. Questions passed on stay, without the notes beside them, each with
// an author of its own, so that they count as before.
var forgetting = []string{
	`UPDATE gaps SET user_id = '-' || id, via = '', note = '' WHERE user_id = ?1`,
	`DELETE FROM watches WHERE user_id = ?1`,
	`DELETE FROM conversations WHERE user_id = ?1`,
	`DELETE FROM drafts WHERE user_id = ?1`,
	`DELETE FROM uploads WHERE user_id = ?1`,
	`UPDATE edits SET user_id = '', user_name = '` + FormerEditor + `' WHERE user_id = ?1`,
	`UPDATE revisions SET user_id = '', user_name = '` + FormerEditor + `' WHERE user_id = ?1`,
	`UPDATE guilds SET changed_by = '' WHERE changed_by = ?1`,
	`UPDATE digests SET user_id = '', user_name = '` + FormerEditor + `' WHERE user_id = ?1`,
	`UPDATE digests SET changed_by = '' WHERE changed_by = ?1`,
}

// ForgetUser takes a user's id and name out of everything: what only they have use of is deleted, edits and digests stay,
// with FormerEditor in the name's place. It says what there was.
func (s *Store) ForgetUser(ctx context.Context, user string) (Held, error) {
	if user == "" {
		return Held{}, errorf(ErrInvalid, "Nobody is named; give the user's id.")
	}
	_, was, err := s.AboutUser(ctx, user, 0)
	if err != nil {
		return Held{}, err
	}
	return was, s.writing(ctx, "forget a user", func(t *tx) error {
		for _, query := range forgetting {
			if err := t.exec(query, user); err != nil {
				return err
			}
		}
		return nil
	})
}
