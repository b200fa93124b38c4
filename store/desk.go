package store

import (
	"cmp"
	"context"
	"errors"
)

// Desk is one editor at one story, and which record they write: what every change by hand is made through.
type Desk struct {
	By       Author
	Guild    GuildID // whose record is seen and, unless Shared, whose own layer is written
	Story    StoryID
	Shared   bool // the shared record is written: for operators alone
	Operator bool // the editor runs this Byline
	// Seen is the number of the last edit that the editor saw of the entity, source or relation that is changed; LastEdit
	// gives it. 0: not looked at. Where it has been changed since, the change is an ErrConflict. Facts have FactEdit.Seen.
	Seen EditID
}

// layer is the guild whose rows are written.
func (d Desk) layer() GuildID {
	if d.Shared {
		return 0
	}
	return d.Guild
}

// check is where it is decided who may write what.
func (d Desk) check() error {
	switch {
	case d.Guild < 0:
		return errorf(ErrInvalid, "A server's id is a positive number.")
	case d.Shared && !d.Operator:
		return errorf(ErrDenied, "The shared record is changed only by those who run this Byline; change it in a server's own record instead.")
	case !d.Shared && d.Guild == 0:
		return errorf(ErrDenied, "There is no server here whose record could be changed; do this in a server.")
	case d.By.UserID == "" && !d.Operator:
		return errorf(ErrDenied, "It is not known who makes this change; try again in a server.")
	}
	return d.By.check()
}

// edit makes one edit: prepare says what is to be written, into a file of the story and into im.edit. It gives the number of the edit; 0
// and errSame where nothing differs from what is on record.
func (s *Store) edit(ctx context.Context, d Desk, op, action string, prepare func(im *importer, f *File) error) (EditID, error) {
	return s.editThen(ctx, d, op, action, prepare, nil)
}

// editThen is edit with a look at what has been written, in the same transaction.
func (s *Store) editThen(ctx context.Context, d Desk, op, action string, prepare func(*importer, *File) error, then func(*tx, *importer) error) (EditID, error) {
	if err := d.check(); err != nil {
		return 0, err
	}
	var id EditID
	err := s.writing(ctx, op, func(t *tx) error {
		im, err := d.importer(t, action)
		if err != nil {
			return err
		}
		f := im.file
		if err := prepare(im, f); err != nil {
			return err
		}
		im.add(0, f)
		if !im.edit.exact {
			im.plainEntities()
		}
		wrong := make([]error, 1)
		if im.check(wrong); wrong[0] != nil {
			return wrong[0]
		}
		if err := im.write(); err != nil {
			return err
		}
		if id = im.edit.id; id == 0 {
			return errSame
		}
		if then != nil {
			return then(t, im)
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return id, nil
}

var errSame = errorf(ErrInvalid, "The record says just that already; nothing was changed.")

// importer makes an importer for the story as the editor writes it, with a file that changes nothing yet.
func (d Desk) importer(t *tx, action string) (*importer, error) {
	st, _, err := storyByID(t, d.layer(), d.Story)
	if errors.Is(err, ErrNotFound) && d.Shared {
		if _, _, seen := storyByID(t, d.Guild, d.Story); seen == nil {
			err = errorf(ErrConflict, "That story is the server's own; there is nothing shared of it to change.")
		}
	}
	if err != nil {
		return nil, err
	}
	by := d.By
	by.Via = cmp.Or(by.Via, "desk")
	im := &importer{
		slug: st.Slug, t: t, o: ImportOptions{Guild: d.layer(), By: by}, results: make([]ImportResult, 1), given: make(map[int]*File),
		states: newStateEncoder(), progress: func(int) {}, seen: &st, edit: editing{action: action},
		file: &File{Slug: st.Slug, Title: st.Title, Summary: st.Summary, Timezone: st.Timezone},
	}
	im.view, err = loadView(t, d.layer(), d.Story)
	return im, err
}
