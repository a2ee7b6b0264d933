"""Envelopes and labels from what is on file; who has no address is named, never guessed."""

from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import letters, log, mailing, requester, writing
from ctrecords.actions.effects import Entry
from ctrecords.actions.writing import Writing
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.letters.page import Sheet
from ctrecords.model.ids import RequestId
from tests.actions.conftest import plan

POSTAL = "ct-fairfield-police"


def requests(book: Casebook, out: Path, *slugs: str) -> list[RequestId]:
    return [one.request for one in letters.create(book, plan(book, *slugs), out)]


def test_an_envelope_says_what_the_letter_says(starter_book: Casebook, tmp_path: Path) -> None:
    numbers = requests(starter_book, tmp_path / "out", POSTAL)
    [sheet], found = mailing.envelopes(starter_book, numbers)
    back, front = ([block.text for block in box.blocks] for box in sheet.boxes)
    assert back == ["Sample Requester", "12 Sample Street", "Hartford, CT"]
    assert front[:3] == ["Records Division", "Fairfield Police Department", "100 Reef Road"]
    assert found.left_out == ()


def test_envelopes_and_labels_are_one_pdf_and_who_is_left_out_is_named(
    starter_book: Casebook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = requests(starter_book, tmp_path / "out", POSTAL, "ct-norwalk-police")
    made = mailing.save(starter_book, numbers, tmp_path / "e.pdf")
    assert (made.count, made.left_out) == (2, ())
    assert made.path.read_bytes().startswith(b"%PDF")
    with starter_book.store.transaction("Lose an address") as step:
        from ctrecords.model.directory import Contact
        from ctrecords.model.request import Request

        agency = starter_book.store.get(Request, numbers[1]).agency
        for row in starter_book.store.find(Contact, agency=agency, kind="address"):
            step.remove(row)
    made = mailing.save(starter_book, numbers, tmp_path / "l.pdf", as_labels=True, first=29)
    assert made.count == 1
    assert made.left_out == (f"No postal address of Norwalk Police Department is on file (R-{numbers[1]}).",)


def test_without_any_address_nothing_is_written(starter_book: Casebook, tmp_path: Path) -> None:
    from ctrecords.model.directory import Contact

    numbers = requests(starter_book, tmp_path / "out", POSTAL)
    with starter_book.store.transaction("Lose the addresses") as step:
        for row in starter_book.store.find(Contact, kind="address"):
            step.remove(row)
    with pytest.raises(CtrecordsError) as refused:
        mailing.save(starter_book, numbers, tmp_path / "e.pdf")
    assert refused.value.what.startswith("No postal address of Fairfield Police Department is on file")
    assert refused.value.remedy.startswith("Add the address to the agency")
    assert not (tmp_path / "e.pdf").exists()


def test_what_cannot_be_written_is_refused(starter_book: Casebook, tmp_path: Path) -> None:
    numbers = requests(starter_book, tmp_path / "out", POSTAL)
    (tmp_path / "there.pdf").write_text("mine")
    tries: list[tuple[Path, dict[str, object], str, str]] = [
        (tmp_path / "e.docx", {}, "cannot be written as", "ends in .pdf"),
        (tmp_path / "there.pdf", {}, "exists already", "another name"),
        (starter_book.folder / "files" / "e.pdf", {}, "keeps its own files", "beside the casebook"),
        (tmp_path / "e.pdf", {"as_labels": True, "first": 31}, "no label 31", "1 to 30"),
        (tmp_path / "e.pdf", {"as_labels": True, "first": 0}, "no label 0", "1 to 30"),
    ]
    for path, more, what, remedy in tries:
        with pytest.raises(CtrecordsError) as refused:
            mailing.save(starter_book, numbers, path, **more)  # pyright: ignore[reportArgumentType]  odd on purpose
        assert what in refused.value.what
        assert remedy in refused.value.remedy
    requester.keep(starter_book, address="")
    with pytest.raises(CtrecordsError, match="your own postal address"):
        mailing.save(starter_book, numbers, tmp_path / "e.pdf")


def lines(sheets: tuple[Sheet, ...]) -> list[list[str]]:
    return [[block.text for block in sheet.boxes[1].blocks] for sheet in sheets]


def test_a_complaint_goes_to_the_commission_and_a_letter_before_it_to_the_agency(
    starter_book: Casebook, sent: RequestId, tmp_path: Path
) -> None:
    starter_book.on = date(2026, 11, 23)
    [before] = writing.write(starter_book, Writing(kind="follow-up", requests=(sent,)), tmp_path)
    writing.write(starter_book, Writing(kind="foic-complaint", requests=(sent,)), tmp_path)
    commission = [
        "Connecticut Freedom of Information Commission",
        "165 Capitol Avenue, Suite 1100",
        "Hartford, CT 06106",
    ]
    assert lines(mailing.envelopes(starter_book, [sent])[0]) == [commission]
    [label], _ = mailing.label_sheets(starter_book, [sent])
    assert [block.text for block in label.boxes[0].blocks] == commission
    assert lines(mailing.envelopes(starter_book, [sent], before.letter)[0])[0][1] == (
        "Fairfield Police Department"
    )
    made = mailing.save_beside(starter_book, [sent], letter=before.letter)
    assert (made.path.parent, made.count) == (tmp_path, 1)


def test_an_appeal_goes_to_the_address_typed_in_it_and_nowhere_without_one(
    starter_book: Casebook, office: RequestId, tmp_path: Path
) -> None:
    starter_book.on = date(2026, 11, 23)
    log.log(starter_book, office, Entry(kind="denied", on=date(2026, 11, 12)))
    typed = {"appeal_to": "Appeals Office, 1 Sample Plaza, Washington, DC 20500", "number": "26-1"}
    writing.write(starter_book, Writing(kind="federal-appeal", requests=(office,), typed=typed), tmp_path)
    assert lines(mailing.envelopes(starter_book, [office])[0]) == [
        ["Appeals Office, 1 Sample Plaza", "Washington, DC 20500"]
    ]
    mail = {"appeal_to": "appeals@sample.example", "number": "26-1"}
    writing.write(
        starter_book, Writing(kind="federal-appeal", requests=(office,), typed=mail), tmp_path / "2"
    )
    with pytest.raises(CtrecordsError) as refused:
        mailing.envelopes(starter_book, [office])
    assert refused.value.what == f"The letter of R-{office} names no postal address of where it goes."
    assert refused.value.remedy.endswith(
        "that of an appeal is typed in its letter, as the determination gives it."
    )
