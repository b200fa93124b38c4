package store

import (
	"context"
	"database/sql"
	"slices"
	"time"
)

// FactChange is what became of one fact between two marks, as one guild sees it. Whatever happened in between, only the two
// ends count.
type FactChange struct {
	Key string
	// Before and After are the fact at the two marks: nil where it was not on record, with its reason where it was
	// retracted. At one of the marks at least it was on record and not retracted.
	Before, After *Fact
	// First and Last are the revisions, without their states, between which the fact changed; they may be one.
	First, Last Revision
}

// Mark is how far the guild's knowledge of a story has come: the highest Revision.ID that the guild sees, 0 where the story
// has no fact. It is what FactChanges takes; ErrNotFound where the guild does not see the story.
func (s *Store) Mark(ctx context.Context, guild GuildID, story StoryID) (int64, error) {
	var mark int64
	err := s.reading(ctx, "read how far the story has come", func(t *tx) error {
		if _, _, err := storyByID(t, guild, story); err != nil {
			return err
		}
		// Nearly always it is among the latest of all stories; else the whole story has to be looked through.
		return t.row(`SELECT coalesce(
			(SELECT r.id FROM revisions r CROSS JOIN facts f
			  WHERE r.id > (SELECT max(l.id) FROM revisions l) - 5000 AND f.id = r.fact AND f.story = ?1 AND f.guild IN (0, ?2)
			  ORDER BY r.id DESC LIMIT 1),
			(SELECT max(r.id) FROM facts f JOIN revisions r ON r.fact = f.id WHERE f.story = ?1 AND f.guild IN (0, ?2)), 0)`,
			story, guild).Scan(&mark)
	})
	return mark, err
}

// MarkAt is what Mark was just before an instant: the highest Revision.ID of those written earlier. ErrNotFound where the guild
// does not see the story.
func (s *Store) MarkAt(ctx context.Context, guild GuildID, story StoryID, t time.Time) (int64, error) {
	var mark int64
	err := s.reading(ctx, "read how far the story had come", func(tx *tx) error {
		if _, _, err := storyByID(tx, guild, story); err != nil {
			return err
		}
		return tx.row(`SELECT coalesce(max(r.id), 0) FROM facts f JOIN revisions r ON r.fact = f.id
			WHERE f.story = ?1 AND f.guild IN (0, ?2) AND r.at < ?3`, story, guild, t.UnixMilli()).Scan(&mark)
	})
	return mark, err
}

// FactChanges is the difference of knowledge between two marks, since < upto, in the order of the facts' first change: what
// the guild did not know at the one and knows at the other, what it knows otherwise, and what it was told that no longer
// stands. What was changed and changed back is not in it, nor what came on record and was retracted meanwhile, nor a change
// of a shared fact that the guild has a fact of its own in place of. ErrNotFound where the guild does not see the story.
func (s *Store) FactChanges(ctx context.Context, guild GuildID, story StoryID, since, upto int64) ([]FactChange, error) {
	var changes []FactChange
	err := s.reading(ctx, "read what has changed", func(t *tx) error {
		if _, _, err := storyByID(t, guild, story); err != nil {
			return err
		}
		if since >= upto {
			return nil
		}
		k, err := newKnowledge(t, guild, story, since, upto)
		if err != nil {
			return err
		}
		changes, err = k.changes()
		return err
	})
	return changes, err
}

// layered is something of one fact in each of the two layers: the guild's own stands before the shared.
type layered[T any] struct{ shared, own T }

func (l *layered[T]) of(guild GuildID) *T {
	if guild == 0 {
		return &l.shared
	}
	return &l.own
}

// knowledge is what is needed to tell what a guild knew at two marks of the facts that were revised between them.
type knowledge struct {
	t           *tx
	guild       GuildID
	story       StoryID
	since, upto int64
	names       *nameTable
	ownSources  map[string]Source // which stand in for shared ones of the slug
}

func newKnowledge(t *tx, guild GuildID, story StoryID, since, upto int64) (*knowledge, error) {
	k := &knowledge{t: t, guild: guild, story: story, since: since, upto: upto}
	var err error
	if k.names, err = loadNameTable(t, guild, story, false); err != nil || guild == 0 {
		return k, err
	}
	sources, _, err := loadSources(t, guild, story)
	k.ownSources = make(map[string]Source)
	for _, s := range sources {
		if s.Guild == guild {
			k.ownSources[s.Slug] = s
		}
	}
	return k, err
}

func (k *knowledge) changes() ([]FactChange, error) {
	keys, revised, err := k.revised()
	if err != nil || len(keys) == 0 {
		return nil, err
	}
	before, err := k.states(k.since)
	if err != nil {
		return nil, err
	}
	after, err := k.states(k.upto)
	if err != nil {
		return nil, err
	}
	var changes []FactChange
	for _, key := range keys {
		c := FactChange{Key: key}
		var from, to GuildID
		if c.Before, from, err = k.seen(before[key]); err != nil {
			return nil, err
		}
		if c.After, to, err = k.seen(after[key]); err != nil {
			return nil, err
		}
		if !stands(c.Before) && !stands(c.After) || sameKnowledge(c.Before, c.After) {
			continue
		}
		// The revisions that made the difference are those of the row that is seen; where a fact of the guild's own was
		// taken back, those of that one.
		rows := revised[key]
		revs := *rows.of(to)
		if from != to || len(revs) == 0 {
			revs = rows.own
		}
		if len(revs) == 0 {
			revs = rows.shared
		}
		c.First, c.Last = revs[0], revs[len(revs)-1]
		changes = append(changes, c)
	}
	return changes, nil
}

