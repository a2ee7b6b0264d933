"""One legal date: the day to count to is the researcher's own where they gave one."""

from datetime import date

from ctrecords.law.running import Running, with_override
from ctrecords.model.ids import OverrideId, RequestId
from ctrecords.model.request import Override
from tests.law.threads import sent, stand, thread

START = date(2026, 11, 10)


def own(number: int, deadline: str, on: date) -> Override:
    return Override(id=OverrideId(number), request=RequestId(1), deadline=deadline, on=on, reason="r")


def test_an_own_date_stands_beside_and_the_newest_of_them_counts() -> None:
    response = stand(thread(sent(START)), START).clocks.response
    assert response is not None
    mine = (own(1, "response", date(2026, 11, 20)), own(2, "response", date(2026, 11, 19)))
    found = with_override(Running(deadline=response.deadline), thread(sent(START), overrides=mine))
    assert found.file_by == found.last_day == date(2026, 11, 19)
    assert found.deadline == response.deadline


def test_an_own_date_for_another_limit_changes_nothing() -> None:
    response = stand(thread(sent(START)), START).clocks.response
    assert response is not None
    other = thread(sent(START), overrides=(own(1, "appeal", date(2026, 11, 19)),))
    assert with_override(response, other) is response
