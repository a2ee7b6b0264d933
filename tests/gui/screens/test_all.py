"""The list of screens: each is where it says, and together they do every command the window does not."""

from pathlib import Path

from ctrecords.gui import screens
from ctrecords.gui.acts import ACTS
from ctrecords.gui.commands import COMMANDS
from ctrecords.gui.navigation import Where
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.screens.screen import Screen


def test_every_screen_is_where_it_says() -> None:
    assert [each.kind().where for each in SCREENS] == [each.where for each in SCREENS]
    assert {each.where for each in SCREENS} == set(Where)


def test_the_screens_together_do_what_the_window_does_not() -> None:
    done = frozenset[str]().union(*(each.kind().does for each in SCREENS))
    ids = {command.id for command in COMMANDS}
    assert done <= ids
    assert ids - set(ACTS) <= done


def test_every_screen_beside_the_list_is_in_it() -> None:
    folder = Path(screens.__file__).parent
    listed = {each.kind() for each in SCREENS}
    for path in folder.glob("*.py"):
        if "    where = Where." in path.read_text(encoding="utf-8") or path.stem in {"case", "requests"}:
            assert any(kind.__module__.endswith(f".{path.stem}") for kind in listed), path.stem
    assert all(issubclass(kind, Screen) for kind in listed)
