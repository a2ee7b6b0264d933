"""A standing in words: the clock's chip, one line for lists, the second line of a row.

Says what the law lets be said: day 4 of 4, then deemed denied; never that records are due.
"""

from datetime import date, timedelta

from ctrecords.law import facets
from ctrecords.law.happened import WRITTEN
from ctrecords.law.running import Ground, Running
from ctrecords.law.standing import Standing
from ctrecords.model.days import Days, items_named, plural
from ctrecords.model.kinds import Channel, Clock, EffectKind, Fee, Move, Outcome, Proceeding, Result, Stage

MOVES = {
    Move.ME: "yours to act",
    Move.AGENCY: "with the agency",
    Move.FOIC: "with the FOI Commission",
    Move.OGIS: "with OGIS",
    Move.COURT: "with the court",
    Move.NOBODY: "nothing to do",
}
CHANNELS = {
    Channel.EMAIL: "E-mail",
    Channel.MAIL: "Letter",
    Channel.HAND: "Hand delivery",
    Channel.FAX: "Fax",
    Channel.PORTAL: "Portal message",
    Channel.CALL: "Call",
    Channel.VISIT: "Visit",
    Channel.NOTE: "Note",
    Channel.UNSAID: "Message",
}


_GROUNDS = {
    Ground.DENIED: "Denied",
    Ground.NO_RECORDS: "No records found",
    Ground.REDACTED: "Redacted",
    Ground.WAIVER: "Fee waiver refused",
    Ground.EXPEDITION: "Expedited handling refused",
    Ground.SEVERAL: "Adverse determination",
}
_FEE_TO_ANSWER = "Fee to answer"
_OWN = {EffectKind.PROMISE: "promises", EffectKind.ESTIMATE: "estimates"}


def move_words(standing: Standing) -> str:
    """Whose move it is, in words; a federal appeal lies with the agency's own appeal office."""
    appealed = standing.federal and standing.proceeding is not Proceeding.NONE
    if appealed and standing.move is Move.AGENCY and decides(standing):
        return "with the agency's appeal office"
    return MOVES[standing.move]


def response_day(standing: Standing) -> tuple[int, int]:
    """Which business day of how many the agency's time is at: (1, 4)."""
    response = _watched(standing)
    if response is None:
        return (0, 0)
    counted = [day.date for day in response.deadline.days if day.counted]
    return (sum(day <= standing.days.today for day in counted), len(counted))


def _day(standing: Standing) -> str:
    """The day the agency is at: "Day 1 of 4"; before that "Day 1 on Nov 30"."""
    day, of = response_day(standing)
    response = _watched(standing)
    if day or response is None:
        return f"Day {day} of {of}"
    first = next(
        (counted.date for counted in response.deadline.days if counted.counted), response.deadline.date
    )
    return f"Day 1 on {standing.days.short(first)}"


def _watched(standing: Standing) -> Running | None:
    """The limit the day count is about: the agency's time to answer, or to decide an appeal."""
    limit = standing.limit
    return limit.running if limit is not None else standing.clocks.response


def decides(standing: Standing) -> bool:
    """Whether the limit watched is the one for deciding an appeal."""
    return standing.limit is not None and standing.limit is standing.clocks.decision


def own_day(standing: Standing) -> tuple[str, date] | None:
    """The day the agency has for itself beside the law's, and how it says so: ("says +10 working days", Dec 2).

    None where it claims no more time than the law gives, or where its count stands still.
    """
    limit = standing.limit
    if limit is None:
        return None
    law, counted = limit.running.deadline.date, limit.count
    if counted is not None and counted.ends is not None and counted.ends > law:
        more = [each for each in counted.more if not each.doubt]
        days = sum(each.amount for each in more)
        return (f"says +{days} working days" if more else "counts to", counted.ends)
    given = [claim for claim in standing.clocks.claims if claim.replaced is None and claim.on > law]
    if not given:
        return None
    return (_OWN.get(given[-1].kind, "says"), given[-1].on)


