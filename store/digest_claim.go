package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"errors"
	"strings"
	"time"
)

// SlotLease is how long who claims a slot may go without a sign of life before another takes it over.
const SlotLease = time.Minute

// Refusals is how many slots in a row a channel may refuse before its digest is paused.
const Refusals = 3

// Claim is a slot in the hands of one process. What is done with it fails with ErrConflict once it is in those of another,
// or was ended: by pausing the digest, say.
type Claim struct {
	Slot     Slot
	Digest   Digest
	Messages []SlotMessage // recorded by who held it before; none before it is composed
	Newer    bool          // a later slot of the digest is due too
	Off      string        // why nothing new may be posted: the digest was paused or removed, the guild left; empty: it may

	owner string // of this claim alone
}

// SlotMessage is one message of a slot.
type SlotMessage struct {
	Ord     int
	Place   string // id of the channel or thread
	Nonce   string // at most 25 characters
	Body    string // as it was composed
	Tried   time.Time
	Message string // id, once it is known to be posted
	Facts   []FactID
}

// Unsure reports whether posting it was begun and how that ended is not known.
func (m SlotMessage) Unsure() bool { return m.Message == "" && !m.Tried.IsZero() }

var errLost = errorf(ErrConflict, "That digest is in other hands, or was paused, changed or removed.")

// ClaimSlot takes the slot that has waited longest, leaving out those that would be posted to one of the busy places. A
// digest's slots come in their order: none before an older one is over. ErrNotFound where nothing is due.
func (s *Store) ClaimSlot(ctx context.Context, busy func(place string) bool) (Claim, error) {
	c := Claim{owner: rand.Text()}
	err := s.writing(ctx, "claim a digest", func(t *tx) error {
		id, err := t.dueSlot(busy)
		if err != nil {
			return err
		}
		// Two claims of one slot cannot both find that it waits.
		c.Slot, err = scanSlot(t.row(`UPDATE digest_slots SET owner = ?2, wake = ?3, state = CASE WHEN state = 'due' THEN 'claimed' ELSE state END
			WHERE id = ?1 AND wake <= ?4 RETURNING `+slotColumns, id, c.owner, t.now+SlotLease.Milliseconds(), t.now).Scan)
		if errors.Is(err, sql.ErrNoRows) {
			return errNothingDue
		}
		if err != nil {
			return err
		}
		found, err := t.digests(`id = ?1`, c.Slot.Digest)
		if err != nil {
			return err
		}
		c.Digest = found[0]
		if c.Messages, err = t.slotMessages(id); err != nil {
			return err
		}
		return t.circumstances(&c)
	})
	return c, err
}

// circumstances finds out what else is so of a slot that is claimed.
func (t *tx) circumstances(c *Claim) error {
	var removed, left bool
	err := t.row(`SELECT EXISTS (SELECT 1 FROM digest_slots s WHERE s.digest = d.id AND s.due > ?2 AND s.wake IS NOT NULL),
			d.removed_at IS NOT NULL, EXISTS (SELECT 1 FROM guilds g WHERE g.guild = d.guild AND g.left_at IS NOT NULL)
		FROM digests d WHERE d.id = ?1`, c.Digest.ID, c.Slot.Due.UnixMilli()).Scan(&c.Newer, &removed, &left)
	switch {
	case err != nil:
		return err
	case left:
		c.Off = whyLeft
	case removed:
		c.Off = whyRemoved
	case c.Digest.Paused != "" && !c.Slot.Asked:
		c.Off = whyPaused
	}
	return nil
}

var errNothingDue = errorf(ErrNotFound, "No digest is due.")

func (t *tx) dueSlot(busy func(string) bool) (SlotID, error) {
	found := SlotID(0)
	err := t.each(`SELECT s.id, CASE WHEN d.thread = '' THEN d.channel ELSE d.thread END FROM digest_slots s JOIN digests d ON d.id = s.digest
		WHERE s.wake <= ?1 AND NOT EXISTS (SELECT 1 FROM digest_slots o WHERE o.digest = s.digest AND o.due < s.due AND o.wake IS NOT NULL)
		ORDER BY s.wake, s.id LIMIT 1000`, []any{t.now}, func(rows *sql.Rows) error {
		var id SlotID
		var place string
		if err := rows.Scan(&id, &place); err != nil {
			return err
		}
		if found == 0 && !busy(place) {
			found = id
			return errStop
		}
		return nil
	})
	if err != nil && !errors.Is(err, errStop) {
		return 0, err
	}
	if found == 0 {
		return 0, errNothingDue
	}
	return found, nil
}

