"""The inbox: what was filed and is on no request yet, each with the request it seems to belong to; one key confirms."""

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from ctrecords.actions import inbox, sorting
from ctrecords.actions.inbox import Waiting
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.answered import open_placing, put
from ctrecords.gui.dialogs.document import open_how_it_came
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens import inbox_rows as rows
from ctrecords.gui.screens.inbox_inspector import InboxInspector
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.tables.view import RecordView
from ctrecords.gui.widgets.buttons import button, primary
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.index.kept import Reading
from ctrecords.model.days import plural
from ctrecords.model.directory import Agency, Contact
from ctrecords.model.event import Document, Effect, Event
from ctrecords.model.ids import RequestId, ref
from ctrecords.model.record import Message
from ctrecords.model.request import Request, Tracking

_INSPECTOR = 336


class InboxScreen(Screen):
    """What came and waits for its request."""

    where = Where.INBOX
    cares: ClassVar[frozenset[type]] = frozenset(
        {Agency, Contact, Document, Effect, Event, Message, Reading, Request, Tracking}
    )
    does: ClassVar[frozenset[str]] = frozenset({"next-act", "move-event", "how-it-came", "trash"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = "Inbox"
        self.header.set_title(self.title)
        self.trash_button = button("Move to trash", icon="trash")
        self.other_button = button("Choose request")
        self.put_button = primary("Put on request")
        for one in (self.trash_button, self.other_button, self.put_button):
            self.header.add_action(one)
        self.table: RecordView[Waiting] = RecordView(
            rows.columns(desk.casebook.days()), "Inbox", key=lambda row: row.event.id
        )
        self.add_button = button("Add files", icon="import")
        self.pages = QStackedWidget()
        self.pages.addWidget(self.table)
        self.pages.addWidget(
            EmptyState(
                "import",
                "Nothing waits here.",
                "What you file without saying where it belongs comes here. Drop an e-mail, a scan or a folder"
                " anywhere in this window.",
                actions=[self.add_button],
            )
        )
        self.set_content(self.pages)
        self.inspector = InboxInspector()
        self.set_inspector(self.inspector, _INSPECTOR)
        self._connect()
        self._show([])

    def _connect(self) -> None:
        self.table.picked.connect(self._picked)
        self.table.opened.connect(self._open)
        self.put_button.clicked.connect(self.put)
        self.other_button.clicked.connect(self.choose)
        self.trash_button.clicked.connect(self.trash)
        self.add_button.clicked.connect(lambda: self.act.emit("add-files", None))
        self.inspector.placed.connect(self._put_on)
        self.inspector.opened.connect(self._open_document)
        self.inspector.corrected.connect(self._correct)
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.table)
        delete.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        delete.activated.connect(self.trash)

    def load(self) -> None:
        """Read what waits."""
        self.desk.read(inbox.waiting, self._show, label="Inbox", key="inbox")

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Confirm the proposals of what is chosen, or say where it belongs."""
        found: dict[str, Callable[[], None]] = {}
        if self._proposed():
            found["next-act"] = self.put
        if self.table.chosen():
            found |= {"move-event": self.choose, "how-it-came": self._correct, "trash": self.trash}
        return found

    def first_focus(self) -> QWidget | None:
        """The list, or the way to file something."""
        return self.table if self.table.table.rowCount() else self.add_button

    def put(self) -> None:
        """Put what is chosen on the requests proposed for it."""
        if found := self._proposed():
            put(self.desk, self, found, self.did.emit)

    def choose(self) -> None:
        """Ask where what is chosen belongs."""
        if found := self.table.chosen():
            open_placing(self.desk, self, found, self.did.emit)

    def trash(self) -> None:
        """Move what is chosen to the trash."""
        found = self.table.chosen()
        if not found:
            return
        numbers = [row.id for one in found for row in one.documents]
        self.desk.write(
            lambda book, _progress: sorting.to_trash(book, numbers),
            lambda count: self.did.emit(f"{plural(count, 'file')} moved to the trash"),
            label="Moving to the trash",
        )

    def _show(self, found: list[Waiting]) -> None:
        before = self.table.currentIndex().row()
        self.header.set_title(self.title, rows.summary(found))
        self.pages.setCurrentIndex(0 if found else 1)
        self.table.set_records(found)
        if found and not self.table.chosen():
            self.table.choose(min(max(before, 0), len(found) - 1))
        self._picked(self.table.chosen())
        self.retitled.emit()

    def _picked(self, chosen: list[Waiting]) -> None:
        one = chosen[0] if len(chosen) == 1 else None
        if one is None:
            self.inspector.show_none(len(chosen))
        else:
            self.inspector.show_waiting(one, self.desk.casebook.days())
        found = self._proposed()
        there = {ref("R", request) for _one, request in found}
        words = (
            "Put on request"
            if not there
            else f"Put on {there.pop()}"
            if len(there) == 1
            else "Put on requests"
        )
        self.put_button.setText(words)
        self.put_button.setAccessibleName(words)
        self.put_button.setEnabled(bool(found))
        for act in (self.other_button, self.trash_button):
            act.setEnabled(bool(chosen))
        self.retitled.emit()

    def _proposed(self) -> list[tuple[Waiting, RequestId]]:
        """What is chosen with the best proposal of each; nothing when one has none."""
        found = self.table.chosen()
        return [(one, one.proposed[0].request) for one in found] if all(one.proposed for one in found) else []

    def _put_on(self, request: int) -> None:
        found = self.table.chosen()
        put(self.desk, self, [(one, RequestId(request)) for one in found], self.did.emit)

    def _correct(self) -> None:
        found = [row for one in self.table.chosen() for row in one.documents]
        if found:
            open_how_it_came(self.desk, self, found, self.did.emit)

    def _open(self, one: Waiting) -> None:
        self._open_document(one.documents[0].id)

    def _open_document(self, document: int) -> None:
        self.go.emit(Place(Where.DOCUMENTS, document))
