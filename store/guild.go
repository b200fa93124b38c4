package store

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
)

// ChosenStory is the story that the guild has chosen; ErrNotFound where it has chosen none.
func (s *Store) ChosenStory(ctx context.Context, guild GuildID) (Story, error) {
	const op = "find the chosen story"
	var id StoryID
	err := s.one(ctx, `SELECT story FROM guilds WHERE guild = ?1 AND story IS NOT NULL`, guild).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return Story{}, wrap(op, errorf(ErrNotFound, "No story has been chosen here. /story chooses one."))
	}
	if err != nil {
		return Story{}, wrap(op, err)
	}
	st, _, err := scanStory(s.one(ctx, storyOfID, guild, id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		err = errNoStory
	}
	return st, wrap(op, err)
}

// ChooseStory makes a story the one that the guild's questions are about; ErrNotFound where the guild does not see it. The
// choice of guild 0 is that of the console and of direct messages.
func (s *Store) ChooseStory(ctx context.Context, by Author, guild GuildID, story StoryID) error {
	return s.setGuild(ctx, "choose the story", by, guild, func(t *tx) error {
		if _, _, err := storyByID(t, guild, story); err != nil {
			return err
		}
		return t.exec(`UPDATE guilds SET story = ?2 WHERE guild = ?1`, guild, story)
	})
}

// EditorRole is the id of the role whose members may edit besides those who manage the guild; empty where there is none.
func (s *Store) EditorRole(ctx context.Context, guild GuildID) (roleID string, err error) {
	err = s.one(ctx, `SELECT editor_role FROM guilds WHERE guild = ?1`, guild).Scan(&roleID)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return roleID, wrap("find the editors' role", err)
}

// SetEditorRole sets the role whose members may edit; an empty id takes it away again.
func (s *Store) SetEditorRole(ctx context.Context, by Author, guild GuildID, roleID string) error {
	if roleID != "" {
		if n, err := strconv.ParseUint(roleID, 10, 63); err != nil || n == 0 {
			return errorf(ErrInvalid, "%s is not a role; choose one of this server's roles.", quoted(roleID))
		}
		if roleID == strconv.FormatInt(int64(guild), 10) { // Discord's @everyone, which no member is listed with
			return errorf(ErrInvalid, "Everyone cannot be an editor; choose another role.")
		}
	}
	return s.setGuild(ctx, "set the editors' role", by, guild, func(t *tx) error {
		return t.exec(`UPDATE guilds SET editor_role = ?2 WHERE guild = ?1`, guild, roleID)
	})
}

// setGuild notes who changed the guild's settings and runs set on them.
func (s *Store) setGuild(ctx context.Context, op string, by Author, guild GuildID, set func(*tx) error) error {
	if guild < 0 {
		return errorf(ErrInvalid, "A server's id is a positive number.")
	}
	if err := by.check(); err != nil {
		return err
	}
	return s.writing(ctx, op, func(t *tx) error {
		err := t.exec(`INSERT INTO guilds (guild, story, editor_role, changed_by, changed_at) VALUES (?1, NULL, '', ?2, ?3)
			ON CONFLICT (guild) DO UPDATE SET changed_by = excluded.changed_by, changed_at = excluded.changed_at`,
			guild, by.UserID, t.now)
		if err != nil {
			return err
		}
		return set(t)
	})
}
