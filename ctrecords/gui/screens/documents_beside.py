"""What one can do with the document in the reader: cite, log what is withheld, write notes, ask for exemptions.

It must not know the list beside it.
"""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject

from ctrecords.actions.notes import Subject
from ctrecords.gui.dialogs.cite import copy_citation, open_cite, remove_citation
from ctrecords.gui.dialogs.note import open_note, remove_note
from ctrecords.gui.dialogs.passage_note import open_passage_note
from ctrecords.gui.dialogs.withhold import open_withhold, remove_withholding
from ctrecords.gui.screens.documents_inspector import DocumentInspector
from ctrecords.gui.screens.documents_seen import CITE
from ctrecords.gui.screens.requests_doing import write_to
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.viewer.spot import Spot
from ctrecords.gui.viewer.viewer import Viewer
from ctrecords.model.note import Note
from ctrecords.model.record import Citation, Withholding


class Beside(QObject):
    """Ties the reader and the column beside it to the dialogs; a screen owns it."""

    def __init__(self, screen: Screen, inspector: DocumentInspector, viewer: Viewer) -> None:
        super().__init__(screen)
        self._screen = screen
        self._inspector = inspector
        self._viewer = viewer
        for signal, act in (
            (inspector.cite, self.cite),
            (inspector.withhold, self.withhold),
            (inspector.note, self.note),
            (inspector.letter, self._write_letter),
            (inspector.went, self._show_spot),
            (inspector.dropped, self._drop_citation),
            (inspector.changed, self._correct),
            (inspector.removed, self._remove_withheld),
            (inspector.renoted, self._change_note),
            (inspector.unnoted, self._remove_note),
            (viewer.cite_asked, self._cite),
        ):
            signal.connect(act)

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """The commands of the window that are done here."""
        return {
            "cite": self.cite,
            "copy-citation": self.copy_citation,
            "withhold": self.withhold,
            "note": self.note,
        }

    def cite(self) -> None:
        """Cite what is selected, or the page."""
        self._cite(self._viewer.place())

    def copy_citation(self) -> None:
        """Put the citation of what is selected on the clipboard."""
        told = self._inspector.seen
        if told is not None:
            copy_citation(self._screen.desk, told.document, self._viewer.place(), self._screen.did.emit)

    def withhold(self) -> None:
        """Log a part that is missing from the page."""
        self._withhold(self._viewer.place())

    def note(self) -> None:
        """Write a note on the document or on the place one looks at."""
        told = self._inspector.seen
        if told is not None:
            screen = self._screen
            open_passage_note(screen.desk, screen, told.document, self._viewer.place(), screen.did.emit)

    def _cite(self, spot: Spot) -> None:
        told = self._inspector.seen
        if told is not None:
            open_cite(self._screen.desk, self._screen, told.document, spot, self._screen.did.emit)

    def _withhold(self, spot: Spot, row: Withholding | None = None) -> None:
        told, screen = self._inspector.seen, self._screen
        if told is not None:
            open_withhold(screen.desk, screen, told.document, spot, screen.did.emit, row=row)

    def _write_letter(self) -> None:
        told = self._inspector.seen
        request = told.custody.listed.request if told is not None else None
        if request is not None:
            write_to(self._screen, [request], [CITE])

    def _show_spot(self, page: int, row: int, region: str) -> None:
        self._viewer.go_to(page, row=row, region=region)

    def _drop_citation(self, row: Citation) -> None:
        remove_citation(self._screen.desk, row.id, self._screen.did.emit)

    def _correct(self, row: Withholding) -> None:
        self._withhold(Spot(), row)

    def _remove_withheld(self, row: Withholding) -> None:
        remove_withholding(self._screen.desk, row.id, self._screen.did.emit)

    def _change_note(self, row: Note) -> None:
        told, screen = self._inspector.seen, self._screen
        if told is not None:
            about = Subject(document=told.document.id)
            open_note(screen.desk, screen, about, told.document.name, screen.did.emit, note=row)

    def _remove_note(self, row: Note) -> None:
        remove_note(self._screen.desk, row, self._screen.did.emit)
