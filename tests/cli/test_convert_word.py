"""Word files in the terminal: converted one by one and many at once, slogans taken from them."""

import json
import os
from pathlib import Path

import pytest
from program import SAMPLE, files_in, main_py


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two Word files of the sample plan and one that is none."""
    for name in ("kế hoạch 1.docx", "kế hoạch 2.docx"):
        assert main_py("convert", SAMPLE, "-o", name, cwd=tmp_path).code == 0
    (tmp_path / "hỏng.docx").write_bytes(b"PK\x03\x04" + bytes(200))
    return tmp_path


def test_a_pattern_of_word_files_becomes_json_and_what_is_none_is_listed(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.glob("*.docx")}
    result = main_py("convert", "*.docx", "-o", "ra", "--to", "json", cwd=folder)
    assert result.code == 3
    assert files_in(folder / "ra") == {"kế hoạch 1.json", "kế hoạch 2.json"}
    assert "hỏng.docx" in result.err and "Không có gì được nhập" in result.err
    assert {path.name: path.read_bytes() for path in folder.glob("*.docx")} == before


def test_many_word_files_keep_their_order_their_dots_and_their_neighbours(folder: Path) -> None:
    made = (folder / "kế hoạch 1.docx").read_bytes()
    names = [f"xã {n:02}.v1.{n}.docx" for n in range(12)]
    for name in names:
        (folder / name).write_bytes(made)
    (folder / "xã 05.v1.5.docx").write_bytes(b"PK\x03\x04" + bytes(200))
    (folder / "con").mkdir()
    (folder / "con" / names[0]).write_bytes(made)
    (folder / "ra").mkdir()
    (folder / "ra" / "xã 01.v1.1.json").write_text("cũ", "utf-8")
    words = ("xã*.docx", "con/*.docx", "thiếu.docx", "-o", "ra", "--to", "json,txt")
    result = main_py("convert", *words, cwd=folder)
    assert result.code == 3
    good = {Path(name).stem for name in names} - {"xã 05.v1.5"} | {"xã 00.v1.0 (2)"}
    assert files_in(folder / "ra") == {
        f"{name}.{kind}" for name in good for kind in ("json", "txt")
    }
    listed = result.err[result.err.index("chưa được 2 tệp") :]
    assert "xã 05.v1.5.docx" in listed and "thiếu.docx" in listed
    replaced = [line for line in result.out.splitlines() if "thay tệp cũ" in line]
    assert len(replaced) == 1 and "xã 01.v1.1.json" in replaced[0]
    written = [line.split("[")[1] for line in result.err.splitlines() if line.startswith("[")]
    assert [line.split("/")[0] for line in written] == [str(n) for n in range(1, 15)]
    texts = {(folder / "ra" / f"{name}.json").read_text("utf-8") for name in good}
    assert len(texts) == 1 and json.loads(texts.pop())["title"]


def test_a_folder_or_device_under_the_name_of_a_word_file_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "ống.docx")
    (folder / "thư mục.docx").mkdir()
    names = ("ống.docx", "thư mục.docx", "kế hoạch 1.docx")
    result = main_py("convert", *names, "-o", "ra", "--to", "json", cwd=folder)
    assert result.code == 3 and files_in(folder / "ra") == {"kế hoạch 1.json"}


def test_a_word_file_is_read_as_the_standard_that_is_named(folder: Path) -> None:
    name = "kế hoạch 1.docx"
    result = main_py("convert", name, "-o", "a.json", "--standard", "union-qd933", cwd=folder)
    assert result.code == 0, result.err
    read = json.loads((folder / "a.json").read_text("utf-8"))
    wanted = json.loads(SAMPLE.read_text("utf-8"))
    assert read["standard"] == "union-qd933"
    assert read["title"] == wanted["title"]
    assert "cũng có thể là" not in result.err
    said = main_py("convert", name, "-o", "b.json", cwd=folder).err
    assert "cũng có thể là" in said


def test_slogans_are_taken_from_a_word_file(folder: Path) -> None:
    wanted = json.loads(SAMPLE.read_text("utf-8"))
    slogans = [
        block["text"]
        for section in _walk(wanted["sections"])
        for block in section["blocks"]
        if block["type"] == "slogan"
    ]
    assert slogans
    result = main_py("slogans", "import", "kế hoạch 1.docx", "--look", "--json", cwd=folder)
    assert result.code == 0, result.err
    assert [one["text"] for one in json.loads(result.out)] == slogans


def _walk(sections: list[dict]) -> list[dict]:
    return [inner for one in sections for inner in (one, *_walk(one["sections"]))]


@pytest.mark.parametrize(
    ("ending", "advice"),
    [
        (".doc", "Word Document (.docx)"),
        (".docm", "Word Document (.docx)"),
        (".odt", "LibreOffice"),
        (".rtf", "Word (.docx)"),
        (".pdf", "bản Word (.docx)"),
    ],
)
def test_other_kinds_of_documents_are_refused_with_what_to_do(
    ending: str, advice: str, tmp_path: Path
) -> None:
    (tmp_path / f"cũ{ending}").write_bytes(b"x")
    result = main_py("convert", f"cũ{ending}", "-o", "a.json", cwd=tmp_path)
    assert result.code == 3
    assert advice in result.err
