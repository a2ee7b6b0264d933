"""Requests in every state a letter may be written in, of invented agencies; today is November 23, 2026."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ctrecords import resources
from ctrecords.law import library
from ctrecords.law.standing import Standing, standing
from ctrecords.letters.facts import facts
from ctrecords.letters.fields import common
from ctrecords.letters.letter import Kind, kind
from ctrecords.letters.menu import FIRST_ROUND, ready_set
from ctrecords.letters.template import prepare
from ctrecords.letters.terms import Value
from ctrecords.model.days import Days
from ctrecords.model.directory import Agency, Contact
from ctrecords.model.event import Document, Effect
from ctrecords.model.ids import AgencyId, BlobId, EventId, RequestId
from ctrecords.model.kinds import Channel, EffectKind, Outcome, TrackingKind
from ctrecords.model.request import Tracking
from ctrecords.model.thread import Entry, Thread
from tests.law.threads import effect, entry, sent
from tests.law.threads import thread as bare_thread
from tests.letters.letter_samples import CEDAR, POST, SENDER

TODAY = date(2026, 11, 23)
SENT = sent(date(2026, 11, 10))
TEXTS = [item.text for item in ready_set(FIRST_ROUND)] * 2
FEDERAL = replace(CEDAR, name="Practice Federal Office", law="us", agency_class="dhs")
LONG = replace(CEDAR, name=" ".join(["Joint Regional Records and Emergency Dispatch Center"] * 6))
EMAIL = Contact(agency=AgencyId(3), purpose="records", kind="email", value="records@cedar.example")
TYPED: dict[str, dict[str, str]] = {
    "agree-fee": {"limit": "40"},
    "fee-waiver": {"waiver": "residents learn who can search where they drove", "publish": "I will print it"},
    "federal-appeal": {"appeal_to": "Appeals Office\n1 Sample Plaza\nWashington, DC 20500"},
}
"""What a letter cannot be written without."""


def thread(
    *entries: Entry, items: int = 6, agency: Agency = CEDAR, reference: str = "26-114", copies: bool = False
) -> Thread:
    """A request R-7 with real items; with ``copies`` each of its messages has its file."""
    made = bare_thread(*entries, items=items)
    numbered = [
        replace(one, event=replace(one.event, id=EventId(at))) for at, one in enumerate(made.entries, start=1)
    ]
    if copies:
        numbered = [
            replace(one, documents=(Document(event=one.event.id, blob=BlobId(1), name="a.docx"),))
            for one in numbered
        ]
    numbers = (
        Tracking(request=RequestId(7), kind=TrackingKind.AGENCY, number=reference, since=date(2026, 11, 3)),
    )
    return replace(
        made,
        request=replace(made.request, id=RequestId(7)),
        agency=agency,
        items=tuple(replace(item, text=TEXTS[item.number - 1]) for item in made.items),
        entries=tuple(numbered),
        trackings=numbers if reference else (),
    )


def typed_for(name: str, found: Standing) -> dict[str, str]:
    """What a letter cannot be written without, for this request."""
    if name != "narrowing":
        return dict(TYPED.get(name, {}))
    first, *more = found.open_items
    return {"wording": f"{first}: The log for October 2026.", "dropped": ",".join(map(str, more[-1:]))}


def stand(made: Thread, today: date = TODAY) -> Standing:
    """Where it stands under its own law."""
    return standing(made, library.load(made.agency.law), Days(today=today))


def outcome(item: int, what: Outcome, section: str = "") -> Effect:
    """An outcome of one item."""
    return effect(EffectKind.OUTCOME, item=item, outcome=what, section=section)


def _given(*items: int) -> list[Effect]:
    return [outcome(item, Outcome.PROVIDED) for item in items]


def situations() -> dict[str, Standing]:
    """Every situation by its name."""
    part = entry(
        date(2026, 10, 23),
        *_given(1, 2),
        outcome(3, Outcome.PROVIDED_WITH_REDACTIONS),
        effect(EffectKind.DENIED, item=4),
        outcome(5, Outcome.NOT_ADDRESSED),
    )
    promise = entry(
        date(2026, 11, 5),
        effect(EffectKind.PROMISE, on=date(2026, 11, 20), quotation="We will have it by Friday."),
        channel=Channel.CALL,
    )
    fee = entry(date(2026, 11, 9), effect(EffectKind.FEE_ESTIMATED, cents=31250, pages=500))
    claimed = ["1-210(b)(3)", "1-210(b)(3)(E)", "1-210(b)(5)", "1-210(b)(19)", "PA 26-14 § 13(e)(1)", ""]
    refusal = entry(
        date(2026, 11, 2),
        *[effect(EffectKind.DENIED, item=at, section=code) for at, code in enumerate(claimed, start=1)],
        *[outcome(at, Outcome.PROVIDED_WITH_REDACTIONS) for at in (7, 8)],
        channel=Channel.MAIL,
    )
    million = entry(date(2026, 11, 6), effect(EffectKind.FEE_ESTIMATED, cents=100_000_000))
    broken = entry(date(2026, 11, 4), effect(EffectKind.PROMISE, on=date(2026, 11, 18)))
    determined = entry(
        date(2026, 10, 20),
        effect(EffectKind.DENIED, item=1, section="(b)(7)(E)"),
        outcome(2, Outcome.NO_RESPONSIVE_RECORDS),
        outcome(3, Outcome.PROVIDED_WITH_REDACTIONS, section="(b)(6)"),
    )
    small = entry(date(2026, 11, 12), effect(EffectKind.FEE_ESTIMATED))
    federal_fee = entry(date(2026, 10, 21), effect(EffectKind.FEE_ESTIMATED, cents=5000, pages=400))
    federal_promise = entry(date(2026, 10, 22), effect(EffectKind.PROMISE, on=date(2026, 11, 16)))
    acknowledged = entry(date(2026, 11, 12), effect(EffectKind.ACKNOWLEDGED))
    portal = sent(date(2026, 9, 1), channel=Channel.PORTAL)
    return {
        "waiting": stand(thread(SENT, reference="")),
        "silent": stand(thread(SENT, acknowledged)),
        "one item": stand(thread(SENT, items=1, reference="")),
        "in part": stand(thread(sent(date(2026, 10, 20)), part, promise, fee, copies=True)),
        "long": stand(
            thread(
                sent(date(2026, 10, 20), channel=Channel.MAIL),
                refusal,
                broken,
                million,
                items=12,
                agency=LONG,
            )
        ),
        "late": stand(thread(sent(date(2026, 3, 2)))),
        "unpriced": stand(thread(SENT, small)),
        "all given": stand(thread(SENT, entry(date(2026, 11, 13), *_given(1)), items=1)),
        "federal silent": stand(thread(portal, agency=FEDERAL, reference="2026-PFO-00114")),
        "federal in part": stand(
            thread(
                portal,
                determined,
                federal_fee,
                federal_promise,
                items=5,
                agency=FEDERAL,
                reference="2026-PFO-00114",
            )
        ),
    }


def words(
    name: str,
    found: Standing,
    typed: Mapping[str, str] | None = None,
    *,
    others: Sequence[Standing] = (),
) -> dict[str, Value]:
    """Every merge field of one letter, as it is written."""
    one, statute = kind(name), library.load(found.thread.agency.law)
    given = {**typed_for(name, found), **(typed or {})}
    own = facts(one, found, statute, given, others=others, requester=SENDER)
    attention, forum = own.get("attention", ""), own.get("forum_lines")
    return {
        **own,
        **common(
            one,
            requester=SENDER,
            agency=found.thread.agency,
            contacts=(POST, EMAIL),
            sentences=statute.letters,
            meta={"law_name": statute.meta.law_name, "citation": statute.meta.citation},
            dated=TODAY,
            attention=attention if isinstance(attention, str) else "",
            to=forum[0] if isinstance(forum, list) and forum else "",
        ),
    }


def written(
    name: str,
    found: Standing,
    typed: Mapping[str, str] | None = None,
    *,
    others: Sequence[Standing] = (),
) -> bytes:
    """One letter as a .docx."""
    one: Kind = kind(name)
    ready = prepare(one, resources.read_bytes(f"letters/{name}/template.docx"))
    return ready.render(words(name, found, typed, others=others))
