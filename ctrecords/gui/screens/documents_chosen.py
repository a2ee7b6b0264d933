"""What can be done with several documents at once: a bar that stands where the filters are while they are chosen.

It must not know the documents; it is told how many there are.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from ctrecords.gui.widgets.buttons import IconButton, button
from ctrecords.gui.widgets.flow import Flow


class ChosenBar(QWidget):
    """A button for each act; shown in the place of the filters, and as high, so that no row moves."""

    def __init__(self, filters: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filters = filters
        self.tag_button = button("Tag", icon="tag")
        self.came_button = button("Say how they came", icon="pencil")
        self.move_button = button("Move", icon="fwd")
        self.read_button = button("Read again", icon="eye")
        self.trash_button = button("Move to trash", icon="trash")
        self._acts = {
            "Tag {} files": self.tag_button,
            "Say how {} files came": self.came_button,
            "Move {} files to a request or case": self.move_button,
            "Read {} files again": self.read_button,
            "Move {} files to trash": self.trash_button,
        }
        row = Flow(self, left=20, top=7, right=20, bottom=7, gap=8)
        for made in self._acts.values():
            row.addWidget(made)
        self.hide()

    def show_count(self, many: int) -> None:
        """Take the place of the filters for several documents, and give it back for one or none."""
        several = many > 1
        if several and self.isHidden():
            self.setMinimumHeight(self._filters.height())
        self._filters.setHidden(several)
        self.setVisible(several)
        for words, made in self._acts.items() if several else ():
            made.setAccessibleName(words.format(f"{many:,}"))
        if several:
            self.tag_button.setText(f"Tag {many:,} files")


def more_button(*acts: tuple[str, Callable[[], None]]) -> IconButton:
    """The button with the acts that concern all files."""
    made = IconButton("more", "More about all files", boxed=True)
    held = QMenu(made)
    for said, act in acts:
        held.addAction(said).triggered.connect(act)
    made.setMenu(held)
    made.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return made


def menu(parent: QWidget, *acts: tuple[str, Callable[[], None]]) -> QMenu:
    """A menu of acts that goes when it is closed."""
    made = QMenu(parent)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for said, act in acts:
        made.addAction(said).triggered.connect(act)
    return made
