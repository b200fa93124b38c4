package store

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"
)

// DigestID names a digest; 0 names none.
type DigestID int64

// Styles of a digest.
const (
	StyleHeadlines = "headlines"
	StyleFull      = "full"
)

// MaxDigests is how many digests a guild can have.
const MaxDigests = 25

// Digest is what a channel gets on its schedule: what changed in a story since the last one that was delivered.
type Digest struct {
	ID      DigestID
	Guild   GuildID
	Channel string // id
	Thread  string // id of a thread of the channel that it is posted to; empty: the channel itself
	Story   StoryID
	Spec    string // five-field cron expression, on the wall clock of Zone: see ParseSchedule
	Zone    string // IANA name; empty: UTC
	Style   string // StyleHeadlines or StyleFull
	Always  bool   // also when there is nothing new
	Role    string // id of the one role that it pings; empty: none
	Paused  string // why it is not running; empty: it is
	By      Author // who set it
	Created time.Time
	Mark    int64 // Revision.ID up to which was delivered; 0: nothing yet

	// What delivery adds; not taken from who creates or updates.
	Next      time.Time // when it is due next; zero while paused
	Delivered time.Time // when the last was delivered; zero: none yet
}

// Place is where it is posted: the thread, or else the channel.
func (d Digest) Place() string {
	if d.Thread != "" {
		return d.Thread
	}
	return d.Channel
}

// Schedule is when it is due.
func (d Digest) Schedule() (Schedule, error) { return ParseSchedule(d.Spec, d.Zone) }

// CreateDigest sets a digest, running from now on. ErrInvalid where the schedule, the style or an id is wrong, ErrNotFound
// where the guild does not see the story, ErrDenied where it has MaxDigests already.
func (s *Store) CreateDigest(ctx context.Context, by Author, d Digest) (Digest, error) {
	sched, err := checkDigest(by, &d)
	if err != nil {
		return Digest{}, err
	}
	err = s.writing(ctx, "set the digest", func(t *tx) error {
		if _, _, err := storyByID(t, d.Guild, d.Story); err != nil {
			return err
		}
		var n int
		if err := t.row(`SELECT count(*) FROM digests WHERE guild = ?1 AND removed_at IS NULL`, d.Guild).Scan(&n); err != nil {
			return err
		}
		if n >= MaxDigests {
			return errorf(ErrDenied, "A server can have %d digests; remove one with /digest remove first.", MaxDigests)
		}
		row := t.row(`INSERT INTO digests (guild, channel, thread, story, spec, zone, style, always, role, paused, user_id, user_name, via,
				created_at, mark, delivered_at, next_due, armed_at, refusals, notice_wake, notice_tried, notice_tries, changed_by, removed_at)
			VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, '', ?10, ?11, ?12, ?13, 0, NULL, ?14, ?13, 0, NULL, NULL, 0, ?10, NULL)
			RETURNING `+digestColumns, d.Guild, d.Channel, d.Thread, d.Story, d.Spec, d.Zone, d.Style, countTrue(d.Always), d.Role,
			by.UserID, by.Name, by.Via, t.now, t.next(sched, t.now))
		d, err = scanDigest(row.Scan)
		return err
	})
	if err != nil {
		return Digest{}, err
	}
	return d, nil
}

// checkDigest refuses what cannot be set.
func checkDigest(by Author, d *Digest) (Schedule, error) {
	if err := by.check(); err != nil {
		return Schedule{}, err
	}
	sched, err := d.Schedule()
	if err != nil {
		return Schedule{}, err
	}
	if d.Style == "" {
		d.Style = StyleHeadlines
	}
	switch {
	case d.Guild <= 0:
		return Schedule{}, errorf(ErrInvalid, "Digests are for a server's channels; set one there.")
	case !snowflake(d.Channel):
		return Schedule{}, errorf(ErrInvalid, "%s is not a channel; choose one of this server's channels.", quoted(d.Channel))
	case d.Thread != "" && !snowflake(d.Thread):
		return Schedule{}, errorf(ErrInvalid, "%s is not a thread; choose one of the channel's threads.", quoted(d.Thread))
	case d.Role != "" && !snowflake(d.Role):
		return Schedule{}, errorf(ErrInvalid, "%s is not a role; choose one of this server's roles.", quoted(d.Role))
	case d.Role == strconv.FormatInt(int64(d.Guild), 10):
		return Schedule{}, errorf(ErrInvalid, "A digest cannot ping everyone; choose another role.")
	case d.Style != StyleHeadlines && d.Style != StyleFull:
		return Schedule{}, errorf(ErrInvalid, "%s is no style; choose headlines or full.", quoted(d.Style))
	}
	return sched, nil
}

// snowflake reports whether s is a Discord id.
func snowflake(s string) bool {
	n, err := strconv.ParseUint(s, 10, 63)
	return err == nil && n > 0 && s[0] != '0' && s[0] != '+'
}

// next is the slot after a time, in ms; nil for none.
func (t *tx) next(s Schedule, after int64) any {
	d, ok := s.Next(time.UnixMilli(after))
	if !ok {
		return nil
	}
	return d.At.UnixMilli()
}

// Digests lists a guild's digests, oldest first.
func (s *Store) Digests(ctx context.Context, guild GuildID) ([]Digest, error) {
	var all []Digest
	err := s.reading(ctx, "list the digests", func(t *tx) error {
		return t.each(`SELECT `+digestColumns+` FROM digests WHERE guild = ?1 AND removed_at IS NULL ORDER BY id`, []any{guild},
			func(rows *sql.Rows) error {
				d, err := scanDigest(rows.Scan)
				all = append(all, d)
				return err
			})
	})
	return all, err
}

// Digest finds one of a guild's digests; ErrNotFound.
func (s *Store) Digest(ctx context.Context, guild GuildID, id DigestID) (Digest, error) {
	var d Digest
	err := s.reading(ctx, "find the digest", func(t *tx) error {
		var err error
		d, err = digestByID(t, guild, id)
		return err
	})
	return d, err
}

const digestColumns = `id, guild, channel, thread, story, spec, zone, style, always, role, paused, user_id, user_name, via, created_at,
	mark, coalesce(next_due, 0), coalesce(delivered_at, 0)`

func scanDigest(scan func(...any) error, more ...any) (Digest, error) {
	var d Digest
	var created, next, delivered int64
	err := scan(append([]any{&d.ID, &d.Guild, &d.Channel, &d.Thread, &d.Story, &d.Spec, &d.Zone, &d.Style, &d.Always, &d.Role, &d.Paused,
		&d.By.UserID, &d.By.Name, &d.By.Via, &created, &d.Mark, &next, &delivered}, more...)...)
	d.Created, d.Next, d.Delivered = timeAt(created), timeAt(next), timeAt(delivered)
	return d, err
}

// timeAt is the time that a column holds; zero for 0.
func timeAt(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}

func digestByID(t *tx, guild GuildID, id DigestID) (Digest, error) {
	d, err := scanDigest(t.row(`SELECT `+digestColumns+` FROM digests WHERE id = ?1 AND guild = ?2 AND removed_at IS NULL`, id, guild).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		err = errorf(ErrNotFound, "There is no digest %d here. /digest list names them.", id)
	}
	return d, err
}
