"""Edits a letter in Word: saves the template it is made from, checks the changed file, and goes back to the shipped one.

It must not know what may stand in a template; the findings say it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from ctrecords.actions import composing, templates
from ctrecords.actions.templates import Used
from ctrecords.errors import CtrecordsError
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import named_file
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.places import short
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.notice import Notice
from ctrecords.gui.widgets.section import empty
from ctrecords.letters.finding import Finding
from ctrecords.letters.letter import kind as letter_kind
from ctrecords.model.days import plural
from ctrecords.names import safe_name

_LINE = "Save the template, change its words in Word, then use the changed file. Letters already made stay as they are."
_NONE = CtrecordsError(
    "There is no file to use yet.", remedy="Save the template first, or choose the Word file you changed."
)
_SHOWN = 12


class Templates(FormDialog):
    """Asks for a letter and a file; ``findings`` says what is wrong with it."""

    def __init__(self, used: Sequence[Used], kind: str, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__("Edit a letter in Word", "Use changed file", parent, line=_LINE, width=560)
        self.cancel_button.setText("Close")
        self.cancel_button.setAccessibleName("Close")
        self._folder = folder
        self.used: dict[str, Used] = {}
        self.letter = QComboBox()
        self.state = label("", "body2", wrap=True)
        self.file = QLineEdit()
        self.file.setPlaceholderText("The Word file you changed")
        self.save, self.choose = button("Save template and open it", icon="open"), button("Choose file")
        self.back = button("Go back to ours")
        self.said = label("", "body2", wrap=True)
        self.said.hide()
        self.findings = QVBoxLayout()
        dressing.space(self.findings, (0, 8, 0, 0), 6)
        found = QWidget()
        found.setLayout(self.findings)
        self.add("Letter", self.letter)
        self.add_line(self.state)
        self.add_line(self._across(self.save, self.back))
        self.add("Changed file", self._across(self.file, self.choose))
        self.file.setAccessibleName("Changed file")
        self.add_line(self.said)
        self.add_line(found)
        self.letter.currentIndexChanged.connect(self._show_state)
        self.choose.clicked.connect(self._choose)
        self.show_used(used, kind)

    def kind(self) -> str:
        """The letter chosen."""
        return str(self.letter.currentData())

    def path(self) -> Path:
        """The changed file.

        Raises:
            CtrecordsError: none is named yet.
        """
        return named_file(self.file, _NONE)

    def show_used(self, used: Sequence[Used], kind: str) -> None:
        """Show which template writes each letter, with one letter chosen."""
        self.used = {one.kind.name: one for one in used}
        self.letter.blockSignals(True)
        self.letter.clear()
        for one in used:
            self.letter.addItem(f"{one.kind.label}{', your own' if one.template else ''}", one.kind.name)
        self.letter.setCurrentIndex(max(0, self.letter.findData(kind)))
        self.letter.blockSignals(False)
        self._tell_state()

    def show_findings(self, found: Sequence[Finding]) -> None:
        """List what was found in the file, what keeps it from being used first."""
        empty(self.findings)
        listed = sorted(found, key=lambda one: not one.problem)
        for one in listed[:_SHOWN]:
            self.findings.addWidget(Notice("alert" if one.problem else "wait", one.what, one.remedy))
        if len(listed) > _SHOWN:
            self.findings.addWidget(label(f"{plural(len(listed) - _SHOWN, 'more finding')}.", "body2"))
        self._fit()

    def say(self, text: str) -> None:
        """Say what was done."""
        self.said.setText(text)
        self.said.setVisible(bool(text))
        self.send_button.setEnabled(True)
        self._fit()

    def ask_where(self) -> Path | None:
        """Ask where the template is saved; None when nothing was chosen."""
        name = safe_name(f"{self.used[self.kind()].kind.label} template.docx")
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Save the template", str(self._folder / name), "Word document (*.docx)"
        )
        return Path(chosen) if chosen else None

    def _across(self, *parts: QWidget) -> QWidget:
        made = QWidget()
        row = QHBoxLayout(made)
        dressing.space(row, spacing=8)
        for part in parts:
            row.addWidget(part, 1 if isinstance(part, QLineEdit) else 0)
        if not any(isinstance(part, QLineEdit) for part in parts):
            row.addStretch(1)
        made.setFocusProxy(parts[0])
        return made

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, "The changed file", str(self._folder), "Word document (*.docx)"
        )
        if chosen:
            self.file.setText(short(Path(chosen)))

    def _show_state(self) -> None:
        self.file.clear()
        self.say("")
        self.show_findings(())
        self._tell_state()

    def _tell_state(self) -> None:
        one = self.used[self.kind()]
        own = one.template
        words = (
            f"Made from your own template, {own.name}."
            if own
            else "Made from the template that came with the app."
        )
        self.state.setText(words)
        self.back.setVisible(own is not None)


def open_templates(desk: Desk, parent: QWidget, done: Callable[[str], None], kind: str = "") -> None:
    """Open the editing of letters in Word at one of them; *done* gets the sentence for the toast."""
    folder = composing.default_folder(desk.casebook).parent

    def show(used: Sequence[Used]) -> None:
        dialog = Templates(used, kind, folder, parent)
        _Editing(desk, dialog, done)

    desk.read(templates.listing, show, label="Looking at the templates")


class _Editing(QObject):
    """Does what the dialog asks for."""

    def __init__(self, desk: Desk, dialog: Templates, done: Callable[[str], None]) -> None:
        super().__init__(dialog)
        self._desk, self._dialog, self._done = desk, dialog, done
        dialog.save.clicked.connect(self.save)
        dialog.back.clicked.connect(self.drop)
        dialog.submit(self.use)

    def save(self) -> None:
        """Save the template and open it."""
        name, path, book = self._dialog.kind(), self._dialog.ask_where(), self._desk.casebook
        if path is not None:
            self._desk.jobs.run(
                lambda _progress: templates.export(book, name, path),
                self._saved,
                label="Saving the template",
                failed=self._dialog.refuse,
            )

    def use(self) -> None:
        """Check the changed file, then take it."""
        name, path, book = self._dialog.kind(), self._dialog.path(), self._desk.casebook
        self._desk.jobs.run(
            lambda _progress: templates.check(book, name, path),
            lambda found: self._checked(name, path, found),
            label="Checking the template",
            failed=self._dialog.refuse,
        )

    def drop(self) -> None:
        """Go back to the shipped template."""
        name = self._dialog.kind()
        self._desk.write(
            lambda book, _progress: templates.drop(book, name),
            lambda _none: self._told(f"“{letter_kind(name).label}” is made from the shipped template again"),
            label="Going back to the shipped template",
            failed=self._dialog.refuse,
        )

    def _saved(self, path: Path) -> None:
        if isValid(self._dialog):
            self._dialog.file.setText(short(path))
            opened = QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
            open_it = "" if opened else " Open it in Word."
            then = "Change it and save it there, then use the changed file."
            self._dialog.say(f"Saved: {short(path)}.{open_it} {then}")

    def _checked(self, name: str, path: Path, found: Sequence[Finding]) -> None:
        if not isValid(self._dialog):
            return
        self._dialog.show_findings(found)
        if any(one.problem for one in found):
            self._dialog.say("The file was not taken. Change it in Word, save it, and use it again.")
            return
        self._desk.write(
            lambda book, _progress: templates.adopt(book, name, path),
            lambda _found: self._told(f"“{letter_kind(name).label}” is made from your own template now"),
            label="Taking the template",
            failed=self._dialog.refuse,
        )

    def _told(self, sentence: str) -> None:
        if isValid(self._dialog):
            self._dialog.say(f"{sentence}.")
            self._desk.read(templates.listing, self._again, label="Looking at the templates")
        self._done(sentence)

    def _again(self, used: Sequence[Used]) -> None:
        if isValid(self._dialog):
            self._dialog.show_used(used, self._dialog.kind())
