"""Nothing of a Word file goes in silence: what is no plain text is read, set aside, or named."""

import io
import time
import zipfile
from collections.abc import Callable

import pytest
from word_xml import R, W, box, font, listed, p, run, table, word, zipped

from kehoach_gui import reading
from kehoach_gui.reading.docx.child import read_content
from kehoach_gui.reading.docx.content import Content, Counts
from kehoach_gui.reading.docx.flatten import flatten

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
OFFICE = "urn:schemas-microsoft-com:office:office"
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
Plans = Callable[..., bytes]


def opened(body: str, **parts: str) -> Content:
    return read_content(word(body, **parts), lambda done, total: None)


def counts(body: str) -> Counts:
    return opened(body).counts


def texts(body: str, aside: bool = False) -> list[str]:
    sources = flatten(opened(body), lambda one: one[0]).sources
    return [one.text for one in sources if one.aside is aside and one.text]


def told(data: bytes) -> tuple[str, ...]:
    return reading.read_docx(data).receipt.more


def field(code: str, result: str | None, data: str = "") -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r>'
    shown = FIELD.format("separate") + result if result is not None else ""
    return f"{begin}<w:r><w:instrText> {code} </w:instrText></w:r>{shown}{FIELD.format('end')}"


def drawing(uri: str, inner: str = "") -> str:
    return (
        f'<w:r><w:drawing><a:graphic xmlns:a="{A}"><a:graphicData uri="{uri}">{inner}'
        "</a:graphicData></a:graphic></w:drawing></w:r>"
    )


def embedded(program: str) -> str:
    return (
        f'<w:r><w:object><v:shape><v:imagedata r:id="r1"/></v:shape><o:OLEObject xmlns:o="{OFFICE}"'
        f' ProgID="{program}"/></w:object></w:r>'
    )


CHART = drawing("http://schemas.openxmlformats.org/drawingml/2006/chart")
DIAGRAM = drawing("http://schemas.openxmlformats.org/drawingml/2006/diagram")
PICTURE = drawing(PIC, f'<pic:pic xmlns:pic="{PIC}"/>')
FORMULA = f'<m:oMath xmlns:m="{MATH}"><m:r><m:t>a=b</m:t></m:r></m:oMath>'


def test_what_is_no_text_is_counted_by_its_kind() -> None:
    body = p(CHART + CHART + DIAGRAM + PICTURE + embedded("Excel.Sheet.12"))
    body += p(embedded("Equation.3") + FORMULA) + '<w:altChunk r:id="r2"/>'
    found = counts(body)
    assert (found.charts, found.diagrams, found.pictures, found.objects) == (2, 1, 1, 1)
    assert (found.formulas, found.lost_formulas, found.files) == (1, 1, 1)
    assert texts(body) == ["a=b"]


def test_the_receipt_names_what_is_left_out(plan_body: Plans) -> None:
    said = told(plan_body(p(CHART + CHART + DIAGRAM) + p(embedded("Excel.Sheet.12"))))
    assert (
        "Có 2 biểu đồ, 1 sơ đồ (SmartArt), 1 đối tượng nhúng không được nhập, cả chữ bên trong;"
        " tệp gốc còn nguyên."
    ) in said
    assert not any("không được nhập" in one for one in told(plan_body(p("Chỉ có chữ."))))


@pytest.mark.parametrize("look", ["<w:strike/>", "<w:dstrike/>"])
def test_struck_words_are_set_aside_and_said(plan_body: Plans, look: str) -> None:
    crossed = run("năm mươi ", look) + run("sáu mươi ", look)
    data = plan_body(p(run("Treo ") + crossed + run("bảy mươi băng rôn.")))
    found = reading.read_docx(data)
    assert found.plan.sections[0].blocks[-1].text == "Treo bảy mươi băng rôn."
    assert "năm mươi sáu mươi" in found.plan.discarded
    assert "Đã để riêng 1 chỗ chữ gạch ngang (coi là đã bỏ); có thể lấy lại." in told(data)


