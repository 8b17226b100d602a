"""The DOCX: clean package, real styles, drawn lines, typed numbers, words as they were given."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from export_documents import A4, STYLES, body, document, head, paragraph, tail, whole_plan
from word_reader import W, names, opened, paragraphs, part, words

from kehoach_gui.core.document import (
    BodyBlock,
    Columns,
    Document,
    PageBreak,
    Paragraph,
    Part,
    Rule,
    Run,
    Table,
)
from kehoach_gui.export.docx import make_docx
from kehoach_gui.export.docx_styles import twips


def all_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "\n".join(archive.read(name).decode("utf-8") for name in archive.namelist())


def test_the_package_holds_only_our_own_parts() -> None:
    assert sorted(names(make_docx(whole_plan()))) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/header1.xml",
        "word/header2.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


def test_nothing_points_outside_and_nothing_runs() -> None:
    text = all_text(make_docx(whole_plan()))
    for strange in ('TargetMode="External"', "attachedTemplate", "vbaProject", "oleObject"):
        assert strange not in text
    assert re.findall(r"<w:instrText[^>]*>(.*?)</w:instrText>", text) == [" PAGE "]


def test_the_properties_say_only_what_was_given() -> None:
    bare = opened(make_docx(document(*body(1), title="", author=""))).core_properties
    assert (bare.title, bare.author, bare.last_modified_by, bare.created) == ("", "", "", None)
    given = document(*body(1), title="Kế hoạch <A> & B", author="Ban Tuyên giáo")
    properties = opened(make_docx(given)).core_properties
    assert (properties.title, properties.author) == ("Kế hoạch <A> & B", "Ban Tuyên giáo")
    assert (properties.language, properties.created, properties.modified) == ("vi-VN", None, None)


def test_python_docx_reads_the_same_words_in_the_same_order() -> None:
    made = whole_plan()
    expected: list[str] = []
    for block in made.parts[0].blocks:
        if isinstance(block, Paragraph):
            expected += block.text.split()
        elif isinstance(block, Columns):
            for row in block.rows:
                for cell in row:
                    for inner in cell:
                        if isinstance(inner, Paragraph):
                            expected += inner.text.split()
                        elif hasattr(inner, "note"):
                            expected += " ".join(line.text for line in inner.lines).split()
                            expected += inner.note.text.split()
    assert words(make_docx(made)) == expected


def test_the_text_stays_as_written_and_capitals_are_a_property() -> None:
    content = make_docx(document(paragraph("heading_1", "I. Mục đích, yêu cầu"), *body(1)))
    heading = next(iter(paragraphs(opened(content))))
    assert heading.text == "I. Mục đích, yêu cầu"
    assert heading.style.font.all_caps is True


def test_headings_and_the_title_are_words_own_styles() -> None:
    found = {p.text: p.style for p in paragraphs(opened(make_docx(whole_plan())))}
    heading = found["I. Mục đích 0"]
    assert (heading.style_id, heading.name) == ("Heading1", "Heading 1")
    assert heading.element.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val") == "0"
    assert heading.paragraph_format.keep_with_next is True
    assert found["Kế hoạch"].style_id == "Title"
    assert found["TM. BAN THƯỜNG VỤ"].paragraph_format.keep_with_next is None


def test_a_second_form_at_one_depth_rests_on_the_real_heading() -> None:
    styles = STYLES | {"heading_1_capital": STYLES["heading_1"]}
    made = document(
        paragraph("heading_1", "I. Một"),
        paragraph("heading_1_capital", "A. Hai"),
        *body(1),
        styles=styles,
    )
    second = [p.style for p in paragraphs(opened(make_docx(made)))][1]
    assert second.base_style.style_id == "Heading1"
    assert second.name != second.base_style.name


def test_the_page_is_set_up_to_the_twip() -> None:
    content = make_docx(document(*body(1)))
    (section,) = part(content, "word/document.xml").iter(f"{W}sectPr")
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    assert (size.get(f"{W}w"), size.get(f"{W}h")) == ("11906", "16838")
    sides = {side: margins.get(f"{W}{side}") for side in ("top", "bottom", "left", "header")}
    assert sides == {"top": "1134", "bottom": "1134", "left": "1701", "header": "567"}
    assert margins.get(f"{W}right") in ("850", "851")
    assert section.find(f"{W}titlePg") is not None


def test_the_page_number_is_a_field_with_a_result_and_not_on_the_first_page() -> None:
    content = make_docx(document(*body(1)))
    section = opened(content).sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.paragraphs[0].text == ""
    number = section.header.paragraphs[0]
    assert number.text == "2"
    assert number.alignment == 1
    kinds = [c.get(f"{W}fldCharType") for c in number._p.iter(f"{W}fldChar")]
    assert kinds == ["begin", "separate", "end"]


def test_justified_blanks_are_set_as_in_word_2010() -> None:
    settings = part(make_docx(whole_plan()), "word/settings.xml")
    (mode,) = settings.iter(f"{W}compatSetting")
    assert (mode.get(f"{W}name"), mode.get(f"{W}val")) == ("compatibilityMode", "14")


def test_mirrored_margins_are_asked_for_only_when_wanted() -> None:
    plain = part(make_docx(document(*body(1))), "word/settings.xml")
    mirrored = part(
        make_docx(document(*body(1), page=replace(A4, mirror=True))), "word/settings.xml"
    )
    assert plain.find(f"{W}mirrorMargins") is None
    assert mirrored.find(f"{W}mirrorMargins") is not None


def test_the_font_stands_in_all_four_slots_and_the_language_is_vietnamese() -> None:
    styles = part(make_docx(whole_plan()), "word/styles.xml")
    for fonts in styles.iter(f"{W}rFonts"):
        assert {fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {
            "Times New Roman"
        }
        assert not any("Theme" in name for name in fonts.attrib)
    (language,) = styles.iter(f"{W}lang")
    assert language.get(f"{W}val") == "vi-VN"


def test_table_widths_agree_in_all_three_places() -> None:
    content = make_docx(whole_plan())
    for table in part(content, "word/document.xml").iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert int(table.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == sum(grid) == twips(165)
        assert table.find(f"{W}tblPr/{W}tblLayout").get(f"{W}type") == "fixed"
        for row in table.iter(f"{W}tr"):
            assert [int(cell.get(f"{W}w")) for cell in row.iter(f"{W}tcW")] == grid
            assert row.find(f"{W}trPr/{W}cantSplit") is not None


def test_head_and_tail_show_no_borders() -> None:
    for table in part(make_docx(whole_plan()), "word/document.xml").iter(f"{W}tbl"):
        borders = table.find(f"{W}tblPr/{W}tblBorders")
        assert {side.get(f"{W}val") for side in borders} == {"nil"}


def test_a_drawn_line_is_a_border_of_computed_length() -> None:
    content = make_docx(document(Rule(40, 0.75, 2.0), *body(1)))
    (border,) = part(content, "word/document.xml").iter(f"{W}pBdr")
    assert border.find(f"{W}top").get(f"{W}sz") == "6"
    indent = border.getparent().find(f"{W}ind")
    left, right = int(indent.get(f"{W}left")), int(indent.get(f"{W}right"))
    assert twips(165) - left - right == pytest.approx(twips(40), abs=1)
    assert abs(left - right) <= 1


def test_no_line_is_made_of_underscores() -> None:
    assert "_" not in "".join(p.text for p in paragraphs(opened(make_docx(whole_plan()))))


def test_the_paragraph_before_the_tail_goes_with_it_and_head_rows_stay_together() -> None:
    found = list(paragraphs(opened(make_docx(document(head(), *body(2), tail())))))
    last = [p for p in found if p.text.startswith("Đoạn ")][-1]
    first = next(p for p in found if p.text.startswith("Đoạn "))
    assert last.paragraph_format.keep_with_next is True
    assert first.paragraph_format.keep_with_next is None
    title = next(p for p in found if p.text == "Đảng Cộng sản Việt Nam")
    assert title.paragraph_format.keep_with_next is True


def test_a_document_number_holds_together_and_reads_back_with_its_hyphen() -> None:
    text = "Thực hiện Kế hoạch số 12-KH/ĐU ngày 05/01/2027, giai đoạn 2021-2025"
    content = make_docx(document(paragraph("body", text)))
    (found, *_) = paragraphs(opened(content))
    assert found.text == text
    assert len(list(found._p.iter(f"{W}noBreakHyphen"))) == 1


def test_the_writers_own_emphasis_is_kept() -> None:
    runs = (
        Run("thường "),
        Run("đậm ", bold=True),
        Run("nghiêng ", italic=True),
        Run("gạch", underline=True),
    )
    (found, *_) = paragraphs(opened(make_docx(document(Paragraph("body", runs)))))
    assert [(r.text, r.bold, r.italic, r.underline) for r in found.runs] == [
        ("thường ", None, None, None),
        ("đậm ", True, None, None),
        ("nghiêng ", None, True, None),
        ("gạch", None, None, True),
    ]


def test_a_plain_run_is_not_bold_inside_a_bold_role() -> None:
    runs = (Run("Đợt 1: "), Run("tháng 01", plain=True))
    (found, *_) = paragraphs(opened(make_docx(document(Paragraph("heading_1", runs)))))
    assert [run.bold for run in found.runs] == [None, False]


def test_blanks_line_breaks_and_strange_characters_survive_or_are_harmless() -> None:
    text = "Số:        /KH\nhai <dòng> & “ngoặc”\x0b\x00"
    (found, *_) = paragraphs(opened(make_docx(document(paragraph("number", text)))))
    assert found.text == "Số:        /KH\nhai <dòng> & “ngoặc”"


def test_the_brace_is_drawn_and_its_note_is_text() -> None:
    content = make_docx(document(*body(1), tail(braced=True)))
    xml = part(content, "word/document.xml")
    shapes = xml.xpath("//*[local-name()='prstGeom']")
    assert [shape.get("prst") for shape in shapes] == ["rightBrace"]
    noted = next(p for p in paragraphs(opened(content)) if "(để b/c)" in p.text)
    assert noted.text == "- Ban Tuyên giáo;\t(để b/c)"
    assert "}" not in "".join(p.text for p in paragraphs(opened(content)))


def test_an_appendix_is_a_section_of_its_own_numbered_from_one() -> None:
    made = document(*body(1))
    made = replace(made, parts=(*made.parts, Part("appendix-1", A4, tuple(body(1)))))
    first, second = part(make_docx(made), "word/document.xml").iter(f"{W}sectPr")
    assert first.find(f"{W}pgNumType") is None
    assert second.find(f"{W}pgNumType").get(f"{W}start") == "1"
    for section in (first, second):
        assert section.find(f"{W}titlePg") is not None
        assert len(section.findall(f"{W}headerReference")) == 2


def test_a_mark_stands_in_the_first_pages_header() -> None:
    made = document(*body(1))
    marked = replace(made.parts[0], marks=(paragraph("mark", "Lưu hành nội bộ"),))
    section = opened(make_docx(replace(made, parts=(marked,)))).sections[0]
    assert section.first_page_header.paragraphs[0].text == "Lưu hành nội bộ"


def test_a_table_repeats_its_head() -> None:
    rows = tuple(((paragraph("cell", f"{r}{c}"),) for c in "ab") for r in range(3))
    table = Table((15, 150), 1, tuple(tuple(row) for row in rows))
    content = make_docx(document(table, *body(1)))
    flags = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in
             part(content, "word/document.xml").iter(f"{W}tr")]  # fmt: skip
    assert flags == [True, False, False]


def test_a_page_break_opens_the_next_paragraph() -> None:
    blocks: list[BodyBlock] = [*body(1), PageBreak(), *body(1)]
    found = [p for p in paragraphs(opened(make_docx(document(*blocks)))) if p.text]
    assert [p.paragraph_format.page_break_before for p in found] == [None, True]


def test_progress_counts_blocks_and_may_cancel() -> None:
    seen: list[tuple[int, int]] = []
    make_docx(document(*body(5)), lambda done, total: seen.append((done, total)))
    assert seen == [(index, 5) for index in range(1, 6)]

    def stop(done: int, total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        make_docx(document(*body(5)), stop)


def test_the_same_document_gives_the_same_parts() -> None:
    made: Document = whole_plan()
    assert all_text(make_docx(made)) == all_text(make_docx(made))
