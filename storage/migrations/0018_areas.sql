-- Areas beside each other, what we may do in each group, who asks to come in, what needs a second organiser,
-- and two records of one person made one.

CREATE TABLE neighbouring_areas (
    area_id INTEGER NOT NULL REFERENCES areas (id),
    beside_id INTEGER NOT NULL REFERENCES areas (id),
    PRIMARY KEY (area_id, beside_id),
    CHECK (area_id < beside_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX neighbouring_areas_beside ON neighbouring_areas (beside_id);

-- What we may not do in a group, as far as Telegram has told us.
CREATE TABLE group_rights (
    chat_id INTEGER PRIMARY KEY,
    lacks TEXT NOT NULL CHECK (json_type(lacks) = 'array'),
    told_at TEXT NOT NULL
) STRICT;

-- Who asks to be let into a group. What they answered goes once it is settled.
CREATE TABLE knocks (
    id INTEGER PRIMARY KEY,
    chat_id INTEGER NOT NULL,
    area_id INTEGER NOT NULL REFERENCES areas (id),
    account_id INTEGER NOT NULL,
    name TEXT,
    who TEXT,
    street TEXT,
    why TEXT,
    state TEXT NOT NULL DEFAULT 'waiting'
        CHECK (state IN ('waiting', 'let_in', 'not_now', 'came_in', 'gone', 'lapsed')),
    knocked_at TEXT NOT NULL,
    tell_at TEXT,
    decided_by INTEGER REFERENCES people (id),
    decided_at TEXT,
    carry_out_at TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    CHECK (state <> 'waiting' OR (decided_at IS NULL AND carry_out_at IS NULL)),
    CHECK (state IN ('waiting', 'let_in', 'not_now') OR carry_out_at IS NULL),
    CHECK (state = 'waiting' OR carry_out_at IS NOT NULL OR (who IS NULL AND street IS NULL AND why IS NULL))
) STRICT;

CREATE UNIQUE INDEX knocks_one_waiting ON knocks (chat_id, account_id) WHERE state = 'waiting';
CREATE INDEX knocks_untold ON knocks (tell_at) WHERE tell_at IS NOT NULL;
CREATE INDEX knocks_to_carry_out ON knocks (carry_out_at) WHERE carry_out_at IS NOT NULL;

CREATE TABLE proposals (
    id INTEGER PRIMARY KEY,
    what TEXT NOT NULL CHECK (what IN ('organiser', 'safeguarding', 'unfreeze')),
    about INTEGER NOT NULL,
    by_id INTEGER NOT NULL REFERENCES people (id),
    proposed_at TEXT NOT NULL,
    until TEXT NOT NULL,
    outcome TEXT CHECK (outcome IN ('agreed', 'refused', 'dropped', 'lapsed')),
    ended_by INTEGER REFERENCES people (id),
    ended_at TEXT,
    CHECK ((outcome IS NULL) = (ended_at IS NULL)),
    CHECK (outcome <> 'agreed' OR ended_by <> by_id)
) STRICT;

CREATE UNIQUE INDEX proposals_one_open ON proposals (what, about) WHERE outcome IS NULL;
CREATE INDEX proposals_until ON proposals (until) WHERE outcome IS NULL;

-- Whom ORGANISER_IDS names is appointed once; whoever stopped since isn't appointed anew by a restart.
ALTER TABLE appointments ADD COLUMN ended_at TEXT;

-- Which record of a person went into which. What history says of the one is true of the other.
CREATE TABLE merged (
    gone_id INTEGER PRIMARY KEY,
    kept_id INTEGER NOT NULL REFERENCES people (id),
    merged_at TEXT NOT NULL
) STRICT;

CREATE TRIGGER the_number_of_a_merged_record_is_nobody_else_s AFTER INSERT ON people
WHEN EXISTS (SELECT 1 FROM merged WHERE gone_id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'history knows another person by this number');
END;
