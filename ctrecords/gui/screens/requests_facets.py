"""The qualities a table of requests is narrowed by: what a request has of each, and how that is called.

It must not know the widgets that offer them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ctrecords.actions.notes import Worn
from ctrecords.gui.screens.agencies_words import kind as kind_of
from ctrecords.law.standing import Standing
from ctrecords.model.kinds import Clock, Fee, Move, Proceeding, Result, Stage

_MOVES = {
    Move.ME: "Yours",
    Move.AGENCY: "The agency's",
    Move.FOIC: "The FOI Commission's",
    Move.OGIS: "The ombudsman's (OGIS)",
    Move.COURT: "The court's",
    Move.NOBODY: "Nobody's",
}
_LEVELS = {"municipal": "Town or city", "state": "State", "federal": "Federal", "dhs": "Federal"}
_OTHER = "Other"
_NO_TAG = ("",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """One quality: its name, the keys a request has of it, and the words of a key.

    ``order`` are its keys in their own order (alphabetical by their words without one). A quality that is not
    ``always`` offered appears where requests differ in it. ``keeps`` whether its keys may be written outside
    the casebook, which words of the researcher may not.
    """

    key: str
    name: str
    keys: Callable[[Standing], tuple[str, ...]]
    words: Callable[[Standing, str], str]
    order: tuple[str, ...] = ()
    always: bool = False
    keeps: bool = True


def _level(standing: Standing) -> str:
    return _LEVELS.get(standing.thread.agency.agency_class, _OTHER)


def _tag(_standing: Standing, key: str) -> str:
    return key or "No tag"


def _capital(_standing: Standing, key: str) -> str:
    return f"{key[0].upper()}{key[1:]}"


def _or(none: str, empty: str) -> Callable[[Standing, str], str]:
    return lambda standing, key: none if key == empty else _capital(standing, key)


QUALITIES: tuple[Quality, ...] = (
    Quality(
        key="case",
        name="Case",
        keys=lambda one: (str(one.thread.case.id),),
        words=lambda one, _key: one.thread.case.title,
        always=True,
    ),
    Quality(
        key="stage",
        name="Stage",
        keys=lambda one: (str(one.stage),),
        words=_capital,
        order=tuple(Stage),
        always=True,
    ),
    Quality(
        key="outcome",
        name="Outcome",
        keys=lambda one: (str(one.outcome),),
        words=_capital,
        order=tuple(Result),
        always=True,
    ),
    Quality(
        key="clock",
        name="Clock",
        keys=lambda one: (str(one.clock),),
        words=_capital,
        order=tuple(Clock),
        always=True,
    ),
    Quality(
        key="move",
        name="Whose move",
        keys=lambda one: (str(one.move),),
        words=lambda one, _key: _MOVES[one.move],
        order=tuple(Move),
        always=True,
    ),
    Quality(
        key="fee",
        name="Fee",
        keys=lambda one: (str(one.fee),),
        words=_or("No fee", Fee.NONE),
        order=tuple(Fee),
        always=True,
    ),
    Quality(
        key="proceeding",
        name="Appeal",
        keys=lambda one: (str(one.proceeding),),
        words=_or("No appeal", Proceeding.NONE),
        order=tuple(Proceeding),
    ),
    Quality(
        key="level",
        name="Level",
        keys=lambda one: (_level(one),),
        words=_capital,
        order=("Town or city", "State", "Federal", _OTHER),
    ),
    Quality(
        key="kind",
        name="Kind of agency",
        keys=lambda one: (one.thread.agency.kind,),
        words=lambda _one, key: kind_of(key),
    ),
    Quality(
        key="tag",
        name="Tag",
        keys=lambda one: one.thread.tags or _NO_TAG,
        words=_tag,
        keeps=False,
    ),
)
_WORN = (("event-tag", "Event tag"), ("case-tag", "Case tag"), ("agency-tag", "Agency tag"))
"""Tags of what belongs to a request; like its own they are offered where there are any."""
FACETS = (*((quality.key, quality.name) for quality in QUALITIES), *_WORN)
ALWAYS = frozenset(quality.key for quality in QUALITIES if quality.always)
KEPT = frozenset(quality.key for quality in QUALITIES if quality.keeps)


def qualities(worn: Worn) -> tuple[Quality, ...]:
    """Every quality, those by the tags that cases, agencies and events wear among them."""

    def of_events(one: Standing) -> tuple[str, ...]:
        entries = one.thread.entries if worn.events else ()
        tags = {tag for entry in entries for tag in worn.events.get(entry.event.id, ())}
        return tuple(sorted(tags)) or _NO_TAG

    keys: tuple[Callable[[Standing], tuple[str, ...]], ...] = (
        of_events,
        lambda one: worn.cases.get(one.thread.case.id, _NO_TAG),
        lambda one: worn.agencies.get(one.thread.agency.id, _NO_TAG),
    )
    return (
        *QUALITIES,
        *(
            Quality(key=key, name=name, keys=read, words=_tag, keeps=False)
            for (key, name), read in zip(_WORN, keys, strict=True)
        ),
    )


def misfits(keys: Mapping[str, tuple[str, ...]], wanted: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    """The qualities in which a request does not fit; nothing wanted of one fits."""
    return tuple(facet for facet, chosen in wanted.items() if not chosen.intersection(keys[facet]))
