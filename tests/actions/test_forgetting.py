"""A forgotten file leaves no byte, word or name behind; the journal stays whole, and a forged tombstone is found."""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import (
    citing,
    documents,
    filing,
    forgetting,
    history,
    log,
    notes,
    reading,
    search,
    withholding,
)
from ctrecords.actions.citing import Passage, State
from ctrecords.actions.duplicates import Again
from ctrecords.actions.filing import Came
from ctrecords.actions.notes import Subject
from ctrecords.casebook import Casebook, open_casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.event import Effect, Event
from ctrecords.model.ids import DocumentId, RequestId
from ctrecords.model.kinds import Channel, EffectKind
from ctrecords.model.note import Note
from ctrecords.model.record import Citation, Forgotten, Message
from ctrecords.store.driver import Cell, connect
from ctrecords.upkeep import backup
from ctrecords.upkeep.check import check_open
from tests import paper

WORD = "Zebediah"
WHY = "It was meant for another newsroom"
Undoable = Callable[[Casebook], None]


@pytest.fixture
def message(starter_book: Casebook, sent: RequestId, tmp_path: Path) -> DocumentId:
    """A message with a report in it, read, cited, noted, tagged and with a part withheld; its number."""
    path = tmp_path / f"{WORD}.eml"
    report = paper.pdf(f"The list names {WORD} Example")
    path.write_bytes(paper.eml(f"About {WORD}.", subject=f"On {WORD}", attachments=[(f"{WORD}.pdf", report)]))
    made = filing.file(starter_book, [path], Came(request=sent))
    reading.read_all(starter_book)
    part = made[1].document
    citing.annotate(starter_book, part, Passage(page=1, quotation=WORD), f"Ask {WORD}")
    notes.write(starter_book, Subject(document=made[0].document), f"From {WORD}")
    notes.tag(starter_book, [Subject(document=part)], ["urgent"])
    withholding.log(starter_book, part, f"Address of {WORD}")
    return made[0].document


