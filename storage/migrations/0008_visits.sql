-- Visits: what is due later about a request, how far each helper's visit has got, and what is said afterwards.

CREATE TABLE agenda (
    help_request_id INTEGER NOT NULL REFERENCES help_requests (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    what TEXT NOT NULL CHECK (what IN ('tomorrow', 'who_comes', 'soon', 'worry', 'alarm', 'happened',
        'ask_resident', 'unknown', 'dropped_out', 'still_asking', 'forget_address')),
    day TEXT NOT NULL,
    due_at TEXT NOT NULL,
    done_at TEXT,
    PRIMARY KEY (help_request_id, person_id, what, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX agenda_due ON agenda (due_at) WHERE done_at IS NULL;

CREATE TABLE unplanned (
    help_request_id INTEGER PRIMARY KEY REFERENCES help_requests (id),
    since TEXT NOT NULL
) STRICT;

CREATE TABLE visits (
    help_request_id INTEGER NOT NULL REFERENCES help_requests (id),
    helper_id INTEGER NOT NULL REFERENCES people (id),
    arrived_at TEXT,
    stays_at TEXT,
    left_at TEXT,
    gave_back_at TEXT,
    address_gone_at TEXT,
    PRIMARY KEY (help_request_id, helper_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    help_request_id INTEGER NOT NULL REFERENCES help_requests (id),
    by_id INTEGER NOT NULL REFERENCES people (id),
    purpose TEXT NOT NULL CHECK (purpose IN ('for_organisers', 'thanks')),
    words TEXT,
    voice TEXT,
    said_at TEXT NOT NULL,
    UNIQUE (help_request_id, by_id, purpose),
    CHECK ((words IS NULL) <> (voice IS NULL))
) STRICT;

ALTER TABLE help_requests ADD COLUMN follows_id INTEGER REFERENCES help_requests (id);
ALTER TABLE help_requests ADD COLUMN what_now TEXT CHECK (what_now IN ('asked_again', 'call', 'left'));

CREATE UNIQUE INDEX help_requests_that_follow ON help_requests (follows_id) WHERE follows_id IS NOT NULL;

-- What is under way already gets its reminders too, and what has ended loses its address.
INSERT INTO unplanned (help_request_id, since)
SELECT id, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now') FROM help_requests;
