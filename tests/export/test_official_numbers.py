"""The DOCX against the rules' own tables, read from the file by itself and not from the presets.

Numbers: NĐ 30/2020/NĐ-CP Phụ lục I; HD 05-HD/VPTW Phụ lục 2; HD 29-HD/TWĐTN-VP Mẫu 1, 3.
"""

import io
import zipfile
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import pytest

from kehoach_gui.core import preset
from kehoach_gui.export import EXPORTERS
from tests.core.plans import plan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SLOTS = ("ascii", "hAnsi", "cs", "eastAsia")


@dataclass
class Look:
    size: float
    bold: bool
    italic: bool
    caps: bool
    underline: bool
    align: str
    first: int
    before: int
    after: int
    line: tuple[int, str]
    fonts: set[str]


class Paper:
    """A DOCX resolved by hand: document defaults, style chain, direct formatting."""

    def __init__(self, data: bytes) -> None:
        self.zip = zipfile.ZipFile(io.BytesIO(data))
        self.body = self.part("word/document.xml").find(f"{W}body")
        styles = self.part("word/styles.xml")
        self.defaults = styles.find(f"{W}docDefaults")
        self.styles = {s.get(f"{W}styleId"): s for s in styles.iter(f"{W}style")}

    def part(self, name: str) -> ET.Element:
        return ET.fromstring(self.zip.read(name))

    def paragraph(self, text: str) -> ET.Element:
        found = [p for p in self.body.iter(f"{W}p") if self.text(p) == text]
        assert found, text
        return found[0]

    @staticmethod
    def text(p: ET.Element) -> str:
        found = "".join(
            "-" if t.tag == f"{W}noBreakHyphen" else t.text or ""
            for t in p.iter()
            if t.tag in (f"{W}t", f"{W}noBreakHyphen")
        )
        return found.replace("\u00a0", " ")

    def chain(self, p: ET.Element) -> list[ET.Element]:
        style = p.find(f"{W}pPr/{W}pStyle")
        ident = style.get(f"{W}val") if style is not None else "Normal"
        found = []
        while ident:
            found.append(self.styles[ident])
            base = self.styles[ident].find(f"{W}basedOn")
            ident = base.get(f"{W}val") if base is not None else None
        return [self.defaults, *reversed(found)]

    def look(self, p: ET.Element) -> Look:
        run = next(r for r in p.iter(f"{W}r") if r.find(f"{W}t") is not None)
        layers = self.chain(p)
        r_layers = [e for layer in layers for e in layer.iter(f"{W}rPr")]
        r_layers += list(run.iter(f"{W}rPr"))
        p_layers = [e for layer in layers for e in layer.iter(f"{W}pPr")] + p.findall(f"{W}pPr")

        def last(layers, tag, attribute="val", default=None):
            value = default
            for layer in layers:
                element = layer.find(f"{W}{tag}")
                if element is not None:
                    value = element.get(f"{W}{attribute}", "1" if attribute == "val" else value)
            return value

        def on(tag):
            return last(r_layers, tag, default="0") not in ("0", "false", "none")

        return Look(
            size=int(last(r_layers, "sz")) / 2,
            bold=on("b"),
            italic=on("i"),
            caps=on("caps"),
            underline=on("u"),
            align=last(p_layers, "jc", default="left"),
            first=int(last(p_layers, "ind", "firstLine", "0")),
            before=int(last(p_layers, "spacing", "before", "0")),
            after=int(last(p_layers, "spacing", "after", "0")),
            line=(
                int(last(p_layers, "spacing", "line", "240")),
                last(p_layers, "spacing", "lineRule", "auto"),
            ),
            fonts={last(r_layers, "rFonts", slot) for slot in SLOTS},
        )


def paper(standard: str) -> Paper:
    docx = next(e for e in EXPORTERS if e.suffix == ".docx")
    return Paper(docx.make(plan(standard), preset.load(standard), None))


