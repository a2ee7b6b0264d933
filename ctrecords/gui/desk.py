"""What a screen has at hand: the open casebook, its day, and the jobs that work for it.

This file exists so that screens and dialogs are given these things instead of looking for them. It must not
know the window.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ctrecords.gui.jobs import Failed, Job, Jobs
from ctrecords.gui.preferences import Preferences
from ctrecords.model.ids import AgencyId, RequestId
from ctrecords.progress import Progress

if TYPE_CHECKING:
    from ctrecords.casebook import Casebook
    from ctrecords.gui.reading import Reading

T = TypeVar("T")


@dataclass(slots=True, kw_only=True)
class Wish:
    """Letters asked for in a list until their screen takes them: to which requests, which kinds come first."""

    requests: tuple[RequestId, ...] = ()
    kinds: tuple[str, ...] = ()

    def clear(self) -> None:
        """Ask for nothing any longer."""
        self.requests, self.kinds = (), ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The open casebook with the jobs that read and write it.

    ``preferences`` are the person's settings; a desk without a window has none. ``chosen`` are drafts chosen in a
    list for their letters, ``agencies`` those chosen in the directory, until the letters screen takes them;
    ``fresh`` are requests to be asked anew there. ``writing`` are later letters asked for, until their screen
    takes them. ``backing`` is the backup being made, if any; ``reading`` what reads files in the background.
    """

    casebook: "Casebook"
    jobs: Jobs
    preferences: Preferences | None = None
    chosen: set[RequestId] = field(default_factory=set[RequestId])
    agencies: list[AgencyId] = field(default_factory=list[AgencyId])
    fresh: list[RequestId] = field(default_factory=list[RequestId])
    writing: Wish = field(default_factory=Wish)
    backing: list[Job] = field(default_factory=list[Job])
    reading: "Reading | None" = None

    @property
    def today(self) -> date:
        """The day the casebook counts from; a practice casebook has its own."""
        return self.casebook.today()

    @property
    def letters_folder(self) -> str:
        """The folder the person wants offered for letters; empty for the casebook's own."""
        return self.preferences.now.letters_folder if self.preferences is not None else ""

    @property
    def backup_folder(self) -> Path | None:
        """Where the person wants backups put; None for the casebook's own folder."""
        chosen = self.preferences.now.backup_folder if self.preferences is not None else ""
        return Path(chosen) if chosen else None

    def read(
        self, work: "Callable[[Casebook], T]", then: Callable[[T], None], *, label: str, key: str = ""
    ) -> Job:
        """Ask the casebook something; a newer question of the same ``key`` makes the older one unwanted."""
        book = self.casebook
        return self.jobs.run(lambda _progress: work(book), then, label=label, key=key, quiet=True)

    def write(
        self,
        work: "Callable[[Casebook, Progress], T]",
        then: Callable[[T], None],
        *,
        label: str,
        failed: Failed | None = None,
        kept: str = "",
        long: bool = False,
    ) -> Job:
        """Do an act in the casebook; *then* gets its answer after it is saved.

        A *long* one, such as filing a drive, keeps no other act waiting; ``kept`` says what Cancel leaves.
        """
        book = self.casebook
        return self.jobs.run(
            lambda progress: work(book, progress),
            then,
            label=label,
            writes=True,
            long=long,
            failed=failed,
            kept=kept,
        )
