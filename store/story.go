package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"sync"
	"time"

	"github.com/agnivade/levenshtein"
)

// StoryID, EntityID, FactID and SourceID name rows of the record; 0 names none.
type (
	StoryID  int64
	EntityID int64
	FactID   int64
	SourceID int64
)

// GuildID is a Discord server's snowflake. 0 stands for the shared record that every guild sees.
type GuildID int64

// Story is one news story on record.
type Story struct {
	ID       StoryID
	Guild    GuildID // 0: shared; else only this guild sees it
	Slug     string
	Title    string
	Summary  string
	Timezone string // IANA name; empty means UTC
}

// Location is the story's time zone, UTC where none is set.
func (s Story) Location() *time.Location {
	if s.Timezone == "" {
		return time.UTC
	}
	if loc, ok := zones.Load(s.Timezone); ok {
		return loc.(*time.Location)
	}
	loc, err := time.LoadLocation(s.Timezone)
	if err != nil {
		return time.UTC
	}
	zones.Store(s.Timezone, loc)
	return loc
}

// zones keeps the time zones that stories name: loading one reads a file. There are some six hundred in all.
var zones sync.Map // *time.Location by name

// Stories lists the stories that the guild sees, by slug.
func (s *Store) Stories(ctx context.Context, guild GuildID) ([]Story, error) {
	var all []Story
	err := s.reading(ctx, "list the stories", func(t *tx) error {
		var err error
		all, err = listStories(t, guild)
		return err
	})
	return all, err
}

// StoryBySlug finds one story; ErrNotFound where the guild sees none of that slug, naming the nearest slug.
func (s *Store) StoryBySlug(ctx context.Context, guild GuildID, slug string) (Story, error) {
	found, _, err := scanStory(s.one(ctx, storyOfSlug, guild, slug).Scan)
	if errors.Is(err, sql.ErrNoRows) { // which one may be meant needs a look at all of them
		err = s.reading(ctx, "find the story", func(t *tx) error {
			found, err = storyBySlug(t, guild, slug)
			return err
		})
		return found, err
	}
	return found, wrap("find the story", err)
}

// StoryFor is the story that the guild has chosen, or the one of the slug where it has chosen none. It says ErrNotFound
// where StoryBySlug does.
func (s *Store) StoryFor(ctx context.Context, guild GuildID, slug string) (Story, error) {
	found, _, err := scanStory(s.one(ctx, storyFor, guild, slug).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		return s.StoryBySlug(ctx, guild, slug)
	}
	return found, wrap("find the story", err)
}

// Seen is a story as a guild sees it: which one, in what version, and the language that the guild has set.
type Seen struct {
	Story    StoryID
	Version  Version
	Language string
}

// SeenStory is StoryFor for who keeps stories in memory, in one indexed read.
func (s *Store) SeenStory(ctx context.Context, guild GuildID, slug string) (seen Seen, err error) {
	// int64, which database/sql takes as it is.
	err = s.one(ctx, seenStory, int64(guild), slug).Scan(&seen.Story, &seen.Version.Shared, &seen.Version.Layer, &seen.Language)
	if errors.Is(err, sql.ErrNoRows) { // none, or one that the guild does not see stands in front of one that it does
		st, err := s.StoryFor(ctx, guild, slug)
		if err != nil {
			return Seen{}, err
		}
		set, err := s.GuildSettings(ctx, guild)
		if err != nil {
			return Seen{}, err
		}
		v, err := s.Version(ctx, guild, st.ID)
		return Seen{st.ID, v, set.Language}, err
	}
	return seen, wrap("find the story", err)
}

