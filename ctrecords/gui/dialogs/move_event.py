"""Moves an event that was filed on the wrong request to the right one, with the reason; both threads show it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from ctrecords.actions import moving
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.fields import finding_box, found_in
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.quick_log import Chooseable, gather
from ctrecords.model.event import Event


class MoveEvent(FormDialog):
    """Asks for the request it belongs to and why."""

    def __init__(self, title: str, requests: Sequence[Chooseable], parent: QWidget | None = None) -> None:
        super().__init__(
            f"Move: {title}",
            "Move event",
            parent,
            line="Its files go with it, and the dates of both requests are counted anew.",
            width=520,
        )
        self._requests = {one.line: one for one in requests}
        self.request = finding_box(list(self._requests))
        self.request.setCurrentText("")
        self.reason = QLineEdit()
        self.reason.setPlaceholderText("It names their file")
        self.add("Request it belongs to", self.request)
        self.add("Reason", self.reason)
        self.request.setFocus()

    def chosen(self) -> Chooseable:
        """The request it belongs to.

        Raises:
            CtrecordsError: none, or more than one, is called that.
        """
        return self._requests[found_in(self.request, "request", "requests")]


def open_move(desk: Desk, parent: QWidget, title: str, event: Event, done: Callable[[str], None]) -> None:
    """Ask where an event called *title* belongs; *done* gets the sentence."""

    def ask(found: Sequence[Chooseable]) -> None:
        dialog = MoveEvent(title, [one for one in found if one.request != event.request], parent)

        def send() -> None:
            target, reason = dialog.chosen(), dialog.reason.text()
            desk.write(
                lambda book, _progress: moving.assign(book, event.id, target.request, reason),
                lambda _moved: dialog.finish(done, f"Moved to {target.agency}"),
                label="Moving the event",
                failed=dialog.refuse,
            )

        dialog.submit(send)

    desk.read(gather, ask, label="Looking up requests")
