"""From an empty data folder to a printed PDF of last year's text, in at most twelve actions."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLineEdit, QWidget

from kehoach_gui.storage import Library
from kehoach_gui.ui.first_run.dialog import FirstRun
from kehoach_gui.ui.first_run.pages import PASTE
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.outline_model import HEAD

SAMPLES = sorted((Path(__file__).parents[3] / "shared" / "samples").glob("003_*.txt"))
MOST_ACTIONS = 12
NUMBER = "25"

Step = tuple[str, Callable[[], bool], Callable[[], object]]


class Secretary:
    """Does one action after another as soon as the window is ready for it, and takes pictures."""

    def __init__(self, window: MainWindow, steps: list[Step], pictures: Path) -> None:
        self.window = window
        self.left = list(steps)
        self.pictures = pictures
        self.done: list[str] = []
        self.wait()

    def wait(self) -> None:
        QTimer.singleShot(30, self.window, self.go_on)

    def go_on(self) -> None:
        if not self.left:
            return
        self.wait()  # first, for an action may open a dialog and end with it
        if not self.left[0][1]():
            return
        name, _, act = self.left.pop(0)
        self.done.append(name)
        shown = QApplication.activeModalWidget() or self.window
        shown.grab().save(str(self.pictures / f"{len(self.done):02d}.png"))
        act()


def modal() -> QWidget | None:
    return QApplication.activeModalWidget()


def is_modal(name: str) -> Callable[[], bool]:
    return lambda: type(modal()).__name__ == name and modal().isVisible()


def accept_dialog() -> None:
    """A click on the main button of the dialog that is shown."""
    QTest.mouseClick(modal().go, Qt.MouseButton.LeftButton)


def steps(window: MainWindow) -> Iterator[Step]:
    idle = lambda: modal() is None and window.session is not None  # noqa: E731

    def start_page() -> bool:
        one = modal()
        return isinstance(one, FirstRun) and one.pages.currentIndex() == 2

    def paste_button() -> None:
        QTest.mouseClick(modal().start_page.buttons[PASTE], Qt.MouseButton.LeftButton)

    def click_head() -> None:
        view = window.view.outline
        index = next(
            view.model().index(row, 0)
            for row in range(view.model().rowCount())
            if view.model().index(row, 0).data(Qt.ItemDataRole.DisplayRole) == "Phần đầu văn bản"
        )
        place = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))

    def number_field() -> QLineEdit:
        field = window.view.head_form.fields["serial"].input
        assert isinstance(field, QLineEdit)
        return field

    def fill_number() -> None:
        field = number_field()
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, NUMBER)

    def open_exports() -> None:
        QTest.mouseClick(window.plan_bar.export, Qt.MouseButton.LeftButton)

    def choose_pdf() -> None:
        menu = window.export_menu
        action = next(each for each in menu.actions() if ".pdf" in each.text())
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    def save_file() -> None:
        box = modal().findChild(QDialogButtonBox)
        QTest.mouseClick(
            box.button(QDialogButtonBox.StandardButton.Save), Qt.MouseButton.LeftButton
        )

    yield "Tiếp tục (loại đơn vị)", is_modal("FirstRun"), accept_dialog
    yield "Tiếp tục (đơn vị để sau)", is_modal("FirstRun"), accept_dialog
    yield "Dán văn bản (bắt đầu từ)", start_page, paste_button
    yield "Đọc văn bản", is_modal("PasteDialog"), accept_dialog
    yield "Đưa vào thư viện", is_modal("ImportDialog"), accept_dialog
    yield "Phần đầu (bố cục)", idle, click_head
    yield "Số: 25", lambda: window.view.current_id() == HEAD, fill_number
    yield "Xuất", lambda: number_field().text() == NUMBER, open_exports
    yield "PDF để in", lambda: window.export_menu.isVisible(), choose_pdf
    yield "Lưu (tên tệp đã điền)", lambda: isinstance(modal(), QFileDialog), save_file


@pytest.mark.skipif(not SAMPLES, reason="needs the shared samples")
def test_a_new_user_prints_a_pasted_plan_in_twelve_actions(
    window: MainWindow,
    library: Library,
    settle: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    pictures = Path(os.environ.get("KEHOACH_PICTURES", tmp_path))
    QApplication.clipboard().setText(SAMPLES[0].read_text("utf-8"))
    secretary = Secretary(window, list(steps(window)), pictures)
    window.offer_first_run()
    settle(lambda: not secretary.left and any(home.glob("*.pdf")), 30)
    settle(lambda: not window._jobs())
    window.grab().save(str(pictures / "end.png"))
    assert len(secretary.done) <= MOST_ACTIONS
    (written,) = home.glob("*.pdf")
    assert written.name.startswith(NUMBER) and written.read_bytes().startswith(b"%PDF")
    assert len(library.list_plans()) == 1
