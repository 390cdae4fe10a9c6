-- What organisers write to people through the bot, and the answers.

CREATE TABLE organiser_messages (
    id INTEGER PRIMARY KEY,
    from_id INTEGER NOT NULL REFERENCES people (id),
    to_id INTEGER NOT NULL REFERENCES people (id),
    is_answer INTEGER NOT NULL CHECK (is_answer IN (0, 1)),
    text TEXT,
    voice TEXT,
    sent_at TEXT NOT NULL,
    CHECK (from_id <> to_id)
) STRICT;

CREATE INDEX organiser_messages_lately ON organiser_messages (from_id, sent_at);
CREATE INDEX organiser_messages_kept ON organiser_messages (sent_at);
