"""The page about letters tells every letter and every field, as its letter.toml does."""

from pathlib import Path

import pytest

from ctrecords.law import library
from ctrecords.letters.letter import Field, Kind, kinds

PAGE = Path(__file__).parents[2] / "docs" / "letters.md"
START, END = "with --regold -->\n", "<!-- letters: end -->"


def _field(field: Field) -> str:
    need = ", needed" if field.required and not field.default and field.kind != "date" else ""
    choices = f": {', '.join(field.choices)}" if field.choices else ""
    return f"`{field.name}` {field.label}{choices}{need}"


def _row(kind: Kind) -> str:
    laws = ", ".join(library.load(law).meta.law_short for law in kind.laws)
    effect = kind.effect.replace("_", " ") or ("sent" if kind.scope == "request" else "a message")
    fields = " · ".join(_field(field) for field in kind.fields)
    return f"| `{kind.name}` {kind.label} | {kind.description} | {laws} | {effect} | {fields} |"


def table() -> str:
    head = "| letter | what it does | law | marked sent | fields |\n|---|---|---|---|---|"
    return "\n".join([head, *map(_row, kinds())]) + "\n"


def test_the_page_has_every_letter(request: pytest.FixtureRequest) -> None:
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(START)
    written, after = rest.split(END)
    if request.config.getoption("--regold"):
        PAGE.write_text(f"{before}{START}{table()}{END}{after}", encoding="utf-8")
        written = table()
    assert written == table()
