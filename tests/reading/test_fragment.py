"""Pasted pieces of text: paragraphs, marks, broken lines, and what the receipt says."""

import pytest

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.fragment import Piece, read_fragment, read_raw


def test_marks_before_lines_are_read_and_taken_off() -> None:
    fragment = read_fragment("Lời dẫn:\n- Một;\n+ Hai;\n• Ba.")
    assert fragment.pieces == (
        Piece("Lời dẫn:"),
        Piece("Một;", "dash"),
        Piece("Hai;", "plus"),
        Piece("Ba.", "dash"),
    )
    assert fragment.receipt() == "Đã dọn: đổi 3 dấu đầu dòng thành kiểu đoạn."


def test_numbers_are_marks_only_where_they_make_a_list() -> None:
    both = read_fragment("1. Nâng cao nhận thức.\n2. Tạo không khí vui tươi.")
    assert [piece.mark for piece in both.pieces] == ["number", "number"]
    alone = read_fragment("3. Nâng cao nhận thức.")
    assert alone.pieces == (Piece("3. Nâng cao nhận thức."),)
    letters = read_fragment("a) Cổ động;\nb) Văn nghệ.")
    assert [piece.mark for piece in letters.pieces] == ["letter", "letter"]


def test_a_line_broken_inside_a_sentence_is_joined_and_an_empty_line_parts() -> None:
    fragment = read_fragment("Tuyên truyền sâu rộng về\ný nghĩa của ngày lễ.\r\n\r\ncác đơn vị")
    assert [piece.text for piece in fragment.pieces] == [
        "Tuyên truyền sâu rộng về ý nghĩa của ngày lễ.",
        "các đơn vị",
    ]
    assert "nối 1 dòng bị ngắt giữa câu" in fragment.receipt()


def test_the_receipt_counts_what_was_cleaned_and_is_empty_for_clean_text() -> None:
    said = read_fragment("một\u00a0hai\u200b  ba tie\u0302\u0301ng").receipt()
    assert said == (
        "Đã dọn: bỏ 1 dấu cách lạ, bỏ 1 ký tự vô hình, chuẩn hóa 1 chữ có dấu rời,"
        " gộp dấu cách thừa ở 1 dòng."
    )
    assert read_fragment("Một câu.").receipt() == ""


def test_the_raw_text_keeps_lines_and_marks() -> None:
    assert read_raw("- một\nhai\u00a0ba\n\n1. bốn") == ("- một", "hai ba", "1. bốn")


def test_too_many_lines_are_refused_with_the_limit() -> None:
    for read in (read_fragment, read_raw):
        with pytest.raises(RefusedInput, match=r"20\.000 dòng"):
            read("a\n" * 20_001)
