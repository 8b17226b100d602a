"""Which pages go on which side of paper, and what the printer is given."""

import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

import office
import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.compose import compose
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import Plan
from kehoach_gui.export.page import TWIPS_PER_MM, Page
from kehoach_gui.export.pages import lay_out
from kehoach_gui.export.pdf import make_pdf
from kehoach_gui.ui.jobs import Cancelled
from kehoach_gui.ui.printing.printer import CannotPrint, make_printer, print_sheets
from kehoach_gui.ui.printing.sheets import Choice, Sheet, parse_ranges, sheets

A4 = (210 * TWIPS_PER_MM, 297 * TWIPS_PER_MM)


def pages(count: int) -> tuple[Page, ...]:
    return tuple(Page(0, number, *A4, ()) for number in range(1, count + 1))


def numbers(sides: tuple[Sheet, ...]) -> list[list[int]]:
    return [[placed.page.number for placed in side.pages] for side in sides]


def test_all_pages_are_printed_one_on_a_side_in_their_order() -> None:
    assert numbers(sheets(pages(3), Choice())) == [[1], [2], [3]]


def test_ranges_are_read_as_an_office_writes_them() -> None:
    assert parse_ranges("1-3, 5", 6) == (1, 2, 3, 5)
    assert parse_ranges("4 – ; 1", 5) == (4, 5, 1)
    assert parse_ranges("-2", 5) == (1, 2)


@pytest.mark.parametrize("words", ["", "0", "7", "3-2", "1,,2", "một", "1-2-3", "2-9"])
def test_a_range_that_is_not_in_the_plan_is_refused_with_words(words: str) -> None:
    with pytest.raises(RefusedInput, match=r"trang|hãy ghi"):
        parse_ranges(words, 6)


def test_odd_and_even_sides_together_are_all_pages() -> None:
    odd = sheets(pages(5), Choice(sides="odd"))
    even = sheets(pages(5), Choice(sides="even"))
    assert (numbers(odd), numbers(even)) == ([[1], [3], [5]], [[2], [4], []])


def test_backs_in_reverse_begin_with_the_empty_back_of_the_last_sheet() -> None:
    choice = Choice(sides="even", reverse=True)
    assert numbers(sheets(pages(5), choice)) == [[], [4], [2]]
    assert numbers(sheets(pages(4), choice)) == [[4], [2]]


def test_odd_sides_of_a_range_are_counted_within_the_range() -> None:
    assert numbers(sheets(pages(9), Choice((2, 3, 4), "odd"))) == [[2], [4]]


def test_two_on_a_side_lie_beside_one_another_inside_the_paper() -> None:
    sides = sheets(pages(3), Choice(two_up=True))
    assert numbers(sides) == [[1, 2], [3]]
    left, right = sides[0].pages
    assert (sides[0].width, sides[0].height) == (A4[1], A4[0])
    assert left.x + A4[0] * left.scale <= right.x + 1
    assert right.x + A4[0] * right.scale <= sides[0].width + 1
    assert A4[1] * left.scale <= sides[0].height + 1
    assert left.scale == pytest.approx(0.707, abs=0.001)


def test_two_lying_pages_share_a_side_that_lies_across_too() -> None:
    lying = tuple(replace(page, width=A4[1], height=A4[0]) for page in pages(2))
    (side,) = sheets(lying, Choice(two_up=True))
    assert (side.width, side.height) == (A4[1], A4[0])
    for placed in side.pages:
        assert placed.scale == pytest.approx(0.5)
        assert placed.y + A4[0] * placed.scale <= side.height + 1
    (alone,) = sheets(lying[:1], Choice())
    assert (alone.width, alone.height) == (A4[1], A4[0])


def printer_to(path: Path) -> QPrinter:
    printer = make_printer("Kế hoạch thử")
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def text_of(path: Path) -> list[str]:
    run = subprocess.run(
        ["pdftotext", "-layout", str(path), "-"], check=True, capture_output=True, text=True
    )
    return [page.split() for page in run.stdout.split("\f")]


def sample_plans(shared: Path) -> Iterator[Plan]:
    for path in sorted((shared / "samples").glob("*.plan.json")):
        yield plan_json.loads(path.read_text("utf-8"))


