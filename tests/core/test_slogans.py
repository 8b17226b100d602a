"""The normal form of a slogan, and the keys that tell duplicates."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core.slogans import exact_key, normal, pattern_key, slogan_of, spelled, with_text


@pytest.mark.parametrize(
    ("printed", "wanted"),
    [
        ("1. Mừng ngày hội lớn!", "Mừng ngày hội lớn!"),
        ("- mừng ngày hội lớn", "Mừng ngày hội lớn!"),
        ("* Khẩu hiệu số 1: mừng  ngày hội lớn !", "Mừng ngày hội lớn!"),
        ("a) Mừng ngày hội lớn;", "Mừng ngày hội lớn!"),
        ("IV. Mừng ngày hội lớn ! !", "Mừng ngày hội lớn!"),
        ("“Mừng ngày hội lớn”", "Mừng ngày hội lớn!"),
        ("Mừng ngày hội lớn./.", "Mừng ngày hội lớn!"),
        ("V.I. Lênin vĩ đại", "V.I. Lênin vĩ đại!"),
        ("C. Mác vĩ đại", "C. Mác vĩ đại!"),
        ("30/4 bất diệt", "30/4 bất diệt!"),
        ("2. 70 năm vẻ vang", "70 năm vẻ vang!"),
        ("5 - không, 3 sạch", "5 - không, 3 sạch!"),
        ("Đoàn kết ! Thành công", "Đoàn kết! Thành công!"),
        ("Bạn đã sẵn sàng chưa?", "Bạn đã sẵn sàng chưa?"),
        ("Mừng hội trường “Vui!”", "Mừng hội trường “Vui!”"),
        ("{đảng bộ} vững mạnh", "{đảng bộ} vững mạnh!"),
        ("Hãy dừng lại. Mọi người chờ bạn", "Hãy dừng lại. Mọi người chờ bạn!"),
        ("12.", ""),
        (" \n", ""),
    ],
)
def test_the_normal_form_has_no_list_number_a_capital_and_one_mark(
    printed: str, wanted: str
) -> None:
    assert normal(printed) == wanted


@given(st.text(alphabet=" !.,;:-–*1aAđĐâ“”\u0301{}/XIV\n", max_size=40))
def test_the_normal_form_of_a_normal_form_is_itself_and_it_is_nfc(printed: str) -> None:
    once = normal(printed)
    assert normal(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert " !" not in once


def test_what_was_printed_is_kept_only_where_it_differs() -> None:
    assert slogan_of("3. Mừng ngày hội").original == "3. Mừng ngày hội"
    assert slogan_of("Mừng ngày hội!").original == ""
    assert with_text(slogan_of("3. Mừng"), "Vui!").original == ""


def test_the_key_of_the_same_words_forgets_marks_capitals_and_punctuation() -> None:
    assert exact_key("Hòa bình – muôn năm!") == exact_key("HOÀ BÌNH, MUÔN NĂM")
    assert exact_key("Khóa XV") != exact_key("Khóa XVI")


def test_the_pattern_key_also_forgets_years_and_ordinals() -> None:
    assert pattern_key("Bầu cử khoá XIV, 2016 - 2021!") == pattern_key("Bầu cử khóa V, 2021-2026!")
    assert pattern_key("Đại hội X") == pattern_key("Đại hội XIII")
    assert pattern_key("44 năm (30/4/1975 - 30/4/2019)") == pattern_key("48 năm (30/4)")
    assert pattern_key("VÌ NƯỚC") != pattern_key("XV NƯỚC")


def test_the_spelling_has_one_place_for_the_tone_mark_and_keeps_the_marks() -> None:
    assert spelled("HOÀ bình, thuỷ, khoẻ") == "hòa bình thủy khỏe"
    assert spelled("toàn quý") == "toàn quý"
    assert spelled("bán") != spelled("bàn")
