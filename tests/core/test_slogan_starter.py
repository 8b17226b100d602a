"""The starter library: every entry with source, grade and known names; mistakes are named."""

import csv
from pathlib import Path

import pytest

from kehoach_gui.core.slogan_starter import RECALLED, starter_slogans
from kehoach_gui.core.slogans import SloganDataError, grades, levels, name_of, occasions

ENTRY = """[[slogan]]
text = "Mừng ngày hội!"
tags = ["chung"]
level = "tinh"
source = "Công văn A"
grade = "B"
"""


def test_the_shipped_slogans_are_all_different_and_say_where_they_come_from() -> None:
    slogans = starter_slogans()
    assert len({slogan.text for slogan in slogans}) == len(slogans) > 150
    assert all(slogan.source for slogan in slogans if slogan.grade != RECALLED)
    assert all(slogan.tags and slogan.level in levels() for slogan in slogans)
    assert {tag for slogan in slogans for tag in slogan.tags} == set(occasions())
    assert {slogan.grade for slogan in slogans} == set(grades())
    assert name_of("bau_cu") == "Bầu cử" and name_of("lễ của xã") == "lễ của xã"


def test_the_shipped_slogans_are_those_of_the_collected_list_word_for_word(shared: Path) -> None:
    with (shared / "data" / "slogans.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    shipped = {slogan.original or slogan.text: slogan for slogan in starter_slogans()}
    assert {row["text"] for row in rows} == set(shipped)
    for row in rows:
        slogan = shipped[row["text"]]
        year = str(slogan.year or "")
        assert (slogan.source, slogan.grade, slogan.level, year, ";".join(slogan.tags)) == (
            row["source"],
            row["grade"],
            row["level"],
            row["year"],
            row["occasion"],
        )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (ENTRY + "color = 1\n", "slogan 1: khóa lạ «color»"),
        (ENTRY.replace('level = "tinh"\n', ""), "slogan 1: thiếu «level»"),
        (ENTRY.replace('"tinh"', '"liên bang"'), "slogan 1.level không nhận «liên bang»"),
        (ENTRY.replace('["chung"]', '"chung"'), "slogan 1.tags có giá trị sai"),
        (ENTRY.replace("Công văn A", ""), "slogan 1.source"),
        (ENTRY.replace("Mừng ngày hội!", "12."), "slogan 1.text"),
        ("[other]\nx = 1\n", "chỉ nhận các bảng"),
    ],
)
def test_a_wrong_entry_is_named_by_file_and_key(tmp_path: Path, text: str, place: str) -> None:
    (tmp_path / "01_thử.toml").write_text(text, "utf-8")
    with pytest.raises(SloganDataError) as caught:
        starter_slogans(tmp_path)
    assert str(caught.value).startswith("01_thử.toml: ") and place in str(caught.value)
