"""Pages to a printer: the system asks which, the pages are those of the preview.

It must not know what stands on them.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from ctrecords.casebook import Casebook
from ctrecords.errors import CtrecordsError
from ctrecords.gui import errors
from ctrecords.gui.desk import Desk
from ctrecords.letters.page import Preview
from ctrecords.paint.lines import UNIT
from ctrecords.paint.page import Page, draw_page, lay_out

_REFUSED = CtrecordsError(
    "Nothing was printed: the printer did not take the pages.",
    remedy="See that it is on and reachable, or print to a file in a folder you may write to.",
)


def print_pages(desk: Desk, over: QWidget, work: Callable[[Casebook], Preview], name: str) -> None:
    """Gather the pages of a screen away from the window, then ask where to print them."""

    def show(pages: Preview) -> None:
        ask_to_print(over, [pages], name)

    desk.read(work, show, label="Gathering the pages", key="print")


def ask_to_print(over: QWidget, previews: Sequence[Preview], name: str) -> QPrintDialog:
    """Show the system's dialog for printing; what is printed is called *name* there."""
    pages = [page for preview in previews for page in lay_out(preview)]
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.Letter))
    if pages and pages[0].width > pages[0].height:
        printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    dialog = QPrintDialog(printer, over)
    dialog.setWindowTitle(f"Print {name}")
    dialog.setMinMax(1, max(1, len(pages)))
    _Printing(dialog, printer, pages, over)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.show()
    return dialog


class _Printing(QObject):
    """Prints once the dialog is accepted. As its child it keeps the printer, which Qt only points to, until it goes."""

    def __init__(self, dialog: QPrintDialog, printer: QPrinter, pages: Sequence[Page], over: QWidget) -> None:
        super().__init__(dialog)
        self._dialog, self._printer, self._pages, self._over = dialog, printer, pages, over
        dialog.finished.connect(self._finish)

    def _finish(self, answer: int) -> None:
        if answer == QPrintDialog.DialogCode.Accepted and not paint(self._printer, self._pages):
            errors.tell(self._over, _REFUSED)
        self._dialog.deleteLater()


def paint(printer: QPrinter, pages: Sequence[Page]) -> int:
    """Paint these pages, or those of them that were asked for; says how many."""
    printer.setFullPage(True)
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    wanted = pages[first - 1 : last]
    painter = QPainter()
    if not painter.begin(printer):
        return 0
    for number, page in enumerate(wanted):
        if number:
            printer.newPage()
        draw_page(painter, page, _fitted(page, printer), QColor("black"))
    painter.end()
    return len(wanted)


def _fitted(page: Page, printer: QPrinter) -> QRectF:
    """Where a page stands on the printer's paper: in its real size, or smaller where the paper is."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel).size()
    real = QSizeF(page.width, page.height) * (printer.resolution() / (72 * UNIT))
    size = real
    if real.width() > paper.width() + 1 or real.height() > paper.height() + 1:
        size = real.scaled(paper, Qt.AspectRatioMode.KeepAspectRatio)
    return QRectF((paper.width() - size.width()) / 2, 0, size.width(), size.height())
