"""One thing of the inbox beside the list: every request it may belong to with the reasons, its files, how it came.

It says what was pressed; it must not know the casebook.
"""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctrecords.actions.inbox import Waiting
from ctrecords.gui import dressing
from ctrecords.gui.dialogs.document import MEDIA
from ctrecords.gui.screens.inbox_rows import NO_PROPOSAL, sender, subject
from ctrecords.gui.widgets.buttons import FileButton, small
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.section import Facts, Section
from ctrecords.model.days import Days, plural
from ctrecords.model.ids import ref

_FILES = 100


class InboxInspector(ScrollColumn):
    """What is known of what came.

    Signals:
        placed: The number of the request it shall be put on.
        opened: The number of the document to open.
        corrected: How it came is to be said.
    """

    placed = Signal(int)
    opened = Signal(int)
    corrected = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What came")
        self.name = label("", "panel", wrap=True, selectable=True)
        self.who = label("", "body2", wrap=True, selectable=True)
        self.proposed = Section("Seems to belong to")
        self.files = Section("Files")
        self.came = Section("How it came", act="Change")
        self.came.act.setAccessibleName("Change how it came")
        self.came.linked.connect(self.corrected)
        self.came.set_last(last=True)
        head = QWidget()
        words = QVBoxLayout(head)
        dressing.space(words, (16, 16, 16, 8), 4)
        words.addWidget(self.name)
        words.addWidget(self.who)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        dressing.space(column)
        for part in (head, self.proposed, self.files, self.came):
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(sheet)
        self.show_none(0)

    def show_none(self, count: int) -> None:
        """Say that not one thing is chosen."""
        self.name.setText(f"{plural(count, 'delivery', 'deliveries')} chosen" if count else "Nothing chosen")
        self.who.setText("")
        for part in (self.proposed, self.files, self.came):
            part.hide()

    def show_waiting(self, row: Waiting, days: Days) -> None:
        """Show one."""
        self.name.setText(subject(row))
        self.who.setText(sender(row))
        for part in (self.proposed, self.files, self.came):
            part.clear()
            part.show()
        self._show_proposed(row)
        self._show_files(row)
        first = row.documents[0]
        pairs = [
            ("Date", days.full(row.event.happened_on)),
            ("Received", days.full(first.received_on) if first.received_on else ""),
            ("On", MEDIA[first.medium] if first.medium else ""),
            ("From", first.source),
            ("Can be had until", days.full(first.expires_on) if first.expires_on else ""),
        ]
        self.came.body.addWidget(Facts([pair for pair in pairs if pair[1]]))

    def _show_proposed(self, row: Waiting) -> None:
        for one in row.proposed:
            words = f"{ref('R', one.request)}, {one.agency}"
            self.proposed.body.addWidget(label(words, "strong", wrap=True))
            self.proposed.body.addWidget(label(one.why, "body2", wrap=True))
            put = small(f"Put on {ref('R', one.request)}")
            put.setAccessibleName(f"Put on {words}")
            put.clicked.connect(partial(self._put, one.request))
            self.proposed.body.addWidget(put, 0, Qt.AlignmentFlag.AlignLeft)
        if not row.proposed:
            self.proposed.body.addWidget(label(f"{NO_PROPOSAL}.", "body2", wrap=True))

    def _show_files(self, row: Waiting) -> None:
        self.files.set_note(f"{len(row.documents):,}")
        holder = QWidget()
        flow = Flow(holder, top=2, gap=6)
        for one in row.documents[:_FILES]:
            made = FileButton(one.name, icon="mail" if row.message and one is row.documents[0] else "doc")
            made.clicked.connect(partial(self._open, one.id))
            flow.addWidget(made)
        self.files.body.addWidget(holder)
        hidden = len(row.documents) - _FILES
        if hidden > 0:
            self.files.body.addWidget(label(f"And {hidden:,} more, listed in Documents.", "body2", wrap=True))

    def _put(self, request: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's signal
        self.placed.emit(request)

    def _open(self, document: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002  Qt's signal
        self.opened.emit(document)
