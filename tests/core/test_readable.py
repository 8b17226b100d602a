"""What is said to be readable is read, what is said not to be is refused, at that place."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import (
    Appendix,
    Block,
    Citation,
    Header,
    Moment,
    Period,
    Plan,
    Section,
)
from kehoach_gui.core.readable import unreadable_place

DATES = st.sampled_from(
    [None, "", "2027", "2027-02", "2027-02-28", "2027-02-30", "2027-13", "27-1-1", "hôm nay"]
)
MOMENTS = st.none() | st.builds(Moment, st.just("tháng 3"), DATES, DATES)
PERIODS = st.none() | st.builds(Period, st.just("tháng 3"), MOMENTS, MOMENTS)
TEXTS = st.text("aĐ \u0301\u00a0\u200b\n", max_size=8)
SPANS = st.tuples(st.integers(-1, 9), st.integers(0, 9), st.sampled_from("biu"))
BLOCKS = st.builds(
    Block,
    st.sampled_from(["paragraph", "bullet"]),
    TEXTS,
    emphasis=st.lists(SPANS, max_size=2).map(tuple),
)


def nested(depth: int, section: Section) -> Section:
    return section if depth == 0 else Section(1, None, None, sections=(nested(depth - 1, section),))


SECTIONS = st.builds(
    nested,
    st.sampled_from([0, 1, 6, 7, 8]),
    st.builds(
        Section,
        st.just(1),
        period=PERIODS,
        blocks=st.lists(BLOCKS, max_size=2).map(tuple),
    ),
)
PLANS = st.builds(
    Plan,
    st.sampled_from(["state-nd30", "party-hd05"]),
    header=st.builds(Header, date=DATES),
    citations=st.lists(st.builds(Citation, st.just("Nghị quyết"), date=DATES), max_size=1).map(
        tuple
    ),
    sections=st.lists(SECTIONS, max_size=2).map(tuple),
    appendices=st.lists(
        st.builds(Appendix, st.just("1"), st.just("Biểu"), st.tuples(SECTIONS)), max_size=1
    ).map(tuple),
    layout=st.sampled_from([(), (("body_size", "lạ"),), (("không có", 1),)]),
)


@settings(max_examples=100, deadline=None)
@given(PLANS)
def test_readable_is_exactly_what_is_read(plan: Plan) -> None:
    source = plan_json.dumps(plan, preset.load(plan.standard))
    if unreadable_place(plan) is None:
        plan_json.loads(source)
        return
    with pytest.raises(RefusedInput, match="sai ở"):
        plan_json.loads(source)


@pytest.mark.parametrize(
    ("text", "span", "kept"),
    [
        ("Học tập ", (4, 8), ((4, 7, "b"),)),
        ("Học  tập Bác", (9, 12), ((8, 11, "b"),)),
        ("  Học tập", (0, 2), ()),
        ("Ho\u0323c tập", (0, 4), ((0, 3, "b"),)),
    ],
)
def test_emphasis_stays_on_its_words_when_a_text_is_cleaned(
    text: str, span: tuple[int, int], kept: object
) -> None:
    block = Block("paragraph", text, None, ((*span, "b"),))
    plan = Plan("state-nd30", sections=(Section(1, blocks=(block,)),))
    read = plan_json.loads(plan_json.dumps(plan, preset.load("state-nd30")))
    assert read.sections[0].blocks[0].emphasis == kept


def test_an_unknown_standard_is_named() -> None:
    assert unreadable_place(replace(Plan("state-nd30"), standard="nhà riêng")) == "standard"
