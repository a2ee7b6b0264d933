"""What the journal says of which requests changed."""

from dataclasses import replace

from ctrecords.model.directory import Agency, Contact
from ctrecords.model.event import Effect
from ctrecords.model.kinds import EffectKind
from ctrecords.model.request import Item, Request, Wording
from ctrecords.store.store import Store
from ctrecords.store.touched import touched
from tests.store_facts import ask, event


def twins(store: Store) -> tuple[Request, Request]:
    first = ask(store)
    with store.transaction("Ask another") as step:
        return first, step.add(Request(case=first.case, agency=first.agency))


def test_nothing_changed_touches_nothing(store: Store) -> None:
    ask(store)
    assert touched(store, store.head.seq) == frozenset()


def test_rows_touch_their_request_directly_or_by_the_row_above(store: Store) -> None:
    first, second = twins(store)
    seq = store.head.seq
    with store.transaction("Log") as step:
        logged = step.add(event(second.id))
        effect = step.add(Effect(event=logged.id, kind=EffectKind.ACKNOWLEDGED))
    assert touched(store, seq) == {second.id}
    seq = store.head.seq
    with store.transaction("Correct") as step:
        step.put(replace(effect, section="1-210"))
    assert touched(store, seq) == {second.id}
    seq = store.head.seq
    with store.transaction("Move") as step:
        step.put(replace(logged, request=first.id))
    assert touched(store, seq) == {first.id, second.id}
    seq = store.head.seq
    item = store.find(Item, request=first.id)[0]
    with store.transaction("Reword") as step:
        step.add(Wording(item=item.id, event=logged.id, text="Less."))
    assert touched(store, seq) == {first.id}


def test_what_goes_and_what_is_undone_touch_too(store: Store) -> None:
    _, second = twins(store)
    with store.transaction("Log") as step:
        logged = step.add(event(second.id))
        step.add(Effect(event=logged.id, kind=EffectKind.ACKNOWLEDGED))
    seq = store.head.seq
    store.undo()
    assert touched(store, seq) == {second.id}


def test_an_agency_may_touch_any_and_a_contact_none(store: Store) -> None:
    first = ask(store)
    agency = store.get(Agency, first.agency)
    seq = store.head.seq
    with store.transaction("Add a contact") as step:
        step.add(Contact(agency=agency.id, purpose="requests", kind="email", value="records@town.example"))
    assert touched(store, seq) == frozenset()
    with store.transaction("Rename") as step:
        step.put(replace(agency, name="Elm Town Police"))
    assert touched(store, seq) is None
