-- The street: areas, people, what they ask of each other, and the way of every update and letter.

CREATE TABLE areas (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    chat_id INTEGER UNIQUE,
    linked_at TEXT,
    linked_by INTEGER REFERENCES people (id),
    made_at TEXT NOT NULL
) STRICT;

CREATE TABLE people (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    area_id INTEGER REFERENCES areas (id),
    language TEXT NOT NULL,
    address TEXT,
    phone TEXT,
    agreed_at TEXT NOT NULL,
    joined_at TEXT NOT NULL
) STRICT;

CREATE TABLE accounts (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL UNIQUE REFERENCES people (id),
    unreachable_at TEXT
) STRICT;

CREATE TABLE roles (
    person_id INTEGER NOT NULL REFERENCES people (id),
    role TEXT NOT NULL CHECK (role IN ('resident', 'neighbour', 'trusted', 'organiser')),
    standing TEXT NOT NULL CHECK (standing IN ('asked', 'approved', 'not_now', 'out_of_group', 'left')),
    since TEXT NOT NULL,
    PRIMARY KEY (person_id, role),
    CHECK (role = 'neighbour' OR standing = 'approved')
) STRICT, WITHOUT ROWID;

CREATE INDEX roles_by_role ON roles (role, standing);

CREATE TABLE appointments (
    account_id INTEGER PRIMARY KEY,
    appointed_at TEXT NOT NULL
) STRICT;

CREATE TABLE links (
    token_hash TEXT PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('organise')),
    expires_at TEXT NOT NULL,
    used_at TEXT,
    used_by INTEGER
) STRICT;

CREATE TABLE help_requests (
    id INTEGER PRIMARY KEY,
    draft_id INTEGER NOT NULL UNIQUE,
    resident_id INTEGER NOT NULL REFERENCES people (id),
    asked_by INTEGER NOT NULL REFERENCES people (id),
    area_id INTEGER NOT NULL REFERENCES areas (id),
    kind TEXT NOT NULL CHECK (kind IN ('shopping', 'gardening', 'checkin', 'other')),
    details TEXT,
    voice TEXT,
    wanted_on TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('day', 'morning', 'afternoon')),
    status TEXT NOT NULL CHECK (status IN ('open', 'claimed', 'reported', 'closed', 'withdrawn', 'could_not_fill')),
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
    CHECK (status NOT IN ('open', 'could_not_fill') OR helper_id IS NULL),
    CHECK ((status = 'closed') = (outcome IS NOT NULL))
) STRICT;

CREATE INDEX help_requests_live ON help_requests (area_id, wanted_on) WHERE status IN ('open', 'claimed', 'reported');
CREATE INDEX help_requests_unconfirmed ON help_requests (confirm_by) WHERE status = 'reported';
CREATE INDEX help_requests_of_resident ON help_requests (resident_id, id);
CREATE INDEX help_requests_of_helper ON help_requests (helper_id, id) WHERE helper_id IS NOT NULL;

CREATE TABLE offers (
    help_request_id INTEGER NOT NULL REFERENCES help_requests (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'yes', 'not_this_time', 'no_answer', 'released', 'removed')),
    since TEXT NOT NULL,
    PRIMARY KEY (help_request_id, person_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX offers_one_yes ON offers (help_request_id) WHERE state = 'yes';

CREATE TABLE calls (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    asked_at TEXT NOT NULL,
    taken_by INTEGER REFERENCES people (id),
    taken_at TEXT,
    done_at TEXT
) STRICT;

CREATE UNIQUE INDEX calls_one_waiting ON calls (person_id) WHERE done_at IS NULL;

CREATE TABLE drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    account_id INTEGER NOT NULL UNIQUE,
    flow TEXT NOT NULL,
    step TEXT NOT NULL,
    answers TEXT NOT NULL CHECK (json_valid(answers)),
    misses INTEGER NOT NULL DEFAULT 0,
    message_id INTEGER,
    updated_at TEXT NOT NULL
) STRICT;

CREATE INDEX drafts_old ON drafts (updated_at);

CREATE TABLE inbox (
    update_id INTEGER PRIMARY KEY,
    account_id INTEGER,
    body TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'set_aside')),
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    received_at TEXT NOT NULL,
    handled_at TEXT
) STRICT;

CREATE INDEX inbox_waiting ON inbox (update_id) WHERE state = 'waiting';
CREATE INDEX inbox_unforgotten ON inbox (handled_at) WHERE state <> 'waiting' AND body <> '';

CREATE TABLE outbox (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    kind TEXT NOT NULL,
    about INTEGER NOT NULL,
    urgency INTEGER NOT NULL CHECK (urgency IN (0, 1, 2)),
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'stale', 'failed')),
    due_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    message_id INTEGER,
    posted_at TEXT NOT NULL,
    settled_at TEXT
) STRICT;

CREATE INDEX outbox_waiting ON outbox (urgency, due_at, id) WHERE state = 'waiting';
CREATE INDEX outbox_sending ON outbox (id) WHERE state = 'sending';

CREATE TABLE cards (
    id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    about INTEGER NOT NULL,
    message_id INTEGER,
    wanted INTEGER NOT NULL DEFAULT 1,
    drawn INTEGER NOT NULL DEFAULT 0,
    fingerprint TEXT,
    due_at TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT,
    UNIQUE (chat_id, kind, about)
) STRICT;

CREATE INDEX cards_stale ON cards (due_at) WHERE drawn < wanted;

CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor_id INTEGER,
    verb TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id INTEGER NOT NULL,
    for_id INTEGER
) STRICT;

CREATE INDEX history_of_subject ON history (subject, subject_id);

CREATE TRIGGER history_is_never_edited BEFORE UPDATE ON history
BEGIN
    SELECT RAISE(ABORT, 'history is never edited');
END;

CREATE TRIGGER history_is_never_deleted BEFORE DELETE ON history
BEGIN
    SELECT RAISE(ABORT, 'history is never deleted');
END;

CREATE TABLE listening (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    heard_at TEXT NOT NULL
) STRICT;

CREATE TABLE outages (
    id INTEGER PRIMARY KEY,
    began_at TEXT NOT NULL,
    ended_at TEXT NOT NULL
) STRICT;
