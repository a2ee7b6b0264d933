"""The three pages of an import: which file, what its headings mean, and what would come of it.

They show and ask; reading and importing is done by whoever shows them.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ctrecords.actions.sheet_words import Meaning
from ctrecords.actions.spreadsheet import Choices, Column, Order, SheetName, Table
from ctrecords.gui import dressing
from ctrecords.gui.dialogs.import_work import CLASSES, Outlook
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.labels import Elided, label
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.model.days import plural

_KINDS = "Tables (*.csv *.tsv *.txt *.xlsx *.xlsm *.xlsb *.xls *.ods);;All files (*)"
_MOST = 40
_ORDERS = (
    (Order.US, "Month first", ""),
    (Order.DAY_FIRST, "Day first", ""),
    (Order.ISO, "2026-11-25", ""),
)


class FileStep(QWidget):
    """Asks for the file and, when it has several, the sheet.

    Signals:
        renewed: Another file or sheet was chosen.
    """

    renewed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path_field = QLineEdit()
        self.path_field.setAccessibleName("File")
        self.path_field.setPlaceholderText("A .csv, .xlsx, .xls or .ods file")
        self.choose_button = button("Choose file", icon="open")
        self.sheet = box("Sheet")
        self.sheet_label = label("Sheet", "strong")
        self.sheet_label.setBuddy(self.sheet)
        self.target = box("Case")
        self.target_label = label("Into the case", "strong")
        self.target_label.setBuddy(self.target)
        row = QHBoxLayout()
        dressing.space(row, spacing=8)
        row.addWidget(self.path_field, 1)
        row.addWidget(self.choose_button)
        column = QVBoxLayout(self)
        dressing.space(column, spacing=4)
        named = label("File", "strong")
        named.setBuddy(self.path_field)
        column.addWidget(named)
        column.addLayout(row)
        column.addWidget(self.sheet_label)
        column.addWidget(self.sheet)
        column.addWidget(self.target_label)
        column.addWidget(self.target)
        column.addStretch(1)
        self.show_sheets((), "")
        self.choose_button.clicked.connect(self._choose)
        self.path_field.textChanged.connect(self._another)
        self.sheet.activated.connect(self.renewed)

    def path(self) -> Path:
        """The file typed or chosen."""
        return Path(self.path_field.text().strip()).expanduser()

    def sheet_name(self) -> str:
        """The sheet chosen; empty for the first that is not hidden."""
        return str(self.sheet.currentData() or "")

    def show_sheets(self, sheets: Sequence[SheetName], chosen: str) -> None:
        """Offer the sheets of the file, when there are several."""
        self.sheet.clear()
        for one in sheets:
            self.sheet.addItem(f"{one.name} (hidden)" if one.hidden else one.name, one.name)
        self.sheet.setCurrentIndex(max(self.sheet.findData(chosen), 0))
        for widget in (self.sheet, self.sheet_label):
            widget.setVisible(len(sheets) > 1)

    def show_targets(self, names: Sequence[str], at: int) -> None:
        """Offer where it can go, when there is anything to choose."""
        self.target.addItems(names)
        self.target.setCurrentIndex(at)
        for widget in (self.target, self.target_label):
            widget.setVisible(any(names))

    def _choose(self) -> None:
        found, _kind = QFileDialog.getOpenFileName(self, "Choose a table", self.path_field.text(), _KINDS)
        if found:
            self.path_field.setText(found)

    def _another(self) -> None:
        self.show_sheets((), "")
        self.renewed.emit()


class HeadingsStep(QWidget):
    """Asks what each heading means; headings with nothing under them are not asked about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[str, QComboBox] = {}
        column = QVBoxLayout(self)
        dressing.space(column)
        self._grid = QGridLayout()
        dressing.space(self._grid, spacing=6, across=12)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 2)
        self._grid.setColumnStretch(2, 3)
        column.addLayout(self._grid)
        column.addStretch(1)

    def show_table(self, table: Table, columns: Sequence[Column], meant: Mapping[str, str]) -> None:
        """List the headings with a value from under them and what they most likely mean."""
        _clear(self._grid)
        self.boxes = {}
        asked = [one for one in table.headings if table.sample(one) or one in meant]
        first = [one for one in asked if one in meant]
        shown = [*first, *(one for one in asked if one not in meant)][: max(_MOST, len(first))]
        for row, heading in enumerate(one for one in asked if one in shown):
            chooser = box(f"“{heading}” means")
            chooser.addItem("Leave out", "")
            for column in columns:
                chooser.addItem(column.label, column.name)
            chooser.setCurrentIndex(max(chooser.findData(meant.get(heading, "")), 0))
            self.boxes[heading] = chooser
            self._grid.addWidget(Elided(heading, "strong"), row, 0)
            self._grid.addWidget(
                Elided(table.sample(heading), "body2", mode=Qt.TextElideMode.ElideRight), row, 1
            )
            self._grid.addWidget(chooser, row, 2)
        if len(shown) < len(asked):
            more = label(f"{len(asked) - len(shown)} more headings are left out.", "caption", wrap=True)
            self._grid.addWidget(more, len(shown), 0, 1, 3)

    def columns(self) -> dict[str, str]:
        """What each heading means, as chosen."""
        return {heading: str(chooser.currentData() or "") for heading, chooser in self.boxes.items()}


