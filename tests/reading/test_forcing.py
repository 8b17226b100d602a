"""Roles given by hand: the plan follows at once, every other line is read as before."""

import os
import random
import re
from collections import Counter
from pathlib import Path

import pytest
from outline_text import outline_text

from kehoach_gui.core.plan import Plan, all_sections, walk
from kehoach_gui.reading.again import Opened, open_text
from kehoach_gui.reading.forcing import FORCED
from kehoach_gui.reading.marks import read_mark
from kehoach_gui.reading.model import Grid, Reading, Source, SourceLine
from kehoach_gui.reading.reader import read_sources

SAMPLES = sorted((Path(__file__).resolve().parents[3] / "shared" / "samples").glob("0*.txt"))
TRIES = 40 if os.environ.get("KEHOACH_FULL") else 1  # lines of each sample and role

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


def all_words(plan: Plan) -> Counter[str]:
    """Every word of a plan and of what was set aside; a number's letters without its blanks."""
    parts = [words_of(plan)]
    for section, _ in walk(all_sections(plan)):
        parts.append(section.number or "")
        parts += [cell for block in section.blocks for row in block.rows for cell in row]
    parts += [f"{one.number or ''} {one.title}" for one in plan.appendices]
    if plan.header.number:
        parts.append(plan.header.number.type_code)
    return Counter(re.findall(r"[^\W\d_]+", " ".join(parts).casefold()))


def lost_words(first: Plan, then: Plan, changed: list[SourceLine]) -> Counter[str]:
    """The words that a change of roles lost, but for marks that another mark took the place of."""
    marks = [mark.number or "" for mark in map(read_mark, (line.text for line in changed)) if mark]
    replaced = re.findall(r"[^\W\d_]+", " ".join(marks).casefold())
    grammar = ("tm", "t", "m", "số")  # T/M and TM. are one mark
    lost = all_words(first) - all_words(then) - Counter(replaced)
    return Counter({word: n for word, n in lost.items() if word not in grammar})


@pytest.fixture(scope="module", params=SAMPLES, ids=lambda path: path.stem[:3])
def sample(request: pytest.FixtureRequest) -> tuple[Opened, Reading]:
    """A real text, and how it is read without help."""
    opened = open_text(request.param.read_text("utf-8"))
    return opened, opened.read()


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
    assert plan.signature.title == "CHỦ TỊCH\nLê Văn Bình"


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
    assert shown.role == role or (role == "number" and shown.role == "noise" and len(line) > 40)
    plan = reading.plan
    kept = words_of(plan).casefold()
    if role in ("number", "place_date"):
        return
    letters = [word for word in line.split() if word.isalpha() and len(word) > 3]
    assert [word for word in letters if word.casefold() not in kept] == []


@pytest.mark.skipif(not SAMPLES, reason="the sample texts are not here")
@pytest.mark.parametrize("role", FORCED)
def test_any_role_on_any_line_of_a_real_plan_loses_no_word(
    sample: tuple[Opened, Reading], role: str
) -> None:
    real, first = sample
    lines = [line for line in first.lines if role != "number" or len(line.text) > 40]
    dice = random.Random(role)
    for line in dice.sample(lines, min(TRIES, len(lines))):
        then = real.read({line.number: role})
        assert not lost_words(first.plan, then.plan, [line]), (line, role)


@pytest.mark.skipif(not SAMPLES, reason="the sample texts are not here")
@pytest.mark.parametrize("turn", range(2 * TRIES))
def test_roles_given_to_many_lines_lose_no_word_and_taken_back_leave_the_first_reading(
    sample: tuple[Opened, Reading], turn: int
) -> None:
    dice = random.Random(turn)
    real, first = sample
    lines = dice.sample(first.lines, 7)
    roles = [role for role in FORCED if role != "number"]
    given = {line.number: dice.choice(roles) for line in lines}
    then = real.read(given)
    assert then.plan != first.plan
    assert not lost_words(first.plan, then.plan, lines), given
    assert real.read({}) == first


def test_what_a_field_held_before_is_set_aside(opened: Opened) -> None:
    number = number_of("1. Nâng cao")
    plan = opened.read({number: "signer_name"}).plan
    assert plan.signature.name == "1. Nâng cao hiểu biết của nhân dân về sách."
    assert plan.discarded == ("Lê Văn Bình",)


