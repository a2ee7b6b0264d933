"""What can be reached and read on a screen: the controls in it, the order of Tab, words that do not fit."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QRadioButton,
    QScrollBar,
    QSizePolicy,
    QWidget,
)

from ctrecords.gui.reading_state import ReadingState
from ctrecords.gui.widgets.buttons import FileButton
from ctrecords.gui.widgets.chip import Chip, ItemSquares
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.gui.widgets.labels import Elided, Parted

_INNER = {"qt_scrollarea_viewport", "qt_spinbox_lineedit"}
_MOST = 400
_SLACK = 4
"""Pixels two controls of one line may overlap."""


def controls(top: QWidget) -> list[QWidget]:
    """Whatever takes the keyboard and is seen."""
    return [
        widget
        for widget in top.findChildren(QWidget)
        if (widget.focusPolicy() & Qt.FocusPolicy.TabFocus or _none_chosen(widget))
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is top.window()
        and widget.objectName() not in _INNER
        and not isinstance(widget, QScrollBar | QHeaderView | QMenu)
        and not isinstance(widget.parentWidget(), QComboBox)
        and widget.focusProxy() is None
        and not (isinstance(widget, QRadioButton) and _gives_way(widget))
    ]


def _none_chosen(widget: QWidget) -> bool:
    """Whether it is one of several of which none is chosen yet: Qt keeps Tab for the last one, we for them all."""
    beside = (widget.parentWidget() or widget).findChildren(QRadioButton)
    return isinstance(widget, QRadioButton) and not any(one.isChecked() for one in beside)


def _gives_way(button: QRadioButton) -> bool:
    """Whether the keyboard goes to the chosen one beside it instead."""
    beside = (button.parentWidget() or button).findChildren(QRadioButton)
    return not button.isChecked() and any(one.isChecked() and one.isVisible() for one in beside)


def unnamed(top: QWidget) -> list[str]:
    """The controls a screen reader has no words for."""
    return [called(widget) for widget in controls(top) if not name(widget).strip()]


def name(widget: QWidget) -> str:
    """What a screen reader calls a control: its own name, or the words on it."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def silent_cells(top: QWidget) -> list[str]:
    """The cells of tables and lists a screen reader has no words for."""
    found: list[str] = []
    for view in top.findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or isinstance(view, QHeaderView):
            continue
        for row in range(min(model.rowCount(), 30)):
            for column in range(model.columnCount()):
                said: object = model.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
                if not (isinstance(said, str) and said.strip()):
                    found.append(f"{view.accessibleName()}: row {row}, column {column}")
    return found


def off_the_round(window: QWidget) -> list[str]:
    """What is wrong with Tab from the control that has the keyboard: not round, missed, twice, or not back."""
    start, wanted = window.focusWidget(), set(controls(window))
    there, back = _walk(window, Qt.Key.Key_Tab), _walk(window, Qt.Key.Key_Backtab)
    wrong = [f"missed: {called(one)}" for one in wanted - set(there)]
    wrong += [f"not there: {called(one)}" for one in set(there) - wanted]
    wrong += [f"twice: {called(one)}" for one in set(there) if there.count(one) > 1]
    if there[-1] is not start:
        wrong.append(f"never comes back to {called(start)}")
    elif back[-2::-1] != there[:-1]:
        wrong.append("back is another way than there")
    return wrong


def out_of_order(stops: Sequence[QWidget]) -> list[str]:
    """Of stops in one panel, those that stand neither below nor to the right of the one before."""
    return [
        f"{called(one)} after {called(before)}"
        for before, one in pairwise(stops)
        if not (
            before.isAncestorOf(one)
            or _place(one, before).top() >= _place(before, one).bottom() - _SLACK
            or _place(one, before).left() >= _place(before, one).right() - _SLACK
        )
    ]


def _walk(window: QWidget, key: Qt.Key) -> list[QWidget]:
    """The controls a key goes to one after the other, until it comes back to where it began."""
    start = window.focusWidget()
    seen: list[QWidget] = []
    while len(seen) < _MOST and (not seen or seen[-1] is not start):
        QTest.keyClick(window.focusWidget(), key)
        seen.append(window.focusWidget())
    return seen


def _place(widget: QWidget, other: QWidget) -> QRect:
    """Where a control stands in the window, or the page it scrolls on where the other is not on it."""
    found, part = widget, widget.parentWidget()
    while part is not None and not part.isAncestorOf(other):
        found = part if isinstance(part, QAbstractScrollArea) else found
        part = part.parentWidget()
    return QRect(found.mapTo(found.window(), QPoint(0, 0)), found.size())


def clipped(top: QWidget) -> list[str]:
    """Words that have less room than they need; lines that shorten on purpose are passed over."""
    found: list[str] = []
    for child in top.findChildren(QWidget):
        if not child.isVisible() or isinstance(
            child, Elided | Parted | FileButton | ReadingState | QScrollBar | QAbstractScrollArea
        ):
            continue
        if isinstance(child, QLabel) and child.wordWrap():
            needed = QSize(0, child.heightForWidth(child.width()))
        elif isinstance(child.parentWidget(), QLineEdit):
            continue
        elif isinstance(child, QLabel | QAbstractButton | Chip | ItemSquares):
            needed = child.sizeHint()
        else:
            continue
        on_purpose = child.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Ignored
        if (needed.width() > child.width() + 1 and not on_purpose) or needed.height() > child.height():
            found.append(f"{called(child)} needs {_pair(needed)} and has {_pair(child.size())}")
    return found


def outside(top: QWidget) -> list[str]:
    """Controls that reach over the right edge of the window, where nothing scrolls sideways to them."""
    found: list[str] = []
    for widget in controls(top):
        right = widget.mapTo(top, QPoint(widget.width(), 0)).x()
        if right > top.width() + 1:
            found.append(f"{called(widget)} ends at {right} of {top.width()}")
    return found


def lengthen(top: QWidget, by: float) -> None:
    """Make the words of buttons and one-line labels longer, as another language would."""
    for child in top.findChildren(QWidget):
        if isinstance(child, QLabel | QAbstractButton) and not isinstance(child, Elided):
            text = child.text()
            more = round(len(text) * by)
            if more and not text.isdigit():
                child.setText(text + ("mn " * more)[:more].rstrip())
    for state in top.findChildren(EmptyState):
        state.restyle()
    for _pass in range(3):
        QApplication.processEvents()
        QApplication.sendPostedEvents()


def _pair(size: QSize) -> str:
    return f"{size.width()} by {size.height()}"


def called(widget: QWidget) -> str:
    """A control as a failing test names it."""
    words = widget.accessibleName() or (widget.text() if isinstance(widget, QLabel | QAbstractButton) else "")
    return f"{type(widget).__name__} “{words[:60]}” in {type(widget.parentWidget()).__name__}"
