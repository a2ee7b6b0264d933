"""Tooltips are plain words, whoever chose them, and there is one way to give them."""

import re
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from PySide6.QtGui import Qt
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

import ctrecords.gui
from ctrecords.gui.widgets.labels import Elided
from ctrecords.gui.widgets.tips import plain, show_tip

HOSTILE = '<b>Elm</b><img src="/tmp/x.png">'
_PIECES = st.sampled_from(
    [
        "<",
        ">",
        "b",
        "img",
        " ",
        "/",
        "!DOCTYPE",
        "?xml",
        "?>",
        "&",
        "lt;",
        "&lt;",
        "\n",
        "<b>",
        "<p/>",
        "<!--",
        "x",
    ]
)


@given(text=st.lists(_PIECES | st.text(max_size=3), max_size=12).map("".join))
@example(text=HOSTILE)
@example(text='<?xml version="1.0"?><html>')
@example(text="&lt;b>")
def test_no_text_is_taken_for_a_page_and_none_is_lost(text: str) -> None:
    told = plain(text)
    assert not Qt.mightBeRichText(told)
    assert told.replace("\u2060", "") == text.replace("\u2060", "")


def test_ordinary_words_stay_as_they_are() -> None:
    assert plain("Elm & Oak > Ash") == "Elm & Oak > Ash"


def test_what_is_shown_at_once_is_plain_too(qtbot: QtBot) -> None:
    shown = Elided(HOSTILE)
    qtbot.addWidget(shown)
    shown.resize(20, 20)
    shown.show()
    qtbot.waitExposed(shown)
    assert shown.toolTip() == plain(HOSTILE)
    show_tip(shown.pos(), HOSTILE, shown)
    assert QToolTip.text() == plain(HOSTILE)
    QToolTip.hideText()


def test_nobody_gives_a_tooltip_any_other_way() -> None:
    gui = Path(ctrecords.gui.__file__).parent
    other = re.compile(r"\.setToolTip\(|QToolTip\b|\.setStatusTip\(|\.setWhatsThis\(")
    found = [
        f"{path.relative_to(gui)}: {line.strip()}"
        for path in sorted(gui.rglob("*.py"))
        for line in path.read_text(encoding="utf-8").splitlines()
        if path.name != "tips.py" and other.search(line)
    ]
    assert found == []
