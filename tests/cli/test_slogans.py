"""`slogans import|search|list`: a library filled and searched in a terminal."""

import json
from pathlib import Path
from typing import Any

import pytest
from program import files_in, main_py

from kehoach_gui import paths, single
from kehoach_gui.cli import run

LIST = (
    "KHẨU HIỆU:\n1. Mừng ngày hội lớn\n2. Đoàn kết, sáng tạo, phát triển!\n- mừng ngày hội lớn!\n"
)


def said(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


def test_a_list_is_taken_in_once_and_found_with_and_without_marks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "khẩu hiệu.txt"
    source.write_text(LIST, "utf-8")
    assert run(["slogans", "import", str(source), "--json"]) == 0
    assert [(one["text"], one["kind"]) for one in said(capsys)] == [
        ("Mừng ngày hội lớn!", "new"),
        ("Đoàn kết, sáng tạo, phát triển!", "new"),
        ("Mừng ngày hội lớn!", "same"),
    ]
    assert run(["slogans", "import", str(source), "--json"]) == 0
    assert {one["kind"] for one in said(capsys)} == {"same"}
    for words in ("mung ngay", "MỪNG", "hội lớn"):
        assert run(["slogans", "search", words, "--json"]) == 0
        assert said(capsys) == [
            {"text": "Mừng ngày hội lớn!", "source": "", "year": None, "level": "", "tags": []}
        ]
    assert files_in(tmp_path) == {"khẩu hiệu.txt", "home"}


def test_the_starter_library_comes_only_when_asked_for_and_only_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["slogans", "list", "--json"]) == 0
    assert said(capsys) == []
    assert run(["slogans", "import", "--starter"]) == 0
    assert run(["slogans", "list", "--json"]) == 0 and (first := said(capsys))
    assert run(["slogans", "import", "--starter"]) == 0
    assert run(["slogans", "list", "--json"]) == 0 and said(capsys) == first
    assert run(["slogans", "search", "bau cu", "--tag", "Bầu cử", "--year", "2016", "--json"]) == 0
    found = said(capsys)
    assert found and all(one["year"] == 2016 and "bau_cu" in one["tags"] for one in found)
    assert run(["slogans", "list", "--limit", "2"]) == 0
    assert "chưa kiểm chứng" not in capsys.readouterr().out


def test_looking_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "danh sách.csv"
    source.write_text("Khẩu hiệu\nMừng ngày hội lớn\n", "utf-8")
    assert run(["slogans", "import", str(source), "--look"]) == 0
    assert "mới: 1" in capsys.readouterr().out
    assert not paths.library_path().exists()


def test_bad_files_are_named_and_good_ones_taken_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad = tmp_path / "tốt.txt", tmp_path / "xấu.txt"
    good.write_text(LIST, "utf-8")
    bad.write_bytes(bytes(range(256)) * 9)
    assert run(["slogans", "import", str(bad), str(good), str(tmp_path / "thiếu.txt")]) == 3
    told = capsys.readouterr()
    assert "xấu.txt" in told.err and "thiếu.txt" in told.err and "Đoàn kết" in told.out
    assert run(["slogans", "list", "--json"]) == 0
    assert len(said(capsys)) == 2


def test_a_library_that_is_open_elsewhere_is_not_written_to(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single.hold, "__defaults__", (0,))
    source = tmp_path / "ds.txt"
    source.write_text(LIST, "utf-8")
    held = single.hold(paths.library_path())
    try:
        assert run(["slogans", "import", str(source)]) == 4
        assert "đang được mở" in capsys.readouterr().err
        assert run(["slogans", "list"]) == 0
    finally:
        held.release()
    assert not paths.library_path().exists()


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["in"],
        ["import"],
        ["search"],
        ["search", " "],
        ["list", "thừa"],
        ["list", "--limit", "0"],
        ["search", "a", "--lạ"],
    ],
)
def test_a_wrong_call_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["slogans", *arguments]) == 2
    assert capsys.readouterr().out == ""


def test_another_library_is_named_before_the_command(tmp_path: Path) -> None:
    source = tmp_path / "ds.txt"
    source.write_text(LIST, "utf-8")
    other = tmp_path / "khác" / "thư viện.kehoach"
    assert main_py("--library", other, "slogans", "import", source, cwd=tmp_path).code == 0
    assert other.exists() and not (tmp_path / "home" / "library.kehoach").exists()
    found = main_py("--library", other, "slogans", "search", "doan ket", cwd=tmp_path)
    assert found.code == 0 and found.out.strip() == "Đoàn kết, sáng tạo, phát triển!"
    missing = main_py("--library", tmp_path / "thiếu.kehoach", "slogans", "list", cwd=tmp_path)
    assert missing.code == 3


def test_the_slogans_of_three_real_plans_are_all_found(
    shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    samples = [str(next((shared / "samples").glob(f"{n}_*.txt"))) for n in ("000", "001", "003")]
    assert run(["slogans", "import", *samples, "--json"]) == 0
    kinds = [one["kind"] for one in said(capsys)]
    assert [kinds.count(kind) for kind in ("new", "same", "similar")] == [14, 5, 5]
    assert run(["slogans", "search", "dai hoi lan thu xiii", "--json"]) == 0
    assert len(said(capsys)) == 5
