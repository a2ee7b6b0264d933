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
from ctrecords.model.kinds import EffectKind

LETTERS: tuple[str, ...] = (
    "initial-request",
    "federal-request",
    "follow-up",
    "promise-broken",
    "cite-exemption",
    "cite-redactions",
    "fee-itemize",
    "fee-dispute",
    "fee-waiver",
    "agree-fee",
    "inspect-instead",
    "narrowing",
    "preservation",
    "foic-complaint",
    "federal-appeal",
    "withdrawal",
    "thanks",
)
FIELD_KINDS = ("text", "lines", "date", "money", "number", "flag", "choice")
SCOPES = ("request", "thread")
ENCLOSURES = ("request", "determination", "exhibits")
"""What a letter can say that it encloses."""
ITEMS = "items"
"""The field in which the researcher chooses items by number, such as 3,5."""


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

    ``scope`` is request for a letter that starts one, thread for one to an agency already asked; ``fits``
    names the rule that says when, ``effect`` what such a letter does once it is sent (empty: a message),
    ``encloses`` which of ENCLOSURES it says go with it.
    ``fields`` are set by the researcher, ``filled`` come from the casebook, ``sentences`` from the law file.
    """

    name: str
    label: str
    description: str
    scope: str
    laws: tuple[str, ...]
    fits: str = ""
    effect: str = ""
    encloses: tuple[str, ...] = ()
    fields: tuple[Field, ...]
    filled: tuple[str, ...]
    sentences: tuple[str, ...]

    @property
    def merge_names(self) -> frozenset[str]:
        """Every name the template of this letter may use."""
        return frozenset((*self.filled, *self.sentences, *(field.name for field in self.fields)))

    def field(self, name: str) -> Field | None:
        """The field of that name; None when the letter has none."""
        return next((field for field in self.fields if field.name == name), None)


def kinds(scope: str = "") -> tuple[Kind, ...]:
    """Every letter ctrecords can write, in the order they are offered; those of one scope when it is given."""
    return tuple(one for one in map(kind, LETTERS) if scope in ("", one.scope))


def first_kind(law: str) -> Kind | None:
    """The letter that starts a request under a law; None when there is none."""
    return next((one for one in kinds("request") if law in one.laws), None)


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
            scope=table["scope"],
            laws=tuple(table["laws"]),
            fields=tuple(_field(row, where) for row in table.get("field", [])),
            filled=tuple(table["filled"]),
            sentences=tuple(table["sentences"]),
            fits=table.get("fits", ""),
            effect=table.get("effect", ""),
            encloses=tuple(table.get("encloses", ())),
        )
    except (tomllib.TOMLDecodeError, TypeError) as wrong:
        raise CtrecordsError(f"{where} cannot be read: {wrong}.", remedy=f"Correct {where}.") from wrong
    except KeyError as missing:
        raise CtrecordsError(
            f"{where} has no “{missing.args[0]}”.", remedy=f"Add “{missing.args[0]}” to {where}."
        ) from missing
    _refuse_odd(read, where)
    return read


def _refuse_odd(read: Kind, where: str) -> None:
    if read.scope not in SCOPES:
        raise CtrecordsError(
            f"{where}: the scope “{read.scope}” is none.", remedy=f"Use one of these: {', '.join(SCOPES)}."
        )
    if bool(read.fits) != (read.scope == "thread"):
        raise CtrecordsError(
            f"{where}: “fits” belongs to a letter of the scope thread, and to each of them.",
            remedy=f"Name a rule of law/fitting.py in {where}, or take “fits” out.",
        )
    if read.effect and read.effect not in set(EffectKind):
        raise CtrecordsError(
            f"{where}: the effect “{read.effect}” is none.",
            remedy=f"Use one of these: {', '.join(EffectKind)}.",
        )
    odd = [one for one in read.encloses if one not in ENCLOSURES]
    if odd:
        raise CtrecordsError(
            f"{where}: “{odd[0]}” is nothing a letter encloses.",
            remedy=f"Use some of these: {', '.join(ENCLOSURES)}.",
        )


def _field(row: dict[str, Any], where: str) -> Field:
    row["choices"] = tuple(row.get("choices", ()))
    field = Field(**row)
    if field.kind not in FIELD_KINDS:
        raise CtrecordsError(
            f"{where}: the field “{field.name}” is of the unknown kind “{field.kind}”.",
            remedy=f"Use one of these: {', '.join(FIELD_KINDS)}.",
        )
    return field
