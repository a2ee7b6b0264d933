"""The button that saves a search, with the saved ones in its menu, and the form that asks for a name."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from ctrecords.actions import saved_searches
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.widgets.buttons import SplitButton
from ctrecords.model.record import SavedSearch


class SavedButton(SplitButton):
    """Saves the words; its menu runs, renames and removes. Signals: ``ran`` search as that SavedSearch says."""

    ran = Signal(object)
    renamed = Signal(object)
    removed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Save search", QMenu(parent), icon="flag", parent=parent)

    def show_saved(self, rows: Sequence[SavedSearch]) -> None:
        """List these in the menu."""
        menu = self.menu()
        menu.clear()
        if not rows:
            menu.addAction("No search is saved yet").setEnabled(False)
        for row in rows:
            own = menu.addMenu(row.name.replace("&", "&&"))
            own.setAccessibleName(row.name)
            own.addAction("Search").triggered.connect(partial(self._emit, self.ran, row))
            own.addAction("Rename").triggered.connect(partial(self._emit, self.renamed, row))
            own.addAction("Remove").triggered.connect(partial(self._emit, self.removed, row))

    def _emit(self, signal: SignalInstance, row: SavedSearch, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's signal
        signal.emit(row)


class NameSearch(FormDialog):
    """Asks for the name of a search."""

    def __init__(self, title: str, verb: str, words: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(title, verb, parent, line=words, width=400)
        self.field = QLineEdit(name)
        self.add("Name", self.field)
        self.field.selectAll()
        self.field.setFocus()


def save(desk: Desk, parent: QWidget, words: str, done: Callable[[str], None]) -> None:
    """Ask for a name and keep the words under it; *done* gets the sentence."""
    dialog = NameSearch("Save search", "Save search", words, words[:60], parent)

    def send() -> None:
        name = dialog.field.text()
        desk.write(
            lambda book, _progress: saved_searches.save(book, name, words),
            lambda row: dialog.finish(done, f"Search saved as “{row.name}”"),
            label="Saving the search",
            failed=dialog.refuse,
        )

    dialog.submit(send)


def rename(desk: Desk, parent: QWidget, row: SavedSearch, done: Callable[[str], None]) -> None:
    """Ask for another name; *done* gets the sentence."""
    dialog = NameSearch("Rename search", "Rename search", row.words, row.name, parent)

    def send() -> None:
        name = dialog.field.text()
        desk.write(
            lambda book, _progress: saved_searches.rename(book, row.id, name),
            lambda made: dialog.finish(done, f"Search renamed to “{made.name}”"),
            label="Renaming the search",
            failed=dialog.refuse,
        )

    dialog.submit(send)


def remove(desk: Desk, row: SavedSearch, done: Callable[[str], None]) -> None:
    """Let a saved search go; the toast offers Undo."""
    desk.write(
        lambda book, _progress: saved_searches.remove(book, row.id),
        lambda gone: done(f"Search “{gone.name}” removed"),
        label="Removing the search",
    )
