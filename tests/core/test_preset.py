"""The strict loader: what a preset file may hold, and what the shipped files say."""

import tomllib

import pytest

from kehoach_gui.core import preset
from kehoach_gui.core.preset import PRESETS, PresetError, build


def raw(standard="state-nd30"):
    return tomllib.loads((PRESETS / f"{standard}.toml").read_text("utf-8"))


def test_every_shipped_file_is_listed_and_loads():
    assert {path.stem for path in PRESETS.glob("*.toml")} - {"order"} == set(preset.ids())
    assert all(loaded.id == name for name, loaded in preset.load_all().items())


def test_an_unknown_key_is_named_with_its_file():
    data = raw()
    data["page"]["gutter_mm"] = 3
    with pytest.raises(PresetError, match=r"rieng\.toml.*page\.gutter_mm"):
        build(data, "rieng.toml")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("page", "top_mm"), "20"),
        (("style", "body", "align"), "middle"),
        (("style", "body", "mark"), "SURE"),
        (("style", "item", "like"), "nothing"),
        (("option", "body_size", "sets"), ["style/nothing/size_pt"]),
        (("header", "widths_mm"), [1, 2, 3]),
        (("source", "verified"), "yes"),
    ],
)
def test_a_wrong_value_is_refused(path, value):
    data = raw()
    table = data
    for step in path[:-1]:
        table = table[step]
    table[path[-1]] = value
    with pytest.raises(PresetError):
        build(data, "x.toml", (("body_size", 13),))


def test_a_missing_key_is_refused():
    data = raw()
    del data["number"]["label"]
    with pytest.raises(PresetError, match=r"number\.label"):
        build(data, "x.toml")


@pytest.mark.parametrize("standard", preset.ids())
def test_every_value_of_every_option_gives_a_preset(standard):
    for name, option in preset.load(standard).options.items():
        assert option.default in option.values
        assert len(option.labels) in (0, len(option.values))
        for value in option.values:
            chosen = preset.load(standard, ((name, value),))
            assert (chosen != preset.load(standard)) == (value not in (option.default, "A"))


def test_an_option_of_another_standard_waits_unharmed():
    layout = (("line_exact", 20), ("size_set", "B"))
    assert preset.for_layout("party-hd05", layout).styles["body"].line_exact_pt == 20
    assert preset.for_layout("state-nd30", layout).styles["motto"].size_pt == 13


def test_a_value_outside_the_rule_is_refused():
    with pytest.raises(PresetError, match="body_size"):
        preset.load("state-nd30", (("body_size", 12),))


def test_what_was_not_read_in_the_original_says_so():
    assert [n for n, p in preset.load_all().items() if not p.source.verified] == [
        "party-hd36",
        "union-qd933",
    ]
    assert "CONFIRMED" not in preset.load("union-qd933").style_marks.values()


def test_the_fixed_numbers_of_the_rules():
    """standards.md: margins of HD 05 and HD 29 have no range; sizes of boxes 1 to 9."""
    party, youth, state = (preset.load(n) for n in ("party-hd05", "youth-hd29", "state-nd30"))
    margins = lambda p: (p.page.top_mm, p.page.bottom_mm, p.page.left_mm, p.page.right_mm)  # noqa: E731
    assert margins(party) == (20, 20, 30, 15)
    assert margins(youth) == (20, 20, 30, 20)
    assert 20 <= state.page.top_mm <= 25 and 30 <= state.page.left_mm <= 35
    sizes = lambda p, *roles: tuple(p.styles[role].size_pt for role in roles)  # noqa: E731
    roles = ("national_title", "parent_body", "issuing_body", "number", "place_date")
    assert sizes(party, *roles) == (15, 14, 14, 14, 14)
    assert sizes(youth, *roles) == (15, 14, 14, 14, 13)
    assert sizes(state, *roles) == (13, 13, 13, 13, 14)
    tail = ("authority", "signer_title", "signer_name", "recipients_label", "recipient")
    assert sizes(party, *tail) == (14, 14, 14, 14, 12)
    assert sizes(youth, *tail) == (14, 14, 14, 13, 11)
    assert sizes(state, *tail) == (14, 14, 14, 12, 11)
    assert party.styles["recipients_label"].underline
    assert not party.styles["signer_title"].bold and state.styles["signer_title"].bold
    assert 18 <= party.styles["body"].line_exact_pt <= 22
    assert youth.styles["body"].first_line_mm == 12.7 and youth.styles["body"].before_pt <= 6
