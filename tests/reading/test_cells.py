"""Tables of the clipboard: from Excel by tabs, from Word and pages as HTML."""

import pytest

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.cells import is_table, read_cells


def test_lines_with_tabs_are_rows_and_quotes_hold_a_line_break() -> None:
    assert read_cells('STT\tViệc\r\n1\t"Hai\r\ndòng"\r\n2\n') == (
        ("STT", "Việc"),
        ("1", "Hai\ndòng"),
        ("2", ""),
    )


def test_a_page_s_first_table_wins_and_its_spans_leave_empty_cells() -> None:
    html = """<p>Trước</p><table><tr><th colspan=2>Đầu</th><th rowspan="2">Cao</th></tr>
    <tr><td><p>Một</p><p>hai <b>đậm</b></p></td><td>ba<br>bốn</td></tr></table>
    <table><tr><td>khác</td></tr></table>"""
    assert read_cells("bỏ qua", html) == (("Đầu", "", "Cao"), ("Một\nhai đậm", "ba\nbốn", ""))


def test_a_table_inside_a_cell_stays_words_of_the_cell() -> None:
    html = "<table><tr><td>a <table><tr><td>b</td></tr></table> c</td><td>d</td></tr></table>"
    ((first, second),) = read_cells("", html)
    assert (first.split(), second) == (["a", "b", "c"], "d")


def test_a_text_without_tabs_is_one_cell_and_nothing_is_no_cell() -> None:
    assert read_cells("Một câu\u00a0thôi") == (("Một câu thôi",),)
    assert read_cells(" \n") == ()


@pytest.mark.parametrize("text", ["a\n" * 2001, "a\t" * 80, "x" * 2_000_001])
def test_a_table_that_is_too_large_is_refused_in_words(text: str) -> None:
    with pytest.raises(RefusedInput, match=r"quá 2\.000 hàng"):
        read_cells(text)


def test_cells_are_cleaned_to_plain_composed_text() -> None:
    assert read_cells("Tie\u0302\u0301ng\u200b  Việt\tb") == (("Tiếng Việt", "b"),)


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("a\tb\nc\td", True),
        ('TT\t"hai\ndòng"\n1\tb\n', True),
        ("a\tb", False),
        ("\tThụt đầu dòng.\n\tDòng nữa.", False),
        ("Một\tb\nHai", False),
        ("Một câu.\nHai câu.", False),
        ("a\tb\n" + "x" * 200_000 + "\tc", False),
    ],
)
def test_only_rows_of_as_many_cells_are_taken_for_a_copied_table(text: str, table: bool) -> None:
    assert is_table(text) is table


def test_columns_that_only_spans_made_go_and_a_covered_cell_is_empty() -> None:
    html = "<table><tr><td colspan=9>Đầu<td rowspan=3>x</tr><tr><td colspan=9>a</tr></table>"
    assert read_cells("", html) == (("Đầu", "x"), ("a", ""))


@pytest.mark.parametrize("html", ["<table>" * 3000 + "<tr><td>a<td>b", "<table><tr>" + "<td>" * 70])
def test_a_page_that_is_nested_or_wide_without_end_is_refused(html: str) -> None:
    with pytest.raises(RefusedInput, match="nên không được dán"):
        read_cells("", html)
