"""A table shows records, sorts them, pages them, and says which are chosen."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctrecords.gui import theme
from ctrecords.gui.tables.column import CellKind, Column, Squares, TwoLines, Words, words_of
from ctrecords.gui.tables.delegate import cell_width, row_height
from ctrecords.gui.tables.model import BLOCK, CELL, RecordTable
from ctrecords.gui.tables.view import RecordView
from ctrecords.gui.theme import Theme
from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets.paint import ChipLook
from tests.gui.widgets.heard import hears


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    name: str
    days: int


TOWNS = [
    Town(name="Elm", days=9),
    Town(name="Alder", days=34),
    Town(name="Cedar", days=9),
    Town(name="Birch", days=13),
]
COLUMNS: list[Column[Town]] = [
    Column(
        key="name",
        title="Agency",
        width=258,
        kind=CellKind.TWO_LINES,
        value=lambda town: TwoLines(f"{town.name} Police Department", "Fee to answer"),
        sort=lambda town: town.name,
    ),
    Column(
        key="items", title="Items", width=126, kind=CellKind.SQUARES, value=lambda _town: Squares("PRDXNW")
    ),
    Column(
        key="clock",
        title="Clock",
        width=60,
        kind=CellKind.CHIP,
        value=lambda town: ChipLook(ChipKind.WAIT, f"{town.days} days to appeal"),
        sort=lambda town: town.days,
    ),
    Column(
        key="move", title="Move", width=72, kind=CellKind.TEXT, value=lambda _town: Words("You", "text", 500)
    ),
    Column(key="fee", title="Fee", width=110, kind=CellKind.NUMBER, value=lambda _town: Words("")),
]


def made(qtbot: QtBot) -> RecordView[Town]:
    view = RecordView(COLUMNS, "Requests")
    qtbot.addWidget(view)
    view.set_records(TOWNS)
    view.resize(1000, 400)
    view.show()
    with qtbot.waitActive(view):
        view.activateWindow()
    return view


def names(table: RecordTable[Town]) -> list[str]:
    return [table.record(row).name for row in range(table.rowCount())]


def test_it_sorts_by_a_click_and_keeps_the_order_of_equals(qtbot: QtBot) -> None:
    view = made(qtbot)
    assert names(view.table) == ["Elm", "Alder", "Cedar", "Birch"]
    view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert names(view.table) == ["Elm", "Cedar", "Birch", "Alder"]
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert names(view.table) == ["Elm", "Cedar", "Birch", "Alder"]
    view.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    assert names(view.table) == ["Elm", "Cedar", "Birch", "Alder"]
    assert view.head.sortIndicatorSection() == 0
    view.set_records(TOWNS[:2])
    assert names(view.table) == ["Elm", "Alder"]
    view.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    view.set_records(TOWNS)
    assert names(view.table) == [town.name for town in TOWNS]


def test_the_choice_stays_with_its_record(qtbot: QtBot) -> None:
    view = RecordView(COLUMNS, "Requests", key=lambda town: town.name)
    qtbot.addWidget(view)
    view.set_records(TOWNS)
    view.choose(1)
    view.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert view.chosen() == [TOWNS[1]]
    view.set_records([Town(name="Alder", days=35), TOWNS[0]])
    assert view.chosen() == [Town(name="Alder", days=35)]
    view.set_records([TOWNS[0]])
    assert view.chosen() == []


def test_every_cell_is_spoken_and_unknown_roles_get_nothing(qtbot: QtBot) -> None:
    table = made(qtbot).table
    spoken = [table.data(table.index(0, at), int(Qt.ItemDataRole.AccessibleTextRole)) for at in range(5)]
    assert spoken == [
        "Agency: Elm Police Department. Fee to answer",
        "Items: P R D X N W",
        "Clock: 9 days to appeal",
        "Move: You",
        "Fee: none",
    ]
    assert table.data(table.index(0, 0), int(Qt.ItemDataRole.DecorationRole)) is None
    assert table.data(table.index(0, 0), int(Qt.ItemDataRole.ToolTipRole)) is None
    assert isinstance(table.data(table.index(0, 2), CELL), ChipLook)
    assert table.headerData(2, Qt.Orientation.Horizontal) == "Clock"


def test_pages_are_fetched_in_blocks_and_only_once(qtbot: QtBot) -> None:
    view = RecordView(COLUMNS, "Agencies")
    qtbot.addWidget(view)
    asked: list[tuple[int, int]] = []
    sorted_by: list[tuple[str, bool]] = []

    def fetch(offset: int, limit: int) -> list[Town]:
        asked.append((offset, limit))
        return [Town(name=f"Town {at}", days=at) for at in range(offset, min(offset + limit, 100_000))]

    view.table.set_paged(100_000, fetch, lambda key, down: sorted_by.append((key, down)))
    view.resize(900, 300)
    view.show()
    assert view.table.record(99_999).name == "Town 99999"
    assert view.table.record(99_990).name == "Town 99990"
    assert asked.count((99_999 // BLOCK * BLOCK, BLOCK)) == 1
    for row in range(0, 100_000, BLOCK):
        view.table.record(row)
    assert len(view.table.blocks) <= 32
    view.sortByColumn(0, Qt.SortOrder.DescendingOrder)
    assert sorted_by[-1] == ("name", True)


def test_several_rows_are_chosen_and_one_is_opened(qtbot: QtBot) -> None:
    view = made(qtbot)
    said = hears(view.picked)
    view.choose(1)
    assert said == [[TOWNS[1]]]
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert view.chosen() == TOWNS[1:3]
    said = hears(view.opened)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert said == [TOWNS[2]]
    said = hears(view.peeked)
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert said == [TOWNS[2]]
    said = hears(view.opened)
    at = QPoint(60, view.rowViewportPosition(3) + 10)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert said == [TOWNS[3]]


def test_columns_are_hidden_moved_and_put_back(qtbot: QtBot) -> None:
    view = made(qtbot)
    head = view.horizontalHeader()
    menu = view.head.column_menu()
    assert [act.text() for act in menu.actions()] == ["Items", "Clock", "Move", "Fee"]
    menu.actions()[0].toggle()
    head.moveSection(2, 3)
    assert head.isSectionHidden(1)
    assert view.head.edges() == (0, 4)
    state = view.columns_state()
    other = made(qtbot)
    assert other.restore_columns(state)
    assert other.horizontalHeader().isSectionHidden(1)
    assert other.horizontalHeader().visualIndex(2) == 3
    assert not other.restore_columns(b"nonsense")


@pytest.mark.parametrize("base", [13, 20, 26])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_chips_squares_and_two_lines_have_the_room_they_need(
    scheme: str, base: int, qtbot: QtBot, qapp: QApplication
) -> None:
    theme.apply(qapp, Theme(scheme, base))
    view = made(qtbot)
    view.resize(theme.px(1224), theme.px(400))
    lines = theme.current().metrics(13, 600).height() + theme.current().metrics(12).height()
    assert view.rowHeight(0) == row_height() >= max(theme.px(52), lines)
    for at, column in enumerate(COLUMNS):
        needed = max(cell_width(column.value(town)) for town in TOWNS)
        assert view.columnWidth(at) >= needed, column.title
    view.choose(1)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert not view.grab().isNull()


def test_many_items_become_a_bar_with_words(qtbot: QtBot) -> None:
    column: Column[Town] = Column(
        key="items",
        title="Items",
        width=126,
        kind=CellKind.SQUARES,
        value=lambda _town: Squares("P" * 7 + "W" * 13),
    )
    view = RecordView([COLUMNS[0], column], "Requests")
    qtbot.addWidget(view)
    view.set_records(TOWNS)
    view.show()
    assert not view.grab().isNull()
    tip = view.rows.tip(QPoint(0, 0), view.visualRect(view.table.index(0, 1)), view.table.index(0, 1))
    assert tip == ""


def test_a_square_tells_its_item(qtbot: QtBot) -> None:
    told = Squares("PD", ("Item 1, provided", "Item 2, denied"))
    column: Column[Town] = Column(
        key="items", title="Items", width=126, kind=CellKind.SQUARES, value=lambda _town: told
    )
    view = RecordView([COLUMNS[0], column], "Requests")
    qtbot.addWidget(view)
    view.set_records(TOWNS)
    view.show()
    box = view.visualRect(view.table.index(0, 1))
    assert (
        view.rows.tip(QPoint(box.x() + 6 + 20, box.y() + 20), box, view.table.index(0, 1)) == "Item 2, denied"
    )
    assert words_of(told) == "Item 1, provided, Item 2, denied"


def plain(kind: CellKind, value: Callable[[Town], Words | Squares]) -> Column[Town]:
    return Column(key="by", title="By", width=40, kind=kind, value=value, whole=True)


@pytest.mark.parametrize("base", [13, 20, 26])
def test_dates_are_never_cut(base: int, qtbot: QtBot, qapp: QApplication) -> None:
    column = plain(CellKind.TEXT, lambda _town: Words("Wed, Nov 28, 2029"))
    view = RecordView([COLUMNS[0], column, COLUMNS[4]], "Requests")
    qtbot.addWidget(view)
    view.set_records(TOWNS)
    view.resize(1000, 400)
    view.show()
    theme.apply(qapp, Theme("light", base))
    assert view.columnWidth(1) >= cell_width(Words("Wed, Nov 28, 2029")) + 2 * theme.px(6)
    view.horizontalHeader().moveSection(1, 2)
    assert view.columnWidth(1) >= cell_width(Words("Wed, Nov 28, 2029")) + theme.px(26)


def test_a_row_far_down_is_not_cut_either(qtbot: QtBot) -> None:
    column = plain(CellKind.TEXT, lambda town: Words("Dec 3" if town.days < 900 else "Wed, Nov 28, 2029"))
    view = RecordView([COLUMNS[0], column], "Requests")
    qtbot.addWidget(view)
    view.set_records([Town(name=f"Town {at}", days=at) for at in range(1_000)])
    view.resize(600, 300)
    view.show()
    before = view.columnWidth(1)
    view.scrollToBottom()
    assert view.columnWidth(1) > before
    assert view.columnWidth(1) >= cell_width(Words("Wed, Nov 28, 2029"))


def test_up_to_twelve_squares_have_room(qtbot: QtBot) -> None:
    for letters in ("W" * 12, "P" * 7 + "W" * 13):
        squares = Squares(letters)
        column = plain(CellKind.SQUARES, lambda _town, squares=squares: squares)
        view = RecordView([COLUMNS[0], column, COLUMNS[3]], "Requests")
        qtbot.addWidget(view)
        view.set_records(TOWNS)
        assert view.columnWidth(1) >= cell_width(Squares(letters)) + 2 * theme.px(6)


def test_a_width_a_person_chose_outlives_another_text_size(qtbot: QtBot, qapp: QApplication) -> None:
    view = made(qtbot)
    view.setColumnWidth(3, 130)
    view.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    state = view.columns_state()
    theme.apply(qapp, Theme("light", 26))
    other = made(qtbot)
    assert other.restore_columns(state)
    assert abs(other.columnWidth(3) - 260) <= 2
    assert other.sorted_by() == (COLUMNS[2], True)
    assert names(other.table) == ["Alder", "Birch", "Elm", "Cedar"]


@pytest.mark.parametrize("state", [b"", b"[]", b"{}", b"\xff", b'{"order": 1}'])
def test_a_state_that_is_none_is_refused(state: bytes, qtbot: QtBot) -> None:
    assert not made(qtbot).restore_columns(state)


def test_a_state_of_other_columns_takes_what_it_knows(qtbot: QtBot) -> None:
    state = {
        "order": ["fee", "gone", 7, "items"],
        "hidden": ["move", "name"],
        "widths": {"fee": 150, "gone": 10, "items": "x", "clock": -1},
        "sort": "gone",
        "down": None,
    }
    view = made(qtbot)
    assert view.restore_columns(json.dumps(state).encode())
    assert [column.key for column in view.shown()] == ["name", "fee", "items", "clock", "move"]
    assert view.sorted_by() is None


def test_rows_are_copied_as_a_spreadsheet_takes_them(qtbot: QtBot) -> None:
    risky = [*TOWNS, Town(name="=2+5\tTown\n", days=1)]
    columns = [replace(COLUMNS[0], second="Where it stands"), *COLUMNS[1:]]
    view = RecordView(columns, "Requests")
    qtbot.addWidget(view)
    view.set_records(risky)
    view.show()
    view.setColumnHidden(1, True)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0] == "Agency\tWhere it stands\tClock\tMove\tFee"
    assert lines[1] == "Elm Police Department\tFee to answer\t9 days to appeal\tYou\t"
    assert lines[5] == "'=2+5 Town Police Department\tFee to answer\t1 days to appeal\tYou\t"
    assert len(lines) == 6


def test_letters_find_a_row_by_its_name(qtbot: QtBot) -> None:
    view = made(qtbot)
    said = hears(view.peeked)
    view.setFocus()
    view.setCurrentIndex(view.table.index(0, 3))
    QTest.keyClicks(view, "cedar p")
    assert view.chosen() == [TOWNS[2]]
    assert said == []


def test_a_title_is_explained(qtbot: QtBot) -> None:
    table: RecordTable[Town] = RecordTable([replace(COLUMNS[0], about="Whom one asks"), COLUMNS[1]])
    tip = int(Qt.ItemDataRole.ToolTipRole)
    assert table.headerData(0, Qt.Orientation.Horizontal, tip) == "Whom one asks"
    assert table.headerData(1, Qt.Orientation.Horizontal, tip) is None


def test_columns_give_up_room_they_do_not_need_before_the_table_scrolls(qtbot: QtBot) -> None:
    wide = plain(CellKind.TEXT, lambda _town: Words("Dec 3"))
    view = RecordView([COLUMNS[0], replace(wide, width=400), replace(wide, key="two", width=60)], "Requests")
    qtbot.addWidget(view)
    view.set_records(TOWNS)
    view.resize(700, 300)
    view.show()
    assert view.columnWidth(1) == 400
    view.resize(360, 300)
    assert cell_width(Words("Dec 3")) < view.columnWidth(1) < 400
    assert view.head.length() <= view.viewport().width()
    view.resize(700, 300)
    assert view.columnWidth(1) == 400
    view.setColumnWidth(1, 300)
    view.resize(360, 300)
    assert view.columnWidth(1) == 300
