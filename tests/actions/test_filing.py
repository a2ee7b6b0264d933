"""Files come in whole: every byte in the vault, one event for each message, nothing twice, nothing half."""

import hashlib
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import documents, filing, inbox, log, reading, search, sorting
from ctrecords.actions.duplicates import Again
from ctrecords.actions.filing import Came
from ctrecords.casebook import Casebook
from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.model.event import Document, Event
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel, Direction, Medium
from ctrecords.model.record import Message
from ctrecords.progress import Silent
from tests import paper

Undoable = Callable[[Casebook], None]
REPORT = paper.pdf("The sharing report of November")
MAIL = paper.eml("Item 1 is attached.", attachments=[("report.pdf", REPORT), ("../list.csv", b"a,b\n")])


@pytest.fixture
def came(tmp_path: Path) -> Path:
    folder = tmp_path / "came"
    folder.mkdir()
    return folder


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_a_message_is_one_event_with_its_files(
    starter_book: Casebook, sent: RequestId, came: Path, undoable: Undoable
) -> None:
    starter_book.on = date(2026, 11, 23)
    path = write(came, "reply.eml", MAIL)
    made = filing.file(starter_book, [path], Came(request=sent))
    assert [(one.name, one.message) for one in made] == [
        ("reply.eml", True),
        ("report.pdf", False),
        ("../list.csv", False),
    ]
    assert len({one.event for one in made}) == 1
    event = starter_book.store.get(Event, made[0].event)
    assert (event.direction, event.channel, event.person) == (Direction.IN, Channel.EMAIL, "Records Clerk")
    assert (event.happened_on, event.happened_at) == (date(2026, 11, 19), "16:52")
    assert event.summary == "Your request [R-4]"
    row = starter_book.store.first(Message, document=made[0].document)
    assert row is not None
    assert (row.sender, row.recipients) == ("records@cedar.example", "requester@example.org")
    parts = [starter_book.store.get(Document, one.document) for one in made[1:]]
    assert {part.parent for part in parts} == {made[0].document}
    assert starter_book.vault.read(made[0].sha256) == MAIL == path.read_bytes()
    assert starter_book.vault.read(made[1].sha256) == REPORT
    assert made[1].sha256 == hashlib.sha256(REPORT).hexdigest()
    undoable(starter_book)


def test_the_same_again_is_said_and_writes_nothing(starter_book: Casebook, came: Path) -> None:
    path = write(came, "reply.eml", MAIL)
    first = filing.file(starter_book, [path])
    head = starter_book.store.head
    again = filing.file(starter_book, [path])
    assert starter_book.store.head == head
    assert [(one.document, one.duplicate_of, one.known) for one in again] == [
        (one.document, one.document, True) for one in first
    ]
    assert [one.message for one in again] == [True, False, False]


def test_a_known_file_in_a_new_message_is_a_document_of_its_own(starter_book: Casebook, came: Path) -> None:
    first = filing.file(starter_book, [write(came, "report.pdf", REPORT)])
    second = filing.file(starter_book, [write(came, "reply.eml", MAIL)])
    assert second[1].duplicate_of == first[0].document
    assert second[1].document != first[0].document
    assert second[1].sha256 == first[0].sha256


def test_a_folder_keeps_its_structure(starter_book: Casebook, came: Path, undoable: Undoable) -> None:
    for name in ("2024/a.pdf", "2024/b/c.txt", "top.txt"):
        write(came, f"drive/{name}", name.encode())
    (came / "drive" / "elsewhere").symlink_to(came)
    taken = filing.take(
        starter_book,
        [came / "drive"],
        Came(medium=Medium.DRIVE, source="Records Clerk", received=date(2026, 11, 2)),
    )
    made = taken.filed
    assert [one.what for one in taken.refused] == ["“drive/elsewhere” is a link, not a file."]
    rows = [starter_book.store.get(Document, one.document) for one in made]
    assert [(row.folder, row.name) for row in rows] == [
        ("drive/2024", "a.pdf"),
        ("drive/2024/b", "c.txt"),
        ("drive", "top.txt"),
    ]
    event = starter_book.store.get(Event, made[0].event)
    assert len({one.event for one in made}) == 1
    assert (event.request, event.channel, event.summary) == (None, Channel.HAND, "3 files")
    assert {row.received_on for row in rows} == {date(2026, 11, 2)}
    undoable(starter_book)


