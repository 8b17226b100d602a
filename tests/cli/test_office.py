"""`check` and `calendar` look at a plan with the library's events, conventions and own days."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_gui import paths
from kehoach_gui.cli import run
from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.anniversaries import Anniversary
from kehoach_gui.core.conventions import SETTING, with_changes
from kehoach_gui.core.edits import reread_periods
from kehoach_gui.core.events import Event
from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import Plan, Section
from kehoach_gui.storage import Library
from kehoach_gui.ui.checking.finding_reader import rows_of
from tests.core.plans import plan as whole_plan

HEADINGS = (
    "Đợt 1: Từ tháng 3/2027 đến Đại hội Đảng bộ tỉnh lần thứ XV",
    "Đợt 2: Từ đầu tháng 11/2027 đến tháng 12/2027",
)
PHASES = tuple(
    Section(800 + number, str(number), heading, "phase", period=read_period(heading))
    for number, heading in enumerate(HEADINGS, start=1)
)
PLAN = replace(whole_plan("party-hd05"), sections=PHASES)
CONGRESS = Event("Đại hội Đảng bộ tỉnh lần thứ XV", period=read_period("ngày 12/10/2027"))
CHANGES = {"month": {"đầu": [5, 9]}}
OWN_DAY = Anniversary("Ngày thành lập Đảng bộ xã", 30, 8, 1945)
BODY = Organisation(PLAN.header.issuing_body, PLAN.standard, local_days=(OWN_DAY,))


def library(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with Library.open(path, presets=preset.load) as opened:
        opened.events.save(CONGRESS)
        opened.set_setting(SETTING, CHANGES)
        opened.save_organisation(BODY)
    return path


@pytest.fixture
def source(tmp_path: Path) -> Iterator[str]:
    path = tmp_path / "kế hoạch.json"
    path.write_text(plan_json.dumps(PLAN, preset.load(PLAN.standard)), "utf-8")
    yield str(path)


def findings(capsys: pytest.CaptureFixture[str], *words: str) -> list[tuple[str, str]]:
    capsys.readouterr()
    assert run(["check", "--json", *words]) == 1
    return [(row["rule"], row["reason"]) for row in json.loads(capsys.readouterr().out)]


def in_the_window(plan: Plan) -> list[tuple[str, str]]:
    conventions = with_changes(CHANGES)
    rows = rows_of(reread_periods(plan, conventions), conventions, (CONGRESS,))
    return [(row.finding.rule, row.finding.reason) for row in rows]


def test_the_check_with_a_library_finds_what_the_window_finds(
    source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = {rule for rule, _ in findings(capsys, source)}
    assert "event-undated" in rules and "phase-gap" not in rules
    kept = library(tmp_path / "kho.kehoach")
    found = findings(capsys, source, "--library", str(kept))
    assert sorted(found) == sorted(in_the_window(PLAN))
    assert {rule for rule, _ in found} >= {"phase-gap"} and "04/11/2027" in str(found)


def test_the_usual_library_is_asked_where_none_is_named(
    source: str, capsys: pytest.CaptureFixture[str]
) -> None:
    library(paths.library_path())
    assert sorted(findings(capsys, source)) == sorted(in_the_window(PLAN))


def test_a_library_may_be_named_before_the_command(
    source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = library(tmp_path / "kho.kehoach")
    assert run(["check", source, "--json"], kept) == 1
    assert "phase-gap" in capsys.readouterr().out


def test_the_calendar_file_has_the_days_that_the_window_shows(
    source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, kept = tmp_path / "lich.ics", library(tmp_path / "kho.kehoach")
    assert run(["calendar", source, "-o", str(out), "--library", str(kept)]) == 0
    text = out.read_bytes().decode("utf-8")
    assert "DTSTART;VALUE=DATE:20270301\r\nDTEND;VALUE=DATE:20271013" in text
    assert "DTSTART;VALUE=DATE:20271105" in text


def test_months_and_days_of_a_year_have_the_days_of_the_body(
    source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = str(library(tmp_path / "kho.kehoach"))
    assert run(["calendar", "days", "2027", "--library", kept]) == 0
    told = capsys.readouterr().out
    assert "30/08/2027  Ngày thành lập Đảng bộ xã (82 năm, của đơn vị)" in told
    assert run(["calendar", "days", "2027", "--json", "--library", kept]) == 0
    row = next(r for r in json.loads(capsys.readouterr().out) if r["name"] == OWN_DAY.name)
    assert (row["date"], row["count"]) == ("2027-08-30", 82)
    out = tmp_path / "nam.docx"
    assert run(["calendar", "days", "2027", "-o", str(out), "--library", kept]) == 0
    assert run(["calendar", source, "-o", str(tmp_path / "l.docx"), "--library", kept]) == 0


def test_words_are_read_by_the_office_s_conventions(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["calendar", "read", "đầu tháng 3/2027", "--json"]
    assert run([*call, "--library", str(library(tmp_path / "kho.kehoach"))]) == 0
    start = json.loads(capsys.readouterr().out)["start"]
    assert (start["earliest"], start["latest"]) == ("2027-03-05", "2027-03-09")


def test_a_named_library_that_is_not_there_is_refused_and_none_is_made(
    source: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "thiếu.kehoach"
    assert run(["check", source, "--library", str(missing)]) == 3
    assert run(["calendar", source, "-o", str(tmp_path / "a.ics"), "--library", str(missing)]) == 3
    assert "thiếu.kehoach" in capsys.readouterr().err
    assert not missing.exists() and not (tmp_path / "a.ics").exists()


def test_a_damaged_usual_library_is_told_and_the_plan_still_checked(
    source: str, capsys: pytest.CaptureFixture[str]
) -> None:
    paths.library_path().parent.mkdir(parents=True, exist_ok=True)
    paths.library_path().write_bytes(b"not a library " * 100)
    assert run(["check", source, "--json"]) == 1
    told = capsys.readouterr()
    assert "không có sự kiện và quy ước của đơn vị" in told.err
    assert "event-undated" in told.out
