-- Check-ins: what was agreed with whom, who is told in which order, and each day's question.

CREATE TABLE checkin_plans (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    state TEXT NOT NULL CHECK (state IN ('proposed', 'agreed', 'stopped')),
    weekdays TEXT NOT NULL CHECK (weekdays <> '' AND weekdays NOT GLOB '*[^1-7]*'),
    asks_at TEXT NOT NULL CHECK (asks_at GLOB '[0-2][0-9]:[0-5][0-9]'),
    wait_minutes INTEGER NOT NULL CHECK (wait_minutes BETWEEN 15 AND 240),
    caller_id INTEGER REFERENCES people (id),
    pronoun TEXT NOT NULL DEFAULT 'them' CHECK (pronoun IN ('her', 'him', 'them')),
    know TEXT,
    always INTEGER NOT NULL DEFAULT 0 CHECK (always IN (0, 1)),
    proposed_by INTEGER NOT NULL REFERENCES people (id),
    proposed_at TEXT NOT NULL,
    agreed_at TEXT,
    heard_by INTEGER REFERENCES people (id),
    words TEXT,
    paused_from TEXT,
    paused_until TEXT CHECK (paused_until > paused_from),
    next_on TEXT,
    next_at TEXT,
    stopped_at TEXT,
    CHECK ((paused_from IS NULL) = (paused_until IS NULL)),
    CHECK ((next_on IS NULL) = (next_at IS NULL)),
    CHECK (state <> 'agreed' OR agreed_at IS NOT NULL),
    CHECK ((state = 'stopped') = (stopped_at IS NOT NULL)),
    CHECK (state = 'agreed' OR next_on IS NULL),
    CHECK (caller_id <> person_id)
) STRICT;

CREATE UNIQUE INDEX checkin_plans_one_a_person ON checkin_plans (person_id) WHERE state = 'agreed';
CREATE INDEX checkin_plans_next ON checkin_plans (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX checkin_plans_of_person ON checkin_plans (person_id);

-- Who is told when somebody doesn't answer, in the order of `place`, once they have agreed to be.
CREATE TABLE checkin_contacts (
    plan_id INTEGER NOT NULL REFERENCES checkin_plans (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    place INTEGER NOT NULL CHECK (place >= 1),
    state TEXT NOT NULL DEFAULT 'asked' CHECK (state IN ('asked', 'agreed', 'declined')),
    told_where INTEGER NOT NULL DEFAULT 1 CHECK (told_where IN (0, 1)),
    asked_at TEXT NOT NULL,
    answered_at TEXT,
    PRIMARY KEY (plan_id, person_id)
) STRICT;

CREATE INDEX checkin_contacts_of ON checkin_contacts (person_id);

-- One question a person and local date, however often the clock says so.
CREATE TABLE checkins (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    plan_id INTEGER NOT NULL REFERENCES checkin_plans (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    day TEXT NOT NULL,
    due_at TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('asked', 'asked_again', 'contact', 'everybody', 'checking', 'over')),
    place INTEGER NOT NULL DEFAULT 0,
    climbed_at TEXT NOT NULL,
    trouble TEXT CHECK (trouble IN ('undelivered', 'deaf', 'not_rung')),
    wish TEXT CHECK (wish IN ('ring', 'help')),
    wished_at TEXT,
    voice TEXT,
    checked_by INTEGER REFERENCES people (id),
    check_until TEXT,
    ending TEXT CHECK (ending IN ('fine', 'heard', 'rung', 'found_fine', 'helped', 'hospital', 'unheard',
        'withdrawn')),
    ended_by INTEGER REFERENCES people (id),
    ended_at TEXT,
    UNIQUE (person_id, day),
    CHECK ((state = 'over') = (ended_at IS NOT NULL)),
    CHECK ((ending IS NULL) = (ended_at IS NULL)),
    CHECK ((checked_by IS NULL) = (check_until IS NULL)),
    CHECK (state <> 'checking' OR checked_by IS NOT NULL)
) STRICT;

CREATE INDEX checkins_open ON checkins (climbed_at) WHERE state <> 'over';
CREATE INDEX checkins_of_plan ON checkins (plan_id);
