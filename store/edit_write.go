package store

// editing is the edit that an importer makes.
type editing struct {
	id     EditID // 0 until the first write
	action string
	undoes EditID
	items  []itemRow

	// exact writes into the layer what is given even where the guild sees just that from the shared record, and makes each
	// entity given stand for the one that into names, or for itself.
	exact bool
	into  map[string]string // by slug

	gone    []goneItem     // what is to be taken out of the layer
	noStory bool           // the story itself has been taken away with it
	added   map[string]int // by kind: rows that came into the layer
}

// itemRow is an item that is no fact, as it is stored.
type itemRow struct {
	kind, slug    string
	made, gone    bool
	before, after string
}

// begin writes the edit itself, once.
func (im *importer) begin() error {
	if im.edit.id != 0 {
		return nil
	}
	im.edit.added = make(map[string]int)
	by := im.o.By
	return im.t.row(`INSERT INTO edits (story, guild, action, undoes, whole, user_id, user_name, via, at)
		VALUES (?1, ?2, ?3, ?4, 1, ?5, ?6, ?7, ?8) RETURNING id`,
		int64(im.story.ID), int64(im.o.Guild), im.edit.action, orNull(im.edit.undoes), by.UserID, by.Name, by.Via, im.t.now).Scan(&im.edit.id)
}

// note keeps what the edit has done to something that is no fact.
func (im *importer) note(row itemRow, before, after Item) error {
	var err error
	if row.before, err = encodeItem(before); err != nil {
		return err
	}
	if row.after, err = encodeItem(after); err != nil {
		return err
	}
	if row.made {
		im.edit.added[row.kind]++
	}
	im.edit.items = append(im.edit.items, row)
	return nil
}

// finish writes what was noted and lets readers know of the edit.
func (im *importer) finish() error {
	if im.edit.id == 0 {
		return nil
	}
	args := make([]any, 0, 8*len(im.edit.items))
	for ord, row := range im.edit.items {
		args = append(args, int64(im.edit.id), row.kind, row.slug, ord, countTrue(row.made), countTrue(row.gone),
			textOrNull(row.before), textOrNull(row.after))
	}
	err := execTuples(im.t, `INSERT INTO edit_items (edit, kind, slug, ord, made, gone, state_before, state_after) VALUES `,
		len(im.edit.items), args)
	if err != nil {
		return err
	}
	if err := im.checkLimits(); err != nil {
		return err
	}
	return bumpLayer(im.t, im.o.Guild, im.story.ID)
}
