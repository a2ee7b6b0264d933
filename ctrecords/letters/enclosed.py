"""Which papers of a request a letter says it encloses, and the files of them that are kept.

A letter.toml names them in ``encloses``. What the letter itself says (``fields``, as it was filled) decides, so that
what happened since changes nothing. It must not know where a file lies.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ctrecords.law.adverse import determinations
from ctrecords.law.standing import Standing
from ctrecords.letters.complaint import exhibits
from ctrecords.letters.letter import Kind
from ctrecords.model.days import letter_date
from ctrecords.model.event import Document
from ctrecords.model.kinds import Direction, EffectKind
from ctrecords.model.thread import Entry

_GAP = " [missing:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """One enclosure: what the letter calls it, its files (none where no copy is kept), and the name before theirs."""

    what: str
    documents: tuple[Document, ...] = ()
    prefix: str = ""


def enclosed(kind: Kind, standing: Standing, fields: Mapping[str, Any]) -> tuple[Paper, ...]:
    """What a letter filled with these words encloses, in the order in which it names them."""
    found: list[Paper] = []
    for one in kind.encloses:
        if one == "exhibits":
            found += _exhibits(standing, [str(line) for line in fields.get("exhibits", ())])
        elif one == "request":
            found.append(_request(standing, str(fields.get("sent_on", ""))))
        else:
            found.append(_determination(standing, str(fields.get("determined_on", ""))))
    return tuple(found)


def _request(standing: Standing, said: str) -> Paper:
    sent = [
        entry
        for entry in standing.happened.entries()
        if any(effect.kind is EffectKind.SENT for effect in entry.effects)
    ]
    return Paper(what=f"my request of {said}", documents=_files(sent[:1]))


def _determination(standing: Standing, said: str) -> Paper:
    """The determination of the day the letter names; of the newest one where it names its printed date."""
    days: Sequence[date] = [each.on for each in determinations(standing.happened)]
    named = [on for on in days if letter_date(on) == said] or days[-1:]
    papers = [
        entry
        for entry in standing.happened.entries()
        if entry.event.happened_on in named and entry.event.direction is Direction.IN and entry.effects
    ]
    return Paper(what=f"the determination of {said}", documents=_files(papers))


def _exhibits(standing: Standing, lines: Sequence[str]) -> Iterator[Paper]:
    """The exhibits as the letter lists them; one that is told otherwise by now has no copy here."""
    known = {paper.letter: paper for paper in exhibits(standing)}
    for line in lines:
        title = line.partition(_GAP)[0]
        letter, _, what = title.partition("\t")
        now = known.get(letter)
        # A copy filed since adds its files to the end of a title.
        same = now is not None and now.title.startswith(title)
        yield Paper(
            what=f"Exhibit {letter} ({what})",
            documents=now.entry.documents if now is not None and same else (),
            prefix=f"Exhibit {letter} ",
        )


def _files(entries: Sequence[Entry]) -> tuple[Document, ...]:
    return tuple(document for entry in entries for document in entry.documents)
