"""Slogans out of plans, lists, pages and tables; what is no slogan is set aside with its reason."""

from pathlib import Path

import pytest

from kehoach_gui import services
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.reading.slogans import (
    read_slogan_csv,
    read_slogan_file,
    read_slogan_html,
    read_slogan_text,
)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("1. Mừng ngày hội lớn\n2. Vui ngày hè xanh\n3) Đón thu", 3),
        ("- mừng ngày hội lớn;\n- vui ngày hè xanh;\n+ đón thu.", 3),
        ("Mừng ngày hội lớn\nVui ngày hè xanh\nĐón thu", 3),
        ("Mừng ngày hội lớn! Vui ngày hè xanh! Đón thu!", 3),
        ("1. Mừng ngày hội lớn 2. Vui ngày hè xanh 3. Đón thu", 3),
        ("1.\nMừng ngày hội lớn\n2.\nVui ngày hè xanh\n3.\nĐón thu", 3),
        ("1. Mừng ngày\nhội lớn!\n2. Vui ngày hè xanh!\n3. Đón thu!", 3),
    ],
)
def test_a_list_is_read_however_it_is_written(text: str, wanted: int) -> None:
    found = read_slogan_text(text)
    assert [slogan.text for slogan in found.slogans] == [
        "Mừng ngày hội lớn!",
        "Vui ngày hè xanh!",
        "Đón thu!",
    ][:wanted]
    assert found.aside == ()


def test_a_slogan_of_two_sentences_stays_one() -> None:
    text = "Học thật, học giỏi, học đều! Làm thật, làm giỏi, làm hay!"
    assert [slogan.text for slogan in read_slogan_text(text).slogans] == [text]


def test_headings_and_words_between_are_set_aside_with_the_reason() -> None:
    text = "KHẨU HIỆU TUYÊN TRUYỀN\nTreo các khẩu hiệu sau:\n- Mừng hội\n- Vui hè!\nLiên hệ: 02"
    found = read_slogan_text(text)
    assert [slogan.text for slogan in found.slogans] == ["Mừng hội!", "Vui hè!"]
    assert [one.text for one in found.aside] == [
        "KHẨU HIỆU TUYÊN TRUYỀN",
        "Treo các khẩu hiệu sau:",
        "Liên hệ: 02",
    ]
    assert all(one.reason for one in found.aside)


def test_a_text_too_long_for_a_banner_is_set_aside_whole() -> None:
    text = "Mừng hội " * 250
    found = read_slogan_text(f"- {text}\n- Vui hè!")
    assert [slogan.text for slogan in found.slogans] == ["Vui hè!"]
    (long,) = found.aside
    assert long.text.lower().count("mừng hội") == 250 and "500" in long.reason


def test_a_web_page_gives_its_list_without_menus_and_scripts() -> None:
    html = "<nav>Trang chủ!</nav><script>Mừng!</script><ol><li>Mừng hội</li><li>Vui hè !</li></ol>"
    found = read_slogan_html(html)
    assert [slogan.text for slogan in found.slogans] == ["Mừng hội!", "Vui hè!"]


def test_a_table_is_read_by_its_headings_and_unknown_words_become_notes() -> None:
    text = (
        "Khẩu hiệu;Năm;Cấp;Dịp;Nguồn;Hạng\n"
        '"1. Mừng hội; vui hè";2024;Trung ương;Bầu cử;Công văn 7;A\n'
        "'- Đón thu;chưa rõ;Thôn;Lễ của xã, chung;;Z\n"
        ";;;;;\n"
    )
    first, second = read_slogan_csv(text).slogans
    assert (first.text, first.original) == ("Mừng hội; vui hè!", "1. Mừng hội; vui hè")
    assert (first.year, first.level, first.tags) == (2024, "trung_uong", ("bau_cu",))
    assert (first.source, first.grade, first.note) == ("Công văn 7", "A", "")
    assert (second.text, second.year, second.level) == ("Đón thu!", None, "")
    assert second.tags == ("Lễ của xã", "chung") and second.note == "chưa rõ; Thôn; Z"


def test_a_table_without_headings_gives_its_widest_column() -> None:
    found = read_slogan_csv("1,Mừng ngày hội lớn\n2,Vui ngày hè xanh\n")
    assert [slogan.text for slogan in found.slogans] == ["Mừng ngày hội lớn!", "Vui ngày hè xanh!"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("bảng mã.csv", "Khẩu hiệu\nMừng ngày hội\n".encode("cp1258", "replace") * 3, "UTF-8"),
        ("nhị phân.txt", bytes(range(256)) * 9, "nhị phân"),
        ("lớn.txt", b"Mung hoi!\n" * 600_000, "5 MB"),
        ("rỗng.txt", b"  \n", "không có chữ"),
        ("rỗng.csv", b"", "khẩu hiệu nào"),
        ("ô mở.csv", b'"Mung hoi\n' + b"x" * 200_000, "CSV"),
        ("văn bản.docx", b"PK\3\4", "tệp Word"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(
    tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(RefusedInput, match=words):
        services.read_slogans(path)
    assert path.read_bytes() == data


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(RefusedInput, match="thiếu"):
        read_slogan_file(tmp_path / "thiếu.txt")


def test_the_shipped_plan_gives_its_slogans_with_itself_as_source(root: Path) -> None:
    found = services.read_slogans(root / "resources" / "plans" / "mau.json")
    assert len(found.slogans) == 10
    assert all(slogan.source.startswith("Kế hoạch") for slogan in found.slogans)


@pytest.mark.parametrize(("sample", "count"), [("000", 10), ("001", 9), ("003", 5)])
def test_real_plans_give_their_slogans(shared: Path, sample: str, count: int) -> None:
    for pattern in (f"{sample}_*.txt", f"{sample}_*.plan.json"):
        (path,) = (shared / "samples").glob(pattern)
        assert len(services.read_slogans(path).slogans) == count


@pytest.mark.parametrize("sample", ["002", "004"])
def test_a_real_plan_without_slogans_gives_none(shared: Path, sample: str) -> None:
    for pattern in (f"{sample}_*.txt", f"{sample}_*.plan.json"):
        (path,) = (shared / "samples").glob(pattern)
        with pytest.raises(RefusedInput, match="Không thấy khẩu hiệu nào"):
            services.read_slogans(path)
