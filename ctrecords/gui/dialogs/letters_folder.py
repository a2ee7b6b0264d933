"""Which folder the letters go to, asked once for each open casebook.

It must not know the letters; it only reads a path.
"""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from ctrecords.gui import dressing
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.places import short, synced_by
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.labels import label

_LINE = (
    "The letters are Word files; the casebook keeps a copy of each. The folder is made when it is missing."
)


class LettersFolder(FormDialog):
    """Asks for the folder; `folder` says which."""

    def __init__(self, verb: str, proposed: Path, parent: QWidget | None = None) -> None:
        super().__init__("Where the letters go", verb, parent, line=_LINE, width=480)
        self.edit = QLineEdit(short(proposed))
        self.choose = button("Choose folder")
        self.aside = label("", "error", wrap=True)
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        dressing.space(row, spacing=8)
        row.addWidget(self.edit, 1)
        row.addWidget(self.choose)
        held.setFocusProxy(self.edit)
        self.add("Folder", held)
        self.edit.setAccessibleName("Folder")
        self.add_line(self.aside)
        self.choose.clicked.connect(self._choose)
        self.edit.textChanged.connect(self._judge)
        self._judge()
        self.edit.setFocus()

    def folder(self) -> Path:
        """The folder typed, with ~ resolved."""
        return Path(self.edit.text().strip()).expanduser()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Where the letters go", str(self.folder().parent))
        if chosen:
            self.edit.setText(short(Path(chosen)))

    def _judge(self) -> None:
        service, whole = synced_by(self.folder()), self.folder().is_absolute()
        self.aside.setText(
            "Give the whole path of the folder."
            if not whole
            else f"{service} copies this folder to other computers."
            if service
            else ""
        )
        self.aside.setVisible(bool(self.aside.text()))
        self.send_button.setEnabled(whole)
