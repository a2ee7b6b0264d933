"""The smaller widgets: header, search field, segments, tabs, month, bars, day count, thread, sentence, progress."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.gui import theme
from ctrecords.gui.widgets.bars import Bar, ResponseBars
from ctrecords.gui.widgets.buttons import IconButton
from ctrecords.gui.widgets.chip import ItemSquares
from ctrecords.gui.widgets.daycount import DayCount, DayKind, DayRow
from ctrecords.gui.widgets.header import PageHeader
from ctrecords.gui.widgets.labels import Elided
from ctrecords.gui.widgets.month import Dot, DotKind, MonthStrip
from ctrecords.gui.widgets.search import REST_MS, SearchField
from ctrecords.gui.widgets.section import Section, empty
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.gui.widgets.tabs import Tabs
from ctrecords.gui.widgets.timeline import FileRef, TimelineEntry
from ctrecords.gui.widgets.why import WhyLine
from ctrecords.gui.widgets.working import DELAY_MS, Working
from tests.gui.widgets.heard import hears

LONG = "Department of Emergency Services and Public Protection, Division of State Police"


def test_header_goes_back_only_where_there_is_a_way(qtbot: QtBot) -> None:
    header = PageHeader("Today")
    qtbot.addWidget(header)
    header.show()
    assert not header.back_button.isEnabled()
    header.set_history(back=True, forward=False)
    with qtbot.waitSignal(header.back):
        QTest.keyClick(header.back_button, Qt.Key.Key_Space)
    header.set_title("Cedar", "Request 4 of 8")
    assert header.second.isVisible()
    assert header.height() >= 64


def test_a_long_name_is_shortened_in_the_middle_and_told_whole(qtbot: QtBot) -> None:
    name = Elided(LONG, "title")
    qtbot.addWidget(name)
    name.resize(200, 24)
    name.show()
    assert "…" in name.shown()
    assert name.toolTip() == LONG
    assert name.minimumSizeHint().width() < 200
    name.resize(2000, 24)
    assert name.shown() == LONG
    assert name.toolTip() == ""


def test_an_icon_button_tells_its_name_and_keys(qtbot: QtBot) -> None:
    made = IconButton("back", "Back", shortcut="Alt+Left")
    qtbot.addWidget(made)
    assert (made.accessibleName(), made.toolTip()) == ("Back", "Back (Alt+Left)")
    assert made.sizeHint().width() >= 24


def test_search_rests_before_it_asks_and_enter_asks_at_once(qtbot: QtBot) -> None:
    field = SearchField("Filter requests")
    qtbot.addWidget(field)
    field.show()
    assert field.rest.interval() == REST_MS == 150
    with qtbot.assertNotEmitted(field.asked):
        QTest.keyClicks(field, " cedar ")
    said = hears(field.asked)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert said == ["cedar"]
    said = hears(field.asked)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert said == [""]


def test_segments_hold_one_choice_and_say_it(qtbot: QtBot) -> None:
    made = Segmented("Log", [("email", "E-mail", "mail"), ("call", "Call", "call"), ("note", "Note", "note")])
    qtbot.addWidget(made)
    made.show()
    assert made.chosen() == "email"
    said = hears(made.changed)
    made.choose("call")
    assert said == ["call"]
    QTest.keyClick(made.buttons["note"], Qt.Key.Key_Space)
    assert made.chosen() == "note"
    assert made.buttons["call"].accessibleName() == "Log: Call"


def test_tabs_count_and_tell(qtbot: QtBot) -> None:
    tabs = Tabs("Parts of the case")
    qtbot.addWidget(tabs)
    tabs.add("Requests", "8")
    tabs.add("Answers")
    tabs.show()
    said = hears(tabs.changed)
    tabs.bar.setCurrentIndex(1)
    assert said == [1]
    narrow = tabs.bar.tabSizeHint(1).width()
    tabs.set_count(1, "15 of 48")
    assert tabs.bar.accessibleTabName(1) == "Answers, 15 of 48"
    assert tabs.bar.tabSizeHint(1).width() > narrow


def month(qtbot: QtBot) -> MonthStrip:
    made = MonthStrip(date(2026, 11, 25))
    qtbot.addWidget(made)
    made.resize(288, 220)
    made.show_days(
        {
            date(2026, 11, 27): [
                Dot(DotKind.ALERT, "Dogwood, last day"),
                Dot(DotKind.INFO, "Hazel, day 4 of 4"),
            ]
        },
        {date(2026, 11, 26): "Thanksgiving Day"},
    )
    made.show()
    return made


def test_the_calendar_begins_on_monday_and_has_its_words(qtbot: QtBot) -> None:
    made = month(qtbot)
    assert made.first == date(2026, 11, 23)
    assert made.words() == [
        ("Thursday, November 26", "closed, Thanksgiving Day"),
        ("Friday, November 27", "Dogwood, last day; Hazel, day 4 of 4"),
    ]
    assert "Dogwood, last day" in made.accessibleDescription()
    shown = made.show_table()
    assert shown.table.rowCount() == 2
    shown.close()


def test_a_day_is_picked_with_mouse_and_keys_and_let_go_again(qtbot: QtBot) -> None:
    made = month(qtbot)
    said = hears(made.picked)
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=QPoint(288 * 4 // 7 + 10, 30))
    assert said == [date(2026, 11, 27)]
    said = hears(made.picked)
    QTest.keyClick(made, Qt.Key.Key_Return)
    assert said == [None]
    QTest.keyClick(made, Qt.Key.Key_Down)
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert made.chosen == date(2026, 12, 4)
    for _ in range(9):
        QTest.keyClick(made, Qt.Key.Key_Down)
    QTest.keyClick(made, Qt.Key.Key_Space)
    assert made.chosen == date(2026, 12, 27)


def test_bars_have_words(qtbot: QtBot) -> None:
    made = ResponseBars([Bar("Fern", 1), Bar("Dogwood", 6), Bar("Alder", 34, waiting=True)])
    qtbot.addWidget(made)
    assert made.words() == [("Fern", "1 day"), ("Dogwood", "6 days"), ("Alder", "34, waiting")]
    assert made.accessibleDescription().splitlines()[2] == "Alder: 34, waiting"


def test_a_day_count_is_also_text(qtbot: QtBot) -> None:
    rows = [
        DayRow(mark="0", day="Tue, Nov 10", why="Sent, this day is not counted", kind=DayKind.START),
        DayRow(mark="", day="Wed, Nov 11", why="Veterans Day, skipped", kind=DayKind.SKIPPED),
    ]
    made = DayCount(rows)
    qtbot.addWidget(made)
    assert made.accessibleDescription().splitlines()[1] == "Wed, Nov 11: Veterans Day, skipped"
    made.set_rows(rows[:1])
    assert made.accessibleDescription() == "0 Tue, Nov 10: Sent, this day is not counted"


def test_a_file_of_an_event_is_opened_by_its_number(qtbot: QtBot) -> None:
    files = [FileRef(name="Fee letter.pdf", extent="1 p."), FileRef(name="Audit log.csv", icon="table")]
    entry = TimelineEntry(
        "mail", "theirs", "E-mail with 2 files", when="Thu, Nov 19", body="Item 2.", files=files
    )
    qtbot.addWidget(entry)
    entry.show()
    assert entry.files[0].accessibleName() == "Open Fee letter.pdf, 1 p."
    said = hears(entry.file_opened)
    QTest.keyClick(entry.files[1], Qt.Key.Key_Space)
    assert said == [1]
    with qtbot.waitSignal(entry.opened):
        QTest.keyClick(entry, Qt.Key.Key_Return)


def test_a_citation_stands_back_and_markup_is_only_words(qtbot: QtBot) -> None:
    line = WhyLine("Denied <b>all</b>. § 1-206(b)(1)", "E-mail of Nov 4")
    qtbot.addWidget(line)
    assert "&lt;b&gt;" in line.text()
    assert line.text().count(theme.color("text3").name()) == 2
    assert line.accessibleName() == "Denied <b>all</b>. § 1-206(b)(1) E-mail of Nov 4"


def test_squares_say_every_item(qtbot: QtBot) -> None:
    made = ItemSquares("PDN")
    qtbot.addWidget(made)
    assert made.accessibleName() == "Item 1, provided; Item 2, denied; Item 3, not addressed"
    assert made.sizeHint().width() == 3 * 16 + 2 * 3


def test_a_section_is_emptied_whole(qtbot: QtBot) -> None:
    made = Section("Items", act="Set outcomes")
    qtbot.addWidget(made)
    made.show()
    made.body.addWidget(QWidget())
    inner = QVBoxLayout()
    inner.addWidget(QWidget())
    inner.addStretch()
    made.body.addLayout(inner)
    made.clear()
    assert made.body.count() == 0
    empty(made.body)
    with qtbot.waitSignal(made.linked):
        QTest.mouseClick(made.act, Qt.MouseButton.LeftButton)


def test_progress_waits_a_second_then_counts_and_cancels_once(qtbot: QtBot) -> None:
    made = Working("Writing 8 letters")
    qtbot.addWidget(made)
    made.start()
    assert made.delay.interval() == DELAY_MS == 1000
    assert made.isHidden()
    made.step(2, 8, "Letter to Elm")
    assert (made.note.text(), made.count.text()) == ("Letter to Elm", "2 of 8")
    made.show()
    with qtbot.waitSignal(made.cancelled):
        QTest.keyClick(made, Qt.Key.Key_Escape)
    with qtbot.assertNotEmitted(made.cancelled):
        made.close()
    made.finish()
    assert made.isHidden()
