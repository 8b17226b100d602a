"""Choosing what to print, and the system's dialog in Vietnamese."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QGroupBox,
    QLabel,
    QTabWidget,
    QWidget,
)
from shiboken6 import delete

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.text import fold
from kehoach_gui.ui.dialogs import base
from kehoach_gui.ui.printing.print_dialog import PrintDialog
from kehoach_gui.ui.printing.printer import make_printer
from kehoach_gui.ui.printing.system_dialog import choose_printer, make_dialog
from kehoach_gui.ui.theme import Theme

# what Qt writes in no language: marks, file names, and words that both languages share
SAME = {"", "...", "100%"}


@pytest.fixture
def dialog(theme: Theme, root: Path, settle: Callable[..., None]) -> Iterator[PrintDialog]:
    plan = plan_json.loads((root / "resources" / "plans" / "mau.json").read_text("utf-8"))
    made = PrintDialog(theme, None, plan, preset.load(plan.standard, plan.layout))
    made.show()
    settle(lambda: bool(made.pages))
    yield made
    made.reject()
    made.deleteLater()
    settle()


def printed(dialog: PrintDialog) -> list[list[int]]:
    return [[placed.page.number for placed in side.pages] for side in dialog.sides]


def test_all_pages_are_ready_to_print_at_once(dialog: PrintDialog) -> None:
    assert printed(dialog) == [[n + 1] for n in range(len(dialog.pages))]
    assert dialog.summary.text() == f"Sẽ in {len(dialog.pages)} mặt giấy A4."
    assert dialog.go.isEnabled()


def test_typed_ranges_and_two_on_a_side_change_what_is_shown(dialog: PrintDialog) -> None:
    dialog.which.setCurrentIndex(1)
    assert not dialog.go.isEnabled()
    dialog.ranges.setText("1-3")
    dialog.up.setCurrentIndex(1)
    assert printed(dialog) == [[1, 2], [3]]
    assert dialog.list.sides == dialog.sides


def test_a_page_that_is_not_there_is_told_and_cannot_be_printed(dialog: PrintDialog) -> None:
    dialog.which.setCurrentIndex(1)
    dialog.ranges.setText("99")
    assert "không có trang “99”" in dialog.summary.text()
    assert not dialog.go.isEnabled()
    dialog.which.setCurrentIndex(0)
    assert dialog.go.isEnabled()


def test_backs_are_printed_with_a_word_on_turning_the_pile(dialog: PrintDialog) -> None:
    dialog.side.setCurrentIndex(1)
    assert dialog.hint.text().startswith("In hai mặt bằng tay")
    dialog.side.setCurrentIndex(2)
    dialog.reverse.setChecked(True)
    last = len(dialog.pages)
    assert printed(dialog)[0] == ([] if last % 2 else [last])


def test_the_dialog_fits_a_small_screen_and_names_its_controls(dialog: PrintDialog) -> None:
    assert dialog.height() <= base.HIGHEST
    assert dialog.width() <= 1000
    controls = [*dialog.findChildren(QComboBox), *dialog.findChildren(QAbstractButton)]
    assert all(control.accessibleName() or control.text() for control in controls)


def texts(widget: QWidget) -> Iterator[str]:
    for child in widget.findChildren(QWidget):
        if isinstance(child, QLabel | QAbstractButton):
            yield child.text()
        elif isinstance(child, QGroupBox):
            yield child.title()
        elif isinstance(child, QComboBox):
            yield from (child.itemText(place) for place in range(child.count()))
        elif isinstance(child, QTabWidget):
            yield from (child.tabText(place) for place in range(child.count()))


def test_the_systems_dialog_speaks_vietnamese(
    theme: Theme, tmp_path: Path, settle: Callable[..., None]
) -> None:
    printer = make_printer("Kế hoạch")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "ra.pdf"))
    dialog = make_dialog(printer, None)
    dialog.show()
    settle()
    shown = {text.replace("&", "") for text in texts(dialog)}
    english = {text for text in shown - SAME if text == fold(text) or text.isascii()}
    delete(dialog)
    known = {"Trang", "In"}  # without marks in Vietnamese too
    assert len(shown) > 15
    assert english - known == set()


def test_without_a_printer_the_way_over_pdf_is_shown(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    monkeypatch.setattr(
        "kehoach_gui.ui.printing.system_dialog.tell",
        lambda theme, parent, title, sentence: said.append(sentence),
    )
    assert choose_printer(theme, QWidget(), "Kế hoạch") is None
    assert "xuất ra PDF" in said[0]
