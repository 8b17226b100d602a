"""`calendar days` and `calendar read`: their JSON, their lines, their exit codes."""

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from program import main_py

from kehoach_gui.commands.calendar import period_of


def test_the_days_of_a_year_have_the_agreed_fields(tmp_path: Path) -> None:
    result = main_py("calendar", "days", "2030", "--json", cwd=tmp_path)
    rows = json.loads(result.out)
    assert result.code == 0
    assert {
        "date": "2030-02-03",
        "name": "Ngày thành lập Đảng Cộng sản Việt Nam",
        "count": 100,
        "round": "năm tròn",
        "grade": "A",
    } in rows
    assert {
        "date": "2030-02-02",
        "name": "Tết Nguyên đán",
        "count": None,
        "round": None,
        "grade": "A",
    } in rows


def test_the_days_of_a_year_can_be_read(tmp_path: Path) -> None:
    result = main_py("calendar", "days", "2027", cwd=tmp_path)
    lines = result.out.splitlines()
    assert "16/04/2027  Giỗ Tổ Hùng Vương (10/3 âm lịch)" in lines
    assert "27/07/2027  Ngày Thương binh - Liệt sĩ (80 năm, năm tròn, độ tin cậy C)" in lines
    assert "07/04/2027  Ngày sinh đồng chí Lê Duẩn (120 năm, năm tròn, chưa kiểm chứng)" in lines


def test_a_year_without_a_lunar_table_is_said(tmp_path: Path) -> None:
    result = main_py("calendar", "days", "2150", cwd=tmp_path)
    assert (result.code, "Tết" in result.out) == (0, False)
    assert "1968 - 2100" in result.err


def test_an_expression_is_read_as_a_period(tmp_path: Path) -> None:
    words = "Từ nay đến cuối tháng 8"
    result = main_py("calendar", "read", words, "--issued", "2027-03-05", "--json", cwd=tmp_path)
    assert result.code == 0
    assert json.loads(result.out) == {
        "text": words,
        "start": {
            "text": "nay",
            "earliest": "2027-03-05",
            "latest": "2027-03-05",
            "event": None,
        },
        "end": {
            "text": "cuối tháng 8",
            "earliest": "2027-08-21",
            "latest": "2027-08-31",
            "event": None,
        },
    }


@pytest.mark.parametrize("words", ["trong thời gian tới", "30/02/2027", "hằng ngày", "xin chào"])
def test_words_that_say_no_time_end_with_1_and_have_no_ends(words: str, tmp_path: Path) -> None:
    result = main_py("calendar", "read", words, "--year", "2027", "--json", cwd=tmp_path)
    assert (result.code, json.loads(result.out)) == (1, {"text": words, "start": None, "end": None})


def test_wrong_calls_end_with_2(tmp_path: Path) -> None:
    for arguments in (
        (),
        ("days",),
        ("days", "27"),
        ("days", "2027", "2028"),
        ("days", "0000"),
        ("read",),
        ("read", " "),
        ("read", "tháng 3", "--year", "x"),
        ("read", "tháng 3", "--issued", "2027-02-30"),
        ("lạ", "2027"),
    ):
        result = main_py("calendar", *arguments, cwd=tmp_path)
        assert (result.code, result.out) == (2, ""), arguments


def test_the_dates_of_the_samples_are_read(shared: Path) -> None:
    def is_day(text: str) -> bool:
        try:
            date.fromisoformat(text)
        except ValueError:
            return False
        return True

    equal = days = invented = 0
    with (shared / "samples" / "dates.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            period = period_of(row["verbatim"], None, None)
            start = period.start.earliest if period and period.start else None
            end = period.end.latest if period and period.end else None
            if is_day(row["earliest"]) and is_day(row["latest"]):
                days += 1
                equal += (start, end) == (row["earliest"], row["latest"])
            elif not any(letter.isdigit() for letter in row["verbatim"]):
                invented += (start, end) != (None, None)
    assert (days, invented) == (88, 0)
    assert equal >= 86
