"""Sending helped: PDFs and drafts beside letters, all or none; text for forms; nothing recorded, nothing sent."""

from collections.abc import Callable
from datetime import date
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

import pytest

from ctrecords import doctor
from ctrecords.actions import cases, composing, directory, letters, posting
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import LetterId, RequestId
from ctrecords.model.kinds import TrackingKind
from ctrecords.model.request import Letter, Request, Tracking
from tests.actions.conftest import plan


def made(book: Casebook, out: Path, slug: str = "ct-fairfield-police") -> Letter:
    [one] = letters.create(book, plan(book, slug), out)
    return posting.newest(book, one.request)


def read(path: Path) -> EmailMessage:
    found = message_from_bytes(path.read_bytes(), policy=SMTP)
    assert isinstance(found, EmailMessage)
    return found


def files(message: EmailMessage) -> list[str]:
    return [str(one.get_filename()) for one in message.iter_attachments()]


def track(
    book: Casebook, request: RequestId, kind: TrackingKind, number: str, ended: date | None = None
) -> None:
    with book.store.transaction("Add a number") as step:
        step.add(
            Tracking(request=request, kind=kind, number=number, since=date(2026, 11, 20), ended_on=ended)
        )


def test_pdf_and_draft_go_out_with_the_letter_in_one_act(
    starter_book: Casebook, tmp_path: Path, undoable: Callable[[Casebook], None]
) -> None:
    case = cases.listing(starter_book)[0].case
    draft = starter_book.store.find(Request, case=case.id)[0]
    wanted = letters.for_drafts(starter_book, [draft.id], composing.terms(starter_book))
    beside = posting.beside(starter_book, [draft.id], pdf=True, draft=True)
    [one] = letters.create(starter_book, wanted, tmp_path / "out", beside=beside)
    names = sorted(path.suffix for path in (tmp_path / "out").iterdir())
    assert names == [".docx", ".eml", ".pdf"]
    assert {path.stem for path in (tmp_path / "out").iterdir()} == {one.path.stem}
    assert one.path.with_suffix(".pdf").read_bytes().startswith(b"%PDF")
    message = read(one.path.with_suffix(".eml"))
    assert files(message) == [one.path.name, f"{one.path.stem}.pdf"]
    word, pdf = message.iter_attachments()
    assert word.get_content() == one.path.read_bytes()
    assert pdf.get_content() == one.path.with_suffix(".pdf").read_bytes()
    undoable(starter_book)


def test_a_pdf_that_cannot_be_painted_leaves_no_letter(
    starter_book: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doctor, "missing_for_drawing", lambda: ["libgl1"])
    draft = starter_book.store.find(Request)[0]
    wanted = letters.for_drafts(starter_book, [draft.id], composing.terms(starter_book))
    before = starter_book.store.count(Letter)
    with pytest.raises(CtrecordsError, match="libgl1"):
        letters.create(
            starter_book,
            wanted,
            tmp_path / "out",
            beside=posting.beside(starter_book, [draft.id], pdf=True, draft=False),
        )
    assert not (tmp_path / "out").exists()
    assert starter_book.store.count(Letter) == before


def test_a_draft_needs_no_qt(starter_book: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "missing_for_drawing", lambda: ["libgl1"])
    letter = made(starter_book, tmp_path / "out")
    assert files(read(posting.save_draft(starter_book, letter.id))) == [letter.name]


def test_nothing_asked_is_nothing_beside(starter_book: Casebook) -> None:
    assert posting.beside(starter_book, [], pdf=False, draft=False) is None


def test_the_draft_names_the_agency_the_request_and_the_numbers_in_use(
    starter_book: Casebook, tmp_path: Path
) -> None:
    letter = made(starter_book, tmp_path / "out", "ct-southern-connecticut-state-university-police")
    number = f"R-{letter.request}"
    track(starter_book, letter.request, TrackingKind.AGENCY, "26-114")
    track(starter_book, letter.request, TrackingKind.PORTAL, "W004", ended=date(2026, 11, 21))
    track(starter_book, letter.request, TrackingKind.CERTIFIED_MAIL, "7020 1810")
    message = read(posting.save_draft(starter_book, letter.id))
    assert message["To"] == "FOI@southernct.edu"
    assert message["From"] == "Sample Requester <requester@sample.example>"
    assert message["Subject"].startswith("Request for public records")
    assert message["Subject"].endswith(f"(your reference 26-114) [{number}]")
    body = message.get_body(("plain",))
    assert body is not None
    words = body.get_content()
    assert words.startswith("My letter of November 23, 2026 is attached.")
    assert "1. Record number 1 of 2026" in words
    assert "Sincerely," in words


