-- How people say they are: the 3 UCLA questions about loneliness and the 4 of the ONS, before and after.

-- One time that somebody answered; what they skipped is empty.
CREATE TABLE wellbeing_answers (
    id INTEGER PRIMARY KEY,
    person_id INTEGER NOT NULL REFERENCES people (id),
    answered_at TEXT NOT NULL,
    companionship INTEGER CHECK (companionship BETWEEN 1 AND 3),
    left_out INTEGER CHECK (left_out BETWEEN 1 AND 3),
    isolated INTEGER CHECK (isolated BETWEEN 1 AND 3),
    satisfied INTEGER CHECK (satisfied BETWEEN 0 AND 10),
    worthwhile INTEGER CHECK (worthwhile BETWEEN 0 AND 10),
    happy INTEGER CHECK (happy BETWEEN 0 AND 10),
    anxious INTEGER CHECK (anxious BETWEEN 0 AND 10),
    CHECK (COALESCE(companionship, left_out, isolated, satisfied, worthwhile, happy, anxious) IS NOT NULL)
) STRICT;
CREATE INDEX wellbeing_answers_of_person ON wellbeing_answers (person_id, answered_at);

-- Whoever said that they may be asked again, from when on, and when they were last asked.
CREATE TABLE wellbeing_wishes (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    ask_at TEXT NOT NULL,
    asked_at TEXT
) STRICT;
CREATE INDEX wellbeing_wishes_due ON wellbeing_wishes (ask_at);
