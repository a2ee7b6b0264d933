"""What one can do with the documents chosen in the list.

It must not know the widgets around the list.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QMenu

from ctrecords.actions import reading, sorting
from ctrecords.actions.documents import Listed
from ctrecords.actions.notes import Subject
from ctrecords.gui.dialogs.answered import ask_where
from ctrecords.gui.dialogs.document import open_how_it_came
from ctrecords.gui.dialogs.many import open_tag_all
from ctrecords.gui.dialogs.move_event import open_move
from ctrecords.gui.screens.documents_chosen import ChosenBar, menu
from ctrecords.gui.screens.screen import Screen
from ctrecords.model.days import plural
from ctrecords.model.ids import ref


def named(rows: Sequence[Listed]) -> str:
    """What the chosen are called: a name, or how many."""
    return rows[0].document.name if len(rows) == 1 else plural(len(rows), "file")


def tag(screen: Screen, rows: Sequence[Listed]) -> None:
    """Ask for tags to put on documents, or to take off."""
    worn = sorted({word for row in rows for word in row.tags}, key=str.casefold)
    about = [Subject(document=row.document.id) for row in rows]
    open_tag_all(screen.desk, screen, about, screen.did.emit, name=named(rows), worn=worn)


def how_they_came(screen: Screen, rows: Sequence[Listed]) -> None:
    """Ask when and how documents came."""
    open_how_it_came(screen.desk, screen, [one.document for one in rows], screen.did.emit)


def trash(screen: Screen, rows: Sequence[Listed]) -> None:
    """Move documents to the trash; the toast offers Undo."""
    if not rows:
        return
    numbers = [row.document.id for row in rows]
    name = named(rows)
    screen.desk.write(
        lambda book, _progress: sorting.to_trash(book, numbers),
        lambda _count: screen.did.emit(f"{name} moved to the trash"),
        label="Moving to the trash",
    )


def read_again(screen: Screen, rows: Sequence[Listed], *, scans: bool = False) -> None:
    """Have documents read again, from the beginning or each page by OCR."""
    numbers = [row.document.id for row in rows]
    background, name = screen.desk.reading, named(rows)

    def told(_count: int) -> None:
        if background is not None:
            background.wake()
        screen.reload()

    screen.desk.write(
        lambda book, _progress: reading.again(book, numbers, scans=scans),
        told,
        label=f"Reading {name} again",
    )


def move(screen: Screen, rows: Sequence[Listed]) -> None:
    """Ask which request or case documents belong to; what came with them goes along.

    One that is on a request already is moved with a reason, since both requests show it.
    """
    events = {row.event.id: row.event for row in rows}
    if len(events) == 1 and rows[0].event.request is not None:
        open_move(screen.desk, screen, named(rows), rows[0].event, screen.did.emit)
        return
    what = named(rows)

    def said(where: str) -> None:
        screen.did.emit(f"{what} moved to {where}")

    words = (f"Move {what}", "Move there")
    ask_where(screen.desk, screen, words, list(events), (lambda request: said(ref("R", request)), said))


class Doing:
    """The acts on the documents chosen in a screen's list, for its bar, its menu and the window's commands."""

    def __init__(self, screen: Screen, chosen: Callable[[], Sequence[Listed]]) -> None:
        self._screen = screen
        self._chosen = chosen

    def tag(self) -> None:
        """Ask for tags."""
        tag(self._screen, self._chosen())

    def how_it_came(self) -> None:
        """Ask when and how they came."""
        how_they_came(self._screen, self._chosen())

    def move(self) -> None:
        """Ask where they belong."""
        move(self._screen, self._chosen())

    def read_again(self, scans: bool = False) -> None:  # noqa: FBT001, FBT002  a signal's
        """Have them read again, or each of their pages by OCR."""
        read_again(self._screen, self._chosen(), scans=scans)

    def trash(self) -> None:
        """Move them to the trash."""
        trash(self._screen, self._chosen())

    def connect(self, bar: ChosenBar) -> None:
        """Let the buttons of the bar do them."""
        for made, act in (
            (bar.tag_button, self.tag),
            (bar.came_button, self.how_it_came),
            (bar.move_button, self.move),
            (bar.read_button, self.read_again),
            (bar.trash_button, self.trash),
        ):
            made.clicked.connect(act)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """The commands of the window that are done here."""
        return {
            "tag": self.tag,
            "trash": self.trash,
            "how-it-came": self.how_it_came,
            "read-again": self.read_again,
            "move-event": self.move,
        }

    def menu(self, copy: Callable[[], None]) -> QMenu:
        """What can be done with them; *copy* puts their rows on the clipboard."""
        one = len(self._chosen()) == 1
        return menu(
            self._screen,
            ("Tag", self.tag),
            ("Say how it came" if one else "Say how they came", self.how_it_came),
            ("Move to a request or case", self.move),
            ("Read again", self.read_again),
            ("Read by OCR", lambda: self.read_again(scans=True)),
            ("Copy row" if one else "Copy rows", copy),
            ("Move to trash", self.trash),
        )
