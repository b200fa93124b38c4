-- Digests: what a channel gets on its schedule. next_due is the next slot, null while the digest is paused; armed_at is what
-- the clock showed when it was worked out, which tells whether the clock has been put back since. A digest that was removed
-- stays, so that corrections still reach what it posted.
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

CREATE INDEX digests_guild ON digests (guild);
CREATE INDEX digests_next_due ON digests (next_due);
CREATE INDEX digests_armed_at ON digests (armed_at);
CREATE INDEX digests_notice_wake ON digests (notice_wake);

-- The ledger: one row for each slot that came due. wake is when somebody should look at it: when it is due, when a try that
-- failed is to be made again, when the lease of who holds it runs out; null once it is over.
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

CREATE INDEX digest_slots_wake ON digest_slots (wake);
CREATE INDEX digest_slots_ended_at ON digest_slots (ended_at);

-- The messages of a slot, recorded before the first is posted. body is as it was composed, shown as it stands in the channel
-- now. tried_at is when posting it was begun and its outcome is not known; checked is the revision up to which corrections
-- have reached it.
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

-- Which facts a message tells of: a correction of one of them reaches it.
CREATE TABLE digest_message_facts (
    message INTEGER NOT NULL REFERENCES digest_messages (id),
    fact    INTEGER NOT NULL REFERENCES facts (id),
    PRIMARY KEY (message, fact)
) STRICT;

CREATE INDEX digest_message_facts_fact ON digest_message_facts (fact);
