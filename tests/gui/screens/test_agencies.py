"""The directory in the window: find, see source and age, confirm, correct, add, closed days, undo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ctrecords.gui.dialogs.closures import ClosuresDialog
from ctrecords.gui.dialogs.contact import ContactDialog
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.agencies import AgenciesScreen
from ctrecords.gui.screens.agencies_cards import ClaimCard
from ctrecords.gui.window import Window
from ctrecords.model.directory import Agency, Closure
from tests.gui.dialogs.asking import opened
from tests.gui.screens.directory_shown import cards, cells_of, directory_of, settle, visit, words_of


@pytest.fixture
def window(preferences: Preferences, qtbot: QtBot) -> Window:
    made = Window(preferences, (AgenciesScreen,))
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    return made


@pytest.fixture
def shown(window: Window, practice_folder: Path, qtbot: QtBot) -> AgenciesScreen:
    window.open_casebook(practice_folder)
    return directory_of(window, qtbot)


def test_the_head_counts_agencies_and_old_contacts(shown: AgenciesScreen) -> None:
    assert shown.header.title.text() == "Agencies"
    assert shown.header.second.text() == (
        "210 agencies. 181 contacts are older than 5 years, 20 have no date"
    )
    assert shown.footer.text().startswith("210 of 210 shown. Contacts are facts from public lists;")


@pytest.mark.parametrize(
    "cells",
    [
        [
            "Fern Police Department. Police, town or city · Practice",
            "Hartford",
            "Post",
            "Checked 5 weeks ago",
            "1",
        ],
        [
            "Alder Police Department. Police, town or city · Practice",
            "Alder",
            "Post, web page",
            "2009 · verify",
            "1",
        ],
        ["State Budget Office. State agency · Practice", "Hartford", "Post", "no date · verify", "2"],
        ["Linden State University. University · Practice", "New Haven", "E-mail, post", "2024", "1"],
        [
            "Cedar Police Department. Police, town or city · Practice",
            "Alder",
            "Post, e-mail",
            "Checked 3 weeks ago",
            "2",
        ],
        [
            "Birch Police Department. Police, town or city · Practice",
            "Alder",
            "Web page, post",
            "Checked 10 weeks ago",
            "1",
        ],
        [
            "Greenwich Police Department. Police, town or city",
            "Fairfield",
            "Post, web page",
            "2009 · verify",
            "",
        ],
    ],
)
def test_rows_of_the_picture(shown: AgenciesScreen, cells: list[str]) -> None:
    assert cells_of(shown, cells[0].split(". ")[0]) == cells


def test_a_place_with_an_agency_shows_it(window: Window, shown: AgenciesScreen, qtbot: QtBot) -> None:
    visit(window, "practice-cedar-police", qtbot)
    said = words_of(shown)
    assert shown.inspector.head.text() == "Cedar Police Department"
    assert "Town or city police, Cedar, Alder County. Copies up to 50¢ a page, § 1-212(a)" in said
    assert "12 days, then 9 days" in said
    assert "§ 1-210(b)(3)(E), once" in said
    assert "All (Lincoln Day and Good Friday not known)" in said
    assert "Web page: not known - ask the agency or the town clerk" in said
    assert [card.chip.look.text for card in cards(shown)] == [
        "Checked Nov 2",
        "Checked Nov 2",
        "2009 · verify",
    ]


def test_denials_are_shown_beside_what_was_said(window: Window, shown: AgenciesScreen, qtbot: QtBot) -> None:
    visit(window, "ct-norwalk-police", qtbot)
    said = [card.accessibleName() for card in shown.inspector.findChildren(ClaimCard)]
    assert "Named in an ACLU release of March 13, 2019. Source: acluct.org, March 13, 2019" in said
    assert (
        "Mayor and chief denied an agreement with ICE. Source: apnews.com; trumbulltimes.com, no date given"
        in said
    )


def test_an_agency_without_a_law_says_so(window: Window, shown: AgenciesScreen, qtbot: QtBot) -> None:
    assert window.desk is not None
    tribal = next(row for row in window.desk.casebook.store.find(Agency) if row.kind == "tribal_police")
    visit(window, tribal.slug, qtbot)
    assert "No law is set for this agency; the app does not assume the Act applies." in words_of(shown)
    assert "A closure moves" not in words_of(shown)
    assert "No information. That says nothing either way." in words_of(shown)


def test_a_shipped_contact_shows_every_source(window: Window, shown: AgenciesScreen, qtbot: QtBot) -> None:
    visit(window, "ct-ansonia-police", qtbot)
    said = words_of(shown)
    assert "3 sources, for the whole row: HIFLD/HSIP" in said
    assert "Sources of this row" in said
    assert "FBI Crime Data Explorer https://github.com/" in said


def test_the_filter_finds_names_and_towns(shown: AgenciesScreen, qtbot: QtBot) -> None:
    shown.filter.setText("hazel")
    shown.filter.ask()
    assert shown.table.table.rowCount() == 1
    assert shown.footer.text().startswith("1 of 210 shown.")


def test_ctrl_f_goes_to_the_filter(window: Window, shown: AgenciesScreen) -> None:
    shown.table.setFocus()
    assert window.actions_by_id["filter"].isEnabled()
    window.actions_by_id["filter"].trigger()
    assert window.focusWidget() is shown.filter


def test_facets_narrow_and_count(shown: AgenciesScreen, qtbot: QtBot) -> None:
    shown.facets["case"].choose(["1"])
    assert shown.table.table.rowCount() == 8
    counted = [act.text() for act in shown.facets["county"].menu_actions()]
    assert counted[0] == "Alder\t5"
    assert "Tolland\t0" in counted
    shown.facets["county"].choose(["Alder"])
    assert shown.table.table.rowCount() == 5
    shown.facets["age"].choose(["old"])
    names = [shown.table.table.record(row).listed.agency.name for row in range(2)]
    assert names == ["Alder Police Department", "Elm Police Department"]


def test_filters_without_a_row_can_be_cleared(window: Window, shown: AgenciesScreen, qtbot: QtBot) -> None:
    shown.filter.setText("no such town")
    shown.filter.ask()
    assert shown.clear_button.isVisible()
    assert shown.first_focus() is shown.clear_button
    assert shown.inspector.nothing.isVisible()
    shown.clear_button.click()
    settle(window, qtbot)
    assert shown.table.table.rowCount() == 210
    assert not shown.filter.text()


def test_a_contact_checked_today_is_undone_from_the_toast(
    window: Window, shown: AgenciesScreen, qtbot: QtBot
) -> None:
    visit(window, "practice-hazel-police", qtbot)
    assert window.frame is not None
    cards(shown)[0].check_button.setFocus()
    QTest.keyClick(cards(shown)[0].check_button, Qt.Key.Key_Space)
    settle(window, qtbot)
    assert cells_of(shown, "Hazel Police Department")[3] == "Checked today"
    assert window.frame.toast.text.text() == "Postal address of Hazel Police Department checked today"
    assert cards(shown)[0].check_button.hasFocus() or not window.isActiveWindow()
    window.frame.toast.undone.emit()
    settle(window, qtbot)
    assert cells_of(shown, "Hazel Police Department")[3] == "2009 · verify"


def test_a_wrong_contact_stays_and_is_not_used(window: Window, shown: AgenciesScreen, qtbot: QtBot) -> None:
    visit(window, "practice-hazel-police", qtbot)
    cards(shown)[0].wrong_button.click()
    settle(window, qtbot)
    assert cells_of(shown, "Hazel Police Department")[2:4] == ["", "not known"]
    assert cards(shown)[0].chip.look.text == "Marked wrong"
    assert not cards(shown)[0].wrong_button.isVisible()
    assert "not known - ask the agency or the town clerk" in words_of(shown)
    cards(shown)[0].check_button.click()
    settle(window, qtbot)
    assert cards(shown)[0].chip.look.text == "Checked Nov 23"


def test_a_web_address_is_shown_whole_and_copied(window: Window, shown: AgenciesScreen, qtbot: QtBot) -> None:
    visit(window, "practice-alder-police", qtbot)
    card = next(card for card in cards(shown) if card.contact.kind == "web")
    shown_text = "\n".join(one.text() for one in card.findChildren(QLabel)).replace("\u200b", "")
    assert "https://alder.example/records" in shown_text
    assert not any(one.openExternalLinks() for one in card.findChildren(QLabel))
    card.copy_button.click()
    assert QGuiApplication.clipboard().text() == "https://alder.example/records"
    assert card.copy_button.toolTip() == "Copied"


def test_a_contact_needs_a_source_before_it_is_added(
    window: Window, shown: AgenciesScreen, qtbot: QtBot
) -> None:
    visit(window, "practice-hazel-police", qtbot)
    shown.inspector.contacts.act.click()
    dialog = opened(qtbot, shown, ContactDialog)
    dialog.kind.choose("email")
    dialog.value_field.setText("records@hazel.example")
    dialog.send_button.click()
    settle(window, qtbot)
    assert dialog.wrong.text().startswith("A contact needs its value and where it was read.")
    dialog.source_field.setText("town web site")
    dialog.send_button.click()
    settle(window, qtbot)
    assert cells_of(shown, "Hazel Police Department")[2] == "Post, e-mail"
    assert "Source: town web site" in words_of(shown)


def test_closed_days_and_worked_holidays(window: Window, shown: AgenciesScreen, qtbot: QtBot) -> None:
    agency = visit(window, "practice-cedar-police", qtbot)
    shown.inspector.closures.act.click()
    dialog = opened(qtbot, shown, ClosuresDialog)
    dialog.more.setPlainText("3/4/27")
    dialog.send_button.click()
    assert "could be" in dialog.wrong.text()
    dialog.more.setPlainText("Nov 27\n2026-12-24\n")
    dialog.worked["Lincoln Day"].setChecked(True)
    dialog.source_field.setText("town notice")
    dialog.send_button.click()
    settle(window, qtbot)
    said = words_of(shown)
    assert "Fri, Nov 27, town notice; Thu, Dec 24, town notice" in said
    assert "Lincoln Day, town notice" in said
    assert "All, except Lincoln Day (Good Friday not known)" in said
    shown.inspector.closures.act.click()
    again = opened(qtbot, shown, ClosuresDialog)
    assert [box.text() for box in again.kept.values()] == [
        "Fri, Nov 27, town notice",
        "Thu, Dec 24, town notice",
    ]
    next(iter(again.kept.values())).setChecked(False)
    again.send_button.click()
    settle(window, qtbot)
    assert window.desk is not None
    kept = window.desk.casebook.store.find(Closure, agency=agency.id)
    assert sorted(str(row.on or row.open_on) for row in kept) == ["2026-12-24", "Lincoln Day"]


def test_an_empty_directory_offers_the_list(window: Window, elm: Path, qtbot: QtBot) -> None:
    window.open_casebook(elm)
    screen = directory_of(window, qtbot)
    assert screen.first_focus() is screen.seed_button
    screen.seed_button.click()
    settle(window, qtbot)
    assert screen.table.table.rowCount() == 200
    assert window.frame is not None
    window.frame.toast.undone.emit()
    settle(window, qtbot)
    assert screen.pages.currentIndex() == 2


def test_enter_goes_to_the_agency_also_as_a_drawer(
    window: Window, shown: AgenciesScreen, qtbot: QtBot
) -> None:
    window.resize(1024, 680)
    settle(window, qtbot)
    assert not shown.inspector.isVisible()
    shown.table.setFocus()
    QTest.keyClick(shown.table, Qt.Key.Key_Return)
    assert shown.inspector.isVisible()


def test_every_control_has_a_name(window: Window, shown: AgenciesScreen, qtbot: QtBot) -> None:
    visit(window, "practice-cedar-police", qtbot)
    for card in cards(shown):
        buttons = (card.check_button, card.wrong_button, card.copy_button)
        assert all(button.accessibleName() for button in buttons)
    assert shown.inspector.closures.act.accessibleName() == "Edit the days they close"
    assert shown.filter.accessibleName() == "Filter by name or town"
