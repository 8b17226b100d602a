"""The order sheet as files: repeated head, sums, safe CSV, numbers that are numbers."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import office
import pytest

from kehoach_gui.core import preset
from kehoach_gui.core.compose import compose
from kehoach_gui.core.compose_order import compose_order
from kehoach_gui.core.document import Paragraph, Table
from kehoach_gui.core.order_forms import RefusedOrder
from kehoach_gui.core.order_sheet import OrderSheet, totals
from kehoach_gui.core.plan import Plan
from kehoach_gui.export import EXPORTERS
from kehoach_gui.export.order_csv import make_order_csv
from kehoach_gui.export.order_files import ORDER_EXPORTERS
from tests.core.orders import FIRST, SECOND, SHEET, THIRD, long_sheet
from tests.core.plans import plan as whole_plan

MAKE = {exporter.suffix: exporter.make for exporter in ORDER_EXPORTERS}
STATE = preset.load("state-nd30")
SPACES = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
HEAD = "Nội dung khẩu hiệu"


def ordered(sheet: OrderSheet, standard: str = "state-nd30") -> Plan:
    return replace(whole_plan(standard), order=sheet)


def csv_rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def xlsx_cells(content: bytes) -> dict[str, tuple[str, str, str | None]]:
    """Type, value and formula of every cell by its name; shared strings as their text."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        strings = [
            "".join(part.itertext())
            for part in ElementTree.fromstring(package.read("xl/sharedStrings.xml"))
        ]
        page = ElementTree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    cells = {}
    for cell in page.iterfind(".//s:c", SPACES):
        kind = cell.get("t", "n")
        value = cell.findtext("s:v", "", SPACES)
        formula = cell.findtext("s:f", None, SPACES)
        cells[cell.get("r", "")] = (kind, strings[int(value)] if kind == "s" else value, formula)
    return cells


# CSV


def test_csv_has_a_bom_semicolons_every_line_and_the_sums() -> None:
    content = MAKE[".csv"](ordered(SHEET), STATE, None)
    assert content.startswith(b"\xef\xbb\xbf") and b"\r\n" in content
    head, *rows, total = csv_rows(content)
    assert head[:4] == ["STT", HEAD, "Hình thức", "Rộng (m)"] and head[10] == "Đơn giá (đồng)"
    assert rows[0] == [
        "1", FIRST.text, "Băng rôn ngang", "6", "0,8", "3", "14,4", FIRST.place,
        "2027-02-20", "2027-03-05", "250000", "750000", "",
    ]  # fmt: skip
    assert rows[2][3:7] == ["", "", "30", ""]
    assert (total[1], total[5], total[6], total[11]) == ("Tổng cộng", "53", "52,8", "750000")
    assert {len(row) for row in (head, *rows, total)} == {13}


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "＋", "－", "＠"])
def test_no_csv_cell_is_a_formula(sign: str) -> None:
    words = f"{sign}HYPERLINK(a;b)"
    line = replace(FIRST, text=words, place=words, note=words)
    _, row, _ = csv_rows(make_order_csv(OrderSheet((line,))))
    assert [row[place] for place in (1, 7, 12)] == [f"'{words}"] * 3
    assert not any(cell.startswith(tuple("=+-@\t\r＝＋－＠")) for cell in row)


def test_quotes_semicolons_and_line_breaks_stay_in_their_cell() -> None:
    line = replace(FIRST, text='Một; hai\n"ba"!', note="\tx")
    content = make_order_csv(OrderSheet((line,)))
    rows = csv_rows(content)
    assert rows[1][1] == 'Một; hai "ba"!' and rows[1][12] == "'\tx"
    assert content.count(b"\r\n") == len(rows) == 3


# XLSX


def test_xlsx_numbers_are_numbers_days_are_days_and_sums_have_their_value() -> None:
    sheet = long_sheet(60)
    cells = xlsx_cells(MAKE[".xlsx"](ordered(sheet), STATE, None))
    line, sums = sheet.lines[0], totals(sheet)
    assert cells["B4"] == ("s", line.text, None)
    assert [cells[f"{column}4"][:2] for column in "ADEF"] == [
        ("n", "1"), ("n", "4.1"), ("n", "0.8"), ("n", "2"),
    ]  # fmt: skip
    assert cells["I4"][:2] == ("n", "46438")  # 20/02/2027
    assert cells["K4"] == ("n", "101000", None)
    kind, value, formula = cells["L4"]
    assert (kind, value) == ("n", "202000") and formula == 'IF(K4="","",F4*K4)'
    assert cells["G4"][2] == 'IF(OR(D4="",E4=""),"",D4*E4*F4)'
    assert cells["F64"] == ("n", str(sums.pieces), "SUM(F4:F63)")
    assert float(cells["G64"][1]) == pytest.approx(sums.area_mm2 / 1e6)
    assert cells["L64"] == ("n", str(sums.money), "SUM(L4:L63)")
    assert "L65" not in cells


