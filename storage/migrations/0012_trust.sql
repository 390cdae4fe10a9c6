-- Trust: further roles, organisers whose rights are frozen, and links for whatever they are made for.

CREATE TABLE new_roles (
    person_id INTEGER NOT NULL REFERENCES people (id),
    role TEXT NOT NULL CHECK (role IN ('resident', 'neighbour', 'trusted', 'referrer', 'organiser',
        'safeguarding')),
    standing TEXT NOT NULL CHECK (standing IN ('asked', 'approved', 'not_now', 'out_of_group', 'left', 'frozen')),
    since TEXT NOT NULL,
    PRIMARY KEY (person_id, role),
    CHECK (standing = 'approved' OR (role = 'organiser') = (standing = 'frozen')),
    CHECK (standing IN ('approved', 'frozen') OR role = 'neighbour')
) STRICT, WITHOUT ROWID;

INSERT INTO new_roles SELECT * FROM roles;

DROP TABLE roles;

ALTER TABLE new_roles RENAME TO roles;

CREATE INDEX roles_by_role ON roles (role, standing);

CREATE TABLE new_links (
    token_hash TEXT PRIMARY KEY,
    purpose TEXT NOT NULL CHECK (purpose IN ('organise', 'consent', 'trust', 'account', 'group', 'poster')),
    about INTEGER,
    made_by INTEGER REFERENCES people (id),
    expires_at TEXT CHECK ((expires_at IS NULL) = (purpose = 'poster')),
    used_at TEXT CHECK (used_at IS NULL OR purpose <> 'poster'),
    used_by INTEGER
) STRICT;

INSERT INTO new_links (token_hash, purpose, expires_at, used_at, used_by)
SELECT token_hash, purpose, expires_at, used_at, used_by FROM links;

DROP TABLE links;

ALTER TABLE new_links RENAME TO links;
