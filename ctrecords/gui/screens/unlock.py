"""The passphrase of a sealed casebook: nothing of it is shown until it opens."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.screens.parts import Badge, Middle, words
from ctrecords.gui.screens.passphrase import SecretField

_MIDDLE = Qt.AlignmentFlag.AlignHCenter


class Unlock(QWidget):
    """Asks for the passphrase. Signals: ``asked`` the passphrase typed, ``other`` open another casebook."""

    asked = Signal(str)
    other = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Unlock")
        self.title: QLabel = words("", "panel", wrap=False)
        self.field = SecretField("Passphrase")
        self.wrong: QLabel = words("", "error")
        self.button = QPushButton("Unlock")
        self.button.setProperty("kind", "primary")
        self.another = QPushButton("Open another casebook")
        self.another.setProperty("kind", "link")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Middle(self._column()))
        self.field.returnPressed.connect(self._ask)
        self.button.clicked.connect(self._ask)
        self.another.clicked.connect(self.other)

    def ask_for(self, folder: Path) -> None:
        """Ask for the passphrase of the casebook in *folder*."""
        self.title.setText(f"{folder.name.removesuffix('.casebook')} is locked")
        self.field.clear()
        self.wrong.setText("")
        self.busy(working=False)

    def refuse(self, what: str) -> None:
        """Say that it did not open and let the researcher type again."""
        self.busy(working=False)
        self.wrong.setText(what)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Forget what was typed."""
        self.field.clear()

    def busy(self, *, working: bool) -> None:
        """Take no second passphrase while the first is tried."""
        self.field.setEnabled(not working)
        self.button.setEnabled(not working)
        self.button.setText("Opening" if working else "Unlock")

    def first_focus(self) -> QWidget:
        """The passphrase."""
        return self.field

    def _column(self) -> QWidget:
        made = QWidget()
        dressing.fix(made, width=300)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        dressing.space(column, spacing=8)
        column.addWidget(Badge("lock", side=44), 0, _MIDDLE)
        column.addSpacing(theme.px(6))
        self.title.setAlignment(_MIDDLE)
        column.addWidget(self.title)
        line = words("Nothing is shown until you unlock.", "second")
        line.setAlignment(_MIDDLE)
        column.addWidget(line)
        column.addSpacing(theme.px(4))
        column.addWidget(self.field)
        column.addWidget(self.wrong)
        column.addWidget(self.button)
        row = QHBoxLayout()
        row.addWidget(self.another, 0, _MIDDLE)
        column.addLayout(row)
        return made

    def _ask(self) -> None:
        if self.field.text():
            self.busy(working=True)
            self.asked.emit(self.field.text())
