"""The printed calendar: one lying sheet, the table as an appendix, month sheets, a year's days."""

import zipfile
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from office import convert, needed
from office import pages as pdf_pages
from PySide6.QtGui import QImage
from word_reader import opened, paragraphs, part

from kehoach_gui.core import preset
from kehoach_gui.core.anniversaries import Anniversary
from kehoach_gui.core.calendar_look import calendar_look
from kehoach_gui.core.compose_calendar import NOTHING, calendar_items, compose_calendar
from kehoach_gui.core.compose_days import compose_days
from kehoach_gui.core.document import Paragraph, Table
from kehoach_gui.core.month_grid import make_month, month_items
from kehoach_gui.core.periods import read_period
from kehoach_gui.core.plan import Block, Header, Plan, Section, Title
from kehoach_gui.export.calendar_files import (
    CALENDAR_KINDS,
    NoDay,
    kind_of,
    make_days,
    plan_months,
    year_months,
)
from kehoach_gui.export.calendar_pages import calendar_pages
from kehoach_gui.export.month_pages import Sheet, month_pages
from kehoach_gui.export.page import TWIPS_PER_PT, Page
from kehoach_gui.export.picture import make_png
from kehoach_gui.services import read_any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STATE = preset.load("state-nd30")
HEADINGS = (
    "Đợt 1: Từ đầu tháng 01/2027 đến cuối tháng 3/2027",
    "Đợt 2: Từ ngày 10/4/2027 đến khi khai mạc Đại hội Đảng bộ xã (quý III/2027)",
    "Đợt 3: Sau Đại hội Đảng bộ xã",
)


def plan(*headings: str, work: str = "") -> Plan:
    phases = tuple(
        Section(
            id=number,
            heading=heading,
            kind="phase",
            period=read_period(heading, default_year=2027, issued="2027-01-05"),
        )
        for number, heading in enumerate(headings, 1)
    )
    words = (
        "Kỷ niệm 97 năm Ngày thành lập Đảng Cộng sản Việt Nam (03/02/1930 - 03/02/2027).",
        "Báo cáo kết quả trước ngày 15 hàng tháng kể từ tháng 01/2027.",
        work,
    )
    blocks = tuple(Block("paragraph", text) for text in words if text)
    last = Section(id=90, heading="Tổ chức thực hiện", kind="organization", blocks=blocks)
    return Plan(
        "state-nd30",
        Header(issuing_body="ỦY BAN NHÂN DÂN XÃ BẾN MỚI", date="2027-01-05"),
        Title("Kế hoạch", "Tuyên truyền các ngày lễ lớn năm 2027"),
        sections=(*phases, last),
    )


def words_of(page: Page) -> list[str]:
    return [line.text for line in page.lines]


def assert_inside(page: Page) -> None:
    """Nothing is clipped: every text and stroke stays on the paper."""
    for line in page.lines:
        for segment in line.segments:
            assert segment.x >= 0 and segment.x + segment.width <= page.width
        assert line.top >= 0 and line.top + line.height <= page.height
    for stroke in page.strokes:
        assert min(stroke.x1, stroke.x2) >= 0 and max(stroke.x1, stroke.x2) <= page.width
        assert min(stroke.y1, stroke.y2) >= 0 and max(stroke.y1, stroke.y2) <= page.height


def test_the_calendar_is_one_lying_sheet_with_timeline_and_table() -> None:
    (page,) = calendar_pages(plan(*HEADINGS), STATE)
    assert page.width > page.height
    assert_inside(page)
    words = words_of(page)
    assert words[0] == "LỊCH TUYÊN TRUYỀN"
    for wanted in ("Đợt 1", "Sự kiện", "Ngày kỷ niệm", "Hạn việc", "khoảng 01/01 –", "Năm 2027"):
        assert wanted in words, wanted
    assert words.count("Đợt 2") == 2  # beside its bar and in the table


