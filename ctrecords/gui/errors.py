"""How an error the researcher can act on is shown: what happened, and the remedy in its box."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ctrecords.errors import CtrecordsError
from ctrecords.gui.widgets.message import Choice, Message


def tell(parent: QWidget, error: CtrecordsError, *, text: str = "") -> Message:
    """Show an error over *parent* without holding up the window; ``text`` adds what is safe."""
    return shown(Message(error.what, text, remedy=error.remedy, parent=parent))


def inform(parent: QWidget, title: str, text: str = "", *, remedy: str = "", icon: str = "check") -> Message:
    """Show good or plain news over *parent*."""
    made = Message(title, text, remedy=remedy, icon=icon, icon_role="mark_info", parent=parent)
    return shown(made)


def ask(parent: QWidget, title: str, text: str, choices: tuple[Choice, ...]) -> Message:
    """Ask over *parent*; `chosen` of the finished message holds the answer."""
    return shown(Message(title, text, choices=choices, parent=parent))


def shown(message: Message) -> Message:
    """Open a message over its window; it goes away by itself when closed."""
    message.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    message.setWindowModality(Qt.WindowModality.WindowModal)
    message.open()
    return message
