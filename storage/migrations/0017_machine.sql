-- The machine room: when backups were made, and how often somebody did what there is a limit to.

CREATE TABLE backups (
    id INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL
) STRICT;

CREATE TABLE doings (
    person_id INTEGER NOT NULL REFERENCES people (id),
    what TEXT NOT NULL CHECK (what IN ('ask', 'write', 'report')),
    since TEXT NOT NULL,
    times INTEGER NOT NULL CHECK (times > 0),
    PRIMARY KEY (person_id, what)
) STRICT, WITHOUT ROWID;

CREATE INDEX doings_old ON doings (since);
