package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
)

// Undo takes an edit back, any edit of the layer that the desk writes, whatever its story: an import and an undo as well, and the undo of an
// undo does again what was undone. With 0 it is the editor's own last edit of the story that stands. What the edit made is no
// longer on record, and what it changed is as it was. Errors: ErrNotFound; ErrDenied for an edit of the shared record where the editor may
// not write that; ErrConflict where it is undone already or something has changed since, naming the edits to be undone first.
func (s *Store) Undo(ctx context.Context, d Desk, id EditID) (EditID, error) {
	if err := d.check(); err != nil {
		return 0, err
	}
	var undo EditID
	err := s.writing(ctx, "undo the change", func(t *tx) error {
		e, err := d.undoable(t, id)
		if err != nil {
			return err
		}
		u := &undoing{edit: e}
		if err := u.look(t, d); err != nil {
			return err
		}
		if err := u.plan(); err != nil {
			return err
		}
		im := u.im
		im.add(0, im.file)
		wrong := make([]error, 1)
		if im.check(wrong); wrong[0] != nil {
			var refused *FileError
			if errors.As(wrong[0], &refused) {
				return errorf(ErrConflict, "#%d cannot be undone as the record is now: %s.", e.ID, refused.Faults[0].Msg)
			}
			return wrong[0]
		}
		if err := im.write(); err != nil {
			return err
		}
		undo = im.edit.id
		return u.verify()
	})
	if err != nil {
		return 0, err
	}
	return undo, nil
}

// undoable finds the edit that is to be undone.
func (d Desk) undoable(t *tx, id EditID) (Edit, error) {
	if id == 0 {
		var err error
		if id, err = d.ownLast(t); err != nil {
			return Edit{}, err
		}
	}
	var whole bool
	row := t.row(`SELECT `+editColumns+`, e.whole FROM edits e WHERE e.id = ?1 AND e.guild IN (0, ?2)`, int64(id), int64(d.Guild))
	e, err := scanEdit(func(into ...any) error { return row.Scan(append(into, &whole)...) })
	if errors.Is(err, sql.ErrNoRows) {
		return e, errorf(ErrNotFound, "No change #%d is on record here; /desk history lists the changes.", id)
	}
	if err != nil {
		return e, err
	}
	undone, err := undoneEdits(t, d.Guild, e.Story)
	switch by := undone[id]; {
	case err != nil:
		return e, err
	case e.Guild == 0 && !d.Shared:
		return e, errorf(ErrDenied, "#%d changed the shared record, which only those who run this Byline can do; fix or retract the fact in this server's own record instead.", id)
	case e.Guild != 0 && d.Shared:
		return e, errorf(ErrDenied, "#%d changed this server's own record and not the shared one; undo it there.", id)
	case e.IsStarter():
		return e, errorf(ErrDenied, "#%d put the starter story on record, which stays there; retract its facts, or have BYLINE_STORY name another story.", id)
	case by != 0:
		return e, errorf(ErrConflict, "#%d has been undone already, by #%d; undo #%d to have it again.", id, by, by)
	case !whole:
		return e, errorf(ErrConflict, "#%d was made before Byline kept what a change touches, so it cannot be undone; fix or retract its facts instead.", id)
	}
	return e, nil
}

// ownLast is the editor's own last edit of the story that stands.
func (d Desk) ownLast(t *tx) (EditID, error) {
	undone, err := undoneEdits(t, d.layer(), d.Story)
	if err != nil {
		return 0, err
	}
	var last EditID
	err = t.each(`SELECT id FROM edits WHERE story = ?1 AND guild = ?2 AND user_id = ?3 AND (user_id <> '' OR user_name = ?4)
		AND undoes IS NULL ORDER BY id`, []any{int64(d.Story), int64(d.layer()), d.By.UserID, d.By.Name}, func(rows *sql.Rows) error {
		var id EditID
		err := rows.Scan(&id)
		if undone[id] == 0 {
			last = id
		}
		return err
	})
	if err == nil && last == 0 {
		err = errorf(ErrNotFound, "You have made no change of this story that could be undone; /desk history lists what others have changed.")
	}
	return last, err
}

