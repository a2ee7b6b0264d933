"""The form that brings a backup back: which backup, into which new folder, with its passphrase when sealed.

It stands on the welcome screen, so that it can be had when no casebook opens. It reads what backups say of
themselves and writes nothing.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from ctrecords import names
from ctrecords.card import BACKUP, BACKUPS
from ctrecords.errors import CtrecordsError
from ctrecords.gui.places import judge
from ctrecords.gui.screens.parts import label_for, words
from ctrecords.gui.screens.welcome_parts import Form, PathField
from ctrecords.gui.widgets.labels import set_role
from ctrecords.model.days import LEGAL_ZONE, plural

if TYPE_CHECKING:
    from ctrecords.upkeep.backup import Listed

_ENDING = ".casebook"
_LINE = "A backup comes back as a copy in a new folder. The casebook it was made of is not touched."
_UNPROVED = "Nobody looked into its records when it was made."
_SIZES = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A backup to bring back into a new folder; its passphrase, None for a plain one or when none was typed."""

    backup: Path
    folder: Path
    passphrase: str | None = None


def found(place: Path) -> "list[Listed]":
    """Give the backups at a place: the folder is one itself, is a casebook with some, or a folder of them."""
    # Late: the first window does not wait for what can be asked of backups.
    from ctrecords.upkeep.backup import listing

    if (place / BACKUP).is_file():
        return [one for one in listing(place.parent) if one.folder.name == place.name]
    return listing(place) or listing(place / BACKUPS)


class RestoreForm(Form):
    """Asks which backup comes back, and where."""

    def __init__(self, casebooks: Path, last: Path | None, parent: QWidget | None = None) -> None:
        super().__init__("Restore a backup", "Restore backup", parent)
        self._casebooks, self._own_place = casebooks, False
        self._listed: list[Listed] = []
        self.fields.addWidget(words(_LINE))
        self.source = PathField("Where the backups are", "Choose folder")
        self.choice = QComboBox()
        self.about: QLabel = words("", "caption")
        self.phrase = QLineEdit()
        self.phrase.setEchoMode(QLineEdit.EchoMode.Password)
        self.phrase_label = label_for("Its passphrase", self.phrase)
        self.place = PathField("New folder for the copy", "Choose folder")
        for field in (self.source, self.place):
            field.choose.setAccessibleName(f"Choose folder: {field.edit.accessibleName()}")
        self.add("Where the backups are", self.source)
        self.add("Backup", self.choice)
        self.fields.addWidget(self.about)
        self.fields.addWidget(self.phrase_label)
        self.fields.addWidget(self.phrase)
        self.add("New folder for the copy", self.place)
        self.fields.addWidget(self.missing)
        self.source.changed.connect(self.look)
        self.choice.currentIndexChanged.connect(self._chosen)
        self.place.edit.textEdited.connect(self._placed)
        self.place.picked.connect(self._picked)
        self.place.changed.connect(lambda: self.missing.setText(""))
        for line in (self.phrase, self.place.edit):
            line.returnPressed.connect(self.send)
        self.start_at(last)

    def start_at(self, casebook: Path | None) -> None:
        """Look at the backups of a casebook first."""
        self.source.put(casebook / BACKUPS if casebook else self._casebooks)
        self.look()

    def look(self) -> None:
        """List the backups there are now, the newest chosen; while the form is hidden nothing is looked at."""
        if not self.isVisible():
            return
        self._listed = found(self.source.path())
        self.choice.blockSignals(True)
        self.choice.clear()
        for one in self._listed:
            self.choice.addItem(_named(one))
        self.choice.blockSignals(False)
        self.choice.setEnabled(bool(self._listed))
        self._chosen()

    def showEvent(self, event: QShowEvent) -> None:
        """Look what there is by now."""
        super().showEvent(event)
        self.look()

    def chosen(self) -> "Listed | None":
        """The backup chosen, if there is one."""
        at = self.choice.currentIndex()
        return self._listed[at] if 0 <= at < len(self._listed) else None

    def wanted(self) -> Wanted | None:
        """What is asked for."""
        one = self.chosen()
        phrase = self.phrase.text() if one and one.manifest and one.manifest.sealed else ""
        return Wanted(backup=one.folder, folder=self.place.path(), passphrase=phrase or None) if one else None

    def refuse(self, error: CtrecordsError) -> None:
        """Say why it could not be brought back."""
        self.complain(f"{error.what} {error.remedy}")
        self.phrase.clear()

    def first_field(self) -> QWidget:
        """The backup, or where to look for one."""
        return self.choice if self._listed else self.source.edit

    def ready(self) -> bool:
        """Whether a whole backup is chosen and the copy can go there."""
        one, trouble = self.chosen(), ""
        if one is None:
            trouble = "There is no backup in this folder. Choose the folder that holds one."
        elif one.manifest is None:
            trouble = "This backup cannot be read. Choose another one."
        elif (verdict := judge(self.place.path())).bad:
            trouble = verdict.text
        self.complain(trouble)
        return not trouble

    def _chosen(self) -> None:
        one = self.chosen()
        known = one.manifest if one else None
        self.missing.setText("")
        self.about.setText(_about(one))
        set_role(self.about, "error" if one is not None and known is None else "caption")
        for part in (self.phrase_label, self.phrase):
            part.setVisible(known is not None and known.sealed)
        self.phrase.clear()
        if not self._own_place:
            self.place.put(self._proposed(known.made_at if known else None))

    def _proposed(self, made_at: datetime | None) -> Path:
        stamp = f" {made_at.astimezone(LEGAL_ZONE):%Y-%m-%d}" if made_at else ""
        title = names.safe_name(f"{self._title()} restored{stamp}")
        folder, number = self._casebooks / f"{title}{_ENDING}", 2
        while folder.exists():
            folder, number = self._casebooks / f"{title} {number}{_ENDING}", number + 1
        return folder

    def _title(self) -> str:
        one = self.chosen()
        return one.folder.name[:-20] if one is not None and len(one.folder.name) > 20 else "Casebook"  # noqa: PLR2004  a stamp and the space before it

    def _placed(self) -> None:
        self._own_place = True

    def _picked(self, folder: Path) -> None:
        self._casebooks, self._own_place = folder, False
        self._chosen()


def _named(one: "Listed") -> str:
    if one.manifest is None:
        return f"{one.folder.name}, damaged"
    state = "whole" if one.manifest.whole else "unproved"
    made_at = one.manifest.made_at.astimezone(LEGAL_ZONE)
    return f"{made_at:%Y-%m-%d %H:%M}, {plural(one.manifest.files, 'file')}, {state}"


def _about(one: "Listed | None") -> str:
    if one is None:
        return "No backup here."
    if one.manifest is None:
        return one.trouble
    known = one.manifest
    parts = [one.folder.name]
    if known.rows is not None:
        parts.append(plural(known.rows, "row"))
    parts.append(_size(known.size))
    parts.append("sealed" if known.sealed else "not sealed")
    return f"{', '.join(parts)}.{'' if known.whole else f' {_UNPROVED}'}"


def _size(count: int) -> str:
    return next(
        (f"{count / size:,.1f} {unit}" for size, unit in _SIZES if count >= size), plural(count, "byte")
    )
