"""Widths and heights agree with what was measured in the official papers."""

import subprocess
import sys
import time

import pytest

from kehoach_gui.core import measure

MEASURED = [  # words, pt, bold, italic, mm
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 13, True, False, 95.7),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False, 88.3),
    ("Độc lập - Tự do - Hạnh phúc", 14, True, False, 60.5),
    ("Độc lập - Tự do - Hạnh phúc", 13, True, False, 56.1),
    ("Hà Nội, ngày 20 tháng 10 năm 2026", 14, False, True, 72.2),
    ("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026", 14, False, True, 106.3),
    ("Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026", 13, False, True, 98.7),
    ("ỦY BAN NHÂN DÂN", 13, True, False, 43.2),
    ("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", 13, True, False, 83.8),
    ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, False, 72.9),
    ("ĐOÀN TNCS HỒ CHÍ MINH", 15, True, False, 68.2),
    ("ĐẢNG BỘ THÀNH PHỐ HỒ CHÍ MINH", 14, False, False, 84.5),
    ("BAN TUYÊN GIÁO VÀ DÂN VẬN", 14, True, False, 75.6),
    ("Đặc khu Phú Quý, ngày 29 tháng 12 năm 2026", 14, False, True, 93.0),
]


@pytest.mark.parametrize(("words", "size", "bold", "italic", "mm"), MEASURED)
def test_the_words_of_the_official_heads_have_their_measured_width(
    words: str, size: int, bold: bool, italic: bool, mm: float
) -> None:
    assert measure.width_mm(words, size, bold, italic) == pytest.approx(mm, abs=0.05)


def test_capitals_are_measured_as_printed() -> None:
    written, printed = "Ủy ban nhân dân", "ỦY BAN NHÂN DÂN"
    assert measure.width_mm(written, 13, True, caps=True) == measure.width_mm(printed, 13, True)


def test_single_spacing_is_1_15_times_the_size() -> None:
    assert measure.line_height_pt(14) == pytest.approx(14 * 1.15, abs=0.01)
    parts = measure.ascent_em() + measure.descent_em() + measure.gap_em()
    assert measure.line_em() == pytest.approx(parts)


def test_every_vietnamese_letter_has_a_width_of_its_own() -> None:
    letters = [chr(code) for code in range(0x1EA0, 0x1EFA)] + list("ăâđêôơưĂÂĐÊÔƠƯ")
    for letter in letters:
        for bold in (False, True):
            assert 0.25 < measure.width_em(letter, bold) < 1.0, letter


@pytest.mark.parametrize(
    ("char", "em"), [("漢", 1.0), ("\U0001f600", 1.0), ("\u0301", 0.0), ("\u200b", 0.0), ("ก", 0.5)]
)
def test_characters_the_faces_lack_are_measured_by_their_class(char: str, em: float) -> None:
    assert measure.width_em(char) == em


def test_an_empty_text_has_no_width() -> None:
    assert measure.width_mm("", 14) == 0


def test_reading_the_widths_costs_a_few_milliseconds() -> None:
    """In a process of its own, the best of three: other programs only ever add."""
    code = (
        "import time; from kehoach_gui.core import measure; start = time.process_time();"
        "measure.width_mm('Tuyên truyền', 14); print(time.process_time() - start)"
    )
    runs = [subprocess.run([sys.executable, "-c", code], capture_output=True) for _ in range(3)]
    assert min(float(run.stdout) for run in runs) < 0.010


def test_a_word_measured_before_costs_nothing() -> None:
    words = [f"từ{index}" for index in range(500)]
    start = time.process_time()
    first = [measure.width_em(word) for word in words]
    cold = time.process_time() - start
    start = time.process_time()
    assert [measure.width_em(word) for word in words] == first
    assert time.process_time() - start < max(cold, 0.001)