def test_full_vague_and_unknown_ends_differ_without_colour() -> None:
    (page,) = calendar_pages(plan(*HEADINGS), STATE)
    greys = {stroke.colour for stroke in page.strokes}
    assert all(colour[:2] == colour[2:4] == colour[4:] for colour in greys)
    ink = calendar_look()["ink"]
    full = [stroke for stroke in page.strokes if stroke.colour == ink["bar"]]
    assert full
    tones = {s.colour for s in page.strokes if s.thickness == full[0].thickness} - {ink["bar"]}
    assert len(tones) >= calendar_look()["sheet"]["fade_steps"] / 2  # a fade from grey to white
    sloping = [s for s in page.strokes if s.x1 != s.x2 and s.y1 != s.y2 and s.colour == ink["soft"]]
    assert len(sloping) > 10  # the hatch of the phase that has no day
    legend = ("có ngày", "khoảng, chưa ấn định ngày", "chưa xác định", "sự kiện")
    assert set(legend) <= set(words_of(page))


def test_a_plan_with_more_than_fits_goes_on_on_a_second_sheet() -> None:
    many = tuple(f"Đợt {n}: Từ ngày {n}/3/2027 đến ngày {n + 1}/3/2027" for n in range(1, 29))
    pages = calendar_pages(plan(*many, *many), STATE)
    assert len(pages) > 1
    sizes = {segment.size for page in pages for line in page.lines for segment in line.segments}
    assert calendar_look()["sheet"]["several_pt"] * TWIPS_PER_PT in sizes
    for page in pages:
        assert_inside(page)
    said = " ".join(word for page in pages for word in words_of(page))
    assert "Từ ngày 28/3/2027 đến ngày 29/3/2027" in said


@pytest.mark.parametrize("standard", preset.ids())
def test_every_standard_gives_a_sheet_and_an_appendix(standard: str) -> None:
    rules = preset.load(standard)
    (page,) = calendar_pages(replace(plan(*HEADINGS), standard=standard), rules)
    assert_inside(page)
    document = compose_calendar(plan(*HEADINGS), rules)
    assert document.parts[0].page.width_mm > document.parts[0].page.height_mm


def test_an_empty_plan_has_a_sheet_that_says_so() -> None:
    (page,) = calendar_pages(Plan("state-nd30"), STATE)
    assert NOTHING in words_of(page)
    assert plan_months(Plan("state-nd30")) == ()
    with pytest.raises(NoDay, match="Không tệp nào được ghi"):
        CALENDAR_KINDS[3].make(Plan("state-nd30"), STATE, (), None)


def table_rows(found: Plan) -> list[list[str]]:
    (table,) = [b for b in compose_calendar(found, STATE).parts[0].blocks if isinstance(b, Table)]
    return [["\n".join(p.text for p in cell) for cell in row] for row in table.rows]


def test_the_table_says_what_is_known_of_each_end() -> None:
    rows = table_rows(plan(*HEADINGS))
    assert rows[0] == [
        "Đợt",
        "Thời gian",
        "Bắt đầu",
        "Kết thúc",
        "Ngày kỷ niệm, sự kiện",
        "Việc có hạn",
    ]
    assert rows[1][:4] == [
        "Đợt 1",
        "Từ đầu tháng 01/2027 đến cuối tháng 3/2027",
        "khoảng 01/01 – 10/01/2027",
        "khoảng 21/3 – 31/3/2027",
    ]
    assert rows[2][2:4] == ["10/4/2027", "khoảng 01/7 – 30/9/2027"]
    assert rows[3][2:4] == ["chưa xác định", "chưa xác định"]


def test_each_day_stands_in_its_phase_and_the_others_below() -> None:
    rows = table_rows(plan(*HEADINGS))
    assert "03/02/2027: 97 năm Ngày thành lập Đảng Cộng sản Việt Nam" in rows[1][4]
    assert "30/4/2027: 52 năm" in rows[2][4]
    assert "khoảng 01/7 – 30/9/2027: Đại hội Đảng bộ xã" in rows[2][4]
    outside = table_rows(plan("Đợt 1: Tháng 4/2027", "Đợt 2: Tháng 6/2027"))
    assert outside[-1][0] == "Ngoài các đợt"
    assert "07/5/2027" in outside[-1][4]


def test_deadlines_on_a_weekend_move_to_friday_and_say_so() -> None:
    rows = table_rows(plan(*HEADINGS))
    # the days before the 15th: 14/02 and 14/3/2027 are Sundays
    assert "14/01/2027, 12/02/2027*, 12/3/2027*" in rows[1][5]