// Version tells whether a story has changed for a guild. It is cheap: one indexed read.
func (s *Store) Version(ctx context.Context, guild GuildID, story StoryID) (Version, error) {
	var v Version
	var seen bool
	err := eachRow(ctx, func(ctx context.Context) (*sql.Rows, error) {
		st, err := s.prepare(ctx, `SELECT guild, version FROM layers WHERE story = ?1 AND guild IN (0, ?2)`)
		if err != nil {
			return nil, err
		}
		return st.QueryContext(ctx, story, guild)
	}, func(rows *sql.Rows) error {
		var g GuildID
		var n int64
		seen = true
		if err := rows.Scan(&g, &n); err != nil {
			return err
		}
		if g == 0 {
			v.Shared = n
		} else {
			v.Layer = n
		}
		return nil
	})
	if err != nil {
		return Version{}, wrap("read the story's version", err)
	}
	if !seen {
		return Version{}, errNoStory
	}
	return v, nil
}

var errNoStory = errorf(ErrNotFound, "That story is not on record here. /story lists the stories.")

// visibleStories selects what a guild (?1) sees of the stories: its own layer's title before the shared one.
const visibleStories = `
	SELECT st.id, st.guild, st.slug, coalesce(own.title, shared.title),
	       CASE WHEN own.title IS NULL THEN shared.summary ELSE own.summary END,
	       CASE WHEN own.title IS NULL THEN shared.timezone ELSE own.timezone END,
	       coalesce(shared.version, 0), coalesce(own.version, 0)` + amongVisible

const amongVisible = `
	  FROM stories st
	  LEFT JOIN layers shared ON shared.story = st.id AND shared.guild = 0
	  LEFT JOIN layers own ON own.story = st.id AND own.guild = ?1 AND own.guild <> 0
	 WHERE st.gone = 0 AND (shared.story IS NOT NULL OR own.story IS NOT NULL)`

const (
	storyOfSlug = visibleStories + ` AND st.slug = ?2 ORDER BY st.guild DESC LIMIT 1`
	storyOfID   = visibleStories + ` AND st.id = ?2`
	// seenStory looks rows up by their keys alone, without sorting.
	seenStory = `SELECT st.id, coalesce(shared.version, 0), coalesce(own.version, 0),
	       coalesce((SELECT g.language FROM guilds g WHERE g.guild = ?1), '')` + amongVisible + `
	   AND st.id = coalesce((SELECT g.story FROM guilds g WHERE g.guild = ?1),
	                        (SELECT s.id FROM stories s WHERE s.guild = ?1 AND s.slug = ?2),
	                        (SELECT s.id FROM stories s WHERE s.guild = 0 AND s.slug = ?2))`
	storyFor = visibleStories + ` AND (st.slug = ?2 OR st.id = (SELECT g.story FROM guilds g WHERE g.guild = ?1))
	 ORDER BY CASE WHEN st.id = (SELECT g.story FROM guilds g WHERE g.guild = ?1) THEN 0 ELSE 1 END, st.guild DESC LIMIT 1`
)

func scanStory(scan func(...any) error) (st Story, v Version, err error) {
	err = scan(&st.ID, &st.Guild, &st.Slug, &st.Title, &st.Summary, &st.Timezone, &v.Shared, &v.Layer)
	return st, v, err
}

// listStories gives one story for each slug: a guild's own story stands in front of a shared one of the same slug.
func listStories(t *tx, guild GuildID) ([]Story, error) {
	var all []Story
	err := t.each(visibleStories+` ORDER BY st.slug, st.guild`, []any{guild}, func(rows *sql.Rows) error {
		st, _, err := scanStory(rows.Scan)
		if n := len(all); n > 0 && all[n-1].Slug == st.Slug {
			all[n-1] = st
		} else {
			all = append(all, st)
		}
		return err
	})
	return all, err
}

func storyBySlug(t *tx, guild GuildID, slug string) (Story, error) {
	st, _, err := scanStory(t.row(storyOfSlug, guild, slug).Scan)
	if !errors.Is(err, sql.ErrNoRows) {
		return st, err
	}
	all, err := listStories(t, guild)
	if err != nil {
		return Story{}, err
	}
	return Story{}, unknownStory(slug, all)
}

