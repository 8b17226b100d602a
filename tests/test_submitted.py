"""A folder of plans read file by file: errors stay with their file, cancelling ends it."""

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from docx import Document

from kehoach_gui.core.submitted import Stage, Submitted
from kehoach_gui.submitted import plan_files, read_files, read_record, write_report

TEXT = "ỦY BAN NHÂN DÂN XÃ {0}\nKẾ HOẠCH\nTuyên truyền\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("BẾN", "ĐỒI"):
        (tmp_path / f"{name}.txt").write_text(TEXT.format(name), "utf-8")
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 hong")
    (tmp_path / "~$hong.docx").write_bytes(b"x")
    (tmp_path / "anh.png").write_bytes(b"x")
    (tmp_path / "con.txt").mkdir()
    (tmp_path / "con.txt" / "sâu").mkdir()
    (tmp_path / "con.txt" / "sâu" / "x.txt").write_text(TEXT.format("SÂU"), "utf-8")
    (tmp_path / ".kín").mkdir()
    (tmp_path / ".kín" / "y.txt").write_text(TEXT.format("KÍN"), "utf-8")
    return tmp_path


def read(folder: Path, progress: Callable[[int, int], None] = lambda *_: None) -> list[Submitted]:
    found: list[Submitted] = []
    read_files(plan_files(folder), progress, found.append)
    return found


def test_only_files_that_can_be_plans_are_read_each_error_with_its_file(folder: Path) -> None:
    records = read(folder)
    assert [one.file for one in records] == sorted(["BẾN.txt", "ĐỒI.txt", "hong.docx"])
    bad = {one.file: one.error for one in records if one.error}
    assert list(bad) == ["hong.docx"] and "nên không được mở" in bad["hong.docx"]
    assert {one.body for one in records if not one.error} == {
        "ỦY BAN NHÂN DÂN XÃ BẾN",
        "ỦY BAN NHÂN DÂN XÃ ĐỒI",
    }


def test_cancelling_ends_after_what_was_read(folder: Path) -> None:
    class Stop(Exception):
        pass

    def progress(done: int, total: int) -> None:
        if done == 1:
            raise Stop

    found: list[Submitted] = []
    with pytest.raises(Stop):
        read_files(plan_files(folder), progress, found.append)
    assert len(found) == 1


@pytest.mark.parametrize("ending", [".docx", ".xlsx"])
def test_the_report_is_written_as_its_ending_says(folder: Path, ending: str) -> None:
    records = read(folder)
    path = folder / f"ra{ending}"
    write_report(records, path, "state-nd30", "HUYỆN")
    if ending == ".docx":
        cells = [cell.text for table in Document(str(path)).tables for cell in table._cells]
        assert "ỦY BAN NHÂN DÂN XÃ BẾN" in cells and "hong.docx" in cells
        return
    with zipfile.ZipFile(path) as book:
        words = book.read("xl/sharedStrings.xml").decode("utf-8")
        assert "ỦY BAN NHÂN DÂN XÃ BẾN" in words and "hong.docx" in words
        assert 'name="Chưa đọc được"' in book.read("xl/workbook.xml").decode("utf-8")


def test_a_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    write_report(
        [Submitted("=1+1.docx", body="=HYPERLINK(1)", subject="+84")], path, "state-nd30", ""
    )
    with zipfile.ZipFile(path) as book:
        assert "<f>" not in book.read("xl/worksheets/sheet1.xml").decode("utf-8")


def test_a_record_is_small_however_long_the_plan_is(tmp_path: Path) -> None:
    path = tmp_path / "dai.txt"
    path.write_text(TEXT.format("BẾN") + "- Nội dung rất dài của kế hoạch;\n" * 3000, "utf-8")
    assert len(repr(read_record(path))) < 1000


def test_the_workbook_has_its_head_in_sight_days_as_days_and_prints_on_wide_sheets(
    tmp_path: Path,
) -> None:
    body = "ỦY BAN NHÂN DÂN XÃ AN BÌNH"
    stage = Stage("Đợt 1", "2027-03-05", "")
    records = [
        Submitted(
            f"{n}.docx", body, "07/KH-UBND", "2027-02-05", "Tuyên truyền", (stage,), ("Câu!",)
        )
        for n in range(200)
    ]
    path = tmp_path / "x.xlsx"
    write_report(records, path, "state-nd30", "HUYỆN", ("Xã Chưa Gửi",))
    with zipfile.ZipFile(path) as book:
        names = re.findall(r'<sheet name="([^"]*)"', book.read("xl/workbook.xml").decode("utf-8"))
        titles = book.read("xl/workbook.xml").decode("utf-8").count("$3:$3</definedName>")
        sheet = book.read("xl/worksheets/sheet1.xml").decode("utf-8")
        styles = book.read("xl/styles.xml").decode("utf-8")
    assert names == ["Kế hoạch", "Chưa nộp", "Nộp nhiều tệp", "Các đợt", "Khẩu hiệu"]
    assert titles == len(names)
    assert re.search(r'<pane xSplit="2" ySplit="3" topLeftCell="C4"[^>]*state="frozen"/>', sheet)
    assert '<autoFilter ref="A3:G203"/>' in sheet
    assert 'paperSize="9" fitToHeight="0" orientation="landscape"' in sheet
    assert "&amp;C&amp;P/&amp;N" in sheet
    widths = [float(width) for width in re.findall(r'<col [^>]*width="([^"]*)"', sheet)]
    assert len(widths) == 7 and all(8 <= width <= 61 for width in widths)
    assert widths[1] > 1.2 * len(body)
    assert f"<v>{(date(2027, 2, 5) - date(1899, 12, 30)).days}</v>" in sheet
    assert "dd/mm/yyyy" in styles and 'wrapText="1"' in styles


def test_folders_of_units_are_read_one_deep_and_told_with_their_names(folder: Path) -> None:
    unit = folder / "Xã Ao"
    unit.mkdir()
    (unit / "kế hoạch.txt").write_text(TEXT.format("AO"), "utf-8")
    found: list[Submitted] = []
    assert read_files(plan_files(folder), lambda *_: None, found.append, folder) == 3
    assert {one.file: one.body for one in found}["Xã Ao/kế hoạch.txt"] == "ỦY BAN NHÂN DÂN XÃ AO"
    assert len(found) == 4


def test_a_folder_of_a_unit_that_may_not_be_read_is_told_in_its_row(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = Path.iterdir

    def iterdir(self: Path) -> Iterator[Path]:
        if self.name == "con.txt":
            raise PermissionError(13, "Permission denied")
        return ours(self)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    paths = plan_files(folder)
    monkeypatch.undo()
    assert folder / "con.txt" in paths
    assert "quyền đọc" in read_record(folder / "con.txt").error
