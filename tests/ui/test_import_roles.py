"""The import dialog: roles changed by hand, old letters asked about, where the plan goes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hands import CTRL, press
from PySide6.QtCore import QEvent, QModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from kehoach_gui.core.plan import Plan, walk
from kehoach_gui.reading.again import Opened, open_text
from kehoach_gui.reading.forcing import FORCED
from kehoach_gui.ui.dialogs.import_dialog import ImportDialog
from kehoach_gui.ui.dialogs.import_roles import GROUPS, role_menu
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

NOISE = "Để &riêng, không đưa vào"


def row_of(dialog: ImportDialog, words: str) -> int:
    return next(row for row, line in enumerate(dialog.lines.lines.lines) if words in line.text)


def choose(dialog: ImportDialog, words: str) -> None:
    dialog.lines.setCurrentIndex(dialog.lines.lines.index(row_of(dialog, words), 0))


def send(widget: QWidget, kind: QEvent.Type, at: QPointF) -> None:
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QMouseEvent(kind, at, widget.mapToGlobal(at), left, left, none))


def click(dialog: ImportDialog, row: QRect, x: int) -> None:
    """A click into a row of the lines, so far from the left."""
    at = QPointF(x, row.center().y())
    for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
        send(dialog.lines.page, kind, at)


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
    assert dialog.forget_button.isVisible()
    dialog.forget()
    assert "Thiết thực, tiết kiệm." not in headings(dialog.plan())
    assert not dialog.forget_button.isVisible()


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
    assert "Tiêu đề &mục" in names and "Để &riêng, không đưa vào" in names
    press(menu, Qt.Key.Key_M, "m")
    assert "Thiết thực, tiết kiệm." in headings(dialog.plan())
    settle()
    click(dialog, dialog.lines.visualRect(dialog.lines.currentIndex()), 20)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    popup.close()


def test_every_letter_of_the_role_menus_is_plain_and_used_once(dialog: ImportDialog) -> None:
    menu = role_menu(dialog.theme, dialog, lambda role: None)
    inner = [action.menu() for action in menu.actions()]
    for one in (menu, *(each for each in inner if isinstance(each, QMenu))):
        names = [action.text() for action in one.actions() if action.text()]
        letters = [name[name.index("&") + 1].lower() for name in names]
        assert len(letters) == len(set(letters)), letters
        assert all(letter.isascii() for letter in letters), "UniKey would need two keys for it"


def press_letter(menu: QMenu, name: str) -> None:
    """The underlined letter of an entry."""
    letter = name[name.index("&") + 1].lower()
    press(menu, int(Qt.Key.Key_A) + ord(letter) - ord("a"), letter)


def test_each_role_is_given_by_keys_and_changes_the_plan(
    dialog: ImportDialog, settle: Settle
) -> None:
    choose(dialog, "Thiết thực")
    row, before = row_of(dialog, "Thiết thực"), dialog.reading
    was = dialog.lines.lines.lines[row].role
    names = dict(pair for _, rows in GROUPS for pair in rows) | {"noise": NOISE}
    assert set(names) == set(FORCED)
    for role, name in names.items():
        dialog.lines.setFocus()
        press(dialog.lines, Qt.Key.Key_F2)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        group = next((title for title, rows in GROUPS[1:] if role in dict(rows)), None)
        if group is not None:
            press_letter(menu, group)
            inner = QApplication.activePopupWidget()
            assert isinstance(inner, QMenu) and inner is not menu
            menu = inner
        press_letter(menu, name)
        assert dialog.lines.lines.lines[row].role == role
        assert dialog.reading.plan != before.plan or role == was, role
        dialog.step_back()
        assert dialog.reading == before, role
        settle()


@pytest.mark.parametrize("role", ("heading", "subject", "signer_name", "noise"))
def test_roles_are_given_by_clicks(dialog: ImportDialog, role: str, settle: Settle) -> None:
    choose(dialog, "Thiết thực")
    click(dialog, dialog.lines.visualRect(dialog.lines.currentIndex()), 20)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    rows = [(popup, action) for action in popup.actions()]
    rows += [
        (inner, action)
        for _, above in rows
        if isinstance(inner := above.menu(), QMenu)
        for action in inner.actions()
    ]
    names = dict(pair for _, pairs in GROUPS for pair in pairs) | {"noise": NOISE}
    menu, action = next(pair for pair in rows if pair[1].text() == names[role])
    if menu is not popup:
        popup.setActiveAction(menu.menuAction())
        settle()
    at = QPointF(menu.actionGeometry(action).center())
    for kind in (
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
    ):
        send(menu, kind, at)
    assert dialog.lines.lines.lines[row_of(dialog, "Thiết thực")].role == role
    popup.close()


def test_shift_and_arrows_choose_several_lines_for_one_role(dialog: ImportDialog) -> None:
    choose(dialog, "Nâng cao")
    dialog.lines.setFocus()
    press(dialog.lines, Qt.Key.Key_Down, mods=Qt.KeyboardModifier.ShiftModifier)
    press(dialog.lines, Qt.Key.Key_F2)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    press(menu, Qt.Key.Key_G, "g")
    kinds = [b.type for s, _ in walk(dialog.plan().sections) for b in s.blocks]
    assert kinds.count("bullet") == 2


def test_changes_of_roles_are_taken_back_and_made_again_by_keys(
    dialog: ImportDialog, settle: Settle
) -> None:
    first = dialog.reading
    for words, role in (("Nâng cao", "heading"), ("Thiết thực", "noise")):
        choose(dialog, words)
        dialog.lines.give_role(role)
    last = dialog.reading
    QTest.keyClick(dialog.lines, Qt.Key.Key_Z, CTRL)
    assert dialog.plan().discarded == () and "Nâng cao" in " ".join(headings(dialog.plan()))
    QTest.keyClick(dialog.lines, Qt.Key.Key_Z, CTRL)
    assert dialog.reading == first and not dialog.forget_button.isVisible()
    QTest.keyClick(dialog.lines, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(dialog.lines, Qt.Key.Key_Y, CTRL)
    QTest.keyClick(dialog.lines, Qt.Key.Key_Y, CTRL)
    assert dialog.reading == last
    dialog.forget()
    QTest.keyClick(dialog.lines, Qt.Key.Key_Z, CTRL)
    assert dialog.reading == last


def ident_of(dialog: ImportDialog, words: str) -> int:
    from kehoach_gui.ui.plans.outline_model import flat

    return next(n.ident for n in flat(dialog.outline.outline.root) if words in n.text)


@pytest.mark.parametrize(
    "shown, line",
    [
        ("KHẨU HIỆU", "II. KHẨU HIỆU"),
        ("Số:", "Số: 07/KH-UBND"),
        ("Trích yếu", "Tuyên truyền Ngày hội"),
        ("Thiết thực", "2. Thiết thực"),
    ],
)
def test_a_row_of_the_plan_leads_to_its_line_and_the_line_to_its_row(
    dialog: ImportDialog, shown: str, line: str
) -> None:
    ident = ident_of(dialog, shown)
    dialog.outline.setCurrentIndex(dialog.outline.outline.index_of(ident))
    row = dialog.lines.currentIndex().row()
    assert row == row_of(dialog, line)
    assert dialog.lines.selectionModel().isRowSelected(row, QModelIndex())
    choose(dialog, "ỦY BAN")
    assert dialog.outline.current_id() == ident_of(dialog, "Cơ quan")
    choose(dialog, line)
    assert dialog.outline.current_id() == ident
    assert dialog.lines.currentIndex().row() == row


def test_what_the_paper_lacks_is_said_in_the_outline(dialog: ImportDialog) -> None:
    from kehoach_gui.ui.plans.outline_model import flat

    notes = {node.text: node.note for node in flat(dialog.outline.outline.root)}
    assert notes["Người ký"] == "chưa có" and notes["Số: 07/KH-UBND"] == ""


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
    settle(lambda: shown[0].coverage is not None)
    assert shown[0].list.rows


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
