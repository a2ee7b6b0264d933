"""One event of a request's thread: a disc on the line of time, a title, when, what, its files and tags.

It must not know events; it is given words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.buttons import FileButton
from ctrecords.gui.widgets.docket import Rowlike
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.paint import draw_icon
from ctrecords.gui.widgets.tags import Tags
from ctrecords.gui.widgets.why import WhyLine

_DISC = 28
_LEFT = 20
_GAP = 12
_TOP = 10


class Disc(StrEnum):
    """Whose event it is: ours filled, theirs white, the app's own ringed red."""

    OURS = "ours"
    THEIRS = "theirs"
    APP = "app"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileRef:
    """A file of an event: its name, how long it is, its icon; one that cannot be opened is no button."""

    name: str
    extent: str = ""
    icon: str = "doc"
    opens: bool = True


class FileTag(QFrame):
    """A file's name and how long it is, as a label."""

    def __init__(self, file: FileRef, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = file.icon
        self.setProperty("file", True)
        self.setAccessibleName(f"{file.name}, {file.extent}" if file.extent else file.name)
        self.name = Elided(file.name, "file")
        row = QHBoxLayout(self)
        dressing.space(row, (25, 3, 8, 3), 5)
        row.addWidget(self.name)
        row.addWidget(label(file.extent, "caption"))

    def sizeHint(self) -> QSize:
        """The whole name, as far as a line holds it."""
        return QSize(min(super().sizeHint().width(), theme.px(520)), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the frame and the icon."""
        super().paintEvent(event)
        now = theme.current()
        box = QRectF(now.px(6), 0, now.px(14), self.height())
        draw_icon(QPainter(self), box, self._icon, now.color("text2"), 14)


class TimelineEntry(Rowlike):
    """One event.

    Signals:
        file_opened: The number of the file that was pressed.
    """

    file_opened = Signal(int)

    def __init__(
        self,
        icon: str,
        disc: Disc | str,
        title: str,
        *,
        when: str,
        body: str = "",
        files: Sequence[FileRef] = (),
        tags: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._disc = icon, Disc(disc)
        self._first = self._last = False
        self.setAccessibleName(f"{title}, {when}")
        self.setAccessibleDescription(f"{body} Tags: {', '.join(tags)}.".strip() if tags else body)
        head = QHBoxLayout()
        dressing.space(head, spacing=8)
        head.addWidget(label(title, "section", wrap=True), 1)
        time = label(when, "caption")
        head.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        dressing.space(column, (_LEFT + _DISC + _GAP, _TOP, 24, _TOP))
        column.addLayout(head)
        if body:
            column.addWidget(WhyLine(body))
        self.files: list[FileButton] = []
        if files:
            column.addLayout(self._file_row(files))
        if tags:
            column.addWidget(Tags(tags))

    def set_ends(self, *, first: bool, last: bool) -> None:
        """Say whether the line of time begins or ends here."""
        self._first, self._last = first, last
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        """Draw the line of time, the disc, the choice and the ring."""
        now = theme.current()
        painter = QPainter(self)
        left = now.px(_LEFT + _DISC + _GAP - 10)
        top = now.px(_TOP - 5)
        box = QRect(left, top, self.width() - left - now.px(14), self.height() - 2 * top)
        self._back(painter, box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        side = now.px(_DISC)
        center = QPoint(now.px(_LEFT) + side // 2, now.px(_TOP) - now.px(2) + side // 2)
        painter.setPen(now.color("line_strong"))
        start = center.y() if self._first else 0
        end = center.y() if self._last else self.height()
        painter.drawLine(center.x(), start, center.x(), end)
        alarm = self._disc is Disc.APP
        painter.setPen(QPen(now.color("mark_alert" if alarm else "line_strong"), 1))
        painter.setBrush(now.color("sunken" if self._disc is Disc.OURS else "content"))
        around = QRectF(center.x() - side / 2 + 0.5, center.y() - side / 2 + 0.5, side - 1, side - 1)
        painter.drawEllipse(around)
        draw_icon(painter, around, self._icon, now.color("mark_alert" if alarm else "text2"))

    def _file_row(self, files: Sequence[FileRef]) -> Flow:
        row = Flow(top=5, gap=6)
        for number, file in enumerate(files):
            if not file.opens:
                row.addWidget(FileTag(file))
                continue
            made = FileButton(file.name, file.extent, icon=file.icon)
            made.clicked.connect(partial(self._open_file, number))
            self.files.append(made)
            row.addWidget(made)
        return row

    def _open_file(self, number: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  # Qt calls it so
        self.file_opened.emit(number)
