"""Why a request is on Today: one generator for each group, most urgent first, each with its day and its act.

It must not know of other requests; the docket chooses and sorts.
"""

from collections.abc import Iterator
from datetime import date

from ctrecords.law.adverse import refused
from ctrecords.law.clocks import Claimed, Question, Running
from ctrecords.law.due import CLOSING_DAYS, Act, Due, Group
from ctrecords.law.due_words import denial_words, open_windows, silence_window, silence_words, working_words
from ctrecords.law.facets import followed_up, passed, waits_for_fee
from ctrecords.law.fees import cap, implied_pages
from ctrecords.law.marking import answer_by
from ctrecords.law.standing import Standing
from ctrecords.law.statute import Statute
from ctrecords.law.wording import CHANNELS, decides, safe, sentence, suit_words
from ctrecords.model.days import clock_time, dollars, items_named, plural
from ctrecords.model.kinds import Clock, EffectKind, Fee, Move, Outcome, Result, Stage

_OPEN = (Clock.DEEMED_DENIED, Clock.WINDOW_OPEN)
_EXPEDITED = "expedited_decision"


def dues(standing: Standing, statute: Statute) -> tuple[Due, ...]:
    """Everything that is due about one request, most urgent first.

    An answer in part leaves the rest without one; that, and a denial in part, lead only when nothing else is due.
    """
    own = (*_reminders(standing), *_replies(standing))
    if standing.stage in (Stage.DRAFT, Stage.READY):
        return own
    answered = standing.happened.answered() is not None
    silent = (*_deemed(standing), *_lapses(standing))
    refused = tuple(_denied(standing))
    whole = not answered or (standing.outcome is Result.DENIED and not standing.open_items)
    found = (
        *_closing(standing, statute),
        *(() if answered else _deemed(standing)),
        *(refused if whole else ()),
        *_questions(standing),
        *(() if answered else _lapses(standing)),
        *_promises(standing),
        *_fees(standing, statute),
        *own,
        *(silent if answered else ()),
        *(() if whole else refused),
    )
    return found or tuple(_over(standing))


def _closing(standing: Standing, statute: Statute) -> Iterator[Due]:
    appeal, days = standing.window, standing.days
    if appeal is None or not _near(standing, appeal):
        return
    left = (appeal.file_by - days.today).days
    if left < 0:
        number = (appeal.deadline.unrolled - appeal.deadline.starts).days
        working = appeal.deadline.roll == "none"
        when = "a closed day" if working else f"day {number} was {days.short(appeal.deadline.unrolled)}"
        why = f"{denial_words(standing, appeal)} The last resort is {days.full(appeal.last_day)}."
    else:
        when = days.left(appeal.file_by)
        why = f"{denial_words(standing, appeal)} {working_words(standing, statute)} {safe(standing)}".replace(
            "  ", " "
        )
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


def _near(standing: Standing, appeal: Running) -> bool:
    return (appeal.file_by - standing.days.today).days <= CLOSING_DAYS


def _deemed(standing: Standing) -> Iterator[Due]:
    silence, window, response = standing.clocks.silence, silence_window(standing), standing.clocks.response
    if standing.clock not in _OPEN or not standing.open_items:
        return
    if silence is None or window is None or response is None:
        return
    days = standing.days
    yield Due(
        standing=standing,
        group=Group.DEEMED,
        on=silence,
        when=days.ago(silence),
        why=silence_words(standing),
        section=response.deadline.citation,
        act=Act.COMPLAINT if standing.followed else Act.FOLLOW_UP,
        days=(silence - days.today).days,
    )


