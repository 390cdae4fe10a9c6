-- Check-ins as people agree on them: whoever rings says yes first, and what organisers change takes two.

ALTER TABLE checkin_plans ADD COLUMN caller_agreed_at TEXT;
-- When its days were last set: the next one is looked for from that moment on.
ALTER TABLE checkin_plans ADD COLUMN changed_at TEXT;
ALTER TABLE checkin_plans ADD COLUMN pause_told INTEGER NOT NULL DEFAULT 0 CHECK (pause_told IN (0, 1));
-- An organiser is to find somebody who can be told.
ALTER TABLE checkin_plans ADD COLUMN finds INTEGER NOT NULL DEFAULT 0 CHECK (finds IN (0, 1));

UPDATE checkin_plans SET caller_agreed_at = agreed_at WHERE caller_id IS NOT NULL;

CREATE INDEX checkin_plans_unplanned ON checkin_plans (id) WHERE state = 'agreed' AND next_on IS NULL;
CREATE INDEX checkin_plans_paused ON checkin_plans (paused_until)
    WHERE state = 'agreed' AND paused_until IS NOT NULL;

CREATE TABLE proposals_now (
    id INTEGER PRIMARY KEY,
    what TEXT NOT NULL
        CHECK (what IN ('organiser', 'safeguarding', 'unfreeze', 'change_checkins', 'stop_checkins')),
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
INSERT INTO proposals_now SELECT * FROM proposals;
DROP TABLE proposals;
ALTER TABLE proposals_now RENAME TO proposals;
CREATE UNIQUE INDEX proposals_one_open ON proposals (what, about) WHERE outcome IS NULL;
CREATE INDEX proposals_until ON proposals (until) WHERE outcome IS NULL;
