"""The laws that ship with ctrecords, by id, and any other text of a law, each read once.

A casebook keeps the text of the law it uses; this file hands out the shipped one, and reads a kept one.
It must not know what a law says.
"""

import hashlib
from functools import lru_cache

from ctrecords import resources
from ctrecords.errors import CtrecordsError, UnknownNameError
from ctrecords.law.statute import Statute, parse

_FOLDER = "laws"
_ENDING = ".toml"


@lru_cache(maxsize=1)
def ids() -> tuple[str, ...]:
    """The ids of all laws that ship with ctrecords, sorted."""
    names = (name for name in resources.names(_FOLDER) if name.endswith(_ENDING))
    return tuple(sorted(name.removesuffix(_ENDING) for name in names))


def text(law: str) -> str:
    """The text of a law file.

    Raises:
        UnknownNameError: No such law ships with ctrecords.
    """
    if law not in ids():
        raise UnknownNameError("law", law, ids(), where="ctrecords")
    return resources.read_text(f"{_FOLDER}/{law}{_ENDING}")


@lru_cache(maxsize=16)
def load(law: str) -> Statute:
    """The law of that id, read and checked once.

    Raises:
        UnknownNameError: No such law ships with ctrecords.
        CtrecordsError: Its file is damaged.
    """
    name = f"{law}{_ENDING}"
    statute = parse(text(law), name=name)
    if statute.meta.id != law:
        raise CtrecordsError(
            f"The law file {name} calls itself “{statute.meta.id}”.",
            remedy="Give the file the name of its id, or install ctrecords again.",
        )
    return statute


def digest(text: str) -> str:
    """The SHA-256 of a law file's text, by which a casebook knows it."""
    return hashlib.sha256(text.encode()).hexdigest()


@lru_cache(maxsize=16)
def shipped(law: str) -> str:
    """The SHA-256 of the text that ships.

    Raises:
        UnknownNameError: No such law ships with ctrecords.
    """
    return digest(text(law))


@lru_cache(maxsize=16)
def read(law: str, text: str) -> Statute:
    """A law from its text, read and checked once; the shipped text gives the shipped law itself.

    Raises:
        CtrecordsError: The text is damaged, or is that of another law.
    """
    if law in ids() and shipped(law) == digest(text):
        return load(law)
    statute = parse(text, name=f"{law}{_ENDING}")
    if statute.meta.id != law:
        raise CtrecordsError(
            f"The law file kept as “{law}” calls itself “{statute.meta.id}”.",
            remedy=f"Use another file: ctrecords laws use FILE, with “{law}” as its id.",
        )
    return statute
