"""The pictures of docs/walk.md, made by walking through the window as the page tells it.

Run ``.tools/bin/uv run python -m tests.pictures docs/pictures``. The practice casebook is made in a folder that is
thrown away; its day is November 23, 2026, the clock stands at ten in the morning and the disk is always as full, so
two runs on one machine give the same pictures.
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

from PySide6.QtCore import QEventLoop, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, qBlue, qGreen, qRed, qRgb
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ctrecords import paths
from ctrecords.actions import printing, reading
from ctrecords.casebook import Casebook
from ctrecords.gui import grabs, theme
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.quick_log import QuickLog
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.reading_state import ReadingState
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.screens.write import WriteScreen
from ctrecords.gui.widgets.toast import Toast
from ctrecords.gui.window import Window
from ctrecords.index.kept import Tally
from ctrecords.model.directory import Agency
from ctrecords.model.request import Request
from ctrecords.paint.page import draw_page, lay_out

SIZE = (1440, 900)
_NOW = datetime(2026, 11, 23, 15, 0, tzinfo=UTC)
_DISK = SimpleNamespace(total=500_000_000_000, used=320_000_000_000, free=180_000_000_000)
_PRACTICE = 2
_PAPER = (680, 880)
_COLORS = 256
_LATE_SECONDS = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the walk: the name of its picture, and how it is walked and taken."""

    name: str
    take: Callable[[Window], QImage]


# The steps, each where the one before left the window


def _start(window: Window) -> QImage:
    window.welcome(_PRACTICE)
    window.welcome_screen.can_leave(False)
    return _whole(window)


def _today(window: Window) -> QImage:
    window.welcome_screen.practice_form.send()
    _until(lambda: window.frame is not None)
    if window.desk is not None:  # how far the reading is, no two runs would say alike
        book = window.desk.casebook
        _until(lambda: _is_read(reading.coverage(book)))
        _until(lambda: not any(one.isVisible() for one in window.findChildren(ReadingState)))
    grabs.settle(window)
    window.run("today")
    return _whole(window)


def _request(window: Window) -> QImage:
    _open(window, "Cedar")
    return _whole(window)


def _documents(window: Window) -> QImage:
    return _named(window, "documents")


def _is_read(told: Tally) -> bool:
    return told.files > 0 and not told.unread and not told.waiting


def _search(window: Window) -> QImage:
    return _named(window, "search")


def _log(window: Window) -> QImage:
    _open(window, "Birch")
    window.run("log-call")
    grabs.settle(window)
    dialog = _dialog(window)
    if isinstance(dialog, QuickLog):
        dialog.person.setText("Records Clerk")
        dialog.summary.setText("Looking for the audit log. Will call back.")
        dialog.next_step.setText("Call again")
        dialog.remind_on.set_text("Nov 30")
    return _alone(window, dialog)


def _write(window: Window) -> QImage:
    _open(window, "Birch")
    window.run("next-act")
    return _whole(window)


def _send(window: Window) -> QImage:
    screen = window.frame.current if window.frame is not None else None
    if isinstance(screen, WriteScreen):
        screen.write_letters()
    grabs.settle(window)
    where = _dialog(window)
    if isinstance(where, FormDialog):
        where.send_button.click()
    grabs.settle(window)
    _open(window, "Birch")
    window.run("send")
    grabs.settle(window)
    return _alone(window, _dialog(window))


def _case(window: Window) -> QImage:
    return _named(window, "case")


def _letters(window: Window) -> QImage:
    return _named(window, "letters")


def _settings(window: Window) -> QImage:
    window.run("backup")
    grabs.settle(window)
    return _named(window, "settings")


