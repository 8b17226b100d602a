"""Every kind of input becomes every kind of output, and comes back as the same plan."""

import json
import shutil
from pathlib import Path

import pytest
from program import SAMPLE, files_in, main_py

OUTPUTS = ("docx", "pdf", "json", "kehoach", "txt")
OPENINGS = {"docx": b"PK", "pdf": b"%PDF-", "kehoach": b"SQLite format 3\0", "json": b"{"}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample plan as .txt, .html, .json and .kehoach."""
    folder = tmp_path_factory.mktemp("inputs")
    shutil.copy(SAMPLE, folder / "mau.json")
    assert (
        main_py("convert", "mau.json", "-o", "mau.txt", "-o", "mau.kehoach", cwd=folder).code == 0
    )
    lines = (folder / "mau.txt").read_text("utf-8").splitlines()
    body = "".join(f"<p>{line}</p>\n" for line in lines)
    page = f'<html><head><meta charset="utf-8"><title>x</title></head><body>{body}</body></html>'
    (folder / "mau.html").write_text(page, encoding="utf-8")
    return folder


@pytest.mark.parametrize("kind", ["txt", "html", "json", "kehoach"])
def test_an_input_becomes_every_kind_of_output_and_nothing_appears_beside_it(
    kind: str, inputs: Path, tmp_path: Path
) -> None:
    source = tmp_path / "vào" / f"mau.{kind}"
    source.parent.mkdir()
    shutil.copy(inputs / f"mau.{kind}", source)
    targets = [tmp_path / "ra" / f"mới.{suffix}" for suffix in OUTPUTS]
    targets[0].parent.mkdir()
    result = main_py(
        "convert", source, *(word for t in targets for word in ("-o", str(t))), cwd=tmp_path
    )
    assert result.code == 0, result.err
    assert files_in(source.parent) == {f"mau.{kind}"}
    assert files_in(tmp_path / "ra") == {target.name for target in targets}
    for target in targets:
        assert target.read_bytes().startswith(OPENINGS.get(target.suffix[1:], b""))
        assert target.name in result.out


@pytest.mark.parametrize("kind", ["json", "kehoach"])
def test_a_plan_comes_back_from_its_own_formats_unchanged(
    kind: str, inputs: Path, tmp_path: Path
) -> None:
    assert main_py("convert", inputs / f"mau.{kind}", "-o", "lại.json", cwd=tmp_path).code == 0
    assert json.loads((tmp_path / "lại.json").read_text("utf-8")) == json.loads(
        SAMPLE.read_text("utf-8")
    )


def test_the_plain_text_of_a_plan_is_read_back_with_its_head_sections_and_tail(
    inputs: Path, tmp_path: Path
) -> None:
    assert main_py("convert", inputs / "mau.txt", "-o", "lại.json", cwd=tmp_path).code == 0
    again = json.loads((tmp_path / "lại.json").read_text("utf-8"))
    plan = json.loads(SAMPLE.read_text("utf-8"))
    for part in ("standard", "header", "opening", "closing", "recipients"):
        assert again[part] == plan[part], part
    assert [(s["number"], s["heading"], s["kind"]) for s in again["sections"]] == [
        (s["number"], s["heading"], s["kind"]) for s in plan["sections"]
    ]


@pytest.mark.parametrize("standard", ["state-nd30", "union-qd933", "youth-hd29", "party-hd36"])
def test_another_standard_is_taken_with_its_own_grammar(standard: str, tmp_path: Path) -> None:
    result = main_py(
        "convert", SAMPLE, "-o", "a.json", "-o", "a.docx", "--standard", standard, cwd=tmp_path
    )
    assert result.code == 0, result.err
    plan = json.loads((tmp_path / "a.json").read_text("utf-8"))
    assert plan["standard"] == standard
    slash = standard in ("state-nd30", "union-qd933")
    assert plan["header"]["number"] == ("46/KH-ĐU" if slash else "46-KH/ĐU")
