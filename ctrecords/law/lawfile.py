"""Read a law file's TOML key by key and refuse, with file, table and line, what is not understood.

This file exists so that a mistake in a law file is a sentence with a line number, never a wrong date.
It must not know what any table means.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import cast

from ctrecords.errors import CtrecordsError

_MOST_BREAKS = 50
_DAY = re.compile(r"=\s*\d{4}-\d{2}-\d{2}\s*(?=#|$)")
_AT = re.compile(r"\(at line (\d+), column \d+\)")
_DIGITS, _BRACKETS = re.compile(r"[\d_]{99,}"), re.compile(r"[\[{]+")
_MOST_SHOWN = 80
_REMEDY = "Correct that line of the law file, or install ctrecords again to get the shipped file back."
_HEADER = re.compile(r"^\s*(\[\[?)\s*([\w.\-]+)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"^\s*([\w\-]+)\s*=")


class LawFileError(CtrecordsError):
    """One thing in a law file that is not understood, with its line where that is known."""

    def __init__(self, what: str, *, line: int | None) -> None:
        """Say what, and where."""
        super().__init__(what, remedy=_REMEDY)
        self.line = line


class LawText:
    """A law file's text, and where in it each table and key stands.

    Usually the first thing not understood ends the reading. With *every* it goes on as well as it can, and
    what it met is in ``found``; what was read is then good for nothing but finding more.
    """

    def __init__(self, text: str, *, name: str, every: bool = False) -> None:
        """Parse the TOML; *name* is how errors call the file.

        Raises:
            LawFileError: The text is not TOML.
        """
        self.name = name
        self.found: list[LawFileError] | None = [] if every else None
        self.dropped = False
        self.data: Mapping[str, object] = self._parsed(text)
        self._lines: dict[tuple[str, int, str], int] = {}
        self._index(text)

    def refuse(self, error: LawFileError) -> None:
        """End the reading, or note the error and go on.

        Raises:
            LawFileError: The reading ends here.
        """
        if self.found is None:
            raise error
        self.found.append(error)

    def _parsed(self, text: str) -> Mapping[str, object]:
        lines = text.splitlines()
        for _ in range(_MOST_BREAKS):
            try:
                return tomllib.loads("\n".join(lines), parse_float=Decimal)
            except tomllib.TOMLDecodeError as error:
                at = _AT.search(str(error))
                line, what = min(int(at[1]), len(lines)) if at and lines else None, str(error)
            except (RecursionError, ValueError, ArithmeticError) as error:
                # The parser does not say where; it stopped at its own limits.
                deep = isinstance(error, RecursionError)
                line = _fullest(lines, _BRACKETS if deep else _DIGITS)
                what = f"{'It is nested too deep' if deep else 'A number is too long'} (at line {line})"
            self.refuse(LawFileError(f"The law file {self.name} cannot be read: {what}.", line=line))
            if line is None or not lines[line - 1].strip():
                break
            # What can be is replaced, so that its key is not told as missing, too.
            mended = _DIGITS.sub("1", _DAY.sub("= 2000-01-01", lines[line - 1]))
            lines[line - 1] = mended if mended != lines[line - 1] else ""
        return {}

    def _index(self, text: str) -> None:
        counts: dict[str, int] = {}
        path, index = "", 0
        for number, line in enumerate(text.splitlines(), start=1):
            header = _HEADER.match(line)
            if header is not None:
                path = header[2]
                if header[1] == "[[":
                    counts[path] = counts.get(path, -1) + 1
                    index = counts[path]
                else:
                    index = max(counts.get(path.rpartition(".")[0], 0), 0)
                self._lines.setdefault((path, index, ""), number)
            elif (key := _KEY.match(line)) is not None:
                self._lines.setdefault((path, index, key[1]), number)

    def line(self, path: str, index: int, key: str = "") -> int | None:
        """The line of a key, or of its table when the key is not there; None if not found."""
        return self._lines.get((path, index, key)) or self._lines.get((path, index, ""))

    def root(self) -> "Table":
        """The whole file as one table."""
        return Table(self, "", self.data)

    def table(self, path: str, index: int) -> "Table":
        """The nth table of a path such as ``fees.rate``, to name it in an error; empty if it is not there."""
        found: object = self.data
        for step in path.split("."):
            if isinstance(found, list):
                entries = cast("list[object]", found)
                found = entries[index] if index < len(entries) else None
            found = cast("dict[str, object]", found).get(step) if isinstance(found, dict) else None
        if isinstance(found, list):
            entries = cast("list[object]", found)
            found = entries[index] if index < len(entries) else None
        data = cast("dict[str, object]", found) if isinstance(found, dict) else {}
        return Table(self, path, data, index)


def _fullest(lines: list[str], marks: re.Pattern[str]) -> int:
    """The line with the most of these marks."""
    counts = [sum(len(found) for found in marks.findall(line)) for line in lines]
    return counts.index(max(counts)) + 1 if counts else 1


def _shown(value: object) -> str:
    """A value as it may stand in a sentence, cut where it is long."""
    try:
        said = repr(value)
    except (ValueError, RecursionError):  # a number with more digits than are ever written out
        return "what stands there"
    return said if len(said) <= _MOST_SHOWN else f"{said[:_MOST_SHOWN]}…"


class Table:
    """One table of a law file, taken key by key; ``end`` refuses what nobody asked for."""

    def __init__(self, law: LawText, path: str, data: Mapping[str, object], index: int = 0) -> None:
        self._law = law
        self._path = path
        self._data = data
        self._index = index
        self._taken: set[str] = set()

    def fail(self, key: str, what: str) -> LawFileError:
        """The error to raise about a key of this table."""
        line = self._law.line(self._path, self._index, key)
        place = "" if line is None else f", line {line}"
        called = self._data.get("id") or self._data.get("name") or self._data.get("code")
        title = f" “{called}”" if isinstance(called, str) else ""
        table = f", table {self._path}{title}" if self._path else ""
        return LawFileError(f"The law file {self._law.name}{place}{table}: {what}", line=line)

    def refuse(self, error: LawFileError) -> None:
        """End the reading with an error of this table, or note it and go on.

        Raises:
            LawFileError: The reading ends here.
        """
        self._law.refuse(error)

    def drop(self, error: LawFileError) -> None:
        """End the reading because an entry could not be read at all, or note that it is left out.

        Raises:
            LawFileError: The reading ends here.
        """
        self._law.refuse(error)
        self._law.dropped = True

    def _take(self, key: str) -> object | None:
        self._taken.add(key)
        return self._data.get(key)

    def _missing(self, key: str) -> None:
        self.refuse(self.fail(key, f"“{key}” is missing."))

    def _wrong(self, key: str, wanted: str) -> None:
        self.refuse(self.fail(key, f"“{key}” must be {wanted}, not {_shown(self._data.get(key))}."))

    def has(self, key: str) -> bool:
        """Whether the key stands in the table."""
        return key in self._data

    def text(self, key: str, default: str | None = None) -> str:
        """A text; required when no default is given.

        Raises:
            LawFileError: It is missing, empty though required, or not a text.
        """
        value = self._take(key)
        if value is None:
            if default is None:
                self._missing(key)
            return default or ""
        if not isinstance(value, str):
            self._wrong(key, "a text in quotes")
            return ""
        if default is None and not value.strip():
            self.refuse(self.fail(key, f"“{key}” is empty."))
        return value

    def choice(self, key: str, allowed: Iterable[str], default: str | None = None) -> str:
        """A text that is one of a few known words.

        Raises:
            LawFileError: It is another word.
        """
        value = self.text(key, default)
        known = [str(word) for word in allowed]
        if value not in known and value != default:
            if value or default is not None:  # else it was told as missing or empty
                what = f"“{key}” is “{value}”, which is not known. Known: {', '.join(known)}."
                self.refuse(self.fail(key, what))
            return known[0]
        return value

    def maybe_integer(self, key: str, *, least: int = 0, most: int = 10_000) -> int | None:
        """A whole number between two limits, or None when it is not there.

        Raises:
            LawFileError: It is not a whole number, or outside the limits.
        """
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            self._wrong(key, f"a whole number from {least} to {most}")
            return least
        return value

    def integer(self, key: str, default: int | None = None, *, least: int = 0, most: int = 10_000) -> int:
        """A whole number; required when no default is given.

        Raises:
            LawFileError: It is missing, not a whole number, or outside the limits.
        """
        value = self.maybe_integer(key, least=least, most=most)
        if value is None:
            if default is None:
                self._missing(key)
            return least if default is None else default
        return value

    def signed(self, key: str) -> int:
        """A whole number that may be below zero.

        Raises:
            LawFileError: It is missing or not a whole number.
        """
        value = self._take(key)
        if value is None:
            self._missing(key)
            return 0
        if not isinstance(value, int) or isinstance(value, bool):
            self._wrong(key, "a whole number")
            return 0
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false.

        Raises:
            LawFileError: It is neither.
        """
        value = self._take(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self._wrong(key, "true or false")
            return default
        return value

    def day(self, key: str) -> date | None:
        """A date, or None when it is not there.

        Raises:
            LawFileError: It is not a plain date.
        """
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            self._wrong(key, "a date such as 2026-11-23, without quotes")
            return None
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty when it is not there.

        Raises:
            LawFileError: It is not a list of texts.
        """
        value = self._take(key)
        if value is None:
            return ()
        found = cast("list[object]", value) if isinstance(value, list) else [None]
        if not all(isinstance(entry, str) for entry in found):
            self._wrong(key, "a list of texts")
            return ()
        return tuple(str(entry) for entry in found)

    def integers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers, empty when it is not there.

        Raises:
            LawFileError: It is not a list of whole numbers from 0.
        """
        value = self._take(key)
        if value is None:
            return ()
        found = cast("list[object]", value) if isinstance(value, list) else [None]
        numbers = [entry for entry in found if isinstance(entry, int) and not isinstance(entry, bool)]
        if len(numbers) != len(found) or any(number < 0 for number in numbers):
            self._wrong(key, "a list of whole numbers")
            return ()
        return tuple(numbers)

    def cents(self, key: str) -> Decimal | None:
        """An amount of dollars in the file, as cents; None when it is not there.

        Raises:
            LawFileError: It is not an amount, or below zero.
        """
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal) or not Decimal(value).is_finite():
            self._wrong(key, "an amount in dollars such as 0.25")
            return None
        if value < 0:
            self._wrong(key, "an amount that is not below zero")
        return Decimal(value) * 100

    def table(self, key: str) -> "Table | None":
        """A table inside this one, or None when it is not there.

        Raises:
            LawFileError: It is not a table.
        """
        value = self._take(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self._wrong(key, "a table")
            return None
        return Table(self._law, self._below(key), cast("dict[str, object]", value), self._index)

    def tables(self, key: str) -> "tuple[Table, ...]":
        """The tables of a list, empty when it is not there.

        Raises:
            LawFileError: It is not a list of tables.
        """
        value = self._take(key)
        if value is None:
            return ()
        found = cast("list[object]", value) if isinstance(value, list) else [None]
        if not all(isinstance(entry, dict) for entry in found):
            self._wrong(key, f"written as [[{self._below(key)}]]")
            return ()
        below = self._below(key)
        return tuple(
            Table(self._law, below, cast("dict[str, object]", entry), index)
            for index, entry in enumerate(found)
        )

    def names(self) -> tuple[str, ...]:
        """The names of everything in this table."""
        return tuple(self._data)

    def _below(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def end(self) -> None:
        """Say that everything known was taken.

        Raises:
            LawFileError: Something is left that nobody understands.
        """
        for key, value in self._data.items():
            if key in self._taken:
                continue
            if isinstance(value, dict | list) and self._law.line(self._below(key), 0) is not None:
                self.refuse(Table(self._law, self._below(key), {}).fail("", "this table is not known."))
                continue
            what = f"“{key}” is not known here; a misspelled word would change the law."
            self.refuse(self.fail(key, what))
