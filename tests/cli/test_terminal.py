"""Help, self-test, terminals of other encodings and no terminal at all."""

import subprocess
import sys
from pathlib import Path

import pytest
from program import ROOT, SAMPLE, main_py

from kehoach_gui import cli


def test_the_help_is_vietnamese_and_names_every_command(tmp_path: Path) -> None:
    result = main_py("--help", cwd=tmp_path)
    assert (result.code, result.err) == (0, "")
    assert "mở cửa sổ" in result.out
    assert [name for name in cli.COMMANDS if name not in result.out] == []


def test_the_help_of_convert_names_every_ending_standard_and_option(tmp_path: Path) -> None:
    from kehoach_gui.commands.convert import WITH_VALUE
    from kehoach_gui.core import preset
    from kehoach_gui.services import exporters

    result = main_py("convert", "--help", cwd=tmp_path)
    wanted = [*preset.ids(), *(exporter.suffix for exporter in exporters()), *WITH_VALUE]
    assert [word for word in wanted if word not in result.out and word != "--out"] == []


def test_the_self_test_finds_this_installation_well(tmp_path: Path) -> None:
    result = main_py("--self-test", cwd=tmp_path)
    assert result.code == 0, result.out
    assert result.out.count("[ĐẠT]") == 4 and "HỎNG" not in result.out
    assert "Python 3." in result.out and "PySide6" in result.out


def test_a_terminal_of_another_encoding_still_gets_utf_8(tmp_path: Path) -> None:
    result = main_py(
        "convert", SAMPLE, "-o", "kế.json", cwd=tmp_path, PYTHONIOENCODING="cp1252", LC_ALL="C"
    )
    assert (result.code, result.out.strip()) == (0, "Đã ghi kế.json")


def test_a_program_without_stdout_and_stderr_works_in_silence(tmp_path: Path) -> None:
    code = (
        "import sys; sys.stdout = sys.stderr = None\n"
        "from kehoach_gui.cli import run\n"
        "codes = [run(['convert', sys.argv[1], '-o', sys.argv[2]]), run(['convert']), run([])]\n"
        "sys.exit(0 if codes == [0, 2, 2] else 1)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(SAMPLE), str(tmp_path / "a.json")], cwd=ROOT, check=False
    )
    assert (done.returncode, (tmp_path / "a.json").exists()) == (0, True)


def test_commands_are_told_from_files_to_open() -> None:
    assert cli.wanted(["convert", "a"]) and cli.wanted(["--self-test"]) and cli.wanted(["--help"])
    assert not cli.wanted([]) and not cli.wanted(["a.kehoach"])


def test_choosing_a_command_loads_neither_qt_nor_the_formats_libraries() -> None:
    code = (
        "import sys\nfrom kehoach_gui import cli\n"
        "heavy = {'PySide6', 'docx', 'lxml', 'babel', 'sqlite3', 'argparse'}\n"
        "print(sorted(heavy & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_results_that_cannot_be_told_end_with_4_in_a_sentence(tmp_path: Path) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, str(ROOT / "main.py"), "convert", str(SAMPLE), "-o", "a.json"],
            stdout=full,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            cwd=tmp_path,
            check=False,
        )
    assert (done.returncode, "vẫn nguyên vẹn" in done.stderr) == (4, True), done.stderr
    assert "Traceback" not in done.stderr and "Exception ignored" not in done.stderr
    assert (tmp_path / "a.json").exists()
