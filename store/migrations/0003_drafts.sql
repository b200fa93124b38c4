-- What editors have typed and not saved yet, so that it outlives a mistake and a restart. A draft is never changed: what is
-- typed anew is another one.

CREATE TABLE drafts (
    ref     TEXT NOT NULL PRIMARY KEY,
    guild   INTEGER NOT NULL,
    user_id TEXT NOT NULL,
    text    TEXT NOT NULL,
    used_at INTEGER NOT NULL
) STRICT;

CREATE INDEX drafts_user ON drafts (user_id, guild, used_at);
