"""The standard is the one the paper itself follows: head, number, marks, body and date."""

import pytest

from kehoach_gui import reading

STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"


def standard(head: str, tail: str = "", opening: str = "") -> str:
    text = f"{head}\nKẾ HOẠCH\nTuyên truyền biển, đảo\n{opening}\nI. MỤC ĐÍCH\nMột.\n{tail}"
    return reading.read_text(text).plan.standard


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f"UBND TỈNH TRUNG SƠN\nSỞ Y TẾ\nSố: 1/KH-SYT\n{STATE}", "state-nd30"),
        (f"LIÊN ĐOÀN LAO ĐỘNG TỈNH TRUNG SƠN\nSố: 1/KH-LĐLĐ\n{STATE}", "union-qd933"),
        (f"SỞ Y TẾ\nCÔNG ĐOÀN CƠ SỞ\nSố: /KH-CĐCS\n{STATE}", "union-qd933"),
        (f"TRƯỜNG THPT NGUYỄN DU\nĐOÀN TRƯỜNG\nSố: 3/KH-ĐTN\n{STATE}", "state-nd30"),
        ("BCH ĐOÀN TỈNH TRUNG SƠN\n***\nSố: 9-KH/TĐTN-BTG\nĐOÀN TNCS HỒ CHÍ MINH", "youth-hd29"),
        ("BCH ĐOÀN XÃ BÌNH AN\nSố: 9-KH/ĐTN", "youth-hd29"),
        ("TỈNH ỦY TRUNG SƠN\n*\nSố 5-KH/TU\nTrung Sơn, ngày 26 tháng 5 năm 2026", "party-hd36"),
        ("TỈNH ỦY TRUNG SƠN\n*\nSố 5-KH/TU\nTrung Sơn, ngày 27 tháng 5 năm 2026", "party-hd05"),
        ("ĐẢNG CỘNG SẢN VIỆT NAM\nTrung Sơn, ngày 01 tháng 3 năm 2027", "party-hd05"),
        ("", "state-nd30"),
    ],
)
def test_the_head_tells_the_standard(head: str, expected: str) -> None:
    assert standard(head) == expected


def test_a_slash_in_the_signing_mark_tells_a_party_paper() -> None:
    assert standard("", "T/M ĐẢNG ỦY\nBÍ THƯ\nHà Thị Mai") == "party-hd05"


def test_without_a_head_the_body_that_makes_the_plan_tells_it() -> None:
    opening = (
        "Thực hiện Chỉ thị số 2-CT/TW ngày 1/2/2020, Đảng bộ xã Bình An xây dựng kế hoạch như sau:"
    )
    assert standard("", opening=opening) == "party-hd36"
    opening = "Thực hiện Chỉ thị số 2-CT/TW ngày 1/2/2020, Sở Y tế ban hành Kế hoạch như sau:"
    assert standard("", opening=opening) == "state-nd30"
