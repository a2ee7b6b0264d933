"""Asking for less, or more clearly: items get a new wording, the words before it are kept with their days."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ctrecords.actions import log
from ctrecords.actions.effects import Entry
from ctrecords.actions.log import Logged
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel, EffectKind, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """What is asked for from now on: new words by item number, and the items no longer asked for.

    ``clarifies`` when the agency had asked what is meant, and this answers it.
    """

    on: date
    wordings: Mapping[int, str] = field(default_factory=dict[int, str])
    dropped: tuple[int, ...] = ()
    by: Channel = Channel.UNSAID
    summary: str = ""
    clarifies: bool = False


def narrow(book: Casebook, request: RequestId, narrowing: Narrowing) -> Logged:
    """Tell the agency's file what is asked for now, in one step.

    Raises:
        CtrecordsError: nothing is changed, an item is not the request's, or the day cannot be.
    """
    twice = sorted(set(narrowing.wordings) & set(narrowing.dropped))
    if twice:
        raise CtrecordsError(
            f"Item {twice[0]} is both worded anew and dropped.", remedy="Say one of the two."
        )
    if not narrowing.wordings and not narrowing.dropped and not narrowing.summary.strip():
        raise CtrecordsError(
            "Nothing is narrowed.", remedy="Word an item anew, drop one, or say in the note what changed."
        )
    kind = EffectKind.CLARIFICATION_ANSWERED if narrowing.clarifies else EffectKind.NARROWED
    entry = Entry(
        kind=kind.value,
        on=narrowing.on,
        by=narrowing.by,
        summary=narrowing.summary,
        wordings=narrowing.wordings,
        outcomes=dict.fromkeys(narrowing.dropped, Outcome.WITHDRAWN),
    )
    return log.log(book, request, entry)
