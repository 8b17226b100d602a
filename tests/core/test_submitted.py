"""The records of plans that lower units sent, and the consolidated report of them."""

from dataclasses import replace

from plans import plan as whole_plan

from kehoach_gui.core import preset
from kehoach_gui.core.document import Paragraph, Table
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.submitted import (
    Submitted,
    faults,
    overview,
    phases,
    slogans,
    submitted,
    tables,
    twice,
)
from kehoach_gui.core.submitted_report import MOST_NAMES, report

BAD = Submitted("hong.docx", error="Tệp Word này bị hỏng.")


def record(body: str = "", standard: str = "state-nd30") -> Submitted:
    plan: Plan = whole_plan(standard)
    if body:
        plan = replace(plan, header=replace(plan.header, issuing_body=body))
    return submitted(f"{body or standard}.docx", plan)


def test_a_record_has_body_number_date_subject_phases_and_slogans() -> None:
    one = record()
    assert one.body.startswith("SỞ VĂN HÓA") and one.date == "2027-02-05"
    assert one.number.endswith("/KH-SVHTTDL")
    assert "Ngày hội đọc sách" in one.subject
    assert len(one.phases) >= 1 and len(one.slogans) >= 2


def test_the_tables_have_a_row_for_each_plan_phase_and_fault() -> None:
    records = [record("XÃ A"), BAD, record("XÃ B")]
    assert [row[1] for row in overview(records)] == ["XÃ A", "XÃ B"]
    assert len(phases(records)) == 2 * len(records[0].phases)
    assert faults(records) == (("1", "hong.docx", "Tệp Word này bị hỏng."),)
    for _, labels, rows in tables(records):
        assert {len(row) for row in rows} <= {len(labels)}


def test_a_slogan_that_several_use_stands_once_with_all_of_them_first() -> None:
    first, second = record("XÃ A"), record("XÃ B")
    second = replace(second, slogans=(first.slogans[0].upper(), "Câu riêng của xã B!"))
    rows = slogans([first, second])
    assert rows[0][1:] == (first.slogans[0], "2", "XÃ A; XÃ B")
    assert ("Câu riêng của xã B!", "1", "XÃ B") in [row[1:] for row in rows]


def test_the_report_lies_on_wide_sheets_and_fits_them() -> None:
    standard = preset.load("state-nd30")
    document = report([record("XÃ A"), BAD], standard, "HUYỆN", ("Xã B",))
    (part,) = document.parts
    assert part.page.width_mm > part.page.height_mm
    made = [block for block in part.blocks if isinstance(block, Table)]
    assert len(made) == 5 and all(table.header_rows == 1 for table in made)
    assert all(abs(sum(t.widths_mm) - part.page.text_width_mm) < 0.01 for t in made)
    words = [block.text for block in part.blocks if isinstance(block, Paragraph)]
    assert max(t.widths_mm[0] for t in made) == made[0].widths_mm[0]
    assert words[1] == "(Đọc được 1 trên 2 tệp)" and {"Chưa nộp", "Chưa đọc được"} < set(words)


def test_a_long_list_of_bodies_is_cut_in_print_and_whole_in_the_tables() -> None:
    records = [record(f"XÃ {number}") for number in range(MOST_NAMES + 4)]
    assert "XÃ 9" in slogans(records)[0][3]
    cut = slogans(records, MOST_NAMES)[0][3]
    assert cut.endswith("; XÃ 5 và 4 đơn vị khác") and slogans(records, 9) == slogans(records)


def test_a_body_that_sent_several_files_is_named_with_them() -> None:
    records = [record("XÃ A"), record("XÃ B"), replace(record("Xã a"), file="moi.docx")]
    assert twice(records) == (("1", "XÃ A", "2", "XÃ A.docx; moi.docx"),)
    assert twice([record("XÃ A"), BAD, replace(BAD, body="XÃ A")]) == ()
