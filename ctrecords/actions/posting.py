"""Helping a letter on its way: as a PDF, as an e-mail nobody has sent, as text for a web form, as pages to print.

Nothing is sent from here and nothing is recorded: marking it sent says how it really went. What is made lies
beside the letter. It must not know how a page is drawn.
"""

import hashlib
import json
from collections.abc import Collection, Generator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from ctrecords import disk
from ctrecords.actions import blobs, composing, directory, enclosing, requester
from ctrecords.actions.enclosing import Enclosure
from ctrecords.actions.issuing import Beside, Draft
from ctrecords.actions.requests import show
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.letters import eml, plaintext
from ctrecords.letters.address import in_words
from ctrecords.letters.eml import Attached
from ctrecords.letters.facts import FORUM
from ctrecords.letters.letter import LETTERS
from ctrecords.letters.letter import kind as letter_kind
from ctrecords.letters.page import Preview
from ctrecords.model.days import letter_date
from ctrecords.model.directory import Agency, Requester
from ctrecords.model.event import Blob
from ctrecords.model.ids import LetterId, RequestId, ref
from ctrecords.model.kinds import TrackingKind
from ctrecords.model.request import Letter, Request, Tracking
from ctrecords.names import numbered
from ctrecords.paint.easel import Easel
from ctrecords.progress import Progress, Silent

