"""What is said beside the mouse, always as plain words.

Qt guesses whether a tooltip is text or a small web page, and a page may load files: a name that others chose must
not be able to. Every tooltip is given here, and a test holds it. It must not know what is told.
"""

from typing import Protocol

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget

_JOINER = "\u2060"  # takes no room, is not read out, and ends what looks like a tag


class _Tipped(Protocol):
    """Something that has a tooltip: a widget, an action, an item of a list."""

    def setToolTip(self, text: str, /) -> None:
        """Take the tooltip."""
        ...


def plain(text: str) -> str:
    """The text so that Qt takes it for plain words, whatever stands in it."""
    return text.replace("<", f"<{_JOINER}").replace("&lt;", f"&{_JOINER}lt;")


def tip(target: _Tipped, text: str) -> None:
    """Give something its tooltip, none for an empty text."""
    target.setToolTip(plain(text))


def show_tip(at: QPoint, text: str, over: QWidget) -> None:
    """Say something beside the mouse at once."""
    QToolTip.showText(at, plain(text), over)
