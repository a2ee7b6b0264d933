"""Own templates: taken out, checked, used, undone, and dropped again."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from ctrecords.actions import letters, templates
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.letters.letter import LETTERS
from ctrecords.model.request import Template
from tests.actions.conftest import plan

KIND = "initial-request"
SLUG = "ct-fairfield-police"


def edited(book: Casebook, folder: Path, *paragraphs: str) -> Path:
    """The template in use, edited in Word: paragraphs added at its end."""
    path = templates.export(book, KIND, folder / f"mine {len(list(folder.glob('*')))}.docx")
    document: Any = Document(str(path))
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(str(path))
    return path


def words(book: Casebook) -> str:
    wanted = plan(book, SLUG)
    shown = letters.preview(book, wanted, wanted.agencies[0])
    return "\n".join("".join(run.text for run in block.runs) for block in shown.blocks)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "templates"
    made.mkdir()
    return made


def test_an_own_template_writes_the_letter_from_then_on(
    starter_book: Casebook, folder: Path, undoable: Callable[[Casebook], None]
) -> None:
    wanted = plan(starter_book, SLUG)
    file = edited(starter_book, folder, "I publish what I learn. Yours from {{ agency }} on.")
    assert templates.adopt(starter_book, KIND, file) == []
    assert "Yours from Fairfield Police Department on." in words(starter_book)
    made = letters.create(starter_book, wanted, folder / "out")[0]
    assert any("I publish what I learn." in one.text for one in Document(str(made.path)).paragraphs)
    starter_book.store.undo()
    undoable(starter_book)
    starter_book.store.undo()
    assert "I publish what I learn." not in words(starter_book)


def test_the_file_may_go_once_it_is_taken(starter_book: Casebook, folder: Path) -> None:
    file = edited(starter_book, folder, "Kept here.")
    templates.adopt(starter_book, KIND, file)
    file.unlink()
    assert "Kept here." in words(starter_book)


def test_a_template_is_edited_on_from_the_one_in_use_and_replaced(
    starter_book: Casebook, folder: Path
) -> None:
    templates.adopt(starter_book, KIND, edited(starter_book, folder, "First."))
    templates.adopt(starter_book, KIND, edited(starter_book, folder, "Second."))
    assert words(starter_book).rstrip().endswith("First.\nSecond.")
    assert starter_book.store.count(Template) == 1


def test_going_back_to_the_shipped_one(
    starter_book: Casebook, folder: Path, undoable: Callable[[Casebook], None]
) -> None:
    with pytest.raises(CtrecordsError, match="made from the shipped template already") as refused:
        templates.drop(starter_book, KIND)
    assert refused.value.remedy == "Nothing needs to be done."
    templates.adopt(starter_book, KIND, edited(starter_book, folder, "Mine."))
    templates.drop(starter_book, KIND)
    assert "Mine." not in words(starter_book)
    undoable(starter_book)


def test_which_letters_are_made_from_own_templates(starter_book: Casebook, folder: Path) -> None:
    assert [one.kind.name for one in templates.listing(starter_book)] == list(LETTERS)
    assert not any(one.template for one in templates.listing(starter_book))
    templates.adopt(starter_book, KIND, edited(starter_book, folder, "Mine."))
    own = templates.listing(starter_book)[0].template
    assert own is not None
    assert own.name == "mine 0.docx"
    assert own.since.date() >= date(2026, 1, 1)


def test_a_wrong_template_is_told_of_and_not_taken(starter_book: Casebook, folder: Path) -> None:
    file = edited(starter_book, folder, "To {{ agancy }}.", "{% set x = 1 %}")
    found = templates.check(starter_book, KIND, file)
    assert [one.problem for one in found] == [True, True]
    with pytest.raises(CtrecordsError) as refused:
        templates.adopt(starter_book, KIND, file)
    assert refused.value.what == (
        "“agancy” is no field of this letter: “To {{ agancy }}.”. There is 1 more problem. "
        "The template was not taken."
    )
    assert "{{ agency }}" in refused.value.remedy
    assert starter_book.store.count(Template) == 0
    assert words(starter_book)


@pytest.mark.parametrize(
    ("data", "what"),
    [(b"hello", "is not a Word file"), (b"", "is not a Word file"), (bytes(9_000_000), "more than 8 MB")],
)
def test_what_is_no_template_is_refused(starter_book: Casebook, folder: Path, data: bytes, what: str) -> None:
    file = folder / "odd.docx"
    file.write_bytes(data)
    with pytest.raises(CtrecordsError, match=what):
        templates.adopt(starter_book, KIND, file)


def test_a_file_that_is_not_there_or_a_letter_that_is_none(starter_book: Casebook, folder: Path) -> None:
    with pytest.raises(CtrecordsError, match="cannot be read") as refused:
        templates.adopt(starter_book, KIND, folder / "no.docx")
    assert "Word document" in refused.value.remedy
    with pytest.raises(CtrecordsError, match="no letter called"):
        templates.export(starter_book, "valentine", folder / "x.docx")


def test_a_template_is_written_to_a_new_word_file_only(starter_book: Casebook, folder: Path) -> None:
    path = templates.export(starter_book, KIND, folder / "a.docx")
    assert path.is_absolute()
    assert Document(io.BytesIO(path.read_bytes())).paragraphs
    with pytest.raises(CtrecordsError, match=r"exists already\. Nothing was written"):
        templates.export(starter_book, KIND, folder / "a.docx")
    with pytest.raises(CtrecordsError, match=r"cannot be written as “a\.pdf”"):
        templates.export(starter_book, KIND, folder / "a.pdf")
