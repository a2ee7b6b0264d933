"""Doing the one next act of a request from a list: Today's rows, a case's table, the peek pane.

Each act is a dialog or a place; letters the app does not write yet open the request.
"""

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
from ctrecords.model.request import Reminder


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
            open_answer_fee(
                desk, screen, request, done, narrow=lambda: open_narrow(desk, screen, request, done)
            )
        case Act.DONE if reminder is not None:
            mark_done(desk, reminder, done)
        case _:
            screen.go.emit(Place(Where.REQUEST, request))
