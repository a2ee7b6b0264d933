"""Making letters from the composer: asked once where to, all or none, undone as one."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctrecords.actions import cases, composing, drafts, history
from ctrecords.casebook import Casebook
from ctrecords.gui.dialogs.letters_folder import LettersFolder
from ctrecords.gui.dialogs.requester import RequesterDialog
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.letters import LettersScreen
from ctrecords.model.directory import Requester
from ctrecords.model.ids import CaseId
from ctrecords.model.request import Letter, Request
from ctrecords.upkeep.check import check_open
from tests.gui.screens.composer import EIGHT, composer, dialog, fill, settle


@pytest.fixture
def filled(practice_book: Casebook, qtbot: QtBot) -> Iterator[LettersScreen]:
    with composer(practice_book, qtbot) as made:
        fill(made, qtbot)
        yield made


def create(screen: LettersScreen, qtbot: QtBot, folder: Path | None = None) -> None:
    screen.foot.create_button.click()
    settle(screen, qtbot)
    if folder is not None:
        asked = dialog(screen, LettersFolder)
        asked.edit.setText(str(folder))
        asked.send_button.click()
        settle(screen, qtbot)


def test_eight_letters_are_made_said_and_undone_as_one(
    filled: LettersScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    book, out = filled.desk.casebook, tmp_path / "out"
    before = book.store.count(Request)
    said: list[str] = []
    went: list[Place] = []
    filled.did.connect(said.append)
    filled.go.connect(went.append)
    create(filled, qtbot, out)
    assert len(list(out.glob("*.docx"))) == 8
    assert book.store.count(Request) == before + 8
    assert said == [f"8 letters written in {out}. Undo takes the requests back; the files stay."]
    assert went == [Place(Where.CASE, 1)]
    assert filled.column.rows == {}
    history.undo(book)
    assert book.store.count(Request) == before
    assert len(list(out.glob("*.docx"))) == 8
    assert check_open(book).ok


def test_what_was_composed_comes_back_when_making_it_is_undone(
    filled: LettersScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    create(filled, qtbot, tmp_path / "out")
    filled.visit(Place(Where.LETTERS, 2))
    settle(filled, qtbot)
    history.undo(filled.desk.casebook)
    filled.visit(Place(Where.LETTERS, 1))
    settle(filled, qtbot)
    assert len(filled.column.rows) == 8
    assert len(filled.body.editor.items()) == 6


def test_the_folder_is_asked_once_and_again_when_it_refuses(
    filled: LettersScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    filled.foot.create_button.click()
    settle(filled, qtbot)
    first = dialog(filled, LettersFolder)
    assert first.folder() == composing.default_folder(filled.desk.casebook)
    first.reject()
    create(filled, qtbot, tmp_path / "out")
    fill(filled, qtbot, EIGHT[:2])
    create(filled, qtbot)
    refused = dialog(filled, LettersFolder)
    assert "is already in" in refused.wrong.text()
    assert filled.desk.casebook.store.count(Letter) == 12 + 8 + 1
    refused.edit.setText(str(tmp_path / "other"))
    refused.send_button.click()
    settle(filled, qtbot)
    assert len(list((tmp_path / "other").glob("*.docx"))) == 2


def test_a_folder_without_a_whole_path_cannot_be_sent(filled: LettersScreen, qtbot: QtBot) -> None:
    create(filled, qtbot)
    asked = dialog(filled, LettersFolder)
    asked.edit.setText("letters")
    assert not asked.send_button.isEnabled()
    assert asked.aside.text() == "Give the whole path of the folder."
    asked.edit.setText("/home/x/Dropbox/letters")
    assert asked.aside.text() == "Dropbox copies this folder to other computers."
    assert asked.send_button.isEnabled()
    asked.reject()


def test_an_empty_item_keeps_letters_from_being_made(filled: LettersScreen, qtbot: QtBot) -> None:
    filled.body.editor.add()
    settle(filled, qtbot)
    create(filled, qtbot)
    assert filled.foot.words.text() == "An item is empty. Write it or delete it."
    assert filled.body.editor.rows[-1].missing
    assert filled.body.editor.rows[-1].text.hasFocus()


def test_who_the_letters_are_from_is_asked_in_place(
    filled: LettersScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    book = filled.desk.casebook
    with book.store.transaction("Forget") as step:
        for row in book.store.find(Requester):
            step.remove(row)
    settle(filled, qtbot)
    create(filled, qtbot)
    asked = dialog(filled, RequesterDialog)
    asked.name.setText("Sample Requester")
    asked.send_button.click()
    settle(filled, qtbot)
    assert "postal address" in asked.wrong.text()
    assert not book.store.find(Requester)
    asked.address.setPlainText("12 Sample Street, Cedar, CT")
    asked.send_button.click()
    settle(filled, qtbot)
    folder = dialog(filled, LettersFolder)
    folder.edit.setText(str(tmp_path / "out"))
    folder.send_button.click()
    settle(filled, qtbot)
    assert len(list((tmp_path / "out").glob("*.docx"))) == 8


def test_letters_being_made_can_be_cancelled_and_nothing_is_made(
    filled: LettersScreen, qtbot: QtBot, tmp_path: Path
) -> None:
    before = filled.desk.casebook.store.count(Request)
    filled.creating.folder = tmp_path / "out"
    filled.creating.working.connect(lambda on: filled.creating.cancel() if on else None)  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]  Qt's signal
    create(filled, qtbot)
    assert not filled.creating.is_working
    assert filled.foot.create_button.isEnabled()
    assert filled.desk.casebook.store.count(Request) == before
    assert not list((tmp_path / "out").glob("*")) if (tmp_path / "out").exists() else True
    assert len(filled.column.rows) == 8


def test_drafts_get_their_letters_and_no_request_is_added(
    starter_book: Casebook, qtbot: QtBot, tmp_path: Path
) -> None:
    case = cases.listing(starter_book)[0].case.id
    with composer(starter_book, qtbot, case) as screen:
        first = next(iter(screen.column.rows.values()))
        first.click()
        settle(screen, qtbot)
        create(screen, qtbot, tmp_path / "out")
        assert starter_book.store.count(Request) == 8
        assert starter_book.store.count(Letter) == 7
        assert len(drafts.waiting(starter_book, CaseId(case)).requests) == 1
        assert len(screen.column.rows) == 1


def test_ctrl_enter_is_the_screens_own_command(filled: LettersScreen, qtbot: QtBot) -> None:
    filled.commands()["next-act"]()
    settle(filled, qtbot)
    dialog(filled, LettersFolder).reject()
