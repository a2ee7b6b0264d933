"""Every command of the window, once: menus, shortcut sheet, enabled state and tests read this table.

It must not know what a command does; the window and the screens do them by id.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import partial

from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget


class Needs(StrEnum):
    """What must be there before a command can be done."""

    NOTHING = "nothing"
    CASEBOOK = "casebook"
    REQUEST = "request"
    SCREEN = "screen"


class Menu(StrEnum):
    """The menus, in their order."""

    CASEBOOK = "Casebook"
    EDIT = "Edit"
    GO = "Go"
    REQUEST = "Request"
    VIEW = "View"
    HELP = "Help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One thing the window can be told to do.

    ``keys`` are shortcuts as text, Ctrl being Command on macOS; ``standard`` is the system's own shortcut for
    it, used beside ``keys`` where it exists. ``gap`` puts a line above it in its menu; ``typing`` is False for
    one whose shortcut does nothing while a text field has the keyboard.
    """

    id: str
    text: str
    menu: Menu
    keys: tuple[str, ...] = ()
    standard: QKeySequence.StandardKey | None = None
    icon: str = ""
    needs: Needs = Needs.CASEBOOK
    gap: bool = False
    typing: bool = True

    def shortcuts(self) -> list[QKeySequence]:
        """The shortcuts, the one to show first."""
        listed = [QKeySequence(key) for key in self.keys]
        system = QKeySequence.keyBindings(self.standard) if self.standard is not None else []
        return [*listed, *(key for key in system if key not in listed)]

    def shown(self) -> str:
        """The shortcut as the system writes it, empty when there is none."""
        keys = self.shortcuts()
        return keys[0].toString(QKeySequence.SequenceFormat.NativeText) if keys else ""


_Key = QKeySequence.StandardKey

