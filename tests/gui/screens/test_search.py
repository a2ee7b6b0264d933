"""The search screen: hits while one types, narrowed, shown, opened at the spot; what is not searched; saved searches."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ctrecords.actions import reading, saved_searches
from ctrecords.actions.casebooks import open_book
from ctrecords.gui import theme
from ctrecords.gui.dialogs.cite import Cite
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.preferences import Preferences
from ctrecords.gui.reading import Reading
from ctrecords.gui.screens.all import SCREENS
from ctrecords.gui.screens.documents import DocumentsScreen
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.screens.search import SearchScreen
from ctrecords.gui.screens.search_found import Head, Line, pieces
from ctrecords.gui.screens.search_list import FoundList
from ctrecords.gui.screens.search_rows import chip_boxes
from ctrecords.gui.screens.search_saving import NameSearch
from ctrecords.gui.window import Window
from ctrecords.index.snippets import CLOSE, OPEN
from ctrecords.model.record import Citation
from tests.gui.screens import reach
from tests.gui.screens.working import current, go, settle, show


@pytest.fixture(scope="module")
def _read(_practice_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The practice casebook with everything read but its scans."""
    folder = Path(shutil.copytree(_practice_built, tmp_path_factory.mktemp("read") / "Connecticut.casebook"))
    with open_book(folder) as book:
        reading.read_all(book, scans=False)
    return folder


@pytest.fixture
def found(_read: Path, preferences: Preferences, tmp_path: Path, qtbot: QtBot) -> Window:
    folder = Path(shutil.copytree(_read, tmp_path / "Connecticut.casebook"))
    made = Window(preferences, SCREENS)
    show(made, folder, qtbot)
    assert made.desk is not None
    if made.desk.reading is not None:
        made.desk.reading.stop()
    go(made, Place(Where.SEARCH), SearchScreen, qtbot)
    return made


def search(window: Window, words: str, qtbot: QtBot) -> SearchScreen:
    screen = current(window, SearchScreen)
    screen.field.setText(words)
    screen.field.ask()
    settle(window, qtbot)
    return screen


def lines(screen: SearchScreen) -> list[Line]:
    return [row for row in screen.list.found.rows if isinstance(row, Line)]


def choose(screen: SearchScreen, name: str) -> None:
    at = next(
        at for at, row in enumerate(screen.list.found.rows) if isinstance(row, Line) and row.best.name == name
    )
    screen.list.setCurrentIndex(screen.list.found.index(at, 0))


def test_hits_are_grouped_by_request_and_counted(found: Window, qtbot: QtBot) -> None:
    screen = search(found, "sharing", qtbot)
    heads = [row for row in screen.list.found.rows if isinstance(row, Head)]
    assert heads[0].title == "Cedar Police Department"
    assert heads[0].second.startswith("Plate readers and ICE, ")
    report = next(line for line in lines(screen) if line.best.name == "Data-sharing report.pdf")
    assert {chip.text for chip in report.chips} == {"p. 1", "p. 14", "p. 19"}
    audit = next(line for line in lines(screen) if line.best.name == "Network audit.xlsx")
    assert {chip.text for chip in audit.chips} == {"row 88", "row 1204"}
    assert screen.facets is not None
    counted = screen.facets.counted
    assert screen.bar.hits.text() == f"{counted.total} hits in {len(counted.requests)} requests"
    assert " pages, " in screen.bar.covered.text()
    assert {kind: box.count for kind, box in screen.column.kinds.boxes.items()} == dict(counted.kinds)
    assert [box.text() for box in screen.column.days.boxes.values()] == ["Last 7 days", "Last 30 days"]


def test_what_is_typed_is_looked_for_after_a_rest_and_stale_answers_are_dropped(
    found: Window, qtbot: QtBot
) -> None:
    screen = current(found, SearchScreen)
    QTest.keyClicks(screen.field, "shar")
    assert screen.field.rest.isActive()
    assert screen.answer is None
    screen.field.ask()
    QTest.keyClicks(screen.field, "ing")
    screen.field.ask()
    settle(found, qtbot)
    assert screen.answer is not None
    assert screen.answer.notes == ()
    assert [term for term in ("sharing",) if term in str(screen.answer.query.node)]


