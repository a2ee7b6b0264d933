"""A small open casebook, settings in a temporary folder, and screens made for the tests."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctrecords import paths
from ctrecords.casebook import Casebook, create, open_casebook
from ctrecords.gui import reading, theme
from ctrecords.gui.desk import Desk
from ctrecords.gui.jobs import Jobs
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.window import Window
from tests.gui.sample import CaseScreen, LettersScreen, ListScreen

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform has no window manager to talk to, and says so for each window."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    now = theme.current()
    if not qapp.styleSheet() or (now.scheme.value, now.base_px) != ("light", theme.BASE_PX):
        theme.apply(qapp, theme.Theme("light", theme.BASE_PX))


@pytest.fixture(autouse=True)
def _reads_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window reads files only where a test says so: OCR of what it does not look at would slow it down."""
    monkeypatch.setattr(reading, "BEGIN_MS", 100_000_000)


@pytest.fixture
def screens() -> tuple[type[ListScreen], ...]:
    return (ListScreen, CaseScreen, LettersScreen)


@pytest.fixture(scope="session")
def _elm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("elm") / "Elm.casebook"
    create(folder, name="Elm", passphrase=None)
    return folder


@pytest.fixture
def elm(_elm: Path, tmp_path: Path) -> Path:
    """The folder of a plain, empty casebook called Elm."""
    return Path(shutil.copytree(_elm, tmp_path / "Elm.casebook"))


@pytest.fixture
def book(elm: Path) -> Iterator[Casebook]:
    with open_casebook(elm, face="window") as made:
        yield made


@pytest.fixture
def desk(book: Casebook, qapp: QApplication) -> Iterator[Desk]:
    jobs = Jobs()
    yield Desk(casebook=book, jobs=jobs)
    jobs.stop()
    jobs.deleteLater()


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(paths.home(tmp_path / "home"), tmp_path / "casebooks")


@pytest.fixture
def window(preferences: Preferences, screens: tuple[type[ListScreen], ...], qtbot: QtBot) -> Window:
    made = Window(preferences, screens)
    qtbot.addWidget(made)
    made.resize(1440, 900)
    made.show()
    return made
