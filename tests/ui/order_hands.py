"""What the tests of the order sheet share: its cells, typed into and read."""

from hands import press, type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from kehoach_gui.export import Exporter
from kehoach_gui.ui.slogans.order_cells import COLUMNS
from kehoach_gui.ui.slogans.order_dialog import OrderDialog
from kehoach_gui.ui.slogans.order_model import OrderModel

AT = {column.id: place for place, column in enumerate(COLUMNS)}


def shown(model: OrderModel, row: int, column: str) -> str:
    """What a cell shows."""
    return str(model.index(row, AT[column]).data())


def editor(dialog: OrderDialog, row: int, column: str, kind: type = QLineEdit) -> QLineEdit:
    """The editor of a cell, opened."""
    index = dialog.model.index(row, AT[column])
    dialog.table.setCurrentIndex(index)
    dialog.table.edit(index)
    QApplication.processEvents()
    found = [one for one in dialog.table.page.findChildren(kind) if one.isVisible()]
    return found[-1]


def entered(dialog: OrderDialog, row: int, column: str, text: str) -> None:
    """Type over a cell and press Enter."""
    field = editor(dialog, row, column)
    field.selectAll()
    type_text(field, text)
    press(field, Qt.Key.Key_Return, "\r")
    QApplication.processEvents()


def texts(dialog: OrderDialog) -> list[str]:
    """The slogans from the top."""
    return [row.line.text for row in dialog.model.rows]


def order_exporter(suffix: str) -> Exporter:
    """The exporter of an order with this ending."""
    from kehoach_gui.export.order_files import ORDER_EXPORTERS

    return next(one for one in ORDER_EXPORTERS if one.suffix == suffix)
