"""Files of others, read in a child: what they hold comes out as it is, and what cannot be read is said."""

import random
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.children import Child
from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.sheets import delimited, tables, work, writing
from ctrecords.sheets.grid import Cell, Grid, SheetName, decode, encode, place
from tests.cancelling import Cancellable
from tests.sheets import workbooks


def refused(data: bytes, name: str = "mine.xlsx") -> tuple[str, str]:
    with pytest.raises(CtrecordsError) as caught:
        tables.read(data, name)
    return caught.value.what, caught.value.remedy


@pytest.mark.parametrize(
    ("data", "notes"),
    [
        ("Ägency,Town\r\nÉlm,Oak\r\n".encode(), ()),
        ("Ägency,Town\nÉlm,Oak\n".encode("utf-8-sig"), ()),
        ("Ägency;Town\rÉlm;Oak\r".encode(), ("Columns are separated by semicolons.",)),
        (
            "Ägency\tTown\nÉlm\tOak\n".encode("utf-16"),
            ("It is read as UTF-16.", "Columns are separated by tabs."),
        ),
        ("\ufeffÄgency,Town\nÉlm,Oak\n".encode("utf-16-be"), ("It is read as UTF-16.",)),
        (
            "Ägency,Town\nÉlm,Oak\n".encode("cp1252"),
            ("It is not UTF-8: read as Windows-1252. Look whether letters such as é came through.",),
        ),
    ],
)
def test_letters_and_separators(data: bytes, notes: tuple[str, ...]) -> None:
    found = work.read(data, "mine.csv")
    assert found.rows == (("Ägency", "Town"), ("Élm", "Oak"))
    assert found.notes == notes


def test_quoted_cells_hold_line_breaks_and_separators() -> None:
    found = work.read(b'a,"b\r\nc, ""d"""\n\n\n', "mine.csv")
    assert found.rows == (("a", 'b\r\nc, "d"'),)


@given(
    st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0")), min_size=2))
)
def test_text_comes_back_from_a_csv_as_it_was(rows: list[list[str]]) -> None:
    width = max((len(row) for row in rows), default=2)
    full = [["Head", *["x"] * width], *([*row, *["x"] * (width - len(row) + 1)] for row in rows)]
    assert [list(row) for row in delimited.read(delimited.written(full), "a.csv").rows] == full


@pytest.mark.parametrize(
    "text", ["=cmd|' /C calc'!A0", "+1 860 555 0100", "-5", "@SUM(A1)", "\t=1", "'=1", "\uff1d1", "\uff201"]
)
def test_no_cell_we_write_runs_as_a_formula(text: str) -> None:
    data = writing.table([["Head", "Town"], [text, "Elm"]], ".csv", "Agencies")
    assert f"'{text}".encode() in data
    assert data.startswith(b"\xef\xbb\xbf")
    assert work.read(data, "a.csv").rows[1] == (text, "Elm")
    packed = tables.write([["Head", "Town"], [text, "Elm"]], ".xlsx", "Agencies")
    assert work.read(packed, "a.xlsx").rows[1] == (text, "Elm")


def test_a_workbook_of_ours_keeps_days_and_text_that_looks_like_numbers() -> None:
    rows: list[list[Cell]] = [["Name", "Day"], ["007", date(2026, 3, 4)], ["http://elm.example", ""]]
    found = tables.read(tables.write(rows, ".xlsx", "Agencies"), "a.xlsx")
    assert found.rows == (("Name", "Day"), ("007", date(2026, 3, 4)), ("http://elm.example", ""))
    assert found.sheet == "Agencies"


def _awkward(book: Any, sheet: Any) -> None:
    day = book.add_format({"num_format": "mm/dd/yy"})
    sheet.write_row(0, 0, ["Agency", "Sent", "Fee", "Subject"])
    sheet.merge_range(1, 0, 2, 0, "Elm")
    sheet.write_datetime(1, 1, datetime(2026, 3, 4, 15, 30), day)  # noqa: DTZ001  a cell has no zone
    sheet.write_formula(1, 2, "=300+12.5", None, 312.5)
    sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!")
    sheet.write_string(1, 3, "=cmd")
    sheet.write_boolean(2, 3, True)
    hidden = book.add_worksheet("Old")
    hidden.write(0, 0, "x")
    hidden.hide()
    book.add_worksheet("Other").write(0, 0, "y")


@pytest.mark.parametrize("epoch", [False, True])
def test_an_awkward_workbook_says_what_it_is(epoch: bool) -> None:  # noqa: FBT001  a parameter
    found = tables.read(workbooks.made(_awkward, date_1904=epoch), "mine.xlsx")
    assert found.rows == (
        ("Agency", "Sent", "Fee", "Subject"),
        ("Elm", date(2026, 3, 4), "312.5", "=cmd"),
        ("", "", "", "TRUE"),
    )
    assert found.merged == {3}
    assert found.sheets == (
        SheetName(name="Requests"),
        SheetName(name="Old", hidden=True),
        SheetName(name="Other"),
    )
    assert found.notes == (
        "It has 1 hidden sheet: “Old”.",
        "Only the sheet “Requests” is read; it has 1 other sheet.",
        "Cells are merged (A2:A3): only the first of them has the value, nothing is filled in.",
        "A cell shows an error and counts as empty (C3).",
    )


def test_a_formula_saved_without_its_value_is_named() -> None:
    data = workbooks.made(lambda _book, sheet: sheet.write_formula("B2", "=A1", None, ""))
    assert tables.read(data, "a.xlsx").notes == ("A formula was saved without its value (B2).",)