// errStop ends a walk through rows early.
var errStop = errors.New("stop")

func (t *tx) slotMessages(slot SlotID) ([]SlotMessage, error) {
	var all []SlotMessage
	err := t.each(`SELECT ord, place, nonce, body, coalesce(tried_at, 0), message_id FROM digest_messages WHERE slot = ?1 ORDER BY ord`,
		[]any{slot}, func(rows *sql.Rows) error {
			var m SlotMessage
			var tried int64
			err := rows.Scan(&m.Ord, &m.Place, &m.Nonce, &m.Body, &tried, &m.Message)
			m.Tried = timeAt(tried)
			all = append(all, m)
			return err
		})
	return all, err
}

// holding runs f in a transaction, provided that the claim still holds.
func (s *Store) holding(ctx context.Context, op string, c Claim, f func(*tx) error) error {
	return s.writing(ctx, op, func(t *tx) error {
		ok, err := t.changed(`UPDATE digest_slots SET wake = ?3 WHERE id = ?1 AND owner = ?2 AND wake IS NOT NULL`,
			c.Slot.ID, c.owner, t.now+SlotLease.Milliseconds())
		if err == nil && !ok {
			err = errLost
		}
		if err != nil {
			return err
		}
		return f(t)
	})
}

// RecordMessages writes what a slot is going to post, before any of it is posted; the first message counts as being tried
// from then on. upto is the revision up to which it tells.
func (s *Store) RecordMessages(ctx context.Context, c Claim, messages []SlotMessage, upto int64, late bool) error {
	return s.holding(ctx, "record a digest", c, func(t *tx) error {
		ok, err := t.changed(`UPDATE digest_slots SET state = 'composed', upto = ?2, late = ?3, reason = '' WHERE id = ?1 AND state = 'claimed'`,
			c.Slot.ID, upto, countTrue(late))
		if err == nil && !ok {
			err = errLost
		}
		if err == nil { // recorded before the digest was changed
			err = t.exec(`DELETE FROM digest_message_facts WHERE message IN (SELECT id FROM digest_messages WHERE slot = ?1)`, c.Slot.ID)
		}
		if err == nil {
			err = t.exec(`DELETE FROM digest_messages WHERE slot = ?1`, c.Slot.ID)
		}
		if err != nil {
			return err
		}
		for i, m := range messages {
			tried := any(nil)
			if i == 0 {
				tried = t.now
			}
			var id int64
			if err := t.row(`INSERT INTO digest_messages (slot, ord, place, nonce, body, shown, tried_at, message_id, posted_at, checked, gone)
				VALUES (?1, ?2, ?3, ?4, ?5, ?5, ?6, '', NULL, ?7, 0) RETURNING id`, c.Slot.ID, i, m.Place, m.Nonce, m.Body, tried, upto).Scan(&id); err != nil {
				return err
			}
			for _, f := range m.Facts {
				if err := t.exec(`INSERT INTO digest_message_facts (message, fact) VALUES (?1, ?2) ON CONFLICT DO NOTHING`, id, f); err != nil {
					return err
				}
			}
		}
		return nil
	})
}

// Trying notes that a message is about to be posted. The time of the first try whose outcome is not known stays, for that
// is what a nonce is good for; anew says that no try before has posted it.
func (s *Store) Trying(ctx context.Context, c Claim, ord int, anew bool) error {
	return s.holding(ctx, "note a try", c, func(t *tx) error {
		return t.exec(`UPDATE digest_messages SET tried_at = CASE WHEN ?4 = 1 OR tried_at IS NULL THEN ?3 ELSE tried_at END
			WHERE slot = ?1 AND ord = ?2 AND message_id = ''`, c.Slot.ID, ord, t.now, countTrue(anew))
	})
}

// NotTried notes that no try of a message has posted it.
func (s *Store) NotTried(ctx context.Context, c Claim, ord int) error {
	return s.holding(ctx, "take a try back", c, func(t *tx) error {
		return t.exec(`UPDATE digest_messages SET tried_at = NULL WHERE slot = ?1 AND ord = ?2 AND message_id = ''`, c.Slot.ID, ord)
	})
}

