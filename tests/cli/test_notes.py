"""Notes and tags by the command line."""

from tests.talk import Talk


def test_note(starter: Talk) -> None:
    row = starter.do("note", "R-1", "The clerk is new.", "--kind", "told")
    assert {"ref", "kind", "private", "text"} <= set(row)
    assert (row["ref"], row["kind"], row["private"]) == ("R-1", "told", True)
    assert starter.do("note", "R-1", "--change", row["note"], "--shared")["private"] is False
    assert [one["text"] for one in starter.do("note", "R-1")] == ["The clerk is new."]
    assert [one["text"] for one in starter.do("show", "R-1")["notes"]] == ["The clerk is new."]
    what, remedy = starter.refused("note", "R-2", "--remove", row["note"])
    assert what == f"There is no note {row['note']} on it."
    assert remedy == "Its notes are: none."
    starter.do("note", "R-1", "--remove", row["note"])
    assert starter.ask("note", "R-1").out == "No notes.\n"
    starter.do("undo")
    assert starter.ask("note", "R-1").out == "R-1  note 1 (told, shared): The clerk is new.\n"


def test_note_on_a_case_and_an_agency(starter: Talk) -> None:
    assert starter.do("note", "Plate readers and ICE", "Ask the towns first.")["ref"] == "C-1"
    assert starter.do("note", "ct-fairfield-police", "Closed at noon.")["ref"] == "ct-fairfield-police"


def test_tag(starter: Talk) -> None:
    assert starter.do("tag", "R-1", "slow", "ICE") == {"ref": "R-1", "tags": ["ICE", "slow"]}
    assert starter.do("show", "R-1")["tags"] == ["ICE", "slow"]
    assert starter.do("tag") == [{"tag": "ICE", "count": 1}, {"tag": "slow", "count": 1}]
    assert starter.do("tag", "R-1", "slow", "--remove")["tags"] == ["ICE"]
    assert starter.ask("tag", "R-2").out == "R-2  no tags\n"
    assert starter.ask("tag", "R-1", "--remove").code == 2
