-- Safety: alarms raised by words of danger, and what is reported or worried about.

CREATE TABLE emergencies (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL,
    person_id INTEGER REFERENCES people (id),
    name TEXT NOT NULL,
    danger TEXT NOT NULL CHECK (danger IN ('ill', 'gas', 'fire', 'despair', 'violence', 'help')),
    words TEXT,
    in_group INTEGER NOT NULL DEFAULT 0 CHECK (in_group IN (0, 1)),
    raised_at TEXT NOT NULL,
    taken_by INTEGER REFERENCES people (id),
    taken_at TEXT CHECK ((taken_at IS NULL) = (taken_by IS NULL)),
    ended_at TEXT,
    ending TEXT CHECK (ending IN ('no_danger', 'seen_to', 'again')),
    CHECK ((ended_at IS NULL) = (ending IS NULL))
) STRICT;

CREATE UNIQUE INDEX emergencies_one_at_a_time ON emergencies (account_id) WHERE ended_at IS NULL;
CREATE INDEX emergencies_of_account ON emergencies (account_id, id);
CREATE INDEX emergencies_with_words ON emergencies (raised_at) WHERE words IS NOT NULL;

CREATE INDEX blocks_by ON blocks (by_id, since);

CREATE TABLE cases (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('report', 'worry')),
    by_id INTEGER NOT NULL REFERENCES people (id),
    about_id INTEGER REFERENCES people (id),
    about TEXT,
    message_id INTEGER REFERENCES messages (id),
    reason TEXT CHECK (reason IN ('rude', 'money', 'unsafe', 'not_as_agreed', 'other')),
    words TEXT,
    voice TEXT,
    state TEXT NOT NULL DEFAULT 'reported' CHECK (state IN ('reported', 'looked_into', 'closed')),
    reported_at TEXT NOT NULL,
    taken_by INTEGER REFERENCES people (id),
    look_again_at TEXT,
    closed_at TEXT,
    CHECK (by_id <> about_id),
    CHECK ((kind = 'report') = (reason IS NOT NULL)),
    CHECK (kind = 'worry' OR about_id IS NOT NULL),
    CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
    CHECK (state = 'reported' OR taken_by IS NOT NULL),
    CHECK (look_again_at IS NULL OR state = 'looked_into')
) STRICT;

CREATE INDEX cases_open ON cases (kind, id) WHERE state <> 'closed';
CREATE INDEX cases_to_look_at_again ON cases (look_again_at) WHERE look_again_at IS NOT NULL;

-- Who may see it, settled when it comes in: never whom it is about.
CREATE TABLE case_readers (
    case_id INTEGER NOT NULL REFERENCES cases (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (case_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX case_readers_of ON case_readers (person_id, case_id);

CREATE TABLE case_notes (
    id INTEGER PRIMARY KEY,
    case_id INTEGER NOT NULL REFERENCES cases (id),
    by_id INTEGER NOT NULL REFERENCES people (id),
    words TEXT NOT NULL,
    said_at TEXT NOT NULL
) STRICT;

CREATE INDEX case_notes_of ON case_notes (case_id);
