"""One case: its requests, what came of their items, and the next act of each."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from ctrecords.actions.notes import Subject
from ctrecords.gui.dialogs.notes import open_notes
from ctrecords.gui.navigation import Where
from ctrecords.gui.screens.requests_list import RequestsList
from ctrecords.model.ids import CaseId


class CaseScreen(RequestsList):
    """The requests of one case."""

    where: ClassVar[Where] = Where.CASE

    does: ClassVar[frozenset[str]] = RequestsList.does | {"notes"}

    def number(self) -> CaseId | None:
        """The case shown."""
        return CaseId(self.place.id)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done with the chosen request, and the notes on the case."""
        return {**super().commands(), "notes": self.notes}

    def notes(self) -> None:
        """Show the notes on the case and ask for one more."""
        about = Subject(case=self.number())
        open_notes(self.desk, self, about, self.title, self.did.emit)
