"""Marks of a paper in the files: drawn boxes, words in the text, pages as LibreOffice sets them."""

import zipfile
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import office
import pytest
from export_documents import body, document

from kehoach_gui.core.document import Document, Frame, PageSetup, Paragraph, Part, Run, Style
from kehoach_gui.export.docx import make_docx
from kehoach_gui.export.page import TWIPS_PER_MM
from kehoach_gui.export.pages import lay_out
from kehoach_gui.export.pdf import make_pdf
from kehoach_gui.export.text import make_text

PAGE = PageSetup(210, 297, 20, 20, 30, 15, 10)
STAMP = Style(13, bold=True, caps=True, align="center")
FRAME = Frame(Paragraph("stamp", (Run("Thượng khẩn"),)), 40, 8, 0.75, 3, "right")


def stamped(frame: Frame = FRAME) -> Document:
    made = document()
    part = Part("plan", PAGE, tuple(body(20)), (frame,))
    return replace(made, parts=(part,), styles=made.styles | {"stamp": STAMP})


def test_the_box_is_as_large_as_asked_and_ends_at_the_right_margin() -> None:
    page = lay_out(stamped())[0]
    xs = [x for s in page.strokes for x in (s.x1, s.x2)]
    ys = [y for s in page.strokes for y in (s.y1, s.y2)]
    assert len(page.strokes) == 4
    assert (max(xs) - min(xs)) / TWIPS_PER_MM == pytest.approx(40, abs=0.5)
    assert (max(ys) - min(ys)) / TWIPS_PER_MM == pytest.approx(8, abs=0.5)
    assert max(xs) / TWIPS_PER_MM == pytest.approx(210 - 15, abs=0.5)
    stamp = next(line for line in page.lines if line.text == "THƯỢNG KHẨN")
    assert min(ys) < stamp.top and stamp.top + stamp.height < max(ys)
    middle = sum((s.x + s.width / 2) for s in stamp.segments) / len(stamp.segments)
    assert middle == pytest.approx((min(xs) + max(xs)) / 2, abs=2)


def test_a_box_lower_than_its_line_grows_with_it() -> None:
    page = lay_out(stamped(replace(FRAME, height_mm=1)))[0]
    ys = [y for s in page.strokes for y in (s.y1, s.y2)]
    stamp = next(line for line in page.lines if line.text == "THƯỢNG KHẨN")
    assert max(ys) - min(ys) > stamp.height


def test_the_docx_draws_the_box_as_the_border_of_a_paragraph() -> None:
    with zipfile.ZipFile(BytesIO(make_docx(stamped()))) as package:
        headers = [package.read(n).decode() for n in package.namelist() if "header" in n]
    (first,) = [xml for xml in headers if "Thượng khẩn" in xml]
    assert first.count('w:val="single" w:sz="6"') == 4
    assert 'w:left="7086" w:right="0"' in first  # 165 - 40 mm


def test_a_coloured_mark_is_coloured_on_the_page_and_in_the_docx() -> None:
    red = replace(STAMP, colour="FF0000")
    made = replace(stamped(), styles=stamped().styles | {"stamp": red})
    page = lay_out(made)[0]
    stamp = next(line for line in page.lines if line.text == "THƯỢNG KHẨN")
    assert {segment.colour for segment in stamp.segments} == {"FF0000"}
    assert {stroke.colour for stroke in page.strokes} == {"FF0000"}
    others = [s for line in page.lines for s in line.segments if line is not stamp]
    assert {segment.colour for segment in others} == {"000000"}
    with zipfile.ZipFile(BytesIO(make_docx(made))) as package:
        styles = package.read("word/styles.xml").decode()
        headers = "".join(package.read(n).decode() for n in package.namelist() if "header" in n)
    assert styles.count('<w:color w:val="FF0000"/>') == 1
    assert headers.count('w:color="FF0000"') == 4


@pytest.mark.usefixtures("qapp")
def test_red_is_painted_red_and_all_else_black() -> None:
    from PySide6.QtGui import QColor, QImage, QPainter

    from kehoach_gui.export.paint import paint_page

    red = replace(STAMP, colour="FF0000")
    page = lay_out(replace(stamped(), styles=stamped().styles | {"stamp": red}))[0]
    image = QImage(600, 850, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(600 / page.width, 600 / page.width)
    paint_page(painter, page)
    painter.end()
    colours = [QColor(image.pixel(x, y)) for y in range(850) for x in range(600)]
    reddish = [c for c in colours if c.red() > 200 and c.green() < 120 and c.blue() < 120]
    dark = [c for c in colours if max(c.red(), c.green(), c.blue()) < 80]
    assert len(reddish) > 100 and len(dark) > 100


def test_the_text_file_says_the_words_of_the_box() -> None:
    assert make_text(stamped()).decode().startswith("Thượng khẩn\n")


@pytest.mark.slow
@pytest.mark.usefixtures("qapp")
def test_libreoffice_sets_the_marks_on_the_same_lines(tmp_path: Path) -> None:
    office.needed("soffice", "pdftotext")
    made = stamped()
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "made.pdf").write_bytes(make_pdf(made))
    (tmp_path / "made.docx").write_bytes(make_docx(made))
    office.convert([tmp_path / "made.docx"], tmp_path)
    assert office.pages(tmp_path / "ours" / "made.pdf") == office.pages(tmp_path / "made.pdf")