# text in the test plan → size, bold, italic, caps, underline, alignment
STATE = {
    "ỦY BAN NHÂN DÂN TỈNH SÔNG TRĂNG": (13, 0, 0, 1, 0, "center"),
    "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH": (13, 1, 0, 1, 0, "center"),
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM": (13, 1, 0, 0, 0, "center"),
    "Độc lập - Tự do - Hạnh phúc": (14, 1, 0, 0, 0, "center"),
    "Số: 07/KH-SVHTTDL": (13, 0, 0, 0, 0, "center"),
    "Bến Mới, ngày 05 tháng 02 năm 2027": (14, 0, 1, 0, 0, "center"),
    "Kế hoạch": (14, 1, 0, 1, 0, "center"),
    "tuyên truyền Ngày hội đọc sách lần thứ XII năm 2027": (14, 1, 0, 0, 0, "center"),
    "Xét đề nghị của Ban Tuyên giáo và Dân vận.": (14, 0, 1, 0, 0, "both"),
    "Cơ quan xây dựng kế hoạch như sau:": (14, 0, 0, 0, 0, "both"),
    "I. Mục đích, yêu cầu": (14, 1, 0, 1, 0, "both"),
    "2. Yêu cầu": (14, 1, 0, 0, 0, "both"),
    "b) Mỗi khu dân cư có một góc tuyên truyền.": (14, 0, 0, 0, 0, "both"),
    "Trên đây là kế hoạch của cơ quan./.": (14, 0, 0, 0, 0, "both"),
    "TM. BAN THƯỜNG VỤ": (14, 1, 0, 1, 0, "center"),
    "PHÓ BÍ THƯ": (14, 1, 0, 1, 0, "center"),
    "Lê Thị Sông": (14, 1, 0, 0, 0, "center"),
    "Nơi nhận:": (12, 1, 1, 0, 0, "left"),
    "- Lưu: VT, TG.": (11, 0, 0, 0, 0, "left"),
    "Phụ lục": (14, 1, 0, 0, 0, "center"),
    "Phân công": (14, 1, 0, 1, 0, "center"),
}
PARTY = {
    "ĐẢNG BỘ TỈNH SÔNG TRĂNG": (14, 0, 0, 1, 0, "center"),
    "ĐẢNG ỦY XÃ BẾN MỚI": (14, 1, 0, 1, 0, "center"),
    "*": (14, 0, 0, 0, 0, "center"),
    "ĐẢNG CỘNG SẢN VIỆT NAM": (15, 1, 0, 0, 0, "center"),
    "Số 07-KH/ĐU": (14, 0, 0, 0, 0, "center"),
    "Bến Mới, ngày 05 tháng 02 năm 2027": (14, 0, 1, 0, 0, "center"),
    "Kế hoạch": (16, 1, 0, 1, 0, "center"),
    "tuyên truyền Ngày hội đọc sách lần thứ XII năm 2027": (15, 1, 0, 0, 0, "center"),
    "-----": (14, 0, 0, 0, 0, "center"),
    "- Xét đề nghị của Ban Tuyên giáo và Dân vận.": (14, 0, 0, 0, 0, "both"),
    "I- Mục đích, yêu cầu": (14, 1, 0, 1, 0, "both"),
    "2. Yêu cầu": (14, 1, 0, 0, 0, "both"),
    "Trên đây là kế hoạch của cơ quan.": (14, 0, 0, 0, 0, "both"),
    "T/M BAN THƯỜNG VỤ": (14, 1, 0, 1, 0, "center"),
    "PHÓ BÍ THƯ": (14, 0, 0, 1, 0, "center"),
    "Lê Thị Sông": (14, 1, 0, 0, 0, "center"),
    "Nơi nhận:": (14, 0, 0, 0, 1, "left"),
    "- Lưu VT, TG.": (12, 0, 0, 0, 0, "left"),
}
YOUTH = {
    "TỈNH ĐOÀN SÔNG TRĂNG": (14, 0, 0, 1, 0, "center"),
    "BCH ĐOÀN XÃ BẾN MỚI": (14, 1, 0, 1, 0, "center"),
    "***": (14, 0, 0, 0, 0, "center"),
    "ĐOÀN TNCS HỒ CHÍ MINH": (15, 1, 0, 0, 0, "center"),
    "Số: 07-KH/ĐTN": (14, 0, 0, 0, 0, "center"),
    "Bến Mới, ngày 05 tháng 02 năm 2027": (13, 0, 1, 0, 0, "center"),
    "Kế hoạch": (16, 1, 0, 1, 0, "center"),
    "tuyên truyền Ngày hội đọc sách lần thứ XII năm 2027": (14, 1, 0, 0, 0, "center"),
    "----------": (14, 0, 0, 0, 0, "center"),
    "Xét đề nghị của Ban Tuyên giáo và Dân vận,": (14, 0, 0, 0, 0, "both"),
    "I. Mục đích, yêu cầu": (14, 1, 0, 1, 0, "both"),
    "2. Yêu cầu": (14, 1, 0, 0, 0, "both"),
    "TM. BAN THƯỜNG VỤ": (14, 1, 0, 1, 0, "center"),
    "PHÓ BÍ THƯ": (14, 0, 0, 1, 0, "center"),
    "Lê Thị Sông": (14, 1, 0, 0, 0, "center"),
    "Nơi nhận:": (13, 1, 0, 0, 0, "left"),
    "- Lưu VT, TG.": (11, 0, 0, 0, 0, "left"),
}
TABLES = {"state-nd30": STATE, "party-hd05": PARTY, "youth-hd29": YOUTH}