def test_a_word_one_is_still_typing_finds_what_begins_so(found: Window, qtbot: QtBot) -> None:
    screen = search(found, "sharin", qtbot)
    assert lines(screen)
    assert screen.bar.notes.text() == "No page has “sharin” as a word; found is what begins so."


def test_boxes_narrow_and_keep_their_counts(found: Window, qtbot: QtBot) -> None:
    screen = search(found, "sharing", qtbot)
    assert screen.facets is not None
    kinds = dict(screen.facets.counted.kinds)
    screen.column.kinds.boxes["call"].click()
    settle(found, qtbot)
    assert {line.best.kind for line in lines(screen)} == {"call"}
    assert {key: box.count for key, box in screen.column.kinds.boxes.items()} == kinds
    assert screen.column.clear_button.isVisible()
    screen.column.days.boxes[7].click()
    settle(found, qtbot)
    assert screen.pages.currentWidget() is screen.pages.widget(2)
    assert screen.clear_button.isVisible()
    screen.clear_button.click()
    settle(found, qtbot)
    assert screen.facets.counted.kinds == kinds
    assert len({line.best.kind for line in lines(screen)}) > 1


def test_arrows_move_in_the_list_while_typing(found: Window, qtbot: QtBot) -> None:
    screen = search(found, "sharing", qtbot)
    first, second = lines(screen)[:2]
    assert screen.list.line() == first
    QTest.keyClick(screen.field, Qt.Key.Key_Down)
    assert screen.list.line() == second
    QTest.keyClick(screen.field, Qt.Key.Key_Up)
    assert screen.list.line() == first
    assert screen.field.text() == "sharing"


def test_chips_are_chosen_by_key_and_mouse(found: Window, qtbot: QtBot) -> None:
    screen = search(found, "sharing", qtbot)
    choose(screen, "Data-sharing report.pdf")
    settle(found, qtbot)
    line = screen.list.line()
    assert line is not None
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Right)
    assert screen.list.chosen() == line.chips[1]
    QTest.keyClick(screen.list, Qt.Key.Key_Left)
    assert screen.list.chosen() == line.chips[0]
    rect = screen.list.visualRect(screen.list.currentIndex())
    third = list(chip_boxes(line, rect))[2][1]
    QTest.mouseClick(
        screen.list.viewport(), Qt.MouseButton.LeftButton, pos=third.center().toPoint() + QPoint(0, 0)
    )
    assert screen.list.chosen() == line.chips[2]
    settle(found, qtbot)
    assert screen.preview.title.text() == f"Data-sharing report.pdf, {line.chips[2].text}".replace(
        " 1", "\xa01"
    )


