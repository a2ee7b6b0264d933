"""Money by the command line: the ledger in the contract's shape, sums, decisions; narrowing."""

from pathlib import Path

import pytest

from tests.talk import Talk

FEE = {"request", "agency", "kind", "date", "amount", "pages", "per_page", "cap", "over", "citation"}


@pytest.fixture
def asked(starter: Talk, tmp_path: Path) -> Talk:
    """A request of two items, sent on November 10, 2026."""
    starter.on = "2026-11-23"
    starter.do("case", "new", "Body cameras")
    words = ("--agency", "ct-norwalk-police", "--item", "The policy.", "Invoices.", "--out", tmp_path / "out")
    starter.do("request", "new", "--case", "Body cameras", *words)
    starter.do("sent", "R-9", "--date", "2026-11-10", "--by", "mail")
    return starter


def test_fees_in_the_contract_s_shape(asked: Talk) -> None:
    words = ("log", "R-9", "fee_estimated", "--date", "2026-11-17", "--amount", "312.50", "--pages", "500")
    asked.do(*words)
    [row] = asked.do("fees", "Body cameras")
    assert set(row) >= FEE
    assert (row["request"], row["agency"], row["kind"]) == ("R-9", "ct-norwalk-police", "fee_estimated")
    assert (row["amount"], row["pages"], row["per_page"], row["cap"]) == ("312.50", 500, "0.625", "0.50")
    assert (row["over"], row["citation"]) == (True, "§ 1-212(a)")
    assert asked.do("fees", "C-1") == []
    assert asked.ask("fees", "C-1").out == "No agency has asked for money.\n"


def test_what_was_paid_leaves_the_rest(asked: Talk) -> None:
    for kind, amount in (("fee_estimated", "312.50"), ("fee_paid", "$200")):
        asked.do("log", "R-9", kind, "--date", "2026-11-17", "--amount", amount)
    rows = asked.do("fees")
    assert [row["implied_pages"] for row in rows] == [625, None] or rows[0]["implied_pages"] == 625
    sums = asked.do("fees", "--totals")
    assert [(row["of"], row["name"], row["asked"], row["paid"], row["left"]) for row in sums] == [
        ("case", "Body cameras", "312.50", "200.00", "112.50"),
        ("agency", "Norwalk Police Department", "312.50", "200.00", "112.50"),
    ]
    said = asked.ask("fees").out
    assert "Estimate, that is 625 pages at 50¢" in said
    assert "$112.50 left" in said


def test_a_refused_waiver_by_its_option(asked: Talk) -> None:
    asked.do("log", "R-9", "fee_estimated", "--date", "2026-11-17", "--amount", "20")
    asked.do("log", "R-9", "waiver_asked", "--date", "2026-11-18")
    made = asked.do("log", "R-9", "waiver_decided", "--date", "2026-11-20", "--granted", "no")
    assert made["standing"]["fee"] != "waived"
    assert [row["granted"] for row in asked.do("fees")] == [None, None, False]
    assert asked.do("show", "R-9")["events"][-1]["effects"][0]["granted"] is False


@pytest.mark.parametrize(
    ("amount", "what"),
    [
        ("0", "A sum of $0.00 is no fee."),
        ("-5", "$-5 is not an amount an agency could ask."),
        ("€20", "“€20” is not in US dollars."),
        ("20 GBP", "“20 GBP” is not in US dollars."),
        ("C$20", "“C$20” is not in US dollars."),
        ("312,50", "“312,50” is not an amount in dollars."),
    ],
)
def test_sums_that_are_none(asked: Talk, amount: str, what: str) -> None:
    words = ("log", "R-9", "fee_estimated", "--date", "2026-11-17", f"--amount={amount}")
    assert asked.refused(*words)[0] == what
    assert asked.do("fees") == []


def test_no_pages_and_a_million(asked: Talk) -> None:
    words = ("log", "R-9", "fee_estimated", "--date", "2026-11-17", "--amount")
    assert asked.refused(*words, "5", "--pages", "0")[0] == "Pages must be one or more."
    asked.do(*words, "$1,000,000")
    assert asked.do("fees")[0]["amount"] == "1000000.00"


def test_narrow(asked: Talk) -> None:
    words = ("narrow", "R-9", "--date", "2026-11-18", "--item")
    made = asked.do(*words, "2=Invoices of 2026.", "--note", "By e-mail")
    assert [item["text"] for item in made["items"]] == ["The policy.", "Invoices of 2026."]
    item = asked.do("show", "R-9")["items"][1]
    assert item["wordings"] == [
        {"text": "Invoices.", "since": None},
        {"text": "Invoices of 2026.", "since": "2026-11-18"},
    ]
    assert asked.ask(*words, "2").code == 2
    assert asked.ask(*words, "2=A", "2=B").code == 2
    asked.do("narrow", "R-9", "--date", "2026-11-19", "--drop", "2")
    assert asked.do("show", "R-9")["items"][1]["outcome"] == "withdrawn"


def test_part_of_an_item(asked: Talk) -> None:
    words = ("log", "R-9", "message", "--date", "2026-11-18", "--item", "1=awaiting", "--pages", "120")
    asked.do(*words, "--promised", "2026-12-01")
    item = asked.do("show", "R-9")["items"][0]
    assert item["outcome"] == "awaiting"
    assert item["parts"] == [{"date": "2026-11-18", "pages": 120, "rest": "2026-12-01"}]
