-- More kinds of help, and requests that are met elsewhere: the table is made anew, for its rules.

CREATE TABLE new_help_requests (
    id INTEGER PRIMARY KEY,
    draft_id INTEGER UNIQUE,
    resident_id INTEGER NOT NULL REFERENCES people (id),
    asked_by INTEGER NOT NULL REFERENCES people (id),
    area_id INTEGER NOT NULL REFERENCES areas (id),
    kind TEXT NOT NULL CHECK (kind IN ('shopping', 'gardening', 'checkin', 'lift', 'prescription', 'repair',
        'heavy', 'phone', 'dog', 'meal', 'company', 'other')),
    details TEXT,
    voice TEXT,
    wanted_on TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('day', 'morning', 'afternoon')),
    status TEXT NOT NULL CHECK (status IN ('open', 'claimed', 'reported', 'closed', 'withdrawn',
        'signposted', 'could_not_fill')),
    helper_id INTEGER REFERENCES people (id),
    word TEXT NOT NULL,
    minutes INTEGER CHECK (minutes BETWEEN 15 AND 480 AND minutes % 15 = 0),
    outcome TEXT CHECK (outcome IN ('met', 'partly', 'not_met')),
    silent INTEGER NOT NULL DEFAULT 0 CHECK (silent IN (0, 1)),
    asked_at TEXT NOT NULL,
    claimed_at TEXT,
    reported_at TEXT,
    confirm_by TEXT,
    ended_at TEXT,
    CHECK ((helper_id IS NULL) = (claimed_at IS NULL)),
    CHECK (status NOT IN ('claimed', 'reported', 'closed') OR helper_id IS NOT NULL),
    CHECK (status NOT IN ('open', 'signposted', 'could_not_fill') OR helper_id IS NULL),
    CHECK ((status = 'closed') = (outcome IS NOT NULL))
) STRICT;

INSERT INTO new_help_requests SELECT id, draft_id, resident_id, asked_by, area_id, kind, details, voice,
    wanted_on, part, status, helper_id, word, minutes, outcome, silent, asked_at, claimed_at, reported_at,
    confirm_by, ended_at
FROM help_requests;

DROP TABLE help_requests;

ALTER TABLE new_help_requests RENAME TO help_requests;

CREATE INDEX help_requests_live ON help_requests (area_id, wanted_on) WHERE status IN ('open', 'claimed', 'reported');
CREATE INDEX help_requests_unconfirmed ON help_requests (confirm_by) WHERE status = 'reported';
CREATE INDEX help_requests_of_resident ON help_requests (resident_id, id);
CREATE INDEX help_requests_of_helper ON help_requests (helper_id, id) WHERE helper_id IS NOT NULL;
CREATE INDEX help_requests_done_for ON help_requests (resident_id, helper_id) WHERE status = 'closed';
