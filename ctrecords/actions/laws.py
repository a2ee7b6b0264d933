"""The law files of a casebook: which texts are in force, reading a corrected one, and which dates it moves."""

from collections import Counter
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from ctrecords import disk, lawtexts
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law import library
from ctrecords.law.corrections import Difference, Moved, differences
from ctrecords.law.corrections import moved as moved_dates
from ctrecords.law.lawfile import LawFileError
from ctrecords.law.statute import Statute, parse, proofread
from ctrecords.model.event import LawUsed, Meta
from ctrecords.store import laws
from ctrecords.store.threads import threads
from ctrecords.store.transaction import Transaction

_LARGEST = 4_000_000
"""Bytes of a law file; the shipped ones have fifty thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """One law as this casebook uses it.

    ``confidence`` counts its time limits and holidays by how well they are known. ``own`` means that the
    researcher's text is in force; ``newer`` that another text has shipped since it was taken into use.
    """

    law: str
    name: str
    as_of: date
    confidence: tuple[tuple[str, int], ...]
    sources: int
    sha256: str
    since: datetime | None
    own: bool
    newer: bool
    trouble: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What reading a law file gave: its id where that could be read, and everything wrong with it."""

    law: str
    problems: tuple[LawFileError, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a text in the place of another changes: entries, and dates of requests."""

    law: str
    since: datetime | None
    own: bool
    differences: tuple[Difference, ...]
    dates: tuple[Moved, ...]


def listing(book: Casebook) -> list[Law]:
    """Every law of the casebook, by id."""
    found, unread = book.statutes(), book.unread_laws()
    return [
        _law(book, law, statute, unread[law].what if law in unread else "") for law, statute in found.items()
    ]


def check_file(path: Path) -> Checked:
    """Read a law file as strictly as the shipped ones are, and name everything wrong by its line.

    Raises:
        CtrecordsError: it cannot be read as a text at all.
    """
    text = _text(path)
    problems = proofread(text, name=path.name)
    return Checked(law="" if problems else parse(text, name=path.name).meta.id, problems=problems)


def copy_out(book: Casebook, law: str, target: Path) -> Path:
    """Write the text of a law in force into a new file, to be read or corrected.

    Raises:
        CtrecordsError: no such law is known, a file of that name exists, or it cannot be written.
    """
    rows = laws.used(book.store, law)
    text = rows[-1].text if rows else library.text(law)
    target = target.expanduser().absolute()
    disk.refuse_taken(target)
    disk.write(target, text.encode(), mode=0o644)
    return target


def preview(book: Casebook, path: Path) -> Change:
    """Give what a law file would change in this casebook; nothing is changed.

    Raises:
        CtrecordsError: it has problems, an agency here is of a class it lacks, or it is in force already.
    """
    return _preview(book, path)[0]


def use(book: Casebook, path: Path) -> Change:
    """Take a corrected law file into use for this casebook, and give what that changed.

    Raises:
        CtrecordsError: as for a preview; the text in force stays.
    """
    change, text = _preview(book, path)
    law = change.law
    with book.store.transaction(f"Use the law file {law}", face=book.face) as step:
        own = LawUsed(law=law, sha256=library.digest(text), text=text, since=book.now())
        laws.put_in_force(step, book.store, own)
        shipped = library.shipped(law) if law in library.ids() else "none"
        _note_own(step, book, law, f"{own.sha256} {shipped}")
    return change


def go_back(book: Casebook, law: str) -> Change:
    """Take the shipped text of a law into use again, and give what that changed.

    Raises:
        CtrecordsError: no such law ships, or the shipped text is in force.
    """
    row = lawtexts.shipped(law, book.now())
    if laws.in_force(book.store).get(law) == row.sha256:
        raise CtrecordsError(
            f"The law file {law} in force is the shipped one.", remedy="There is nothing to go back to."
        )
    change = _change(book, book.statute(law), library.load(law), own=False)
    with book.store.transaction(f"Go back to the shipped law file {law}", face=book.face) as step:
        laws.put_in_force(step, book.store, row)
        _note_own(step, book, law, "")
    return change


def moved(book: Casebook, since: datetime | None = None) -> list[Change]:
    """Give what the newest change of each law moved; with *since* only changes made at that moment or later."""
    found: list[Change] = []
    for law in laws.in_force(book.store):
        rows = laws.used(book.store, law)
        if len(rows) > 1 and (since is None or rows[-1].since >= since):
            before, after = _read(rows[-2]), book.statute(law)
            if before is not None:
                own = bool(lawtexts.own(book.store, law))
                found.append(replace(_change(book, before, after, own=own), since=rows[-1].since))
    return found


def _law(book: Casebook, law: str, statute: Statute, trouble: str) -> Law:
    rows = laws.used(book.store, law)
    known = Counter(entry.confidence.value for entry in (*statute.deadlines, *statute.holidays))
    shipped_then = lawtexts.own(book.store, law)
    return Law(
        law=law,
        name=statute.meta.law_name,
        as_of=statute.meta.as_of,
        confidence=tuple(known.most_common()),
        sources=len(statute.sources),
        sha256=rows[-1].sha256 if rows else library.shipped(law),
        since=rows[-1].since if rows else None,
        own=bool(shipped_then),
        newer=bool(shipped_then) and law in library.ids() and shipped_then != library.shipped(law),
        trouble=trouble,
    )


def _text(path: Path) -> str:
    try:
        if not path.is_file():
            raise CtrecordsError(f"There is no file {path}.", remedy="Give the path of a law file (.toml).")
        if path.stat().st_size > _LARGEST:
            raise CtrecordsError(
                f"{path.name} is too large for a law file.", remedy="Give a law file (.toml)."
            )
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CtrecordsError(
            f"{path.name} cannot be read as a text.",
            remedy="Save it as UTF-8 text, as the shipped law files are.",
        ) from error


def _preview(book: Casebook, path: Path) -> tuple[Change, str]:
    text = _text(path)
    problems = proofread(text, name=path.name)
    if problems:
        first, *rest = problems
        raise CtrecordsError(
            first.what + (f" ({len(rest)} more)" if rest else ""),
            remedy="The law file in force stays. Every problem by its line: ctrecords laws check FILE.",
        )
    after = parse(text, name=path.name)
    law = after.meta.id
    if laws.in_force(book.store).get(law) == library.digest(text):
        raise CtrecordsError(f"This law file {law} is in force already.", remedy="Nothing needs to be done.")
    before = book.statutes().get(law)
    if before is None:
        return Change(law=law, since=None, own=True, differences=(), dates=()), text
    return _change(book, before, after, own=True), text


def _change(book: Casebook, before: Statute, after: Statute, *, own: bool) -> Change:
    law = after.meta.id
    mine = [thread for thread in threads(book.store) if thread.agency.law == law]
    return Change(
        law=law,
        since=None,
        own=own,
        differences=differences(before, after),
        dates=moved_dates(before, after, mine, book.days()),
    )


def _read(row: LawUsed) -> Statute | None:
    try:
        return library.read(row.law, row.text)
    except CtrecordsError:
        return None


def _note_own(step: Transaction, book: Casebook, law: str, value: str) -> None:
    row = book.store.first(Meta, name=f"{lawtexts.OWN_LAW}{law}")
    if row is None:
        step.add(Meta(name=f"{lawtexts.OWN_LAW}{law}", value=value))
    else:
        step.put(replace(row, value=value))
