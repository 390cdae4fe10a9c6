-- Rehearsals: which organiser has one, and whom of its invented people they play. What happens in it is not
-- here at all, but in a database of its own.

CREATE TABLE rehearsals (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    person_id INTEGER NOT NULL UNIQUE REFERENCES people (id),
    playing TEXT CHECK (playing IN ('rosa', 'pia', 'ben', 'ayo', 'olga')),
    minutes_on INTEGER NOT NULL DEFAULT 0 CHECK (minutes_on >= 0),
    began_at TEXT NOT NULL,
    ends_at TEXT NOT NULL
) STRICT;
