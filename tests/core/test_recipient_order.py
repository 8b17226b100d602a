"""Nơi nhận: the order by level, braces kept whole, joined and taken apart; the address book."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_gui.core import recipient_order
from kehoach_gui.core.braces import grouped
from kehoach_gui.core.recipient_order import (
    RecipientTableError,
    address_book,
    book_changes,
    book_with,
    group_with_brace,
    level_name,
    level_of,
    ordered,
    ungroup,
)

MIXED = (
    "Lưu: VT, TG",
    "Các chi bộ trực thuộc",
    "Đơn vị chưa ai biết",
    "Ủy ban Kiểm tra Đảng ủy",
    "Thường trực Đảng ủy",
    "Ban Tuyên giáo và Dân vận Tỉnh ủy",
)


def test_the_highest_level_comes_first_and_the_archive_last():
    assert ordered(MIXED) == (*MIXED[:2:-1], MIXED[1], MIXED[2], MIXED[0])


def test_each_level_keeps_its_order():
    lines = ("Các thôn", "Chi bộ 2", "Chi bộ 1", "Thường trực HĐND xã")
    assert ordered(lines) == ("Thường trực HĐND xã", "Các thôn", "Chi bộ 2", "Chi bộ 1")


def test_a_brace_moves_whole_with_its_highest_line():
    lines = ("Các thôn", "Chi bộ 1 }", "Tỉnh ủy } (để b/c)", "Lưu: VT")
    assert ordered(lines) == ("Chi bộ 1 }", "Tỉnh ủy } (để b/c)", "Các thôn", "Lưu: VT")


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("thuong truc tinh uy (b/c)", "above"),
        ("Thường trực Đảng ủy", "standing"),
        ("Sở Nội vụ", "beside"),
        ("Sở Giáo dục và Đào tạo", "above"),
        ("UBND các xã, phường", "below"),
        ("Banh bóng", "other"),
        ("Lưu VP", "archive"),
        ("", "other"),
    ],
)
def test_the_longest_opening_words_decide_the_level(line, level):
    assert level_of(line) == level
    assert level_name(level)


def test_lines_are_joined_where_the_first_of_them_stood():
    lines = ("Tỉnh ủy", "Các thôn", "Sở Nội vụ", "Lưu: VT")
    joined = group_with_brace(lines, [0, 2, 3], "để b/c")
    assert joined == ("Tỉnh ủy }", "Sở Nội vụ } (để b/c)", "Các thôn", "Lưu: VT")
    assert [group.note for group in grouped(joined)] == ["(để b/c)", "", ""]


def test_a_line_taken_from_another_brace_leaves_that_brace_right():
    lines = ("A }", "B }", "C } (để b/c)", "D")
    assert group_with_brace(lines, [1, 3], "(để biết)") == (
        "A (để b/c)",
        "B }",
        "D } (để biết)",
        "C (để b/c)",
    )


def test_a_brace_needs_two_lines_and_a_note():
    lines = ("Tỉnh ủy", "Sở Nội vụ", "Lưu: VT")
    assert group_with_brace(lines, [0], "để b/c") == lines
    assert group_with_brace(lines, [0, 1], " ") == lines
    assert group_with_brace(lines, [1, 2], "để b/c") == lines


def test_without_the_brace_each_line_says_the_note():
    lines = ("Tỉnh ủy }", "Sở Nội vụ } (để b/c)", "Các thôn")
    apart = ungroup(lines, 1)
    assert apart == ("Tỉnh ủy (để b/c)", "Sở Nội vụ (để b/c)", "Các thôn")
    assert group_with_brace(apart, [0, 1], "(để b/c)") == lines
    assert ungroup(lines, 2) == lines


def test_the_address_book_serves_every_kind_of_body_at_its_level():
    book = address_book()
    assert set(book) == {"party", "state", "union", "youth", "school"}
    for kind, shelf in book.items():
        assert shelf["below"], kind
        assert all(ordered((*names, "Lưu: VT"))[-1] == "Lưu: VT" for names in shelf.values())


def test_an_unknown_key_of_the_tables_is_named(tmp_path):
    bad = tmp_path / "bac.toml"
    bad.write_text('[[level]]\nid = "x"\nname = "X"\nopeners = []\ncolor = 1\n', "utf-8")
    with pytest.raises(RecipientTableError, match=r"bac\.toml.*level\[0\]\.color"):
        recipient_order.levels(bad)
    bad.write_text('[party]\nnobody = ["a"]\n', "utf-8")
    with pytest.raises(RecipientTableError, match=r"party\.nobody"):
        address_book(bad)


LINES = st.sampled_from(["Tỉnh ủy", "Tỉnh ủy }", "Sở } (để b/c)", "Các thôn", "Lưu: VT"])


@given(st.lists(LINES, max_size=6).map(tuple), st.sets(st.integers(0, 5)))
def test_no_recipient_is_lost_or_made(lines, chosen):
    def names(recipients):
        return sorted(
            line.removesuffix("(để b/c)").removesuffix("(x)").strip()
            for group in grouped(recipients)
            for line in group.lines
        )

    picked = {index for index in chosen if index < len(lines)}
    assert names(ordered(lines)) == names(lines)
    assert ordered(ordered(lines)) == ordered(lines)
    assert names(group_with_brace(lines, picked, "x")) == names(lines)
    for index in range(len(lines)):
        assert names(ungroup(lines, index)) == names(lines)


def test_an_office_s_own_groups_stand_in_the_place_of_the_shipped_ones():
    changes = {"party": {"above": ["Ban Thường vụ"], "below": []}, "none": {}, "state": "x"}
    book = book_with(changes)
    assert book["party"]["above"] == ("Ban Thường vụ",) and "below" not in book["party"]
    assert book["state"] == address_book()["state"]
    own = {"party": {"above": ["Ban Thường vụ"], "below": []}}
    assert book_changes(book) == own and book_changes(book_with(own)) == own
    assert book_changes(address_book()) == {}
