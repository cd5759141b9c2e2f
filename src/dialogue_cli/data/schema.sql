-- The index of a corpus: a cache. Files are the truth; deleting this loses nothing. PRAGMA user_version is its version.
-- A unit's id is its statement's id plus its place in it. Statement ids are spaced and stand in corpus order (series,
-- date), so that the order of ids is the order of reading and the first hits come without a sort.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE statement (
    id INTEGER PRIMARY KEY,
    path TEXT NOT NULL UNIQUE,      -- relative to the corpus
    mtime_ns INTEGER NOT NULL,
    size INTEGER NOT NULL,
    file_sha256 TEXT NOT NULL,      -- of the file as indexed
    checked_ns INTEGER NOT NULL,    -- the clock when it was read: a change within the same tick is looked at again
    series TEXT NOT NULL,
    stem TEXT NOT NULL,
    meeting INTEGER,
    date TEXT,
    date_end TEXT,
    title TEXT NOT NULL,
    type TEXT NOT NULL,
    language TEXT,
    place TEXT,
    units INTEGER NOT NULL,
    fault TEXT NOT NULL DEFAULT ''  -- why it could not be read; such a file has no units
);
CREATE TABLE party (name TEXT NOT NULL, statement INTEGER NOT NULL, PRIMARY KEY (name, statement)) WITHOUT ROWID;
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    unit TEXT NOT NULL,             -- s12
    kind TEXT NOT NULL,
    line INTEGER,
    section TEXT NOT NULL,          -- heading path, parted by " > "
    is_commitment INTEGER NOT NULL,
    strength INTEGER,
    rung TEXT,
    text TEXT NOT NULL
);
CREATE TABLE theme (theme TEXT NOT NULL, unit INTEGER NOT NULL, PRIMARY KEY (theme, unit)) WITHOUT ROWID;
CREATE INDEX theme_unit ON theme (unit);
-- Words as they stand; stems, numbers and spellings are found in `word` when a query is asked.
CREATE TABLE word (
    term TEXT PRIMARY KEY,
    stem TEXT NOT NULL,             -- Porter, of the American form
    number TEXT NOT NULL            -- the American form without its plural ending
) WITHOUT ROWID;
CREATE INDEX word_stem ON word (stem);
CREATE INDEX word_number ON word (number);
CREATE VIRTUAL TABLE words USING fts5 (
    text, content = 'unit', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