def test_xlsx_runs_nothing_of_a_text_and_keeps_its_head_in_sight_and_on_every_page() -> None:
    words = "=1+1"
    sheet = OrderSheet((replace(FIRST, text=words, note="http://a.vn", place="12"), THIRD))
    content = MAKE[".xlsx"](ordered(sheet), STATE, None)
    cells = xlsx_cells(content)
    assert [cells[name][0] for name in ("B4", "H4", "M4")] == ["s"] * 3
    assert cells["B4"][1] == words
    assert cells["D5"] == ("n", "", None) and cells["L5"][1] == ""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
        page = package.read("xl/worksheets/sheet1.xml").decode()
        book = package.read("xl/workbook.xml").decode()
        properties = package.read("docProps/core.xml").decode()
    assert 'topLeftCell="C4"' in page and 'state="frozen"' in page and "hyperlink" not in page
    assert "$3:$3" in book and 'orientation="landscape"' in page
    assert not [name for name in names if "_rels" in name and "sheet" in name]
    assert "<dc:creator>SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH</dc:creator>" in properties


def test_a_price_of_a_square_metre_is_counted_so_in_the_spreadsheet_too() -> None:
    sheet = replace(SHEET, price_per="m2")
    cells = xlsx_cells(MAKE[".xlsx"](ordered(sheet), STATE, None))
    assert cells["K3"][1] == "Đơn giá (đồng/m²)"
    assert cells["L4"][1] == "3600000"
    assert cells["L4"][2] == 'IF(K4="","",IF(G4="",F4*K4,ROUND(G4*K4,0)))'


# what is printed


def test_a_sheet_of_sixty_rows_repeats_its_head_on_every_page_in_word_files_and_pdf(
    tmp_path: Path, qapp: object
) -> None:
    office.needed("soffice", "pdftotext")
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    for orientation in ("landscape", "portrait"):
        made = ordered(replace(long_sheet(60), orientation=orientation))
        (tmp_path / f"{orientation}.pdf").write_bytes(MAKE[".pdf"](made, STATE, None))
        (tmp_path / f"{orientation}.docx").write_bytes(MAKE[".docx"](made, STATE, None))
    office.convert(sorted(tmp_path.glob("*.docx")), theirs)
    for orientation in ("landscape", "portrait"):
        ours = office.pages(tmp_path / f"{orientation}.pdf")
        other = office.pages(theirs / f"{orientation}.pdf")
        assert len(ours) == len(other) >= 3
        for mine, page in zip(ours, other, strict=True):
            assert mine == page
            assert sum(line.count(HEAD) for line in page) == 1
        numbers = re.findall(r"Khẩu hiệu số (\d+):", " ".join(" ".join(page) for page in other))
        assert [int(number) for number in numbers] == list(range(1, 61))
        assert "thành tiền 19.560.000 đồng" in " ".join(other[-1])
        assert [page[0] for page in ours[1:]] == [str(n) for n in range(2, len(ours) + 1)]


@pytest.mark.parametrize("standard", preset.ids())
def test_the_sheet_prints_behind_the_plan_as_its_last_appendix_with_pages_of_its_own(
    standard: str, qapp: object
) -> None:
    layout = preset.load(standard)
    bare = compose(whole_plan(standard), layout)
    made = compose(ordered(SHEET, standard), layout)
    *before, last = made.parts
    assert [part.name for part in before] == [part.name for part in bare.parts]
    label = last.blocks[0]
    assert isinstance(label, Paragraph)
    assert label.text == f"Phụ lục {'II' if layout.numbering.appendix == 'I' else '2'}"
    assert last.page.width_mm > last.page.height_mm
    table = next(block for block in last.blocks if isinstance(block, Table))
    assert sum(table.widths_mm) == pytest.approx(last.page.text_width_mm)
    assert all(style in made.styles for style in ("order_head", "order_left"))
    for exporter in EXPORTERS:
        if exporter.id in ("docx", "pdf"):
            assert exporter.make(ordered(SHEET, standard), layout, None)