def _paper(window: Window) -> QImage:
    """What Ctrl+P on Today prints, on white paper."""
    image = QImage(*_PAPER, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    if window.desk is not None:
        page = lay_out(printing.today(window.desk.casebook))[0]
        painter = QPainter(image)
        draw_page(painter, page, QRectF(0, 0, *_PAPER), QColor("black"))
        painter.setPen(QColor("#c8c8c4"))
        painter.drawRect(0, 0, _PAPER[0] - 1, _PAPER[1] - 1)
        painter.end()
    return image


STEPS: tuple[Step, ...] = (
    Step(name="start", take=_start),
    Step(name="today", take=_today),
    Step(name="request", take=_request),
    Step(name="documents", take=_documents),
    Step(name="search", take=_search),
    Step(name="log", take=_log),
    Step(name="write", take=_write),
    Step(name="send", take=_send),
    Step(name="case", take=_case),
    Step(name="letters", take=_letters),
    Step(name="settings", take=_settings),
    Step(name="paper", take=_paper),
)


# How a step is walked


def _until(done: Callable[[], bool]) -> None:
    while not done():
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def _open(window: Window, agency: str) -> None:
    """Go to the first request to an agency whose name begins so."""
    if window.desk is None:
        return
    store = window.desk.casebook.store
    asked = {row.id for row in store.find(Agency) if row.name.startswith(agency)}
    number = next(row.id for row in store.find(Request) if row.agency in asked)
    window.show_place(Place(Where.REQUEST, number))
    grabs.settle(window)


def _named(window: Window, name: str) -> QImage:
    for toast in window.findChildren(Toast):
        toast.put_away()
    next(one for one in grabs.GRABS if one.name == name).show(window)
    return _whole(window)


def _rest(window: Window) -> None:
    """Wait until nothing is worked on, and then as long again as what is laid out late needs."""
    grabs.settle(window)
    until = time.monotonic() + _LATE_SECONDS
    _until(lambda: time.monotonic() > until)
    grabs.settle(window)


def _whole(window: Window) -> QImage:
    _rest(window)
    return window.grab().toImage()


def _dialog(window: Window) -> QDialog | None:
    return next((one for one in window.findChildren(QDialog) if one.isVisible() and one.isModal()), None)


def _alone(window: Window, dialog: QDialog | None) -> QImage:
    """A dialog by itself; it is put away after."""
    seen: QWidget = dialog or window
    _rest(window)
    image = seen.grab().toImage()
    if dialog is not None:
        dialog.reject()
        grabs.settle(window)
    return image


# Taking and writing them


@contextmanager
def walked(folder: Path) -> Generator[Window]:
    """A window before any casebook is open, at the hour and with the home folder of the pictures."""
    home = {"HOME": str(folder), "USERPROFILE": str(folder)}
    clock = (_NOW + timedelta(microseconds=tick) for tick in count())  # no two moments are the same
    with (
        mock.patch.dict(os.environ, home),
        mock.patch.object(Casebook, "now", side_effect=clock),
        mock.patch("ctrecords.gui.places.shutil.disk_usage", return_value=_DISK),
    ):
        window = Window(Preferences(paths.home(folder / "home"), folder / "Casebooks"), SCREENS)
        window.resize(*SIZE)
        window.show()
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()


def fewer_colors(image: QImage) -> QImage:
    """The picture in at most 256 of its colors, each other one put to the nearest of these: a third of the file."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    seen = [
        color for color, _times in Counter(memoryview(plain.constBits()).cast("I").tolist()).most_common()
    ]
    apart, table = 0, seen
    while len(table) > _COLORS:
        apart += 2
        table = _spread(seen, apart)
    wanted = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, wanted)


def _spread(colors: Sequence[int], apart: int) -> list[int]:
    """Of colors, the most frequent first, those further *apart* from all taken before; 257 are enough to say no."""
    taken: list[tuple[int, int, int]] = []
    for color in colors:
        red, green, blue = qRed(color), qGreen(color), qBlue(color)
        if all(abs(red - r) + abs(green - g) + abs(blue - b) > apart for r, g, b in taken):
            taken.append((red, green, blue))
            if len(taken) > _COLORS:
                break
    return [qRgb(*one) for one in taken]


def write(folder: Path, steps: Sequence[Step] = STEPS) -> list[Path]:
    """Walk the steps and write their pictures; gives the paths."""
    app = QApplication.instance() or QApplication(["pictures"])
    if not isinstance(app, QApplication):
        return []
    flashes = app.cursorFlashTime()
    app.setCursorFlashTime(0)
    theme.apply(app, theme.Theme())
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    with tempfile.TemporaryDirectory() as temporary, walked(Path(temporary)) as window:
        for step in steps:
            written.append(folder / f"{step.name}.png")
            fewer_colors(step.take(window)).save(str(written[-1]), None, 0)  # the smallest file
    app.setCursorFlashTime(flashes)
    return written


def main(arguments: Sequence[str] | None = None) -> int:
    """Read the command line and write the pictures."""
    parser = argparse.ArgumentParser(prog="tests.pictures", description=__doc__)
    parser.add_argument("folder", type=Path)
    asked = parser.parse_args(arguments)
    for path in write(asked.folder):
        sys.stdout.write(f"{path}\n")
    return 0


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"], os.environ["CTRECORDS_FONT"] = "offscreen", "bundled"
    raise SystemExit(main())
