"""Letters leaving the press: rendered, kept, recorded and named in their folder, all of them or none.

The one way a letter comes to be, for first letters and all later ones. It must not know what they say.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ctrecords import disk, outbox
from ctrecords.actions import requester, templates
from ctrecords.actions.blobs import keep
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.letters.page import Preview
from ctrecords.letters.terms import Value
from ctrecords.model.ids import RequestId
from ctrecords.model.request import Letter
from ctrecords.progress import Progress, Silent
from ctrecords.store.store import Transaction
from ctrecords.vault import Stored

TYPED = "typed"
"""Where a letter's kept fields say what was typed for it."""
Beside = Callable[[Sequence["Draft"], Sequence[bytes]], Sequence[tuple[str, bytes]]]
"""Makes more files to go out beside finished letters, such as their PDFs: names and bytes."""
_SILENT = Silent()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One letter to be made: its kind, the words merged into it, what was typed for it, and its file name."""

    kind: str
    dated: date
    name: str
    merged: Mapping[str, Value]
    typed: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """A letter rendered and kept, about to be recorded in the same step as what it is about."""

    draft: Draft
    content: Stored
    path: Path
    batch: str

    def record(self, book: Casebook, step: Transaction, request: RequestId) -> Letter:
        """Write the letter down on a request."""
        kept = dict(self.draft.merged) | ({TYPED: dict(self.draft.typed)} if self.draft.typed else {})
        return step.add(
            Letter(
                request=request,
                kind=self.draft.kind,
                dated=self.draft.dated,
                made_at=book.now(),
                blob=keep(book, step, self.content).id,
                name=self.draft.name,
                path=str(self.path),
                fields=json.dumps(kept, ensure_ascii=False, sort_keys=True),
                batch=self.batch,
            )
        )


def issue(
    book: Casebook,
    drafts: Sequence[Draft],
    out: Path,
    record: Callable[[Transaction, Sequence[Issued]], None],
    progress: Progress = _SILENT,
    *,
    label: str,
    beside: Beside | None = None,
) -> tuple[Path, ...]:
    """Make letters in a folder: rendered, kept in the vault, recorded by *record* in one step, then named.

    What *beside* makes of them goes out with them, all or none; it is no fact and not kept.

    Raises:
        CtrecordsError: a letter cannot be rendered, or the folder refuses.
        CancelledError: Cancel was pressed; nothing was made.
    """
    out = _outside(book, out.expanduser().absolute())
    rendered = render(book, drafts, progress)
    progress.check()
    files = [(draft.name, content) for draft, content in zip(drafts, rendered, strict=True)]
    more = beside(drafts, rendered) if beside else ()
    parcel = outbox.prepare(book.tmp, out, [*files, *more])
    try:
        stored = disk.abreast(lambda file: book.vault.put(file[1], name=file[0]), files)
        progress.check()
        issued = [
            Issued(draft=draft, content=content, path=out / draft.name, batch=parcel.batch)
            for draft, content in zip(drafts, stored, strict=True)
        ]
        with book.store.transaction(label, face=book.face) as step:
            record(step, issued)
    except BaseException:
        if book.store.first(Letter, batch=parcel.batch) is None:
            parcel.discard()
        raise
    return parcel.publish()[: len(files)]


def render(book: Casebook, drafts: Sequence[Draft], progress: Progress = _SILENT) -> list[bytes]:
    """The letters as the bytes of Word files, in their order; each by the casebook's own template if it has one.

    Raises:
        CtrecordsError: a field is missing or a template is refused.
        CancelledError: Cancel was pressed.
    """
    made: dict[int, bytes] = {}
    signature = requester.signature(book)
    for kind in dict.fromkeys(draft.kind for draft in drafts):
        numbers = [number for number, draft in enumerate(drafts) if draft.kind == kind]
        fields = [drafts[number].merged for number in numbers]
        own = templates.content(book, kind)
        written = book.press.letters(kind, fields, progress, template=own, signature=signature)
        made |= dict(zip(numbers, written, strict=True))
    return [made[number] for number in range(len(drafts))]


def preview(book: Casebook, kind: str, merged: Mapping[str, Value]) -> Preview:
    """The pages of one letter as they would be made now, laid out for the window.

    Raises:
        CtrecordsError: a field is missing or the template is refused.
    """
    own, signature = templates.content(book, kind), requester.signature(book)
    return book.press.preview(kind, merged, template=own, signature=signature)


def _outside(book: Casebook, out: Path) -> Path:
    """The folder itself, if it is not one that the casebook tidies at each start."""
    if book.tidies(out):
        raise CtrecordsError(
            f"Letters cannot go where the casebook keeps its own files: {out}.",
            remedy="Choose a folder beside the casebook.",
        )
    return out
