"""The forms of the welcome screen: create, recovery sheet, open, practice.

Each says what is missing under its fields and keeps its button off until nothing is. They touch no file.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget

from ctrecords import names
from ctrecords.gui.places import Verdict, judge
from ctrecords.gui.screens.parts import words
from ctrecords.gui.screens.passphrase import NewPassphrase
from ctrecords.gui.screens.welcome_parts import Form, PathField, push
from ctrecords.gui.widgets.labels import set_role
from ctrecords.gui.widgets.tips import tip

_ENDING = ".casebook"
_PLAIN = "Without a passphrase anyone who gets this computer or the folder can read everything in it."


class CreateForm(Form):
    """Name, place and passphrase of a new casebook.

    Signals: ``sealed`` go on to the recovery sheet, ``plain`` make it without a passphrase, ``there`` open the
    casebook that is there already.
    """

    there = Signal()
    sealed = Signal()
    plain = Signal()

    def __init__(self, casebooks: Path, parent: QWidget | None = None) -> None:
        super().__init__("Create a casebook", "Create casebook", parent)
        self._casebooks = casebooks
        self._own_place = False
        self.name = QLineEdit("Connecticut")
        self.place = PathField("Place", "Choose folder")
        self.verdict: QLabel = words("", "error")
        self.open_there = _open_there(self.there)
        self.passphrase = NewPassphrase()
        self.without = push("Continue without a passphrase", "link")
        self.without.setProperty("flush", True)
        tip(self.without, _PLAIN)
        self.without.setAccessibleDescription(_PLAIN)
        self.add("Name", self.name)
        self.add("Place", self.place)
        self.fields.addWidget(self.verdict)
        self.fields.addWidget(self.open_there, 0, Qt.AlignmentFlag.AlignLeft)
        self.add("Passphrase, recommended", self.passphrase)
        self.passphrase.setFocusProxy(self.passphrase.first)
        self.fields.addWidget(self.missing)
        self.foot.insertWidget(0, self.without)
        self.name.textChanged.connect(self._named)
        self.name.returnPressed.connect(self.send)
        self.place.edit.textEdited.connect(self._placed)
        self.place.picked.connect(self._picked)
        self.place.changed.connect(self._judge)
        self.passphrase.changed.connect(self._judge)
        self.passphrase.again.returnPressed.connect(self.send)
        self.without.clicked.connect(self._without)
        self._named()

    def folder(self) -> Path:
        """Where the casebook goes."""
        return self.place.path()

    def first_field(self) -> QWidget:
        """The name."""
        return self.name

    def ready(self) -> bool:
        """Whether name, place and passphrase can be used."""
        trouble = self._trouble() or self.passphrase.trouble()
        self.complain(trouble)
        return not trouble

    def send(self) -> None:
        """Go on to the recovery sheet."""
        if self.ready():
            self.sealed.emit()

    def _without(self) -> None:
        self.complain(self._trouble())
        if not self._trouble():
            self.plain.emit()

    def _trouble(self) -> str:
        if not self.name.text().strip():
            return "Give the casebook a name."
        verdict = judge(self.folder())
        return verdict.text if verdict.bad else ""

    def _placed(self) -> None:
        self._own_place = True

    def _picked(self, folder: Path) -> None:
        self._casebooks, self._own_place = folder, False
        self._named()

    def _named(self) -> None:
        if not self._own_place:
            name = names.safe_name(self.name.text().strip() or "Casebook")
            self.place.put(self._casebooks / f"{name}{_ENDING}")
        self._judge()

    def _judge(self) -> None:
        verdict = judge(self.folder())
        _judged(self.verdict, verdict)
        self.open_there.setVisible(verdict.casebook)
        self.missing.setText("")


class RecoveryForm(Form):
    """Where the recovery sheet is saved. Signals: ``back`` to the passphrase."""

    back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Save the recovery sheet", "Save and create casebook", parent)
        self.place = PathField("Recovery sheet", "Choose place", saves=True)
        self.fields.addWidget(
            words(
                "The sheet opens the casebook when the passphrase is forgotten. Whoever holds it can read everything. "
                "Print it, put the paper somewhere safe, away from this computer, and delete the file."
            )
        )
        self.add("Recovery sheet", self.place)
        self.place.edit.returnPressed.connect(self.send)
        self.fields.addWidget(self.missing)
        self.previous = push("Back", "link")
        self.previous.setProperty("flush", True)
        self.previous.clicked.connect(self.back)
        self.foot.insertWidget(0, self.previous)
        self._folder = Path()

    def propose(self, folder: Path, name: str) -> None:
        """Propose a place beside the casebook, never in it."""
        self._folder = folder
        self.place.put(folder.parent / f"{names.safe_name(name)} recovery sheet.txt")

    def sheet(self) -> Path:
        """Where the sheet goes."""
        return self.place.path()

    def first_field(self) -> QWidget:
        """The place of the sheet."""
        return self.place.edit

    def ready(self) -> bool:
        """Whether the sheet can go there."""
        sheet, trouble = self.sheet(), ""
        if not sheet.is_absolute() or sheet.suffix.casefold() != ".txt":
            trouble = "Give the whole path of a file that ends in .txt."
        elif sheet.is_relative_to(self._folder):
            trouble = "The sheet must not lie inside the casebook it opens."
        elif sheet.exists():
            trouble = "A file of that name is already there. Choose another name."
        self.complain(trouble)
        return not trouble


class OpenForm(Form):
    """The folder of a casebook made before."""

    def __init__(self, casebooks: Path, last: Path | None, parent: QWidget | None = None) -> None:
        super().__init__("Open a casebook", "Open casebook", parent)
        self.place = PathField("Folder", "Choose folder")
        self.add("Folder", self.place)
        self.fields.addWidget(
            words("A casebook is a folder with a file named casebook.json in it.", "caption")
        )
        self.fields.addWidget(self.missing)
        self.place.put(last or casebooks)
        self.place.edit.returnPressed.connect(self.send)

    def folder(self) -> Path:
        """The folder to open."""
        return self.place.path()

    def first_field(self) -> QWidget:
        """The folder."""
        return self.place.edit

    def ready(self) -> bool:
        """Whether there is a casebook in that folder."""
        found = (self.folder() / "casebook.json").is_file()
        self.complain("" if found else "There is no casebook in this folder.")
        return found


class PracticeForm(Form):
    """Where the practice casebook goes. Signals: ``there`` open the casebook that is there already."""

    there = Signal()

    def __init__(self, casebooks: Path, parent: QWidget | None = None) -> None:
        super().__init__("Try the practice case", "Create practice casebook", parent)
        self.fields.addWidget(
            words(
                "Invented towns, 13 requests at every stage, and its own day: November 23, 2026. "
                "Everything works as in a real casebook. Delete the folder when you are done."
            )
        )
        self.place = PathField("Place", "Choose folder")
        self.verdict: QLabel = words("", "error")
        self.open_there = _open_there(self.there)
        self.add("Place", self.place)
        self.fields.addWidget(self.verdict)
        self.fields.addWidget(self.open_there, 0, Qt.AlignmentFlag.AlignLeft)
        self.place.changed.connect(self._judge)
        self.place.picked.connect(self._picked)
        self.place.edit.returnPressed.connect(self.send)
        self._picked(casebooks)

    def folder(self) -> Path:
        """Where it goes."""
        return self.place.path()

    def first_field(self) -> QWidget:
        """The button: the proposed place will do."""
        return self.button

    def ready(self) -> bool:
        """Whether it can go there."""
        return not judge(self.folder()).bad

    def _judge(self) -> None:
        verdict = judge(self.folder())
        _judged(self.verdict, verdict)
        self.open_there.setVisible(verdict.casebook)

    def _picked(self, folder: Path) -> None:
        proposed, number = folder / f"Practice{_ENDING}", 2
        while proposed.exists():
            proposed, number = folder / f"Practice {number}{_ENDING}", number + 1
        self.place.put(proposed)


def _open_there(there: SignalInstance) -> QPushButton:
    made = push("Open it", "link")
    made.setAccessibleName("Open the casebook that is already there")
    made.hide()
    made.clicked.connect(there)
    return made


def _judged(line: QLabel, verdict: Verdict) -> None:
    """Say what is known of a place, as an error where it will not do or needs care."""
    line.setText(verdict.text)
    set_role(line, "error" if verdict.warn or verdict.bad else "caption")
