"""Letters and pages through the child, as the app asks for them."""

import pytest

from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.letters.page import decode, encode
from ctrecords.letters.press import Press
from ctrecords.letters.render import render
from tests.cancelling import Cancellable
from tests.letters.letter_samples import CEDAR, make_fields


class Watch(Cancellable):
    def __init__(self, stop_after: int = 1000) -> None:
        super().__init__()
        self.seen: list[tuple[int, int]] = []
        self.stop_after = stop_after

    def step(self, done: int, total: int, note: str) -> None:
        self.seen.append((done, total))
        assert note
        self.cancelled = len(self.seen) >= self.stop_after
        self.check()


def test_eight_letters_each_its_own() -> None:
    many = [make_fields(dated=day) for day in _eight_days()]
    with Press() as press:
        letters = press.letters("initial-request", many)
    assert letters == [render("initial-request", fields) for fields in many]
    assert len(set(letters)) == 8


def test_progress_moves_and_cancel_is_heard() -> None:
    watch = Watch()
    with Press() as press:
        press.letters("initial-request", [make_fields()] * 40, watch)
        assert watch.seen == [(16, 40), (32, 40), (40, 40)]
        with pytest.raises(CancelledError):
            press.letters("initial-request", [make_fields()] * 40, Watch(stop_after=1))
        assert len(press.letters("initial-request", [make_fields()])) == 1


def test_one_bad_letter_gives_none() -> None:
    many = [make_fields() for _ in range(8)]
    del many[4]["salutation"]
    with Press() as press, pytest.raises(CtrecordsError, match="lacks salutation") as told:
        press.letters("initial-request", many)
    assert told.value.remedy


def test_no_letters_is_an_empty_list() -> None:
    with Press() as press:
        assert press.letters("initial-request", []) == []


def test_lone_surrogates_cross_the_pipe() -> None:
    with Press() as press:
        assert press.letters("initial-request", [make_fields(items=("\ud800 odd",))])


def test_a_preview_comes_as_blocks() -> None:
    with Press() as press:
        page = press.preview("initial-request", make_fields(preview=True))
        press.cancel()
        assert press.preview("initial-request", make_fields(preview=True)) == page
    assert decode(encode(page)) == page
    assert [run.text for block in page.blocks for run in block.runs if run.merged] == [
        "November\u00a024,\u00a02026",
        "Records Division",
        CEDAR.name,
        "900 Main Avenue",
        "Cedar, CT",
        "$25.00",
    ]


def test_a_finished_letter_is_read_back_as_it_was_previewed() -> None:
    with Press() as press:
        [letter] = press.letters("initial-request", [make_fields()])
        read = press.read(letter)
        page = press.preview("initial-request", make_fields())
    assert [block.text for block in read.blocks] == [block.text for block in page.blocks]
    assert not any(run.merged for block in read.blocks for run in block.runs)


@pytest.mark.parametrize("data", [b"", b"no Word file", b"PK\x03\x04 torn"])
def test_what_is_no_word_file_is_not_read(data: bytes) -> None:
    with Press() as press, pytest.raises(CtrecordsError) as refused:
        press.read(data)
    assert refused.value.what == "This letter is not a Word file (.docx)."
    assert refused.value.remedy == "Save it from Word as a .docx document."


def _eight_days() -> list[object]:
    from datetime import date

    return [date(2026, 11, day) for day in range(1, 9)]