@pytest.mark.parametrize("standard", TABLES)
def test_every_component_has_the_size_weight_and_place_of_the_rule(standard):
    read = paper(standard)
    wrong = []
    for text, (size, bold, italic, caps, underline, align) in TABLES[standard].items():
        look = read.look(read.paragraph(text))
        got = (look.size, look.bold, look.italic, look.caps, look.underline, look.align)
        if got != (size, bool(bold), bool(italic), bool(caps), bool(underline), align):
            wrong.append((text, got))
        assert look.fonts == {"Times New Roman"}, text
    assert wrong == []


@pytest.mark.parametrize(
    ("standard", "first", "before", "line"),
    [
        ("state-nd30", {567, 720}, range(120, 400), ((240, "auto"), (360, "auto"))),
        ("party-hd05", {567}, range(120, 400), ((360, "exact"), (440, "exact"))),
        ("youth-hd29", {720}, range(121), ((240, "auto"), (288, "auto"))),
    ],
)
def test_body_paragraphs_have_the_indent_gap_and_line_of_the_rule(standard, first, before, line):
    read = paper(standard)
    for text in ("- Thiết thực", "Cơ quan xây dựng kế hoạch như sau:", "1. Đọc sách mỗi ngày!"):
        look = read.look(read.paragraph(text))
        assert look.first in first
        assert look.before + look.after in before
        assert look.line[1] == line[0][1] and line[0][0] <= look.line[0] <= line[1][0]


@pytest.mark.parametrize(
    ("standard", "margins"),
    [
        ("state-nd30", (1134, 1134, 1701, 850)),
        ("party-hd05", (1134, 1134, 1701, 850)),
        ("youth-hd29", (1134, 1134, 1701, 1134)),
    ],
)
def test_every_page_is_a4_with_the_margins_of_the_rule(standard, margins):
    read = paper(standard)
    sections = list(read.body.iter(f"{W}sectPr"))
    assert len(sections) == 2  # the plan and its appendix, which counts its own pages
    assert sections[1].find(f"{W}pgNumType").get(f"{W}start") == "1"
    for section in sections:
        size, edge = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
        found = tuple(int(edge.get(f"{W}{side}")) for side in ("top", "bottom", "left", "right"))
        assert all(abs(a - b) <= 1 for a, b in zip(found, margins, strict=True))
        assert edge.get(f"{W}header") == "567"  # 10 mm from the edge
        assert section.find(f"{W}titlePg") is not None


