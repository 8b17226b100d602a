"""Which lower units have sent a plan: names of the address book held against heads of plans."""

import pytest

from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.recipient_order import address_book
from kehoach_gui.core.submitted import Submitted
from kehoach_gui.core.submitted_units import known_units, missing_units, times_sent
from kehoach_gui.core.unit_names import unit_key


def sent(*bodies: str) -> list[Submitted]:
    return [Submitted(f"{place}.docx", body=body) for place, body in enumerate(bodies)]


def test_the_shipped_address_book_names_groups_alone_and_nobody_is_missing() -> None:
    assert known_units(address_book(), (), "ỦY BAN NHÂN DÂN TỈNH X") == ()


def test_units_are_those_of_the_office_s_own_book_and_profiles_below_it() -> None:
    book = {"state": {"below": ("UBND xã An Bình", "Các thôn, tổ dân phố", "UBND xã …")}}
    profiles = [
        Organisation("Trường A", "state-nd30", "UBND TỈNH X", "TRƯỜNG THPT A"),
        Organisation("Xã An Bình", "state-nd30", "UBND tỉnh X", "ỦY BAN NHÂN DÂN XÃ AN BÌNH"),
        Organisation("Khác", "state-nd30", "UBND TỈNH Y", "TRƯỜNG B"),
    ]
    known = known_units(book, profiles, "Ủy ban nhân dân tỉnh X")
    assert set(map(unit_key, known)) == {
        unit_key("ỦY BAN NHÂN DÂN XÃ AN BÌNH"),
        unit_key("trường trung học phổ thông A"),
    }


@pytest.mark.parametrize(
    ("name", "body", "there"),
    [
        ("UBND xã An Bình", "ỦY BAN NHÂN DÂN XÃ AN BÌNH", True),
        ("xã An Bình", "ỦY BAN NHÂN DÂN XÃ AN BÌNH", True),
        ("Đảng uỷ xã An Bình", "ĐẢNG ỦY XÃ AN BÌNH", True),
        ("LĐLĐ huyện Lộc Hà", "LIÊN ĐOÀN LAO ĐỘNG HUYỆN LỘC HÀ", True),
        ("Đảng ủy xã An Bình", "ỦY BAN NHÂN DÂN XÃ AN BÌNH", False),
        ("UBND xã Sơn Hà", "ỦY BAN NHÂN DÂN XÃ SƠN HẠ", False),
        ("UBND xã Bình", "ỦY BAN NHÂN DÂN XÃ AN BÌNH", False),
    ],
)
def test_a_unit_has_sent_where_its_name_is_the_body_s_or_its_end(
    name: str, body: str, there: bool
) -> None:
    assert missing_units((name,), sent(body)) == (() if there else (name,))


def test_a_file_that_was_not_read_is_not_taken_for_a_plan_of_its_unit() -> None:
    assert missing_units(("xã A",), [Submitted("a", body="XÃ A", error="hỏng")]) == ("xã A",)


def test_files_of_one_body_are_counted_with_each_of_them() -> None:
    records = [*sent("XÃ A", "UBND XÃ B", "Ủy ban nhân dân xã B", ""), Submitted("x", error="hỏng")]
    assert times_sent(records) == (1, 2, 2, 0, 0)
