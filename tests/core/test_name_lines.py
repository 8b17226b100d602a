"""Names of bodies break at their joints and leave no syllable alone."""

import pytest

from kehoach_gui.core.document import Style
from kehoach_gui.core.name_lines import balanced

BOLD = Style(13, bold=True, caps=True)


def lines(text: str, room: float) -> list[str]:
    return [line.replace("\u00a0", " ") for line in balanced(text, room, BOLD).split(" ")]


@pytest.mark.parametrize(
    ("name", "broken"),
    [
        ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", ["SỞ VĂN HÓA, THỂ THAO", "VÀ DU LỊCH"]),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH SƠN LA", ["LIÊN ĐOÀN LAO ĐỘNG", "TỈNH SƠN LA"]),
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM", ["TỔNG LIÊN ĐOÀN LAO ĐỘNG", "VIỆT NAM"]),
    ],
)
def test_a_name_breaks_before_its_parts(name, broken):
    assert lines(name, 70) == broken


def test_a_name_that_fits_and_a_writers_own_break_stand():
    assert balanced("TỈNH ỦY", 66, BOLD) == "TỈNH ỦY"
    assert balanced("A\nB" * 30, 20, BOLD) == "A\nB" * 30


def test_a_very_long_name_is_left_to_the_usual_filling():
    name = " ".join(["DÀI"] * 60)
    assert balanced(name, 66, BOLD) == name
