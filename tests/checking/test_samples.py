"""What the check says of the shipped plan and of the five samples."""

from collections import Counter
from pathlib import Path

import pytest

from kehoach_gui.checking import check
from kehoach_gui.core import plan_json

SAID = {
    "000": {
        "head-missing": 4,
        "tail-missing": 3,
        "event-undated": 2,
        "anniversary-separator": 2,
        "anniversary-bracket": 1,
    },
    "001": {"event-undated": 2},
    "002": {"head-missing": 5, "tail-missing": 3, "now-without-date": 1, "event-undated": 3},
    "003": {
        "tail-missing": 3,
        "number-mixed": 1,
        "number-blank": 1,
        "event-undated": 1,
        "phase-undated": 1,
    },
    "004": {"head-missing": 3, "now-without-date": 1},
}


@pytest.mark.parametrize("name", SAID)
def test_a_sample_gives_its_own_findings_and_no_invented_one(name: str, shared: Path) -> None:
    (path,) = (shared / "samples").glob(f"{name}_*.plan.json")
    found = check(plan_json.loads(path.read_text("utf-8")))
    groups = Counter(
        "-".join(f.rule.split("-")[:2]) if "-missing-" in f.rule else f.rule for f in found
    )
    assert groups == SAID[name]


def test_the_planted_slip_of_the_shipped_plan_is_all_that_is_found(root: Path) -> None:
    text = (root / "resources" / "plans" / "mau.json").read_text("utf-8")
    (finding,) = check(plan_json.loads(text))
    assert finding.rule == "anniversary-count"
    assert finding.text.startswith("79 năm Ngày Thương binh - Liệt sĩ")
    assert "80 năm" in finding.fix
