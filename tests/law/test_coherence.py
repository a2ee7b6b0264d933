import pytest

from ctrecords.errors import CtrecordsError
from ctrecords.law import library
from ctrecords.law.statute import parse

CT, US = library.text("us-ct"), library.text("us")

HOLES: list[tuple[str, str, str, str]] = [
    (CT, 'source = "cgs-1-206"', 'source = "cgs-9-999"', "“cgs-9-999” is not known here. Known: cgs-1-206"),
    (CT, 'municipal = "municipal"\n', "", "“municipal” has no calendar"),
    (CT, 'municipal = "municipal"\n', 'municipal = "lunar"\n', "“lunar” is not known here. Known: weekends"),
    (CT, 'forum = "legal"\n', 'forum = "legal"\ncounty = "legal"\n', "“county” is not known here"),
    (CT, 'optional_for = ["municipal"]', 'optional_for = ["county"]', "“county” is not known here"),
    (CT, 'id = "cgs-1-210"', 'id = "cgs-1-206"', "“cgs-1-206” stands here twice"),
    (CT, 'id = "personnel_response"', 'id = "response"', "“response” is law twice on the same day"),
    (
        CT,
        'name = "Lincoln Day"',
        'name = "New Year\'s Day"',
        "“New Year's Day” stands here twice in one year",
    ),
    (CT, 'forum = "foic"', 'forum = "foc"', "“foc” is not known here. Known: foic"),
    (CT, 'applies_if = "personnel_file"', 'applies_if = "personal"', "“personal” is not known here"),
    (CT, 'latest_calendar = "legal"', 'latest_calendar = "moon"', "“moon” is not known here"),
    (CT, 'earliest_trigger = "request_sent"', 'earliest_trigger = "sent"', "“sent” is not known here"),
    (CT, 'starts = ["court_appeal", "reco', 'starts = ["court", "reco', "“court” is not known here"),
    (CT, 'agency_class = "any"', 'agency_class = "all"', "“all” is not known here"),
    (CT, 'agency_class = "municipal"\nmax', 'agency_class = "state"\nmax', "has two rates for “state”"),
    (CT, 'deadline = "appeal"', 'deadline = "appeals"', "“appeals” is not known here"),
    (CT, "earliest(response) + appeal,", "earliest(response) + apeal,", "“apeal” is not known here"),
    (CT, "earliest(response) + appeal,", "earliest(response) + court_appeal,", "does not follow when"),
    (
        CT,
        'trigger = "denied"',
        'trigger = "denyed"',
        "what follows when it runs out, “denied”, starts no time limit",
    ),
    (US, 'replaces = "appeal"', 'replaces = "apeal"', "“apeal” is not known here"),
    (
        US,
        'replaces = "appeal"',
        'replaces = "response"',
        "it replaces “response”, which is started by another",
    ),
    (US, 'applies_if = "agency_class:dhs"', 'applies_if = "agency_class:cia"', "is not known here"),
    (US, 'adds_to = ["response"', 'adds_to = ["reply"', "“reply” is not known here"),
    (US, 'applies_to = "response"', 'applies_to = "reply"', "“reply” is not known here"),
    (US, 'extensions = ["unusual"]', 'extensions = ["usual"]', "“usual” is not known here"),
    (US, 'emits = "request_received"', 'emits = "request_found"', "“request_found”, starts no time limit"),
    (
        US,
        'trigger = "exhausted"',
        'trigger = "exhausted"\non_expiry = "constructive_exhaustion"',
        "the chain runs in a circle: exhausted → exhausted",
    ),
    (
        US,
        'trigger = "exhausted"',
        'trigger = "exhausted"\nemits = "request_received"',
        "the chain runs in a circle: request_received → exhausted → request_received",
    ),
]


@pytest.mark.parametrize(("text", "good", "bad", "said"), HOLES, ids=[said[:40] for *_, said in HOLES])
def test_a_hole_a_double_or_a_circle_is_refused(text: str, good: str, bad: str, said: str) -> None:
    assert good in text
    with pytest.raises(CtrecordsError) as error:
        parse(text.replace(good, bad, 1), name="hole.toml")
    assert said in error.value.what
    assert "hole.toml, line " in error.value.what
    assert error.value.remedy.startswith("Correct that line of the law file")


def test_an_amendment_is_a_dated_entry_beside_the_old_one() -> None:
    response = CT[CT.index('[[deadline]]\nid = "response"') : CT.index('[[deadline]]\nid = "personnel')]
    old = response.replace("amount = 4", "amount = 5\nuntil = 2019-12-31", 1)
    new = response.replace("amount = 4", "amount = 4\nfrom = 2020-01-01", 1)
    statute = parse(CT.replace(response, old + new), name="amended.toml")
    assert [rule.amount for rule in statute.deadlines if rule.id == "response"] == [5, 4]
    with pytest.raises(CtrecordsError) as error:
        parse(CT.replace(response, old + new.replace("2020-01-01", "2019-06-30")), name="amended.toml")
    assert "“response” is law twice on the same day" in error.value.what


def test_an_entry_that_ends_before_it_begins_is_refused() -> None:
    text = CT.replace("amount = 4\n", "amount = 4\nfrom = 2020-01-01\nuntil = 2019-01-01\n", 1)
    with pytest.raises(CtrecordsError) as error:
        parse(text, name="amended.toml")
    assert "the entry ends before it begins" in error.value.what
