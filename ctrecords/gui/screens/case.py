"""One case: its requests, what came of their items, and the next act of each."""

from typing import ClassVar

from ctrecords.gui.navigation import Where
from ctrecords.gui.screens.requests_list import RequestsList
from ctrecords.model.ids import CaseId


class CaseScreen(RequestsList):
    """The requests of one case."""

    where: ClassVar[Where] = Where.CASE

    def number(self) -> CaseId | None:
        """The case shown."""
        return CaseId(self.place.id)
