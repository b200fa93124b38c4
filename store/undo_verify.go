package store

import (
	"database/sql"
	"strings"
)

// uses finds what refers to something that is not there any more, in one story or with 0 in all: kind and name of that, and layer
// and name of what uses it. A reference to a row means whatever has the row's name.
var uses = []struct{ kind, user, query string }{
	{ItemEntity, ItemFact, `SELECT e.slug, f.guild, f.key FROM facts f JOIN entities e ON e.id IN (f.subject, f.object, f.said_by)
		WHERE ?1 IN (0, f.story) AND f.gone = 0 AND e.gone = 1 AND NOT EXISTS (SELECT 1 FROM entities s
			WHERE s.story = f.story AND s.guild IN (0, f.guild) AND s.slug = e.slug AND s.gone = 0) ORDER BY f.id`},
	{ItemEntity, ItemEntity, `SELECT e.slug, m.guild, m.slug FROM entities m JOIN entities e ON e.id = m.merged_into
		WHERE ?1 IN (0, m.story) AND m.gone = 0 AND e.gone = 1 AND NOT EXISTS (SELECT 1 FROM entities s
			WHERE s.story = m.story AND s.guild IN (0, m.guild) AND s.slug = e.slug AND s.gone = 0) ORDER BY m.id`},
	{ItemSource, ItemFact, `SELECT e.slug, f.guild, f.key FROM facts f JOIN fact_sources fs ON fs.fact = f.id JOIN sources e ON e.id = fs.source
		WHERE ?1 IN (0, f.story) AND f.gone = 0 AND e.gone = 1 AND NOT EXISTS (SELECT 1 FROM sources s
			WHERE s.story = f.story AND s.guild IN (0, f.guild) AND s.slug = e.slug AND s.gone = 0) ORDER BY f.id`},
	{ItemFact, ItemFact, `SELECT e.key, f.guild, f.key FROM facts f JOIN facts e ON e.id IN (f.replaces, f.disputes)
		WHERE ?1 IN (0, f.story) AND f.gone = 0 AND e.gone = 1 AND NOT EXISTS (SELECT 1 FROM facts s
			WHERE s.story = f.story AND s.guild IN (0, f.guild) AND s.key = e.key AND s.gone = 0) ORDER BY f.id`},
	{ItemRelation, ItemFact, `SELECT e.slug, f.guild, f.key FROM facts f JOIN relations e ON e.story = f.story AND e.slug = f.relation
		AND e.guild IN (0, f.guild)
		WHERE ?1 IN (0, f.story) AND f.gone = 0 AND e.gone = 1 AND NOT EXISTS (SELECT 1 FROM relations s
			WHERE s.story = f.story AND s.guild IN (0, f.guild) AND s.slug = e.slug AND s.gone = 0) ORDER BY f.id`},
}

// verify refuses an undo that takes away what others have come to use.
func (u *undoing) verify() error {
	gone := u.im.edit.gone
	if len(gone) == 0 {
		return nil
	}
	for _, use := range uses {
		var what string
		var users []string
		foreign := false
		err := u.im.t.each(use.query, []any{int64(u.im.story.ID)}, func(rows *sql.Rows) error {
			var name, user string
			var guild GuildID
			if err := rows.Scan(&name, &guild, &user); err != nil {
				return err
			}
			if use.kind == ItemRelation && builtin[name] != nil || what != "" && name != what {
				return nil
			}
			what = name
			if foreign = foreign || guild != u.im.o.Guild; guild == u.im.o.Guild && len(users) < 4 {
				users = append(users, user)
			}
			return nil
		})
		if err != nil {
			return err
		}
		switch {
		case what == "":
		case len(users) == 0 && foreign:
			return errorf(ErrConflict, "#%d cannot be undone: a server's own record has come to use the %s %s.", u.edit.ID, use.kind, quoted(what))
		case len(users) > 3:
			return errorf(ErrConflict, "#%d cannot be undone: the %s %s is used by %s and more; change or undo those first.",
				u.edit.ID, use.kind, quoted(what), strings.Join(users[:3], ", "))
		default:
			return errorf(ErrConflict, "#%d cannot be undone: the %s %s is used by the %s %s; change or undo that first.",
				u.edit.ID, use.kind, quoted(what), use.user, strings.Join(users, ", "))
		}
	}
	return u.verifyStory()
}

// verifyStory refuses to take away a story in which something still stands.
func (u *undoing) verifyStory() error {
	for _, g := range u.im.edit.gone {
		if g.kind != ItemStory || u.im.seen.Guild != u.im.o.Guild {
			continue
		}
		var own, others int
		for _, table := range []string{"entities", "relations", "sources", "facts"} {
			var n, m int
			err := u.im.t.row(`SELECT coalesce(sum(CASE WHEN guild = ?2 THEN 1 ELSE 0 END), 0), coalesce(sum(CASE WHEN guild <> ?2 THEN 1 ELSE 0 END), 0)
				FROM `+table+` WHERE story = ?1 AND gone = 0`, int64(u.im.story.ID), int64(u.im.o.Guild)).Scan(&n, &m)
			if err != nil {
				return err
			}
			own, others = own+n, others+m
		}
		if own > 0 {
			last := EditID(0)
			for _, by := range u.since.standing {
				last = max(last, by)
			}
			return errorf(ErrConflict, "#%d cannot be undone: the story %s has been added to since, last by #%d; undo that first.",
				u.edit.ID, quoted(u.im.story.Slug), last)
		}
		if others > 0 {
			return errorf(ErrConflict, "#%d cannot be undone: a server has added to the story %s in its own record.", u.edit.ID, quoted(u.im.story.Slug))
		}
	}
	return nil
}
