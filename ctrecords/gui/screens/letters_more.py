"""The menu of what is rarely done where letters are written.

It must not know the screens.
"""

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QToolButton

from ctrecords.gui.widgets.buttons import IconButton


def more_button(edit: Callable[[], None]) -> IconButton:
    """The button with the menu; *edit* opens the editing of a letter in Word."""
    made = IconButton("more", "More about these letters", boxed=True)
    menu = QMenu(made)
    menu.addAction("Edit this letter in Word").triggered.connect(edit)
    made.setMenu(menu)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made
