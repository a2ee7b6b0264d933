"""What the palette finds: what fits, in which order, what is bold; ten thousand requests are no trouble."""

from hypothesis import given
from hypothesis import strategies as st

from ctrecords.casebook import Casebook
from ctrecords.gui.dialogs.palette_index import Group, Kind, entry, find, fold, gather, in_text
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.palette import acts
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import TrackingKind
from ctrecords.model.request import Tracking

SCREENS = [
    entry(Kind.SCREEN, "All requests", place=Place(Where.REQUESTS), command="requests"),
    entry(Kind.CASE, "Cedar matters", aside="case", place=Place(Where.CASE, 1)),
    entry(
        Kind.REQUEST,
        "Cedar Police Department",
        aside="request, Plate readers",
        also="R-7 Cedar",
        place=Place(Where.REQUEST, 7),
    ),
    entry(
        Kind.REQUEST,
        "Alder Police Department",
        aside="request, Cedar matters",
        also="R-77",
        place=Place(Where.REQUEST, 77),
    ),
    entry(Kind.AGENCY, "Cedar Police Department", aside="agency", place=Place(Where.AGENCIES, 3)),
    entry(Kind.COMMAND, "Log a call", command="log-call", keys="Ctrl+Shift+J"),
    entry(Kind.COMMAND, "Undo precede", command="undo"),
]


def _texts(groups: tuple[Group, ...]) -> list[tuple[str, list[str]]]:
    return [(group.title, [hit.entry.text for hit in group.hits]) for group in groups]


def test_the_best_come_first_and_commands_stand_apart() -> None:
    found = find(SCREENS, "ced")
    assert _texts(found) == [
        (
            "Go to",
            [
                "Cedar matters",
                "Cedar Police Department",
                "Cedar Police Department",
                "Alder Police Department",
            ],
        ),
        ("Do", ["Undo precede"]),
    ]
    assert found[0].hits[0].bold == ((0, 3),)
    assert found[0].hits[3].bold == ()
    assert found[0].hits[3].aside_bold == ((9, 12),)
    assert found[1].hits[0].bold == ((8, 11),)


def test_a_number_finds_its_request_first_and_is_shown() -> None:
    hits = find(SCREENS, "r-7")[0].hits
    assert [(hit.entry.place, hit.entry.aside) for hit in hits] == [
        (Place(Where.REQUEST, 7), "request, Plate readers, R-7"),
        (Place(Where.REQUEST, 77), "request, Cedar matters, R-77"),
    ]
    assert hits[0].aside_bold == ((24, 27),)


def test_every_word_must_fit_in_any_order() -> None:
    assert _texts(find(SCREENS, "plate ced")) == [("Go to", ["Cedar Police Department"])]
    assert find(SCREENS, "ced zzz") == ()


def test_signs_narrow_to_commands_or_agencies() -> None:
    assert _texts(find(SCREENS, ">")) == [("Do", ["Log a call", "Undo precede"])]
    assert _texts(find(SCREENS, "> call")) == [("Do", ["Log a call"])]
    assert _texts(find(SCREENS, "@ced")) == [("Go to", ["Cedar Police Department"])]


def test_without_words_the_recent_ones_come_first() -> None:
    recent = ["|request:77", "undo|", "|request:5"]
    found = _texts(find(SCREENS, " ", recent))
    assert found == [
        ("Recent", ["Alder Police Department", "Undo precede"]),
        ("Go to", ["All requests", "Cedar matters"]),
        ("Do", ["Log a call"]),
    ]
    assert find(SCREENS, "police", ["|request:77"])[0].hits[0].entry.place == Place(Where.REQUEST, 77)


@given(st.text(max_size=12), st.text(max_size=30))
def test_bold_never_leaves_the_text(typed: str, text: str) -> None:
    for group in find([entry(Kind.CASE, text, place=Place(Where.CASE, 1))], typed):
        for hit in group.hits:
            assert all(0 <= start < end <= len(text) for start, end in hit.bold)
    assert len(fold(text)) == len(text)


def test_accents_do_not_matter() -> None:
    found = find([entry(Kind.CASE, "Peña Ärger", place=Place(Where.CASE, 1))], "pena ar")
    assert found[0].hits[0].bold == ((0, 4), (5, 7))


def test_a_tracking_number_finds_its_request(practice_book: Casebook) -> None:
    with practice_book.store.transaction("Track") as step:
        step.add(
            Tracking(
                request=RequestId(4),
                kind=TrackingKind.AGENCY,
                number="CPD-2026-114",
                since=practice_book.today(),
            )
        )
    hit = find(gather(practice_book), "2026-114")[0].hits[0]
    assert hit.entry.place == Place(Where.REQUEST, 4)
    assert hit.entry.aside.endswith("CPD-2026-114")


def test_what_is_there_can_be_gone_to(practice_book: Casebook) -> None:
    found = gather(practice_book)
    count = {kind: sum(each.kind is kind for each in found) for kind in Kind}
    assert (count[Kind.CASE], count[Kind.REQUEST]) == (3, 13)
    assert count[Kind.AGENCY] >= 8


def test_the_next_act_of_a_request_is_offered(practice_book: Casebook) -> None:
    made = acts(practice_book, RequestId(13))
    assert [each.text for each in made] == ["Mark sent", "Log call", "Remind me"]


def test_the_last_line_looks_in_every_text() -> None:
    (group,) = in_text("  sharing   report ")
    (hit,) = group.hits
    assert hit.entry.text == "Search everything for “sharing report”"
    assert hit.entry.place == Place(Where.SEARCH, words=("sharing report",))
    assert in_text("") == in_text("> sharing") == in_text("@cedar") == ()


def test_documents_are_found_by_name(practice_book: Casebook) -> None:
    found = [one for one in gather(practice_book) if one.kind is Kind.DOCUMENT]
    assert "Data-sharing report.pdf" in {one.text for one in found}
