"""Lines that flow, and the small pieces of a thread: files as labels, a choice nobody made, a chip of words only."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ctrecords.gui.tokens import ChipKind
from ctrecords.gui.widgets.chip import Chip, Square
from ctrecords.gui.widgets.flow import Flow
from ctrecords.gui.widgets.paint import ChipLook, chip_width
from ctrecords.gui.widgets.segmented import Segmented
from ctrecords.gui.widgets.timeline import Disc, FileRef, FileTag, TimelineEntry


def _flowing(qtbot: QtBot, count: int) -> tuple[QWidget, Flow, list[Chip]]:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = Flow(holder, left=10, top=4, right=10, bottom=4, gap=6)
    chips = [Chip(ChipKind.NEUTRAL, f"Chip number {number}") for number in range(count)]
    for chip in chips:
        flow.addWidget(chip)
    return holder, flow, chips


def test_it_goes_on_in_a_next_line_where_the_room_ends(qtbot: QtBot) -> None:
    holder, flow, chips = _flowing(qtbot, 5)
    wide = flow.sizeHint().width()
    assert flow.heightForWidth(wide) < flow.heightForWidth(wide // 2) < flow.heightForWidth(10)
    holder.resize(wide // 2, 300)
    holder.show()
    assert len({chip.y() for chip in chips}) > 1
    assert all(chip.geometry().right() < holder.width() for chip in chips)
    assert not any(
        one.geometry().intersects(other.geometry()) for one in chips for other in chips if one is not other
    )


def test_what_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    _holder, flow, chips = _flowing(qtbot, 2)
    both = flow.sizeHint().width()
    chips[0].hide()
    flow.invalidate()
    assert flow.sizeHint().width() < both


def test_things_can_be_taken_out(qtbot: QtBot) -> None:
    _holder, flow, _chips = _flowing(qtbot, 2)
    assert flow.count() == 2
    assert flow.takeAt(0) is not None
    assert flow.takeAt(5) is None
    assert flow.itemAt(1) is None
    assert flow.count() == 1


def test_a_file_that_cannot_be_opened_is_no_button(qtbot: QtBot) -> None:
    files = [FileRef(name="Fee letter.pdf", extent="14 kB", opens=False), FileRef(name="Log.csv")]
    row = TimelineEntry("mail", Disc.THEIRS, "E-mail with 2 files", when="Today", files=files)
    qtbot.addWidget(row)
    row.show()
    assert [tag.accessibleName() for tag in row.findChildren(FileTag)] == ["Fee letter.pdf, 14 kB"]
    assert [button.accessibleName() for button in row.files] == ["Open Log.csv"]
    assert not row.grab().isNull()


def test_a_choice_can_be_left_open(qtbot: QtBot) -> None:
    choice = Segmented("Which version", [("a", "As made", ""), ("b", "As changed", "")])
    qtbot.addWidget(choice)
    choice.release()
    assert not choice.chosen()
    choice.choose("b")
    assert choice.chosen() == "b"


def test_a_chip_may_have_no_glyph(qtbot: QtBot) -> None:
    bare = Chip(ChipKind.NEUTRAL, "§ 1-210(b)(3)(E)", "")
    qtbot.addWidget(bare)
    assert bare.sizeHint().width() < chip_width(ChipLook(ChipKind.NEUTRAL, "§ 1-210(b)(3)(E)"))
    assert not bare.grab().isNull()


def test_a_square_turns_into_another_outcome(qtbot: QtBot) -> None:
    square = Square("W")
    qtbot.addWidget(square)
    square.set_letters("D")
    assert square.accessibleName() == "denied"
