-- The whole schema as the migrations make it. Written by: go test ./store -run Schema -update

CREATE TABLE conversations (
    channel TEXT NOT NULL CHECK (channel <> ''),
    user_id TEXT NOT NULL CHECK (user_id <> ''),
    story   INTEGER NOT NULL REFERENCES stories (id),
    at      INTEGER NOT NULL,
    PRIMARY KEY (channel, user_id)
) STRICT;

CREATE INDEX conversations_user ON conversations (user_id);

CREATE TABLE counters (
    name  TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT;

CREATE TABLE digest_message_facts (
    message INTEGER NOT NULL REFERENCES digest_messages (id),
    fact    INTEGER NOT NULL REFERENCES facts (id),
    PRIMARY KEY (message, fact)
) STRICT;

CREATE INDEX digest_message_facts_fact ON digest_message_facts (fact);

CREATE TABLE digest_messages (
    id         INTEGER PRIMARY KEY,
    slot       INTEGER NOT NULL REFERENCES digest_slots (id),
    ord        INTEGER NOT NULL CHECK (ord >= 0),
    place      TEXT NOT NULL CHECK (place <> ''),
    nonce      TEXT NOT NULL CHECK (length(nonce) BETWEEN 1 AND 25),
    body       TEXT NOT NULL,
    shown      TEXT NOT NULL,
    tried_at   INTEGER,
    message_id TEXT NOT NULL,
    posted_at  INTEGER,
    checked    INTEGER NOT NULL,
    gone       INTEGER NOT NULL CHECK (gone IN (0, 1)),
    UNIQUE (slot, ord),
    CHECK ((message_id = '') = (posted_at IS NULL))
) STRICT;

CREATE INDEX digest_messages_posted_at ON digest_messages (posted_at);

CREATE TABLE digest_slots (
    id       INTEGER PRIMARY KEY,
    digest   INTEGER NOT NULL REFERENCES digests (id),
    due      INTEGER NOT NULL,
    wall     TEXT NOT NULL,
    asked    INTEGER NOT NULL CHECK (asked IN (0, 1)),
    state    TEXT NOT NULL CHECK (state IN ('due', 'claimed', 'composed', 'done', 'skipped', 'missed', 'failed')),
    reason   TEXT NOT NULL,
    owner    TEXT NOT NULL,
    wake     INTEGER,
    tries    INTEGER NOT NULL CHECK (tries >= 0),
    late     INTEGER NOT NULL CHECK (late IN (0, 1)),
    upto     INTEGER NOT NULL CHECK (upto >= 0),
    made_at  INTEGER NOT NULL,
    ended_at INTEGER,
    UNIQUE (digest, due),
    CHECK ((wake IS NULL) = (state IN ('done', 'skipped', 'missed', 'failed'))),
    CHECK ((ended_at IS NULL) = (state NOT IN ('done', 'skipped', 'missed', 'failed')))
) STRICT;

CREATE INDEX digest_slots_ended_at ON digest_slots (ended_at);

CREATE INDEX digest_slots_wake ON digest_slots (wake);

CREATE TABLE digests (
    id           INTEGER PRIMARY KEY,
    guild        INTEGER NOT NULL CHECK (guild > 0),
    channel      TEXT NOT NULL CHECK (channel <> ''),
    thread       TEXT NOT NULL,
    story        INTEGER NOT NULL REFERENCES stories (id),
    spec         TEXT NOT NULL CHECK (spec <> ''),
    zone         TEXT NOT NULL,
    style        TEXT NOT NULL CHECK (style IN ('headlines', 'full')),
    always       INTEGER NOT NULL CHECK (always IN (0, 1)),
    role         TEXT NOT NULL,
    paused       TEXT NOT NULL,
    user_id      TEXT NOT NULL,
    user_name    TEXT NOT NULL,
    via          TEXT NOT NULL,
    created_at   INTEGER NOT NULL,
    mark         INTEGER NOT NULL CHECK (mark >= 0),
    delivered_at INTEGER,
    next_due     INTEGER,
    armed_at     INTEGER NOT NULL,
    refusals     INTEGER NOT NULL CHECK (refusals >= 0),
    notice_wake  INTEGER,
    notice_tried INTEGER,
    notice_tries INTEGER NOT NULL,
    changed_by   TEXT NOT NULL,
    removed_at   INTEGER
) STRICT;

CREATE INDEX digests_armed_at ON digests (armed_at);

CREATE INDEX digests_guild ON digests (guild);

CREATE INDEX digests_next_due ON digests (next_due);

CREATE INDEX digests_notice_wake ON digests (notice_wake);

CREATE TABLE drafts (
    ref     TEXT NOT NULL PRIMARY KEY,
    guild   INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    text    TEXT NOT NULL,
    used_at INTEGER NOT NULL
) STRICT;

CREATE INDEX drafts_user ON drafts (user_id, guild, used_at);

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

CREATE INDEX edits_at ON edits (guild, at);

CREATE INDEX edits_layer ON edits (story, guild);

CREATE INDEX edits_undoes ON edits (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE entities (
    id      INTEGER PRIMARY KEY,
    story   INTEGER NOT NULL,
    guild   INTEGER NOT NULL,
    slug    TEXT NOT NULL CHECK (slug <> ''),
    name    TEXT NOT NULL CHECK (name <> ''),
    kind    TEXT NOT NULL CHECK (kind IN ('company', 'person', 'place', 'product', 'organisation', 'event', 'other')),
    summary TEXT NOT NULL, gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)), merged_into INTEGER REFERENCES entities (id) CHECK (merged_into <> id),
    UNIQUE (story, guild, slug),
    UNIQUE (story, id),
    FOREIGN KEY (story, guild) REFERENCES layers (story, guild)
) STRICT;

