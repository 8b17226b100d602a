"""Tables: head and tail read side by side, ruled ones kept, others read row by row."""

from collections.abc import Callable

from word_xml import p, run, table, word

from kehoach_gui import reading
from kehoach_gui.core.plan import Block, Plan
from kehoach_gui.reading.docx.child import read_content
from kehoach_gui.reading.docx.content import BOLD, Paragraph
from kehoach_gui.reading.docx.flatten import flatten
from kehoach_gui.reading.docx.layout import with_braces

UNRULED = "<w:tblW w:w='0'/>"
HEAD = table(
    [
        [p("ĐẢNG BỘ HUYỆN MINH HÒA") + p("ĐẢNG ỦY XÃ MINH TÂN"), p("ĐẢNG CỘNG SẢN VIỆT NAM")],
        [p("Số 12-KH/ĐU"), p("Minh Tân, ngày 05 tháng 3 năm 2027")],
    ],
    UNRULED,
)
TITLE = p(run("KẾ HOẠCH", "<w:b/>"), '<w:jc w:val="center"/>') + p(
    run("Tuyên truyền bầu cử", "<w:b/>"), '<w:jc w:val="center"/>'
)
BODY = p(run("I. MỤC ĐÍCH", "<w:b/>")) + p("Nâng cao nhận thức của Nhân dân.")
TAIL = table(
    [
        [
            p("Nơi nhận:") + p("- Các chi bộ;") + p("- Lưu VP."),
            p("T/M ĐẢNG ỦY") + p("BÍ THƯ") + p() + p("Nguyễn Văn Minh"),
        ]
    ],
    UNRULED,
)
WORK = table(
    [
        [p("STT"), p("Nội dung"), p("Thời gian")],
        [p("1"), p("Treo băng rôn") + p("Trang trí"), p("Tháng 4/2027")],
    ],
    header_rows=1,
)


def lines(body: str) -> list[str]:
    content = read_content(word(body), lambda done, total: None)
    return [source.text for source in flatten(content, lambda one: one[0]).sources if source.text]


def plan_of(body: str) -> Plan:
    return reading.read_docx(word(body)).plan


def test_head_and_tail_tables_give_bodies_number_recipients_and_signer() -> None:
    plan = plan_of(HEAD + TITLE + BODY + TAIL)
    header, signature = plan.header, plan.signature
    assert (header.parent_body, header.issuing_body) == (
        "ĐẢNG BỘ HUYỆN MINH HÒA",
        "ĐẢNG ỦY XÃ MINH TÂN",
    )
    assert (header.place, header.date) == ("Minh Tân", "2027-03-05")
    assert plan.recipients == ("Các chi bộ", "Lưu: VP")
    assert (signature.authority, signature.title, signature.name) == (
        "TM. ĐẢNG ỦY",
        "BÍ THƯ",
        "Nguyễn Văn Minh",
    )
    assert plan.discarded == ()


def test_a_ruled_head_is_a_head_all_the_same() -> None:
    ruled = HEAD.replace(UNRULED, "<w:tblBorders><w:top w:val='single'/></w:tblBorders>")
    assert plan_of(ruled + TITLE + BODY + TAIL) == plan_of(HEAD + TITLE + BODY + TAIL)


def test_a_ruled_table_stays_a_table_with_its_header_row() -> None:
    blocks = plan_of(HEAD + TITLE + BODY + WORK + TAIL).sections[0].blocks
    assert blocks[-1] == Block(
        "table",
        "",
        rows=(
            ("STT", "Nội dung", "Thời gian"),
            ("1", "Treo băng rôn\nTrang trí", "Tháng 4/2027"),
        ),
        header_rows=1,
    )


def test_a_table_never_joins_the_lines_around_it() -> None:
    open_line = p("Các hoạt động tuyên truyền được phân công theo bảng sau và")
    section = plan_of(HEAD + TITLE + BODY + open_line + WORK + p("tiếp tục rà soát.") + TAIL)
    kinds = [block.type for block in section.sections[0].blocks]
    assert kinds == ["paragraph", "paragraph", "table", "paragraph"]


def test_merged_cells_keep_their_words_in_the_first_and_rows_one_length() -> None:
    wide = WORK.replace(
        f"<w:tc>{p('1')}</w:tc><w:tc>",
        "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>",
    )
    grid = plan_of(HEAD + TITLE + BODY + wide + TAIL).sections[0].blocks[-1]
    assert grid.rows[1] == ("Treo băng rôn\nTrang trí", "", "Tháng 4/2027")


def test_columns_that_merging_left_empty_are_no_columns() -> None:
    wide = "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>"
    spread = table([[p("Việc"), p("Hạn")], [p("Treo cờ"), p("30/4")]]).replace("<w:tc>", wide)
    grid = plan_of(HEAD + TITLE + BODY + spread + TAIL).sections[0].blocks[-1]
    assert grid.rows == (("Việc", "Hạn"), ("Treo cờ", "30/4"))


def test_a_nested_table_is_read_inside_its_cell() -> None:
    inner = table([[p("Ca sáng"), p("Ca chiều")]])
    outer = table([[p("Ngày 1"), inner + p()], [p("Ngày 2"), p("Nghỉ")]])
    grid = plan_of(HEAD + TITLE + BODY + outer + TAIL).sections[0].blocks[-1]
    assert grid.rows == (("Ngày 1", "Ca sáng\nCa chiều"), ("Ngày 2", "Nghỉ"))


def test_a_table_before_the_first_section_is_read_as_lines() -> None:
    plan = plan_of(HEAD + WORK + TITLE + BODY + TAIL)
    assert plan.title.subject == "Tuyên truyền bầu cử"
    assert any("Treo băng rôn" in line for line in plan.discarded)


def test_a_table_in_an_appendix_stands_in_its_section() -> None:
    appendix = p("PHỤ LỤC I") + p("LỊCH TUYÊN TRUYỀN") + WORK
    found = plan_of(HEAD + TITLE + BODY + TAIL + appendix).appendices[0]
    assert [block.type for block in found.sections[0].blocks] == ["table"]


def test_a_single_column_and_an_unruled_table_are_read_as_lines() -> None:
    assert lines(table([[p("Khung")], [p("chữ")]])) == ["Khung", "chữ"]
    pairs = table([[p("Thời gian:"), p("8 giờ")], [p("Địa điểm:"), p("Hội trường")]], UNRULED)
    assert lines(pairs) == ["Thời gian:", "8 giờ", "Địa điểm:", "Hội trường"]


def test_a_brace_drawn_beside_recipients_is_written_out() -> None:
    def line(text: str, brace: bool = False) -> Paragraph:
        return Paragraph([(text, BOLD, 0)], brace=brace)

    two = with_braces([line("- Chi bộ A;", True), line("- Chi bộ B;\t(để b/c)"), line("- Lưu.")])
    assert [one.text for one in two if isinstance(one, Paragraph)] == [
        "- Chi bộ A;",
        "- Chi bộ B, } (để b/c)",
        "- Lưu.",
    ]
    three = with_braces([line("- A;", True), line("- B;"), line("- C.\t(để b/c).")])
    assert [one.text for one in three if isinstance(one, Paragraph)] == [
        "- A }",
        "- B }",
        "- C } (để b/c).",
    ]


def test_the_receipt_counts_tables_and_merged_cells(plan_body: Callable[[str], bytes]) -> None:
    told = reading.read_docx(plan_body(WORK)).receipt.sentences()
    assert "Đã giữ 1 bảng." in told
