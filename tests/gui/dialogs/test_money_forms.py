"""A fee is answered in seven ways; whatever else happened is logged with what belongs to it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import directory, history, log, requests, writing
from ctrecords.actions.effects import Entry
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.answer_fee import ANSWERS, AnswerFee, open_answer_fee
from ctrecords.gui.dialogs.happened import KINDS, Happened, open_happened
from ctrecords.law.happened import Done
from ctrecords.law.thread_words import kind_name
from ctrecords.letters.letter import LETTERS
from ctrecords.model.directory import Contact
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import Direction, EffectKind, Fee, TrackingKind
from tests.gui.dialogs.asking import opened, press

CEDAR = RequestId(4)


def _last(practice: Desk, kind: EffectKind) -> Done:
    done = requests.show(practice.casebook, CEDAR).happened.last(kind)
    assert done is not None
    return done


def _fee(qtbot: QtBot, practice: Desk, over: QWidget, said: list[str]) -> AnswerFee:
    open_answer_fee(practice, over, CEDAR, said.append, narrow=lambda: said.append("narrow"))
    return opened(qtbot, over, AnswerFee)


def test_what_the_law_allows_is_said_first(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog = _fee(qtbot, practice, over, [])
    shown = [one.text().replace("\xa0", " ").replace("\u2011", "-") for one in dialog.findChildren(QLabel)]
    for sentence in (
        "Estimate, 625 pages at 50¢: $312.50.",
        "Paper at most 50¢ a page, § 1-212(a).",
        "Files at their actual cost, § 1-212(b).",
        "$312.50 may be asked for before the copies are made, § 1-212(c).",
    ):
        assert sentence in shown


def test_nothing_is_answered_until_a_way_is_chosen(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    said: list[str] = []
    dialog = _fee(qtbot, practice, over, said)
    assert not any(choice.isChecked() for choice in dialog.choices.values())
    assert (dialog.send_button.isEnabled(), dialog.amount.isVisible()) == (False, False)
    QTest.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (said, practice.jobs.is_busy()) == ([], False)
    dialog.choices["agree"].setChecked(True)
    assert (dialog.send_button.isEnabled(), dialog.amount.isVisible()) == (True, True)


def test_agree_to_pay_up_to_a_sum(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    said: list[str] = []
    dialog = _fee(qtbot, practice, over, said)
    dialog.choices["agree"].setChecked(True)
    assert dialog.amount.line.text() == "312.50"
    dialog.amount.set_text("€20")
    press(qtbot, practice, dialog)
    assert "not in US dollars" in dialog.amount.wrong.text()
    dialog.amount.set_text("100")
    press(qtbot, practice, dialog)
    assert said == ["Fee answered, Cedar Police Department"]
    assert _last(practice, EffectKind.FEE_AGREED).effect.cents == 10000
    assert requests.show(practice.casebook, CEDAR).fee is Fee.AGREED
    history.undo(practice.casebook)
    assert requests.show(practice.casebook, CEDAR).fee is Fee.ESTIMATE


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("itemize", EffectKind.FEE_DISPUTED),
        ("dispute", EffectKind.FEE_DISPUTED),
        ("waiver", EffectKind.WAIVER_ASKED),
        ("pay", EffectKind.FEE_PAID),
    ],
)
def test_each_way_logs_its_own(
    qtbot: QtBot, practice: Desk, over: QWidget, key: str, kind: EffectKind
) -> None:
    said: list[str] = []
    dialog = _fee(qtbot, practice, over, said)
    dialog.choices[key].setChecked(True)
    assert dialog.amount.isVisible() == (key == "pay")
    press(qtbot, practice, dialog)
    assert _last(practice, kind).event.direction is Direction.OUT


def test_looking_instead_is_a_message(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog = _fee(qtbot, practice, over, [])
    dialog.choices["inspect"].setChecked(True)
    press(qtbot, practice, dialog)
    entry = requests.show(practice.casebook, CEDAR).thread.entries[-1]
    assert (entry.effects, entry.event.direction) == ((), Direction.OUT)
    assert entry.event.summary == "Asked to look at the records instead of copies."


def test_asking_for_less_opens_its_own_form(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    said: list[str] = []
    dialog = _fee(qtbot, practice, over, said)
    dialog.choices["narrow"].setChecked(True)
    assert not dialog.when.isVisible()
    press(qtbot, practice, dialog)
    assert said == ["narrow"]


def test_only_letters_that_fit_are_offered(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    said: list[str] = []
    open_answer_fee(practice, over, CEDAR, said.append, narrow=lambda: None, write=said.append)
    dialog = opened(qtbot, over, AnswerFee)
    fitting = {fit.kind.name for fit in writing.fits(practice.casebook, CEDAR) if not fit.why}
    for answer in ANSWERS:
        dialog.choices[answer.key].setChecked(True)
        assert dialog.letter.isVisible() == (answer.letter in fitting), answer.key
    dialog.choices["dispute"].setChecked(True)
    dialog.letter.click()
    assert said == ["fee-dispute"]


def test_no_letter_is_offered_for_a_fee_that_was_waived(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    waived = Entry(kind="waiver_decided", on=date(2026, 11, 20), granted=True)
    log.log(practice.casebook, CEDAR, waived)
    open_answer_fee(practice, over, CEDAR, print, narrow=lambda: None, write=print)
    dialog = opened(qtbot, over, AnswerFee)
    offered = set[str]()
    for answer in ANSWERS:
        dialog.choices[answer.key].setChecked(True)
        offered |= {answer.key} if dialog.letter.isVisible() else set()
    assert offered.isdisjoint({"agree", "itemize", "dispute", "waiver"})


def test_no_letter_without_a_place_to_write_one(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog = _fee(qtbot, practice, over, [])
    dialog.choices["dispute"].setChecked(True)
    assert not dialog.letter.isVisible()


def test_every_answer_names_a_letter_there_is() -> None:
    assert {one.letter for one in ANSWERS if one.letter} <= set(LETTERS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_a_name_in_both_laws(kind: EffectKind) -> None:
    assert kind_name(kind, "us-ct")
    assert kind_name(kind, "us")


def _happened(qtbot: QtBot, practice: Desk, over: QWidget, kind: EffectKind, said: list[str]) -> Happened:
    open_happened(practice, over, CEDAR, said.append, kind=kind)
    return opened(qtbot, over, Happened)


def test_a_refused_waiver(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    said: list[str] = []
    dialog = _happened(qtbot, practice, over, EffectKind.WAIVER_DECIDED, said)
    assert dialog.granted.isVisible()
    assert not dialog.pages.isVisible()
    dialog.granted.choose("no")
    press(qtbot, practice, dialog)
    assert said == ["Logged: fee waiver decided, Cedar Police Department"]
    assert _last(practice, EffectKind.WAIVER_DECIDED).effect.granted is False
    assert requests.show(practice.casebook, CEDAR).fee is not Fee.WAIVED


def test_a_docket_number_becomes_one_the_request_goes_by(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog = _happened(qtbot, practice, over, EffectKind.DOCKETED, [])
    dialog.number.setText("FIC 2026-0123")
    press(qtbot, practice, dialog)
    [row] = requests.show(practice.casebook, CEDAR).thread.trackings
    assert (row.kind, row.number) == (TrackingKind.FORUM, "FIC 2026-0123")
    history.undo(practice.casebook)
    assert requests.show(practice.casebook, CEDAR).thread.trackings == ()


def test_an_estimate_with_its_pages(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog = _happened(qtbot, practice, over, EffectKind.FEE_ESTIMATED, [])
    press(qtbot, practice, dialog)
    assert dialog.wrong.text().startswith("A fee needs its amount.")
    dialog.amount.set_text("40")
    dialog.pages.set_text("20")
    press(qtbot, practice, dialog)
    effect = _last(practice, EffectKind.FEE_ESTIMATED).effect
    assert (effect.cents, effect.pages) == (4000, 20)


def test_a_hearing_has_its_day(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog = _happened(qtbot, practice, over, EffectKind.HEARING_SET, [])
    dialog.date.set_text("Jan 12, 2027")
    press(qtbot, practice, dialog)
    on = _last(practice, EffectKind.HEARING_SET).effect.on
    assert on is not None
    assert on.isoformat() == "2027-01-12"


def test_a_failed_delivery_marks_the_contact_in_the_same_act(
    qtbot: QtBot, practice: Desk, over: QWidget
) -> None:
    book = practice.casebook
    agency = requests.show(book, CEDAR).thread.agency.id
    [address] = [one for one in directory.show(book, agency).ways() if one.kind == "address"]
    dialog = _happened(qtbot, practice, over, EffectKind.DELIVERY_FAILED, [])
    dialog.way.choose("mail")
    assert dialog.bounced.isVisible()
    assert dialog.bounced.accessibleName() == f"Mark {address.value} as bounced"
    dialog.kind.setCurrentIndex(0)
    assert not dialog.bounced.isVisible()
    dialog.kind.setCurrentIndex(dialog.kind.findData(EffectKind.DELIVERY_FAILED.value))
    press(qtbot, practice, dialog)
    assert book.store.get(Contact, address.id).bounced_on == book.today()
    history.undo(book)
    assert book.store.get(Contact, address.id).bounced_on is None
    assert requests.show(book, CEDAR).happened.last(EffectKind.DELIVERY_FAILED) is None
    dialog = _happened(qtbot, practice, over, EffectKind.DELIVERY_FAILED, [])
    dialog.way.choose("mail")
    dialog.bounced.setChecked(False)
    press(qtbot, practice, dialog)
    assert book.store.get(Contact, address.id).bounced_on is None
    assert _last(practice, EffectKind.DELIVERY_FAILED)


def test_where_no_contact_is_known_none_is_marked(qtbot: QtBot, practice: Desk, over: QWidget) -> None:
    dialog = _happened(qtbot, practice, over, EffectKind.DELIVERY_FAILED, [])
    dialog.way.choose("portal")
    assert not dialog.bounced.isVisible()
    assert dialog.entry().bounced is None


def test_expedited_handling_is_asked_by_one_word_and_decided_by_another(
    qtbot: QtBot, practice: Desk, over: QWidget
) -> None:
    said: list[str] = []
    dialog = _happened(qtbot, practice, over, EffectKind.EXPEDITED_REQUESTED, said)
    assert dialog.name() == "Expedited handling asked"
    assert not dialog.granted.isVisible()
    dialog.kind.setCurrentIndex(dialog.kind.currentIndex() + 1)
    assert dialog.name() == "Expedited handling decided"
    assert dialog.granted.isVisible()
    press(qtbot, practice, dialog)
    assert dialog.wrong.text().startswith("How was it decided?")
    dialog.granted.choose("yes")
    press(qtbot, practice, dialog)
    assert said == ["Logged: expedited handling decided, Cedar Police Department"]
    done = _last(practice, EffectKind.EXPEDITED_REQUESTED)
    assert (done.effect.granted, done.event.direction) == (True, Direction.IN)
