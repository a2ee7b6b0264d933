"""A citation names a place in a file, says whether the words stand there, and breaks when the file is not as it was."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import citing, documents, filing, notes, reading
from ctrecords.actions.citing import Passage, Quoted, State
from ctrecords.actions.filing import Came
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.event import Blob
from ctrecords.model.ids import DocumentId, RequestId
from ctrecords.model.record import Citation
from tests import paper

Undoable = Callable[[Casebook], None]
PAGES = ("The log of November", "Shared with the Federal Enforce-\nment Office since March")


@pytest.fixture
def report(starter_book: Casebook, sent: RequestId, tmp_path: Path) -> DocumentId:
    """A report of two pages, received on December 3, 2026 for the request and read."""
    starter_book.on = date(2026, 12, 4)
    path = tmp_path / "Report.pdf"
    path.write_bytes(paper.pdf(*PAGES))
    made = filing.file(starter_book, [path], Came(request=sent, received=date(2026, 12, 3)))
    reading.read_all(starter_book)
    return made[0].document


@pytest.fixture
def log(starter_book: Casebook, tmp_path: Path) -> DocumentId:
    """A table of 120 rows, in the inbox and read."""
    path = tmp_path / "log.csv"
    path.write_bytes(b"agency,searches\n" + b"".join(b"Town %d,%d\n" % (n, n * 3) for n in range(2, 121)))
    made = filing.file(starter_book, [path], Came(received=date(2026, 12, 3)))
    reading.read_all(starter_book)
    return made[0].document


def test_a_passage_is_cited_as_a_lawyer_would(
    starter_book: Casebook, report: DocumentId, undoable: Undoable
) -> None:
    made = citing.cite(starter_book, report, Passage(page=2, quotation="federal enforcement office"))
    told = citing.resolve(starter_book, made.id)
    assert told.words == "Fairfield PD, rec'd Dec 3, 2026, Report.pdf at 2"
    assert (told.state, told.quoted, told.broken, told.doubt) == (State.WHOLE, Quoted.STANDS, "", "")
    assert made.sha256 == documents.find(starter_book, f"D-{report}").blob.sha256
    undoable(starter_book)
    assert citing.counts(starter_book) == {report: 1}
    assert citing.cite(starter_book, report, Passage(page=2, quotation="federal enforcement office")) == made


def test_words_that_do_not_stand_there_are_kept_and_said(starter_book: Casebook, report: DocumentId) -> None:
    made = citing.cite(starter_book, report, Passage(page=1, quotation="never written"))
    told = citing.resolve(starter_book, made.id)
    assert (told.quoted, told.doubt) == (Quoted.ABSENT, "These words were not found there.")
    starter_book.index.forget(made.sha256)
    told = citing.resolve(starter_book, made.id)
    assert told.quoted is Quoted.UNREAD
    assert told.doubt == "There is no text there to compare these words with."


def test_rows_are_cited_and_find_their_page(starter_book: Casebook, log: DocumentId) -> None:
    one = citing.cite(starter_book, log, citing.passage("row 88", "Town 88"))
    assert (one.page, one.rows) == (2, "88")
    assert citing.resolve(starter_book, one.id).quoted is Quoted.STANDS
    assert citing.resolve(starter_book, one.id).words == "rec'd Dec 3, 2026, log.csv at row 88"
    many = citing.cite(starter_book, log, citing.passage("rows 99-102", "Town 102"))
    assert citing.resolve(starter_book, many.id).quoted is Quoted.STANDS
    assert citing.resolve(starter_book, many.id).words.endswith("at rows 99–102")  # noqa: RUF001 as it is shown
    with pytest.raises(CtrecordsError, match="no row 500 that was read") as told:
        citing.cite(starter_book, log, citing.passage("row 500"))
    assert told.value.remedy == "Look the row up in the file, or read the file again."
    assert [one.citation.rows for one in citing.citations_of(starter_book, log)] == ["88", "99-102"]


@pytest.mark.parametrize(
    ("passage", "what", "remedy"),
    [
        (Passage(page=3), "“Report.pdf” has no page 3: its pages are 1 to 2.", "Look the page up"),
        (Passage(page=0), "“Report.pdf” has no page 0: its pages are 1 to 2.", "Look the page up"),
        (Passage(rows="4"), "“Report.pdf” has no rows.", "Give the page, such as 14."),
        (Passage(rows="9-4"), "“9-4” names no rows.", "Give them as 88 or 88-90."),
        (Passage(region="1,2,3"), "“1,2,3” is no region of a page.", "Give left, top"),
        (Passage(region="900,2,100,4"), "“900,2,100,4” is no region of a page.", "Give left, top"),
        (
            Passage(page=1, quotation="a" * 20_001),
            "A quotation of 20,001 characters is too long.",
            "Quote at",
        ),
    ],
)
def test_places_that_are_none_are_refused(
    starter_book: Casebook, report: DocumentId, passage: Passage, what: str, remedy: str
) -> None:
    head = starter_book.store.head
    with pytest.raises(CtrecordsError) as told:
        citing.cite(starter_book, report, passage)
    assert told.value.what == what
    assert told.value.remedy.startswith(remedy)
    assert starter_book.store.head == head


@pytest.fixture
def book_of_sheets(starter_book: Casebook, tmp_path: Path) -> DocumentId:
    """A workbook whose first sheet, Cover, has 3 rows and whose second, Log, has 120; in the inbox and read."""
    path = tmp_path / "audit.xlsx"
    cover, log = [["a"], ["Cover two"], ["c"]], [[f"Town {n}", str(n)] for n in range(1, 121)]
    path.write_bytes(paper.workbook({"Cover": cover, "Log": log}))
    made = filing.file(starter_book, [path], Came(received=date(2026, 12, 3)))
    reading.read_all(starter_book)
    return made[0].document


def test_rows_of_every_sheet_are_cited_and_told_by_sheet(
    starter_book: Casebook, book_of_sheets: DocumentId, undoable: Undoable
) -> None:
    shown = citing.cite(starter_book, book_of_sheets, Passage(page=2, rows="88", quotation="Town 88"))
    assert (shown.page, shown.rows) == (3, "88")
    told = citing.resolve(starter_book, shown.id)
    assert (told.quoted, told.words) == (Quoted.STANDS, "rec'd Dec 3, 2026, audit.xlsx at row 88 of Log")
    for typed in ("row 2 of log", "Log row 2"):
        made = citing.cite(starter_book, book_of_sheets, citing.passage(typed, "Town 2"))
        assert (made.page, made.rows) == (2, "2")
        assert citing.resolve(starter_book, made.id).quoted is Quoted.STANDS
    many = citing.cite(starter_book, book_of_sheets, citing.passage("Log rows 49-102", "Town 102"))
    assert citing.resolve(starter_book, many.id).quoted is Quoted.STANDS
    cover = citing.cite(starter_book, book_of_sheets, citing.passage("row 2 of Cover", "Town 2"))
    assert citing.resolve(starter_book, cover.id).quoted is Quoted.ABSENT
    held = starter_book.index.reading(cover.sha256)
    assert held is not None
    assert held.look.notes == ()
    undoable(starter_book)


@pytest.mark.parametrize(
    ("typed", "what", "remedy"),
    [
        (
            "row 2",
            "“audit.xlsx” has 2 sheets, and row 2 may be on any of them.",
            "Say which, such as “row 2 of Cover”",
        ),
        ("row 2 of Lag", "“audit.xlsx” has no sheet “Lag”.", "Its sheets are: Cover, Log."),
        ("Cover row 4", "“audit.xlsx” has no row 4 that was read.", "Look the row up"),
        ("Log row 121", "“audit.xlsx” has no row 121 that was read.", "Look the row up"),
    ],
)
def test_rows_that_are_on_no_sheet_are_refused(
    starter_book: Casebook, book_of_sheets: DocumentId, typed: str, what: str, remedy: str
) -> None:
    with pytest.raises(CtrecordsError) as told:
        citing.cite(starter_book, book_of_sheets, citing.passage(typed))
    assert told.value.what == what
    assert told.value.remedy.startswith(remedy)


def test_words_without_a_page_are_looked_for_in_the_whole_file(
    starter_book: Casebook, tmp_path: Path
) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(paper.pdf(*(f"page {number}" for number in range(1, 45)), "unique passage zeta"))
    made = filing.file(starter_book, [path], Came(received=date(2026, 12, 3)))[0].document
    reading.read_all(starter_book)
    cited = citing.cite(starter_book, made, Passage(quotation="unique passage zeta"))
    assert citing.resolve(starter_book, cited.id).quoted is Quoted.STANDS
    absent = citing.cite(starter_book, made, Passage(quotation="never written"))
    assert citing.resolve(starter_book, absent.id).quoted is Quoted.ABSENT


def test_a_page_beyond_any_is_refused_of_a_file_that_was_not_read(
    starter_book: Casebook, tmp_path: Path
) -> None:
    path = tmp_path / "unread.pdf"
    path.write_bytes(paper.pdf("words"))
    made = filing.file(starter_book, [path], Came(received=date(2026, 12, 3)))[0].document
    with pytest.raises(CtrecordsError, match="has no page 99999999999999999999999") as told:
        citing.cite(starter_book, made, Passage(page=99999999999999999999999))
    assert told.value.remedy == "Look the page up in the file and give its number."
    with pytest.raises(CtrecordsError, match="its sheets are not known") as told:
        citing.cite(starter_book, made, citing.passage("row 2 of Log"))
    assert told.value.remedy == "Have it read first, then cite the row."


def test_a_text_file_is_cited_without_a_page_of_ours(starter_book: Casebook, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("words of the clerk")
    made = filing.file(starter_book, [path], Came(received=date(2026, 12, 3)))[0].document
    reading.read_all(starter_book)
    cited = citing.cite(starter_book, made, Passage(page=1, quotation="the clerk"))
    assert citing.resolve(starter_book, cited.id).words == "rec'd Dec 3, 2026, note.txt"


def test_typed_places() -> None:
    assert citing.passage(" 14 ") == Passage(page=14)
    assert citing.passage("rows 88 - 90").rows == "88-90"
    assert citing.passage("row 7").rows == "7"
    assert citing.passage("") == Passage()
    with pytest.raises(CtrecordsError, match="neither a page nor rows") as told:
        citing.passage("page fourteen")
    assert told.value.remedy == "Give a page such as 14, or rows such as “rows 88-90”."


def test_a_changed_or_missing_file_breaks_it(starter_book: Casebook, report: DocumentId) -> None:
    made = citing.cite(starter_book, report, Passage(page=1, region="100,200,900,250"))
    (held,) = [one for one in starter_book.vault.walk() if one.stem == made.sha256]
    held.path.chmod(0o600)
    held.path.write_bytes(b"other bytes")
    assert citing.resolve(starter_book, made.id).state is State.CHANGED
    held.path.unlink()
    assert citing.resolve(starter_book, made.id).broken == "Broken: the file is missing."


def test_another_hash_breaks_it(starter_book: Casebook, report: DocumentId, log: DocumentId) -> None:
    made = citing.cite(starter_book, report, Passage(page=1))
    other = documents.find(starter_book, f"D-{log}").blob
    row = documents.find(starter_book, f"D-{report}").document
    with starter_book.store.transaction("Another file") as step:
        step.put(replace(row, blob=other.id))
    told = citing.resolve(starter_book, made.id)
    assert told.broken == "Broken: the file changed since it was cited."
    assert starter_book.store.get(Blob, other.id) == other


def test_a_citation_goes_and_its_note_stays(
    starter_book: Casebook, report: DocumentId, undoable: Undoable
) -> None:
    about = notes.Subject(document=report)
    made = citing.annotate(starter_book, report, Passage(page=2), "Six days before the act")
    undoable(starter_book)
    assert [row.citation for row in notes.notes(starter_book, about)] == [made.id]
    assert citing.annotate(starter_book, report, Passage(page=2), "Ask who") == made
    citing.remove(starter_book, made.id)
    undoable(starter_book)
    assert starter_book.store.find(Citation) == []
    assert [row.citation for row in notes.notes(starter_book, about)] == [None, None]


def test_a_note_that_says_nothing_cites_nothing(starter_book: Casebook, report: DocumentId) -> None:
    with pytest.raises(CtrecordsError, match="needs a few words") as told:
        citing.annotate(starter_book, report, Passage(page=2), "  ")
    assert told.value.remedy == "Type the note."
    assert citing.counts(starter_book) == {}
