"""Who the letters are from: name, address, phone, e-mail and the picture of a signature."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ctrecords.actions import requester
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.gui import dressing, theme
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.widgets.buttons import small
from ctrecords.gui.widgets.labels import label
from ctrecords.letters.signing import HIGH, WIDE
from ctrecords.model.directory import Requester
from ctrecords.progress import Progress


class Signature(QWidget):
    """The picture above the printed name: which one, or none. ``chosen`` is a file not kept yet."""

    def __init__(self, kept: bytes | None) -> None:
        super().__init__()
        self.setAccessibleName("Signature")
        self.chosen: Path | None = None
        self.removed = False
        self._kept = kept is not None
        self.picture = QLabel()
        self.picture.setAccessibleName("The signature as it stands in letters")
        self.words = label("", "second", wrap=True)
        self.choose = small("Choose picture")
        self.remove = small("Remove signature")
        buttons = QHBoxLayout()
        dressing.space(buttons, spacing=8)
        for piece in (self.choose, self.remove):
            buttons.addWidget(piece)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        dressing.space(column, spacing=6)
        column.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.words)
        column.addLayout(buttons)
        self.setFocusProxy(self.choose)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(self._drop)
        self._draw(kept)

    def take(self, file: Path) -> None:
        """Show that a file is to become the signature."""
        self.chosen, self.removed = file, False
        self._say(f"{file.name}, put in when the details are saved", there=True)

    def _ask(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, "Picture of your signature", "", "Pictures (*.png *.jpg *.jpeg)"
        )
        if chosen:
            self.take(Path(chosen))

    def _drop(self) -> None:
        self.chosen, self.removed = None, self._kept
        self._draw(None)

    def _draw(self, kept: bytes | None) -> None:
        picture = QPixmap()
        there = kept is not None and picture.loadFromData(kept)
        self._say("" if there else "None: letters are signed by hand.", there=there)
        if there:
            self.picture.setPixmap(_on_paper(picture))
            self.picture.show()

    def _say(self, words: str, *, there: bool) -> None:
        self.picture.hide()
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.remove.setVisible(there)


def _on_paper(picture: QPixmap) -> QPixmap:
    """A picture in the size it has in letters, on light paper in every scheme."""
    room, around = QSize(theme.px(WIDE), theme.px(HIGH)), theme.px(6)
    ink = picture.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    made = QPixmap(ink.size() + QSize(2 * around, 2 * around))
    made.fill(theme.color("page"))
    painter = QPainter(made)
    painter.drawPixmap(around, around, ink)
    painter.end()
    return made


class RequesterDialog(FormDialog):
    """Asks for what stands at the head of every letter."""

    def __init__(
        self, known: Requester | None, parent: QWidget | None = None, *, signature: bytes | None = None
    ) -> None:
        super().__init__(
            "Who the letters are from",
            "Save details",
            parent,
            line="This stands at the head of every letter. It stays on this computer.",
        )
        self.name = QLineEdit()
        self.address = QPlainTextEdit()
        self.address.setTabChangesFocus(True)
        dressing.fix(self.address, height=72)
        self.phone = QLineEdit()
        self.email = QLineEdit()
        self.add("Name", self.name)
        self.add("Address", self.address)
        self.add("Phone", self.phone)
        self.add("E-mail", self.email)
        self.signature = Signature(signature)
        self.add("Signature, above the printed name", self.signature)
        if known is not None:
            self.name.setText(known.name)
            self.address.setPlainText(known.address)
            self.phone.setText(known.phone)
            self.email.setText(known.email)
        self.name.setFocus()

    def checked(self) -> tuple[str, str, str, str]:
        """The same, once a letter can be signed and answered with it; the keyboard goes to what is missing.

        Raises:
            CtrecordsError: the name or the postal address is missing.
        """
        name, address, *_others = given = self.values()
        missing = [
            (field, what)
            for field, text, what in (
                (self.name, name, "a name to be signed with"),
                (self.address, address, "a postal address"),
            )
            if not text.strip()
        ]
        if missing:
            missing[0][0].setFocus(Qt.FocusReason.TabFocusReason)
            needs = " and ".join(what for _field, what in missing)
            raise CtrecordsError(f"A letter needs {needs}.", remedy="Write it as it stands in a letter.")
        return given

    def values(self) -> tuple[str, str, str, str]:
        """Name, address, phone and e-mail as typed."""
        return self.name.text(), self.address.toPlainText(), self.phone.text(), self.email.text()


def open_requester(
    desk: Desk, parent: QWidget, known: Requester | None, done: Callable[[Requester], None]
) -> None:
    """Ask who the letters are from; *done* gets it once it is saved."""
    dialog = RequesterDialog(known, parent, signature=requester.signature(desk.casebook))

    def kept(row: Requester) -> None:
        dialog.accept()
        done(row)

    def send() -> None:
        name, address, phone, email = dialog.checked()
        chosen, removed = dialog.signature.chosen, dialog.signature.removed

        def keep(book: Casebook, _progress: Progress) -> Requester:
            return requester.keep(
                book, name=name, address=address, phone=phone, email=email, picture=chosen, unsign=removed
            )

        desk.write(keep, kept, label="Saving", failed=dialog.refuse)

    dialog.submit(send)
