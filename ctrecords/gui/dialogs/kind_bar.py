"""The kinds of a quick log in a row; 1 to 5 choose one, and whatever else is typed goes on to the text."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from ctrecords.gui.dialogs.logged import KINDS
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.gui.widgets.tips import tip

_DIGITS = {str(number): key for number, (key, _text, _icon) in enumerate(KINDS, start=1)}


class KindBar(Segmented):
    """E-mail, letter, call, visit, note. Signals: ``typed`` go on to the text, with what was typed."""

    typed = Signal(str)

    def __init__(self, chosen: str = "call", parent: QWidget | None = None) -> None:
        super().__init__("Kind", KINDS, chosen, parent)
        for number, made in enumerate(self.buttons.values(), start=1):
            tip(made, f"{made.text()} ({number})")
            made.installEventFilter(self)

    def take_focus(self) -> None:
        """Give the keyboard to the kind chosen now."""
        self.buttons[self.chosen()].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        """Take digits as kinds; pass letters on."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        text = event.text()
        held = event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if held or not text.strip() or not text.isprintable():
            return super().eventFilter(watched, event)
        if text in _DIGITS:
            self.choose(_DIGITS[text])
        self.typed.emit("" if text in _DIGITS else text)
        return True
