"""Every exporter with every standard, and what a plain text and a JSON hold."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from export_documents import body, document, head, tail

from kehoach_gui.core import plan_json, preset
from kehoach_gui.export import EXPORTERS, Exporter
from kehoach_gui.export.text import make_text
from tests.core.plans import plan

STARTS = {"docx": b"PK", "pdf": b"%PDF", "json": b"{", "txt": b"\n"}


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("standard", preset.ids())
@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.id)
def test_every_exporter_writes_a_plan_in_every_standard(exporter: Exporter, standard: str) -> None:
    seen: list[tuple[int, int]] = []
    content = exporter.make(
        plan(standard), preset.load(standard), lambda done, total: seen.append((done, total))
    )
    assert content.startswith(STARTS[exporter.id].strip()) and len(content) > 1000
    assert seen[-1][0] == seen[-1][1]


def test_exporters_have_ids_endings_and_vietnamese_labels_of_their_own() -> None:
    assert [exporter.suffix for exporter in EXPORTERS] == [".docx", ".pdf", ".json", ".txt"]
    assert len({exporter.label for exporter in EXPORTERS}) == len(EXPORTERS)


def test_libraries_are_not_loaded_before_an_export_is_made(root: Path) -> None:
    code = (
        "import sys; import kehoach_gui.export, kehoach_gui.export.pages;"
        "print(sorted({'docx', 'lxml', 'PySide6', 'babel'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert run.stdout.strip() == "[]", run.stderr


def test_json_reads_back_as_the_same_plan() -> None:
    (exporter,) = (e for e in EXPORTERS if e.id == "json")
    for standard in preset.ids():
        content = exporter.make(plan(standard), preset.load(standard), None)
        assert json.loads(content)["format"] == "kehoach-plan"
        again = exporter.make(plan_json.loads(content.decode()), preset.load(standard), None)
        assert again == content


def test_plain_text_has_a_line_per_paragraph_numbers_and_dashes_as_printed() -> None:
    text = make_text(document(head(), *body(2, 1), tail(braced=True))).decode("utf-8")
    lines = text.splitlines()
    assert lines[:5] == [
        "Đảng bộ tỉnh",
        "Số:        /KH-UBND",
        "Đảng Cộng sản Việt Nam",
        "Minh Tân, ngày 05 tháng 01 năm 2027",
        "",
    ]
    assert lines[5].startswith("Đoạn 0. ") and lines[6].startswith("Đoạn 1. ")
    assert lines[7:] == [
        "",
        "Nơi nhận:",
        "- Ban Thường vụ }",
        "- Ban Tuyên giáo } (để b/c);",
        "- Lưu: VT.",
        "TM. BAN THƯỜNG VỤ",
        "Nguyễn Văn An",
    ]
