"""A row of joined buttons of which one is pressed: e-mail, letter, call, visit, note.

It must not know what the choice means.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QToolButton, QWidget

from ctrecords.gui import dressing


class Segmented(QWidget):
    """One choice of a few; the arrow keys move it.

    Signals:
        changed: The key of the option pressed now.
    """

    changed = Signal(str)

    def __init__(
        self,
        name: str,
        options: Sequence[tuple[str, str, str]],
        chosen: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Offer *options* of key, text and icon (an empty icon for words alone)."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self.buttons: dict[str, QToolButton] = {}
        row = QHBoxLayout(self)
        dressing.space(row)
        for at, (key, text, icon) in enumerate(options):
            made = QToolButton(self)
            made.setText(f" {text}" if icon else text)
            made.setAccessibleName(f"{name}: {text}")
            made.setCheckable(True)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            made.setProperty("segment", True)
            made.setProperty("end", "first" if at == 0 else "last" if at == len(options) - 1 else "")
            if icon:
                dressing.dress(made, icon)
            self._group.addButton(made)
            self.buttons[key] = made
            row.addWidget(made)
        row.addStretch()
        self._group.buttonToggled.connect(self._toggled)
        self.choose(chosen or options[0][0])

    def chosen(self) -> str:
        """The key of the option pressed now."""
        return next((key for key, made in self.buttons.items() if made.isChecked()), "")

    def choose(self, key: str) -> None:
        """Press one option."""
        self.buttons[key].setChecked(True)

    def release(self) -> None:
        """Press none, so that the researcher has to choose."""
        self._group.setExclusive(False)
        for made in self.buttons.values():
            made.setChecked(False)
        self._group.setExclusive(True)

    def _toggled(self, _button: QAbstractButton, on: bool) -> None:  # noqa: FBT001  # Qt calls it so
        chosen = self.chosen()
        for key, made in self.buttons.items():
            tabs = key == chosen or not chosen
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tabs else Qt.FocusPolicy.ClickFocus)
        if on:
            self.changed.emit(self.chosen())