// revised lists the keys of the facts that were revised between the marks, in the order of their first revision, and the
// revisions.
func (k *knowledge) revised() (keys []string, revised map[string]*layered[[]Revision], err error) {
	revised = make(map[string]*layered[[]Revision])
	err = k.t.each(`SELECT f.key, f.guild, r.id, r.fact, r.action, r.user_id, r.user_name, r.via, r.at
		FROM revisions r CROSS JOIN facts f
		WHERE r.id > ?3 AND r.id <= ?4 AND f.id = r.fact AND f.story = ?1 AND f.guild IN (0, ?2) ORDER BY r.id`,
		[]any{k.story, k.guild, k.since, k.upto}, func(rows *sql.Rows) error {
			var key string
			var guild GuildID
			var r Revision
			var at int64
			err := rows.Scan(&key, &guild, &r.ID, &r.Fact, &r.Action, &r.Author.UserID, &r.Author.Name, &r.Author.Via, &at)
			r.At = time.UnixMilli(at).UTC()
			l := revised[key]
			if l == nil {
				l = new(layered[[]Revision])
				revised[key] = l
				keys = append(keys, key)
			}
			list := l.of(guild)
			*list = append(*list, r)
			return err
		})
	return keys, revised, err
}

// keptState is a fact's state as its latest revision left it; without one, text is empty.
type keptState struct {
	fact FactID
	text string
}

// states are the states at a mark of all facts that were revised between the marks, by key.
func (k *knowledge) states(mark int64) (map[string]*layered[keptState], error) {
	states := make(map[string]*layered[keptState])
	if mark <= 0 {
		return states, nil
	}
	err := k.t.each(`
		WITH touched AS (
			SELECT DISTINCT f.key AS key FROM revisions r CROSS JOIN facts f
			 WHERE r.id > ?3 AND r.id <= ?4 AND f.id = r.fact AND f.story = ?1 AND f.guild IN (0, ?2))
		SELECT f.key, f.guild, f.id, CASE WHEN r.gone = 1 THEN '' ELSE r.fact_after END
		  FROM touched
		 CROSS JOIN facts f
		  JOIN revisions r ON r.id = (SELECT max(l.id) FROM revisions l WHERE l.fact = f.id AND l.id <= ?5)
		 WHERE f.story = ?1 AND f.guild IN (0, ?2) AND f.key = touched.key`,
		[]any{k.story, k.guild, k.since, k.upto, mark}, func(rows *sql.Rows) error {
			var key string
			var guild GuildID
			var st keptState
			err := rows.Scan(&key, &guild, &st.fact, &st.text)
			l := states[key]
			if l == nil {
				l = new(layered[keptState])
				states[key] = l
			}
			*l.of(guild) = st
			return err
		})
	return states, err
}

// seen is the one of a fact's states that the guild sees, with the layer that it is of.
func (k *knowledge) seen(l *layered[keptState]) (*Fact, GuildID, error) {
	if l == nil {
		return nil, 0, nil
	}
	guild := k.guild
	st := l.of(guild)
	if st.text == "" {
		guild, st = 0, &l.shared
	}
	f, err := k.names.decode(st.text, st.fact, guild)
	if f != nil && guild == 0 {
		for i, s := range f.Sources {
			if own, ok := k.ownSources[s.Slug]; ok {
				f.Sources[i] = own
			}
		}
	}
	return f, guild, err
}

// stands reports a fact that is on record and not retracted: one that answers may use.
func stands(f *Fact) bool { return f != nil && f.Retracted == "" }

// sameKnowledge reports whether two states of a fact say the same, wherever they are kept.
func sameKnowledge(a, b *Fact) bool {
	if a == nil || b == nil {
		return a == b
	}
	return equalFacts(a, b) && slices.EqualFunc(a.Sources, b.Sources, func(a, b Source) bool {
		a.ID, a.Guild, b.ID, b.Guild = 0, 0, 0, 0
		return a == b
	})
}

func equalFacts(a, b *Fact) bool {
	return a.Key == b.Key && a.Text == b.Text && a.Subject == b.Subject && a.Relation == b.Relation && a.Object == b.Object &&
		a.Value == b.Value && a.Where == b.Where && a.Quote == b.Quote && a.SaidBy == b.SaidBy && a.Status == b.Status &&
		a.Happened == b.Happened && a.Until == b.Until && a.Replaces == b.Replaces && a.Disputes == b.Disputes &&
		a.Retracted == b.Retracted
}
