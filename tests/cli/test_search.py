"""`search`: the contract's shapes, exact totals, and what is not covered, from the command line."""

from pathlib import Path

from tests.talk import Talk


def test_search(starter: Talk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("zebras and lions")
    (tmp_path / "noise.bin").write_bytes(b"\0\1\2\3" * 40)
    starter.do("file", str(tmp_path / "a.txt"), str(tmp_path / "noise.bin"))
    got = starter.do("search", "zebras", "lions")
    assert (got["total"], got["not_searchable"], got["refused"]) == (1, 0, 1)
    (hit,) = got["hits"]
    assert (hit["kind"], hit["document"], hit["page"], hit["request"]) == ("page", "a.txt", 1, None)
    assert (hit["ref"], hit["snippet"]) == ("D-1", "[zebras] and [lions]")
    assert got["coverage"]["files"] >= 2
    said = starter.ask("search", "zerbas").out
    assert said.splitlines() == [
        "0 found. Not searchable: 1 file that cannot be read.",
        "Did you mean: zebras",
    ]


def test_one_kind_and_slips(starter: Talk, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("zebras")
    starter.do("file", str(tmp_path / "a.txt"))
    assert starter.do("search", "zebras", "--kind", "note")["total"] == 0
    answer = starter.ask("search", '"zebras')
    assert answer.code == 0
    assert "quotation mark" in answer.err
    assert starter.ask("search", "zebras", "--kind", "picture").code == 2


def test_searches_are_saved_asked_again_renamed_and_removed(starter: Talk) -> None:
    assert starter.ask("searches").out == "No search is saved.\n"
    starter.do("note", "R-1", "Zebras were seen.")
    made = starter.do("searches", "--save", "Striped", "zebras kind:note")
    assert made == [{"name": "Striped", "words": "zebras kind:note"}]
    (hit,) = starter.do("search", "--saved", "striped")["hits"]
    assert (hit["kind"], hit["document"], bool(hit["title"])) == ("note", None, True)
    assert starter.do("search", "--saved", "striped", "request:R-2")["hits"] == []
    assert starter.do("searches", "--rename", "Striped", "Zebras")[0]["name"] == "Zebras"
    assert starter.refused("search", "--saved", "Striped") == (
        "No search is saved as “Striped”.",
        "`ctrecords searches` lists those that are.",
    )
    assert starter.do("searches", "--remove", "zebras") == []
    starter.do("undo")
    starter.do("redo")
    assert starter.do("check")["ok"]
    assert starter.ask("search").code == 2
