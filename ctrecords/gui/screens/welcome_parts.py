"""What the forms of the welcome screen share: a path typed or chosen, and the form itself with its foot."""

from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.places import short
from ctrecords.gui.screens.parts import label_for, words
from ctrecords.gui.widgets.scrolling import ScrollColumn


def push(text: str, kind: str = "") -> QPushButton:
    """A button Enter presses when it has the focus."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setAutoDefault(True)
    return made


class PathField(QWidget):
    """A folder or file typed or chosen. Signals: ``changed`` the text changed, ``picked`` one was chosen."""

    changed = Signal()
    picked = Signal(object)

    def __init__(self, name: str, button: str, *, saves: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.choose = push(button)
        self._saves = saves
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        dressing.space(row, spacing=8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self.changed)
        self.choose.clicked.connect(self._choose)

    def path(self) -> Path:
        """The path typed, with ~ resolved."""
        return Path(self.edit.text().strip() or ".").expanduser()

    def put(self, path: Path) -> None:
        """Show *path*."""
        self.edit.setText(short(path))

    def _choose(self) -> None:
        title, start = self.choose.text(), str(self.path())
        if self._saves:
            chosen, _kind = QFileDialog.getSaveFileName(self, title, start, "Text (*.txt)")
        else:
            chosen = QFileDialog.getExistingDirectory(self, title, str(self.path().parent))
        if chosen:
            self.put(Path(chosen))
            self.picked.emit(Path(chosen))


class Form(QWidget):
    """One form of the card: a title, fields, and buttons at the foot. Signals: ``done`` it is filled and sent."""

    done = Signal()

    def __init__(self, title: str, button: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cancel = push("Cancel")
        self.cancel.hide()
        self.button = push(button, "primary")
        self.button.setDefault(True)
        self.missing: QLabel = words("", "error")
        sheet = QWidget()
        self.fields = QVBoxLayout()
        # Room at the sides for the ring around a field, which what scrolls would cut.
        dressing.space(self.fields, (4, 0, 4, 0), 4)
        held = QVBoxLayout(sheet)
        dressing.space(held)
        held.addLayout(self.fields)
        held.addStretch(1)
        self._room = ScrollColumn()
        self._room.setWidget(sheet)
        self.fields.addWidget(words(title, "panel"))
        self.fields.addSpacing(theme.px(4))
        self.foot = QHBoxLayout()
        dressing.space(self.foot, (4, 0, 4, 0), 8)
        self.foot.addStretch(1)
        self.foot.addWidget(self.cancel)
        self.foot.addWidget(self.button)
        column = QVBoxLayout(self)
        dressing.space(column, (28, 20, 24, 20), 12)
        self.wait = words("", "second")
        column.addWidget(self._room, 1)
        column.addWidget(self.wait)
        column.addLayout(self.foot)
        self.button.clicked.connect(self.send)

    def add(self, name: str, field: QWidget) -> None:
        """Put a labeled field under those already there."""
        self.fields.addSpacing(theme.px(8))
        self.fields.addWidget(label_for(name, field))
        self.fields.addWidget(field)

    def show_wait(self, said: str) -> None:
        """Say what is waited for, at once: what is done with a passphrase may hold up every other drawing."""
        self.wait.setText(said)
        if said and self.isVisible():
            self.window().repaint()

    def first_field(self) -> QWidget:
        """Where typing begins."""
        return self.button

    def ready(self) -> bool:
        """Whether nothing is missing."""
        return True

    def complain(self, trouble: str) -> None:
        """Say what is missing or wrong, where it can be seen; nothing when all is well."""
        self.missing.setText(trouble)
        if trouble:
            QTimer.singleShot(0, self.missing, lambda: self._room.ensureWidgetVisible(self.missing))

    def send(self) -> None:
        """Ask for it, when nothing is missing."""
        if self.ready():
            self.done.emit()
