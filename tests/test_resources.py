import sys
from pathlib import Path

import pytest

from ctrecords import resources
from ctrecords.errors import CtrecordsError


def test_a_checkout_uses_the_folder_beside_the_package() -> None:
    assert resources.root() == Path(__file__).resolve().parent.parent / "resources"


def test_a_bundle_uses_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "resources" / "laws").mkdir(parents=True)
    (tmp_path / "resources" / "laws" / "a.toml").write_text("é = 1", encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.names("laws") == ["a.toml"]
    assert resources.read_text("laws/a.toml") == "é = 1"
    assert resources.read_bytes("laws/a.toml") == "é = 1".encode()


def test_a_wheel_uses_the_folder_inside_the_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "_resources").mkdir()
    monkeypatch.setattr(resources, "__file__", str(tmp_path / "resources.py"))
    assert resources.root() == tmp_path / "_resources"


@pytest.mark.parametrize("relative", ["laws/nowhere.toml", "../README.md", "/etc/hostname"])
def test_what_is_not_shipped_is_refused_with_a_remedy(relative: str) -> None:
    with pytest.raises(CtrecordsError) as refused:
        resources.path(relative)
    assert refused.value.what == f"ctrecords' own file “{relative}” is missing."
    assert refused.value.remedy == "Install ctrecords again; a file that belongs to it is missing."


def test_hidden_files_are_not_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "resources"
    folder.mkdir()
    for name in ("b", "a", ".hidden", "__pycache__"):
        (folder / name).touch()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.names(".") == ["a", "b"]
