"""The matrix of assignments: proposals, the printed table, an extract per unit, its JSON."""

import json
from dataclasses import replace

import pytest
from json_schema import faults
from plans import plan as usual_plan

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.calendar_events import collect_events
from kehoach_gui.core.compose import compose
from kehoach_gui.core.compose_assignments import (
    NOTHING,
    OPEN,
    compose_assignments,
    compose_extracts,
    new_rows,
    proposed_rows,
    units_of,
)
from kehoach_gui.core.document import Document, Paragraph, Table
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import AssignmentRow, Block, Header, Plan, Section, Title
from kehoach_gui.core.resources import RESOURCES

STATE = preset.load("state-nd30")
PHASE = "Đợt 1: Từ tháng 01 đến tháng 3/2027"
PLAN = Plan(
    "state-nd30",
    Header(issuing_body="ỦY BAN NHÂN DÂN XÃ BẾN MỚI", date="2027-01-05"),
    Title("Kế hoạch", "Tuyên truyền các ngày lễ lớn"),
    sections=(
        Section(id=1, heading=PHASE, kind="phase", period=read_period(PHASE)),
        Section(
            id=2,
            heading="Tổ chức thực hiện",
            kind="organization",
            blocks=(
                Block(
                    "paragraph",
                    "Giao cho Phòng Văn hóa - Xã hội tham mưu xây dựng kế hoạch cụ thể, báo cáo "
                    "kết quả trước ngày 15 hàng tháng kể từ tháng 01/2027.",
                ),
                Block("paragraph", "Các chi bộ treo băng rôn chậm nhất ngày 25/01/2027."),
            ),
        ),
    ),
)
ROWS = (
    AssignmentRow("Xây dựng kế hoạch", "Văn phòng", "trước ngày 20/01/2027", "Kế hoạch"),
    AssignmentRow(
        "Báo cáo kết quả", "Phòng Văn hóa", "trước ngày 15 hàng tháng kể từ tháng 01/2027"
    ),
    AssignmentRow("Treo băng rôn", "VĂN PHÒNG"),
    AssignmentRow("Kiểm tra"),
)


def cells(document: Document, part: int = 0) -> list[list[str]]:
    (table,) = [block for block in document.parts[part].blocks if isinstance(block, Table)]
    return [["\n".join(p.text for p in cell) for cell in row] for row in table.rows]


def said(document: Document, part: int = 0) -> list[str]:
    return [block.text for block in document.parts[part].blocks if isinstance(block, Paragraph)]


def test_proposals_are_told_from_the_section_on_who_does_what() -> None:
    assert [(row.unit, row.deadline) for row in proposed_rows(PLAN)] == [
        ("Phòng Văn hóa - Xã hội", "trước ngày 15 hàng tháng kể từ tháng 01/2027"),
        ("Các chi bộ", "chậm nhất ngày 25/01/2027"),
    ]


def test_what_is_in_the_matrix_is_not_proposed_again() -> None:
    first, second = proposed_rows(PLAN)
    confirmed = replace(first, unit="Phòng VHXH", task=first.task.upper())
    assert new_rows(replace(PLAN, assignments=(confirmed,))) == (second,)
    assert new_rows(replace(PLAN, assignments=(first, second))) == ()


def test_the_matrix_is_a_lying_table_with_four_answers() -> None:
    document = compose_assignments(replace(PLAN, assignments=ROWS), STATE)
    page = document.parts[0].page
    assert page.width_mm > page.height_mm
    assert said(document)[:2] == ["Phụ lục", "Phân công nhiệm vụ"]
    rows = cells(document)
    assert rows[0] == ["TT", "Nội dung công việc", "Đơn vị thực hiện", "Thời hạn", "Sản phẩm"]
    assert rows[1] == ["1", "Xây dựng kế hoạch", "Văn phòng", "trước ngày 20/01/2027", "Kế hoạch"]
    assert rows[4] == ["4", "Kiểm tra", "", "", ""]
    assert said(compose_assignments(PLAN, STATE))[-1] == NOTHING


def test_an_extract_holds_one_unit_s_rows_with_the_days_of_what_recurs() -> None:
    units = units_of(ROWS)
    assert list(units) == ["Văn phòng", "Phòng Văn hóa", ""]
    document = compose_extracts(replace(PLAN, assignments=ROWS), STATE, ROWS, list(units))
    assert [part.name for part in document.parts] == ["extract-1", "extract-2", "extract-3"]
    assert said(document, 0)[1] == "Văn phòng"
    assert [row[1] for row in cells(document, 0)[1:]] == ["Xây dựng kế hoạch", "Treo băng rôn"]
    assert cells(document, 1)[1][2] == (
        "trước ngày 15 hàng tháng kể từ tháng 01/2027\n14/01/2027, 12/02/2027*, 12/3/2027*"
    )
    assert said(document, 1)[-1].startswith("* Hạn rơi vào")
    assert said(document, 2)[1] == OPEN
    one = compose_extracts(PLAN, STATE, ROWS, ["Văn phòng"])
    assert one.title == "Phân công nhiệm vụ: Văn phòng"


