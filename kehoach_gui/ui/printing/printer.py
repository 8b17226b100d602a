"""Paints sides of paper on a printer: A4 and no margins of its own, whatever its driver says."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter

from kehoach_gui.core.errors import UserError
from kehoach_gui.export.page import TWIPS_PER_MM
from kehoach_gui.export.paint import paint_page
from kehoach_gui.ui.printing.sheets import Sheet

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

Progress = Callable[[int, int], None]
TWIPS_PER_INCH = 1440


class CannotPrint(UserError):
    """The printer did not take the pages."""


def make_printer(title: str) -> "QPrinter":
    """The printer of this PC in its best quality; `title` is what its queue shows."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setCreator("Kế hoạch")
    return printer


def lay_paper(printer: "QPrinter", sheet: Sheet) -> None:
    """Give the printer the paper of a side; called again after the system's dialog.

    The dialogs of some drivers change paper to Letter and add margins: pages have their own.
    """
    across = sheet.width > sheet.height
    size = sorted((sheet.width / TWIPS_PER_MM, sheet.height / TWIPS_PER_MM))
    paper = QPageSize(
        QSizeF(*size), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.FuzzyMatch
    )
    layout = QPageLayout(
        paper,
        QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait,
        QMarginsF(0, 0, 0, 0),
        QPageLayout.Unit.Millimeter,
    )
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setFullPage(True)
    printer.setPageLayout(layout)


def print_sheets(
    printer: "QPrinter", sides: tuple[Sheet, ...], progress: Progress | None = None
) -> int:
    """Print the sides, as many copies as the printer was told; gives the number of sides.

    `progress(done, total)` may raise to cancel: the job is then taken back. May run in a thread of
    its own. Raises CannotPrint.
    """
    if not printer.supportsMultipleCopies():
        sides = sides * printer.copyCount()
    paper = sides[0]
    lay_paper(printer, paper)
    painter = QPainter()
    if not painter.begin(printer):
        raise CannotPrint(
            "Máy in không nhận việc in. Kế hoạch không bị ảnh hưởng;"
            " hãy xem máy in đã bật và còn giấy, rồi in lại."
        )
    try:
        for place, sheet in enumerate(sides):
            if place:
                if (sheet.width, sheet.height) != (paper.width, paper.height):
                    paper = sheet
                    lay_paper(printer, paper)
                if not printer.newPage():
                    raise CannotPrint(
                        f"Máy in ngừng ở mặt giấy thứ {place + 1}. Kế hoạch không bị ảnh hưởng;"
                        " hãy xem máy in rồi in tiếp từ trang ấy."
                    )
            factor = printer.resolution() / TWIPS_PER_INCH
            painter.save()
            painter.scale(factor, factor)
            paint_sheet(painter, sheet)
            painter.restore()
            if progress is not None:
                progress(place + 1, len(sides))
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(sides)


def paint_sheet(painter: QPainter, sheet: Sheet) -> None:
    """Paint the pages of a side; one unit of the painter is a twip."""
    for placed in sheet.pages:
        painter.save()
        painter.translate(placed.x, placed.y)
        painter.scale(placed.scale, placed.scale)
        paint_page(painter, placed.page)
        painter.restore()
