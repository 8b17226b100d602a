"""Files as offices have them on their disks are read as the plan that they show."""

from pathlib import Path

import office_files
import pytest
from office_files import BODY, PLANS, SUBJECT

from kehoach_gui.core.plan import walk
from kehoach_gui.reading.again import open_source

WHOLE = [name for name in PLANS if name not in ("công văn.docx", "phông lạ.docx")]
PARTY = "kế hoạch Đảng ủy.docx"


@pytest.mark.parametrize("name", WHOLE)
def test_a_plan_is_read_whatever_way_its_head_and_numbers_were_made(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(PLANS[name]())
    plan = open_source(path).read().plan
    assert plan.title.type_name == "KẾ HOẠCH" and plan.title.subject == SUBJECT
    assert plan.header.date == "2027-03-15" and plan.header.place == "Suối Lành"
    number = plan.header.number
    assert number is not None and (number.serial, number.type_code) == ("15", "KH")
    assert plan.header.issuing_body is not None and "SUỐI LÀNH" in plan.header.issuing_body
    wanted = [words for mark, words in BODY if mark.isupper()]
    assert [section.heading for section in plan.sections] == wanted
    kinds = [section.kind for section in plan.sections]
    assert kinds == ["purpose", "content", "phases", "slogans", "organization"]
    phases = [s for s, _ in walk(plan.sections) if s.kind == "phase"]
    assert [phase.period.start.earliest for phase in phases] == ["2027-04-01", "2027-04-16"]
    assert [block.type for block in plan.sections[3].blocks] == ["slogan", "slogan"]
    assert len(plan.recipients) == 3 and plan.signature.name
    assert plan.signature.authority and plan.signature.title in ("CHỦ TỊCH", "BÍ THƯ")


@pytest.mark.parametrize(
    ("name", "standard"),
    [
        ("kế hoạch năm ngoái.docx", "state-nd30"),
        (PARTY, "party-hd05"),
        ("kế hoạch công đoàn.docx", "union-qd933"),
    ],
)
def test_the_standard_is_the_body_s(name: str, standard: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(PLANS[name]())
    assert open_source(path).read().plan.standard == standard


def test_debris_of_a_page_is_set_aside_and_appendices_and_tables_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "mạng.docx"
    path.write_bytes(office_files.web_page())
    assert "Chia sẻ Facebook" in open_source(path).read().plan.discarded
    path.write_bytes(office_files.two_appendices())
    plan = open_source(path).read().plan
    assert [one.number for one in plan.appendices] == ["I", "II"]
    assert plan.appendices[0].sections[0].blocks[0].rows[1][1] == "Treo băng rôn"
    path.write_bytes(office_files.table_of_tasks())
    blocks = [b for s, _ in walk(open_source(path).read().plan.sections) for b in s.blocks]
    assert [len(block.rows) for block in blocks if block.type == "table"] == [3]


def test_the_head_of_a_letter_is_read_though_it_is_no_plan(tmp_path: Path) -> None:
    path = tmp_path / "công văn.docx"
    path.write_bytes(office_files.letter())
    plan = open_source(path).read().plan
    assert plan.title.type_name is None
    assert plan.title.subject == "V/v báo cáo kết quả đọc sách"
    assert plan.header.date == "2027-03-15" and plan.header.place == "Suối Lành"
    assert plan.header.number is not None and plan.header.number.serial == "88"
    assert plan.opening[0].startswith("Kính gửi") and plan.discarded == ()


def test_reading_can_be_cancelled_between_any_two_lines(tmp_path: Path) -> None:
    class Stop(Exception):
        pass

    path = tmp_path / "dài.docx"
    path.write_bytes(office_files.long_plan(40))
    opened = open_source(path)
    asked: list[int] = []

    def stop_at_the_third(done: int, total: int) -> None:
        asked.append(done)
        if len(asked) == 3:
            raise Stop

    with pytest.raises(Stop):
        opened.read(progress=stop_at_the_third)
    assert len(asked) == 3
