"""Where a request stands: five facets and the fee, derived from what happened and the law.

Pure, and nothing here is ever saved, so nothing here can be stale. The words for lists are in wording.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from ctrecords.law import facets
from ctrecords.law.clocks import Clocks, Limit, Question, Running, clocks
from ctrecords.law.happened import OPEN, Happened, ItemState
from ctrecords.law.statute import Statute
from ctrecords.model.days import Days
from ctrecords.model.kinds import (
    Clock,
    Direction,
    EffectKind,
    Fee,
    Move,
    Outcome,
    Proceeding,
    Result,
    Stage,
)
from ctrecords.model.thread import Thread

GIVEN = (Outcome.PROVIDED, Outcome.PROVIDED_WITH_REDACTIONS)
_IN_PROCESS = (
    EffectKind.CLARIFICATION_ASKED,
    EffectKind.ESTIMATE,
    EffectKind.PROMISE,
    EffectKind.EXTENSION,
    EffectKind.FEE_ESTIMATED,
    EffectKind.INSPECTION_OFFERED,
)
_PROCEEDINGS = {
    EffectKind.APPEAL_FILED: Proceeding.FILED,
    EffectKind.DOCKETED: Proceeding.DOCKETED,
    EffectKind.OMBUDSMAN: Proceeding.OMBUDSMAN,
    EffectKind.HEARING_SET: Proceeding.HEARING_SET,
    EffectKind.HEARING_HELD: Proceeding.HEARING_SET,
    EffectKind.PROPOSED_DECISION: Proceeding.PROPOSED,
    EffectKind.FINAL_DECISION: Proceeding.FINAL,
    EffectKind.COMPLIED: Proceeding.NONE,
    EffectKind.SETTLED: Proceeding.NONE,
    EffectKind.COURT_APPEAL: Proceeding.COURT,
}
_FEES = {
    EffectKind.FEE_ESTIMATED: Fee.ESTIMATE,
    EffectKind.FEE_DISPUTED: Fee.DISPUTED,
    EffectKind.NARROWED: Fee.NARROWED,
    EffectKind.FEE_AGREED: Fee.AGREED,
    EffectKind.FEE_PAID: Fee.PAID,
    EffectKind.WAIVER_DECIDED: Fee.WAIVED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one request stands on a day; ``asked`` and ``paid`` are US cents."""

    thread: Thread
    days: Days
    happened: Happened
    clocks: Clocks
    items: tuple[ItemState, ...]
    stage: Stage
    outcome: Result
    clock: Clock
    move: Move
    proceeding: Proceeding
    fee: Fee
    asked: int
    paid: int

    @property
    def appeal(self) -> Running | None:
        """The appeal to watch today."""
        return self.clocks.appeal(self.days.today)

    @property
    def days_left(self) -> int | None:
        """Calendar days to the day to file by; negative once past, None without an appeal."""
        return (self.appeal.file_by - self.days.today).days if self.appeal else None

    @property
    def window(self) -> Running | None:
        """The appeal that can still be filed; None without one, or once one was filed."""
        appeal = self.appeal if self.proceeding is Proceeding.NONE else None
        return appeal if appeal is not None and self.days.today <= appeal.last_day else None

    @property
    def limit(self) -> Limit | None:
        """The agency's limit that is watched: for answering, else for deciding the appeal."""
        return facets.limit(self.clocks, self.items, stage=self.stage, court=self.proceeding)

    @property
    def question(self) -> Question | None:
        """The agency's question about what is asked for that waits for an answer, the newest one."""
        return self.clocks.asked[-1] if facets.asked(self.clocks, self.happened, self.stage) else None

    @property
    def followed(self) -> date | None:
        """The day something was written about what is missing; None when nothing was since it went missing.

        It counts after the agency's time ran out or a promise was broken, and after its newest answer to an item.
        """
        return facets.followed(self.happened, self.clocks)

    @property
    def waiver_asked(self) -> date | None:
        """The day a waiver of the open fee was asked that the agency has not decided."""
        return facets.waiver_asked(self.happened) if self.fee is Fee.ESTIMATE else None

    @property
    def federal(self) -> bool:
        """Whether silence denies nothing under this law but lets one sue."""
        return self.clocks.answer is not None

    @property
    def open_items(self) -> tuple[int, ...]:
        """Numbers of the items awaiting an answer or not addressed."""
        return tuple(state.item.number for state in self.items if state.outcome in OPEN)

    def count(self) -> Counter[Outcome]:
        """How many items have each outcome."""
        return Counter(state.outcome for state in self.items)


