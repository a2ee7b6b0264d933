"""Claims in words: who said it when, what came of it, and that the law's date stays."""

from dataclasses import replace
from datetime import date

from ctrecords.law.claim_words import claims
from ctrecords.model.kinds import Channel, Direction, EffectKind, Outcome
from ctrecords.model.thread import Entry
from tests.law.threads import DHS, effect, entry, sent, stand, thread

TEN = date(2026, 11, 10)


def promise(said: date, on: date, number: int, person: str = "") -> Entry:
    made = entry(said, effect(EffectKind.PROMISE, on=on), channel=Channel.CALL, number=number)
    return replace(made, event=replace(made.event, person=person))


def said(*entries: Entry, today: date = date(2026, 11, 23)) -> tuple[str, ...]:
    return claims(stand(thread(sent(TEN), *entries), today))


def test_the_person_who_said_it_is_named() -> None:
    (words,) = said(promise(date(2026, 11, 12), date(2026, 12, 1), 2, "Records Clerk"))
    assert words == "Promised by Tue, Dec 1 (call of Nov 12, Records Clerk). As claimed; it moves no date."


def test_a_promise_that_passed_says_what_came_of_it() -> None:
    made = promise(date(2026, 11, 12), date(2026, 11, 20), 2)
    assert said(made)[0].endswith("It passed and nothing came.")
    part = entry(date(2026, 11, 20), effect(EffectKind.OUTCOME, item=1, outcome=Outcome.PROVIDED), number=3)
    assert said(made, part)[0].endswith("It passed; items 2 to 6 still awaited.")


def test_a_second_promise_stands_beside_the_first() -> None:
    first = promise(date(2026, 11, 12), date(2026, 11, 20), 2)
    second = promise(date(2026, 11, 19), date(2026, 12, 10), 3)
    old, new = said(first, second)
    assert old.endswith("The agency since says Thu, Dec 10.")
    assert new.startswith("Promised by Thu, Dec 10")


def test_an_extension_in_connecticut_is_a_date_as_claimed() -> None:
    more = entry(date(2026, 11, 12), effect(EffectKind.EXTENSION, on=date(2026, 12, 1)), number=2)
    assert said(more) == (
        "Extended by the agency by Tue, Dec 1 (e-mail of Nov 12). As claimed; it moves no date.",
    )


def test_more_time_for_an_appeal_is_named_apart() -> None:
    denied = entry(date(2026, 11, 12), *(effect(EffectKind.DENIED, item=n) for n in range(1, 7)), number=2)
    filed = entry(date(2026, 11, 16), effect(EffectKind.APPEAL_FILED), direction=Direction.OUT, number=3)
    more = entry(date(2026, 11, 30), effect(EffectKind.EXTENSION), number=4)
    start = sent(date(2026, 10, 20), channel=Channel.PORTAL)
    words = claims(stand(thread(start, denied, filed, more, agency=DHS), date(2026, 12, 1)))
    assert words == (
        "10 working days more for unusual circumstances, to Wed, Dec 30 (e-mail of Nov 30). As claimed.",
        "By its own count the agency's time to decide the appeal ends Wed, Dec 30; the law's date stays Tue, Dec 15.",
    )
