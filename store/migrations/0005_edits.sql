-- One change that somebody made: all that one call wrote into one layer of a story, in one transaction. Numbers are never used
-- again. whole is 0 for what came on record before edits were kept: only its facts are known, so it cannot be undone.

CREATE TABLE edits (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    story     INTEGER NOT NULL,
    guild     INTEGER NOT NULL,
    action    TEXT NOT NULL CHECK (action <> ''),
    undoes    INTEGER REFERENCES edits (id) CHECK (undoes < id),
    whole     INTEGER NOT NULL CHECK (whole IN (0, 1)),
    user_id   TEXT NOT NULL,
    user_name TEXT NOT NULL,
    via       TEXT NOT NULL,
    at        INTEGER NOT NULL,
    CHECK ((action = 'undo') = (undoes IS NOT NULL)),
    FOREIGN KEY (story, guild) REFERENCES layers (story, guild)
) STRICT;

CREATE INDEX edits_layer ON edits (story, guild);
CREATE INDEX edits_at ON edits (guild, at);
CREATE INDEX edits_undoes ON edits (undoes) WHERE undoes IS NOT NULL;

-- What an edit did to a row that is no fact: as the layer's guild saw it before and after, in JSON; null where it saw nothing.
-- made says that the layer had no such row before, gone that it has none after; what shows then is the shared row, if any.
CREATE TABLE edit_items (
    edit         INTEGER NOT NULL REFERENCES edits (id),
    kind         TEXT NOT NULL CHECK (kind IN ('story', 'entity', 'relation', 'source')),
    slug         TEXT NOT NULL CHECK (slug <> ''),
    ord          INTEGER NOT NULL CHECK (ord >= 0),
    made         INTEGER NOT NULL CHECK (made IN (0, 1)),
    gone         INTEGER NOT NULL CHECK (gone IN (0, 1)),
    state_before TEXT CHECK (state_before <> ''),
    state_after  TEXT CHECK (state_after <> ''),
    PRIMARY KEY (edit, kind, slug)
) STRICT;

-- A row that is gone is not seen; it is kept because history refers to it, and to be as it was when that is undone.
ALTER TABLE stories ADD COLUMN gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1));
ALTER TABLE entities ADD COLUMN gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1));
ALTER TABLE relations ADD COLUMN gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1));
ALTER TABLE sources ADD COLUMN gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1));
ALTER TABLE facts ADD COLUMN gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1));

-- An entity that has been merged stands for the one that it names.
ALTER TABLE entities ADD COLUMN merged_into INTEGER REFERENCES entities (id) CHECK (merged_into <> id);

CREATE INDEX relations_gone ON relations (story, guild) WHERE gone = 1;
CREATE INDEX facts_gone ON facts (story, guild) WHERE gone = 1;

-- Numbers that must outlive the rows that they count.
CREATE TABLE counters (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT;

-- The revisions again, each with its edit. made and gone are as with edit_items; fact_after is null where no fact is seen.
CREATE TABLE revisions_of_edits (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    fact        INTEGER NOT NULL REFERENCES facts (id),
    edit        INTEGER NOT NULL REFERENCES edits (id),
    action      TEXT NOT NULL CHECK (action IN ('created', 'corrected', 'retracted', 'restored', 'removed')),
    made        INTEGER NOT NULL CHECK (made IN (0, 1)),
    gone        INTEGER NOT NULL CHECK (gone IN (0, 1)),
    fact_before TEXT CHECK (fact_before <> ''),
    fact_after  TEXT CHECK (fact_after <> ''),
    user_id     TEXT NOT NULL,
    user_name   TEXT NOT NULL,
    via         TEXT NOT NULL,
    at          INTEGER NOT NULL,
    CHECK ((action = 'created') = (fact_before IS NULL)),
    CHECK ((action = 'removed') = (fact_after IS NULL)),
    CHECK (gone = 1 OR fact_after IS NOT NULL)
) STRICT;

INSERT INTO edits (story, guild, action, undoes, whole, user_id, user_name, via, at)
SELECT f.story, f.guild, 'import', NULL, 0, r.user_id, r.user_name, r.via, r.at
  FROM revisions r JOIN facts f ON f.id = r.fact
 GROUP BY f.story, f.guild, r.at, r.user_id, r.user_name, r.via
 ORDER BY min(r.id);

INSERT INTO revisions_of_edits (id, fact, edit, action, made, gone, fact_before, fact_after, user_id, user_name, via, at)
SELECT r.id, r.fact, e.id, r.action, CASE WHEN r.id = (SELECT min(first.id) FROM revisions first WHERE first.fact = r.fact) THEN 1 ELSE 0 END,
       0, r.fact_before, r.fact_after, r.user_id, r.user_name, r.via, r.at
  FROM revisions r
  JOIN facts f ON f.id = r.fact
  JOIN edits e ON e.guild = f.guild AND e.at = r.at AND e.story = f.story AND e.user_id = r.user_id AND e.user_name = r.user_name AND e.via = r.via
 ORDER BY r.id;

DROP TABLE revisions;
ALTER TABLE revisions_of_edits RENAME TO revisions;
CREATE INDEX revisions_fact ON revisions (fact);
CREATE INDEX revisions_edit ON revisions (edit);
