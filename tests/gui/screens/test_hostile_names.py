"""Names that others chose never become a page: every label, tooltip and cell of every screen shows plain words."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtGui import Qt as Look
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QTextBrowser, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.casebook import open_casebook
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.window import Window
from ctrecords.model.directory import Agency, Contact
from ctrecords.model.event import Event
from ctrecords.model.note import Tag
from ctrecords.model.request import Case, Item
from tests.gui.screens.test_accessibility import DIALOGS, PLACES
from tests.gui.screens.working import settle, show

HOSTILE = '<b>Elm</b><img src="/nowhere/x.png"> '
_MOST_ROWS = 300


@pytest.fixture
def hostile(practice_folder: Path) -> Path:
    """The practice casebook with hostile words in whatever a person or a table from outside names."""
    with open_casebook(practice_folder) as book, book.store.transaction("Name everything anew") as step:
        for agency in book.store.find(Agency):
            step.put(replace(agency, name=f"{HOSTILE}{agency.name}"))
        for contact in book.store.find(Contact):
            step.put(replace(contact, value=f"{HOSTILE}{contact.value}", source=HOSTILE))
        for case in book.store.find(Case):
            step.put(replace(case, title=f"{HOSTILE}{case.title}"))
        for item in book.store.find(Item):
            step.put(replace(item, label=f"{HOSTILE}{item.label}", text=f"{HOSTILE}{item.text}"))
        for event in book.store.find(Event):
            step.put(replace(event, summary=f"{HOSTILE}{event.summary}"))
        for tag in book.store.find(Tag):
            step.put(replace(tag, name=f"{HOSTILE}{tag.name}"))
    return practice_folder


def test_no_name_becomes_a_page_anywhere(
    hostile: Path, preferences: Preferences, qapp: QApplication, qtbot: QtBot
) -> None:
    window = Window(preferences, SCREENS)
    show(window, hostile, qtbot)
    found: set[str] = set()
    hidden = 0
    for width in (1440, 1024):
        window.resize(width, 680)
        for name, place in PLACES.items():
            window.show_place(place)
            settle(window, qtbot)
            found |= {f"{name}: {wrong}" for wrong in _pages(qapp)}
            hidden += sum("img" in one.toolTip() for one in qapp.allWidgets())
    for command in DIALOGS:
        window.run(command)
        settle(window, qtbot)
        found |= {f"{command}: {wrong}" for wrong in _pages(qapp)}
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            dialog.close()
    assert found == set()
    assert hidden  # the names were there to be told


def _pages(qapp: QApplication) -> Iterator[str]:
    """What shows a hostile name as a page, or would on a tooltip."""
    for widget in qapp.allWidgets():
        what = f"{type(widget.parent()).__name__} > {type(widget).__name__}"
        if Look.mightBeRichText(widget.toolTip()):
            yield f"tip of {what}"
        if isinstance(widget, QLabel) and _read_as_page(widget):
            yield f"words of {what}"
        if isinstance(widget, QTextEdit | QTextBrowser) and not widget.document().isEmpty():
            yield f"a page in {what}"
        if isinstance(widget, QAbstractItemView) and isinstance(
            cast("object", widget.model()), QAbstractItemModel
        ):
            yield from (f"tip of a cell of {what}" for _ in _cells(widget.model()))
        yield from (f"tip of {act.text()}" for act in _acts(widget))


def _read_as_page(shown: QLabel) -> bool:
    if shown.textFormat() == Qt.TextFormat.RichText:
        return "<img" in shown.text()  # what we write ourselves has no picture; a name in it is escaped
    return shown.textFormat() != Qt.TextFormat.PlainText and Look.mightBeRichText(shown.text())


def _acts(widget: QWidget) -> list[QAction]:
    return [act for act in widget.actions() if Look.mightBeRichText(act.toolTip())]


def _cells(model: QAbstractItemModel) -> Iterator[QModelIndex]:
    for row in range(min(model.rowCount(), _MOST_ROWS)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount()):
            tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and Look.mightBeRichText(tip):
                yield model.index(row, column)
