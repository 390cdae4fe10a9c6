-- Announcements: what organisers tell many at once, to whom, and what those answer by a tap.

CREATE TABLE announcements (
    id INTEGER PRIMARY KEY,
    draft_id INTEGER NOT NULL UNIQUE,
    by_id INTEGER NOT NULL REFERENCES people (id),
    -- Where the organiser wrote it to us: it is copied from there. `html` are its words as they stand now.
    chat_id INTEGER NOT NULL,
    message_id INTEGER NOT NULL,
    sort TEXT NOT NULL CHECK (sort IN ('words', 'captioned', 'other')),
    html TEXT NOT NULL,
    audience TEXT NOT NULL CHECK (json_valid(audience)),
    privately INTEGER NOT NULL CHECK (privately IN (0, 1)),
    in_groups INTEGER NOT NULL CHECK (in_groups IN (0, 1)),
    urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    state TEXT NOT NULL
        CHECK (state IN ('proposed', 'waiting', 'sending', 'paused', 'sent', 'stopped', 'withdrawn')),
    made_at TEXT NOT NULL,
    send_at TEXT NOT NULL,
    begun_at TEXT,
    ended_at TEXT,
    corrected_at TEXT,
    CHECK (privately OR in_groups),
    CHECK ((ended_at IS NOT NULL) = (state IN ('sent', 'stopped', 'withdrawn')))
) STRICT;

CREATE INDEX announcements_due ON announcements (send_at) WHERE state = 'waiting';
CREATE INDEX announcements_under_way ON announcements (id) WHERE state IN ('sending', 'paused');
CREATE INDEX announcements_proposed ON announcements (id) WHERE state = 'proposed';
CREATE INDEX announcements_over ON announcements (ended_at) WHERE ended_at IS NOT NULL;

CREATE TABLE announcement_choices (
    announcement_id INTEGER NOT NULL REFERENCES announcements (id),
    number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 5),
    label TEXT NOT NULL,
    PRIMARY KEY (announcement_id, number)
) STRICT;

CREATE TABLE announcement_answers (
    announcement_id INTEGER NOT NULL REFERENCES announcements (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    number INTEGER NOT NULL,
    answered_at TEXT NOT NULL,
    first_number INTEGER NOT NULL,
    PRIMARY KEY (announcement_id, person_id),
    FOREIGN KEY (announcement_id, number) REFERENCES announcement_choices (announcement_id, number)
) STRICT, WITHOUT ROWID;

CREATE INDEX announcement_answers_of_person ON announcement_answers (person_id);

-- Who wants no announcements; what they asked for, and what is about safety, reaches them all the same.
CREATE TABLE no_news (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    since TEXT NOT NULL
) STRICT;

CREATE TABLE proposals_now (
    id INTEGER PRIMARY KEY,
    what TEXT NOT NULL
        CHECK (what IN ('organiser', 'safeguarding', 'unfreeze', 'change_checkins', 'stop_checkins', 'announce')),
    about INTEGER NOT NULL,
    by_id INTEGER NOT NULL REFERENCES people (id),
    proposed_at TEXT NOT NULL,
    until TEXT NOT NULL,
    outcome TEXT CHECK (outcome IN ('agreed', 'refused', 'dropped', 'lapsed')),
    ended_by INTEGER REFERENCES people (id),
    ended_at TEXT,
    CHECK ((outcome IS NULL) = (ended_at IS NULL)),
    CHECK (outcome <> 'agreed' OR ended_by <> by_id)
) STRICT;
INSERT INTO proposals_now SELECT * FROM proposals;
DROP TABLE proposals;
ALTER TABLE proposals_now RENAME TO proposals;
CREATE UNIQUE INDEX proposals_one_open ON proposals (what, about) WHERE outcome IS NULL;
CREATE INDEX proposals_until ON proposals (until) WHERE outcome IS NULL;
