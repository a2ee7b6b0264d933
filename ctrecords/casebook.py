"""The open casebook: its lock, store, vault, laws and today; opened once and passed explicitly.

It must not know what a letter or a request is for, only what holds them.
"""

import logging
import os
import secrets
import shutil
import threading
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Self

from ctrecords import card as card_of
from ctrecords import disk, lawtexts, outbox
from ctrecords import keys as key_ways
from ctrecords.errors import CtrecordsError, LockedError
from ctrecords.index import index
from ctrecords.index.index import Index
from ctrecords.keys import Keys
from ctrecords.law import library
from ctrecords.law.statute import Statute
from ctrecords.letters.press import Press
from ctrecords.model.days import LEGAL_ZONE, Days
from ctrecords.model.event import Blob, Meta
from ctrecords.model.request import Letter
from ctrecords.store import laws
from ctrecords.store.journal import Head
from ctrecords.store.store import Listener, Store
from ctrecords.vault import Vault

NAME = "name"
PRACTICE_TODAY = "practice_today"
RESTORED = "restored_from_backup_of"
_FORGETTING = "forgetting"
"""A file that stands while files are being forgotten."""
_log = logging.getLogger(__name__)


def legal_today() -> date:
    """Today by the calendar the law uses, America/New_York."""
    return datetime.now(LEGAL_ZONE).date()


def legal_moment(moment: datetime) -> datetime:
    """A moment by the clock of the law, America/New_York."""
    return moment.astimezone(LEGAL_ZONE)


@dataclass(slots=True)
class Casebook:
    """One open casebook; close it when done."""

    folder: Path
    store: Store
    vault: Vault
    sealed: bool
    face: str
    order: str = "us"
    on: date | None = None
    press: Press = field(default_factory=Press)
    index_key: bytes | None = field(default=None, repr=False, kw_only=True)
    _index: Index | None = field(default=None, repr=False, kw_only=True)
    _lock: card_of.Held = field(repr=False, kw_only=True)
    _laws: lawtexts.LawTexts = field(init=False, repr=False)
    _opening: threading.Lock = field(default_factory=threading.Lock, init=False, repr=False)

    def __post_init__(self) -> None:
        """Read laws from the store that is open."""
        self._laws = lawtexts.LawTexts(self.store)

    @property
    def name(self) -> str:
        """What the researcher called it."""
        return self.meta(NAME) or self.folder.stem

    @property
    def index(self) -> Index:
        """What can be searched; opened when it is first asked for, and made anew when it cannot be used."""
        with self._opening:
            if self._index is None:
                owner = str(card_of.read(self.folder).get("id", ""))
                self._index = Index.open(self.folder / index.NAME, self.index_key, owner)
            return self._index

    @property
    def practice(self) -> bool:
        """Whether its cases are invented, for practice."""
        return bool(self.meta(PRACTICE_TODAY))

    def meta(self, name: str) -> str:
        """One fact of the casebook itself; empty when there is none."""
        row = self.store.first(Meta, name=name)
        return row.value if row else ""

    def today(self) -> date:
        """The legal day: the one given, a practice casebook's own, or the real one.

        Raises:
            CtrecordsError: the practice casebook's own day was changed outside ctrecords.
        """
        if self.on is not None:
            return self.on
        stored = self.meta(PRACTICE_TODAY)
        try:
            return date.fromisoformat(stored) if stored else legal_today()
        except ValueError:
            raise CtrecordsError(
                f"The day of this practice casebook, “{stored}”, is none: it was changed outside ctrecords.",
                remedy="Run ctrecords check to see what was changed, then restore the newest backup.",
            ) from None

    def days(self) -> Days:
        """Today and how dates are written."""
        return Days(today=self.today(), order=self.order)

    def on_commit(self, listener: Listener) -> Callable[[], None]:
        """Call *listener* with the changed classes after each commit, in the writing thread; gives the way out."""
        return self.store.on_commit(listener)

    def now(self) -> datetime:
        """The moment something is logged (UTC)."""
        return datetime.now(UTC)

    def statute(self, law: str) -> Statute:
        """The law an agency answers under, as this casebook uses it.

        Raises:
            CtrecordsError: no law is known for the agency.
        """
        return self._laws.statute(law)

    def statutes(self) -> dict[str, Statute]:
        """Every law, by id, in the text this casebook uses; the shipped one where that cannot be read."""
        return self._laws.statutes()

    def unread_laws(self) -> dict[str, CtrecordsError]:
        """The laws whose text in this casebook cannot be read, and why; the shipped ones serve for them."""
        return self._laws.unread()

    @property
    def tmp(self) -> Path:
        """Where work in progress lies."""
        return self.folder / "tmp"

    def tidies(self, path: Path) -> bool:
        """Whether a place lies in the folders where the casebook keeps, moves and removes files of its own."""
        own = (self.folder.resolve() / inner for inner in (*card_of.INNER, "keys"))
        return any(path.resolve().is_relative_to(one) for one in own)

    def close(self) -> None:
        """Write the journal's head beside the store, close it and let the lock go."""
        with ExitStack() as ending:
            ending.callback(self._lock.release)
            ending.callback(self.store.close)
            ending.callback(self.press.close)
            if self._index is not None:
                ending.callback(self._index.close)
            _note_head(self.folder, self.store)

    def __enter__(self) -> Self:
        """Use the casebook in a with block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close it."""
        self.close()


