"""How large a dialog with a long list opens: as the design has it, never larger than the screen."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog

from ctrecords.gui import theme

_AROUND = 60


def open_at(dialog: QDialog, width: float, height: float) -> None:
    """Give a dialog this size in the design's pixels, or what the screen has room for."""
    wanted = QSize(theme.px(width), theme.px(height))
    room = dialog.screen().availableSize() - QSize(_AROUND, _AROUND)
    dialog.setMinimumWidth(min(wanted.width(), room.width()))
    dialog.resize(wanted.boundedTo(room))
