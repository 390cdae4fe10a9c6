-- Money on errands, and people without a Telegram account, with whom an organiser keeps touch.

ALTER TABLE help_requests ADD COLUMN budget INTEGER CHECK (budget > 0);
ALTER TABLE help_requests ADD COLUMN pay TEXT CHECK (pay IN ('cash', 'cash_first', 'later'));
ALTER TABLE help_requests ADD COLUMN receipt TEXT;
ALTER TABLE help_requests ADD COLUMN spent INTEGER CHECK (spent >= 0);
ALTER TABLE help_requests ADD COLUMN settled_at TEXT;
ALTER TABLE help_requests ADD COLUMN settle_by TEXT;

CREATE INDEX help_requests_unsettled ON help_requests (settle_by) WHERE settle_by IS NOT NULL;

ALTER TABLE people ADD COLUMN keeper_id INTEGER REFERENCES people (id);

CREATE INDEX people_kept ON people (keeper_id) WHERE keeper_id IS NOT NULL;

ALTER TABLE outbox ADD COLUMN reader_id INTEGER REFERENCES people (id);
