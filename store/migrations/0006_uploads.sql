-- Files that editors have uploaded to import: kept between the dry run and the decision, for an hour at most.

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
