"""Wrong calls, bad inputs and targets that cannot be written: a sentence, a code, no half file."""

import errno
import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from program import SAMPLE, files_in, main_py

from kehoach_gui import files
from kehoach_gui.cli import run

TEXT = SAMPLE.read_text("utf-8")


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert"],
        ["convert", str(SAMPLE)],
        ["convert", "-o", "a.docx"],
        ["convert", str(SAMPLE), "-o"],
        ["convert", str(SAMPLE), "-o", "a.odt"],
        ["convert", str(SAMPLE), "-o", "a"],
        ["convert", str(SAMPLE), "-o", "a.docx", "--lạ"],
        ["convert", str(SAMPLE), "-o", "a.docx", "--standard", "bộ-lạc"],
        ["convert", str(SAMPLE), str(SAMPLE.parent / "khác.json"), "-o", "a.docx"],
        ["convert", str(SAMPLE), "-o", ".", "--to", "odt"],
        ["convert", str(SAMPLE), "-o", ".", "--to", ","],
        [],
    ],
)
def test_a_wrong_call_ends_with_2_in_vietnamese_and_writes_nothing(
    arguments: list[str], tmp_path: Path
) -> None:
    result = (
        main_py(*arguments, cwd=tmp_path, QT_QPA_PLATFORM="")
        if not arguments
        else main_py(*arguments, cwd=tmp_path)
    )
    assert result.code == 2
    said = result.err + result.out
    assert any(letter in said for letter in "ảâêôơưđáệ"), said
    assert "usage" not in said.lower() and "error" not in said.lower()
    assert files_in(tmp_path) <= {"home"}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("thiếu.txt", None),
        ("rỗng.txt", b""),
        ("trắng.txt", b" \n\n\t \n"),
        ("không chữ.txt", b"--- *** ... ///\n" * 3),
        ("nhị phân.txt", bytes(range(256)) * 40),
        ("ảnh.png", b"\x89PNG\r\n\x1a\n" + bytes(100)),
        ("văn bản.docx", b"PK\x03\x04" + bytes(200)),
        ("hỏng.json", b"{"),
        ("mảng.json", b"[1, 2]"),
        ("sâu.json", b"[" * 100_000),
        ("hỏng.kehoach", b"SQLite format 3\0" + bytes(50)),
        ("không phải.kehoach", b"xin chao"),
        ("rỗng.kehoach", b""),
    ],
)
def test_an_input_that_cannot_be_read_ends_with_3_and_a_sentence_naming_it(
    name: str, content: bytes | None, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    before = files_in(tmp_path)
    result = main_py("convert", name, "-o", "a.docx", "-o", "a.json", cwd=tmp_path)
    assert result.code == 3
    assert name in result.err and result.out == ""
    assert files_in(tmp_path) - {"home"} == before


def test_a_folder_as_input_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thư mục.txt").mkdir()
    result = main_py("convert", "thư mục.txt", "-o", "a.docx", cwd=tmp_path)
    assert (result.code, "thư mục.txt" in result.err) == (3, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
@pytest.mark.parametrize("name", ["ống.txt", "ống.kehoach"])
def test_a_pipe_as_input_is_refused_at_once(name: str, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / name)
    result = main_py("convert", name, "-o", "a.docx", cwd=tmp_path)
    assert (result.code, name in result.err) == (3, True)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('"place"', '"town"', "header.town"),
        ('"2026-11-16"', '"2026-02-30"', "header.date"),
        ('"party-hd05"', '"party-hd99"', "standard"),
        ('"earliest": "2026-12-01"', '"earliest": "2026-13-01"', "sections[2].sections[0].period"),
        ('"type": "slogan"', '"type": "khẩu hiệu"', "sections[5].blocks[0].type"),
        ('"version": 1', '"version": 9', "version"),
    ],
)
def test_json_that_is_not_a_plan_is_refused_with_the_path_of_the_wrong_field(
    old: str, new: str, place: str, tmp_path: Path
) -> None:
    assert old in TEXT
    (tmp_path / "sai.json").write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    result = main_py("convert", "sai.json", "-o", "a.docx", cwd=tmp_path)
    assert (result.code, place in result.err) == (3, True), result.err
    assert not (tmp_path / "a.docx").exists()


