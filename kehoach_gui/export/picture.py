"""Writes pages of the page list as one PNG picture, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter

from kehoach_gui.export.page import Page
from kehoach_gui.export.paint import paint_page
from kehoach_gui.export.pdf import gui_application

TWIPS_PER_INCH = 1440
DOTS_PER_INCH = 200
INCHES_PER_METRE = 1 / 0.0254


def make_png(pages: Sequence[Page], dots_per_inch: int = DOTS_PER_INCH) -> bytes:
    """The PNG of pages on white paper; needs a QGuiApplication, as make_pdf."""
    gui_application()
    scale = dots_per_inch / TWIPS_PER_INCH
    width = round(max(page.width for page in pages) * scale)
    height = round(sum(page.height for page in pages) * scale)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(dots_per_inch * INCHES_PER_METRE))
    image.setDotsPerMeterY(round(dots_per_inch * INCHES_PER_METRE))
    image.fill(QColor("white"))
    painter = QPainter(image)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        for page in pages:
            paint_page(painter, page)
            painter.translate(0, page.height)
    finally:
        painter.end()
    store = QByteArray()
    device = QBuffer(store)
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(device, QByteArray(b"png")).write(image)
    device.close()
    return bytes(store.data())
