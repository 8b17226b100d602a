"""Several inputs into a folder, patterns, and inputs of which one is bad."""

import shutil
from pathlib import Path

import pytest
from program import SAMPLE, files_in, main_py

from kehoach_gui.commands.convert import expand


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three good plans and a bad one, with letters that patterns might take for their own."""
    for name in ("kế hoạch 1.json", "kế hoạch 2.json", "bản [nháp].json"):
        shutil.copy(SAMPLE, tmp_path / name)
    (tmp_path / "hỏng.json").write_text("{", encoding="utf-8")
    (tmp_path / "ra").mkdir()
    return tmp_path


def test_a_pattern_is_expanded_and_each_plan_written_in_each_kind(folder: Path) -> None:
    result = main_py("convert", "kế hoạch ?.json", "-o", "ra", "--to", "docx,txt", cwd=folder)
    assert result.code == 0, result.err
    assert files_in(folder / "ra") == {
        f"kế hoạch {number}.{kind}" for number in (1, 2) for kind in ("docx", "txt")
    }


def test_good_plans_are_written_bad_ones_listed_and_the_code_is_3(folder: Path) -> None:
    result = main_py("convert", "*.json", "thiếu.txt", "-o", "ra", "--to", "json", cwd=folder)
    assert result.code == 3
    assert files_in(folder / "ra") == {
        "kế hoạch 1.json",
        "kế hoạch 2.json",
        "bản [nháp].json",
    }
    listed = result.err[result.err.index("chưa được 2 tệp") :]
    assert "hỏng.json" in listed and "thiếu.txt" in listed and "kế hoạch 1" not in listed


def test_progress_is_told_on_stderr_and_results_on_stdout(folder: Path) -> None:
    result = main_py("convert", "kế*.json", "-o", "ra", "--to", "json", cwd=folder)
    assert "[1/2]" in result.err and "[2/2]" in result.err
    assert result.out.count("Đã ghi") == 2


def test_a_new_folder_is_made_one_level_deep_and_no_deeper(folder: Path) -> None:
    assert main_py("convert", "kế*.json", "-o", "mới", "--to", "json", cwd=folder).code == 0
    assert len(files_in(folder / "mới")) == 2
    deep = main_py("convert", "kế*.json", "-o", "không/có", "--to", "json", cwd=folder)
    assert (deep.code, (folder / "không").exists()) == (4, False)


def test_inputs_of_one_name_do_not_overwrite_each_other(folder: Path) -> None:
    (folder / "khác").mkdir()
    shutil.copy(SAMPLE, folder / "khác" / "kế hoạch 1.json")
    words = ("kế hoạch 1.json", "khác/kế hoạch 1.json")
    assert main_py("convert", *words, "-o", "ra", "--to", "txt", cwd=folder).code == 0
    assert files_in(folder / "ra") == {"kế hoạch 1.txt", "kế hoạch 1 (2).txt"}


def test_an_input_is_never_overwritten_by_a_folder_of_results(folder: Path) -> None:
    result = main_py("convert", "kế*.json", "-o", ".", "--to", "json", cwd=folder)
    assert (result.code, "kế hoạch 1.json" in result.err) == (2, True)


def test_a_file_of_just_that_name_comes_before_the_pattern_and_brackets_are_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a1.txt", "a2.txt", "a*.txt", "[a1].txt", "b.txt"):
        (tmp_path / name).touch()
    assert list(expand(["a*.txt"])) == [Path("a*.txt")]
    assert list(expand(["a?.txt"])) == [Path("a*.txt"), Path("a1.txt"), Path("a2.txt")]
    assert list(expand(["[a1]*"])) == [Path("[a1].txt")]
    assert list(expand(["[a1].txt", "b.txt", "./b.txt"])) == [Path("[a1].txt"), Path("b.txt")]
    assert list(expand(["c*.txt"])) == [Path("c*.txt")]
