"""One request: its thread, where it stands, how its date was counted, and the one next act.

Everything shown is gathered in one look; every act is a small form or one line at the foot.
"""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QStackedWidget, QWidget

from ctrecords.actions import log, printing, requests, sending
from ctrecords.actions.log import Entry
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.correct import open_correct
from ctrecords.gui.dialogs.mark_sent import open_mark_sent
from ctrecords.gui.dialogs.outcomes import open_outcomes
from ctrecords.gui.dialogs.override import open_override
from ctrecords.gui.dialogs.quick_log import open_quick_log
from ctrecords.gui.dialogs.remind import mark_done, open_remind, open_snooze
from ctrecords.gui.dialogs.send_help import open_send_help
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.printing import print_pages
from ctrecords.gui.screens.request_acts import HeaderActs, primary_act
from ctrecords.gui.screens.request_forms import IDS, RequestForms
from ctrecords.gui.screens.request_head import Standing
from ctrecords.gui.screens.request_log import LogBar
from ctrecords.gui.screens.request_panel import RequestPanel
from ctrecords.gui.screens.request_seen import Seen, gather
from ctrecords.gui.screens.request_thread import Above, Thread
from ctrecords.gui.screens.request_waiting import WaitingLetters
from ctrecords.gui.screens.requests_doing import do_act
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.index.kept import Reading
from ctrecords.law.docket import Act
from ctrecords.model.directory import Agency, Closure
from ctrecords.model.event import Document, Effect, Event, Moved
from ctrecords.model.ids import EventId, RequestId
from ctrecords.model.note import Note, Tag, Tagging
from ctrecords.model.record import Withholding
from ctrecords.model.request import (
    Case,
    Item,
    Letter,
    Override,
    Reminder,
    Request,
    Tracking,
    Wording,
)
from ctrecords.model.thread import waiting_letters

_INSPECTOR = 408
_TEXTS_MS = 5000
"""So long the texts of files that were read wait to be counted in the thread."""


