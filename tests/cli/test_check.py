"""`check`: findings as lines and as JSON, its exit codes, files it refuses."""

import json
from pathlib import Path

from program import SAMPLE, files_in, main_py


def test_the_shipped_plan_gives_its_slip_and_ends_with_1(tmp_path: Path) -> None:
    result = main_py("check", SAMPLE, cwd=tmp_path)
    assert result.code == 1
    assert "Mục II.4" in result.out and "80 năm" in result.out
    assert "Có 1 chỗ cần xem lại." in result.err
    assert files_in(tmp_path) <= {"home"}


def test_the_json_has_the_agreed_fields_and_plain_letters(tmp_path: Path) -> None:
    result = main_py("check", SAMPLE, "--json", cwd=tmp_path)
    (row,) = json.loads(result.out)
    assert list(row) == ["rule", "place", "text", "reason", "fix"]
    assert row["rule"] == "anniversary-count"
    assert "79 năm Ngày Thương binh" in result.out


def test_a_plan_without_findings_ends_with_0(tmp_path: Path) -> None:
    right = tmp_path / "đúng.json"
    right.write_text(SAMPLE.read_text("utf-8").replace("79 năm", "80 năm"), "utf-8")
    result = main_py("check", right, "--json", cwd=tmp_path)
    assert (result.code, json.loads(result.out)) == (0, [])
    assert "Không thấy chỗ nào" in main_py("check", right, cwd=tmp_path).err


def test_another_standard_may_be_asked_for(tmp_path: Path) -> None:
    result = main_py("check", SAMPLE, "--standard", "state-nd30", "--json", cwd=tmp_path)
    assert {row["rule"] for row in json.loads(result.out)} == {"number-mixed", "anniversary-count"}


def test_a_text_file_with_a_mixed_number_is_told(tmp_path: Path) -> None:
    text = tmp_path / "kế hoạch.txt"
    text.write_text(
        "ĐẢNG BỘ TỈNH SÔNG TRĂNG\nĐẢNG ỦY XÃ BẾN MỚI\n*\nSố 194/KH-ĐU\nBến Mới, ngày 05 tháng 02 "
        "năm 2027\nKẾ HOẠCH\ntuyên truyền\nI. NỘI DUNG\n1. Treo cờ.\n",
        "utf-8",
    )
    rows = json.loads(main_py("check", text, "--json", cwd=tmp_path).out)
    assert ("number-mixed", "194/KH-ĐU") in {(row["rule"], row["text"]) for row in rows}


def test_wrong_calls_end_with_2_and_unreadable_files_with_3(tmp_path: Path) -> None:
    (tmp_path / "rỗng.txt").write_bytes(b"")
    for arguments in ((), ("a", "b"), (SAMPLE, "--standard", "x"), (SAMPLE, "--lạ")):
        assert main_py("check", *arguments, cwd=tmp_path).code == 2
    for name in ("không có.txt", "rỗng.txt"):
        result = main_py("check", name, "--json", cwd=tmp_path)
        assert (result.code, result.out) == (3, "")
        assert name in result.err


def test_the_help_of_check_names_its_options(tmp_path: Path) -> None:
    result = main_py("check", "--help", cwd=tmp_path)
    assert result.code == 0
    assert [word for word in ("--json", "--standard", "party-hd05") if word not in result.out] == []
