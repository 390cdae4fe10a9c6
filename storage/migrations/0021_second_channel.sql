-- Who couldn't be asked or heard, by the letter that tells of them; and alarms that go by another way.

CREATE TABLE checkins_unheard (
    checkin_id INTEGER PRIMARY KEY REFERENCES checkins (id),
    page INTEGER NOT NULL,
    noted_at TEXT NOT NULL
) STRICT;

CREATE INDEX checkins_unheard_page ON checkins_unheard (page);

-- Each alarm once by each way, and each way's own trial of the day, the canary.
CREATE TABLE dispatches (
    id INTEGER PRIMARY KEY,
    way TEXT NOT NULL CHECK (way IN ('email', 'hook')),
    kind TEXT NOT NULL,
    about INTEGER NOT NULL,
    letter_id INTEGER,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'stale', 'failed')),
    due_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    noted_at TEXT NOT NULL,
    settled_at TEXT,
    UNIQUE (way, kind, about)
) STRICT;

CREATE INDEX dispatches_due ON dispatches (due_at) WHERE state IN ('waiting', 'sending');
