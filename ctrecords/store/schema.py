"""The tables of records.db, as numbered migrations in literal SQL.

A migration that was ever released is never edited: old casebooks were made by it. So nothing here looks
at the classes of the model (a test compares the outcome with them), and nothing here knows how rows are
written. No trigger and no function of ours: stock sqlite3 must be able to read and change a plain file.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One numbered change of the tables, the reason for it, and its statements in order."""

    name: str
    reason: str
    statements: tuple[str, ...]


_M001 = (
    """CREATE TABLE meta (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, value TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE counter (
        name TEXT PRIMARY KEY, last INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE step (
        seq INTEGER PRIMARY KEY, at TEXT NOT NULL, label TEXT NOT NULL, face TEXT NOT NULL,
        undoable INTEGER NOT NULL, undoes INTEGER REFERENCES step (seq),
        prev TEXT NOT NULL, hash TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE change (
        id INTEGER PRIMARY KEY, step INTEGER NOT NULL REFERENCES step (seq),
        table_name TEXT NOT NULL, row_id INTEGER NOT NULL,
        delta TEXT, salt TEXT NOT NULL, leaf TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX change_step ON change (step)",
    "CREATE INDEX change_row ON change (table_name, row_id)",
    """CREATE TABLE law_used (
        id INTEGER PRIMARY KEY, law TEXT NOT NULL, sha256 TEXT NOT NULL, text TEXT NOT NULL, since TEXT NOT NULL,
        UNIQUE (law, sha256)
    ) STRICT""",
    """CREATE TABLE requester (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL, address TEXT NOT NULL, phone TEXT NOT NULL, email TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE agency (
        id INTEGER PRIMARY KEY, slug TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
        law TEXT NOT NULL, agency_class TEXT NOT NULL, town TEXT NOT NULL, county TEXT NOT NULL,
        jurisdiction TEXT NOT NULL, ori TEXT NOT NULL, source TEXT NOT NULL, source_license TEXT NOT NULL,
        as_of TEXT NOT NULL, practice INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX agency_name ON agency (name COLLATE NOCASE, id)",
    """CREATE TABLE contact (
        id INTEGER PRIMARY KEY, agency INTEGER NOT NULL REFERENCES agency (id),
        purpose TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, source TEXT NOT NULL,
        as_of TEXT NOT NULL, verified_on TEXT, wrong INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX contact_agency ON contact (agency)",
    """CREATE TABLE closure (
        id INTEGER PRIMARY KEY, agency INTEGER NOT NULL REFERENCES agency (id),
        "on" TEXT, open_on TEXT NOT NULL, source TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX closure_agency ON closure (agency)",
    """CREATE TABLE claim (
        id INTEGER PRIMARY KEY, agency INTEGER NOT NULL REFERENCES agency (id),
        text TEXT NOT NULL, source TEXT NOT NULL, as_of TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX claim_agency ON claim (agency)",
    """CREATE TABLE cases (
        id INTEGER PRIMARY KEY, title TEXT NOT NULL, purpose TEXT NOT NULL, opened_on TEXT NOT NULL,
        practice INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE campaign (
        id INTEGER PRIMARY KEY, "case" INTEGER NOT NULL REFERENCES cases (id),
        title TEXT NOT NULL, made_at TEXT NOT NULL
    ) STRICT""",
    'CREATE INDEX campaign_case ON campaign ("case")',
    """CREATE TABLE request (
        id INTEGER PRIMARY KEY, "case" INTEGER NOT NULL REFERENCES cases (id),
        agency INTEGER NOT NULL REFERENCES agency (id), campaign INTEGER REFERENCES campaign (id),
        personnel INTEGER NOT NULL, trashed INTEGER NOT NULL
    ) STRICT""",
    'CREATE INDEX request_case ON request ("case")',
    "CREATE INDEX request_agency ON request (agency)",
    "CREATE INDEX request_campaign ON request (campaign)",
    """CREATE TABLE item (
        id INTEGER PRIMARY KEY, request INTEGER NOT NULL REFERENCES request (id),
        number INTEGER NOT NULL, text TEXT NOT NULL, label TEXT NOT NULL,
        UNIQUE (request, number)
    ) STRICT""",
    """CREATE TABLE override (
        id INTEGER PRIMARY KEY, request INTEGER NOT NULL REFERENCES request (id),
        deadline TEXT NOT NULL, "on" TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX override_request ON override (request)",
    """CREATE TABLE reminder (
        id INTEGER PRIMARY KEY, request INTEGER NOT NULL REFERENCES request (id),
        "on" TEXT NOT NULL, at TEXT NOT NULL, text TEXT NOT NULL, set_on TEXT NOT NULL, done_on TEXT
    ) STRICT""",
    "CREATE INDEX reminder_request ON reminder (request)",
    """CREATE TABLE event (
        id INTEGER PRIMARY KEY, request INTEGER REFERENCES request (id),
        direction TEXT NOT NULL, channel TEXT NOT NULL, happened_on TEXT NOT NULL, happened_until TEXT,
        happened_at TEXT NOT NULL, logged_at TEXT NOT NULL, person TEXT NOT NULL, summary TEXT NOT NULL,
        voicemail INTEGER NOT NULL, basis TEXT NOT NULL, certainty TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX event_request ON event (request)",
    """CREATE TABLE effect (
        id INTEGER PRIMARY KEY, event INTEGER NOT NULL REFERENCES event (id), kind TEXT NOT NULL,
        item INTEGER REFERENCES item (id), outcome TEXT, "on" TEXT, cents INTEGER, pages INTEGER,
        section TEXT NOT NULL, quotation TEXT NOT NULL, page INTEGER
    ) STRICT""",
    "CREATE INDEX effect_event ON effect (event)",
    "CREATE INDEX effect_item ON effect (item)",
    """CREATE TABLE blob (
        id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL UNIQUE, size INTEGER NOT NULL, media TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE document (
        id INTEGER PRIMARY KEY, event INTEGER NOT NULL REFERENCES event (id),
        blob INTEGER NOT NULL REFERENCES blob (id), name TEXT NOT NULL, received_on TEXT
    ) STRICT""",
    "CREATE INDEX document_event ON document (event)",
    "CREATE INDEX document_blob ON document (blob)",
    """CREATE TABLE letter (
        id INTEGER PRIMARY KEY, request INTEGER NOT NULL REFERENCES request (id),
        kind TEXT NOT NULL, dated TEXT NOT NULL, made_at TEXT NOT NULL,
        blob INTEGER NOT NULL REFERENCES blob (id), name TEXT NOT NULL, path TEXT NOT NULL, fields TEXT NOT NULL,
        batch TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX letter_request ON letter (request)",
    "CREATE INDEX letter_blob ON letter (blob)",
)

_ON_ONE = (
    'CHECK (("case" IS NOT NULL) + (request IS NOT NULL) + (agency IS NOT NULL)'
    " + (event IS NOT NULL) + (document IS NOT NULL) = 1)"
)

_M002 = (
    "ALTER TABLE requester ADD COLUMN fee_category TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE requester ADD COLUMN signature INTEGER REFERENCES blob (id)",
    "CREATE INDEX requester_signature ON requester (signature)",
    "ALTER TABLE contact ADD COLUMN bounced_on TEXT",
    "ALTER TABLE request ADD COLUMN origin INTEGER REFERENCES request (id)",
    "CREATE INDEX request_origin ON request (origin)",
    "ALTER TABLE event ADD COLUMN letter INTEGER REFERENCES letter (id)",
    "CREATE INDEX event_letter ON event (letter)",
    "ALTER TABLE effect ADD COLUMN granted INTEGER",
    """CREATE TABLE wording (
        id INTEGER PRIMARY KEY, item INTEGER NOT NULL REFERENCES item (id),
        event INTEGER NOT NULL REFERENCES event (id), text TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX wording_item ON wording (item)",
    "CREATE INDEX wording_event ON wording (event)",
    """CREATE TABLE tracking (
        id INTEGER PRIMARY KEY, request INTEGER NOT NULL REFERENCES request (id),
        kind TEXT NOT NULL, number TEXT NOT NULL, since TEXT NOT NULL, ended_on TEXT
    ) STRICT""",
    "CREATE INDEX tracking_request ON tracking (request)",
    """CREATE TABLE moved (
        id INTEGER PRIMARY KEY, event INTEGER NOT NULL REFERENCES event (id),
        origin INTEGER NOT NULL REFERENCES request (id), target INTEGER NOT NULL REFERENCES request (id),
        at TEXT NOT NULL, reason TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX moved_event ON moved (event)",
    "CREATE INDEX moved_origin ON moved (origin)",
    "CREATE INDEX moved_target ON moved (target)",
    f"""CREATE TABLE note (
        id INTEGER PRIMARY KEY, "case" INTEGER REFERENCES cases (id), request INTEGER REFERENCES request (id),
        agency INTEGER REFERENCES agency (id), event INTEGER REFERENCES event (id),
        document INTEGER REFERENCES document (id), kind TEXT NOT NULL, private INTEGER NOT NULL,
        text TEXT NOT NULL, written_at TEXT NOT NULL, {_ON_ONE}
    ) STRICT""",
    'CREATE INDEX note_case ON note ("case")',
    "CREATE INDEX note_request ON note (request)",
    "CREATE INDEX note_agency ON note (agency)",
    "CREATE INDEX note_event ON note (event)",
    "CREATE INDEX note_document ON note (document)",
    """CREATE TABLE tag (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE
    ) STRICT""",
    f"""CREATE TABLE tagging (
        id INTEGER PRIMARY KEY, tag INTEGER NOT NULL REFERENCES tag (id),
        "case" INTEGER REFERENCES cases (id), request INTEGER REFERENCES request (id),
        agency INTEGER REFERENCES agency (id), event INTEGER REFERENCES event (id),
        document INTEGER REFERENCES document (id), {_ON_ONE}
    ) STRICT""",
    "CREATE INDEX tagging_tag ON tagging (tag)",
    'CREATE INDEX tagging_case ON tagging ("case")',
    "CREATE INDEX tagging_request ON tagging (request)",
    "CREATE INDEX tagging_agency ON tagging (agency)",
    "CREATE INDEX tagging_event ON tagging (event)",
    "CREATE INDEX tagging_document ON tagging (document)",
    """CREATE TABLE template (
        id INTEGER PRIMARY KEY, letter TEXT NOT NULL UNIQUE, blob INTEGER NOT NULL REFERENCES blob (id),
        name TEXT NOT NULL, since TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX template_blob ON template (blob)",
)

_M003 = (
    'ALTER TABLE event ADD COLUMN "case" INTEGER REFERENCES cases (id)',
    'CREATE INDEX event_case ON event ("case")',
    "ALTER TABLE document ADD COLUMN parent INTEGER REFERENCES document (id)",
    "CREATE INDEX document_parent ON document (parent)",
    "ALTER TABLE document ADD COLUMN folder TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE document ADD COLUMN medium TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE document ADD COLUMN source TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE document ADD COLUMN expires_on TEXT",
    "ALTER TABLE document ADD COLUMN filed_at TEXT",
    "ALTER TABLE document ADD COLUMN trashed_on TEXT",
    """CREATE TABLE message (
        id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document (id),
        message_id TEXT NOT NULL, reply_to TEXT NOT NULL, sender TEXT NOT NULL, recipients TEXT NOT NULL,
        subject TEXT NOT NULL, sent_at TEXT
    ) STRICT""",
    "CREATE INDEX message_document ON message (document)",
    "CREATE INDEX message_message_id ON message (message_id)",
    """CREATE TABLE citation (
        id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document (id), sha256 TEXT NOT NULL,
        page INTEGER, rows TEXT NOT NULL, region TEXT NOT NULL, quotation TEXT NOT NULL, made_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX citation_document ON citation (document)",
    """CREATE TABLE withholding (
        id INTEGER PRIMARY KEY, document INTEGER NOT NULL REFERENCES document (id), page INTEGER,
        rows TEXT NOT NULL, what TEXT NOT NULL, section TEXT NOT NULL, quotation TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX withholding_document ON withholding (document)",
    """CREATE TABLE saved_search (
        id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, words TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE forgotten (
        id INTEGER PRIMARY KEY, document INTEGER NOT NULL, reason TEXT NOT NULL, at TEXT NOT NULL
    ) STRICT""",
    "ALTER TABLE note ADD COLUMN citation INTEGER REFERENCES citation (id)",
    "CREATE INDEX note_citation ON note (citation)",
)

MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        name="m001_first_tables",
        reason="The facts of the walking path, and the journal beside them.",
        statements=_M001,
    ),
    Migration(
        name="m002_main_job",
        reason="Every letter, later wordings, tracking numbers, moved events, notes and tags, own templates.",
        statements=_M002,
    ),
    Migration(
        name="m003_received_records",
        reason="Received records: how each file came, messages, citations, withheld parts, saved searches.",
        statements=_M003,
    ),
)
