"""Any plan that paper can tell apart is read back equal from its Word file."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from office import needed, saved_again
from printed_back import back, difference, made, reading_of
from printed_plans import plans

from kehoach_gui.core import preset
from kehoach_gui.core.plan import Block, Header, Number, Plan, Section, Signature, Title

FULL = os.environ.get("KEHOACH_FULL") == "1"
EXAMPLES = 500 if FULL else 25
# short runs draw the same plans each time, full ones search anew
DRAWN = {"derandomize": not FULL, "deadline": None, "suppress_health_check": list(HealthCheck)}


@settings(max_examples=EXAMPLES, **DRAWN)
@given(plans())
def test_any_plan_reads_back_equal(plan: Plan) -> None:
    read = back(plan)
    # the register of cited documents is made of the words, it is not printed by itself
    assert difference(replace(plan, citations=read.citations), read) == ""


@pytest.mark.slow
def test_any_plan_reads_back_equal_after_libreoffice_has_saved_it(tmp_path: Path) -> None:
    """Tables, appendices, calendar, assignments and order of banners among them."""
    needed("soffice")
    drawn: dict[str, Plan] = {}

    @settings(max_examples=EXAMPLES // 3, **DRAWN)
    @given(plans())
    def draw(plan: Plan) -> None:
        drawn[str(len(drawn))] = plan

    draw()
    saved = saved_again({name: made(plan) for name, plan in drawn.items()}, tmp_path)
    for name, plan in drawn.items():
        read = reading_of(saved[name], plan.standard).plan
        assert difference(replace(plan, citations=read.citations), read) == ""


def plan_of(standard: str, *sections: Section) -> Plan:
    return Plan(
        standard,
        title=Title("KẾ HOẠCH", "Tuyên truyền bầu cử"),
        opening=("Đảng ủy xã xây dựng kế hoạch như sau:",),
        sections=sections,
        signatures=(Signature("TM. BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn Minh"),),
    )


def said(text: str, **more: object) -> Block:
    return Block("paragraph", text, **more)  # type: ignore[arg-type]


ITEMS = Section(
    2, "1", None, blocks=(said("Công tác an toàn"),),
    sections=(Section(3, "a", None, blocks=(said("Giữ gìn trật tự:"),)),),
)  # fmt: skip
FOUND = {
    "a short numbered paragraph with more below it is no heading": (
        Section(1, "I", "Nhiệm vụ", "content", sections=(ITEMS,)),
        Section(4, "II", "Kinh phí", blocks=(said("Từ ngân sách."),)),
    ),
    "a paragraph may say what the title says": (
        Section(1, "I", "Nhiệm vụ", "content", blocks=(said("Tuyên truyền bầu cử"),)),
        Section(2, "II", "Kinh phí", blocks=(said("Từ ngân sách."),)),
    ),
    "a slogan without a mark may end the plan": (
        Section(
            1, "I", "Khẩu hiệu", "slogans", blocks=(Block("slogan", "Toàn dân đi bầu cử!", "none"),)
        ),
    ),
    "every row of a table may be its head, a column be left to fill in": (
        Section(
            1, "I", "Nhiệm vụ", "content",
            blocks=(
                Block("table", "", rows=(("TT", "Việc"), ("1", "2")), header_rows=2),
                Block("table", "", rows=(("TT", "", "Việc", ""), ("1", "", "Treo cờ", ""))),
            ),
        ),
    ),
    "headings without numbers stand by their level, the first opens the body": (
        Section(
            1, None, "Kinh phí:", blocks=(said("Từ ngân sách."),),
            sections=(Section(2, None, "Nguồn chi", blocks=(said("Xã chi."),)),),
        ),
        Section(3, None, "An toàn", blocks=(said("Giữ gìn trật tự."),)),
    ),
    "emphasis ends with the words, not with the end mark": (
        Section(
            1, "I", "Nhiệm vụ", "content", blocks=(said("Hãy đi bầu!", emphasis=((4, 11, "u"),)),)
        ),
    ),
    "headings as long as the paragraphs do not make these broken lines": tuple(
        Section(
            place, number, "Nội dung tuyên truyền", "content",
            blocks=(said("Treo cờ Tổ quốc ở mọi nhà."), said("Treo cờ Tổ quốc ở mọi nhà.")),
        )
        for place, number in enumerate(("I", "II", "III", "IV"), 1)
    ),
    "a plan may end with a colon": (
        Section(1, "I", "Nhiệm vụ", "content", blocks=(said("Các việc sau:"),)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("standard", preset.ids())
@pytest.mark.parametrize("name", FOUND)
def test_what_such_plans_showed_stays_mended(name: str, standard: str) -> None:
    plan = plan_of(standard, *FOUND[name])
    assert difference(plan, back(plan)) == ""


@pytest.mark.parametrize("standard", preset.ids())
def test_a_head_with_its_serial_alone_keeps_its_bodies(standard: str) -> None:
    plan = plan_of(standard, Section(1, "I", "Nhiệm vụ", "content", blocks=(said("Treo cờ."),)))
    plan = replace(plan, header=Header("HUYỆN ỦY AN LẠC", "ĐẢNG ỦY XÃ BÌNH AN", Number("12")))
    assert difference(plan, back(plan)) == ""
