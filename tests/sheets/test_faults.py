"""Cells that show an error are named in every format in which they can be found, and count as empty."""

from typing import Any

import pytest

from ctrecords.sheets import faults, work
from tests.sheets import workbooks
from tests.sheets.workbooks import ods_row

ONE = "A cell shows an error and counts as empty ({})."
ERROR = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
    'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
)
AS_NUMBER = (
    '<table:table-cell table:formula="of:=IF([.A1]>0;1/0;0)" office:value-type="float" office:value="0">'
    "<text:p>#DIV/0!</text:p></table:table-cell>"
)
EMPTY = '<table:table-cell table:number-columns-repeated="2"/>'


@pytest.mark.parametrize(
    "shown",
    ["#REF!", "#N/A", "#DIV/0!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!", "#SPILL!", "Err:502", " #N/A "],
)
def test_of_plain_text(shown: str) -> None:
    found = work.read(f"Agency,Town\nElm,{shown}\n".encode(), "a.csv")
    assert found.rows == (("Agency", "Town"), ("Elm", ""))
    assert found.notes == (ONE.format("B2"),)


def test_what_only_begins_like_an_error_stays() -> None:
    found = work.read(b"Agency,Town\n#1 Elm,Error\n#REF! of 2026,Err:50\n", "a.csv")
    assert found.rows[1:] == (("#1 Elm", "Error"), ("#REF! of 2026", "Err:50"))
    assert found.notes == ()


def test_many_are_counted_and_the_first_named() -> None:
    found = work.read(b"a,b\n" + b"#N/A,x\n" * 7, "a.csv")
    assert found.notes == ("7 cells show errors and count as empty (A2, A3, A4, A5, A6, …).",)


def test_of_an_xlsx_by_type_and_by_text() -> None:
    def fill(_book: Any, sheet: Any) -> None:
        sheet.write_row(0, 0, ["Agency", "Town"])
        sheet.write_formula("B2", "=1/0", None, "#DIV/0!")
        sheet.write_row(2, 0, ["#REF!", "Elm"])

    found = work.read(workbooks.made(fill), "a.xlsx")
    assert found.rows == (("Agency", "Town"), ("", ""), ("", "Elm"))
    assert found.notes == ("2 cells show errors and count as empty (B2, A3).",)


def test_of_an_ods_by_what_it_shows() -> None:
    rows = (
        ods_row("Agency", "Town", "Sent", "Fee")
        + ods_row("Elm", EMPTY, AS_NUMBER)
        + ods_row("Oak", ERROR, "x", again=2)
        + ods_row("Fir", "#REF!")
    )
    found = work.read(workbooks.ods(Requests=rows), "a.ods")
    assert found.rows == (
        ("Agency", "Town", "Sent", "Fee"),
        ("Elm", "", "", ""),
        ("Oak", "", "x", ""),
        ("Oak", "", "x", ""),
        ("Fir", "", "", ""),
    )
    assert found.notes == ("4 cells show errors and count as empty (D2, B3, B4, B5).",)


def test_of_an_ods_only_in_the_sheet_that_is_read() -> None:
    data = workbooks.ods(Other=ods_row("a", ERROR), Requests=ods_row("b", "c") + ods_row("d", ERROR))
    found = work.read(data, "a.ods", "Requests")
    assert ONE.format("B2") in found.notes
    assert ONE.format("B1") in work.read(data, "a.ods", "Other").notes


def test_in_an_old_workbook_they_cannot_be_told_from_empty_cells_and_that_is_said() -> None:
    found = work.read(workbooks.xls(), "a.xls")
    assert found.rows == (("Elm", ""),)
    assert found.notes == (faults.UNTOLD,)
