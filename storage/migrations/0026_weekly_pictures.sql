-- The weekly picture of an area's group: who wants it, each that was shown, and whose thanks stand below it.
ALTER TABLE areas ADD COLUMN picture INTEGER NOT NULL DEFAULT 0 CHECK (picture IN (0, 1));

-- Since when somebody's thanks may be shown to their neighbours, without a name.
ALTER TABLE notes ADD COLUMN may_show_at TEXT;

CREATE TABLE weekly_pictures (
    id INTEGER PRIMARY KEY,
    area_id INTEGER NOT NULL REFERENCES areas (id),
    sunday TEXT NOT NULL,
    note_id INTEGER REFERENCES notes (id) ON DELETE SET NULL,
    UNIQUE (area_id, sunday)
) STRICT;
CREATE INDEX weekly_pictures_note ON weekly_pictures (note_id) WHERE note_id IS NOT NULL;
