-- Trusted people: who may ask for whom, how that was agreed, and what waits until it is.

CREATE TABLE consents (
    id INTEGER PRIMARY KEY,
    trusted_id INTEGER NOT NULL REFERENCES people (id),
    resident_id INTEGER REFERENCES people (id),
    name TEXT NOT NULL,
    phone TEXT,
    relation TEXT NOT NULL CHECK (relation IN ('daughter', 'son', 'carer', 'friend', 'other', 'referrer')),
    relation_words TEXT,
    state TEXT NOT NULL CHECK (state IN ('told_us', 'confirmed', 'ended')),
    main INTEGER NOT NULL DEFAULT 0 CHECK (main IN (0, 1)),
    told_at TEXT NOT NULL,
    call_wanted_at TEXT,
    call_taken_by INTEGER REFERENCES people (id),
    confirmed_at TEXT,
    heard_by INTEGER REFERENCES people (id),
    words TEXT,
    review_at TEXT,
    ended_at TEXT,
    CHECK (trusted_id <> resident_id),
    CHECK (state <> 'confirmed' OR (resident_id IS NOT NULL AND confirmed_at IS NOT NULL)),
    CHECK ((state = 'ended') = (ended_at IS NOT NULL)),
    CHECK ((state = 'confirmed') = (review_at IS NOT NULL)),
    CHECK (main = 0 OR state = 'confirmed')
) STRICT;

CREATE INDEX consents_by_trusted ON consents (trusted_id);

CREATE INDEX consents_by_resident ON consents (resident_id);

CREATE UNIQUE INDEX one_consent_a_pair ON consents (trusted_id, resident_id) WHERE state = 'confirmed';

CREATE UNIQUE INDEX one_main_each ON consents (resident_id) WHERE main = 1;

CREATE INDEX consents_to_review ON consents (review_at) WHERE review_at IS NOT NULL;

CREATE INDEX consents_to_ring_about ON consents (call_wanted_at)
    WHERE state = 'told_us' AND call_wanted_at IS NOT NULL;

-- What somebody asks for whom nobody has heard yet: nothing of it leaves before the consent is confirmed.
CREATE TABLE held_asks (
    id INTEGER PRIMARY KEY,
    consent_id INTEGER NOT NULL REFERENCES consents (id),
    kind TEXT NOT NULL CHECK (kind IN ('shopping', 'gardening', 'checkin', 'lift', 'prescription', 'repair',
        'heavy', 'phone', 'dog', 'meal', 'company', 'other')),
    wanted_on TEXT NOT NULL,
    part TEXT NOT NULL CHECK (part IN ('day', 'morning', 'afternoon')),
    details TEXT,
    voice TEXT,
    photo TEXT,
    items TEXT,
    budget INTEGER,
    pay TEXT CHECK (pay IN ('cash', 'cash_first', 'later')),
    address TEXT,
    area_id INTEGER REFERENCES areas (id),
    asked_at TEXT NOT NULL,
    help_request_id INTEGER REFERENCES help_requests (id),
    ended_at TEXT
) STRICT;

CREATE INDEX held_asks_waiting ON held_asks (consent_id) WHERE ended_at IS NULL;
