-- The pinned board of each group, and letters that wait for the morning.

-- Which message of ours is pinned; 0: we may not pin there, and organisers know.
ALTER TABLE cards ADD COLUMN pinned INTEGER;

INSERT INTO cards (chat_id, kind, about, due_at)
SELECT chat_id, 'board', id, strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now') FROM areas WHERE chat_id IS NOT NULL;

-- Until when quiet hours held it: before that it isn't late.
ALTER TABLE outbox ADD COLUMN held_until TEXT;
