"""The two laws as they ship, and their text to break."""

import pytest

from ctrecords.law import library
from ctrecords.law.statute import Statute


@pytest.fixture(scope="session")
def connecticut() -> Statute:
    return library.load("us-ct")


@pytest.fixture(scope="session")
def federal() -> Statute:
    return library.load("us")


@pytest.fixture(scope="session")
def connecticut_text() -> str:
    return library.text("us-ct")
