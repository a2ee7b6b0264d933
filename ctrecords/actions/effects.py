"""What the researcher says happened, and the effects that follow from it for one request.

It checks what was said against the request and works the effects out; it must not write anything.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from ctrecords.errors import CtrecordsError
from ctrecords.law import fees
from ctrecords.law.happened import OPEN
from ctrecords.law.ledger import PRICED, bare
from ctrecords.law.standing import Standing
from ctrecords.law.statute import Statute
from ctrecords.model.days import dollars, items_named, listed
from ctrecords.model.event import Effect
from ctrecords.model.ids import ContactId, EventId, ItemId, ReminderId, ref
from ctrecords.model.kinds import Certainty, Channel, Direction, EffectKind, Outcome

BARE = ("message", "call", "visit", "note")
"""Events without an effect of their own; the options add effects."""
PER_ITEM = {
    EffectKind.DENIED: Outcome.DENIED,
    EffectKind.REFERRED: Outcome.REFERRED,
    EffectKind.WITHDRAWN: Outcome.WITHDRAWN,
}
MONEY = (*PRICED, EffectKind.INSPECTION_OFFERED)
"""Effects that may carry a sum."""
EXPEDITION_DECIDED = "expedited_decided"
"""The word for the decision on expedited handling; it is kept as what was asked, with how it was decided."""
DECIDED = (EffectKind.WAIVER_DECIDED, EffectKind.EXTENSION, EffectKind.EXPEDITED_REQUESTED)
"""Effects that may say how they were decided."""
REWORDING = (EffectKind.NARROWED, EffectKind.CLARIFICATION_ANSWERED)
"""Effects that may put items into new words."""
OURS = (
    EffectKind.DELIVERED,
    EffectKind.CLARIFICATION_ANSWERED,
    EffectKind.NARROWED,
    EffectKind.FEE_DISPUTED,
    EffectKind.FEE_AGREED,
    EffectKind.FEE_PAID,
    EffectKind.WAIVER_ASKED,
    EffectKind.INSPECTED,
    EffectKind.FOLLOWED_UP,
    EffectKind.WITHDRAWN,
    EffectKind.EXPEDITED_REQUESTED,
    EffectKind.APPEAL_FILED,
    EffectKind.COURT_APPEAL,
)
"""Effects of what the researcher does; every other effect comes in from an agency or a forum."""
_MUST_COST = (EffectKind.FEE_ESTIMATED, EffectKind.FEE_AGREED, EffectKind.FEE_PAID)
_DATED = (EffectKind.PROMISE, EffectKind.ESTIMATE, EffectKind.EXTENSION)
_BARE_CHANNEL = {"call": Channel.CALL, "visit": Channel.VISIT, "note": Channel.NOTE}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the researcher says happened; ``kind`` is an effect kind, EXPEDITION_DECIDED or one of BARE.

    ``outcomes`` are by item number; ``exemptions`` are sections for single items, ``exemption`` the one for all
    others; ``cents`` are US cents, ``electronic`` when they are for files instead of paper; ``promised`` is the
    agency's own date; ``came`` are the pages that came of items still awaited, ``wordings`` new texts of items.
    ``granted`` says how a waiver, an expedition or an extension was decided; ``number`` is one the request goes
    by from now on. ``next_step`` becomes a reminder on ``remind_on``; ``settles`` is a reminder done by it.
    ``bounced`` is the contact from which something came back; ``certainty`` None leaves it to whether a file is
    there.
    """

    kind: str
    on: date
    until: date | None = None
    at: str = ""
    by: Channel | None = None
    direction: Direction | None = None
    person: str = ""
    summary: str = ""
    voicemail: bool = False
    certainty: Certainty | None = None
    outcomes: Mapping[int, Outcome] = field(default_factory=dict[int, Outcome])
    exemption: str = ""
    exemptions: Mapping[int, str] = field(default_factory=dict[int, str])
    quotation: str = ""
    page: int | None = None
    cents: int | None = None
    pages: int | None = None
    electronic: bool = False
    promised: date | None = None
    came: Mapping[int, int] = field(default_factory=dict[int, int])
    wordings: Mapping[int, str] = field(default_factory=dict[int, str])
    granted: bool | None = None
    number: str = ""
    files: tuple[Path, ...] = ()
    next_step: str = ""
    remind_on: date | None = None
    settles: ReminderId | None = None
    bounced: ContactId | None = None

    @property
    def answers(self) -> bool:
        """Whether it can only come of a request that was sent."""
        adds = self.outcomes or self.promised is not None or self.cents is not None or self.wordings
        return self.kind not in BARE or self.kind == "message" or bool(adds)


