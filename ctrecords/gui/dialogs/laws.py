"""The law files of a casebook: which are in force and how sure they are, and a corrected one checked, seen and used.

Nothing is written before the dates that would move were shown. It must not know what may stand in a law file.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from ctrecords.actions import laws
from ctrecords.actions.laws import Change, Checked, Law
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import named_file
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.laws_rows import LawRow, change_rows, problem_rows
from ctrecords.gui.places import short
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.section import empty
from ctrecords.model.days import Days, plural

_LINE = (
    "Deadlines are counted by these files. A file of your own holds for this casebook only, "
    "and you see every date it moves before it is used."
)
Found = tuple[Sequence[Law], Mapping[str, Change]]
"""The laws in force, and the newest change of each that was changed."""
_LOOK, _USE = "See what changes", "Use file"
_TOML = "Law file (*.toml)"
_NONE = CtrecordsError(
    "No file is named yet.", remedy="Choose the law file you corrected; Save a copy gives one to begin with."
)


class Laws(FormDialog):
    """Shows the law files in force and asks for a corrected one."""

    def __init__(self, found: Found, days: Days, parent: QWidget | None = None) -> None:
        super().__init__("Law files", _LOOK, parent, line=_LINE, width=600)
        self.cancel_button.setText("Close")
        self.cancel_button.setAccessibleName("Close")
        self.days = days
        self.seen: Path | None = None
        """The file whose changes are shown, to be used next."""
        self.rows: dict[str, LawRow] = {}
        self.changes: Mapping[str, Change] = {}
        self._laws, self._results = QVBoxLayout(), QVBoxLayout()
        self.file = QLineEdit()
        self.file.setPlaceholderText("A law file you corrected (.toml)")
        self.choose, self.check = button("Choose file"), button("Check file")
        self.said = label("", "strong", wrap=True)
        self.said.hide()
        across = QWidget()
        line = QHBoxLayout(across)
        dressing.space(line, spacing=8)
        line.addWidget(self.file, 1)
        line.addWidget(self.choose)
        line.addWidget(self.check)
        across.setFocusProxy(self.file)
        self.add_line(self._held(self._laws))
        self.add("Corrected file", across)
        self.file.setAccessibleName("Corrected file")
        self.add_line(self.said)
        self.add_line(self._held(self._results))
        self.choose.clicked.connect(self._choose)
        self.file.textChanged.connect(self.forget)
        self.show_laws(found)

    def path(self) -> Path:
        """The file named.

        Raises:
            CtrecordsError: none is named yet.
        """
        return named_file(self.file, _NONE)

    def show_laws(self, found: Found) -> None:
        """Show which files are in force."""
        empty(self._laws)
        listed, self.changes = found
        self.rows = {one.law: LawRow(one, self.days, changed=one.law in self.changes) for one in listed}
        for row in self.rows.values():
            self._laws.addWidget(row)
        self._fit()

    def show_checked(self, found: Checked) -> None:
        """List what is wrong with a file by its lines, or say that nothing is."""
        many = len(found.problems)
        well = f"This file is in order. It is the law {found.law}."
        self._show(problem_rows(found.problems), f"Not used: {plural(many, 'problem')}." if many else well)

    def show_change(self, change: Change, path: Path) -> None:
        """Show what a file would change; its button uses it now."""
        many = len(change.dates)
        dates = f"{plural(many, 'date')} would move" if many else "No date would move"
        self._show(change_rows(change, self.days), f"{dates}. Nothing is changed yet.")
        self.seen = path
        self.send_button.setText(f"{_USE}, move {plural(many, 'date')}" if many else _USE)

    def show_done(self, change: Change, sentence: str) -> None:
        """Show what was changed."""
        self.forget()
        self._show(change_rows(change, self.days), sentence)

    def forget(self) -> None:
        """Show nothing of a file any longer."""
        self.seen = None
        self.send_button.setText(_LOOK)
        self.wrong.hide()
        self._show((), "")

    def ask_where(self, law: str) -> Path | None:
        """Ask where a copy of a law file is saved; None when nothing was chosen."""
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save a copy", str(Path.home() / f"{law} corrected.toml"), _TOML
        )
        return Path(chosen) if chosen else None

    def _show(self, rows: Sequence[QWidget], sentence: str) -> None:
        empty(self._results)
        for row in rows:
            self._results.addWidget(row)
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
        self.send_button.setEnabled(True)
        self._fit()

    def _held(self, column: QVBoxLayout) -> QWidget:
        made = QWidget()
        dressing.space(column, (0, 8, 0, 0), 8)
        made.setLayout(column)
        return made

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "The corrected law file", str(Path.home()), _TOML)
        if chosen:
            self.file.setText(short(Path(chosen)))


def open_laws(desk: Desk, parent: QWidget, done: Callable[[str], None]) -> None:
    """Open the law files; *done* gets the sentence for the toast when one was changed."""

    def show(found: Found) -> None:
        _Using(desk, Laws(found, desk.casebook.days(), parent), done)

    desk.read(_found, show, label="Looking at the law files")


def _found(book: Casebook) -> Found:
    return laws.listing(book), {change.law: change for change in laws.moved(book)}


class _Using(QObject):
    """Does what the dialog asks for."""

    def __init__(self, desk: Desk, dialog: Laws, done: Callable[[str], None]) -> None:
        super().__init__(dialog)
        self._desk, self._dialog, self._done = desk, dialog, done
        dialog.check.clicked.connect(self.check)
        dialog.submit(self.send)
        self._wire()

    def _wire(self) -> None:
        for law, row in self._dialog.rows.items():
            row.copied.connect(lambda law=law: self.copy(law))
            row.told.connect(lambda law=law: self.tell(law))
            row.returned.connect(lambda law=law: self.go_back(law))

    def check(self) -> None:
        """Read the file strictly and list everything wrong with it."""
        try:
            path = self._dialog.path()
        except CtrecordsError as error:
            self._dialog.refuse(error)
            return
        self._dialog.forget()
        self._desk.jobs.run(
            lambda _progress: laws.check_file(path),
            self._dialog.show_checked,
            label="Checking the law file",
            failed=self._dialog.refuse,
        )

    def send(self) -> None:
        """Show what the file would change, or use it once that was shown."""
        path, seen = self._dialog.path(), self._dialog.seen
        if seen == path:
            self._desk.write(
                lambda book, _progress: laws.use(book, path),
                lambda change: self._told(
                    change, f"The law file {change.law} is in force as {path.name} has it"
                ),
                label="Using the law file",
                failed=self._dialog.refuse,
            )
            return
        self._desk.jobs.run(
            lambda _progress: laws.check_file(path),
            lambda found: self._checked(found, path),
            label="Checking the law file",
            failed=self._dialog.refuse,
        )

    def _checked(self, found: Checked, path: Path) -> None:
        if not isValid(self._dialog):
            return
        if found.problems:
            self._dialog.show_checked(found)
            return
        book = self._desk.casebook
        self._desk.jobs.run(
            lambda _progress: laws.preview(book, path),
            lambda change: self._seen(change, path),
            label="Counting anew",
            failed=self._dialog.refuse,
        )

    def _seen(self, change: Change, path: Path) -> None:
        if isValid(self._dialog):
            self._dialog.show_change(change, path)

    def tell(self, law: str) -> None:
        """Show what the newest change of a law moved."""
        change = self._dialog.changes[law]
        self._dialog.show_done(
            change, f"The newest change of {law} moved {plural(len(change.dates), 'date')}."
        )

    def copy(self, law: str) -> None:
        """Save the text in force, to be read or corrected."""
        book, path = self._desk.casebook, self._dialog.ask_where(law)
        if path is not None:
            self._desk.jobs.run(
                lambda _progress: laws.copy_out(book, law, path),
                self._copied,
                label="Saving the law file",
                failed=self._dialog.refuse,
            )

    def _copied(self, path: Path) -> None:
        if isValid(self._dialog):
            self._dialog.file.setText(short(path))
            self._done(f"Saved: {short(path)}")

    def go_back(self, law: str) -> None:
        """Take our text of a law into use again."""
        self._desk.write(
            lambda book, _progress: laws.go_back(book, law),
            lambda change: self._told(change, f"The law file {law} is in force as it came with ctrecords"),
            label="Going back to the shipped law file",
            failed=self._dialog.refuse,
        )

    def _told(self, change: Change, sentence: str) -> None:
        moved = f"{plural(len(change.dates), 'date')} moved"
        if isValid(self._dialog):
            self._dialog.show_done(change, f"{sentence}. {moved}.")
            self._desk.read(_found, self._again, label="Looking at the law files")
        self._done(f"{sentence}; {moved}")

    def _again(self, found: Found) -> None:
        if isValid(self._dialog):
            self._dialog.show_laws(found)
            self._wire()
