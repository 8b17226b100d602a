"""The system's own dialog for printer, copies and paper tray."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from kehoach_gui.ui.dialogs.base import tell
from kehoach_gui.ui.printing.printer import make_printer
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

NO_PRINTER = (
    "Máy này chưa cài máy in nào. Kế hoạch vẫn nguyên: hãy cài máy in trong hệ điều hành rồi in"
    " lại, hoặc xuất ra PDF và mang tệp ấy sang máy khác in."
)


def choose_printer(theme: Theme, parent: QWidget, title: str) -> "QPrinter | None":
    """The printer the user chose with copies and tray; None where there is none or on Esc."""
    from PySide6.QtPrintSupport import QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        tell(theme, parent, "Chưa có máy in", NO_PRINTER)
        return None
    printer = make_printer(" ".join(title.split()))
    dialog = make_dialog(printer, parent)
    try:
        return printer if dialog.exec() else None
    finally:
        delete(dialog)  # before its printer goes


def make_dialog(printer: "QPrinter", parent: QWidget | None) -> "QPrintDialog":
    """The system's dialog without page ranges: these were chosen beside the preview."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog

    options = QAbstractPrintDialog.PrintDialogOption
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Chọn máy in")
    dialog.setOptions(options.PrintToFile | options.PrintCollateCopies)
    return dialog
