-- The machine room: when backups were made.

CREATE TABLE backups (
    id INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL
) STRICT;