def test_an_agency_without_working_e_mail_is_not_named(starter_book: Casebook, tmp_path: Path) -> None:
    silent = made(starter_book, tmp_path / "a")
    assert read(posting.save_draft(starter_book, silent.id))["To"] is None
    letter = made(starter_book, tmp_path / "b", "ct-southern-connecticut-state-university-police")
    agency = starter_book.store.get(Request, letter.request).agency
    contact = directory.show(starter_book, agency).contact("email")
    assert contact is not None
    directory.mark_wrong(starter_book, contact.id)
    assert read(posting.save_draft(starter_book, letter.id))["To"] is None


def test_the_same_pdf_stays_and_another_file_of_its_name_is_never_overwritten(
    starter_book: Casebook, tmp_path: Path
) -> None:
    letter = made(starter_book, tmp_path / "out")
    other = Path(letter.path).with_suffix(".pdf")
    other.write_bytes(b"mine")
    first = posting.save_pdf(starter_book, letter.id)
    assert first.name == f"{other.stem} (2).pdf"
    assert other.read_bytes() == b"mine"
    other.unlink()
    assert posting.save_pdf(starter_book, letter.id) == other
    assert posting.save_pdf(starter_book, letter.id) == other


def test_a_letter_changed_in_word_goes_as_it_is_but_is_not_painted(
    starter_book: Casebook, tmp_path: Path
) -> None:
    from docx import Document

    letter = made(starter_book, tmp_path / "out")
    posting.save_pdf(starter_book, letter.id)
    document = Document(letter.path)
    document.paragraphs[-1].insert_paragraph_before("A sentence of my own.")
    document.save(letter.path)
    with pytest.raises(CtrecordsError) as refused:
        posting.save_pdf(starter_book, letter.id)
    assert refused.value.what.startswith("This letter was changed in Word since it was made")
    assert refused.value.remedy == "Open it in Word and print it, or save it as PDF, from there."
    assert "A sentence of my own." in posting.text(starter_book, letter.id)
    message = read(posting.save_draft(starter_book, letter.id))
    assert files(message) == [letter.name]
    [word] = message.iter_attachments()
    assert word.get_content() == Path(letter.path).read_bytes()


def test_a_letter_whose_file_is_gone_comes_from_the_casebook(starter_book: Casebook, tmp_path: Path) -> None:
    letter = made(starter_book, tmp_path / "out")
    Path(letter.path).unlink()
    Path(letter.path).parent.rmdir()
    saved = posting.save_pdf(starter_book, letter.id)
    assert saved.parent == composing.default_folder(starter_book)
    assert saved.is_file()


def test_text_for_a_form_has_paragraphs_and_no_page_numbers(starter_book: Casebook, tmp_path: Path) -> None:
    letter = made(starter_book, tmp_path / "out")
    words = posting.text(starter_book, letter.id)
    assert "12 Sample Street\nHartford, CT" in words
    assert "\n\n1. Record number 1 of 2026\n\n2. Record number 2 of 2026\n\n" in words
    assert "Page 1" not in words
    assert "\n\n\n" not in words


def test_what_is_no_letter_is_refused(starter_book: Casebook) -> None:
    draft = starter_book.store.find(Request)[0]
    with pytest.raises(CtrecordsError) as refused:
        posting.newest(starter_book, draft.id)
    assert refused.value.what == f"R-{draft.id} has no letter."
    assert refused.value.remedy == "Make its letter first, then send it."
    with pytest.raises(CtrecordsError):
        posting.look(starter_book, LetterId(999))


def test_what_is_written_as_one_goes_again_when_the_rest_fails(
    starter_book: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    letter = made(starter_book, out)
    kept = posting.save_draft(starter_book, letter.id)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def refuse(*_: object, **__: object) -> bytes:
        raise CtrecordsError("No.", remedy="None.")

    def both() -> None:
        with posting.as_one():
            posting.save_pdf(starter_book, letter.id)
            assert posting.save_draft(starter_book, letter.id) != kept  # the PDF goes along now
            with monkeypatch.context() as patched:
                patched.setattr(posting.eml, "draft", refuse)
                posting.save_drafts(starter_book, [letter.id])

    with pytest.raises(CtrecordsError, match="No"):
        both()
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before
    with posting.as_one():
        pdf = posting.save_pdf(starter_book, letter.id)
    assert pdf.is_file()
