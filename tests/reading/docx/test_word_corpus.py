"""Plans typed in Word and LibreOffice as offices do: automatic lists, layout tables, long files."""

import io
import subprocess
import time
from pathlib import Path

import docx
import pytest
from docx.document import Document as DocxDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import _Cell
from office import needed
from outline_text import outline_text
from word_xml import listed, p, run, word

from kehoach_gui.reading import read_docx
from kehoach_gui.reading.docx.child import MAX_SECONDS
from kehoach_gui.reading.docx.child import read_content as opened
from kehoach_gui.reading.docx.content import paragraphs
from kehoach_gui.reading.docx.reading import read_content

HEAD = (
    ("UBND HUYỆN MINH HÒA\nPHÒNG VĂN HÓA VÀ THÔNG TIN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("Số: 12/KH-VHTT", "Minh Hòa, ngày 05 tháng 3 năm 2027"),
)
TAIL = ("Nơi nhận:\n- Các trường học;\n- Lưu: VT.", "TRƯỞNG PHÒNG\n\n\nNguyễn Văn Minh")


def lines(cell: _Cell, text: str) -> None:
    first, *others = text.split("\n")
    cell.paragraphs[0].text = first
    for line in others:
        cell.add_paragraph(line)


def typed_plan(style: str, numbers: bool) -> bytes:
    """A plan typed with python-docx: head and tail in tables, members of lists in one style."""
    file = docx.Document()
    head = file.add_table(2, 2)
    for row, texts in zip(head.rows, HEAD, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            lines(cell, text)
    for text in ("KẾ HOẠCH", "Tuyên truyền biển, đảo năm 2027"):
        title = file.add_paragraph()
        title.alignment = WD_ALIGN_PARAGRAPH.CENTER
        title.add_run(text).bold = True
    for heading, members in (
        ("I. MỤC ĐÍCH, YÊU CẦU", ("Nâng cao nhận thức của Nhân dân.", "Bảo đảm thiết thực.")),
        ("II. NỘI DUNG TUYÊN TRUYỀN", ("Chủ quyền biển, đảo.", "Luật Biển Việt Nam.")),
        ("III. TỔ CHỨC THỰC HIỆN", ("Phòng chủ trì thực hiện.", "Các trường phối hợp.")),
    ):
        file.add_paragraph().add_run(heading).bold = True
        num = new_list(file, style) if numbers else None
        for text in members:
            member = file.add_paragraph(text, style=style)
            if num is not None:
                member._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = num
    tail = file.add_table(1, 2)
    for cell, text in zip(tail.rows[0].cells, TAIL, strict=True):
        lines(cell, text)
    target = io.BytesIO()
    file.save(target)
    return target.getvalue()


def new_list(file: DocxDocument, style: str) -> int:
    """A list that begins anew with the look of a list style, as "Restart at 1" makes it."""
    numbering = file.part.numbering_part.element
    usual = file.styles[style].element.pPr.numPr.numId.val
    num = numbering.add_num(numbering.num_having_numId(usual).abstractNumId.val)
    num.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(num.numId)


BULLETED = """\
thể thức: state-nd30
cấp trên: UBND HUYỆN MINH HÒA
cơ quan: PHÒNG VĂN HÓA VÀ THÔNG TIN
số: 12/KH-VHTT
nơi: Minh Hòa
ngày: 2027-03-05
loại: KẾ HOẠCH
trích yếu: Tuyên truyền biển, đảo năm 2027
[purpose] I | MỤC ĐÍCH, YÊU CẦU
  - Nâng cao nhận thức của Nhân dân.
  - Bảo đảm thiết thực.
[content] II | NỘI DUNG TUYÊN TRUYỀN
  - Chủ quyền biển, đảo.
  - Luật Biển Việt Nam.
[organization] III | TỔ CHỨC THỰC HIỆN
  - Phòng chủ trì thực hiện.
  - Các trường phối hợp.
nhận: Các trường học
nhận: Lưu: VT
chức vụ: TRƯỞNG PHÒNG
họ tên: Nguyễn Văn Minh
"""
NUMBERED = """\
thể thức: state-nd30
cấp trên: UBND HUYỆN MINH HÒA
cơ quan: PHÒNG VĂN HÓA VÀ THÔNG TIN
số: 12/KH-VHTT
nơi: Minh Hòa
ngày: 2027-03-05
loại: KẾ HOẠCH
trích yếu: Tuyên truyền biển, đảo năm 2027
[purpose] I | MỤC ĐÍCH, YÊU CẦU
  [other] 1 | ·
    ¶ Nâng cao nhận thức của Nhân dân.
  [other] 2 | ·
    ¶ Bảo đảm thiết thực.
[content] II | NỘI DUNG TUYÊN TRUYỀN
  [other] 1 | ·
    ¶ Chủ quyền biển, đảo.
  [other] 2 | ·
    ¶ Luật Biển Việt Nam.
[organization] III | TỔ CHỨC THỰC HIỆN
  [other] 1 | ·
    ¶ Phòng chủ trì thực hiện.
  [other] 2 | ·
    ¶ Các trường phối hợp.
nhận: Các trường học
nhận: Lưu: VT
chức vụ: TRƯỞNG PHÒNG
họ tên: Nguyễn Văn Minh
"""


def test_a_plan_typed_with_automatic_bullets_reads_as_bullets() -> None:
    assert outline_text(read_docx(typed_plan("List Bullet", False)).plan) == BULLETED


def test_a_plan_typed_with_automatic_numbers_that_begin_anew_reads_as_numbered() -> None:
    assert outline_text(read_docx(typed_plan("List Number", True)).plan) == NUMBERED


LISTS = ("I", "1", "a", "A", "i")
PAGE = "".join(
    f"<p>{heading}</p><ol type={kind}><li>Nâng cao nhận thức.</li><li>Bảo đảm thiết thực."
    "<ul><li>Treo băng rôn;</li><li>Phát thanh.</li></ul></li><li>Tuyên truyền lưu động.</li></ol>"
    for heading, kind in zip(
        ("Danh sách một", "Danh sách hai", "Danh sách ba", "Danh sách bốn", "Danh sách năm"),
        LISTS,
        strict=True,
    )
)


@pytest.mark.slow
def test_lists_of_five_styles_made_by_libreoffice_read_as_they_are_shown(tmp_path: Path) -> None:
    needed("soffice")
    (tmp_path / "lists.html").write_text(f"<html><meta charset=utf-8>{PAGE}</html>", "utf-8")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
         "--infilter=HTML (StarWriter)", "--convert-to", "docx:MS Word 2007 XML",
         "--outdir", str(tmp_path), str(tmp_path / "lists.html")],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    content = opened((tmp_path / "lists.docx").read_bytes(), lambda done, total: None)
    shown = [one.label for one in paragraphs(content.items) if one.label]
    expected = []
    for first, second, third in (
        ("I.", "II.", "III."), ("1.", "2.", "3."), ("a.", "b.", "c."), ("A.", "B.", "C."),
        ("i.", "ii.", "iii."),
    ):  # fmt: skip
        expected += [first, second, "+", "+", third]
    assert shown == expected


PAGES, PARAGRAPHS = 500, 18


def test_a_file_of_500_pages_is_read_in_time() -> None:
    levels = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    text = "Tuyên truyền sâu rộng trong cán bộ, đảng viên và Nhân dân về bầu cử, việc thứ {0}. " * 3
    body = p(run("KẾ HOẠCH", "<w:b/>")) + p(run("Tuyên truyền bầu cử", "<w:b/>"))
    for page in range(PAGES):
        body += listed(f"Nội dung của trang {page}", 1)
        body += "".join(p(f"- {text.format(page * 20 + n)}") for n in range(PARAGRAPHS))
    start = time.process_time()
    content = opened(word(body, numbering=levels), lambda done, total: None)
    assert time.process_time() - start < MAX_SECONDS / 2
    plan = read_content(content).plan
    assert [section.number for section in plan.sections] == [str(n + 1) for n in range(PAGES)]
    assert {len(section.blocks) for section in plan.sections} == {PARAGRAPHS}
