"""Is the casebook whole? Records, journal and files, asked of a folder; nothing is ever changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from ctrecords.casebook import Casebook, noted_head, open_casebook
from ctrecords.model.event import Blob, Document, Event
from ctrecords.model.ids import ref
from ctrecords.model.request import Letter, Request
from ctrecords.progress import Progress, Silent
from ctrecords.store.check import verify
from ctrecords.store.journal import Head
from ctrecords.upkeep import proving
from ctrecords.upkeep.backup import last

_SILENT = Silent()
OLD = timedelta(hours=24)
"""How old the newest backup may be while the casebook changed since."""

_NAMED = 2


BACKUP = "backup"
"""What advice about backups is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing found: a problem or advice, what it is, one safe remedy, what it is about.

    ``documents`` are those whose file it is, with their names.
    """

    severity: str
    what: str
    remedy: str
    ref: str
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found; only a problem makes it not ok."""

    findings: tuple[Finding, ...]
    counts: dict[str, int]

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    @property
    def problems(self) -> tuple[Finding, ...]:
        """What is wrong, without the advice."""
        return tuple(finding for finding in self.findings if finding.severity == "problem")


def check(folder: Path, passphrase: str | None, *, deep: bool = False) -> Report:
    """Look through a casebook folder; *deep* reads every file again.

    Raises:
        LockedError: it is sealed and the passphrase is missing or wrong.
        CtrecordsError: it cannot be opened at all.
    """
    head = noted_head(folder.expanduser().absolute())
    with open_casebook(folder, passphrase) as book:
        return check_open(book, head, deep=deep)


def check_open(
    book: Casebook, head: Head | None = None, *, deep: bool = False, progress: Progress = _SILENT
) -> Report:
    """Look through an open casebook; *deep* reads every file again, told in files, and remembers when.

    Raises:
        CancelledError: cancel was pressed; nothing was changed.
    """
    findings = [
        Finding(severity="problem", what=p.what, remedy=p.remedy, ref=p.ref) for p in verify(book.store, head)
    ]
    findings.extend(_files(book, progress, deep=deep))
    findings.extend(_laws(book))
    findings.extend(_backups(book))
    counts = {
        "requests": book.store.count(Request),
        "events": book.store.count(Event),
        "letters": book.store.count(Letter),
        "files": book.store.count(Blob),
    }
    return Report(findings=tuple(findings), counts=counts)


def _files(book: Casebook, progress: Progress, *, deep: bool) -> Iterator[Finding]:
    held = {one.stem for one in book.vault.walk()}
    blobs = book.store.find(Blob)
    whole: dict[str, str] = {}
    at = book.now()
    try:
        for number, blob in enumerate(blobs, start=1):
            if deep:
                progress.check()
                progress.step(number, len(blobs), "files proved")
            if book.vault.stem(blob.sha256) not in held:
                yield _lost(book, blob, "missing")
            elif deep:
                stamp = book.vault.stamp(blob.sha256)
                state = book.vault.verify(blob.sha256)
                if state == "ok":
                    whole[blob.sha256] = stamp
                else:
                    yield _lost(book, blob, state)
    finally:
        if whole:
            proving.keep(book, whole, at)


def _lost(book: Casebook, blob: Blob, state: str) -> Finding:
    rows = book.store.find(Document, blob=blob.id)
    names = " and ".join(f"{ref('D', row.id)} “{row.name}”" for row in rows[:_NAMED])
    more = f" and {len(rows) - _NAMED:,} more" if len(rows) > _NAMED else ""
    what = f"The file of {names}{more}" if rows else "A file"
    return Finding(
        severity="problem",
        what=f"{what} ({blob.size:,} bytes) is {state} (SHA-256 {blob.sha256[:12]}…).",
        remedy="Find it by that hash in a backup and put it back; do not edit the record.",
        ref=blob.sha256,
        documents=tuple(rows),
    )


def _laws(book: Casebook) -> Iterator[Finding]:
    for law, error in book.unread_laws().items():
        what = (
            f"The law file “{law}” of this casebook cannot be read, so the shipped one serves: {error.what}"
        )
        remedy = "Correct the file and use it again, or take the shipped one: ctrecords laws back LAW."
        yield Finding(severity="advice", what=what, remedy=remedy, ref=law)


def _backups(book: Casebook) -> Iterator[Finding]:
    made = last(book.folder, book.store.head)
    if made is None:
        what = "This casebook was never backed up."
    elif not made.current and book.now() - made.at > OLD:
        what = f"The newest backup is of {made.at:%Y-%m-%d}, and the casebook has changed since."
    else:
        return
    remedy = "Back it up: Ctrl+B in the window, or ctrecords backup; best to another disk."
    yield Finding(severity="advice", what=what, remedy=remedy, ref=BACKUP)
