"""A banner's words: read, sized, refused, and where its lines may part."""

import math
from itertools import combinations

import pytest

from kehoach_gui.core.banner import (
    Banner,
    RefusedBanner,
    checked,
    checked_size,
    colours,
    faces,
    forms,
    least_letter,
    parse_size,
)
from kehoach_gui.core.banner_breaks import all_breaks, lines_of, read_words
from kehoach_gui.core.slogan_variables import UnfilledVariable

# a text, and what of it always stays on one line
WHOLE = [
    ("Chào mừng Đại hội đại biểu Đảng bộ tỉnh Sơn La lần thứ XV!", ["tỉnh Sơn La", "lần thứ XV!"]),
    ("CHỦ TỊCH HỒ CHÍ MINH SỐNG MÃI!", ["HỒ CHÍ MINH"]),
    ("Đảng Cộng sản Việt Nam quang vinh muôn năm!", ["Đảng Cộng sản Việt Nam"]),
    ("Kỷ niệm 95 năm Ngày thành lập Đảng", ["95 năm"]),
    ("Mừng ngày 30 tháng 4 năm 1975 lịch sử", ["ngày 30 tháng 4 năm 1975"]),
    ("Đại hội lần thứ nhất, nhiệm kỳ 2025 - 2030", ["lần thứ nhất,", "kỳ 2025 - 2030"]),
    ("Kỷ niệm (19/5/1890- 19/5/2020) trọng thể", ["(19/5/1890- 19/5/2020)"]),
    ("Chào mừng Đại hội XIII Công đoàn Việt Nam", ["hội XIII", "Việt Nam"]),
    ("Đoàn kết - Kỷ cương - Sáng tạo", ["kết -", "cương -"]),
    ("Phấn đấu đạt 100 % chỉ tiêu", ["100 %"]),
]


@pytest.mark.parametrize(("text", "whole"), WHOLE)
def test_names_ordinals_and_numbers_are_on_one_line_in_every_break(
    text: str, whole: list[str]
) -> None:
    words = read_words(text)
    breaks = list(all_breaks(words))
    assert len(breaks) > 1
    for cuts in breaks:
        lines = lines_of(words, cuts)
        assert " ".join(lines) == text
        assert 1 <= len(lines) <= 4
        assert [part for part in whole if not any(part in line for line in lines)] == []


def test_all_breaks_are_given_once_and_no_other() -> None:
    words = read_words("a b c d e")
    found = [len(cuts) for cuts in all_breaks(words)]
    assert found == [n for n in range(4) for _ in combinations(range(4), n)]
    assert len(set(all_breaks(words))) == len(found)


def test_words_of_two_syllables_are_kept_where_letters_stay_large() -> None:
    words = read_words("Nhiệt liệt chào mừng thành công của đại hội")
    assert words.joints(gentle=True) == (1, 3, 5)  # nor does a line end with "của"
    assert words.joints(gentle=False) == tuple(range(8))


def test_a_text_all_in_capitals_is_not_one_long_name() -> None:
    assert read_words("Nhiệt Liệt Chào Mừng Năm Học Mới").held == frozenset()
    assert read_words("NHIỆT LIỆT CHÀO MỪNG NĂM HỌC MỚI").held == frozenset()


def test_stacked_rows_may_part_a_long_name_and_a_range_of_days() -> None:
    text = "Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2025)"
    assert read_words(text).held == {0, 1, 2, 3, 5, 6}
    assert read_words(text, vertical=True).held == {3, 5}


def test_line_breaks_of_the_writer_are_the_only_break() -> None:
    words = read_words("Mừng Đảng\nmừng Xuân")
    assert list(all_breaks(words)) == [(1,)]
    assert lines_of(words, (1,)) == ("Mừng Đảng", "mừng Xuân")


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("6000x1000", (6000, 1000)),
        (" 6000 × 1000 mm ", (6000, 1000)),
        ("6x1m", (6000, 1000)),
        ("0,8 m x 2,4 m", (800, 2400)),
        ("80*240cm", (800, 2400)),
        ("600cm x 0.8m", (6000, 800)),
        ("20m x 3m", (20000, 3000)),
        ("3000x20000", (3000, 20000)),
    ],
)
def test_sizes_are_read_in_any_unit(text: str, size: tuple[float, float]) -> None:
    assert parse_size(text) == pytest.approx(size)


@pytest.mark.parametrize(
    "text",
    ["0x1000", "6000x0", "10kmx1km", "20001x3000", "3001x3001", "6000", "", "axb", "-5x9",
     "6000x1000x2", "1e9x1e9", "٦٠٠x١٠٠", "9" * 400 + "x1", "49x600"],
)  # fmt: skip
def test_other_sizes_are_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(RefusedBanner, match=r"Hãy|hãy"):
        parse_size(text)


@pytest.mark.parametrize("width", [math.nan, math.inf, -math.inf])
def test_a_size_that_is_no_number_is_refused(width: float) -> None:
    with pytest.raises(RefusedBanner):
        checked_size(width, 1000)


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"text": ""}, "Chưa có chữ"),
        ({"text": " \u200b\n - !"}, "Chưa có chữ"),
        ({"text": "Mừng Đảng " * 200}, "quá 500"),
        ({"text": "\u0301" * 5000}, "Chưa có chữ"),
        ({"crop": True}, "chừa xén"),
        ({"bleed": -1.0}, "Chừa xén"),
        ({"bleed": math.nan}, "Chừa xén"),
        ({"eyelets": 5000.0}, "lỗ khoen"),
        ({"lines": 5}, "Số dòng"),
        ({"text": "a\nb\nc\nd\ne"}, "nhiều nhất 4 dòng"),
        ({"colours": "tím"}, "yellow-red"),
        ({"face": "viết tay"}, "sans"),
        ({"width": 0.0}, "nhỏ quá"),
    ],
)
def test_what_cannot_be_drawn_is_refused_with_a_sentence(
    changes: dict[str, object], word: str
) -> None:
    values = {"text": "Mừng Xuân", "width": 6000.0, "height": 1000.0, **changes}
    with pytest.raises(RefusedBanner, match=word):
        checked(Banner(**values))  # type: ignore[arg-type]


def test_an_open_variable_blocks_and_is_named() -> None:
    with pytest.raises(UnfilledVariable, match=r"\{lần thứ\}"):
        checked(Banner("Mừng Đại hội lần thứ {lần thứ}!", 6000, 1000))


def test_words_are_cleaned_and_the_writer_s_lines_stay() -> None:
    assert checked(Banner("  Mừng\u00a0 Đảng \n\n mừng Xuân ", 6000, 1000)).text == (
        "Mừng Đảng\nmừng Xuân"
    )


def test_every_usual_size_can_be_drawn_and_presets_have_names() -> None:
    for form in forms().values():
        assert form.name and form.distance_m > 0
        for size in form.sizes:
            assert checked_size(*size) == size
            assert (size[1] > size[0]) == form.vertical
    assert list(colours()) == ["yellow-red", "white-red", "white-blue", "red-white"]
    assert {face.kind for face in faces().values()} == {"sans", "serif"}


def test_a_letter_is_read_from_two_hundred_times_its_height() -> None:
    assert least_letter(20) == 100
