"""The directory of agencies: find one, see how old each contact is and where it was read, confirm or correct it.

Contacts are facts from public lists, most of them old; the screen says so and guesses nothing. It never opens
a web address.
"""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import ClassVar

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ctrecords.actions import answering, directory, notes, seeding
from ctrecords.actions.answering import Profile
from ctrecords.actions.notes import Subject
from ctrecords.gui import dressing, theme
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.agency import open_agency
from ctrecords.gui.dialogs.closures import open_closures
from ctrecords.gui.dialogs.contact import open_contact
from ctrecords.gui.dialogs.notes import open_notes
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens import agencies_acts as acts
from ctrecords.gui.screens import agencies_words as words
from ctrecords.gui.screens.agencies_chosen import ChosenBar
from ctrecords.gui.screens.agencies_inspector import AgencyInspector
from ctrecords.gui.screens.agencies_rows import FACETS, KEPT, Directory, Row, columns, gather, position
from ctrecords.gui.screens.list_kept import Kept, read
from ctrecords.gui.screens.screen import Screen
from ctrecords.gui.tables.view import RecordView
from ctrecords.gui.widgets.buttons import button, link
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.gui.widgets.facet import NAMED, Facet
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.labels import label
from ctrecords.gui.widgets.search import SearchField
from ctrecords.model.directory import Agency, Claim, Closure, Contact
from ctrecords.model.event import Effect, Event
from ctrecords.model.ids import AgencyId, RequestId
from ctrecords.model.note import Tag, Tagging
from ctrecords.model.request import Case, Request

_INSPECTOR = 408
_LOW = 460