def _denied(standing: Standing) -> Iterator[Due]:
    """What was refused and can still be appealed, its last day more than a week away."""
    windows, days, silence = open_windows(standing), standing.days, standing.clocks.silence
    if standing.clock not in _OPEN or not windows or _near(standing, windows[0]):
        return
    written = [each for each in windows if each.deadline.starts != silence]
    if not written and standing.open_items:
        return
    appeal = (written or windows)[0]
    started = appeal.deadline.starts
    yield Due(
        standing=standing,
        group=Group.DENIED,
        on=started,
        when="new" if started == days.today else days.ago(started),
        why=denial_words(standing, appeal),
        section=appeal.deadline.citation,
        act=Act.APPEAL if standing.federal else Act.COMPLAINT,
        days=(started - days.today).days,
    )


def _over(standing: Standing) -> Iterator[Due]:
    """What is the researcher's to act on though no day is left to count to: a window that closed, a decision."""
    if standing.move is not Move.ME:
        return
    days, appeal = standing.days, standing.appeal
    closed = appeal if standing.clock is Clock.WINDOW_CLOSED else None
    on = closed.file_by if closed else max(entry.event.happened_on for entry in standing.happened.entries())
    ended = f"{denial_words(standing, closed)} Appeal window closed {days.full(on)}." if closed else ""
    yield Due(
        standing=standing,
        group=Group.OVER,
        on=on,
        when=days.ago(on),
        why=ended or sentence(standing),
        section=closed.deadline.citation if closed else "",
        act=Act.FRESH if closed else Act.LOG,
        days=(on - days.today).days,
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
    if followed_up(standing.happened, ended):
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
    """What the agency let its time run out on: the appeal, or what of the request."""
    filed = standing.happened.last(EffectKind.APPEAL_FILED)
    if decides(standing) and filed is not None:
        return f"No decision on the appeal of {standing.days.short(filed.on)}."
    return silence_words(standing)


def _not_expedited(standing: Standing) -> Iterator[Due]:
    """Expedited handling that was asked for and not decided in time."""
    for each in standing.clocks.others:
        ended = each.deadline.date
        late = each.deadline.kind == _EXPEDITED and each.met is None and ended < standing.days.today
        if late and standing.limit is not None and not followed_up(standing.happened, ended):
            asked = standing.days.short(each.deadline.starts)
            why = f"No decision on the expedited handling asked {asked}; it was due {standing.days.full(ended)}."
            yield _lapse(standing, each, why)


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
        brief=f"Time limit passed {days.short(ended)}.",
    )


def _promises(standing: Standing) -> Iterator[Due]:
    days = standing.days
    for claim in standing.clocks.claims:
        if not claim.broken or followed_up(standing.happened, claim.on):
            continue
        yield Due(
            standing=standing,
            group=Group.PROMISE,
            on=claim.on,
            when=days.ago(claim.on),
            why=f"“{claim.words.strip('“”')}” {_kept(standing, claim)}".strip(),
            section=f"{CHANNELS[claim.channel]} of {days.short(claim.said_on)}",
            act=Act.PROMISE_LETTER,
            days=(claim.on - days.today).days,
            brief=f"Promise of {days.short(claim.on)} broken.",
        )


def _kept(standing: Standing, claim: Claimed) -> str:
    """What came of a promise: nothing, or all but some items; not said while a reply lies unread."""
    if standing.happened.unread():
        return ""
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
        brief=f"Question of {days.short(question.since)} to answer.",
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
    if standing.fee is not Fee.ESTIMATE or asked is None or standing.waiver_asked:
        return
    if standing.stage is Stage.CLOSED:
        return
    days, limit = standing.days, cap(statute, standing.thread.agency.agency_class)
    pages = implied_pages(standing.asked, limit) if limit else None
    implied = f", that is {pages:,} pages at {limit.words}" if limit and pages else ""
    waiting = (days.today - asked.on).days
    waiver = refused(standing.happened, EffectKind.WAIVER_DECIDED)
    unwaived = f" Fee waiver refused {days.short(waiver.on)}." if waiver else ""
    held = waits_for_fee(standing.clocks)
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
        brief=f"Asks {dollars(standing.asked)}.",
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
        files = len(entry.files)
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
            brief=f"Reply of {days.short(event.happened_on)} not read.",
        )