// undoing is the undo of one edit.
type undoing struct {
	edit  Edit
	im    *importer
	parts []itemRow
	facts []factItem
	since *editsSince
}

// factItem is what the edit did to one fact of its layer.
type factItem struct {
	id            FactID
	key           string
	made, gone    bool
	before, after string
}

// look loads what the edit did and what is on record now. The story may be gone: then undoing brings it back.
func (u *undoing) look(t *tx, d Desk) error {
	e := &u.edit
	d.Story = e.Story
	im, err := d.importer(t, ActionUndo)
	if errors.Is(err, ErrNotFound) {
		im, err = d.goneImporter(t)
	}
	if err != nil {
		return err
	}
	u.im = im
	im.edit.undoes, im.edit.exact, im.edit.into = e.ID, true, make(map[string]string)
	err = t.each(`SELECT kind, slug, made, gone, coalesce(state_before, ''), coalesce(state_after, '') FROM edit_items
		WHERE edit = ?1 ORDER BY ord`, []any{int64(e.ID)}, func(rows *sql.Rows) error {
		var r itemRow
		err := rows.Scan(&r.kind, &r.slug, &r.made, &r.gone, &r.before, &r.after)
		u.parts = append(u.parts, r)
		return err
	})
	if err != nil {
		return err
	}
	err = t.each(`SELECT f.id, f.key, r.made, r.gone, coalesce(r.fact_before, ''), coalesce(r.fact_after, '')
		FROM revisions r JOIN facts f ON f.id = r.fact WHERE r.edit = ?1 AND f.guild = ?2 ORDER BY r.id`,
		[]any{int64(e.ID), int64(e.Guild)}, func(rows *sql.Rows) error {
			var f factItem
			err := rows.Scan(&f.id, &f.key, &f.made, &f.gone, &f.before, &f.after)
			u.facts = append(u.facts, f)
			return err
		})
	if err != nil {
		return err
	}
	u.since, err = loadSince(t, e)
	return err
}

// goneImporter is Desk.importer for a story that is not on record any more.
func (d Desk) goneImporter(t *tx) (*importer, error) {
	by := d.By
	by.Via = cmp.Or(by.Via, "desk")
	im := &importer{
		t: t, o: ImportOptions{Guild: d.layer(), By: by}, results: make([]ImportResult, 1), given: make(map[int]*File),
		states: newStateEncoder(), progress: func(int) {}, file: &File{},
		view: &view{Record: Record{Guild: d.layer(), Relations: Vocabulary()}},
	}
	im.edit.action = ActionUndo
	err := t.row(`SELECT slug FROM stories WHERE id = ?1 AND gone = 1`, int64(d.Story)).Scan(&im.slug)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, errNoStory
	}
	if err != nil {
		return nil, err
	}
	im.file.Slug = im.slug
	if found, err := im.lookGone(); err != nil || !found {
		return nil, cmp.Or(err, error(errNoStory))
	}
	return im, nil
}

// lookGone loads what is gone of a story of the layer that is itself gone, so that it can be there again, and reports whether
// there is one.
func (im *importer) lookGone() (bool, error) {
	var id StoryID
	err := im.t.row(`SELECT id FROM stories WHERE guild = ?1 AND slug = ?2 AND gone = 1`, int64(im.o.Guild), im.slug).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	gone := &im.view.gone
	if _, gone.entities, _, err = loadEntities(im.t, im.o.Guild, id); err != nil {
		return false, err
	}
	if _, gone.sources, err = loadSources(im.t, im.o.Guild, id); err != nil {
		return false, err
	}
	gone.facts, err = goneFacts(im.t, im.o.Guild, id)
	return true, err
}
