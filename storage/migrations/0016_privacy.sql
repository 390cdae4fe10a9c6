-- Privacy: who agreed to what, who was here when, who leaves or has left, and letters that are blanked.

CREATE TABLE agreements (
    person_id INTEGER NOT NULL REFERENCES people (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    language TEXT NOT NULL,
    agreed_at TEXT NOT NULL,
    PRIMARY KEY (person_id, version)
) STRICT, WITHOUT ROWID;

INSERT INTO agreements (person_id, version, language, agreed_at) SELECT id, 1, language, agreed_at FROM people;

CREATE TABLE activity (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    seen_at TEXT NOT NULL,
    asked_to_agree INTEGER NOT NULL DEFAULT 0,
    goes_at TEXT
) STRICT;

INSERT INTO activity (person_id, seen_at)
SELECT id, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now') FROM people;

CREATE INDEX activity_by_time ON activity (seen_at);
CREATE INDEX activity_going ON activity (goes_at) WHERE goes_at IS NOT NULL;

-- Whoever is to be forgotten: what was in their own row, and their way in, until nothing can be undone.
CREATE TABLE leaving (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    account_id INTEGER,
    by_id INTEGER NOT NULL,
    kept TEXT NOT NULL CHECK (json_valid(kept)),
    left_at TEXT NOT NULL,
    erase_at TEXT NOT NULL
) STRICT;

CREATE INDEX leaving_due ON leaving (erase_at);
CREATE INDEX leaving_of_account ON leaving (account_id) WHERE account_id IS NOT NULL;

-- Every forgetting and coming back, to be written into a file of its own that no backup overwrites.
CREATE TABLE forgettings (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('forget', 'back')),
    at TEXT NOT NULL,
    written_at TEXT
) STRICT;

CREATE INDEX forgettings_unwritten ON forgettings (id) WHERE written_at IS NULL;

ALTER TABLE people ADD COLUMN forgotten_at TEXT;

ALTER TABLE outbox ADD COLUMN blanked INTEGER NOT NULL DEFAULT 0 CHECK (blanked IN (0, 1));

CREATE INDEX outbox_of_person ON outbox (person_id, id);
CREATE INDEX outbox_old ON outbox (settled_at) WHERE settled_at IS NOT NULL;
CREATE INDEX help_requests_over ON help_requests (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX history_of_actor ON history (actor_id);