def test_a_style_strikes_and_a_run_takes_it_back() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="S"><w:rPr><w:strike/></w:rPr></w:style>'
    body = p(run("bỏ ") + run("giữ", '<w:strike w:val="0"/>'), '<w:pStyle w:val="S"/>')
    found = flatten(opened(body, styles=styles), lambda one: one[0]).sources
    assert [(one.text, one.aside) for one in found] == [("giữ", False), ("bỏ ", True)]


def test_small_capitals_are_capitals_on_paper() -> None:
    source = flatten(opened(p(run("Mục đích", "<w:smallCaps/>"))), lambda one: one[0]).sources[0]
    assert (source.text, source.written) == ("MỤC ĐÍCH", "Mục đích")


def test_boxes_to_tick_and_lists_to_choose_from_show_their_state() -> None:
    box_of = "<w:ffData><w:checkBox><w:default w:val='{}'/>{}</w:checkBox></w:ffData>"
    choice = (
        '<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Sáng"/>'
        '<w:listEntry w:val="Chiều"/></w:ddList></w:ffData>'
    )
    body = p(
        field("FORMCHECKBOX", None, box_of.format(0, ""))
        + field("FORMCHECKBOX", "", box_of.format(0, "<w:checked/>"))
        + field("FORMCHECKBOX", None, box_of.format(1, '<w:checked w:val="0"/>'))
        + field("FORMDROPDOWN", None, choice)
        + field("FORMTEXT", run(" Hội trường"))
    )
    assert texts(body) == ["☐☒☐Chiều Hội trường"]


def test_a_field_to_click_on_is_a_hint() -> None:
    body = p(run("Kính gửi: ") + field("MACROBUTTON NoMacro [Bấm vào đây]", None))
    assert (texts(body), texts(body, aside=True)) == (["Kính gửi: "], ["[Bấm vào đây]"])
    assert counts(body).placeholders == 1


def test_a_field_inside_the_code_of_another_is_not_shown() -> None:
    begin, separate, end = map(FIELD.format, ("begin", "separate", "end"))
    code = "<w:r><w:instrText> {} </w:instrText></w:r>".format
    outer = begin + code("IF") + field("MERGEFIELD so", run("12")) + code('= 12 "a" "b"')
    assert texts(p(outer + separate + run("kết quả") + end)) == ["kết quả"]
    assert texts(p(outer) + p(field("REF x", run("vẫn đọc")))) == ["vẫn đọc"]


def test_dates_that_change_by_themselves_are_kept_and_said(plan_body: Plans) -> None:
    data = plan_body(
        p(run("In ngày ") + field('DATE \\@ "dd/MM/yyyy"', run("05/3/2027")) + run("."))
    )
    assert reading.read_docx(data).plan.sections[0].blocks[-1].text == "In ngày 05/3/2027."
    assert any("1 ngày tháng tự động" in one for one in told(data))


def test_a_table_of_contents_goes_with_its_title_and_is_said(plan_body: Plans) -> None:
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    inner = p("MỤC LỤC") + p(field('TOC \\o "1-3"', run("I. MỤC ĐÍCH 1")))
    control = f"<w:sdt><w:sdtPr>{gallery}</w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    found = reading.read_docx(plan_body(control))
    assert {"MỤC LỤC", "I. MỤC ĐÍCH 1"} <= set(found.plan.discarded)
    assert "Đã để riêng mục lục tự động của Word." in found.receipt.more


def test_of_several_alternatives_the_first_is_read_and_a_lone_fallback_too() -> None:
    both = "<mc:AlternateContent>{}</mc:AlternateContent>".format
    first, second = (f"<mc:Choice Requires='{n}'>{run(n)}</mc:Choice>" for n in ("một", "hai"))
    fallback = f"<mc:Fallback>{run('ba')}</mc:Fallback>"
    inside = both(f"<mc:Choice Requires='x'>{both(first + second)}</mc:Choice>{fallback}")
    assert texts(p(both(first + second + fallback))) == ["một"]
    assert texts(p(both(fallback) + run(" bốn"))) == ["ba bốn"]
    assert texts(p(inside + run(" năm"))) == ["một năm"]