COMMANDS: tuple[Command, ...] = (
    Command(
        id="open",
        text="Open casebook",
        menu=Menu.CASEBOOK,
        keys=("Ctrl+O",),
        icon="open",
        needs=Needs.NOTHING,
    ),
    Command(id="new", text="New casebook", menu=Menu.CASEBOOK, icon="plus", needs=Needs.NOTHING),
    Command(
        id="new-request", text="New request", menu=Menu.CASEBOOK, keys=("Ctrl+N",), icon="plus", gap=True
    ),
    Command(id="new-case", text="New case", menu=Menu.CASEBOOK, keys=("Ctrl+Shift+N",), icon="case"),
    Command(id="add-files", text="Add files", menu=Menu.CASEBOOK, keys=("Ctrl+I",), icon="import", gap=True),
    Command(id="add-folder", text="Add folder", menu=Menu.CASEBOOK, icon="case"),
    Command(
        id="paste",
        text="Paste files",
        menu=Menu.CASEBOOK,
        keys=("Ctrl+V",),
        standard=_Key.Paste,
        icon="import",
        typing=False,
    ),
    Command(id="requester", text="Who the letters are from", menu=Menu.CASEBOOK),
    Command(
        id="import-requests",
        text="Import requests from a spreadsheet",
        menu=Menu.CASEBOOK,
        icon="import",
        gap=True,
    ),
    Command(id="import-agencies", text="Import agencies", menu=Menu.CASEBOOK, icon="import"),
    Command(id="export-agencies", text="Export agencies", menu=Menu.CASEBOOK, icon="export"),
    Command(id="add-agency", text="Add agency", menu=Menu.CASEBOOK, icon="plus"),
    Command(id="law-files", text="Law files", menu=Menu.CASEBOOK, icon="doc"),
    Command(
        id="settings",
        text="Settings",
        menu=Menu.CASEBOOK,
        keys=("Ctrl+,",),
        standard=_Key.Preferences,
        icon="gear",
    ),
    Command(
        id="print",
        text="Print",
        menu=Menu.CASEBOOK,
        keys=("Ctrl+P",),
        standard=_Key.Print,
        icon="print",
        needs=Needs.SCREEN,
        gap=True,
    ),
    Command(
        id="backup",
        text="Back up now",
        menu=Menu.CASEBOOK,
        keys=("Ctrl+B",),
        icon="archive",
        gap=True,
        typing=False,
    ),
    Command(id="restore", text="Restore a backup", menu=Menu.CASEBOOK, icon="import", needs=Needs.NOTHING),
    Command(id="check", text="Check casebook", menu=Menu.CASEBOOK, icon="shield"),
    Command(
        id="quit",
        text="Quit",
        menu=Menu.CASEBOOK,
        keys=("Ctrl+Q",),
        standard=_Key.Quit,
        needs=Needs.NOTHING,
        gap=True,
    ),
    Command(id="undo", text="Undo", menu=Menu.EDIT, keys=("Ctrl+Z",), standard=_Key.Undo),
    Command(id="redo", text="Redo", menu=Menu.EDIT, keys=("Ctrl+Shift+Z",), standard=_Key.Redo),
    Command(
        id="cite",
        text="Cite this page",
        menu=Menu.EDIT,
        keys=("Ctrl+E",),
        icon="quote",
        needs=Needs.SCREEN,
        gap=True,
    ),
    Command(
        id="copy-citation",
        text="Copy citation",
        menu=Menu.EDIT,
        keys=("Ctrl+Shift+C",),
        icon="copy",
        needs=Needs.SCREEN,
    ),
    Command(id="withhold", text="Log a withholding", menu=Menu.EDIT, icon="minus", needs=Needs.SCREEN),
    Command(
        id="how-it-came", text="Say how it came", menu=Menu.EDIT, icon="pencil", needs=Needs.SCREEN, gap=True
    ),
    Command(id="read-again", text="Read again", menu=Menu.EDIT, icon="eye", needs=Needs.SCREEN),
    Command(id="trash", text="Move to trash", menu=Menu.EDIT, icon="trash", needs=Needs.SCREEN),
    Command(id="put-back", text="Put back", menu=Menu.EDIT, icon="undo", needs=Needs.SCREEN),
    Command(id="forget", text="Forget for good", menu=Menu.EDIT, icon="deny", needs=Needs.SCREEN),
    Command(id="palette", text="Go to or do", menu=Menu.GO, keys=("Ctrl+K",), icon="search"),
    Command(id="back", text="Back", menu=Menu.GO, keys=("Alt+Left",), icon="back", gap=True),
    Command(id="forward", text="Forward", menu=Menu.GO, keys=("Alt+Right",), icon="fwd"),
    Command(id="today", text="Today", menu=Menu.GO, keys=("Ctrl+1",), icon="today", gap=True),
    Command(id="requests", text="All requests", menu=Menu.GO, keys=("Ctrl+2",), icon="requests"),
    Command(id="documents", text="Documents", menu=Menu.GO, keys=("Ctrl+3",), icon="docs"),
    Command(id="inbox", text="Inbox", menu=Menu.GO, icon="import"),
    Command(id="agencies", text="Agencies", menu=Menu.GO, keys=("Ctrl+4",), icon="agency"),
    Command(
        id="search", text="Search everything", menu=Menu.GO, keys=("Ctrl+5", "Ctrl+Shift+F"), icon="search"
    ),
    Command(id="letters", text="Letters", menu=Menu.GO, icon="letter"),
    Command(id="open-trash", text="Trash", menu=Menu.GO, icon="trash"),
    Command(
        id="next-act",
        text="Do the next act",
        menu=Menu.REQUEST,
        keys=("Ctrl+Enter", "Ctrl+Return"),
        needs=Needs.SCREEN,
    ),
    Command(
        id="write",
        text="Write letter",
        menu=Menu.REQUEST,
        keys=("Ctrl+T",),
        icon="letter",
        needs=Needs.SCREEN,
    ),
    Command(id="send", text="Send letter", menu=Menu.REQUEST, icon="mail", needs=Needs.SCREEN),
    Command(id="log", text="Log", menu=Menu.REQUEST, keys=("Ctrl+J",), icon="plus", gap=True),
    Command(id="log-call", text="Log a call", menu=Menu.REQUEST, keys=("Ctrl+Shift+J",), icon="call"),
    Command(
        id="remind", text="Remind me", menu=Menu.REQUEST, keys=("Ctrl+R",), icon="bell", needs=Needs.REQUEST
    ),
    Command(id="tag", text="Tag", menu=Menu.REQUEST, icon="tag", needs=Needs.SCREEN),
    Command(id="tag-case", text="Tag the case", menu=Menu.REQUEST, icon="tag", needs=Needs.SCREEN),
    Command(id="tag-event", text="Tag the chosen event", menu=Menu.REQUEST, icon="tag", needs=Needs.SCREEN),
    Command(
        id="snooze",
        text="Snooze",
        menu=Menu.REQUEST,
        keys=("Ctrl+Shift+R",),
        icon="clock",
        needs=Needs.SCREEN,
    ),
    Command(
        id="log-other",
        text="Log what happened",
        menu=Menu.REQUEST,
        icon="pencil",
        needs=Needs.SCREEN,
        gap=True,
    ),
    Command(id="answer-fee", text="Answer fee", menu=Menu.REQUEST, icon="money", needs=Needs.SCREEN),
    Command(id="narrow", text="Narrow or clarify", menu=Menu.REQUEST, icon="minus", needs=Needs.SCREEN),
    Command(id="referral", text="Follow a referral", menu=Menu.REQUEST, icon="swap", needs=Needs.SCREEN),
    Command(
        id="attach",
        text="Attach files to the chosen event",
        menu=Menu.REQUEST,
        icon="clip",
        needs=Needs.SCREEN,
    ),
    Command(id="move-event", text="Move the chosen event", menu=Menu.REQUEST, icon="fwd", needs=Needs.SCREEN),
    Command(id="numbers", text="Numbers", menu=Menu.REQUEST, icon="link", needs=Needs.SCREEN, gap=True),
    Command(id="note", text="Write note", menu=Menu.REQUEST, icon="note", needs=Needs.SCREEN),
    Command(id="notes", text="Notes", menu=Menu.REQUEST, icon="note", needs=Needs.SCREEN),
    Command(
        id="filter",
        text="Filter the list",
        menu=Menu.VIEW,
        keys=("Ctrl+F",),
        icon="filter",
        needs=Needs.SCREEN,
    ),
    Command(id="next-pane", text="Next pane", menu=Menu.VIEW, keys=("F6",), needs=Needs.NOTHING),
    Command(
        id="previous-pane", text="Previous pane", menu=Menu.VIEW, keys=("Shift+F6",), needs=Needs.NOTHING
    ),
    Command(id="inspector", text="Show or hide the inspector", menu=Menu.VIEW, keys=("F8",)),
    Command(
        id="larger",
        text="Larger text",
        menu=Menu.VIEW,
        keys=("Ctrl++", "Ctrl+="),
        standard=_Key.ZoomIn,
        needs=Needs.NOTHING,
        gap=True,
    ),
    Command(
        id="smaller",
        text="Smaller text",
        menu=Menu.VIEW,
        keys=("Ctrl+-",),
        standard=_Key.ZoomOut,
        needs=Needs.NOTHING,
    ),
    Command(id="usual-size", text="Usual text size", menu=Menu.VIEW, keys=("Ctrl+0",), needs=Needs.NOTHING),
    Command(id="shortcuts", text="Shortcuts", menu=Menu.HELP, keys=("F1",), needs=Needs.NOTHING),
)


