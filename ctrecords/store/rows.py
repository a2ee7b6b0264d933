"""Turns a fact into a table row and back: one table for each class, one column for each field.

Read from the annotations once, so a new field needs no second list here. It must not know how rows are
written, journaled or asked for.
"""

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Protocol, TypeVar, Union, get_args, get_origin, get_type_hints

from ctrecords.errors import CtrecordsError
from ctrecords.model.directory import Agency, Claim, Closure, Contact, Requester
from ctrecords.model.event import Blob, Document, Effect, Event, LawUsed, Meta, Moved
from ctrecords.model.note import Note, Tag, Tagging
from ctrecords.model.record import Citation, Forgotten, Message, SavedSearch, Withholding
from ctrecords.model.request import (
    Campaign,
    Case,
    Item,
    Letter,
    Override,
    Reminder,
    Request,
    Template,
    Tracking,
    Wording,
)
from ctrecords.store.driver import Cell


class Fact(Protocol):
    """Any class of the model that is kept as a row."""

    @property
    def id(self) -> int:
        """The row's number."""
        ...


T = TypeVar("T", bound=Fact)
V = TypeVar("V")

# In an order where each table only refers to tables above it.
TABLES: dict[type, str] = {
    Meta: "meta",
    LawUsed: "law_used",
    Blob: "blob",
    Template: "template",
    Requester: "requester",
    Agency: "agency",
    Contact: "contact",
    Closure: "closure",
    Claim: "claim",
    Case: "cases",
    Campaign: "campaign",
    Request: "request",
    Item: "item",
    Override: "override",
    Reminder: "reminder",
    Tracking: "tracking",
    Letter: "letter",
    Event: "event",
    Effect: "effect",
    Moved: "moved",
    Wording: "wording",
    Document: "document",
    Message: "message",
    Citation: "citation",
    Withholding: "withholding",
    SavedSearch: "saved_search",
    Forgotten: "forgotten",
    Note: "note",
    Tag: "tag",
    Tagging: "tagging",
}
KINDS: dict[str, type] = {table: kind for kind, table in TABLES.items()}

_LETTERS: dict[str, str] = {"cases": "C", "request": "R", "document": "D", "event": "E"}


