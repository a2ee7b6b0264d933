"""Brings a backup back for the welcome screen, and says what was proved before the copy is shown.

It must not know how a backup is proved.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ctrecords.errors import CtrecordsError
from ctrecords.gui import errors
from ctrecords.gui.dialogs.restore import RestoreForm, Wanted
from ctrecords.gui.jobs import Jobs
from ctrecords.gui.places import short
from ctrecords.model.days import plural

if TYPE_CHECKING:
    from ctrecords.upkeep.restore import Restored

_KEPT = "Cancel leaves no copy behind. The backup stays as it is."
Open = Callable[[Path, str | None], None]


class Restoring(QObject):
    """Does what the form asks for; ``news`` is the sentence for the toast of the copy once it is open."""

    def __init__(
        self, form: RestoreForm, jobs: Jobs, busy: Callable[[bool], None], open_copy: Open, window: QWidget
    ) -> None:
        super().__init__(window)
        self._form, self._jobs, self._busy, self._open, self._window = form, jobs, busy, open_copy, window
        self.news = ""
        form.done.connect(self.begin)

    def begin(self) -> None:
        """Bring back the backup chosen."""
        wanted = self._form.wanted()
        if wanted is None:
            return
        from ctrecords.upkeep.restore import restore  # late: the first window does not wait for it

        self._busy(True)
        self._jobs.run(
            lambda progress: restore(wanted.backup, wanted.folder, wanted.passphrase, progress=progress),
            lambda made: self._done(wanted, made),
            label="Restoring the backup",
            writes=True,
            failed=self._refused,
            kept=_KEPT,
        )

    def take_news(self) -> str:
        """The sentence to say of the copy, once."""
        said, self.news = self.news, ""
        return said

    def _refused(self, error: CtrecordsError) -> None:
        self._busy(False)
        self._form.refuse(error)

    def _done(self, wanted: Wanted, made: "Restored") -> None:
        files = plural(made.manifest.files, "file")
        if made.whole:
            self.news = f"Restored to {short(made.folder)}. Checked and whole: {files}"
        else:
            self._warn(made, files)
        self._open(made.folder, wanted.passphrase)

    def _warn(self, made: "Restored", files: str) -> None:
        wrong = [found for found in made.findings if found.severity == "problem"]
        if not made.checked:
            self.news = (
                f"Restored to {short(made.folder)}. Every byte proved, records not looked into: {files}"
            )
            return
        first, more = wrong[0], len(wrong) - 1
        others = f" {plural(more, 'more finding')}." if more else ""
        text = f"Every byte of the backup came back, {files}; but: {first.what}{others}"
        errors.inform(self._window, "Restored, but not whole", text, remedy=first.remedy, icon="warn")