def effect_kind(kind: str) -> EffectKind | None:
    """The effect kind of a word; None for an event without effect.

    Raises:
        CtrecordsError: the word is neither, or has a command of its own.
    """
    if kind in BARE:
        return None
    if kind == EXPEDITION_DECIDED:
        return EffectKind.EXPEDITED_REQUESTED
    if kind == EffectKind.SENT:
        raise CtrecordsError("Sending has its own command.", remedy="Use: ctrecords sent R-1 --date … --by …")
    if kind == EffectKind.OUTCOME:
        return None
    if kind not in set(EffectKind):
        raise CtrecordsError(
            f"“{kind}” is not a kind of event.",
            remedy=f"Choose one of: {', '.join((*BARE, *sorted((*EffectKind, EXPEDITION_DECIDED))))}.",
        )
    return EffectKind(kind)


def channel(entry: Entry) -> Channel:
    """How it reached the other side; unsaid where the kind alone does not tell it."""
    return entry.by or _BARE_CHANNEL.get(entry.kind, Channel.UNSAID)


def certainty(entry: Entry) -> Certainty:
    """How sure it is: as it was said, else documented by a file that belongs to it, else stated."""
    return entry.certainty or (Certainty.DOCUMENTED if entry.files else Certainty.STATED)


def direction(entry: Entry, kind: EffectKind | None) -> Direction:
    """Which way it went, the usual one where it was not said; a decision comes in."""
    if entry.direction is not None:
        return entry.direction
    if kind is None:
        return {"message": Direction.IN, EffectKind.OUTCOME: Direction.IN, "note": Direction.NONE}.get(
            entry.kind, Direction.OUT
        )
    return Direction.OUT if kind in OURS and entry.granted is None else Direction.IN


def check_options(entry: Entry, kind: EffectKind | None) -> None:
    """Refuse what cannot be said of an event of this kind.

    Raises:
        CtrecordsError: a sum of nothing, no pages; a decision, a new wording or a contact where none is possible.
    """
    if entry.kind == EffectKind.OUTCOME and not (entry.outcomes or entry.came):
        raise CtrecordsError(
            "An outcome belongs to an item, and none is named.", remedy="Name it, such as --item 1=provided."
        )
    if entry.cents == 0:
        raise CtrecordsError(
            f"A sum of {dollars(0)} is no fee.",
            remedy="Leave the amount out; where nothing is charged, log a message that says so.",
        )
    if entry.pages is not None and entry.pages <= 0:
        raise CtrecordsError(
            "Pages must be one or more.", remedy="Leave the pages out where they are not known."
        )
    if entry.electronic and entry.cents is None:
        raise CtrecordsError("No sum is given for the files.", remedy="Give the amount asked for them.")
    if entry.granted is not None and kind not in DECIDED:
        raise CtrecordsError(
            f"Nothing is decided by “{entry.kind}”.",
            remedy=f"Say how it was decided with one of: {', '.join(sorted(DECIDED))}.",
        )
    if entry.granted is None and entry.kind == EXPEDITION_DECIDED:
        raise CtrecordsError(
            "How was it decided?", remedy="Say whether expedited handling was granted or refused (--granted)."
        )
    if entry.bounced is not None and kind is not EffectKind.DELIVERY_FAILED:
        raise CtrecordsError(
            f"Nothing comes back by “{entry.kind}”.",
            remedy=f"Log it as {EffectKind.DELIVERY_FAILED.value}, or mark the contact itself as bounced.",
        )
    if entry.wordings and kind not in REWORDING:
        raise CtrecordsError(
            f"Items are not worded anew by “{entry.kind}”.",
            remedy=f"Use one of: {', '.join(sorted(REWORDING))}.",
        )


def effects(before: Standing, entry: Entry, kind: EffectKind | None, statute: Statute) -> list[Effect]:
    """The effects of what happened, their event still to be set.

    Raises:
        CtrecordsError: an item is not the request's, or a sum or a date is lacking.
    """
    numbers = numbered(before, (*entry.outcomes, *entry.came, *entry.wordings))
    made = list(_of_items(before, entry, kind, numbers))
    if kind is not None and kind not in PER_ITEM:
        made.append(_whole(before, entry, kind, statute))
    if entry.promised is not None and kind not in _DATED:
        made.append(_effect(EffectKind.PROMISE, on=entry.promised, quotation=entry.quotation))
    if entry.cents is not None and kind not in MONEY:
        made.append(_fee(EffectKind.FEE_ESTIMATED, before, entry, statute))
    if kind in _MUST_COST and entry.cents is None:
        raise CtrecordsError("A fee needs its amount.", remedy="Give --amount, for example --amount 312.50.")
    if kind is EffectKind.PROMISE and entry.promised is None:
        raise CtrecordsError("A promise needs its date.", remedy="Give --promised DATE.")
    return made


def numbered(before: Standing, named: tuple[int, ...]) -> dict[int, ItemId]:
    """The items of a request by number.

    Raises:
        CtrecordsError: one of the numbers named is none of them.
    """
    known = {item.number: item.id for item in before.thread.items}
    unknown = sorted(set(named) - set(known))
    if unknown:
        name = ref("R", before.thread.request.id)
        raise CtrecordsError(
            f"{name} has no item {unknown[0]}.", remedy=f"It has {listed(tuple(sorted(known)))}."
        )
    return known


