"""The bar under a request's title: its facets as chips, and where it stands in a sentence."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from ctrecords.gui import looks, theme
from ctrecords.gui.screens.request_seen import Seen
from ctrecords.gui.widgets.chip import Chip
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.tags import chip as tag_chip
from ctrecords.law.wording import parts, safe, sentence


class Standing(QFrame):
    """Stage, outcome, clock, fee and proceeding, then the same in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = Flow(self, left=72, right=20, bottom=12, gap=6)

    def show_request(self, seen: Seen) -> None:
        """Show where a request stands."""
        while (item := self._flow.takeAt(0)) is not None:
            gone = item.widget()
            if gone is not None:
                gone.hide()
                gone.deleteLater()
        standing = seen.standing
        found = (looks.stage(standing), looks.outcome(standing), looks.clock(standing))
        for look in (*found, looks.fee(standing), looks.proceeding(standing)):
            if look is not None:
                self._flow.addWidget(Chip(look.kind, look.text, look.glyph))
        for tag in standing.thread.tags:
            self._flow.addWidget(tag_chip(tag))
        said = [f"{part[0].upper()}{part[1:]}." for part in parts(standing, weekdays=True)]
        also = tuple(filter(None, (safe(standing),)))
        for words in (*said, *also):
            self._flow.add_after(label(words, "body2"), 12 if words == said[0] else 4)
        self.setAccessibleName(" ".join((sentence(standing), *also)))
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """Draw the line below."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setPen(theme.color("line"))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)