def test_the_plan_prints_what_is_attached_behind_its_own_appendices() -> None:
    with_all = replace(PLAN, assignments=ROWS, attached=("assignments", "calendar"))
    document = compose(with_all, STATE)
    assert [part.name for part in document.parts] == ["plan", "calendar", "assignments"]
    assert [said(document, part)[0] for part in (1, 2)] == ["Phụ lục I", "Phụ lục II"]
    alone = compose(replace(PLAN, attached=("calendar",)), STATE)
    assert said(alone, 1)[:2] == ["Phụ lục", "Lịch tuyên truyền"]
    assert [part.name for part in compose(replace(PLAN, assignments=ROWS), STATE).parts] == ["plan"]
    empty = replace(PLAN, attached=("assignments",))
    assert [part.name for part in compose(empty, STATE).parts] == ["plan"]


def test_own_appendices_come_first_and_all_are_numbered_together() -> None:
    plan = usual_plan("party-hd05")
    assert plan.appendices
    attached = replace(plan, assignments=ROWS, attached=("assignments",))
    document = compose(attached, preset.load("party-hd05"))
    labels = [said(document, part)[0] for part in range(1, len(document.parts))]
    count = len(plan.appendices) + 1
    assert labels[-1] == f"Phụ lục {count}"
    assert document.parts[-1].name == "assignments"


def test_the_schema_knows_both_fields_and_refuses_others() -> None:
    schema = json.loads((RESOURCES / "plan.schema.json").read_text("utf-8"))
    full = replace(PLAN, assignments=ROWS, attached=("calendar", "assignments"))
    data = plan_json.to_data(full, STATE)
    assert faults(data, schema, schema) == []
    data["attached"] = ["order"]
    data["assignments"][1].pop("unit")
    assert len(faults(data, schema, schema)) == 2


def test_both_fields_come_back_from_json_and_are_absent_where_empty() -> None:
    full = replace(PLAN, assignments=ROWS, attached=("calendar", "assignments"))
    data = plan_json.to_data(full, STATE)
    assert data["assignments"][0]["unit"] == "Văn phòng"
    assert plan_json.from_data(json.loads(json.dumps(data))) == full
    assert not {"assignments", "attached"} & set(plan_json.to_data(PLAN, STATE))


@pytest.mark.parametrize(
    ("key", "value", "place"),
    [
        ("assignments", [{"task": "a"}], "assignments[0].unit"),
        (
            "assignments",
            [{**dict.fromkeys(("unit", "deadline", "product"), ""), "task": 1}],
            "task",
        ),
        ("assignments", {}, "assignments"),
        ("attached", ["order"], "attached[0]"),
        ("attached", "calendar", "attached"),
    ],
)
def test_a_wrong_field_is_refused_and_its_place_named(key: str, value: object, place: str) -> None:
    data = plan_json.to_data(PLAN, STATE) | {key: value}
    with pytest.raises(RefusedInput, match=place.replace("[", r"\[").replace("]", r"\]")):
        plan_json.from_data(data)


@pytest.mark.parametrize("standard", preset.ids())
def test_every_standard_composes_matrix_and_extracts(standard: str) -> None:
    rules = preset.load(standard)
    plan = replace(PLAN, standard=standard, assignments=ROWS)
    for document in (
        compose_assignments(plan, rules),
        compose_extracts(plan, rules, ROWS, ["Văn phòng"]),
    ):
        (table,) = [block for block in document.parts[0].blocks if isinstance(block, Table)]
        assert sum(table.widths_mm) == pytest.approx(document.parts[0].page.text_width_mm)


def test_deadlines_of_the_matrix_come_into_the_calendar_once() -> None:
    rows = (
        *ROWS,
        AssignmentRow("Họp báo", "Đài truyền thanh", "20/02/2027"),
        AssignmentRow("Tổng kết", "", "chậm nhất ngày 15/3/2027"),
        AssignmentRow("Treo cờ", "Các thôn", "khi có hướng dẫn"),
    )
    told = {event.summary for event in collect_events(PLAN).events if event.kind == "deadline"}
    events = collect_events(replace(PLAN, assignments=rows)).events
    fresh = [e for e in events if e.kind == "deadline" and e.summary not in told]
    assert [(event.summary, event.first.isoformat(), event.place) for event in fresh] == [
        ("Văn phòng: Xây dựng kế hoạch", "2027-01-19", ("assignments", 0)),
        ("Đài truyền thanh: Họp báo", "2027-02-20", ("assignments", 4)),
        ("Tổng kết", "2027-03-15", ("assignments", 5)),
    ]