def new_texts(before: Standing, wordings: Mapping[int, str]) -> dict[ItemId, str]:
    """The items that get a new wording; the words before it are kept.

    Raises:
        CtrecordsError: an item is not the request's, or its words are empty or as they were.
    """
    numbers = numbered(before, tuple(wordings))
    now = {state.item.number: state.text for state in before.items}
    found: dict[ItemId, str] = {}
    for number, text in sorted(wordings.items()):
        words = " ".join(text.split())
        if not words:
            raise CtrecordsError(
                f"Item {number} would ask for nothing.", remedy="Type its new words, or withdraw the item."
            )
        if words == " ".join(now[number].split()):
            raise CtrecordsError(f"Item {number} is worded so already.", remedy="Change its words.")
        found[numbers[number]] = words
    return found


def _of_items(
    before: Standing, entry: Entry, kind: EffectKind | None, numbers: Mapping[int, ItemId]
) -> Iterator[Effect]:
    came = _came(entry, kind)
    for number, outcome in sorted(entry.outcomes.items()):
        own = replace(entry, exemption=entry.exemptions.get(number, entry.exemption))
        yield _item_effect(own, numbers[number], outcome, kind, came.get(number))
    if kind is not None and kind in PER_ITEM and not entry.outcomes:
        still = [s.item.id for s in before.items if s.outcome in OPEN]
        if not still:
            raise CtrecordsError("No item is open any more.", remedy="Name the items with --item N=OUTCOME.")
        for item in still:
            yield _item_effect(entry, item, PER_ITEM[kind], kind, None)


def _came(entry: Entry, kind: EffectKind | None) -> Mapping[int, int]:
    """How many pages came of each item still awaited; pages without a sum are the one item's."""
    waits = tuple(sorted(n for n, outcome in entry.outcomes.items() if outcome is Outcome.AWAITING))
    wrong = sorted(set(entry.came) - set(waits))
    if wrong:
        raise CtrecordsError(
            f"Pages came of item {wrong[0]}, which is not awaited any more.",
            remedy="Give pages only for items of which more is to come.",
        )
    if entry.came or not waits or entry.pages is None or entry.cents is not None or kind in MONEY:
        return entry.came
    if len(waits) > 1:
        raise CtrecordsError(
            f"{entry.pages:,} pages cannot be divided among {items_named(waits)}.",
            remedy="Log what came of each item apart.",
        )
    return dict.fromkeys(waits, entry.pages)


def _item_effect(
    entry: Entry, item: ItemId, outcome: Outcome, kind: EffectKind | None, came: int | None
) -> Effect:
    if kind is not None and PER_ITEM.get(kind, outcome) is not outcome:
        raise CtrecordsError(
            f"An item cannot be {outcome} in an event of kind {kind}.",
            remedy=f"Log it as a message, or give the item as {PER_ITEM[kind].value}.",
        )
    own = next((k for k, o in PER_ITEM.items() if o is outcome), EffectKind.OUTCOME)
    section = entry.exemption if outcome in (Outcome.DENIED, Outcome.PROVIDED_WITH_REDACTIONS) else ""
    waits = outcome is Outcome.AWAITING
    return _effect(
        own,
        item=item,
        outcome=outcome if own is EffectKind.OUTCOME else None,
        on=entry.promised if waits else None,
        pages=came if waits else None,
        section=section,
        quotation=entry.quotation if own is EffectKind.DENIED else "",
        page=entry.page if own is EffectKind.DENIED else None,
    )


def _whole(before: Standing, entry: Entry, kind: EffectKind, statute: Statute) -> Effect:
    if kind is EffectKind.ACKNOWLEDGED:
        return _effect(kind)
    if kind in MONEY and entry.cents is not None:
        return _fee(kind, before, entry, statute)
    return _effect(
        kind,
        on=entry.promised,
        pages=entry.pages if kind in MONEY else None,
        section=entry.exemption,
        quotation=entry.quotation,
        page=entry.page,
        granted=entry.granted,
    )


def _fee(kind: EffectKind, before: Standing, entry: Entry, statute: Statute) -> Effect:
    """A sum with its pages; one for files keeps the section by which they cost what they cost."""
    section = entry.exemption if kind in MONEY and effect_kind(entry.kind) is kind else ""
    if entry.electronic:
        section = bare(fees.actual_cost(statute, before.thread.agency.agency_class, on=entry.on))
        if not section:
            raise CtrecordsError(
                f"{statute.meta.law_name} has no rate of its own for files.",
                remedy="Log the sum without saying that it is for files.",
            )
    quotation = entry.quotation if effect_kind(entry.kind) is kind else ""
    return _effect(
        kind,
        on=entry.promised if effect_kind(entry.kind) is kind else None,
        cents=entry.cents,
        pages=entry.pages,
        section=section,
        quotation=quotation,
    )


def _effect(kind: EffectKind, **values: object) -> Effect:
    return Effect(event=EventId(0), kind=kind, **values)  # type: ignore[arg-type]
