"""The plans that come with the program fit the schema that comes with it."""

import json
from pathlib import Path
from typing import Any

import pytest
from json_schema import faults

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.plan import Plan, all_sections, walk

ROOT = Path(__file__).resolve().parent.parent
PLANS = sorted((ROOT / "resources" / "plans").glob("*.json"))
SCHEMA: dict[str, Any] = json.loads((ROOT / "resources" / "plan.schema.json").read_text("utf-8"))
KINDS = {
    "purpose",
    "content",
    "phases",
    "phase",
    "methods",
    "materials",
    "slogans",
    "organization",
    "other",
}


@pytest.fixture(scope="module")
def sample() -> Plan:
    return plan_json.loads((ROOT / "resources" / "plans" / "mau.json").read_text("utf-8"))


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.name)
def test_a_shipped_plan_fits_the_schema_and_is_written_in_its_canonical_form(path: Path) -> None:
    text = path.read_text("utf-8")
    assert faults(json.loads(text), SCHEMA, SCHEMA) == []
    plan = plan_json.loads(text)
    assert plan_json.dumps(plan, preset.load(plan.standard)) == text.rstrip("\n")


def test_the_schema_rules_find_what_is_wrong(sample: Plan) -> None:
    data = plan_json.to_data(sample, preset.load(sample.standard))
    data["header"]["date"] = "hôm nay"
    data["sections"][0]["kind"] = "khác"
    data["sections"][2]["sections"][0]["period"]["start"]["earliest"] = "2027-02-30"
    data["lạ"] = 1
    del data["title"]["subject"]
    assert [fault.partition(": ")[2] for fault in faults(data, SCHEMA, SCHEMA)] == [
        "pattern",
        "required",
        "enum",
        "date",
        "additionalProperties",
    ]


def test_the_project_has_the_schema_that_was_agreed(shared: Path) -> None:
    agreed = json.loads((shared / "plan.schema.json").read_text("utf-8"))
    assert SCHEMA["required"] == agreed["required"]
    assert set(agreed["properties"]) <= set(SCHEMA["properties"])


def test_the_sample_plan_has_every_kind_of_section_four_phases_and_ten_slogans(
    sample: Plan,
) -> None:
    sections = [section for section, _ in walk(all_sections(sample))]
    assert {section.kind for section in sections} == KINDS
    phases = [section for section in sections if section.kind == "phase"]
    assert [phase.period is not None and phase.period.start is not None for phase in phases] == [
        True
    ] * 4
    slogans = [block for s in sections for block in s.blocks if block.type == "slogan"]
    assert len(slogans) == 10


def test_the_sample_plan_has_its_two_planted_slips(sample: Plan) -> None:
    text = "\n".join(b.text for s, _ in walk(sample.sections) for b in s.blocks)
    congress = "Đại hội đại biểu toàn quốc lần thứ "
    assert (text.count(f"{congress}XIV "), text.count(f"{congress}XIII ")) == (2, 1)
    assert "79 năm Ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2027)" in text


def test_the_official_slogans_of_the_sample_plan_stand_word_for_word(
    sample: Plan, shared: Path
) -> None:
    import csv

    with (shared / "data" / "slogans.csv").open(encoding="utf-8", newline="") as file:
        official = {row["text"] for row in csv.DictReader(file)}
    slogans = [
        block.text
        for section, _ in walk(sample.sections)
        for block in section.blocks
        if block.type == "slogan"
    ]
    assert [slogan for slogan in slogans if slogan not in official] == [slogans[-1]]
