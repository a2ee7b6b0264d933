"""How one agency answered so far, and what its law says of copies and holidays: read from its requests.

Nothing of it is saved. It must not judge an agency; it counts.
"""

from collections import Counter
from dataclasses import dataclass

from ctrecords.actions import directory
from ctrecords.actions.directory import Listed
from ctrecords.actions.requests import standings
from ctrecords.casebook import Casebook
from ctrecords.law import fees
from ctrecords.law.fees import FeeCap
from ctrecords.law.happened import WITHHOLDING
from ctrecords.law.standing import Standing
from ctrecords.law.wording import provided
from ctrecords.model.days import Days
from ctrecords.model.ids import AgencyId
from ctrecords.model.kinds import Clock, Stage
from ctrecords.model.request import Request


@dataclass(frozen=True, slots=True, kw_only=True)
class First:
    """Calendar days from sending to a first answer with substance, or waited so far."""

    days: int
    waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answering:
    """What an agency did with the requests it got; ``asked`` and ``paid`` are US cents.

    ``given`` and ``items`` count the items of requests that were sent; ``exemptions`` are sections with how
    many of its letters cited each.
    """

    requests: int = 0
    closed: int = 0
    first: tuple[First, ...] = ()
    given: int = 0
    items: int = 0
    asked: int = 0
    paid: int = 0
    exemptions: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One agency with everything known of it; ``optional`` names the holidays it may work on.

    ``lawful`` says whether a law is set for it at all; ``rate`` is the most it may ask for a page, if known.
    """

    listed: Listed
    days: Days
    answering: Answering
    lawful: bool
    rate: FeeCap | None = None
    optional: tuple[str, ...] = ()


def profile(book: Casebook, agency: AgencyId) -> Profile:
    """One agency with its contacts, what was said of it, how it answers and when it is closed."""
    listed = directory.show(book, agency)
    row = listed.agency
    statute = book.statute(row.law) if row.law else None
    optional = (
        tuple(rule.name for rule in statute.holidays if row.agency_class in rule.optional_for)
        if statute
        else ()
    )
    return Profile(
        listed=listed,
        days=book.days(),
        answering=answering(book, agency),
        lawful=statute is not None,
        rate=fees.cap(statute, row.agency_class, on=book.today()) if statute else None,
        optional=optional,
    )


def answering(book: Casebook, agency: AgencyId) -> Answering:
    """Count what an agency did with its requests, by the day they were sent."""
    numbers = [row.id for row in book.store.find(Request, agency=agency, trashed=False)]
    each = standings(book, numbers) if numbers else []
    sent = sorted((one for one in each if one.clocks.sent), key=lambda one: one.clocks.sent or one.days.today)
    return Answering(
        requests=len(numbers),
        closed=sum(one.stage is Stage.CLOSED for one in each),
        first=tuple(first for one in sent if (first := _first(one)) is not None),
        given=sum(provided(one) for one in sent),
        items=sum(len(one.items) for one in sent),
        asked=sum(one.asked for one in sent),
        paid=sum(one.paid for one in sent),
        exemptions=_exemptions(sent),
    )


def _first(standing: Standing) -> First | None:
    sent, came = standing.clocks.sent, standing.happened.answered()
    if sent is None or (came is None and standing.clock in (Clock.STOPPED, Clock.WINDOW_CLOSED)):
        return None
    return First(days=((came or standing.days.today) - sent).days, waiting=came is None)


def _exemptions(sent: list[Standing]) -> tuple[tuple[str, int], ...]:
    cited: Counter[str] = Counter()
    for standing in sent:
        for entry in standing.happened.entries():
            cited.update({one.section for one in entry.effects if one.section and one.kind in WITHHOLDING})
    return tuple(sorted(cited.items(), key=lambda pair: (-pair[1], pair[0])))