class AgenciesScreen(Screen):
    """Every agency in a table, the chosen one beside it."""

    where = Where.AGENCIES
    cares: ClassVar[frozenset[type]] = frozenset(
        {Agency, Contact, Closure, Claim, Case, Request, Event, Effect, Tag, Tagging}
    )
    does: ClassVar[frozenset[str]] = frozenset({"filter", "notes", "print", "tag"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.title = "Agencies"
        self.header.set_title(self.title)
        self._agency = AgencyId(0)
        self._directory: Directory | None = None
        self.facets = {key: Facet(name, names=key in NAMED) for key, name in FACETS}
        self.filter = SearchField("Filter by name or town", width=240)
        self.clear_link = link("Clear filters", small=True)
        self.import_button = button("Import", icon="import", tip="Import agencies from a table")
        self.export_button = button("Export", icon="export", tip="Write the directory to a table")
        self.add_button = button("Add agency", icon="plus")
        for made in (self.import_button, self.export_button, self.add_button):
            self.header.add_action(made)
        self.bar = self._bar()
        self.add_bar(self.bar)
        self.chosen_bar = ChosenBar(self.bar)
        self.add_bar(self.chosen_bar)
        self.table: RecordView[Row] = RecordView(columns(), "Agencies")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.sortByColumn(0, self.table.horizontalHeader().sortIndicatorOrder())
        self.footer = label("", "body3", wrap=True)
        self.clear_button = button("Clear filters")
        self.seed_button = button("Add Connecticut list (on this computer)")
        self.pages = QStackedWidget()
        self.pages.addWidget(self._list())
        self.none = EmptyState("filter", "No agency matches.", actions=[self.clear_button])
        self.pages.addWidget(self.none)
        self.pages.addWidget(EmptyState("agency", "The directory is empty.", actions=[self.seed_button]))
        dressing.fix(self.pages, least_height=80)  # else the pages not shown would press the head together
        self.set_content(self.pages)
        self.inspector = AgencyInspector()
        self.set_inspector(self.inspector, _INSPECTOR)
        self._connect()

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = Flow(bar, left=20, top=7, right=20, bottom=7, gap=8, ends=True)
        for facet in self.facets.values():
            row.addWidget(facet)
        self.clear_link.hide()
        row.addWidget(self.clear_link)
        row.addWidget(self.filter)
        return bar

    def _list(self) -> QWidget:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        dressing.space(column)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        dressing.space(foot, (20, 10, 20, 10))
        foot.addWidget(self.footer)
        column.addLayout(foot)
        return sheet

    def _connect(self) -> None:
        for facet in self.facets.values():
            facet.changed.connect(self._narrow)
        self.filter.asked.connect(self._narrow)
        self.table.picked.connect(self._picked)
        self.table.opened.connect(self._enter)
        self.table.peeked.connect(self._enter)
        self.clear_button.clicked.connect(self.clear_filters)
        self.clear_link.clicked.connect(self.clear_filters)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        self.seed_button.clicked.connect(self._seed)
        self.inspector.checked.connect(self._check)
        self.inspector.wronged.connect(self._wrong)
        self.inspector.bounced.connect(self._bounced)
        self.inspector.editing.connect(self._edit)
        self.inspector.adding.connect(self._add_contact)
        self.chosen_bar.write_button.clicked.connect(self._write_to_chosen)
        self.chosen_bar.confirm_button.clicked.connect(self._confirm_chosen)
        self.chosen_bar.tag_button.clicked.connect(self.tag)
        for made, command in (
            (self.import_button, "import-agencies"),
            (self.export_button, "export-agencies"),
            (self.add_button, "add-agency"),
        ):
            made.clicked.connect(partial(self._ask, command))
        self.inspector.closing.connect(self._edit_closures)

    # Loading

    def visit(self, place: Place) -> None:
        """Show the directory; a place with an agency's number shows that agency."""
        if place.id:
            self._agency = AgencyId(place.id)
            self._forget_filters()
        super().visit(place)

    def load(self) -> None:
        """Read the directory."""
        self.desk.read(gather, self._show, label="Opening the directory", key="agencies")

    def first_focus(self) -> QWidget | None:
        """The table, or the act of an empty state."""
        return (self.table, self.clear_button, self.seed_button)[self.pages.currentIndex()]

    def _show(self, found: Directory) -> None:
        self._directory = found
        self.header.set_title(self.title, found.summary)
        self._narrow()

    def _narrow(self) -> None:
        """Show the rows that fit the filters, and keep the chosen agency chosen where it is among them."""
        found = self._directory
        if found is None:
            return
        text = self.filter.text().strip()
        chosen = self._chosen(found)
        rows = found.narrowed(text, chosen)
        for key, facet in self.facets.items():
            facet.set_values(found.values(key, text, chosen))
        self.facets["tag"].setVisible(any(row.tags for row in found.rows))
        self.clear_link.setVisible(bool(text or chosen))
        filters = len(chosen) + bool(text)
        said = "this filter" if filters == 1 else f"these {filters} filters"
        self.none.set_words(f"No agency matches {said}.")
        self._fill(rows)
        total = len(found.rows)
        self.pages.setCurrentIndex(0 if rows else 1 if total else 2)
        self.footer.setText(
            f"{len(rows):,} of {total:,} shown. "
            "Contacts are facts from public lists; their source and year stay with each one."
        )

    def _chosen(self, found: Directory) -> dict[str, set[str]]:
        return found.known({key: facet.chosen() for key, facet in self.facets.items()})

    def _fill(self, rows: list[Row]) -> None:
        self.table.set_records(rows)
        model = self.table.table
        at = position((model.record(row) for row in range(model.rowCount())), self._agency)
        if rows:
            self.table.choose(max(at, 0))
            self.table.scrollTo(model.index(max(at, 0), 0))
        else:
            self.inspector.clear()

    def _picked(self, rows: list[Row]) -> None:
        self.chosen_bar.show_count(len(rows))
        self._fit_foot()
        self.retitled.emit()
        if not rows:
            return
        self._agency = AgencyId(rows[0].id)
        number = self._agency
        self.desk.read(
            lambda book: (
                answering.profile(book, number),
                directory.returned(book, number),
                notes.tags(book, Subject(agency=number)),
            ),
            self._show_profile,
            label="Opening an agency",
            key="agency-profile",
        )

    def _show_profile(self, found: tuple[Profile, list[tuple[RequestId, date]], list[str]]) -> None:
        self.inspector.show_profile(*found)
        self.retitled.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the room to the table in a low window."""
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        low = self.height() < theme.px(_LOW)
        self.footer.setVisible(not (low and self.chosen_bar.isVisibleTo(self)))

    # Filters

    def commands(self) -> Mapping[str, Callable[[], None]]:
        """The field that narrows the table, paper, the notes on the agency shown, tags on those chosen."""
        found: dict[str, Callable[[], None]] = {"filter": self._to_filter}
        if self.inspector.profile is not None:
            found["notes"] = self.notes
        if self.table.chosen():
            found |= {"tag": self.tag, "print": self.print_rows}
        return found

    def notes(self) -> None:
        """Show the notes on the agency and ask for one more."""
        profile = self.inspector.profile
        if profile is not None:
            agency = profile.listed.agency
            open_notes(self.desk, self, Subject(agency=agency.id), agency.name, self.did.emit)

    def tag(self) -> None:
        """Ask for tags to put on the chosen agencies, or to take off."""
        acts.tag(self, self.table.chosen())

    def menu(self) -> QMenu:
        """What can be done with the chosen agencies."""
        rows = self.table.chosen()
        many = f"{len(rows):,} agencies"
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        one = len(rows) == 1
        for said, act in (
            ("New request" if one else f"New request for {many}", self._write_to_chosen),
            ("Confirm contacts" if one else f"Confirm {many}", self._confirm_chosen),
            ("Tag", self.tag),
            ("Copy row" if one else f"Copy {len(rows):,} rows", self.table.copy_rows),
        ):
            menu.addAction(said).triggered.connect(act)
        return menu

    def _show_menu(self, at: QPoint) -> None:
        if self.table.chosen():
            self.menu().popup(self.table.viewport().mapToGlobal(at))

    def print_rows(self) -> None:
        """Print the directory as it is filtered and sorted."""
        found = self._directory
        if found is not None:
            acts.print_rows(self, found, self.table, self.filter.text().strip(), self._chosen(found))

    def _to_filter(self) -> None:
        if self.bar.isHidden():  # several are chosen: the filters come back with one of them
            self.table.choose(min(index.row() for index in self.table.selectionModel().selectedRows()))
        self.filter.go_to()

    def clear_filters(self) -> None:
        """Show every agency again."""
        self._forget_filters()
        self._narrow()
        self.table.setFocus()

    def _forget_filters(self) -> None:
        for facet in self.facets.values():
            facet.blockSignals(True)
            facet.clear()
            facet.blockSignals(False)
        self.filter.blockSignals(True)
        self.filter.clear()
        self.filter.blockSignals(False)

    # Arrangement

    def state(self) -> bytes:
        """How the columns stand, and what is filtered."""
        filters = {key: sorted(facet.chosen()) for key, facet in self.facets.items() if key in KEPT}
        return Kept(body=super().state(), columns=self.table.columns_state(), filters=filters).write(
            self.desk.casebook.folder
        )

    def restore(self, state: bytes) -> None:
        """Arrange the screen as it was; a state of another version is ignored."""
        kept = read(state, self.desk.casebook.folder)
        if kept is None:
            return
        super().restore(kept.body)
        self.table.restore_columns(kept.columns)
        for key in KEPT & kept.filters.keys():
            self.facets[key].preset(kept.filters[key])

    # Acts

    def _enter(self) -> None:
        if not self.inspector.isVisible():
            self.toggle_inspector()
        self.inspector.first().setFocus()

    def _check(self, contact: Contact) -> None:
        name = self._of(contact)
        self.desk.write(
            lambda book, _progress: directory.verify(book, contact.agency, (contact.id,)),
            lambda _rows: self.did.emit(f"{name} checked today"),
            label="Confirming",
        )

    def _wrong(self, contact: Contact) -> None:
        name = self._of(contact)
        self.desk.write(
            lambda book, _progress: directory.mark_wrong(book, contact.id),
            lambda _row: self.did.emit(f"{name} marked wrong; letters do not use it"),
            label="Marking",
        )

    def _bounced(self, contact: Contact) -> None:
        name, on = self._of(contact), self.inspector.returned_on
        self.desk.write(
            lambda book, _progress: directory.mark_bounced(book, contact.id, on or book.today()),
            lambda _row: self.did.emit(f"{name} marked as bounced; letters do not use it"),
            label="Marking",
        )

    def _edit(self) -> None:
        profile = self.inspector.profile
        if profile is not None:
            open_agency(self.desk, self, profile.listed.agency, self.did.emit)

    def _ask(self, command: str) -> None:
        self.act.emit(command, None)

    def _write_to_chosen(self) -> None:
        acts.write_to(self, self.table.chosen())

    def _confirm_chosen(self) -> None:
        acts.confirm(self, self.table.chosen())

    def _add_contact(self) -> None:
        profile = self.inspector.profile
        if profile is not None:
            open_contact(self.desk, self, profile.listed.agency, self.did.emit)

    def _edit_closures(self) -> None:
        profile = self.inspector.profile
        if profile is not None:
            open_closures(self.desk, self, profile, self.did.emit)

    def _seed(self) -> None:
        self.desk.write(
            lambda book, _progress: seeding.seed(book, undoable=True),
            lambda _none: self.did.emit("The Connecticut list is in the directory"),
            label="Adding the Connecticut list",
        )

    def _of(self, contact: Contact) -> str:
        profile: Profile | None = self.inspector.profile
        name = words.NAMES.get(contact.kind, "Contact")
        return f"{name} of {profile.listed.agency.name}" if profile else name