def standing(thread: Thread, statute: Statute, days: Days) -> Standing:
    """Say where a request stands on a day, under the law it was made under."""
    happened = Happened(thread, days.today)
    dates = clocks(happened, statute)
    items = happened.items()
    step = _stage(happened, items)
    court = _proceeding(happened)
    fee = _fee(happened)
    clock = facets.clock(dates, days.today, items, stage=step, court=court)
    return Standing(
        thread=thread,
        days=days,
        happened=happened,
        clocks=dates,
        items=items,
        stage=step,
        outcome=_result(happened, items),
        clock=clock,
        move=facets.move(happened, dates, clock=clock, stage=step, court=court, fee=fee),
        proceeding=court,
        fee=fee,
        asked=_cents(happened, EffectKind.FEE_ESTIMATED, newest=True),
        paid=_cents(happened, EffectKind.FEE_PAID),
    )


def _stage(happened: Happened, items: tuple[ItemState, ...]) -> Stage:
    if happened.first(EffectKind.SENT) is None:
        return Stage.READY if happened.thread.letters else Stage.DRAFT
    ended = happened.last(EffectKind.CLOSED, EffectKind.REOPENED, EffectKind.CONSOLIDATED)
    if ended is not None and ended.effect.kind is not EffectKind.REOPENED:
        return Stage.CLOSED
    if items and all(state.outcome is Outcome.WITHDRAWN for state in items):
        return Stage.CLOSED
    if any(state.outcome in GIVEN or state.parts for state in items):
        return Stage.PRODUCING
    if happened.first(*_IN_PROCESS) is not None:
        return Stage.IN_PROCESS
    heard = any(entry.event.direction is Direction.IN for entry in happened.entries())
    return Stage.ACKNOWLEDGED if heard else Stage.SENT


def _result(happened: Happened, items: tuple[ItemState, ...]) -> Result:
    if happened.first(EffectKind.CONSOLIDATED) is not None:
        return Result.CONSOLIDATED
    kept = [state.outcome for state in items if state.outcome is not Outcome.WITHDRAWN]
    kinds = set(kept)
    if not kept:
        return Result.WITHDRAWN if items else Result.NONE_YET
    if kinds <= set(GIVEN):
        return Result.ALL_PROVIDED
    if kinds & set(GIVEN):
        return Result.PARTLY_PROVIDED
    for outcome, rolled in (
        (Outcome.DENIED, Result.DENIED),
        (Outcome.REFERRED, Result.REFERRED),
        (Outcome.NO_RESPONSIVE_RECORDS, Result.NO_RECORDS),
    ):
        if outcome in kinds:
            return rolled
    return Result.NONE_YET


def _proceeding(happened: Happened) -> Proceeding:
    last = happened.last(*_PROCEEDINGS)
    return _PROCEEDINGS[last.effect.kind] if last else Proceeding.NONE


def _fee(happened: Happened) -> Fee:
    """Where the money stands; a waiver refused or not decided, and a narrowing without a fee, change nothing of it."""
    stood = Fee.NONE
    for done in happened.done(*_FEES):
        changed = _FEES[done.effect.kind]
        if changed is Fee.WAIVED and done.effect.granted is not True:
            continue
        if changed is Fee.NARROWED and stood not in (Fee.ESTIMATE, Fee.DISPUTED):
            continue
        stood = changed
    return stood


def _cents(happened: Happened, kind: EffectKind, *, newest: bool = False) -> int:
    amounts = [done.effect.cents or 0 for done in happened.done(kind)]
    return (amounts[-1] if amounts else 0) if newest else sum(amounts)
