"""Agencies in and out: nothing before it is confirmed, one undo, old contacts kept, look-alikes asked."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import agency_export, agency_import, agency_rows, directory, spreadsheet
from ctrecords.actions.agency_import import AgencyPlan
from ctrecords.actions.spreadsheet import Choices, Order
from ctrecords.casebook import Casebook
from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.model.directory import Agency, Contact
from ctrecords.progress import Silent
from tests.cancelling import Cancellable


def _plan(book: Casebook, path: Path, choices: Choices | None = None) -> AgencyPlan:
    table = spreadsheet.read_table(path, agency_rows.COLUMNS, Silent())
    return agency_import.plan(book, table, choices or Choices(), Silent())


def _file(folder: Path, text: str) -> Path:
    path = folder / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_what_is_written_out_comes_back_as_it_is(
    practice_book: Casebook, tmp_path: Path, ending: str
) -> None:
    cedar = directory.show(practice_book, directory.find(practice_book, "practice-cedar-police").id)
    directory.mark_bounced(practice_book, cedar.contacts[-1].id, date(2026, 11, 3))
    directory.mark_wrong(practice_book, cedar.contacts[0].id)
    path, count = agency_export.export(practice_book, tmp_path / f"out{ending}", Silent())
    assert count == 210
    made = _plan(practice_book, path)
    assert (made.does, len(made.matches), made.alike, made.problems, made.doubts) == (0, 210, (), (), ())


def test_a_whole_directory_moves_to_another_casebook(
    practice_book: Casebook, starter_book: Casebook, tmp_path: Path, undoable: Callable[[Casebook], None]
) -> None:
    path, _ = agency_export.export(practice_book, tmp_path / "out.xlsx", Silent())
    made = _plan(starter_book, path)
    assert (len(made.adds), len(made.matches)) == (10, 200)
    agency_import.run(starter_book, made, Silent())
    undoable(starter_book)

    def contacts(book: Casebook) -> set[tuple[object, ...]]:
        names = {agency.id: agency.slug for agency in book.store.find(Agency)}
        return {
            (names[c.agency], c.purpose, c.kind, c.value, c.source, c.as_of, c.verified_on, c.bounced_on)
            for c in book.store.find(Contact)
        }

    assert contacts(practice_book) == contacts(starter_book)
    kept = {agency.slug: agency for agency in starter_book.store.find(Agency)}
    for agency in practice_book.store.find(Agency):
        mine = kept[agency.slug]
        assert (agency.kind, agency.law, agency.town, agency.as_of or "undated") == (
            mine.kind,
            mine.law,
            mine.town,
            mine.as_of,
        )


def test_a_changed_contact_stands_beside_the_old_one(
    practice_book: Casebook, tmp_path: Path, undoable: Callable[[Casebook], None]
) -> None:
    before = directory.show(practice_book, directory.find(practice_book, "practice-hazel-police").id)
    path = _file(
        tmp_path,
        'Agency Name,Mailing Address,As of\nHazel Police Department,"9 New Street, Hazel, CT",2026-10\n',
    )
    made = _plan(practice_book, path)
    assert [(one.row, one.what) for one in made.changes] == [(2, "new address for requests")]
    agency_import.run(practice_book, made, Silent())
    undoable(practice_book)
    after = directory.show(practice_book, before.agency.id)
    assert after.contacts[: len(before.contacts)] == before.contacts
    fresh = after.contacts[-1]
    assert (fresh.value, fresh.as_of) == ("9 New Street, Hazel, CT", "2026-10")
    assert fresh.source == "mine.csv, imported 2026-11-23"
    assert after.contact("address") == fresh


def test_a_look_alike_is_asked_and_left_out_until_then(practice_book: Casebook, tmp_path: Path) -> None:
    path = _file(
        tmp_path, "Agency,Town\nTown of Fairfield Police Dept.,Fairfield\nFairfeild Police Department,\n"
    )
    made = _plan(practice_book, path)
    assert [(one.row, one.agency.slug, one.why) for one in made.alike] == [
        (2, "ct-fairfield-police", "the same name written otherwise"),
        (3, "ct-fairfield-police", "a name much like it"),
    ]
    with pytest.raises(CtrecordsError) as caught:
        agency_import.run(practice_book, made, Silent())
    assert caught.value.what == "Nothing in “mine.csv” is new."
    assert caught.value.remedy == "Look at the rows it lists with --dry-run."
    same = Choices(
        same={"Town of Fairfield Police Dept.": "ct-fairfield-police"},
        fresh=frozenset({"Fairfeild Police Department"}),
    )
    decided = _plan(practice_book, path, same)
    assert [one.agency.name for one in decided.adds] == ["Fairfeild Police Department"]
    assert [agency.slug for _row, agency in decided.matches] == ["ct-fairfield-police"]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("East Haven Fire Marshal", ""),
        ("State Police Troop Z", ""),
        ("Norwalk PD", "ct-norwalk-police"),
        ("Norwalk Police", ""),
    ],
)
def test_names_that_are_and_are_not_alike(
    practice_book: Casebook, tmp_path: Path, name: str, known: str
) -> None:
    made = _plan(practice_book, _file(tmp_path, f"Agency,Town\n{name},\n"))
    assert [one.agency.slug for one in made.alike] == ([known] if known else [])


def test_bad_rows_are_named_and_left_out(practice_book: Casebook, tmp_path: Path) -> None:
    path = _file(
        tmp_path,
        "Name,Law,Class,Contact,Contact kind,Contact purpose,As of\n"
        ",,,,,,\n"
        "One,us-xx,,,,,\n"
        "Two,us-ct,palace,,,,\n"
        "Three,,,coo,pigeon,,\n"
        "Four,,,1 Main St,address,gossip,\n"
        "Five,,,,,,lately\n"
        ",,,1 Main St,address,,\n"
        "Six,us-ct,municipal,1 Main St,address,,2025\n",
    )
    made = _plan(practice_book, path)
    assert [(one.row, one.what) for one in made.problems] == [
        (3, "“us-xx” is no law that is built in. Use one of: us, us-ct."),
        (4, "“palace” is no class of agencies under us-ct. Use one of: state, municipal, other."),
        (5, "“pigeon” is no kind of contact; use one of address, phone, email, web."),
        (
            6,
            "“gossip” is no purpose of a contact; use one of " + ", ".join(directory.PURPOSES) + ".",
        ),
        (7, "“lately” is no date of a source; write 2009, 2009-06, 2009-06-30 or undated."),
        (8, "There is no name of an agency."),
    ]
    assert [one.agency.name for one in made.adds] == ["Six"]


def test_headings_are_asked_once(practice_book: Casebook, tmp_path: Path) -> None:
    path = _file(tmp_path, "Body,Where\nOne,Elm\n")
    with pytest.raises(CtrecordsError) as caught:
        _plan(practice_book, path)
    assert caught.value.what == "No heading of “mine.csv” is known to mean name."
    assert caught.value.remedy == "Say which one: --map “HEADING=name”. It has: Body, Where."
    made = _plan(practice_book, path, Choices(columns={"Body": "name", "Where": "town"}))
    agency_import.run(practice_book, made, Silent())
    again = _plan(practice_book, _file(tmp_path, "Body,Where\nOne,Elm\nTwo,Oak\n"))
    assert [(one.agency.name, one.agency.town) for one in again.adds] == [("Two", "Oak")]
    assert [agency.name for _row, agency in again.matches] == ["One"]


@pytest.mark.parametrize(
    ("columns", "what"),
    [
        ({"Nobody": "name"}, "“mine.csv” has no heading “Nobody”."),
        ({"Body": "moon"}, "“moon” is nothing a heading can mean here."),
        (
            {"Body": "name", "Where": "name"},
            "Two headings of “mine.csv” are to mean name: “Where” is the second.",
        ),
    ],
)
def test_headings_that_do_not_fit(
    practice_book: Casebook, tmp_path: Path, columns: dict[str, str], what: str
) -> None:
    with pytest.raises(CtrecordsError) as caught:
        _plan(practice_book, _file(tmp_path, "Body,Where\nOne,Elm\n"), Choices(columns=columns))
    assert caught.value.what == what
    assert caught.value.remedy


def test_a_day_that_could_be_two_is_asked_for_the_file(practice_book: Casebook, tmp_path: Path) -> None:
    text = "Name,E-mail,Verified on\nOne,one@one.example,3/4/26\nTwo,two@two.example,2026-10-01\n"
    path = _file(tmp_path, text)
    made = _plan(practice_book, path)
    assert [(one.row, one.what) for one in made.doubts] == [
        (2, "“3/4/26” could be March 4, 2026 or April 3, 2026")
    ]
    with pytest.raises(CtrecordsError) as caught:
        agency_import.run(practice_book, made, Silent())
    assert caught.value.what == "Row 2: “3/4/26” could be March 4, 2026 or April 3, 2026."
    assert caught.value.remedy == "Say for the whole file which comes first: --dates us or --dates day-first."
    agency_import.run(practice_book, _plan(practice_book, path, Choices(dates=Order.DAY_FIRST)), Silent())
    one = directory.show(practice_book, directory.find(practice_book, "one").id)
    assert one.contacts[0].verified_on == date(2026, 4, 3)


def test_cancel_leaves_everything_as_it_was(practice_book: Casebook, tmp_path: Path) -> None:
    made = _plan(practice_book, _file(tmp_path, "Name\nOne\n"))
    stopped = Cancellable()
    stopped.cancelled = True
    with pytest.raises(CancelledError):
        agency_import.run(practice_book, made, stopped)
    assert practice_book.store.count(Agency) == 210
    assert practice_book.store.next_undo() != "Import an agency"


def test_an_export_never_takes_another_files_place(practice_book: Casebook, tmp_path: Path) -> None:
    path = _file(tmp_path, "mine")
    with pytest.raises(CtrecordsError) as caught:
        agency_export.export(practice_book, path, Silent())
    assert caught.value.what == f"{path} exists already. Nothing was written."
    assert caught.value.remedy == "Choose another name or move that file away."
    with pytest.raises(CtrecordsError) as caught:
        agency_export.export(practice_book, tmp_path / "mine.doc", Silent())
    assert caught.value.what == "A table cannot be written as “.doc”."
    assert caught.value.remedy == "Give a name that ends in .xlsx or .csv."
    assert path.read_text(encoding="utf-8") == "mine"
