"""The order sheet is found, replaced, levelled and compared like the rest of its plan."""

from dataclasses import replace
from itertools import pairwise

import pytest

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.compare import Comparison, TextChange, compare
from kehoach_gui.core.find import Options, find, replace_all
from kehoach_gui.core.order_forms import limits
from kehoach_gui.core.order_sheet import OrderSheet
from kehoach_gui.core.places import all_spots, place_name, rewritten, spots
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.restore_field import restore_field
from kehoach_gui.core.tone import NEW, with_tones
from tests.core.orders import FIRST, SECOND, SHEET, THIRD
from tests.core.plans import plan as whole_plan

PLAN = replace(whole_plan("state-nd30"), order=replace(SHEET, addressee="Xưởng in Bến Mới"))


def found(query: str, plan: Plan = PLAN) -> list[tuple[object, ...]]:
    return [hit.place for hit in find(plan, query) if hit.place[0] == "order"]


def differing(comparison: Comparison) -> list[TextChange]:
    return [change for change in comparison.order if change.status != "same"]


def test_every_text_of_the_sheet_is_found_behind_the_rest() -> None:
    assert found("quang vinh muon nam") == [("order", 1, "text")]
    assert found("dai xa") == [("order", 2, "place")]
    assert found("2 lượt mỗi") == [("order", 2, "note")]
    assert found("xuong in") == [("order", "addressee")]
    order = [spot.place for spot in all_spots(PLAN)]
    assert order[: len(spots(PLAN))] == [spot.place for spot in spots(PLAN)]
    assert place_name(PLAN, ("order", 2, "place")) == "Danh mục đặt in, dòng 3"
    assert place_name(PLAN, ("order", "addressee")) == "Danh mục đặt in"


def test_what_is_replaced_in_the_sheet_leaves_all_else_of_a_line() -> None:
    plan, count = replace_all(PLAN, "Bến Mới", "Bến Cũ", Options(match_case=True))
    assert plan.order and count >= 2
    assert plan.order.lines[0] == replace(FIRST, text=FIRST.text.replace("Bến Mới", "Bến Cũ"))
    assert plan.order.lines[1:] == SHEET.lines[1:]
    assert plan.order.addressee == "Xưởng in Bến Cũ"


def test_one_hit_is_replaced_alone() -> None:
    hit = find(PLAN, "Đài xã")[0]
    plan, count = replace_all(PLAN, "Đài xã", "Loa thôn", places=[hit])
    assert plan == replace(
        PLAN,
        order=replace(PLAN.order or SHEET, lines=(FIRST, SECOND, replace(THIRD, place="Loa thôn"))),
    )
    assert count == 1


def test_a_slogan_that_is_emptied_goes_and_a_place_that_is_emptied_stays_open() -> None:
    plan, _ = replace_all(PLAN, SECOND.text, "")
    assert plan.order and plan.order.lines == (FIRST, THIRD)
    plan, _ = replace_all(PLAN, "Đài xã", "")
    assert plan.order and plan.order.lines[2] == replace(THIRD, place="")


@pytest.mark.parametrize("words", ["x" * 2000, "!!!"])
def test_what_a_line_cannot_hold_is_not_written_and_not_counted(words: str) -> None:
    assert len(words) > limits()["text"]["slogan"] or not any(map(str.isalnum, words))
    plan, count = replace_all(PLAN, SECOND.text, words)
    assert (plan, count) == (PLAN, 0)
    text = plan_json.dumps(plan, preset.load(plan.standard))
    assert plan_json.loads(text).order == PLAN.order


def test_places_that_the_sheet_does_not_have_are_passed_over() -> None:
    assert rewritten(PLAN, {("order", 9, "text"): ("x", ())}) == PLAN
    bare = replace(PLAN, order=None)
    assert rewritten(bare, {("order", 0, "text"): ("x", ())}) == bare


def test_tone_marks_are_levelled_in_the_sheet_too() -> None:
    line = replace(FIRST, text="Vì hòa bình", place="Ủy ban")
    plan = with_tones(replace(PLAN, order=OrderSheet((line,))), NEW)
    assert plan.order and plan.order.lines == (replace(line, text="Vì hoà bình", place="Uỷ ban"),)


# comparing


def test_each_line_is_compared_with_all_it_says() -> None:
    changed = replace(FIRST, quantity=5, place="Nhà văn hóa")
    new = replace(PLAN, order=replace(PLAN.order or SHEET, lines=(changed, THIRD)))
    comparison = compare(PLAN, new)
    first, gone = differing(comparison)
    assert (first.name, first.status) == ("Danh mục đặt in, dòng 1", "changed")
    assert first.new == (
        f"{FIRST.text}\nBăng rôn ngang · 6\u00a0×\u00a00,8\u00a0m · 5 cái · Nhà văn hóa · "
        "20/02/2027\u00a0– 05/3/2027 · 250.000 đồng"
    )
    assert (gone.status, gone.old and gone.old.split("\n")[0]) == ("removed", SECOND.text)
    assert comparison.changes == 2


def test_how_the_sheet_prints_is_compared_and_a_new_sheet_is_all_new() -> None:
    new = replace(PLAN, order=replace(PLAN.order or SHEET, orientation="portrait"))
    (form,) = differing(compare(PLAN, new))
    assert form.old and "giấy ngang" in form.old and form.new and "giấy dọc" in form.new
    bare = replace(PLAN, order=None)
    assert [one.status for one in differing(compare(bare, PLAN))] == ["changed", *["added"] * 3]
    assert compare(bare, bare).order == ()


OLD = PLAN
NEWER = replace(
    PLAN,
    order=replace(
        SHEET,
        lines=(replace(THIRD, note="", unit_price=90), FIRST, replace(SECOND, quantity=2), SECOND),
        placement="alone",
        price_per="m2",
    ),
)


@pytest.mark.parametrize("pick", [0, -1])
@pytest.mark.parametrize(
    ("old", "new"), [*pairwise((OLD, NEWER, OLD, replace(PLAN, order=None), NEWER))]
)
def test_taking_back_change_by_change_leads_to_the_old_sheet(
    old: Plan, new: Plan, pick: int
) -> None:
    plan = new
    for _ in range(20):
        changes = differing(compare(old, plan))
        if not changes:
            break
        plan = restore_field(plan, old, changes[pick].place)
    assert plan == replace(new, order=old.order)
