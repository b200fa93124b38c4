package store

import (
	"context"
	"database/sql"
	"time"
)

// ReachBack is how long corrections reach a digest that was posted.
const ReachBack = 30 * 24 * time.Hour

// PostedMessage is a message of a digest that stands in a channel.
type PostedMessage struct {
	ID      int64
	Digest  Digest // as it is now, but of the story that the message tells; it may have been removed since
	Slot    SlotID
	Place   string
	Message string // id
	Body    string // as it was composed
	Shown   string // as it stands there now
	Upto    int64  // Revision.ID up to which Body tells
	Checked int64  // Revision.ID up to which corrections have reached it
	Facts   []FactID
}

// CorrectedSince lists posted messages of the last ReachBack that tell of a fact which was written after the revision since
// and which no later call of MarkAmended has covered, oldest first, at most limit. A guild's own fact that stands in the place
// of a shared one counts as that.
func (s *Store) CorrectedSince(ctx context.Context, since int64, limit int) ([]PostedMessage, error) {
	var all []PostedMessage
	err := s.reading(ctx, "look for digests to correct", func(t *tx) error {
		err := t.each(`SELECT DISTINCT m.id, m.slot, m.place, m.message_id, m.body, m.shown, s.upto, m.checked, s.digest, told.story
			FROM revisions r JOIN facts f ON f.id = r.fact
			JOIN facts told ON told.story = f.story AND told.guild IN (0, f.guild) AND told.key = f.key
			JOIN digest_message_facts mf ON mf.fact = told.id
			JOIN digest_messages m ON m.id = mf.message
			JOIN digest_slots s ON s.id = m.slot
			JOIN digests d ON d.id = s.digest
			WHERE r.id > ?1 AND r.id > m.checked AND m.posted_at >= ?2 AND m.gone = 0 AND f.guild IN (0, d.guild)
			  AND NOT EXISTS (SELECT 1 FROM guilds g WHERE g.guild = d.guild AND g.left_at IS NOT NULL)
			ORDER BY m.id LIMIT ?3`, []any{since, t.now - ReachBack.Milliseconds(), limit}, func(rows *sql.Rows) error {
			var p PostedMessage
			err := rows.Scan(&p.ID, &p.Slot, &p.Place, &p.Message, &p.Body, &p.Shown, &p.Upto, &p.Checked, &p.Digest.ID, &p.Digest.Story)
			all = append(all, p)
			return err
		})
		if err != nil {
			return err
		}
		for i := range all {
			p := &all[i]
			found, err := t.digests(`id = ?1`, p.Digest.ID)
			if err != nil {
				return err
			}
			story := p.Digest.Story
			p.Digest = found[0]
			p.Digest.Story = story // which may have been another then
			err = t.each(`SELECT fact FROM digest_message_facts WHERE message = ?1 ORDER BY fact`, []any{p.ID}, func(rows *sql.Rows) error {
				var f FactID
				err := rows.Scan(&f)
				p.Facts = append(p.Facts, f)
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// Overtaken is the first revision of a fact that a message of a slot tells which came after it was composed; 0 where there is
// none. Asked once the message is marked as sent, it finds what CorrectedSince could not list before.
func (s *Store) Overtaken(ctx context.Context, slot SlotID, ord int) (int64, error) {
	var first int64
	err := s.reading(ctx, "look whether a digest was overtaken", func(t *tx) error {
		return t.row(`SELECT coalesce(min(r.id), 0)
			FROM digest_messages m
			JOIN digest_slots s ON s.id = m.slot
			JOIN digests d ON d.id = s.digest
			JOIN digest_message_facts mf ON mf.message = m.id
			JOIN facts told ON told.id = mf.fact
			JOIN facts f ON f.story = told.story AND f.key = told.key AND told.guild IN (0, f.guild)
			JOIN revisions r ON r.fact = f.id
			WHERE m.slot = ?1 AND m.ord = ?2 AND r.id > s.upto AND f.guild IN (0, d.guild)`, slot, ord).Scan(&first)
	})
	return first, err
}

// OldestChecked is the lowest revision up to which corrections have reached the messages of the last ReachBack: what came
// before it needs no second look. Where there are none it is the newest revision.
func (s *Store) OldestChecked(ctx context.Context) (int64, error) {
	var n int64
	err := s.reading(ctx, "look for digests to correct", func(t *tx) error {
		return t.row(`SELECT coalesce((SELECT min(checked) FROM digest_messages WHERE posted_at >= ?1 AND gone = 0),
			(SELECT max(id) FROM revisions), 0)`, t.now-ReachBack.Milliseconds()).Scan(&n)
	})
	return n, err
}

// MarkAmended notes what a posted message shows now, with every correction up to a revision.
func (s *Store) MarkAmended(ctx context.Context, id int64, shown string, checked int64) error {
	return s.writing(ctx, "mark a digest as corrected", func(t *tx) error {
		return t.exec(`UPDATE digest_messages SET shown = ?2, checked = ?3 WHERE id = ?1 AND checked < ?3`, id, shown, checked)
	})
}

// ForgetMessage notes that a posted message is not there any more.
func (s *Store) ForgetMessage(ctx context.Context, id int64) error {
	return s.writing(ctx, "forget a posted digest", func(t *tx) error {
		return t.exec(`UPDATE digest_messages SET gone = 1 WHERE id = ?1`, id)
	})
}
