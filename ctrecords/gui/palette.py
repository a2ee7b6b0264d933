"""What the palette offers in this window, and what choosing one of it does.

It knows the commands and the places; the dialog and its index know neither.
"""

from functools import partial

from ctrecords.actions import requests
from ctrecords.casebook import Casebook
from ctrecords.gui.dialogs.palette import Palette
from ctrecords.gui.dialogs.palette_index import Entry, Kind, entry, gather
from ctrecords.gui.dialogs.quick_log import open_quick_log
from ctrecords.gui.dialogs.remind import open_remind
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.requests_doing import do_act
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.shell import Shell
from ctrecords.law.docket import Act, Due, most_urgent, next_act
from ctrecords.law.standing import Standing
from ctrecords.model.ids import RequestId

_OWN = "palette"
_ICONS = {
    Act.MAKE_LETTER: "letter",
    Act.MARK_SENT: "check",
    Act.LOG_CALL: "call",
    Act.DONE: "check",
    Act.ANSWER_FEE: "money",
    Act.COMPLAINT: "flag",
    Act.READ: "mail",
}


def open_palette(shell: Shell) -> None:
    """Open the palette over the window; opened again, it closes."""
    desk = shell.desk
    standing_open = next((one for one in shell.over().findChildren(Palette) if one.isVisible()), None)
    if standing_open is not None:
        standing_open.reject()
    if desk is None or standing_open is not None:
        return
    palette = Palette(shell.over(), _commands(shell), shell.recent())
    palette.asked.connect(partial(_ask_acts, shell, palette))
    palette.chosen.connect(partial(_do, shell))
    palette.open_over()
    desk.read(gather, palette.take, label="Looking at what there is", key="palette")


def _commands(shell: Shell) -> list[Entry]:
    from ctrecords.gui.acts import PLACES

    made: list[Entry] = []
    for command, text in shell.possible():
        where = PLACES.get(command.id)
        goes = where is not None and command.id == where.value
        if command.id != _OWN:
            made.append(
                entry(
                    Kind.SCREEN if goes else Kind.COMMAND,
                    text,
                    icon=command.icon,
                    keys=command.shown(),
                    place=Place(where) if goes and where is not None else None,
                    command=command.id,
                )
            )
    return made


def _do(shell: Shell, chosen: object) -> None:
    if not isinstance(chosen, Entry):
        return
    if chosen.kind is not Kind.WORDS:
        shell.remember(chosen.key)
    if chosen.kind is Kind.ACT and chosen.place is not None:
        _do_act(shell, chosen.command, RequestId(chosen.place.id))
    elif chosen.place is not None:
        shell.show_place(chosen.place)
    else:
        shell.run(chosen.command)


# The acts of the one request that fits best


def _ask_acts(shell: Shell, palette: Palette, words: str) -> None:
    desk, best = shell.desk, palette.list.current()
    if desk is None or best is None or best.kind is not Kind.REQUEST or best.place is None:
        return
    number = RequestId(best.place.id)
    desk.read(
        lambda book: (words, acts(book, number)),
        palette.add_acts,
        label="Looking at a request",
        key="palette-acts",
    )


def acts(book: Casebook, number: RequestId) -> list[Entry]:
    """What one can do about a request from anywhere: its next act, a call, a reminder."""
    standing, act, due = _standing(book, number)
    name, town = standing.thread.agency.name, standing.thread.agency.town
    place = Place(Where.REQUEST, number)
    made = [
        entry(Kind.ACT, "Log call", aside=name, icon="call", also=town, place=place, command="log-call"),
        entry(Kind.ACT, "Remind me", aside=name, icon="bell", also=town, place=place, command="remind"),
    ]
    if act is not None and act is not Act.LOG_CALL:
        icon = _ICONS.get(act, "pencil")
        words = f"{name}, {due.when}" if due is not None else name
        made.insert(0, entry(Kind.ACT, str(act), aside=words, icon=icon, place=place, command="next-act"))
    return made


def _standing(book: Casebook, number: RequestId) -> tuple[Standing, Act | None, Due | None]:
    standing = requests.show(book, number)
    law = book.statutes()[standing.thread.agency.law]
    return standing, next_act(standing, law), most_urgent(standing, law)


def _do_act(shell: Shell, command: str, number: RequestId) -> None:
    desk, screen = shell.desk, shell.shown
    if desk is None or screen is None:
        return
    if command == "log-call":
        open_quick_log(desk, shell.over(), shell.say, request=number)
    elif command == "remind":
        name = requests.show(desk.casebook, number).thread.agency.name
        open_remind(desk, shell.over(), number, name, shell.say)
    else:
        desk.read(lambda book: _standing(book, number), partial(_next, screen), label="Looking at a request")


def _next(screen: Screen, found: tuple[Standing, Act | None, Due | None]) -> None:
    standing, act, due = found
    do_act(screen, standing, act, due.reminder if due is not None else None)
