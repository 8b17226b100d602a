"""Appendices as offices write them: one label, one title, the note, heads and signatures."""

import pytest
from party_text import PURPOSE, party_text

from kehoach_gui.core.plan import Appendix, Plan
from kehoach_gui.reading import read_text

PLAN = party_text(PURPOSE)
HEAD = """ĐẢNG BỘ HUYỆN MINH HÒA
ĐẢNG ỦY XÃ MINH TÂN
*
ĐẢNG CỘNG SẢN VIỆT NAM
Minh Tân, ngày 05 tháng 3 năm 2027
"""
NOTE = "(Kèm theo Kế hoạch số 12-KH/ĐU ngày 05/3/2027 của Đảng ủy xã)"
BODY = """1. Đảng Cộng sản Việt Nam quang vinh muôn năm!
2. Nước Cộng hòa xã hội chủ nghĩa Việt Nam muôn năm!
"""
LIST = "DANH MỤC KHẨU HIỆU"


def plan_with(appendix: str) -> Plan:
    return read_text(PLAN + appendix).plan


def words_of(appendix: Appendix) -> list[str]:
    return [block.text for section in appendix.sections for block in section.blocks]


@pytest.mark.parametrize(
    ("head", "number", "title"),
    [
        (f"PHỤ LỤC 1\n{LIST}\n{NOTE}", "1", LIST),
        (f"Phụ lục số 01\nDanh mục khẩu hiệu\n{NOTE}", "01", "Danh mục khẩu hiệu"),
        ("Phụ lục số 01\nDanh mục khẩu hiệu", "01", "Danh mục khẩu hiệu"),
        ("Phụ lục I: Danh mục khẩu hiệu", "I", "Danh mục khẩu hiệu"),
        ("Phụ lục 1 - Danh mục khẩu hiệu", "1", "Danh mục khẩu hiệu"),
        (f"Phụ Lục 2a\n{LIST}", "2a", LIST),
        (f"PHỤ LỤC 1.2. {LIST}", "1.2", LIST),
        (f"PHỤ LỤC\n{LIST}\n{NOTE}", None, LIST),
        (f"PHỤ LỤC 1: {LIST} {NOTE}", "1", LIST),
        (f"Phụ lục 1 {NOTE}\n{LIST}", "1", LIST),
        (f"Phụ lục kèm theo Kế hoạch số 12-KH/ĐU ngày 05/3/2027\n{LIST}", None, LIST),
        (f"PHỤ LỤC I\n{LIST}\nban hành kèm theo Kế hoạch số 12-KH/ĐU", "I", LIST),
        (f"PHỤ LỤC I\n{NOTE[:44]}\n{NOTE[45:]}\n{LIST}\nTRÊN XÃ", "I", f"{LIST} TRÊN XÃ"),
        (f"{LIST}\nTRÊN XÃ\n{NOTE}", None, f"{LIST} TRÊN XÃ"),
        (f"PHỤ LỤC I\n{HEAD}{LIST}\n{NOTE}", "I", LIST),
        (f"{HEAD}PHỤ LỤC I\n{LIST}\n{NOTE}", "I", LIST),
        (f"{HEAD}{LIST}\n{NOTE}", None, LIST),
    ],
)
def test_a_label_and_its_title_are_one_appendix(head: str, number: str | None, title: str) -> None:
    plan = plan_with(f"{head}\n{BODY}")
    assert [(one.number, one.title) for one in plan.appendices] == [(number, title)]
    assert [len(words) for words in map(words_of, plan.appendices)] == [2]
    assert plan.signature.name == "Nguyễn Văn Minh"


def test_several_appendices_keep_each_its_own_text() -> None:
    second = "Phụ lục II: Danh sách điểm treo\n- Trụ sở xã;\n- Nhà văn hóa.\n"
    third = f"BIỂU PHÂN CÔNG\n{NOTE}\n- Văn phòng: tổng hợp.\n"
    found = plan_with(f"Phụ lục I\n{LIST}\n{NOTE}\n{BODY}{second}{third}").appendices
    assert [(one.number, one.title, len(words_of(one))) for one in found] == [
        ("I", LIST, 2),
        ("II", "Danh sách điểm treo", 2),
        (None, "BIỂU PHÂN CÔNG", 1),
    ]


def test_a_head_of_its_own_is_set_aside_and_is_no_text_of_the_appendix_before() -> None:
    first = f"PHỤ LỤC I\n{LIST}\n{NOTE}\n{BODY}"
    plan = plan_with(f"{first}{HEAD}PHỤ LỤC II\nDANH SÁCH\n{NOTE}\n- Trụ sở xã.\n")
    assert [words_of(one)[-1][:4] for one in plan.appendices] == ["Nước", "Trụ "]
    assert all(line in plan.discarded for line in HEAD.splitlines())


def test_a_signature_of_its_own_stays_in_the_appendix_as_paragraphs() -> None:
    signed = "NGƯỜI LẬP BIỂU\nLê Thị Hoa\nT/M ĐẢNG ỦY\nBÍ THƯ\nTrần Văn Bình\n"
    recipients = "Nơi nhận:\n- Như trên;\n- Lưu VP.\n"
    plan = plan_with(f"PHỤ LỤC I\nDANH SÁCH\n{NOTE}\n1. Trụ sở xã.\n{recipients}{signed}")
    (section,) = plan.appendices[0].sections
    assert [block.text for block in section.blocks] == [
        "Trụ sở xã.",
        *recipients.splitlines(),
        *signed.splitlines(),
    ]
    assert {block.type for block in section.blocks} == {"paragraph"}
    assert (plan.signature.name, plan.recipients) == ("Nguyễn Văn Minh", ("Các chi bộ", "Lưu: VP"))


def test_a_sentence_about_an_appendix_opens_none() -> None:
    assert plan_with("Phụ lục II quy định chi tiết các điểm treo.\n").appendices == ()
    line = "Phụ lục kèm theo Kế hoạch này là một phần của Kế hoạch."
    assert plan_with(f"{line}\n").appendices == ()
