-- Asking: a picture, a shopping list and what is usually on it, and what to know at the door.

ALTER TABLE help_requests ADD COLUMN photo TEXT;
ALTER TABLE help_requests ADD COLUMN items TEXT CHECK (items <> '');

ALTER TABLE people ADD COLUMN door TEXT CHECK (door <> '');

CREATE TABLE usual_items (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    item TEXT NOT NULL,
    known_as TEXT NOT NULL,
    times INTEGER NOT NULL DEFAULT 1 CHECK (times >= 1),
    last_at TEXT NOT NULL,
    UNIQUE (person_id, known_as)
) STRICT;
