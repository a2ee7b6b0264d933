"""Every control of the window on one sheet, to be laid beside the design and looked at.

`python -m ctrecords.gui.gallery` shows it; with `--grab FOLDER` it writes the pictures in light and dark at
100 and 150 %. It must not know any screen, action or record.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ctrecords.gui import dressing, theme
from ctrecords.gui.samples import Icons, Rows, Swatches
from ctrecords.gui.theme import Theme
from ctrecords.gui.tokens import ChipKind, Scheme
from ctrecords.gui.widgets.buttons import IconButton, button, danger, link, primary, small
from ctrecords.gui.widgets.chip import Chip, ItemSquares
from ctrecords.gui.widgets.facet import Facet, FacetValue
from ctrecords.gui.widgets.focus import FocusRing
from ctrecords.gui.widgets.labels import Role, label
from ctrecords.gui.widgets.notice import Notice
from ctrecords.gui.widgets.tabs import Tabs
from ctrecords.gui.widgets.toast import Toast

K = ChipKind
CHIPS: tuple[tuple[tuple[ChipKind, str, str | None], ...], ...] = (
    (
        (K.NEUTRAL, "Sent", None),
        (K.NEUTRAL, "Producing", "half"),
        (K.NEUTRAL, "24 days to appeal", "clock"),
        (K.ENDED, "Closed", None),
    ),
    ((K.INFO, "Day 1 of 4", None), (K.INFO, "FOIC docketed", None), (K.INFO, "Not read", "eyeq")),
    (
        (K.WAIT, "Partly provided", "half"),
        (K.WAIT, "9 days to appeal", None),
        (K.WAIT, "Fee asked, $312.50", "dash"),
    ),
    ((K.ALERT, "Denied", None), (K.ALERT, "4 days to appeal", "clock"), (K.SOLID, "2 days to appeal", None)),
    ((K.WAIT, "Awaiting", "dash"), (K.ALERTLINE, "Not addressed", "blank"), (K.VIOLET, "Conflict", None)),
    (
        (K.GOOD, "Provided", None),
        (K.GOOD, "With redactions", "black"),
        (K.VIOLET, "Complaint drafted", "square"),
    ),
)
SURFACES = ("window", "content", "panel", "sunken", "hover", "selected", "selected_inactive", "sideselected")
INKS = ("line", "line_strong", "line_control", "text", "text2", "text3", "accent", "danger")
MARKS = (
    "mark_good",
    "mark_info",
    "mark_wait",
    "mark_alert",
    "mark_violet",
    "mark_neutral",
    "hit",
    "hit_current",
)


class Gallery(QWidget):
    """The sheet in three columns."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("main")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Components")
        row = QHBoxLayout(self)
        dressing.space(row, (24, 18, 24, 18), 32)
        for blocks in (_left(), _middle(), _right()):
            column = QVBoxLayout()
            dressing.space(column, spacing=16)
            for title, pieces in blocks:
                column.addLayout(_block(title, pieces))
            column.addStretch(1)
            row.addLayout(column, 1)
        self.focused = next(field for field in self.findChildren(QLineEdit) if field.text() == "19 Nov 2026")


Block = tuple[str, list[QWidget]]


