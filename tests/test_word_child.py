"""The frozen program opens Word files by starting itself: main.py serves, and loads no Qt."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kehoach_gui.reading import read_docx
from kehoach_gui.reading.docx import child_process
from kehoach_gui.reading.docx.child import FLAG

ROOT = Path(__file__).resolve().parent.parent
MAIN = ROOT / "main.py"


def test_a_frozen_program_starts_itself_and_reads_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from docx import Document

    made = Document()
    for words in ("ỦY BAN NHÂN DÂN XÃ BẾN", "KẾ HOẠCH", "Tuyên truyền", "I. MỤC ĐÍCH"):
        made.add_paragraph(words)
    made.save(str(tmp_path / "x.docx"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert child_process.command() == [sys.executable, FLAG]
    monkeypatch.setattr(child_process, "command", lambda: [sys.executable, str(MAIN), FLAG])
    assert read_docx(tmp_path / "x.docx").plan.header.issuing_body == "ỦY BAN NHÂN DÂN XÃ BẾN"


def test_main_serves_requests_one_after_another_until_its_input_ends() -> None:
    request = json.dumps({"ask": "content", "size": 3}).encode() + b"\nPK!"
    done = subprocess.run(
        [sys.executable, str(MAIN), FLAG], input=request * 2, capture_output=True, check=True
    )
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(said) == 2 and all("không phải tệp Word" in one["refused"] for one in said)
    assert done.stderr == b""


def test_neither_qt_nor_the_window_is_loaded_for_it() -> None:
    code = (
        "import runpy, sys; sys.argv = ['main.py', sys.argv[2]];"
        f"sys.path.insert(0, {str(ROOT)!r})\n"
        f"try: runpy.run_path({str(MAIN)!r}, run_name='__main__')\n"
        "except SystemExit: pass\n"
        "print(sorted(n for n in sys.modules if n.startswith(('PySide6', 'kehoach_gui.app',"
        " 'kehoach_gui.ui'))), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "-", FLAG], input=b"", capture_output=True, check=True
    )
    assert done.stderr.strip() == b"[]"
