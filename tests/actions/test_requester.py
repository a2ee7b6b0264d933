"""The signature: kept clean, put into every letter made from then on, taken out again."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ctrecords.actions import letters, posting, requester
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.model.request import Letter
from tests.actions.conftest import plan
from tests.paint.test_easel import signature


@pytest.fixture
def scan(tmp_path: Path, qapp: object) -> Path:
    path = tmp_path / "scan.png"
    path.write_bytes(signature())
    return path


def pictures(letter: Letter) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(Path(letter.path).read_bytes())) as archive:
        return [name for name in archive.namelist() if name.startswith("word/media/")]


def test_a_signature_stands_in_every_letter_made_after_it(
    starter_book: Casebook, tmp_path: Path, scan: Path, undoable: Callable[[Casebook], None]
) -> None:
    [before] = letters.create(starter_book, plan(starter_book, "ct-fairfield-police"), tmp_path / "a")
    requester.keep(starter_book, picture=scan)
    undoable(starter_book)
    assert requester.signature(starter_book) not in (None, scan.read_bytes())
    wanted = plan(starter_book, "ct-norwalk-police", "ct-enfield-police")
    preview = letters.preview(starter_book, wanted, wanted.agencies[0])
    assert any(run.picture for run in preview.blocks[-1].runs)
    made = letters.create(starter_book, wanted, tmp_path / "b")
    for one in made:
        letter = posting.newest(starter_book, one.request)
        assert pictures(letter) == ["word/media/signature.png"]
        assert posting.save_pdf(starter_book, letter.id).read_bytes().count(b"/Image") >= 1
    assert pictures(posting.newest(starter_book, before.request)) == []
    requester.keep(starter_book, unsign=True)
    undoable(starter_book)
    [after] = letters.create(starter_book, plan(starter_book, "ct-trumbull-police"), tmp_path / "c")
    assert pictures(posting.newest(starter_book, after.request)) == []


def test_what_cannot_be_a_signature_is_refused(starter_book: Casebook, tmp_path: Path) -> None:
    large, text = tmp_path / "large.png", tmp_path / "text.png"
    with large.open("wb") as file:
        file.truncate(requester.LARGEST + 1)
    text.write_text("no picture")
    tries = [
        (tmp_path / "none.png", "cannot be read", "PNG or JPEG file you may read"),
        (tmp_path, "cannot be read", "PNG or JPEG file you may read"),
        (large, "more than 10 MB", "Make it smaller"),
        (text, "neither PNG nor JPEG", "Save it as PNG or JPEG"),
    ]
    for path, what, remedy in tries:
        with pytest.raises(CtrecordsError) as refused:
            requester.keep(starter_book, picture=path)
        assert what in refused.value.what
        assert remedy in refused.value.remedy
    assert requester.signature(starter_book) is None
    with pytest.raises(CtrecordsError) as refused:
        requester.keep(starter_book, unsign=True)
    assert refused.value.what == "There is no signature to remove."
    assert refused.value.remedy == "Nothing needs to be done."


def test_nobody_cannot_sign(practice_book: Casebook, scan: Path) -> None:
    with practice_book.store.transaction("Forget who") as step:
        row = requester.get(practice_book)
        assert row is not None
        step.remove(row)
    with pytest.raises(CtrecordsError) as refused:
        requester.keep(practice_book, picture=scan)
    assert refused.value.what == "A letter needs a name to be signed with."
    assert refused.value.remedy == "Give at least the name."
