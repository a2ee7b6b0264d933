"""What goes with a letter: attached to its draft, written beside it, and named where no copy is kept."""

from collections.abc import Callable
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from ctrecords.actions import enclosing, log, posting, sending, writing
from ctrecords.actions.effects import Entry
from ctrecords.actions.writing import Writing
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.event import Blob, Document
from ctrecords.model.ids import LetterId, RequestId
from ctrecords.model.kinds import Channel

TODAY = date(2026, 11, 23)


def written(
    book: Casebook, request: RequestId, kind: str, out: Path, *, draft: bool = False, **typed: str
) -> tuple[LetterId, Path]:
    book.on = TODAY
    beside = posting.beside(book, [request], pdf=False, draft=draft)
    [made] = writing.write(book, Writing(kind=kind, requests=(request,), typed=typed), out, beside=beside)
    assert made.letter is not None
    return made.letter, made.path


def attached(path: Path) -> dict[str, bytes]:
    message = message_from_bytes(path.read_bytes(), policy=SMTP)
    assert isinstance(message, EmailMessage)
    return {str(one.get_filename()): one.get_content() for one in message.iter_attachments()}


def original(book: Casebook) -> tuple[str, bytes]:
    """The request as it went, by its name."""
    document = book.store.find(Document)[-1]
    return document.name, book.vault.read(book.store.get(Blob, document.blob).sha256)


def test_the_request_as_it_went_goes_with_a_follow_up(
    starter_book: Casebook, sent: RequestId, tmp_path: Path, undoable: Callable[[Casebook], None]
) -> None:
    name, content = original(starter_book)
    letter, path = written(starter_book, sent, "follow-up", tmp_path, draft=True)
    both = attached(path.with_suffix(".eml"))
    assert both == {path.name: path.read_bytes(), name: content}
    assert attached(posting.save_draft(starter_book, letter)) == both
    [one] = posting.enclosures(starter_book, letter)
    assert one.words == f"my request of November 10, 2026: {name}"
    assert one.by_hand == ""
    assert posting.save_enclosures(starter_book, letter) == [tmp_path / name]
    assert (tmp_path / name).read_bytes() == content
    assert posting.save_enclosures(starter_book, letter) == [tmp_path / name]
    undoable(starter_book)


def test_exhibits_bear_their_letters_and_a_missing_copy_is_named(
    starter_book: Casebook, sent: RequestId, tmp_path: Path
) -> None:
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.4 a denial")
    denied = Entry(kind="denied", on=date(2026, 11, 16), by=Channel.MAIL, files=(scan,))
    log.log(starter_book, sent, denied)
    log.log(starter_book, sent, Entry(kind="message", on=date(2026, 11, 17), by=Channel.EMAIL))
    letter, path = written(starter_book, sent, "foic-complaint", tmp_path / "out", draft=True)
    name, content = original(starter_book)[0], b"%PDF-1.4 a denial"
    assert name == "scan.pdf"
    found = attached(path.with_suffix(".eml"))
    assert [one[:10] for one in found] == [path.name[:10], "Exhibit A ", "Exhibit B "]
    assert found["Exhibit B scan.pdf"] == content
    third = posting.enclosures(starter_book, letter)[2]
    what = "Exhibit C (November 17, 2026: E-mail)"
    assert third.words == f"{what}: no copy is kept"
    assert third.by_hand == f"no copy of {what} is kept: enclose your own"
    assert len(posting.save_enclosures(starter_book, letter)) == 2
    sending.mark_sent(starter_book, [sent], TODAY, Channel.EMAIL)
    assert [bool(one.files) for one in posting.enclosures(starter_book, letter)] == [True, True, False]


def test_what_is_too_large_for_an_e_mail_is_named(
    starter_book: Casebook, sent: RequestId, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    letter, path = written(starter_book, sent, "follow-up", tmp_path)
    monkeypatch.setattr(enclosing, "MOST", 1024)
    [one] = posting.enclosures(starter_book, letter)
    assert one.by_hand == f"not attached, more than 0 MB in one e-mail: {original(starter_book)[0]}"
    assert list(attached(posting.save_draft(starter_book, letter))) == [path.name]
    assert len(posting.save_enclosures(starter_book, letter)) == 1


def test_a_letter_that_encloses_nothing_and_one_without_a_copy(
    starter_book: Casebook, sent: RequestId, office: RequestId, tmp_path: Path
) -> None:
    letter, _ = written(starter_book, sent, "withdrawal", tmp_path)
    assert posting.enclosures(starter_book, letter) == ()
    with pytest.raises(CtrecordsError) as refused:
        posting.save_enclosures(starter_book, letter)
    assert refused.value.what == "The letter “Withdraw” encloses nothing."
    assert refused.value.remedy == "Send it as it is."
    log.log(starter_book, office, Entry(kind="denied", on=date(2026, 11, 12)))
    appeal = {"appeal_to": "Appeals Office, 1 Sample Plaza, Washington, DC 20500", "number": "26-1"}
    letter, _ = written(starter_book, office, "federal-appeal", tmp_path, draft=True, **appeal)
    with pytest.raises(CtrecordsError) as refused:
        posting.save_enclosures(starter_book, letter)
    determined = "the determination of November 12, 2026 or my request of October 20, 2026"
    assert refused.value.what == f"No copy of {determined} is kept."
    assert refused.value.remedy == "Enclose your own copy."