def test_links_pipes_and_hidden_files_are_told_and_the_rest_is_filed(
    starter_book: Casebook, came: Path, undoable: Undoable
) -> None:
    write(came, "drive/a.txt", b"a")
    write(came, "drive/Thumbs.db", b"t")
    (came / "drive" / "here").symlink_to(came / "drive" / "a.txt")
    os.mkfifo(came / "drive" / "pipe")
    taken = filing.take(starter_book, [came / "drive", came / "gone.txt"])
    assert [one.name for one in taken.filed] == ["a.txt"]
    assert taken.left_out == ("drive/Thumbs.db",)
    assert sorted(one.what for one in taken.refused) == [
        "“drive/here” is a link, not a file.",
        "“drive/pipe” is a device or a pipe, not a file.",
        "“gone.txt” could not be read: No such file or directory.",
    ]
    assert all(one.remedy for one in taken.refused)
    undoable(starter_book)
    with pytest.raises(CtrecordsError, match=r"“gone.txt” could not be read.*1 more cannot be filed either"):
        filing.take(starter_book, [came / "gone.txt", came / "drive" / "pipe"])


def test_an_archive_is_filed_with_what_is_in_it(
    starter_book: Casebook, came: Path, undoable: Undoable
) -> None:
    inner = paper.eml("inner words", subject="Inner", attachments=[("deep.txt", b"deep")])
    path = write(came, "export.dat", paper.archive({"2024/a.txt": b"a", "mail.eml": inner}))
    taken = filing.take(starter_book, [path])
    rows = [starter_book.store.get(Document, one.document) for one in taken.filed]
    assert [(row.name, row.folder) for row in rows] == [
        ("export.dat", ""),
        ("a.txt", "2024"),
        ("mail.eml", ""),
        ("deep.txt", ""),
    ]
    assert [row.parent for row in rows] == [None, rows[0].id, rows[0].id, rows[2].id]
    assert len({row.event for row in rows}) == 1
    assert [one.message for one in taken.filed] == [False, False, True, False]
    undoable(starter_book)


def test_a_folder_of_messages_on_a_drive_is_records_and_not_letters(
    starter_book: Casebook, came: Path
) -> None:
    write(came, "drive/1.eml", paper.eml("one"))
    write(came, "drive/2.msg", paper.msg("two"))
    drive = filing.take(starter_book, [came / "drive"], Came(medium=Medium.DRIVE)).filed
    assert len({one.event for one in drive}) == 1
    assert [one.message for one in drive] == [True, True]
    write(came, "mail/3.msg", paper.msg("three"))
    write(came, "mail/4.eml", paper.eml("four", sender="Me <requester@sample.example>"))
    mail = filing.take(starter_book, [came / "mail"]).filed
    events = [starter_book.store.get(Event, one.event) for one in mail]
    assert [one.direction for one in events] == [Direction.IN, Direction.OUT]


def test_a_message_saved_by_another_program_is_the_same_message(starter_book: Casebook, came: Path) -> None:
    first = filing.file(starter_book, [write(came, "a.eml", MAIL)])
    head = starter_book.store.head
    other = MAIL.replace(b"To: requester", b"X-Saved-By: another program\nTo: requester")
    assert [one.duplicate_of for one in filing.file(starter_book, [write(came, "b.eml", other)])] == [
        one.document for one in first
    ]
    assert starter_book.store.head == head
    changed = other.replace(b"Item 1 is attached.", b"Item 2 is denied.")
    made = filing.file(starter_book, [write(came, "c.eml", changed)])
    assert not made[0].known
    assert made[0].duplicate_of is None


def test_a_file_that_is_here_can_be_linked_or_kept_twice(
    starter_book: Casebook, sent: RequestId, came: Path, undoable: Undoable
) -> None:
    path = write(came, "a.txt", b"one")
    (first,) = filing.file(starter_book, [path])
    sorting.to_trash(starter_book, [first.document])
    (again,) = filing.take(starter_book, [path]).filed
    assert (again.known, again.trashed) == (True, True)
    (linked,) = filing.take(starter_book, [path], Came(request=sent), again=Again.LINK).filed
    assert (linked.document, linked.known, linked.trashed) == (first.document, True, False)
    assert starter_book.store.get(Event, linked.event).request == sent
    undoable(starter_book)
    head = starter_book.store.head
    filing.take(starter_book, [path], Came(request=sent), again=Again.LINK)
    assert starter_book.store.head == head
    (kept,) = filing.take(starter_book, [path], Came(request=sent), again=Again.KEEP).filed
    assert (kept.known, kept.duplicate_of) == (False, first.document)
    undoable(starter_book)


def test_a_message_that_comes_twice_in_one_drop_is_one(starter_book: Casebook, came: Path) -> None:
    write(came, "drop/a.eml", MAIL)
    write(came, "drop/b.eml", MAIL)
    write(came, "drop/c/one.txt", b"x")
    write(came, "drop/d/one.txt", b"x")
    made = filing.take(starter_book, [came / "drop"]).filed
    assert [one.known for one in made] == [False] * 3 + [True] * 3 + [False] * 2
    assert made[7].duplicate_of == made[6].document
    assert starter_book.store.count(Document) == 5


class Canceled(Silent):
    """Cancels at the second file."""

    def step(self, done: int, total: int, note: str) -> None:
        del total, note
        if done:
            raise CancelledError


