"""What can be reached and read on a screen: the controls in it, the order of Tab, words that do not fit."""

from PySide6.QtCore import QPoint, QSize, Qt
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
    QScrollBar,
    QSizePolicy,
    QWidget,
)

from ctrecords.gui.widgets.chip import Chip, ItemSquares
from ctrecords.gui.widgets.empty import EmptyState
from ctrecords.gui.widgets.labels import Elided

_INNER = {"qt_scrollarea_viewport", "qt_spinbox_lineedit"}
_MOST = 400


def controls(top: QWidget) -> list[QWidget]:
    """Whatever takes the keyboard and is seen."""
    return [
        widget
        for widget in top.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is top.window()
        and widget.focusProxy() is None
        and widget.objectName() not in _INNER
        and not isinstance(widget, QScrollBar | QHeaderView | QMenu)
        and not isinstance(widget.parentWidget(), QComboBox)
    ]


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


def walk(window: QWidget) -> list[QWidget]:
    """The controls in the order in which Tab visits them, from the one that has the keyboard once around."""
    seen: list[QWidget] = []
    for _step in range(_MOST):
        focus = window.focusWidget()
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    return seen


def clipped(top: QWidget) -> list[str]:
    """Words that have less room than they need; lines that shorten on purpose are passed over."""
    found: list[str] = []
    for child in top.findChildren(QWidget):
        if not child.isVisible() or isinstance(child, Elided | QScrollBar | QAbstractScrollArea):
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
