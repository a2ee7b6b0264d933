"""What every test gets: no screen, no network, few examples, golden files."""

import os
import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from ctrecords.casebook import Casebook

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["CTRECORDS_FONT"] = "bundled"

settings.register_profile(
    "ci", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
settings.register_profile("figures", parent=settings.get_profile("ci"), max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regold", action="store_true", help="write the golden files anew; read the diff")


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a test tried to use the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/<name>, or write it with --regold."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--regold"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8")

    return compare


@pytest.fixture(scope="session")
def _practice_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from ctrecords.actions import casebooks

    return casebooks.create(
        tmp_path_factory.mktemp("built") / "Connecticut.casebook", is_practice=True
    ).folder


@pytest.fixture
def practice_folder(_practice_built: Path, tmp_path: Path) -> Path:
    """A practice casebook of one's own, copied from the one built once."""
    return Path(shutil.copytree(_practice_built, tmp_path / "Connecticut.casebook"))


@pytest.fixture
def practice_book(practice_folder: Path) -> Iterator[Casebook]:
    """The practice casebook, open, with today at 2026-11-23."""
    from ctrecords.actions import casebooks

    with casebooks.open_book(practice_folder) as book:
        yield book


@pytest.fixture
def starter_book(tmp_path: Path) -> Iterator[Casebook]:
    """A plain casebook with the starter investigation, open, with today at 2026-11-23."""
    from datetime import date

    from ctrecords.actions import casebooks, requester

    folder = casebooks.create(tmp_path / "Starter.casebook").folder
    with casebooks.open_book(folder, on=date(2026, 11, 23)) as book:
        requester.keep(
            book,
            name="Sample Requester",
            address="12 Sample Street, Hartford, CT",
            phone="860-555-0100",
            email="requester@sample.example",
        )
        yield book