def holders(folder: Path) -> list[str]:
    """The files below a folder in which the secret word stands."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in found if WORD.encode() in path.read_bytes())


def test_nothing_is_left_of_it(starter_book: Casebook, sent: RequestId, message: DocumentId) -> None:
    assert holders(starter_book.folder)
    events = starter_book.store.count(Event)
    (parts,) = (documents.parts(starter_book, message),)
    going = forgetting.look(starter_book, [message])
    assert (len(going.documents), len(going.files), going.notes, going.citations, going.withheld) == (
        2,
        2,
        2,
        1,
        1,
    )
    told = " ".join(going.sentences())
    assert "2 files with their text and names will be gone for good. This cannot be undone." in told
    done = forgetting.forget(starter_book, [message], WHY)
    assert len(done.documents) == 2
    assert check_open(starter_book, deep=True).problems == ()
    assert search.search(starter_book, WORD).found.total == 0
    assert starter_book.store.find(Note) == []
    assert starter_book.store.find(Message) == []
    assert starter_book.store.count(Event) == events
    assert {row.reason for row in starter_book.store.find(Forgotten)} == {WHY}
    (cited,) = citing.citations_of(starter_book, parts[0].id)
    assert (cited.state, cited.broken) == (State.FORGOTTEN, "Broken: the file was forgotten.")
    assert "a file that was forgotten at 1" in cited.words
    assert [one.document.id for one in documents.listing(starter_book) if one.document.id == message] == []
    assert documents.find(starter_book, f"D-{message}").forgotten
    folder = left(starter_book)
    assert holders(folder) == []
    with closing(open_casebook(folder, None)) as again:
        assert check_open(again, deep=True).ok
        reading.place(again)
        assert search.search(again, "list names").found.total == 0


def test_the_event_of_files_keeps_no_name(starter_book: Casebook, sent: RequestId, tmp_path: Path) -> None:
    """One file, and several from one hand: the words of their events go with the last of them."""
    came = tmp_path / "came"
    came.mkdir()
    for name in (f"{WORD}.txt", f"{WORD}2.txt", "third.txt"):
        (came / name).write_text(f"{WORD} {name}")
    handed = Came(request=sent, source=f"Clerk {WORD}")
    (one,) = filing.file(starter_book, [came / f"{WORD}.txt"], handed)
    assert WORD in starter_book.store.get(Event, one.event).summary
    two = filing.file(starter_book, [came / f"{WORD}2.txt", came / "third.txt"], handed)
    reading.read_all(starter_book)
    forgetting.forget(starter_book, [one.document], WHY)
    forgetting.forget(starter_book, [two[0].document], WHY)
    assert starter_book.store.get(Event, two[1].event).person == f"Clerk {WORD}"
    forgetting.forget(starter_book, [two[1].document], WHY)
    for event in (one.event, two[0].event):
        row = starter_book.store.get(Event, event)
        assert (row.summary, row.person) == ("", "")
    assert check_open(starter_book, deep=True).ok
    folder = left(starter_book)
    assert holders(folder) == []
    with closing(open_casebook(folder, None)) as again:
        assert check_open(again, deep=True).ok


def test_the_words_of_an_event_that_was_logged_stay(
    starter_book: Casebook, sent: RequestId, tmp_path: Path
) -> None:
    letter = log.log(
        starter_book,
        sent,
        log.Entry(kind="message", on=date(2026, 11, 12), by=Channel.MAIL, summary="They wrote"),
    ).event
    (tmp_path / "scan.txt").write_text(WORD)
    (made,) = filing.file(starter_book, [tmp_path / "scan.txt"], Came(event=letter))
    before = starter_book.store.get(Event, letter)
    forgetting.forget(starter_book, [made.document], WHY)
    assert starter_book.store.get(Event, letter) == before
    assert check_open(starter_book).ok


def test_an_empty_file_is_no_copy_of_one_that_was_forgotten(
    starter_book: Casebook, message: DocumentId, tmp_path: Path
) -> None:
    forgetting.forget(starter_book, [message], WHY)
    empty = tmp_path / "empty.pdf"
    empty.write_bytes(b"")
    (made,) = filing.take(starter_book, [empty]).filed
    assert (made.name, made.known, made.trashed, made.duplicate_of) == ("empty.pdf", False, False, None)
    reading.read_all(starter_book)
    told = documents.find(starter_book, f"D-{made.document}")
    assert told.reading is not None
    assert "empty" in told.reading.what
    going = forgetting.look(starter_book, [made.document])
    assert going.shared == ()
    (again,) = filing.take(starter_book, [empty]).filed
    assert (again.document, again.known) == (made.document, True)


def test_it_cannot_be_undone_and_not_be_done_twice(starter_book: Casebook, message: DocumentId) -> None:
    forgetting.forget(starter_book, [message], WHY)
    with pytest.raises(CtrecordsError):
        history.undo(starter_book)
    with pytest.raises(CtrecordsError, match="was forgotten before") as told:
        forgetting.forget(starter_book, [message], WHY)
    assert told.value.remedy == "Leave it out."
    with pytest.raises(CtrecordsError, match="nothing left to cite"):
        citing.cite(starter_book, message, Passage(page=1))
    assert forgetting.reason_of(starter_book, message) is not None


def test_what_stays_elsewhere_is_counted(
    starter_book: Casebook, sent: RequestId, message: DocumentId
) -> None:
    event = documents.find(starter_book, f"D-{message}").event
    assert forgetting.look(starter_book, [message]).quoted == 0
    with starter_book.store.transaction("Quote it") as step:
        step.add(Effect(event=event.id, kind=EffectKind.DENIED, section="1-210", quotation=f"About {WORD}"))
    notes.write(starter_book, Subject(request=sent), f"They named {WORD}")
    notes.write(starter_book, Subject(event=event.id), "Read it again")
    going = forgetting.look(starter_book, [message])
    assert (going.quoted, going.said) == (1, 2)
    assert any(
        "stays, in the history too: 1 quotation and 2 notes of its" in one for one in going.sentences()
    )
    forgetting.forget(starter_book, [message], WHY)
    assert [row.quotation for row in starter_book.store.find(Effect, event=event.id)] == [f"About {WORD}"]
    assert check_open(starter_book, deep=True).problems == ()


def test_a_reason_is_asked_for(starter_book: Casebook, message: DocumentId) -> None:
    with pytest.raises(CtrecordsError, match="Say why it is forgotten") as told:
        forgetting.forget(starter_book, [message], "  ")
    assert told.value.remedy == "Give a reason, without naming what is in the file."
    assert starter_book.store.find(Forgotten) == []


def test_a_file_that_something_else_holds_stays(
    starter_book: Casebook, message: DocumentId, tmp_path: Path
) -> None:
    part = documents.parts(starter_book, message)[0]
    sha256 = documents.find(starter_book, f"D-{part.id}").blob.sha256
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(starter_book.vault.read(sha256))
    filing.take(starter_book, [copy], again=Again.KEEP)
    going = forgetting.look(starter_book, [part.id])
    assert [one.id for one in going.within] == [message]
    assert [blob.sha256 for blob in going.shared] == [sha256]
    forgetting.forget(starter_book, [part.id], WHY)
    assert starter_book.vault.verify(sha256) == "ok"
    assert check_open(starter_book, deep=True).ok
    forgetting.forget(starter_book, [message], WHY)
    assert check_open(starter_book, deep=True).ok


def test_backups_that_hold_it_are_named(starter_book: Casebook, message: DocumentId) -> None:
    made = backup.backup(starter_book)
    done = forgetting.forget(starter_book, [message], WHY)
    assert done.backups == (made.folder,)
    assert any(made.folder.name in sentence for sentence in done.sentences())
    assert check_open(starter_book, deep=True).ok


def test_bytes_that_a_crash_left_go_at_the_next_start(starter_book: Casebook, message: DocumentId) -> None:
    sha256 = documents.find(starter_book, f"D-{message}").blob.sha256
    (held,) = [one for one in starter_book.vault.walk() if one.stem == starter_book.vault.stem(sha256)]
    data = held.path.read_bytes()
    forgetting.forget(starter_book, [message], WHY)
    held.path.write_bytes(data)
    folder = left(starter_book)
    place = folder / held.path.relative_to(starter_book.folder)
    assert place.exists()
    with closing(open_casebook(folder, None)):
        assert not place.exists()
        assert holders(folder) == []


def left(book: Casebook) -> Path:
    """A copy of the casebook's folder as it lies on the disk."""
    book.store.scrub()
    return Path(shutil.copytree(book.folder, book.folder.with_name("Left.casebook")))


