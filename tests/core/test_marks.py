"""Draft, urgency and circulation marks: off by default, each where its standard puts it."""

import tomllib
from dataclasses import replace

import plans
import pytest

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.compose import compose
from kehoach_gui.core.document import Columns, Frame, Paragraph

ALL_ON = (("circulation", "Lưu hành nội bộ"), ("draft", 2), ("urgency", "Hỏa tốc"))


def marked(standard, layout=ALL_ON):
    plan = replace(plans.plan(standard), layout=layout)
    return compose(plan, preset.for_layout(standard, layout))


def below_number(document):
    head = next(block for block in document.parts[0].blocks if isinstance(block, Columns))
    return head.rows[-1][0][1:]


def words(block):
    return block.paragraph.text if isinstance(block, Frame) else block.text


@pytest.mark.parametrize("standard", preset.ids())
def test_no_mark_is_printed_unless_the_plan_asks_for_it(standard):
    document = marked(standard, ())
    assert document.parts[0].marks == () and below_number(document) == ()


@pytest.mark.parametrize("standard", preset.ids())
def test_every_mark_is_printed_once_and_only_on_the_plan_itself(standard):
    document = marked(standard)
    plan, appendix = document.parts
    draft, urgency = below_number(document)
    assert words(draft) == ("Dự thảo lần thứ 2" if "youth" in standard else "Dự thảo lần 2")
    assert words(urgency) == "Hỏa tốc" and document.styles["urgency"].caps
    assert [words(mark) for mark in plan.marks] == ["Lưu hành nội bộ"]
    assert appendix.marks == ()


@pytest.mark.parametrize(("value", "width"), [("Hỏa tốc", 30), ("Thượng khẩn", 40), ("Khẩn", 20)])
def test_the_state_frames_urgency_in_boxes_of_its_own_sizes(value, width):
    """NĐ 30/2020 Phụ lục I, III.2: 30 × 8, 40 × 8 and 20 × 8 mm, bold capitals of 13-14 pt."""
    document = marked("state-nd30", (("urgency", value),))
    (frame,) = below_number(document)
    style = document.styles["urgency"]
    assert isinstance(frame, Frame)
    assert (frame.width_mm, frame.height_mm) == (width, 8)
    assert (style.size_pt, style.bold, style.caps, style.colour) == (13, True, True, "FF0000")


def test_the_state_frames_circulation_at_the_top_right():
    """NĐ 30/2020 Phụ lục I, III.3."""
    document = marked("state-nd30")
    (frame,) = document.parts[0].marks
    assert isinstance(frame, Frame) and frame.align == "right" and frame.width_mm > 40
    assert document.styles["circulation"].size_pt == 13


def test_the_party_prints_marks_without_boxes():
    """HD 05-HD/VPTW Phụ lục 2: 14 bold (10), 12 bold at 10 mm (11a), 14 italic (11b)."""
    document = marked("party-hd05")
    assert all(
        isinstance(b, Paragraph) for b in (*below_number(document), *document.parts[0].marks)
    )
    looks = {role: document.styles[role] for role in ("draft", "urgency", "circulation")}
    assert [(s.size_pt, s.bold, s.italic, s.align) for s in looks.values()] == [
        (14, False, True, "center"),
        (14, True, False, "center"),
        (12, True, False, "right"),
    ]
    assert document.parts[0].page.header_mm == 10


def test_the_youth_union_frames_the_draft_but_not_the_urgency():
    """HD 29-HD/TWĐTN-VP Mẫu 3: 13 bold capitals."""
    document = marked("youth-hd29")
    draft, urgency = below_number(document)
    assert isinstance(draft, Frame) and isinstance(urgency, Paragraph)
    style = document.styles["draft"]
    assert (style.size_pt, style.bold, style.caps) == (13, True, True)


def test_marks_that_no_rule_knows_say_so():
    assert preset.load("state-nd30").style_marks["draft"] == "UNKNOWN"
    assert preset.load("youth-hd29").style_marks["circulation"] == "UNKNOWN"


def test_marks_travel_with_the_plan_and_wait_in_another_standard():
    plan = replace(plans.plan("state-nd30"), layout=(("circulation", "Xem xong trả lại"),))
    read = plan_json.loads(plan_json.dumps(plan, preset.load("state-nd30")))
    assert read.layout == plan.layout
    assert preset.for_layout("party-hd05", read.layout).marks["circulation"].value == ""


def test_a_mark_without_a_style_is_refused():
    raw = tomllib.loads((preset.PRESETS / "youth-hd29.toml").read_text("utf-8"))
    raw["marks"]["stamp"] = raw["marks"]["draft"]
    with pytest.raises(preset.PresetError, match=r"rieng\.toml: marks\.stamp"):
        preset.build(raw, "rieng.toml")
