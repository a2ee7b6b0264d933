"""Where a passphrase is typed: hidden until asked for, typed twice when new, with how strong it is.

The passphrase is read once by who asked and kept nowhere else.
"""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.screens.parts import words
from ctrecords.gui.strength import WORDS, Strength, strength
from ctrecords.gui.widgets.buttons import IconButton
from ctrecords.gui.widgets.tips import tip

_PROMISE = "The passphrase encrypts the cases and every file. Nobody can reset it, so the next step saves a recovery sheet."
_BARS = 4
_HIT = 24
_ROLES = {Strength.WEAK: "mark_alert", Strength.FAIR: "mark_wait"}


class SecretField(QLineEdit):
    """A field whose text is hidden until the eye is pressed."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(name)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.eye = IconButton("eye", "Show the passphrase", parent=self)
        self.eye.setProperty("bare", True)
        self.eye.setCheckable(True)
        self.eye.setCursor(Qt.CursorShape.ArrowCursor)
        self.eye.toggled.connect(self._show)
        dressing.redraw(self)

    def restyle(self) -> None:
        """Keep the eye as large as the text, at the end of the field, and typing clear of it."""
        side = max(_HIT, theme.px(_HIT))
        self.eye.setGeometry(self.width() - side - theme.px(4), (self.height() - side) // 2, side, side)
        self.setTextMargins(0, 0, side, 0)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Keep the eye at the end."""
        super().resizeEvent(event)
        self.restyle()

    def _show(self, shown: bool) -> None:  # noqa: FBT001  Qt's signal
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        said = "Hide the passphrase" if shown else "Show the passphrase"
        self.eye.setAccessibleName(said)
        tip(self.eye, said)


class Meter(QWidget):
    """Four bars, as many filled as the passphrase is strong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._strength = Strength.NONE
        self.setAccessibleName("Strength")
        dressing.fix(self, height=4)

    def show_strength(self, value: Strength) -> None:
        """Fill as many bars as *value* says."""
        self._strength = value
        self.setAccessibleDescription(WORDS[value])
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = theme.px(3)
        wide = (self.width() - gap * (_BARS - 1)) / _BARS
        for bar in range(_BARS):
            filled = bar < self._strength
            box = QRectF(bar * (wide + gap), 0, wide, self.height())
            # In black and white an empty bar is told from a full one by its outline alone.
            hollow = not filled and theme.current().native is not None
            role = _ROLES.get(self._strength, "mark_good") if filled else "line_strong"
            painter.setPen(QPen(theme.color(role), 1) if hollow else Qt.PenStyle.NoPen)
            painter.setBrush(Qt.BrushStyle.NoBrush if hollow else theme.color(role))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5) if hollow else box, 2, 2)


class NewPassphrase(QWidget):
    """A new passphrase, typed twice. Signals: ``changed`` something was typed."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = SecretField("Passphrase")
        self.again = SecretField("Type it again")
        self.again.setPlaceholderText("Type it again")
        self.meter = Meter()
        self.line: QLabel = words(_PROMISE, "second")
        fields = QGridLayout()
        dressing.space(fields, spacing=6, across=12)
        fields.addWidget(self.first, 0, 0)
        fields.addWidget(self.again, 0, 1)
        fields.addWidget(self.meter, 1, 0)
        fields.setColumnStretch(0, 1)
        fields.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        dressing.space(column, spacing=6)
        column.addLayout(fields)
        column.addWidget(self.line)
        for field in (self.first, self.again):
            field.textChanged.connect(self._typed)

    def text(self) -> str:
        """The passphrase as typed first."""
        return self.first.text()

    def trouble(self) -> str:
        """Why it cannot be used yet, as a sentence; empty when it can."""
        if not self.text():
            return "Type a passphrase, or continue without one."
        if self.text() != self.again.text():
            return "The two passphrases differ."
        return ""

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    def _typed(self) -> None:
        value = strength(self.text())
        self.meter.show_strength(value)
        self.line.setText(f"{WORDS[value]} {_PROMISE}".strip())
        differ = bool(self.again.text()) and not self.text().startswith(self.again.text())
        self.again.setProperty("invalid", differ)
        self.again.style().unpolish(self.again)
        self.again.style().polish(self.again)
        self.changed.emit()
