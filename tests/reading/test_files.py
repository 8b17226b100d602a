"""Files are read by their ending; what cannot be read is refused in words that help."""

import json
from pathlib import Path

import pytest

from kehoach_gui import reading
from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.errors import RefusedInput

PLAN = "KẾ HOẠCH\nTuyên truyền biển, đảo\nI. MỤC ĐÍCH\nNâng cao nhận thức của Nhân dân.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_utf8_with_and_without_mark_and_utf16_with_mark_are_read(
    encoding: str, tmp_path: Path
) -> None:
    path = tmp_path / "kế hoạch.TXT"
    path.write_bytes(PLAN.encode(encoding))
    assert reading.read_file(path).plan.title.subject == "Tuyên truyền biển, đảo"


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (PLAN.encode("utf-16-le"), "UTF-16 không có dấu nhận dạng"),
        ("KÕ ho¹ch tuyªn truyÒn biÓn, ®¶o vµ ®Êt liÒn".encode("cp1252"), "TCVN3"),
        ("Keá hoaïch tuyeân truyeàn bieån ñaûo".encode("cp1252"), "VNI-Windows"),
        ("Kê\u0301 hoa\u0323ch tuyên truyê\u0300n đa\u0309o".encode("cp1258"), "windows-1258"),
        (b"PK\x03\x04" + bytes(100), "tệp Word (.docx)"),
        (b"\xd0\xcf\x11\xe0" + bytes(100), "tệp Word đời cũ (.doc)"),
        (b"%PDF-1.7 abc", "tệp PDF"),
        (b"abc" + bytes(50), "tệp nhị phân"),
    ],
)
def test_other_encodings_and_kinds_are_refused_by_name(
    data: bytes, named: str, tmp_path: Path
) -> None:
    path = tmp_path / "kế hoạch.txt"
    path.write_bytes(data)
    with pytest.raises(RefusedInput, match="UTF-8") as refusal:
        reading.read_file(path)
    assert named in str(refusal.value)
    assert "Không có gì thay đổi" in str(refusal.value)


def test_a_few_broken_bytes_are_replaced_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PLAN.encode() * 5 + b"\xff")
    receipt = reading.read_file(path).receipt
    assert receipt.broken_characters == 1
    assert any("1 ký tự hỏng" in sentence for sentence in receipt.sentences())


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="Không tìm thấy tệp “không có"):
        reading.read_file(tmp_path / "không có.txt")


def test_a_folder_with_a_text_ending_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thư mục.txt").mkdir()
    with pytest.raises(RefusedInput, match="Không đọc được tệp"):
        reading.read_file(tmp_path / "thư mục.txt")


def test_an_unknown_ending_is_refused_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "a.pages").write_bytes(b"x")
    with pytest.raises(RefusedInput, match=r"văn bản thuần \(.txt\)"):
        reading.read_file(tmp_path / "a.pages")


def test_a_file_above_5_mb_is_refused_with_the_limit(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a" * 5_000_001)
    with pytest.raises(RefusedInput, match="5 MB"):
        reading.read_file(tmp_path / "a.txt")


def test_more_than_20000_lines_are_refused_with_the_limit() -> None:
    with pytest.raises(RefusedInput, match=r"20\.000 dòng"):
        reading.read_text("a\n" * 20_001)


@pytest.mark.parametrize("text", ["", "  \n\t\n", "---\n***\n…", "\u200b\ufeff"])
def test_a_text_without_a_word_is_refused(text: str) -> None:
    with pytest.raises(RefusedInput, match="không có chữ nào"):
        reading.read_text(text)


def test_a_plan_s_json_is_read_back_whole(tmp_path: Path) -> None:
    plan = reading.read_text(PLAN).plan
    path = tmp_path / "a.json"
    path.write_text(plan_json.dumps(plan, preset.load(plan.standard)), "utf-8")
    assert reading.read_file(path).plan == plan


def test_json_with_an_unknown_key_is_refused_naming_the_place() -> None:
    plan = reading.read_text(PLAN).plan
    data = plan_json.to_data(plan, preset.load(plan.standard))
    data["sections"][0]["colour"] = "đỏ"
    with pytest.raises(RefusedInput, match=r"sections\[0\].*colour"):
        reading.read_json(json.dumps(data))
