"""Which screens there are, in the order of the sidebar; a new screen adds its line here.

A place whose screen is not listed has no entry in the sidebar and no command in the menus. A screen is imported
when it is first shown, so that the start does not wait for screens nobody looks at; once a casebook is open, the
others are imported in the background.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from ctrecords.gui.commands import COMMANDS
from ctrecords.gui.desk import Desk
from ctrecords.gui.navigation import Where
from ctrecords.gui.screens.screen import Screen


@dataclass(frozen=True, slots=True)
class Later:
    """A screen by its name, imported when it is made."""

    where: Where
    name: str
    does: frozenset[str] = frozenset(command.id for command in COMMANDS)
    """All screens together do every command there is, which a test holds."""

    def kind(self) -> type[Screen]:
        """The screen itself."""
        module, name = self.name.split(":")
        found: type[Screen] = getattr(import_module(f"ctrecords.gui.screens.{module}"), name)
        return found

    @property
    def module(self) -> str:
        """The name of the module it is in."""
        return f"ctrecords.gui.screens.{self.name.split(':')[0]}"

    def __call__(self, desk: Desk) -> Screen:
        """Make the screen."""
        return self.kind()(desk)


Kind = type[Screen] | Later
Kinds = Sequence[Kind]

SCREENS: tuple[Later, ...] = (
    Later(Where.TODAY, "today:TodayScreen"),
    Later(Where.REQUESTS, "requests:RequestsScreen"),
    Later(Where.INBOX, "inbox:InboxScreen"),
    Later(Where.DOCUMENTS, "documents:DocumentsScreen"),
    Later(Where.AGENCIES, "agencies:AgenciesScreen"),
    Later(Where.SEARCH, "search:SearchScreen"),
    Later(Where.CASE, "case:CaseScreen"),
    Later(Where.LETTERS, "letters:LettersScreen"),
    Later(Where.WRITE, "write:WriteScreen"),
    Later(Where.REQUEST, "request:RequestScreen"),
    Later(Where.TRASH, "trash:TrashScreen"),
    Later(Where.SETTINGS, "settings:SettingsScreen"),
)
