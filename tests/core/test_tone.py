"""Both ways to set the tone mark, and plans turned from one to the other."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core.plan import Block, Plan, Section, Title
from kehoach_gui.core.tone import NEW, OLD, styled, tone_words, with_tones

PAIRS = [
    ("hòa bình, khỏe mạnh, thủy lợi", "hoà bình, khoẻ mạnh, thuỷ lợi"),
    ("ỦY BAN, Ủy viên, Tỉnh ủy", "UỶ BAN, Uỷ viên, Tỉnh uỷ"),
    ("HÒA AN, tòa án, xòe tay, lũy thừa", "HOÀ AN, toà án, xoè tay, luỹ thừa"),
    ("quý I, quỳ, hoàn thành, khuỷu, loài, tuyên truyền, thuyền", None),
]


@pytest.mark.parametrize(("older", "newer"), PAIRS)
def test_only_open_syllables_in_oa_oe_uy_differ(older: str, newer: str | None) -> None:
    newer = newer or older
    assert styled(older, NEW) == newer and styled(newer, OLD) == older
    assert styled(older, OLD) == older and styled(newer, NEW) == newer
    assert styled(older, "") == older


@given(st.text("hoaàòeèuyỳùqQOÀÒUỶỦ nt-", max_size=30))
def test_turning_keeps_length_and_form_and_is_done_at_once(text: str) -> None:
    for style in (OLD, NEW):
        once = styled(text, style)
        assert len(once) == len(text) and styled(once, style) == once
        assert unicodedata.is_normalized("NFC", once) or not unicodedata.is_normalized("NFC", text)


def test_a_plan_or_one_section_is_turned_and_emphasis_stays() -> None:
    block = Block("paragraph", "Thủy lợi và hòa bình, thủy sản", emphasis=((12, 20, "b"),))
    plan = Plan(
        "state-nd30",
        title=Title("Kế hoạch", "của Ủy ban"),
        sections=(
            Section(1, "I", "Hòa giải", sections=(Section(2, "1", None, blocks=(block,)),)),
            Section(3, "II", "Khỏe"),
        ),
    )
    assert tone_words(plan, NEW, 1) == {
        ("Hòa", "Hoà"): 1,
        ("Thủy", "Thuỷ"): 1,
        ("hòa", "hoà"): 1,
        ("thủy", "thuỷ"): 1,
    }
    part = with_tones(plan, NEW, 1)
    assert part.title == plan.title and part.sections[1] == plan.sections[1]
    new = part.sections[0].sections[0].blocks[0]
    assert new == replace(block, text="Thuỷ lợi và hoà bình, thuỷ sản")
    whole = with_tones(plan, NEW)
    assert whole.title.subject == "của Uỷ ban" and whole.sections[1].heading == "Khoẻ"
    assert with_tones(whole, OLD) == plan and with_tones(plan, OLD) is plan
