-- The derived database: delete it and `cuttings build` makes it again from the ledgers and raw bytes.
-- Days are ISO 8601 texts, numbers that are figures are decimal texts, bodies are canonical JSON.

CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What an item gave when it was taken apart; the key covers bytes, given metadata, rule and people's block kinds.
CREATE TABLE extraction (
    source TEXT PRIMARY KEY,
    key TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE problem (
    path TEXT PRIMARY KEY,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE clipping (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    publisher TEXT,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT;

CREATE TABLE sighting (
    clipping TEXT NOT NULL REFERENCES clipping (id) ON DELETE CASCADE,
    item TEXT NOT NULL,
    path TEXT NOT NULL,
    position INTEGER,
    outlet TEXT,
    url TEXT,
    earliest TEXT,
    latest TEXT,
    body TEXT NOT NULL
) STRICT;
CREATE INDEX sighting_clipping ON sighting (clipping);

CREATE TABLE reading (
    clipping TEXT PRIMARY KEY REFERENCES clipping (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    refused TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the machine read. What people made of it is in `judged`.
CREATE TABLE finding (
    id TEXT PRIMARY KEY,
    clipping TEXT NOT NULL REFERENCES clipping (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    method TEXT NOT NULL,
    reading INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_clipping ON finding (clipping);
CREATE INDEX finding_kind ON finding (kind);

CREATE TABLE finding_span (
    finding TEXT NOT NULL REFERENCES finding (id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    position INTEGER NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    surface TEXT NOT NULL,
    PRIMARY KEY (finding, role, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE judged (
    finding TEXT PRIMARY KEY,
    clipping TEXT NOT NULL REFERENCES clipping (id) ON DELETE CASCADE,
    state TEXT NOT NULL,
    judgement TEXT NOT NULL,
    check_again INTEGER NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX judged_clipping ON judged (clipping);

CREATE TABLE orphan (
    judgement TEXT PRIMARY KEY,
    reason TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What a clipping brings to reconciliation; the key covers its reading, its sightings and people's decisions on it.
CREATE TABLE summary (
    clipping TEXT PRIMARY KEY REFERENCES clipping (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    label TEXT NOT NULL,
    body TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_kind ON entry (kind, label);

CREATE TABLE entry_finding (
    entry TEXT NOT NULL REFERENCES entry (id) ON DELETE CASCADE,
    finding TEXT NOT NULL,
    PRIMARY KEY (entry, finding)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_finding_finding ON entry_finding (finding);

CREATE VIRTUAL TABLE clipping_words USING fts5 (
    text, content = 'clipping', content_rowid = 'number', tokenize = "unicode61 remove_diacritics 2"
);
CREATE TRIGGER clipping_added AFTER INSERT ON clipping BEGIN
    INSERT INTO clipping_words (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER clipping_gone AFTER DELETE ON clipping BEGIN
    INSERT INTO clipping_words (clipping_words, rowid, text) VALUES ('delete', old.number, old.text);
END;
