"""The marks that lines open with are told from words, dates and amounts that look like them."""

import pytest

from kehoach_gui.reading.closing import with_full_stop
from kehoach_gui.reading.header import read_place_date
from kehoach_gui.reading.kinds import heading_kind
from kehoach_gui.reading.marks import read_mark, roman, roman_value
from kehoach_gui.reading.tail_bits import is_office


@pytest.mark.parametrize(
    ("line", "family", "number", "rest"),
    [
        ("I. MỤC ĐÍCH", "roman", "I", "MỤC ĐÍCH"),
        ("II- NỘI DUNG", "roman", "II", "NỘI DUNG"),
        ("IV/ TỔ CHỨC", "roman", "IV", "TỔ CHỨC"),
        ("V . KHẨU HIỆU", "roman", "V", "KHẨU HIỆU"),
        ("III TỔ CHỨC THỰC HIỆN", "roman", "III", "TỔ CHỨC THỰC HIỆN"),
        ("A. ĐẶC ĐIỂM", "upper", "A", "ĐẶC ĐIỂM"),
        ("1.Mục đích", "arabic", "1", "Mục đích"),
        ("2/ Yêu cầu", "arabic", "2", "Yêu cầu"),
        ("3) Nội dung", "arabic", "3", "Nội dung"),
        ("(4) Hình thức", "arabic", "4", "Hình thức"),
        ("5. 100% chi bộ", "arabic", "5", "100% chi bộ"),
        ("1.1. Mục tiêu", "dotted", "1.1", "Mục tiêu"),
        ("2.10 Kết quả", "dotted", "2.10", "Kết quả"),
        ("1.2.3. Chi tiết", "dotted", "1.2.3", "Chi tiết"),
        ("a) Đối với xã", "lower", "a", "Đối với xã"),
        ("đ/ Khác", "lower", "đ", "Khác"),
        ("Phần thứ hai: NỘI DUNG", "part", "Phần thứ hai", "NỘI DUNG"),
        ("PHẦN III", "part", "PHẦN III", ""),
        ("- Treo cờ", "bullet", "", "Treo cờ"),
        ("–Treo cờ", "bullet", "", "Treo cờ"),
        ("• Treo cờ", "bullet", "", "Treo cờ"),
        ("+ Treo cờ", "bullet", "", "Treo cờ"),
        ("* Treo cờ", "bullet", "", "Treo cờ"),
    ],
)
def test_a_mark_is_read_with_its_number_and_words(
    line: str, family: str, number: str, rest: str
) -> None:
    mark = read_mark(line)
    assert mark is not None
    assert (mark.family, mark.number, mark.rest) == (family, number, rest)


@pytest.mark.parametrize(
    "line",
    [
        "02/9/2026: kỷ niệm Quốc khánh",
        "30.4.2026 là ngày lễ",
        "19/5 năm nay",
        "100% chi bộ tham gia",
        "90/KH-UBND ngày 05/5/2027",
        "12-KH/ĐU của Đảng ủy",
        "1.500 người dự",
        "5 - 7 người mỗi tổ",
        "2026. Trong năm",
        "V.I. Lênin toàn tập",
        "*. Nội dung các đợt:",
        "-----",
        "Phần lớn đảng viên đồng tình",
        "Mục đích của Kế hoạch",
        "IIII. Sai số",
    ],
)
def test_words_dates_and_amounts_are_no_marks(line: str) -> None:
    assert read_mark(line) is None


def test_roman_numbers_are_read_and_written() -> None:
    assert [roman_value(roman(value)) for value in range(1, 90)] == list(range(1, 90))
    assert roman_value("IIX") == 0


@pytest.mark.parametrize(
    ("text", "ended"),
    [
        ("triển khai thực hiện./.", "triển khai thực hiện."),
        ("triển khai thực hiện. /.", "triển khai thực hiện."),
        ("triển khai thực hiện", "triển khai thực hiện."),
        ("triển khai thực hiện;", "triển khai thực hiện."),
        ("muôn năm!", "muôn năm!"),
        ("muôn năm!./.", "muôn năm!"),
        ("băng rôn...", "băng rôn..."),
        ("băng rôn.../.", "băng rôn..."),
        ("xem https://example.vn/", "xem https://example.vn/."),
    ],
)
def test_the_last_paragraph_gets_one_full_stop(text: str, ended: str) -> None:
    assert with_full_stop(text) == ended


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Sơn La, ngày 8 tháng 11 năm 2019", ("Sơn La", "2019-11-08")),
        ("Bình An, ngày tháng 3 năm 2026", ("Bình An", "2026-03")),
        ("Bình An, ngày ..... tháng ..... năm 2026", ("Bình An", "2026")),
        ("Bình An, ngày   tháng   năm", ("Bình An", None)),
        ("Thành phố Huế, ngày 05/3/2026", ("Thành phố Huế", "2026-03-05")),
        ("ngày 01 tháng 02 năm 2027", (None, "2027-02-01")),
        ("Bình An, ngày 31 tháng 02 năm 2027", None),
        ("Thứ năm - 14/11/2019 15:03", None),
        ("Căn cứ Luật ngày 21 tháng 6 năm 2012 của Quốc hội", None),
    ],
)
def test_place_and_date_are_read_with_their_blanks(
    text: str, read: tuple[str | None, str | None] | None
) -> None:
    assert read_place_date(text) == read


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", "purpose"),
        ("Yêu cầu", "other"),
        ("NỘI DUNG VÀ HÌNH THỨC TUYÊN TRUYỀN", "content"),
        ("CÔNG TÁC TUYÊN TRUYỀN: HÌNH THỨC", "methods"),
        ("Một số khẩu hiệu tuyên truyền", "slogans"),
        ("Tài liệu và khẩu hiệu", "materials"),
        ("Các đợt tuyên truyền", "phases"),
        ("Thời gian thực hiện", "phases"),
        ("Giải pháp", "methods"),
        ("Tổ chức thực hiện", "organization"),
        ("Tổ chức các hội thi", "other"),
        ("Tuyên truyền về nội dung Nghị quyết", "other"),
        ("Đoạn đường tự quản", "other"),
        ("BA KHÂU ĐỘT PHÁ", "other"),
        (None, "other"),
    ],
)
def test_a_heading_announces_its_kind(heading: str | None, kind: str) -> None:
    assert heading_kind(heading) == kind


def test_an_office_is_told_from_a_school_by_its_tone_mark() -> None:
    assert is_office("TRƯỞNG PHÒNG")
    assert not is_office("TRƯỜNG THCS NGUYỄN DU")