SILENT = "UPDATE change SET delta = NULL, salt = '' WHERE table_name = ? AND row_id = ?"


def altered(book: Casebook, *statements: tuple[str, tuple[Cell, ...]]) -> list[str]:
    """What a check says after an outside hand changed the records of a closed casebook."""
    folder = left(book)
    with closing(connect(folder / book.store.path.name, None)) as connection:
        for sql, values in statements:
            connection.execute(sql, values)
    with closing(open_casebook(folder, None)) as again:
        return [one.what for one in check_open(again).problems]


def test_a_silence_without_a_tombstone_is_found(starter_book: Casebook, message: DocumentId) -> None:
    told = altered(starter_book, (SILENT, ("document", message)))
    assert any("was altered outside ctrecords" in one for one in told)


def test_a_tombstone_put_there_by_hand_is_found(starter_book: Casebook, message: DocumentId) -> None:
    told = altered(
        starter_book,
        (SILENT, ("document", message)),
        ("INSERT INTO forgotten VALUES (1, ?, 'x', '2026-11-23T12:00:00+00:00')", (message,)),
    )
    assert any("forgotten was added outside" in one for one in told)
    assert any("was altered outside ctrecords" in one for one in told)


def test_a_true_tombstone_excuses_no_other_row(
    starter_book: Casebook, sent: RequestId, message: DocumentId
) -> None:
    forgetting.forget(starter_book, [message], WHY)
    told = altered(
        starter_book,
        (SILENT, ("request", sent)),
        ("UPDATE request SET personnel = 1 WHERE id = ?", (sent,)),
    )
    assert any(f"R-{sent} was altered outside ctrecords" in one for one in told)


def test_a_tombstone_cannot_be_widened(starter_book: Casebook, sent: RequestId, message: DocumentId) -> None:
    """A row slipped into the step that forgot something shows, since the step's hash covers its leaves."""
    forgetting.forget(starter_book, [message], WHY)
    (step,) = {
        seq for seq, *_ in starter_book.store.rows("SELECT step FROM change WHERE table_name = 'forgotten'")
    }
    delta = json.dumps({"id": [sent, None], "document": [message, None]})
    told = altered(
        starter_book,
        (SILENT, ("note", sent)),
        (
            "INSERT INTO change (step, table_name, row_id, delta, salt, leaf) VALUES (?, 'note', ?, ?, '', '')",
            (step, sent, delta),
        ),
    )
    assert any("was altered outside ctrecords" in one for one in told)


def test_what_was_forgotten_cannot_come_back_unseen(starter_book: Casebook, message: DocumentId) -> None:
    forgetting.forget(starter_book, [message], WHY)
    told = altered(starter_book, ("UPDATE document SET name = 'other.pdf' WHERE id = ?", (message,)))
    assert any("document was changed (name) outside" in one for one in told)


def test_a_citation_stays_as_a_number(starter_book: Casebook, message: DocumentId) -> None:
    (before,) = starter_book.store.find(Citation)
    forgetting.forget(starter_book, [message], WHY)
    (after,) = starter_book.store.find(Citation)
    assert (after.id, after.page, after.quotation) == (before.id, before.page, "")
    citing.remove(starter_book, after.id)
    history.undo(starter_book)
    history.redo(starter_book)
    assert check_open(starter_book).ok
