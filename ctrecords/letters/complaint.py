"""What a complaint tells of a request: a chronology, the exhibits, the days of the violation.

Told in the words of the thread, so the paper and the screen agree. It must not know what a complaint asks for.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from string import ascii_uppercase

from ctrecords.law.adverse import refused
from ctrecords.law.charges import Place
from ctrecords.law.entries import Confidence
from ctrecords.law.fitting import DEEMED_DENIED
from ctrecords.law.happened import WRITTEN
from ctrecords.law.running import Running
from ctrecords.law.standing import Standing
from ctrecords.law.statute import Statute
from ctrecords.law.thread_words import title
from ctrecords.letters.about import sought
from ctrecords.letters.terms import Value
from ctrecords.model.days import letter_date, plural
from ctrecords.model.directory import Requester
from ctrecords.model.kinds import Channel, Direction, EffectKind
from ctrecords.model.thread import Entry

NO_OFFICIAL = "[missing: the name and title of the official responsible]"
NO_PHONE = "[missing: your phone number]"
NO_ADDRESS = "[missing: where to appeal, from the determination letter]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One paper of the correspondence with its letter; ``copied`` is whether the casebook holds a copy."""

    letter: str
    entry: Entry
    what: str
    copied: bool

    @property
    def title(self) -> str:
        """Its letter, its day and what it is."""
        return f"{self.letter}\t{letter_date(self.entry.event.happened_on)}: {self.what}"

    @property
    def line(self) -> str:
        """Its title as it stands in the list of exhibits, where a missing copy is said."""
        missing = "" if self.copied else f" [missing: a copy of Exhibit {self.letter}]"
        return self.title + missing


def complaint(
    standing: Standing,
    statute: Statute,
    typed: Mapping[str, Value],
    dated: date,
    requester: Requester | None = None,
) -> dict[str, Value]:
    """Every word that only a complaint or an appeal has; ``typed`` are its fields as they stand in it."""
    papers = exhibits(standing)
    unmet = [appeal for appeal in standing.clocks.appeals if appeal.met is None]
    determined = max((appeal.deadline.starts for appeal in unmet), default=None)
    silent = [
        number
        for appeal in unmet
        if appeal.deadline.starts == standing.clocks.silence
        for number in appeal.items
    ]
    return {
        "forum_lines": _forum(standing, statute, str(typed.get("appeal_to", ""))),
        "chronology": chronology(standing, papers, dated),
        "exhibits": [paper.line for paper in papers],
        "violations": violations(standing),
        "deemed_items": sought(standing, silent) if silent else "",
        "filed_on": _filed_on(unmet, dated),
        "in_time": all(dated <= appeal.deadline.unrolled for appeal in unmet),
        "rolled": any(appeal.deadline.unrolled < dated <= appeal.deadline.date for appeal in unmet),
        "official": str(typed.get("official", "")) or NO_OFFICIAL,
        "phone_line": NO_PHONE if requester is not None and not requester.phone.strip() else "",
        "determined_on": str(typed.get("determination", ""))
        or (letter_date(determined) if determined else ""),
        "waiver_refused": refused(standing.happened, EffectKind.WAIVER_DECIDED) is not None,
        "expedition_refused": refused(standing.happened, EffectKind.EXPEDITED_REQUESTED) is not None,
    }


def exhibits(standing: Standing) -> tuple[Exhibit, ...]:
    """The written messages of both sides in the order of their days, lettered A, B, C; AA after Z."""
    papers = [
        entry
        for entry in standing.happened.entries()
        if entry.event.channel in WRITTEN and entry.event.direction is not Direction.NONE
    ]
    return tuple(
        Exhibit(
            letter=ascii_uppercase[at % len(ascii_uppercase)] * (1 + at // len(ascii_uppercase)),
            entry=entry,
            what=_what(entry, standing),
            copied=bool(entry.documents),
        )
        for at, entry in enumerate(papers)
    )


def chronology(standing: Standing, papers: Sequence[Exhibit], dated: date) -> list[str]:
    """A line for each thing that happened, the denial by silence among them, up to the complaint itself."""
    rows = [*_told(standing, papers), *_counted(standing, dated), (dated, 2, "This complaint.")]
    return [f"{letter_date(day)}\t{words}" for day, _place, words in sorted(rows, key=lambda row: row[:2])]


def violations(standing: Standing) -> list[str]:
    """The day of each denial that is still complained of, in words."""
    found: list[str] = []
    unmet = (appeal for appeal in standing.clocks.appeals if appeal.met is None)
    for appeal in sorted(unmet, key=lambda one: one.deadline.starts):
        day = letter_date(appeal.deadline.starts)
        which = f" of {sought(standing, appeal.items)}" if appeal.items else ""
        if appeal.deadline.starts == standing.clocks.silence:
            response = standing.clocks.response
            section = f", {response.deadline.citation}" if response is not None else ""
            found.append(f"{day}\tDenial{which} by silence{section}.")
        else:
            found.append(f"{day}\tDenial{which}.")
    return found


def _filed_on(unmet: Sequence[Running], dated: date) -> str:
    """The count to the day of the complaint from the first denial: "day 28 of 30"."""
    if not unmet:
        return ""
    first = min(unmet, key=lambda appeal: appeal.deadline.starts).deadline
    passed = sum(day.counted for day in first.days if day.date <= dated)
    several = len({appeal.deadline.starts for appeal in unmet}) > 1
    since = f" from {letter_date(first.starts)}" if several else ""
    return f"day {passed} of {sum(day.counted for day in first.days)}{since}"


def _forum(standing: Standing, statute: Statute, typed: str) -> list[str]:
    """Where it goes: as typed from the letter of denial, else the forum of the law file."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if lines:
        return lines
    named = [appeal.deadline.forum for appeal in standing.clocks.appeals if appeal.deadline.forum]
    place: Place | None = statute.forum(named[-1]) if named else None
    # An address nobody has checked is not printed on a letter with a last day.
    if place is None or not place.address or place.contact_confidence is Confidence.MEMORY:
        return [NO_ADDRESS]
    return [line for line in (place.name, *place.address, place.email) if line]


def _told(standing: Standing, papers: Sequence[Exhibit]) -> Iterator[tuple[date, int, str]]:
    letters = {paper.entry.event.id: paper.letter for paper in papers}
    for entry in standing.happened.entries():
        event = entry.event
        if event.channel is Channel.NOTE or event.direction is Direction.NONE:
            continue
        letter = letters.get(event.id)
        yield event.happened_on, 0, _what(entry, standing) + (f" (Exhibit {letter})." if letter else ".")


def _counted(standing: Standing, dated: date) -> Iterator[tuple[date, int, str]]:
    response, silence = standing.clocks.response, standing.clocks.silence
    if response is None or silence is None or silence > dated:
        return
    if response.deadline.on_expiry == DEEMED_DENIED:
        count = plural(sum(day.counted for day in response.deadline.days), "business day")
        words = f"End of {count} without a written denial; deemed denied ({response.deadline.citation})."
        yield silence, 1, words


def _what(entry: Entry, standing: Standing) -> str:
    kinds = {effect.kind for effect in entry.effects}
    if EffectKind.RECEIVED in kinds and EffectKind.SENT not in kinds:
        return "Request received by the agency"
    return title(entry, standing.thread).removesuffix(", not read")