// MarkSent notes that a message stands in the channel. With the last of them the slot is done and the digest's mark moves.
// It holds whoever has the slot by then: what is posted is posted.
func (s *Store) MarkSent(ctx context.Context, c Claim, ord int, message string) error {
	return s.writing(ctx, "mark a digest as sent", func(t *tx) error {
		err := t.exec(`UPDATE digest_messages SET message_id = ?3, posted_at = ?4 WHERE slot = ?1 AND ord = ?2 AND message_id = ''`,
			c.Slot.ID, ord, message, t.now)
		if err != nil {
			return err
		}
		done, err := t.changed(`UPDATE digest_slots SET state = 'done', reason = '', owner = '', wake = NULL, ended_at = ?2 WHERE id = ?1 AND wake IS NOT NULL
			AND NOT EXISTS (SELECT 1 FROM digest_messages m WHERE m.slot = digest_slots.id AND m.message_id = '')`, c.Slot.ID, t.now)
		if err != nil || !done {
			return err
		}
		return t.exec(`UPDATE digests SET delivered_at = ?3, refusals = 0,
				mark = (SELECT CASE WHEN s.upto > digests.mark THEN s.upto ELSE digests.mark END FROM digest_slots s WHERE s.id = ?4)
			WHERE id = ?1 AND story = ?2`, c.Digest.ID, c.Digest.Story, t.now, c.Slot.ID)
	})
}

// SkipSlot ends a slot that has nothing to tell.
func (s *Store) SkipSlot(ctx context.Context, c Claim, reason string) error {
	return s.end(ctx, c, SlotSkipped, reason, nil)
}

// MissSlot ends a slot that is not posted, for a reason that is not the channel's.
func (s *Store) MissSlot(ctx context.Context, c Claim, reason string) error {
	return s.end(ctx, c, SlotMissed, reason, nil)
}

// FailSlot ends a slot that could not be posted. With refused, for the channel's sake: the digest is paused when that has
// happened Refusals times in a row, and its author is to be told.
func (s *Store) FailSlot(ctx context.Context, c Claim, reason string, refused bool) (paused bool, err error) {
	err = s.end(ctx, c, SlotFailed, reason, func(t *tx) error {
		if !refused {
			return nil
		}
		if err := t.exec(`UPDATE digests SET refusals = refusals + 1 WHERE id = ?1`, c.Digest.ID); err != nil {
			return err
		}
		paused, err = t.changed(`UPDATE digests SET paused = ?2, next_due = NULL, notice_wake = ?3, notice_tried = NULL, notice_tries = 0
			WHERE id = ?1 AND refusals >= ?4 AND paused = '' AND removed_at IS NULL`, c.Digest.ID, shortText(reason, 400), t.now, Refusals)
		return err
	})
	return paused, err
}

func (s *Store) end(ctx context.Context, c Claim, state SlotState, reason string, also func(*tx) error) error {
	return s.holding(ctx, "end a digest's slot", c, func(t *tx) error {
		err := t.exec(`UPDATE digest_slots SET state = ?2, reason = ?3, owner = '', wake = NULL, ended_at = ?4 WHERE id = ?1`,
			c.Slot.ID, state, shortText(reason, 1000), t.now)
		if err != nil || also == nil {
			return err
		}
		return also(t)
	})
}

// RetrySlot lets go of a slot until a time, at most an hour ahead. Where nothing of it can have been posted it is composed
// anew then.
func (s *Store) RetrySlot(ctx context.Context, c Claim, reason string, at time.Time) error {
	return s.holding(ctx, "put a digest off", c, func(t *tx) error {
		wake := min(max(at.UnixMilli(), t.now), t.now+maxWake.Milliseconds())
		return t.exec(`UPDATE digest_slots SET reason = ?2, owner = '', wake = ?3, tries = tries + 1,
			state = CASE WHEN `+unsent+` THEN 'due' ELSE state END WHERE id = ?1`,
			c.Slot.ID, shortText(reason, 1000), wake)
	})
}

// shortText is at most n characters of a text that can be stored.
func shortText(s string, n int) string {
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\x00", ""), "")
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
