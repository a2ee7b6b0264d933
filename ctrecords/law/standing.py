"""Where a request stands: five facets and the fee, derived from what happened and the law.

Pure, and nothing here is ever saved, so nothing here can be stale. The words for lists are in wording.
"""

from collections import Counter
from dataclasses import dataclass

from ctrecords.law.clocks import Clocks, Running, clocks
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
    clock = _clock(dates, days, items, step, court)
    return Standing(
        thread=thread,
        days=days,
        happened=happened,
        clocks=dates,
        items=items,
        stage=step,
        outcome=_result(happened, items),
        clock=clock,
        move=_move(happened, dates, clock=clock, stage=step, court=court, fee=fee),
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
    if any(state.outcome in GIVEN for state in items):
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
    if happened.first(EffectKind.FEE_ESTIMATED, EffectKind.FEE_AGREED, EffectKind.FEE_PAID) is None:
        return Fee.NONE
    last = happened.last(*_FEES)
    return _FEES[last.effect.kind] if last else Fee.NONE


def _cents(happened: Happened, kind: EffectKind, *, newest: bool = False) -> int:
    amounts = [done.effect.cents or 0 for done in happened.done(kind)]
    return (amounts[-1] if amounts else 0) if newest else sum(amounts)


def _clock(dates: Clocks, days: Days, items: tuple[ItemState, ...], stage: Stage, court: Proceeding) -> Clock:
    if dates.response is None:
        return Clock.NOT_STARTED
    appeal = dates.appeal(days.today)
    if appeal is not None and court is Proceeding.NONE:
        if days.today > appeal.last_day:
            return Clock.WINDOW_CLOSED
        silent = dates.silence is not None and appeal.deadline.starts == dates.silence
        return Clock.DEEMED_DENIED if silent else Clock.WINDOW_OPEN
    waiting = any(state.outcome is Outcome.AWAITING for state in items)
    if dates.response.met is None and dates.silence is None and stage is not Stage.CLOSED and waiting:
        return Clock.RUNNING
    return Clock.STOPPED


def _move(
    happened: Happened, dates: Clocks, *, clock: Clock, stage: Stage, court: Proceeding, fee: Fee
) -> Move:
    if court is Proceeding.COURT:
        return Move.COURT
    if court is not Proceeding.NONE:
        return Move.FOIC
    mine = (
        stage in (Stage.DRAFT, Stage.READY),
        bool(happened.unread()),
        fee is Fee.ESTIMATE and stage is not Stage.CLOSED,
        any(claim.broken for claim in dates.claims),
        clock in (Clock.DEEMED_DENIED, Clock.WINDOW_OPEN),
        clock is Clock.WINDOW_CLOSED and stage is not Stage.CLOSED,
    )
    if any(mine):
        return Move.ME
    return Move.AGENCY if clock is Clock.RUNNING else Move.NOBODY
