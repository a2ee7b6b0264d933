"""What a row of Today says: why it is there, what else is so of the request, by when to appeal.

A row has one reason and names the others, so that nothing about a request has to be looked for elsewhere. It must
not choose what is most urgent.
"""

from collections.abc import Iterator
from datetime import timedelta

from ctrecords.law.clocks import Running, forum_calendar
from ctrecords.law.due import CLOSING_DAYS, Due, Group
from ctrecords.law.facets import followed_up
from ctrecords.law.running import Ground
from ctrecords.law.standing import Standing
from ctrecords.law.statute import Statute
from ctrecords.law.wording import against, receipt_only, safe
from ctrecords.model.days import items_named, plural
from ctrecords.model.kinds import Proceeding

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_BOTH = 2


def silence_words(standing: Standing) -> str:
    """What has no answer: "No reply to 3 items.", "Items 5 and 6 have no answer."."""
    open_items, receipt = standing.open_items, receipt_only(standing)
    if standing.happened.answered() is None:
        if not standing.happened.heard():
            return f"No reply to {plural(len(open_items), 'item')}."
        if receipt:
            return f"{receipt} only, then silence."
    return f"{items_named(open_items).capitalize()} {'have' if len(open_items) > 1 else 'has'} no answer."


def denial_words(standing: Standing, appeal: Running) -> str:
    """What an appeal is against, in full: "No reply in 34 days. Deemed denied Mon, Oct 26."."""
    days, started = standing.days, appeal.deadline.starts
    if started == standing.clocks.silence:
        return f"{_quiet(standing)}Deemed denied {days.full(started)}."
    number = len(appeal.items)
    if appeal.ground is not Ground.DENIED:
        which = f": {items_named(appeal.items)}" if number else ""
        return f"{against(appeal, standing)} {days.full(started)}{which}."
    return f"{_refused(standing, appeal)} denied in writing {days.full(started)}."


def _quiet(standing: Standing) -> str:
    """How long an agency that decided nothing has had the request, or how little came of it."""
    sent = standing.clocks.sent
    if sent is None or standing.happened.answered() is not None:
        return ""
    receipt, waited = receipt_only(standing), plural((standing.days.today - sent).days, "day")
    if receipt:
        return f"{receipt} only, then silence. "
    return f"{'No decision in writing' if standing.happened.heard() else 'No reply'} in {waited}. "


def _refused(standing: Standing, appeal: Running) -> str:
    number = len(appeal.items)
    if number != len(standing.items) or number < _BOTH:
        return items_named(appeal.items).capitalize()
    if number == _BOTH:
        return "Both items"
    return f"All {_WORDS[number] if number < len(_WORDS) else str(number)} items"


def working_words(standing: Standing, statute: Statute) -> str:
    """Working days to the last day, said when under a week is left."""
    left = standing.days_left
    if not left or left >= CLOSING_DAYS:
        return ""
    offices = forum_calendar(statute)
    ahead = (standing.days.today + timedelta(n) for n in range(1, left + 1))
    return f"{plural(sum(offices.is_open(day) for day in ahead), 'working day')} left."


def open_windows(standing: Standing) -> tuple[Running, ...]:
    """Every appeal that can still be filed, the first to end first."""
    if standing.proceeding is not Proceeding.NONE:
        return ()
    ahead = [one for one in standing.clocks.appeals if one.met is None]
    still = [one for one in ahead if one.last_day >= standing.days.today]
    return tuple(sorted(still, key=lambda one: one.file_by))


def silence_window(standing: Standing) -> Running | None:
    """The window a deemed denial opened, while an appeal can be filed in it."""
    silence = standing.clocks.silence
    return next((one for one in open_windows(standing) if one.deadline.starts == silence), None)


def row_words(found: tuple[Due, ...]) -> str:
    """Everything a row says: its own reason, what was done about it, the last day, then the other reasons."""
    first, rest = found[0], found[1:]
    told = (f"Reminder: {due.why}" for due in rest if due.group is Group.REMINDER)
    briefs = (due.brief for due in rest)
    return " ".join(filter(None, (first.why, *_done(first), *_windows(first), *dict.fromkeys(briefs), *told)))


def _done(due: Due) -> Iterator[str]:
    """What the researcher has done that the agency has not answered."""
    standing = due.standing
    days, written = standing.days, standing.followed
    if written:
        yield f"Followed up {days.short(written)}."
    broken = [
        claim for claim in standing.clocks.claims if claim.broken and followed_up(standing.happened, claim.on)
    ]
    if broken:
        yield f"Promise of {days.short(broken[-1].on)} broken."
    if standing.waiver_asked:
        asked = days.short(standing.waiver_asked)
        yield f"Fee waiver asked {asked}."


def _windows(due: Due) -> Iterator[str]:
    """The last day of every window that is open: the row's own in full, the others after it."""
    standing, windows = due.standing, open_windows(due.standing)
    if not windows:
        return
    own = (silence_window(standing) if due.group is Group.DEEMED else None) or windows[0]
    if due.group is not Group.CLOSING:
        named = (
            f"{_short(standing, own)}." in due.why
            or due.group in (Group.DEEMED, Group.DENIED)
            or own.deadline.starts == standing.clocks.silence
        )
        yield ("" if named else f"{_short(standing, own)}. ") + appeal_by(standing, own)
    for other in windows:
        if other is not own and not (other.items and set(other.items) <= set(own.items)):
            yield f"{_short(standing, other)}, appeal by {standing.days.short(other.file_by)}."


def _short(standing: Standing, appeal: Running) -> str:
    """What an appeal is against, in a few words: "Item 4 denied Nov 16"."""
    days, started = standing.days, appeal.deadline.starts
    if appeal.ground is Ground.DENIED and appeal.items and started != standing.clocks.silence:
        return f"{_refused(standing, appeal)} denied {days.short(started)}"
    return f"{against(appeal, standing)} {days.short(started)}"


def appeal_by(standing: Standing, appeal: Running) -> str:
    """When to appeal: "Appeal by Fri, Dec 18, 25 days left. File by Dec 11 to be safe."."""
    days, on = standing.days, appeal.file_by
    careful = safe(standing) if appeal == standing.appeal else ""
    return f"Appeal by {days.full(on)}, {days.left(on)}. {careful}".strip()
