"""How an error the researcher can act on is shown: what happened, and the remedy in its box."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ctrecords.errors import CtrecordsError
from ctrecords.gui.widgets.buttons import Kind
from ctrecords.gui.widgets.message import CLOSE, Choice, Message

Way = tuple[str, Callable[[], None]]
"""A remedy one can press: the words of its button, and what it does."""


def tell(parent: QWidget, error: CtrecordsError, *, text: str = "", ways: Sequence[Way] = ()) -> Message:
    """Show an error over *parent* without holding up the window; ``text`` adds what is safe, ``ways`` remedies."""
    made = Message(error.what, text, remedy=error.remedy, choices=_choices(ways), parent=parent)
    return offered(made, ways)


def inform(
    parent: QWidget,
    title: str,
    text: str = "",
    *,
    remedy: str = "",
    icon: str = "check",
    ways: Sequence[Way] = (),
) -> Message:
    """Show good or plain news over *parent*; ``ways`` are what can be done about it."""
    made = Message(
        title,
        text,
        remedy=remedy,
        choices=_choices(ways),
        icon=icon,
        icon_role="mark_info",
        parent=parent,
    )
    return offered(made, ways)


def offered(message: Message, ways: Sequence[Way]) -> Message:
    """Open a message whose buttons do something once it is closed."""
    acts = dict(ways)

    def do() -> None:
        acts.get(message.chosen, _nothing)()

    message.accepted.connect(do)
    return shown(message)


def _choices(ways: Sequence[Way]) -> tuple[Choice, ...]:
    """Close, then the remedies; the last is the one Enter takes."""
    if not ways:
        return (CLOSE,)
    *others, (best, _act) = ways
    plain = (Choice(words, words) for words, _other in others)
    return (Choice(CLOSE.text, CLOSE.value), *plain, Choice(best, best, Kind.PRIMARY))


def _nothing() -> None:
    """Close does no more than closing."""


def ask(parent: QWidget, title: str, text: str, choices: tuple[Choice, ...]) -> Message:
    """Ask over *parent*; `chosen` of the finished message holds the answer."""
    return shown(Message(title, text, choices=choices, parent=parent))


def shown(message: Message) -> Message:
    """Open a message over its window; it goes away by itself when closed."""
    message.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    message.setWindowModality(Qt.WindowModality.WindowModal)
    message.open()
    return message