def test_a_sheet_that_stands_alone_is_not_printed_with_the_plan_and_has_its_own_head() -> None:
    sheet = replace(SHEET, placement="alone", addressee="Cơ sở in Hồng Hà", prepared_by="Lê Hòa")
    assert compose(ordered(sheet), STATE) == replace(
        compose(whole_plan("state-nd30"), STATE), title=compose(ordered(sheet), STATE).title
    )
    content = EXPORTERS[3].make(ordered(replace(sheet, placement="appendix")), STATE, None)
    assert "Kính gửi" not in content.decode()
    from kehoach_gui.export.text import make_text

    text = make_text(compose_order(ordered(sheet), STATE)).decode()
    for words in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Danh mục\nkhẩu hiệu đặt in",
        "Kính gửi: Cơ sở in Hồng Hà", "NGƯỜI LẬP", "Lê Hòa", "Lê Thị Sông", "Tổng cộng: 3 cái",
    ):  # fmt: skip
        assert words in text
    assert "Số:" not in text


def test_columns_without_content_are_left_out() -> None:
    bare = OrderSheet((SECOND,))
    table = next(b for b in compose_order(ordered(bare), STATE).parts[0].blocks
                 if isinstance(b, Table))  # fmt: skip
    heads = [cell[0].text for cell in table.rows[0]]
    assert heads == ["STT", HEAD, "Hình thức", "Kích thước (m)", "Số lượng", "Nơi treo",
                     "Ngày treo", "Ngày gỡ"]  # fmt: skip
    assert table.header_rows == 1


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
def test_a_long_sum_of_money_or_a_size_is_never_parted(
    orientation: str, tmp_path: Path, qapp: object
) -> None:
    office.needed("pdftotext")
    dear = replace(FIRST, width_mm=12_550, height_mm=1_250, quantity=99_999, note="Khung sắt",
                   unit_price=9_999_999_999)  # fmt: skip
    sheet = OrderSheet((dear, replace(dear, text="Đoàn kết!")), orientation=orientation)
    (tmp_path / "don.pdf").write_bytes(MAKE[".pdf"](ordered(sheet), STATE, None))
    words = [word for page in office.pages(tmp_path / "don.pdf") for line in page
             for word in line.split()]  # fmt: skip
    for number in ("9.999.999.999", "999.989.999.900.001", "1.999.979.999.800.002", "12,55"):
        assert number in words
    assert "Đoàn" in words and len(office.pages(tmp_path / "don.pdf")) == 1


@pytest.mark.parametrize("exporter", ORDER_EXPORTERS, ids=lambda one: one.id)
def test_an_open_variable_stops_every_file_and_also_the_plan_that_carries_the_sheet(
    exporter: object,
) -> None:
    made = ordered(OrderSheet((FIRST, replace(SECOND, text="Chào mừng Đại hội {lần thứ}!"))))
    for make in (exporter.make, EXPORTERS[0].make, EXPORTERS[1].make):  # type: ignore[attr-defined]
        with pytest.raises(RefusedOrder, match=r"dòng 2: còn chỗ chưa điền \{lần thứ\}"):
            make(made, STATE, None)
    assert EXPORTERS[2].make(made, STATE, None)  # the data itself is kept
    with pytest.raises(RefusedOrder, match="chưa có dòng"):
        exporter.make(ordered(OrderSheet()), STATE, None)  # type: ignore[attr-defined]


def test_a_spreadsheet_opens_in_libreoffice_with_the_same_sums(tmp_path: Path) -> None:
    office.needed("soffice", "pdftotext", "localc")
    sheet = long_sheet(60)
    (tmp_path / "don.xlsx").write_bytes(MAKE[".xlsx"](ordered(sheet), STATE, None))
    office.convert([tmp_path / "don.xlsx"], tmp_path)
    lines = [line for page in office.pages(tmp_path / "don.pdf") for line in page]
    assert any("Tổng cộng" in line and "19,560,000" in line.replace(".", ",") for line in lines)
    assert sum("Thành tiền" in line for line in lines) == len(office.pages(tmp_path / "don.pdf"))
