package store

import (
	"context"
	"database/sql"
	"time"
)

// SlotID numbers the slots of all digests; it is what a posted digest calls its number.
type SlotID int64

// SlotState is how far a slot has come.
type SlotState string

// The states of a slot; the last four are final.
const (
	SlotDue      SlotState = "due"
	SlotClaimed  SlotState = "claimed"  // somebody composes it
	SlotComposed SlotState = "composed" // its messages are recorded and being posted
	SlotDone     SlotState = "done"
	SlotSkipped  SlotState = "skipped" // nothing new
	SlotMissed   SlotState = "missed"
	SlotFailed   SlotState = "failed"
)

// Slot is one time at which a digest was due, and what became of it.
type Slot struct {
	ID       SlotID
	Digest   DigestID
	Due      time.Time
	Wall     string // what the clock was to show: see Due
	Asked    bool   // somebody asked for it, besides the schedule
	State    SlotState
	Reason   string // why it was skipped or missed, or failed; while it is retried, what the last try met
	Late     bool
	Tries    int       // that failed
	Retry    time.Time // when the next try is made; zero where it is over
	Upto     int64     // Revision.ID up to which it tells
	Ended    time.Time // zero while it is not over
	Messages []Posted  // by Slots alone
}

// Posted is one message of a slot that was posted.
type Posted struct{ Channel, Message string }

const slotColumns = `id, digest, due, wall, asked, state, reason, late, tries, coalesce(wake, 0), upto, coalesce(ended_at, 0)`

func scanSlot(scan func(...any) error) (Slot, error) {
	var s Slot
	var due, wake, ended int64
	err := scan(&s.ID, &s.Digest, &due, &s.Wall, &s.Asked, &s.State, &s.Reason, &s.Late, &s.Tries, &wake, &s.Upto, &ended)
	s.Due, s.Retry, s.Ended = time.UnixMilli(due).UTC(), timeAt(wake), timeAt(ended)
	return s, err
}

// Slots lists the last slots of a guild's digest, newest first, with what was posted. ErrNotFound.
func (s *Store) Slots(ctx context.Context, guild GuildID, id DigestID, limit int) ([]Slot, error) {
	var all []Slot
	err := s.reading(ctx, "read the digest's ledger", func(t *tx) error {
		if _, err := digestByID(t, guild, id); err != nil {
			return err
		}
		at := map[SlotID]int{}
		err := t.each(`SELECT `+slotColumns+` FROM digest_slots WHERE digest = ?1 ORDER BY due DESC LIMIT ?2`, []any{id, limit},
			func(rows *sql.Rows) error {
				sl, err := scanSlot(rows.Scan)
				at[sl.ID] = len(all)
				all = append(all, sl)
				return err
			})
		if err != nil || len(all) == 0 {
			return err
		}
		return t.each(`SELECT m.slot, m.place, m.message_id FROM digest_messages m JOIN digest_slots sl ON sl.id = m.slot
			WHERE sl.digest = ?1 AND sl.due >= ?2 AND m.posted_at IS NOT NULL ORDER BY m.slot, m.ord`,
			[]any{id, all[len(all)-1].Due.UnixMilli()}, func(rows *sql.Rows) error {
				var slot SlotID
				var p Posted
				err := rows.Scan(&slot, &p.Channel, &p.Message)
				if i, ok := at[slot]; ok {
					all[i].Messages = append(all[i].Messages, p)
				}
				return err
			})
	})
	return all, err
}
