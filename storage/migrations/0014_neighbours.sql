-- Neighbours: what they promise, who vouches for them, what was seen of them, and their first jobs.

-- `promise_due_at`: when they are asked for the promise (anew), or are asked for no more help until they make
-- it. `cleared`: until when they may do what needs a check, by need. Both are kept by the verbs.
ALTER TABLE roles ADD COLUMN promise_due_at TEXT;
ALTER TABLE roles ADD COLUMN promise_asked_at TEXT;
ALTER TABLE roles ADD COLUMN promise_lapsed_at TEXT;
ALTER TABLE roles ADD COLUMN jobs INTEGER NOT NULL DEFAULT 0 CHECK (jobs >= 0);
ALTER TABLE roles ADD COLUMN cleared TEXT NOT NULL DEFAULT '{}' CHECK (json_type(cleared) = 'object');

CREATE INDEX roles_promise_due ON roles (promise_due_at) WHERE promise_due_at IS NOT NULL;

UPDATE roles SET
    promise_due_at = since,
    jobs = (SELECT COUNT(*) FROM help_requests
        WHERE status = 'closed' AND outcome <> 'not_met' AND roles.person_id IN (helper_id, second_id))
WHERE role = 'neighbour' AND standing IN ('asked', 'approved', 'out_of_group');

CREATE TABLE pledges (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    language TEXT NOT NULL,
    agreed_at TEXT NOT NULL
) STRICT;

CREATE INDEX pledges_of_person ON pledges (person_id, id);

-- A word about a neighbour, for organisers alone: who vouches for them, or why they are off the list.
CREATE TABLE remarks (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    by_id INTEGER NOT NULL REFERENCES people (id),
    sort TEXT NOT NULL CHECK (sort IN ('vouches', 'off_the_list')),
    words TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

CREATE INDEX remarks_of_person ON remarks (person_id, id);

-- What was seen, by whom, when, and until when it counts: never what a certificate says.
CREATE TABLE vettings (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    sort TEXT NOT NULL CHECK (sort IN ('identity', 'references', 'basic_check', 'driving')),
    seen TEXT NOT NULL,
    by_id INTEGER NOT NULL REFERENCES people (id),
    at TEXT NOT NULL,
    until TEXT NOT NULL,
    ended_at TEXT,
    ended_by INTEGER REFERENCES people (id),
    remind_at TEXT,
    CHECK (at < until),
    CHECK (person_id <> by_id),
    CHECK (ended_at IS NULL OR remind_at IS NULL)
) STRICT;

CREATE UNIQUE INDEX vettings_one_of_a_sort ON vettings (person_id, sort) WHERE ended_at IS NULL;
CREATE INDEX vettings_of_person ON vettings (person_id, id);
CREATE INDEX vettings_to_remind ON vettings (remind_at) WHERE remind_at IS NOT NULL;

-- One short question to each side after each of a neighbour's first jobs; `answer` is for organisers alone.
CREATE TABLE first_jobs (
    id INTEGER PRIMARY KEY,
    help_request_id INTEGER NOT NULL REFERENCES help_requests (id),
    helper_id INTEGER NOT NULL REFERENCES people (id),
    asked_id INTEGER NOT NULL REFERENCES people (id),
    waits_since TEXT,
    answer TEXT CHECK (answer IN ('good', 'not_quite', 'talk')),
    answered_at TEXT,
    UNIQUE (help_request_id, helper_id, asked_id),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
) STRICT;

CREATE INDEX first_jobs_to_ask ON first_jobs (waits_since) WHERE waits_since IS NOT NULL;
CREATE INDEX first_jobs_of_helper ON first_jobs (helper_id, id);

ALTER TABLE wishes ADD COLUMN resting_from TEXT;
