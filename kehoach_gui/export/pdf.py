"""Writes the page list as PDF: the same pages that screen and printer show, text selectable."""

import os
import sys
from collections.abc import Callable, Sequence
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize, QPainter, QPdfWriter

from kehoach_gui.core.document import Document
from kehoach_gui.export.page import TWIPS_PER_MM, Page
from kehoach_gui.export.pages import lay_out
from kehoach_gui.export.paint import paint_page

_RESOLUTION = 1440  # dots per inch: one dot is a twip
CREATOR = "Kế hoạch"


def make_pdf(document: Document, progress: Callable[[int, int], None] | None = None) -> bytes:
    """The PDF of a document; `progress(pages done, pages)` may raise to cancel.

    Title and author are those of the document and nothing else. Needs a QGuiApplication; one
    without a window is made where there is none (commands).
    """
    return write_pages(lay_out(document), document.title, document.author, progress)


def write_pages(
    pages: Sequence[Page],
    title: str,
    author: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> bytes:
    """The PDF of pages that are laid out; the rest as make_pdf."""
    gui_application()
    store = QByteArray()
    device = QBuffer(store)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(device)
    writer.setResolution(_RESOLUTION)
    writer.setCreator(CREATOR)
    writer.setTitle(title)
    if author and hasattr(writer, "setAuthor"):  # Qt 6.9 and newer
        writer.setAuthor(author)
    writer.setPageLayout(_page_layout(pages[0]))
    painter = QPainter(writer)
    try:
        for index, page in enumerate(pages):
            if index:
                writer.setPageLayout(_page_layout(page))
                writer.newPage()
            paint_page(painter, page)
            if progress is not None:
                progress(index + 1, len(pages))
    finally:
        painter.end()
    device.close()
    return bytes(store.data())


def _page_layout(page: Page) -> QPageLayout:
    """The sheet of a page without margins: the page list has its own."""
    width, height = page.width / TWIPS_PER_MM, page.height / TWIPS_PER_MM
    return QPageLayout(
        QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter, "", _EXACT),
        QPageLayout.Orientation.Portrait,
        QMarginsF(0, 0, 0, 0),
    )


_EXACT = QPageSize.SizeMatchPolicy.FuzzyMatch  # 210 × 297 mm is named A4


@cache
def gui_application() -> QGuiApplication:
    """The application that fonts need; without a display one that draws into memory."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    arguments = ["kehoach"]
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in displays):
        arguments += ["-platform", "offscreen"]
    return QGuiApplication(arguments)
