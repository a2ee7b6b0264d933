"""Asks whether something in the inbox belongs to the request that was proposed, and then what was answered."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from ctrecords.actions import cases, inbox, moving
from ctrecords.actions.inbox import Waiting
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.gui import errors
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.document import open_how_it_came
from ctrecords.gui.dialogs.fields import finding_box, found_in
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.outcomes import open_outcomes
from ctrecords.gui.dialogs.quick_log import Chooseable
from ctrecords.gui.dialogs.quick_log import gather as gather_requests
from ctrecords.gui.shell import Shell
from ctrecords.gui.widgets.buttons import Kind
from ctrecords.gui.widgets.message import Choice, Message
from ctrecords.model.days import plural
from ctrecords.model.ids import CaseId, EventId, RequestId, ref
from ctrecords.model.kinds import Direction

Say = Callable[[str], None]


def open_answered(shell: Shell, waiting: Waiting) -> None:
    """Propose the request something surely belongs to."""
    desk, best = shell.desk, waiting.proposed[0]
    if desk is None:
        return
    there = ref("R", best.request)
    asked = Message(
        f"“{waiting.subject or waiting.documents[0].name}” looks like an answer to {there}",
        f"{best.agency}. {best.why} It waits in the inbox until you say where it belongs.",
        choices=(
            Choice("Leave in inbox", "leave"),
            Choice("Choose another", "other"),
            Choice(f"Put on {there}", "put", Kind.PRIMARY),
        ),
        icon="mail",
        icon_role="mark_info",
        parent=shell.over(),
    )

    def chosen() -> None:
        if asked.chosen == "put":
            put(desk, shell.over(), [(waiting, best.request)], shell.say)
        elif asked.chosen == "other":
            open_placing(desk, shell.over(), [waiting], shell.say)

    asked.finished.connect(chosen)
    errors.shown(asked)


def put(desk: Desk, over: QWidget, pairs: Sequence[tuple[Waiting, RequestId]], say: Say) -> None:
    """Put things of the inbox on their requests, and ask what was answered when it is one message."""
    wanted = [(one.event.id, request) for one, request in pairs]

    def refused(error: CtrecordsError) -> None:
        """Say why, with the forms that mend it."""
        waiting = [one for one, _request in pairs]
        documents = [document for one in waiting for document in one.documents]
        ways: list[errors.Way] = [
            ("Say how it came", lambda: open_how_it_came(desk, over, documents, say)),
            ("Choose request", lambda: open_placing(desk, over, waiting, say)),
        ]
        errors.tell(over, error, ways=ways if len(pairs) == 1 else ())

    desk.write(
        lambda book, _progress: moving.assign_all(book, wanted),
        lambda _count: _placed(desk, over, pairs, say),
        label="Putting on requests",
        failed=refused,
    )


def _placed(desk: Desk, over: QWidget, pairs: Sequence[tuple[Waiting, RequestId]], say: Say) -> None:
    requests = {request for _one, request in pairs}
    where = ref("R", next(iter(requests))) if len(requests) == 1 else plural(len(requests), "request")
    what = f"“{pairs[0][0].subject}”" if len(pairs) == 1 else plural(len(pairs), "delivery", "deliveries")
    say(f"{what} put on {where}")
    if len(pairs) == 1:
        one, request = pairs[0]
        if one.message is not None and one.event.direction is Direction.IN:
            open_outcomes(desk, over, request, say, event=one.event.id)


class Placing(FormDialog):
    """Asks for the request, or the case as a whole, something belongs to."""

    def __init__(
        self,
        title: str,
        verb: str,
        requests: Sequence[Chooseable],
        held: Sequence[tuple[CaseId, str]],
        parent: QWidget,
    ) -> None:
        super().__init__(title, verb, parent, width=520)
        self._requests = {one.line: one.request for one in requests}
        self._cases = {f"{name}, the case as a whole": number for number, name in held}
        self.box = finding_box([*self._requests, *self._cases])
        self.box.setCurrentText("")
        self.add("Request or case it belongs to", self.box)
        self.box.setFocus()

    def target(self) -> RequestId | None:
        """The request chosen; None when a case was.

        Raises:
            CtrecordsError: none, or more than one, is called that.
        """
        return self._requests.get(found_in(self.box, "request", "requests"))

    def case(self) -> CaseId:
        """The case chosen."""
        return self._cases[found_in(self.box, "request", "requests")]


def open_placing(desk: Desk, over: QWidget, waiting: Sequence[Waiting], say: Say) -> None:
    """Ask where things of the inbox belong, and put them there."""
    title = waiting[0].subject if len(waiting) == 1 else plural(len(waiting), "delivery", "deliveries")

    def placed(request: RequestId) -> None:
        _placed(desk, over, [(one, request) for one in waiting], say)

    ask_where(
        desk,
        over,
        (f"Put on a request: {title}", "Put there"),
        [one.event.id for one in waiting],
        (placed, lambda name: say(f"Put in {name}")),
    )


def ask_where(
    desk: Desk,
    over: QWidget,
    words: tuple[str, str],
    events: Sequence[EventId],
    then: tuple[Callable[[RequestId], None], Callable[[str], None]],
) -> None:
    """Ask on which request, or in which case as a whole, events belong, and put them there in one step.

    *words* are the title and the button; *then* is told the request, or the name of the case.
    """

    def gather(book: Casebook) -> tuple[list[Chooseable], list[tuple[CaseId, str]]]:
        return gather_requests(book), [(one.case.id, one.case.title) for one in cases.listing(book)]

    def ask(found: tuple[list[Chooseable], list[tuple[CaseId, str]]]) -> None:
        dialog = Placing(*words, *found, over)
        dialog.submit(partial(_send, desk, dialog, events, dict(found[1]), then))

    desk.read(gather, ask, label="Looking up requests")


def _send(
    desk: Desk,
    dialog: Placing,
    events: Sequence[EventId],
    names: Mapping[CaseId, str],
    then: tuple[Callable[[RequestId], None], Callable[[str], None]],
) -> None:
    request = dialog.target()
    if request is not None:
        pairs = [(event, request) for event in events]
        desk.write(
            lambda book, _progress: moving.assign_all(book, pairs),
            lambda _count: _done(dialog, lambda: then[0](request)),
            label="Putting on a request",
            failed=dialog.refuse,
        )
        return
    case = dialog.case()
    desk.write(
        lambda book, _progress: inbox.all_to_case(book, events, case),
        lambda _count: _done(dialog, lambda: then[1](f"“{names[case]}”")),
        label="Putting in a case",
        failed=dialog.refuse,
    )


def _done(dialog: Placing, then: Callable[[], None]) -> None:
    dialog.accept()
    then()
