"""Starting: where no window can open it says why and how to help; else the last casebook is shown."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctrecords import doctor, paths
from ctrecords.doctor import Finding
from ctrecords.gui import app, tokens
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.splash import Splash
from ctrecords.gui.tokens import Scheme
from ctrecords.gui.widgets.message import Message
from ctrecords.gui.window import Window


def test_where_no_window_can_open_it_says_why_and_returns_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking = Finding(severity="advice", what="There is no screen.", remedy="apt-get install libegl1")
    monkeypatch.setattr(doctor, "why_no_window", lambda: lacking)
    assert app.open_window(paths.home(tmp_path)) == 3
    assert capsys.readouterr().err == "There is no screen.\napt-get install libegl1\n"


def test_the_real_look_names_the_apt_line_when_a_library_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(**_: object) -> list[str]:
        return ["libegl1"]

    monkeypatch.setattr(doctor, "missing_for_drawing", missing)
    assert "libegl1" in app.why_no_window()
    assert "apt-get" in app.why_no_window()


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> Callable[[Callable[[Window], bool]], list[Window]]:
    """Make the app's loop end as soon as a condition on its window holds."""
    seen: list[Window] = []

    def prepare(until: Callable[[Window], bool]) -> list[Window]:
        def loop() -> int:
            window = next(
                each for each in qapp.topLevelWidgets() if isinstance(each, Window) and each.isVisible()
            )
            seen.append(window)
            timer = QTimer()
            timer.timeout.connect(lambda: qapp.exit() if until(window) else None)
            timer.start(5)
            code = QApplication.exec()
            timer.stop()
            return code

        def made(_arguments: list[str]) -> QApplication:
            return qapp

        monkeypatch.setattr(app, "_application", made)
        monkeypatch.setattr(app, "_loop", loop)
        return seen

    return prepare


def test_the_casebook_named_is_opened(
    elm: Path, tmp_path: Path, run: Callable[[Callable[[Window], bool]], list[Window]]
) -> None:
    seen = run(lambda window: window.desk is not None and not window.jobs.is_busy())
    assert app.open_window(paths.home(tmp_path / "home"), elm) == 0
    window = seen[0]
    assert window.desk is not None
    assert window.desk.casebook.name == "Elm"
    window.close()
    window.deleteLater()


def test_the_casebook_opened_last_is_opened_again(
    elm: Path, tmp_path: Path, run: Callable[[Callable[[Window], bool]], list[Window]]
) -> None:
    home = paths.home(tmp_path / "home")
    Preferences(home).opened(elm)
    seen = run(lambda window: window.desk is not None and not window.jobs.is_busy())
    assert app.open_window(home) == 0
    assert seen[0].windowTitle() == "Elm - ctrecords"
    seen[0].close()
    seen[0].deleteLater()


def test_the_first_start_shows_welcome(
    tmp_path: Path, run: Callable[[Callable[[Window], bool]], list[Window]]
) -> None:
    seen = run(lambda window: window.pages.currentWidget() is window.welcome_screen)
    assert app.open_window(paths.home(tmp_path / "home")) == 0
    assert seen[0].desk is None
    seen[0].close()
    seen[0].deleteLater()


def test_a_sheet_says_that_it_starts_until_the_window_is_there(
    tmp_path: Path, run: Callable[[Callable[[Window], bool]], list[Window]], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def show(sheet: Splash) -> None:
        shown.append(sheet.accessibleName())

    monkeypatch.setattr(Splash, "show", show)
    seen = run(lambda _window: True)
    assert app.open_window(paths.home(tmp_path / "home")) == 0
    assert shown == ["ctrecords is starting"]
    assert not any(isinstance(each, Splash) and each.isVisible() for each in QApplication.topLevelWidgets())
    seen[0].close()
    seen[0].deleteLater()


def test_settings_of_another_version_are_said_once(
    tmp_path: Path, run: Callable[[Callable[[Window], bool]], list[Window]]
) -> None:
    home = paths.home(tmp_path / "home")
    home.settings.parent.mkdir(parents=True)
    home.settings.write_text('{"version": 9, "theme": "light"}', encoding="utf-8")
    told: list[str] = []
    for _start in range(2):
        seen = run(lambda _window: True)
        assert app.open_window(home) == 0
        told += [one.text.text() for one in seen[-1].findChildren(Message)]
        seen[-1].close()
        seen[-1].deleteLater()
    assert len(told) == 1
    assert told[0].startswith("The file of your settings was written by another version of ctrecords.")


@pytest.mark.parametrize("scheme", ["light", "dark", "system", "high-contrast"])
def test_the_sheet_is_drawn_as_the_settings_say(scheme: str, qtbot: QtBot) -> None:
    usual, sheet = Splash("ctrecords", scheme), Splash("ctrecords", scheme, 2.0)
    qtbot.addWidget(usual)
    qtbot.addWidget(sheet)
    assert not sheet.exposed()
    sheet.show()
    qtbot.waitUntil(sheet.exposed)
    assert sheet.height() == usual.height() * 2
    drawn = sheet.grab().toImage()
    if scheme in set(Scheme):
        ground = tokens.colors(Scheme(scheme))["content"]
        assert drawn.pixelColor(drawn.width() - 20, 20).name() == ground.lower()


def test_the_sheet_on_the_screen_gives_way_to_the_window(
    tmp_path: Path, run: Callable[[Callable[[Window], bool]], list[Window]]
) -> None:
    seen = run(lambda _window: True)
    home = paths.home(tmp_path / "home")
    greeting = app.greet(home)
    assert greeting is not None
    assert greeting.sheet.isVisible()
    assert app.open_window(home, greeting=greeting) == 0
    assert not any(isinstance(each, Splash) and each.isVisible() for each in QApplication.topLevelWidgets())
    seen[0].close()
    seen[0].deleteLater()


def test_where_no_window_can_open_there_is_no_sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lacking = Finding(severity="advice", what="There is no screen.", remedy="apt-get install libegl1")
    monkeypatch.setattr(doctor, "why_no_window", lambda: lacking)
    assert app.greet(paths.home(tmp_path)) is None
