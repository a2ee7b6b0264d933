"""Which letters there are, and what each one needs to be written.

A letter is a folder of resources/letters: letter.toml says its label, laws and fields, template.docx has
its words. This module reads the first and knows nothing of Word.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from ctrecords import resources
from ctrecords.errors import CtrecordsError

LETTERS: tuple[str, ...] = ("initial-request",)
FIELD_KINDS = ("text", "date", "money", "number", "flag", "choice")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One thing the researcher sets for a letter; ``kind`` is one of FIELD_KINDS, ``default`` as it is typed."""

    name: str
    label: str
    help: str = ""
    kind: str = "text"
    default: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of letter: what it is called, the laws it fits, what it is filled with.

    ``fields`` are set by the researcher, ``filled`` come from the casebook, ``sentences`` from the law file.
    """

    name: str
    label: str
    description: str
    laws: tuple[str, ...]
    fields: tuple[Field, ...]
    filled: tuple[str, ...]
    sentences: tuple[str, ...]

    @property
    def merge_names(self) -> frozenset[str]:
        """Every name the template of this letter may use."""
        return frozenset((*self.filled, *self.sentences, *(field.name for field in self.fields)))


def kinds() -> tuple[Kind, ...]:
    """Every letter ctrecords can write, in the order they are offered."""
    return tuple(kind(name) for name in LETTERS)


@cache
def kind(name: str) -> Kind:
    """The letter of one name, such as ``initial-request``.

    Raises:
        CtrecordsError: there is no such letter.
    """
    if name not in LETTERS:
        raise CtrecordsError(
            f"There is no letter called “{name}”.", remedy=f"Choose one of these: {', '.join(LETTERS)}."
        )
    return read_kind(name, resources.read_text(f"letters/{name}/letter.toml"))


def read_kind(name: str, text: str) -> Kind:
    """Read the text of a letter.toml.

    Raises:
        CtrecordsError: it is not TOML, or lacks what a letter needs; the file and the key are named.
    """
    where = f"letters/{name}/letter.toml"
    try:
        table = tomllib.loads(text)
        read = Kind(
            name=name,
            label=table["label"],
            description=table["description"],
            laws=tuple(table["laws"]),
            fields=tuple(_field(row, where) for row in table.get("field", [])),
            filled=tuple(table["filled"]),
            sentences=tuple(table["sentences"]),
        )
    except (tomllib.TOMLDecodeError, TypeError) as wrong:
        raise CtrecordsError(f"{where} cannot be read: {wrong}.", remedy=f"Correct {where}.") from wrong
    except KeyError as missing:
        raise CtrecordsError(
            f"{where} has no “{missing.args[0]}”.", remedy=f"Add “{missing.args[0]}” to {where}."
        ) from missing
    return read


def _field(row: dict[str, Any], where: str) -> Field:
    row["choices"] = tuple(row.get("choices", ()))
    field = Field(**row)
    if field.kind not in FIELD_KINDS:
        raise CtrecordsError(
            f"{where}: the field “{field.name}” is of the unknown kind “{field.kind}”.",
            remedy=f"Use one of these: {', '.join(FIELD_KINDS)}.",
        )
    return field
