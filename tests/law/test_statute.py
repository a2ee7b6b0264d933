import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctrecords.errors import CtrecordsError, UnknownNameError
from ctrecords.law import library
from ctrecords.law.entries import Confidence, Unit
from ctrecords.law.statute import Statute, parse

REMEDY = "Correct that line of the law file, or install ctrecords again to get the shipped file back."
TEXT = library.text("us-ct")


def refusal(text: str) -> str:
    with pytest.raises(CtrecordsError) as error:
        parse(text, name="broken.toml")
    assert error.value.remedy == REMEDY
    assert error.value.what.startswith("The law file broken.toml")
    return error.value.what


def line_of(what: str) -> str:
    """The text of the line an error names, in the file it was made from."""
    found = re.search(r"line (\d+)", what)
    assert found is not None
    return found[1]


def test_the_file_comes_out_as_typed_entries(connecticut: Statute) -> None:
    assert connecticut.meta.law_short == "CT FOIA"
    assert connecticut.meta.agency_classes == ("state", "municipal", "other")
    assert connecticut.calendar_for("municipal").id == "municipal"
    response = connecticut.deadline("response")
    assert (response.amount, response.unit, response.warn_days_before) == (4, Unit.BUSINESS_DAY, (1,))
    assert response.bounds is not None
    assert response.bounds.earliest_calendar == "weekends"
    assert connecticut.windows[0].appeal == "appeal"
    assert len(connecticut.exemptions) == 30
    assert "§ 1-206(a)" in connecticut.letters["deadline_sentence"]
    assert connecticut.presets[0].retention_days == 21
    assert connecticut.forum("foic") is not None
    assert connecticut.forum("nowhere") is None
    assert connecticut.stages[5].starts == ("court_appeal", "reconsideration")


def test_money_is_exact_cents(connecticut: Statute, federal: Statute) -> None:
    assert connecticut.fees.rates[0].max_cents == Decimal(25)
    assert connecticut.fees.default_cap_cents == Decimal(2500)
    assert connecticut.fees.prepayment is not None
    assert connecticut.fees.prepayment.threshold_cents == Decimal(1000)
    assert connecticut.penalty is not None
    assert connecticut.penalty.max_cents == Decimal(500_000)
    assert federal.fees.categories[3].free_pages == 100
    assert "no search fees" in federal.fees.late_penalty.casefold()


def test_the_federal_file_has_its_extension_and_pauses(federal: Statute) -> None:
    assert federal.extensions[0].adds_to == ("response", "appeal_decision")
    assert [toll.max_uses for toll in federal.tolls] == [1, 0]
    assert federal.offices[0].agency_class == "dhs"


def test_what_is_not_noted_is_said_to_be_so(connecticut: Statute) -> None:
    mail = connecticut.receipt("mail")
    assert mail is not None
    assert mail.confidence is Confidence.MEMORY
    assert connecticut.cite("", mail.source) == "source not noted"
    undated = connecticut.source("cgs-1-217")
    dated = connecticut.source("cgs-1-4")
    assert undated is not None
    assert dated is not None
    assert (undated.age, dated.age) == ("undated", "2023-12-31")
    assert not Confidence.SECONDARY.firm
    assert Confidence.DECISION.firm


@pytest.mark.parametrize(
    ("law", "name", "printed"),
    [
        ("us-ct", "response", "§ 1-206(a)"),
        ("us-ct", "personnel_response", "§ 1-206(a)"),
        ("us-ct", "appeal", "§ 1-206(b)(1)"),
        ("us-ct", "employee_objection", "§ 1-214(c)"),
        ("us-ct", "court_appeal", "§ 4-183(c)"),
        ("us-ct", "reconsideration", "§ 4-181a (source not verified)"),
        ("us-ct", "forum_decision", "Source not verified"),
        ("us", "response", "5 U.S.C. § 552(a)(6)(A)(i)"),
        ("us", "appeal_dhs", "6 C.F.R. § 5.8(a)"),
        ("us", "expedited", "RCFP FOIA Wiki, Expedited processing"),
        ("us", "clarification_reply_dhs", "Source not verified"),
    ],
)
def test_every_time_limit_has_a_printable_citation(law: str, name: str, printed: str) -> None:
    assert library.load(law).citation_of(name) == printed


