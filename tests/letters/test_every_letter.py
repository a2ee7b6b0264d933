"""Every letter for every situation it claims to fit: nothing left of the template, nothing odd in the words."""

import re
from collections.abc import Callable
from functools import cache

import pytest
from docx.oxml.parser import parse_xml

from ctrecords import resources
from ctrecords.law import library
from ctrecords.law.fitting import RULES, why_not
from ctrecords.law.standing import Standing
from ctrecords.letters.facts import missing
from ctrecords.letters.fields import merge_fields
from ctrecords.letters.letter import LETTERS, kind, kinds
from ctrecords.letters.preview import read
from ctrecords.letters.template import prepare
from ctrecords.letters.terms import Terms, read_terms
from tests.letters.letter_samples import POST, SENDER, parts_of, text_of
from tests.letters.situations import FEDERAL, TODAY, situations, typed_for, words, written

LATER = tuple(one.name for one in kinds("thread"))
SAME = ("word/styles.xml", "word/numbering.xml", "word/settings.xml", "word/footer1.xml", "word/footer2.xml")
GOLDEN = (
    ("follow-up", "silent"),
    ("follow-up", "in part"),
    ("follow-up", "federal silent"),
    ("promise-broken", "in part"),
    ("cite-exemption", "in part"),
    ("cite-redactions", "long"),
    ("fee-itemize", "in part"),
    ("fee-dispute", "in part"),
    ("fee-dispute", "federal in part"),
    ("fee-waiver", "in part"),
    ("agree-fee", "in part"),
    ("inspect-instead", "in part"),
    ("narrowing", "silent"),
    ("preservation", "silent"),
    ("foic-complaint", "in part"),
    ("foic-complaint", "long"),
    ("federal-appeal", "federal in part"),
    ("withdrawal", "silent"),
    ("thanks", "in part"),
)


@cache
def every() -> dict[str, Standing]:
    return situations()


def fitting(name: str) -> list[tuple[str, Standing]]:
    one = kind(name)
    return [
        (called, found)
        for called, found in every().items()
        if found.thread.agency.law in one.laws
        and not why_not(one.fits, found, library.load(found.thread.agency.law))
    ]


@pytest.mark.parametrize("name", LATER)
def test_it_fits_somewhere_in_each_of_its_laws(name: str) -> None:
    one = kind(name)
    assert one.fits in RULES
    assert {found.thread.agency.law for _, found in fitting(name)} == set(one.laws)


@pytest.mark.parametrize("name", LATER)
def test_it_is_whole_wherever_it_fits(name: str) -> None:
    for called, found in fitting(name):
        law = library.load(found.thread.agency.law)
        lacking = missing(kind(name), found, law, typed_for(name, found), requester=SENDER)
        assert not lacking or name == "foic-complaint", called
        parts = parts_of(written(name, found))
        for part, content in parts.items():
            assert not re.search(rb"\{[{%#]|[%#}]\}", content), (called, part)
            if part.endswith(".xml"):
                assert parse_xml(content) is not None


@pytest.mark.parametrize("name", LATER)
def test_its_words_are_clean_wherever_it_fits(name: str) -> None:
    for called, found in fitting(name):
        text = text_of(written(name, found))
        for line in text.splitlines():
            assert line == line.strip(), (called, line)
            assert not re.search(r" {2}|[a-z]\.[A-Z]|\.\.|,\.|\( |\bNone\b|\bTrue\b", line), (called, line)
        assert not re.search(r"records (?:are|be|were) due|produce\w* within four|overdue", text), called
        assert "!" not in text
        assert "November 23, 2026" in text
        assert "R-7" in text or name in {"foic-complaint", "federal-appeal"}


@pytest.mark.parametrize(("name", "called"), GOLDEN)
def test_the_words_of_the_letter(golden: Callable[[str, str], None], name: str, called: str) -> None:
    assert called in dict(fitting(name))
    golden(f"letters/{name}-{called.replace(' ', '-')}.txt", text_of(written(name, every()[called])))


@pytest.mark.parametrize("name", LETTERS)
def test_letterhead_styles_footers_and_closing_are_those_of_the_first_letter(name: str) -> None:
    first, other = (
        parts_of(resources.read_bytes(f"letters/{one}/template.docx")) for one in ("initial-request", name)
    )
    for part in SAME:
        assert other[part] == first[part], part
    bodies = [each["word/document.xml"].decode() for each in (first, other)]
    heads = [body[: body.index("<w:t>{%p for line in", body.index("{{ dated }}"))] for body in bodies]
    assert heads[0] == heads[1]
    # Where exhibits follow instead of an enclosure, the signature need not stand on their page.
    bodies = [body.replace('<w:keepNext w:val="0"/>', "") for body in bodies]
    closings = [re.findall(r'<w:p><w:pPr><w:pStyle w:val="Signature"/>.*?</w:p>', body) for body in bodies]
    assert closings[0] == closings[1]
    assert len(closings[0]) == 1
    ends = [body[body.index("<w:sectPr") :] for body in bodies]
    assert ends[0] == ends[1]


@pytest.mark.parametrize("name", LETTERS)
def test_every_word_a_template_uses_is_filled_and_named_once(name: str) -> None:
    one = kind(name)
    used = prepare(one, resources.read_bytes(f"letters/{name}/template.docx")).names
    assert used <= one.merge_names
    if one.scope == "thread":
        called, found = fitting(name)[0]
        assert used <= words(name, found).keys(), called


