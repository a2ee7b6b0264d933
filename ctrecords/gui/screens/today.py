"""Today: everything due, most urgent first, each with its one act; beside it the days ahead.

Rows come from the docket.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ctrecords.actions import printing, since, today
from ctrecords.actions.since import Since
from ctrecords.actions.today import Docket
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.mark_sent import open_mark_sent
from ctrecords.gui.dialogs.quick_log import open_quick_log
from ctrecords.gui.dialogs.remind import mark_done, open_remind, open_snooze
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.printing import print_pages
from ctrecords.gui.screens.requests_doing import do_act, write_to
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.screens.today_ahead import TodayAhead
from ctrecords.gui.screens.today_docket import DocketList
from ctrecords.gui.screens.today_since import SinceNotice
from ctrecords.gui.widgets.buttons import button, primary
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.law.ahead import lines, next_date, short_names, summary
from ctrecords.law.docket import Act, Due
from ctrecords.model.days import plural
from ctrecords.model.directory import Agency, Closure
from ctrecords.model.event import Document, Effect, Event
from ctrecords.model.request import Case, Item, Letter, Override, Reminder, Request

_INSPECTOR = 312
_LOGS = (("log-call", "Log a call"), ("log", "Log something else"), ("remind", "Remind me"))
NO_DATES = "No dates yet. They start when you mark a letter sent."


class TodayScreen(Screen):
    """What is due today."""

    where = Where.TODAY
    cares: ClassVar[frozenset[type]] = frozenset(
        {Agency, Case, Closure, Document, Effect, Event, Item, Letter, Override, Reminder, Request}
    )
    does: ClassVar[frozenset[str]] = frozenset(
        {"next-act", "log", "log-call", "remind", "snooze", "print", "write"}
    )

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = "Today"
        self.header.set_title(self.title)
        self.found: Docket | None = None
        self.day: date | None = None
        self.log_button = self._log_button()
        self.header.add_action(self.log_button)
        self.list = DocketList(desk.casebook.days())
        self.empty_act = primary("New request")
        self.empty_act.clicked.connect(self._do_empty)
        self.none_act = button("Show all days")
        self.none_act.clicked.connect(self._all_days)
        self.empty = EmptyState("today", NO_DATES, actions=[self.empty_act])
        self.none = EmptyState("filter", "Nothing to do on that day.", actions=[self.none_act])
        self.pages = QStackedWidget()
        for page in (self.list, self.empty, self.none):
            self.pages.addWidget(page)
        self.since = SinceNotice()
        self._looked_back = False
        self.set_content(self._sheet())
        self.ahead = TodayAhead(desk.today)
        self.set_inspector(self.ahead, _INSPECTOR)
        self.list.opened.connect(self._open)
        self.list.acted.connect(self.do_act)
        self.list.picked.connect(self._picked)
        self.list.asked.connect(self._ask)
        self.list.unfiltered.connect(self._all_days)
        self.ahead.picked.connect(self._pick_day)
        self.since.opened.connect(self._open_number)
        self.since.dismissed.connect(self._focus_first)

    def _sheet(self) -> QWidget:
        """The pages, under the place where the notice stands while there is no list to scroll it with."""
        content = QWidget()
        self._above = QVBoxLayout()
        dressing.space(self._above, (20, 0, 20, 0))
        column = QVBoxLayout(content)
        dressing.space(column)
        column.addLayout(self._above)
        column.addWidget(self.pages, 1)
        return content

    def _log_button(self) -> QPushButton:
        menu = QMenu(self)
        for command, text in _LOGS:
            menu.addAction(text).triggered.connect(self._emits(command))
        return button("Log", icon="plus", menu=menu)

    def _emits(self, command: str) -> Callable[[], None]:
        return lambda: self.act.emit(command, None)

    # Loading

    def load(self) -> None:
        """Ask what is due."""
        self.desk.read(today.today, self.show_docket, label="Looking at today", key="today")
        if not self._looked_back:
            self._looked_back = True
            self.desk.read(since.since, self.show_since, label="Looking back", key="since")

    def show_since(self, found: Since | None) -> None:
        """Show what fell due while the casebook was closed; nothing when nothing did."""
        if found is not None:
            self._turn_to(self.pages.currentWidget() or self.list)
            self.since.show_since(found, self.desk.casebook.days())

    def _turn_to(self, page: QWidget) -> None:
        """Show a page, with the notice in the list where there is one."""
        self.pages.setCurrentWidget(page)
        (self.list.above if page is self.list else self._above).addWidget(self.since)

    def _focus_first(self) -> None:
        first = self.first_focus()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_docket(self, found: Docket) -> None:
        """Show what is due; the chosen row and the picked day stay."""
        self.found = found
        days = self.desk.casebook.days()
        self.header.set_title(self.title, summary(len(found.rows), found.marks, days))
        self.ahead.show_docket(found, days)
        self._show_rows()
        self._show_case()
        self.retitled.emit()

    def _show_rows(self) -> None:
        found = self.found
        if found is None:
            return
        rows = [due for due in found.rows if self._on_day(due)]
        self.list.show_dues(rows, self._narrowed(len(rows), len(found.rows)))
        if not found.rows and self.day is None:
            self._show_empty(found)
        elif not rows and self.day is not None:
            self._show_none(found, self.day)
        else:
            self._turn_to(self.list)

    def _narrowed(self, shown: int, among: int) -> str:
        """Which day the rows are narrowed to, empty while all are shown."""
        if self.day is None:
            return ""
        return f"{self.desk.casebook.days().name(self.day)}: {shown:,} of {plural(among, 'thing')} to do"

    def _show_none(self, found: Docket, day: date) -> None:
        days = self.desk.casebook.days()
        said = ". ".join(line.text for line in lines(found.marks, days) if line.on == day)
        self.none.set_words(f"Nothing to do on {days.full(day)}.", f"{said}." if said else "")
        self._turn_to(self.none)

    def _show_empty(self, found: Docket) -> None:
        days, waiting = self.desk.casebook.days(), found.prepared
        text = "New request"
        if found.next is not None:
            name = short_names([found.next.agency])[found.next.agency]
            self.empty.set_words("Nothing due today.", next_date(found.next, days))
            text = f"Open {name}"
        elif waiting is not None:
            self.empty.set_words(NO_DATES)
            drafts, ready = (plural(len(group), "letter") for group in (waiting.drafts, waiting.ready))
            text = f"Write {drafts}" if waiting.drafts else f"Mark {ready} sent"
        else:
            self.empty.set_words("Nothing due today." if found.sent else NO_DATES)
        self.empty_act.setText(text)
        self.empty_act.setAccessibleName(text)
        self._turn_to(self.empty)

    def _on_day(self, due: Due) -> bool:
        if self.day is None or due.on == self.day:
            return True
        marks = self.found.marks if self.found is not None else ()
        return any(mark.on == self.day and mark.request == due.request for mark in marks)

    def _show_case(self) -> None:
        """Show the answers of the case the chosen row is in."""
        chosen = self.list.chosen
        if self.found is not None:
            case = chosen.standing.thread.case.id if chosen is not None else None
            self.ahead.show_answers(self.found.answers, case)

    # What is chosen

    def first_focus(self) -> QWidget | None:
        """The chosen row, or the act of an empty page."""
        page = self.pages.currentWidget()
        if page is self.list:
            return self.list.focus_chosen()
        return self.empty_act if page is self.empty else self.none_act

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """What can be done with the chosen row."""
        found: dict[str, Callable[[], None]] = {
            "log": self.log,
            "log-call": self.log,
            "print": lambda: print_pages(self.desk, self, printing.today, self.title),
        }
        due = self.list.chosen if self.pages.currentWidget() is self.list else None
        if due is not None:
            found |= {"next-act": lambda: self.do_act(due), "remind": lambda: self._remind(due)}
            found["write"] = lambda: write_to(self, [due.request])
            if due.reminder is not None:
                found["snooze"] = lambda: self._snooze(due)
        return found

    def _picked(self, _due: object) -> None:
        self._show_case()
        self.retitled.emit()

    def _pick_day(self, day: object) -> None:
        self.day = day if isinstance(day, date) else None
        self._show_rows()
        self._show_case()

    def _all_days(self) -> None:
        self.ahead.month.pick(None)

    # Acts

    def do_act(self, due: Due) -> None:
        """Do the one act of a row."""
        do_act(self, due.standing, due.act, due.reminder)

    def log(self) -> None:
        """Log something; a row that holds the keyboard says of which request."""
        held = self.list.focus_chosen()
        chosen = (
            self.list.chosen.request if held is not None and held.hasFocus() and self.list.chosen else None
        )
        open_quick_log(self.desk, self, self.did.emit, request=chosen)

    def menu_of(self, due: Due) -> QMenu:
        """Everything one can do with a row."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(str(due.act)).triggered.connect(lambda: self.do_act(due))
        menu.addAction("Write letter").triggered.connect(lambda: write_to(self, [due.request]))
        menu.addAction("Open request").triggered.connect(lambda: self._open(due))
        menu.addAction("Remind me").triggered.connect(lambda: self._remind(due))
        reminder = due.reminder
        if reminder is not None:
            menu.addAction("Snooze").triggered.connect(lambda: self._snooze(due))
            if due.act is not Act.DONE:
                done = menu.addAction("Mark done")
                done.triggered.connect(lambda: mark_done(self.desk, reminder, self.did.emit))
        return menu

    def _ask(self, due: Due, at: QPoint) -> None:
        self.menu_of(due).popup(at)

    def _open(self, due: Due) -> None:
        self.go.emit(Place(Where.REQUEST, due.request))

    def _open_number(self, number: int) -> None:
        self.go.emit(Place(Where.REQUEST, number))

    def _remind(self, due: Due) -> None:
        name = due.standing.thread.agency.name
        open_remind(self.desk, self, due.request, name, self.did.emit)

    def _snooze(self, due: Due) -> None:
        if due.reminder is not None:
            open_snooze(self.desk, self, due.reminder, self.did.emit)

    def _do_empty(self) -> None:
        found = self.found
        waiting = found.prepared if found is not None else None
        if found is not None and found.next is not None:
            self.go.emit(Place(Where.REQUEST, found.next.request))
        elif waiting is None:
            self.act.emit("new-request", None)
        elif waiting.drafts:
            self.go.emit(Place(Where.LETTERS, waiting.case))
        else:
            open_mark_sent(self.desk, self, waiting.ready, self.did.emit)
