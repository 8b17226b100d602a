"""The codec: what is written is read back, what is wrong is refused with its place."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import Block, Plan, Section
from tests.core.plans import plan


def written(p: Plan) -> dict:
    return json.loads(plan_json.dumps(p, preset.for_layout(p.standard, p.layout)))


@pytest.mark.parametrize("standard", preset.ids())
def test_what_is_written_is_read_back(standard):
    p = plan(standard)
    assert plan_json.loads(plan_json.dumps(p, preset.load(standard))) == p


def test_the_samples_are_read_and_written_unchanged(shared):
    files = sorted((shared / "samples").glob("*.plan.json"))
    assert len(files) == 5
    for file in files:
        data = json.loads(file.read_text("utf-8"))
        assert written(plan_json.from_data(data)) == data


def test_the_receipt_of_reading_stays_with_the_plan_and_is_absent_where_there_is_none():
    read = replace(plan("state-nd30"), receipt=("Đã đọc “cũ.docx”.", "Đã giữ 1 bảng."))
    assert written(read)["receipt"] == ["Đã đọc “cũ.docx”.", "Đã giữ 1 bảng."]
    assert plan_json.from_data(written(read)) == read
    assert "receipt" not in written(replace(read, receipt=()))


def test_the_words_are_written_in_the_grammar_of_the_standard():
    data = written(plan("party-hd05"))
    assert data["header"]["number"] == "7-KH/ĐU"
    assert data["signature"]["authority"] == "T/M BAN THƯỜNG VỤ"
    assert data["recipients"][-1] == "Lưu VT, TG"
    assert written(plan("state-nd30"))["recipients"][-1] == "Lưu: VT, TG"


def changed(path: str, value: object) -> dict:
    data = written(plan("state-nd30"))
    steps = [int(s) if s.isdigit() else s for s in path.split(".")]
    target = data
    for step in steps[:-1]:
        target = target[step]
    target[steps[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("standard", "party-hd99", "standard"),
        ("version", 2, "version"),
        ("version", True, "version"),
        ("format", "x", "format"),
        ("header.date", "2026-02-30", "header.date"),
        ("header.date", "2026-13", "header.date"),
        ("header.extra", 1, "header.extra"),
        ("header", [], "header"),
        ("sections.0.kind", "chapter", r"sections\[0\].kind"),
        ("sections.0.sections.1.blocks.0.type", "picture", r"\[0\].sections\[1\].blocks\[0\].type"),
        ("sections.2.blocks.0.emphasis", [[0, 999, "b"]], r"blocks\[0\].emphasis\[0\]"),
        ("sections.2.blocks.0.emphasis", 7, r"blocks\[0\].emphasis"),
        ("sections.2.blocks.0.mark", "star", r"blocks\[0\].mark"),
        ("opening", "chữ", "opening"),
        ("opening.0", None, r"opening\[0\]"),
        ("unknown", 1, "unknown"),
        ("layout", {"size_set": "C"}, "layout.size_set"),
        ("sections.1.sections.0.period", {"text": "x"}, "period.start"),
        ("citations", [{"type_name": "x", "number": None, "date": "2026", "issuer": None,
                        "subject": None}], r"citations\[0\].date"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_refused_with_its_place(path, value, place):
    with pytest.raises(RefusedInput, match=place):
        plan_json.from_data(changed(path, value))


@pytest.mark.parametrize(
    "text", ["", "{", "[" * 100_000, '"x"', "null", "{}", "NaN", '{"format": 1e999}']
)
def test_what_is_no_plan_is_refused(text):
    with pytest.raises(RefusedInput):
        plan_json.loads(text)


def test_sections_nested_too_deep_are_refused():
    data = written(plan("state-nd30"))
    inner = data["sections"][2]
    for _ in range(50):
        data["sections"][0]["sections"] = [inner]
        inner = json.loads(json.dumps(data["sections"][0]))
    with pytest.raises(RefusedInput, match="lồng sâu"):
        plan_json.from_data(data)


def test_text_comes_in_clean():
    data = changed("opening.0", "Đa\u0309ng\u00a0ủy  \u200bxã\x00")
    assert plan_json.from_data(data).opening[0] == "Đảng ủy xã"


texts = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=40)


@given(st.lists(texts, max_size=5), texts)
def test_any_text_survives_once_cleaned(blocks, heading):
    p = Plan(
        "state-nd30",
        sections=(
            Section(1, "I", heading or None, blocks=tuple(Block("paragraph", b) for b in blocks)),
        ),
    )
    once = plan_json.from_data(written(p))
    assert plan_json.from_data(written(once)) == once
