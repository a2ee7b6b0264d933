"""Envelopes and labels for letters that go by mail, on paper one can print anywhere.

An address is never guessed: an agency without a postal address on file is named as left out.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctrecords import disk
from ctrecords.actions import directory, posting, requester
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.letters import eml
from ctrecords.letters.address import lines_of, name_lines
from ctrecords.letters.envelope import PER_SHEET, Addressed, envelope, labels
from ctrecords.letters.facts import FORUM
from ctrecords.letters.page import Sheet
from ctrecords.model.directory import Agency
from ctrecords.model.ids import LetterId, RequestId, ref
from ctrecords.model.request import Letter, Request
from ctrecords.names import numbered
from ctrecords.paint.easel import Easel

_GAP = "[missing:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Addresses:
    """Where letters of requests go by mail; ``left_out`` says of each other one why it has no envelope."""

    to: tuple[Addressed, ...]
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailed:
    """A file of envelopes or labels, how many addresses are on it, and who was left out."""

    path: Path
    count: int
    left_out: tuple[str, ...]


def addresses(book: Casebook, requests: Sequence[RequestId], letter: LetterId | None = None) -> Addresses:
    """Where the newest letter of each request, or that one *letter*, goes by mail; each address once."""
    found: dict[Addressed, None] = {}
    left_out: list[str] = []
    for request in requests:
        where = _where(book, request, letter)
        if isinstance(where, str):
            left_out.append(where)
        else:
            found[where] = None
    return Addresses(to=tuple(found), left_out=tuple(left_out))


def envelopes(
    book: Casebook, requests: Sequence[RequestId], letter: LetterId | None = None
) -> tuple[tuple[Sheet, ...], Addresses]:
    """A #10 envelope for the newest letter of each request, or that one *letter*, with your own address at its corner.

    Raises:
        CtrecordsError: your own address is missing, or no agency has one.
    """
    sender = requester.get(book)
    if sender is None or not sender.address.strip():
        raise CtrecordsError(
            "An envelope needs your own postal address.",
            remedy="Fill in who the letters are from, in the menu Casebook or with “ctrecords requester”.",
        )
    found = _some(addresses(book, requests, letter))
    back = [sender.name, *lines_of(sender.address)]
    return tuple(envelope(back, one) for one in found.to), found


def label_sheets(
    book: Casebook, requests: Sequence[RequestId], first: int = 1
) -> tuple[tuple[Sheet, ...], Addresses]:
    """Sheets of labels, three by ten, one label for the letter of each request.

    ``first`` is the first label still on the sheet, from 1 to 30.

    Raises:
        CtrecordsError: there is no such label, or no agency has an address.
    """
    if not 1 <= first <= PER_SHEET:
        raise CtrecordsError(
            f"A sheet has no label {first}.",
            remedy=f"Count from the upper left, row by row: 1 to {PER_SHEET}.",
        )
    found = _some(addresses(book, requests))
    return labels(found.to, first=first), found


def save(
    book: Casebook,
    requests: Sequence[RequestId],
    path: Path,
    *,
    as_labels: bool = False,
    first: int = 1,
    letter: LetterId | None = None,
) -> Mailed:
    """Write envelopes or labels to a PDF of that name, ready to be printed in their real size.

    Raises:
        CtrecordsError: no agency has an address, the file exists, or it cannot be written.
    """
    path = disk.new_place(path, ".pdf", "Envelopes")
    if book.tidies(path.parent):
        raise CtrecordsError(
            f"Nothing can be written where the casebook keeps its own files: {path.parent}.",
            remedy="Choose a folder beside the casebook.",
        )
    sheets, found = label_sheets(book, requests, first) if as_labels else envelopes(book, requests, letter)
    with Easel() as easel:
        painted = easel.sheets_pdf(sheets, "Labels" if as_labels else "Envelopes", book.today())
    disk.write(path, painted, mode=0o644)
    return Mailed(path=path, count=len(found.to), left_out=found.left_out)


def save_beside(
    book: Casebook,
    requests: Sequence[RequestId],
    *,
    as_labels: bool = False,
    letter: LetterId | None = None,
) -> Mailed:
    """Write envelopes or labels beside the letter of the first request, or that one *letter*, under a free name.

    Raises:
        CtrecordsError: as for ``save``.
    """
    chosen = posting.newest(book, requests[0]) if letter is None else book.store.get(Letter, letter)
    path = posting.folder(book, chosen)
    kind = "Labels" if as_labels else "Envelope" if len(requests) == 1 else "Envelopes"
    taken = [one.name for one in path.iterdir()] if path.is_dir() else []
    name = numbered(f"{kind} {book.today().isoformat()}.pdf", taken)
    return save(book, requests, path / name, as_labels=as_labels, letter=letter)


def _some(found: Addresses) -> Addresses:
    if not found.to:
        raise CtrecordsError(
            " ".join(found.left_out) or "No request is chosen.",
            remedy="Add the address to the agency, with where you read it, then try again; that of an appeal is "
            "typed in its letter, as the determination gives it.",
        )
    return found


def _where(book: Casebook, request: RequestId, letter: LetterId | None) -> Addressed | str:
    """The lines of the envelope, or why there are none."""
    row = book.store.get(Request, request)
    agency = book.store.get(Agency, row.agency)
    letters = book.store.find(Letter, request=request) if letter is None else [book.store.get(Letter, letter)]
    fields: dict[str, Any] = json.loads(letters[-1].fields) if letters else {}
    if FORUM in fields:
        lines = [str(line) for line in fields[FORUM] if not eml.addresses(str(line)) and _GAP not in line]
        # An address typed in one line is cut as those of agencies are.
        lines = lines_of(lines[0]) if len(lines) == 1 else lines
        if len(lines) > 1:
            return Addressed(lines=tuple(lines))
        return f"The letter of {ref('R', request)} names no postal address of where it goes."
    contact = directory.show(book, agency.id).contact("address")
    if contact is None:
        return f"No postal address of {agency.name} is on file ({ref('R', request)})."
    attention = _attention(fields, agency)
    return Addressed(lines=(*attention, *name_lines(agency.name), *lines_of(contact.value)))


def _attention(fields: dict[str, Any], agency: Agency) -> tuple[str, ...]:
    """The unit the letter itself names above the agency."""
    above = [str(line) for line in fields.get("addressee", ())]
    for name in (name_lines(agency.name)[0], agency.name):  # whole in letters of before
        if name in above:
            return tuple(above[: above.index(name)])
    return ()
