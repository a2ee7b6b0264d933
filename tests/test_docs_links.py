"""Every link in the Markdown of the project leads somewhere: the file is there, and the heading in it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_project import ROOT, tree

PAGES = [path for path in tree() if path.suffix == ".md"]
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```$", flags=re.MULTILINE | re.DOTALL)


def prose(text: str) -> str:
    """The text without its blocks of code, where a bracket is no link."""
    return re.sub(r"`[^`\n]*`", "", FENCED.sub("", text))


def anchors(text: str) -> set[str]:
    """The headings as a page's own addresses: small letters, hyphens for spaces, no other signs."""
    titles = re.findall(r"^#+ (.+)$", FENCED.sub("", text), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def broken(page: Path) -> Iterator[str]:
    for target in LINK.findall(prose(page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.is_relative_to(ROOT) or not file.exists():
            yield f"{target}: no such file"
        elif anchor and anchor not in anchors(file.read_text(encoding="utf-8")):
            yield f"{target}: no such heading"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(page: Path) -> None:
    assert list(broken(page)) == []


def test_every_page_of_the_docs_is_linked_from_the_readme() -> None:
    linked = set(LINK.findall(prose((ROOT / "README.md").read_text(encoding="utf-8"))))
    pages = {f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")}
    assert pages - linked <= {"docs/plan.md"}


def test_a_broken_link_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.test_docs_links.ROOT", tmp_path)
    (tmp_path / "there.md").write_text("# A day, counted: 4\n```\n# no heading\n```\n", encoding="utf-8")
    page = tmp_path / "page.md"
    page.write_text(
        "[a](there.md#a-day-counted-4) [b](gone.md) [c](there.md#no-heading) [d](https://example.org)"
        " [e](../outside.md) `[f](code.md)`\n```\n[g](code.md)\n```\n",
        encoding="utf-8",
    )
    assert [line.partition(":")[0] for line in broken(page)] == [
        "gone.md",
        "there.md#no-heading",
        "../outside.md",
    ]
