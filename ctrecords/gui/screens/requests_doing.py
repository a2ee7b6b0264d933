"""Doing the one next act of a request from a list: Today's rows, a case's table, the peek pane.

Each act is a dialog or a place; a letter is written where letters are written.
"""

from collections.abc import Sequence

from ctrecords.gui.dialogs.answer_fee import open_answer_fee
from ctrecords.gui.dialogs.mark_sent import open_mark_sent
from ctrecords.gui.dialogs.narrow import open_narrow
from ctrecords.gui.dialogs.outcomes import open_outcomes
from ctrecords.gui.dialogs.quick_log import open_quick_log
from ctrecords.gui.dialogs.remind import mark_done
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.screen import Screen
from ctrecords.law.docket import Act
from ctrecords.law.standing import Standing
from ctrecords.model.ids import RequestId
from ctrecords.model.request import Reminder

_LETTERS = {
    Act.FOLLOW_UP: ("follow-up",),
    Act.PROMISE_LETTER: ("promise-broken", "follow-up"),
    Act.COMPLAINT: ("foic-complaint",),
    Act.APPEAL: ("federal-appeal",),
    Act.ANSWER: ("narrowing",),
}
"""Acts that write a letter, with the kinds that are meant, the likeliest first."""


def write_to(screen: Screen, requests: Sequence[RequestId], kinds: Sequence[str] = ()) -> None:
    """Go to writing letters to some requests; *kinds* are the letters to begin with."""
    wish = screen.desk.writing
    wish.requests, wish.kinds = tuple(requests), tuple(kinds)
    screen.go.emit(Place(Where.WRITE, requests[0] if requests else 0, len(requests)))


def answer_fee(screen: Screen, request: RequestId) -> None:
    """Ask how the fee of a request is answered; an answer may be written as a letter."""
    desk, done = screen.desk, screen.did.emit
    open_answer_fee(
        desk,
        screen,
        request,
        done,
        narrow=lambda: open_narrow(desk, screen, request, done),
        write=lambda kind: write_to(screen, [request], [kind]),
    )


def do_act(screen: Screen, standing: Standing, act: Act | None, reminder: Reminder | None = None) -> None:
    """Do an act of a request over the screen that lists it."""
    request, desk, done = standing.thread.request.id, screen.desk, screen.did.emit
    unread = standing.happened.unread()
    match act:
        case Act.MAKE_LETTER:
            screen.go.emit(Place(Where.LETTERS, standing.thread.case.id, request))
        case Act.MARK_SENT:
            open_mark_sent(desk, screen, [request], done)
        case Act.READ | Act.LOG:
            open_outcomes(desk, screen, request, done, event=unread[0].event.id if unread else None)
        case Act.LOG_CALL:
            open_quick_log(desk, screen, done, request=request)
        case Act.ANSWER_FEE:
            answer_fee(screen, request)
        case Act.DONE if reminder is not None:
            mark_done(desk, reminder, done)
        case Act.FRESH:
            desk.fresh.append(request)
            screen.go.emit(Place(Where.LETTERS, standing.thread.case.id))
        case _ if act is not None and act in _LETTERS:
            write_to(screen, [request], _LETTERS[act])
        case _:
            screen.go.emit(Place(Where.REQUEST, request))
