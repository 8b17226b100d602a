"""Open variables and repeated slogans of a plan, and what the plan gives for variables."""

from dataclasses import replace

import pytest

from kehoach_gui.checking import Context
from kehoach_gui.checking.slogans import repeated_slogans, unfilled_variables
from kehoach_gui.core.plan import Block, Header, Plan, Section, Title
from kehoach_gui.core.slogan_changes import changed_slogans
from kehoach_gui.core.slogan_sections import insert_slogans, values_for


def plan_with(*texts: str, subject: str = "") -> Plan:
    blocks = tuple(Block("slogan", text) for text in texts)
    return Plan(
        "party-hd05",
        header=Header("ĐẢNG BỘ TỈNH SƠN LA", "ĐẢNG ỦY XÃ AN HÒA", None, "An Hòa", "2027-03-05"),
        title=Title("Kế hoạch", subject),
        sections=(Section(1, "I", "KHẨU HIỆU", "slogans", blocks=blocks),),
    )


def test_a_slogan_with_an_open_variable_is_found_with_its_place_and_name() -> None:
    plan = plan_with("Mừng xuân!", "Chào mừng Đại hội {lần thứ} của {tỉnh}!")
    (found,) = unfilled_variables(plan, Context())
    assert (found.rule, found.place) == ("slogan-unfilled-variable", ("section", 1, 1))
    assert "{lần thứ}, {tỉnh}" in found.reason


def test_the_same_slogan_twice_is_found_whatever_its_capitals() -> None:
    plan = plan_with("Mừng Xuân!", "Vui Tết!", "MỪNG XUÂN.")
    (found,) = repeated_slogans(plan, Context())
    assert (found.rule, found.place, found.text) == (
        "slogan-repeated",
        ("section", 1, 2),
        "MỪNG XUÂN.",
    )


@pytest.mark.parametrize(
    ("subject", "name", "value"),
    [
        ("chào mừng Đại hội lần thứ XIV, nhiệm kỳ 2025 - 2030", "lần thứ", "XIV"),
        ("chào mừng Đại hội lần thứ XIV, nhiệm kỳ 2025 - 2030", "nhiệm kỳ", "2025 - 2030"),
        ("kỷ niệm 97 năm Ngày thành lập Đảng", "số năm", "97"),
        ("kỷ niệm 97 năm ngày này và kỷ niệm 80 năm ngày kia", "số năm", None),
        ("", "năm", "2027"),
        ("", "đảng bộ", "xã An Hòa"),
        ("", "tỉnh", "Sơn La"),
    ],
)
def test_the_plan_gives_values_where_it_names_one_only(
    subject: str, name: str, value: str | None
) -> None:
    assert values_for(plan_with(subject=subject)).get(name) == value


def test_slogans_go_behind_the_last_one_and_take_its_mark() -> None:
    plan = plan_with("Mừng xuân!")
    section = plan.sections[0]
    numbered = replace(
        section,
        blocks=(
            Block("slogan", "Mừng xuân!", "number"),
            Block("paragraph", "Treo từ 20 tháng Chạp."),
        ),
    )
    done = insert_slogans(replace(plan, sections=(numbered,)), 1, ["Vui Tết!"], "dash")
    assert [(b.text, b.shown_mark) for b in done.sections[0].blocks] == [
        ("Mừng xuân!", "number"),
        ("Vui Tết!", "number"),
        ("Treo từ 20 tháng Chạp.", "none"),
    ]


def test_only_a_slogan_that_is_like_a_changed_entry_is_told() -> None:
    plan = plan_with("Chào mừng Đại hội lần thứ XIII của Đảng!", "Vui Tết trồng cây!")
    newer = "Chào mừng Đại hội lần thứ XIV của Đảng!"
    (found,) = changed_slogans(plan, [(4, newer), (5, "Giữ gìn biển đảo quê hương!")])
    assert (found.slogan_id, found.place, found.now) == (4, ("section", 1, 0), newer)
    assert changed_slogans(plan, [(6, "Vui Tết trồng cây!")]) == ()
