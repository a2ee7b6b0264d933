"""Welcome: create with and without a passphrase, the recovery sheet, open, practice."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ctrecords.gui import theme
from ctrecords.gui.screens.welcome import NewCasebook, Welcome
from ctrecords.gui.screens.welcome_parts import Form

PHRASE = "river-lamp-otter-ninety"


@pytest.fixture
def welcome(tmp_path: Path, qtbot: QtBot) -> Welcome:
    made = Welcome(tmp_path)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    return made


@pytest.fixture
def wanted(welcome: Welcome) -> list[NewCasebook]:
    seen: list[NewCasebook] = []
    welcome.wanted.connect(seen.append)
    return seen


def test_a_name_proposes_its_place(welcome: Welcome, tmp_path: Path) -> None:
    form = welcome.create_form
    assert form.folder() == tmp_path / "Connecticut.casebook"
    form.name.setText("Plate: readers?")
    assert form.folder().parent == tmp_path
    assert form.folder().name.endswith(".casebook")
    assert ":" not in form.folder().name
    assert form.verdict.text().startswith("Not in a synced folder.")


def test_a_place_typed_by_hand_is_kept_when_the_name_changes(welcome: Welcome, tmp_path: Path) -> None:
    form = welcome.create_form
    form.place.edit.selectAll()
    QTest.keyClicks(form.place.edit, str(tmp_path / "mine"))
    form.name.setText("Other")
    assert form.folder() == tmp_path / "mine"


def test_without_a_passphrase_a_plain_casebook_is_asked_for(
    welcome: Welcome, wanted: list[NewCasebook], tmp_path: Path
) -> None:
    welcome.create_form.without.click()
    assert wanted == [NewCasebook(folder=tmp_path / "Connecticut.casebook", name="Connecticut")]


def test_with_a_passphrase_the_recovery_sheet_comes_first(
    welcome: Welcome, wanted: list[NewCasebook], tmp_path: Path
) -> None:
    form = welcome.create_form
    form.passphrase.first.setText(PHRASE)
    form.passphrase.again.setText(PHRASE)
    form.button.click()
    assert wanted == []
    assert welcome.recovery_form.isVisible()
    welcome.recovery_form.button.click()
    assert wanted == [
        NewCasebook(
            folder=tmp_path / "Connecticut.casebook",
            name="Connecticut",
            passphrase=PHRASE,
            recovery_sheet=tmp_path / "Connecticut recovery sheet.txt",
        )
    ]


@pytest.mark.parametrize(
    ("first", "again", "trouble"),
    [("", "", "Type a passphrase, or continue without one."), ("one", "two", "The two passphrases differ.")],
)
def test_a_passphrase_that_cannot_be_used_is_said(
    welcome: Welcome, wanted: list[NewCasebook], first: str, again: str, trouble: str
) -> None:
    form = welcome.create_form
    form.passphrase.first.setText(first)
    form.passphrase.again.setText(again)
    form.button.click()
    assert form.missing.text() == trouble
    assert not welcome.recovery_form.isVisible()
    assert wanted == []


def test_a_name_or_a_place_that_cannot_be_used_is_said(
    welcome: Welcome, wanted: list[NewCasebook], tmp_path: Path
) -> None:
    form = welcome.create_form
    form.name.setText("  ")
    form.without.click()
    assert form.missing.text() == "Give the casebook a name."
    form.name.setText("Elm")
    (tmp_path / "Elm.casebook").write_bytes(b"x")
    form.without.click()
    assert "already there" in form.missing.text()
    assert wanted == []


def test_the_strength_is_said_in_words_too(welcome: Welcome) -> None:
    passphrase = welcome.create_form.passphrase
    passphrase.first.setText("abc")
    assert passphrase.line.text().startswith("Weak.")
    assert passphrase.meter.accessibleDescription() == "Weak."
    passphrase.first.setText(PHRASE)
    assert passphrase.line.text().startswith("Very strong.")


def test_a_passphrase_is_hidden_until_the_eye_is_pressed(welcome: Welcome) -> None:
    field = welcome.create_form.passphrase.first
    assert field.echoMode() == QLineEdit.EchoMode.Password
    QTest.mouseClick(field.eye, Qt.MouseButton.LeftButton)
    assert field.echoMode() == QLineEdit.EchoMode.Normal
    assert field.eye.accessibleName() == "Hide the passphrase"


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("size", [(1440, 870), (1024, 650)])
def test_every_form_fits_the_window_with_its_buttons_in_sight(
    welcome: Welcome, qapp: QApplication, size: tuple[int, int], percent: int
) -> None:
    theme.apply(qapp, theme.Theme("light", round(13 * percent / 100)))
    welcome.resize(*size)
    welcome.can_leave(possible=True)
    forms: tuple[Form, ...] = (
        *(welcome.create_form, welcome.open_form, welcome.practice_form, welcome.restore_form),
    )
    for number, (choice, form) in enumerate(zip(welcome.choices, forms, strict=True)):
        welcome.choose(number)
        qapp.processEvents()
        cut = [
            shown
            for shown in [form.button, form.cancel, *welcome.choices, *form.findChildren(QLineEdit)]
            if _hidden_sideways(shown) or (shown not in form.findChildren(QLineEdit) and _hidden(shown))
        ]
        assert not cut, (choice.text(), cut)
        form.complain("There is something wrong with it.")
        qapp.processEvents()
        assert form.first_field() is not None
        if not form.missing.isHidden() and form.missing.parent() is not None:
            assert not _hidden(form.missing), choice.text()
    theme.apply(qapp, theme.Theme())


def _hidden(shown: QWidget) -> bool:
    return shown.isVisible() and shown.visibleRegion().boundingRect().size() != shown.size()


def _hidden_sideways(shown: QWidget) -> bool:
    seen = shown.visibleRegion().boundingRect()
    return shown.isVisible() and not seen.isEmpty() and seen.width() != shown.width()


@pytest.mark.parametrize(
    ("name", "trouble"),
    [
        ("sheet.doc", "Give the whole path of a file that ends in .txt."),
        ("Connecticut.casebook/sheet.txt", "The sheet must not lie inside the casebook it opens."),
        ("taken.txt", "A file of that name is already there. Choose another name."),
    ],
)
def test_a_place_for_the_sheet_that_cannot_be_used_is_said(
    welcome: Welcome, wanted: list[NewCasebook], tmp_path: Path, name: str, trouble: str
) -> None:
    (tmp_path / "taken.txt").write_bytes(b"x")
    form = welcome.create_form
    form.passphrase.first.setText(PHRASE)
    form.passphrase.again.setText(PHRASE)
    form.button.click()
    welcome.recovery_form.place.put(tmp_path / name)
    welcome.recovery_form.button.click()
    assert welcome.recovery_form.missing.text() == trouble
    assert wanted == []


def test_back_from_the_sheet_keeps_what_was_typed(welcome: Welcome) -> None:
    form = welcome.create_form
    form.passphrase.first.setText(PHRASE)
    form.passphrase.again.setText(PHRASE)
    form.button.click()
    welcome.recovery_form.previous.click()
    assert form.isVisible()
    assert form.passphrase.text() == PHRASE
    welcome.forget()
    assert form.passphrase.text() == ""


def test_open_asks_for_a_folder_with_a_casebook_in_it(welcome: Welcome, tmp_path: Path) -> None:
    seen: list[Path] = []
    welcome.open_folder.connect(seen.append)
    welcome.choices[1].click()
    form = welcome.open_form
    form.button.click()
    assert form.missing.text() == "There is no casebook in this folder."
    (tmp_path / "casebook.json").write_text("{}", encoding="utf-8")
    QTest.keyClick(form.place.edit, Qt.Key.Key_Return)
    assert seen == [tmp_path]


@pytest.mark.parametrize("choice", [0, 2])
def test_a_casebook_that_is_there_is_offered(welcome: Welcome, tmp_path: Path, choice: int) -> None:
    seen: list[Path] = []
    welcome.open_folder.connect(seen.append)
    welcome.choices[choice].click()
    form = welcome.practice_form if choice else welcome.create_form
    assert not form.open_there.isVisible()
    (tmp_path / "casebook.json").write_text("{}", encoding="utf-8")
    form.place.put(tmp_path)
    assert form.open_there.isVisible()
    form.open_there.click()
    assert seen == [tmp_path]


def test_the_practice_casebook_gets_a_free_place(
    welcome: Welcome, wanted: list[NewCasebook], tmp_path: Path, qtbot: QtBot
) -> None:
    welcome.choices[2].click()
    welcome.practice_form.button.click()
    assert wanted[0].practice
    assert wanted[0].folder == tmp_path / "Practice.casebook"
    wanted[0].folder.mkdir()
    other = Welcome(tmp_path)
    qtbot.addWidget(other)
    assert other.practice_form.folder() == tmp_path / "Practice 2.casebook"


def test_choose_folder_fills_the_field(
    welcome: Welcome, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def chosen(*_: object) -> str:
        return str(tmp_path / "chosen")

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", chosen)
    welcome.create_form.place.choose.click()
    assert welcome.create_form.folder() == tmp_path / "chosen" / "Connecticut.casebook"
    welcome.create_form.name.setText("Elm")
    assert welcome.create_form.folder() == tmp_path / "chosen" / "Elm.casebook"


def test_every_control_has_a_name(welcome: Welcome) -> None:
    for kind in (QLineEdit, QPushButton):
        for control in welcome.findChildren(kind):
            assert control.accessibleName() or getattr(control, "text", str)()


@pytest.mark.parametrize("base", [13, 20, 26])
def test_no_text_is_cut_off_at_any_size(qapp: QApplication, tmp_path: Path, qtbot: QtBot, base: int) -> None:
    theme.apply(qapp, theme.Theme("dark", base))
    made = Welcome(tmp_path)
    qtbot.addWidget(made)
    made.resize(1024, 680)
    made.show()
    for number in range(3):
        made.choose(number)
        QApplication.processEvents()
        for line in made.findChildren(QLabel):
            if line.isVisible() and line.text() and line.wordWrap():
                assert line.height() >= line.heightForWidth(line.width()), line.text()
        for button in made.findChildren(QPushButton):
            if button.isVisible():
                assert button.width() >= button.fontMetrics().horizontalAdvance(button.text()), button.text()


def test_enter_in_the_place_of_the_sheet_goes_on(welcome: Welcome, wanted: list[NewCasebook]) -> None:
    form = welcome.create_form
    form.passphrase.first.setText(PHRASE)
    form.passphrase.again.setText(PHRASE)
    form.button.click()
    QTest.keyClick(welcome.recovery_form.place.edit, Qt.Key.Key_Return)
    assert len(wanted) == 1


def test_what_takes_some_seconds_is_said_while_it_does(welcome: Welcome) -> None:
    form = welcome.create_form
    welcome.busy(True)
    assert form.wait.text().startswith("Working.")
    assert not form.isEnabled()
    welcome.busy(False)
    assert form.wait.text() == ""
