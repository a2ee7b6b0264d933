"""A federal request by the command line: what the agency claims of its time beside the law's dates."""

from datetime import date
from typing import Any

import pytest

from ctrecords.cli.agency_time import agency_time
from ctrecords.model.kinds import Channel, Direction, EffectKind
from ctrecords.model.thread import Entry
from tests.law.threads import AGENCY, DHS, effect, entry, sent, stand, thread

START = sent(date(2026, 10, 20), channel=Channel.PORTAL)
ASKED = entry(date(2026, 11, 3), effect(EffectKind.CLARIFICATION_ASKED), number=2)
MORE = entry(date(2026, 11, 24), effect(EffectKind.EXTENSION, on=date(2026, 12, 9)), number=3)


def shown(*entries: Entry, today: date = date(2026, 11, 25)) -> dict[str, Any]:
    (found,) = agency_time(stand(thread(START, *entries, agency=DHS), today))
    return found


def test_without_claims_there_is_the_law_and_the_right_to_sue() -> None:
    assert shown() == {
        "id": "response",
        "date": "2026-11-18",
        "ends": None,
        "paused": False,
        "may_sue": {"from": "2026-11-19", "earliest": "2026-11-19", "latest": "2026-11-19"},
        "pauses": [],
        "more": [],
    }


def test_a_pause_and_a_late_notice_are_listed_as_claimed() -> None:
    found = shown(ASKED)
    assert (found["ends"], found["paused"], found["may_sue"]["latest"]) == (None, True, None)
    assert found["pauses"] == [
        {"kind": "clarification_asked", "since": "2026-11-03", "until": None, "counted": True, "why_not": ""}
    ]
    assert shown(MORE)["more"] == [
        {
            "said_on": "2026-11-24",
            "named": "2026-12-09",
            "days": 10,
            "until": None,
            "counted": False,
            "why_not": "it came after the time had run out",
        }
    ]


@pytest.mark.parametrize("entries", [(), (START,)])
def test_a_law_of_deemed_denials_has_none(entries: tuple[Entry, ...]) -> None:
    assert agency_time(stand(thread(*entries, agency=AGENCY), date(2026, 11, 25))) == []


def test_an_appeal_has_a_limit_of_its_own() -> None:
    filed = entry(date(2026, 11, 20), effect(EffectKind.APPEAL_FILED), direction=Direction.OUT, number=4)
    found = agency_time(stand(thread(START, filed, agency=DHS), date(2026, 11, 25)))
    assert [limit["id"] for limit in found] == ["response", "appeal_decision"]
