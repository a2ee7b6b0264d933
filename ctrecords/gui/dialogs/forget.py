"""Asks whether wrongly received files are to be forgotten: names what goes, what stays and which backups hold them."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from ctrecords.actions import forgetting
from ctrecords.actions.documents import Listed
from ctrecords.actions.forgetting import Going
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.widgets.buttons import Kind, set_kind
from ctrecords.gui.widgets.labels import label
from ctrecords.model.days import plural

_SHOWN = 20


class Forget(FormDialog):
    """What goes, and the reason; the one button that removes is red and is not the default."""

    def __init__(self, going: Going, parent: QWidget | None = None) -> None:
        count = len(going.documents)
        name = f"“{going.documents[0].name}”" if count == 1 else plural(count, "file")
        super().__init__(f"Forget {name}", f"Forget {plural(count, 'file')}", parent, width=520)
        set_kind(self.send_button, Kind.DANGER)
        self.send_button.setDefault(False)
        if count > 1:  # with them goes what came inside them
            more = f", and {count - _SHOWN:,} more" if count > _SHOWN else ""
            names = ", ".join(f"“{one.name}”" for one in going.documents[:_SHOWN])
            self.add_line(label(f"{names}{more}.", "body2", wrap=True), gap=4)
        for sentence in going.sentences():
            self.add_line(label(sentence, wrap=True), gap=4)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("It was meant for someone else")
        self.add("Reason, without naming what is in it", self.reason)
        self.reason.setFocus()


def open_forget(desk: Desk, parent: QWidget, rows: Sequence[Listed], done: Callable[[str], None]) -> None:
    """Ask whether documents are to be forgotten; *done* gets the sentence."""
    numbers = [row.document.id for row in rows]
    places = [desk.backup_folder] if desk.backup_folder is not None else []

    def ask(going: Going) -> None:
        dialog = Forget(going, parent)

        def send() -> None:
            reason = dialog.reason.text()
            desk.write(
                lambda book, _progress: forgetting.forget(book, numbers, reason, places),
                lambda gone: dialog.finish(done, f"{plural(len(gone.documents), 'file')} forgotten"),
                label="Forgetting",
                failed=dialog.refuse,
            )

        dialog.submit(send)

    desk.read(lambda book: forgetting.look(book, numbers, places), ask, label="Looking at what would go")
