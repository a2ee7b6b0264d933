"""Envelopes and labels from what is on file; who has no address is named, never guessed."""

from pathlib import Path

import pytest

from ctrecords.actions import letters, mailing, requester
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
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
