-- What the auditor found wrong with us, so that organisers hear of each once, even over a restart.

CREATE TABLE faults (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    began_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;

CREATE UNIQUE INDEX faults_once_at_a_time ON faults (name) WHERE ended_at IS NULL;
