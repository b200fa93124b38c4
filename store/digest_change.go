package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"
	"unicode/utf8"
)

// Why a slot was closed before anything of it was posted.
const (
	whyPaused   = "The digest was paused."
	whyRemoved  = "The digest was removed."
	whyChanged  = "The digest was changed."
	whyLeft     = "Byline is not in this server."
	pausedByYou = "paused by an editor"
)

// UpdateDigest changes the settings of the digest that d.ID and d.Guild name; who set it first, whether it is paused and what
// it has delivered stay, but one of another story begins anew. A slot that is due and not yet posted is posted in the new
// way, or with another schedule not at all. It fails as CreateDigest does, and with ErrNotFound.
func (s *Store) UpdateDigest(ctx context.Context, by Author, d Digest) (Digest, error) {
	sched, err := checkDigest(by, &d)
	if err != nil {
		return Digest{}, err
	}
	err = s.writing(ctx, "change the digest", func(t *tx) error {
		was, err := digestByID(t, d.Guild, d.ID)
		if err != nil {
			return err
		}
		if _, _, err := storyByID(t, d.Guild, d.Story); err != nil {
			return err
		}
		next := t.next(sched, t.now)
		if was.Paused != "" {
			next = nil
		}
		mark, delivered := was.Mark, any(nil)
		if d.Story != was.Story {
			mark = 0
		} else if !was.Delivered.IsZero() {
			delivered = was.Delivered.UnixMilli()
		}
		if d.Spec != was.Spec || d.Zone != was.Zone || d.Story != was.Story {
			err = closeUnsent(t, d.ID, whyChanged)
		} else {
			err = t.exec(`UPDATE digest_slots SET state = 'due', owner = '', wake = ?2, tries = 0
				WHERE digest = ?1 AND `+unsent, d.ID, t.now)
			next = nil
			if was.Paused == "" && !was.Next.IsZero() {
				next = was.Next.UnixMilli()
			}
		}
		if err != nil {
			return err
		}
		d, err = scanDigest(t.row(`UPDATE digests SET channel = ?2, thread = ?3, story = ?4, spec = ?5, zone = ?6, style = ?7, always = ?8,
				role = ?9, mark = ?10, delivered_at = ?11, next_due = ?12, armed_at = ?13, refusals = 0, changed_by = ?14
			WHERE id = ?1 RETURNING `+digestColumns, d.ID, d.Channel, d.Thread, d.Story, d.Spec, d.Zone, d.Style, countTrue(d.Always),
			d.Role, mark, delivered, next, t.now, by.UserID).Scan)
		return err
	})
	if err != nil {
		return Digest{}, err
	}
	return d, nil
}

// PauseDigest stops a digest until it is resumed; what is due and not yet posted is not posted. Reason is told to who lists
// the digests; empty says that an editor did it. Pausing what is paused changes nothing. ErrNotFound.
func (s *Store) PauseDigest(ctx context.Context, by Author, guild GuildID, id DigestID, reason string) (Digest, error) {
	reason = strings.TrimSpace(reason)
	if reason == "" {
		reason = pausedByYou
	}
	if utf8.RuneCountInString(reason) > 500 || !storable(reason) {
		return Digest{}, errorf(ErrInvalid, "A reason can have at most 500 characters; shorten it.")
	}
	return s.switchDigest(ctx, "pause the digest", by, guild, id, func(t *tx, d Digest) error {
		if d.Paused != "" {
			return nil
		}
		if err := closeUnsent(t, id, whyPaused); err != nil {
			return err
		}
		return t.exec(`UPDATE digests SET paused = ?2, next_due = NULL, changed_by = ?3 WHERE id = ?1`, id, reason, by.UserID)
	})
}

