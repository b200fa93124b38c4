package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// How late a digest may be delivered, and how long its ledger is kept.
const (
	MaxLate    = 24 * time.Hour
	ledgerKept = 90 * 24 * time.Hour

	lookBack   = 40 * 24 * time.Hour // slots before that are counted as missed without a row each
	maxMissed  = 96                  // rows of missed slots that one return writes for a digest
	clockSlack = time.Minute         // by which two processes' clocks may differ
	maxWake    = time.Hour           // no retry and no lease is further ahead
	dueAtOnce  = 200                 // digests looked at in one transaction
)

// DigestWork says what there is to do. It is what every tick asks, whatever the number of digests.
type DigestWork struct {
	Due      bool  // MakeDue has something to do
	Slots    bool  // ClaimSlot has
	Notices  bool  // ClaimNotice has
	Revision int64 // the newest of the whole record
}

// DigestWork looks for work, in one indexed read.
func (s *Store) DigestWork(ctx context.Context) (DigestWork, error) {
	var w DigestWork
	now := s.now().UnixMilli()
	err := s.one(ctx, `SELECT EXISTS (SELECT 1 FROM digests WHERE next_due <= ?1)
			OR EXISTS (SELECT 1 FROM digests WHERE armed_at > ?2)
			OR EXISTS (SELECT 1 FROM digest_slots WHERE wake > ?3),
		EXISTS (SELECT 1 FROM digest_slots WHERE wake <= ?1),
		EXISTS (SELECT 1 FROM digests WHERE notice_wake <= ?1),
		(SELECT coalesce(max(id), 0) FROM revisions)`,
		now, now+clockSlack.Milliseconds(), now+maxWake.Milliseconds()).Scan(&w.Due, &w.Slots, &w.Notices, &w.Revision)
	return w, wrap("look for digests that are due", err)
}

// MadeDue counts what MakeDue has written.
type MadeDue struct {
	Due, Missed int
	More        bool // there is more to do: call again
}

// MakeDue writes the ledger's rows of the slots that have come. Of several of one digest only the newest is to be delivered,
// if it is not later than MaxLate: it tells what is new since the last delivery, and so what the others would have told.
// They are recorded as missed, as are older ones of which nothing was posted yet. Where the clock has been put back, what
// was worked out ahead of it is worked out again; a slot that is in the ledger never comes a second time.
func (s *Store) MakeDue(ctx context.Context) (MadeDue, error) {
	var m MadeDue
	err := s.writing(ctx, "make digests due", func(t *tx) error {
		m = MadeDue{}
		if err := t.setBack(); err != nil {
			return err
		}
		due, err := t.digests(`next_due <= ?1 ORDER BY next_due, id LIMIT ?2`, t.now, dueAtOnce)
		if err != nil {
			return err
		}
		m.More = len(due) == dueAtOnce
		for _, d := range due {
			if err := t.makeDue(d, &m); err != nil {
				return err
			}
		}
		return nil
	})
	return m, err
}

// digests reads digests, removed ones too.
func (t *tx) digests(where string, args ...any) ([]Digest, error) {
	var all []Digest
	err := t.each(`SELECT `+digestColumns+` FROM digests WHERE `+where, args, func(rows *sql.Rows) error {
		d, err := scanDigest(rows.Scan)
		all = append(all, d)
		return err
	})
	return all, err
}

// setBack works out again what was worked out by a clock that is ahead of the one of now.
func (t *tx) setBack() error {
	ahead, err := t.digests(`armed_at > ?1`, t.now+clockSlack.Milliseconds())
	if err != nil {
		return err
	}
	for _, d := range ahead {
		// What has not come yet cannot have been missed.
		if err := t.exec(`DELETE FROM digest_slots WHERE digest = ?1 AND due > ?2 AND state = 'missed'
			AND NOT EXISTS (SELECT 1 FROM digest_messages m WHERE m.slot = digest_slots.id)`, d.ID, t.now); err != nil {
			return err
		}
		next := any(nil)
		if d.Paused == "" {
			sched, err := d.Schedule()
			if err != nil {
				if err := t.stopDigest(d.ID, err); err != nil {
					return err
				}
				continue
			}
			next = t.next(sched, t.now)
		}
		if err := t.exec(`UPDATE digests SET next_due = CASE WHEN next_due IS NULL THEN NULL ELSE ?2 END, armed_at = ?3 WHERE id = ?1`,
			d.ID, next, t.now); err != nil {
			return err
		}
	}
	return t.exec(`UPDATE digest_slots SET wake = ?1 WHERE wake > ?2`, t.now, t.now+maxWake.Milliseconds())
}

