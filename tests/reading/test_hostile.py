"""Texts made to hurt are read or refused in linear time."""

import time

import pytest

from kehoach_gui import reading
from kehoach_gui.core.errors import RefusedInput

HEAD = "KẾ HOẠCH\nTuyên truyền biển, đảo\nI. MỤC ĐÍCH\n"
MARKS = ("I.", "A.", "1.", "1)", "(1)", "a)", "a.", "1.1.", "1.1.1.", "-", "+", "Phần I:")
HOSTILE = {
    "lines": HEAD + "- Tổ chức tuyên truyền rộng rãi trong nhân dân.\n" * 19_000,
    "wrapped": HEAD + "tuyên truyền trong nhân dân và\n" * 19_000,
    "brackets": "(" * 1_000_000 + "a",
    "numbers": "1." * 500_000,
    "labels": "Số: " + "1 " * 500_000,
    "tabs": "a\t" * 400_000,
    "marks": "a" + "\u0301\u0316" * 300_000,
    "nesting": "\n".join(f"{mark} Nội dung" for _ in range(300) for mark in MARKS),
    "dotted": "\n".join(".".join(["1"] * (i % 40 + 1)) + " Nội dung" for i in range(4000)),
    "tails": HEAD + "TM. BAN THƯỜNG VỤ\n" * 5000,
    "quotes": HEAD + "“" * 300_000 + "a",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_text_does_not_hang(name: str) -> None:
    start = time.process_time()
    try:
        plan = reading.read_text(HOSTILE[name]).plan
    except RefusedInput as refusal:
        assert str(refusal)
    else:
        assert plan.title.type_name or plan.opening or plan.sections or plan.discarded
    assert time.process_time() - start < 15


def test_reading_costs_as_many_times_more_as_there_are_lines() -> None:
    text = "- Tổ chức tuyên truyền rộng rãi trong nhân dân.\n"

    def cost(lines: int) -> float:
        start = time.process_time()
        reading.read_text(HEAD + text * lines)
        return time.process_time() - start

    cost(100)
    small = min(cost(2000) for _ in range(3))
    assert cost(16_000) < 8 * small * 2.5