CREATE TABLE entity_aliases (
    entity INTEGER NOT NULL REFERENCES entities (id),
    ord    INTEGER NOT NULL CHECK (ord >= 0),
    alias  TEXT NOT NULL CHECK (alias <> ''),
    PRIMARY KEY (entity, ord)
) STRICT;

CREATE TABLE fact_sources (
    fact   INTEGER NOT NULL,
    source INTEGER NOT NULL,
    story  INTEGER NOT NULL,
    ord    INTEGER NOT NULL CHECK (ord >= 0),
    PRIMARY KEY (fact, source),
    FOREIGN KEY (story, fact) REFERENCES facts (story, id),
    FOREIGN KEY (story, source) REFERENCES sources (story, id)
) STRICT;

CREATE TABLE facts (
    id           INTEGER PRIMARY KEY,
    story        INTEGER NOT NULL,
    guild        INTEGER NOT NULL,
    key          TEXT NOT NULL CHECK (key <> ''),
    text         TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 500),
    subject      INTEGER,
    relation     TEXT NOT NULL,
    object       INTEGER,
    value        TEXT NOT NULL,
    place        TEXT NOT NULL,
    quote        TEXT NOT NULL CHECK (length(quote) <= 300),
    said_by      INTEGER,
    status       TEXT NOT NULL CHECK (status IN ('confirmed', 'reported', 'disputed', 'denied', 'not_disclosed')),
    happened     TEXT NOT NULL,
    happened_ms  INTEGER,
    until        TEXT NOT NULL,
    until_ms     INTEGER,
    first_source INTEGER NOT NULL,
    replaces     INTEGER CHECK (replaces <> id),
    disputes     INTEGER CHECK (disputes <> id),
    retracted    TEXT NOT NULL, gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    UNIQUE (story, guild, key),
    UNIQUE (story, id),
    CHECK (relation = '' OR subject IS NOT NULL),
    CHECK (object IS NULL OR value = ''),
    CHECK ((happened = '') = (happened_ms IS NULL)),
    CHECK ((until = '') = (until_ms IS NULL)),
    FOREIGN KEY (story, guild) REFERENCES layers (story, guild),
    FOREIGN KEY (story, subject) REFERENCES entities (story, id),
    FOREIGN KEY (story, object) REFERENCES entities (story, id),
    FOREIGN KEY (story, said_by) REFERENCES entities (story, id),
    FOREIGN KEY (story, replaces) REFERENCES facts (story, id),
    FOREIGN KEY (story, disputes) REFERENCES facts (story, id),
    FOREIGN KEY (id, first_source) REFERENCES fact_sources (fact, source) DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX facts_gone ON facts (story, guild) WHERE gone = 1;

CREATE TABLE gaps (
    id        INTEGER PRIMARY KEY,
    guild     INTEGER NOT NULL CHECK (guild >= 0),
    story     INTEGER NOT NULL REFERENCES stories (id),
    asked     TEXT NOT NULL,
    question  TEXT NOT NULL CHECK (length(question) BETWEEN 1 AND 500),
    note      TEXT NOT NULL CHECK (length(note) <= 500),
    user_id   TEXT NOT NULL,
    via       TEXT NOT NULL,
    at        INTEGER NOT NULL, topic TEXT NOT NULL DEFAULT '', answered TEXT NOT NULL DEFAULT '',
    UNIQUE (story, guild, user_id, asked)
) STRICT;

CREATE INDEX gaps_guild ON gaps (guild, story, topic);

CREATE TABLE guilds (
    guild       INTEGER PRIMARY KEY CHECK (guild >= 0),
    story       INTEGER REFERENCES stories (id),
    editor_role TEXT NOT NULL,
    changed_by  TEXT NOT NULL,
    changed_at  INTEGER NOT NULL
, timezone TEXT NOT NULL DEFAULT '', language TEXT NOT NULL DEFAULT '', chat_off INTEGER NOT NULL DEFAULT 0 CHECK (chat_off IN (0, 1)), joined INTEGER NOT NULL DEFAULT 0 CHECK (joined IN (0, 1)), left_at INTEGER) STRICT;

