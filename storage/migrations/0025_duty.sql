-- Who is on duty when, and when each organiser reads in the morning what needs a person.

-- Each week the same.
CREATE TABLE duty_weekdays (
    weekday INTEGER NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    person_id INTEGER NOT NULL REFERENCES people (id),
    PRIMARY KEY (weekday, person_id)
) STRICT, WITHOUT ROWID;

-- A day on which somebody can't, and who has taken it from them.
CREATE TABLE duty_swaps (
    id INTEGER PRIMARY KEY,
    day TEXT NOT NULL,
    person_id INTEGER NOT NULL REFERENCES people (id),
    taken_by INTEGER REFERENCES people (id),
    offered_at TEXT NOT NULL,
    UNIQUE (day, person_id)
) STRICT;

-- Who is on duty today: kept true by a sweep, so that nobody who writes a letter needs the date there.
CREATE TABLE duty_now (person_id INTEGER PRIMARY KEY REFERENCES people (id)) STRICT;

-- The hour at which somebody wants the morning message (none: not at all), and the day of the last one.
CREATE TABLE mornings (
    person_id INTEGER PRIMARY KEY REFERENCES people (id),
    hour INTEGER CHECK (hour BETWEEN 0 AND 23),
    sent_on TEXT
) STRICT;
