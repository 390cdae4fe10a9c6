-- Regular company: two people whom an organiser brought together, their days, and how it goes.

CREATE TABLE company (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    visitor_id INTEGER NOT NULL REFERENCES people (id),
    -- Who brought them together, and comes along the first time.
    by_id INTEGER NOT NULL REFERENCES people (id),
    state TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'agreed', 'declined', 'ended')),
    rhythm TEXT NOT NULL CHECK (rhythm IN ('week', 'second_week', 'month')),
    part TEXT NOT NULL CHECK (part IN ('morning', 'afternoon', 'day')),
    first_on TEXT NOT NULL,
    asked_at TEXT NOT NULL,
    person_agreed_at TEXT,
    visitor_agreed_at TEXT,
    -- The next day of which they are reminded, and the next on which they are asked how it goes.
    next_on TEXT,
    ask_on TEXT,
    ended_at TEXT,
    ended_by INTEGER REFERENCES people (id),
    CHECK (state <> 'agreed' OR person_agreed_at IS NOT NULL AND visitor_agreed_at IS NOT NULL),
    CHECK (state IN ('declined', 'ended') = (ended_at IS NOT NULL))
) STRICT;
CREATE INDEX company_person ON company (person_id);
CREATE INDEX company_visitor ON company (visitor_id);
CREATE INDEX company_next ON company (next_on) WHERE state = 'agreed';
CREATE INDEX company_ask ON company (ask_on) WHERE state = 'agreed';

-- A day on which one of them can't; and the request for somebody else that day, if one was wanted.
CREATE TABLE company_missed (
    id INTEGER PRIMARY KEY,
    company_id INTEGER NOT NULL REFERENCES company (id),
    day TEXT NOT NULL,
    by_id INTEGER NOT NULL REFERENCES people (id),
    said_at TEXT NOT NULL,
    help_request_id INTEGER REFERENCES help_requests (id),
    UNIQUE (company_id, day)
) STRICT;

CREATE TABLE company_answers (
    id INTEGER PRIMARY KEY,
    company_id INTEGER NOT NULL REFERENCES company (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    asked_on TEXT NOT NULL,
    said TEXT CHECK (said IN ('well', 'not_well')),
    said_at TEXT,
    CHECK ((said IS NULL) = (said_at IS NULL))
) STRICT;
CREATE INDEX company_answers_company ON company_answers (company_id);

-- Who would like company, and to whom it may be suggested.
CREATE TABLE company_wishes (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    may_suggest INTEGER NOT NULL DEFAULT 0 CHECK (may_suggest IN (0, 1)),
    suggested_at TEXT,
    declined_at TEXT,
    wished_at TEXT
) STRICT;
