"""Before a casebook is open: make one, open one, bring back a backup, or try the practice case.

The screen only gathers what the researcher wants and asks for it; it makes and opens nothing itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ctrecords import __version__
from ctrecords.gui import dressing, theme
from ctrecords.gui.dialogs.restore import RestoreForm
from ctrecords.gui.screens.parts import Badge, Choice, Middle, words
from ctrecords.gui.screens.welcome_card import Card
from ctrecords.gui.screens.welcome_forms import CreateForm, OpenForm, PracticeForm, RecoveryForm
from ctrecords.gui.screens.welcome_parts import Form

_ABOUT = "Public records requests, their deadlines and what came back. Everything stays on this computer."

_WAIT = "Working. With a passphrase this takes some seconds."


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCasebook:
    """A casebook the researcher asks for; no passphrase means a plain one."""

    folder: Path
    name: str
    passphrase: str | None = None
    practice: bool = False
    recovery_sheet: Path | None = None


class Welcome(QWidget):
    """The first screen.

    Signals: ``wanted`` a NewCasebook is asked for, ``open_folder`` the folder of one to open, ``left`` Cancel was
    pressed where there is something to go back to.
    """

    wanted = Signal(object)
    open_folder = Signal(object)
    left = Signal()

    def __init__(self, casebooks: Path, last: Path | None = None, parent: QWidget | None = None) -> None:
        """``casebooks`` is where new casebooks go unless told otherwise; ``last`` the one opened before."""
        super().__init__(parent)
        self.create_form = CreateForm(casebooks)
        self.recovery_form = RecoveryForm()
        self.open_form = OpenForm(casebooks, last)
        self.practice_form = PracticeForm(casebooks)
        self._forms = QStackedWidget()
        self.restore_form = RestoreForm(casebooks, last)
        self._asked = (self.create_form, self.open_form, self.practice_form, self.restore_form)
        for form in (*self._asked, self.recovery_form):
            self._forms.addWidget(form)
        self.choices = (
            Choice("plus", "Create a casebook", "One folder holds your cases and files"),
            Choice("case", "Open a casebook", "One you made before"),
            Choice("docs", "Try the practice case", "8 agencies, all invented"),
            Choice("archive", "Restore a backup", "A copy in a new folder, checked"),
        )
        self.setAccessibleName("Welcome")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Middle(self._card()))
        self._wire()
        self.choices[0].setChecked(True)

    def choose(self, number: int) -> None:
        """Show the form of one choice: 0 create, 1 open, 2 practice, 3 restore."""
        self.choices[number].setChecked(True)
        self._show(number)

    def can_leave(self, possible: bool) -> None:  # noqa: FBT001  a Qt-like setter
        """Whether Cancel has somewhere to go."""
        for form in self._asked:
            form.cancel.setVisible(possible)

    def busy(self, working: bool) -> None:  # noqa: FBT001  a Qt-like setter
        """Take no second order while the first is carried out."""
        self.setEnabled(not working)
        form = self._forms.currentWidget()
        if isinstance(form, Form):
            form.show_wait(_WAIT if working else "")

    def first_focus(self) -> QWidget:
        """Where typing begins."""
        form = self._forms.currentWidget()
        return form.first_field() if isinstance(form, Form) else self

    def forget(self) -> None:
        """Forget every passphrase typed."""
        self.create_form.passphrase.clear()
        self.restore_form.phrase.clear()

    def _card(self) -> Card:
        name = QWidget()
        column = QVBoxLayout(name)
        dressing.space(column, (0, 0, 0, 20), 2)
        column.addWidget(Badge("requests", "accent"))
        column.addSpacing(theme.px(12))
        column.addWidget(words("ctrecords", "title"))
        column.addWidget(words(_ABOUT, "body2"))
        said = words(f"This program makes no network connections. Version {__version__}.", "caption")
        return Card((name,), self.choices, said, self._forms)

    def _wire(self) -> None:
        for number, choice in enumerate(self.choices):
            choice.toggled.connect(self._shower(number))
        self.create_form.sealed.connect(self._to_recovery)
        self.create_form.plain.connect(self._plain)
        self.create_form.there.connect(lambda: self.open_folder.emit(self.create_form.folder()))
        self.practice_form.there.connect(lambda: self.open_folder.emit(self.practice_form.folder()))
        self.recovery_form.back.connect(lambda: self._show(0))
        self.recovery_form.done.connect(self._sealed)
        self.open_form.done.connect(lambda: self.open_folder.emit(self.open_form.folder()))
        self.practice_form.done.connect(self._practice)
        for form in self._asked:
            form.cancel.clicked.connect(self.left)

    def _shower(self, number: int) -> Callable[[bool], None]:
        def shown(checked: bool) -> None:  # noqa: FBT001  Qt's signal
            if checked:
                self._show(number)

        return shown

    def _show(self, number: int) -> None:
        self._forms.setCurrentIndex(number)
        if self.isVisible():
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_recovery(self) -> None:
        self.recovery_form.propose(self.create_form.folder(), self.create_form.name.text().strip())
        self._show(len(self._asked))

    def _plain(self) -> None:
        form = self.create_form
        self.wanted.emit(NewCasebook(folder=form.folder(), name=form.name.text().strip()))

    def _sealed(self) -> None:
        form = self.create_form
        asked = NewCasebook(
            folder=form.folder(),
            name=form.name.text().strip(),
            passphrase=form.passphrase.text(),
            recovery_sheet=self.recovery_form.sheet(),
        )
        self.wanted.emit(asked)

    def _practice(self) -> None:
        self.wanted.emit(NewCasebook(folder=self.practice_form.folder(), name="Practice", practice=True))
