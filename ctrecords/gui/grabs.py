"""Pictures of every screen from the practice casebook, each laid beside its design.

Run `python -m ctrecords.gui.grabs FOLDER [--pictures DESIGN_FOLDER]`. The casebook is made by the same actions a
researcher calls, with today November 23, 2026, in a folder that is thrown away. A new screen adds its line to
`GRABS`.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialog

from ctrecords import paths
from ctrecords.actions import casebooks, cases, directory, documents, reading, requests
from ctrecords.gui import theme
from ctrecords.gui.dialogs.palette import Palette
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.screens.documents import DocumentsScreen
from ctrecords.gui.screens.letters import LettersScreen
from ctrecords.gui.screens.search import SearchScreen
from ctrecords.gui.viewer.source import Pictures
from ctrecords.gui.widgets.item_editor import Written
from ctrecords.gui.window import Window
from ctrecords.letters.menu import SECOND_ROUND, ready_set

TODAY = date(2026, 11, 23)
SIZE = (1440, 900)
LOOKS = tuple((scheme, percent) for scheme in ("light", "dark") for percent in (100, 150))
REPORT = "Data-sharing report.pdf"
FILES = frozenset({"documents", "search"})
"""Pictures that need the text of the files."""
_GAP = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Grab:
    """One picture: its name, how the window is brought there, and the design beside it (none when not drawn)."""

    name: str
    show: Callable[[Window], bool]
    picture: str = ""


def _place(where: Where, agency: str = "") -> Callable[[Window], bool]:
    def show(window: Window) -> bool:
        if window.frame is None or not window.frame.knows(where):
            return False
        window.show_place(Place(where, _number(window, where, agency)))
        return True

    return show


def _number(window: Window, where: Where, agency: str) -> int:
    if window.desk is None:
        return 0
    book = window.desk.casebook
    if where is Where.CASE:
        return next((case.id for case in cases.every(book)), 0)
    if where is not Where.REQUEST:
        return 0
    asked = {row.id for row in directory.every(book) if row.name.startswith(agency)}
    return next((request.id for request in requests.every(book) if request.agency in asked), 0)


def _letters(window: Window) -> bool:
    """The composer, filled as in the picture: the eight agencies of the first case, the second round."""
    if window.frame is None or not window.frame.knows(Where.LETTERS) or window.desk is None:
        return False
    book = window.desk.casebook
    case = next((row.id for row in cases.every(book)), None)
    if case is None:
        return False
    window.show_place(Place(Where.LETTERS, case))
    settle(window)
    screen = window.frame.current
    if isinstance(screen, LettersScreen):
        asked, names = {row.agency for row in requests.every(book, case)}, directory.every(book)
        screen.take_agencies([row.id for row in sorted(names, key=lambda row: row.name) if row.id in asked])
        screen.body.editor.set_items([Written(item.text, item.label) for item in ready_set(SECOND_ROUND)])
        screen.body.editor.focus(3)
        screen.pane.stepped.emit(2)
    return True


def _documents(window: Window) -> bool:
    """The report at its page 14, with the word of the picture lit."""
    if window.frame is None or not window.frame.knows(Where.DOCUMENTS) or window.desk is None:
        return False
    case = next((row.id for row in cases.every(window.desk.casebook)), 0)
    rows = documents.listing(window.desk.casebook)
    report = next((row.document.id for row in rows if row.document.name == REPORT), 0)
    window.show_place(Place(Where.DOCUMENTS, report, spot=14, words=("Enforcement",)))
    settle(window)
    screen = window.frame.current
    if isinstance(screen, DocumentsScreen):
        screen.facets["case"].choose([str(case)])
    return True


def _search(window: Window) -> bool:
    """Everything that says “sharing”, the report first."""
    if window.frame is None or not window.frame.knows(Where.SEARCH):
        return False
    window.show_place(Place(Where.SEARCH))
    settle(window)
    screen = window.frame.current
    if isinstance(screen, SearchScreen):
        screen.search_for("sharing")
    return True


def _welcome(window: Window) -> bool:
    window.welcome(0)
    window.welcome_screen.can_leave(False)
    return True


def _unlock(window: Window) -> bool:
    window.unlock_screen.ask_for(Path("Connecticut.casebook"))
    window.turn_to(window.unlock_screen)
    return True


def _command(command: str) -> Callable[[Window], bool]:
    def show(window: Window) -> bool:
        if not window.exists(command):
            return False
        window.run(command)
        return True

    return show


def _palette(window: Window) -> bool:
    """The palette over the first case, with what the picture types."""
    if not _place(Where.CASE)(window):
        return False
    settle(window)
    window.run("palette")
    settle(window)
    for palette in window.findChildren(Palette):
        palette.field.setText("ced")
    return True


def _write(window: Window) -> bool:
    """Follow-ups to the silent of the first case."""
    if window.frame is None or not window.frame.knows(Where.WRITE) or window.desk is None:
        return False
    book, wish = window.desk.casebook, window.desk.writing
    case = next((row.id for row in cases.every(book)), None)
    wish.requests, wish.kinds = tuple(row.id for row in requests.every(book, case)), ("follow-up",)
    window.show_place(Place(Where.WRITE, next(iter(wish.requests), 0), len(wish.requests)))
    return True


def _send(window: Window) -> bool:
    """What helps the first letter of a request on its way."""
    if not _place(Where.REQUEST, "Cedar")(window):
        return False
    settle(window)
    window.run("send")
    return True


GRABS: tuple[Grab, ...] = (
    Grab(name="today", show=_place(Where.TODAY), picture="01-today"),
    Grab(name="case", show=_place(Where.CASE), picture="02-case"),
    Grab(name="request", show=_place(Where.REQUEST, "Cedar"), picture="04-request"),
    Grab(name="letters", show=_letters, picture="07-letters"),
    Grab(name="write", show=_write, picture="07-letters"),
    Grab(name="documents", show=_documents, picture="05-documents"),
    Grab(name="search", show=_search, picture="06-search"),
    Grab(name="agencies", show=_place(Where.AGENCIES), picture="08-agencies"),
    Grab(name="requests", show=_place(Where.REQUESTS)),
    Grab(name="settings", show=_place(Where.SETTINGS)),
    Grab(name="palette", show=_palette, picture="12-palette"),
    Grab(name="new-case", show=_command("new-case")),
    Grab(name="import-agencies", show=_command("import-agencies")),
    Grab(name="import-requests", show=_command("import-requests")),
    Grab(name="add-agency", show=_command("add-agency")),
    Grab(name="requester", show=_command("requester")),
    Grab(name="send", show=_send),
    Grab(name="shortcuts", show=_command("shortcuts")),
    Grab(name="law-files", show=_command("law-files")),
    Grab(name="restore", show=_command("restore")),
    Grab(name="welcome", show=_welcome, picture="09-welcome"),
    Grab(name="unlock", show=_unlock, picture="11-states"),
)


@contextmanager
def practice_window(folder: Path, *, read: bool = False) -> Generator[Window]:
    """A window with the practice casebook open, everything of it in *folder*; its files read first when asked."""
    made = casebooks.create(
        folder / "Connecticut.casebook", name="Connecticut", is_practice=True, face="window"
    )
    if read:
        with casebooks.open_book(made.folder) as book:
            reading.read_all(book)
    window = Window(Preferences(paths.home(folder / "home"), Path.home() / "Casebooks"), SCREENS, on=TODAY)
    window.resize(*SIZE)
    window.show()
    try:
        window.open_casebook(made.folder)
        settle(window)
        yield window
    finally:
        window.close()
        window.deleteLater()


def settle(window: Window) -> None:
    """Wait until every job is over and what it changed is drawn, pages of files too."""
    QApplication.processEvents()
    while window.jobs.is_busy() or any(one.is_busy() for one in window.findChildren(Pictures)):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    QApplication.processEvents()


def grab(window: Window, one: Grab) -> QImage | None:
    """The picture of one screen or dialog, None when nothing shows it yet."""
    if not one.show(window):
        return None
    settle(window)
    window.resize(*SIZE)
    settle(window)
    dialog = next(
        (each for each in window.findChildren(QDialog) if each.isVisible() and each.isModal()), None
    )
    image = (dialog or window).grab().toImage()
    for palette in window.findChildren(Palette):
        if palette.isVisible():
            palette.reject()
    if dialog is not None:
        dialog.reject()
        settle(window)
    return image


def beside(image: QImage, picture: QImage) -> QImage:
    """Our picture at the left, the design at the right."""
    width, height = image.width() + _GAP + picture.width(), max(image.height(), picture.height())
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(0)
    painter = QPainter(made)
    painter.drawImage(0, 0, image)
    painter.drawImage(image.width() + _GAP, 0, picture)
    painter.end()
    return made


def design(pictures: Path | None, one: Grab, scheme: str) -> QImage | None:
    """The drawn design of one screen in one scheme, when there is one."""
    if pictures is None or not one.picture:
        return None
    path = pictures / f"{one.picture}{'-dark' if scheme == 'dark' else ''}.png"
    return QImage(str(path)) if path.is_file() else None


def write(folder: Path, pictures: Path | None, only: Sequence[str] = ()) -> list[Path]:
    """Write every picture into *folder* and give their paths."""
    app = QApplication.instance() or QApplication(["grabs"])
    if not isinstance(app, QApplication):
        return []
    folder.mkdir(parents=True, exist_ok=True)
    theme.apply(app, theme.Theme())
    written: list[Path] = []
    read = not only or not FILES.isdisjoint(only)
    with tempfile.TemporaryDirectory() as temporary, practice_window(Path(temporary), read=read) as window:
        for scheme, percent in LOOKS:
            theme.apply(app, theme.Theme(scheme, round(theme.BASE_PX * percent / 100)))
            for one in GRABS:
                if only and one.name not in only:
                    continue
                image = grab(window, one)
                if image is None:
                    continue
                drawn = design(pictures, one, scheme)
                target = folder / f"{one.name}-{scheme}-{percent}.png"
                (image if drawn is None else beside(image, drawn)).save(str(target))
                written.append(target)
    return written


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and write the pictures."""
    parser = argparse.ArgumentParser(prog="ctrecords.gui.grabs", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--pictures", type=Path, help="the folder of the designs to lay beside")
    parser.add_argument("--only", nargs="*", default=(), help="names of screens")
    asked = parser.parse_args(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("CTRECORDS_FONT", "bundled")
    for path in write(asked.folder, asked.pictures, asked.only):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
