"""The text that is written section by section is the canonical JSON, byte for byte."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.plan import Block, Plan, Section
from kehoach_gui.core.resources import RESOURCES

SAMPLE = plan_json.loads((RESOURCES / "plans" / "mau.json").read_text("utf-8"))


def canonical(plan: Plan) -> str:
    data = plan_json.to_data(plan, preset.load(plan.standard))
    return json.dumps(data, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("sections", [SAMPLE.sections, SAMPLE.sections[:1], ()])
def test_the_text_is_that_of_one_encoder(sections: tuple[Section, ...]) -> None:
    plan = replace(SAMPLE, sections=sections, layout=(("mirror", True),))
    written = plan_json.dumps(plan, preset.load(plan.standard))
    assert written == canonical(plan)
    assert plan_json.loads(written) == plan


def test_every_sample_s_text_is_that_of_one_encoder(shared: Path) -> None:
    for file in sorted((shared / "samples").glob("*.plan.json")):
        plan = plan_json.loads(file.read_text("utf-8"))
        assert plan_json.dumps(plan, preset.load(plan.standard)) == canonical(plan)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=30), max_size=4), st.text(min_size=1, max_size=20))
def test_whatever_the_words_hold_lines_and_quotes_too(texts: list[str], heading: str) -> None:
    blocks = tuple(Block("paragraph", text) for text in texts)
    inner = Section(2, "1", heading, blocks=blocks)
    plan = Plan("state-nd30", sections=(Section(1, "I", heading, sections=(inner,)),))
    assert plan_json.dumps(plan, preset.load("state-nd30")) == canonical(plan)
