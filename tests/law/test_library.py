import pytest

from ctrecords import resources
from ctrecords.errors import CtrecordsError, UnknownNameError
from ctrecords.law import library


def test_the_shipped_laws_load_and_are_read_once() -> None:
    assert library.ids() == ("us", "us-ct")
    for law in library.ids():
        assert library.load(law).meta.id == law
        assert library.load(law) is library.load(law)


def test_every_parent_ships_too() -> None:
    parents = {library.load(law).meta.parent for law in library.ids()} - {""}
    assert parents <= set(library.ids())


def test_an_unknown_law_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UnknownNameError) as error:
        library.load("us-ny")
    assert error.value.what == "“us-ny” is no law of ctrecords."
    assert error.value.remedy == "Use one of these: us, us-ct."


def test_a_file_under_a_wrong_name_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def connecticut(_: str) -> str:
        return resources.read_text("laws/us-ct.toml")

    monkeypatch.setattr(library, "text", connecticut)
    library.load.cache_clear()
    try:
        with pytest.raises(CtrecordsError) as error:
            library.load("us")
    finally:
        library.load.cache_clear()
    assert error.value.what == "The law file us.toml calls itself “us-ct”."
    assert error.value.remedy == "Give the file the name of its id, or install ctrecords again."


def test_no_law_file_speaks_of_how_it_was_found() -> None:
    for law in library.ids():
        for word in ("facts.md", "connecticut.toml", "federal.toml"):
            assert word not in library.text(law)
