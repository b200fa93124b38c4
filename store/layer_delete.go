package store

import "context"

// layerRows is everything that is a guild's own, in the order in which it can be deleted: what refers to a row goes before it. A
// table with a column guild has its line here, which a test enforces. ?1 is the guild.
var layerRows = []struct{ table, where string }{
	{"digest_message_facts", `message IN (SELECT m.id FROM digest_messages m JOIN digest_slots s ON s.id = m.slot
		JOIN digests d ON d.id = s.digest WHERE d.guild = ?1)`},
	{"digest_messages", `slot IN (SELECT s.id FROM digest_slots s JOIN digests d ON d.id = s.digest WHERE d.guild = ?1)`},
	{"digest_slots", `digest IN (SELECT d.id FROM digests d WHERE d.guild = ?1)`},
	{"digests", `guild = ?1`},
	{"drafts", `guild = ?1`},
	{"uploads", `guild = ?1`},
	{"gaps", `guild = ?1`},
	{"watches", `guild = ?1`},
	{"quiet_channels", `guild = ?1`},
	{"guilds", `guild = ?1`},
	{"revisions", `fact IN (SELECT f.id FROM facts f WHERE f.guild = ?1)`},
	{"edit_items", `edit IN (SELECT e.id FROM edits e WHERE e.guild = ?1)`},
	{"edits", `guild = ?1`},
	{"fact_sources", `fact IN (SELECT f.id FROM facts f WHERE f.guild = ?1)`},
	{"facts", `guild = ?1`},
	{"entity_aliases", `entity IN (SELECT e.id FROM entities e WHERE e.guild = ?1)`},
	{"entities", `guild = ?1`},
	{"relation_words", `relation IN (SELECT r.id FROM relations r WHERE r.guild = ?1)`},
	{"relations", `guild = ?1`},
	{"sources", `guild = ?1`},
	{"layers", `guild = ?1`},
	{"stories", `guild = ?1`},
}

// DeleteLayer deletes everything that is a guild's own, for good: what its editors wrote with its history, its own stories, its
// settings, its digests and what its members asked. The shared record never refers to any of it. There is no undo.
func (s *Store) DeleteLayer(ctx context.Context, guild GuildID) error {
	if guild <= 0 {
		return errorf(ErrInvalid, "A server's id is a positive number; the shared record cannot be deleted.")
	}
	return s.writing(ctx, "delete what is a server's own", func(t *tx) error { return deleteLayer(t, guild) })
}

func deleteLayer(t *tx, guild GuildID) error {
	err := t.exec(`INSERT INTO counters (name, value) SELECT 'layer version', coalesce(max(version), 0) + 1 FROM layers WHERE guild = ?1
			ON CONFLICT (name) DO UPDATE SET value = CASE WHEN excluded.value > counters.value THEN excluded.value ELSE counters.value END`,
		int64(guild))
	if err != nil {
		return err
	}
	for _, rows := range layerRows {
		if err := t.exec(`DELETE FROM `+rows.table+` WHERE `+rows.where, int64(guild)); err != nil {
			return err
		}
	}
	return nil
}
