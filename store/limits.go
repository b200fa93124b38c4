package store

import "time"

// The limits of what a guild keeps of its own, over all stories. The shared record has none but those of the story file.
const (
	MaxGuildFacts     = 5_000
	MaxGuildEntities  = 2_000
	MaxGuildSources   = 2_000
	MaxGuildRelations = 500
	MaxGuildStories   = 50
	MaxGuildEdits     = 2_000  // a day
	MaxGuildRevisions = 25_000 // of facts, a day
)

// checkLimits refuses an edit by which a guild has more than it may.
func (im *importer) checkLimits() error {
	guild := im.o.Guild
	if guild == 0 {
		return nil
	}
	for _, l := range []struct {
		kind, what string
		most       int
		count      string
	}{
		{ItemFact, "facts", MaxGuildFacts, `SELECT count(*) FROM facts WHERE guild = ?1 AND gone = 0`},
		{ItemEntity, "entities", MaxGuildEntities, `SELECT count(*) FROM entities WHERE guild = ?1 AND gone = 0`},
		{ItemSource, "sources", MaxGuildSources, `SELECT count(*) FROM sources WHERE guild = ?1 AND gone = 0`},
		{ItemRelation, "relations", MaxGuildRelations, `SELECT count(*) FROM relations WHERE guild = ?1 AND gone = 0`},
		{ItemStory, "stories", MaxGuildStories, `SELECT count(*) FROM stories WHERE guild = ?1 AND gone = 0`},
	} {
		if im.edit.added[l.kind] == 0 {
			continue
		}
		var n int
		if err := im.t.row(l.count, int64(guild)).Scan(&n); err != nil {
			return err
		}
		if n > l.most {
			return errorf(ErrDenied, "A server can have at most %d %s of its own, and with this it would have %d; nothing was changed.", l.most, l.what, n)
		}
	}
	since := im.t.now - (24 * time.Hour).Milliseconds()
	var edits, revisions int
	if err := im.t.row(`SELECT count(*) FROM edits WHERE guild = ?1 AND at > ?2`, int64(guild), since).Scan(&edits); err != nil {
		return err
	}
	if edits > MaxGuildEdits {
		return errorf(ErrDenied, "A server can make at most %d changes a day; wait until tomorrow.", MaxGuildEdits)
	}
	err := im.t.row(`SELECT count(*) FROM revisions r JOIN edits e ON e.id = r.edit WHERE e.guild = ?1 AND e.at > ?2`, int64(guild), since).Scan(&revisions)
	if err != nil {
		return err
	}
	if revisions > MaxGuildRevisions {
		return errorf(ErrDenied, "A server can change at most %d facts a day; wait until tomorrow, or change fewer.", MaxGuildRevisions)
	}
	return nil
}
