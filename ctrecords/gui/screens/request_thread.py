"""The thread of a request: what happened, oldest first, as rows one can walk through with the keyboard.

It is given words and files; it says which event was chosen or opened.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import PurePath

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ctrecords.gui import dressing, theme
from ctrecords.gui.screens.request_seen import Seen
from ctrecords.gui.widgets.buttons import link
from ctrecords.gui.widgets.docket import Rowlike
from ctrecords.gui.widgets.scrolling import ScrollColumn
from ctrecords.gui.widgets.section import empty
from ctrecords.gui.widgets.timeline import Disc, FileRef, TimelineEntry
from ctrecords.law.thread_words import Told, received
from ctrecords.model.days import plural
from ctrecords.model.event import Document
from ctrecords.model.ids import EventId
from ctrecords.model.kinds import Channel, Direction, EffectKind
from ctrecords.model.thread import is_letter

SHOWN = 100
_LEAST = 90
_ICONS = {
    Channel.EMAIL: "mail",
    Channel.MAIL: "letter",
    Channel.HAND: "letter",
    Channel.FAX: "doc",
    Channel.PORTAL: "web",
    Channel.CALL: "call",
    Channel.VISIT: "visit",
    Channel.NOTE: "note",
    Channel.UNSAID: "mail",
}
_MONEY = {
    EffectKind.FEE_ESTIMATED,
    EffectKind.FEE_PAID,
    EffectKind.FEE_AGREED,
    EffectKind.FEE_DISPUTED,
    EffectKind.WAIVER_ASKED,
    EffectKind.WAIVER_DECIDED,
}
_FILES = {".docx": "letter", ".csv": "table", ".xlsx": "table", ".jpg": "image", ".png": "image"}


class Thread(ScrollColumn):
    """The rows of time; what is put into `whole` scrolls along below them.

    Signals:
        chosen: The number of the event the keyboard or mouse is on, 0 for what the app counted.
        opened: The number of the event to correct or read.
        file_opened: The number of the document to show.
    """

    chosen = Signal(int)
    opened = Signal(int)
    file_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What happened")
        sheet = QWidget()
        self._column = QVBoxLayout()
        dressing.space(self._column, (0, 8, 0, 8))
        self.whole = QVBoxLayout(sheet)
        dressing.space(self.whole)
        self.whole.addLayout(self._column, 1)
        self.setWidget(sheet)
        self.rows: list[TimelineEntry] = []
        self.events: list[EventId] = []
        self._seen: Seen | None = None
        self._told: tuple[object, ...] = ()
        self._all = SHOWN
        self._aim: QWidget | None = None
        self.verticalScrollBar().rangeChanged.connect(self._aim_again)

    def show_thread(self, seen: Seen, event: EventId) -> None:
        """Show a request's thread with one event chosen."""
        if self._seen is None or seen.request != self._seen.request:
            self._all = SHOWN
        self._seen = seen
        kept = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        self._build(seen.rows)
        self.choose(event)
        if kept is not None and self.rows and not self.rows[min(kept, len(self.rows) - 1)].hasFocus():
            self.rows[min(kept, len(self.rows) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, event: EventId) -> None:
        """Mark one event as the chosen one."""
        self._aim = None
        for row, number in zip(self.rows, self.events, strict=True):
            row.set_selected(on=bool(event) and number == event)

    def reveal(self, event: EventId) -> None:
        """Scroll to an event, or to the newest one."""
        found = dict(zip(self.events, self.rows, strict=True)).get(event) if event else None
        self._aim = found or self.newest()
        self._aim_again()

    def _aim_again(self) -> None:
        """Rows find their height one after the other; go on until the one aimed at is in view."""
        if self._aim is not None:
            self.ensureWidgetVisible(self._aim, 0, 0)

    def newest(self) -> QWidget | None:
        """The last row."""
        return self.rows[-1] if self.rows else None

    def _build(self, told: Sequence[Told]) -> None:
        """Make the rows; where the events are the same as before, only those whose words or files changed."""
        before, shown = self._told, told[max(0, len(told) - self._all) :]
        self._told = (len(told), *map(self._words, shown))
        numbers = [one.event.id if one.event else EventId(0) for one in shown]
        if before[:1] != self._told[:1] or numbers != self.events:
            self._build_all(told)
            return
        for at, one in enumerate(shown):
            if before[at + 1] != self._told[at + 1]:
                old, row = self.rows[at], self._row(one)
                row.set_ends(first=at == 0 and len(shown) == len(told), last=at == len(shown) - 1)
                self._column.replaceWidget(old, row)
                self.rows[at] = row
                QWidget.setTabOrder(old, row)
                old.hide()
                old.deleteLater()

    def _words(self, told: Told) -> object:
        """All that a row shows, to see whether it changed."""
        number = told.event.id if told.event else EventId(0)
        tags = self._seen.tags.get(number, ()) if self._seen is not None else ()
        files = [(one.id, self._file(one)) for one in _files(told)]
        return icon(told), disc(told), told.title, told.when, told.lines, files, tags

    def _build_all(self, told: Sequence[Told]) -> None:
        empty(self._column)
        self._aim = None
        self.rows, self.events = [], []
        hidden = max(0, len(told) - self._all)
        if hidden:
            more = link(f"Show {min(hidden, SHOWN)} earlier of {plural(hidden, 'more', 'more')}")
            more.clicked.connect(self._show_more)
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        shown = told[hidden:]
        for at, one in enumerate(shown):
            row = self._row(one)
            self.rows.append(row)
            self.events.append(one.event.id if one.event else EventId(0))
            row.set_ends(first=at == 0 and not hidden, last=at == len(shown) - 1)
            self._column.addWidget(row)
        self._column.addStretch(1)

    def _row(self, told: Told) -> TimelineEntry:
        number = told.event.id if told.event else EventId(0)
        files = _files(told)
        row = TimelineEntry(
            icon(told),
            disc(told),
            told.title,
            when=told.when,
            body=" ".join(told.lines),
            files=[self._file(one) for one in files],
            tags=self._seen.tags.get(number, ()) if self._seen is not None else (),
        )
        _wire(row, lambda: self.chosen.emit(number), lambda: self.opened.emit(number))
        row.file_opened.connect(partial(self._open_file, [one.id for one in files]))
        return row

    def _open_file(self, documents: Sequence[int], at: int) -> None:
        self.file_opened.emit(documents[at])

    def _file(self, one: Document) -> FileRef:
        if is_letter(one):
            return FileRef(name="Message", icon="mail")
        lengths = self._seen.lengths if self._seen is not None else {}
        icon = _FILES.get(PurePath(one.name).suffix.casefold(), "doc")
        return FileRef(name=one.name, extent=lengths.get(one.blob, ""), icon=icon)

    def _show_more(self) -> None:
        self._all += SHOWN
        if self._seen is not None:
            self._build(self._seen.rows)


class Above(QWidget):
    """The thread with the foot below it; where there is little height the foot scrolls with the thread."""

    def __init__(self, pages: QStackedWidget, foot: QWidget, thread: Thread) -> None:
        super().__init__()
        self._pages, self._foot, self._thread = pages, foot, thread
        self._column = QVBoxLayout(self)
        dressing.space(self._column)
        self._column.addWidget(pages, 1)
        self._column.addWidget(foot)
        pages.currentChanged.connect(self._settle)

    def minimumSizeHint(self) -> QSize:
        """A few rows; the rest scrolls."""
        return QSize(super().minimumSizeHint().width(), theme.px(100))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        """Put the foot where it fits."""
        super().resizeEvent(event)
        self._settle()

    def _settle(self, _page: int = 0) -> None:
        foot, scrolls = self._foot, self._thread.isAncestorOf(self._foot)
        left = self.height() - foot.heightForWidth(max(self.width(), 1))
        tight = left < theme.px(_LEAST) and self._pages.currentWidget() is self._thread
        if tight != scrolls:
            (self._thread.whole if tight else self._column).addWidget(foot)
            foot.show()


def _files(told: Told) -> Sequence[Document]:
    """The files of an event that can be opened, the e-mail itself before those that came in it."""
    entry = told.entry
    if entry is None:
        return ()
    return (entry.letter, *entry.files) if entry.letter is not None else entry.files or entry.documents


def icon(told: Told) -> str:
    """The sign of an event: money, the way it came, or the app's own."""
    if told.moved:
        return "swap"
    if told.event is None or told.entry is None:
        return "deny"
    if {effect.kind for effect in told.entry.effects} & _MONEY:
        return "money"
    if received(told.entry):
        return "docs" if len(told.entry.files) > 1 else "doc"
    sent = any(effect.kind is EffectKind.SENT for effect in told.entry.effects)
    return "requests" if sent else _ICONS[told.event.channel]


def disc(told: Told) -> Disc:
    """Whose event it is."""
    if told.event is None:
        return Disc.OURS if told.moved else Disc.APP
    return Disc.THEIRS if told.event.direction is Direction.IN else Disc.OURS


def _wire(row: Rowlike, chosen: Callable[[], None], opened: Callable[[], None]) -> None:
    row.picked.connect(chosen)
    row.opened.connect(opened)
