"""Stories 11, 12 and 27 in the window: a page cited and still found a day later, or said to be broken; custody, and all
files verified; a log of what is withheld, its counts and the letter that asks for the missing exemptions."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from ctrecords import paths
from ctrecords.actions import citing, documents, withholding
from ctrecords.casebook import Casebook
from ctrecords.gui import reading
from ctrecords.gui.dialogs.check_report import CheckReport
from ctrecords.gui.dialogs.cite import Cite
from ctrecords.gui.dialogs.document import HowItCame
from ctrecords.gui.dialogs.withhold import Withhold
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.screens.documents import DocumentsScreen
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.screens.write import WriteScreen
from ctrecords.gui.widgets.message import Message
from ctrecords.gui.window import Window
from ctrecords.model.event import Blob, Document
from ctrecords.model.ids import DocumentId, RequestId
from ctrecords.upkeep.check import check_open
from tests import paper
from tests.gui.dialogs.asking import opened
from tests.gui.screens.working import current, go, settle, show
from tests.talk import Talk

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
_REPORT = [f"Page {number} of the report" for number in range(1, 21)]
_LINE = "Federal Enforcement Office, removed 04/28/2026"


@pytest.fixture
def report(starter: Talk, tmp_path: Path) -> DocumentId:
    """A report of twenty pages that came on December 3, read, on a request that is answered with redactions."""
    starter.on = "2026-12-04"
    starter.do("letter", "R-1", "initial-request", "--out", tmp_path / "letters")
    starter.do("sent", "R-1", "--date", "2026-11-10", "--by", "email")
    path = tmp_path / "Report.pdf"
    path.write_bytes(paper.pdf(*_REPORT[:13], _LINE, *_REPORT[14:]))
    (row,) = starter.do("file", path, "--request", "R-1", "--received", "2026-12-03")
    return DocumentId(int(row["document"][2:]))


def window_on(starter: Talk, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Window:
    """A window on that casebook a day later."""
    monkeypatch.setattr(reading, "BEGIN_MS", 100_000_000)
    made = Window(Preferences(paths.home(tmp_path / "home"), tmp_path), SCREENS, on=date(2026, 12, 4))
    assert starter.casebook is not None
    show(made, starter.casebook, qtbot)
    return made


def book_of(window: Window) -> Casebook:
    assert window.desk is not None
    return window.desk.casebook


def at_page(window: Window, document: DocumentId, page: int, qtbot: QtBot) -> DocumentsScreen:
    screen = go(window, Place(Where.DOCUMENTS, document, page), DocumentsScreen, qtbot)
    qtbot.waitUntil(lambda: screen.viewer.place().page == page and screen.inspector.page == page)
    return screen


def select(screen: DocumentsScreen, qtbot: QtBot) -> None:
    """Select the words of the page, once they are there."""

    def selected() -> bool:
        screen.viewer.select_all()
        return screen.viewer.place().selected

    qtbot.waitUntil(selected)


def beside(screen: DocumentsScreen) -> str:
    """What stands in the column beside the page."""
    said = [*screen.inspector.findChildren(QLabel), *screen.inspector.findChildren(QPushButton)]
    return "\n".join(one.text() for one in said if one.isVisible()).replace("\u00a0", " ")


def test_a_cited_page_is_found_again_or_said_to_be_broken(
    starter: Talk, report: DocumentId, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Story 11."""
    window = window_on(starter, tmp_path, qtbot, monkeypatch)
    book = book_of(window)
    screen = at_page(window, report, 14, qtbot)
    select(screen, qtbot)
    window.run("cite")
    form = opened(qtbot, window, Cite)
    assert (form.place.text(), form.quotation.toPlainText()) == ("14", _LINE)
    QTest.keyClick(form.shows, Qt.Key.Key_Return)
    settle(window, qtbot)
    assert _LINE in beside(screen)
    window.run("copy-citation")
    settle(window, qtbot)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"“{_LINE}” ")
    assert copied.endswith(", rec'd Dec 3, 2026, Report.pdf at 14")
    (kept,) = citing.citations_of(book, report)
    sha256 = book.store.get(Blob, book.store.get(Document, report).blob).sha256
    assert (kept.citation.sha256, kept.citation.page, kept.broken, kept.doubt) == (sha256, 14, "", "")
    for act, many in (("undo", 0), ("redo", 1)):
        window.run(act)
        settle(window, qtbot)
        assert citing.counts(book).get(report, 0) == many
    assert check_open(book, deep=True).ok
    (held,) = [one.path for one in book.vault.walk() if one.stem == book.vault.stem(sha256)]
    window.close()

    held.chmod(0o600)
    held.write_bytes(held.read_bytes() + b"\n")
    again = window_on(starter, tmp_path, qtbot, monkeypatch)
    again.run("check")
    settle(again, qtbot)
    said = next(one for one in again.findChildren(CheckReport) if one.isVisible())
    (to,) = (one for one in said.findChildren(QPushButton) if one.text() == "Open D-2")
    to.click()
    settle(again, qtbot)
    screen = current(again, DocumentsScreen)
    assert screen.inspector.name.text() == "Report.pdf"
    assert "Its bytes are not what was filed." in beside(screen)
    assert "Broken: the file changed since it was cited." in beside(screen)
    held.unlink()
    screen.reload()
    settle(again, qtbot)
    assert "Broken: the file is missing." in beside(screen)


