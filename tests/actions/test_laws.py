"""A researcher's corrected law file: read strictly, previewed, used, undone; shipped corrections come by themselves."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from ctrecords.actions import laws, requests
from ctrecords.casebook import Casebook, open_casebook
from ctrecords.errors import CtrecordsError
from ctrecords.law import library
from ctrecords.model.event import LawUsed, Meta
from ctrecords.store import driver
from ctrecords.upkeep.check import check_open

CT = library.text("us-ct")
FIVE = CT.replace("amount = 4\n", "amount = 5\n", 1)


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = tmp_path / "mine.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def response(book: Casebook, number: int = 1) -> date:
    running = requests.standings(book)[number - 1].clocks.response
    assert running is not None
    return running.deadline.date


def test_the_list_says_how_current_and_how_sure(practice_book: Casebook) -> None:
    us, ct = laws.listing(practice_book)
    assert (us.law, ct.law) == ("us", "us-ct")
    assert ct.sha256 == library.shipped("us-ct")
    assert dict(ct.confidence)["statute"] >= 10
    assert (ct.own, ct.newer, ct.trouble) == (False, False, "")
    assert ct.as_of == library.load("us-ct").meta.as_of


def test_using_a_file_undo_redo_check(practice_book: Casebook, file: Callable[[str], Path]) -> None:
    before = response(practice_book)
    seen = laws.preview(practice_book, file(FIVE))
    assert (response(practice_book), practice_book.statute("us-ct")) == (before, library.load("us-ct"))
    change = laws.use(practice_book, file(FIVE))
    assert change == seen
    assert [one.line for one in change.differences] == ["time limit “response”: amount 4 → 5 (§ 1-206(a))"]
    first = change.dates[0]
    assert (first.request, first.old, first.new) == (1, before, response(practice_book))
    assert first.new != before
    own = laws.listing(practice_book)[1]
    assert (own.own, own.newer) == (True, False)
    (told,) = laws.moved(practice_book)
    assert (told.dates, told.own) == (change.dates, True)
    assert laws.moved(practice_book, datetime(2100, 1, 1, tzinfo=UTC)) == []
    practice_book.store.undo()
    assert response(practice_book) == before
    assert not laws.listing(practice_book)[1].own
    assert laws.moved(practice_book) == []
    practice_book.store.redo()
    assert response(practice_book) == first.new
    assert check_open(practice_book).ok


def test_going_back_undo_redo_check(practice_book: Casebook, file: Callable[[str], Path]) -> None:
    before = response(practice_book)
    laws.use(practice_book, file(FIVE))
    change = laws.go_back(practice_book, "us-ct")
    assert response(practice_book) == before
    assert change.dates[0].new == before
    assert not laws.listing(practice_book)[1].own
    with pytest.raises(CtrecordsError, match="is the shipped one"):
        laws.go_back(practice_book, "us-ct")
    practice_book.store.undo()
    assert laws.listing(practice_book)[1].own
    practice_book.store.redo()
    # Used a second time, the text is taken up again rather than kept twice.
    laws.use(practice_book, file(FIVE))
    assert practice_book.store.count(LawUsed, law="us-ct") == 2
    assert response(practice_book) != before
    assert check_open(practice_book).ok


@pytest.mark.parametrize(
    "text",
    [
        FIVE.replace('source = "cgs-1-214"', 'source = "nowhere"', 1),
        FIVE.replace('unit = "business_day"', 'unit = "moon"', 1),
        FIVE.replace("as_of = 2024-05-11", "as_of = 2024-02-30", 1),
        "",
        "not toml",
    ],
)
def test_a_file_with_mistakes_is_refused_and_the_law_in_force_stays(
    practice_book: Casebook, file: Callable[[str], Path], text: str
) -> None:
    before = practice_book.store.head
    assert laws.check_file(file(text)).problems
    for verb in (laws.preview, laws.use):
        with pytest.raises(CtrecordsError) as caught:
            verb(practice_book, file(text))
        assert caught.value.what.startswith("The law file mine.toml")
        assert caught.value.remedy.startswith("The law file in force stays.")
    assert practice_book.store.head == before
    assert practice_book.statute("us-ct") is library.load("us-ct")


def test_a_file_that_lacks_a_class_of_an_agency_here_is_refused(
    practice_book: Casebook, file: Callable[[str], Path]
) -> None:
    text = CT.replace(
        'agency_classes = ["state", "municipal", "other"]', 'agency_classes = ["state", "other"]'
    )
    assert text != CT
    text = text.replace('municipal = "municipal"\n', "", 1).replace('optional_for = ["municipal"]', "")
    text = text.replace('agency_class = "municipal"', 'agency_class = "other"')
    before = practice_book.store.head
    with pytest.raises(CtrecordsError):
        laws.use(practice_book, file(text))
    assert practice_book.store.head == before


def test_what_is_no_text_is_a_sentence(practice_book: Casebook, tmp_path: Path) -> None:
    odd = tmp_path / "odd.toml"
    for make, what in (
        (lambda: None, f"There is no file {odd}."),
        (lambda: odd.write_bytes(b"\xff\xfe\x00x"), "odd.toml cannot be read as a text."),
        (lambda: odd.write_bytes(b"#" * 5_000_000), "odd.toml is too large for a law file."),
    ):
        make()
        with pytest.raises(CtrecordsError) as caught:
            laws.check_file(odd)
        assert caught.value.what == what
        assert caught.value.remedy
    odd.write_text("\ufeff" + FIVE, encoding="utf-8")
    assert laws.check_file(odd).problems == ()
    laws.use(practice_book, odd)
    with pytest.raises(CtrecordsError, match="in force already"):
        laws.use(practice_book, odd)


def test_a_law_of_another_state_can_be_added(practice_book: Casebook, file: Callable[[str], Path]) -> None:
    text = CT.replace('id = "us-ct"', 'id = "us-xx"', 1)
    change = laws.use(practice_book, file(text))
    assert (change.law, change.dates) == ("us-xx", ())
    assert set(practice_book.statutes()) == {"us", "us-ct", "us-xx"}
    assert practice_book.statute("us-xx").meta.id == "us-xx"
    with pytest.raises(CtrecordsError):
        laws.go_back(practice_book, "us-xx")
    practice_book.store.undo()
    assert set(practice_book.statutes()) == {"us", "us-ct"}
    practice_book.store.redo()
    assert check_open(practice_book).ok


def ship(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Let another text of the Connecticut law ship."""
    shipped = {law: library.text(law) for law in library.ids()} | {"us-ct": text}
    monkeypatch.setattr(library, "text", shipped.__getitem__)
    library.shipped.cache_clear()
    library.load.cache_clear()


