"""Shared by the tests of the calendar's dialogs: a plan with times and orders, scripted answers."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog

from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import AssignmentRow, Block, Plan, Section

PHASE = "Đợt 1: Từ tháng 01 đến tháng 3/2027"
ROW = AssignmentRow("Treo băng rôn", "Văn phòng", "trước ngày 20/01/2027", "Băng rôn")


def timed_plan(small_plan: Plan) -> Plan:
    """The small plan with a phase, one without a day, and two orders."""
    phases = (
        Section(20, "1", PHASE, "phase", read_period(PHASE)),
        Section(21, "2", "Đợt 2: Tổng kết", "phase"),
    )
    work = Section(
        22,
        "3",
        "Phân công",
        "organization",
        blocks=(
            Block("paragraph", "Giao cho Văn phòng tham mưu kế hoạch trước ngày 20/01/2027."),
            Block("paragraph", "Các chi bộ báo cáo kết quả."),
        ),
    )
    header = replace(small_plan.header, date="2027-01-05")
    kept = tuple(
        replace(section, kind="other") if section.kind == "organization" else section
        for section in small_plan.sections
    )
    return replace(small_plan, header=header, sections=(*kept, *phases, work))


def answer(monkeypatch: pytest.MonkeyPatch, kind: type[QDialog], act: Callable[..., int]) -> None:
    """Let `act` work in the dialog instead of a user, its result is the dialog's."""
    monkeypatch.setattr(kind, "exec", lambda self: act(self))


def saving_to(monkeypatch: pytest.MonkeyPatch, path: Path) -> list[str]:
    """Let the save dialog answer with a path; gives what it was asked."""
    asked: list[str] = []

    def ask(parent: object, title: str, start: str, kinds: str) -> tuple[str, str]:
        asked.append(f"{Path(start).name} | {kinds}")
        return str(path), kinds

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return asked
