"""Items written in place: numbered by themselves, moved, added, deleted and put back."""

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ctrecords.gui.widgets.item_editor import ItemEditor, Written
from ctrecords.gui.widgets.item_row import MISSING

THREE = [Written("The policy.", "Policy"), Written("The log.", "Log"), Written("The list.", "List")]


def editor(qtbot: QtBot, items: list[Written] | None = None, most: int = 60) -> ItemEditor:
    made = ItemEditor(most)
    qtbot.addWidget(made)
    made.resize(420, 500)
    made.show()
    made.activateWindow()
    made.set_items(THREE if items is None else items)
    qtbot.waitUntil(made.isActiveWindow)
    return made


def texts(shown: ItemEditor) -> list[str]:
    return [item.text for item in shown.items()]


def numbers(shown: ItemEditor) -> list[str]:
    return [row.number.text() for row in shown.rows]


def test_items_are_numbered_and_named_for_the_reader(qtbot: QtBot) -> None:
    shown = editor(qtbot)
    assert numbers(shown) == ["1", "2", "3"]
    assert [row.text.accessibleName() for row in shown.rows] == ["Item 1", "Item 2", "Item 3"]
    assert shown.rows[1].remove.accessibleName() == "Delete item 2"


def test_alt_and_the_arrows_move_an_item_and_the_focus_with_it(qtbot: QtBot) -> None:
    shown = editor(qtbot)
    shown.focus(0)
    QTest.keyClick(shown.rows[0].text, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert texts(shown) == ["The log.", "The policy.", "The list."]
    assert numbers(shown) == ["1", "2", "3"]
    assert shown.rows[1].text.hasFocus()
    QTest.keyClick(shown.rows[1].text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(shown.rows[0].text, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(shown) == ["The policy.", "The log.", "The list."]


def test_the_grip_drags_an_item_past_the_others(qtbot: QtBot) -> None:
    shown = editor(qtbot)
    below = shown.rows[2].middle() + 1
    shown.rows[0].grip.dragged.emit(below)
    assert texts(shown) == ["The log.", "The list.", "The policy."]
    shown.rows[2].grip.dragged.emit(shown.mapToGlobal(QPoint(0, 0)).y() - 5)
    assert texts(shown) == ["The policy.", "The log.", "The list."]


def test_enter_begins_the_next_item_and_never_breaks_a_line(qtbot: QtBot) -> None:
    shown = editor(qtbot)
    shown.focus(0)
    QTest.keyClick(shown.rows[0].text, Qt.Key.Key_Return)
    QTest.keyClicks(shown.rows[1].text, "The contract.")
    assert texts(shown) == ["The policy.", "The contract.", "The log.", "The list."]
    assert shown.rows[1].text.hasFocus()


def test_pasted_lines_become_one_paragraph(qtbot: QtBot) -> None:
    shown = editor(qtbot, [Written("")])
    data = QMimeData()
    data.setText("All contracts\n with the vendor,\t2025\n")
    shown.rows[0].text.insertFromMimeData(data)
    assert texts(shown) == ["All contracts with the vendor, 2025"]


def test_backspace_in_an_empty_item_deletes_it_and_the_last_one_stays(qtbot: QtBot) -> None:
    shown = editor(qtbot, [Written("The policy."), Written("")])
    QTest.keyClick(shown.rows[1].text, Qt.Key.Key_Backspace)
    assert texts(shown) == ["The policy."]
    assert shown.rows[0].text.hasFocus()
    alone = editor(qtbot, [Written("")])
    QTest.keyClick(alone.rows[0].text, Qt.Key.Key_Backspace)
    assert texts(alone) == [""]


def test_a_deleted_item_can_be_put_back_where_it_was(qtbot: QtBot) -> None:
    shown = editor(qtbot)
    shown.rows[1].remove.click()
    assert texts(shown) == ["The policy.", "The list."]
    assert shown.hint.text() == "Item 2 deleted"
    shown.back_button.click()
    assert shown.items() == tuple(THREE)
    assert not shown.back_button.isVisible()


def test_an_item_keeps_its_short_name_only_with_the_words_it_came_with(qtbot: QtBot) -> None:
    shown = editor(qtbot)
    QTest.keyClicks(shown.rows[0].text, "X")
    assert shown.items()[0].name == ""
    QTest.keyClick(shown.rows[0].text, Qt.Key.Key_Backspace)
    assert shown.items()[0].name == "Policy"


def test_an_empty_item_is_marked_when_it_is_left_and_when_letters_are_wanted(qtbot: QtBot) -> None:
    shown = editor(qtbot, [Written("The policy."), Written("")])
    shown.focus(1)
    shown.focus(0)
    assert shown.rows[1].missing
    assert shown.rows[1].trouble.isVisible()
    assert shown.rows[1].text.accessibleDescription() == MISSING
    QTest.keyClicks(shown.rows[1].text, "The log")
    assert not shown.rows[1].missing
    shown.rows[1].text.clear()
    assert shown.show_missing()
    assert shown.rows[1].text.hasFocus()
    assert not editor(qtbot).show_missing()


def test_extending_fills_an_empty_last_item_first_and_stops_at_the_most(qtbot: QtBot) -> None:
    shown = editor(qtbot, [Written("")], most=2)
    shown.extend(THREE)
    assert texts(shown) == ["The policy.", "The log."]
    assert not shown.add_button.isEnabled()
    shown.add()
    assert len(shown.rows) == 2


def test_arrows_at_the_edge_go_to_the_item_before_and_after(qtbot: QtBot) -> None:
    shown = editor(qtbot)
    shown.focus(0)
    QTest.keyClick(shown.rows[0].text, Qt.Key.Key_End)
    QTest.keyClick(shown.rows[0].text, Qt.Key.Key_Down)
    assert shown.rows[1].text.hasFocus()
    QTest.keyClick(shown.rows[1].text, Qt.Key.Key_Home)
    QTest.keyClick(shown.rows[1].text, Qt.Key.Key_Up)
    assert shown.rows[0].text.hasFocus()


def test_tab_goes_from_the_words_to_delete_to_the_next_item(qtbot: QtBot) -> None:
    shown = editor(qtbot)
    shown.focus(0)
    QTest.keyClick(shown.rows[0].text, Qt.Key.Key_Tab)
    assert shown.rows[0].remove.hasFocus()
    QTest.keyClick(shown.rows[0].remove, Qt.Key.Key_Tab)
    assert shown.rows[1].text.hasFocus()


def test_a_long_item_is_as_high_as_its_lines(qtbot: QtBot) -> None:
    shown = editor(qtbot)
    before = shown.rows[0].text.height()
    shown.rows[0].text.setPlainText("Every version of the policy in force since 2018. " * 6)
    assert shown.rows[0].text.height() >= 3 * before


def test_the_last_line_of_a_long_item_is_whole(qtbot: QtBot) -> None:
    shown = editor(qtbot)
    words = shown.rows[0].text
    words.setPlainText("Every version of the policy in force since 2018. " * 12)
    words.moveCursor(QTextCursor.MoveOperation.End)
    assert words.cursorRect().bottom() <= words.viewport().height()
    assert words.verticalScrollBar().maximum() == 0
