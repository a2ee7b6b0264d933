"""Narrowing and clarifying: new words are a version, the first ones are never lost."""

from collections.abc import Callable
from datetime import date

import pytest

from ctrecords.actions import requests
from ctrecords.actions.narrowing import Narrowing, narrow
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law.thread_words import told
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import EffectKind, Outcome

D16, D17 = date(2026, 11, 16), date(2026, 11, 17)


def test_a_new_wording_is_a_version(
    starter_book: Casebook, sent: RequestId, undoable: Callable[[Casebook], None]
) -> None:
    first = requests.show(starter_book, sent).items[2].item.text
    narrow(starter_book, sent, Narrowing(on=D17, wordings={3: "Only those of March 2026"}))
    narrow(starter_book, sent, Narrowing(on=D16, wordings={3: "Only those of 2026"}, dropped=(6,)))
    state = requests.show(starter_book, sent).items[2]
    assert [(one.text, one.on) for one in state.versions] == [
        (first, None),
        ("Only those of 2026", D16),
        ("Only those of March 2026", D17),
    ]
    assert (state.text, state.reworded, state.item.text) == ("Only those of March 2026", D17, first)
    assert requests.show(starter_book, sent).items[5].outcome is Outcome.WITHDRAWN
    assert [
        line for row in told(requests.show(starter_book, sent)) for line in row.lines if "reads" in line
    ] == [
        "Item 3 now reads: “Only those of 2026”",
        "Item 3 now reads: “Only those of March 2026”",
    ]
    undoable(starter_book)
    assert [state.text for state in requests.show(starter_book, sent).happened.items(by=D16)][2] == (
        "Only those of 2026"
    )


def test_a_clarification_is_answered(starter_book: Casebook, sent: RequestId) -> None:
    made = narrow(starter_book, sent, Narrowing(on=D17, wordings={1: "The audit log"}, clarifies=True))
    assert made.standing.happened.last(EffectKind.CLARIFICATION_ANSWERED) is not None
    assert made.standing.items[0].text == "The audit log"


@pytest.mark.parametrize(
    ("change", "what", "remedy"),
    [
        (Narrowing(on=D17), "Nothing is narrowed", "drop one"),
        (
            Narrowing(on=D17, wordings={1: "A"}, dropped=(1,)),
            "both worded anew and dropped",
            "one of the two",
        ),
        (Narrowing(on=D17, wordings={9: "A"}), "has no item 9", "1 to 6"),
        (Narrowing(on=D17, dropped=(9,)), "has no item 9", "1 to 6"),
        (Narrowing(on=D17, wordings={1: " "}), "would ask for nothing", "withdraw the item"),
        (
            Narrowing(on=D17, wordings={1: "Record  number 1 of 2026"}),
            "worded so already",
            "Change its words",
        ),
        (Narrowing(on=date(2026, 11, 9), wordings={1: "A"}), "before R-9 was sent", "Check the date"),
    ],
)
def test_what_cannot_be_narrowed(
    starter_book: Casebook, sent: RequestId, change: Narrowing, what: str, remedy: str
) -> None:
    before = starter_book.store.head
    with pytest.raises(CtrecordsError) as refused:
        narrow(starter_book, sent, change)
    assert what in refused.value.what
    assert remedy in refused.value.remedy
    assert starter_book.store.head == before
