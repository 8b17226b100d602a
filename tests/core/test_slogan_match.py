"""New, same or similar, as a person would sort a list of slogans."""

import json
from pathlib import Path
from typing import Any

import pytest

from kehoach_gui.core.slogan_match import Matcher, groups

KNOWN = (
    (1, "Nhiệt liệt chào mừng Đại hội Đoàn trường An Hòa lần thứ XV, nhiệm kỳ 2022 - 2025!"),
    (2, "Tuổi trẻ An Hòa thi đua học tốt, dạy tốt, rèn luyện tốt!"),
    (3, "Hòa bình muôn năm!"),
)


@pytest.mark.parametrize(
    ("text", "kind", "found", "reason"),
    [
        ("Hoà bình, muôn năm", "same", 3, "words"),
        ("Hóa bình muôn năm!", "similar", 3, "marks"),
        (
            "Nhiệt liệt chào mừng Đại hội Đoàn trường An Hòa lần thứ XVI, nhiệm kỳ 2025-2028!",
            "similar",
            1,
            "pattern",
        ),
        ("Tuổi trẻ An Hòa thi đua học tốt, lao động tốt, rèn luyện tốt!", "similar", 2, "near"),
    ],
)
def test_a_slogan_is_told_from_those_known_with_the_reason(
    text: str, kind: str, found: int, reason: str
) -> None:
    verdict = Matcher(KNOWN).classify(text)
    assert (verdict.kind, verdict.likes[0].id, verdict.likes[0].reason) == (kind, found, reason)


def test_other_words_are_new_and_so_is_anything_where_nothing_is_known() -> None:
    assert Matcher(KNOWN).classify("Mỗi người trồng một cây xanh!").kind == "new"
    assert Matcher().classify("Hòa bình muôn năm!").kind == "new"
    assert Matcher(KNOWN).classify("Hòa bình!").kind == "new"


def test_a_slogan_that_was_added_is_known_at_once() -> None:
    matcher = Matcher(KNOWN)
    matcher.add(9, "Mỗi người trồng một cây xanh!")
    assert matcher.classify("mỗi người trồng một cây xanh").likes[0].id == 9


def printed(shared: Path, sample: str) -> list[str]:
    (path,) = (shared / "samples").glob(f"{sample}_*.plan.json")
    found: list[str] = []

    def look(sections: list[dict[str, Any]]) -> None:
        for section in sections:
            blocks = section.get("blocks", [])
            found.extend(block["text"] for block in blocks if block["type"] == "slogan")
            look(section.get("sections", []))

    look(json.loads(path.read_text("utf-8"))["sections"])
    return found


def test_the_slogans_of_three_plans_are_grouped_as_a_person_would(shared: Path) -> None:
    texts: list[str] = []
    names: list[str] = []
    for sample in ("000", "001", "003"):
        for place, text in enumerate(printed(shared, sample), 1):
            texts.append(text)
            names.append(f"{sample}-{place}")
    assert len(texts) == 24
    together = [[names[place] for place in group] for group in groups(texts) if len(group) > 1]
    assert together == [
        ["000-1", "001-1", "001-3", "003-3"],
        ["000-2", "001-2", "001-4"],
        ["000-5", "001-6"],
        ["000-6", "001-7"],
        ["000-9", "001-8"],
        ["000-10", "001-9"],
        ["003-2", "003-4"],
    ]
