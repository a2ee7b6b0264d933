"""Documents in the window: find one, read it, cite it, log what is withheld, tag, change and trash many at once."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ctrecords.actions import casebooks, citing, documents, history, reading, withholding
from ctrecords.casebook import Casebook
from ctrecords.gui.dialogs.cite import Cite
from ctrecords.gui.dialogs.document import HowItCame
from ctrecords.gui.dialogs.many import TagForm
from ctrecords.gui.dialogs.passage_note import PassageNote
from ctrecords.gui.dialogs.withhold import Withhold
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.screens.documents import DocumentsScreen
from ctrecords.gui.window import Window
from ctrecords.model.event import Document
from ctrecords.model.ids import DocumentId
from ctrecords.model.kinds import Medium
from ctrecords.model.note import Note
from tests.gui.dialogs.asking import opened, press
from tests.gui.screens.working import go, settle, show

REPORT = "Data-sharing report.pdf"


@pytest.fixture(scope="session")
def _read_once(_practice_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice casebook with its texts read; its scans wait."""
    folder = tmp_path_factory.mktemp("read") / "Connecticut.casebook"
    shutil.copytree(_practice_built, folder)
    with casebooks.open_book(folder) as book:
        reading.read_all(book, scans=False)
    return folder


@pytest.fixture
def window(preferences: Preferences, _read_once: Path, tmp_path: Path, qtbot: QtBot) -> Window:
    made = Window(preferences, SCREENS)
    show(made, Path(shutil.copytree(_read_once, tmp_path / "Connecticut.casebook")), qtbot)
    return made


@pytest.fixture
def book(window: Window) -> Casebook:
    assert window.desk is not None
    return window.desk.casebook


@pytest.fixture
def report(book: Casebook) -> DocumentId:
    return next(one.document.id for one in documents.listing(book) if one.document.name == REPORT)


@pytest.fixture
def screen(window: Window, report: DocumentId, qtbot: QtBot) -> DocumentsScreen:
    made = go(window, Place(Where.DOCUMENTS, report, 14), DocumentsScreen, qtbot)
    qtbot.waitUntil(lambda: made.viewer.place().page == 14)
    qtbot.waitUntil(lambda: made.inspector.page == 14)
    return made


def names(screen: DocumentsScreen) -> list[str]:
    model = screen.table.table
    return [model.record(row).listed.document.name for row in range(model.rowCount())]


def words(screen: DocumentsScreen) -> str:
    texts = [
        *(one.text() for one in screen.inspector.findChildren(QLabel) if one.isVisible()),
        *(one.text() for one in screen.inspector.findChildren(QPushButton) if one.isVisible()),
    ]
    return "\n".join(texts).replace("\u00a0", " ").replace("\u2011", "-")


def test_a_link_opens_the_file_at_its_page(screen: DocumentsScreen) -> None:
    assert screen.inspector.name.text() == REPORT
    assert screen.header.second.text().startswith("25 files, ")
    assert "have no text yet" in screen.header.second.text()
    assert screen.read_button.isVisible()
    assert screen.inspector.citations.act.text() == "Cite page 14"
    assert "Data-sharing report.pdf" not in words(screen).splitlines()[1:]
    assert "SHA-256" in words(screen)


def test_facets_and_words_narrow_the_list(screen: DocumentsScreen) -> None:
    every = len(names(screen))
    screen.facets["kind"].choose({"sheet"})
    assert names(screen) == [name for name in names(screen) if name.endswith((".csv", ".xlsx"))] != []
    assert screen.filter.placeholderText() == (
        f"Find {len(names(screen))} files by name".replace("1 files", "1 file")
    )
    screen.filter.setText("nowhere to be found")
    screen.filter.ask()
    assert screen.none.title.text() == "No file matches these 2 filters."
    went: list[object] = []
    screen.go.connect(went.append)
    screen.text_button.click()
    assert went == [Place(Where.SEARCH, words=("nowhere to be found",))]
    screen.clear_button.click()
    assert len(names(screen)) == every
    screen.filter.setText("CEDAR report")
    screen.filter.ask()
    assert REPORT in names(screen)
    screen.clear_filters()
    screen.facets["text"].choose({"waits"})
    assert REPORT not in names(screen)