def test_a_sheet_is_chosen_by_name() -> None:
    data = workbooks.made(_awkward)
    assert tables.read(data, "mine.xlsx", "other").rows == (("y",),)
    with pytest.raises(CtrecordsError) as caught:
        tables.read(data, "mine.xlsx", "None")
    assert caught.value.what == "“mine.xlsx” has no sheet “None”."
    assert caught.value.remedy == "Choose one of these: “Requests”, “Old”, “Other”."


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", "is empty."),
        (b" \r\n\t\n", "is empty."),
        (b"Agency,Town\nEl\0m,Oak\n", "is not a table of text: it holds NUL bytes."),
        ("a,\0\n".encode("utf-16"), "is not a table of text: it holds NUL characters."),
        (b"\xff\xfea", "says that it is UTF-16 and is not."),
        (b"%PDF-1.7 ...", "is no table."),
        (b"PK\x03\x04junk", "is damaged, or it is no spreadsheet."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is damaged, or it is no spreadsheet."),
        (workbooks.word_document(), "is a Word document, not a spreadsheet."),
        (workbooks.bomb(), "unpacks to far more than its size and was not opened."),
        (workbooks.many_members(), "unpacks to far more than its size and was not opened."),
        (b",".join([b"x"] * 10_000), "has more than 1,000 columns."),
        (b"x\n" * 200_001, "has more than 200,000 rows."),
        ((b"," * 999 + b"\n") * 4_001 + b"x", "has more than 4,000,000 cells."),
        (b'a,"' + b"x" * 100_001, "is longer than 100,000 characters."),
    ],
    ids=range(15),
)
def test_what_cannot_be_read_is_said(data: bytes, what: str) -> None:
    said, remedy = refused(data)
    assert "“mine.xlsx”" in said
    assert said.endswith(what)
    assert remedy.endswith(".")


def test_a_cell_at_the_end_of_the_sheet_is_no_bomb() -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.write(0, 0, "a")
        sheet.write(1_048_575, 16_383, "z")

    said, remedy = refused(workbooks.made(fill))
    assert said == "“mine.xlsx” has more than 200,000 rows."
    assert remedy.startswith("Delete the rows that are not needed")


def test_a_cell_far_to_the_right_is_no_bomb() -> None:
    said, _ = refused(workbooks.made(lambda _book, sheet: sheet.write(0, 16_383, "z")))
    assert said == "“mine.xlsx” has more than 1,000 columns."


def test_a_file_beyond_the_limit_is_not_even_sent() -> None:
    said, remedy = refused(b"x" * (tables.LARGEST + 1))
    assert said == "“mine.xlsx” is larger than 64 MB."
    assert remedy == "Delete what is not needed in it, or split it, then try again."


def test_reading_that_takes_too_long_is_stopped_and_named() -> None:
    with pytest.raises(CtrecordsError) as caught:
        tables.read(workbooks.simple(), "slow.xlsx", seconds=0.001)
    assert caught.value.what == (
        "“slow.xlsx” could not be read. The work took longer than 0.001 seconds and was stopped."
    )
    assert caught.value.remedy == "Save it again in its own program, with only the rows and columns needed."


def test_cancel_stops_the_reading() -> None:
    stopped = Cancellable()
    stopped.cancelled = True
    with pytest.raises(CancelledError):
        tables.read(workbooks.simple(), "mine.xlsx", progress=stopped)


def test_fifty_thousand_rows() -> None:
    rows = [["Agency", "Town"], *([f"Agency {number}", "Elm"] for number in range(50_000))]
    found = tables.read(writing.table(rows, ".csv", "x"), "mine.csv")
    assert len(found.rows) == 50_001
    assert found.rows[-1] == ("Agency 49999", "Elm")


def _sources() -> list[bytes]:
    text = b'Agency;Sent;Fee\r\n"Elm, PD";3/4/26;312.50\r\n' * 20
    return [workbooks.simple(), workbooks.made(_awkward), text, text.decode().encode("utf-16")]


def _mutated(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(made) or 1)
        match chance.randrange(4):
            case 0:
                made[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del made[at : at + chance.randrange(1, 64)]
            case 2:
                made[at:at] = chance.randbytes(chance.randrange(1, 64))
            case _:
                made = made[: at + 1]
    return bytes(made)


def test_five_hundred_mutated_files_never_crash_or_hang_the_reader() -> None:
    chance = random.Random(20261123)  # noqa: S311  the same files each time
    read, died, sources = 0, 0, _sources()
    with Child(tables.WORK, seconds=20, megabytes=1024) as child:
        for number in range(520):
            data = _mutated(sources[number % 4], chance)
            asked = b'{"do": "read", "name": "mine.xlsx", "sheet": ""}\n'
            try:
                decode(child.call(asked + data))
                read += 1
            except CtrecordsError as error:
                assert error.remedy  # noqa: PT017  either outcome is right
                died += "took longer" in error.what
    assert read > 50
    assert died == 0


def test_a_grid_goes_through_the_pipe() -> None:
    grid = Grid(
        sheet="A",
        sheets=(SheetName(name="A"),),
        rows=(("x", date(2026, 1, 2)),),
        notes=("n",),
        merged=frozenset({2}),
    )
    assert decode(encode(grid)) == grid


@pytest.mark.parametrize(
    ("at", "name"), [((0, 0), "A1"), ((1, 25), "Z2"), ((2, 26), "AA3"), ((0, 702), "AAA1")]
)
def test_cells_are_named_as_spreadsheets_do(at: tuple[int, int], name: str) -> None:
    assert place(*at) == name


@pytest.mark.parametrize("ending", [".doc", "", ".xls"])
def test_only_two_kinds_are_written(ending: str) -> None:
    with pytest.raises(CtrecordsError) as caught:
        writing.refuse_ending(ending)
    assert caught.value.remedy == "Give a name that ends in .xlsx or .csv."