def test_a_missing_target_folder_ends_with_4_and_makes_none(tmp_path: Path) -> None:
    result = main_py("convert", SAMPLE, "-o", "không có/a.docx", cwd=tmp_path)
    assert (result.code, "không có" in result.err) == (4, True)
    assert files_in(tmp_path) <= {"home"}


def test_a_read_only_target_ends_with_4_and_keeps_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.docx"
    target.write_bytes(b"cu")
    target.chmod(0o444)
    result = main_py("convert", SAMPLE, "-o", target, cwd=tmp_path)
    assert (result.code, target.read_bytes()) == (4, b"cu")
    assert "chỉ cho đọc" in result.err


def test_a_target_that_is_a_folder_ends_with_4(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    assert main_py("convert", SAMPLE, "-o", "a.docx", cwd=tmp_path).code == 4


def test_an_existing_target_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "a.json"
    target.write_bytes(b"cu" * 1_000_000)
    target.chmod(0o640)
    old = target.stat().st_ino
    assert main_py("convert", SAMPLE, "-o", target, cwd=tmp_path).code == 0
    assert target.read_text("utf-8") == TEXT
    assert target.stat().st_ino != old
    if os.name != "nt":
        assert stat.S_IMODE(target.stat().st_mode) == 0o640


class FullDisk(files.Disk):
    """A disk that is full at the first write."""

    def write(self, handle: int, data: memoryview) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_ends_with_4_and_keeps_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "a.json"
    target.write_bytes(b"cu")
    monkeypatch.setattr(files, "DISK", FullDisk())
    assert run(["convert", str(SAMPLE), "-o", str(target)]) == 4
    assert "đã đầy" in capsys.readouterr().err
    assert (target.read_bytes(), files_in(tmp_path) - {"home"}) == (b"cu", {"a.json"})


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None,
    reason="needs a small disk of its own",
)
def test_a_really_full_disk_ends_with_4_and_keeps_the_old_file(tmp_path: Path) -> None:
    disk = tmp_path / "đĩa"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)], check=False
    )
    if mounted.returncode != 0:
        pytest.skip("mounting is not allowed here")
    try:
        (disk / "a.pdf").write_bytes(b"cu")
        result = main_py("convert", SAMPLE, "-o", disk / "a.pdf", cwd=tmp_path)
        assert (result.code, "đã đầy" in result.err) == (4, True), result.err
        assert ((disk / "a.pdf").read_bytes(), files_in(disk)) == (b"cu", {"a.pdf"})
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_mistake_of_the_program_is_told_in_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(path: Path) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("kehoach_gui.services.read_any", broken)
    assert run(["convert", str(SAMPLE), "-o", str(tmp_path / "a.docx")]) == 3
    assert "lỗi ngoài dự kiến" in capsys.readouterr().err


def test_a_plan_with_an_open_place_in_a_slogan_is_only_written_to_go_on_with(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads(TEXT)
    blocks = [{"type": "slogan", "text": "Mừng {tỉnh} 80 năm {lần thứ}!"}]
    data["sections"][0]["blocks"] += blocks
    source = tmp_path / "kế hoạch.json"
    source.write_text(json.dumps(data), "utf-8")
    for suffix in (".docx", ".pdf", ".txt"):
        out = tmp_path / f"ra{suffix}"
        also = tmp_path / "ra.json"
        assert run(["convert", str(source), "-o", str(also), "-o", str(out)]) == 3
        told = capsys.readouterr().err
        assert "còn chỗ chưa điền: {tỉnh}, {lần thứ}" in told and "chưa in hay xuất ra gì" in told
        assert not out.exists() and not also.exists()
    to_go_on = [tmp_path / "ra.json", tmp_path / "ra.kehoach"]
    assert run(["convert", str(source), *(w for out in to_go_on for w in ("-o", str(out)))]) == 0
    assert all(out.exists() for out in to_go_on)