CREATE TABLE kept (
    ref     TEXT PRIMARY KEY,
    text    TEXT NOT NULL,
    used_at INTEGER NOT NULL
) STRICT;

CREATE INDEX kept_used_at ON kept (used_at);

CREATE TABLE layers (
    story    INTEGER NOT NULL REFERENCES stories (id),
    guild    INTEGER NOT NULL CHECK (guild >= 0),
    version  INTEGER NOT NULL CHECK (version >= 0),
    title    TEXT CHECK (title <> ''),
    summary  TEXT NOT NULL,
    timezone TEXT NOT NULL,
    PRIMARY KEY (story, guild),
    CHECK (guild <> 0 OR title IS NOT NULL),
    CHECK (title IS NOT NULL OR (summary = '' AND timezone = ''))
) STRICT;

CREATE TABLE migrations (
    version    INTEGER PRIMARY KEY,
    name       TEXT NOT NULL,
    applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE quiet_channels (
    guild   INTEGER NOT NULL REFERENCES guilds (guild),
    channel TEXT NOT NULL CHECK (channel <> ''),
    PRIMARY KEY (guild, channel)
) STRICT;

CREATE TABLE relation_words (
    relation INTEGER NOT NULL REFERENCES relations (id),
    ord      INTEGER NOT NULL CHECK (ord >= 0),
    word     TEXT NOT NULL CHECK (word <> ''),
    PRIMARY KEY (relation, ord)
) STRICT;

CREATE TABLE relations (
    id           INTEGER PRIMARY KEY,
    story        INTEGER NOT NULL,
    guild        INTEGER NOT NULL,
    slug         TEXT NOT NULL CHECK (slug <> ''),
    label        TEXT NOT NULL,
    inverse      TEXT NOT NULL,
    is_symmetric INTEGER CHECK (is_symmetric IN (0, 1)),
    is_command   INTEGER CHECK (is_command IN (0, 1)), gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    UNIQUE (story, guild, slug),
    FOREIGN KEY (story, guild) REFERENCES layers (story, guild)
) STRICT;

CREATE INDEX relations_gone ON relations (story, guild) WHERE gone = 1;

CREATE TABLE "revisions" (
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

CREATE INDEX revisions_edit ON revisions (edit);

CREATE INDEX revisions_fact ON revisions (fact);

CREATE TABLE sources (
    id           INTEGER PRIMARY KEY,
    story        INTEGER NOT NULL,
    guild        INTEGER NOT NULL,
    slug         TEXT NOT NULL CHECK (slug <> ''),
    publisher    TEXT NOT NULL CHECK (publisher <> ''),
    title        TEXT NOT NULL CHECK (title <> ''),
    published    TEXT NOT NULL CHECK (published <> ''),
    published_ms INTEGER NOT NULL,
    url          TEXT NOT NULL,
    author       TEXT NOT NULL,
    retrieved    TEXT NOT NULL, gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    UNIQUE (story, guild, slug),
    UNIQUE (story, id),
    FOREIGN KEY (story, guild) REFERENCES layers (story, guild)
) STRICT;

CREATE TABLE stories (
    id    INTEGER PRIMARY KEY,
    guild INTEGER NOT NULL CHECK (guild >= 0),
    slug  TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 64), gone INTEGER NOT NULL DEFAULT 0 CHECK (gone IN (0, 1)),
    UNIQUE (guild, slug)
) STRICT;

CREATE TABLE uploads (
    ref     TEXT NOT NULL PRIMARY KEY,
    guild   INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    name    TEXT NOT NULL,
    data    BLOB NOT NULL,
    plan    TEXT NOT NULL,
    bytes   INTEGER NOT NULL,
    at      INTEGER NOT NULL
) STRICT;

CREATE INDEX uploads_guild ON uploads (guild, at);

CREATE TABLE watches (
    id       INTEGER PRIMARY KEY,
    guild    INTEGER NOT NULL CHECK (guild >= 0),
    story    INTEGER NOT NULL REFERENCES stories (id),
    user_id  TEXT NOT NULL CHECK (user_id <> ''),
    asked    TEXT NOT NULL,
    question TEXT NOT NULL CHECK (length(question) BETWEEN 1 AND 500),
    spoken   TEXT NOT NULL,
    at       INTEGER NOT NULL,
    mark     INTEGER NOT NULL,
    shared   INTEGER NOT NULL,
    layer    INTEGER NOT NULL,
    claimed  INTEGER NOT NULL,
    tries    INTEGER NOT NULL,
    outcome  TEXT NOT NULL CHECK (outcome IN ('', 'told', 'closed', 'failed')),
    UNIQUE (story, guild, user_id, asked)
) STRICT;

CREATE INDEX watches_user ON watches (user_id);
