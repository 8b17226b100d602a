"""The PDF: the pages as they are, one embedded family, text that can be selected and searched."""

import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from export_documents import body, document, head, paragraph, tail, whole_plan
from PySide6.QtGui import QFontDatabase, QFontMetricsF

from kehoach_gui.core.document import Document
from kehoach_gui.core.measure import width_em
from kehoach_gui.export.pages import lay_out
from kehoach_gui.export.paint import font_family, page_font
from kehoach_gui.export.pdf import make_pdf

pytestmark = pytest.mark.usefixtures("qapp")


def tool(name: str, *arguments: str) -> str:
    if shutil.which(name) is None:
        pytest.skip(f"máy này không có {name}")
    return subprocess.run([name, *arguments], capture_output=True, text=True, check=True).stdout


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return written(tmp_path, whole_plan())


def written(folder: Path, made: Document) -> Path:
    path = folder / "plan.pdf"
    path.write_bytes(make_pdf(made))
    return path


def test_one_serif_family_is_embedded_with_unicode_maps(pdf: Path) -> None:
    rows = [line.split() for line in tool("pdffonts", str(pdf)).splitlines()[2:]]
    families = {re.sub(r"^[A-Z]{6}\+|-.*|,.*", "", row[0]) for row in rows}
    assert families == {font_family()[0].replace(" ", "")}
    for row in rows:
        embedded, _, unicode_map = row[-5:-2]
        assert (embedded, unicode_map) == ("yes", "yes")


def test_the_text_of_the_pdf_is_the_plans_and_nothing_stands_twice(pdf: Path) -> None:
    text = unicodedata.normalize("NFC", tool("pdftotext", "-raw", str(pdf), "-"))
    segments = [s for page in lay_out(whole_plan()) for line in page.lines for s in line.segments]
    expected = [word for segment in segments for word in segment.text.split()]
    assert sorted(text.split()) == sorted(expected)


def test_every_page_is_a4_and_there_are_as_many_as_laid_out(pdf: Path) -> None:
    info = tool("pdfinfo", "-l", "99", str(pdf))
    pages = lay_out(whole_plan())
    assert f"Pages:           {len(pages)}" in info
    assert len(pages) >= 2
    sizes = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts \(A4\)", info)
    assert len(sizes) == len(pages)


def test_lines_stand_where_the_page_list_says(pdf: Path) -> None:
    """The right edge of justified lines, within 0.1 mm, read from the PDF."""
    boxes = tool("pdftotext", "-bbox", "-l", "1", str(pdf), "-")
    edges = [float(x) for x in re.findall(r'xMax="([\d.]+)"', boxes)]
    margin = 195 / 25.4 * 72
    assert sum(abs(edge - margin) < 0.3 for edge in edges) >= 15
    assert max(edges) < margin + 0.3


def test_the_properties_say_only_what_was_given(tmp_path: Path) -> None:
    bare = tool("pdfinfo", str(written(tmp_path, document(*body(1), title="", author=""))))
    assert re.search(r"^Title: +\S", bare, re.MULTILINE) is None
    assert re.search(r"^Author: +\S", bare, re.MULTILINE) is None
    assert re.search(r"^Creator: +Kế hoạch$", bare, re.MULTILINE)
    given = document(*body(1), title="Kế hoạch năm 2027", author="Ban Tuyên giáo")
    assert "Kế hoạch năm 2027" in tool("pdfinfo", str(written(tmp_path, given)))


def test_letters_that_could_join_stay_apart(tmp_path: Path) -> None:
    path = written(tmp_path, document(paragraph("body", "Wifi, office, flycam")))
    assert tool("pdftotext", str(path), "-").split() == ["Wifi,", "office,", "flycam"]


def test_brace_and_lines_are_drawn(tmp_path: Path) -> None:
    plain = make_pdf(document(*body(1), tail()))
    drawn = make_pdf(document(head(), *body(1), tail(braced=True)))
    assert len(drawn) > len(plain)


def test_the_widths_of_core_are_the_widths_that_qt_paints() -> None:
    """Kerning and hinting off; within 0.1 mm on whole lines, all four faces."""
    if font_family()[0] not in QFontDatabase.families():
        pytest.skip("máy này không có phông Times New Roman hoặc phông cùng số đo")
    lines = [line.text for page in lay_out(whole_plan()) for line in page.lines]
    assert len(lines) > 40
    for bold in (False, True):
        for italic in (False, True):
            metrics = QFontMetricsF(page_font(280, bold, italic))
            for line in lines:
                painted = metrics.horizontalAdvance(line)
                assert painted == pytest.approx(width_em(line, bold, italic) * 280, abs=5.6), line


def test_progress_counts_pages_and_may_cancel() -> None:
    seen: list[tuple[int, int]] = []
    made = whole_plan()
    make_pdf(made, lambda done, total: seen.append((done, total)))
    count = len(lay_out(made))
    assert seen == [(index, count) for index in range(1, count + 1)]

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        make_pdf(made, stop)
    assert make_pdf(made).startswith(b"%PDF")
