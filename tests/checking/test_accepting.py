"""An accepted finding stays away while its words stand, and is kept in the plan's JSON."""

import json
from dataclasses import replace

import pytest

from kehoach_gui.checking import RULES, accept, check, every_finding, withdraw
from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.compose import compose
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import Accepted, Plan
from tests.checking.checked_plans import with_phases

PHASES = ("Đợt 1: Quý I/2027", "Đợt 2: Từ 15/4/2027 đến 30/6/2027")


@pytest.fixture
def accepted() -> Plan:
    plan = with_phases(*PHASES)
    (gap,) = check(plan)
    return accept(plan, gap, "Nghỉ  giữa hai đợt", "2027-01-06")


def test_an_accepted_finding_is_left_out_and_can_be_taken_back(accepted: Plan) -> None:
    assert accepted.accepted == (
        Accepted(
            "phase-gap",
            "Quý I/2027 · Từ 15/4/2027 đến 30/6/2027",
            "Nghỉ giữa hai đợt",
            "2027-01-06",
        ),
    )
    assert check(accepted) == ()
    (gap,) = every_finding(accepted)
    assert check(withdraw(accepted, gap)) == (gap,)


def test_changed_words_bring_the_finding_back(accepted: Plan) -> None:
    changed = with_phases(PHASES[0], "Đợt 2: Từ 20/4/2027 đến 30/6/2027")
    assert [f.rule for f in check(replace(changed, accepted=accepted.accepted))] == ["phase-gap"]


def test_accepting_again_replaces_the_note(accepted: Plan) -> None:
    (gap,) = every_finding(accepted)
    again = accept(accepted, gap, "Ý khác", "2027-01-07")
    assert [(entry.note, entry.date) for entry in again.accepted] == [("Ý khác", "2027-01-07")]


def test_what_is_accepted_travels_in_the_json_and_prints_nothing(accepted: Plan) -> None:
    layout = preset.load(accepted.standard)
    text = plan_json.dumps(accepted, layout)
    assert json.loads(text)["accepted"][0]["rule"] == "phase-gap"
    assert plan_json.loads(text) == accepted
    assert compose(accepted, layout) == compose(replace(accepted, accepted=()), layout)


def test_a_plan_without_accepted_findings_has_no_such_key() -> None:
    plan = with_phases(*PHASES)
    assert "accepted" not in plan_json.to_data(plan, preset.load(plan.standard))


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ({"rule": "x", "words": "", "note": "", "date": "2027-02-30"}, r"accepted\[0\].date"),
        ({"rule": "x", "words": "", "note": "", "date": "2027"}, r"accepted\[0\].date"),
        ({"rule": "x", "words": "", "note": ""}, r"accepted\[0\].date"),
        ({"rule": 1, "words": "", "note": "", "date": "2027-02-03"}, r"accepted\[0\].rule"),
        ({"rule": "", "words": "", "note": "", "date": "2027-02-03", "a": 1}, r"accepted\[0\].a"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(entry: dict[str, object], place: str) -> None:
    plan = with_phases()
    data = plan_json.to_data(plan, preset.load(plan.standard)) | {"accepted": [entry]}
    with pytest.raises(RefusedInput, match=place):
        plan_json.from_data(data)


def test_every_rule_says_in_one_sentence_what_it_is_for() -> None:
    assert [rule.__name__ for rule in RULES if not rule.__doc__] == []
    assert len(set(RULES)) == len(RULES)
