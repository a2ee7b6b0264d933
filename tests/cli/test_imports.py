"""Importing by command line: what scripts may count on."""

from pathlib import Path

from ctrecords.cli.commands.import_ import folded
from tests.talk import Talk

ROWS = "Agency,Date sent,Subject,Status\nNorwalk Police Department,2026-11-02,Policy,Pending\nMoon Police,3/4/26,A,\n"


def _file(folder: Path, text: str = ROWS) -> Path:
    path = folder / "mine.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_dry_run_writes_nothing_and_the_import_is_one_undo(starter: Talk, tmp_path: Path) -> None:
    path = _file(tmp_path)
    before = starter.do("case", "list")
    said = starter.do("import", path, "--case", "C-1", "--dry-run")
    assert {
        "adds",
        "matches",
        "problems",
        "notices",
        "columns",
        "statuses",
        "unknown",
        "alike",
    } <= said.keys()
    assert [(one["row"], one["agency"], one["sent"]) for one in said["adds"]] == [
        (2, "ct-norwalk-police", "2026-11-02")
    ]
    assert said["problems"] == [
        {"row": 3, "what": "“3/4/26” could be March 4, 2026 or April 3, 2026"},
        {"row": 3, "what": "“Moon Police” is not in the directory."},
    ]
    assert starter.do("case", "list") == before
    what, remedy = starter.refused("import", path, "--case", "C-1")
    assert what == "Row 3: “3/4/26” could be March 4, 2026 or April 3, 2026."
    assert remedy == "Say for the whole file which comes first: --dates us or --dates day-first."
    done = starter.do("import", path, "--case", "C-1", "--dates", "us", "--add-agencies", "us-ct/municipal")
    assert [one["agency"] for one in done["adds"]] == ["ct-norwalk-police", "moon-police"]
    again = starter.do("import", path, "--case", "C-1", "--dry-run", "--dates", "us")
    assert again["adds"] == []
    assert [one["row"] for one in again["matches"]] == [2, 3]
    starter.do("undo")
    assert starter.do("case", "list") == before
    assert starter.do("check")["ok"]


def test_plain_lines_say_what_came_of_each_row(starter: Talk, tmp_path: Path) -> None:
    said = starter.ask("import", _file(tmp_path), "--case", "C-1", "--dates", "us")
    assert said.code == 0
    assert said.out.splitlines()[-1] == "1 request added, 0 already here, 1 row left out"
    assert "row 3: left out: “Moon Police” is not in the directory." in said.out


def test_options_that_do_not_fit(starter: Talk, tmp_path: Path) -> None:
    path = _file(tmp_path)
    what, remedy = starter.refused("import", path, "--case", "C-1", "--map", "Agency")
    assert (what, remedy) == ("“Agency” after --map has no “=”.", "Write it as --map “THIS=THAT”.")
    what, remedy = starter.refused("import", path, "--case", "C-1", "--add-agencies", "us-ct")
    assert what == "“no class” is no class of agencies under us-ct."
    assert remedy == "Use one of: state, municipal, other."
    what, remedy = starter.refused("import", tmp_path / "none.csv", "--case", "C-1")
    assert what == "“none.csv” could not be read: No such file or directory."
    assert remedy


def test_agencies_go_out_and_come_in(starter: Talk, tmp_path: Path) -> None:
    out = starter.do("agencies", "export", tmp_path / "all.xlsx")
    assert out == {"path": str(tmp_path / "all.xlsx"), "agencies": 200}
    back = starter.do("agencies", "import", tmp_path / "all.xlsx", "--dry-run")
    assert (len(back["matches"]), back["adds"], back["changes"], back["problems"]) == (200, [], [], [])
    path = _file(tmp_path, 'Agency Name,Post\nOne,"1 Main Street, Elm, CT"\n')
    words = ("agencies", "import", path, "--map", "Agency Name=name", "Post=address", "--law", "us-ct")
    made = starter.do(*words, "--class", "municipal")
    assert made["adds"] == [{"row": 2, "slug": "one", "name": "One", "contacts": 1}]
    assert starter.do("agencies", "show", "one")[0]["contacts"][0]["value"] == "1 Main Street, Elm, CT"


def test_agencies_by_hand(starter: Talk, tmp_path: Path) -> None:
    words = ("agencies", "add", "Elm Board of Education", "--law", "us-ct", "--class", "municipal")
    made = starter.do(*words, "--source", "town web site")
    assert (made[0]["slug"], made[0]["agency_class"]) == ("elm-board-of-education", "municipal")
    what, remedy = starter.refused("agencies", "add", "Norwalk PD", "--source", "x")
    assert what.startswith("“Norwalk PD” looks like Norwalk Police Department")
    assert remedy == "Open that one, or say that this is another agency."
    slug = "ct-norwalk-police"
    value = starter.do("agencies", "show", slug)[0]["contacts"][0]["value"]
    told = starter.do("agencies", "bounced", slug, value, "--date", "2026-11-03")
    assert told[0]["contacts"][0]["bounced_on"] == "2026-11-03"
    what, remedy = starter.refused("agencies", "bounced", slug, "nowhere")
    assert what == "Norwalk Police Department has no contact “nowhere”."
    assert remedy == f"See what it has with: ctrecords agencies show {slug}"


def test_an_agency_is_corrected_and_gets_a_contact(starter: Talk) -> None:
    made = starter.do("agencies", "edit", "ct-norwalk-police", "--town", "South Norwalk")
    assert (made[0]["town"], made[0]["name"]) == ("South Norwalk", "Norwalk Police Department")
    words = ("agencies", "contact", "ct-norwalk-police", "email", "law@norwalk.example", "--source", "call")
    told = starter.do(*words, "--purpose", "legal")[0]["contacts"][-1]
    assert (told["purpose"], told["value"], told["age"]) == ("legal", "law@norwalk.example", "recent")
    starter.do("undo")
    starter.do("undo")
    assert starter.do("agencies", "show", "ct-norwalk-police")[0]["town"] == "Norwalk"


def test_closed_days_from_a_file(starter: Talk, tmp_path: Path) -> None:
    path = _file(tmp_path, "Closed days\n2026-12-24\nDec 31, 2026\n24/12/2027\n")
    slug = "ct-norwalk-police"
    days = starter.do("agencies", "closures", slug, path, "--source", "town notice")
    assert days == ["2026-12-24", "2026-12-31", "2027-12-24"]
    again = starter.do("agencies", "closures", slug, path, "--source", "town notice")
    assert again == []
    unsure = _file(tmp_path, "3/4/26\n")
    what, remedy = starter.refused("agencies", "closures", slug, unsure, "--source", "notice")
    assert what == "Row 1: “3/4/26” could be March 4, 2026 or April 3, 2026."
    assert remedy == "Say for the whole file whether the month or the day comes first."


def test_what_is_said_of_many_rows_is_said_once() -> None:
    said = [{"row": row, "what": "Taken as mail."} for row in range(2, 50_002)]
    other = {"row": 9, "what": "No day."}
    assert folded([*said, other], "left out: ") == [
        "rows 2, 3, 4, 5, 6 and 49,995 more: left out: Taken as mail.",
        "row 9: left out: No day.",
    ]
    assert folded(said[:2]) == ["rows 2, 3: Taken as mail."]
