"""What changed on a record: every kind of fact below it, those taken out since, and agencies by their names."""

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import closures, directory, history, letters, moving, notes, sending, tracking
from ctrecords.actions.effects import Entry
from ctrecords.actions.log import log
from ctrecords.actions.narrowing import Narrowing, narrow
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.event import Effect
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel, TrackingKind
from ctrecords.model.request import Campaign, Request
from ctrecords.store.rows import KINDS
from tests.actions.conftest import plan

ON = date(2026, 11, 16)
# Where a fact belongs to something that tells its own history, or to the request by its event.
ELSEWHERE = {(Request, "case"), (Request, "agency"), (Campaign, "case"), (Effect, "item")}
WRITTEN = ["Write a letter", "Mark a request sent"]


def labels(book: Casebook, text: str) -> list[str]:
    """The acts that changed what a reference names, each once, oldest first."""
    return list(dict.fromkeys(row.label for row in history.of(book, text)))


def test_all_that_hangs_on_a_request(
    starter_book: Casebook, sent: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    event = log(starter_book, sent, Entry(kind="call", on=ON, summary="Left word")).event
    tracking.add(starter_book, sent, TrackingKind.PORTAL, "W003112", ON)
    notes.write(starter_book, notes.subject(starter_book, f"R-{sent}"), "The desk is slow")
    notes.tag(starter_book, [notes.subject(starter_book, f"E-{event}")], ["phone"])
    narrow(starter_book, sent, Narrowing(on=ON, wordings={3: "Only March"}))
    told = labels(starter_book, f"R-{sent}")
    assert len(told) == 7
    assert told[:2] == WRITTEN
    changed = [row.changes for row in history.of_request(starter_book, sent)]
    for column, cell in (("number", "W003112"), ("text", "The desk is slow"), ("text", "Only March")):
        assert [None, cell] in [delta.get(column) for delta in changed]
    assert labels(starter_book, "w003112") == told
    assert len(labels(starter_book, f"E-{event}")) == 2
    undoable(starter_book)


def test_no_kind_of_fact_is_left_out() -> None:
    above = {"case", "request", "agency", "event", "document", "item"}
    asked = {(kind, column) for below in history.BELOW.values() for kind, column in below}
    for kind in KINDS.values():
        for field in dataclasses.fields(kind):
            assert field.name not in above or (kind, field.name) in asked | ELSEWHERE, (kind, field.name)


def test_what_was_taken_out_is_told(
    starter_book: Casebook, sent: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    about = notes.subject(starter_book, f"R-{sent}")
    notes.tag(starter_book, [about], ["slow"])
    notes.untag(starter_book, [about], ["slow"])
    told = labels(starter_book, f"R-{sent}")
    assert (told[:2], len(told)) == (WRITTEN, 4)
    undoable(starter_book)
    assert labels(starter_book, f"R-{sent}")[:4] == told
    assert len(labels(starter_book, f"R-{sent}")) == 6


def test_a_moved_event_stands_in_the_history_of_both(
    starter_book: Casebook, sent: RequestId, tmp_path: Path, undoable: Callable[[Casebook], None]
) -> None:
    other = letters.create(starter_book, plan(starter_book, "ct-norwalk-police"), tmp_path / "o")[0].request
    sending.mark_sent(starter_book, [other], date(2026, 11, 12), Channel.EMAIL)
    event = log(starter_book, sent, Entry(kind="call", on=ON, summary="Theirs")).event
    moving.assign(starter_book, event, other, "It names their file")
    for request in (sent, other):
        rows = history.of_request(starter_book, request)
        assert [None, "Theirs"] in [row.changes.get("summary") for row in rows]
        assert [None, "It names their file"] in [row.changes.get("reason") for row in rows]
    undoable(starter_book)


def test_an_agency_by_slug_and_by_name_whatever_was_asked_of_it(
    starter_book: Casebook, sent: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    assert sent
    agency = directory.find(starter_book, "ct-fairfield-police")
    closures.set_closures(starter_book, agency.id, [ON], [], "Their notice")
    notes.write(starter_book, notes.subject(starter_book, agency.slug), "Ask for Records")
    told = labels(starter_book, "ct-fairfield-police")
    assert (told[0], len(told)) == ("Add the starter directory", 3)
    assert labels(starter_book, agency.name) == told
    undoable(starter_book)


def test_an_undo_tells_what_it_changed(starter_book: Casebook, sent: RequestId) -> None:
    tracking.add(starter_book, sent, TrackingKind.PORTAL, "W003112", ON)
    for done, cells in (
        (history.undo(starter_book), ["W003112", None]),
        (history.redo(starter_book), [None, "W003112"]),
    ):
        (row,) = history.changed_by(starter_book, done)
        assert (row.seq, row.changes["number"]) == (done.seq, cells)


@pytest.mark.parametrize("text", ["C-9", "E-9", "R-99", "D-99", "ct-none", "", "R-" + "9" * 30])
def test_what_nothing_is_called(starter_book: Casebook, text: str) -> None:
    with pytest.raises(CtrecordsError):
        history.of(starter_book, text)