def test_two_keys_cite_the_page(
    window: Window, book: Casebook, screen: DocumentsScreen, report: DocumentId, qtbot: QtBot
) -> None:
    before = citing.counts(book).get(report, 0)
    screen.viewer.go_to(3)
    window.run("cite")
    dialog = opened(qtbot, window, Cite)
    assert dialog.place.text() == "3"
    QTest.keyClick(dialog.shows, Qt.Key.Key_Return)
    settle(window, qtbot)
    assert citing.counts(book)[report] == before + 1
    assert "p. 3" in words(screen)
    window.run("copy-citation")
    settle(window, qtbot)
    assert QGuiApplication.clipboard().text().endswith(f"{REPORT} at 3")
    history.undo(book)
    assert citing.counts(book).get(report, 0) == before


def test_a_citation_can_say_what_it_shows(
    window: Window, book: Casebook, screen: DocumentsScreen, report: DocumentId, qtbot: QtBot
) -> None:
    assert window.desk is not None
    screen.beside.cite()
    dialog = opened(qtbot, window, Cite)
    dialog.place.setText("page two")
    dialog.send_button.click()
    assert "is neither a page nor rows" in dialog.wrong.text()
    dialog.place.setText("2")
    dialog.quotation.setPlainText("words that are not there")
    dialog.shows.setText("Ask who ordered it")
    press(qtbot, window.desk, dialog)
    settle(window, qtbot)
    assert "These words were not found there." in words(screen)
    assert "Ask who ordered it" in words(screen)
    notes = [row.text for row in book.store.find(Note, document=report) if row.citation is not None]
    assert "Ask who ordered it" in notes


def test_what_is_withheld_is_logged_from_the_page(
    window: Window, book: Casebook, screen: DocumentsScreen, report: DocumentId, qtbot: QtBot
) -> None:
    assert window.desk is not None
    before = withholding.counts(book).get(report)
    window.run("withhold")
    dialog = opened(qtbot, window, Withhold)
    assert dialog.place.text() == "14"
    dialog.what.setText("Row 40, agency name")
    press(qtbot, window.desk, dialog)
    settle(window, qtbot)
    after = withholding.counts(book)[report]
    assert after.total == (before.total if before else 0) + 1
    assert "Row 40, agency name" in words(screen)
    assert "Ask them to cite exemptions" in words(screen)
    row = screen.inspector.seen.withheld[-1] if screen.inspector.seen else None
    screen.inspector.changed.emit(row)
    again = opened(qtbot, window, Withhold)
    again.section.setCurrentText("1-210(b)(3)")
    press(qtbot, window.desk, again)
    settle(window, qtbot)
    assert withholding.counts(book)[report].uncited == after.uncited - 1


def test_a_note_is_tied_to_the_page(
    window: Window, book: Casebook, screen: DocumentsScreen, report: DocumentId, qtbot: QtBot
) -> None:
    assert window.desk is not None
    window.run("note")
    dialog = opened(qtbot, window, PassageNote)
    assert dialog.tied.text() == "Of page 14"
    dialog.text.setPlainText("Six days before the act")
    press(qtbot, window.desk, dialog)
    settle(window, qtbot)
    row = next(row for row in book.store.find(Note, document=report) if row.text == "Six days before the act")
    assert row.citation is not None
    assert "Six days before the act" in words(screen)


def test_several_are_changed_and_trashed_together(
    window: Window, book: Casebook, screen: DocumentsScreen, qtbot: QtBot
) -> None:
    assert window.desk is not None
    screen.facets["kind"].choose({"sheet"})
    screen.table.selectAll()
    chosen = [row.id for row in screen.table.chosen()]
    assert len(chosen) > 1
    assert screen.chosen_bar.isVisible()
    assert not screen.bar.isVisible()
    assert f"{len(chosen)} files chosen" in screen.inspector.nothing.title.text()
    screen.chosen_bar.came_button.click()
    dialog = opened(qtbot, window, HowItCame)
    dialog.medium.setCurrentIndex(dialog.medium.findData(Medium.DRIVE.value))
    press(qtbot, window.desk, dialog)
    settle(window, qtbot)
    assert {book.store.get(Document, DocumentId(one)).medium for one in chosen} == {Medium.DRIVE}
    assert [row.id for row in screen.table.chosen()] == chosen
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    screen.table.setFocus()
    QTest.keyClick(screen.table, Qt.Key.Key_Delete)
    settle(window, qtbot)
    assert [book.store.get(Document, DocumentId(one)).trashed_on for one in chosen] == [book.today()] * len(
        chosen
    )
    window.run("undo")
    settle(window, qtbot)
    assert {book.store.get(Document, DocumentId(one)).trashed_on for one in chosen} == {None}
    screen.clear_filters()
    screen.table.choose(2)
    settle(window, qtbot)
    *_, after = names(screen)[:4]
    screen.doing.trash()
    settle(window, qtbot)
    assert screen.table.chosen()[0].listed.document.name == after  # its neighbor, not the first
    assert screen.inspector.name.text() == after


