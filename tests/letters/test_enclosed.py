"""What a letter says it encloses and which files of the request those are."""

import re
from dataclasses import replace
from typing import Any

import pytest

from ctrecords import resources
from ctrecords.errors import CtrecordsError
from ctrecords.letters.complaint import exhibits
from ctrecords.letters.enclosed import enclosed
from ctrecords.letters.letter import LETTERS, kind, read_kind
from ctrecords.model.kinds import Channel, EffectKind
from tests.law.threads import effect, entry
from tests.letters.letter_samples import parts_of
from tests.letters.situations import FEDERAL, SENT, TODAY, situations, stand, thread, words

SAID = {
    "request": "my request of {{ sent_on }}",
    "determination": "the determination of {{ determined_on }}",
    "exhibits": "{%p for line in exhibits %}",
}
REPLY = entry(TODAY.replace(day=12))
DENIAL = entry(TODAY.replace(day=18), effect(EffectKind.DENIED, item=1), channel=Channel.MAIL)


def filled(name: str, found: Any) -> dict[str, Any]:
    return dict(words(name, found))


@pytest.mark.parametrize("name", LETTERS)
def test_a_template_says_what_its_letter_toml_says(name: str) -> None:
    text = parts_of(resources.read_bytes(f"letters/{name}/template.docx"))["word/document.xml"].decode()
    encloses = [
        one for one, said in SAID.items() if re.search(rf"(?:Enclosures?: [^<]*)?{re.escape(said)}", text)
    ]
    named = re.findall(r"Enclosures?: ([^<]*)<", text)
    if named:
        assert [one for one in SAID if SAID[one] in named[0]] == sorted(kind(name).encloses, reverse=True)
    else:
        assert set(kind(name).encloses) == set(encloses) & {"exhibits"}


def test_a_follow_up_encloses_the_request_as_it_went() -> None:
    found = stand(thread(SENT, REPLY, copies=True))
    [paper] = enclosed(kind("follow-up"), found, filled("follow-up", found))
    assert paper.what == "my request of November 10, 2026"
    assert paper.documents == found.thread.entries[0].documents
    bare = stand(thread(SENT, REPLY))
    assert enclosed(kind("follow-up"), bare, filled("follow-up", bare))[0].documents == ()


def test_a_complaint_encloses_the_exhibits_it_lists_whatever_came_since() -> None:
    found = stand(thread(SENT, REPLY, DENIAL, copies=True))
    said = filled("foic-complaint", found)
    papers = enclosed(kind("foic-complaint"), found, said)
    assert [paper.what for paper in papers][:2] == [
        "Exhibit A (November 10, 2026: Request sent by e-mail)",
        "Exhibit B (November 12, 2026: E-mail with 1 file)",
    ]
    assert [paper.documents for paper in papers] == [one.documents for one in found.thread.entries]
    assert papers[2].prefix == "Exhibit C "
    bare = filled("foic-complaint", stand(thread(SENT, REPLY, DENIAL)))
    filed_since = enclosed(kind("foic-complaint"), found, bare)
    assert [paper.documents for paper in filed_since] == [paper.documents for paper in papers]
    more = stand(thread(SENT, REPLY, DENIAL, entry(TODAY), copies=True))
    assert len(exhibits(more)) == 4
    assert enclosed(kind("foic-complaint"), more, said) == papers
    earlier = stand(thread(SENT, entry(TODAY.replace(day=11)), REPLY, DENIAL, copies=True))
    moved = enclosed(kind("foic-complaint"), earlier, said)
    assert [bool(paper.documents) for paper in moved] == [True, False, False]


def test_an_appeal_encloses_the_determination_and_the_request() -> None:
    found = stand(thread(SENT, REPLY, DENIAL, agency=FEDERAL, copies=True))
    said = filled("federal-appeal", found)
    determination, request = enclosed(kind("federal-appeal"), found, said)
    assert determination.what == "the determination of November 18, 2026"
    assert determination.documents == found.thread.entries[2].documents
    assert request.documents == found.thread.entries[0].documents
    printed = said | {"determined_on": "November 16, 2026"}
    assert enclosed(kind("federal-appeal"), found, printed)[0].documents == determination.documents
    assert enclosed(kind("federal-appeal"), stand(thread(SENT, agency=FEDERAL)), said)[0].documents == ()


def test_a_letter_without_enclosures_has_none() -> None:
    found = situations()["silent"]
    assert enclosed(kind("thanks"), found, {}) == ()
    assert enclosed(replace(kind("thanks"), encloses=("request",)), found, {"sent_on": "x"})


def test_an_enclosure_nobody_knows_is_refused() -> None:
    text = resources.read_text("letters/follow-up/letter.toml")
    with pytest.raises(CtrecordsError) as caught:
        read_kind("odd", text.replace('["request"]', '["photo"]'))
    assert caught.value.what == "letters/odd/letter.toml: “photo” is nothing a letter encloses."
    assert caught.value.remedy == "Use some of these: request, determination, exhibits."