class RequestScreen(Screen):
    """One request whole."""

    where = Where.REQUEST
    cares: ClassVar[frozenset[type]] = frozenset(
        {
            Agency,
            Case,
            Closure,
            Document,
            Withholding,
            Effect,
            Event,
            Item,
            Letter,
            Moved,
            Note,
            Override,
            Reading,
            Reminder,
            Request,
            Tag,
            Tagging,
            Tracking,
            Wording,
        }
    )
    does: ClassVar[frozenset[str]] = frozenset(
        {"next-act", "log", "log-call", "remind", "snooze", "send", "print", *IDS}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.seen: Seen | None = None
        self.at_event = EventId(0)
        self._written: dict[int, str] = {}
        self.texts = QTimer(self, singleShot=True, interval=_TEXTS_MS)
        self.texts.timeout.connect(self._texts_came)
        self._fresh = False
        self.acts = HeaderActs(self.header)
        self.forms = RequestForms(self, lambda: self.seen, lambda: self.at_event)
        self.standing = Standing()
        self.add_bar(self.standing)
        self.thread_view = Thread()
        self.waiting = WaitingLetters()
        self.thread_view.whole.insertWidget(1, self.waiting, 0, Qt.AlignmentFlag.AlignTop)
        self.first_act = button("Mark sent")
        self.pages = QStackedWidget()
        self.pages.addWidget(self.thread_view)
        self.pages.addWidget(EmptyState("requests", "Not sent yet.", actions=[self.first_act]))
        self.log_bar = LogBar(desk.casebook.days())
        self.set_content(Above(self.pages, self.log_bar, self.thread_view))
        self.panel = RequestPanel()
        self.set_inspector(self.panel, _INSPECTOR)
        self._connect()

    def _connect(self) -> None:
        self.acts.next.clicked.connect(self.do_next)
        self.first_act.clicked.connect(self.do_next)
        self.acts.reply.clicked.connect(self.answer)
        self.acts.outcomes.triggered.connect(self.answer)
        self.acts.remind.triggered.connect(self.remind)
        self.acts.send.triggered.connect(self.send)
        self.acts.correct.triggered.connect(self.correct)
        self.acts.change.triggered.connect(self.change_date)
        self.acts.personnel.triggered.connect(self.set_personnel)
        for key, action in self.acts.forms.items():
            action.triggered.connect(partial(self._form, key))
        self.thread_view.chosen.connect(self._chosen)
        self.thread_view.opened.connect(self._opened)
        self.thread_view.file_opened.connect(self._open_file)
        self.log_bar.logged.connect(self._log)
        self.log_bar.drop.clicked.connect(lambda: self.act.emit("add-files", None))
        self.waiting.opened.connect(self._open_letter)
        self.waiting.helped.connect(self._help_letter)
        self.waiting.marked.connect(self.mark_sent)
        self.waiting.given_up.connect(self._give_up)
        self.panel.outcomes_asked.connect(self.answer)
        self.panel.date_asked.connect(self.change_date)
        self.panel.snoozed.connect(self._snooze)
        self.panel.done.connect(self._done)
        self.panel.fee_asked.connect(self.forms.answer_fee)
        self.panel.note_asked.connect(self.forms.note)
        self.panel.note_changed.connect(self.forms.change_note)
        self.panel.note_removed.connect(self.forms.remove_note)
        self.panel.request_asked.connect(self._open)

    # Loading

    def visit(self, place: Place) -> None:
        """Show a request; the line that was being written at another one is kept for it."""
        if place.id != self.place.id:
            self._written[self.place.id] = self.log_bar.text.text()
            self.log_bar.clear()
            self.log_bar.text.setText(self._written.pop(place.id, ""))
        if place != self.place:
            self.at_event = EventId(place.spot)
            self._fresh = True
        super().visit(place)

    def on_changed(self, kinds: frozenset[type]) -> None:
        """As every screen does; the texts of files that came wait some seconds, and until nothing is written."""
        if kinds <= {Reading}:
            self.dirty = True
            if not self.texts.isActive():
                self.texts.start()
        else:
            super().on_changed(kinds)

    def _texts_came(self) -> None:
        if not self.isVisible() or not self.dirty:
            return
        if isinstance(self.window().focusWidget(), QLineEdit | QPlainTextEdit):
            self.texts.start()
        else:
            self.reload()

    def load(self) -> None:
        """Look at the request."""
        number = RequestId(self.place.id)
        self.desk.read(
            lambda book: gather(book, number), self._show, label="Opening the request", key="request"
        )

    def _show(self, seen: Seen) -> None:
        before, self.seen = self.seen, seen
        grew = before is not None and before.request == seen.request and len(seen.rows) > len(before.rows)
        self.title = seen.agency
        self.header.set_title(seen.agency, seen.second())
        self.standing.show_request(seen)
        self.acts.show_acts(seen, chosen=bool(self.at_event))
        self.acts.show_forms(self.forms.commands())
        self._show_thread(seen)
        self.panel.show_request(seen)
        self.log_bar.set_now(seen.now)
        if self._fresh or grew:
            self._fresh = False
            QTimer.singleShot(0, self, self._arrive)
        self.retitled.emit()

    def _arrive(self) -> None:
        """Bring the newest event into view and the keyboard to it, unless it is busy elsewhere."""
        self.thread_view.reveal(self.at_event)
        focus, first = self.window().focusWidget(), self.first_focus()
        if first is not None and self.isVisible() and (not focus or focus is self.acts.next):
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_thread(self, seen: Seen) -> None:
        self.thread_view.show_thread(seen, self.at_event)
        letters = waiting_letters(seen.standing.thread)
        self.waiting.show_letters(letters, self.desk.casebook.days())
        self.thread_view.whole.setStretch(0, 1 if seen.rows else 0)
        self.thread_view.whole.setStretch(1, 0 if seen.rows else 1)
        self.pages.setCurrentIndex(0 if seen.rows or letters else 1)
        act = primary_act(seen)
        self.first_act.setVisible(act in {Act.MARK_SENT, Act.MAKE_LETTER})
        self.first_act.setText(str(act) if act else "")

    def subject(self) -> object:
        """The request shown."""
        return RequestId(self.place.id) if self.place.id else None

    def first_focus(self) -> QWidget | None:
        """The newest event, else the first letter that waits, else the act of an empty thread."""
        if self.pages.currentIndex():
            return self.first_act
        letter = self.waiting.buttons[0] if self.waiting.buttons else self.acts.next
        return self.thread_view.newest() or letter

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done with the request now."""
        if self.seen is None:
            return {}
        found: dict[str, Callable[[], None]] = {
            "log": self.log_bar.start,
            "log-call": self.log_call,
            "remind": self.remind,
            "new-request": self.new_request,
            "print": self.print_thread,
            **self.forms.commands(),
        }
        if self.seen.standing.thread.letters:
            found["send"] = self.send
        if primary_act(self.seen) is not None:
            found["next-act"] = self.do_next
        if self.seen.waiting:
            found["snooze"] = lambda: self._snooze(self.seen.waiting[0] if self.seen else None)
        return found

    # Acts

    def do_next(self) -> None:
        """Do the one next act."""
        seen = self.seen
        ways: dict[Act, Callable[[], None]] = {
            Act.MAKE_LETTER: self.make_letter,
            Act.MARK_SENT: self.mark_sent,
            Act.READ: self.answer,
            Act.LOG: self.answer,
            Act.LOG_CALL: self.log_call,
            Act.DONE: lambda: self._done(seen.due.reminder if seen and seen.due else None),
        }
        act = primary_act(seen) if seen else None
        if seen is not None and act is not None:
            ways.get(act, lambda: do_act(self, seen.standing, act))()

    def new_request(self) -> None:
        """Write another request in the same case."""
        if self.seen is not None:
            self.go.emit(Place(Where.LETTERS, self.seen.standing.thread.case.id))

    def make_letter(self) -> None:
        """Go to the letters with this draft."""
        if self.seen is not None:
            self.go.emit(Place(Where.LETTERS, self.seen.standing.thread.case.id, self.seen.request))

    def mark_sent(self) -> None:
        """Ask when and how the letter went out."""
        if self.seen is not None:
            open_mark_sent(self.desk, self, [self.seen.request], self.did.emit)

    def send(self) -> None:
        """Offer everything that helps the newest letter on its way."""
        if self.seen is not None:
            open_send_help(self.desk, self, [self.seen.request], self.did.emit)

    def _help_letter(self, letter: Letter) -> None:
        open_send_help(self.desk, self, [letter.request], self.did.emit, letter=letter.id)

    def _open_letter(self, letter: Letter) -> None:
        """Open a letter with the program of the system; where its file is gone, offer what can be done."""
        if not (Path(letter.path).is_file() and QDesktopServices.openUrl(QUrl.fromLocalFile(letter.path))):
            self._help_letter(letter)

    def _give_up(self) -> None:
        """Take the newest letter that was not sent off the record."""
        number, agency = RequestId(self.place.id), self.title
        self.desk.write(
            lambda book, _progress: sending.give_up(book, number),
            lambda letter: self.did.emit(f"Letter given up, {agency}. Its file stays: {letter.name}"),
            label="Giving up a letter",
        )

    def print_thread(self) -> None:
        """Print the request with all that happened."""
        number = RequestId(self.place.id)
        print_pages(self.desk, self, lambda book: printing.thread(book, number), self.title)

    def answer(self) -> None:
        """Ask what was answered: of the reply not read yet, or of a new one."""
        if self.seen is not None:
            reply = self.seen.reply
            event = reply.id if reply else None
            open_outcomes(self.desk, self, self.seen.request, self.did.emit, event=event)

    def log_call(self) -> None:
        """Open the quick log on this request."""
        if self.seen is not None:
            open_quick_log(self.desk, self, self.did.emit, request=self.seen.request)

    def remind(self) -> None:
        """Ask for a reminder."""
        if self.seen is not None:
            open_remind(self.desk, self, self.seen.request, self.seen.agency, self.did.emit)

    def change_date(self) -> None:
        """Ask for the researcher's own date."""
        if self.seen is not None and self.seen.standing.clocks.running():
            open_override(self.desk, self, self.seen.standing, self.did.emit)

    def set_personnel(self, personnel: bool) -> None:  # noqa: FBT001  a Qt signal's argument
        """Say whether personnel, medical or similar files are asked for: ten days, § 1-206(a)."""
        number = RequestId(self.place.id)
        limit = "ten days, personnel files" if personnel else "four days, no personnel files"
        self.desk.write(
            lambda book, _progress: requests.set_personnel(book, number, personnel=personnel),
            lambda _none: self.did.emit(f"{self.title}: {limit}"),
            label="Changing the kind of files",
        )

    def correct(self) -> None:
        """Correct the chosen event."""
        found = [row for row in self.seen.rows if row.event] if self.seen else []
        row = next((row for row in found if row.event and row.event.id == self.at_event), None)
        if row is not None and row.event is not None:
            open_correct(self.desk, self, row.title, row.event, self.did.emit)

    def _form(self, command: str) -> None:
        found = self.forms.commands().get(command)
        if found is not None:
            found()

    def _open_file(self, document: int) -> None:
        self.go.emit(Place(Where.DOCUMENTS, document))

    def _open(self, number: int) -> None:
        self.go.emit(Place(Where.REQUEST, number))

    def _chosen(self, number: int) -> None:
        self.at_event = EventId(number)
        self.thread_view.choose(self.at_event)
        self.acts.correct.setEnabled(bool(number))
        self.acts.show_forms(self.forms.commands())
        self.retitled.emit()

    def _opened(self, number: int) -> None:
        reply = self.seen.reply if self.seen else None
        self.at_event = EventId(number)
        if reply is not None and reply.id == number:
            self.answer()
        else:
            self.correct()

    def _log(self, entry: Entry, word: str) -> None:
        number, agency = RequestId(self.place.id), self.title
        self.desk.write(
            lambda book, _progress: log.log(book, number, entry),
            lambda _logged: self._logged(f"{word.capitalize()} logged, {agency}"),
            label="Logging",
            failed=self.log_bar.refuse,
        )

    def _logged(self, sentence: str) -> None:
        self.log_bar.clear()
        self.at_event = EventId(0)
        self.did.emit(sentence)

    def _snooze(self, reminder: Reminder | None) -> None:
        if reminder is not None:
            open_snooze(self.desk, self, reminder, self.did.emit)

    def _done(self, reminder: Reminder | None) -> None:
        if reminder is not None:
            mark_done(self.desk, reminder, self.did.emit)
