"""Writing letters to agencies already asked: which letter, to which requests, what it says, each seen before.

It must not know what fits or how a letter is written.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ctrecords.actions import beforehand, writing
from ctrecords.actions.composing import Warned
from ctrecords.actions.letters import Made
from ctrecords.actions.writing import Writing
from ctrecords.gui import dressing
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.send_help import open_send_help
from ctrecords.gui.dialogs.templates import open_templates
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens import write_state
from ctrecords.gui.screens.letters_body import Sides
from ctrecords.gui.screens.letters_creating import Creating, Work
from ctrecords.gui.screens.letters_first import ask_to_discard, look_first
from ctrecords.gui.screens.letters_looking import Looking
from ctrecords.gui.screens.letters_more import more_button
from ctrecords.gui.screens.letters_preview import WIDTH, LetterPane
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.screens.write_body import WriteBody
from ctrecords.gui.screens.write_column import WIDTH as COLUMN_WIDTH
from ctrecords.gui.screens.write_column import WriteColumn
from ctrecords.gui.screens.write_foot import WriteFoot
from ctrecords.gui.screens.write_kept import Kept
from ctrecords.gui.screens.write_state import Known, Seen
from ctrecords.gui.screens.write_words import said, trouble
from ctrecords.gui.widgets.buttons import button, primary
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.gui.widgets.rule import Rule
from ctrecords.model.directory import Agency, Closure, Contact, Requester
from ctrecords.model.event import Effect, Event, Moved
from ctrecords.model.ids import RequestId
from ctrecords.model.request import Case, Item, Letter, Override, Request, Template, Tracking, Wording


class WriteScreen(Screen):
    """Letters to agencies already asked; what is typed stays while one looks elsewhere."""

    where = Where.WRITE
    cares: ClassVar[frozenset[type]] = frozenset(
        {
            *(Agency, Case, Closure, Contact, Effect, Event, Item, Letter, Moved),
            *(Override, Request, Requester, Template, Tracking, Wording),
        }
    )
    does: ClassVar[frozenset[str]] = frozenset({"next-act"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.column, self.body = WriteColumn(), WriteBody()
        self.pane, self.foot = LetterPane(), WriteFoot()
        self.looking, self.creating = Looking(desk, self), Creating(desk, self)
        self.kept = Kept()
        self.seen: Seen | None = None
        self._warned: list[Warned] = []
        self.more = more_button(
            lambda: open_templates(desk, self.window(), self.did.emit, self.kept.now.kind)
        )
        self.show_button = button("Show letter", icon="eye", tip="Show or hide the letter (F8)")
        self.choose_button = primary("Choose requests")
        self._build()
        self._wire()

    def _build(self) -> None:
        nothing = EmptyState(
            "letter",
            "No request chosen.",
            "Choose one or several in the table, then write to them with Ctrl+T.",
            [self.choose_button],
        )
        self.parts = QStackedWidget()
        self.parts.addWidget(Sides(self.column, self.body, COLUMN_WIDTH))
        self.parts.addWidget(nothing)
        dressing.fix(self.parts, least_height=100)
        self.header.add_action(self.show_button)
        self.header.add_action(self.more)
        self.show_button.hide()
        self.add_bar(Rule(Qt.Orientation.Horizontal))
        self.set_content(self.parts)
        self.set_inspector(self.pane, WIDTH, handle=False)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.addWidget(self.foot)
        self.pane.show_nothing("No letter yet", "Choose requests to see their letters here.")
        self._entitle()

    def _wire(self) -> None:
        self.show_button.clicked.connect(self.toggle_inspector)
        self.choose_button.clicked.connect(self._choose)
        self.column.choose.connect(self._choose)
        self.column.picked.connect(self._pick)
        self.column.ticked.connect(self._tick)
        self.body.changed.connect(self._type)
        self.body.elsewhere.connect(self._fill_in)
        self.pane.stepped.connect(self._step)
        self.foot.looked.connect(self.look_first)
        self.foot.marked.connect(self._mark)
        self.foot.cancel.clicked.connect(self.cancel)
        self.foot.create_button.clicked.connect(self.write_letters)
        self.looking.seen.connect(self._show_seen)
        self.looking.warned.connect(self._take_warnings)
        self.creating.working.connect(self._say_plan)
        self.creating.made.connect(self._made)

    # Loading

    def visit(self, place: Place) -> None:
        """Show the letters of a place: those just asked for, or those begun there."""
        wish = self.desk.writing
        self.kept.turn_to(place, tuple(wish.requests), tuple(wish.kinds))
        self.dirty = self.dirty or bool(wish.requests)
        wish.clear()
        super().visit(place)

    def load(self) -> None:
        """Ask for the requests and which letters fit them."""
        asked = self.kept.now.requests
        self.desk.read(
            lambda book: write_state.ask(book, asked), self._loaded, label="Looking at letters", key="write"
        )

    def _loaded(self, known: Known) -> None:
        other = self.kept.take(known)
        there = bool(known.rows)
        self.parts.setCurrentIndex(0 if there else 1)
        self.foot.setVisible(there)
        self.show_button.setEnabled(there)
        self._entitle()
        if not there:
            self.looking.forget()
            self.pane.show_nothing("No letter yet", "Choose requests to see their letters here.")
        elif other or self.body.form is None:
            self._show_kind()
        else:
            self._list()
            self._look()
        self.retitled.emit()

    def _show_kind(self) -> None:
        kind = self.kept.kind()
        if kind is not None:
            today = self.desk.casebook.days().full(self.desk.today)
            self.body.show_kind(kind, self.kept.now.said, {"dated": today})
        self.seen = None
        self.foot.show_sent(on=self.kept.now.send, by=self.kept.way())
        self.foot.show_warning("", verify=False)
        self._list()
        self._look()

    def _list(self) -> None:
        known = self.kept.known
        if known is not None:
            self.column.show_known(known, self.kept.now.kind, self.kept.ticked())
        self._say_plan()

    def _entitle(self) -> None:
        self.title = "Write letters"
        self.header.set_title(self.title, self.kept.about())

    def _say_plan(self) -> None:
        ticked, seen = self.kept.ticked(), self.seen
        why = self.kept.why_none() if not ticked else trouble(seen) if seen is not None else ""
        self.foot.show_letters(len(ticked), working=self.creating.is_working, why=why)

    def _look(self, *, soon: bool = False) -> None:
        kind, typed, ticked, at = *self.kept.asked(), self.kept.at()
        if kind:
            (self.looking.soon if soon else self.looking.at_once)(
                lambda book: write_state.look(book, kind, typed, ticked, at),
                lambda book: write_state.warnings(book, kind, typed, ticked),
            )

    # What is seen

    def _show_seen(self, seen: Seen) -> None:
        self.seen = seen
        self._say_plan()
        many, known = len(self.kept.ticked()) > 1, self.kept.known
        self.body.show_seen(seen, many=many)
        if seen.preview is not None and seen.request is not None and known is not None:
            name, at = known.row(seen.request).agency, self.kept.at()
            self.pane.show_letter(seen.preview, name, at + 1, len(self.kept.ticked()))
        elif seen.trouble is not None:
            self.pane.show_nothing(seen.trouble.what, seen.trouble.remedy)
        else:
            self.pane.show_nothing("No letter yet", self.kept.why_none())

    def _take_warnings(self, warned: list[Warned]) -> None:
        self._warned = warned
        verify = any(one.kind == "old" for one in warned)
        self.foot.show_warning(beforehand.sentence(warned), verify=verify)

    # What is chosen

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+Enter writes the letters."""
        return {"next-act": self.write_letters} if self.kept.ticked() else {}

    def subject(self) -> object:
        """The request whose letter is looked at."""
        ticked = self.kept.ticked()
        return ticked[self.kept.at()] if ticked else None

    def first_focus(self) -> QWidget | None:
        """The kind that is chosen, or the way to requests."""
        return self.column.first() if self.kept.now.requests else self.choose_button

    def panes(self) -> list[QWidget]:
        """The foot is a pane too."""
        return [*super().panes(), *([self.foot] if self.foot.isVisible() else [])]

    def set_drawer(self, drawer: bool) -> None:  # noqa: FBT001  a Qt-like setter
        """Offer to show the letter where there is no room beside the fields."""
        super().set_drawer(drawer)
        self.show_button.setVisible(drawer)

    def _pick(self, kind: str) -> None:
        if kind != self.kept.now.kind:
            self.kept.now.kind = kind
            self._show_kind()

    def _tick(self, request: int, on: bool) -> None:  # noqa: FBT001  Qt's signal
        self.kept.tick(RequestId(request), on=on)
        self._list()
        self._look(soon=True)

    def _type(self) -> None:
        self.kept.type(self.body.typed())
        self._look(soon=True)

    def _mark(self) -> None:
        self.kept.now.send, self.kept.now.by = self.foot.sent.isChecked(), self.foot.channel()

    def _step(self, by: int) -> None:
        self.kept.step(by)
        self._look()

    def _choose(self) -> None:
        self.go.emit(Place(Where.REQUESTS))

    def _fill_in(self, what: str) -> None:
        """Go where something is filled in that is no field of the letter: one's own address, or the request."""
        request = (
            next((need.request for need in self.seen.needs if need.what == what), None) if self.seen else None
        )
        if what.startswith("your "):
            self.act.emit("requester", None)
        elif request is not None:
            self.go.emit(Place(Where.REQUEST, request))

    def look_first(self) -> None:
        """List what to look at; an old contact is confirmed there."""
        look_first(self.desk, self.window(), self._warned, self.did.emit)

    # Writing

    def write_letters(self) -> None:
        """Write the letters, or say what keeps them from being written."""
        kind, typed, ticked = self.kept.asked()
        if self.creating.is_working:
            return
        if not ticked:
            self.foot.show_warning(self.kept.why_none(), verify=False, wrong=True)
            return
        self.desk.read(
            lambda book: write_state.look(book, kind, typed, ticked, 0),
            self._write,
            label="Reading",
            key="write-now",
        )

    def _write(self, seen: Seen) -> None:
        wrong = trouble(seen)
        if wrong:
            self.foot.show_warning(wrong, verify=False, wrong=True)
            self.body.show_seen(seen, many=len(self.kept.ticked()) > 1)
            self.body.go_to_wrong()
            return
        kind, typed, ticked = self.kept.asked()
        asked = Writing(kind=kind, requests=ticked, typed=typed)
        sent, by = (self.desk.today, self.foot.channel()) if self.kept.now.send else (None, None)
        self.creating.start(
            Work(
                count=len(ticked),
                verb="Write",
                run=lambda book, out, progress: writing.write(
                    book, asked, out, progress, sent_on=sent, by=by
                ),
            )
        )

    def _made(self, made: list[Made], out: Path) -> None:
        requests = [one.request for one in made]
        self.kept.forget()
        self._leave()
        self.did.emit(said(made, out))
        open_send_help(self.desk, self.window(), requests, self.did.emit)

    def cancel(self) -> None:
        """Give the letters up, asking first when something was written."""
        if not self.kept.now.touched:
            self._leave()
            return
        ask_to_discard(self.window(), self._give_up)

    def _give_up(self) -> None:
        self.kept.forget()
        self._leave()

    def _leave(self) -> None:
        self.dirty = True
        if not self.isVisible():
            return
        if self.header.back_button.isEnabled():
            self.act.emit("back", None)
        else:
            self.go.emit(Place(Where.TODAY))
