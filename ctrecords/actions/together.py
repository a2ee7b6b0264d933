"""The one letter that fits several requests alike, such as a follow-up to all that are silent.

It must not know how the requests were chosen nor how a letter is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ctrecords.law.docket import Act
from ctrecords.law.fitting import why_not
from ctrecords.law.standing import Standing
from ctrecords.law.statute import Statute
from ctrecords.letters.letter import kind as letter_kind
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Stage

SEVERAL = 2
_FIRST = frozenset({Act.MAKE_LETTER, Act.MARK_SENT, Act.READ})
"""Acts that come before any other letter: one that waits to go out, a reply nobody has read."""
_ACTS = {
    Act.COMPLAINT: ("foic-complaint", "Start {} complaints"),
    Act.APPEAL: ("federal-appeal", "Write {} appeals"),
}
_LETTERS = {
    "promise-broken": "Write about {} broken promises",
    "follow-up": "Follow up on {} requests",
    "cite-exemption": "Ask {} to cite their exemptions",
    "cite-redactions": "Ask {} to cite their redactions",
    "fee-itemize": "Ask {} to itemize their fees",
}
"""Letters that are offered for several at once, the most telling first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """A letter to several requests: its kind, and what a button says, as "Follow up with the silent 5"."""

    kind: str
    words: str
    requests: tuple[RequestId, ...]


def shared(found: Sequence[tuple[Standing, Act | None]], laws: Mapping[str, Statute]) -> Together | None:
    """The letter that fits every one of these requests, each given with its next act.

    *laws* are the statutes by name. None where no letter fits all, or where something else comes first: a letter that
    waits to go out, a reply nobody has read. Where all of them ask for a complaint or an appeal it is that one, since its days are counted.
    """
    acts = {act for _standing, act in found}
    if len(found) < SEVERAL or acts & _FIRST or any(one.stage is Stage.CLOSED for one, _act in found):
        return None
    for act, (kind, words) in _ACTS.items():
        if acts == {act}:
            return _made(found, kind, words)
    for kind, words in _LETTERS.items():
        if all(_fits(kind, standing, laws[standing.thread.agency.law]) for standing, _act in found):
            silent = kind == "follow-up" and all(one.stage is Stage.SENT for one, _act in found)
            return _made(found, kind, "Follow up with the silent {}" if silent else words)
    return None


def _made(found: Sequence[tuple[Standing, Act | None]], kind: str, words: str) -> Together:
    return Together(
        kind=kind,
        words=words.format(f"{len(found):,}"),
        requests=tuple(standing.thread.request.id for standing, _act in found),
    )


def _fits(kind: str, standing: Standing, statute: Statute) -> bool:
    letter = letter_kind(kind)
    return statute.meta.id in letter.laws and not why_not(letter.fits, standing, statute)
