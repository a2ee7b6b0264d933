"""The words of the directory, one by one."""

from datetime import date

import pytest

from ctrecords.actions.answering import Answering, First, Profile
from ctrecords.actions.directory import Listed
from ctrecords.gui.screens import agencies_words as words
from ctrecords.gui.tokens import ChipKind
from ctrecords.model.days import Days
from ctrecords.model.directory import Agency, Claim, Closure, Contact
from ctrecords.model.ids import AgencyId

DAYS = Days(today=date(2026, 11, 23))
TOWN = Agency(
    slug="a",
    name="Alder Police Department",
    kind="municipal_police",
    law="us-ct",
    agency_class="municipal",
    town="Alder",
    county="Alder",
    source="One; Two",
)


def _contact(as_of: str = "2009", checked: date | None = None, *, wrong: bool = False) -> Contact:
    return Contact(
        agency=AgencyId(1),
        purpose="requests",
        kind="address",
        value="1",
        source="One; Two",
        as_of=as_of,
        verified_on=checked,
        wrong=wrong,
    )


def _listed(*contacts: Contact, agency: Agency = TOWN, closures: tuple[Closure, ...] = ()) -> Listed:
    return Listed(agency=agency, contacts=contacts, requests=0, closures=closures)


def _profile(listed: Listed, *, lawful: bool = True, optional: tuple[str, ...] = ()) -> Profile:
    return Profile(listed=listed, days=DAYS, answering=Answering(), lawful=lawful, optional=optional)


@pytest.mark.parametrize(
    ("contact", "kind", "text"),
    [
        (None, ChipKind.NEUTRAL, "not known"),
        (_contact(), ChipKind.WAIT, "2009 · verify"),
        (_contact("undated"), ChipKind.WAIT, "no date · verify"),
        (_contact("2024-03-06"), ChipKind.NEUTRAL, "2024"),
        (_contact(checked=date(2026, 11, 23)), ChipKind.GOOD, "Checked today"),
        (_contact(checked=date(2026, 11, 22)), ChipKind.GOOD, "Checked yesterday"),
        (_contact(checked=date(2026, 11, 10)), ChipKind.GOOD, "Checked 13 days ago"),
        (_contact(checked=date(2026, 10, 19)), ChipKind.GOOD, "Checked 5 weeks ago"),
        (_contact(checked=date(2026, 9, 9)), ChipKind.NEUTRAL, "Checked 10 weeks ago"),
        (_contact(checked=date(2026, 5, 1)), ChipKind.NEUTRAL, "Checked 6 months ago"),
        (_contact(checked=date(2025, 5, 1)), ChipKind.NEUTRAL, "Checked 2025"),
        (_contact(checked=date(2020, 5, 1)), ChipKind.WAIT, "Checked 2020 · verify"),
        (_contact(wrong=True), ChipKind.ENDED, "Marked wrong"),
    ],
)
def test_ages_in_the_table(contact: Contact | None, kind: ChipKind, text: str) -> None:
    look = words.age_look(contact, DAYS, bare=True)
    assert (look.kind, look.text) == (kind, text)


def test_ages_on_a_card_give_the_day() -> None:
    assert words.age_look(_contact(checked=date(2026, 11, 2)), DAYS).text == "Checked Nov 2"
    assert words.age_look(_contact(checked=date(2020, 11, 2)), DAYS).text == "Checked Nov 2, 2020 · verify"


@pytest.mark.parametrize(
    ("contact", "text"),
    [
        (_contact(), "As of 2009, old: verify before sending"),
        (_contact("2019-07"), "As of July 2019, old: verify before sending"),
        (_contact("undated"), "No date given, old: verify before sending"),
        (_contact("2024"), "As of 2024, check"),
        (_contact(checked=date(2026, 11, 2)), "As of 2009, checked Nov 2, recent"),
        (_contact(wrong=True), "As of 2009, marked wrong: not used for letters"),
    ],
)
def test_the_age_word(contact: Contact, text: str) -> None:
    assert words.dated(contact, DAYS) == text


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2019-03-13", "March 13, 2019"),
        ("2023-03", "March 2023"),
        ("2025", "2025"),
        ("undated", "no date given"),
        ("", "no date given"),
        ("undated (Patch, about 2012)", "undated (Patch, about 2012)"),
    ],
)
def test_the_date_of_a_source(text: str, said: str) -> None:
    assert words.as_of(text) == said


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("https://www.acluct.org/en/press-releases/x", "Source: acluct.org, 2025"),
        ("apnews.com/d9b2; trumbulltimes.com", "Source: apnews.com; trumbulltimes.com, 2025"),
        ("A town notice", "Source: A town notice, 2025"),
    ],
)
def test_the_source_of_a_claim(source: str, said: str) -> None:
    assert words.claim_source(Claim(agency=AgencyId(1), text="x", source=source, as_of="2025")) == said


