"""A signature alone on the last page is seen, and only choices that the standard allows mend it."""

from dataclasses import replace

import pytest

from kehoach_gui.checking import LONELY, Context, can_fix, check
from kehoach_gui.core import preset
from kehoach_gui.core.edits import set_option
from kehoach_gui.core.plan import Block, Plan, Section
from kehoach_gui.export.last_page import changed, lines_above, own_pages, repairs
from tests.core.orders import SHEET
from tests.core.plans import plan as whole_plan

SENTENCE = (
    "Tuyên truyền về các ngày lễ lớn và nhiệm vụ của địa phương trong năm, bảo đảm thiết thực."
)


def with_text(standard: str, paragraphs: int) -> Plan:
    blocks = tuple(Block("paragraph", f"{SENTENCE} ({n})") for n in range(paragraphs))
    section = Section(1, "I", "NỘI DUNG", blocks=blocks)
    return replace(whole_plan(standard), sections=(section,), appendices=())


def lonely(standard: str) -> list[Plan]:
    """Plans of growing length whose signature stands alone on the last page."""
    plans = (with_text(standard, count) for count in range(5, 60))
    return [plan for plan in plans if lines_above(own_pages(plan)) is not None]


def test_a_signature_is_alone_with_three_lines_or_fewer_and_never_on_one_page() -> None:
    told = [lines_above(own_pages(with_text("state-nd30", count))) for count in range(1, 60)]
    assert told[0] is None and set(told) <= {None, 0, 1, 2, 3} and len(set(told)) > 1
    assert told.count(None) > 30


def test_appendices_behind_the_plan_change_nothing() -> None:
    plan = lonely("state-nd30")[0]
    behind = replace(plan, order=SHEET)
    assert lines_above(own_pages(behind)) == lines_above(own_pages(plan)) is not None
    assert [one.changes for one in repairs(behind)] == [one.changes for one in repairs(plan)]


@pytest.mark.parametrize("standard", preset.ids())
def test_every_offer_is_allowed_by_the_standard_and_helps(standard: str) -> None:
    rules, plans = preset.load(standard), lonely(standard)
    offers = [(plan, one) for plan in plans for one in repairs(plan)]
    assert len({id(plan) for plan, _ in offers}) > len(plans) / 2
    for plan, repair in offers:
        assert all(value in rules.options[name].values for name, value in repair.changes)
        after = changed(plan, repair.changes)
        assert own_pages(after) == repair.pages
        assert lines_above(repair.pages) is None or len(repair.pages) < len(own_pages(plan))
        assert replace(after, layout=plan.layout) == plan


def test_offers_differ_and_are_three_at_most() -> None:
    for plan in lonely("state-nd30"):
        names = [frozenset(name for name, _ in one.changes) for one in repairs(plan)]
        assert len(names) <= 3
        assert all(not (a < b or b < a) for a in names for b in names)


def test_a_gap_of_one_s_own_is_made_smaller_by_as_little_as_is_enough() -> None:
    texts = (with_text("state-nd30", count) for count in range(5, 60))
    wide = [set_option(plan, "paragraph_gap", 12) for plan in texts]
    plans = [plan for plan in wide if lines_above(own_pages(plan)) is not None]
    offers = [(plan, repairs(plan)[0]) for plan in plans]
    gaps = [(plan, dict(one.changes)) for plan, one in offers if len(one.changes) == 1]
    gaps = [(plan, changes) for plan, changes in gaps if "paragraph_gap" in changes]
    assert gaps
    for plan, changes in gaps:
        value = changes["paragraph_gap"]
        pages = len(own_pages(plan))
        allowed = preset.load("state-nd30").options["paragraph_gap"].values
        for nearer in (other for other in allowed if float(value) < float(other) < 12):
            assert len(own_pages(set_option(plan, "paragraph_gap", nearer))) == pages


def test_a_plan_whose_signature_has_company_gets_no_offer() -> None:
    plan = next(
        plan
        for plan in (with_text("state-nd30", count) for count in range(14, 40))
        if lines_above(own_pages(plan)) is None
    )
    assert repairs(plan) == ()


def test_the_check_tells_of_it_where_pages_were_counted() -> None:
    plan = lonely("party-hd05")[0]
    assert LONELY not in {finding.rule for finding in check(plan)}
    found = check(plan, Context(lines_above=1))
    (finding,) = (one for one in found if one.rule == LONELY)
    assert "chỉ có 1 dòng chữ" in finding.reason and not can_fix(finding)
    assert "không có dòng chữ nào" in next(
        one.reason for one in check(plan, Context(lines_above=0)) if one.rule == LONELY
    )
