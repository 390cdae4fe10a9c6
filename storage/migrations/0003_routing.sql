-- Routing: what neighbours wish for, where people are to a cell, who is kept apart, and the search for a helper.

CREATE TABLE wishes (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    kinds TEXT CHECK (json_type(kinds) = 'array'),
    reach INTEGER CHECK (reach BETWEEN 1 AND 100),
    nudges_a_week INTEGER NOT NULL DEFAULT 3 CHECK (nudges_a_week BETWEEN 0 AND 3),
    weekdays TEXT NOT NULL DEFAULT '1234567' CHECK (weekdays <> '' AND weekdays NOT GLOB '*[^1-7]*'),
    from_hour INTEGER NOT NULL DEFAULT 0 CHECK (from_hour BETWEEN 0 AND 23),
    until_hour INTEGER NOT NULL DEFAULT 24 CHECK (until_hour BETWEEN 1 AND 24),
    resting_until TEXT,
    CHECK (from_hour < until_hour)
) STRICT;

CREATE INDEX wishes_by_reach ON wishes (reach);

CREATE TABLE positions (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    cell INTEGER NOT NULL,
    asked_at TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX positions_by_cell ON positions (cell, asked_at, person_id);

CREATE TABLE blocks (
    by_id INTEGER NOT NULL REFERENCES people (id),
    against_id INTEGER NOT NULL REFERENCES people (id),
    since TEXT NOT NULL,
    PRIMARY KEY (by_id, against_id),
    CHECK (by_id <> against_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX blocks_against ON blocks (against_id, by_id);

CREATE INDEX people_of_area ON people (area_id, language);

ALTER TABLE offers ADD COLUMN wave INTEGER CHECK (wave >= 1);
ALTER TABLE offers ADD COLUMN asked_at TEXT CHECK ((asked_at IS NULL) = (wave IS NULL));
ALTER TABLE offers ADD COLUMN answered_at TEXT;

CREATE INDEX offers_of_person ON offers (person_id, asked_at, state, answered_at);
CREATE INDEX offers_by_time ON offers (asked_at, state, answered_at) WHERE asked_at IS NOT NULL;
CREATE INDEX offers_unanswered ON offers (asked_at) WHERE state = 'asked';

CREATE TABLE searches (
    help_request_id INTEGER PRIMARY KEY REFERENCES help_requests (id),
    area_id INTEGER NOT NULL REFERENCES areas (id),
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    posted_at TEXT NOT NULL,
    wave INTEGER NOT NULL DEFAULT 0 CHECK (wave >= 0),
    due_at TEXT,
    aloud_at TEXT,
    organisers_told_at TEXT
) STRICT;

CREATE INDEX searches_due ON searches (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX searches_aloud ON searches (area_id, aloud_at) WHERE aloud_at IS NOT NULL;

CREATE INDEX help_requests_done_for ON help_requests (resident_id, helper_id) WHERE status = 'closed';

ALTER TABLE outbox ADD COLUMN redraw_at TEXT;
CREATE INDEX outbox_redraw ON outbox (redraw_at) WHERE redraw_at IS NOT NULL;
CREATE INDEX outbox_about ON outbox (kind, about);

ALTER TABLE cards ADD COLUMN replaces INTEGER;