def test_wrapping_elements_are_looked_through() -> None:
    tagged = f'<w:smartTag w:element="place">{run("Minh Hòa")}</w:smartTag>'
    custom = f'<w:customXml w:element="so">{run(" số 12")}</w:customXml>'
    link = f'<w:hyperlink r:id="r1">{run(" trang tin")}</w:hyperlink>'
    assert texts(p(tagged + custom + link)) == ["Minh Hòa số 12 trang tin"]


def test_moved_text_stands_where_it_was_moved_to() -> None:
    gone = '<w:rPr><w:moveFrom w:id="1"/></w:rPr>'
    body = p(f"<w:moveFrom w:id='2'>{run('Treo cờ.')}</w:moveFrom>", gone) + p("Phát thanh.")
    body += p(f"<w:moveTo w:id='3'>{run('Treo cờ.')}</w:moveTo>")
    assert texts(body) == ["Phát thanh.", "Treo cờ."]


def test_an_inserted_number_counts_in_its_list() -> None:
    levels = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    inserted = listed("hai", 1).replace("</w:numPr>", '<w:ins w:id="1"/></w:numPr>')
    found = opened(listed("một", 1) + inserted + listed("ba", 1), numbering=levels)
    lines = flatten(found, lambda one: one[0]).sources
    assert [one.text for one in lines] == ["1. một", "2. hai", "3. ba"]


def test_words_before_a_deleted_mark_stay_where_nothing_follows_to_join() -> None:
    gone = '<w:rPr><w:del w:id="1"/></w:rPr>'
    assert texts(p("cuối", gone)) == ["cuối"]
    grid = table([[p("ô một", gone), p("ô hai")]])
    assert texts(p("trước bảng ", gone) + grid) == ["trước bảng ", "ô một | ô hai"]


def test_a_large_first_letter_belongs_to_its_word() -> None:
    large = p("T", '<w:framePr w:dropCap="drop" w:lines="3"/>')
    assert texts(large + p("hực hiện kế hoạch.")) == ["Thực hiện kế hoạch."]


def test_breaks_and_hyphens_of_every_kind_are_what_they_look_like() -> None:
    inner = (
        run("Mười") + "<w:r><w:cr/></w:r>" + run("hai") + "<w:r><w:ptab w:alignment='right'/></w:r>"
    )
    inner += run("ba") + "<w:r><w:noBreakHyphen/></w:r>" + run("bốn") + "<w:r><w:softHyphen/></w:r>"
    assert texts(p(inner + run("năm"))) == ["Mười", "hai\tba-bốnnăm"]


def test_readings_above_words_are_left_out_and_said(plan_body: Plans) -> None:
    inner = f"<w:rt>{run('jia')}</w:rt><w:rubyBase>{run('Gia')}</w:rubyBase>"
    ruby = f"<w:r><w:ruby>{inner}</w:ruby></w:r>"
    data = plan_body(p(ruby + run(" đình văn hóa.")))
    assert reading.read_docx(data).plan.sections[0].blocks[-1].text == "Gia đình văn hóa."
    assert "Có 1 chú âm trên chữ không được nhập." in told(data)


def test_drawn_words_are_set_aside() -> None:
    art = '<w:r><w:pict><v:shape><v:textpath string="DỰ THẢO"/></v:shape></w:pict></w:r>'
    assert texts(p(art + run("Thân")), aside=True) == ["DỰ THẢO"]
    assert counts(p(art)).drawn == 1


def test_old_automatic_numbers_are_said_to_be_lost() -> None:
    assert counts(p(field("AUTONUM", None) + run("Nội dung"))).lost_numbers == 1
    assert counts(p(field("EQ \\f(1,2)", None))).lost_formulas == 1
    assert texts(p(field('SYMBOL 183 \\f "Symbol" \\s 12', None) + run(" cờ"))) == ["• cờ"]


