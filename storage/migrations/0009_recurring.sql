-- Requests that come again, date by date, and the neighbours who don't want to be asked for them first.

CREATE TABLE series (
    id INTEGER PRIMARY KEY,
    resident_id INTEGER NOT NULL REFERENCES people (id),
    pattern_id INTEGER NOT NULL REFERENCES help_requests (id),
    every INTEGER NOT NULL CHECK (every IN (1, 2)),
    weekdays TEXT NOT NULL CHECK (weekdays <> '' AND weekdays NOT GLOB '*[^1-7]*'),
    first_on TEXT NOT NULL,
    begins_on TEXT NOT NULL CHECK (begins_on >= first_on),
    until TEXT NOT NULL,
    paused_until TEXT,
    next_on TEXT,
    tell_end_on TEXT,
    struggled_on TEXT,
    begun_at TEXT NOT NULL,
    stopped_at TEXT,
    CHECK (stopped_at IS NULL OR (next_on IS NULL AND tell_end_on IS NULL))
) STRICT;

CREATE INDEX series_next ON series (next_on) WHERE next_on IS NOT NULL;
CREATE INDEX series_ending ON series (tell_end_on) WHERE tell_end_on IS NOT NULL;
CREATE INDEX series_of_resident ON series (resident_id) WHERE stopped_at IS NULL;

-- Every date that was asked for, or left out, stands here once.
CREATE TABLE series_dates (
    series_id INTEGER NOT NULL REFERENCES series (id),
    wanted_on TEXT NOT NULL,
    help_request_id INTEGER REFERENCES help_requests (id),
    PRIMARY KEY (series_id, wanted_on)
) STRICT, WITHOUT ROWID;

CREATE INDEX series_dates_of_request ON series_dates (help_request_id) WHERE help_request_id IS NOT NULL;

CREATE TABLE series_left (
    series_id INTEGER NOT NULL REFERENCES series (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    since TEXT NOT NULL,
    PRIMARY KEY (series_id, person_id)
) STRICT, WITHOUT ROWID;
