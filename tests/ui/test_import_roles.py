"""The import dialog: roles changed by hand, old letters asked about, where the plan goes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import press
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu

from kehoach_gui.core.plan import Plan, walk
from kehoach_gui.reading.again import Opened, open_text
from kehoach_gui.reading.docx.legacy import OldText
from kehoach_gui.ui.dialogs.import_dialog import ImportDialog
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.superior.dialog import SuperiorDialog

Settle = Callable[..., None]
TEXT = """ỦY BAN NHÂN DÂN XÃ BẾN MỚI
Số: 07/KH-UBND
KẾ HOẠCH
Tuyên truyền Ngày hội đọc sách
I. MỤC ĐÍCH, YÊU CẦU
1. Nâng cao hiểu biết của nhân dân về sách.
2. Thiết thực, tiết kiệm.
II. KHẨU HIỆU
- Đọc sách mỗi ngày!
"""


def row_of(dialog: ImportDialog, words: str) -> int:
    return next(row for row, line in enumerate(dialog.lines.lines.lines) if words in line.text)


def choose(dialog: ImportDialog, words: str) -> None:
    dialog.lines.setCurrentIndex(dialog.lines.lines.index(row_of(dialog, words), 0))


@pytest.fixture
def opened_text() -> Opened:
    return open_text(TEXT)


@pytest.fixture
def dialog(window: MainWindow, opened_text: Opened, settle: Settle) -> ImportDialog:
    made = ImportDialog(window.theme, window, opened_text.read(), "tệp", opened_text)
    made.show()
    settle()
    return made


def headings(plan: Plan) -> list[str]:
    return [section.heading or "" for section, _ in walk(plan.sections)]


def test_a_role_given_to_a_line_changes_the_plan_at_once(dialog: ImportDialog) -> None:
    choose(dialog, "Thiết thực")
    dialog.lines.give_role("heading")
    assert "Thiết thực, tiết kiệm." in headings(dialog.plan())
    assert dialog.lines.lines.lines[row_of(dialog, "Thiết thực")].role == "heading"
    assert dialog.again.isVisible()
    dialog.forget()
    assert "Thiết thực, tiết kiệm." not in headings(dialog.plan())
    assert not dialog.again.isVisible()


def test_several_lines_take_a_role_together(dialog: ImportDialog) -> None:
    choose(dialog, "Nâng cao")
    dialog.lines.selectRow(row_of(dialog, "Nâng cao"))
    model = dialog.lines.selectionModel()
    model.select(
        dialog.lines.lines.index(row_of(dialog, "Thiết thực"), 0), model.SelectionFlag.Select
    )
    dialog.lines.give_role("noise")
    assert len(dialog.plan().discarded) == 2


def test_space_brings_debris_back_where_it_stood_and_takes_it_away_again(
    dialog: ImportDialog,
) -> None:
    choose(dialog, "Nâng cao")
    dialog.lines.give_role("noise")
    press(dialog.lines, Qt.Key.Key_Space)
    plan = dialog.plan()
    assert plan.discarded == ()
    assert "Nâng cao" in " ".join(b.text for s, _ in walk(plan.sections[:1]) for b in s.blocks)


def test_f2_and_a_click_on_the_role_open_the_menu_of_roles(
    dialog: ImportDialog, settle: Settle
) -> None:
    choose(dialog, "Thiết thực")
    dialog.lines.setFocus()
    press(dialog.lines, Qt.Key.Key_F2)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    names = [action.text() for action in menu.actions()]
    assert "&Tiêu đề mục" in names and "Để &riêng, không đưa vào" in names
    press(menu, Qt.Key.Key_T, "t")
    assert "Thiết thực, tiết kiệm." in headings(dialog.plan())
    settle()
    at = QPointF(dialog.lines.visualRect(dialog.lines.currentIndex()).center())
    at.setX(20)
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        event = QMouseEvent(
            kind,
            at,
            dialog.lines.page.mapToGlobal(at),
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(dialog.lines.page, event)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()


def test_the_letters_of_the_role_menu_are_each_used_once(dialog: ImportDialog) -> None:
    from kehoach_gui.ui.dialogs.import_roles import GROUPS

    for _, rows in GROUPS:
        letters = [name[name.index("&") + 1].lower() for _, name in rows]
        assert len(letters) == len(set(letters)), letters


def test_old_letters_are_asked_about_with_words_before_and_after(
    window: MainWindow, opened_text: Opened
) -> None:
    old = OldText("tcvn3", "TCVN3", (".VnTime",), 120, True, "Céng hßa", "Cộng hòa", 2)
    asked: list[object] = []

    def read(roles: object, standard: object, convert: object) -> object:
        asked.append(convert)
        return opened_text.read()

    source = Opened(read, (old,))  # type: ignore[arg-type]
    dialog = ImportDialog(window.theme, window, opened_text.read(), "cu.docx", source)
    (box,) = dialog.converts.values()
    assert box.isChecked() and "TCVN3" in box.text()
    box.setChecked(False)
    assert asked == [[]]
    box.setChecked(True)
    assert asked[-1] == ["tcvn3"]


def test_the_pages_can_be_seen_before_anything_is_stored(
    dialog: ImportDialog, settle: Settle
) -> None:
    dialog.turn()
    assert dialog.preview is not None
    settle(lambda: bool(dialog.preview and dialog.preview.list.pages))
    dialog.turn()
    assert dialog.right.currentWidget() is dialog.outline
    dialog.reject()


def write(tmp_path: Path) -> Path:
    path = tmp_path / "van ban.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_a_file_goes_into_the_open_section_as_one_step(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    def accept(dialog: ImportDialog) -> int:
        dialog.target.setCurrentIndex(dialog.target.findData("section"))
        assert dialog.go.text() == "Đưa vào mục"
        return 1

    monkeypatch.setattr(ImportDialog, "exec", accept)
    assert opened.view is not None and opened.session is not None
    before = opened.session.plan
    opened.view.show_part(1)
    opened.import_path(write(tmp_path))
    settle(lambda: opened.session is not None and opened.session.plan is not before)
    section = opened.session.plan.sections[0]
    assert [child.heading for child in section.sections][-2:] == [
        "MỤC ĐÍCH, YÊU CẦU",
        "KHẨU HIỆU",
    ]
    opened.undo()
    assert opened.session.plan == before


def test_a_file_is_attached_as_the_superior_s_document(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    def accept(dialog: ImportDialog) -> int:
        dialog.target.setCurrentIndex(dialog.target.findData("superior"))
        return 1

    shown: list[SuperiorDialog] = []
    monkeypatch.setattr(ImportDialog, "exec", accept)
    monkeypatch.setattr(SuperiorDialog, "exec", lambda self: shown.append(self) or 0)
    opened.import_path(write(tmp_path))
    settle(lambda: bool(shown))
    assert opened.session is not None
    (row,) = opened.library.attachments.list_of(opened.session.plan_id)
    assert row.name == "van ban.txt"
    assert len(shown[0].covered) >= 3


def test_reading_can_be_cancelled(
    opened: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    seen: list[int] = []
    monkeypatch.setattr(ImportDialog, "exec", lambda self: seen.append(1) or 0)
    opened.import_path(write(tmp_path))
    assert opened.toast.buttons[0].text() == "Hủy"
    opened.toast.buttons[0].click()
    settle(lambda: bool(seen) or "Đã hủy" in opened.toast.words.text())
    assert seen or "Chưa nhập gì" in opened.toast.words.text()