def test_tags_are_put_on_and_narrow(
    window: Window, screen: DocumentsScreen, report: DocumentId, qtbot: QtBot
) -> None:
    assert window.desk is not None
    screen.inspector.tag_button.click()
    dialog = opened(qtbot, window, TagForm)
    dialog.tags.setText("six days")
    press(qtbot, window.desk, dialog)
    settle(window, qtbot)
    assert "six days" in [chip.look.text for chip in screen.inspector.tags.chips]
    screen.facets["tag"].choose({"six days"})
    assert [row.id for row in (screen.table.table.record(0),)] == [report]


def test_a_file_in_a_message_leads_to_it_and_back(
    window: Window, book: Casebook, screen: DocumentsScreen, qtbot: QtBot
) -> None:
    part = next(one.document for one in documents.listing(book) if one.document.parent is not None)
    go(window, Place(Where.DOCUMENTS, part.id), DocumentsScreen, qtbot)
    assert screen.inspector.seen is not None
    came_in = screen.inspector.seen.custody.came_in
    assert came_in is not None
    screen.inspector.opened.emit(came_in.id)
    settle(window, qtbot)
    assert screen.inspector.name.text() == came_in.name
    assert screen.inspector.files.isVisible()
    assert part.name in words(screen)


def test_a_changed_file_is_said(
    window: Window, book: Casebook, screen: DocumentsScreen, qtbot: QtBot
) -> None:
    row = next(one for one in documents.listing(book) if one.document.name != REPORT)
    (held,) = [one for one in book.vault.walk() if one.stem == book.vault.stem(row.blob.sha256)]
    held.path.chmod(0o600)
    held.path.write_bytes(b"other bytes")
    go(window, Place(Where.DOCUMENTS, row.document.id), DocumentsScreen, qtbot)
    assert "Its bytes are not what was filed." in words(screen)


def test_the_menu_offers_what_can_be_done(screen: DocumentsScreen) -> None:
    menu = screen.doing.menu(screen.table.copy_rows)
    said = [action.text() for action in menu.actions()]
    menu.close()
    assert said == [
        "Tag",
        "Say how it came",
        "Move to a request or case",
        "Read again",
        "Read by OCR",
        "Copy row",
        "Move to trash",
    ]


def test_a_link_leads_to_its_file_though_several_are_chosen(
    window: Window, screen: DocumentsScreen, report: DocumentId, qtbot: QtBot
) -> None:
    screen.table.selectAll()
    go(window, Place(Where.DOCUMENTS, report, 14), DocumentsScreen, qtbot)
    settle(window, qtbot)
    assert [row.id for row in screen.table.chosen()] == [report]


def test_the_letter_for_missing_exemptions_waits_until_it_fits(
    window: Window, book: Casebook, screen: DocumentsScreen, qtbot: QtBot
) -> None:
    row = next(
        one
        for one in documents.listing(book)
        if one.agency.startswith("Elm") and documents.received(one) and one.document.parent is None
    )
    withholding.log(book, row.document.id, "A name")
    go(window, Place(Where.DOCUMENTS, row.document.id), DocumentsScreen, qtbot)
    buttons = screen.inspector.findChildren(QPushButton)
    (ask,) = (one for one in buttons if one.text() == "Ask them to cite exemptions" and one.isVisible())
    assert not ask.isEnabled()
    assert ask.accessibleDescription()
    assert f"Not now: {ask.accessibleDescription()}" in words(screen)
