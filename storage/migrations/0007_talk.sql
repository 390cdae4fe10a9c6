-- Words passed on between helper and resident, two who help together, those who stand by, and requests met
-- elsewhere. The table of offers is made anew, for its rules.

ALTER TABLE help_requests ADD COLUMN second_id INTEGER REFERENCES people (id)
    CHECK (second_id IS NULL OR (helper_id IS NOT NULL AND second_id <> helper_id));
ALTER TABLE help_requests ADD COLUMN short_told_at TEXT;
ALTER TABLE help_requests ADD COLUMN signpost TEXT CHECK (signpost IS NULL OR status = 'signposted');

CREATE INDEX help_requests_of_second ON help_requests (second_id, id) WHERE second_id IS NOT NULL;
CREATE INDEX help_requests_alone ON help_requests (wanted_on)
    WHERE status = 'claimed' AND second_id IS NULL AND short_told_at IS NULL;

CREATE TABLE new_offers (
    help_request_id INTEGER NOT NULL REFERENCES help_requests (id),
    person_id INTEGER NOT NULL REFERENCES people (id),
    state TEXT NOT NULL CHECK (state IN ('asked', 'yes', 'stand_by', 'not_this_time', 'no_answer', 'released',
        'removed')),
    since TEXT NOT NULL,
    wave INTEGER CHECK (wave >= 1),
    asked_at TEXT CHECK ((asked_at IS NULL) = (wave IS NULL)),
    answered_at TEXT,
    place INTEGER NOT NULL DEFAULT 1 CHECK (place IN (1, 2)),
    because TEXT CHECK (because IN ('stood_by', 'suggested')),
    PRIMARY KEY (help_request_id, person_id)
) STRICT, WITHOUT ROWID;

INSERT INTO new_offers (help_request_id, person_id, state, since, wave, asked_at, answered_at)
SELECT help_request_id, person_id, state, since, wave, asked_at, answered_at FROM offers;

DROP TABLE offers;

ALTER TABLE new_offers RENAME TO offers;

CREATE UNIQUE INDEX offers_one_yes ON offers (help_request_id, place) WHERE state = 'yes';
CREATE INDEX offers_of_person ON offers (person_id, asked_at, state, answered_at);
CREATE INDEX offers_by_time ON offers (asked_at, state, answered_at) WHERE asked_at IS NOT NULL;
CREATE INDEX offers_unanswered ON offers (asked_at) WHERE state = 'asked';

CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    help_request_id INTEGER NOT NULL REFERENCES help_requests (id),
    from_id INTEGER NOT NULL REFERENCES people (id),
    to_id INTEGER NOT NULL REFERENCES people (id),
    text TEXT,
    voice TEXT,
    photo TEXT,
    sent_at TEXT NOT NULL,
    withdrawn_at TEXT,
    CHECK (from_id <> to_id),
    CHECK ((text IS NULL AND voice IS NULL AND photo IS NULL) = (withdrawn_at IS NOT NULL))
) STRICT;

CREATE INDEX messages_lately ON messages (help_request_id, from_id, sent_at);
CREATE INDEX messages_kept ON messages (help_request_id) WHERE withdrawn_at IS NULL;
