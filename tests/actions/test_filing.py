"""Files come in whole: every byte in the vault, one event for each message, nothing twice, nothing half."""

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import documents, filing, reading, search
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
        (first[0].document, first[0].document, True)
    ]


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
    made = filing.file(
        starter_book,
        [came / "drive"],
        Came(medium=Medium.DRIVE, source="Records Clerk", received=date(2026, 11, 2)),
    )
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
    assert states["scan.png"] == "1 p., OCR"
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
    assert documents.to_trash(starter_book, [made[0].document]) == 1
    assert documents.to_trash(starter_book, [made[0].document]) == 0
    undoable(starter_book)
    assert documents.listing(starter_book) == []
    assert [one.document.id for one in documents.listing(starter_book, trashed=True)] == [made[0].document]
    assert search.search(starter_book, "words").found.total == 0
    assert documents.to_trash(starter_book, [made[0].document], back=True) == 1
    assert search.search(starter_book, "words").found.total == 1