def by_id(command: str) -> Command:
    """The command of that id."""
    return next(row for row in COMMANDS if row.id == command)


def actions(
    owner: QWidget, run: Callable[[str], None], icon: Callable[[str], QIcon] | None = None
) -> dict[str, QAction]:
    """One QAction for each command, added to *owner*; triggering one calls *run* with its id."""
    made: dict[str, QAction] = {}
    for command in COMMANDS:
        action = QAction(command.text, owner)
        action.setObjectName(command.id)
        action.setShortcuts(command.shortcuts())
        action.setAutoRepeat(
            command.id in {"undo", "redo", "larger", "smaller", "next-pane", "previous-pane"}
        )
        action.triggered.connect(partial(_fire, run, command.id))
        if icon is not None and command.icon:
            action.setIcon(icon(command.icon))
        owner.addAction(action)
        made[command.id] = action
    return made


def menus(owner: QWidget, made: Mapping[str, QAction]) -> list[QMenu]:
    """The menus with their actions, for the menu bar and the ≡ button alike."""
    found: list[QMenu] = []
    for name in Menu:
        menu = QMenu(name.value, owner)
        for command in COMMANDS:
            if command.menu is not name:
                continue
            if command.gap:
                menu.addSeparator()
            menu.addAction(made[command.id])
        found.append(menu)
    return found


def _fire(run: Callable[[str], None], command: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's signal
    run(command)
