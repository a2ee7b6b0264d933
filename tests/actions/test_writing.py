"""Letters to agencies already asked: which fit, many at once, one step, nothing half-written."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import letters, log, requests, sending, writing
from ctrecords.actions.effects import Entry
from ctrecords.actions.writing import Writing
from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.letters.breaks import bare
from ctrecords.model.event import Blob, Document, Event
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Channel, EffectKind, Outcome, Stage
from ctrecords.model.request import Letter, Wording
from ctrecords.model.thread import waiting_letters
from tests.actions.conftest import plan

TODAY = date(2026, 11, 23)
SLUGS = ("ct-fairfield-police", "ct-westport-police", "ct-norwalk-police")


@pytest.fixture
def three(starter_book: Casebook, tmp_path: Path) -> list[RequestId]:
    """Three requests, sent on Tuesday, November 10, nothing heard by Monday, November 23."""
    starter_book.on = date(2026, 11, 10)
    made = letters.create(starter_book, plan(starter_book, *SLUGS), tmp_path / "first")
    numbers = [one.request for one in made]
    sending.mark_sent(starter_book, numbers, date(2026, 11, 10), Channel.EMAIL)
    starter_book.on = TODAY
    return numbers


def words(book: Casebook, request: RequestId, kind: str, **typed: str) -> str:
    shown = writing.preview(book, Writing(kind=kind, requests=(request,), typed=typed), request)
    return bare("\n".join("".join(run.text for run in block.runs) for block in shown.blocks))


def effects(book: Casebook, request: RequestId) -> list[tuple[EffectKind, int | None]]:
    numbers = {item.id: item.number for item in requests.items(book, request)}
    entry = requests.show(book, request).thread.entries[-1]
    return [(one.kind, numbers[one.item] if one.item else None) for one in entry.effects]


def test_what_fits_comes_first_and_the_rest_says_why_not(
    starter_book: Casebook, three: list[RequestId]
) -> None:
    fits = writing.fits(starter_book, three[0])
    fitting = [fit.kind.name for fit in fits if not fit.why]
    assert fitting[0] == "follow-up"
    assert "foic-complaint" in fitting
    assert [bool(fit.why) for fit in fits] == sorted(bool(fit.why) for fit in fits)
    assert all(fit.why.endswith(".") for fit in fits if fit.why)
    assert "federal-appeal" not in {fit.kind.name for fit in fits}


def test_nothing_fits_a_draft(starter_book: Casebook) -> None:
    draft = requests.standings(starter_book)[0].thread.request.id
    assert {fit.why for fit in writing.fits(starter_book, draft)} == {"The request has not been sent yet."}


def test_for_many_it_says_how_many_do_not_fit(starter_book: Casebook, three: list[RequestId]) -> None:
    draft = requests.standings(starter_book)[0].thread.request.id
    found = {fit.kind.name: fit.why for fit in writing.common(starter_book, [*three, draft])}
    assert found["follow-up"] == f"Does not fit 1 of 4, such as R-{draft}: The request has not been sent yet."
    alone = {fit.kind.name: fit.why for fit in writing.common(starter_book, three)}
    assert alone["follow-up"] == ""
    assert writing.fitting(starter_book, "follow-up", [draft, *three]) == tuple(three)


def test_follow_up_with_the_silent_ones_in_one_act(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path, undoable: Callable[[Casebook], None]
) -> None:
    events, kept = starter_book.store.count(Event), starter_book.store.count(Letter)
    asked = Writing(kind="follow-up", requests=tuple(three))
    made = writing.write(starter_book, asked, tmp_path / "out", sent_on=TODAY, by=Channel.MAIL)
    assert [one.request for one in made] == three
    assert starter_book.store.count(Event) == events + 3
    assert starter_book.store.count(Letter) == kept + 3
    assert starter_book.store.next_undo() == "Write 3 letters “Follow-up” and mark sent"
    for one in made:
        assert one.letter is not None
        letter = starter_book.store.get(Letter, one.letter)
        assert Path(letter.path) == one.path
        assert (
            starter_book.vault.read(starter_book.store.get(Blob, letter.blob).sha256) == one.path.read_bytes()
        )
        assert one.event is not None
        assert starter_book.store.get(Event, one.event).letter == letter.id
        document = starter_book.store.first(Document, event=one.event)
        assert document is not None
        assert document.blob == letter.blob
        assert effects(starter_book, one.request) == [(EffectKind.FOLLOWED_UP, None)]
        standing = requests.show(starter_book, one.request)
        assert standing.stage is Stage.SENT
        assert waiting_letters(standing.thread) == ()
        assert standing.clocks.sent == date(2026, 11, 10)
    undoable(starter_book)
    starter_book.store.undo()
    assert starter_book.store.count(Event) == events


def test_each_letter_names_its_own_agency_days_and_items(
    starter_book: Casebook, three: list[RequestId]
) -> None:
    log.log(
        starter_book,
        three[1],
        Entry(kind="message", on=date(2026, 11, 19), outcomes={1: Outcome.PROVIDED, 2: Outcome.PROVIDED}),
    )
    first, second = (words(starter_book, one, "follow-up") for one in three[:2])
    assert "Fairfield Police Department" in first
    assert "Westport Police Department" in second
    assert f"my reference R-{three[1]}" in second
    assert "Record number 1 of 2026" in first
    assert "Record number 1 of 2026" not in second
    assert "Record number 3 of 2026" in second
    assert "November 10, 2026" in first
    assert "Records Division" in first


def test_items_are_chosen_by_number(starter_book: Casebook, three: list[RequestId]) -> None:
    text = words(starter_book, three[0], "follow-up", items="3, 5")
    assert "Record number 3 of 2026" in text
    assert "Record number 4 of 2026" not in text
    for typed, what in (("9", "has no item 9"), ("three", "cannot be read as")):
        with pytest.raises(CtrecordsError, match=what):
            words(starter_book, three[0], "follow-up", items=typed)


def test_what_others_provided_is_said(starter_book: Casebook, three: list[RequestId]) -> None:
    assert "provided item" not in words(starter_book, three[0], "follow-up")
    log.log(
        starter_book,
        three[1],
        Entry(kind="message", on=date(2026, 11, 19), outcomes={3: Outcome.PROVIDED}),
    )
    assert "provided item 3" in words(starter_book, three[0], "follow-up")


def test_a_letter_that_does_not_fit_is_refused_and_nothing_is_written(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path
) -> None:
    asked = Writing(kind="promise-broken", requests=tuple(three))
    with pytest.raises(CtrecordsError) as refused:
        writing.write(starter_book, asked, tmp_path / "out")
    assert refused.value.what.startswith(f"“Promise broken” does not fit R-{three[0]}: ")
    assert refused.value.what.endswith("Nor does it fit 2 others.")
    assert refused.value.remedy == "Leave out those it does not fit, or choose another letter."
    assert not (tmp_path / "out").exists()


def test_what_is_missing_is_named_and_nothing_is_written(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path
) -> None:
    asked = Writing(kind="fee-waiver", requests=(three[0],))
    lacking = [need.what for need in writing.needs(starter_book, asked) if need.stops]
    assert lacking
    with pytest.raises(CtrecordsError) as refused:
        writing.write(starter_book, asked, tmp_path / "out")
    assert refused.value.what == (
        f"“Ask for a fee waiver” cannot be written yet. Missing for R-{three[0]}: {', '.join(lacking)}."
    )
    assert "--field" in refused.value.remedy
    assert not (tmp_path / "out").exists()
    assert starter_book.store.count(Letter, request=three[0]) == 1
    shown = words(starter_book, three[0], "fee-waiver")
    assert f"[missing: {lacking[0]}]" in shown


def test_the_complaint_is_written_with_its_gaps(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path
) -> None:
    asked = Writing(kind="foic-complaint", requests=(three[0],))
    needs = writing.needs(starter_book, asked)
    assert {need.kind for need in needs} == {"gap"}  # how the agency is reached is nothing to the Commission
    assert not any(need.stops for need in needs)
    made = writing.write(starter_book, asked, tmp_path / "out")[0]
    assert "FOIC complaint about Fairfield" in made.path.name
    letter = starter_book.store.first(Letter, kind="foic-complaint")
    assert letter is not None
    assert "[missing: " in letter.fields


def test_a_complaint_before_any_denial_is_refused(starter_book: Casebook, tmp_path: Path) -> None:
    starter_book.on = date(2026, 11, 20)
    made = letters.create(starter_book, plan(starter_book, SLUGS[0]), tmp_path / "first")
    sending.mark_sent(starter_book, [made[0].request], date(2026, 11, 20), Channel.EMAIL)
    with pytest.raises(CtrecordsError, match="does not fit"):
        writing.write(
            starter_book, Writing(kind="foic-complaint", requests=(made[0].request,)), tmp_path / "out"
        )


@pytest.mark.parametrize(
    ("asked", "what"),
    [
        (Writing(kind="follow-up", requests=()), "No request is chosen"),
        (Writing(kind="initial-request", requests=(RequestId(1),)), "starts a request"),
        (Writing(kind="valentine", requests=(RequestId(1),)), "no letter called"),
        (Writing(kind="follow-up", requests=(RequestId(1), RequestId(1))), "named twice"),
        (Writing(kind="follow-up", requests=(RequestId(999),)), "R-999 is not in this casebook"),
    ],
)
def test_what_cannot_be_asked(starter_book: Casebook, tmp_path: Path, asked: Writing, what: str) -> None:
    with pytest.raises(CtrecordsError, match=what) as refused:
        writing.write(starter_book, asked, tmp_path / "out")
    assert refused.value.remedy


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ({"color": "red"}, "has no field color"),
        ({"dated": "3/4/26"}, "could be"),
        ({"dated": "someday"}, "is not a date"),
    ],
)
def test_fields_that_cannot_be_read(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path, typed: dict[str, str], what: str
) -> None:
    asked = Writing(kind="follow-up", requests=(three[0],), typed=typed)
    with pytest.raises(CtrecordsError, match=what):
        writing.write(starter_book, asked, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_day_and_a_way_belong_together(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path
) -> None:
    asked = Writing(kind="follow-up", requests=(three[0],))
    with pytest.raises(CtrecordsError, match="both the day and the way"):
        writing.write(starter_book, asked, tmp_path / "out", sent_on=TODAY)
    with pytest.raises(CtrecordsError, match="still to come"):
        writing.write(starter_book, asked, tmp_path / "out", sent_on=date(2026, 11, 24), by=Channel.MAIL)
    with pytest.raises(CtrecordsError, match=f"before R-{three[0]} was sent"):
        writing.write(starter_book, asked, tmp_path / "out", sent_on=date(2026, 11, 9), by=Channel.MAIL)
    assert not list((tmp_path / "out").glob("*")) if (tmp_path / "out").exists() else True


def test_a_later_letter_waits_until_it_is_marked_sent(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path, undoable: Callable[[Casebook], None]
) -> None:
    writing.write(starter_book, Writing(kind="follow-up", requests=(three[0],)), tmp_path / "out")
    standing = requests.show(starter_book, three[0])
    assert [letter.kind for letter in waiting_letters(standing.thread)] == ["follow-up"]
    assert standing.stage is Stage.SENT
    marked = sending.mark_sent(starter_book, [three[0]], TODAY, Channel.EMAIL, received=TODAY)
    event = starter_book.store.get(Event, marked[0].event)
    assert event.letter == starter_book.store.find(Letter, request=three[0])[-1].id
    assert effects(starter_book, three[0]) == [(EffectKind.FOLLOWED_UP, None), (EffectKind.DELIVERED, None)]
    after = requests.show(starter_book, three[0])
    assert after.clocks.received is None
    assert after.clocks.silence == standing.clocks.silence
    undoable(starter_book)
    with pytest.raises(CtrecordsError, match="was marked sent already"):
        sending.mark_sent(starter_book, [three[0]], TODAY, Channel.EMAIL)


def test_the_first_letter_is_named_by_the_event_that_sent_it(
    starter_book: Casebook, three: list[RequestId]
) -> None:
    entry = requests.show(starter_book, three[0]).thread.entries[0]
    assert entry.event.letter == starter_book.store.find(Letter, request=three[0])[0].id


def test_an_equal_letter_sent_later_leaves_no_older_one_waiting(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path
) -> None:
    for out in ("a", "b"):
        writing.write(starter_book, Writing(kind="follow-up", requests=(three[0],)), tmp_path / out)
    writing.write(starter_book, Writing(kind="preservation", requests=(three[0],)), tmp_path / "c")
    waits = waiting_letters(requests.show(starter_book, three[0]).thread)
    assert [letter.kind for letter in waits] == ["follow-up", "follow-up", "preservation"]
    sending.mark_sent(starter_book, [three[0]], TODAY, Channel.EMAIL)
    assert requests.show(starter_book, three[0]).thread.entries[-1].event.summary.startswith("Preserve")
    sending.mark_sent(starter_book, [three[0]], TODAY, Channel.EMAIL)
    assert waiting_letters(requests.show(starter_book, three[0]).thread) == ()


def test_a_later_letter_changed_in_word_asks_which_went_out(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path
) -> None:
    made = writing.write(starter_book, Writing(kind="follow-up", requests=(three[0],)), tmp_path / "out")[0]
    made.path.write_bytes(made.path.read_bytes() + b"changed in Word")
    assert len(sending.changed_letters(starter_book, [three[0]])) == 1
    with pytest.raises(CtrecordsError, match="was changed since it was made"):
        sending.mark_sent(starter_book, [three[0]], TODAY, Channel.EMAIL)
    marked = sending.mark_sent(
        starter_book, [three[0]], TODAY, Channel.EMAIL, version=sending.Version.AS_CHANGED
    )
    document = starter_book.store.first(Document, event=marked[0].event)
    assert document is not None
    kept = starter_book.vault.read(starter_book.store.get(Blob, document.blob).sha256)
    assert kept.endswith(b"changed in Word")


def test_narrowing_words_items_anew_and_drops_some(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path, undoable: Callable[[Casebook], None]
) -> None:
    typed = {"wording": "3: The log of October 2026 only.", "dropped": "4,6"}
    asked = Writing(kind="narrowing", requests=(three[0],), typed=typed)
    writing.write(starter_book, asked, tmp_path / "out", sent_on=TODAY, by=Channel.EMAIL)
    found = effects(starter_book, three[0])
    assert {(EffectKind.WITHDRAWN, 4), (EffectKind.WITHDRAWN, 6), (EffectKind.NARROWED, None)} == set(found)
    assert [row.text for row in starter_book.store.find(Wording)] == ["The log of October 2026 only."]
    assert requests.show(starter_book, three[0]).items[2].text == "The log of October 2026 only."
    undoable(starter_book)


def test_what_changed_before_a_letter_was_marked_sent_keeps_nothing_from_it(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path
) -> None:
    for out in ("a", "b"):
        typed = {"wording": "3: The log of October 2026 only.", "dropped": "4"}
        writing.write(
            starter_book, Writing(kind="narrowing", requests=(three[0],), typed=typed), tmp_path / out
        )
        if out == "a":
            sending.mark_sent(starter_book, [three[0]], TODAY, Channel.EMAIL)
            starter_book.store.undo()
    log.log(
        starter_book,
        three[0],
        Entry(kind="narrowed", on=TODAY, wordings={3: "The log of October 2026 only."}),
    )
    log.log(starter_book, three[0], Entry(kind="message", on=TODAY, outcomes={4: Outcome.PROVIDED}))
    sending.mark_sent(starter_book, [three[0]], TODAY, Channel.EMAIL)
    assert effects(starter_book, three[0]) == [(EffectKind.NARROWED, None)]
    assert starter_book.store.count(Wording) == 1


def test_a_letter_never_sent_is_given_up(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path, undoable: Callable[[Casebook], None]
) -> None:
    made = writing.write(starter_book, Writing(kind="follow-up", requests=(three[0],)), tmp_path / "out")[0]
    assert sending.give_up(starter_book, three[0]).id == made.letter
    assert made.path.exists()
    assert waiting_letters(requests.show(starter_book, three[0]).thread) == ()
    with pytest.raises(CtrecordsError, match="No letter of R-9 waits to be sent") as refused:
        sending.give_up(starter_book, three[0])
    assert refused.value.remedy == "A letter that was sent stays."
    undoable(starter_book)


def test_withdrawing_some_items_leaves_the_rest_open(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path
) -> None:
    asked = Writing(kind="withdrawal", requests=(three[0],), typed={"items": "5,6"})
    writing.write(starter_book, asked, tmp_path / "a", sent_on=TODAY, by=Channel.EMAIL)
    assert requests.show(starter_book, three[0]).open_items == (1, 2, 3, 4)
    whole = Writing(kind="withdrawal", requests=(three[0],))
    writing.write(starter_book, whole, tmp_path / "b", sent_on=TODAY, by=Channel.EMAIL)
    assert requests.show(starter_book, three[0]).stage is Stage.CLOSED


def test_agreeing_to_a_fee_keeps_the_limit(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path
) -> None:
    log.log(starter_book, three[0], Entry(kind="fee_estimated", on=date(2026, 11, 18), cents=31250))
    asked = Writing(kind="agree-fee", requests=(three[0],), typed={"limit": "$40"})
    assert [need.what for need in writing.needs(starter_book, asked) if need.kind == "low"] == [
        "$40.00 is less than the $312.50 they ask; say what to send for it first"
    ]
    writing.write(starter_book, asked, tmp_path / "out", sent_on=TODAY, by=Channel.EMAIL)
    entry = requests.show(starter_book, three[0]).thread.entries[-1]
    assert [(one.kind, one.cents) for one in entry.effects] == [(EffectKind.FEE_AGREED, 4000)]
    letter = starter_book.store.find(Letter, request=three[0])[-1]
    assert json.loads(letter.fields)["typed"] == {"limit": "$40"}


def test_a_complaint_filed_outside_its_window_asks_for_a_reason(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path
) -> None:
    starter_book.on = date(2027, 1, 25)
    made = writing.write(starter_book, Writing(kind="foic-complaint", requests=(three[0],)), tmp_path / "out")
    assert made
    with pytest.raises(CtrecordsError, match="when filing is safe") as refused:
        sending.mark_sent(starter_book, [three[0]], date(2027, 1, 25), Channel.MAIL)
    assert "--note" in refused.value.remedy
    sending.mark_sent(
        starter_book, [three[0]], date(2027, 1, 25), Channel.MAIL, note="They agreed to waive it."
    )
    entry = requests.show(starter_book, three[0]).thread.entries[-1]
    assert effects(starter_book, three[0]) == [(EffectKind.APPEAL_FILED, None)]
    assert entry.event.summary == "They agreed to waive it. Text kept as sent."


def test_a_later_letter_before_the_request_was_sent_is_refused(
    starter_book: Casebook, three: list[RequestId], tmp_path: Path
) -> None:
    writing.write(starter_book, Writing(kind="preservation", requests=(three[0],)), tmp_path / "out")
    with pytest.raises(CtrecordsError, match=f"That is before R-{three[0]} was sent on Tue, Nov 10"):
        sending.mark_sent(starter_book, [three[0]], date(2026, 11, 9), Channel.MAIL)
