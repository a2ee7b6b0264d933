"""The rows of a table are found by what stands in their columns, and keep their own numbers."""

from pathlib import Path

import pytest

from ctrecords.actions import filing, reading, rows
from ctrecords.actions.rows import ANY, Sheet
from ctrecords.casebook import Casebook
from ctrecords.errors import CancelledError
from ctrecords.index import leaves
from tests.cancelling import Cancellable

LINES = [["row", "agency", "day"], *([str(n), "Élm" if n % 3 else "Fern", f"day {n}"] for n in range(1, 120))]


@pytest.fixture
def table(starter_book: Casebook, tmp_path: Path) -> tuple[str, Sheet]:
    path = tmp_path / "log.csv"
    path.write_text("\n".join(",".join(line) for line in LINES))
    sha256 = filing.file(starter_book, [path])[0].sha256
    reading.read_all(starter_book)
    (sheet,) = rows.sheets(leaves.leaves(starter_book.index, sha256))
    return sha256, sheet


def test_a_sheet_knows_on_which_page_a_row_stands(starter_book: Casebook, table: tuple[str, Sheet]) -> None:
    sha256, sheet = table
    assert (sheet.pages, sheet.firsts, sheet.last) == ((1, 2, 3), (1, 51, 101), 120)
    assert [sheet.page_of(row) for row in (1, 50, 51, 120)] == [1, 1, 2, 3]
    assert rows.block(starter_book, sha256, 2)[0] == LINES[50]
    assert rows.block(starter_book, sha256, 9) == []


def test_rows_are_found_by_column(starter_book: Casebook, table: tuple[str, Sheet]) -> None:
    sha256, sheet = table

    def found(wanted: dict[int, str]) -> list[int]:
        return list(rows.matching(starter_book, sha256, sheet, wanted))

    assert found({1: "fern"}) == list(range(4, 121, 3))
    assert found({1: "ELM", 2: "day 11"}) == [row for row in range(2, 121) if _elm(row, "day 11")]
    assert found({0: "fern"}) == []
    assert found({ANY: "day 119"}) == [120]
    assert found({ANY: "agency"}) == []
    assert found({7: "x"}) == []
    assert len(found({})) == 119
    assert list(rows.matching(starter_book, sha256, sheet, {ANY: "agency"}, heads=False)) == [1]


def _elm(row: int, day: str) -> bool:
    line = LINES[row - 1]
    return line[1] == "Élm" and day in line[2]


def test_what_is_not_wanted_any_more_stops(starter_book: Casebook, table: tuple[str, Sheet]) -> None:
    sha256, sheet = table
    progress = Cancellable()
    progress.cancelled = True
    with pytest.raises(CancelledError):
        rows.matching(starter_book, sha256, sheet, {ANY: "x"}, progress=progress)


def test_sheets_of_a_workbook_count_their_own_rows() -> None:
    from ctrecords.extract.page import How
    from ctrecords.index.leaves import Leaf

    made = rows.sheets(
        [
            Leaf(1, How.TEXT, "Log 2026 1-50", 1),
            Leaf(2, How.TEXT, "Log 2026 51-60", 51),
            Leaf(3, How.NONE, "Empty 1-0", 1),
        ]
    )
    assert [(one.name, one.pages, one.last) for one in made] == [("Log 2026", (1, 2), 60), ("Empty", (3,), 0)]
