"""Imports a file in three steps: the file, its headings, and what would come of it before anything is written.

It asks the work what to say; reading runs in a child, and Cancel is heard at any time.
"""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from ctrecords.actions.spreadsheet import Choices, Table
from ctrecords.errors import CtrecordsError
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs import import_work
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.import_steps import CheckStep, FileStep, HeadingsStep
from ctrecords.gui.dialogs.import_work import Outlook, Work
from ctrecords.gui.dialogs.sizing import open_at
from ctrecords.gui.jobs import Job
from ctrecords.gui.widgets.buttons import button
from ctrecords.gui.widgets.labels import label

_LINES = (
    "Step 1 of 3. Choose a table. It is only read; nothing is written before you confirm.",
    "Step 2 of 3. Say what each heading means. It is remembered for these headings.",
    "Step 3 of 3. Look at what would come of it. Undo takes all of it back at once.",
)
_FILE, _HEADINGS, _CHECK = range(3)


class ImportDialog(FormDialog):
    """The three steps; it moves on by itself only when what was asked could be read."""

    tall = 560

    def __init__(
        self,
        desk: Desk,
        works: Sequence[Work],
        done: Callable[[str], None],
        parent: QWidget | None = None,
        *,
        at: int = 0,
    ) -> None:
        """Import by one of *works*, the one numbered *at* unless another is chosen."""
        super().__init__(works[at].title, "Read file", parent)
        self._desk, self._works, self._done = desk, works, done
        self._table: Table | None = None
        self._outlook: Outlook | None = None
        self.line = label("", "body2", wrap=True)
        self.file, self.headings, self.check = FileStep(), HeadingsStep(), CheckStep()
        self.pages = QStackedWidget()
        for page in (self.file, self.headings, self.check):
            self.pages.addWidget(page)
        self.file.show_targets([work.target for work in works], at)
        self.back_button = button("Back")
        self.add_line(self.line)
        self.add_line(self.pages)
        self._put_back()
        open_at(self, 640, self.tall)
        self.back_button.clicked.connect(self._back)
        self.file.renewed.connect(self._renew)
        self.check.answered.connect(self._look)
        desk.jobs.ended.connect(self._ended)
        self.submit(self._next)
        self._turn(_FILE)

    def _put_back(self) -> None:
        column = self.layout()
        last = column.itemAt(column.count() - 1) if column is not None else None
        foot = last.layout() if last is not None else None
        if isinstance(foot, QHBoxLayout):
            foot.insertWidget(0, self.back_button)

    @property
    def _work(self) -> Work:
        return self._works[max(self.file.target.currentIndex(), 0)]

    def _ended(self, job: Job) -> None:
        """Let it be tried again after Cancel."""
        if job.cancelled:
            self.send_button.setEnabled(True)

    def _turn(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self.line.setText(_LINES[page])
        self.back_button.setVisible(page > _FILE)
        self.wrong.hide()
        self.send_button.setEnabled(True)
        if page == _FILE:
            self.send_button.setText("Read file")
            self.file.path_field.setFocus()
        elif page == _HEADINGS:
            self.send_button.setText("Check rows")
            next(iter(self.headings.boxes.values())).setFocus()
        self._fit()

    def _back(self) -> None:
        self._turn(self.pages.currentIndex() - 1)

    def _renew(self) -> None:
        self._table = None
        self.check.forget()

    def _next(self) -> None:
        match self.pages.currentIndex():
            case 0 if self._table is None:
                self._read()
            case 0:
                self._turn(_HEADINGS)
            case 1:
                self._look()
            case _:
                self._import()

    def _read(self) -> None:
        if not self.file.path_field.text().strip():
            raise CtrecordsError("No file is chosen.", remedy="Choose a table.")
        work, path, sheet = self._work, self.file.path(), self.file.sheet_name()
        book = self._desk.casebook
        self._desk.jobs.run(
            lambda progress: import_work.read(work, path, sheet, book, progress),
            self._show_table,
            label=f"Reading {path.name}",
            failed=self.refuse,
        )

    def _show_table(self, read: tuple[Table, dict[str, str]]) -> None:
        table, meant = read
        self._table = table
        self.file.show_sheets(table.grid.sheets, table.grid.sheet)
        self.headings.show_table(table, self._work.columns, meant)
        self._turn(_HEADINGS)

    def _choices(self) -> Choices:
        return self.check.choices(self.headings.columns())

    def _look(self) -> None:
        table, work, book, chosen = self._table, self._work, self._desk.casebook, self._choices()
        if table is not None:
            self.send_button.setEnabled(False)
            self._desk.jobs.run(
                lambda progress: work.look(book, table, chosen, progress),
                self._show_outlook,
                label="Checking the rows",
                failed=self.refuse,
                key="import-look",
            )

    def _show_outlook(self, outlook: Outlook) -> None:
        self._outlook = outlook
        self.check.show_outlook(outlook)
        turned = self.pages.currentIndex() == _CHECK
        self.pages.setCurrentIndex(_CHECK)
        if not turned:
            self._turn(_CHECK)
            self.check.first().setFocus()
        self.send_button.setText(outlook.verb)
        self.send_button.setEnabled(outlook.ready)

    def _import(self) -> None:
        outlook, work = self._outlook, self._work
        if outlook is not None:
            self._desk.write(
                lambda book, progress: work.run(book, outlook, progress),
                lambda sentence: self.finish(self._done, sentence),
                label=outlook.verb,
                failed=self.refuse,
            )
