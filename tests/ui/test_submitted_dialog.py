"""Plans of lower units in the window: progress, a table, stopping, opening one, the report."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_gui.core.submitted import Submitted
from kehoach_gui.ui.dialogs.import_dialog import ImportDialog
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.superior.submitted_dialog import SubmittedDialog

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
def dialog(window: MainWindow, settle: Settle) -> SubmittedDialog:
    made = SubmittedDialog(window.theme, window, "state-nd30", "HUYỆN")
    made.show()
    settle()
    return made


def read(dialog: SubmittedDialog, folder: Path, settle: Settle) -> None:
    dialog.read_folder(folder)
    settle(lambda: dialog.job is None, 20)


def test_a_folder_becomes_a_table_with_the_error_of_each_file(
    dialog: SubmittedDialog, folder: Path, settle: Settle
) -> None:
    assert not dialog.word.isEnabled()
    read(dialog, folder, settle)
    assert dialog.model.rowCount() == 3
    assert "Đọc được 2 trên 3 tệp. 1 tệp chưa đọc được." in dialog.note.text()
    cells = [dialog.model.data(dialog.model.index(row, 0)) for row in range(3)]
    assert cells == ["ỦY BAN NHÂN DÂN XÃ A", "ỦY BAN NHÂN DÂN XÃ B", "Chưa đọc được"]
    assert dialog.word.isEnabled() and dialog.open.isEnabled()
    dialog.reject()


def test_reading_can_be_stopped_and_what_was_read_stays(
    dialog: SubmittedDialog, folder: Path, settle: Settle
) -> None:
    for number in range(40):
        (folder / f"d{number}.txt").write_text(TEXT.format(number), "utf-8")
    dialog.read_folder(folder)
    settle(lambda: dialog.model.rowCount() > 0)
    dialog.stop()
    settle(lambda: dialog.job is None, 20)
    assert 0 < dialog.model.rowCount() <= 43
    assert "Đã dừng" in dialog.note.text() or dialog.model.rowCount() == 43


def test_the_report_is_written_and_told(
    dialog: SubmittedDialog, folder: Path, tmp_path: Path, settle: Settle
) -> None:
    read(dialog, folder, settle)
    target = tmp_path / "tong hop.docx"
    dialog.write(target)
    settle(lambda: dialog.job is None, 20)
    assert target.exists() and "Đã xuất “tong hop.docx”" in dialog.note.text()


def test_a_folder_without_plans_says_so(
    dialog: SubmittedDialog, tmp_path: Path, settle: Settle
) -> None:
    empty = tmp_path / "trong"
    empty.mkdir()
    dialog.read_folder(empty)
    assert "không có tệp nào" in dialog.note.text()
    dialog.read_folder(tmp_path / "khong co")
    assert "Không mở được thư mục" in dialog.note.text()


def test_a_plan_of_the_table_opens_as_an_import(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    def choose(self: SubmittedDialog) -> int:
        self.folder = folder
        self.model.add(Submitted("A.txt"))
        self.view.setCurrentIndex(self.model.index(0, 0))
        self.open_row()
        return 1

    seen: list[ImportDialog] = []
    monkeypatch.setattr(SubmittedDialog, "exec", choose)
    monkeypatch.setattr(ImportDialog, "exec", lambda self: seen.append(self) or 0)
    window.consolidate()
    settle(lambda: bool(seen))
    assert seen[0].windowTitle() == "Đã đọc A.txt"