PDF = "application/pdf"
_SILENT = Silent()
_WRITTEN: ContextVar[list[Path] | None] = ContextVar("files written in one act", default=None)
_CHANGED = CtrecordsError(
    "This letter was changed in Word since it was made, and may hold what only Word can draw.",
    remedy="Open it in Word and print it, or save it as PDF, from there.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lying:
    """One letter as it lies in its folder; ``changed`` since it was made, ``there`` while its file can be read."""

    letter: Letter
    agency: Agency
    content: bytes
    changed: bool
    there: bool

    @property
    def name(self) -> str:
        """What the letter is called on screen: its kind and to whom."""
        return f"{_label(self.letter.kind)} to {in_words(self.agency.name)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """What the e-mail of a letter must know besides its words."""

    request: RequestId
    kind: str
    dated: date
    to: str


@contextmanager
def as_one() -> Generator[None]:
    """What is written beside letters in the block is written all or none: when it fails, the new files go again."""
    outer, written = _WRITTEN.get(), list[Path]()
    token = _WRITTEN.set(written)
    try:
        yield
    except BaseException:
        for path in written:
            disk.discard(path)
        raise
    finally:
        _WRITTEN.reset(token)
    if outer is not None:
        outer += written


def newest(book: Casebook, request: RequestId) -> Letter:
    """The letter of a request that was made last.

    Raises:
        CtrecordsError: it has none.
    """
    letters = book.store.find(Letter, request=request)
    if not letters:
        raise CtrecordsError(
            f"{ref('R', request)} has no letter.", remedy="Make its letter first, then send it."
        )
    return letters[-1]


def look(book: Casebook, letter: LetterId) -> Lying:
    """A letter with its file as it lies there now; the kept copy where the file is gone."""
    row = book.store.get(Letter, letter)
    made = book.store.get(Blob, row.blob)
    agency = book.store.get(Agency, book.store.get(Request, row.request).agency)
    try:
        content = Path(row.path).read_bytes()
    except OSError:
        kept = book.vault.read(made.sha256)
        return Lying(letter=row, agency=agency, content=kept, changed=False, there=False)
    changed = hashlib.sha256(content).hexdigest() != made.sha256
    return Lying(letter=row, agency=agency, content=content, changed=changed, there=True)


def folder(book: Casebook, letter: Letter) -> Path:
    """Where a letter lies; the usual folder where its own is gone."""
    own = Path(letter.path).parent
    return own if own.is_dir() else composing.default_folder(book)


def pages(book: Casebook, letter: LetterId) -> Preview:
    """The pages of a letter as they are printed.

    Raises:
        CtrecordsError: the letter was changed in Word, which then prints it.
    """
    found = look(book, letter)
    if found.changed:
        raise _CHANGED
    return book.press.read(found.content)


def text(book: Casebook, letter: LetterId) -> str:
    """A letter as plain text, for the form of a portal; as changed in Word, where it was.

    Raises:
        CtrecordsError: the file cannot be read as a letter.
    """
    return plaintext.text(book.press.read(look(book, letter).content))


def save_pdf(book: Casebook, letter: LetterId) -> Path:
    """Write a letter's PDF beside it, with the lines and pages of the preview; gives its path.

    Raises:
        CtrecordsError: the letter was changed in Word, Qt's libraries are missing, or the folder refuses.
    """
    return save_pdfs(book, [letter])[0]


def save_pdfs(book: Casebook, letters: Sequence[LetterId], progress: Progress = _SILENT) -> list[Path]:
    """Write the PDF of each letter beside it; none when one of them cannot be painted.

    Raises:
        CtrecordsError: as for one; several changed in Word are named.
        CancelledError: Cancel was pressed.
    """
    found = [look(book, letter) for letter in letters]
    changed = [one.letter.name for one in found if one.changed]
    if len(letters) > 1 and changed:
        raise CtrecordsError(
            f"Changed in Word since they were made, so only Word can draw them: {', '.join(changed)}.",
            remedy=_CHANGED.remedy,
        )
    painted: list[bytes] = []
    with Easel() as easel:
        for number, one in enumerate(found, start=1):
            progress.check()
            preview = pages(book, one.letter.id)
            painted.append(easel.letter_pdf(preview, _title(one, preview), one.letter.dated))
            progress.step(number, len(found), one.letter.name)
    with as_one():
        return [_put(book, _beside(book, one, ".pdf"), pdf) for one, pdf in zip(found, painted, strict=True)]


def save_drafts(book: Casebook, letters: Sequence[LetterId]) -> list[Path]:
    """Write the e-mail of each letter beside it; none when one of them cannot be made.

    Raises:
        CtrecordsError: as for one.
    """
    with as_one():
        return [save_draft(book, letter) for letter in letters]


def save_draft(book: Casebook, letter: LetterId) -> Path:
    """Write an e-mail nobody has sent, with the letter attached, beside it; gives its path.

    The Word file goes along, because it is the file the casebook keeps as what went out; so does its PDF where
    one was saved of the same letter, and what the letter says it encloses, as far as it is kept. Without a working
    e-mail address of the agency nobody is named.

    Raises:
        CtrecordsError: the folder refuses, or an enclosure is missing from the casebook or damaged.
    """
    found = look(book, letter)
    preview = book.press.read(found.content)
    files = [Attached(name=found.letter.name, media=blobs.WORD, content=found.content)]
    beside = Path(found.letter.path).with_suffix(".pdf")
    if not found.changed and beside.is_file():
        files.append(Attached(name=beside.name, media=PDF, content=beside.read_bytes()))
    row = found.letter
    enclosed = enclosures(book, letter, [one.name for one in files])
    files += enclosing.attached(book, enclosed)
    about = _About(request=row.request, kind=row.kind, dated=row.dated, to=_goes_to(book, row))
    return _put(book, _beside(book, found, ".eml"), _draft(book, about, preview, files))


def enclosures(book: Casebook, letter: LetterId, taken: Collection[str] = ()) -> tuple[Enclosure, ...]:
    """What a letter says it encloses, with the files that are kept; none of them is called as one *taken*."""
    row = book.store.get(Letter, letter)
    if not enclosing.encloses(row.kind):
        return ()
    return enclosing.named(
        book, show(book, row.request), row.kind, json.loads(row.fields), taken or [row.name]
    )


def save_enclosures(book: Casebook, letter: LetterId) -> list[Path]:
    """Write what a letter says it encloses beside it, to be printed or uploaded; gives the paths.

    Raises:
        CtrecordsError: it encloses nothing that is kept, a file is missing or damaged, or the folder refuses.
    """
    row, found = book.store.get(Letter, letter), enclosures(book, letter)
    where = folder(book, row)
    with as_one():
        made = [
            _put(book, where / one.name, book.vault.read(one.sha256)) for each in found for one in each.files
        ]
    if not made:
        raise CtrecordsError(
            f"No copy of {' or '.join(one.what for one in found)} is kept."
            if found
            else f"The letter “{_label(row.kind)}” encloses nothing.",
            remedy="Enclose your own copy." if found else "Send it as it is.",
        )
    return made


def beside(book: Casebook, requests: Sequence[RequestId], *, pdf: bool, draft: bool) -> Beside | None:
    """What goes out in the act that makes letters of these requests: their PDFs, e-mail drafts with all attached."""
    if not pdf and not draft:
        return None

    def make(drafts: Sequence[Draft], rendered: Sequence[bytes]) -> list[tuple[str, bytes]]:
        files: list[tuple[str, bytes]] = []
        with Easel() as easel:
            for request, one, content in zip(requests, drafts, rendered, strict=True):
                preview = book.press.read(content)
                stem = Path(one.name).stem
                attached = [Attached(name=one.name, media=blobs.WORD, content=content)]
                if pdf:
                    title = _titled(
                        plaintext.subject(preview) or _label(one.kind), _agency(book, request).name
                    )
                    painted = easel.letter_pdf(preview, title, one.dated)
                    attached.append(Attached(name=f"{stem}.pdf", media=PDF, content=painted))
                    files.append((f"{stem}.pdf", painted))
                if draft:
                    taken = [each.name for each in attached]
                    if enclosing.encloses(one.kind):
                        found = enclosing.named(book, show(book, request), one.kind, one.merged, taken)
                        attached += enclosing.attached(book, found)
                    to = _reached(book, request, one.merged)
                    about = _About(request=request, kind=one.kind, dated=one.dated, to=to)
                    files.append((f"{stem}.eml", _draft(book, about, preview, attached)))
        return files

    return make


def reached(book: Casebook, letter: LetterId) -> str:
    """The e-mail address a letter would go to; empty where none is known."""
    return _goes_to(book, book.store.get(Letter, letter))


def references(book: Casebook, request: RequestId) -> tuple[str, ...]:
    """The numbers others know a request by that are still in use, certified mail left out."""
    return tuple(
        row.number
        for row in book.store.find(Tracking, request=request)
        if row.ended_on is None and row.kind is not TrackingKind.CERTIFIED_MAIL
    )


def _draft(book: Casebook, about: "_About", preview: Preview, attached: Sequence[Attached]) -> bytes:
    sender = requester.get(book) or Requester(name="")
    numbers = references(book, about.request)
    said = "your reference" if len(numbers) == 1 else "your references"
    yours = f" ({said} {', '.join(numbers)})" if numbers else ""
    return eml.draft(
        name=sender.name,
        sender=sender.email,
        to=about.to,
        subject=f"{plaintext.subject(preview) or _label(about.kind)}{yours} [{ref('R', about.request)}]",
        body=f"My letter of {letter_date(about.dated)} is attached. Its text follows.\n\n\n{plaintext.text(preview)}",
        attached=attached,
    )


def _goes_to(book: Casebook, letter: Letter) -> str:
    return _reached(book, letter.request, json.loads(letter.fields))


def _reached(book: Casebook, request: RequestId, fields: Mapping[str, Any]) -> str:
    """The e-mail address a letter goes to: the forum's own where it goes there, else the agency's; or empty."""
    if FORUM in fields:
        return next((found for line in fields[FORUM] for found in eml.addresses(str(line))), "")
    contact = directory.show(book, _agency(book, request).id).contact("email")
    return contact.value if contact is not None else ""


def _agency(book: Casebook, request: RequestId) -> Agency:
    return book.store.get(Agency, book.store.get(Request, request).agency)


def _label(kind: str) -> str:
    return letter_kind(kind).label if kind in LETTERS else "Letter"


def _title(found: Lying, preview: Preview) -> str:
    return _titled(plaintext.subject(preview) or _label(found.letter.kind), in_words(found.agency.name))


def _titled(subject: str, agency: str) -> str:
    return f"{subject}, to {agency}"


def _beside(book: Casebook, found: Lying, ending: str) -> Path:
    """Where a file beside a letter goes; the usual folder where the letter's own is gone."""
    return folder(book, found.letter) / f"{Path(found.letter.name).stem}{ending}"


def _put(book: Casebook, path: Path, content: bytes) -> Path:
    """Write a file under its name, or with a number where another of that name lies; the same file stays."""
    if book.tidies(path.parent):
        raise CtrecordsError(
            f"Nothing can be written where the casebook keeps its own files: {path.parent}.",
            remedy="Move the letter to a folder beside the casebook.",
        )
    try:
        if path.is_file() and path.read_bytes() == content:
            return path
        taken = {one.name for one in path.parent.iterdir()} if path.parent.is_dir() else set[str]()
    except OSError as error:
        raise disk.trouble(error, path.parent) from error
    path = path.with_name(numbered(path.name, taken))
    disk.write(path, content, mode=0o644)
    written = _WRITTEN.get()
    if written is not None:
        written.append(path)
    return path