def test_columns_that_nothing_stands_in_are_left_out() -> None:
    bare = Plan("state-nd30", sections=plan("Đợt 1: Ngày 10/10/2027").sections[:1])
    assert table_rows(bare)[0] == ["Đợt", "Thời gian", "Bắt đầu", "Kết thúc"]


def test_own_days_of_the_office_stand_in_the_calendar() -> None:
    own = Anniversary("Ngày thành lập xã Bến Mới", 12, 2, 1957)
    items = calendar_items(plan(*HEADINGS), (own,))
    (day,) = [item for item in items if "Bến Mới" in item.name]
    assert (day.name, day.mark) == ("70 năm Ngày thành lập xã Bến Mới", "năm tròn")


def test_the_docx_lies_down_and_its_header_row_repeats() -> None:
    content = CALENDAR_KINDS[2].make(plan(*HEADINGS), STATE, (), None)
    size = part(content, "word/document.xml").find(f".//{W}pgSz")
    assert size is not None
    assert size.get(f"{W}orient") == "landscape"
    assert int(size.get(f"{W}w") or 0) > int(size.get(f"{W}h") or 0)
    document = opened(content)
    assert [p.text for p in paragraphs(document)][:2] == ["Phụ lục", "Lịch tuyên truyền"]
    first = document.tables[0].rows[0]._tr
    assert first.find(f"{W}trPr/{W}tblHeader") is not None


def test_word_and_pdf_of_the_appendix_break_alike(tmp_path: Path) -> None:
    needed("soffice", "pdftotext")
    many = tuple(f"Đợt {n}: Từ tháng {n} đến tháng {n + 1}/2027" for n in range(1, 11))
    source = tmp_path / "lich.docx"
    source.write_bytes(CALENDAR_KINDS[2].make(plan(*many), STATE, (), None))
    convert([source], tmp_path)
    sheets = pdf_pages(tmp_path / "lich.pdf")
    assert len(sheets) > 1
    assert all(any(line.startswith("Đợt Thời gian") for line in sheet) for sheet in sheets)
    assert "Đợt 10" in " ".join(line for sheet in sheets for line in sheet)


def test_the_picture_shows_the_same_sheet_in_its_size() -> None:
    pages = calendar_pages(plan(*HEADINGS), STATE)
    image = QImage.fromData(make_png(pages, 72))
    assert (image.width(), image.height()) == (842, 595)
    dark = sum(
        image.pixelColor(x, y).lightness() < 128
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    )
    assert dark > 200


def test_month_sheets_hold_every_entry_of_their_days() -> None:
    months = plan_months(plan(*HEADINGS))
    assert [month.title for month in months][:2] == ["Tháng 1/2027", "Tháng 2/2027"]
    pages = month_pages(months, STATE)
    assert len(pages) == len(months)
    for page in pages:
        assert_inside(page)
    said = " ".join(words_of(pages[1]))
    assert "97 năm Ngày thành lập Đảng Cộng sản Việt Nam" in said
    assert "Hạn: trước ngày 15 hàng tháng" in said
    assert "1/1" in words_of(pages[1])


def test_what_does_not_fit_a_day_is_named_at_the_foot() -> None:
    own = tuple(Anniversary(f"Ngày truyền thống đơn vị số {n}", 8, 2, 1950) for n in range(30))
    month = make_month(2027, 2, month_items((), 2027, 2, own))
    (page,) = month_pages((month,), STATE)
    assert_inside(page)
    said = " ".join(words_of(page))
    for number in range(30):
        assert f"đơn vị số {number}" in said
    assert "Còn nữa: 8/2: " in said and said.count("đơn vị số 29") == 1


def test_entries_are_as_large_as_their_day_allows() -> None:
    from kehoach_gui.export.calendar_pages import sheet_setup

    own = tuple(Anniversary(f"Ngày truyền thống đơn vị số {n}", 8, 2, 1950) for n in range(5))
    sheet = Sheet(make_month(2027, 2, month_items((), 2027, 2, own)), sheet_setup(STATE))
    sizes = {day.date.day: sheet.fitted(box, day).size for box, day in sheet.cells()}
    assert sizes[3] == calendar_look()["month"]["entry_pt"]
    assert sizes[8] < sizes[3]


