"""Lines break where Word and LibreOffice break them, and document numbers stay whole."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core.linebreak import fill, pieces, symbols, wrap
from kehoach_gui.core.measure import width_mm


def parts(text: str) -> list[str]:
    return [text[start:ink] for start, ink, _ in pieces(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tuyên truyền", ["tuyên", "truyền"]),
        ("nhiệm kỳ 2020-2025", ["nhiệm", "kỳ", "2020-", "2025"]),
        ("giai đoạn 2021–2030", ["giai", "đoạn", "2021–", "2030"]),
        ("Covid-19", ["Covid-", "19"]),
        ("kinh tế -văn hóa", ["kinh", "tế", "-", "văn", "hóa"]),
        ("chào mừng!Đại hội", ["chào", "mừng!", "Đại", "hội"]),
        ("hội nhập…(nếu có)", ["hội", "nhập…", "(nếu", "có)"]),
        ("và/hoặc", ["và/hoặc"]),
        ("ngày 22/11/2019", ["ngày", "22/11/2019"]),
        ("“tự diễn biến”, “tự chuyển hóa”", ["“tự", "diễn", "biến”,", "“tự", "chuyển", "hóa”"]),
        ("Ban-“Chỉ đạo”", ["Ban-“Chỉ", "đạo”"]),
        ("nội dung ) sau", ["nội", "dung )", "sau"]),
        ("( xem phụ lục", ["( xem", "phụ", "lục"]),
        ("hết câu ./.", ["hết", "câu ./."]),
        ("a)(b", ["a)", "(b"]),
    ],
)
def test_a_line_breaks_where_the_word_processors_break_it(text: str, expected: list[str]) -> None:
    assert parts(text) == expected


@pytest.mark.parametrize(
    "number",
    ["12-KH/ĐU", "121-KH/TU", "136/KH-LĐLĐ", "05-CT/TW", "435-KH/TĐTN-CTĐ&TTN", "/KH-SVHTTDL"],
)
def test_a_document_number_is_never_split(number: str) -> None:
    assert number in parts(f"thực hiện Kế hoạch số {number} ngày 05/01/2027")


@pytest.mark.parametrize("text", ["2020-2025", "kinh tế - xã hội", "Mác-Lênin", "22/11/2019"])
def test_other_words_with_a_hyphen_or_slash_are_no_document_numbers(text: str) -> None:
    assert symbols(text) == ()


def test_no_break_blanks_hold_words_together() -> None:
    assert parts("lần\u00a0thứ\u00a0XX 2025\u00a0-\u00a02030") == [
        "lần\u00a0thứ\u00a0XX",
        "2025\u00a0-\u00a02030",
    ]


@given(st.text(alphabet="aĐê1 -/.,()“”!…\u00a0", max_size=60))
def test_pieces_give_back_the_whole_text(text: str) -> None:
    found = pieces(text)
    assert found[0][0] == 0
    assert found[-1][2] == len(text)
    for (_, ink, end), (start, _, _) in pairwise(found):
        assert end == start
        assert text[ink:end].strip(" ") == ""


@given(
    st.lists(st.floats(min_value=1, max_value=30), max_size=40),
    st.floats(min_value=10, max_value=60),
)
def test_lines_are_full_but_not_overfull(widths: list[float], room: float) -> None:
    lines = fill([(width, width + 1) for width in widths], room, room)
    assert [index for first, last in lines for index in range(first, last)] == list(
        range(len(widths))
    )
    for first, last in lines:
        ink = sum(widths[first:last]) + (last - first - 1)
        assert ink <= room + 1e-6 or last == first + 1
        if last < len(widths):
            assert ink + 1 + widths[last] > room - 1e-6


def test_the_first_line_may_have_less_room() -> None:
    assert fill([(10, 12), (10, 12), (10, 12)], 10, 30) == ((0, 1), (1, 3))


def test_a_name_wraps_in_its_column() -> None:
    lines = wrap("SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", 62, 13, bold=True)
    assert " ".join(lines) == "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH"
    assert len(lines) == 2
    assert all(width_mm(line, 13, bold=True) <= 62 for line in lines)
