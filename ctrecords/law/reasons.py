"""Why a request is on Today: one generator for each group, most urgent first, each with its day and its act.

It must not know of other requests; the docket chooses and sorts.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from ctrecords.law.adverse import refused
from ctrecords.law.clocks import Claimed, Question, Running, forum_calendar
from ctrecords.law.due import CLOSING_DAYS, Act, Due, Group
from ctrecords.law.facets import passed
from ctrecords.law.fees import cap, implied_pages
from ctrecords.law.marking import answer_by
from ctrecords.law.running import Ground
from ctrecords.law.standing import Standing
from ctrecords.law.statute import Statute
from ctrecords.law.wording import CHANNELS, against, decides, safe, silent, suit_words
from ctrecords.model.days import clock_time, dollars, items_named, plural
from ctrecords.model.kinds import Clock, Direction, EffectKind, Fee, Outcome, Stage

_OPEN = (Clock.DEEMED_DENIED, Clock.WINDOW_OPEN)
_EXPEDITED = "expedited_decision"


def dues(standing: Standing, statute: Statute) -> Iterator[Due]:
    """Everything that is due about one request, most urgent first."""
    answered = standing.happened.answered() is not None
    if standing.stage not in (Stage.DRAFT, Stage.READY):
        yield from _closing(standing, statute)
        if not answered:
            yield from _deemed(standing)
        yield from _questions(standing)
        if not answered:
            yield from _lapses(standing)
        yield from _promises(standing)
        yield from _fees(standing, statute)
    yield from _reminders(standing)
    yield from _replies(standing)
    # An answer in part leaves the rest without one; it is said only when nothing else about it is due.
    if answered:
        yield from _deemed(standing)
        yield from _lapses(standing)


def _closing(standing: Standing, statute: Statute) -> Iterator[Due]:
    appeal = standing.window
    left = (appeal.file_by - standing.days.today).days if appeal else None
    if appeal is None or left is None or left > CLOSING_DAYS:
        return
    days = standing.days
    if left < 0:
        number = (appeal.deadline.unrolled - appeal.deadline.starts).days
        working = appeal.deadline.roll == "none"
        when = "a closed day" if working else f"day {number} was {days.short(appeal.deadline.unrolled)}"
        why = f"{_denial(standing, appeal)} The last resort is {days.full(appeal.last_day)}."
    else:
        when = days.left(appeal.file_by)
        why = f"{_denial(standing, appeal)} {_working(standing, statute)} {safe(standing)}".replace("  ", " ")
    yield Due(
        standing=standing,
        group=Group.CLOSING,
        on=appeal.file_by,
        when=when,
        why=why.strip(),
        section=appeal.deadline.citation,
        act=Act.APPEAL if standing.federal else Act.COMPLAINT,
        days=left,
        urgent=True,
    )


def _denial(standing: Standing, appeal: Running) -> str:
    days, started = standing.days, appeal.deadline.starts
    if started == standing.clocks.silence:
        sent = standing.clocks.sent
        silence = standing.happened.answered() is None and sent is not None
        said = f"No reply in {plural((days.today - sent).days, 'day')}. " if silence and sent else ""
        return f"{said}Deemed denied {days.full(started)}."
    number = len(appeal.items)
    if appeal.ground is not Ground.DENIED:
        which = f": {items_named(appeal.items)}" if number else ""
        return f"{against(appeal, standing)} {days.full(started)}{which}."
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    if number == len(standing.items) and number > 1:
        counted = words[number] if number < len(words) else str(number)
        return f"All {counted} items denied in writing {days.full(started)}."
    return f"{items_named(appeal.items).capitalize()} denied in writing {days.full(started)}."


def _working(standing: Standing, statute: Statute) -> str:
    """Working days to the last day, said when under a week is left."""
    left = standing.days_left
    if not left or left >= CLOSING_DAYS:
        return ""
    offices = forum_calendar(statute)
    ahead = (standing.days.today + timedelta(n) for n in range(1, left + 1))
    return f"{plural(sum(offices.is_open(day) for day in ahead), 'working day')} left."


def _deemed(standing: Standing) -> Iterator[Due]:
    silence, appeal, response = standing.clocks.silence, standing.appeal, standing.clocks.response
    if standing.clock not in _OPEN or not standing.open_items:
        return
    if silence is None or appeal is None or response is None:
        return
    days = standing.days
    yield Due(
        standing=standing,
        group=Group.DEEMED,
        on=silence,
        when=days.ago(silence),
        why=f"{_silence(standing)} {_appeal_by(standing, appeal)}",
        section=response.deadline.citation,
        act=Act.FOLLOW_UP,
        days=(silence - days.today).days,
    )


def _lapses(standing: Standing) -> Iterator[Due]:
    yield from _passed(standing)
    yield from _not_expedited(standing)


def _passed(standing: Standing) -> Iterator[Due]:
    """A federal limit that ran out: nothing is denied, one may sue, until something was written about it."""
    limit = standing.limit
    if limit is None or not passed(limit, standing.days.today):
        return
    ended = limit.running.deadline.date
    if _written_since(standing, ended):
        return
    own = limit.count.ends if limit.count else None
    counted = f" By its own count it ended {standing.days.full(own)}." if own and own > ended else ""
    yield _lapse(
        standing,
        limit.running,
        f"{_unanswered(standing)} Time limit passed {standing.days.full(ended)}.{counted} "
        f"You {suit_words(standing, weekdays=True)}.",
    )


def _unanswered(standing: Standing) -> str:
    """What the agency let its time run out on: the appeal, the request, or what it left of it."""
    filed = standing.happened.last(EffectKind.APPEAL_FILED)
    if decides(standing) and filed is not None:
        return f"No decision on the appeal of {standing.days.short(filed.on)}."
    heard = any(entry.event.direction is Direction.IN for entry in standing.happened.entries())
    quiet = silent(standing).startswith("Silent")
    if not heard or not quiet:
        return _silence(standing)
    open_items = standing.open_items
    return f"{items_named(open_items).capitalize()} {'have' if len(open_items) > 1 else 'has'} no answer."


def _not_expedited(standing: Standing) -> Iterator[Due]:
    """Expedited handling that was asked for and not decided in time."""
    for each in standing.clocks.others:
        ended = each.deadline.date
        late = each.deadline.kind == _EXPEDITED and each.met is None and ended < standing.days.today
        if late and standing.limit is not None and not _written_since(standing, ended):
            asked = standing.days.short(each.deadline.starts)
            why = f"No decision on the expedited handling asked {asked}; it was due {standing.days.full(ended)}."
            yield _lapse(standing, each, why)


def _written_since(standing: Standing, ended: date) -> bool:
    followed = standing.happened.last(EffectKind.FOLLOWED_UP)
    return followed is not None and followed.on > ended


def _lapse(standing: Standing, running: Running, why: str) -> Due:
    days, ended = standing.days, running.deadline.date
    return Due(
        standing=standing,
        group=Group.PASSED,
        on=ended,
        when=days.ago(ended),
        why=why,
        section=running.deadline.citation,
        act=Act.FOLLOW_UP,
        days=(ended - days.today).days,
    )


def _silence(standing: Standing) -> str:
    """What has no answer: "No reply to 3 items.", "Items 5 and 6 have no answer."."""
    if standing.happened.answered() is not None:
        open_items = standing.open_items
        return f"{items_named(open_items).capitalize()} {'have' if len(open_items) > 1 else 'has'} no answer."
    quiet = silent(standing)
    if quiet.startswith("Silent"):
        return f"No reply to {plural(len(standing.open_items), 'item')}."
    return f"{quiet}, then silence."


def _appeal_by(standing: Standing, appeal: Running) -> str:
    """When to appeal: "Appeal by Fri, Dec 18, 25 days left. File by Dec 11 to be safe."."""
    days, on = standing.days, appeal.file_by
    return f"Appeal by {days.full(on)}, {days.left(on)}. {safe(standing)}".strip()


def _promises(standing: Standing) -> Iterator[Due]:
    days, appeal = standing.days, standing.appeal
    for claim in standing.clocks.claims:
        if not claim.broken:
            continue
        ahead = standing.clock in _OPEN and appeal is not None
        law = f" {_appeal_by(standing, appeal)}" if ahead and appeal else ""
        yield Due(
            standing=standing,
            group=Group.PROMISE,
            on=claim.on,
            when=days.ago(claim.on),
            why=f"“{claim.words.strip('“”')}” {_kept(claim)}{law}",
            section=f"{CHANNELS[claim.channel]} of {days.short(claim.said_on)}",
            act=Act.PROMISE_LETTER,
            days=(claim.on - days.today).days,
        )


def _kept(claim: Claimed) -> str:
    """What came of a promise: nothing, or all but some items."""
    return f"Only part came; {items_named(claim.missing)} still awaited." if claim.some else "Nothing came."


def _questions(standing: Standing) -> Iterator[Due]:
    question, days = standing.question, standing.days
    if question is None:
        return
    last = answer_by(standing)
    limit = next(
        (one for one in standing.clocks.others if one.deadline.trigger == "clarification_asked"), None
    )
    on = last or question.since
    words = question.event.summary.strip("“”")
    said = f" “{words}{'' if words.endswith(('.', '?')) else '.'}”" if words else ""
    yield Due(
        standing=standing,
        group=Group.QUESTION,
        on=on,
        when=days.left(last) if last else _waiting((days.today - question.since).days),
        why=f"Asks {days.full(question.since)} for a clarification.{said} {_waits(standing, question, last)}",
        section=limit.deadline.citation if limit else "",
        act=Act.ANSWER,
        days=(on - days.today).days,
        urgent=last is not None and 0 <= (last - days.today).days <= CLOSING_DAYS,
    )


def _waits(standing: Standing, question: Question, last: date | None) -> str:
    """What the agency's waiting does, and what the law's date does meanwhile."""
    days, answer = standing.days, standing.clocks.answer
    ended = ""
    if last is not None:
        if last < days.today:
            ended = f" The time to answer ended {days.short(last)}; the agency may have closed the request."
        else:
            ended = f" Answer by {days.full(last)}."
    if answer is None:
        return f"The agency says it waits for you; the appeal clock runs on.{ended}"
    pauses = answer.count.pauses if answer.count else ()
    doubt = next((pause.doubt for pause in pauses if pause.question is question), "")
    if doubt:
        return f"Its time runs on: {doubt}.{ended}"
    law = days.full(answer.running.deadline.date)
    return f"Its time stands still meanwhile, as it may count; the law's date stays {law}.{ended}"


def _fees(standing: Standing, statute: Statute) -> Iterator[Due]:
    asked = standing.happened.last(EffectKind.FEE_ESTIMATED)
    if standing.fee is not Fee.ESTIMATE or asked is None or standing.stage is Stage.CLOSED:
        return
    days, limit = standing.days, cap(statute, standing.thread.agency.agency_class)
    pages = implied_pages(standing.asked, limit) if limit else None
    implied = f", that is {pages:,} pages at {limit.words}" if limit and pages else ""
    waiting = (days.today - asked.on).days
    waiver = refused(standing.happened, EffectKind.WAIVER_DECIDED)
    unwaived = f" Fee waiver refused {days.short(waiver.on)}." if waiver else ""
    pause = standing.clocks.paused
    held = pause is not None and pause.question.kind is EffectKind.FEE_ESTIMATED
    stands = " The agency's time stands still meanwhile, as it may count." if held else ""
    yield Due(
        standing=standing,
        group=Group.FEE,
        on=asked.on,
        when=_waiting(waiting),
        why=f"Asks {dollars(standing.asked)}{implied}.{unwaived}{stands}",
        section=limit.citation if limit else "",
        act=Act.ANSWER_FEE,
        days=-waiting,
    )


def _waiting(days: int) -> str:
    return f"{plural(days, 'day')} waiting" if days else "today"


def _reminders(standing: Standing) -> Iterator[Due]:
    days = standing.days
    ready = [r for r in standing.thread.reminders if r.done_on is None and r.on <= days.today]
    for reminder in sorted(ready, key=lambda r: (r.on, r.at)):
        call = reminder.text.casefold().startswith("call")
        yield Due(
            standing=standing,
            group=Group.REMINDER,
            on=reminder.on,
            when=(clock_time(reminder.at) or "today") if reminder.on == days.today else days.ago(reminder.on),
            why=reminder.text if reminder.text.endswith(".") else f"{reminder.text}.",
            section=f"Set by you {days.short(reminder.set_on)}",
            act=Act.LOG_CALL if call else Act.DONE,
            days=(reminder.on - days.today).days,
            reminder=reminder,
        )


def _replies(standing: Standing) -> Iterator[Due]:
    for entry in standing.happened.unread():
        event, days = entry.event, standing.days
        files = len(entry.documents)
        attached = f" with {plural(files, 'file')}" if files else ""
        said = f" {event.summary.rstrip('.')}." if event.summary else ""
        waiting = sum(state.outcome is Outcome.AWAITING for state in standing.items)
        asked = f" Say what was answered for each of {plural(waiting, 'item')}." if waiting else ""
        today = event.happened_on == days.today
        yield Due(
            standing=standing,
            group=Group.REPLY,
            on=event.happened_on,
            when=f"filed {clock_time(event.happened_at)}"
            if today and event.happened_at
            else days.ago(event.happened_on),
            why=f"{CHANNELS[event.channel]}{attached}.{said}{asked}",
            section="",
            act=Act.READ,
            days=(event.happened_on - days.today).days,
        )
