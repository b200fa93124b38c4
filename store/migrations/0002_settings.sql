-- What a server has set for itself, and whether Byline is still a member of it.

ALTER TABLE guilds ADD COLUMN timezone TEXT NOT NULL DEFAULT '';
ALTER TABLE guilds ADD COLUMN language TEXT NOT NULL DEFAULT '';
ALTER TABLE guilds ADD COLUMN chat_off INTEGER NOT NULL DEFAULT 0 CHECK (chat_off IN (0, 1));

-- joined: Byline has been seen to be a member. left_at: when it was seen to be one no more.
ALTER TABLE guilds ADD COLUMN joined INTEGER NOT NULL DEFAULT 0 CHECK (joined IN (0, 1));
ALTER TABLE guilds ADD COLUMN left_at INTEGER;

-- Channels in which mentions of Byline are not answered.
CREATE TABLE quiet_channels (
    guild   INTEGER NOT NULL REFERENCES guilds (guild),
    channel TEXT NOT NULL CHECK (channel <> ''),
    PRIMARY KEY (guild, channel)
) STRICT;