// makeDue writes the rows of one digest's slots up to now.
func (t *tx) makeDue(d Digest, m *MadeDue) error {
	sched, err := d.Schedule()
	if err != nil {
		return t.stopDigest(d.ID, err)
	}
	now := time.UnixMilli(t.now).UTC()
	from := d.Next.Add(-time.Millisecond)
	skipped := false
	if far := now.Add(-lookBack); far.After(from) {
		from, skipped = far, true
	}
	var slots []Due
	next := any(nil)
	for {
		due, ok := sched.Next(from)
		if !ok {
			break
		}
		if due.At.After(now) {
			next = due.At.UnixMilli()
			break
		}
		if slots = append(slots, due); len(slots) > maxMissed {
			slots, skipped = slots[1:], true
		}
		from = due.At
	}
	for i, due := range slots {
		last, late := i == len(slots)-1, now.Sub(due.At)
		var made bool
		switch {
		case last && late <= MaxLate:
			made, err = t.addSlot(d.ID, due, "")
			if made {
				m.Due++
			}
		default:
			made, err = t.addSlot(d.ID, due, whyMissed(slots[len(slots)-1], last, i == 0 && skipped, late))
			if made {
				m.Missed++
			}
		}
		if err == nil && last && made {
			err = t.supersede(d.ID, due, m)
		}
		if err != nil {
			return err
		}
	}
	return t.exec(`UPDATE digests SET next_due = ?2, armed_at = ?3 WHERE id = ?1`, d.ID, next, t.now)
}

// stopDigest pauses a digest whose schedule can no longer be read, such as one in a zone that this program does not know, so
// that it does not stand in the way of all others.
func (t *tx) stopDigest(id DigestID, why error) error {
	return t.exec(`UPDATE digests SET paused = ?2, next_due = NULL, armed_at = ?3, notice_wake = ?3, notice_tried = NULL, notice_tries = 0
		WHERE id = ?1`, id, shortText(why.Error(), 400), t.now)
}

// addSlot writes a row of the ledger; one with a reason has been missed. It is false where the row was there already.
func (t *tx) addSlot(d DigestID, due Due, missed string) (bool, error) {
	state, wake, ended := SlotDue, any(due.At.UnixMilli()), any(nil)
	if missed != "" {
		state, wake, ended = SlotMissed, nil, t.now
	}
	return t.changed(`INSERT INTO digest_slots (digest, due, wall, asked, state, reason, owner, wake, tries, late, upto, made_at, ended_at)
		VALUES (?1, ?2, ?3, 0, ?4, ?5, '', ?6, 0, 0, 0, ?7, ?8) ON CONFLICT (digest, due) DO NOTHING`,
		d, due.At.UnixMilli(), due.Wall, state, missed, wake, t.now, ended)
}

// changed runs a statement and tells whether it changed a row.
func (t *tx) changed(query string, args ...any) (bool, error) {
	res, err := t.ExecContext(context.WithoutCancel(t.ctx), query, args...)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n > 0, err
}

// whyMissed says why a slot is not delivered for itself.
func whyMissed(newest Due, last, more bool, late time.Duration) string {
	why := "Byline was not running when it was due, or the clock was put forward; what was new then is told by the one due at " + newest.Wall + "."
	if last {
		why = fmt.Sprintf("It would have come %d hours late, more than the %d that are allowed; the next one tells what is new.",
			int(late.Hours()), int(MaxLate.Hours()))
	}
	if more {
		why += " Earlier ones were missed too and are not listed."
	}
	return why
}

// supersede ends the older slots of a digest of which nothing can have been posted.
func (t *tx) supersede(d DigestID, by Due, m *MadeDue) error {
	res, err := t.ExecContext(context.WithoutCancel(t.ctx), `UPDATE digest_slots SET state = 'missed', owner = '', wake = NULL, ended_at = ?3,
			reason = CASE WHEN reason = '' THEN ?4 ELSE reason || ' ' || ?4 END
		WHERE digest = ?1 AND due < ?2 AND `+unsent, d, by.At.UnixMilli(), t.now,
		"It was not posted before the next one came, due at "+by.Wall+", which tells what was new.")
	if err != nil {
		return err
	}
	n, err := res.RowsAffected()
	m.Missed += int(n)
	return err
}

// PruneDigests forgets what ended more than 90 days ago, and removed digests of which nothing is left.
func (s *Store) PruneDigests(ctx context.Context) error {
	return s.writing(ctx, "prune the digests' ledger", func(t *tx) error {
		old := t.now - ledgerKept.Milliseconds()
		for _, q := range []string{
			`DELETE FROM digest_message_facts WHERE message IN (SELECT m.id FROM digest_messages m JOIN digest_slots s ON s.id = m.slot WHERE s.ended_at < ?1)`,
			`DELETE FROM digest_messages WHERE slot IN (SELECT id FROM digest_slots WHERE ended_at < ?1)`,
			`DELETE FROM digest_slots WHERE ended_at < ?1`,
			`DELETE FROM digests WHERE removed_at < ?1 AND NOT EXISTS (SELECT 1 FROM digest_slots s WHERE s.digest = digests.id)`,
		} {
			if err := t.exec(q, old); err != nil {
				return err
			}
		}
		return nil
	})
}
