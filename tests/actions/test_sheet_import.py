"""A researcher's own spreadsheet: a dry run first, every doubt asked, one act, each fact with its row."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from ctrecords.actions import cases, requests, sheet_import, sheet_words, spreadsheet
from ctrecords.actions.sheet_import import SheetPlan
from ctrecords.actions.sheet_words import Meaning
from ctrecords.actions.spreadsheet import Choices, Order
from ctrecords.casebook import Casebook
from ctrecords.errors import CancelledError, CtrecordsError
from ctrecords.model.kinds import Certainty, Channel, EffectKind, Outcome, Result
from ctrecords.model.note import Note
from ctrecords.model.request import Request, Tracking
from ctrecords.progress import Silent
from tests.cancelling import Cancellable

HEAD = "Agency,Date sent,How,Subject,Tracking,Status,Date answered,Fee,Notes\n"
ROWS = (
    "Norwalk Police Department,2026-10-05,email,Camera policy,N-1,Denied,2026-10-07,,rude\n"
    "Enfield Police Department,2026-10-05,pigeon,Camera policy,,Pending,,,\n"
    "Westport Police Department,2026-10-06,mail,Invoices,W-9,Fulfilled,,$312.50,\n"
)


@pytest.fixture
def book(starter_book: Casebook) -> Casebook:
    cases.create(starter_book, "Mine")
    return starter_book


def _plan(book: Casebook, path: Path, choices: Choices | None = None) -> SheetPlan:
    table = spreadsheet.read_table(path, sheet_words.COLUMNS, Silent())
    return sheet_import.plan(book, cases.find(book, "Mine").id, table, choices or Choices(), Silent())


def _file(folder: Path, text: str, name: str = "mine.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_become_requests_with_what_came_of_them(
    book: Casebook, tmp_path: Path, undoable: Callable[[Casebook], None]
) -> None:
    before = book.store.count(Request)
    made = _plan(book, _file(tmp_path, HEAD + ROWS))
    assert (made.does, made.problems, made.doubts, made.unsaid) == (3, (), (), ())
    assert book.store.count(Request) == before
    assert [(one.row, one.what) for one in made.notices] == [
        (3, "“pigeon” is no way of sending that is known: taken as mail."),
        (4, "“Fulfilled” has no day: kept as a note, no date is counted from it."),
        (4, "The fee of $312.50 has no day: kept as a note."),
    ]
    assert sheet_import.run(book, made, Silent()) == 3
    undoable(book)
    norwalk, enfield, westport = requests.standings(book, case=made.case.id)
    sent, answer = norwalk.thread.entries
    assert [effect.kind for effect in sent.effects] == [EffectKind.SENT]
    assert (sent.event.channel, sent.event.certainty) == (Channel.EMAIL, Certainty.STATED)
    assert sent.event.basis == answer.event.basis == "imported from mine.csv row 2"
    assert [effect.kind for effect in answer.effects] == [EffectKind.DENIED]
    assert answer.event.happened_on == date(2026, 10, 7)
    assert norwalk.outcome is Result.DENIED
    assert norwalk.thread.trackings[0].number == "N-1"
    assert enfield.items[0].outcome is Outcome.AWAITING
    assert enfield.clocks.sent == date(2026, 10, 5)
    assert westport.items[0].outcome is Outcome.AWAITING
    assert {note.request: note.text for note in book.store.find(Note)} == {
        norwalk.thread.request.id: "rude\n(imported from mine.csv row 2)",
        enfield.thread.request.id: "Sent by: pigeon\n(imported from mine.csv row 3)",
        westport.thread.request.id: (
            "Status: Fulfilled, without a day\nFee: $312.50, without a day\n(imported from mine.csv row 4)"
        ),
    }


def test_the_same_rows_are_already_here(book: Casebook, tmp_path: Path) -> None:
    sheet_import.run(book, _plan(book, _file(tmp_path, HEAD + ROWS)), Silent())
    again = _plan(book, _file(tmp_path, HEAD + ROWS + ROWS.replace("Invoices", "More"), "renamed.csv"))
    assert [row for row, _request in again.matches] == [2, 3, 4, 5, 6, 7]
    assert again.does == 0
    with pytest.raises(CtrecordsError) as caught:
        sheet_import.run(book, again, Silent())
    assert caught.value.what == "Nothing in “renamed.csv” is new."
    assert caught.value.remedy == "Look at the rows it lists with --dry-run."


def test_a_row_that_stands_twice_is_one_request(book: Casebook, tmp_path: Path) -> None:
    made = _plan(book, _file(tmp_path, HEAD + ROWS + ROWS))
    assert made.does == 3
    assert [one.what for one in made.problems] == [f"It is the same as row {row}." for row in (2, 3, 4)]


def test_three_four_twenty_six_forces_a_choice(book: Casebook, tmp_path: Path) -> None:
    path = _file(tmp_path, HEAD + "Norwalk Police Department,3/4/26,email,Policy,,,,,\n")
    made = _plan(book, path)
    assert [(one.row, one.what) for one in made.doubts] == [
        (2, "“3/4/26” could be March 4, 2026 or April 3, 2026")
    ]
    with pytest.raises(CtrecordsError) as caught:
        sheet_import.run(book, made, Silent())
    assert caught.value.what == "Row 2: “3/4/26” could be March 4, 2026 or April 3, 2026."
    assert caught.value.remedy == "Say for the whole file which comes first: --dates us or --dates day-first."
    for order, day in ((Order.US, date(2026, 3, 4)), (Order.DAY_FIRST, date(2026, 4, 3))):
        assert _plan(book, path, Choices(dates=order)).adds[0][0].sent == day
    iso = _plan(book, path, Choices(dates=Order.ISO))
    assert [one.what for one in iso.problems] == ["Day sent: “3/4/26” is not a day written as 2026-11-25."]


def test_a_day_that_can_be_only_one_shows_the_order(book: Casebook, tmp_path: Path) -> None:
    row = "Norwalk Police Department,{},email,Policy {},,,,,\n"
    made = _plan(book, _file(tmp_path, HEAD + row.format("3/4/26", 1) + row.format("25/3/26", 2)))
    assert [one.row for one in made.doubts] == [2]
    assert made.notes == ("Row 3: “25/3/26” can only have the day first.",)
    us = _plan(book, tmp_path / "mine.csv", Choices(dates=Order.US))
    assert [(one.row, one.what) for one in us.problems] == [
        (3, "Day sent: “25/3/26” is no day when the month comes first.")
    ]


def test_a_status_nobody_knows_is_asked_and_then_remembered(book: Casebook, tmp_path: Path) -> None:
    path = _file(tmp_path, HEAD + "Norwalk Police Department,2026-10-05,email,Policy,,Foo,2026-10-09,,\n")
    made = _plan(book, path)
    assert made.unsaid == ("Foo",)
    with pytest.raises(CtrecordsError) as caught:
        sheet_import.run(book, made, Silent())
    assert caught.value.what == "Nothing says what the status “Foo” means."
    assert caught.value.remedy == f"Say it: --status “Foo=WORD”, one of {', '.join(Meaning)}."
    sheet_import.run(book, _plan(book, path, Choices(statuses={"foo": "provided"})), Silent())
    assert requests.standings(book, case=made.case.id)[0].outcome is Result.ALL_PROVIDED
    assert _plan(book, path).statuses == {"Foo": Meaning.PROVIDED}
    with pytest.raises(CtrecordsError) as caught:
        _plan(book, path, Choices(statuses={"Foo": "eaten"}))
    assert caught.value.what == "“eaten” is nothing a status can mean."
    assert caught.value.remedy == f"Use one of: {', '.join(Meaning)}."


@pytest.mark.parametrize(
    ("status", "outcome", "kind"),
    [
        ("No records", Outcome.NO_RESPONSIVE_RECORDS, EffectKind.OUTCOME),
        ("Withdrawn", Outcome.WITHDRAWN, EffectKind.WITHDRAWN),
        ("Referred", Outcome.REFERRED, EffectKind.REFERRED),
        ("Acknowledged", Outcome.AWAITING, EffectKind.ACKNOWLEDGED),
        ("Closed", Outcome.AWAITING, EffectKind.CLOSED),
    ],
)
def test_what_statuses_do(
    book: Casebook, tmp_path: Path, status: str, outcome: Outcome, kind: EffectKind
) -> None:
    text = f"Norwalk Police Department,2026-10-05,email,Policy,,{status},2026-10-09,25,\n"
    made = _plan(book, _file(tmp_path, HEAD + text))
    sheet_import.run(book, made, Silent())
    found = requests.standings(book, case=made.case.id)[0]
    assert found.items[0].outcome is outcome
    effects = found.thread.entries[1].effects
    assert [effect.kind for effect in effects] == [kind, EffectKind.FEE_ESTIMATED]
    assert effects[1].cents == 2500


def test_an_answer_of_unknown_outcome_waits_to_be_read(book: Casebook, tmp_path: Path) -> None:
    text = "Norwalk Police Department,2026-10-05,email,Policy,,Partial,2026-10-09,,\n"
    made = _plan(book, _file(tmp_path, HEAD + text))
    sheet_import.run(book, made, Silent())
    assert len(requests.standings(book, case=made.case.id)[0].happened.unread()) == 1


def test_rows_that_cannot_be_are_left_out_with_the_reason(book: Casebook, tmp_path: Path) -> None:
    rows = (
        ",2026-10-05,email,A,,,,,\n"
        "Norwalk Police Department,2027-01-01,email,A,,,,,\n"
        "Norwalk Police Department,yesterday,email,A,,,,,\n"
        "Norwalk Police Department,2026-10-05,email,A,,,2026-10-01,,\n"
        "Norwalk Police Department,,email,A,,Denied,2026-10-01,,\n"
        "Norwalk Police Department,2026-10-05,email,A,,,2026-10-06,-5,\n"
        "Norwalk Police Department,2026-10-05,email,A,,,2026-10-06,€50,\n"
        'Norwalk Police Department,2026-10-05,email,A,,,2026-10-06,"1,000,000.00",\n'
        "Norwalk PD,2026-10-05,email,A,,,,,\n"
        "Moon Police,2026-10-05,email,A,,,,,\n"
        "Mohegan Tribal Police,2026-10-05,email,A,,,,,\n"
    )
    made = _plan(book, _file(tmp_path, HEAD + rows))
    assert [(one.row, one.what) for one in made.problems][:-1] == [
        (2, "There is no name of an agency."),
        (3, "Day sent: 2027-01-01 is still to come."),
        (4, "Day sent: “yesterday” is not a day with its year."),
        (5, "It was answered on 2026-10-01, before it was sent."),
        (6, "Something came of it, but there is no day on which it was sent."),
        (7, "Fee: $-5 is not an amount an agency could ask."),
        (8, "Fee: “€50” is not in US dollars."),
        (10, "“Norwalk PD” looks like Norwalk Police Department: say which it is."),
        (11, "“Moon Police” is not in the directory."),
    ]
    assert made.problems[-1].row == 12
    assert [row.cents for row, _agency in made.adds] == [100_000_000]
    assert [(one.name, one.rows) for one in made.unknown] == [("Moon Police", (11,))]


def test_agencies_nobody_knows_are_added_when_asked(
    book: Casebook, tmp_path: Path, undoable: Callable[[Casebook], None]
) -> None:
    path = _file(tmp_path, HEAD + "Moon Police,2026-10-05,email,A,,,,,\nNorwalk PD,2026-10-05,email,A,,,,,\n")
    chosen = Choices(
        add_agencies=True, law="us-ct", agency_class="municipal", same={"Norwalk PD": "ct-norwalk-police"}
    )
    made = _plan(book, path, chosen)
    assert [agency.name for agency in made.agencies] == ["Moon Police"]
    sheet_import.run(book, made, Silent())
    undoable(book)
    found = {one.thread.agency.slug: one.thread.agency for one in requests.standings(book, case=made.case.id)}
    assert sorted(found) == ["ct-norwalk-police", "moon-police"]
    assert found["moon-police"].source == "mine.csv, imported 2026-11-23"


def test_items_of_one_cell(book: Casebook, tmp_path: Path) -> None:
    text = 'Norwalk Police Department,2026-10-05,email,"1. Policy\n2. Invoices",,,,,\n'
    made = _plan(book, _file(tmp_path, HEAD + text))
    assert made.adds[0][0].items == ("Policy", "Invoices")


def test_cancel_leaves_everything_as_it_was(book: Casebook, tmp_path: Path) -> None:
    made, before = _plan(book, _file(tmp_path, HEAD + ROWS)), book.store.count(Request)
    stopped = Cancellable()
    stopped.cancelled = True
    with pytest.raises(CancelledError):
        sheet_import.run(book, made, stopped)
    assert (book.store.count(Request), book.store.count(Tracking)) == (before, 0)
