"""compose against golden texts that can be read beside the rules, one per standard."""

import pathlib
from dataclasses import replace

import pytest

from kehoach_gui.core import preset
from kehoach_gui.core.compose import compose
from kehoach_gui.core.document import Columns, Paragraph, Rule
from kehoach_gui.core.plan import Header, Number, Plan, Signature, Title
from tests.core.golden import as_text
from tests.core.plans import plan

GOLDEN = pathlib.Path(__file__).parents[1] / "golden"


def head_texts(document) -> list[str]:
    head = document.parts[0].blocks[0]
    return [b.text for row in head.rows for cell in row for b in cell if isinstance(b, Paragraph)]


@pytest.mark.parametrize("standard", preset.ids())
def test_every_standard_prints_its_golden_text(standard):
    text = as_text(compose(plan(standard), preset.load(standard)))
    assert text == (GOLDEN / f"{standard}.txt").read_text("utf-8")


@pytest.mark.parametrize("standard", preset.ids())
def test_an_empty_plan_prints_blanks_to_fill_by_hand(standard):
    document = compose(Plan(standard), preset.load(standard))
    texts = head_texts(document)
    assert any(text.startswith(preset.load(standard).number.label) for text in texts)
    assert any("ngày" in text and "tháng" in text and "năm" in text for text in texts)
    roles = [b.role for b in document.parts[0].blocks if isinstance(b, Paragraph)]
    assert "type_name" not in roles and "subject" not in roles
    tail = document.parts[0].blocks[-1]
    assert isinstance(tail, Columns)
    assert [b.text for b in tail.rows[0][0]] == ["Nơi nhận:"]


def test_a_blank_serial_leaves_room_before_the_slash():
    given = replace(plan("state-nd30"), header=Header(number=Number("", "KH", "SVHTTDL")))
    assert "Số:        /KH-SVHTTDL" in head_texts(compose(given, preset.load("state-nd30")))
    given = replace(plan("party-hd05"), header=Header(number=Number("", "KH", "ĐU")))
    assert "Số      -KH/ĐU" in head_texts(compose(given, preset.load("party-hd05")))
    given = replace(plan("state-nd30"), header=Header())
    assert "Số:        /KH-" in head_texts(compose(given, preset.load("state-nd30")))


def test_a_long_place_takes_the_smaller_set_of_the_decree():
    given = plan("state-nd30")
    long = replace(given, header=replace(given.header, place="Thành phố Hồ Chí Minh"))
    document = compose(long, preset.load("state-nd30"))
    assert document.styles["national_title"].size_pt == 12
    assert document.styles["place_date"].size_pt == 13
    assert document.parts[0].blocks[0].widths_mm[1] >= 102
    fixed = replace(long, layout=(("size_set", "A"),))
    kept = compose(fixed, preset.for_layout("state-nd30", fixed.layout))
    assert kept.styles["national_title"].size_pt == 13


@pytest.mark.parametrize("standard", ["state-nd30", "union-qd933"])
def test_the_line_under_the_body_is_a_third_to_a_half_of_its_text(standard):
    from kehoach_gui.core.measure import width_mm

    document = compose(plan(standard), preset.load(standard))
    head = document.parts[0].blocks[0]
    rule = next(b for b in head.rows[0][0] if isinstance(b, Rule))
    words = next(b.text for b in head.rows[0][0] if getattr(b, "role", "") == "issuing_body")
    last = width_mm("VÀ DU LỊCH" if "LỊCH" in words else words, 13, bold=True)
    assert last / 3 <= rule.length_mm <= last / 2 + 0.01
    motto = next(b for b in head.rows[0][1] if isinstance(b, Rule))
    assert motto.length_mm == pytest.approx(60.5, abs=0.1)


def test_the_party_line_is_as_long_as_the_title():
    head = compose(plan("party-hd05"), preset.load("party-hd05")).parts[0].blocks[0]
    rule = next(b for b in head.rows[0][1] if isinstance(b, Rule))
    assert rule.length_mm == pytest.approx(72.9, abs=0.1)


@pytest.mark.parametrize(
    ("standard", "text", "printed"),
    [
        ("state-nd30", "Đề nghị các thôn thực hiện.", "Đề nghị các thôn thực hiện./."),
        ("state-nd30", "Tiến lên!", "Tiến lên!./."),
        ("party-hd05", "Đề nghị các thôn thực hiện.", "Đề nghị các thôn thực hiện."),
        ("party-hd05", "Tiến lên!", "Tiến lên!"),
    ],
)
def test_the_end_mark_closes_the_last_paragraph(standard, text, printed):
    given = replace(plan(standard), closing=(text,))
    paragraphs = [
        b for b in compose(given, preset.load(standard)).parts[0].blocks if isinstance(b, Paragraph)
    ]
    assert paragraphs[-1].text == printed
    assert paragraphs[-1].keep_next  # the signature block is never alone on a page


def test_the_words_of_the_plan_are_printed_as_written():
    given = replace(plan("state-nd30"), title=Title("Kế hoạch", "Về đại hội lần thứ 3"))
    subject = next(
        b
        for b in compose(given, preset.load("state-nd30")).parts[0].blocks
        if isinstance(b, Paragraph) and b.role == "subject"
    )
    assert subject.text.replace("\u00a0", " ") == "Về đại hội lần thứ 3"
    assert "\u00a0" in subject.text  # "lần thứ 3" stays on one line


def test_a_head_that_signs_directly_has_the_weight_the_standard_says():
    alone = (Signature(None, "CHÁNH VĂN PHÒNG", "Lê Thị Sông"),)
    for standard, bold in (("youth-hd29", True), ("party-hd05", False), ("state-nd30", True)):
        document = compose(replace(plan(standard), signatures=alone), preset.load(standard))
        role = next(
            b.role
            for row in document.parts[0].blocks[-1].rows
            for b in row[1]
            if isinstance(b, Paragraph) and b.text == "CHÁNH VĂN PHÒNG"
        )
        assert document.styles[role].bold is bold