def test_a_letterhead_in_text_boxes_stands_before_the_title_it_hangs_on(plan_body: Plans) -> None:
    left = p("ĐẢNG BỘ HUYỆN MINH HÒA") + p("Số 12-KH/ĐU")
    right = p("ĐẢNG CỘNG SẢN VIỆT NAM") + p("Minh Hòa, ngày 05 tháng 3 năm 2027")
    plain = plan_body("")
    typed = word(
        p(run("KẾ HOẠCH", "<w:b/>") + box(left) + box(right), '<w:jc w:val="center"/>')
        + p(run("Tuyên truyền bầu cử", "<w:b/>"), '<w:jc w:val="center"/>')
        + p(run("I. MỤC ĐÍCH", "<w:b/>"))
        + p("Nâng cao nhận thức.")
    )
    header = reading.read_docx(typed).plan.header
    expected = reading.read_docx(plain).plan.header
    assert (header.number, header.place, header.date) == (
        expected.number,
        expected.place,
        expected.date,
    )
    assert header.issuing_body == expected.issuing_body == "ĐẢNG BỘ HUYỆN MINH HÒA"


def test_text_in_columns_is_read_down_each_column() -> None:
    section = '<w:sectPr><w:cols w:num="2"/></w:sectPr>'
    body = p("trái") + p('<w:r><w:br w:type="column"/></w:r>' + run("phải"))
    assert [text.strip() for text in texts(body + section)] == ["trái", "phải"]


def test_stress_in_headings_is_said_and_whole_headings_are_not(plan_body: Plans) -> None:
    partly = p(run("2. ", "<w:b/>") + run("Yêu ", "<w:b/>") + run("cầu", "<w:b/><w:i/>"))
    wholly = p(run("1. Mục đích", "<w:b/>"))
    sentence = "Có 1 đề mục hoặc dòng đầu, dòng cuối có chữ nhấn riêng"
    words = p("Nâng cao nhận thức.")
    assert any(sentence in one for one in told(plan_body(wholly + words + partly + words)))
    assert not any("nhấn riêng" in one for one in told(plan_body(wholly + words)))


def test_stress_in_table_cells_is_said(plan_body: Plans) -> None:
    head = [p(run("Việc", "<w:b/>")), p(run("Hạn", "<w:b/>"))]
    grid = table([head, [p("Treo cờ"), p(run("30/4", "<w:i/>"))]], header_rows=1)
    assert "Có 1 ô bảng mất chữ đậm, nghiêng, gạch chân; lời còn nguyên." in told(plan_body(grid))


def test_a_strict_file_is_read_like_any_other(plan_body: Plans) -> None:
    usual = plan_body(p(run("Treo ") + run("cờ", '<w:b w:val="true"/>')) + p(PICTURE + FORMULA))
    strict = {}
    with zipfile.ZipFile(io.BytesIO(usual)) as archive:
        for name in archive.namelist():
            text = archive.read(name).decode()
            for old, new in (
                (W, "wordprocessingml/main"),
                (R, "officeDocument/relationships"),
                (MATH, "officeDocument/math"),
                (A, "drawingml/main"),
                (PIC, "drawingml/picture"),
            ):
                text = text.replace(old, f"http://purl.oclc.org/ooxml/{new}")
            strict[name] = text
    read = reading.read_docx(zipped(strict))
    assert read.plan == reading.read_docx(usual).plan
    assert read.receipt.more == reading.read_docx(usual).receipt.more


def test_odd_nesting_of_cells_and_boxes_is_read_without_turning_in_circles() -> None:
    odd = f"<w:tc>{p('lạc')}</w:tc>"
    body = table([[p(box(odd + p("khung")))], [p("ô")]])
    assert texts(body) == ["lạc | khung | ô"]


def test_symbol_fonts_in_lists_of_words_are_left_alone() -> None:
    assert texts(p(run("Nội dung", font("Wingdings")))) == ["Nội dung"]


def test_boxes_inside_boxes_cost_no_more_than_their_words() -> None:
    inner = p("Trong cùng")
    for _ in range(19):
        inner = p(f"<w:r><w:txbxContent>{inner}</w:txbxContent></w:r>" + run("khung"))
    start = time.process_time()
    assert texts(inner).count("khung") == 19
    assert time.process_time() - start < 1