def test_nothing_is_filed_when_one_cannot_be_read_or_cancel_is_pressed(
    starter_book: Casebook, came: Path
) -> None:
    good = write(came, "a.txt", b"one")
    head = starter_book.store.head
    with pytest.raises(CtrecordsError):
        filing.file(starter_book, [good, came / "missing.txt"])
    with pytest.raises(CancelledError):
        filing.file(starter_book, [good, write(came, "b.txt", b"two")], progress=Canceled())
    assert starter_book.store.head == head
    assert documents.listing(starter_book) == []


def test_what_is_filed_is_read_and_found(starter_book: Casebook, sent: RequestId, came: Path) -> None:
    files = [
        write(came, "reply.eml", MAIL),
        write(came, "scan.png", paper.image("Denied by the police department")),
        write(came, "noise.bin", b"\0\1\2\3" * 40),
    ]
    filing.file(starter_book, files, Came(request=sent))
    reading.read_all(starter_book)
    hits = search.search(starter_book, "sharing report").found.hits
    assert [(hit.name, hit.page, hit.request) for hit in hits] == [("report.pdf", 1, sent)]
    assert [hit.name for hit in search.search(starter_book, "denied police").found.hits] == ["scan.png"]
    assert [hit.name for hit in search.search(starter_book, f"attached request:R-{sent}").found.hits] == [
        "reply.eml"
    ]
    covered = reading.coverage(starter_book)
    assert (covered.waiting, covered.unread) == (0, 0)
    states = {one.document.name: documents.text_state(one) for one in documents.listing(starter_book)}
    assert states["report.pdf"] == "1 p., text"
    assert states["scan.png"].startswith("1 p., OCR ")
    assert states["noise.bin"] == "cannot be read"


def test_custody_says_how_a_file_came_and_whether_it_is_whole(starter_book: Casebook, came: Path) -> None:
    made = filing.file(starter_book, [write(came, "reply.eml", MAIL)])
    told = documents.custody(starter_book, made[1].document)
    assert told.came_in is not None
    assert (told.came_in.name, told.health) == ("reply.eml", "ok")
    assert told.message is not None
    assert told.message.message_id.endswith("@cedar.example")


def test_the_trash_gives_back(starter_book: Casebook, came: Path, undoable: Undoable) -> None:
    made = filing.file(starter_book, [write(came, "a.txt", b"one words")])
    reading.read_all(starter_book)
    assert sorting.to_trash(starter_book, [made[0].document]) == 1
    assert sorting.to_trash(starter_book, [made[0].document]) == 0
    undoable(starter_book)
    assert documents.listing(starter_book) == []
    assert [one.document.id for one in documents.listing(starter_book, trashed=True)] == [made[0].document]
    assert search.search(starter_book, "words").found.total == 0
    assert sorting.to_trash(starter_book, [made[0].document], back=True) == 1
    assert search.search(starter_book, "words").found.total == 1


def test_a_scan_is_added_to_what_came_on_paper(
    starter_book: Casebook, sent: RequestId, came: Path, undoable: Undoable
) -> None:
    """The day of the receipt does not move; a message among the files is no event of its own."""
    starter_book.on = date(2026, 11, 12)
    letter = log.log(
        starter_book, sent, log.Entry(kind="message", on=date(2026, 11, 12), by=Channel.MAIL)
    ).event
    starter_book.on = date(2026, 11, 23)
    paths = [write(came, "scan.pdf", REPORT), write(came, "cover.eml", MAIL)]
    made = filing.file(starter_book, paths, Came(event=letter))
    assert {one.event for one in made} == {letter}
    rows = starter_book.store.find(Document, event=letter)
    assert {row.received_on for row in rows} == {date(2026, 11, 12)}
    assert starter_book.store.get(Event, letter).happened_on == date(2026, 11, 12)
    undoable(starter_book)


def test_a_file_of_the_inbox_is_used_for_an_event(
    starter_book: Casebook, sent: RequestId, came: Path, undoable: Undoable
) -> None:
    starter_book.on = date(2026, 11, 23)
    letter = log.log(
        starter_book, sent, log.Entry(kind="message", on=date(2026, 11, 12), by=Channel.MAIL)
    ).event
    path = write(came, "scan.pdf", REPORT)
    filing.file(starter_book, [path])
    assert inbox.count(starter_book) == 1
    (made,) = filing.take(starter_book, [path], Came(event=letter), again=Again.LINK).filed
    assert starter_book.store.get(Document, made.document).event == letter
    assert inbox.count(starter_book) == 0
    undoable(starter_book)


def test_a_name_that_hides_its_ending_shows_it(starter_book: Casebook, came: Path) -> None:
    inside = paper.eml("See.", attachments=[("b\u202efdp.scr", b"words")])
    path = write(came, "a\u202efdp.exe", b"words")
    made = filing.file(starter_book, [path, write(came, "mail.eml", inside)])
    assert [one.name for one in made] == ["a\ufffdfdp.exe", "mail.eml", "b\ufffdfdp.scr"]
