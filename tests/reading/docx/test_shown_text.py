"""What a Word file shows is read as it is shown: corrections, boxes, fields, notes, hidden text."""

from collections.abc import Callable

import pytest
from word_xml import box, font, p, run, table, word

from kehoach_gui import reading
from kehoach_gui.reading.docx.child import read_content
from kehoach_gui.reading.docx.content import Content, Paragraph, paragraphs
from kehoach_gui.reading.docx.flatten import flatten
from kehoach_gui.reading.model import Source

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def opened(body: str, **parts: str) -> Content:
    return read_content(word(body, **parts), lambda done, total: None)


def sources(body: str, **parts: str) -> list[Source]:
    return flatten(opened(body, **parts), lambda one: one[0]).sources


def texts(body: str, **parts: str) -> list[str]:
    return [source.text for source in sources(body, **parts) if not source.aside and source.text]


def aside(body: str, **parts: str) -> list[str]:
    return [source.text for source in sources(body, **parts) if source.aside]


def field(code: str, result: str) -> str:
    return (
        FIELD.format("begin")
        + f"<w:r><w:instrText> {code} </w:instrText></w:r>"
        + FIELD.format("separate")
        + run(result)
        + FIELD.format("end")
    )


def control(properties: str, inner: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"


def test_tracked_changes_are_accepted_and_counted() -> None:
    body = p(
        run("Treo ")
        + f'<w:ins w:id="1">{run("mười ")}</w:ins>'
        + '<w:del w:id="2"><w:r><w:delText>năm </w:delText></w:r></w:del>'
        + f"<w:moveFrom>{run('đã chuyển ')}</w:moveFrom><w:moveTo>{run('băng rôn')}</w:moveTo>"
    )
    assert texts(body) == ["Treo mười băng rôn"]
    counts = opened(body).counts
    assert (counts.inserted, counts.deleted) == (2, 2)


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert texts(p("Treo băng ", gone) + p("rôn.")) == ["Treo băng rôn."]


def test_a_deleted_row_is_gone() -> None:
    rows = table([[p("một"), p("hai")]]).replace(
        "</w:tbl>",
        f"<w:tr><w:trPr><w:del w:id='1'/></w:trPr><w:tc>{p('xóa')}</w:tc></w:tr></w:tbl>",
    )
    assert texts(rows) == ["một | hai"]


def test_earlier_formatting_of_a_tracked_change_is_not_taken() -> None:
    changed = "<w:rPrChange><w:rPr><w:b/></w:rPr></w:rPrChange>"
    assert sources(p(run("Chữ", changed)))[0].emphasis == ()


def test_text_boxes_are_read_once_behind_their_paragraph() -> None:
    body = p(run("Thân bài") + box(p("Trong khung") + p("dòng hai"))) + p("Cuối")
    assert texts(body) == ["Thân bài", "Trong khung", "dòng hai", "Cuối"]
    assert opened(body).counts.boxes == 1


def test_fields_show_their_result_and_page_numbers_go() -> None:
    body = p(field("REF muc1", "mục 1") + run(" trang ") + field("PAGE", "7")) + p(
        f'<w:fldSimple w:instr="NUMPAGES">{run("9")}</w:fldSimple>{run("hết")}'
    )
    assert texts(body) == ["mục 1 trang ", "hết"]
    assert opened(body).counts.page_numbers == 2


def test_a_page_field_without_an_end_does_not_swallow_the_text() -> None:
    body = p(FIELD.format("begin") + "<w:r><w:instrText>PAGE</w:instrText></w:r>")
    body = p(body[len("<w:p><w:pPr></w:pPr>") : -len("</w:p>")] + FIELD.format("separate"))
    assert texts(body + p("Chữ còn nguyên")) == ["Chữ còn nguyên"]


def test_a_table_of_contents_is_set_aside() -> None:
    body = (
        p(
            FIELD.format("begin")
            + "<w:r><w:instrText>TOC \\o</w:instrText></w:r>"
            + FIELD.format("separate")
            + run("I. MỤC ĐÍCH 1")
        )
        + p("II. NỘI DUNG 2")
        + p(FIELD.format("end"))
        + p("Thân")
    )
    assert texts(body) == ["Thân"]


def test_notes_stand_in_brackets_where_they_are_referred_to() -> None:
    notes = f'<w:footnote w:id="2">{p("Theo báo cáo quý I.")}</w:footnote>'
    body = p(run("Đạt 90%") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run(" số hộ."))
    assert texts(body, footnotes=notes) == ["Đạt 90% (Theo báo cáo quý I.) số hộ."]
    assert opened(body, footnotes=notes).counts.notes == 1


@pytest.mark.parametrize(
    "look", ["<w:vanish/>", '<w:color w:val="FFFFFF"/>', '<w:color w:val="ffffff"/>']
)
def test_hidden_and_white_text_is_set_aside(look: str) -> None:
    body = p(run("Thấy") + run("không thấy", look))
    assert (texts(body), aside(body)) == (["Thấy"], ["không thấy"])
    assert opened(body).counts.hidden == 1


def test_white_text_on_colour_is_shown() -> None:
    white = '<w:color w:val="FFFFFF"/>'
    shaded = p(run("Nền đỏ", white + '<w:shd w:val="clear" w:fill="C00000"/>'))
    marked = p(run("Tô sáng", white + '<w:highlight w:val="red"/>'))
    whole = p(run("Cả đoạn", white), '<w:shd w:val="clear" w:fill="C00000"/>')
    assert texts(shaded + marked + whole) == ["Nền đỏ", "Tô sáng", "Cả đoạn"]


def test_hints_of_empty_content_controls_are_set_aside_and_filled_ones_read() -> None:
    hint = control("<w:showingPlcHdr/>", run("Bấm để nhập"))
    filled = control("<w:rPr><w:b/></w:rPr>", p("Đã nhập"))
    assert texts(p(run("Họ tên: ") + hint) + filled) == ["Họ tên: ", "Đã nhập"]
    assert aside(p(run("Họ tên: ") + hint)) == ["Bấm để nhập"]


def test_breaks_tabs_and_odd_hyphens_are_what_they_look_like() -> None:
    body = p(
        run("Số")
        + "<w:r><w:tab/></w:r>"
        + run("12")
        + "<w:r><w:noBreakHyphen/></w:r>"
        + run("KH")
        + "<w:r><w:softHyphen/></w:r>"
        + run("/ĐU")
        + "<w:r><w:br/></w:r>"
        + run("Dòng hai"),
        "<w:tabs><w:tab w:val='left' w:pos='500'/></w:tabs>",
    )
    assert texts(body) == ["Số\t12-KH/ĐU", "Dòng hai"]


def test_signs_of_symbol_fonts_become_signs_that_anyone_can_read() -> None:
    bullet = '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
    boxes = "".join(f'<w:r><w:sym w:font="Wingdings" w:char="{c}"/></w:r>' for c in ("F0FE", "A8"))
    assert texts(p(bullet + run(" Treo cờ"))) == ["• Treo cờ"]
    assert texts(p(boxes + run(" Có"))) == ["☑☐ Có"]
    typed = p(run("þ", font("Wingdings")) + run(" Đã nộp")) + p(run("\uf06f", font("Wingdings")))
    assert texts(typed) == ["☑ Đã nộp", "☐"]
    assert texts(p(run("Tuyên truyền", font("Symbol")))) == ["Tuyên truyền"]
    strange = p('<w:r><w:sym w:font="Phông lạ" w:char="F041"/></w:r>' + run("chữ"))
    assert texts(strange) == ["\uf041chữ"]
    assert opened(bullet + strange).counts.signs == 1


def test_letterheads_in_page_headers_are_read_and_other_headers_set_aside() -> None:
    section = '<w:sectPr><w:headerReference w:type="default" r:id="r_header"/></w:sectPr>'
    head = p("ĐẢNG BỘ HUYỆN MINH HÒA") + p("Số 12-KH/ĐU") + p("ĐẢNG CỘNG SẢN VIỆT NAM")
    assert texts(p("Thân") + section, header=head)[0] == "ĐẢNG BỘ HUYỆN MINH HÒA"
    running = p("Kế hoạch tuyên truyền") + p(field("PAGE", "2"))
    assert aside(p("Thân") + section, header=running) == ["Kế hoạch tuyên truyền"]


def test_capitals_of_the_look_alone_keep_the_letters_as_typed() -> None:
    found = sources(p(run("Mục đích, yêu cầu", "<w:caps/><w:b/>")))[0]
    assert (found.text, found.written) == ("MỤC ĐÍCH, YÊU CẦU", "Mục đích, yêu cầu")


def test_styles_hand_bold_capitals_and_alignment_down() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="A"><w:pPr><w:jc w:val="center"/></w:pPr>'
        '<w:rPr><w:b/></w:rPr></w:style><w:style w:type="paragraph" w:styleId="B">'
        '<w:basedOn w:val="A"/><w:rPr><w:i/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="C"><w:rPr><w:b/></w:rPr></w:style>'
    )
    body = p(run("Kế hoạch"), '<w:pStyle w:val="B"/>')
    look = sources(body, styles=styles)[0].look
    assert look is not None
    assert (look.bold, look.italic, look.centred) == (True, True, True)
    toggled = p(run("thường", '<w:rStyle w:val="C"/>'), '<w:pStyle w:val="A"/>')
    assert sources(toggled, styles=styles)[0].emphasis == ()  # bold twice is not bold


def test_emphasis_inside_a_paragraph_is_kept_in_the_plan(
    plan_body: Callable[[str], bytes],
) -> None:
    words = (
        run("Tổ chức treo ")
        + run("10 băng rôn", "<w:b/>")
        + run(" trên các ")
        + run("trục đường chính", "<w:i/>")
    )
    plan = reading.read_docx(plan_body(p(words + run(".")))).plan
    block = plan.sections[0].blocks[-1]
    marked = [(block.text[start:end], kind) for start, end, kind in block.emphasis]
    assert marked == [("10 băng rôn", "b"), ("trục đường chính", "i")]


def test_every_paragraph_of_tables_and_boxes_is_found() -> None:
    inner = table([[p("a"), table([[p("b")]])]], "<w:tblBorders/>")
    content = opened(inner + p(box(p("c"))))
    assert [one.text for one in paragraphs(content.items) if one.text] == ["a", "b", "c"]
    assert isinstance(content.items[1], Paragraph)
