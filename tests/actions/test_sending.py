"""Marking sent: the day really sent starts the clock, the version that went out is kept."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import letters, requests, sending
from ctrecords.actions.sending import Version, mark_sent
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.event import Blob, Document
from ctrecords.model.kinds import Channel, Clock
from tests.actions.conftest import plan

TEN = date(2026, 11, 10)


@pytest.fixture
def ready(starter_book: Casebook, tmp_path: Path) -> list[letters.Made]:
    wanted = plan(starter_book, "ct-fairfield-police", "ct-westport-police", "ct-norwalk-police")
    return letters.create(starter_book, wanted, tmp_path / "out")


def test_the_clock_starts_on_the_day_sent(
    starter_book: Casebook, ready: list[letters.Made], undoable: Callable[[Casebook], None]
) -> None:
    marked = mark_sent(starter_book, [one.request for one in ready], TEN, Channel.EMAIL)
    assert len(marked) == 3
    standing = requests.show(starter_book, ready[0].request)
    assert standing.clocks.sent == TEN
    assert standing.clocks.silence == date(2026, 11, 17)
    assert standing.appeal is not None
    assert standing.appeal.file_by == date(2026, 12, 17)
    assert standing.clock is Clock.DEEMED_DENIED
    undoable(starter_book)


def test_what_went_out_is_kept(starter_book: Casebook, ready: list[letters.Made]) -> None:
    marked = mark_sent(starter_book, [ready[0].request], TEN, Channel.MAIL)
    document = starter_book.store.first(Document, event=marked[0].event)
    assert document is not None
    blob = starter_book.store.get(Blob, document.blob)
    assert starter_book.vault.read(blob.sha256) == ready[0].path.read_bytes()


def test_a_letter_changed_in_word_asks_which_went_out(
    starter_book: Casebook, ready: list[letters.Made]
) -> None:
    ready[0].path.write_bytes(ready[0].path.read_bytes() + b"changed in Word")
    changed = sending.changed_letters(starter_book, [one.request for one in ready])
    assert [one.request for one in changed] == [ready[0].request]
    with pytest.raises(CtrecordsError, match="was changed since it was made") as refused:
        mark_sent(starter_book, [one.request for one in ready], TEN, Channel.EMAIL)
    assert "--letter-file" in refused.value.remedy
    assert requests.show(starter_book, ready[1].request).clocks.sent is None
    marked = mark_sent(starter_book, [ready[0].request], TEN, Channel.EMAIL, version=Version.AS_CHANGED)
    document = starter_book.store.first(Document, event=marked[0].event)
    assert document is not None
    kept = starter_book.vault.read(starter_book.store.get(Blob, document.blob).sha256)
    assert kept.endswith(b"changed in Word")


def test_a_letter_file_is_kept_as_it_went_out(
    starter_book: Casebook, ready: list[letters.Made], tmp_path: Path
) -> None:
    other = tmp_path / "really sent.docx"
    other.write_bytes(b"another version")
    marked = mark_sent(starter_book, [ready[0].request], TEN, Channel.EMAIL, letter_file=other)
    document = starter_book.store.first(Document, event=marked[0].event)
    assert document is not None
    assert document.name == "really sent.docx"
    with pytest.raises(CtrecordsError, match="One letter file"):
        mark_sent(starter_book, [one.request for one in ready[1:]], TEN, Channel.EMAIL, letter_file=other)


def test_a_letter_that_is_gone_was_sent_as_made(starter_book: Casebook, ready: list[letters.Made]) -> None:
    ready[0].path.unlink()
    marked = mark_sent(starter_book, [ready[0].request], TEN, Channel.EMAIL)
    assert starter_book.store.count(Document, event=marked[0].event) == 1


@pytest.mark.parametrize(
    ("on", "received", "what"),
    [
        (date(2026, 11, 24), None, "still to come"),
        (date(1890, 1, 1), None, "before any freedom"),
        (TEN, date(2026, 11, 9), "before it was sent"),
        (TEN, date(2026, 12, 1), "still to come"),
    ],
)
def test_dates_that_cannot_be(
    starter_book: Casebook, ready: list[letters.Made], on: date, received: date | None, what: str
) -> None:
    with pytest.raises(CtrecordsError, match=what) as refused:
        mark_sent(starter_book, [ready[0].request], on, Channel.EMAIL, received=received)
    assert refused.value.remedy
    assert requests.show(starter_book, ready[0].request).clocks.sent is None


def test_sent_once_only(starter_book: Casebook, ready: list[letters.Made]) -> None:
    mark_sent(starter_book, [ready[0].request], TEN, Channel.EMAIL)
    with pytest.raises(CtrecordsError, match="marked sent already"):
        mark_sent(starter_book, [one.request for one in ready], TEN, Channel.EMAIL)
    assert requests.show(starter_book, ready[1].request).clocks.sent is None
    with pytest.raises(CtrecordsError, match="named twice"):
        mark_sent(starter_book, [ready[1].request] * 2, TEN, Channel.EMAIL)


def test_a_missing_contact_is_a_warning(starter_book: Casebook, ready: list[letters.Made]) -> None:
    marked = mark_sent(starter_book, [ready[0].request], TEN, Channel.EMAIL)
    assert "No e-mail address of Fairfield Police Department" in marked[0].warning


def test_mail_without_receipt_says_what_is_assumed(starter_book: Casebook, ready: list[letters.Made]) -> None:
    mark_sent(starter_book, [ready[0].request], TEN, Channel.MAIL)
    standing = requests.show(starter_book, ready[0].request)
    assert standing.clocks.received is None
    assert standing.clocks.response is not None
    assert standing.clocks.response.deadline.earliest == date(2026, 11, 16)
    assert standing.clocks.response.deadline.date > date(2026, 11, 17)
    assert any("assum" in note for note in standing.clocks.response.deadline.notes)


def test_a_letter_dated_after_it_went_out_is_doubted(
    starter_book: Casebook, ready: list[letters.Made]
) -> None:
    numbers = [one.request for one in ready]
    assert sending.doubts(starter_book, numbers, date(2026, 11, 23)) == []
    assert sending.doubts(starter_book, numbers[:1], TEN) == [
        f"The letter of R-{numbers[0]} is dated Nov 23, after that day."
    ]
    draft = requests.standings(starter_book)[0].thread.request.id
    marked = mark_sent(starter_book, [draft], TEN, Channel.HAND)
    assert marked[0].warning == f"R-{draft} has no letter here, so nothing is kept of what went out."
