"""Two facets of a standing that need the law's dates: which clock is the one to watch, and whose move it is.

Under a law of deemed denials the appeal comes first: its days are few. Federally nothing is denied by silence and
an appeal has ninety days, so a pause that waits on the researcher and the agency's own time come before a window
that is still wide (docs/decisions/law-federal.md). It must not know words.
"""

from collections.abc import Sequence
from datetime import date

from ctrecords.law.clocks import Clocks, Limit, Running
from ctrecords.law.happened import Happened, ItemState
from ctrecords.model.kinds import Clock, EffectKind, Fee, Move, Outcome, Proceeding, Stage

_AGENCYS = (Clock.RUNNING, Clock.ESTIMATE_GIVEN, Clock.TIME_PASSED, Clock.PAUSED)
_MONEY = (
    EffectKind.FEE_ESTIMATED,
    EffectKind.FEE_DISPUTED,
    EffectKind.FEE_AGREED,
    EffectKind.FEE_PAID,
    EffectKind.NARROWED,
    EffectKind.WAIVER_ASKED,
    EffectKind.WAIVER_DECIDED,
)
_BEFORE_AN_AUTHORITY = (Proceeding.FILED, Proceeding.DOCKETED)


def clock(
    dates: Clocks, today: date, items: Sequence[ItemState], *, stage: Stage, court: Proceeding
) -> Clock:
    """Which legal clock is the one to watch."""
    if dates.response is None:
        return Clock.NOT_STARTED
    waiting = stage is not Stage.CLOSED and any(state.outcome is Outcome.AWAITING for state in items)
    waiting = waiting and dates.response.met is None
    appeal = dates.appeal(today) if court is Proceeding.NONE else None
    if dates.answer is not None:
        limit = dates.answer if waiting else _decision(dates, court)
        return _federal(dates, today, appeal, limit, stage)
    if appeal is not None:
        if today > appeal.last_day:
            return Clock.WINDOW_CLOSED
        silent = dates.silence is not None and appeal.deadline.starts == dates.silence
        return Clock.DEEMED_DENIED if silent else Clock.WINDOW_OPEN
    return Clock.RUNNING if waiting and dates.silence is None else Clock.STOPPED


def limit(dates: Clocks, items: Sequence[ItemState], *, stage: Stage, court: Proceeding) -> Limit | None:
    """The limit of the agency to watch: for answering, else for deciding the appeal; None when neither runs."""
    if dates.response is None:
        return None
    waiting = stage is not Stage.CLOSED and any(state.outcome is Outcome.AWAITING for state in items)
    if waiting and dates.response.met is None:
        return dates.answer or Limit(running=dates.response)
    return _decision(dates, court)


def move(
    happened: Happened, dates: Clocks, *, clock: Clock, stage: Stage, court: Proceeding, fee: Fee
) -> Move:
    """Who acts next."""
    if court is Proceeding.COURT:
        return Move.COURT
    federal, waiver = dates.answer is not None, waiver_asked(happened)
    if court is not Proceeding.NONE and not federal:
        return Move.FOIC
    going = stage is not Stage.CLOSED
    mine = (
        stage in (Stage.DRAFT, Stage.READY),
        bool(happened.unread()),
        fee is Fee.ESTIMATE and going and waiver is None,
        any(claim.broken and followed_up(happened, claim.on) is None for claim in dates.claims),
        clock in (Clock.DEEMED_DENIED, Clock.WINDOW_OPEN),
        clock is Clock.PAUSED and not (waiver and waits_for_fee(dates)),
        clock is Clock.WINDOW_CLOSED and going,
        bool(asked(dates, happened, stage)),
        federal and court is Proceeding.FINAL,
    )
    if any(mine):
        return Move.ME
    if court is Proceeding.OMBUDSMAN:
        return Move.OGIS
    if court is not Proceeding.NONE or clock in _AGENCYS or (going and waiver is not None):
        return Move.AGENCY
    return Move.NOBODY


def asked(dates: Clocks, happened: Happened, stage: Stage) -> bool:
    """Whether a question of the agency waits for an answer while something is still awaited."""
    awaited = any(state.outcome is Outcome.AWAITING for state in happened.items())
    return bool(dates.asked) and awaited and stage is not Stage.CLOSED


def followed_up(happened: Happened, after: date) -> date | None:
    """The day the newest follow-up went out, if that was after a day; None where nothing did."""
    followed = happened.last(EffectKind.FOLLOWED_UP)
    return followed.on if followed is not None and followed.on > after else None


def followed(happened: Happened, dates: Clocks) -> date | None:
    """The day something was written about what is missing, after all that made it so; None when nothing was."""
    broken = [claim.on for claim in dates.claims if claim.broken]
    after = max((day for day in (dates.silence, dates.passed, *broken) if day), default=date.min)
    told = happened.last(EffectKind.OUTCOME, EffectKind.DENIED, EffectKind.REFERRED)
    day = followed_up(happened, after)
    return None if day is None or happened.unread() or (told is not None and told.on > day) else day


def waiver_asked(happened: Happened) -> date | None:
    """The day a waiver was asked for a fee the agency had named; None while it is not theirs to decide."""
    named, last = False, None
    for done in happened.done(*_MONEY):
        named = named or done.effect.kind is EffectKind.FEE_ESTIMATED
        last = done
    return last.on if named and last is not None and last.effect.kind is EffectKind.WAIVER_ASKED else None


def waits_for_fee(dates: Clocks) -> bool:
    """Whether the agency's time stands still, as claimed, because of money."""
    pause = dates.paused
    return pause is not None and pause.question.kind is EffectKind.FEE_ESTIMATED


def _decision(dates: Clocks, court: Proceeding) -> Limit | None:
    decision = dates.decision
    return decision if decision and decision.running.met is None and court in _BEFORE_AN_AUTHORITY else None


def _federal(dates: Clocks, today: date, appeal: Running | None, limit: Limit | None, stage: Stage) -> Clock:
    open_appeal = appeal if appeal is not None and today <= appeal.last_day else None
    left = (open_appeal.file_by - today).days if open_appeal else None
    if open_appeal and left is not None and left <= max(open_appeal.deadline.warn_days_before, default=0):
        return Clock.WINDOW_OPEN
    if limit is not None and limit is dates.answer and dates.paused is not None:
        return Clock.PAUSED
    if open_appeal is not None and open_appeal.items:
        return Clock.WINDOW_OPEN
    if limit is not None:
        return _limit(limit, dates, today)
    if open_appeal is not None:
        return Clock.WINDOW_OPEN
    return Clock.WINDOW_CLOSED if appeal is not None and stage is not Stage.CLOSED else Clock.STOPPED


def passed(limit: Limit | None, today: date) -> bool:
    """Whether a limit is over that lets one sue, by the law's count and by the agency's own."""
    if limit is None or limit.suit is None:
        return False
    return limit.count is None or (limit.count.ends is not None and limit.count.ends < today)


def _limit(limit: Limit, dates: Clocks, today: date) -> Clock:
    """A limit of the agency: running, passed, or run out by the law's count and not by the agency's."""
    law = limit.running.deadline.date
    own = limit.count.ends if limit.count else None
    if own is not None and own > law and own >= today:
        return Clock.ESTIMATE_GIVEN
    if today > law:
        return Clock.TIME_PASSED
    given = [claim.on for claim in dates.claims if claim.replaced is None and claim.on > law]
    return Clock.ESTIMATE_GIVEN if given else Clock.RUNNING
