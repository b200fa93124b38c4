-- What members asked and the record could not answer.

-- Questions passed on carry no name. topic is what questions in other words for the same thing share; answered is the key of
-- the fact that answers one, empty while it is open.
ALTER TABLE gaps DROP COLUMN user_name;
ALTER TABLE gaps ADD COLUMN topic TEXT NOT NULL DEFAULT '';
ALTER TABLE gaps ADD COLUMN answered TEXT NOT NULL DEFAULT '';
UPDATE gaps SET topic = asked;
CREATE INDEX gaps_guild ON gaps (guild, story, topic);

-- Questions whose askers are to be told, once, when a fact answers them. spoken is the time that the question speaks of. mark
-- is the highest revision when it was asked. shared and layer are the version of the story in which it was last asked again.
-- claimed is until when a process has it in hand to tell, tries how often one had. outcome: empty while the member waits,
-- told, closed (the member takes no direct messages) or failed.
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

-- The story that a direct message has turned to.
CREATE TABLE conversations (
    channel TEXT NOT NULL CHECK (channel <> ''),
    user_id TEXT NOT NULL CHECK (user_id <> ''),
    story   INTEGER NOT NULL REFERENCES stories (id),
    at      INTEGER NOT NULL,
    PRIMARY KEY (channel, user_id)
) STRICT;

CREATE INDEX conversations_user ON conversations (user_id);
