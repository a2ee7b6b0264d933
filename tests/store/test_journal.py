"""What a delta is, and that a hash covers everything it should."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.store.journal import GENESIS, Step, canonical, difference, leaf_hash, read_delta, step_hash

CELLS = st.dictionaries(
    st.sampled_from(["id", "title", "on"]), st.none() | st.integers() | st.text(), min_size=3
)
STEP = Step(seq=1, at="2026-11-23", label="Log", face="window", undoable=True, undoes=None, prev=GENESIS)


@given(before=st.none() | CELLS, after=st.none() | CELLS)
def test_a_delta_leads_from_old_to_new_and_back(before: Any, after: Any) -> None:
    delta = read_delta(canonical(difference(before, after)))
    assert {**(before or {}), **{name: new for name, (_, new) in delta.items()}} == (
        after if after is not None else dict.fromkeys(before or {})
    )
    assert {**(after or {}), **{name: old for name, (old, _) in delta.items()}} == (
        before if before is not None else dict.fromkeys(after or {})
    )
    if before == after:
        assert delta == {}


def test_a_leaf_covers_table_row_delta_and_salt() -> None:
    leaves = {
        leaf_hash("event", 1, "{}", "aa"),
        leaf_hash("effect", 1, "{}", "aa"),
        leaf_hash("event", 2, "{}", "aa"),
        leaf_hash("event", 1, "{ }", "aa"),
        leaf_hash("event", 1, "{}", "ab"),
    }
    assert len(leaves) == 5


@pytest.mark.parametrize(
    "other",
    [
        {"seq": 2},
        {"at": "x"},
        {"label": "x"},
        {"face": "x"},
        {"undoable": False},
        {"undoes": 1},
        {"prev": "x"},
    ],
    ids=str,
)
def test_a_step_hash_covers_the_whole_header(other: dict[str, Any]) -> None:
    assert step_hash(replace(STEP, **other), ["a"], None) != step_hash(STEP, ["a"], None)


def test_a_step_hash_covers_leaves_in_order_and_the_key() -> None:
    hashes = {
        step_hash(STEP, leaves, key)
        for leaves in ([], ["a", "b"], ["b", "a"], ["ab"])
        for key in (None, b"one", b"two")
    }
    assert len(hashes) == 12
