"""A small form in a dialog: labeled fields, what is wrong with them, Cancel and one verb.

It must not know what the fields mean; who shows it reads them when `sent`, and closes or refuses it.
"""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from ctrecords.errors import CtrecordsError
from ctrecords.gui import dressing, theme
from ctrecords.gui.dialogs import sizing
from ctrecords.gui.dialogs.fields import TypedLine
from ctrecords.gui.widgets.buttons import button, primary
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.taborder import Dialog


class _Room(ScrollColumn):
    """Shows the whole sheet, and scrolls it where the screen is too small. Signals: ``resized`` it grew or shrank."""

    resized = Signal()

    def __init__(self, sheet: QWidget) -> None:
        super().__init__()
        self._sheet = sheet
        self.setWidget(sheet)
        sheet.installEventFilter(self)

    def wanted(self, width: int) -> QSize:
        """The room the whole sheet takes at a width, or at its own least width where that is more."""
        width = max(width, self._sheet.minimumSizeHint().width())
        high = max(self._sheet.heightForWidth(width), self._sheet.minimumSizeHint().height())
        return QSize(width, high)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than the sheet, never higher than a few rows."""
        least = self._sheet.minimumSizeHint()
        return QSize(least.width(), min(least.height(), theme.px(120)))

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Notice that something in the sheet came, went or grew."""
        if event.type() == QEvent.Type.LayoutRequest:
            QTimer.singleShot(0, self, self.resized.emit)
        return super().eventFilter(watched, event)


class FormDialog(Dialog):
    """A dialog with fields. Signals: ``sent`` the button was pressed; `accept` or `refuse` answers it."""

    sent = Signal()
    tall: ClassVar[float] = 0
    """How high a form with a long list opens at least, in the design's pixels."""

    def __init__(
        self, title: str, verb: str, parent: QWidget | None = None, *, line: str = "", width: int = 420
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.wrong = label("", "error", wrap=True)
        self.wrong.hide()
        self.send_button = primary(verb)
        self.send_button.setDefault(True)
        self.cancel_button = button("Cancel")
        sheet = QWidget()
        self._fields = QVBoxLayout(sheet)
        dressing.space(self._fields, (20, 0, 20, 2), 4)
        self._fields.addWidget(label(title, "panel", wrap=True))
        if line:
            self._fields.addWidget(label(line, "body2", wrap=True))
        foot = QHBoxLayout()
        dressing.space(foot, (20, 0, 20, 0), 8)
        foot.addStretch(1)
        foot.addWidget(self.cancel_button)
        foot.addWidget(self.send_button)
        self._foot = foot
        column = QVBoxLayout(self)
        dressing.space(column, (0, 18, 0, 16), 14)
        said = QHBoxLayout()
        dressing.space(said, (20, 0, 20, 0))
        said.addWidget(self.wrong)
        self._room = _Room(sheet)
        self._room.resized.connect(self._fit)
        column.addWidget(self._room, 1)
        column.addLayout(said)
        column.addLayout(foot)
        self._least = width
        dressing.redraw(self)
        self.cancel_button.clicked.connect(self.reject)
        self.send_button.clicked.connect(self._send)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self.send_button.click)

    def add(self, name: str, field: QWidget) -> None:
        """Put a labeled field under those already there."""
        named = label(name, "strong")
        named.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(name)
        self._fields.addSpacing(theme.px(8))
        self._fields.addWidget(named)
        self._fields.addWidget(field)

    def add_part(self, name: str, field: QWidget) -> QWidget:
        """Put a labeled field that may be hidden with its label; gives what to hide."""
        named = label(name, "strong")
        named.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(name)
        part = QWidget()
        column = QVBoxLayout(part)
        dressing.space(column, (0, 8, 0, 0), 4)
        column.addWidget(named)
        column.addWidget(field)
        self._fields.addWidget(part)
        return part

    def add_line(self, line: QWidget, *, gap: float = 0) -> None:
        """Put something without a label under what is already there, *gap* of the design's pixels lower."""
        if gap:
            self._fields.addSpacing(theme.px(gap))
        self._fields.addWidget(line)

    def add_way(self, other: QWidget) -> None:
        """Put another way to end the form before its button, where it is seen however long the form is."""
        self._foot.insertWidget(self._foot.count() - 1, other)

    def add_act(self, act: QPushButton) -> None:
        """Put a button under what is already there, at the left and only as wide as its words."""
        self._fields.addSpacing(theme.px(4))
        self._fields.addWidget(act, 0, Qt.AlignmentFlag.AlignLeft)

    def closes(self) -> None:
        """Call the way out Close, where something may be done before it that it does not take back."""
        self.cancel_button.setText("Close")
        self.cancel_button.setAccessibleName("Close")

    def submit(self, send: Callable[[], None]) -> None:
        """Open the form; its button calls *send*, and what cannot be sent is said in the form."""

        def tried() -> None:
            try:
                send()
            except CtrecordsError as error:
                self.refuse(error)

        self.sent.connect(tried)
        self.open()

    def finish(self, done: Callable[[str], None], sentence: str) -> None:
        """Close the form, unless it was closed meanwhile, and say what was done."""
        if isValid(self):
            self.accept()
        done(sentence)

    def refuse(self, error: CtrecordsError) -> None:
        """Say what is wrong and let the researcher go on typing."""
        self.send_button.setEnabled(True)
        said = f"{error.what} {error.remedy}"
        line = next((line for line in self.findChildren(TypedLine) if line.complaint == said), None)
        if line is not None:
            line.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.wrong.setText(said)
            self.wrong.show()
        self._fit()

    def restyle(self) -> None:
        """Be as wide as the design has it, where the screen is."""
        sizing.hold(self, self._least)

    def showEvent(self, event: QShowEvent, /) -> None:
        """Be as high as the form needs."""
        super().showEvent(event)
        self.restyle()  # only now the screen is known
        self._fit()

    def _fit(self) -> None:
        """Take the room the whole form needs, as far as the screen has it."""
        room = self.layout()
        if room is None or not self.isVisible():
            return
        whole = self._room.wanted(max(self.minimumWidth(), self._room.width()))
        around = room.totalMinimumSize().height() - self._room.minimumSizeHint().height()
        if not self.wrong.isHidden():
            least = self.wrong.minimumSizeHint().height()
            around += max(0, self.wrong.heightForWidth(whole.width() - theme.px(40)) - least)
        high = max(whole.height() + around, theme.px(self.tall))
        self.resize(QSize(whole.width(), high).boundedTo(sizing.room(self)))
        self._stay()

    def _stay(self) -> None:
        """Move up where the form has grown past the end of the screen, so that its buttons stay in reach."""
        over = self.frameGeometry().bottom() - self.screen().availableGeometry().bottom()
        if over > 0:
            top = self.screen().availableGeometry().top()
            self.move(self.x(), max(top, self.y() - over))

    def _send(self) -> None:
        self.wrong.hide()
        self.send_button.setEnabled(False)
        self.sent.emit()
