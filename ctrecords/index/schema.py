"""The tables of index.db.

They may be thrown away and made again at any time, so there are no migrations: another number here means that
the file is made anew.

A page's number here is its file's number and its own in one (``page_id``). Files get ever lower numbers, so the
newest come first in every list, and where a page belongs is told without looking it up.
"""

VERSION = "4"
PAGE_BYTES = 16_384
PAGE_BITS = 20
MOST_PAGES = (1 << PAGE_BITS) - 1
"""So many pages of one file can be kept."""
FIRST_FILE = 1 << 22
"""One more than the number of the first file."""

STATEMENTS = (
    """CREATE TABLE mark (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID""",
    """CREATE TABLE file (
        id INTEGER PRIMARY KEY, source TEXT NOT NULL UNIQUE, state TEXT NOT NULL, kind TEXT NOT NULL,
        media TEXT NOT NULL, pages INTEGER NOT NULL, drawn INTEGER NOT NULL, notes TEXT NOT NULL,
        what TEXT NOT NULL, remedy TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX file_state ON file (state)",
    # The texts lie apart, so that counting and listing pages reads none of them.
    """CREATE TABLE page (
        id INTEGER PRIMARY KEY, how TEXT NOT NULL, label TEXT NOT NULL, first_row INTEGER NOT NULL,
        confidence INTEGER, width REAL NOT NULL, height REAL NOT NULL, notes TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX page_how ON page (how)",
    "CREATE TABLE body (id INTEGER PRIMARY KEY, text TEXT NOT NULL, words BLOB) STRICT",
    """CREATE VIRTUAL TABLE find USING fts5 (
        text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2'
    )""",
    "CREATE VIRTUAL TABLE vocabulary USING fts5vocab (find, row)",
    """CREATE TABLE place (
        prefix TEXT NOT NULL, number INTEGER NOT NULL, file INTEGER NOT NULL, kind TEXT NOT NULL,
        name TEXT NOT NULL, event INTEGER, request INTEGER, "case" INTEGER, agency INTEGER, day TEXT NOT NULL,
        PRIMARY KEY (prefix, number)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX place_file ON place (file)",
)


def page_id(file: int, number: int) -> int:
    """The number of a page among all pages of all files."""
    return (file << PAGE_BITS) + number


def text_id(file: int, number: int) -> int:
    """The number of a page's text: rising with the files, so that texts are only ever added at the end."""
    return page_id(FIRST_FILE - file, number)


def text_of(page: int) -> int:
    """The number of a page's text, from the page's own."""
    return text_id(page >> PAGE_BITS, page & MOST_PAGES)


def pages_of(file: int) -> tuple[int, int]:
    """The numbers between which all pages of a file lie, both included."""
    return page_id(file, 0), page_id(file, MOST_PAGES)
