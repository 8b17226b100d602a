"""What the program composes behind a plan comes back as data, or stays as it was printed."""

import io
import zipfile
from dataclasses import replace

import pytest
from party_text import CARRYING_OUT, party_text
from printed_back import back, difference, made, reading_of

from kehoach_gui.core import preset
from kehoach_gui.core.edits import set_standard
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet
from kehoach_gui.core.plan import Accepted, Appendix, AssignmentRow, Block, Plan, Section
from kehoach_gui.reading import read_text

STAGES = """I. CÁC ĐỢT TUYÊN TRUYỀN
1. Đợt 1: Từ ngày 01/3/2027 đến ngày 30/4/2027
- Treo cờ, hoàn thành trước ngày 15/4/2027;
2. Đợt 2: Tháng 5/2027
- Tổng kết.
"""
TEXT = party_text(STAGES, CARRYING_OUT)
ROWS = (
    AssignmentRow("Treo cờ\nvà băng rôn", "Văn phòng", "Trước ngày 15/4/2027", "Ảnh chụp"),
    AssignmentRow("Phát thanh"),
)
LINES = (
    OrderLine(
        "Mừng Đảng quang vinh!", "banner", 6000, 850, 1200, "Cổng ủy ban", "2027-03-01",
        "2027-04-30", 250_000, "In hai mặt",
    ),
    OrderLine("Mừng Xuân đổi mới!", "streamer", place="Chợ", take_down="2027-05-01"),
    OrderLine("Mừng Đại hội!", "banner", 2005, 803, hang="2027-03-02"),
)  # fmt: skip
CALENDAR = Plan("state-nd30", attached=("calendar",))
MATRIX = Plan("state-nd30", assignments=ROWS, attached=("assignments",))
ORDER = Plan("state-nd30", order=OrderSheet(LINES))
UPRIGHT = Plan("state-nd30", order=OrderSheet(LINES, "portrait", price_per="m2"))
BARE = Plan("state-nd30", order=OrderSheet(LINES[1:], "portrait"))
ALL = replace(MATRIX, order=ORDER.order, attached=("calendar", "assignments"))
KINDS = {"calendar": CALENDAR, "matrix": MATRIX, "order": ORDER, "upright": UPRIGHT, "bare": BARE}


def plan_with(kind: Plan, standard: str, *own: Appendix) -> Plan:
    plan = set_standard(read_text(TEXT).plan, standard)
    return replace(
        plan, order=kind.order, assignments=kind.assignments, attached=kind.attached, appendices=own
    )


@pytest.mark.parametrize("standard", preset.ids())
@pytest.mark.parametrize("kind", KINDS)
def test_each_comes_back_as_the_data_it_was_made_from(kind: str, standard: str) -> None:
    plan = plan_with(KINDS[kind], standard)
    assert difference(plan, back(plan)) == ""


@pytest.mark.parametrize("standard", preset.ids())
def test_all_together_behind_an_own_appendix_come_back_and_print_once(standard: str) -> None:
    number = "I" if preset.load(standard).numbering.appendix == "I" else "1"
    own = Appendix(number, "Danh sách", (Section(0, blocks=(Block("paragraph", "Trụ sở"),)),))
    plan = plan_with(ALL, standard, own)
    read = reading_of(made(plan), standard)
    assert difference(plan, read.plan) == ""
    assert made(read.plan, "txt") == made(plan, "txt")
    assert len(read.receipt.attached) == 3
    assert set(read.receipt.attached) < set(read.receipt.sentences())


def test_what_the_paper_does_not_show_does_not_come_back() -> None:
    sheet = replace(ORDER.order or OrderSheet(), addressee="Công ty in", prepared_by="Lê Thị Hoa")
    noted = Accepted("zeros", "ngày 5", "theo văn bản cấp trên", "2027-03-05")
    plan = replace(plan_with(replace(ORDER, order=sheet), "state-nd30"), accepted=(noted,))
    read = back(plan)
    assert (read.order, read.accepted) == (ORDER.order, ())


def altered(plan: Plan, old: str, new: str) -> Plan:
    """The printed plan with other words in its table, as somebody types them in Word."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made(plan))) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                front, mark, behind = content.decode().rpartition(old)
                assert mark
                content = f"{front}{new}{behind}".encode()
            copy.writestr(name, content)
    return reading_of(target.getvalue(), plan.standard).plan


@pytest.mark.parametrize(
    ("kind", "old", "new"),
    [
        ("calendar", "30/4/2027", "29/4/2027"),
        ("matrix", ">2</w:t>", ">2a</w:t>"),
        ("order", "250.000", "260.000"),
    ],
)
def test_what_was_changed_on_paper_stays_an_appendix_and_is_printed_once(
    kind: str, old: str, new: str
) -> None:
    plan = plan_with(KINDS[kind], "state-nd30")
    read = altered(plan, old, new)
    assert (read.order, read.assignments, read.attached) == (None, (), ())
    (kept,) = read.appendices
    assert any(block.type == "table" for block in kept.sections[0].blocks)
    printed = made(read, "txt").decode()
    assert printed.count(kept.title) == 1
    assert difference(read, back(read)) == ""
    said = reading_of(made(read), "state-nd30").receipt.sentences()
    assert any("giữ nguyên như đã in" in sentence for sentence in said)


def test_a_value_changed_on_paper_comes_back_changed() -> None:
    read = altered(plan_with(MATRIX, "state-nd30"), "Ảnh chụp", "Báo cáo")
    assert [row.product for row in read.assignments] == ["Báo cáo", ""]


def test_a_composed_table_that_others_follow_stays_where_it_was_printed() -> None:
    plan = plan_with(MATRIX, "state-nd30")
    (table,) = altered(plan, "Phân công nhiệm vụ", "Phân công").appendices
    own = Appendix("II", "Danh sách", (Section(0, blocks=(Block("paragraph", "Chợ"),)),))
    both = replace(plan_with(Plan("state-nd30"), "state-nd30"), appendices=(
        replace(table, number="I", title="Phân công nhiệm vụ"), own))  # fmt: skip
    assert difference(both, back(both)) == ""
