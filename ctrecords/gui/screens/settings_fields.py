"""One control for each setting, made from what its field says of itself.

It must not know any setting by name; a new field of `Settings` gets its control from its type.
"""

from collections.abc import Callable, Mapping
from dataclasses import Field
from pathlib import Path
from typing import Any, cast

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.places import short, synced_by
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.gui.widgets.tick import TickRow
from ctrecords.settings import LARGEST_TEXT, SMALLEST_TEXT

Take = Callable[[object], None]
Show = Callable[[Any], None]
_STEP = 10


def control(field: Field[Any], take: Take) -> tuple[QWidget, Show]:
    """A labeled control of a setting, and the way to show a value in it; *take* gets what is chosen."""
    name, help_text = str(field.metadata["label"]), str(field.metadata["help"])
    choices = cast("Mapping[str, str]", field.metadata["choices"])
    if isinstance(field.default, bool):
        tick = TickRow(name, help_text)
        tick.toggled.connect(take)
        return tick, tick.setChecked
    if choices:
        several = Segmented(name, [(key, text, "") for key, text in choices.items()], str(field.default))
        several.changed.connect(take)
        return _labeled(name, help_text, several), several.choose
    if isinstance(field.default, int):
        number = _percent(take)
        return _labeled(name, help_text, _left(number)), number.setValue
    folder = FolderField(name, take)
    return _labeled(name, help_text, folder), folder.show_folder


class _Percent(QSpinBox):
    """A number with the air before it that other fields have; the style sheet does not reach the line inside."""

    def __init__(self) -> None:
        super().__init__()
        dressing.redraw(self)

    def restyle(self) -> None:
        """Take the size from the theme again."""
        self.lineEdit().setTextMargins(theme.px(7), 0, 0, 0)


def _percent(take: Take) -> QSpinBox:
    made = _Percent()
    made.setRange(SMALLEST_TEXT, LARGEST_TEXT)
    made.setSingleStep(_STEP)
    made.setSuffix(" %")
    made.setKeyboardTracking(False)
    dressing.fix(made, least_width=96)
    made.valueChanged.connect(take)
    return made


def _left(widget: QWidget) -> QWidget:
    """A control at the left of its line, no wider than it needs."""
    made = QWidget()
    row = QHBoxLayout(made)
    dressing.space(row)
    row.addWidget(widget)
    row.addStretch(1)
    made.setFocusProxy(widget)
    return made


def _labeled(name: str, help_text: str, widget: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    dressing.space(column, spacing=4)
    named = label(name, "strong")
    named.setBuddy(widget)
    inner = widget.focusProxy()
    if inner is not None and not inner.accessibleName():
        inner.setAccessibleName(name)
    column.addWidget(named)
    column.addWidget(widget)
    column.addWidget(label(help_text, "caption", wrap=True))
    return made


class FolderField(QWidget):
    """A folder that may be left empty: a line, a button, and what to know of the place."""

    def __init__(self, name: str, take: Take) -> None:
        super().__init__()
        self._name, self._take = name, take
        self.edit = QLineEdit()
        self.edit.setAccessibleName(name)
        self.choose = button("Choose folder")
        self.choose.setAccessibleName(f"Choose folder: {name}")
        self.aside = label("", "error", wrap=True)
        self.aside.hide()
        line = QHBoxLayout()
        dressing.space(line, spacing=8)
        line.addWidget(self.edit, 1)
        line.addWidget(self.choose)
        column = QVBoxLayout(self)
        dressing.space(column, spacing=4)
        column.addLayout(line)
        column.addWidget(self.aside)
        self.setFocusProxy(self.edit)
        self.edit.editingFinished.connect(self._typed)
        self.choose.clicked.connect(self._choose)

    def show_folder(self, folder: str) -> None:
        """Show a folder, unless another one is just being typed."""
        if not (self.edit.hasFocus() and self.edit.isModified()):
            self.edit.setText(short(Path(folder)) if folder else "")
            self._judge()

    def _typed(self) -> None:
        self._judge()
        typed = self.edit.text().strip()
        folder = Path(typed).expanduser()
        if not typed or folder.is_absolute():
            self.edit.setModified(False)
            self._take(str(folder) if typed else "")

    def _judge(self) -> None:
        typed = self.edit.text().strip()
        folder = Path(typed).expanduser()
        service = synced_by(folder) if typed else ""
        said = f"{service} copies this folder to other computers." if service else ""
        self.aside.setText(
            "Give the whole path of the folder." if typed and not folder.is_absolute() else said
        )
        self.aside.setVisible(bool(self.aside.text()))

    def _choose(self) -> None:
        start = self.edit.text().strip() or str(Path.home())
        chosen = QFileDialog.getExistingDirectory(self, self._name, str(Path(start).expanduser()))
        if chosen:
            self.edit.setText(short(Path(chosen)))
            self._typed()
