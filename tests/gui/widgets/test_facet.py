"""A facet offers values, says what is chosen, and lets it go."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ctrecords.gui.widgets.facet import Facet, FacetValue
from tests.gui.widgets.heard import hears

VALUES = [FacetValue("me", "You", 6), FacetValue("agency", "Agency", 1), FacetValue("foic", "FOIC")]


def made(qtbot: QtBot) -> Facet:
    facet = Facet("Whose move", VALUES)
    qtbot.addWidget(facet)
    facet.show()
    return facet


def test_it_says_what_is_chosen(qtbot: QtBot) -> None:
    facet = made(qtbot)
    assert facet.words() == ("Whose move", "")
    assert facet.accessibleName() == "Whose move, all"
    said = hears(facet.changed)
    facet.choose({"me"})
    assert said == [{"me"}]
    assert facet.text() == "Whose move: you"
    facet.choose({"foic"})
    assert facet.text() == "Whose move: FOIC"
    facet.choose({"me", "agency", "unknown"})
    assert facet.text() == "Whose move: 2"


def test_its_values_carry_counts_and_checks(qtbot: QtBot) -> None:
    facet = made(qtbot)
    facet.choose({"agency"})
    assert [(act.text(), act.isChecked()) for act in facet.menu_actions()] == [
        ("You\t6", False),
        ("Agency\t1", True),
        ("FOIC", False),
    ]


def test_the_cross_and_the_delete_key_let_go(qtbot: QtBot) -> None:
    facet = made(qtbot)
    facet.choose({"me"})
    facet.resize(facet.sizeHint())
    said = hears(facet.changed)
    QTest.mouseClick(facet, Qt.MouseButton.LeftButton, pos=QPoint(facet.width() - 8, 8))
    assert said == [set()]
    facet.choose({"me"})
    QTest.keyClick(facet, Qt.Key.Key_Delete)
    assert facet.chosen() == set()


def test_values_that_are_gone_are_let_go(qtbot: QtBot) -> None:
    facet = made(qtbot)
    facet.choose({"me", "agency"})
    facet.set_values(VALUES[:1])
    assert facet.chosen() == {"me"}
    assert facet.text() == "Whose move: you"
