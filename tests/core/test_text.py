"""What comes in is cleaned with counts, folded for search and sorted as Vietnamese."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core import text


def test_cleaning_counts_what_it_changed() -> None:
    cleaned = text.clean(
        "\u00a0\u00a0Kế\u00a0hoạch\u200b  năm\t2026 " + "\nHo\u0323c ta\u0323\u0302p"
    )
    assert cleaned.text == "Kế hoạch năm 2026\nHọc tập"
    assert cleaned.strange_blanks == 3
    assert cleaned.zero_width == 1
    assert cleaned.composed_words == 2
    assert cleaned.doubled_blanks == 2


def test_a_letter_parted_from_its_mark_by_a_zero_width_blank_is_composed() -> None:
    assert text.clean("To\u200b\u0309 dân phố").text == "Tỏ dân phố"


@given(st.text())
def test_a_cleaned_text_is_clean(raw: str) -> None:
    once = text.clean(raw).text
    assert unicodedata.is_normalized("NFC", once)
    assert all(line == " ".join(line.split()) for line in once.split("\n"))
    again = text.clean(once)
    assert again.text == once
    assert again.strange_blanks == again.zero_width == again.composed_words == 0


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Đảng ủy Đặc khu", "dang uy dac khu"),
        ("ƯỠN ẸO, Quyết", "uon eo, quyet"),
        ("Ho\u0323c", "hoc"),
        ("KẾ HOẠCH số 12-KH/ĐU", "ke hoach so 12-kh/du"),
    ],
)
def test_folding_drops_case_marks_and_the_bar_of_d(written: str, folded: str) -> None:
    assert text.fold(written) == folded


@given(st.text(alphabet=st.characters(max_codepoint=0x1EFF)))
def test_folding_twice_changes_nothing_more(raw: str) -> None:
    assert text.fold(text.fold(raw)) == text.fold(raw)


def test_sorting_follows_the_vietnamese_alphabet_then_the_tones() -> None:
    names = [
        "Đoàn",
        "dân",
        "Đảng",
        "ăn",
        "an",
        "ân",
        "bạ",
        "bá",
        "bã",
        "bả",
        "bà",
        "ba",
        "đàn",
        "9",
    ]
    assert sorted(names, key=text.sort_key) == [
        *["9", "an", "ăn", "ân", "ba", "bà", "bả", "bã", "bá", "bạ"],
        *["dân", "đàn", "Đảng", "Đoàn"],
    ]


def test_sorting_goes_syllable_by_syllable() -> None:
    assert sorted(["bà con", "ba vì", "bà"], key=text.sort_key) == ["ba vì", "bà", "bà con"]


def test_words_are_counted_without_marks_and_dashes() -> None:
    assert text.count_words("- Lưu: VT, TG (02 bản).") == 5


def test_an_endless_run_of_marks_is_composed_in_linear_time() -> None:
    start = time.process_time()
    cleaned = text.clean("a" + "\u0301\u0316" * 400_000)
    assert time.process_time() - start < 5
    assert unicodedata.is_normalized("NFC", cleaned.text)


def test_ordinary_signs_alone_or_in_a_row_need_no_cleaning() -> None:
    ordinary = [chr(code) for code in range(0x10000) if text._ORDINARY.fullmatch(chr(code))]
    assert {"ế", "Ư", "đ", "“", "…"} <= set(ordinary)
    assert not {"\u00a0", "\u00ad", "\u0301", "\u200b", "\uf0b7", "\ufeff"} & set(ordinary)
    for sign in ordinary:
        assert unicodedata.is_normalized("NFC", sign) and not unicodedata.combining(sign)
        assert text._plain_line(sign) == text.Cleaned(sign)