def test_the_source_of_a_contact_says_whether_it_is_for_the_row() -> None:
    whole = _contact()
    assert words.sources(whole, _listed(whole)) == ("2 sources, for the whole row: One", "Two")
    own = Contact(agency=AgencyId(1), purpose="requests", kind="phone", value="1", source="A call")
    assert words.sources(own, _listed(own)) == ("Source: A call",)
    none = Contact(agency=AgencyId(1), purpose="requests", kind="phone", value="1")
    assert words.sources(none, _listed(none)) == ("Source: none given",)


def test_reach_and_what_is_missing() -> None:
    phone = Contact(agency=AgencyId(1), purpose="main line", kind="phone", value="1")
    assert words.reach(_listed(_contact(), phone)) == "Post"
    assert words.reach(_listed(phone)) == "Phone"
    assert not words.reach(_listed())
    assert words.missing(_listed(_contact(), phone)) == (
        "E-mail, web page: not known - ask the agency or the town clerk"
    )


def test_kinds_are_plain_words_and_an_unknown_one_is_written_out() -> None:
    assert words.where(_listed()) == "Town or city police, Alder, Alder County"
    assert words.kind("harbor_police") == "Harbor police"


def test_copies() -> None:
    assert words.copies(_profile(_listed(), lawful=False)) == words.NO_LAW
    assert words.copies(_profile(_listed())) == "No rate for copies is known for it; nothing is checked."


def test_how_they_answer() -> None:
    assert words.answers(Answering()) == [("Requests", "None yet")]
    found = Answering(
        requests=12,
        closed=10,
        first=(First(days=1), First(days=34, waiting=True)),
        given=7,
        items=12,
        asked=31250,
        exemptions=(("1-210(b)(3)", 3), ("1-210(b)(1)", 2)),
    )
    assert words.answers(found) == [
        ("Requests", "12, 10 closed"),
        ("First answer", "1 day, then waiting, 34 days so far"),
        ("Items given", "7 of 12"),
        ("Fees asked, paid", "$312.50, $0.00"),
        ("Exemptions", "§ 1-210(b)(3), 3 times; § 1-210(b)(1), twice"),
    ]


def test_days_they_close() -> None:
    both = ("Lincoln Day", "Good Friday")
    closures = (
        Closure(agency=AgencyId(1), open_on="Lincoln Day", source="call"),
        Closure(agency=AgencyId(1), on=date(2026, 12, 24), source="notice"),
        Closure(agency=AgencyId(1), on=date(2026, 11, 27)),
    )
    assert words.closing(_profile(_listed(closures=closures), optional=both)) == [
        ("Legal holidays", "All, except Lincoln Day (Good Friday not known)"),
        ("Works on", "Lincoln Day, call"),
        ("Own closures", "Fri, Nov 27; Thu, Dec 24, notice"),
    ]
    assert words.closing(_profile(_listed(), lawful=False))[0] == ("Legal holidays", "Not known")
    assert words.closing(_profile(_listed()))[0] == ("Legal holidays", "All")


@pytest.mark.parametrize(
    ("counts", "text"),
    [
        ((200, 176, 19), "200 agencies. 176 contacts are older than 5 years, 19 have no date"),
        ((1, 1, 0), "1 agency. 1 contact is older than 5 years"),
        ((2, 0, 1), "2 agencies. 1 contact has no date"),
        ((0, 0, 0), "0 agencies."),
    ],
)
def test_the_second_line(counts: tuple[int, int, int], text: str) -> None:
    assert words.summary(*counts) == text
