"""Roles given by hand: the plan follows at once, every other line is read as before."""

import pytest
from outline_text import outline_text

from kehoach_gui.core.plan import Plan, all_sections, walk
from kehoach_gui.reading.again import Opened, open_text
from kehoach_gui.reading.forcing import FORCED

TEXT = """ỦY BAN NHÂN DÂN XÃ BẾN MỚI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 07/KH-UBND
Bến Mới, ngày 05 tháng 02 năm 2027
KẾ HOẠCH
Tuyên truyền Ngày hội đọc sách
Căn cứ Kế hoạch số 41-KH/TU;
I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao hiểu biết của nhân dân về sách.
2. Thiết thực, tiết kiệm.
II. KHẨU HIỆU
- Đọc sách mỗi ngày!
Nơi nhận:
- Đảng ủy xã;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lê Văn Bình
"""


@pytest.fixture
def opened() -> Opened:
    return open_text(TEXT)


def number_of(words: str) -> int:
    return next(n for n, line in enumerate(TEXT.splitlines(), 1) if words in line)


def words_of(plan: Plan) -> str:
    parts = [plan.header.parent_body, plan.header.issuing_body, plan.header.place]
    parts += [plan.title.type_name, plan.title.subject, *plan.opening, *plan.closing]
    for section, _ in walk(all_sections(plan)):
        parts += [section.heading, *(block.words for block in section.blocks)]
    parts += [*plan.recipients, plan.signature.authority, plan.signature.title]
    parts += [plan.signature.name, *plan.discarded]
    if plan.header.number:
        parts.append(plan.header.number.serial + plan.header.number.body)
    return " ".join(filter(None, parts))


def test_without_given_roles_nothing_changes(opened: Opened) -> None:
    reading = opened.read()
    assert reading.plan.header.issuing_body == "ỦY BAN NHÂN DÂN XÃ BẾN MỚI"
    assert [section.heading for section in reading.plan.sections] == [
        "MỤC ĐÍCH, YÊU CẦU",
        "KHẨU HIỆU",
    ]


def test_a_paragraph_becomes_a_heading_and_a_heading_a_paragraph(opened: Opened) -> None:
    plan = opened.read({number_of("Thiết thực"): "heading"}).plan
    assert plan.sections[0].sections[1].heading == "Thiết thực, tiết kiệm."
    assert plan.sections[0].sections[1].number == "2"
    plan = opened.read({number_of("II. KHẨU"): "paragraph"}).plan
    assert len(plan.sections) == 1, outline_text(plan)
    assert "II. KHẨU HIỆU" in words_of(plan)


def test_a_line_becomes_debris_and_comes_back(opened: Opened) -> None:
    number = number_of("Thiết thực")
    reading = opened.read({number: "noise"})
    assert reading.plan.discarded == ("2. Thiết thực, tiết kiệm.",)
    assert reading.lines[number - 1].role == "noise"
    assert opened.read({}).plan.discarded == ()


def test_fields_of_head_and_tail_take_the_lines_they_are_given(opened: Opened) -> None:
    plan = opened.read(
        {number_of("ỦY BAN NHÂN DÂN XÃ"): "parent_body", number_of("1. Nâng cao"): "issuing_body"}
    ).plan
    assert plan.header.parent_body == "ỦY BAN NHÂN DÂN XÃ BẾN MỚI"
    assert "Nâng cao hiểu biết" in (plan.header.issuing_body or "")
    plan = opened.read({number_of("Thiết thực"): "recipient"}).plan
    assert any("Thiết thực" in line for line in plan.recipients)
    plan = opened.read({number_of("Lê Văn Bình"): "signer_title"}).plan
    assert plan.signature.title == "CHỦ TỊCH Lê Văn Bình"


def test_a_dash_line_becomes_a_slogan_without_its_dash(opened: Opened) -> None:
    plan = opened.read(
        {number_of("1. Nâng cao"): "slogan", number_of("Đọc sách mỗi"): "bullet"}
    ).plan
    kinds = [(b.type, b.text) for s, _ in walk(plan.sections) for b in s.blocks]
    assert ("slogan", "Nâng cao hiểu biết của nhân dân về sách.") in kinds
    assert any(kind == "bullet" and "Đọc sách mỗi ngày" in words for kind, words in kinds)


@pytest.mark.parametrize("role", FORCED)
@pytest.mark.parametrize("number", range(1, len(TEXT.splitlines()) + 1))
def test_whatever_role_a_line_is_given_no_word_is_lost(
    opened: Opened, number: int, role: str
) -> None:
    line = TEXT.splitlines()[number - 1]
    reading = opened.read({number: role})
    shown = next(each for each in reading.lines if each.number == number)
    assert shown.role == role
    plan = reading.plan
    kept = words_of(plan).casefold()
    if role in ("number", "place_date"):
        return
    letters = [word for word in line.split() if word.isalpha() and len(word) > 3]
    assert [word for word in letters if word.casefold() not in kept] == []
