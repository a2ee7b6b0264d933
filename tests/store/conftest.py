"""A store of each kind, plain and sealed with a raw key, and a small casebook of facts to write."""

from collections.abc import Generator
from pathlib import Path

import pytest

from ctrecords.store.store import Store
from tests.store_facts import JOURNAL_KEY, RAW_KEY


@pytest.fixture(params=["plain", "sealed"])
def keys(request: pytest.FixtureRequest) -> tuple[bytes | None, bytes | None]:
    """The database key and the journal key."""
    return (None, None) if request.param == "plain" else (RAW_KEY, JOURNAL_KEY)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "records.db"


@pytest.fixture
def store(path: Path, keys: tuple[bytes | None, bytes | None]) -> Generator[Store, None, None]:
    """An empty store of each kind."""
    key, journal_key = keys
    with Store.create(path, key, journal_key=journal_key) as made:
        yield made
