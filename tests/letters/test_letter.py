"""The tuple of letters, their folders, their letter.toml."""

import pytest

from ctrecords import resources
from ctrecords.errors import CtrecordsError
from ctrecords.letters.letter import LETTERS, first_kind, kind, kinds, read_kind

TOML = 'label = "A"\ndescription = "B"\nscope = "request"\nlaws = ["us-ct"]\nfilled = []\nsentences = []\n'


def test_every_folder_is_a_letter_and_every_letter_a_folder() -> None:
    folders = [name for name in resources.names("letters") if resources.path(f"letters/{name}").is_dir()]
    assert sorted(LETTERS) == folders


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_is_whole(name: str) -> None:
    letter = kind(name)
    assert letter.label
    assert letter.description
    assert all(f"{law}.toml" in resources.names("laws") for law in letter.laws)
    names = [*letter.filled, *letter.sentences, *(field.name for field in letter.fields)]
    assert len(names) == len(set(names))
    assert all(field.label for field in letter.fields)


def test_kinds_come_in_the_order_of_the_tuple() -> None:
    assert tuple(letter.name for letter in kinds()) == LETTERS
    assert kinds()[0].label == "Initial request"


def test_the_letters_that_start_a_request() -> None:
    assert first_kind("us-ct") == kind("initial-request")
    assert first_kind("us-xx") is None
    assert {one.scope for one in kinds("request")} == {"request"}


def test_an_unknown_letter_is_refused() -> None:
    with pytest.raises(CtrecordsError, match="no letter called “valentine”") as told:
        kind("valentine")
    assert "initial-request" in told.value.remedy


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("label = ", "letters/odd/letter.toml cannot be read"),
        ('label = "A"', "letters/odd/letter.toml has no “description”"),
        (TOML + '[[field]]\nlabel = "no name"', "letters/odd/letter.toml cannot be read"),
        (TOML + '[[field]]\nname = "a"\nlabel = "A"\nkind = "spell"', "unknown kind “spell”"),
        (TOML.replace('"request"', '"world"'), "the scope “world” is none"),
        (TOML + 'fits = "silent"', "“fits” belongs to a letter of the scope thread"),
        (TOML.replace('"request"', '"thread"'), "“fits” belongs to a letter of the scope thread"),
        (TOML + 'effect = "gone"', "the effect “gone” is none"),
    ],
)
def test_a_wrong_letter_file_is_named(text: str, what: str) -> None:
    with pytest.raises(CtrecordsError, match=what) as told:
        read_kind("odd", text)
    assert told.value.remedy
