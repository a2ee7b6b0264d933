"""The chronology and the exhibits of a complaint."""

from dataclasses import replace
from datetime import date

from ctrecords.law import library
from ctrecords.letters.complaint import chronology, complaint, exhibits
from ctrecords.model.kinds import Channel, Direction, EffectKind
from tests.law.threads import effect, entry
from tests.letters.situations import SENT, TODAY, situations, stand, thread


def test_exhibits_are_the_written_messages_in_the_order_of_their_days() -> None:
    found = exhibits(situations()["in part"])
    assert [paper.letter for paper in found] == ["A", "B", "C"]
    assert found[0].line == "A\tOctober 20, 2026: Request sent by e-mail"
    many = [entry(date(2026, 11, 12), number=at) for at in range(2, 29)]
    assert exhibits(stand(thread(SENT, *many)))[26].letter == "AA"


def test_a_paper_without_its_copy_says_so() -> None:
    line = exhibits(situations()["silent"])[1].line
    assert line == "B\tNovember 12, 2026: Acknowledged [missing: a copy of Exhibit B]"


def test_notes_stay_out_of_the_chronology() -> None:
    note = entry(date(2026, 11, 12), channel=Channel.NOTE, direction=Direction.NONE, summary="mine alone")
    found = stand(thread(SENT, note))
    assert chronology(found, exhibits(found), TODAY) == [
        "November 10, 2026\tRequest sent by e-mail (Exhibit A).",
        "November 17, 2026\tEnd of 4 business days without a written denial; deemed denied (§ 1-206(a)).",
        "November 23, 2026\tThis complaint.",
    ]


def test_a_message_not_read_yet_is_told_without_that_word() -> None:
    found = stand(thread(SENT, entry(date(2026, 11, 13))))
    assert "November 13, 2026\tE-mail (Exhibit B)." in chronology(found, exhibits(found), TODAY)


def test_one_denial_is_counted_from_itself() -> None:
    found = stand(thread(SENT))
    assert complaint(found, library.load("us-ct"), {}, TODAY)["filed_on"] == "day 6 of 30"
    assert not complaint(stand(thread(SENT), date(2026, 11, 12)), library.load("us-ct"), {}, TODAY)[
        "filed_on"
    ]


def test_in_time_means_every_denial_complained_of() -> None:
    law = library.load("us-ct")
    denied = entry(date(2026, 10, 23), effect(EffectKind.DENIED, item=1))
    early = replace(SENT, event=replace(SENT.event, happened_on=date(2026, 10, 20)))
    found = stand(thread(early, denied))
    timely = complaint(found, law, {}, date(2026, 11, 20))
    assert (timely["in_time"], timely["filed_on"]) == (True, "day 28 of 30 from October 23, 2026")
    rolled = complaint(found, law, {}, TODAY)
    assert (rolled["in_time"], rolled["rolled"]) == (False, True)
    late = complaint(found, law, {}, date(2026, 12, 20))
    assert (late["in_time"], late["rolled"]) == (False, False)