def name_of(table: str, number: int) -> str:
    """Name a row as the researcher knows it, for example ``R-7`` or ``contact 12``."""
    letter = _LETTERS.get(table)
    return f"{letter}-{number}" if letter else f"{table.replace('_', ' ')} {number}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One field of a class: how it is written to a cell and read from one."""

    name: str
    write: Callable[[Any], Cell]
    read: Callable[[Any], Any]
    read_all: Callable[[Sequence[Any]], Iterable[Any]]
    place: Callable[[Any, Any], None]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A class with its table, columns and the SQL that follows from them."""

    kind: type
    table: str
    columns: tuple[Column, ...]
    names: tuple[str, ...]
    listed: str
    insert: str
    select: str
    delete: str


@cache
def shape(kind: type) -> Shape:
    """Give the table and columns of a class of the model.

    Raises:
        ValueError: the class has no table.
    """
    table = TABLES.get(kind)
    if table is None:
        raise ValueError(f"{kind.__name__} is not kept in the store")
    hints = get_type_hints(kind)
    columns = tuple(_column(kind, field.name, hints[field.name]) for field in fields(kind))
    names = tuple(column.name for column in columns)
    listed = ", ".join(quoted(name) for name in names)
    marks = ", ".join("?" for _ in names)
    # Table and column names come from the classes above, never from a person.
    return Shape(
        kind=kind,
        table=table,
        columns=columns,
        names=names,
        listed=listed,
        insert=f"INSERT INTO {table} ({listed}) VALUES ({marks})",  # noqa: S608 - see above
        select=f"SELECT {listed} FROM {table}",  # noqa: S608 - see above
        delete=f"DELETE FROM {table} WHERE id = ?",  # noqa: S608 - see above
    )


def quoted(name: str) -> str:
    """Quote a column name, since some (``on``, ``case``) are words of SQL."""
    return f'"{name}"'


def encode(row: Fact) -> tuple[Cell, ...]:
    """Write a fact as the cells of its row, in column order.

    Raises:
        CtrecordsError: a text holds half characters that no file can store.
    """
    return tuple(column.write(getattr(row, column.name)) for column in shape(type(row)).columns)


def encode_one(kind: type, name: str, value: object) -> Cell:
    """Write one field's value as a cell.

    Raises:
        ValueError: the class has no such field.
    """
    for column in shape(kind).columns:
        if column.name == name:
            return column.write(value)
    raise ValueError(f"{kind.__name__} has no field {name}")


def decode(kind: type[T], cells: Sequence[Any]) -> T:
    """Read a fact back from the cells of its row, in column order.

    Raises:
        CtrecordsError: a cell holds something its field cannot hold.
    """
    plan = shape(kind)
    values: dict[str, Any] = {}
    for column, cell in zip(plan.columns, cells, strict=True):
        try:
            values[column.name] = column.read(cell)
        except (ValueError, TypeError) as error:
            raise CtrecordsError(
                f"{name_of(plan.table, int(cells[0]))} holds “{cell}” as its {column.name}, which cannot be.",
                remedy="Run ctrecords check to see what was changed, then restore the newest backup.",
            ) from error
    return kind(**values)


def decode_all(kind: type[T], rows: Sequence[Sequence[Any]]) -> list[T]:
    """Read many facts at once, a column at a time: five times as fast as one by one.

    Raises:
        CtrecordsError: a cell holds something its field cannot hold; the row is named.
    """
    made = [kind.__new__(kind) for _ in rows]
    try:
        for column, cells in zip(shape(kind).columns, zip(*rows, strict=True), strict=False):
            # A frozen row is filled through its slots; no class of the model does anything else when made.
            deque(map(column.place, made, column.read_all(cells)), maxlen=0)
    except (ValueError, TypeError, KeyError):
        return [decode(kind, cells) for cells in rows]
    return made


def together(kind: type[V], columns: Mapping[str, Sequence[object]]) -> list[V]:
    """Make many values of a class of the model at once, a field at a time, each field with its values in order."""
    made = [kind.__new__(kind) for _ in next(iter(columns.values()))]
    for name, values in columns.items():
        place: Callable[[V, object], None] = vars(kind)[name].__set__  # as in `decode_all`
        deque(map(place, made, values), maxlen=0)
    return made


def _column(kind: type, name: str, hint: Any) -> Column:
    # A number's type | None is a typing.Union, a plain one a UnionType.
    optional = get_origin(hint) in {Union, UnionType} and NoneType in get_args(hint)
    if optional:
        hint = next(part for part in get_args(hint) if part is not NoneType)
    hint = getattr(hint, "__supertype__", hint)
    codec = _CODECS[hint] if hint in _CODECS else _enum_codec(hint)
    return Column(
        name=name,
        write=_maybe(codec.write) if optional else codec.write,
        read=_maybe(codec.read) if optional else _required(codec.read),
        read_all=_all_optional(codec) if optional else _all_required(codec),
        place=vars(kind)[name].__set__,
        optional=optional,
    )


def _maybe(convert: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else convert(value)


def _required(read: Callable[[Any], Any]) -> Callable[[Any], Any]:
    def checked(value: Any) -> Any:
        if value is None:
            raise ValueError("nothing where something is needed")
        return read(value)

    return checked


def _all_optional(codec: "_Codec") -> Callable[[Sequence[Any]], Iterable[Any]]:
    quick = codec.quick
    if quick is None:
        return lambda cells: cells
    return lambda cells: [None if cell is None else quick(cell) for cell in cells]


def _all_required(codec: "_Codec") -> Callable[[Sequence[Any]], Iterable[Any]]:
    quick = codec.quick

    def read(cells: Sequence[Any]) -> Iterable[Any]:
        if None in cells:
            raise ValueError("nothing where something is needed")
        return cells if quick is None else map(quick, cells)

    return read


def _text(value: str) -> str:
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError as error:
            raise CtrecordsError(
                "A text holds half characters that cannot be stored.",
                remedy="Type the text again instead of pasting it, or paste it as plain text.",
            ) from error
    return value


def _moment(value: datetime) -> str:
    if value.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    # Always with microseconds, so that text order is time order.
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def _flag(value: int) -> bool:
    if value not in (0, 1):
        raise ValueError("a flag is 0 or 1")
    return bool(value)


def _whole(value: int) -> int:
    return int(value)


def _same(value: str) -> str:
    return value


def _day(value: date) -> str:
    if isinstance(value, datetime):
        raise TypeError("a legal day has no time of day")
    return value.isoformat()


@dataclass(frozen=True, slots=True)
class _Codec:
    """How a kind of value is written and read; ``quick`` reads a good cell, None where cells stay as they are."""

    write: Callable[[Any], Cell]
    read: Callable[[Any], Any]
    quick: Callable[[Any], Any] | None


def _enum_codec(hint: Any) -> _Codec:
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return _Codec(lambda value: hint(value).value, hint, {one.value: one for one in hint}.__getitem__)
    raise ValueError(f"no column can hold {hint}")


_CODECS: dict[Any, _Codec] = {
    bool: _Codec(int, _flag, {0: False, 1: True}.__getitem__),
    int: _Codec(_whole, _whole, None),
    str: _Codec(_text, _same, None),
    date: _Codec(_day, date.fromisoformat, date.fromisoformat),
    datetime: _Codec(_moment, datetime.fromisoformat, datetime.fromisoformat),
}
