package store

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// conversationKept is how long a direct message stays with the story that it turned to.
const conversationKept = 30 * 24 * time.Hour

// ConversationStory is the story that a member's direct message has turned to in the last thirty days; ErrNotFound where it has
// turned to none, or to one that is not there any more.
func (s *Store) ConversationStory(ctx context.Context, channel, user string) (Story, error) {
	const op = "find the conversation's story"
	var id StoryID
	err := s.one(ctx, `SELECT story FROM conversations WHERE channel = ?1 AND user_id = ?2 AND at >= ?3`,
		channel, user, s.now().Add(-conversationKept).UnixMilli()).Scan(&id)
	if err == nil {
		var st Story
		if st, _, err = scanStory(s.one(ctx, storyOfID, 0, id).Scan); err == nil {
			return st, nil
		}
	}
	if errors.Is(err, sql.ErrNoRows) {
		err = errNoStory
	}
	return Story{}, wrap(op, err)
}

// SetConversationStory turns a member's direct message to a story of the shared record; ErrNotFound where there is none.
func (s *Store) SetConversationStory(ctx context.Context, channel, user string, story StoryID) error {
	if len(channel) > 400 || len(user) > 400 || !storable(channel) || !storable(user) {
		return errorf(ErrInvalid, "That conversation cannot be told from others; use story: with each command.")
	}
	return s.writing(ctx, "choose the conversation's story", func(t *tx) error {
		if _, _, err := storyByID(t, 0, story); err != nil {
			return err
		}
		if err := t.exec(dropOldConversations, t.now-conversationKept.Milliseconds()); err != nil {
			return err
		}
		return t.exec(`INSERT INTO conversations (channel, user_id, story, at) VALUES (?1, ?2, ?3, ?4)
			ON CONFLICT (channel, user_id) DO UPDATE SET story = excluded.story, at = excluded.at`, channel, user, story, t.now)
	})
}

const dropOldConversations = `DELETE FROM conversations WHERE at < ?1`