def test_a_follow_up_by_its_checklist() -> None:
    text = text_of(written("follow-up", every()["silent"]))
    for said in (
        "November 10, 2026",
        "your reference 26-114; my reference R-7",
        "November 17, 2026",
        "treated as denied",
        "until December 17, 2026",
        "in writing",
        "talk it over or narrow it",
        "Enclosure: my request",
        "not producing the records",
    ):
        assert said in text, said


def test_a_complaint_by_the_elements_of_the_regulation() -> None:
    typed = {
        "official": "Chief of Police, 860-555-0199",
        "penalty": "yes",
        "expedite": "A vote on the contract is set for January 4, 2027",
        "circumstances": "Logs are deleted after 21 days",
        "relief": "train the records staff.",
        "facts": "The desk said twice that it would answer",
    }
    text = text_of(written("foic-complaint", every()["in part"], typed))
    for said in (
        "Connecticut Freedom of Information Commission\n165 Capitol Avenue",
        "860-555-0100",
        "Cedar Police Department\n900 Main Avenue",
        "Official responsible: Chief of Police, 860-555-0199",
        "October 23, 2026\tDenial of item 4.",
        "October 26, 2026\tDenial of item 6 by silence, § 1-206(a).",
        "November 23, 2026\tThis complaint.",
        "§ 1-210: the agency denied item 4 and named no exemption.",
        "62.5¢ a page",
        "civil penalty on the official responsible for the denial (Chief of Police, 860-555-0199)",
        "train the records staff;",
        "expedited hearing, for these reasons: A vote on the contract is set for January 4, 2027.",
        "Logs are deleted after 21 days.",
        "ombudsman",
        "A\tOctober 20, 2026: Request sent by e-mail",
        "Exhibit B",
    ):
        assert said in text, said
    assert "[missing" not in text


def test_a_complaint_breaks_where_it_is_full() -> None:
    """More than one sentence goes with the signature; exhibits go where there is room."""
    blocks = read(written("foic-complaint", every()["in part"])).blocks
    at = next(n for n, block in enumerate(blocks) if block.style == "Signature")
    assert blocks[at - 1].text == "What is stated here is true to the best of my knowledge and belief."
    assert [block.keep_next for block in blocks[at - 2 : at + 1]] == [True, True, False]


def test_a_complaint_shows_what_is_missing() -> None:
    found = every()["silent"]
    text = text_of(written("foic-complaint", found))
    law = library.load("us-ct")
    lacking = missing(kind("foic-complaint"), found, law, {}, requester=SENDER)
    assert lacking == (
        "the name and title of the official responsible",
        "a copy of Exhibit A",
        "a copy of Exhibit B",
    )
    for label in lacking:
        assert f"[missing: {label}]" in text
    assert "penalty" not in text
    assert "no expedited hearing" in text


def test_a_federal_appeal_by_its_checklist() -> None:
    typed = {
        "determination": "2026-10-19",
        "search": "The field office was not searched",
        "waiver": "it tells much",
    }
    text = text_of(written("federal-appeal", every()["federal in part"], typed))
    for said in (
        "Freedom of Information Act appeal: request 2026-PFO-00114",
        "dated October 19, 2026",
        "Appeals Office\n1 Sample Plaza",
        "The field office was not searched.",
        "exemption claimed 5 U.S.C. § 552(b)(7)(E)",
        "reasonably foresees",
        "fee waiver",
        "Office of Government Information Services",
    ):
        assert said in text, said


@pytest.mark.parametrize(
    ("called", "typed"),
    [
        ("plain", {}),
        (
            "whole",
            {
                "systems": "the Office of Acquisition Management",
                "fee_category": "news_media",
                "category_facts": "My articles on this subject appear in a newspaper.",
                "waiver": "release shows the public how a federal office uses local cameras",
                "publish": "I will publish it in an article.",
                "expedite": "towns vote on these contracts in January 2027",
                "preserve": "yes",
            },
        ),
        ("paper-no-limit", {"format": "paper", "fee_cap": "none", "preserve": "no"}),
    ],
)
def test_the_words_of_a_federal_request(
    golden: Callable[[str, str], None], called: str, typed: dict[str, str]
) -> None:
    one, law = kind("federal-request"), library.load("us")
    fields = merge_fields(
        one,
        requester=SENDER,
        agency=FEDERAL,
        contacts=(POST,),
        sentences=law.letters,
        meta={"law_name": law.meta.law_name, "citation": law.meta.citation},
        items=["Contracts for plate-reader data.", "Privacy analyses of it."],
        terms=read_terms([one], typed, Terms(dated=TODAY)),
    )
    ready = prepare(one, resources.read_bytes("letters/federal-request/template.docx"))
    assert ready.names <= fields.keys()
    text = text_of(ready.render(fields))
    assert all(line == line.strip() and "  " not in line for line in text.splitlines())
    golden(f"letters/federal-request-{called}.txt", text)


def test_the_agencies_who_did_answer_are_counted() -> None:
    others = [every()["in part"], every()["in part"], every()["silent"], every()["waiting"]]
    text = text_of(written("follow-up", every()["silent"], others=others))
    assert "Of the 5 agencies I asked for the same records, 2 have provided items 1 to 3." in text


def test_odd_words_survive() -> None:
    odd = "A & B <Dept> {{ items }} {% endif %} שירות 🚓"
    for name, called in GOLDEN:
        one = kind(name)
        if one.field("note"):
            assert f"\n{odd}.\n" in text_of(written(name, every()[called], {"note": odd}))