def test_the_preview_says_which_hit_of_how_many(found: Window, qtbot: QtBot) -> None:
    screen = search(found, "sharing", qtbot)
    choose(screen, "Data-sharing report.pdf")
    settle(found, qtbot)
    count = len(screen.preview.viewer.hits.found)
    assert count > 1
    at = screen.preview.viewer.hits.current
    assert screen.preview.count.text() == f"hit {at + 1} of {count}"
    QTest.keyClick(screen.field, Qt.Key.Key_F3)
    assert screen.preview.count.text() == f"hit {(at + 1) % count + 1} of {count}"
    QTest.keyClick(screen.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert screen.preview.count.text() == f"hit {at + 1} of {count}"


def test_enter_opens_a_page_in_the_documents_and_back_comes_here_again(found: Window, qtbot: QtBot) -> None:
    screen = search(found, "sharing", qtbot)
    choose(screen, "Data-sharing report.pdf")
    chip = screen.list.chosen()
    assert chip is not None
    QTest.keyClick(screen.field, Qt.Key.Key_Return)
    settle(found, qtbot)
    documents = current(found, DocumentsScreen)
    assert documents.place == Place(Where.DOCUMENTS, chip.hit.number, chip.hit.page, ("sharing",))
    found.step(-1)
    settle(found, qtbot)
    again = current(found, SearchScreen)
    assert again.field.text() == "sharing"
    assert again.list.chosen() == chip


def test_an_email_opens_with_its_words_lit(found: Window, qtbot: QtBot) -> None:
    screen = search(found, "sharing kind:message", qtbot)
    hit = lines(screen)[0].best
    screen.list.open_chosen()
    settle(found, qtbot)
    assert found.shown is not None
    assert found.shown.place == Place(Where.DOCUMENTS, hit.number, hit.page, ("sharing",))


@pytest.mark.parametrize("kind", ["call", "letter"])
def test_what_was_said_and_sent_opens_in_its_thread(found: Window, kind: str, qtbot: QtBot) -> None:
    screen = search(found, f"sharing kind:{kind}", qtbot)
    hit = lines(screen)[0].best
    screen.list.open_chosen()
    settle(found, qtbot)
    request = current(found, RequestScreen)
    assert (request.place.id, request.place.spot) == (hit.request, hit.event)


def test_nothing_found_says_what_was_searched_and_what_was_not(found: Window, qtbot: QtBot) -> None:
    screen = search(found, "shraing", qtbot)
    assert screen.pages.currentWidget() is screen.pages.widget(2)
    assert screen.none.title.text() == "No hits for “shraing”."
    assert screen.near_button.text() == "Search for “sharing”"
    assert screen.none.line.text().startswith("Searched ")
    screen.near_button.click()
    settle(found, qtbot)
    assert screen.field.text() == "sharing"
    assert lines(screen)


def test_scans_that_are_not_read_are_said_and_can_be_read(
    found: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = search(found, "shraing", qtbot)
    assert screen.answer is not None
    assert screen.answer.coverage.waiting_files
    assert screen.bar.unread.look.text.endswith("not read yet")
    assert "so the word may be in them." in screen.none.line.text()
    assert screen.read_button.text().startswith("Read ")
    asked: list[str] = []

    def pause(_self: Reading, *, on: bool) -> None:
        asked.append(f"pause {on}")

    def wake(_self: Reading) -> None:
        asked.append("wake")

    monkeypatch.setattr(Reading, "pause", pause)
    monkeypatch.setattr(Reading, "wake", wake)
    screen.bar.read_button.click()
    settle(found, qtbot)
    assert asked == ["pause False", "wake"]


def test_the_field_is_emptied_and_nothing_is_asked(found: Window, qtbot: QtBot) -> None:
    screen = search(found, "sharing", qtbot)
    QTest.keyClick(screen.field, Qt.Key.Key_Escape)
    settle(found, qtbot)
    assert screen.pages.currentWidget() is screen.pages.widget(0)
    assert screen.list.found.rows == ()
    assert screen.preview.chip is None


@pytest.mark.parametrize(
    "words",
    [
        '"',
        '"sharing',
        "AND OR NOT",
        "((((",
        "sharing NEAR(",
        "a\0b",
        "🦓 ☃",
        "שיתוף מידע",
        "x" * 10_000,
        "word " * 2_000,
        "-",
        "*",
    ],
)
def test_whatever_is_typed_is_answered(found: Window, words: str, qtbot: QtBot) -> None:
    screen = search(found, words, qtbot)
    assert screen.answer is not None
    assert screen.pages.currentWidget() in (screen.pages.widget(1), screen.pages.widget(2))


def test_a_note_of_how_the_words_were_read(found: Window, qtbot: QtBot) -> None:
    screen = search(found, "sharing kind:x", qtbot)
    assert "“x” is no kind" in screen.bar.notes.text()


def test_searches_are_saved_run_renamed_and_removed(found: Window, qtbot: QtBot) -> None:
    assert found.desk is not None
    book = found.desk.casebook
    screen = search(found, "sharing", qtbot)
    screen.column.kinds.boxes["call"].click()
    settle(found, qtbot)
    screen.saved.click()
    settle(found, qtbot)
    form = next(one for one in found.findChildren(NameSearch) if one.isVisible())
    form.field.setText("Calls on sharing")
    form.send_button.click()
    settle(found, qtbot)
    (row,) = saved_searches.every(book)
    assert (row.name, row.words) == ("Calls on sharing", "sharing kind:call")
    search(found, "something", qtbot)
    screen.saved.ran.emit(row)
    settle(found, qtbot)
    assert screen.field.text() == row.words
    assert {line.best.kind for line in lines(screen)} == {"call"}
    screen.saved.renamed.emit(row)
    form = next(one for one in found.findChildren(NameSearch) if one.isVisible())
    form.field.setText("Calls")
    form.send_button.click()
    settle(found, qtbot)
    assert [one.name for one in saved_searches.every(book)] == ["Calls"]
    menu = screen.saved.menu()
    assert [action.text() for action in menu.actions()] == ["Calls"]
    screen.saved.removed.emit(saved_searches.every(book)[0])
    settle(found, qtbot)
    assert saved_searches.every(book) == []
    found.run("undo")
    settle(found, qtbot)
    assert [one.name for one in saved_searches.every(book)] == ["Calls"]
    search(found, "other", qtbot)
    found.show_place(Place(Where.TODAY))
    found.show_place(Place(Where.SEARCH, row.id))
    settle(found, qtbot)
    assert screen.field.text() == row.words


def test_ctrl_shift_f_comes_here_from_anywhere_with_the_words_chosen(found: Window, qtbot: QtBot) -> None:
    screen = search(found, "sharing", qtbot)
    found.show_place(Place(Where.TODAY))
    settle(found, qtbot)
    found.actions_by_id["search"].trigger()
    settle(found, qtbot)
    assert current(found, SearchScreen) is screen
    assert screen.field.selectedText() == "sharing"
    screen.field.deselect()
    found.actions_by_id["search"].trigger()
    assert screen.field.selectedText() == "sharing"
    keys = [key.toString() for key in found.actions_by_id["search"].shortcuts()]
    assert keys == ["Ctrl+5", "Ctrl+Shift+F"]


@pytest.mark.parametrize("size", [(1440, 900), (1024, 680)])
def test_everything_is_named_reached_and_fits(
    found: Window, size: tuple[int, int], qapp: QApplication, qtbot: QtBot
) -> None:
    for scheme, percent in (("light", 100), ("dark", 150), ("light", 200)):
        theme.apply(qapp, theme.Theme(scheme, round(theme.BASE_PX * percent / 100)))
        found.resize(*size)
        screen = search(found, "sharing", qtbot)
        assert lines(screen)
        assert reach.unnamed(screen) == []
        assert reach.clipped(screen.bar) + reach.clipped(screen.column) + reach.outside(found) == [], percent
        assert screen.grab().toImage().size().width() > 0
    spoken = screen.list.found.index(1, 0).data(int(Qt.ItemDataRole.AccessibleTextRole))
    assert isinstance(spoken, str)
    assert lines(screen)[0].best.name in spoken


def test_few_words_stand_before_the_first_that_is_lit() -> None:
    lead = " ".join(f"w{number}" for number in range(20))
    told = list(pieces(f"…{lead} {OPEN}found{CLOSE}, and on"))
    assert told == [("…w12 w13 w14 w15 w16 w17 w18 w19 ", False), ("found", True), (", and on", False)]
    assert list(pieces("")) == []


def test_the_list_alone_has_nothing_to_open(qtbot: QtBot) -> None:
    shown = FoundList()
    qtbot.addWidget(shown)
    shown.open_chosen()
    shown.step(1)
    shown.step_chip(1)
    assert (shown.line(), shown.chosen()) == (None, None)


def test_ctrl_e_cites_the_page_or_row_that_was_found(found: Window, qtbot: QtBot) -> None:
    assert found.desk is not None
    book = found.desk.casebook
    before = {row.id for row in book.store.find(Citation)}
    screen = search(found, "sharing", qtbot)
    choose(screen, "Network audit.xlsx")
    settle(found, qtbot)
    chip = screen.list.chosen()
    assert chip is not None
    found.actions_by_id["cite"].trigger()
    settle(found, qtbot)
    form = next(one for one in found.findChildren(Cite) if one.isVisible())
    form.send_button.click()
    settle(found, qtbot)
    (made,) = (row for row in book.store.find(Citation) if row.id not in before)
    assert (made.document, made.rows) == (chip.hit.number, str(chip.row))
    choose(screen, next(line.best.name for line in lines(screen) if line.best.kind == "call"))
    settle(found, qtbot)
    assert "cite" not in screen.commands()
