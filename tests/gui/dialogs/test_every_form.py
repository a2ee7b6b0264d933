"""Every form: whatever takes the keyboard has a name, Escape leaves, nothing is cut off at large text."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import notes, requests, tracking
from ctrecords.actions.notes import Subject
from ctrecords.errors import CtrecordsError
from ctrecords.gui import theme
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs import sizing
from ctrecords.gui.dialogs.answer_fee import open_answer_fee
from ctrecords.gui.dialogs.correct import open_correct
from ctrecords.gui.dialogs.fields import words_field
from ctrecords.gui.dialogs.form import FormDialog
from ctrecords.gui.dialogs.happened import open_happened
from ctrecords.gui.dialogs.mark_sent import open_mark_sent
from ctrecords.gui.dialogs.move_event import open_move
from ctrecords.gui.dialogs.narrow import open_narrow
from ctrecords.gui.dialogs.note import open_note
from ctrecords.gui.dialogs.notes import open_notes
from ctrecords.gui.dialogs.numbers import open_numbers
from ctrecords.gui.dialogs.outcomes import open_outcomes
from ctrecords.gui.dialogs.override import open_override
from ctrecords.gui.dialogs.quick_log import open_quick_log
from ctrecords.gui.dialogs.referral import open_referral
from ctrecords.gui.dialogs.remind import open_remind, open_snooze
from ctrecords.model.ids import CaseId, RequestId
from ctrecords.model.kinds import NoteKind, TrackingKind
from tests.gui.dialogs.asking import opened

Opener = Callable[[Desk, QWidget, Callable[[str], None]], None]


def _override(desk: Desk, over: QWidget, done: Callable[[str], None]) -> None:
    open_override(desk, over, requests.show(desk.casebook, RequestId(4)), done)


def _snooze(desk: Desk, over: QWidget, done: Callable[[str], None]) -> None:
    open_snooze(desk, over, requests.show(desk.casebook, RequestId(8)).thread.reminders[0], done)


def _correct(desk: Desk, over: QWidget, done: Callable[[str], None]) -> None:
    event = requests.show(desk.casebook, RequestId(4)).thread.entries[2].event
    open_correct(desk, over, "Call", event, done)


def _answer_fee(desk: Desk, over: QWidget, done: Callable[[str], None]) -> None:
    open_answer_fee(desk, over, RequestId(4), done, narrow=lambda: None)


def _move(desk: Desk, over: QWidget, done: Callable[[str], None]) -> None:
    event = requests.show(desk.casebook, RequestId(4)).thread.entries[2].event
    open_move(desk, over, "Call", event, done)


def _notes(desk: Desk, over: QWidget, done: Callable[[str], None]) -> None:
    about = Subject(case=CaseId(1))
    notes.write(desk.casebook, about, "Ask the state which towns report.", kind=NoteKind.IDEA, private=False)
    open_notes(desk, over, about, "Plate readers and ICE", done)


def _numbers(desk: Desk, over: QWidget, done: Callable[[str], None]) -> None:
    for number, kind in (("W003", TrackingKind.PORTAL), ("9407 1000", TrackingKind.CERTIFIED_MAIL)):
        tracking.add(desk.casebook, RequestId(4), kind, number, desk.today)
    open_numbers(desk, over, requests.show(desk.casebook, RequestId(4)), done)


FORMS: dict[str, Opener] = {
    "mark sent": lambda desk, over, done: open_mark_sent(desk, over, [RequestId(13)], done),
    "outcomes": lambda desk, over, done: open_outcomes(desk, over, RequestId(4), done),
    "quick log": open_quick_log,
    "remind": lambda desk, over, done: open_remind(desk, over, RequestId(4), "Cedar", done),
    "snooze": _snooze,
    "override": _override,
    "correct": _correct,
    "happened": lambda desk, over, done: open_happened(desk, over, RequestId(4), done),
    "answer fee": _answer_fee,
    "narrow": lambda desk, over, done: open_narrow(desk, over, RequestId(4), done),
    "referral": lambda desk, over, done: open_referral(desk, over, RequestId(4), done),
    "move event": _move,
    "numbers": _numbers,
    "note": lambda desk, over, done: open_note(desk, over, Subject(request=RequestId(4)), "Cedar", done),
    "notes": _notes,
}


def _takes_keys(dialog: FormDialog) -> list[QWidget]:
    return [
        widget
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not isinstance(widget.parentWidget(), QComboBox)
    ]


@pytest.mark.parametrize("name", FORMS)
def test_whatever_takes_the_keyboard_has_a_name(
    qtbot: QtBot, practice: Desk, over: QWidget, name: str
) -> None:
    FORMS[name](practice, over, lambda _said: None)
    dialog = opened(qtbot, over, FormDialog)
    assert [widget for widget in _takes_keys(dialog) if not widget.accessibleName()] == []


@pytest.mark.parametrize("name", FORMS)
def test_escape_leaves_without_an_act(qtbot: QtBot, practice: Desk, over: QWidget, name: str) -> None:
    said: list[str] = []
    FORMS[name](practice, over, said.append)
    dialog = opened(qtbot, over, FormDialog)
    before = practice.casebook.store.head
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not over.findChildren(FormDialog))
    assert not said
    assert practice.casebook.store.head == before


@pytest.fixture
def _small_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    def room(_over: QWidget) -> QSize:
        return QSize(964, 620)

    monkeypatch.setattr(sizing, "room", room)


@pytest.fixture(params=[100, 150, 200])
def _text_size(qapp: QApplication, request: pytest.FixtureRequest) -> None:
    theme.apply(qapp, theme.Theme("light", 13 * int(request.param) // 100))


@pytest.mark.usefixtures("_text_size", "_small_screen")
@pytest.mark.parametrize("name", FORMS)
def test_no_words_are_cut_off(qtbot: QtBot, practice: Desk, over: QWidget, name: str) -> None:
    FORMS[name](practice, over, lambda _said: None)
    dialog = opened(qtbot, over, FormDialog)
    for shown in dialog.findChildren(QLabel):
        if shown.isVisible() and shown.text() and not shown.wordWrap():
            assert shown.width() >= min(shown.sizeHint().width(), shown.minimumSizeHint().width())
    for box in dialog.findChildren(QComboBox):
        longest = max((box.itemText(at) for at in range(box.count())), key=len)
        room = box.width() - 2 * theme.px(8) - theme.px(26)
        assert box.isEditable() or box.fontMetrics().horizontalAdvance(longest) <= room, longest
    right = dialog.rect().right() + 1
    for widget in _takes_keys(dialog):
        edge = widget.mapTo(dialog, widget.rect().topRight()).x()
        assert edge < right, f"{widget.accessibleName()} reaches over the edge"


def test_a_form_that_grows_stays_on_the_screen(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    FORMS["outcomes"](practice, over, lambda _said: None)
    dialog = opened(qtbot, over, FormDialog)
    room = dialog.screen().availableGeometry()
    dialog.move(room.left(), room.bottom() - dialog.height())
    dialog.refuse(CtrecordsError("Nothing is said of any item. " * 8, remedy="Say it."))
    assert dialog.frameGeometry().bottom() <= room.bottom()
    assert dialog.frameGeometry().top() >= room.top()


@pytest.mark.usefixtures("_small_screen")
@pytest.mark.parametrize("name", FORMS)
def test_no_form_is_wider_than_a_small_screen_at_twice_the_text(
    qtbot: QtBot, practice: Desk, over: QWidget, qapp: QApplication, name: str
) -> None:
    theme.apply(qapp, theme.Theme("light", 26))
    FORMS[name](practice, over, lambda _said: None)
    dialog = opened(qtbot, over, FormDialog)
    qapp.processEvents()
    assert dialog.width() <= 964
    assert dialog.height() <= 620
    for shown in _takes_keys(dialog):
        edge = shown.mapTo(dialog, shown.rect().topRight()).x()
        assert edge < dialog.width(), f"{shown.accessibleName()} reaches over the edge"
    assert dialog.send_button.visibleRegion().boundingRect().size() == dialog.send_button.size()
    theme.apply(qapp, theme.Theme())


def test_words_that_grow_are_never_cut_in_the_middle_of_a_line(qtbot: QtBot) -> None:
    field = words_field("Words", "Every version of the policy. " * 12, lines=2)
    qtbot.addWidget(field)
    field.resize(300, 40)
    field.show()
    whole = field.document().size().height()
    assert whole > 2
    field.setPlainText("Short.")
    low = field.height()
    for many in (3, 5, 8, 20):
        field.setPlainText("\n".join("word" for _ in range(many)))
        spacing = field.fontMetrics().lineSpacing()
        assert (field.height() - low) % spacing == 0
        assert (field.height() - low) // spacing == min(many, 8) - 2
