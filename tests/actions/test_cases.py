"""Cases, requests found by name, the requester, the researcher's own dates, history."""

from collections.abc import Callable
from datetime import date

import pytest

from ctrecords.actions import cases, history, requester, requests
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.ids import RequestId


def test_a_case_is_opened_once(starter_book: Casebook, undoable: Callable[[Casebook], None]) -> None:
    made = cases.create(starter_book, "  Body cameras ", "why")
    assert (made.title, made.opened_on) == ("Body cameras", date(2026, 11, 23))
    undoable(starter_book)
    assert cases.create(starter_book, "two\nlines  of title").title == "two lines of title"
    with pytest.raises(CtrecordsError, match="already called") as refused:
        cases.create(starter_book, "body CAMERAS")
    assert "another title" in refused.value.remedy
    with pytest.raises(CtrecordsError, match="needs a title"):
        cases.create(starter_book, " ")


def test_cases_are_found_by_number_or_title(starter_book: Casebook) -> None:
    assert cases.find(starter_book, "c-1").title == "Plate readers and ICE"
    assert cases.find(starter_book, "plate").id == 1
    for text, what in (("C-9", "C-9|not"), ("nothing", "No case"), ("R-1", "right kind")):
        with pytest.raises(CtrecordsError, match=what):
            cases.find(starter_book, text)


def test_requests_are_found_by_number_or_agency(starter_book: Casebook) -> None:
    assert requests.find(starter_book, "R-2") == 2
    assert requests.find(starter_book, "ct-fairfield-police") == 1
    for text in ("R-99", "C-1", "ct-none"):
        with pytest.raises(CtrecordsError):
            requests.find(starter_book, text)


def test_the_requester_keeps_what_is_not_said(
    starter_book: Casebook, undoable: Callable[[Casebook], None]
) -> None:
    requester.keep(starter_book, phone="860-555-0199")
    kept = requester.get(starter_book)
    assert kept is not None
    assert (kept.name, kept.phone) == ("Sample Requester", "860-555-0199")
    undoable(starter_book)
    with pytest.raises(CtrecordsError, match="needs a name"):
        requester.keep(starter_book, name=" ")


def test_a_date_of_ones_own_needs_a_reason(
    starter_book: Casebook, sent: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    requests.set_override(starter_book, sent, "appeal", date(2026, 12, 1), "as advised")
    appeal = requests.show(starter_book, sent).appeal
    assert appeal is not None
    assert (appeal.file_by, appeal.deadline.file_by) == (date(2026, 12, 1), date(2026, 12, 17))
    undoable(starter_book)
    requests.set_override(starter_book, sent, "appeal", None, "")
    again = requests.show(starter_book, sent).appeal
    assert again is not None
    assert again.override is None
    with pytest.raises(CtrecordsError, match="needs a reason"):
        requests.set_override(starter_book, sent, "appeal", date(2026, 12, 1), " ")
    with pytest.raises(CtrecordsError, match="no date called"):
        requests.set_override(starter_book, sent, "tea", date(2026, 12, 1), "why")


def test_personnel_files_change_the_limit(
    starter_book: Casebook, sent: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    requests.set_personnel(starter_book, sent, personnel=True)
    response = requests.show(starter_book, sent).clocks.response
    assert response is not None
    assert response.deadline.id == "personnel_response"
    undoable(starter_book)


def test_history_tells_every_step(starter_book: Casebook, sent: RequestId) -> None:
    labels = {row.label for row in history.of_request(starter_book, sent)}
    assert labels == {"Write a letter", "Mark a request sent"}


def test_history_of_anything_with_a_name(starter_book: Casebook, sent: RequestId) -> None:
    by_name = history.of(starter_book, f"R-{sent}")
    assert by_name == history.of_request(starter_book, sent)
    assert [row.label for row in history.of(starter_book, "E-1")] == ["Mark a request sent"] * 3
    assert [row.label for row in history.of(starter_book, "C-2")] == ["Open a case"]
    labels = {row.label for row in history.of(starter_book, "ct-avon-police")}
    assert labels == {"Add the starter directory"}
    for nothing in ("C-9", "E-9", "R-99", "ct-none"):
        with pytest.raises(CtrecordsError):
            history.of(starter_book, nothing)


def test_nothing_to_undo_says_so(starter_book: Casebook) -> None:
    history.undo(starter_book)
    with pytest.raises(CtrecordsError, match="Nothing to undo"):
        history.undo(starter_book)