def _block(title: str, pieces: list[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout()
    dressing.space(column, spacing=7)
    column.addWidget(label(title, "sheet"))
    for piece in pieces:
        column.addWidget(piece)
    return column


def _line(*pieces: QWidget, gap: float = 8) -> QWidget:
    held = QWidget()
    row = QHBoxLayout(held)
    dressing.space(row, spacing=gap)
    for piece in pieces:
        row.addWidget(piece)
    row.addStretch()
    return held


def _named(name: str, field: QWidget, width: float) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    dressing.space(column, spacing=3)
    column.addWidget(label(name, "label"))
    column.addWidget(field)
    field.setAccessibleName(name)
    dressing.fix(field, width=width)
    return held


def _left() -> list[Block]:
    disabled = button("Disabled")
    disabled.setEnabled(False)
    menu = QMenu()
    menu.addAction("Log a call")
    log = button("Log", icon="plus", menu=menu)
    menu.setParent(log, Qt.WindowType.Popup)
    empty, received, sent = QLineEdit(), QLineEdit("19 Nov 2026"), QLineEdit("3/4/26")
    empty.setPlaceholderText("None yet")
    sent.setProperty("invalid", True)
    known = QComboBox()
    known.addItems(["Documented", "Stated", "Belief"])
    notes, phones, paper, files = (
        QCheckBox("Include notes"),
        QCheckBox("Include phone numbers"),
        QRadioButton("Paper"),
        QRadioButton("Files"),
    )
    notes.setChecked(True)
    paper.setChecked(True)
    fields = _line(
        _named("Tracking number", empty, 138),
        _named("Received on", received, 138),
        _named("How we know", known, 132),
    )
    return [
        (
            "Buttons, QPushButton and QToolButton",
            [
                _line(
                    primary("Finish complaint"),
                    button("Write letter"),
                    log,
                    IconButton("more", "More acts", boxed=True),
                    link("Cite"),
                ),
                _line(button("Plain"), small("Small"), disabled, danger("Delete casebook")),
                label(
                    "One primary per view. Height 30, small 26. Danger only in the dialog that names it.",
                    "tiny",
                ),
            ],
        ),
        (
            "Fields, QLineEdit, QComboBox, QDateEdit, QCheckBox",
            [
                fields,
                _line(_named("Sent on", sent, 292)),
                label("Choose one: April 3 or March 4, 2026", "error"),
                _line(notes, phones, paper, files),
            ],
        ),
        ("Menu, QMenu", [_menu()]),
        ("Type, system font", _type()),
    ]


def _menu() -> QMenu:
    menu = QMenu()
    menu.setAccessibleName("Menu")
    for text, icon, keys in (
        ("Write follow-up", "letter", "Ctrl+T"),
        ("Answer fee", "money", ""),
        ("Remind me", "bell", "Ctrl+R"),
        ("", "", ""),
        ("Copy citation", "copy", "Ctrl+Shift+C"),
        ("Move to trash", "trash", "Del"),
    ):
        if not text:
            menu.addSeparator()
            continue
        act = menu.addAction(f"{text}\t{keys}" if keys else text)
        dressing.dress(act, icon)
    menu.setWindowFlags(Qt.WindowType.Widget)
    dressing.fix(menu, width=236)
    menu.setActiveAction(menu.actions()[0])
    return menu


def _type() -> list[QWidget]:
    samples: tuple[tuple[str, str, Role], ...] = (
        ("18/24 semibold, title", "Plate readers and ICE", "title"),
        ("15/20 semibold, panel", "Create a casebook", "panel"),
        ("13/18 semibold, row", "Cedar Police Department", "section"),
        ("13/18 regular, base", "Appeal by Thu, Dec 17, 24 days left", ""),
        ("12/16, second line", "Items 5 and 6 not answered", "second"),
    )
    lines: list[QWidget] = []
    for name, text, role in samples:
        caption = label(name, "tiny")
        dressing.fix(caption, width=124)
        lines.append(_line(caption, label(text, role), gap=12))
    return lines


def _middle() -> list[Block]:
    chips = [_line(*(Chip(kind, text, glyph) for kind, text, glyph in line)) for line in CHIPS]
    legend = "provided, redacted, denied, no records, not addressed, awaiting, not read"
    stage = Facet("Stage", [FacetValue("sent", "Sent", 2)])
    move = Facet("Whose move", [FacetValue("me", "You", 6), FacetValue("agency", "Agency", 1)])
    move.choose({"me"})
    fee = Facet("Fee", [FacetValue("asked", "Asked", 1), FacetValue("paid", "Paid", 1)])
    fee.choose({"asked", "paid"})
    tabs = Tabs("Tabs", indent=0)
    tabs.add("Requests", "8")
    tabs.add("Answers", "15 of 48")
    rule = "Shape first, color second: every chip has a glyph and a word. In tables, neutral and ended chips have none."
    return [
        ("Chips by meaning, drawn by widgets and tables alike", [*chips, label(rule, "tiny", wrap=True)]),
        ("Item outcomes, 16 px squares", [_line(ItemSquares("PRDXNWU")), label(legend, "tiny")]),
        ("Rows, QStyledItemDelegate, 44 to 52 px", [Rows()]),
        ("Filters and segments", [_line(stage, move, fee)]),
        ("Tabs and page chips", [tabs, _line(label("p. 14", "page"), label("Practice", "tag"))]),
    ]


def _right() -> list[Block]:
    host = QWidget()
    host.setAccessibleName("Toast")
    dressing.fix(host, height=46)
    toast = Toast(host, above=2)
    toast.say("3 requests marked sent")
    old = Notice(
        "wait",
        "This address was last confirmed in 2009",
        "Check it on the town site before you send.",
        [small("I checked this today"), link("Change address", small=True)],
    )
    changed = Notice(
        "alert",
        "Data-sharing report.pdf has changed on disk",
        "Its SHA-256 no longer matches the one filed on Nov 19. Citations to it show as broken.",
        [small("Restore from backup"), link("Copy details", small=True)],
    )
    ring = label("2 px, accent, 1 px gap, 3:1 or more on every surface. For keyboard focus only.", "tiny")
    return [
        ("Toast with Undo, 8 seconds", [host]),
        ("Inline notices, QFrame[notice]", [old, changed]),
        ("Surfaces and lines", [Swatches(SURFACES), Swatches(INKS)]),
        ("Marks, never text below 13 px on their own", [Swatches(MARKS)]),
        ("Focus ring", [_line(button("Write letter"), QCheckBox("Include"), Facet("Stage"), gap=14), ring]),
        ("Icons, 16 px, 1.35 px line, recolored from the palette", [Icons()]),
    ]


def grab(app: QApplication, folder: Path) -> list[Path]:
    """Write the sheet in light and dark at 100 and 150 % into a folder; returns the pictures' paths."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    ring = FocusRing(app)
    for scheme in Scheme:
        for percent in (100, 150):
            theme.apply(app, Theme(scheme, theme.BASE_PX * percent // 100))
            sheet = Gallery()
            sheet.resize(1440 * percent // 100, 900 * percent // 100)
            sheet.show()
            sheet.activateWindow()
            sheet.focused.setFocus(Qt.FocusReason.TabFocusReason)
            app.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            app.processEvents()
            path = folder / f"components-{scheme.value}-{percent}.png"
            sheet.grab().save(str(path))
            sheet.close()
            sheet.deleteLater()
            written.append(path)
    ring.stop()
    return written


def main(args: Sequence[str]) -> int:
    """Show the sheet, or write its pictures with `--grab FOLDER`."""
    app = QApplication(["ctrecords"])
    if len(args) > 1 and args[0] == "--grab":
        grab(app, Path(args[1]))
        return 0
    theme.follow(app, theme.Appearance.SYSTEM)
    ring = FocusRing(app)
    sheet = Gallery()
    sheet.resize(1440, 900)
    sheet.show()
    code = app.exec()
    ring.stop()
    return code


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
