"""Numbers a request goes by: several live at once, an ended one stays known, a live one finds its request."""

from collections.abc import Callable
from datetime import date

import pytest

from ctrecords.actions import requests, tracking
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import TrackingKind

ON, LATER = date(2026, 11, 12), date(2026, 11, 18)


def test_several_live_at_once(
    starter_book: Casebook, sent: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    tracking.add(starter_book, sent, TrackingKind.PORTAL, " W003   112 ", ON)
    row = tracking.add(starter_book, sent, TrackingKind.CERTIFIED_MAIL, "9407 1000", ON)
    undoable(starter_book)
    assert requests.find(starter_book, "w003 112") == sent
    assert requests.find(starter_book, "9407 1000") == sent
    tracking.end(starter_book, row.id, LATER)
    assert [one.ended_on for one in requests.show(starter_book, sent).thread.trackings] == [None, LATER]
    undoable(starter_book)
    with pytest.raises(CtrecordsError, match="No request is called “9407 1000”"):
        requests.find(starter_book, "9407 1000")


def test_a_number_of_two_requests_names_neither(starter_book: Casebook, sent: RequestId) -> None:
    for request in (sent, RequestId(1)):
        tracking.add(starter_book, request, TrackingKind.AGENCY, "17", ON)
    with pytest.raises(CtrecordsError, match="could be 2 requests"):
        requests.find(starter_book, "17")


@pytest.mark.parametrize("number", ["", "  ", "x" * 61, "a\x00b"])
def test_what_is_no_number(starter_book: Casebook, sent: RequestId, number: str) -> None:
    with pytest.raises(CtrecordsError, match="cannot be a number") as refused:
        tracking.add(starter_book, sent, TrackingKind.AGENCY, number, ON)
    assert "at most 60" in refused.value.remedy


def test_numbers_are_given_and_ended_once(starter_book: Casebook, sent: RequestId) -> None:
    row = tracking.add(starter_book, sent, TrackingKind.AGENCY, "A-1", ON)
    assert tracking.find(starter_book, sent, "a-1") == row
    with pytest.raises(CtrecordsError, match="R-9 has the number A-1 already"):
        tracking.add(starter_book, sent, TrackingKind.PORTAL, "a-1", ON)
    with pytest.raises(CtrecordsError, match="still to come"):
        tracking.add(starter_book, sent, TrackingKind.PORTAL, "b", date(2026, 12, 1))
    with pytest.raises(CtrecordsError, match="A-1 is known since Thu, Nov 12"):
        tracking.end(starter_book, row.id, date(2026, 11, 10))
    tracking.end(starter_book, row.id, LATER)
    with pytest.raises(CtrecordsError, match="ended on Wed, Nov 18 already"):
        tracking.end(starter_book, row.id, LATER)
    with pytest.raises(CtrecordsError, match="has no number A-1") as refused:
        tracking.find(starter_book, sent, "A-1")
    assert refused.value.remedy == "Its numbers are: none."