def suit_words(standing: Standing, *, weekdays: bool = False) -> str:
    """From when one may sue: "may sue", "may sue from Dec 3 to be safe"; empty where the law has no such right."""
    limit = standing.limit
    if limit is None or limit.suit is None:
        return ""
    latest, write = limit.suit.latest, standing.days.full if weekdays else standing.days.short
    if latest is not None and latest > standing.days.today:
        return f"may sue from {write(latest)} to be safe"
    return "may sue"


def against(appeal: Running, standing: Standing) -> str:
    """What an appeal is against, as it begins a sentence: "Deemed denied", "Denied", "No records found"."""
    if appeal.deadline.starts == standing.clocks.silence:
        return "Deemed denied"
    return _GROUNDS[appeal.ground or Ground.DENIED]


def clock_words(standing: Standing) -> str:
    """The clock in a chip: "2 days to appeal", "Day 4 of 4, today"."""
    left, appeal, response = standing.days_left, standing.appeal, _watched(standing)
    match standing.clock:
        case Clock.RUNNING:
            today = response is not None and response.deadline.date == standing.days.today
            return _day(standing) + (", today" if today else "")
        case Clock.DEEMED_DENIED | Clock.WINDOW_OPEN if appeal is not None and left is not None:
            if left < 0:
                return f"Last resort {standing.days.short(appeal.last_day)}"
            return "Last day to appeal" if left == 0 else f"{plural(left, 'day')} to appeal"
        case Clock.WINDOW_CLOSED if appeal is not None:
            return f"Window closed {standing.days.short(appeal.file_by)}"
        case Clock.PAUSED if standing.clocks.paused is not None:
            return f"Paused {standing.days.short(standing.clocks.paused.question.since)} as claimed"
        case Clock.ESTIMATE_GIVEN if (own := own_day(standing)) is not None:
            return f"Agency says {standing.days.short(own[1])}"
        case Clock.TIME_PASSED:
            return f"{_limit(standing)} passed"
        case _:
            return str(standing.clock).capitalize()


def clock_text(standing: Standing) -> str:
    """The clock in full words: "deemed denied, appeal window open (24 days)"."""
    left = standing.days_left
    match standing.clock:
        case Clock.RUNNING:
            day, of = response_day(standing)
            return f"running ({plural(of - day, 'business day')} left)"
        case Clock.DEEMED_DENIED | Clock.WINDOW_OPEN if left is not None:
            opened = "last resort" if left < 0 else plural(left, "day")
            silent = "deemed denied, " if standing.clock is Clock.DEEMED_DENIED else ""
            return f"{silent}{Clock.WINDOW_OPEN} ({opened})"
        case Clock.PAUSED:
            return f"{Clock.PAUSED}, as claimed"
        case Clock.ESTIMATE_GIVEN:
            given, watched = own_day(standing), _watched(standing)
            law = f" (law's date {standing.days.short(watched.deadline.date)})" if watched else ""
            return f"{Clock.ESTIMATE_GIVEN}{f': {standing.days.short(given[1])}' if given else ''}{law}"
        case _:
            return str(standing.clock)


def parts(standing: Standing, *, weekdays: bool = False) -> tuple[str, ...]:
    """What a one-line summary says, piece by piece: the clock, the date to act by, whose move."""
    write = standing.days.full if weekdays else standing.days.short
    appeal, watched = standing.appeal, _watched(standing)
    move = move_words(standing)
    if standing.stage is Stage.DRAFT:
        return ("Draft", "letter not made yet", move)
    if standing.stage is Stage.READY:
        return ("Letter ready", "not sent", move)
    timed = _timed(standing, weekdays=weekdays)
    if timed:
        return (*timed, move)
    if standing.clock is Clock.RUNNING and watched is not None:
        return (_day(standing), f"{_wanted(standing)} is due by {write(watched.deadline.date)}", move)
    if standing.clock in (Clock.DEEMED_DENIED, Clock.WINDOW_OPEN, Clock.WINDOW_CLOSED) and appeal is not None:
        denied = f"{against(appeal, standing)} {write(appeal.deadline.starts)}"
        if standing.clock is Clock.WINDOW_CLOSED:
            return (denied, f"appeal window closed {write(appeal.file_by)}", move)
        return (denied, f"appeal by {write(appeal.file_by)}", move)
    if standing.stage is Stage.CLOSED:
        closed = standing.happened.last(EffectKind.CLOSED, EffectKind.CONSOLIDATED, EffectKind.WITHDRAWN)
        return (f"Closed {write(closed.on)}" if closed else "Closed", *_so_far(standing), move)
    if standing.federal and standing.proceeding is not Proceeding.NONE:
        return (_appealed(standing), *_so_far(standing), move)
    if standing.move is Move.FOIC:
        return (f"Complaint {standing.proceeding}", *_so_far(standing), move)
    return (str(standing.outcome).capitalize(), move)


