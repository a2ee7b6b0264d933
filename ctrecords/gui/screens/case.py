"""One case: its requests, what came of their items, and the next act of each."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctrecords.actions.notes import Subject
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.many import open_tag_all
from ctrecords.gui.dialogs.notes import open_notes
from ctrecords.gui.navigation import Where
from ctrecords.gui.screens.requests_found import Found
from ctrecords.gui.screens.requests_list import RequestsList
from ctrecords.gui.widgets.tags import Tags
from ctrecords.model.ids import CaseId


class CaseScreen(RequestsList):
    """The requests of one case."""

    where: ClassVar[Where] = Where.CASE

    does: ClassVar[frozenset[str]] = RequestsList.does | {"notes", "tag-case"}

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.tags = Tags(left=72)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.insertWidget(1, self.tags)  # under the title, above the filters

    def number(self) -> CaseId | None:
        """The case shown."""
        return CaseId(self.place.id)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done with the chosen request, and the notes and tags on the case."""
        return {**super().commands(), "notes": self.notes, "tag-case": self.tag_case}

    def show_found(self, found: Found) -> None:
        """Show the requests of the case, and its tags."""
        self.tags.show_tags(found.tags)
        super().show_found(found)

    def notes(self) -> None:
        """Show the notes on the case and ask for one more."""
        about = Subject(case=self.number())
        open_notes(self.desk, self, about, self.title, self.did.emit)

    def tag_case(self) -> None:
        """Ask for tags to put on the case, or to take off."""
        worn = self.found.tags if self.found is not None else ()
        about = [Subject(case=self.number())]
        open_tag_all(self.desk, self, about, self.did.emit, name=self.title, worn=worn)