@pytest.mark.parametrize("standard", preset.ids())
def test_page_numbers_stand_in_the_header_from_the_second_page(standard):
    read = paper(standard)
    section = next(read.body.iter(f"{W}sectPr"))
    links = {
        h.get(f"{W}type"): h.get(next(k for k in h.attrib if k.endswith("}id")))
        for h in section.iter(f"{W}headerReference")
    }
    targets = {r.get("Id"): r.get("Target") for r in read.part("word/_rels/document.xml.rels")}
    first = read.part("word/" + targets[links["first"]])
    usual = read.part("word/" + targets[links["default"]])
    assert "".join(first.itertext()).strip() == ""
    assert "PAGE" in "".join(e.text or "" for e in usual.iter(f"{W}instrText"))
    assert "".join(e.text or "" for e in usual.iter(f"{W}t")) == "2"  # the cached result
    look = read.look(next(usual.iter(f"{W}p")))
    assert look.align == "center" and look.size in (13, 14)
    assert not (look.bold or look.italic)


@pytest.mark.parametrize("standard", preset.ids())
def test_the_file_is_clean(standard):
    read = paper(standard)
    names = read.zip.namelist()
    assert not any("theme" in n or "thumbnail" in n or "vba" in n or "embed" in n for n in names)
    for name in names:
        if name.endswith(".rels"):
            assert b'TargetMode="External"' not in read.zip.read(name)
    text = "".join(read.text(p) for p in read.body.iter(f"{W}p"))
    assert "_" not in text
    core = read.zip.read("docProps/core.xml").decode()
    assert f"<dc:creator>{plan(standard).header.issuing_body}</dc:creator>" in core
    assert "lastModifiedBy" not in core and "python" not in core and "created" not in core
    assert "vi-VN" in read.zip.read("word/styles.xml").decode()
    compat = read.part("word/settings.xml").find(f".//{W}compatSetting")
    assert compat.get(f"{W}val") == "14"
    for table in read.body.iter(f"{W}tbl"):
        grid = [int(c.get(f"{W}w")) for c in table.find(f"{W}tblGrid")]
        assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
        assert int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == sum(grid)
        for row in table.findall(f"{W}tr"):
            cells = [int(c.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) for c in row.findall(f"{W}tc")]
            assert cells == grid


@pytest.mark.parametrize("standard", preset.ids())
def test_headings_are_words_own_heading_styles(standard):
    read = paper(standard)
    names = {}
    for p in read.body.iter(f"{W}p"):
        style = read.chain(p)[-1].find(f"{W}name")
        names[read.text(p)] = style.get(f"{W}val") if style is not None else ""
    mark = "I-" if standard.startswith("party") else "I."
    assert names[f"{mark} Mục đích, yêu cầu"].lower() == "heading 1"
    assert names["2. Yêu cầu"].lower() == "heading 2"
    assert names["a) Ở xã"].lower() == "heading 3"
    assert "heading" not in names["- Thiết thực"].lower()


@pytest.mark.parametrize(
    ("standard", "title_mm", "body"),
    [("state-nd30", 60.5, (1 / 3, 1 / 2)), ("party-hd05", 72.9, None), ("youth-hd29", 68.2, None)],
)
def test_lines_are_drawn_with_the_length_of_the_rule(standard, title_mm, body):
    read = paper(standard)
    head = read.body.find(f"{W}tbl")
    lengths = []
    for cell in head.find(f"{W}tr").findall(f"{W}tc"):
        width = int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))
        for p in cell.iter(f"{W}p"):
            if p.find(f"{W}pPr/{W}pBdr") is None:
                continue
            indent = p.find(f"{W}pPr/{W}ind")
            inner = width - 2 * 85
            used = int(indent.get(f"{W}left")) + int(indent.get(f"{W}right"))
            lengths.append((inner - used) / 1440 * 25.4)
            assert p.find(f"{W}pPr/{W}pBdr")[0].get(f"{W}val") == "single"
    assert lengths[-1] == pytest.approx(title_mm, abs=0.3)
    assert len(lengths) == (2 if body else 1)
    if body:  # its last line is "VÀ DU LỊCH", 13 pt bold: 27 mm
        assert 27 * body[0] - 0.3 <= lengths[0] <= 27.3 * body[1] + 0.3