def test_print_pages_equal_the_pages_of_the_pdf_on_every_sample(
    qapp: QApplication, shared: Path, tmp_path: Path
) -> None:
    office.needed("pdftotext")
    seen = 0
    for plan in sample_plans(shared):
        document = compose(plan, preset.load(plan.standard, plan.layout))
        (tmp_path / "export.pdf").write_bytes(make_pdf(document))
        laid = lay_out(document)
        printer = printer_to(tmp_path / "print.pdf")
        assert print_sheets(printer, sheets(laid, Choice())) == len(laid)
        exported, printed = text_of(tmp_path / "export.pdf"), text_of(tmp_path / "print.pdf")
        assert len(printed) == len(laid) + 1
        assert printed == exported
        assert office.pages(tmp_path / "print.pdf") == office.pages(tmp_path / "export.pdf")
        seen += 1
    assert seen == 5


def page_sizes(path: Path) -> set[str]:
    run = subprocess.run(
        ["pdfinfo", "-l", "-1", str(path)], check=True, capture_output=True, text=True
    )
    return set(re.findall(r"Page +\d+ size: +(.+)", run.stdout))


def printed_sample(path: Path, root: Path, choice: Choice, spoil: bool = False) -> int:
    plan = plan_json.loads((root / "resources" / "plans" / "mau.json").read_text("utf-8"))
    laid = lay_out(compose(plan, preset.load(plan.standard, plan.layout)))
    printer = printer_to(path)
    if spoil:
        from PySide6.QtCore import QMarginsF
        from PySide6.QtGui import QPageLayout, QPageSize

        printer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.Letter),
                QPageLayout.Orientation.Landscape,
                QMarginsF(20, 20, 20, 20),
            )
        )
    return print_sheets(printer, sheets(laid, choice))


def test_paper_is_a4_again_whatever_the_dialog_left(
    qapp: QApplication, root: Path, tmp_path: Path
) -> None:
    office.needed("pdfinfo", "pdftotext")
    plain, spoilt = tmp_path / "plain.pdf", tmp_path / "spoilt.pdf"
    printed_sample(plain, root, Choice())
    printed_sample(spoilt, root, Choice(), spoil=True)
    assert page_sizes(spoilt) == {"595 x 842 pts (A4)"}
    assert office.pages(spoilt) == office.pages(plain)


def test_two_pages_on_a_side_keep_every_word(
    qapp: QApplication, root: Path, tmp_path: Path
) -> None:
    office.needed("pdfinfo", "pdftotext")
    single, double = tmp_path / "single.pdf", tmp_path / "double.pdf"
    count = printed_sample(single, root, Choice())
    assert printed_sample(double, root, Choice(two_up=True)) == (count + 1) // 2
    ours, theirs = (Counter(chain(*text_of(path))) for path in (double, single))
    assert ours == theirs
    assert ours.total() > 500


def test_copies_are_printed_here_where_the_printer_cannot_make_them(
    qapp: QApplication, tmp_path: Path
) -> None:
    printer = printer_to(tmp_path / "copies.pdf")
    printer.setCopyCount(2)
    assert not printer.supportsMultipleCopies()
    assert print_sheets(printer, sheets(pages(3), Choice())) == 6
    assert len(text_of(tmp_path / "copies.pdf")) == 6 + 1


def test_a_cancelled_print_stops_and_leaves_no_open_painter(
    qapp: QApplication, root: Path, tmp_path: Path
) -> None:
    def cancel(done: int, total: int) -> None:
        raise Cancelled

    printer = printer_to(tmp_path / "cancelled.pdf")
    with pytest.raises(Cancelled):
        print_sheets(printer, sheets(pages(3), Choice()), cancel)
    assert not printer.paintEngine().isActive()


def test_a_printer_that_takes_nothing_is_told_in_words(
    qapp: QApplication, qt_messages: list[str], tmp_path: Path
) -> None:
    printer = printer_to(tmp_path / "missing" / "folder" / "out.pdf")
    with pytest.raises(CannotPrint, match="Máy in không nhận"):
        print_sheets(printer, sheets(pages(1), Choice()))
    qt_messages.clear()
