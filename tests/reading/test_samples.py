"""The real samples are read as their labelled files say; their text stays outside the project."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kehoach_gui import reading
from kehoach_gui.core import plan_json, preset

SAMPLES = (
    "000_36ab832d568dcc5d",
    "001_6cd760c4f289dffb",
    "002_06d88b2e4c92d977",
    "003_fb08252083e5d698",
    "004_b5fd1f96e465f7d2",
)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_sample_is_read_into_exactly_its_plan(shared: Path, name: str) -> None:
    plan = reading.read_file(shared / "samples" / f"{name}.txt").plan
    wanted = json.loads((shared / "samples" / f"{name}.plan.json").read_text("utf-8"))
    assert plan_json.to_data(plan, preset.load(plan.standard)) == wanted


@pytest.mark.parametrize("name", SAMPLES)
def test_every_line_of_a_sample_gets_the_right_role(
    shared: Path, name: str, tmp_path: Path
) -> None:
    plan = reading.read_file(shared / "samples" / f"{name}.txt").plan
    target = tmp_path / "plan.json"
    target.write_text(plan_json.dumps(plan, preset.load(plan.standard)), "utf-8")
    score = subprocess.run(
        [
            sys.executable,
            str(shared / "tools" / "score_import.py"),
            str(shared / "samples" / f"{name}.gold.tsv"),
            str(target),
            "--show",
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert score.startswith("roles 100.0 %"), score
    assert "lost 0 words, noise kept 0, debris dropped 0" in score


@pytest.mark.parametrize("name", SAMPLES)
def test_every_line_of_a_sample_is_listed_with_a_role(shared: Path, name: str) -> None:
    source = (shared / "samples" / f"{name}.txt").read_text("utf-8")
    read = reading.read_text(source)
    assert len(read.lines) == sum(1 for line in source.splitlines() if line.strip("\u00a0 \t"))
    assert sum(line.role == "noise" for line in read.lines) == len(read.plan.discarded)


def test_the_receipt_counts_the_blanks_of_a_pasted_page(shared: Path) -> None:
    receipt = reading.read_file(shared / "samples" / f"{SAMPLES[1]}.txt").receipt
    assert receipt.cleaned.strange_blanks == 549
    assert "Đã bỏ 549 dấu cách lạ." in receipt.sentences()


def test_the_receipt_counts_the_words_that_were_composed(shared: Path) -> None:
    assert (
        reading.read_file(shared / "samples" / f"{SAMPLES[3]}.txt").receipt.cleaned.composed_words
        == 26
    )


def test_sentences_broken_over_lines_are_joined_and_counted(shared: Path) -> None:
    assert reading.read_file(shared / "samples" / f"{SAMPLES[4]}.txt").receipt.joined_lines == 2