def test_the_kind_of_a_file_follows_its_ending() -> None:
    assert [kind_of(f"x{s}", False) for s in (".PDF", ".png", ".docx", ".ics", ".txt")] == [
        *(next(kind for kind in CALENDAR_KINDS if kind.id == name) for name in
          ("pdf", "png", "docx", "ics")),
        None,
    ]  # fmt: skip
    assert kind_of("x.pdf", True) is CALENDAR_KINDS[3]
    assert kind_of("x.png", True) is None


def test_a_year_of_days_marks_great_round_and_unconfirmed_ones() -> None:
    own = Anniversary("Ngày thành lập xã Bến Mới", 12, 2, 1957)
    document = compose_days(2027, STATE, (own,))
    (table,) = [block for block in document.parts[0].blocks if isinstance(block, Table)]
    rows = {row[2][0].text: [cell[0] for cell in row] for row in table.rows}
    assert rows["Ngày thành lập Đảng Cộng sản Việt Nam"][4].text == "ngày lễ lớn"
    assert rows["Tết Nguyên đán"][4].text == "ngày lễ lớn; 01/01 âm lịch"
    assert rows["Ngày thành lập xã Bến Mới"][4].text == "năm tròn"
    assert rows["Ngày thành lập xã Bến Mới"][2].runs[0].bold
    assert rows["Ngày sinh đồng chí Trường Chinh"][4].text == "năm tròn; chưa kiểm chứng"
    assert rows["Ngày Thầy thuốc Việt Nam"][1].text == "Thứ Bảy, 27/02/2027"
    great = [name for name, row in rows.items() if "ngày lễ lớn" in row[4].text]
    assert len(great) == 8  # NĐ 145/2013/NĐ-CP Điều 4


def test_days_are_written_as_list_and_as_twelve_sheets() -> None:
    with zipfile.ZipFile(BytesIO(make_days(2030, STATE, ".docx"))) as archive:
        assert "word/document.xml" in archive.namelist()
    assert make_days(2030, STATE, ".pdf").startswith(b"%PDF")
    assert len(year_months(2030)) == 12
    assert make_days(2030, STATE, ".pdf", months=True).startswith(b"%PDF")


def test_notes_stand_below_the_table_only_where_they_explain_something() -> None:
    sharp = replace(
        plan("Đợt 1: Từ ngày 01/6/2027 đến ngày 10/6/2027"),
        sections=plan("Đợt 1: Từ ngày 01/6/2027 đến ngày 10/6/2027").sections[:1],
    )
    last = compose_calendar(sharp, STATE).parts[0].blocks[-1]
    assert isinstance(last, Table)
    last = compose_calendar(plan(*HEADINGS), STATE).parts[0].blocks[-1]
    assert isinstance(last, Paragraph) and last.text.startswith("* Hạn rơi vào")


def test_a_plan_with_only_a_date_shows_its_year() -> None:
    found = Plan("state-nd30", Header(date="2027-01-05"))
    assert len(plan_months(found)) == 12
    assert {day.year for item in calendar_items(found) for day in item.start or ()} == {2027}
    assert date(2027, 9, 2) in {item.start[0] for item in calendar_items(found) if item.start}


def test_each_sample_s_calendar_is_one_sheet_that_shows_all_its_phases(shared: Path) -> None:
    samples = sorted((shared / "samples").glob("*.txt"))
    assert len(samples) == 5
    for sample in samples:
        found = read_any(sample).plan
        (page,) = calendar_pages(found, preset.load(found.standard))
        assert_inside(page)
        said = " ".join(words_of(page))
        phases = [item for item in calendar_items(found) if item.kind == "phase"]
        assert phases
        for phase in phases:
            assert phase.name.split()[0] in said
            assert " ".join(phase.words.split()[:4]) in said
        rows = [line for line in words_of(page) if line == "chưa xác định"]
        unsaid = sum(item.start is None for item in phases) + sum(
            item.end is None for item in phases
        )
        assert len(rows) == unsaid + (unsaid > 0)  # and once in the legend
