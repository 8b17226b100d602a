"""Fields of head and tail taken back one by one from an older version."""

from dataclasses import replace

import pytest

from kehoach_gui.core.compare import TextChange, compare
from kehoach_gui.core.plan import Appendix, Header, Number, Plan, Section, Signature, Title
from kehoach_gui.core.restore_field import restore_field

OLD = Plan(
    "state-nd30",
    Header("UBND TỈNH", "SỞ VĂN HÓA", Number("07", "KH", "SVH"), "Hà Nam", "2026-02-05"),
    Title("Kế hoạch", "tuyên truyền mừng xuân"),
    opening=("Căn cứ một", "Căn cứ hai", "Căn cứ ba"),
    closing=("Trên đây là kế hoạch.",),
    recipients=("Bộ Văn hóa", "UBND tỉnh", "Lưu: VT"),
    signatures=(Signature("TM. BAN", "GIÁM ĐỐC", "Lê A"), Signature(None, "BÍ THƯ", "Trần B")),
    appendices=(Appendix("I", "Khẩu hiệu", (Section(9, "1", "Chung"),)), Appendix("II", "Lịch")),
    layout=(("draft", 2),),
)
NEW = Plan(
    "party-hd05",
    Header(None, "SỞ VĂN HÓA VÀ THỂ THAO", Number("", "KH", "SVH"), None, "2026-03"),
    Title("Kế hoạch", "tuyên truyền"),
    opening=("Căn cứ không", "Căn cứ hai", "Căn cứ ba và bốn"),
    closing=("Lời khác hẳn, dài hơn.", "Trên đây là kế hoạch."),
    recipients=("UBND tỉnh", "Các chi bộ", "Lưu: VP"),
    signatures=(Signature("TM. BAN", "PHÓ GIÁM ĐỐC", "Lê A"),),
    appendices=(Appendix("I", "Danh mục khẩu hiệu"),),
)


def changed(old: Plan, new: Plan) -> list[TextChange]:
    return [field for field in compare(old, new).fields if field.status != "same"]


@pytest.mark.parametrize(("old", "new"), [(OLD, NEW), (NEW, OLD), (OLD, Plan("state-nd30"))])
@pytest.mark.parametrize("pick", [0, -1])
def test_each_step_takes_back_just_one_change_until_head_and_tail_are_as_they_were(
    old: Plan, new: Plan, pick: int
) -> None:
    plan, many = new, len(changed(old, new))
    assert many > 5
    while many:
        plan = restore_field(plan, old, changed(old, plan)[pick].place)
        left = len(changed(old, plan))
        assert left < many
        many = left
    same = ("standard", "header", "title", "opening", "closing", "recipients", "signatures")
    assert [getattr(plan, name) for name in same] == [getattr(old, name) for name in same]


def test_a_line_comes_back_alone_at_its_place() -> None:
    new = replace(OLD, recipients=("UBND tỉnh", "Các chi bộ", "Lưu: VT"))
    (gone, _) = changed(OLD, new)
    assert gone.old == "Bộ Văn hóa"
    back = restore_field(new, OLD, gone.place)
    assert back.recipients == ("Bộ Văn hóa", "UBND tỉnh", "Các chi bộ", "Lưu: VT")


def test_a_standard_comes_back_with_its_options_and_the_sections_stay() -> None:
    new = replace(OLD, standard="party-hd05", layout=(), sections=(Section(1, "I", "Mới"),))
    (change,) = changed(OLD, new)
    back = restore_field(new, OLD, change.place)
    assert (back.standard, back.layout, back.sections) == (OLD.standard, OLD.layout, new.sections)
