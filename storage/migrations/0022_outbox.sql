-- When the next letter is due is known at once, however many wait.
CREATE INDEX outbox_next ON outbox (due_at) WHERE state = 'waiting';