def create(
    folder: Path,
    *,
    name: str,
    passphrase: str | None,
    practice_today: date | None = None,
    face: str = "command line",
    fill: Callable[[Casebook], None] | None = None,
) -> Keys:
    """Make a casebook folder, whole or not at all; give its keys (none when plain).

    *fill* writes the first facts into the new casebook; when it fails or is interrupted, nothing stays.

    Raises:
        CtrecordsError: the folder exists and is not empty, or cannot be written.
    """
    folder = Path(os.path.abspath(folder.expanduser()))  # noqa: PTH100  “..” goes, links stay
    _refuse_taken(folder)
    part = disk.part_of(folder)
    above: tuple[Path, ...] = ()
    done = False
    try:
        above = disk.missing(folder.parent)
        part.mkdir(parents=True)
        for inner in card_of.INNER:
            (part / inner).mkdir()
        made = key_ways.plain() if passphrase is None else key_ways.create(part, passphrase)
        with Store.create(part / "records.db", made.db, journal_key=made.journal) as store:
            _first_facts(store, name, practice_today)
        card_of.explain(part, sealed=made.sealed)
        card: dict[str, Any] = {"id": secrets.token_hex(16), "format": card_of.FORMAT, "sealed": made.sealed}
        card_of.write(part, card | ({"key_check": made.check} if made.sealed else {}) | {"unfinished": True})
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
        with _opened(folder, made, on=None, face=face, order="us") as book:
            if fill is not None:
                fill(book)
        finished = {key: value for key, value in card_of.read(folder).items() if key != "unfinished"}
        card_of.write(folder, finished)
        disk.sync_folder(folder.parent)
        disk.clear_parts(folder)
        done = True
    except OSError as error:
        raise CtrecordsError(
            f"The casebook cannot be made at {folder}: {error.strerror or error}.",
            remedy="Choose a folder you may write to, on a disk with free space.",
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
        if not done:
            _clear(folder, above)
    return made


def _refuse_taken(folder: Path) -> None:
    unfinished, empty = False, not os.path.lexists(folder)
    with suppress(OSError):
        empty = empty or not any(folder.iterdir())
    if empty:
        return
    with suppress(CtrecordsError):
        unfinished = bool(card_of.read(folder).get("unfinished"))
    if unfinished:
        card_of.refuse_unfinished(folder)
    raise CtrecordsError(
        f"{folder} already exists and is not empty. Nothing was written.",
        remedy="Choose a new folder, or open the casebook that is there.",
    )


def _clear(folder: Path, above: tuple[Path, ...]) -> None:
    """Take away a casebook that was not finished, and the folders made for it."""
    with suppress(CtrecordsError):
        if card_of.read(folder).get("unfinished"):
            shutil.rmtree(folder, ignore_errors=True)
    disk.remove_empty(above)


def _first_facts(store: Store, name: str, practice_today: date | None) -> None:
    with store.transaction("Make the casebook", undoable=False) as step:
        step.add(Meta(name=NAME, value=name))
        if practice_today:
            step.add(Meta(name=PRACTICE_TODAY, value=practice_today.isoformat()))
        for law in library.ids():
            laws.put_in_force(step, store, lawtexts.shipped(law, datetime.now(UTC)))


def open_casebook(
    folder: Path,
    passphrase: str | None = None,
    *,
    on: date | None = None,
    face: str = "command line",
    order: str = "us",
) -> Casebook:
    """Open a casebook, settle what a crash left behind, and hold its lock.

    Raises:
        LockedError: it is sealed and the passphrase is missing or wrong.
        CtrecordsError: it is not a casebook, is half deleted, newer, or open elsewhere.
    """
    folder = folder.expanduser().absolute()
    card = card_of.read(folder)
    card_of.refuse_broken(folder, card)
    return _opened(folder, _keys(folder, card, passphrase), on=on, face=face, order=order)


def _opened(folder: Path, made: Keys, *, on: date | None, face: str, order: str) -> Casebook:
    lock = card_of.hold(folder)
    try:
        store = Store.open(folder / "records.db", made.db, journal_key=made.journal)
    except BaseException as error:
        lock.release()
        if isinstance(error, LockedError) and not made.sealed:
            raise CtrecordsError(
                "records.db is damaged: its beginning is not that of a plain casebook.",
                remedy="Keep it as it is for comparison, and restore the newest backup.",
            ) from error
        raise
    vault = Vault(folder, made.cipher)
    book = Casebook(folder, store, vault, made.sealed, face, order, on, index_key=made.index, _lock=lock)
    try:
        _settle_restored(folder, store, face)
        if _goes_on(folder, store):
            lawtexts.settle(store, face)
            outbox.settle(book.tmp, lambda batch: store.first(Letter, batch=batch) is not None)
            disk.sweep(folder, folder / "keys")
            _go_on_forgetting(book)
            book.vault.sweep({blob.sha256 for blob in store.find(Blob)})
    except BaseException:
        book.close()
        raise
    _log.info("casebook opened")
    return book


def begin_forgetting(book: Casebook) -> None:
    """Note that files are about to be forgotten, so that a stop on the way is made good at the next start."""
    disk.write(book.tmp / _FORGETTING, b"")


def finish_forgetting(book: Casebook, gone: Iterable[str]) -> None:
    """Let go of the words and then of the bytes of files that a step forgot, by their hashes.

    Raises:
        CtrecordsError: the disk refuses; the next start goes on.
    """
    hashes = list(gone)
    for sha256 in hashes:
        book.index.forget(sha256)
    book.index.settle(None, ())  # names stand there too; where all stands is told anew
    book.index.remember("placed", "")
    book.index.scrub()
    book.store.scrub()
    for sha256 in hashes:
        book.vault.forget(sha256)
    (book.tmp / _FORGETTING).unlink(missing_ok=True)


def _go_on_forgetting(book: Casebook) -> None:
    """Remove what was forgotten when the app was stopped before its words and bytes went."""
    kept = {blob.sha256 for blob in book.store.find(Blob)}
    gone = [sha256 for sha256 in book.store.forgotten_files() if sha256 not in kept]
    if (book.tmp / _FORGETTING).exists():
        finish_forgetting(book, gone)
    for sha256 in gone:
        book.vault.forget(sha256)


def _settle_restored(folder: Path, store: Store, face: str) -> None:
    """Write into the journal of a copy that it came from a backup; what came before cannot be undone here."""
    card = card_of.read(folder)
    if not isinstance(card.get("restored"), str):
        return
    made_at = card.pop("restored")
    row = store.first(Meta, name=RESTORED)
    label = f"Restored from the backup of {made_at[:10]}"
    with store.transaction(label, face=face, undoable=False) as step:
        if row is None:
            step.add(Meta(name=RESTORED, value=made_at))
        else:
            step.put(replace(row, value=made_at))
    card_of.write(folder, card)


def _keys(folder: Path, card: dict[str, Any], passphrase: str | None) -> Keys:
    if not card.get("sealed"):
        return key_ways.plain()
    return key_ways.unlock(folder, passphrase, check=str(card.get("key_check", "")))


def noted_head(folder: Path) -> Head | None:
    """Where the journal ended when the casebook was last closed, as casebook.json says; None for a new one.

    Raises:
        CtrecordsError: there is no casebook in the folder, or its card is damaged.
    """
    head = card_of.read(folder).get("head")
    return Head(seq=head[0], hash=head[1]) if head else None


def _goes_on(folder: Path, store: Store) -> bool:
    """Whether the journal still holds where it ended; if not, its end was cut or the records are others'.

    Then the head stays noted, for check to tell, and files these records do not know stay in their places.
    """
    head = noted_head(folder)
    return head is None or store.holds(head)


def _note_head(folder: Path, store: Store) -> None:
    """Keep where the journal ends; an older head is no harm, so a refusal keeps nothing from closing."""
    try:
        card, head = card_of.read(folder), store.head
        if card.get("head") != [head.seq, head.hash] and _goes_on(folder, store):
            card_of.write(folder, card | {"head": [head.seq, head.hash]})
    except CtrecordsError:
        _log.warning("the journal's head could not be noted beside the records")
