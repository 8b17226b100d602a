"""The page list: lines, breaks and places, checked on the plain data."""

from dataclasses import replace
from itertools import pairwise

import pytest
from export_documents import A4, SENTENCE, STYLES, body, document, head, paragraph, tail, whole_plan

from kehoach_gui.core.document import (
    BodyBlock,
    Gap,
    PageBreak,
    PageSetup,
    Paragraph,
    Part,
    Rule,
    Run,
    Table,
)
from kehoach_gui.core.linebreak import pieces
from kehoach_gui.core.measure import width_em
from kehoach_gui.export.lines import line_box
from kehoach_gui.export.page import TWIPS_PER_MM, Line, Page
from kehoach_gui.export.pages import lay_out

LEFT, RIGHT = 30 * TWIPS_PER_MM, 195 * TWIPS_PER_MM
BOTTOM = 277 * TWIPS_PER_MM


def end(line: Line) -> float:
    last = line.segments[-1]
    return last.x + last.width


def words(pages: tuple[Page, ...]) -> list[str]:
    return " ".join(line.text for page in pages for line in page.lines).split()


def texts(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def test_lines_of_a_paragraph_reach_both_margins_and_the_last_one_does_not() -> None:
    (page,) = lay_out(document(*body(1)))
    *full, last = page.lines
    assert full[0].segments[0].x == pytest.approx(LEFT + 10 * TWIPS_PER_MM)
    for line in full:
        assert end(line) == pytest.approx(RIGHT, abs=0.01)
    for line in [*full[1:], last]:
        assert line.segments[0].x == pytest.approx(LEFT)
    assert last.segments[0].blank == 0


def test_a_line_takes_every_word_that_fits() -> None:
    (page,) = lay_out(document(*body(1)))
    for line, following in pairwise(page.lines[1:]):
        natural = sum(s.width - s.blank * s.text.count(" ") for s in line.segments)
        _, ink, _ = pieces(following.text)[0]
        next_word = (0.25 + width_em(following.text[:ink])) * 280
        assert natural <= RIGHT - LEFT < natural + next_word


def test_all_words_are_set_once_and_in_order() -> None:
    blocks = body(30)
    pages = lay_out(document(*blocks))
    numbers = {str(page.number) for page in pages if page.number > 1}
    expected = " ".join(b.text for b in blocks if isinstance(b, Paragraph)).split()
    found = [
        word for page in pages for line in page.lines if line.source for word in line.text.split()
    ]
    assert found == expected
    assert len(numbers) == len(pages) - 1


def test_a_page_never_ends_with_a_first_line_nor_begins_with_a_last_one() -> None:
    """Widow and orphan control: at least two lines on either side."""
    for offset in range(8):
        pages = lay_out(document(Gap("body", offset), *body(40, 2)))
        assert len(pages) > 3
        for page in pages:
            lines = [line for line in page.lines if line.source]
            for edge in (lines[:2], lines[-2:]):
                assert edge[0].source == edge[1].source


def test_a_heading_stays_with_two_lines_of_its_text() -> None:
    for offset in range(60):
        pages = lay_out(
            document(Gap("body", offset), paragraph("heading_1", "I. Mục đích"), *body(2))
        )
        for page in pages:
            lines = texts(page)
            if "I. MỤC ĐÍCH" in lines:
                assert len(lines) >= lines.index("I. MỤC ĐÍCH") + 3


def test_the_tail_is_whole_and_two_lines_of_text_stand_above_it() -> None:
    for offset in range(70):
        pages = lay_out(document(Gap("body", offset), *body(1), tail()))
        last = texts(pages[-1])
        assert last[-1] == "Nguyễn Văn An"
        opening = last.index("Nơi nhận:")
        number = 1 if len(pages) > 1 else 0
        assert opening - number >= 2, offset


def test_nothing_reaches_into_the_margins() -> None:
    for page in lay_out(whole_plan(30)):
        for line in page.lines:
            if line.source or line.segments[0].size > 280:
                assert line.top + line.height <= BOTTOM + 1
            assert line.segments[0].x >= LEFT - 1
            assert end(line) <= RIGHT + 1


def test_the_page_number_is_centred_on_every_page_but_the_first() -> None:
    first, *others = lay_out(document(*body(40)))
    assert all(line.source for line in first.lines)
    assert len(others) >= 3
    for page in others:
        line = page.lines[0]
        assert line.text == str(page.number)
        assert line.top == pytest.approx(10 * TWIPS_PER_MM)
        middle = (line.segments[0].x + end(line)) / 2
        assert middle == pytest.approx((LEFT + RIGHT) / 2)
        assert (line.segments[0].size, line.segments[0].bold) == (280, False)


def test_the_room_above_a_paragraph_is_dropped_at_the_top_of_a_page() -> None:
    second = lay_out(document(*body(40)))[1]
    assert second.lines[1].top == pytest.approx(20 * TWIPS_PER_MM)


def test_a_forced_break_keeps_the_room_above() -> None:
    pages = lay_out(document(*body(1), PageBreak(), *body(1)))
    assert len(pages) == 2
    assert pages[1].lines[1].top == pytest.approx(20 * TWIPS_PER_MM + 120)


def test_exact_and_multiple_line_spacing_are_kept() -> None:
    for style, height in (
        (replace(STYLES["body"], line_exact_pt=18), 360),
        (replace(STYLES["body"], line_multiple=1.5), round(1.149902 * 280 * 1.5)),
        (STYLES["body"], round(1.149902 * 280)),
    ):
        made = document(*body(1), styles=STYLES | {"body": style})
        (page,) = lay_out(made)
        steps = {round(b.baseline - a.baseline) for a, b in pairwise(page.lines)}
        assert steps == {height}
        assert line_box(style)[0] == height


def test_between_paragraphs_the_larger_room_counts() -> None:
    for before, after, room in ((6, 0, 6), (0, 9, 9), (6, 9, 9), (12, 9, 12)):
        style = replace(STYLES["body"], before_pt=before, after_pt=after)
        (page,) = lay_out(document(*body(2), styles=STYLES | {"body": style}))
        first, second = (
            [line for line in page.lines if line.source == ("section", index)] for index in (0, 1)
        )
        gap = second[0].top - first[-1].top - first[-1].height
        assert gap == pytest.approx(room * 20)


def test_white_below_a_wide_line_may_hang_over_the_bottom_margin() -> None:
    style = replace(STYLES["body"], line_multiple=1.3, before_pt=0)
    page = lay_out(document(*body(1, 40), styles=STYLES | {"body": style}))[0]
    last = page.lines[-1]
    assert last.top + last.height > BOTTOM
    assert last.top + 322 <= BOTTOM + 1


def test_mirrored_pages_swap_their_side_margins() -> None:
    pages = lay_out(document(*body(40), page=replace(A4, mirror=True)))
    starts = [min(line.segments[0].x for line in page.lines if line.source) for page in pages]
    for number, start in enumerate(starts, 1):
        margin = 30 if number % 2 else 15
        assert start == pytest.approx(margin * TWIPS_PER_MM)


def test_an_appendix_starts_a_page_and_counts_its_own() -> None:
    made = document(*body(12))
    made = replace(made, parts=(*made.parts, Part("appendix-1", A4, tuple(body(12)))))
    numbers = [(page.part, page.number) for page in lay_out(made)]
    assert numbers == [(0, 1), (0, 2), (1, 1), (1, 2)]


def test_a_mark_stands_in_the_top_margin_of_the_first_page() -> None:
    made = document(*body(20))
    part = replace(made.parts[0], marks=(paragraph("mark", "Lưu hành nội bộ"),))
    first, second = lay_out(replace(made, parts=(part,)))[:2]
    line = first.lines[0]
    assert line.text == "LƯU HÀNH NỘI BỘ"
    assert line.top == pytest.approx(10 * TWIPS_PER_MM)
    assert end(line) == pytest.approx(RIGHT)
    assert "LƯU HÀNH NỘI BỘ" not in texts(second)


def test_a_table_repeats_its_head_and_never_splits_a_row() -> None:
    def cells(*words: str) -> tuple[tuple[Paragraph, ...], ...]:
        return tuple((paragraph("cell", word),) for word in words)

    rows = [cells("STT", "Nội dung công việc")]
    rows += [cells(str(index), f"Việc {index}: {SENTENCE}") for index in range(40)]
    pages = lay_out(document(Table((15, 150), 1, tuple(rows))))
    assert len(pages) >= 3
    for page in pages:
        lines = [line for line in texts(page) if line != str(page.number)]
        assert lines[:2] == ["STT", "Nội dung công việc"]
        assert sum(line.startswith("Việc ") for line in lines) == sum(
            line.endswith("2027") for line in lines
        )
    assert len([line for page in pages for line in texts(page) if line.startswith("Việc")]) == 40


def test_a_drawn_line_is_centred_and_as_long_as_asked() -> None:
    (page,) = lay_out(document(paragraph("type_name", "Kế hoạch"), Rule(40, 0.75, 1.0), *body(1)))
    (stroke,) = page.strokes
    assert stroke.x2 - stroke.x1 == pytest.approx(40 * TWIPS_PER_MM)
    assert (stroke.x1 + stroke.x2) / 2 == pytest.approx((LEFT + RIGHT) / 2)
    assert stroke.thickness == 15
    assert stroke.y1 >= page.lines[0].top + page.lines[0].height


def test_left_and_right_of_a_head_stay_level() -> None:
    (page,) = lay_out(document(head(), *body(1)))
    by_text = {line.text: line for line in page.lines}
    number, date = by_text["Số:        /KH-UBND"], by_text["Minh Tân, ngày 05 tháng 01 năm 2027"]
    assert number.top == date.top
    assert number.segments[0].x < date.segments[0].x


def test_a_brace_spans_its_lines_and_points_at_its_note() -> None:
    (page,) = lay_out(document(*body(1), tail(braced=True)))
    (brace,) = page.braces
    (noted,) = (line for line in page.lines if line.text.endswith("(để b/c)"))
    note = noted.segments[-1]
    assert brace.x + brace.width < note.x
    assert note.raised > 0
    first = next(line for line in page.lines if line.text == "- Ban Thường vụ;")
    assert brace.top == pytest.approx(first.top)
    assert brace.top + brace.height == pytest.approx(noted.top + noted.height)
    tip = brace.top + brace.point
    assert noted.baseline - note.raised - note.size < tip < noted.baseline - note.raised


def test_every_line_says_where_its_words_stand_in_the_plan() -> None:
    blocks = body(20)
    pages = lay_out(document(*blocks))
    by_source = {block.source: block for block in blocks if isinstance(block, Paragraph)}
    for page in pages:
        for line in page.lines:
            if line.source:
                text = by_source[line.source].text
                assert text[line.start :].startswith(line.text)


def test_emphasis_cuts_a_line_into_segments_of_one_face() -> None:
    runs = (
        Run("Khẩu hiệu: "),
        Run("Nhiệt liệt chào mừng", bold=True),
        Run(" năm 2027", italic=True),
    )
    (page,) = lay_out(document(Paragraph("body", runs)))
    segments = page.lines[0].segments
    assert [(s.text, s.bold, s.italic) for s in segments] == [
        ("Khẩu hiệu: ", False, False),
        ("Nhiệt liệt chào mừng", True, False),
        (" năm 2027", False, True),
    ]
    for a, b in pairwise(segments):
        assert a.x + a.width == pytest.approx(b.x)


def test_a_line_break_inside_a_name_is_kept() -> None:
    (page,) = lay_out(document(paragraph("name", "Sở Văn hóa\nvà Du lịch")))
    assert texts(page) == ["SỞ VĂN HÓA", "VÀ DU LỊCH"]


def test_a_word_longer_than_the_line_is_cut_rather_than_lost() -> None:
    address = "https://" + "tuyentruyen" * 20
    (page,) = lay_out(document(paragraph("body", address)))
    assert "".join(texts(page)) == address
    assert len(page.lines) > 1
    assert all(end(line) <= RIGHT + 1 for line in page.lines)


def test_an_empty_document_has_one_blank_page() -> None:
    (page,) = lay_out(document())
    assert page.lines == ()


def test_an_edit_of_one_paragraph_moves_only_what_follows() -> None:
    blocks = body(12)
    before = lay_out(document(*blocks))
    changed: list[BodyBlock] = [*blocks[:11], paragraph("body", "Câu mới.", source=11)]
    after = lay_out(document(*changed))
    assert before[0] == after[0]
    assert after[-1].lines[-1].text == "Câu mới."


def test_other_paper_sizes_are_laid_out_too() -> None:
    small = PageSetup(148, 210, 20, 20, 20, 20, 10)
    pages = lay_out(document(*body(6), page=small))
    assert all((round(page.width), round(page.height)) == (8391, 11906) for page in pages)
    assert words(pages).count("2027") == 18