@pytest.fixture
def clean() -> Iterator[None]:
    """Forget what was read while another text shipped."""
    yield
    library.shipped.cache_clear()
    library.load.cache_clear()
    library.read.cache_clear()


@pytest.mark.usefixtures("clean")
def test_a_corrected_file_that_ships_is_taken_into_use_and_what_moved_is_told(
    practice_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_casebook(practice_folder) as book:
        before, steps = response(book), book.store.head.seq
        assert laws.moved(book) == []
    ship(monkeypatch, FIVE)
    with open_casebook(practice_folder) as book:
        (step,) = book.store.steps(1)
        assert (step.seq, step.label, step.undoable) == (
            steps + 1,
            "A corrected law file came with this version",
            False,
        )
        assert response(book) != before
        (told,) = laws.moved(book)
        assert (told.law, told.own, told.dates[0].old) == ("us-ct", False, before)
        with pytest.raises(CtrecordsError, match="Nothing to undo"):
            book.store.undo()
        assert check_open(book).ok
    with open_casebook(practice_folder) as book:
        assert book.store.head.seq == steps + 1


@pytest.mark.usefixtures("clean")
def test_a_file_of_ones_own_stays_when_another_ships(
    practice_folder: Path, file: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_casebook(practice_folder) as book:
        laws.use(book, file(FIVE))
        mine, steps = response(book), book.store.head.seq
    ship(monkeypatch, CT.replace("amount = 4\n", "amount = 9\n", 1))
    with open_casebook(practice_folder) as book:
        assert (response(book), book.store.head.seq) == (mine, steps)
        listed = laws.listing(book)[1]
        assert (listed.own, listed.newer) == (True, True)


@pytest.mark.usefixtures("clean")
def test_an_older_version_does_not_bring_its_older_law_back(
    practice_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stamp = f"as_of = {library.load('us-ct').meta.as_of}"
    later = FIVE.replace(stamp, "as_of = 2027-06-01", 1)
    assert later != FIVE
    with monkeypatch.context() as newer:
        ship(newer, later)
        with open_casebook(practice_folder) as book:
            seen = response(book)
    library.shipped.cache_clear()
    library.load.cache_clear()
    with open_casebook(practice_folder) as book:
        assert response(book) == seen


def test_a_text_that_cannot_be_read_any_more_gives_way_to_the_shipped_one(
    practice_folder: Path,
) -> None:
    with open_casebook(practice_folder) as book:
        before = response(book)
        old = "schema = 0\n"
        with book.store.transaction("Use an old file") as step:
            row = LawUsed(
                law="us-ct", sha256=library.digest(old), text=old, since=datetime(2100, 1, 1, tzinfo=UTC)
            )
            step.add(row)
            step.add(Meta(name="own_law:us-ct", value=f"{row.sha256} none"))
        assert response(book) == before
        (found,) = [one for one in check_open(book).findings if one.ref == "us-ct"]
        assert found.severity == "advice"
        assert "so the shipped one serves" in found.what
        assert "laws back" in found.remedy
        assert laws.listing(book)[1].trouble
        laws.go_back(book, "us-ct")
        assert book.unread_laws() == {}
        assert check_open(book).ok


def test_a_text_altered_outside_is_not_used(practice_folder: Path, file: Callable[[str], Path]) -> None:
    with open_casebook(practice_folder) as book:
        before = response(book)
        laws.use(book, file(FIVE))
    connection = driver.connect(practice_folder / "records.db", None)
    connection.execute("UPDATE law_used SET text = replace(text, 'amount = 5', 'amount = 7')")
    connection.close()
    with open_casebook(practice_folder) as book:
        assert response(book) == before
        assert "changed outside ctrecords" in book.unread_laws()["us-ct"].what
        assert not check_open(book).ok