def test_two_lines_of_a_title_stay_two_lines(opened: Opened) -> None:
    plan = opened.read({number_of("CHỦ TỊCH"): "authority"}).plan
    assert plan.signature.authority == "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH"


def test_a_place_alone_leaves_the_day_and_a_long_line_is_no_number(opened: Opened) -> None:
    plan = opened.read({number_of("Đảng ủy xã"): "place_date"}).plan
    assert plan.header.place == "- Đảng ủy xã;" and plan.header.date == "2027-02-05"
    assert "Bến Mới" in plan.discarded
    plan = opened.read({number_of("1. Nâng cao"): "number"}).plan
    assert plan.header.number is not None and plan.header.number.body == "UBND"
    assert "1. Nâng cao hiểu biết của nhân dân về sách." in plan.discarded


def test_a_heading_put_before_the_first_found_one_opens_the_body_there() -> None:
    text = TEXT.replace("I. MỤC ĐÍCH", "Vì sao ta đọc sách\nSách mở trí tuệ.\nI. MỤC ĐÍCH")
    number = next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith("Vì sao"))
    plan = open_text(text).read({number: "heading"}).plan
    assert plan.sections[0].heading == "Vì sao ta đọc sách"
    assert [block.text for block in plan.sections[0].blocks] == ["Sách mở trí tuệ."]


def test_lines_are_not_joined_across_one_that_was_taken_out() -> None:
    text = TEXT.replace("2. Thiết thực", "2. Làm cho\nHẾT TRANG\nthiết thực")
    number = next(n for n, line in enumerate(text.splitlines(), 1) if line == "HẾT TRANG")
    plan = open_text(text).read({number: "bullet"}).plan
    words = [block.text for s, _ in walk(plan.sections) for block in s.blocks]
    assert words.index("HẾT TRANG") == words.index("Làm cho") + 1


def test_forced_legal_bases_stand_in_the_order_of_the_source_without_their_marks(
    opened: Opened,
) -> None:
    plan = opened.read({number_of("1. Nâng cao"): "opening"}).plan
    assert plan.opening[0] == "Căn cứ Kế hoạch số 41-KH/TU"
    assert len(plan.opening) == 2


def test_a_line_of_an_appendix_stays_in_it_whatever_it_becomes() -> None:
    text = TEXT + (
        "PHỤ LỤC I\nBẢNG PHÂN CÔNG\n1. Treo băng rôn ở chợ.\nCác thôn tự làm\nMỗi thôn một tổ.\n"
        "PHỤ LỤC II\nDANH SÁCH TỦ SÁCH\n- Thôn Đông.\n- Thôn Tây.\n"
    )
    opened = open_text(text)
    lines = text.splitlines()
    number = 1 + lines.index("Các thôn tự làm")
    plan = opened.read({number: "heading", 1 + lines.index("- Thôn Tây."): "slogan"}).plan
    first, second = plan.appendices
    assert [s.heading for s, _ in walk(first.sections) if s.heading] == ["Các thôn tự làm"]
    assert [b.text for s, _ in walk(first.sections) for b in s.blocks][-1] == "Mỗi thôn một tổ."
    assert [b.type for s, _ in walk(second.sections) for b in s.blocks] == ["bullet", "slogan"]
    assert plan.sections == opened.read().plan.sections


def test_a_table_that_is_none_comes_as_its_rows() -> None:
    cells = (("Việc", "Ai làm"), ("Treo băng rôn", "Thôn Đông"))
    sources = [Source(line) for line in ("I. MỤC ĐÍCH", "Một.")]
    sources.append(Source("Việc | Ai làm | Treo băng rôn | Thôn Đông", grid=Grid(cells)))
    plan = read_sources(sources, forced={2: "bullet"}).plan
    blocks = plan.sections[0].blocks
    assert [(b.type, b.text) for b in blocks] == [
        ("paragraph", "Một."),
        ("bullet", "Việc | Ai làm"),
        ("bullet", "Treo băng rôn | Thôn Đông."),
    ]
