"""`calendar days` and `calendar read`: their JSON, their lines, their exit codes."""

import csv
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from program import SAMPLE, main_py

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


def test_a_plan_goes_into_a_calendar_file(tmp_path: Path) -> None:
    result = main_py("calendar", SAMPLE, "-o", "lịch.ics", cwd=tmp_path)
    assert (result.code, result.out.strip()) == (0, "Đã ghi lịch.ics: 16 việc")
    text = (tmp_path / "lịch.ics").read_bytes().decode("utf-8").replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 16
    assert "RRULE:FREQ=MONTHLY;UNTIL=20271231;BYMONTHDAY=19" in text


def test_what_has_no_day_is_named(tmp_path: Path) -> None:
    undated = SAMPLE.read_text("utf-8").replace('"earliest": "2027-10-01"', '"earliest": null')
    undated = undated.replace('"latest": "2027-12-31"', '"latest": null')
    (tmp_path / "kh.json").write_text(undated, "utf-8")
    result = main_py("calendar", "kh.json", "-o", "a.ics", cwd=tmp_path)
    assert result.code == 0
    assert "Chưa có ngày, không ghi vào lịch: Đợt 4: Quý IV/2027" in result.err


def test_calendar_files_that_cannot_be_read_or_written_are_told(tmp_path: Path) -> None:
    for arguments, code in (
        ((SAMPLE, "-o", "a.xyz"), 2),
        ((SAMPLE,), 2),
        (("không có.json", "-o", "a.ics"), 3),
        ((SAMPLE, "-o", "thiếu/a.ics"), 4),
    ):
        assert main_py("calendar", *arguments, cwd=tmp_path).code == code
    assert not (tmp_path / "a.ics").exists()


def test_a_plan_s_calendar_is_written_in_every_form(tmp_path: Path) -> None:
    source = shutil.copy(SAMPLE, tmp_path / "kh.json")
    outs = [tmp_path / f"lich{suffix}" for suffix in (".pdf", ".png", ".docx", ".ics")]
    call = [word for out in outs for word in ("-o", str(out))]
    result = main_py("calendar", str(source), *call, cwd=tmp_path)
    assert (result.code, len(result.out.splitlines())) == (0, 4)
    heads = [out.read_bytes()[:4] for out in outs]
    assert heads == [b"%PDF", b"\x89PNG", b"PK\x03\x04", b"BEGI"]


def test_month_sheets_and_days_of_a_year_are_written(tmp_path: Path) -> None:
    source = shutil.copy(SAMPLE, tmp_path / "kh.json")
    result = main_py("calendar", str(source), "--months", "-o", "thang.pdf", cwd=tmp_path)
    assert (result.code, (tmp_path / "thang.pdf").read_bytes()[:4]) == (0, b"%PDF")
    result = main_py("calendar", "days", "2027", "-o", "nam.docx", "-o", "nam.pdf", cwd=tmp_path)
    assert result.code == 0
    assert (tmp_path / "nam.docx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "nam.pdf").read_bytes()[:4] == b"%PDF"


def test_a_wrong_ending_or_standard_is_named_before_anything_is_written(tmp_path: Path) -> None:
    source = shutil.copy(SAMPLE, tmp_path / "kh.json")
    for arguments in (
        (str(source), "-o", "a.pdf", "-o", "b.txt"),
        (str(source), "--months", "-o", "a.docx"),
        (str(source), "-o", "a.pdf", "--standard", "lạ"),
        ("days", "2027", "-o", "a.ics"),
        ("days", "2027", "--months", "-o", "a.docx"),
    ):
        result = main_py("calendar", *arguments, cwd=tmp_path)
        assert (result.code, result.out) == (2, ""), arguments
    assert [path.name for path in tmp_path.iterdir()] == ["kh.json"]


def test_the_matrix_is_proposed_listed_and_written_per_unit(tmp_path: Path) -> None:
    source = shutil.copy(SAMPLE, tmp_path / "kh.json")
    result = main_py("calendar", "tasks", source, "--json", cwd=tmp_path)
    rows = json.loads(result.out)
    assert result.code == 0
    assert rows and set(rows[0]) == {"task", "unit", "deadline", "product"}
    assert "đề xuất" in result.err
    unit = next(row["unit"] for row in rows if row["unit"])
    outs = ("-o", "viec.docx", "-o", "viec.pdf", "--unit", unit.upper())
    result = main_py("calendar", "tasks", source, *outs, cwd=tmp_path)
    own = sum(row["unit"] == unit for row in rows)
    assert result.code == 0
    assert result.out.splitlines()[0] == f"Đã ghi viec.docx: {own} việc"
    assert (tmp_path / "viec.pdf").read_bytes()[:4] == b"%PDF"


def test_wrong_calls_for_the_matrix_end_with_2(tmp_path: Path) -> None:
    source = shutil.copy(SAMPLE, tmp_path / "kh.json")
    for arguments in ((), (source, "-o", "a.xlsx"), (source, "--unit", "Đơn vị lạ", "-o", "a.pdf")):
        result = main_py("calendar", "tasks", *arguments, cwd=tmp_path)
        assert (result.code, result.out) == (2, ""), arguments
    assert [path.name for path in tmp_path.iterdir()] == ["kh.json"]
