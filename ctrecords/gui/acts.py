"""What the commands of the window do, by id; a command of `commands.py` not listed here is done by a screen.

It must not know how the window is built, only what a shell offers. Acts that open dialogs are imported when they are
first done, so that the start does not wait for them.
"""

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module

from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.shell import Shell

Act = Callable[[Shell, object], None]


LATE = (
    *("filing:add_files", "filing:add_folder", "filing:paste"),
    *("doing:new_case", "doing:requester", "doing:law_files", "doing:log_call", "doing:check"),
    *("doing:shortcuts", "doing:palette", "doing:undo", "doing:redo", "backing:back_up"),
    *("importing:import_requests", "importing:import_agencies"),
    *("importing:export_agencies", "importing:add_agency"),
)
"""Acts by module and name; a test finds each of them."""


def find(name: str) -> Act:
    """An act of `LATE`."""
    module, function = name.split(":")
    found: Act = getattr(import_module(f"ctrecords.gui.{module}"), function)
    return found


def _late(name: str) -> Act:
    def act(shell: Shell, subject: object) -> None:
        find(name)(shell, subject)

    return act


_LATE = {name.split(":")[1]: _late(name) for name in LATE}


def _go(where: Where, shell: Shell, _subject: object) -> None:
    shell.show_place(Place(where))


def _new_request(shell: Shell, subject: object) -> None:
    shell.show_place(Place(Where.LETTERS, subject if isinstance(subject, int) else 0))


ACTS: Mapping[str, Act] = {
    "open": lambda shell, _subject: shell.welcome(1),
    "new": lambda shell, _subject: shell.welcome(0),
    "new-request": _new_request,
    "new-case": _LATE["new_case"],
    "add-files": _LATE["add_files"],
    "add-folder": _LATE["add_folder"],
    "paste": _LATE["paste"],
    "requester": _LATE["requester"],
    "log-call": _LATE["log_call"],
    "import-requests": _LATE["import_requests"],
    "import-agencies": _LATE["import_agencies"],
    "export-agencies": _LATE["export_agencies"],
    "add-agency": _LATE["add_agency"],
    "law-files": _LATE["law_files"],
    "backup": _LATE["back_up"],
    "restore": lambda shell, _subject: shell.welcome(3),
    "check": _LATE["check"],
    "quit": lambda shell, _subject: shell.leave(),
    "undo": _LATE["undo"],
    "redo": _LATE["redo"],
    "palette": _LATE["palette"],
    "back": lambda shell, _subject: shell.step(-1),
    "forward": lambda shell, _subject: shell.step(1),
    "today": partial(_go, Where.TODAY),
    "requests": partial(_go, Where.REQUESTS),
    "inbox": partial(_go, Where.INBOX),
    "documents": partial(_go, Where.DOCUMENTS),
    "agencies": partial(_go, Where.AGENCIES),
    "search": partial(_go, Where.SEARCH),
    "letters": partial(_go, Where.LETTERS),
    "open-trash": partial(_go, Where.TRASH),
    "settings": partial(_go, Where.SETTINGS),
    "next-pane": lambda shell, _subject: shell.step_pane(1),
    "previous-pane": lambda shell, _subject: shell.step_pane(-1),
    "inspector": lambda shell, _subject: shell.toggle_inspector(),
    "larger": lambda shell, _subject: shell.zoom(1),
    "smaller": lambda shell, _subject: shell.zoom(-1),
    "usual-size": lambda shell, _subject: shell.zoom(0),
    "shortcuts": _LATE["shortcuts"],
}

PLACES: Mapping[str, Where] = {
    "today": Where.TODAY,
    "requests": Where.REQUESTS,
    "inbox": Where.INBOX,
    "documents": Where.DOCUMENTS,
    "agencies": Where.AGENCIES,
    "search": Where.SEARCH,
    "letters": Where.LETTERS,
    "open-trash": Where.TRASH,
    "settings": Where.SETTINGS,
    "new-request": Where.LETTERS,
    "import-requests": Where.CASE,
    "import-agencies": Where.AGENCIES,
    "export-agencies": Where.AGENCIES,
    "add-agency": Where.AGENCIES,
}
"""Commands that need a screen of that kind of place."""