def test_no_time_limit_is_without_a_citation() -> None:
    for law in library.ids():
        statute = library.load(law)
        assert all(statute.citation_of(rule) for rule in statute.deadlines)


def test_the_triggers_are_those_the_file_names(connecticut: Statute, federal: Statute) -> None:
    assert {"request_received", "request_sent", "denied", "final_decision_mailed"} <= set(
        connecticut.triggers()
    )
    assert {"adverse_determination_dated", "fee_question_asked", "exhausted"} <= set(federal.triggers())


def test_unknown_names_list_the_known_ones(connecticut: Statute) -> None:
    with pytest.raises(UnknownNameError) as limit:
        connecticut.deadline("respond")
    assert limit.value.what == "“respond” is no time limit of us-ct."
    assert limit.value.remedy.startswith("Use one of these: response, personnel_response,")
    with pytest.raises(UnknownNameError) as who:
        connecticut.calendar_for("county")
    assert who.value.what == "“county” is no class of agency of us-ct."
    assert who.value.remedy == "Use one of these: state, municipal, other."


DEADLINE = 'id = "response"\nkind = "agency_response"'
BROKEN: list[tuple[str, str, str]] = [
    ("schema = 1", "schema = 2", "it is written in another schema than 1"),
    ("schema = 1", "", "“schema” is missing"),
    ("amount = 4\n", "amount = four\n", "cannot be read: Invalid value (at line"),
    ("amount = 4\n", 'amount = "4"\n', "“amount” must be a whole number from 1 to 1000, not '4'"),
    ("amount = 4\n", "amount = true\n", "“amount” must be a whole number from 1 to 1000, not True"),
    ("amount = 4\n", "amount = -4\n", "“amount” must be a whole number from 1 to 1000, not -4"),
    ("amount = 4\n", "", "table deadline “response”: “amount” is missing"),
    ('unit = "business_day"', 'unit = "fortnight"', "“unit” is “fortnight”, which is not known"),
    ('unit = "business_day"', "unit = 4", "“unit” must be a text in quotes, not 4"),
    ('roll = "none"', 'roll = "previous"', "Known: none, next_business_day."),
    ('on_expiry = "deemed_denied"', 'on_expiry = "oops"', "“on_expiry” is “oops”, which is not known"),
    ("exclude_trigger_day = true", "exclude_triger_day = true", "“exclude_triger_day” is not known here"),
    ("exclude_trigger_day = true", 'exclude_trigger_day = "yes"', "must be true or false, not 'yes'"),
    ("warn_days_before = [1]", 'warn_days_before = ["1"]', "must be a list of whole numbers"),
    ("warn_days_before = [1]", "warn_days_before = 1", "must be a list of whole numbers"),
    (f"[[deadline]]\n{DEADLINE}", f"[deadline]\n{DEADLINE}", "cannot be read"),
    ("month = 1\nday = 1\n", "month = 13\nday = 1\n", "“month” must be a whole number from 1 to 12, not 13"),
    ("month = 2\nday = 12\n", "month = 2\nday = 29\n", "month 2 has no day 29 in every year"),
    ("nth = 3 ", "nth = 5 ", "“nth” must be a whole number from 1 to 4, not 5"),
    ("offset_days = -2", "offset_days = -200", "“offset_days” must be from -70 to 70"),
    ("offset_days = -2", "offset_days = 2.5", "“offset_days” must be a whole number"),
    ("offset_days = -2", "", "“offset_days” is missing"),
    ("from_year = 2023", "from_year = 2023\nto_year = 2020", "the holiday ends before it begins"),
    ('weekend = ["sat", "sun"]', 'weekend = ["sat", "soon"]', "“weekend” must name some of mon"),
    ('weekend = ["sat", "sun"]', 'weekend = "sat"', "“weekend” must be a list of texts"),
    ('weekend = ["sat", "sun"]', "weekend = [6, 7]", "“weekend” must be a list of texts"),
    ("as_of = 2026-11-23", 'as_of = "soon"', "“as_of” must be a date such as 2026-11-23, without quotes"),
    ("as_of = 2026-11-23", "as_of = 2026-11-23T10:00:00", "“as_of” must be a date such as"),
    ("as_of = 2026-11-23", "as_of = 2026-02-30", "cannot be read"),
    ("as_of = 2026-11-23", "", "“as_of” is missing"),
    ('"state", "municipal", "other"]', "]", "must list each class of agency once"),
    ("max = 0.25", 'max = "0.25"', "“max” must be an amount in dollars such as 0.25"),
    ("max = 0.25", "max = -0.25", "“max” must be an amount that is not below zero"),
    ("max = 0.25", "max = nan", "“max” must be an amount in dollars"),
    ("max = 0.25\n", "", "a rate needs either “max” or “basis”"),
    ('opens = "after latest(response)"', 'opens = "when it feels right"', "a window opens “after latest(A)”"),
    ("civil_min = 20.00", "civil_min = 6000", "the smaller first"),
    ("threshold = 10.00", "", "“threshold” is missing"),
    ('law_short = "CT FOIA"', 'law_short = " "', "“law_short” is empty"),
    ("[fees.prepayment]", "[fees.prepaiment]", "table fees.prepaiment: this table is not known"),
    ("[vexatious]", "[[vexatious]]", "“vexatious” must be a table"),
    ("[[opens]]", "[[opened]]", "this table is not known"),
    ("# [[closure]]", "[[closure]]\nname = 'storm'\n#", "“date” is missing"),
]


