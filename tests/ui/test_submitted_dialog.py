"""Plans of lower units in the window: read behind it, shown, sorted, read again, reported."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from kehoach_gui import submitted
from kehoach_gui.core.submitted import Submitted
from kehoach_gui.ui.dialogs.import_dialog import ImportDialog
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.superior.submitted_dialog import SubmittedDialog
from kehoach_gui.ui.superior.submitted_model import FILE, NOTE, SUBJECT

Settle = Callable[..., None]
TEXT = "ỦY BAN NHÂN DÂN XÃ {0}\nKẾ HOẠCH\nTuyên truyền\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "nop"
    made.mkdir()
    for name in ("A", "B"):
        (made / f"{name}.txt").write_text(TEXT.format(name), "utf-8")
    (made / "c.docx").write_bytes(b"PK hong")
    return made


@pytest.fixture
def dialog(window: MainWindow, settle: Settle) -> Iterator[SubmittedDialog]:
    units = ("UBND xã A", "UBND xã Chưa Gửi")
    made = SubmittedDialog(window.theme, window, window.settings, "state-nd30", "HUYỆN", units)
    made.show()
    settle()
    yield made
    made.reject()
    settle()


def read(dialog: SubmittedDialog, settle: Settle, *chosen: Path) -> None:
    dialog.take(chosen)
    settle(lambda: dialog.job is None, 20)


def column(dialog: SubmittedDialog, place: int) -> list[object]:
    model = dialog.model
    return [model.data(model.index(row, place)) for row in range(model.rowCount())]


def word_file(path: Path, body: str) -> Path:
    made = Document()
    for words in (f"ỦY BAN NHÂN DÂN XÃ {body}", "KẾ HOẠCH", "Tuyên truyền", "I. MỤC ĐÍCH"):
        made.add_paragraph(words)
    made.save(str(path))
    return path


def test_it_opens_empty_with_two_ways_to_begin(dialog: SubmittedDialog) -> None:
    assert dialog.pages.currentIndex() == 0
    assert dialog.first.isVisible() and dialog.first_files.isVisible()
    assert not dialog.word.isEnabled() and not dialog.open.isEnabled()


def test_a_folder_becomes_a_table_with_the_error_of_each_file(
    dialog: SubmittedDialog, folder: Path, settle: Settle
) -> None:
    read(dialog, settle, folder)
    assert "Đọc được 2 trên 3 tệp. 1 tệp chưa đọc được." in dialog.note.text()
    assert column(dialog, 0) == ["ỦY BAN NHÂN DÂN XÃ A", "ỦY BAN NHÂN DÂN XÃ B", "Chưa đọc được"]
    assert "nên không được mở" in str(column(dialog, SUBJECT)[2])
    assert dialog.word.isEnabled() and dialog.open.isEnabled()
    dialog.table.selectRow(2)
    assert "hãy mở tệp bằng Word" in dialog.detail.text()


def test_who_sent_nothing_and_who_sent_twice_is_told(
    dialog: SubmittedDialog, folder: Path, settle: Settle
) -> None:
    (folder / "B").mkdir()
    word_file(folder / "B" / "sua lan 2.docx", "B")
    read(dialog, settle, folder)
    assert dialog.missing.text() == "Chưa nộp (1): UBND xã Chưa Gửi"
    notes = dict(zip(column(dialog, FILE), column(dialog, NOTE), strict=True))
    assert notes["B.txt"] == notes["B/sua lan 2.docx"] == "Nộp 2 tệp"
    dialog.table.selectRow(column(dialog, FILE).index("B.txt"))
    assert "còn nộp: B/sua lan 2.docx." in dialog.detail.text()
    assert notes["A.txt"] == "" and "1 đơn vị nộp nhiều tệp" in dialog.note.text()


def test_a_body_that_is_written_in_two_ways_is_told_once(
    dialog: SubmittedDialog, folder: Path, settle: Settle
) -> None:
    short = TEXT.format("B").replace("ỦY BAN NHÂN DÂN", "UBND")
    (folder / "B ngan.txt").write_text(short, "utf-8")
    read(dialog, settle, folder)
    assert column(dialog, NOTE).count("Nộp 2 tệp") == 2
    assert "1 đơn vị nộp nhiều tệp" in dialog.note.text()


def test_reading_can_be_stopped_at_once_and_what_was_read_stays(
    dialog: SubmittedDialog, folder: Path, settle: Settle
) -> None:
    made = word_file(folder / "d.docx", "D").read_bytes()
    for number in range(80):
        (folder / f"d{number}.docx").write_bytes(made)
    dialog.take([folder])
    settle(lambda: dialog.model.rowCount() > 0, 20)
    assert dialog.stop_button.isVisible() and "Đang đọc tệp" in dialog.note.text()
    start = time.monotonic()
    dialog.stop_button.click()
    settle(lambda: dialog.job is None, 20)
    assert time.monotonic() - start < 1.0
    assert 0 < dialog.model.rowCount() < 84
    assert f"Đã dừng: mới đọc {dialog.model.rowCount()} trên 84 tệp" in dialog.note.text()
    assert dialog.word.isEnabled()


def test_files_that_come_late_are_read_alone_and_stand_in_their_place(
    dialog: SubmittedDialog, folder: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(dialog, settle, folder)
    dialog.read_again()
    assert "Không có tệp nào mới." in dialog.note.text()
    word_file(folder / "AB.docx", "AB")
    word_file(folder / "c.docx", "C")
    (folder / "B.txt").unlink()
    asked: list[Path] = []
    ours = submitted.read_files

    def noted(paths: list[Path], *more: object) -> int:
        asked.extend(paths)
        return ours(paths, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(submitted, "read_files", noted)
    QTest.keyClick(dialog, Qt.Key.Key_F5)
    settle(lambda: dialog.job is None, 20)
    assert [path.name for path in asked] == ["AB.docx", "c.docx"]
    assert column(dialog, FILE) == ["A.txt", "AB.docx", "c.docx"]
    assert column(dialog, 0)[2] == "ỦY BAN NHÂN DÂN XÃ C"


def test_the_table_sorts_by_any_column_and_keeps_the_chosen_row(
    dialog: SubmittedDialog, folder: Path, settle: Settle
) -> None:
    for name, body in (("1", "ĐỒI"), ("2", "AO"), ("3", "DỪA")):
        word_file(folder / f"{name}.docx", body)
    read(dialog, settle, folder)
    assert column(dialog, FILE) == ["1.docx", "2.docx", "3.docx", "A.txt", "B.txt", "c.docx"]
    dialog.table.selectRow(1)
    dialog.sort(0)
    names = [str(cell).removeprefix("ỦY BAN NHÂN DÂN XÃ ") for cell in column(dialog, 0)]
    assert names == ["A", "AO", "B", "DỪA", "ĐỒI", "Chưa đọc được"]
    assert dialog.table.currentIndex().row() == 1
    assert dialog._chosen() is dialog.model.entries[1]
    dialog._sort_by_click(0)
    assert column(dialog, 0)[-1] == "ỦY BAN NHÂN DÂN XÃ A"
    assert next(one.file for one in dialog.model.records()) == "1.docx"


def test_the_report_is_asked_for_written_and_told(
    dialog: SubmittedDialog, folder: Path, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    read(dialog, settle, folder)
    target = folder / "ban tong hop v1.2"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.word.click()
    settle(lambda: dialog.saver.job is None, 20)
    written = folder / "ban tong hop v1.2.docx"
    cells = [c.text for t in Document(str(written)).tables for r in t.rows for c in r.cells]
    assert {"ỦY BAN NHÂN DÂN XÃ A", "UBND xã Chưa Gửi", "c.docx"} < set(cells)
    assert f"Đã xuất “{written.name}”" in dialog.toast.words.text()


def test_a_folder_without_plans_says_so(
    dialog: SubmittedDialog, tmp_path: Path, settle: Settle
) -> None:
    empty = tmp_path / "trong"
    empty.mkdir()
    dialog.take([empty])
    assert "không có tệp nào" in dialog.note.text()
    dialog.take([tmp_path / "khong co"])
    settle(lambda: dialog.job is None, 20)
    assert "Không tìm thấy" in str(column(dialog, SUBJECT)[0])


def test_enter_on_a_row_opens_it_and_nothing_else(
    dialog: SubmittedDialog, folder: Path, settle: Settle
) -> None:
    read(dialog, settle, folder)
    dialog.table.selectRow(1)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    assert dialog.wanted == folder / "B.txt" and not dialog.isVisible()


def test_a_plan_of_the_table_opens_as_an_import(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    def choose(self: SubmittedDialog) -> int:
        self.model.add(folder / "A.txt", Submitted("A.txt"))
        self.table.setCurrentIndex(self.model.index(0, 0))
        self.open_row()
        return 1

    seen: list[ImportDialog] = []
    monkeypatch.setattr(SubmittedDialog, "exec", choose)
    monkeypatch.setattr(ImportDialog, "exec", lambda self: seen.append(self) or 0)
    window.consolidate()
    settle(lambda: bool(seen))
    assert seen[0].windowTitle() == "Đã đọc “A.txt”"


def test_a_folder_or_word_files_dropped_on_the_window_open_it(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    seen: list[SubmittedDialog] = []

    def shown(self: SubmittedDialog) -> int:
        seen.append(self)
        settle(lambda: self.job is None, 20)
        return 0

    opened: list[str] = []
    monkeypatch.setattr(SubmittedDialog, "exec", shown)
    monkeypatch.setattr(window, "import_path", lambda path: opened.append(path.name))
    two = [word_file(folder / f"{name}.docx", name) for name in ("X", "Y")]
    for dropped in ([folder], two, [two[0]], [two[0], folder / "A.txt"]):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in dropped])
        event = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        window.dropEvent(event)
        count = len(seen) + len(opened)
        settle(lambda count=count: len(seen) + len(opened) > count, 20)
    settle()
    assert [len(dialog.model.entries) for dialog in seen] == [5, 2]
    assert opened == ["X.docx", "X.docx", "A.txt"]
