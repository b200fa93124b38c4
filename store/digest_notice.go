package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// noticeLease is how long telling somebody may take; noticeTries how often it is tried.
const (
	noticeLease = 5 * time.Minute
	noticeTries = 6
)

// Notice is a digest that was paused by itself, of which its author is to be told.
type Notice struct {
	Digest Digest
	Slot   Slot      // the one that was refused last
	Tried  time.Time // when telling was begun before, its outcome not known; zero: never
}

// ClaimNotice takes a notice that is due; ErrNotFound where none is. Who takes it has some minutes until another may.
func (s *Store) ClaimNotice(ctx context.Context) (Notice, error) {
	var n Notice
	err := s.writing(ctx, "claim a notice", func(t *tx) error {
		var tried int64
		err := t.row(`SELECT id, coalesce(notice_tried, 0) FROM digests WHERE notice_wake <= ?1 ORDER BY notice_wake, id LIMIT 1`, t.now).
			Scan(&n.Digest.ID, &tried)
		if errors.Is(err, sql.ErrNoRows) {
			return errNothingDue
		}
		if err != nil {
			return err
		}
		n.Tried = timeAt(tried)
		ok, err := t.changed(`UPDATE digests SET notice_tried = ?2, notice_tries = notice_tries + 1,
			notice_wake = CASE WHEN notice_tries + 1 < ?3 THEN ?4 ELSE NULL END WHERE id = ?1 AND notice_wake <= ?2`,
			n.Digest.ID, t.now, noticeTries, t.now+noticeLease.Milliseconds())
		if err == nil && !ok {
			err = errNothingDue
		}
		if err != nil {
			return err
		}
		found, err := t.digests(`id = ?1`, n.Digest.ID)
		if err != nil {
			return err
		}
		n.Digest = found[0]
		n.Slot, err = scanSlot(t.row(`SELECT `+slotColumns+` FROM digest_slots WHERE digest = ?1 AND state = 'failed' ORDER BY due DESC LIMIT 1`,
			n.Digest.ID).Scan)
		if errors.Is(err, sql.ErrNoRows) { // its ledger was pruned
			err = nil
		}
		return err
	})
	return n, err
}

// EndNotice notes that there is nobody more to tell.
func (s *Store) EndNotice(ctx context.Context, id DigestID) error {
	return s.writing(ctx, "end a notice", func(t *tx) error {
		return t.exec(`UPDATE digests SET notice_wake = NULL WHERE id = ?1`, id)
	})
}