func storyByID(t *tx, guild GuildID, id StoryID) (Story, Version, error) {
	st, v, err := scanStory(t.row(storyOfID, guild, id).Scan)
	if errors.Is(err, sql.ErrNoRows) {
		err = errNoStory
	}
	return st, v, err
}

// unknownStory says that there is no such story and which one may be meant.
func unknownStory(slug string, all []Story) error {
	if len(all) == 0 {
		return errorf(ErrNotFound, "No story called %s: no story is on record yet; import a story file.", quoted(slug))
	}
	asked := strings.ToLower(strings.TrimSpace(slug))
	best, near := "", len(asked)/2+1
	for _, st := range all {
		if d := slugDistance(asked, st.Slug); d < near {
			best, near = st.Slug, d
		}
	}
	if best == "" {
		return errorf(ErrNotFound, "No story called %s. /story lists the stories on record.", quoted(slug))
	}
	return errorf(ErrNotFound, "No story called %s. Did you mean %s? /story lists the stories on record.", quoted(slug), best)
}

// slugDistance counts the letters in which asked differs from the slug, from its beginning, or from one of its words:
// people type "aple" for apple-alibaba.
func slugDistance(asked, slug string) int {
	if len(asked) > 100 {
		return len(asked)
	}
	d := levenshtein.ComputeDistance(asked, slug)
	for i, r := range slug {
		if r == '-' {
			d = min(d, levenshtein.ComputeDistance(asked, slug[:i]), levenshtein.ComputeDistance(asked, slug[i+1:]))
		}
	}
	for _, word := range strings.Split(slug, "-") {
		d = min(d, levenshtein.ComputeDistance(asked, word))
	}
	return d
}

// putStory creates the story, or the guild's layer of it, where it does not exist, and changes its title, summary and time
// zone where they differ from what the guild sees. It returns the story and how many of the three it wrote.
func putStory(t *tx, guild GuildID, seen *Story, f *File) (Story, int, error) {
	st := Story{Guild: guild, Slug: f.Slug}
	if seen != nil {
		st = *seen
	}
	changed := countTrue(st.Title != f.Title, st.Summary != f.Summary, st.Timezone != f.Timezone)
	st.Title, st.Summary, st.Timezone = f.Title, f.Summary, f.Timezone
	if seen == nil {
		// One that is gone is there again.
		err := t.row(`INSERT INTO stories (guild, slug) VALUES (?1, ?2) ON CONFLICT (guild, slug) DO UPDATE SET gone = 0
			RETURNING id`, guild, f.Slug).Scan(&st.ID)
		if err != nil {
			return st, 0, err
		}
	}
	if changed == 0 {
		return st, 0, nil
	}
	return st, changed, t.exec(`
		INSERT INTO layers (story, guild, version, title, summary, timezone) VALUES (?1, ?2, `+firstVersion+`, ?3, ?4, ?5)
		ON CONFLICT (story, guild) DO UPDATE SET title = excluded.title, summary = excluded.summary, timezone = excluded.timezone`,
		st.ID, guild, f.Title, f.Summary, f.Timezone)
}

// firstVersion is where the versions of a new layer begin: above those of all layers that have been deleted, so that nobody
// takes it for one of them.
const firstVersion = `coalesce((SELECT value FROM counters WHERE name = 'layer version'), 0)`

// openLayer makes sure that the guild has a layer of the story to write into.
func openLayer(t *tx, guild GuildID, story StoryID) error {
	return t.exec(`INSERT INTO layers (story, guild, version, title, summary, timezone)
		VALUES (?1, ?2, `+firstVersion+`, NULL, '', '') ON CONFLICT (story, guild) DO NOTHING`, story, guild)
}

// bumpLayer counts a change; a new layer is at 0 until then.
func bumpLayer(t *tx, guild GuildID, story StoryID) error {
	return t.exec(`UPDATE layers SET version = version + 1 WHERE story = ?1 AND guild = ?2`, story, guild)
}

func countTrue(conds ...bool) int {
	n := 0
	for _, c := range conds {
		if c {
			n++
		}
	}
	return n
}
