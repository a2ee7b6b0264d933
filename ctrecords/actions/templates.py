"""The researcher's own Word templates: taken out for editing, checked, used instead of the shipped one.

A template is a fact of the casebook like any other, so using one can be undone. What it holds is looked at
in the child, never here.
"""

from dataclasses import dataclass
from pathlib import Path

from ctrecords import disk, resources
from ctrecords.actions import blobs
from ctrecords.actions.blobs import keep
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.letters.finding import Finding
from ctrecords.letters.letter import Kind, kinds
from ctrecords.letters.letter import kind as letter_kind
from ctrecords.model.days import plural
from ctrecords.model.event import Blob
from ctrecords.model.request import Template

LARGEST = 8 * 1024 * 1024
"""Bytes of the largest template that is looked at; the shipped ones have some thirty thousand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """One kind of letter with the researcher's own template for it; None where the shipped one is used."""

    kind: Kind
    template: Template | None


def listing(book: Casebook) -> list[Used]:
    """Every letter and which template writes it, in the order letters are offered."""
    own = {template.letter: template for template in book.store.find(Template)}
    return [Used(kind=kind, template=own.get(kind.name)) for kind in kinds()]


def content(book: Casebook, kind: str) -> bytes | None:
    """The bytes of the casebook's own template for a letter; None where the shipped one is used."""
    own = book.store.first(Template, letter=kind)
    return None if own is None else book.vault.read(book.store.get(Blob, own.blob).sha256)


def export(book: Casebook, kind: str, path: Path) -> Path:
    """Write the template a letter is made from to a new Word file, to be edited; gives its absolute path.

    Raises:
        CtrecordsError: there is no such letter, the file exists, or it cannot be written.
    """
    letter_kind(kind)
    path = disk.new_place(path, ".docx", "A template")
    own = content(book, kind)
    disk.write(path, own or resources.read_bytes(f"letters/{kind}/template.docx"), mode=0o644)
    return path


def check(book: Casebook, kind: str, file: Path) -> list[Finding]:
    """What is wrong or noteworthy in a template before it is used, field by field; nothing is changed.

    Raises:
        CtrecordsError: there is no such letter, or the file cannot be read.
    """
    return book.press.check(letter_kind(kind).name, _read(file))


def adopt(book: Casebook, kind: str, file: Path) -> list[Finding]:
    """Use the researcher's own template for a letter from now on; gives what is noteworthy in it.

    Letters made before stay as they are.

    Raises:
        CtrecordsError: there is no such letter, or the template is refused (the first reasons are named).
    """
    chosen, data = letter_kind(kind), _read(file)
    found = book.press.check(kind, data)
    wrong = [one for one in found if one.problem]
    if wrong:
        count = len(wrong) - 1
        more = f" There {'is' if count == 1 else 'are'} {plural(count, 'more problem')}." if count else ""
        raise CtrecordsError(f"{wrong[0].what}{more} The template was not taken.", remedy=wrong[0].remedy)
    stored = book.vault.put(data, name=file.name)
    with book.store.transaction(f"Use your own template for “{chosen.label}”", face=book.face) as step:
        for row in book.store.find(Template, letter=kind):
            step.remove(row)
        blob = keep(book, step, stored).id
        step.add(Template(letter=kind, blob=blob, name=file.name, since=book.now()))
    return found


def drop(book: Casebook, kind: str) -> None:
    """Go back to the shipped template of a letter.

    Raises:
        CtrecordsError: there is no such letter, or it has no template of your own.
    """
    chosen = letter_kind(kind)
    rows = book.store.find(Template, letter=kind)
    if not rows:
        raise CtrecordsError(
            f"“{chosen.label}” is made from the shipped template already.", remedy="Nothing needs to be done."
        )
    with book.store.transaction(
        f"Go back to the shipped template of “{chosen.label}”", face=book.face
    ) as step:
        for row in rows:
            step.remove(row)


def _read(file: Path) -> bytes:
    return blobs.read(
        file,
        LARGEST,
        what="template",
        give="Give a Word document (.docx) you may read.",
        smaller="Take large pictures out of it, then try again.",
    )
