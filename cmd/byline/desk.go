package main

import (
	"context"
	"errors"

	"byline/store"
)

// deskCmd is what an editor does from the terminal: one field and one file for each action. Whoever owns the database is an
// operator, and so writes the shared record unless a server's own layer is asked for.
type deskCmd struct {
	Story string `help:"Slug of the story; default: BYLINE_STORY." placeholder:"SLUG"`
	Guild int64  `help:"Read and write as this server's editors do: its own layer, not the shared record." placeholder:"ID"`

	Add     deskAddCmd     `cmd:"" help:"Put a fact on record."`
	Fix     deskFixCmd     `cmd:"" help:"Correct a fact, or replace it by a new one."`
	Retract deskRetractCmd `cmd:"" help:"Take a fact out of every answer; it stays on record with the reason."`
	Restore deskRestoreCmd `cmd:"" help:"Put a retracted fact back into the answers."`
	Undo    deskUndoCmd    `cmd:"" help:"Take back a change, or your own last one."`
	History deskHistoryCmd `cmd:"" help:"List who changed what, or show one change whole."`

	Entity   deskEntityCmd   `cmd:"" help:"Show, add, rename or merge names, or give them others."`
	Source   deskSourceCmd   `cmd:"" help:"Show, add or correct a source."`
	Relation deskRelationCmd `cmd:"" help:"Show, add or change a relation, or give it more words."`
	StoryOf  deskStoryCmd    `cmd:"" name:"story" help:"Make a story, or say what one is called."`

	Gaps deskGapsCmd `cmd:"" help:"List what members asked that the record could not answer."`
}

// deskStory is the record that an action works on.
type deskStory struct {
	*store.Store
	story store.Story
	guild store.GuildID
}

// on opens the database, finds the story as the server sees it and runs f.
func (c *deskCmd) on(a *app, f func(context.Context, deskStory) error) error {
	return c.onEdit(a, 0, f)
}

// onEdit is on for what is done to an edit: where no other story is named, the story is the one that the edit changed, which
// may be gone.
func (c *deskCmd) onEdit(a *app, edit store.EditID, f func(context.Context, deskStory) error) error {
	if c.Guild < 0 {
		return misuse("--guild: a server's id is a positive number")
	}
	return a.interruptible(func(ctx context.Context) error {
		guild := store.GuildID(c.Guild)
		st, story, err := c.open(ctx, a, guild, edit)
		if err != nil {
			return err
		}
		defer st.Close()
		return f(ctx, deskStory{st, story, guild})
	})
}

func (c *deskCmd) open(ctx context.Context, a *app, guild store.GuildID, edit store.EditID) (*store.Store, store.Story, error) {
	if edit == 0 {
		return a.openStoryOf(ctx, guild, c.Story)
	}
	st, err := a.openStore(ctx)
	if err != nil {
		return nil, store.Story{}, err
	}
	e, slug, _, err := st.EditStory(ctx, guild, edit)
	if err == nil && (c.Story == "" || c.Story == slug) {
		return st, store.Story{ID: e.Story, Slug: slug}, nil
	}
	_ = st.Close() // nothing was written that could be lost
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return nil, store.Story{}, err
	}
	return a.openStoryOf(ctx, guild, c.Story)
}

// deskAuthor is who edits from the terminal.
func deskAuthor() store.Author { return author("terminal") }
