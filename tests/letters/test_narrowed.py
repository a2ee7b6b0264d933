"""What is typed to narrow a request."""

import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.letters.narrowed import narrowed


def test_wordings_dropped_deferred_and_kept() -> None:
    typed = {"wording": "3: The log\n  for October.\nItem 5. The policy.", "dropped": "4", "deferred": "6-7"}
    found = narrowed(typed, (1, 3, 4, 5, 6, 7))
    assert found.wordings == {3: "The log for October.", 5: "The policy."}
    assert (found.dropped, found.deferred, found.kept) == ((4,), (6, 7), (1,))
    assert not found.nothing


def test_nothing_typed_changes_nothing() -> None:
    assert narrowed({}, (1, 2)).nothing
    assert narrowed({}, (1, 2)).kept == (1, 2)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ({"wording": "The log."}, "does not say which item"),
        ({"wording": "1: a\n1: b"}, "Item 1 is reworded twice"),
        ({"wording": "9: a"}, "no open item 9"),
        ({"dropped": "1", "deferred": "1"}, "Item 1 is named twice"),
        ({"dropped": "one"}, "cannot be read as “Items dropped”"),
    ],
)
def test_what_cannot_be_read_is_named(typed: dict[str, str], what: str) -> None:
    with pytest.raises(CtrecordsError, match=what) as told:
        narrowed(typed, (1, 2))
    assert told.value.remedy
