"""The sidebar shows places with counts and says which was chosen."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctrecords.gui import theme
from ctrecords.gui.theme import Theme
from ctrecords.gui.widgets.nav import NavEntry, Sidebar
from tests.gui.widgets.heard import hears

PLACES = [
    NavEntry(key="today", text="Today", icon="today", count=9),
    NavEntry(key="all", text="All requests", icon="requests", count=1234),
    NavEntry(key="", text="Cases"),
    NavEntry(key="case-1", text="Plate readers and ICE", icon="case", count=8),
]
FOOT = [NavEntry(key="letters", text="Letters", icon="letter")]


def made(qtbot: QtBot) -> Sidebar:
    bar = Sidebar("Connecticut")
    qtbot.addWidget(bar)
    bar.set_places(PLACES, FOOT)
    bar.resize(216, 600)
    bar.show()
    return bar


def test_a_click_and_the_keyboard_choose(qtbot: QtBot) -> None:
    bar = made(qtbot)
    model = bar.places.model()
    said = hears(bar.chosen)
    middle = bar.places.visualRect(model.index(1, 0)).center()
    QTest.mouseClick(bar.places.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert said == ["all"]
    QTest.keyClick(bar.places, Qt.Key.Key_Down)
    assert bar.places.current_key() == "case-1"
    said = hears(bar.chosen)
    QTest.keyClick(bar.places, Qt.Key.Key_Return)
    assert said == ["case-1"]


def test_choosing_at_the_foot_lets_the_upper_place_go(qtbot: QtBot) -> None:
    bar = made(qtbot)
    bar.set_current("today")
    middle = bar.foot.visualRect(bar.foot.model().index(0, 0)).center()
    QTest.mouseClick(bar.foot.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert bar.foot.current_key() == "letters"
    assert bar.places.current_key() == ""


def test_the_choice_survives_new_counts(qtbot: QtBot) -> None:
    bar = made(qtbot)
    bar.set_current("case-1")
    bar.set_places([NavEntry(key="new", text="New", icon="case"), *PLACES], FOOT)
    assert bar.places.current_key() == "case-1"
    bar.set_current("nowhere")
    assert bar.places.current_key() == ""


def test_a_reader_hears_name_and_count(qtbot: QtBot) -> None:
    bar = made(qtbot)
    spoken = bar.places.model().index(0, 0).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert spoken == "Today, 9"
    assert not bar.places.model().flags(bar.places.model().index(2, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_it_folds_to_icons_and_grows_with_the_text(qtbot: QtBot, qapp: QApplication) -> None:
    bar = made(qtbot)
    bar.fold(folded=True)
    assert bar.width() == 52
    assert bar.title.isHidden()
    bar.fold(folded=False)
    theme.apply(qapp, Theme("light", 26))
    assert bar.width() == 432
    assert bar.places.sizeHintForRow(0) >= 61


def test_the_name_may_go_up_to_the_plus(qtbot: QtBot) -> None:
    made = Sidebar("Plate readers book")
    qtbot.addWidget(made)
    made.show()
    assert made.title.geometry().right() + 1 == made.new_button.geometry().left()
    assert made.title.shown() == made.title.text()