def _timed(standing: Standing, *, weekdays: bool) -> tuple[str, ...]:
    """What is said of a federal limit that is paused, passed, or longer by the agency's own count."""
    write = standing.days.full if weekdays else standing.days.short
    watched, pause, given = _watched(standing), standing.clocks.paused, own_day(standing)
    if standing.clock is Clock.PAUSED and pause is not None:
        fee = pause.question.kind is EffectKind.FEE_ESTIMATED
        waiver = standing.waiver_asked if fee else None
        if waiver is not None:
            return (f"Paused {write(pause.question.since)} as claimed", f"fee waiver asked {write(waiver)}")
        asked = "fee" if fee else "clarification"
        return (f"Paused {write(pause.question.since)} as claimed, waiting on you", f"answer the {asked}")
    if watched is None:
        return ()
    law = write(watched.deadline.date)
    if standing.clock is Clock.TIME_PASSED:
        return (f"{_limit(standing)} passed {law}", suit_words(standing, weekdays=weekdays))
    if standing.clock is Clock.ESTIMATE_GIVEN and given is not None:
        says = f"Agency {given[0]}{':' if '+' in given[0] else ''} {write(given[1])}"
        sue = suit_words(standing, weekdays=weekdays)
        return (says, f"law's date {law}", *((sue,) if sue else ()))
    return ()


def _limit(standing: Standing) -> str:
    return "Time to decide the appeal" if decides(standing) else "Time limit"


def _wanted(standing: Standing) -> str:
    """What the law gives the agency time for: to deny in writing, to determine, to decide an appeal."""
    if decides(standing):
        return "a decision on the appeal"
    return "a determination" if standing.federal else "a written denial"


def _appealed(standing: Standing) -> str:
    return {
        Proceeding.COURT: "In court",
        Proceeding.OMBUDSMAN: "With OGIS",
        Proceeding.FINAL: "Appeal decided",
    }.get(standing.proceeding, f"Appeal {standing.proceeding}")


def _so_far(standing: Standing) -> tuple[str, ...]:
    return () if standing.outcome is Result.NONE_YET else (str(standing.outcome),)


def line(standing: Standing) -> str:
    """One line for lists: "Deemed denied Nov 17 — appeal by Dec 17 — yours to act"."""
    return " — ".join(parts(standing))


def sentence(standing: Standing) -> str:
    """The same as sentences: "Deemed denied Tue, Nov 17. Appeal by Thu, Dec 17. Yours to act."."""
    return " ".join(f"{part[0].upper()}{part[1:]}." for part in parts(standing, weekdays=True))


def safe(standing: Standing) -> str:
    """The day to file by under every reading of the law, said where it ends more than a day before the last one.

    "File by Dec 11 to be safe."; empty where no appeal is open or the last day is as good.
    """
    appeal, days = standing.appeal, standing.days
    if appeal is None or standing.clock not in (Clock.DEEMED_DENIED, Clock.WINDOW_OPEN):
        return ""
    window, target = appeal.deadline.window, appeal.deadline.target
    if target is not None and target >= days.today:
        return f"Aim for {days.short(target)}, {(target - appeal.deadline.starts).days} calendar days."
    if window is None or appeal.file_by - window[1] <= timedelta(days=1):
        return ""
    if window[1] < days.today:
        return f"The last day to be safe was {days.short(window[1])}."
    return f"File by {days.short(window[1])} to be safe."


