"""How large a dialog may be: as the design has it, never larger than the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from ctrecords.gui import theme

_AROUND = 60


def room(over: QWidget) -> QSize:
    """The room the screen has for a dialog, in pixels."""
    return over.screen().availableSize() - QSize(_AROUND, _AROUND)


def hold(dialog: QDialog, width: float) -> None:
    """Keep a dialog at least as wide as the design has it, in its pixels, where the screen is wide enough."""
    dialog.setMinimumWidth(min(theme.px(width), room(dialog).width()))


def open_at(dialog: QDialog, width: float, height: float) -> None:
    """Give a dialog with a long list this size in the design's pixels, or what the screen has room for."""
    hold(dialog, width)
    dialog.resize(QSize(theme.px(width), theme.px(height)).boundedTo(room(dialog)))
