"""Odd and older messages and files: what is no copy, no reply and no file of the casebook, and what stops nothing."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import arriving, filing, inbox, moving
from ctrecords.actions.duplicates import Again
from ctrecords.actions.filing import Came
from ctrecords.casebook import Casebook
from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.model.event import Document, Event
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel
from ctrecords.model.request import Request
from tests.actions.test_filing import MAIL, Canceled, came, write

__all__ = ["came"]
Undoable = Callable[[Casebook], None]
BOTH = """From: Records Clerk <records@cedar.example>
Date: Thu, 19 Nov 2026 16:52:00 -0500
Message-ID: <1@cedar.example>
Subject: Your request
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=x

--x
Content-Type: text/plain

See below.
--x
Content-Type: text/html

<p>We will provide everything</p>
--x--
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"Records Clerk <records@cedar.example>", b"Chief <chief@cedar.example>"),
        (b"19 Nov 2026", b"20 Nov 2026"),
        (b"We will provide everything", b"Your request is DENIED"),
    ],
)
def test_the_number_of_a_message_alone_makes_it_no_copy(
    starter_book: Casebook, came: Path, before: bytes, after: bytes
) -> None:
    """Its sender chose it: another sender, day or page of the same number is another message."""
    page = BOTH.encode()
    assert before in page
    first = filing.file(starter_book, [write(came, "a.eml", page)])
    made = filing.file(starter_book, [write(came, "b.eml", page.replace(before, after))])
    assert first[0].message
    assert made[0].message
    assert (made[0].known, made[0].duplicate_of) == (False, None)


def test_odd_names_stop_nothing_beside_them(starter_book: Casebook, came: Path, undoable: Undoable) -> None:
    write(came, "drive/good.txt", b"good")
    write(came, "drive/" + os.fsdecode(b"f\xff/bad\xfe.txt"), b"bad")
    made = filing.take(starter_book, [came / "drive"]).filed
    rows = [starter_book.store.get(Document, one.document) for one in made]
    assert [(row.folder, row.name) for row in rows] == [("drive/f�", "bad�.txt"), ("drive", "good.txt")]
    undoable(starter_book)


def test_a_filing_that_came_to_nothing_leaves_no_copies(starter_book: Casebook, came: Path) -> None:
    held = list(starter_book.vault.walk())
    paths = [write(came, "a.txt", b"one"), write(came, "b.txt", b"two")]
    with pytest.raises(CtrecordsError):
        filing.file(starter_book, [*paths, came / "missing.txt"])
    with pytest.raises(CancelledError):
        filing.take(starter_book, paths, progress=Canceled())
    assert list(starter_book.vault.walk()) == held
    filing.take(starter_book, [write(came, "reply.eml", MAIL)])
    held = list(starter_book.vault.walk())
    filing.take(starter_book, [write(came, "again.eml", b"X-Saved: again\n" + MAIL)])
    assert list(starter_book.vault.walk()) == held
    filing.take(starter_book, [write(came, "deep/again.eml", MAIL), came / "gone"])
    assert list(starter_book.vault.walk()) == held


def test_a_casebook_is_no_file_of_its_own(starter_book: Casebook, came: Path) -> None:
    good = write(came, "a.txt", b"one")
    folder = starter_book.folder
    letter = write(folder, "letters/signed.txt", b"signed")
    taken = filing.take(starter_book, [good, folder, folder / "files", folder / "records.db", letter])
    assert [one.name for one in taken.filed] == ["a.txt", "signed.txt"]
    assert {one.what.partition("” ")[2] for one in taken.refused} == {
        "is a casebook of ctrecords, or a part of one."
    }
    assert len(taken.refused) == 3
    assert all(one.remedy.startswith("Open that casebook") for one in taken.refused)
    taken = filing.take(starter_book, [good, folder.parent], again=Again.KEEP)
    assert folder.name in " ".join(one.name for one in taken.refused)


def test_a_message_older_than_its_request_is_no_reply_to_it(
    starter_book: Casebook, sent: RequestId, came: Path, undoable: Undoable
) -> None:
    """It is a record of that day, such as those asked for; the days to an answer are not counted from it."""
    old = MAIL.replace(b"19 Nov 2026", b"14 Apr 2014")
    write(came, "drop/old.eml", old)
    write(came, "drop/older.eml", old.replace(b"2014", b"2013"))
    write(came, "drop/reply.eml", MAIL)
    starter_book.on = date(2026, 11, 23)
    taken = filing.take(starter_book, [came / "drop"], Came(request=sent))
    assert taken.notes == (
        f"2 messages are older than R-{sent}, sent on Tue, Nov 10: they are filed there as records, not as replies.",
    )
    events = [
        starter_book.store.get(Event, number) for number in dict.fromkeys(one.event for one in taken.filed)
    ]
    assert [(row.channel, row.happened_on, row.request) for row in events] == [
        (Channel.NOTE, date(2026, 11, 23), sent),
        (Channel.EMAIL, date(2026, 11, 19), sent),
    ]
    assert {one.request for one in taken.filed} == {sent}
    undoable(starter_book)
    with pytest.raises(
        CtrecordsError, match=rf"come of R-{sent} on Tue, Nov 3: it was sent on Tue, Nov 10"
    ) as told:
        filing.take(starter_book, [came / "drop"], Came(request=sent, received=date(2026, 11, 3)))
    assert told.value.remedy.startswith("Correct the day")


def test_an_older_message_of_the_inbox_stays_there(
    starter_book: Casebook, sent: RequestId, came: Path
) -> None:
    path = write(came, "old.eml", MAIL.replace(b"19 Nov 2026", b"14 Apr 2014"))
    filing.take(starter_book, [path])
    again = filing.take(starter_book, [path], Came(request=sent), again=Again.LINK).filed
    assert {(one.known, one.request) for one in again} == {(True, None)}
    assert inbox.count(starter_book) == 1


def test_what_came_in_a_case_is_still_proposed_for_its_request(
    starter_book: Casebook, sent: RequestId, came: Path
) -> None:
    starter_book.on = date(2026, 11, 23)
    case = starter_book.store.get(Request, sent).case
    path = write(came, "reply.eml", MAIL.replace(b"[R-4]", f"[R-{sent}]".encode()))
    to = Came(case=case)
    arrived = arriving.look(starter_book, filing.take(starter_book, [path], to), to)
    assert arrived.waiting is not None
    best = arriving.sure(arrived.waiting.proposed)
    assert best is not None
    assert best.request == sent
    moving.assign(starter_book, arrived.waiting.event.id, sent)
    row = starter_book.store.get(Event, arrived.waiting.event.id)
    assert (row.request, row.case) == (sent, None)