def second(standing: Standing) -> str:
    """The second line of a request's row: the one fact that matters now."""
    if standing.stage is Stage.CLOSED:
        return parts(standing)[0]
    if standing.stage is Stage.DRAFT:
        return "Draft, letter not made yet"
    if standing.stage is Stage.READY:
        return "Letter made, not sent yet"
    still = f"{items_named(standing.open_items).capitalize()} open" if standing.open_items else ""
    mine = _mine(standing)
    if mine:
        return f"{mine}. {still}" if still and mine == _FEE_TO_ANSWER else mine
    if standing.waiver_asked:
        asked = f"Fee waiver asked {_came(standing.days, standing.waiver_asked)}"
        return f"{asked}. {still}" if still else asked
    if standing.followed:
        return f"Followed up {_came(standing.days, standing.followed)}"
    if standing.outcome is Result.DENIED and not standing.open_items:
        sections = sorted({state.section for state in standing.items if state.section})
        return "Denied in full" + (f", § {', '.join(sections)}" if sections else ", no exemption cited")
    if standing.outcome is Result.NONE_YET:
        return silent(standing)
    return still or str(standing.outcome).capitalize()


def _mine(standing: Standing) -> str:
    """What the agency sent or did that waits for the researcher; empty where nothing does."""
    days, unread, question = standing.days, standing.happened.unread(), standing.question
    if unread:
        return f"Reply came {_came(days, unread[-1].event.happened_on)}, not read"
    broken = [claim for claim in standing.clocks.claims if claim.broken]
    if broken and not facets.followed_up(standing.happened, broken[-1].on):
        return f"Promise of {days.short(broken[-1].on)} broken"
    if question is not None:
        return f"Question of {days.short(question.since)} to answer"
    return _FEE_TO_ANSWER if standing.fee is Fee.ESTIMATE and not standing.waiver_asked else ""


def silent(standing: Standing) -> str:
    """Say what little an agency has done: "Silent 34 days", "Portal receipt only", "Last heard Nov 20"."""
    sent = standing.clocks.sent
    if standing.clock in (Clock.RUNNING, Clock.ESTIMATE_GIVEN):
        watched = _watched(standing)
        skipped = [
            day.why.removesuffix(", skipped")
            for day in (watched.deadline.days if watched else ())
            if not day.counted and day.date.weekday() < 5 and day.why.endswith(", skipped")  # noqa: PLR2004
        ]
        return "Waiting" + (f", {skipped[-1].removesuffix(' Day')} skipped" if skipped else "")
    heard = standing.happened.heard()
    if heard and (receipt := receipt_only(standing)):
        return f"{receipt} only"
    if heard:
        return f"Last heard {_came(standing.days, heard[-1].event.happened_on)}"
    return f"Silent {plural((standing.days.today - sent).days, 'day')}" if sent else "Not sent"


def receipt_only(standing: Standing) -> str:
    """What came where no more than a written acknowledgment did: "Portal receipt"; empty otherwise."""
    heard = standing.happened.heard()
    kinds = {effect.kind for entry in heard for effect in entry.effects}
    written = all(entry.event.channel in WRITTEN and entry.effects for entry in heard)
    if not heard or not written or not kinds <= {EffectKind.ACKNOWLEDGED, EffectKind.RECEIVED}:
        return ""
    channel = heard[-1].event.channel
    receipt = "receipt" if channel is Channel.PORTAL else "acknowledgment"
    if channel is Channel.UNSAID:
        return receipt.capitalize()
    return f"{CHANNELS[channel].removesuffix(' message')} {receipt}"


def _came(days: Days, day: date) -> str:
    return "today" if day == days.today else days.short(day)


def provided(standing: Standing) -> int:
    """How many items were given, redacted ones included."""
    count = standing.count()
    return count[Outcome.PROVIDED] + count[Outcome.PROVIDED_WITH_REDACTIONS]
