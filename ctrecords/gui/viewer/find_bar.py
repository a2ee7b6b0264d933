"""The line in which words are looked for in the file that is open. It must not know how they are found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.widgets.buttons import IconButton
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.search import SearchField


class _Field(SearchField):
    """Escape closes, Enter goes on. Signals: ``closed``, ``went`` 1 or -1."""

    closed = Signal()
    went = Signal(int)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        """Keys of a find line."""
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Escape:
                self.closed.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not self.rest.isActive():
                self.went.emit(-1 if back else 1)
            case _:
                super().keyPressEvent(event)


class FindBar(QFrame):
    """A field, what was found, and the way to the next.

    Signals: ``asked`` the words, ``went`` 1 or -1, ``closed`` Escape or the cross.
    """

    asked = Signal(str)
    went = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", True)
        self.field = _Field("Find in this file", icon="search", width=240)
        self.said = label("", "body2")
        self.before = IconButton("up", "Previous hit", shortcut="Shift+F3")
        self.after = IconButton("chev", "Next hit", shortcut="F3")
        self.close_button = IconButton("close", "Close", shortcut="Esc")
        row = QHBoxLayout(self)
        dressing.space(row, (12, 4, 12, 4), spacing=4)
        row.addWidget(self.field, 10)
        dressing.fix(self.field, least_width=96, most_width=240)
        for widget in (self.before, self.after):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.said, 1)
        row.addWidget(self.close_button)
        self.field.asked.connect(self.asked)
        self.field.went.connect(self.went)
        self.field.closed.connect(self.closed)
        self.close_button.clicked.connect(self.closed)
        self.before.clicked.connect(lambda: self.went.emit(-1))
        self.after.clicked.connect(lambda: self.went.emit(1))
        self.show_found("", several=False)

    def words(self) -> str:
        """What is looked for."""
        return self.field.text().strip()

    def show_found(self, said: str, *, several: bool) -> None:
        """Say what was found."""
        self.said.setText(said)
        self.said.setAccessibleName(said)
        self.before.setEnabled(several)
        self.after.setEnabled(several)
