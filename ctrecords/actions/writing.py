"""Letters to agencies already asked: which fit, what each still lacks, and writing them, many at once.

Each letter names its own agency's dates and items; what it says comes from where the request stands. It must
not know the words of any letter.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ctrecords.actions import composing, issuing, merging, outgoing, requester
from ctrecords.actions.composing import Warned
from ctrecords.actions.issuing import Beside, Draft, Issued
from ctrecords.actions.letters import Made
from ctrecords.actions.outgoing import Going
from ctrecords.actions.requests import show, standings
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.fitting import why_not
from ctrecords.law.standing import Standing
from ctrecords.letters.facts import FORUM, below, missing
from ctrecords.letters.fields import refuse_sender
from ctrecords.letters.letter import Kind, kinds
from ctrecords.letters.letter import kind as letter_kind
from ctrecords.letters.page import Preview
from ctrecords.model.days import plural
from ctrecords.model.directory import Requester
from ctrecords.model.ids import EventId, LetterId, RequestId, ref
from ctrecords.model.kinds import Channel, EffectKind
from ctrecords.progress import Progress, Silent
from ctrecords.store.store import Transaction

WITH_GAPS = ("foic-complaint",)
"""Letters written whatever they lack, since a day to file by does not wait; the gaps stand in them visibly."""
_SILENT = Silent()


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """One kind of letter to requests already made, with its fields as they were typed."""

    kind: str
    requests: tuple[RequestId, ...]
    typed: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """A letter and why it does not fit; an empty ``why`` means that it fits."""

    kind: Kind
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """Something to see to before a letter goes out.

    ``kind`` is unfit or missing, which keep it from being written, or gap, low, old, unknown or bounced, which warn.
    """

    request: RequestId
    kind: str
    what: str

    @property
    def stops(self) -> bool:
        """Whether the letter cannot be written like this."""
        return self.kind in {"unfit", "missing"}


def fits(book: Casebook, request: RequestId) -> tuple[Fit, ...]:
    """Every later letter of the request's law, those that fit first, each with why it does not fit."""
    standing = show(book, request)
    return _fitting_first(
        Fit(kind=kind, why=_why_not(book, kind, standing))
        for kind in kinds("thread")
        if standing.thread.agency.law in kind.laws
    )


def common(book: Casebook, requests: Sequence[RequestId]) -> tuple[Fit, ...]:
    """Every later letter some of these requests can get; where some cannot, why names how many and the first."""
    chosen = _standings(book, requests)
    laws = {standing.thread.agency.law for standing in chosen}
    found: list[Fit] = []
    for kind in kinds("thread"):
        if not laws & set(kind.laws):
            continue
        refused = [(one, why) for one in chosen if (why := _why_not(book, kind, one))]
        why = ""
        if refused:
            name = ref("R", refused[0][0].thread.request.id)
            why = f"Does not fit {len(refused)} of {len(chosen)}, such as {name}: {refused[0][1]}"
        found.append(Fit(kind=kind, why=refused[0][1] if refused and len(chosen) == 1 else why))
    return _fitting_first(found)


def fitting(book: Casebook, kind: str, requests: Sequence[RequestId]) -> tuple[RequestId, ...]:
    """Those of some requests that a letter fits, in their order: the silent five of eight."""
    one = letter_kind(kind)
    return tuple(
        standing.thread.request.id
        for standing in _standings(book, requests)
        if not _why_not(book, one, standing)
    )


def preview(book: Casebook, writing: Writing, request: RequestId) -> Preview:
    """The real letter of one request, laid out for the window; what differs from letter to letter is marked.

    Raises:
        CtrecordsError: a field cannot be read, or the template is refused.
    """
    standing, kind = show(book, request), _thread_kind(writing.kind)
    typed = merging.typed(book, kind, writing.typed, standing)
    for one in kind.fields:
        if one.required and one.kind in {"text", "lines"} and not typed.get(one.name, one.default).strip():
            typed[one.name] = f"[missing: {one.label}]"
    merged = merging.merged(book, kind, typed, standing, merging.cases(book, [standing]), preview=True)
    return issuing.preview(book, kind.name, merged)


def needs(book: Casebook, writing: Writing) -> list[Need]:
    """What each letter lacks and what to look at before it goes out.

    Raises:
        CtrecordsError: a field cannot be read.
    """
    kind = _thread_kind(writing.kind)
    return [
        need
        for standing in _standings(book, writing.requests)
        for need in _needs(book, kind, merging.typed(book, kind, writing.typed, standing), standing)
    ]


def warnings(book: Casebook, kind: Kind, typed: Mapping[str, str], standing: Standing) -> Iterator[Warned]:
    """What to look at before a letter goes out: how whom it goes to is reached, and a sum below what is asked.

    Nothing of the agency's contacts for a letter that goes elsewhere.

    Raises:
        CtrecordsError: a field cannot be read.
    """
    agency = standing.thread.agency
    if FORUM not in kind.filled:
        yield from composing.contact_warnings(book, agency.id)
    if less := below(kind, standing, book.statute(agency.law), typed):
        yield Warned(agency=agency, what=less, kind="low")