def test_custody_says_how_a_file_came_and_all_are_verified(
    starter: Talk, report: DocumentId, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Story 12."""
    window = window_on(starter, tmp_path, qtbot, monkeypatch)
    book = book_of(window)
    screen = at_page(window, report, 1, qtbot)
    window.run("how-it-came")
    form = opened(qtbot, window, HowItCame)
    form.medium.setCurrentIndex(form.medium.findData("drive"))
    form.source.setText("Records Clerk")
    form.send_button.click()
    settle(window, qtbot)
    assert screen.inspector.seen is not None
    told = dict(screen.inspector.seen.facts())
    row = book.store.get(Document, report)
    blob = book.store.get(Blob, row.blob)
    assert told["SHA-256"].replace(" ", "") == blob.sha256
    assert told["Size"].endswith(f" kB ({blob.size:,} bytes)")
    assert (told["Came on"], told["From"]) == ("drive", "Records Clerk")
    assert told["Received"].replace("\u00a0", " ") == "Thu, Dec 3"
    assert told["Filed"]
    held = {one.path: one.path.read_bytes() for one in book.vault.walk()}
    head = book.store.head
    more = screen.more_button.menu()
    assert isinstance(more, QMenu)
    more.actions()[0].trigger()
    settle(window, qtbot)
    (good,) = (one for one in window.findChildren(Message) if one.isVisible())
    assert good.title.text() == "The casebook is whole"
    good.buttons[0].click()
    assert {one.path: one.path.read_bytes() for one in book.vault.walk()} == held
    assert book.store.head == head
    checked = documents.custody(book, report, fresh=False).checked_at
    window.run("undo")
    settle(window, qtbot)
    window.run("redo")
    settle(window, qtbot)
    assert check_open(book).ok
    window.close()
    again = window_on(starter, tmp_path, qtbot, monkeypatch)
    assert documents.custody(book_of(again), report, fresh=False).checked_at == checked


def test_what_is_withheld_is_logged_counted_and_asked_about(
    starter: Talk, report: DocumentId, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Story 27."""
    starter.do(
        "log",
        "R-1",
        "message",
        "--date",
        "2026-12-03",
        "--by",
        "email",
        "--item",
        "1=provided_with_redactions",
    )
    window = window_on(starter, tmp_path, qtbot, monkeypatch)
    book = book_of(window)
    screen = at_page(window, report, 14, qtbot)
    for what, section in (("Row 33, agency name", ""), ("Row 39, a name", "1-210(b)(3)(A)")):
        window.run("withhold")
        form = opened(qtbot, window, Withhold)
        assert form.place.text() == "14"
        form.what.setText(what)
        form.section.setCurrentText(section)
        form.send_button.click()
        settle(window, qtbot)
    assert "2 on this page" in beside(screen)
    rolled = withholding.roll_up(book)
    words = "2 withheld, 1 without an exemption cited"
    assert {
        rolled.documents[report].words,
        rolled.requests[RequestId(1)].words,
        *(count.words for count in (*rolled.agencies.values(), *rolled.cases.values())),
    } == {words}
    (ask,) = (
        one
        for one in screen.inspector.findChildren(QPushButton)
        if one.text() == "Ask them to cite exemptions" and one.isVisible()
    )
    assert ask.isEnabled()
    thread = go(window, Place(Where.REQUEST, 1), RequestScreen, qtbot)
    assert thread.seen is not None
    said = [(one.section, one.what) for one in thread.seen.withheld]
    assert said == [("", "item 1, e-mail of Dec 3"), ("", "1 withholding, came Dec 3")]
    screen = at_page(window, report, 14, qtbot)
    screen.inspector.letter.emit()
    settle(window, qtbot)
    letter = current(window, WriteScreen)
    assert letter.kept.now.kind == "cite-redactions"
    assert letter.kept.now.requests == (RequestId(1),)
    qtbot.waitUntil(letter.foot.create_button.isEnabled)
    for _ in range(2):
        window.run("undo")
        settle(window, qtbot)
    assert withholding.roll_up(book).documents == {}
    for _ in range(2):
        window.run("redo")
        settle(window, qtbot)
    assert withholding.roll_up(book).documents[report].words == words
    assert check_open(book).ok
