-- The contact log: what an organiser notes of a talk with somebody, and when to come back to it.
CREATE TABLE contact_log (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    by_id INTEGER NOT NULL REFERENCES people (id),
    words TEXT NOT NULL,
    at TEXT NOT NULL,
    again_on TEXT
) STRICT;
CREATE INDEX contact_log_person ON contact_log (person_id, id);
CREATE INDEX contact_log_again ON contact_log (again_on) WHERE again_on IS NOT NULL;
