"""Text is folded for finding, and the places of words come back as they were."""

from hypothesis import given
from hypothesis import strategies as st

from ctrecords.extract.page import SCALE, Word
from ctrecords.index.folding import folded, packed, unpacked

boxes = st.integers(0, SCALE)


@given(st.lists(st.builds(Word, boxes, boxes, boxes, boxes, st.integers(0, 9999), st.integers(0, 9999))))
def test_boxes_come_back_as_they_were(words: list[Word]) -> None:
    assert unpacked(packed(words)) == tuple(words)


def test_a_word_cut_at_a_line_end_is_whole() -> None:
    assert folded("shar-\ning X-\nRay self-\nMade") == "sharing X-\nRay self-\nMade"
    assert folded("soft\u00adhyphen, joi\ufffened") == "softhyphen, joined"
