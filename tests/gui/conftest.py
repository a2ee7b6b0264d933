"""A small open casebook, settings in a temporary folder, and screens made for the tests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from ctrecords import paths
from ctrecords.casebook import Casebook, create, open_casebook
from ctrecords.gui import theme
from ctrecords.gui.desk import Desk
from ctrecords.gui.jobs import Jobs
from ctrecords.gui.preferences import Preferences
from tests.gui.sample import CaseScreen, LettersScreen, ListScreen

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform cannot tell a window manager about sizes, and says so for each window."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Theme("light", 13))


@pytest.fixture
def screens() -> tuple[type[ListScreen], ...]:
    return (ListScreen, CaseScreen, LettersScreen)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Casebook]:
    create(tmp_path / "Elm.casebook", name="Elm", passphrase=None)
    with open_casebook(tmp_path / "Elm.casebook", face="window") as made:
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
