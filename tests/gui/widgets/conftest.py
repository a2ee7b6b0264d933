"""Every look a widget must stand: light and dark, at 100, 150 and 200 %."""

import pytest
from PySide6.QtWidgets import QApplication

from ctrecords.gui import theme
from ctrecords.gui.theme import Theme

LOOKS = [(scheme, base) for scheme in ("light", "dark") for base in (13, 20, 26)]


@pytest.fixture(params=LOOKS, ids=[f"{scheme}-{base}" for scheme, base in LOOKS])
def look(request: pytest.FixtureRequest, qapp: QApplication) -> Theme:
    scheme, base = request.param
    theme.apply(qapp, Theme(scheme, base))
    return theme.current()
