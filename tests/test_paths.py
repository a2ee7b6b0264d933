from pathlib import Path

import platformdirs
import pytest

from ctrecords import paths


def test_a_home_holds_everything_and_nothing_is_made(tmp_path: Path) -> None:
    base = tmp_path / "home"
    found = paths.home(base, environ={})
    assert found == paths.Home(settings=base / "settings.json", logs=base / "logs", cache=base / "cache")
    assert not base.exists()


def test_the_environment_names_a_home_and_the_option_wins(tmp_path: Path) -> None:
    environ = {"CTRECORDS_HOME": str(tmp_path / "a")}
    assert paths.home(environ=environ).logs == tmp_path / "a" / "logs"
    assert paths.home(tmp_path / "b", environ=environ).logs == tmp_path / "b" / "logs"


def test_a_relative_home_does_not_move_with_the_working_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.home(Path("x"), environ={}).cache == tmp_path / "x" / "cache"


def test_without_a_home_the_system_says_where() -> None:
    found = paths.home(environ={"CTRECORDS_HOME": ""})
    assert found.settings == platformdirs.user_config_path("ctrecords", appauthor=False) / "settings.json"
    assert len({found.settings.parent, found.logs, found.cache}) == 3


def test_casebooks_are_offered_in_the_documents() -> None:
    assert paths.default_casebooks() == platformdirs.user_documents_path() / "ctrecords"
