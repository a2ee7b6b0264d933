"""The little window of a long act: what it does, how far it is, and Cancel with what that keeps.

It shows only after a second, so that short acts never flicker. It must not know the act.
"""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.taborder import Dialog

DELAY_MS = 1000


class Working(Dialog):
    """A long act under way; one can keep working meanwhile.

    Signals:
        cancelled: Cancel was pressed.
    """

    cancelled = Signal()

    def __init__(self, title: str, *, kept: str = "", parent: QWidget | None = None) -> None:
        """Name the act; *kept* says what Cancel leaves as it is."""
        super().__init__(parent)
        self.setModal(False)
        # Who types goes on typing: a space must not press Cancel.
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.note = Elided("", "body2")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        dressing.fix(self.bar, height=8)
        self.bar.setAccessibleName(title)
        self.count = label("", "label")
        self.kept = label(kept, "label", wrap=True)
        for piece in (self.note, self.count, self.kept):  # shown without a parent they would flash as windows
            piece.setHidden(not piece.text())
        self.cancel = button("Cancel")
        self.cancel.clicked.connect(self._cancel)
        column = QVBoxLayout(self)
        dressing.space(column, (20, 18, 20, 16), 8)
        for piece in (label(title, "panel", wrap=True), self.note, self.bar, self.count, self.kept):
            column.addWidget(piece)
        row = QHBoxLayout()
        dressing.space(row, (0, 6, 0, 0), 8)
        row.addStretch()
        row.addWidget(self.cancel)
        column.addLayout(row)
        dressing.fix(self, width=408)
        self.delay = QTimer(self, singleShot=True, interval=DELAY_MS)
        self.delay.timeout.connect(self.show)

    def start(self) -> None:
        """Begin to wait for the second after which it shows."""
        self.bar.setRange(0, 0)
        self.delay.start()

    def step(self, done: int, total: int, note: str) -> None:
        """Say how far the act is and which piece it is at."""
        self.bar.setRange(0, max(0, total))
        self.bar.setValue(done)
        self.note.setText(note)
        self.note.setHidden(not note)
        self.count.setText(f"{done:,} of {total:,}" if total else "")
        self.count.setHidden(not total)

    def finish(self) -> None:
        """Go away; the act is over."""
        self.delay.stop()
        self.hide()

    def reject(self) -> None:
        """Escape cancels, like the button."""
        self._cancel()

    def closeEvent(self, event: QCloseEvent, /) -> None:
        """Closing the little window cancels too."""
        self._cancel()
        event.accept()

    def _cancel(self) -> None:
        if self.cancel.isEnabled():
            self.cancel.setEnabled(False)
            self.cancelled.emit()
