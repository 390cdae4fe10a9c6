-- Whoever is asked for the same request again, since it was given back, has been asked twice.

ALTER TABLE offers ADD COLUMN asks INTEGER NOT NULL DEFAULT 1 CHECK (asks >= 1);

DROP INDEX offers_of_person;
CREATE INDEX offers_of_person ON offers (person_id, asked_at, state, answered_at, asks);
