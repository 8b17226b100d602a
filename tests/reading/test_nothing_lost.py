"""Whatever is read, no word of it is lost, and nothing but a refusal is raised."""

import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_gui import reading
from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import Plan, all_sections, walk
from kehoach_gui.core.text import clean, fold, words

# Words that the program prints itself, and the marks of lists and dates it computes again.
FIXED = set(
    words(
        "so ngay thang nam noi nhan gui cong hoa xa hoi chu nghia viet nam doc lap tu do hanh phuc"
        " dang san doan tncs thanh nien ho chi minh da ky ten va dong dau luu phu luc o0o ooo oo0oo"
    )
)
LINES = (
    "ĐẢNG CỘNG SẢN VIỆT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "UBND TỈNH TRUNG SƠN\tĐỘC LẬP",
    "SỞ Y TẾ",
    "Số: 07/KH-SYT",
    "Số      -KH/ĐU   Hà Giang, ngày 3 tháng 4 năm 2026",
    "Bình An, ngày … tháng 02 năm 2027",
    "Bình An, ngày 31 tháng 02 năm 2027",
    "KẾ HOẠCH",
    "Kế hoạch tuyên truyền biển đảo",
    "Tuyên truyền kỷ niệm ngày truyền thống",
    "-----",
    "***",
    "Căn cứ Công văn số 5/CV ngày 1/2/2026;",
    "Thực hiện chỉ đạo của cấp trên, đơn vị xây dựng kế hoạch như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "II- NỘI DUNG",
    "Phần thứ hai",
    "A. ĐẶC ĐIỂM",
    "1. Mục đích",
    "1) Nâng cao nhận thức.",
    "2/ Yêu cầu:",
    "2.1. Tổ chức hội thi",
    "a) Đối với học sinh",
    "đ) Khác",
    "- Treo băng rôn;",
    "+ Phát tờ rơi",
    "•Chiếu phim lưu động.",
    "* Lưu ý:",
    "*. Lưu ý sau:",
    "Đợt 1: Từ ngày 1/3 đến ngày 15/3/2026",
    "- Đợt 2 (tháng 4/2026): cao điểm",
    "III. KHẨU HIỆU TUYÊN TRUYỀN",
    "1. Đoàn kết là sức mạnh!",
    "“Nước sạch là sự sống!”",
    "và tiếp tục thực hiện ở cơ sở",
    "Quốc hội khóa mới, trong đó có nhiều điểm nổi bật cần tuyên truyền sâu rộng",
    "Trên đây là Kế hoạch của đơn vị./.",
    "Nơi nhận:",
    "Nơi nhận: TM. BAN CHẤP HÀNH",
    "- Như trên;\tCHỦ TỊCH",
    "- Ban Tuyên giáo, } (để b/c)",
    "- Lưu: VT. Nguyễn Văn An",
    "T/M ĐẢNG ỦY",
    "KT. HIỆU TRƯỞNG",
    "PHÓ HIỆU TRƯỞNG",
    "(đã ký)",
    "Trần Thị Bình",
    "PHỤ LỤC 2",
    "(Kèm theo Kế hoạch số 5)",
    "Trang chủ > Tin tức > Văn bản",
    "Lượt xem: 12",
    "Các tin khác",
    "Nguồn: Cổng thông tin",
    "12",
    "   ",
)


def kept_words(plan: Plan) -> Counter[str]:
    """How often each folded word stands in the plan, set-aside lines included."""
    header, title = plan.header, plan.title
    texts = [header.parent_body, header.issuing_body, header.place, header.date]
    number = header.number
    texts += [number.serial, number.type_code, number.body] if number else []
    texts += [title.type_name, title.subject, *plan.opening, *plan.closing, *plan.recipients]
    texts += [plan.signature.authority, plan.signature.title, plan.signature.name]
    texts += plan.discarded
    texts += [text for one in plan.appendices for text in (one.number, one.title)]
    for section, _ in walk(all_sections(plan)):
        texts += [section.number, section.heading, *(block.text for block in section.blocks)]
    return count(" ".join(filter(None, texts)))


def count(text: str) -> Counter[str]:
    """The folded words, numbers without leading zeros; fixed words and list marks left out."""
    folded = (word.lstrip("0") for word in words(fold(clean(text).text)))
    return Counter(word for word in folded if len(word) > 2 and word not in FIXED)


def lost(source: str) -> Counter[str]:
    return count(source) - kept_words(reading.read_text(source).plan)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=40))
def test_no_word_of_any_order_of_lines_is_lost(lines: list[str]) -> None:
    source = "\n".join(["Văn bản", *lines])
    assert lost(source) == Counter()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=40))
def test_the_lines_of_role_noise_are_those_set_aside(lines: list[str]) -> None:
    read = reading.read_text("\n".join(["Văn bản", *lines]))
    noise = tuple(line.text for line in read.lines if line.role == "noise")
    assert noise == read.plan.discarded


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=12))
def test_no_word_of_any_text_is_lost(lines: list[str]) -> None:
    source = "\n".join(["KẾ HOẠCH", "thử", *lines])
    assert lost(source) == Counter()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=40))
def test_what_is_read_survives_its_json(lines: list[str]) -> None:
    plan = reading.read_text("\n".join(["Văn bản", *lines])).plan
    assert plan_json.loads(plan_json.dumps(plan, preset.load(plan.standard))) == plan


def test_no_word_of_the_samples_is_lost(shared: Path) -> None:
    for path in sorted((shared / "samples").glob("*.txt")):
        assert lost(path.read_text("utf-8")) == Counter(), path.name


@pytest.mark.parametrize("seed", range(8))
def test_random_bytes_raise_nothing_but_a_refusal(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    path = tmp_path / f"rác{chance.choice(['.txt', '.html', '.json'])}"
    path.write_bytes(chance.randbytes(20_000))
    with pytest.raises(RefusedInput):
        reading.read_file(path)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="<>/!-&;?abp [\"'=\n", max_size=300))
def test_broken_html_raises_nothing_but_a_refusal(html: str) -> None:
    try:
        reading.read_html(html)
    except RefusedInput as refusal:
        assert str(refusal).startswith("Văn bản")
