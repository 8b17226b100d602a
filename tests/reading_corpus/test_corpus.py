"""Plans of invented bodies, each with what a perfect reader gives, and how near ours comes.

NAME.txt is the text as it is found (debris, broken lines, other marks), NAME.gold.tsv the role of
each line, NAME.plan.json the whole plan.
"""

import json
import re
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.citations import collect_citations
from kehoach_gui.core.periods import read_period

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in HERE.glob("*.txt"))
SCORE = re.compile(
    r"roles ([\d.]+) % of (\d+) lines, lost (\d+) words, noise kept (\d+), debris dropped (\d+)"
)
LEAST_RIGHT = 98.0  # percent of lines in their role that no plan may fall below
PERFECT = 100.0


def _gold(name: str) -> dict[str, Any]:
    plan: dict[str, Any] = json.loads((HERE / f"{name}.plan.json").read_text("utf-8"))
    return plan


def _score(shared: Path, name: str, plan: Path) -> tuple[float, int, int, int]:
    """Percent of lines in the right role; words lost, debris kept, debris dropped."""
    tool = shared / "tools" / "score_import.py"
    done = subprocess.run(
        [sys.executable, str(tool), str(HERE / f"{name}.gold.tsv"), str(plan)],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    found = SCORE.search(done.stdout)
    assert found, done.stdout
    return float(found[1]), int(found[3]), int(found[4]), int(found[5])


@pytest.mark.parametrize("name", NAMES)
def test_the_expected_plan_holds_every_line_in_its_role(name: str, shared: Path) -> None:
    assert _score(shared, name, HERE / f"{name}.plan.json") == (PERFECT, 0, 0, 0)


@pytest.mark.parametrize("name", NAMES)
def test_the_expected_plan_is_valid_and_canonical(name: str) -> None:
    text = (HERE / f"{name}.plan.json").read_text("utf-8")
    plan = plan_json.loads(text)
    assert json.loads(plan_json.dumps(plan, preset.load(plan.standard))) == json.loads(text)


@pytest.mark.parametrize("name", NAMES)
def test_every_phase_heading_gives_the_expected_period(name: str) -> None:
    gold = _gold(name)
    issued = gold["header"]["date"]
    phases = _phases(gold["sections"])
    assert phases
    for section in phases:
        period = read_period(section["heading"], default_year=int(issued[:4]), issued=issued)
        assert period is not None
        plain = asdict(period)
        plain.pop("by_hand")
        assert plain == section["period"], section["heading"]


@pytest.mark.parametrize("name", NAMES)
def test_the_texts_give_the_expected_citations(name: str) -> None:
    gold = _gold(name)
    found = collect_citations(_texts(gold), gold["header"]["number"])
    assert [asdict(citation) for citation in found] == gold["citations"]


@pytest.mark.parametrize("name", NAMES)
def test_the_reader_puts_nearly_every_line_into_its_role(
    name: str, shared: Path, tmp_path: Path
) -> None:
    from kehoach_gui.reading import read_file

    plan = read_file(HERE / f"{name}.txt").plan
    target = tmp_path / "plan.json"
    target.write_text(plan_json.dumps(plan, preset.load(plan.standard)), encoding="utf-8")
    right, lost, kept, dropped = _score(shared, name, target)
    assert right >= LEAST_RIGHT
    assert (lost, kept, dropped) == (0, 0, 0)


def _phases(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for section in sections:
        found += [section] if section["kind"] == "phase" else []
        found += _phases(section["sections"])
    return found


def _texts(plan: dict[str, Any]) -> list[str]:
    """The texts of a plan in reading order."""

    def walk(sections: list[dict[str, Any]]) -> list[str]:
        found: list[str] = []
        for section in sections:
            found += [section["heading"]] if section["heading"] else []
            found += [block["text"] for block in section["blocks"]]
            found += walk(section["sections"])
        return found

    return [*plan["opening"], *walk(plan["sections"]), *plan["closing"]]