@pytest.mark.parametrize(("good", "bad", "said"), BROKEN, ids=[said[:40] for _, _, said in BROKEN])
def test_a_broken_law_file_is_refused_by_file_table_and_line(good: str, bad: str, said: str) -> None:
    assert good in TEXT
    assert said in refusal(TEXT.replace(good, bad, 1))


def test_the_line_named_is_the_line_of_the_mistake() -> None:
    text = TEXT.replace("amount = 4\n", "amount = 0\n", 1)
    assert text.splitlines()[int(line_of(refusal(text))) - 1] == "amount = 0"
    text = TEXT.replace('earliest_calendar = "weekends"', 'earliest_calendar = "lunar"', 1)
    assert text.splitlines()[int(line_of(refusal(text))) - 1] == 'earliest_calendar = "lunar"'
    text = TEXT.replace("max = 0.50", "max = -1", 1)
    assert text.splitlines()[int(line_of(refusal(text))) - 1] == "max = -1"


def test_a_missing_table_is_named() -> None:
    start = TEXT.index("[calendar_defaults]")
    text = TEXT[:start] + TEXT[TEXT.index("[[holiday]]") :]
    assert "the table [calendar_defaults] is missing" in refusal(text)


def test_no_text_at_all_is_no_law() -> None:
    assert "“schema” is missing" in refusal("")
    assert "cannot be read" in refusal("\x00")


def test_a_closure_of_the_law_closes_its_calendars() -> None:
    text = TEXT.replace(
        "# [[closure]]", "[[closure]]\ndate = 2026-01-26\nname = 'storm'\ncalendars = ['legal']\n#", 1
    )
    assert parse(text, name="storm.toml").closures[0].on == date(2026, 1, 26)


LINES = TEXT.splitlines()


def _drop(number: int) -> str:
    return "\n".join(LINES[:number] + LINES[number + 1 :])


def _twice(number: int) -> str:
    return "\n".join(LINES[: number + 1] + LINES[number:])


def _shout(number: int) -> str:
    return "\n".join([*LINES[:number], LINES[number].upper(), *LINES[number + 1 :]])


def _number(number: int) -> str:
    key = LINES[number].partition("=")[0]
    return "\n".join([*LINES[:number], f"{key}= 7", *LINES[number + 1 :]])


@given(st.integers(0, len(LINES) - 1), st.sampled_from([_drop, _twice, _shout, _number]))
def test_a_damaged_line_is_read_or_refused_but_never_crashes(
    number: int, damage: Callable[[int], str]
) -> None:
    refused: CtrecordsError | None = None
    try:
        parse(damage(number), name="damaged.toml")
    except CtrecordsError as error:
        refused = error
    if refused is not None:
        assert refused.what.startswith("The law file damaged.toml")
        assert refused.remedy == REMEDY