// ResumeDigest runs a paused digest again, from the next slot on. Resuming what runs changes nothing. ErrNotFound.
func (s *Store) ResumeDigest(ctx context.Context, by Author, guild GuildID, id DigestID) (Digest, error) {
	return s.switchDigest(ctx, "resume the digest", by, guild, id, func(t *tx, d Digest) error {
		if d.Paused == "" {
			return nil
		}
		sched, err := d.Schedule()
		if err != nil {
			return err
		}
		return t.exec(`UPDATE digests SET paused = '', refusals = 0, next_due = ?2, armed_at = ?3, notice_wake = NULL, notice_tried = NULL,
			notice_tries = 0, changed_by = ?4 WHERE id = ?1`, id, t.next(sched, t.now), t.now, by.UserID)
	})
}

// RemoveDigest takes a digest away; what is due and not yet posted is not posted. Corrections still reach what it posted.
// ErrNotFound.
func (s *Store) RemoveDigest(ctx context.Context, by Author, guild GuildID, id DigestID) error {
	if err := by.check(); err != nil {
		return err
	}
	return s.writing(ctx, "remove the digest", func(t *tx) error {
		if _, err := digestByID(t, guild, id); err != nil {
			return err
		}
		if err := closeUnsent(t, id, whyRemoved); err != nil {
			return err
		}
		return t.exec(`UPDATE digests SET removed_at = ?2, next_due = NULL, notice_wake = NULL, changed_by = ?3 WHERE id = ?1`,
			id, t.now, by.UserID)
	})
}

// RunDigest makes a digest due now, besides its schedule, also while it is paused. It is posted within seconds, unless there
// is nothing new and the digest is not one for always. ErrConflict where one is on its way already.
func (s *Store) RunDigest(ctx context.Context, by Author, guild GuildID, id DigestID) (Slot, error) {
	if err := by.check(); err != nil {
		return Slot{}, err
	}
	var slot Slot
	err := s.writing(ctx, "make the digest due", func(t *tx) error {
		d, err := digestByID(t, guild, id)
		if err != nil {
			return err
		}
		var open int
		if err := t.row(`SELECT count(*) FROM digest_slots WHERE digest = ?1 AND wake IS NOT NULL`, id).Scan(&open); err != nil {
			return err
		}
		sched, err := d.Schedule()
		if err != nil {
			return err
		}
		row := t.row(`INSERT INTO digest_slots (digest, due, wall, asked, state, reason, owner, wake, tries, late, upto, made_at, ended_at)
			SELECT ?1, ?2, ?3, 1, 'due', '', '', ?2, 0, 0, 0, ?2, NULL WHERE ?4 = 0
			ON CONFLICT (digest, due) DO NOTHING RETURNING `+slotColumns,
			id, t.now, time.UnixMilli(t.now).In(sched.Location()).Format(wallForm), open)
		slot, err = scanSlot(row.Scan)
		if errors.Is(err, sql.ErrNoRows) {
			err = errorf(ErrConflict, "That digest is on its way already; /digest status shows when it has come.")
		}
		return err
	})
	if err != nil {
		return Slot{}, err
	}
	return slot, nil
}

// switchDigest runs a change of one digest and reads it again.
func (s *Store) switchDigest(ctx context.Context, op string, by Author, guild GuildID, id DigestID, change func(*tx, Digest) error) (Digest, error) {
	if err := by.check(); err != nil {
		return Digest{}, err
	}
	var d Digest
	err := s.writing(ctx, op, func(t *tx) error {
		was, err := digestByID(t, guild, id)
		if err != nil {
			return err
		}
		if err := change(t, was); err != nil {
			return err
		}
		d, err = digestByID(t, guild, id)
		return err
	})
	return d, err
}

// unsent selects the slots that are not over and of which nothing can have been posted yet.
const unsent = `wake IS NOT NULL AND NOT EXISTS (SELECT 1 FROM digest_messages m
	WHERE m.slot = digest_slots.id AND (m.tried_at IS NOT NULL OR m.posted_at IS NOT NULL))`

// closeUnsent ends the slots of a digest of which nothing can have been posted. One that may be half posted is seen through.
func closeUnsent(t *tx, id DigestID, why string) error {
	return t.exec(`UPDATE digest_slots SET state = 'missed', reason = ?2, owner = '', wake = NULL, ended_at = ?3
		WHERE digest = ?1 AND `+unsent, id, why, t.now)
}
