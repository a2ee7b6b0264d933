"""Whole threads in a fixed number of questions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Closure
from ctrecords.model.event import Blob, Document, Effect
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import EffectKind
from ctrecords.model.request import Item, Letter, Override, Reminder, Request
from ctrecords.store.driver import Cell, connect
from ctrecords.store.store import Store
from ctrecords.store.threads import threads
from tests.store_facts import DAY, MOMENT, agency, ask, case, event


def test_a_thread_has_everything_oldest_first(store: Store) -> None:
    request = ask(store, items=0)
    with store.transaction("A messy thread") as tx:
        items = tx.add_all([Item(request=request.id, number=n, text="x") for n in (2, 1)])
        late = tx.add(event(request.id, date(2026, 11, 30)))
        noon = tx.add(event(request.id, DAY, happened_at="12:00"))
        morning = tx.add(event(request.id, DAY, happened_at="09:15"))
        some_time = tx.add(event(request.id, DAY))
        tx.add(event(None))
        effects = tx.add_all(
            [Effect(event=noon.id, kind=kind) for kind in (EffectKind.DENIED, EffectKind.PROMISE)]
        )
        blob = tx.add(Blob(sha256="ab" * 32, size=3, media="application/pdf"))
        paper = tx.add(Document(event=late.id, blob=blob.id, name="reply.pdf", received_on=DAY))
        letter = tx.add(
            Letter(
                request=request.id,
                kind="initial",
                dated=DAY,
                made_at=MOMENT,
                blob=blob.id,
                name="R-1.docx",
                path="",
                fields="{}",
                batch="1",
            )
        )
        reminder = tx.add(Reminder(request=request.id, on=DAY, text="Call", set_on=DAY))
        override = tx.add(Override(request=request.id, deadline="reply", on=DAY, reason="They said so"))
        closure = tx.add(Closure(agency=request.agency, on=DAY))
    (thread,) = threads(store)
    assert thread.request == request
    assert (thread.case.id, thread.agency.id) == (request.case, request.agency)
    assert thread.items == (items[1], items[0])
    assert [entry.event for entry in thread.entries] == [some_time, morning, noon, late]
    assert thread.entries[2].effects == tuple(effects)
    assert thread.entries[3].documents == (paper,)
    assert (thread.letters, thread.reminders, thread.overrides) == ((letter,), (reminder,), (override,))
    assert thread.closures == (closure,)


@pytest.fixture
def three(store: Store) -> list[Request]:
    """One request, one in another case, one in the trash."""
    first = ask(store)
    with store.transaction("Ask more") as tx:
        other = tx.add(case("Other"))
        body = tx.add(agency(slug="birch-police", name="Birch Police"))
        second = tx.add(Request(case=other.id, agency=body.id))
        third = tx.add(replace(second, id=RequestId(0), trashed=True))
    return [first, second, third]


def test_which_requests_come(store: Store, three: list[Request]) -> None:
    first, second, third = three

    def numbers(*named: Request, case: Request | None = None) -> list[int]:
        asked = [each.id for each in named] if named else None
        found = threads(store, asked, case=case.case if case else None)
        return [thread.request.id for thread in found]

    assert numbers() == [first.id, second.id]
    assert numbers(case=second) == [second.id]
    assert numbers(third, first) == [first.id, third.id]
    assert threads(store, []) == []


def test_the_number_of_questions_does_not_grow(
    store: Store, three: list[Request], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    ask_rows = store.rows

    def counted(sql: str, values: Sequence[Cell] = ()) -> object:
        asked.append(sql)
        return ask_rows(sql, values)

    monkeypatch.setattr(store, "rows", counted)
    threads(store, [three[0].id])
    alone = len(asked)
    asked.clear()
    threads(store)
    assert len(asked) == alone <= 16


def test_a_request_of_an_agency_taken_out_is_a_sentence(path: Path) -> None:
    with Store.create(path, None) as store:
        ask(store)
    connection = connect(path, None)
    connection.execute("PRAGMA foreign_keys = OFF")
    connection.execute("DELETE FROM agency")
    connection.close()
    with Store.open(path, None) as store, pytest.raises(CtrecordsError, match="is not in this casebook"):
        threads(store)
