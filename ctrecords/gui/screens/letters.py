"""Writing letters: which kind, to whom, asking what, on which terms, each seen before it is made.

It must not know how a letter is written or what the law says.
"""

from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ctrecords.actions import beforehand, composing, letters
from ctrecords.actions.composing import Plan, Typed, Wanted, Warned
from ctrecords.actions.letters import Made
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.choose_agencies import ChooseAgencies
from ctrecords.gui.dialogs.item_menu import ItemMenu
from ctrecords.gui.dialogs.send_help import open_send_help
from ctrecords.gui.dialogs.templates import open_templates
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens import letters_state
from ctrecords.gui.screens.letters_agencies import WIDTH as AGENCIES_WIDTH
from ctrecords.gui.screens.letters_agencies import AgenciesColumn
from ctrecords.gui.screens.letters_body import LettersBody, Sides
from ctrecords.gui.screens.letters_creating import Creating, Work, said
from ctrecords.gui.screens.letters_first import ask_to_discard, look_first
from ctrecords.gui.screens.letters_foot import LettersFoot
from ctrecords.gui.screens.letters_kept import Compositions
from ctrecords.gui.screens.letters_looking import Looking, Question
from ctrecords.gui.screens.letters_more import more_button
from ctrecords.gui.screens.letters_preview import WIDTH, LetterPane
from ctrecords.gui.screens.letters_state import Composition, Known, Seen
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.widgets.buttons import Kind, button
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.gui.widgets.item_editor import Written
from ctrecords.gui.widgets.rule import Rule
from ctrecords.letters.letter import kind as letter_kind
from ctrecords.model.directory import Agency, Contact, Requester
from ctrecords.model.ids import CaseId
from ctrecords.model.request import Case, Letter, Request


