"""Anniversaries, missing parts, quotation marks, numbers: what is wrong is found, no more."""

from dataclasses import replace

import pytest

from kehoach_gui.checking import Context, check
from kehoach_gui.core.plan import Header, Plan, Signature, Title
from tests.checking.checked_plans import with_phases, with_text


def found(plan: Plan) -> list[tuple[str, str]]:
    return [(finding.rule, finding.text) for finding in check(plan)]


@pytest.mark.parametrize(
    "text",
    [
        "Kỷ niệm 90 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2020).",
        "Kỷ niệm 125 năm Ngày thành lập trường (10/10/1895 – 10/10/2020).",
        "Quốc khánh nước Cộng hòa xã hội chủ nghĩa Việt Nam (02/9/1945-02/9/2020);",
        "Kỷ niệm 80 năm Ngày thành lập hội (1947 - 2027); kế hoạch 5 năm (2021 - 2025)",
        "10 năm thực hiện chiến lược (2011 - 2020), nhiệm kỳ 2025 - 2030",
        "Từ 05 năm trước, đợt thi (01/3/2027 - 15/5/2027)",
        "Sau 3 năm làm việc theo mô hình mới, xã có 79 hộ.",
    ],
)
def test_a_right_anniversary_gives_no_finding(text: str) -> None:
    assert found(with_text(text)) == []


@pytest.mark.parametrize(
    ("text", "rule", "words"),
    [
        (
            "Gồm: 79 năm Ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2027); 80 năm Ngày Toàn "
            "quốc kháng chiến (19/12/1946 - 19/12/2026).",
            "anniversary-count",
            "79 năm Ngày Thương binh - Liệt sĩ (27/7/1947 - 27/7/2027)",
        ),
        (
            "kỷ niệm 90 năm Ngày lập xã (1930 - 2027)",
            "anniversary-count",
            "90 năm Ngày lập xã (1930 - 2027)",
        ),
        (
            "97 năm Ngày lập xã (03/02/1930 - 03/3/2027)",
            "anniversary-day",
            "97 năm Ngày lập xã (03/02/1930 - 03/3/2027)",
        ),
        (
            "52 năm Ngày lập xã (30/4/1975-30-4/2027)",
            "anniversary-separator",
            "(30/4/1975-30-4/2027)",
        ),
        (
            "52 năm Ngày lập xã (30/4/1975 - 30/4/2027; và các ngày khác",
            "anniversary-bracket",
            "52 năm Ngày lập xã (30/4/1975 - 30/4/2027",
        ),
        (
            "96 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1931 - 03/02/2027)",
            "anniversary-founding",
            "96 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1931 - 03/02/2027)",
        ),
    ],
)
def test_each_fault_of_an_anniversary_is_found_once(text: str, rule: str, words: str) -> None:
    assert found(with_text(text)) == [(rule, words)]


def test_the_right_count_is_offered() -> None:
    (finding,) = check(with_text("79 năm Ngày lập xã (27/7/1947 - 27/7/2027)"))
    assert "80 năm" in finding.fix


def test_every_missing_part_is_named() -> None:
    bare = Plan("state-nd30", header=Header(), title=Title(), signatures=(Signature(),))
    assert [finding.rule for finding in check(bare)] == [
        "head-missing-issuing-body",
        "head-missing-number",
        "head-missing-place",
        "head-missing-date",
        "head-missing-type-name",
        "head-missing-subject",
        "tail-missing-recipients",
        "tail-missing-title",
        "tail-missing-name",
    ]


def test_a_serial_left_blank_is_no_missing_number() -> None:
    plan = with_phases()
    number = replace(plan.header.number, serial="")
    assert found(replace(plan, header=replace(plan.header, number=number))) == []


def test_recipients_without_the_luu_line_are_found() -> None:
    plan = replace(with_phases(), recipients=("Sở Nội vụ", "Các thôn"))
    assert found(plan) == [("tail-missing-archive", "")]


@pytest.mark.parametrize(
    "texts",
    [
        ("Biểu hiện “suy thoái, “tự diễn biến”, “tự chuyển hóa” trong nội bộ”.",),
        ('Phong trào "Sạch nhà" và "Đẹp ngõ".',),
        ("“Mở ở đoạn này,", "đóng ở đoạn sau”."),
        ("Cuốn «Đất rừng phương Nam» và ‘Dế Mèn’, chị H’Hen.",),
    ],
)
def test_paired_and_nested_quotes_are_left_alone(texts: tuple[str, ...]) -> None:
    assert found(with_text(*texts)) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Phong trào “Sạch nhà, đẹp ngõ.", "“Sạch nhà, đẹp ngõ."),
        ("Phong trào Sạch nhà”, đẹp ngõ.", "Phong trào Sạch nhà”"),
        ("Biểu hiện “suy thoái, “tự diễn biến”.", "“suy thoái, “tự diễn biến”."),
        ('Phong trào "Sạch nhà.', '"Sạch nhà.'),
    ],
)
def test_a_quote_without_its_half_is_found(text: str, words: str) -> None:
    assert found(with_text(text)) == [("quote-unpaired", words)]


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch số 41-KH/TU ngày 20/12/2026, Nghị định số 111/2018/NĐ-CP, 05-CT/TW",
        "Công văn số 12/CV-UBND, Quyết định số 08/QĐ-TTg, số 15-KH/ĐUK",
        "Tháng 3/2027 - TP Huế; 15/5 - ĐOÀN XÃ; ngày 26/3-Đoàn",
    ],
)
def test_right_numbers_are_left_alone(text: str) -> None:
    assert found(with_text(text)) == []


@pytest.mark.parametrize(
    ("text", "rule", "words", "due"),
    [
        ("Kế hoạch số 194/KH-ĐU", "number-mixed", "194/KH-ĐU", "194-KH/ĐU"),
        ("Công văn số 12-CV/UBND", "number-mixed", "12-CV/UBND", "12/CV-UBND"),
        ("Chỉ thị số 05- CT/TW", "number-blank", "05- CT/TW", "05-CT/TW"),
        ("Kế hoạch số 12 -KH/ĐU", "number-blank", "12 -KH/ĐU", "12-KH/ĐU"),
    ],
)
def test_a_mixed_or_broken_number_is_found(text: str, rule: str, words: str, due: str) -> None:
    (finding,) = check(with_text(text))
    assert (finding.rule, finding.text) == (rule, words)
    assert due in finding.fix


def test_a_number_that_reading_found_mixed_is_told() -> None:
    (finding,) = check(with_phases(), Context(mixed_number="7-KH/SVHTTDL"))
    assert (finding.rule, finding.place) == ("number-mixed", ("header", "number"))
    assert "7/KH-SVHTTDL" in finding.fix


def test_a_party_body_under_the_grammar_of_the_state_is_found() -> None:
    plan = with_phases()
    number = replace(plan.header.number, body="ĐU")
    assert found(replace(plan, header=replace(plan.header, number=number))) == [
        ("number-mixed", "7/KH-ĐU")
    ]
