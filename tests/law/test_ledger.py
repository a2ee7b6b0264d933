"""The money of a request against the law: caps by class, implied pages, waivers apart from payment."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ctrecords.law import library
from ctrecords.law.happened import Happened
from ctrecords.law.ledger import Ledger, in_advance, ledger, total
from ctrecords.law.ledger_words import lines, rules, what
from ctrecords.law.statute import Statute
from ctrecords.model.days import Days
from ctrecords.model.kinds import EffectKind
from ctrecords.model.thread import Entry, Thread
from tests.law.threads import effect, entry, sent, thread

TEN, ON, TODAY = date(2026, 11, 10), date(2026, 11, 17), date(2026, 11, 23)
ESTIMATE, PAID, AGREED = EffectKind.FEE_ESTIMATED, EffectKind.FEE_PAID, EffectKind.FEE_AGREED


def state(made: Thread) -> Thread:
    return replace(made, agency=replace(made.agency, agency_class="state"))


def federal(made: Thread, agency_class: str = "dhs") -> Thread:
    return replace(made, agency=replace(made.agency, law="us", agency_class=agency_class))


def book(*entries: Entry) -> Thread:
    return thread(sent(TEN), *entries)


def read(made: Thread, category: str = "") -> Ledger:
    return ledger(Happened(made, TODAY), library.load(made.agency.law), category)


def money(kind: EffectKind, cents: int | None, on: date = ON, **more: Any) -> Entry:
    return entry(on, effect(kind, cents=cents, **more))


def test_312_dollars_50_imply_625_pages_and_200_paid_leave_112_50() -> None:
    found = read(book(money(ESTIMATE, 31250), money(PAID, 20000, TODAY)))
    row = found.rows[0]
    assert (row.implied, row.over, row.citation) == (625, None, "§ 1-212(a)")
    assert (found.asked, found.paid, found.left) == (31250, 20000, 11250)
    assert what(row) == "Estimate, that is 625 pages at 50¢"


def test_paper_above_the_cap_of_its_class_is_flagged_with_the_section() -> None:
    asked = money(ESTIMATE, 31250, pages=500)
    town = read(book(asked)).rows[0]
    assert (town.per_page, town.over, town.citation) == (Decimal("62.5"), True, "§ 1-212(a)")
    assert what(town) == "Estimate, 500 pages at 62.5¢, above the limit of 50¢, § 1-212(a)"
    fair = money(ESTIMATE, 25000, pages=500)
    assert read(book(fair)).rows[0].over is False
    assert read(state(book(fair))).rows[0].over is True


def test_a_third_of_a_cent_above_is_above() -> None:
    assert read(book(money(ESTIMATE, 151, pages=3))).rows[0].over is True
    assert read(book(money(ESTIMATE, 150, pages=3))).rows[0].over is False


def test_files_cost_what_they_cost() -> None:
    row = read(book(money(ESTIMATE, 40000, pages=2, section="1-212(b)"))).rows[0]
    assert (row.files, row.limit, row.over, row.citation) == (True, None, None, "§ 1-212(b)")
    assert what(row) == "Estimate, files at actual cost"


def test_a_refused_waiver_leaves_what_was_asked_and_a_granted_one_nothing() -> None:
    asked, wish = money(ESTIMATE, 31250), money(EffectKind.WAIVER_ASKED, None)
    refused = read(book(asked, wish, money(EffectKind.WAIVER_DECIDED, None, granted=False)))
    assert (refused.left, refused.waived) == (31250, False)
    assert [what(row) for row in refused.rows[1:]] == ["Waiver asked", "Waiver refused"]
    granted = read(book(asked, wish, money(EffectKind.WAIVER_DECIDED, None, granted=True)))
    assert (granted.left, granted.waived) == (0, True)
    unsaid = read(book(asked, wish, money(EffectKind.WAIVER_DECIDED, None)))
    assert (unsaid.left, unsaid.waived) == (31250, False)
    again = read(
        book(asked, money(EffectKind.WAIVER_DECIDED, None, granted=True), money(ESTIMATE, 500, TODAY))
    )
    assert (again.left, again.waived) == (500, False)


def test_narrowing_is_about_money_only_after_money_was_asked() -> None:
    narrowed = entry(ON, effect(EffectKind.NARROWED))
    assert not read(book(narrowed)).rows
    assert [row.kind for row in read(book(money(ESTIMATE, 900), narrowed)).rows] == [
        ESTIMATE,
        EffectKind.NARROWED,
    ]


def test_an_own_scanner_costs_at_most_20_dollars_a_visit() -> None:
    dear = read(book(money(EffectKind.INSPECTION_OFFERED, 2500))).rows[0]
    assert (dear.over, dear.citation) == (True, "§ 1-212(g)")
    assert what(dear) == "Inspection offered, own scanner, above the limit of $20.00 a visit, § 1-212(g)"
    assert read(book(money(EffectKind.INSPECTION_OFFERED, 2000))).rows[0].over is False
    free = read(book(money(EffectKind.INSPECTION_OFFERED, None))).rows[0]
    assert (free.over, free.citation, what(free)) == (None, "", "Inspection offered")


def test_federal_copies_are_free_up_to_a_hundred_pages_for_the_press() -> None:
    asked = money(ESTIMATE, 1500, pages=250)
    assert read(federal(book(asked)), "news_media").rows[0].over is False
    dear = money(ESTIMATE, 1501, pages=250)
    assert read(federal(book(dear)), "news_media").rows[0].over is True
    assert read(federal(book(dear)), "").rows[0].over is None
    assert read(federal(book(dear)), "commercial").rows[0].over is None


def test_what_may_be_charged_is_said_with_its_section(connecticut: Statute, federal: Statute) -> None:
    assert rules(connecticut, "municipal", ON) == (
        "Paper at most 50¢ a page, § 1-212(a).",
        "Files at their actual cost, § 1-212(b).",
        "Time spent searching or redacting may not be charged.",
        "Looking at records is free; your own scanner up to $20.00 a visit, § 1-212(g).",
        "Payment before the copies are made may be asked for a sum of $10.00 or more, § 1-212(c).",
    )
    assert rules(federal, "dhs", ON)[-2:] == (
        "Below $14.00 nothing is charged.",
        "Silence agrees to pay up to $25.00.",
    )
    assert "$9.99 is too little to be asked for before the copies are made, § 1-212(c)." in rules(
        connecticut, "state", ON, cents=999
    )
    asked = rules(connecticut, "state", ON, cents=1000)
    assert "$10.00 may be asked for before the copies are made, § 1-212(c)." in asked


def test_money_in_advance_from_ten_dollars_here_and_above_250_federally(
    connecticut: Statute, federal: Statute
) -> None:
    assert [in_advance(connecticut, cents) for cents in (999, 1000)] == [False, True]
    assert [in_advance(federal, cents) for cents in (25000, 25001)] == [False, True]


def test_the_panel_has_every_row_the_limit_and_what_is_left() -> None:
    made = book(money(ESTIMATE, 31250), money(AGREED, 10000), money(PAID, 5000, TODAY))
    shown = lines(read(made), library.load("us-ct"), Days(today=TODAY))
    assert [(line.name, line.what, line.amount) for line in shown] == [
        ("Nov 17", "Estimate, that is 625 pages at 50¢", "$312.50"),
        ("Nov 17", "Agreed, up to", "$100.00"),
        ("Limit", "Paper at most 50¢ a page, § 1-212(a)", ""),
        ("Paid", "Nov 23", "$50.00"),
        ("Left", "", "$262.50"),
    ]
    assert not lines(read(book()), library.load("us-ct"), Days(today=TODAY))


def test_too_much_paid_is_said() -> None:
    shown = lines(
        read(book(money(ESTIMATE, 1000), money(PAID, 1500))), library.load("us-ct"), Days(today=TODAY)
    )
    assert (shown[-1].name, shown[-1].amount) == ("Overpaid", "$5.00")


def test_sums_add_up() -> None:
    one, two = read(book(money(ESTIMATE, 31250, pages=500), money(PAID, 20000))), read(book())
    found = total("Alder", (one, two))
    assert (found.requests, found.asked, found.paid, found.left, found.over) == (2, 31250, 20000, 11250, 1)


@given(st.lists(st.tuples(st.sampled_from((ESTIMATE, AGREED, PAID)), st.integers(1, 10**8)), max_size=6))
def test_what_is_left_is_never_below_zero(rows: list[tuple[EffectKind, int]]) -> None:
    found = read(book(*(money(kind, cents) for kind, cents in rows)))
    assert found.left >= 0
    assert found.left == 0 or found.left == found.asked - found.paid
    assert found.paid == sum(cents for kind, cents in rows if kind is PAID)
