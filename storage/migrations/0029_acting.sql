-- What organisers write to people through the bot, the answers, and why they close a request.

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

-- Why an organiser closed a request, for as long as it stays closed.
CREATE TABLE closings (
    help_request_id INTEGER PRIMARY KEY REFERENCES help_requests (id),
    by_id INTEGER NOT NULL REFERENCES people (id),
    reason TEXT NOT NULL CHECK (reason IN ('other_way', 'not_needed', 'double', 'not_met')),
    words TEXT,
    closed_at TEXT NOT NULL
) STRICT;