class LettersScreen(Screen):
    """The composer of letters; what is written stays while one looks elsewhere."""

    where = Where.LETTERS
    cares: ClassVar[frozenset[type]] = frozenset({Agency, Contact, Case, Request, Letter, Requester})
    does: ClassVar[frozenset[str]] = frozenset({"next-act"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.column, self.body = AgenciesColumn(), LettersBody()
        self.pane, self.foot = LetterPane(), LettersFoot()
        self.looking, self.creating = Looking(desk, self), Creating(desk, self)
        self.kept = Compositions()
        self.more = more_button(
            lambda: open_templates(desk, self.window(), self.did.emit, self.body.kind.name)
        )
        self.show_button = button("Show letter", icon="eye", tip="Show or hide the letter (F8)")
        self.new_case = button("New case", Kind.PRIMARY, icon="plus")
        self.no_case = EmptyState(
            "letter", "No case yet", "Letters belong to a case, one investigation.", [self.new_case]
        )
        self._making: Composition | None = None
        self._aimed: Place | None = None
        self._warned: list[Warned] = []
        self._build()
        self._wire()

    def _build(self) -> None:
        self.parts = QStackedWidget()
        self.parts.addWidget(Sides(self.column, self.body, AGENCIES_WIDTH))
        self.parts.addWidget(self.no_case)
        self.header.add_action(self.show_button)
        self.header.add_action(self.more)
        self.show_button.hide()
        self.add_bar(Rule(Qt.Orientation.Horizontal))
        self.set_content(self.parts)
        self.set_inspector(self.pane, WIDTH, handle=False)
        column = self.layout()
        if isinstance(column, QVBoxLayout):
            column.addWidget(self.foot)
        self._entitle()

    def _wire(self) -> None:
        self.show_button.clicked.connect(self.toggle_inspector)
        self.new_case.clicked.connect(lambda: self.act.emit("new-case", None))
        self.column.ticked.connect(self._tick)
        self.column.choose.connect(self.choose_agencies)
        self.column.case_chosen.connect(self._choose_case)
        self.body.menu_asked.connect(self.open_menu)
        self.body.editor.changed.connect(self._write)
        self.column.kind_chosen.connect(self._show_terms)
        for form in self.body.forms.values():
            form.changed.connect(self._set_terms)
        self.pane.stepped.connect(self._step)
        self.foot.looked.connect(self.look_first)
        self.foot.cancel.clicked.connect(self.cancel)
        self.foot.create_button.clicked.connect(self.create_letters)
        self.looking.seen.connect(self._seen)
        self.looking.warned.connect(self._take_warnings)
        self.creating.working.connect(self._say_plan)
        self.creating.made.connect(self._made)

    def visit(self, place: Place) -> None:
        """Show the letters of a place; drafts chosen for it are to be ticked even where it is shown already."""
        self.dirty = self.dirty or bool(self.desk.chosen or self.desk.agencies or self.desk.fresh)
        super().visit(place)

    def load(self) -> None:
        """Ask for the directory, the cases and the drafts; what is written stays."""
        case = self.kept.case(self.place.id)
        made, fresh = self.kept.made(case), tuple(self.desk.fresh)
        self.desk.fresh.clear()
        self.desk.read(
            lambda book: letters_state.ask(book, case, made, fresh),
            self._loaded,
            label="Opening letters",
            key="letters",
        )

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """Ctrl+Enter makes the letters."""
        return {"next-act": self.create_letters} if self.kept.now is not None else {}

    def first_focus(self) -> QWidget:
        """The first item, or the way to agencies when there is none yet."""
        rows, now = self.body.editor.rows, self.kept.now
        return rows[0].text if rows and now is not None and now.agencies else self.column.choose_button

    def panes(self) -> list[QWidget]:
        """The foot is a pane too."""
        return [*super().panes(), *([self.foot] if self.foot.isVisible() else [])]

    def set_drawer(self, drawer: bool) -> None:  # noqa: FBT001  a Qt-like setter
        """Offer to show the letter where there is no room beside the items."""
        super().set_drawer(drawer)
        self.show_button.setVisible(drawer)

    def _loaded(self, known: Known) -> None:
        only = self.kept.only(known, self.place.id)
        if only:
            self._choose_case(only)
            return
        self.parts.setCurrentIndex(0 if known.cases else 1)
        self.foot.setVisible(bool(known.cases))
        other = self.kept.take(known, self.place.id)
        if self._aimed != self.place or self.desk.chosen:
            self._aimed = self.place
            self.kept.aim(self.desk.chosen or {self.place.spot})
            self.desk.chosen.clear()
        if self.desk.agencies:
            self.kept.choose([one for one in self.desk.agencies if not known.agencies[one].reason])
            self.desk.agencies.clear()
        if self.kept.now is not None:
            if other:
                self._show(self.kept.now)
            self._list()
            self.looking.at_once(*self._questions(self.kept.now))
        self.retitled.emit()
        if known.fresh is not None:
            self._ask_anew(known.fresh)

    def _ask_anew(self, plan: Plan) -> None:
        """Compose a fresh request; what is written here is given up only when that is meant."""

        def begin() -> None:
            self.kept.begin_anew(plan)
            if self.kept.now is not None:
                self._show(self.kept.now)
                self._list()
                self.looking.at_once(*self._questions(self.kept.now))

        if self.kept.now is not None and self.kept.now.touched:
            ask_to_discard(self.window(), begin)
        else:
            begin()

    def _show(self, now: Composition) -> None:
        book = self.desk.casebook
        self.body.show_written(
            [Written(item.text, item.label) for item in now.items],
            now.typed,
            composing.terms(book),
            book.days(),
        )
        self.foot.show_warning("", verify=False)

    def _list(self) -> None:
        known, now = self.kept.known, self.kept.now
        if known is None or now is None:
            return
        self._entitle()
        self.column.show_cases(known.cases, now.case, asked=not self.place.id)
        self.column.show_agencies([known.agencies[agency] for agency in now.agencies], now.ticked)
        self.column.set_count(len(now.chosen), len(known.agencies))
        wanted = self.kept.kinds()
        if len(wanted) == 1:
            self._show_terms(*wanted)
        self._say_plan()

    def _entitle(self) -> None:
        self.title = "New letters"
        self.header.set_title(self.title, self.kept.about())

    def _say_plan(self) -> None:
        now = self.kept.now
        if now is not None:
            letters, items = len(now.chosen), len(now.written)
            self.body.show_count(items, letters)
            why = "" if letters and items else now.trouble
            self.foot.show_plan(letters, items, working=self.creating.is_working, why=why)

    def _questions(self, composed: Composition) -> tuple[Question, Question]:
        """The letter looked at and what to warn of, as it stands now."""
        now, agency = deepcopy(composed), self.kept.agency()
        return lambda book: letters_state.look(book, now, agency), lambda book: letters_state.warnings(
            book, now
        )

    def _changed(self) -> None:
        if self.kept.now is not None:
            self._say_plan()
            self.looking.soon(*self._questions(self.kept.now))

    def _write(self) -> None:
        self.kept.write([Wanted(text=item.text, label=item.name) for item in self.body.editor.items()])
        self._changed()

    def _set_terms(self) -> None:
        self.kept.set_terms(self.body.terms.typed())
        self._changed()

    def _show_terms(self, name: str) -> None:
        """Show the terms of one kind of letter; each agency gets the letter of its own law."""
        now, book = self.kept.now, self.desk.casebook
        if now is not None and name != self.body.kind.name:
            self.body.show_kind(letter_kind(name), now.typed, composing.terms(book), book.days())
        self.column.show_kind(self.body.kind.name)

    def _choose_case(self, case: int) -> None:
        self.kept.pick(CaseId(case))
        self.load()

    def _tick(self, agency: int, on: bool) -> None:  # noqa: FBT001  Qt's signal
        self.kept.tick(agency, on=on)
        self._list()
        self._changed()

    def choose_agencies(self) -> None:
        """Open the whole directory to choose from."""
        known, now = self.kept.known, self.kept.now
        if known is not None and now is not None:
            dialog = ChooseAgencies(list(known.agencies.values()), now.chosen, self.window())
            dialog.accepted.connect(lambda: self.take_agencies(dialog.chosen()))
            dialog.open()

    def take_agencies(self, agencies: list[int]) -> None:
        """List these agencies, each to get a letter."""
        self.kept.choose(agencies)
        self._list()
        self._changed()

    def open_menu(self) -> None:
        """Open the menu of ready items."""
        dialog = ItemMenu([item.text for item in self.body.editor.items()], self.window())
        dialog.accepted.connect(
            lambda: self.body.editor.extend([Written(item.text, item.label) for item in dialog.picked()])
        )
        dialog.open()

    def _step(self, by: int) -> None:
        self.kept.step(by)
        if self.kept.now is not None:
            self.looking.at_once(*self._questions(self.kept.now))

    def _seen(self, seen: Seen) -> None:
        known = self.kept.known
        self.body.show_read(seen.typed, seen.reason, hold=seen.hold, days=self.desk.casebook.days())
        if seen.preview is not None and seen.agency is not None and known is not None:
            name = known.agencies[seen.agency].name
            self.pane.show_letter(seen.preview, name, *self.kept.place_of(seen.agency))
        elif seen.trouble is not None:
            self.pane.show_nothing(seen.trouble.what, seen.trouble.remedy)
        else:
            self.pane.show_nothing("No letter yet", "Choose agencies to see their letters here.")

    def _take_warnings(self, warned: list[Warned]) -> None:
        self._warned = warned
        verify = any(one.kind == "old" for one in warned)
        self.foot.show_warning(beforehand.sentence(warned), verify=verify)

    def look_first(self) -> None:
        """List what to look at; an old contact is confirmed there."""
        look_first(self.desk, self.window(), self._warned, self.did.emit)

    def create_letters(self) -> None:
        """Make the letters, or say what keeps them from being made."""
        now = self.kept.now
        if now is None or self.creating.is_working:
            return
        if now.trouble:
            self.foot.show_warning(now.trouble, verify=False, wrong=True)
            if now.case and now.chosen:
                self.body.editor.show_missing()
            return
        typed = dict(now.typed)
        self.desk.read(
            lambda book: composing.read_typed(book, typed), self._create, label="Reading", key="terms"
        )

    def _create(self, typed: Typed) -> None:
        now = self.kept.now
        if typed.wrong:
            self.foot.show_warning("A term cannot be read.", verify=False, wrong=True)
            self.body.go_to_wrong(typed)
        elif now is not None:
            self._making, plan = now, now.plan(typed.terms)
            self.creating.start(
                Work(
                    count=len(plan.agencies),
                    verb="Write",
                    run=lambda book, out, progress: letters.create(book, plan, out, progress),
                )
            )

    def _made(self, made: list[Made], out: Path) -> None:
        done, self._making = self._making, None
        if done is not None:
            self.kept.forget(done, tuple(one.request for one in made))
            self._go(done.case)
        self.did.emit(said(len(made), out))
        open_send_help(self.desk, self.window(), [one.request for one in made], self.did.emit)

    def _go(self, case: CaseId) -> None:
        self.dirty = True
        if self.isVisible():
            self.go.emit(Place(Where.CASE, case) if case else Place(Where.TODAY))
        if self.isVisible():
            self.reload()

    def cancel(self) -> None:
        """Give the letters up, asking first when something was written."""
        now = self.kept.now
        if now is None or not now.touched:
            self._leave()
            return
        ask_to_discard(self.window(), self._leave)

    def _leave(self) -> None:
        case = self.kept.case(self.place.id)
        if self.kept.now is not None:
            self.kept.forget(self.kept.now)
        self.dirty = True
        if self.header.back_button.isEnabled():
            self.act.emit("back", None)
        else:
            self._go(case)
