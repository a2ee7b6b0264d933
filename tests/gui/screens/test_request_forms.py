"""The menu of a request and what stands beside its thread: forms, notes, tags, numbers, links, moved events."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ctrecords.actions import log, moving, notes, requests, tracking, transfer
from ctrecords.actions.effects import Entry
from ctrecords.actions.notes import Subject
from ctrecords.actions.transfer import Referral
from ctrecords.gui.desk import Desk
from ctrecords.gui.dialogs.answer_fee import AnswerFee
from ctrecords.gui.dialogs.happened import Happened
from ctrecords.gui.dialogs.many import TagForm
from ctrecords.gui.dialogs.narrow import Narrow
from ctrecords.gui.dialogs.note import WriteNote
from ctrecords.gui.dialogs.numbers import Numbers
from ctrecords.gui.dialogs.referral import FollowReferral
from ctrecords.gui.navigation import Place, Where
from ctrecords.gui.screens.request import RequestScreen
from ctrecords.gui.screens.request_thread import disc, icon
from ctrecords.gui.widgets.chip import Chip
from ctrecords.gui.widgets.timeline import Disc
from ctrecords.law.thread_words import Told
from ctrecords.model.ids import RequestId
from ctrecords.model.kinds import NoteKind, TrackingKind

Open = Callable[[int], RequestScreen]
CEDAR, BIRCH, DRAFT = 4, 5, 13


def test_the_menu_offers_what_fits(open_request: Open) -> None:
    screen = open_request(CEDAR)
    forms = screen.acts.forms
    assert [key for key, action in forms.items() if not action.isEnabled()] == [
        "attach",
        "move-event",
        "tag-event",
    ]
    assert set(forms) <= RequestScreen.does
    screen.thread_view.chosen.emit(screen.thread_view.events[2])
    assert forms["move-event"].isEnabled()
    screen.thread_view.chosen.emit(screen.thread_view.events[0])
    assert not forms["move-event"].isEnabled()
    open_request(DRAFT)
    assert {key for key, action in forms.items() if action.isEnabled()} == {"numbers", "note", "tag"}


@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("log-other", Happened),
        ("answer-fee", AnswerFee),
        ("narrow", Narrow),
        ("referral", FollowReferral),
        ("numbers", Numbers),
        ("note", WriteNote),
        ("tag", TagForm),
    ],
)
def test_each_form_opens_from_the_menu(
    qtbot: QtBot, open_request: Open, key: str, kind: type[QWidget]
) -> None:
    screen = open_request(CEDAR)
    screen.acts.forms[key].trigger()
    qtbot.waitUntil(lambda: any(found.isVisible() for found in screen.findChildren(kind)))


def test_notes_tags_numbers_and_links_stand_with_the_request(
    qtbot: QtBot, practice_desk: Desk, open_request: Open
) -> None:
    book, about = practice_desk.casebook, Subject(request=RequestId(CEDAR))
    notes.write(book, about, "The clerk is new.", kind=NoteKind.TOLD)
    notes.tag(book, [about], ["second round"])
    tracking.add(book, RequestId(CEDAR), TrackingKind.PORTAL, "W003", practice_desk.today)
    to = requests.show(book, RequestId(BIRCH)).thread.agency.id
    done = transfer.transfer(book, RequestId(CEDAR), Referral(to=to, on=practice_desk.today, items=(6,)))
    screen = open_request(CEDAR)
    assert screen.header.second.accessibleName().endswith("by e-mail. Also W003")
    assert "Tag: second round" in [chip.accessibleName() for chip in screen.standing.findChildren(Chip)]
    buttons = {made.accessibleName(): made for made in screen.panel.findChildren(QPushButton)}
    assert {"Change note: The clerk is new.", "Remove note: The clerk is new.", "Write note"} <= set(buttons)
    went: list[Place] = []
    screen.go.connect(went.append)
    buttons[f"Transferred to R-{done.request}, Birch Police Department"].click()
    assert went == [Place(Where.REQUEST, done.request)]
    said: list[str] = []
    screen.did.connect(said.append)
    buttons["Remove note: The clerk is new."].click()
    qtbot.waitUntil(lambda: said == ["Note removed"])
    assert notes.notes(book, about) == []


def test_what_was_moved_away_has_its_own_sign(practice_desk: Desk, open_request: Open) -> None:
    event = requests.show(practice_desk.casebook, RequestId(CEDAR)).thread.entries[2].event.id
    moving.assign(practice_desk.casebook, event, RequestId(BIRCH), "Wrong town")
    seen = open_request(CEDAR).seen
    rows: list[Told] = [row for row in seen.rows if row.moved] if seen is not None else []
    assert [(row.title, row.lines) for row in rows] == [
        (f"E-{event} moved to R-5", ("It was filed here by mistake: Wrong town.",))
    ]
    assert [(icon(row), disc(row)) for row in rows] == [("swap", Disc.OURS)]


def test_a_fee_paid_in_part_can_still_be_answered(practice_desk: Desk, open_request: Open) -> None:
    paid = Entry(kind="fee_paid", on=practice_desk.today, cents=20000)
    log.log(practice_desk.casebook, RequestId(CEDAR), paid)
    screen = open_request(CEDAR)
    assert screen.acts.forms["answer-fee"].isEnabled()
    assert screen.seen is not None
    assert screen.seen.left == 11250
    rest = Entry(kind="fee_paid", on=practice_desk.today, cents=11250)
    log.log(practice_desk.casebook, RequestId(CEDAR), rest)
    assert open_request(BIRCH)
    assert not open_request(CEDAR).acts.forms["answer-fee"].isEnabled()
