"""Variables in slogans: what is open is seen and may not be printed."""

import pytest

from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.slogan_variables import (
    UnfilledVariable,
    fill,
    require_filled,
    values_of,
    variables,
    with_variables,
)

TEXT = "Chào mừng Đại hội Đảng bộ {Đảng  bộ} lần thứ {lần thứ}!"


def test_variables_are_found_once_and_in_order_however_they_are_written() -> None:
    assert variables(TEXT + " {lần thứ}") == ("đảng bộ", "lần thứ")
    assert variables("Không có gì!") == ()


def test_what_has_no_value_stays_visible_and_is_not_printed() -> None:
    half = fill(TEXT, {"đảng bộ": "xã An Hòa", "lần thứ": ""})
    assert half == "Chào mừng Đại hội Đảng bộ xã An Hòa lần thứ {lần thứ}!"
    with pytest.raises(UnfilledVariable, match=r"\{lần thứ\}") as caught:
        require_filled(half)
    assert caught.value.names == ("lần thứ",)
    whole = fill(half, {"lần thứ": "II"})
    assert require_filled(whole) == whole == "Chào mừng Đại hội Đảng bộ xã An Hòa lần thứ II!"


@pytest.mark.parametrize(
    ("text", "pattern"),
    [
        (
            "Chào mừng 80 năm Ngày hội An Hòa (1/1/1946 - 1/1/2026)!",
            "Chào mừng {số năm} năm Ngày hội An Hòa (1/1/1946 - 1/1/{năm})!",
        ),
        (
            "Đại hội Hội A lần thứ IV tiến tới Đại hội Hội B lần thứ XX!",
            "Đại hội Hội A lần thứ {lần thứ} tiến tới Đại hội Hội B lần thứ {lần thứ 2}!",
        ),
        (
            "Mừng Đại hội Đảng bộ xã An Hòa lần thứ II, nhiệm kỳ 2025 - 2030!",
            "Mừng Đại hội Đảng bộ {đảng bộ} lần thứ {lần thứ}, nhiệm kỳ {nhiệm kỳ}!",
        ),
        ("Nhân dân tỉnh An Hòa nhớ mãi năm 1975!", "Nhân dân tỉnh {tỉnh} nhớ mãi năm 1975!"),
        ("Tháng hành động năm 2024!", "Tháng hành động năm {năm}!"),
        ("Mừng đại hội đảng bộ các cấp!", "Mừng đại hội đảng bộ các cấp!"),
    ],
)
def test_words_of_one_year_and_place_become_variables(text: str, pattern: str) -> None:
    assert with_variables(text) == pattern


def test_the_profile_of_the_office_and_the_year_give_values() -> None:
    office = Organisation("x", "party-hd05", "ĐẢNG BỘ TỈNH AN HÒA", "ĐẢNG ỦY XÃ BÌNH AN")
    assert values_of(office, 2026) == {"tỉnh": "An Hòa", "đảng bộ": "xã Bình An", "năm": "2026"}
    assert values_of(Organisation("x", "state-nd30", None, "TRƯỜNG A")) == {}
