"""Appendices printed to a Word file or a text read back as they were."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from party_text import PURPOSE, party_text
from printed_back import back, back_from_text, difference
from word_xml import p, run, table

from kehoach_gui.core import preset
from kehoach_gui.core.edits import set_standard
from kehoach_gui.core.plan import Appendix, Block, Plan, Section
from kehoach_gui.reading import read_docx, read_text

TEXT = party_text(PURPOSE)
ROWS = (("STT", "Nội dung"), ("1", "Treo băng rôn\n- Trang trí"), ("2", ""))
TABLE = Block("table", "", rows=ROWS, header_rows=1)
PROSE = Block("paragraph", "Các đài phát thanh theo lịch sau.")
SLOGANS = Section(
    0,
    kind="slogans",
    blocks=(
        Block("slogan", "Đảng Cộng sản Việt Nam quang vinh muôn năm!"),
        Block("slogan", "Nước Cộng hòa xã hội chủ nghĩa Việt Nam muôn năm!"),
    ),
)
POINTS = (
    Section(0, "1", "Điểm chính", blocks=(Block("paragraph", "Trụ sở xã."),)),
    Section(0, "2", "Điểm phụ", blocks=(Block("bullet", "Nhà văn hóa;"), Block("bullet", "Chợ."))),
)
WORDS = {
    "slogans": (Appendix(None, "Danh mục khẩu hiệu", (SLOGANS,)),),
    "several": (
        Appendix("I", "Danh mục khẩu hiệu", (SLOGANS,)),
        Appendix("II", "Danh sách điểm treo", POINTS),
        Appendix("3", "Lời gọi. Hãy hưởng ứng!", (Section(0, blocks=(PROSE,)),)),
    ),
    "bullets": (
        Appendix(
            "01",
            "Danh sách:",
            (Section(0, blocks=(Block("bullet", "Nhà văn hóa"), Block("bullet", "Chợ"))),),
        ),
    ),
    "no title": (Appendix("I", "", POINTS),),
    "no text": (Appendix("I", "Danh sách"), Appendix("II", "Bản đồ")),
}
TABLES = {
    "table": (Appendix("I", "Lịch phát thanh", (Section(0, blocks=(TABLE,)),)),),
    "table between": (
        Appendix("I", "Lịch phát thanh\nnăm 2027", (Section(0, blocks=(PROSE, TABLE, PROSE)),)),
        Appendix("II", "Lịch treo", (Section(0, blocks=(TABLE,)),)),
    ),
}


def plan_of(appendices: tuple[Appendix, ...], standard: str) -> Plan:
    return replace(set_standard(read_text(TEXT).plan, standard), appendices=appendices)


@pytest.mark.parametrize("standard", preset.ids())
@pytest.mark.parametrize("name", WORDS | TABLES)
def test_appendices_read_back_equal_from_every_standard(name: str, standard: str) -> None:
    plan = plan_of((WORDS | TABLES)[name], standard)
    assert difference(plan, back(plan)) == ""


@pytest.mark.parametrize("standard", preset.ids())
@pytest.mark.parametrize("name", WORDS)
def test_appendices_read_back_equal_from_a_text(name: str, standard: str) -> None:
    plan = plan_of(WORDS[name], standard)
    assert difference(plan, back_from_text(plan)) == ""


CENTRE = '<w:jc w:val="center"/>'
LYING = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
OWN_HEAD = table(
    [
        [p("ĐẢNG BỘ HUYỆN MINH HÒA") + p("ĐẢNG ỦY XÃ MINH TÂN"), p("ĐẢNG CỘNG SẢN VIỆT NAM")],
        [p("*"), p("Minh Hòa, ngày 05 tháng 3 năm 2027")],
    ],
    "<w:tblW w:w='0'/>",
)
SIGNED = table(
    [[p("NGƯỜI LẬP BIỂU"), p("T/M ĐẢNG ỦY")], [p("Lê Thị Hoa"), p("Trần Văn Bình")]],
    "<w:tblW w:w='0'/>",
)


def title(text: str) -> str:
    return p(run(text, "<w:b/>"), CENTRE)


def test_a_lying_appendix_with_its_own_head_and_signature_is_one(
    plan_body: Callable[..., bytes],
) -> None:
    grid = table([[p("STT"), p("Việc")], [p("1"), p("Treo cờ")]], header_rows=1)
    note = p("(Kèm theo Kế hoạch số 12-KH/ĐU ngày 05/3/2027)", CENTRE)
    one = OWN_HEAD + title("Phụ lục I") + title("Lịch treo cờ") + note + grid + SIGNED
    two = p("", LYING) + title("Phụ lục II quy định chung") + note + p("- Trụ sở xã.")
    plan = read_docx(plan_body("", behind=one + two)).plan
    assert [(each.number, each.title) for each in plan.appendices] == [
        ("I", "Lịch treo cờ"),
        ("II", "quy định chung"),
    ]
    blocks = plan.appendices[0].sections[0].blocks
    assert blocks[0].rows == (("STT", "Việc"), ("1", "Treo cờ"))
    assert {block.text for block in blocks[1:]} == {
        "NGƯỜI LẬP BIỂU", "T/M ĐẢNG ỦY", "Lê Thị Hoa", "Trần Văn Bình"
    }  # fmt: skip
    assert plan.signature.name == "Nguyễn Văn Minh"
