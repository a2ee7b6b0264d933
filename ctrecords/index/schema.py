"""The tables of index.db.

They may be thrown away and made again at any time, so there are no migrations: another number here means that
the file is made anew.
"""

VERSION = "1"

STATEMENTS = (
    "PRAGMA page_size = 16384",
    """CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE reading (
        source TEXT PRIMARY KEY, state TEXT NOT NULL, kind TEXT NOT NULL, media TEXT NOT NULL,
        pages INTEGER NOT NULL, drawn INTEGER NOT NULL, notes TEXT NOT NULL, what TEXT NOT NULL,
        remedy TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE said (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, number INTEGER NOT NULL, text TEXT NOT NULL,
        how TEXT NOT NULL, label TEXT NOT NULL, first_row INTEGER NOT NULL, confidence INTEGER,
        width REAL NOT NULL, height REAL NOT NULL, notes TEXT NOT NULL, words BLOB,
        UNIQUE (source, number)
    ) STRICT""",
    "CREATE INDEX said_waits ON said (source, number) WHERE how = 'waits'",
    """CREATE VIRTUAL TABLE find USING fts5 (
        text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
    )""",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab (find, row)",
    """CREATE TABLE place (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL, kind TEXT NOT NULL, number INTEGER NOT NULL,
        name TEXT NOT NULL, event INTEGER, request INTEGER, "case" INTEGER, agency INTEGER, day TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX place_source ON place (source)",
    """CREATE TABLE thumb (
        source TEXT NOT NULL, number INTEGER NOT NULL, picture BLOB NOT NULL, PRIMARY KEY (source, number)
    ) STRICT, WITHOUT ROWID""",
)
