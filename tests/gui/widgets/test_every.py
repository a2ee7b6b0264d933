"""Every widget, in every look: it shows, nothing is clipped, everything that takes the focus has a name."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLabel,
    QMenu,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ctrecords.gui.theme import Theme
from ctrecords.gui.widgets.astable import AsTable
from ctrecords.gui.widgets.bars import Bar, ResponseBars
from ctrecords.gui.widgets.buttons import (
    FileButton,
    IconButton,
    SplitButton,
    button,
    danger,
    link,
    primary,
    small,
)
from ctrecords.gui.widgets.chip import Chip, ItemSquares, Square
from ctrecords.gui.widgets.daycount import DayCount, DayKind, DayRow
from ctrecords.gui.widgets.docket import DocketGroup, DocketRow, Due
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.gui.widgets.facet import Facet, FacetValue
from ctrecords.gui.widgets.header import PageHeader
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.message import Message
from ctrecords.gui.widgets.month import Dot, DotKind, MonthStrip
from ctrecords.gui.widgets.nav import NavEntry, Sidebar
from ctrecords.gui.widgets.notice import Notice
from ctrecords.gui.widgets.search import SearchField
from ctrecords.gui.widgets.section import Facts, Section
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.gui.widgets.status import StatusPiece, separator, tag
from ctrecords.gui.widgets.tabs import Tabs
from ctrecords.gui.widgets.timeline import FileRef, TimelineEntry
from ctrecords.gui.widgets.why import WhyLine
from ctrecords.gui.widgets.working import Working

WHY = "No reply in 34 days. Deemed denied Mon, Oct 26. The complaint is drafted. § 1-206(b)(1)"
DUE = Due(
    day="Wed, Nov 25",
    age="2 days left",
    agency="Alder Police Department",
    case="Plate readers and ICE",
    why=WHY,
    act="Finish complaint",
    urgent=True,
)


def header() -> QWidget:
    made = PageHeader("Cedar Police Department", "Plate readers and ICE, request 4 of 8")
    made.add_action(primary("Answer fee"))
    return made


def split() -> QWidget:
    menu = QMenu()
    menu.addAction("Letter")
    made = SplitButton("New request", menu, icon="plus")
    menu.setParent(made, Qt.WindowType.Popup)
    return made


def facet() -> QWidget:
    made = Facet("Whose move", [FacetValue("me", "You", 6), FacetValue("agency", "Agency", 1)])
    made.choose({"me"})
    return made


def tabs() -> QWidget:
    made = Tabs("Parts of the case")
    made.add("Requests", "8")
    made.add("Documents", "31")
    return made


def sidebar() -> QWidget:
    made = Sidebar("Connecticut")
    entries = [NavEntry(key="today", text="Today", icon="today", count=9), NavEntry(key="", text="Cases")]
    made.set_places(entries, [NavEntry(key="letters", text="Letters", icon="letter")])
    made.set_current("today")
    return made


def month() -> QWidget:
    made = MonthStrip(date(2026, 11, 23))
    made.show_days({date(2026, 11, 25): [Dot(DotKind.ALERT, "Alder")]}, {date(2026, 11, 26): "Thanksgiving"})
    return made


def section() -> QWidget:
    made = Section("Items", "6 asked, 3 given", "Set outcomes")
    made.body.addWidget(Facts([("Requests", "2, one closed"), ("First answer", "9 days")]))
    return made


EVERY: dict[str, Callable[[], QWidget]] = {
    "plain": lambda: button("Write letter", icon="letter"),
    "primary": lambda: primary("Finish complaint"),
    "danger": lambda: danger("Delete casebook"),
    "link": lambda: link("Copy details", icon="copy"),
    "small": lambda: small("Read reply"),
    "file": lambda: FileButton("Request to Cedar.docx", "2 p."),
    "icon": lambda: IconButton("more", "More acts", shortcut="Ctrl+K", boxed=True),
    "split": split,
    "chip": lambda: Chip("solid", "2 days to appeal"),
    "squares": lambda: ItemSquares("PRDXNWUFT"),
    "square": lambda: Square("N"),
    "facet": facet,
    "search": lambda: SearchField("Filter requests"),
    "empty": lambda: EmptyState(
        "today", "Nothing due today", WHY, [button("Open Elm"), link("Add reminder")]
    ),
    "notice": lambda: Notice(
        "wait", "This address was last confirmed in 2009", WHY, [small("I checked this today")]
    ),
    "header": header,
    "section": section,
    "docket": lambda: DocketRow(DUE),
    "group": lambda: DocketGroup("flag", "Appeal windows closing", 2, role="mark_alert"),
    "timeline": lambda: TimelineEntry(
        "mail",
        "theirs",
        "E-mail with 3 files",
        when="Thu, Nov 19, 4:52 pm",
        body=WHY,
        files=[FileRef(name="a.pdf")],
    ),
    "days": lambda: DayCount(
        [DayRow(mark=kind.value[0], day="Tue, Nov 10", why=WHY, kind=kind) for kind in DayKind]
    ),
    "month": month,
    "bars": lambda: ResponseBars([Bar("Fern", 3), Bar("Alder", 34, waiting=True)]),
    "segmented": lambda: Segmented("Log", [("call", "Call", "call"), ("visit", "Visit", "visit")]),
    "tabs": tabs,
    "sidebar": sidebar,
    "message": lambda: Message("The folder cannot be reached", WHY, remedy=WHY, details="more"),
    "working": lambda: Working("Writing 8 letters", kept="Cancel keeps the letters already written."),
    "table": lambda: AsTable("Next 5 weeks", ("Day", "What"), [("Monday", "Linden, day 4 of 4")]),
    "why": lambda: WhyLine(WHY),
    "status": lambda: StatusPiece("Connecticut.casebook", "case"),
    "tag": lambda: tag("Practice"),
    "separator": separator,
    "label": lambda: label(WHY, "second", wrap=True),
}


def clipped(top: QWidget) -> list[str]:
    found: list[str] = []
    for child in (top, *top.findChildren(QWidget)):
        if not child.isVisible() or isinstance(child, Elided | QScrollBar | QAbstractScrollArea):
            continue
        needed = QSize(0, 0)
        if isinstance(child, QLabel) and child.wordWrap():
            needed = QSize(0, child.heightForWidth(child.width()))
        elif isinstance(child, QLabel | QAbstractButton | Chip | ItemSquares):
            needed = child.sizeHint()
        if needed.width() > child.width() or needed.height() > child.height():
            found.append(f"{type(child).__name__} {child.accessibleName()!r}: {needed} in {child.size()}")
    return found


def unnamed(top: QWidget) -> list[str]:
    inner = (QScrollBar,)
    reachable = [
        child
        for child in (top, *top.findChildren(QWidget))
        if child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not isinstance(child, inner)
        and child.objectName() not in {"qt_scrollarea_viewport", "qt_spinbox_lineedit"}
    ]
    return [type(child).__name__ for child in reachable if not child.accessibleName()]


@pytest.mark.parametrize("name", EVERY)
def test_it_shows_whole_and_named(name: str, look: Theme, qtbot: QtBot, qapp: QApplication) -> None:
    made = EVERY[name]()
    qtbot.addWidget(made)
    made.show()
    if not made.isWindow() or made.maximumWidth() > look.px(1000):
        made.resize(max(made.sizeHint().width(), look.px(600)), made.sizeHint().height())
        if made.hasHeightForWidth():
            made.resize(made.width(), max(made.height(), made.heightForWidth(made.width())))
    qapp.processEvents()
    assert clipped(made) == []
    assert unnamed(made) == []
    picture = made.grab()
    assert not picture.isNull()


def test_a_change_of_theme_reaches_widgets_already_shown(qtbot: QtBot, qapp: QApplication) -> None:
    from ctrecords.gui import theme

    shown = [make() for make in EVERY.values()]
    for made in shown:
        qtbot.addWidget(made)
        made.show()
    theme.apply(qapp, Theme("dark", 26))
    qapp.processEvents()
    for made in shown:
        if isinstance(made, Chip | ItemSquares | QAbstractButton):
            made.resize(made.sizeHint())
            assert clipped(made) == []
        assert not made.grab().isNull()
