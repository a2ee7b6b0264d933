"""A sentence in which citations of law stand back: they are smaller and paler than the rest.

It must not know any law; it looks for the section sign.
"""

import re
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.widgets.paint import unbroken

_CITATION = re.compile("(§+\\s?[0-9][^\\s,;]*[^\\s,;.])")


class WhyLine(QLabel):
    """The sentence; *aside* is a last pale word that is no citation, such as where it comes from."""

    def __init__(self, text: str, aside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._aside = text, aside
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        dressing.redraw(self)

    def sentence(self) -> str:
        """The whole as plain words."""
        return f"{self._text} {self._aside}".strip()

    def restyle(self) -> None:
        """Color the citations anew."""
        now = theme.current()
        size, pale = now.px(12), now.color("text3").name()

        def aside(words: str) -> str:
            return f'<span style="color:{pale}; font-size:{size}px">{escape(unbroken(words))}</span>'

        parts = _CITATION.split(self._text)
        drawn = [aside(part) if at % 2 else escape(unbroken(part)) for at, part in enumerate(parts)]
        if self._aside:
            drawn.append(" " + aside(self._aside))
        ink = now.color("text2").name()
        self.setText(f'<span style="color:{ink}">{"".join(drawn)}</span>')
        self.setAccessibleName(self.sentence())