class CheckStep(QWidget):
    """Says what would come of it, asks what must be known, and lists the rows.

    Signals:
        answered: A question was answered; what would come of it must be looked at again.
    """

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.summary = label("", "strong", wrap=True)
        self.unsure = label("", "body2", wrap=True)
        self.order = Segmented("Which comes first in days", _ORDERS)
        self.order.release()
        self.questions = QWidget()
        self._grid = QGridLayout(self.questions)
        dressing.space(self._grid, spacing=6, across=12)
        for at in (0, 1):
            self._grid.setColumnStretch(at, 1)
        self.unknown = box("Agencies not in the directory")
        self.unknown.addItem("Leave their rows out", None)
        for law, kind, words in CLASSES:
            self.unknown.addItem(f"Add them: {words}", (law, kind))
        self.unknown_label = label("", "body2", wrap=True)
        self.list = QPlainTextEdit()
        self.list.setReadOnly(True)
        self.list.setTabChangesFocus(True)
        self.list.setAccessibleName("Rows, and what would come of them")
        dressing.fix(self.list, least_height=180)
        self.statuses: dict[str, QComboBox] = {}
        self.alike: dict[str, QComboBox] = {}
        self._asked_order = False
        column = QVBoxLayout(self)
        dressing.space(column, spacing=8)
        for widget in (
            self.summary,
            self.unsure,
            self.order,
            self.questions,
            self.unknown_label,
            self.unknown,
            self.list,
        ):
            column.addWidget(widget)
        column.setStretchFactor(self.list, 1)
        self.order.changed.connect(self.answered)
        self.unknown.activated.connect(self.answered)

    def forget(self) -> None:
        """Ask anew, for another file."""
        self.order.release()
        self._asked_order = False
        self.statuses, self.alike = {}, {}
        self.unknown.setCurrentIndex(0)
        _clear(self._grid)

    def show_outlook(self, outlook: Outlook) -> None:
        """Show what would come of the import with what was answered so far."""
        self.summary.setText(outlook.summary)
        self._asked_order = self._asked_order or bool(outlook.unsure)
        said = f"{outlook.unsure} Which comes first in this file?" if outlook.unsure else "Days in this file:"
        self.unsure.setText(said)
        for widget in (self.unsure, self.order):
            widget.setVisible(self._asked_order)
        self._ask(outlook)
        self.questions.setVisible(bool(self.statuses or self.alike))
        if outlook.unknown:
            named = plural(outlook.unknown, "agency named is", "agencies named are")
            self.unknown_label.setText(f"{named} not in the directory.")
        for widget in (self.unknown, self.unknown_label):
            widget.setVisible(bool(outlook.unknown))
        self.list.setPlainText("\n".join(outlook.lines) or "Nothing more to say.")

    def choices(self, columns: Mapping[str, str]) -> Choices:
        """Everything that was decided."""
        added: tuple[str, str] | None = self.unknown.currentData()
        decided = {name: chooser.currentData() for name, chooser in self.alike.items()}
        return Choices(
            columns=columns,
            dates=Order(self.order.chosen()) if self.order.chosen() else None,
            same={name: slug for name, slug in decided.items() if slug},
            fresh=frozenset(name for name, slug in decided.items() if slug == ""),
            statuses={
                word: chosen.currentData() for word, chosen in self.statuses.items() if chosen.currentData()
            },
            law=added[0] if added else "",
            agency_class=added[1] if added else "",
            add_agencies=added is not None,
        )

    def first(self) -> QWidget:
        """The first thing to answer, else the list."""
        asked = next(iter((*self.statuses.values(), *self.alike.values())), None)
        if not self.order.isHidden():
            return next(iter(self.order.buttons.values()))
        return asked or self.list

    def _ask(self, outlook: Outlook) -> None:
        for word, meaning in outlook.statuses[:_MOST]:
            if word not in self.statuses:
                chooser = box(f"“{word}” means")
                chooser.addItem("Choose a meaning", "")
                for each in Meaning:
                    chooser.addItem(each.label, each.value)
                chooser.setCurrentIndex(max(chooser.findData(meaning.value if meaning else ""), 0))
                self.statuses[word] = self._add(f"Status “{word}”", chooser)
        for one in outlook.alike[: _MOST - len(self.alike)]:
            if one.name not in self.alike:
                chooser = box(f"“{one.name}” is")
                chooser.addItem("Leave its rows out", None)
                chooser.addItem(f"It is {one.agency.name}", one.agency.slug)
                chooser.addItem("It is another agency", "")
                self.alike[one.name] = self._add(f"“{one.name}” looks like {one.agency.name}", chooser)

    def _add(self, text: str, chooser: QComboBox) -> QComboBox:
        row = self._grid.rowCount()
        self._grid.addWidget(label(text, "body2", wrap=True), row, 0)
        self._grid.addWidget(chooser, row, 1)
        chooser.activated.connect(self.answered)
        return chooser


def box(name: str) -> QComboBox:
    """A list to choose one from, named for screen readers."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(12)
    return made


def _clear(grid: QGridLayout) -> None:
    while (item := grid.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
