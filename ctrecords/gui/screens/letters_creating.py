"""From the button to the letters: who they are from and where they go, asked when not known, then made.

It must not know the screen; it is given the work and says what was made.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ctrecords.actions import composing, requester
from ctrecords.actions.letters import Made
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.letters_folder import LettersFolder
from ctrecords.gui.dialogs.requester import open_requester
from ctrecords.gui.jobs import Job
from ctrecords.gui.places import short
from ctrecords.model.days import plural
from ctrecords.model.directory import Requester
from ctrecords.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """How many letters are made, by which verb, and how: into a folder, saying how far it is."""

    count: int
    verb: str
    run: Callable[[Casebook, Path, Progress], list[Made]]

    @property
    def words(self) -> str:
        """The button that does it."""
        return f"{self.verb} {plural(self.count, 'letter')}"


class Creating(QObject):
    """Makes letters for one open casebook.

    Signals: ``made`` the letters are there, and in which folder; ``working`` they are being made, or no longer.
    """

    made = Signal(object, object)
    working = Signal(bool)

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._over = desk, over
        self._job: Job | None = None
        self.folder: Path | None = None
        desk.jobs.ended.connect(self._ended)

    @property
    def is_working(self) -> bool:
        """Whether letters are being made now."""
        return self._job is not None

    def cancel(self) -> None:
        """Stop making letters; none is made then."""
        if self._job is not None:
            self._job.cancel()

    def start(self, work: Work) -> None:
        """Make these letters; what is missing is asked for first."""
        if self._job is None:
            self._desk.read(
                requester.get, lambda known: self._with(known, work), label="Looking up", key="from"
            )

    def _with(self, known: Requester | None, work: Work) -> None:
        if known is None or not known.name.strip() or not known.address.strip():
            self._ask_from(known, work)
        elif self.folder is None:
            own = self._desk.letters_folder
            self._ask_folder(work, Path(own) if own else composing.default_folder(self._desk.casebook))
        else:
            self._make(work, self.folder)

    def _ask_from(self, known: Requester | None, work: Work) -> None:
        open_requester(self._desk, self._over.window(), known, lambda row: self._with(row, work))

    def _ask_folder(self, work: Work, proposed: Path, wrong: CtrecordsError | None = None) -> None:
        dialog = LettersFolder(work.words, proposed, self._over.window())

        def send() -> None:
            folder = dialog.folder()
            dialog.accept()
            self._make(work, folder)

        dialog.sent.connect(send)
        dialog.open()
        if wrong is not None:
            dialog.refuse(wrong)

    def _make(self, work: Work, out: Path) -> None:
        self._job = self._desk.write(
            lambda book, progress: work.run(book, out, progress),
            lambda made: self._made(made, out),
            label=f"{work.verb.removesuffix('e')}ing {plural(work.count, 'letter')}",
            failed=lambda error: self._ask_folder(work, out, error),
        )
        self.working.emit(True)

    def _made(self, made: list[Made], out: Path) -> None:
        self.folder = out
        self.made.emit(made, out)

    def _ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.working.emit(False)


def said(made: int, out: Path) -> str:
    """What was done, and what undoing it does."""
    takes, stay = ("request", "file stays") if made == 1 else ("requests", "files stay")
    return f"{plural(made, 'letter')} written in {short(out)}. Undo takes the {takes} back; the {stay}."