def write(
    book: Casebook,
    writing: Writing,
    out: Path,
    progress: Progress = _SILENT,
    *,
    called: str = "",
    sent_on: date | None = None,
    by: Channel | None = None,
    note: str = "",
    beside: Beside | None = None,
) -> list[Made]:
    """Write a letter to each request, all or none; with a day and a way the same act marks them sent.

    A single letter may be given its file name with ``called``; ``note`` is kept with the events. What
    ``beside`` makes goes out with the letters.

    Raises:
        CtrecordsError: a letter does not fit or lacks something (all of it is named), or the folder refuses.
        CancelledError: Cancel was pressed; nothing was made.
    """
    kind = _thread_kind(writing.kind)
    chosen = _standings(book, writing.requests)
    going = _going(book, sent_on, by, note)
    if going is not None:
        for standing in chosen:
            outgoing.check_fits(book, standing, EffectKind(kind.effect) if kind.effect else None, going)
    drafts = _drafts(book, kind, writing, chosen, called)
    recorded: list[tuple[LetterId, EventId | None]] = []

    def record(step: Transaction, issued: Sequence[Issued]) -> None:
        for standing, one in zip(chosen, issued, strict=True):
            letter, event = one.record(book, step, standing.thread.request.id), None
            if going is not None:
                file = (one.draft.name, one.content)
                event = outgoing.record(book, step, standing, letter, going, file=file)
            recorded.append((letter.id, event))

    words = kind.label if len(chosen) == 1 else f"{len(chosen)} letters “{kind.label}”"
    label = f"Write {words}" + (" and mark sent" if going else "")
    paths = issuing.issue(book, drafts, out, record, progress, label=label, beside=beside)
    return [
        Made(
            request=standing.thread.request.id,
            agency=standing.thread.agency,
            path=path,
            letter=letter,
            event=event,
        )
        for standing, path, (letter, event) in zip(chosen, paths, recorded, strict=True)
    ]


def _thread_kind(name: str) -> Kind:
    kind = letter_kind(name)
    if kind.scope != "thread":
        raise CtrecordsError(
            f"“{kind.label}” starts a request; it is not written to an agency already asked.",
            remedy="Ask anew with a fresh request, or choose another letter.",
        )
    return kind


def _standings(book: Casebook, requests: Sequence[RequestId]) -> list[Standing]:
    if not requests:
        raise CtrecordsError("No request is chosen.", remedy="Choose at least one request.")
    if len(set(requests)) != len(requests):
        raise CtrecordsError("A request is named twice.", remedy="Name each request once.")
    found = {one.thread.request.id: one for one in standings(book, list(requests))}
    return [found[number] if number in found else show(book, number) for number in requests]


def _fitting_first(found: Iterable[Fit]) -> tuple[Fit, ...]:
    return tuple(sorted(found, key=lambda fit: bool(fit.why)))


def _why_not(book: Casebook, kind: Kind, standing: Standing) -> str:
    statute = book.statute(standing.thread.agency.law)
    if standing.thread.agency.law not in kind.laws:
        return f"It is not for agencies that answer under the {statute.meta.law_name}."
    return why_not(kind.fits, standing, statute)


def _needs(book: Casebook, kind: Kind, typed: Mapping[str, str], standing: Standing) -> Iterator[Need]:
    request, agency = standing.thread.request.id, standing.thread.agency
    if why := _why_not(book, kind, standing):
        yield Need(request=request, kind="unfit", what=why)
        return
    sender = requester.get(book) or Requester(name="")
    gap = "gap" if kind.name in WITH_GAPS else "missing"
    for label in missing(kind, standing, book.statute(agency.law), typed, requester=sender):
        yield Need(request=request, kind=gap, what=label)
    for warned in warnings(book, kind, typed, standing):
        yield Need(request=request, kind=warned.kind, what=warned.what)


def _drafts(
    book: Casebook, kind: Kind, writing: Writing, chosen: Sequence[Standing], called: str
) -> list[Draft]:
    """The letters ready to be made; nothing is made when one of them cannot be.

    Raises:
        CtrecordsError: it does not fit or lacks something.
    """
    typed = [merging.typed(book, kind, writing.typed, standing) for standing in chosen]
    found = [
        need
        for standing, said in zip(chosen, typed, strict=True)
        for need in _needs(book, kind, said, standing)
    ]
    _refuse(kind, found)
    refuse_sender(requester.get(book) or Requester(name=""))
    days = [merging.dated(book, said) for said in typed]
    names = [called] if called and len(chosen) == 1 else merging.names(kind, chosen, days)
    cases = merging.cases(book, chosen)
    return [
        Draft(
            kind=kind.name,
            dated=on,
            name=name,
            merged=merging.merged(book, kind, said, standing, cases),
            typed=said,
        )
        for standing, said, on, name in zip(chosen, typed, days, names, strict=True)
    ]


def _refuse(kind: Kind, found: Sequence[Need]) -> None:
    unfit = [need for need in found if need.kind == "unfit"]
    if unfit:
        others = f" Nor does it fit {plural(len(unfit) - 1, 'other')}." if len(unfit) > 1 else ""
        raise CtrecordsError(
            f"“{kind.label}” does not fit {ref('R', unfit[0].request)}: {unfit[0].what}{others}",
            remedy="Leave out those it does not fit, or choose another letter.",
        )
    lacking: dict[str, list[str]] = {}
    for need in found:
        if need.kind == "missing":
            lacking.setdefault(ref("R", need.request), []).append(need.what)
    if lacking:
        said = "; ".join(f"{name}: {', '.join(labels)}" for name, labels in lacking.items())
        raise CtrecordsError(
            f"“{kind.label}” cannot be written yet. Missing for {said}.",
            remedy="Give what is missing (--field name=value), or log it first.",
        )


def _going(book: Casebook, on: date | None, by: Channel | None, note: str) -> Going | None:
    if on is None and by is None:
        return None
    if on is None or by is None:
        raise CtrecordsError(
            "To mark letters sent, both the day and the way are needed.",
            remedy="Give both, or neither and mark them sent later.",
        )
    going = Going(on=on, by=by, note=note)
    outgoing.check_days(book, going)
    return going
