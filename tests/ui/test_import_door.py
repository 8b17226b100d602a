"""The ways a file comes in, several at once, long ones, and what becomes of each."""

import time
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import office_files
import pytest
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget

from kehoach_gui.core import plan_json
from kehoach_gui.core.plan import Plan, walk
from kehoach_gui.reading.again import Opened, open_text
from kehoach_gui.storage import Library
from kehoach_gui.ui.dialogs.import_dialog import ImportDialog
from kehoach_gui.ui.dialogs.receipt_dialog import ReceiptDialog
from kehoach_gui.ui.jobs import Job
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.superior.dialog import SuperiorDialog

Settle = Callable[..., None]
LINES = "".join(f"{n}. Việc thứ {n}\n- Làm cho xong việc này, thiết thực.\n" for n in range(1, 60))
LONG = "KẾ HOẠCH\nTuyên truyền mùa lúa\nI. MỤC ĐÍCH\nMột.\nII. NỘI DUNG\n" + LINES * 6


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    folder = tmp_path / "Kế hoạch năm 2026 – bản đã ký, bản sửa" / ("Thư mục dài " * 15).strip()
    folder.mkdir(parents=True)
    path = folder / "kế hoạch năm ngoái.docx"
    path.write_bytes(office_files.two_columns())
    return path


def subjects(library: Library) -> list[str]:
    return [row.title for row in library.list_plans()]


def drop(widget: QWidget, *paths: Path) -> None:
    """Files dragged over a widget and let go there, as the window system tells it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(QPoint(5, 5), copy, data, left, none),
        QDropEvent(QPointF(5, 5), copy, data, left, none),
    ):
        event.ignore()
        QApplication.sendEvent(widget, event)
        assert event.isAccepted()


def by_menu(window: MainWindow, path: Path) -> None:
    window.actions_["import"].trigger()


def by_drop(window: MainWindow, path: Path) -> None:
    drop(window, path)


def by_command_line(window: MainWindow, path: Path) -> None:
    window.open_files([str(path)])


@pytest.mark.parametrize("way", (by_menu, by_drop, by_command_line))
def test_last_year_s_plan_comes_in_by_every_way(
    window: MainWindow,
    library: Library,
    plan_file: Path,
    way: Callable[[MainWindow, Path], None],
    accepted: list[ImportDialog],
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    chosen = lambda *_: (str(plan_file), "")  # noqa: E731
    monkeypatch.setattr(QFileDialog, "getOpenFileName", chosen)
    way(window, plan_file)
    settle(lambda: window.session is not None)
    assert subjects(library) == [office_files.SUBJECT]
    assert window.session is not None
    assert "kế hoạch năm ngoái.docx" in window.session.plan.receipt[0]


def test_a_file_dropped_on_a_field_is_read_and_not_written_into_it(
    opened: MainWindow, plan_file: Path, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    read: list[str] = []
    monkeypatch.setattr(opened, "import_path", lambda path: read.append(path.name))
    assert opened.session is not None and opened.view is not None
    opened.view.show_part(1)
    before = opened.session.plan
    fields = [w for w in opened.findChildren(QWidget) if w.isVisible() and w.acceptDrops()]
    targets = [w for w in fields if w is not opened and "tab" not in type(w).__name__.lower()]
    assert len(targets) >= 4
    for widget in targets:
        drop(widget, plan_file)
        settle()
    assert opened.session.plan is before
    assert set(read) == {plan_file.name}


def test_several_files_are_shown_one_after_another_and_a_bad_one_between_is_told(
    window: MainWindow,
    library: Library,
    tmp_path: Path,
    told: list[tuple[str, str]],
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    paths = [tmp_path / name for name in ("một.txt", "cũ.doc", "hai.txt")]
    for path in paths:
        path.write_text(f"KẾ HOẠCH\nTuyên truyền {path.stem} mùa\nI. MỤC ĐÍCH\nMột.\n", "utf-8")
    open_now: list[str] = []
    shown: list[str] = []

    def look(dialog: ImportDialog) -> int:
        assert open_now == [], "a dialog came up over another one"
        open_now.append(dialog.name)
        end = time.monotonic() + 0.3
        while time.monotonic() < end:
            QApplication.processEvents()
        shown.append(open_now.pop())
        return 1

    monkeypatch.setattr(ImportDialog, "exec", look)
    drop(window, *paths)
    settle(lambda: len(shown) == 2 and bool(told))
    assert [name.strip("“”") for name in shown] == ["một.txt", "hai.txt"]
    assert told[0][0] == "Chưa nhập được “cũ.doc”" and "Word đời cũ" in told[0][1]
    settle(lambda: len(library.list_plans()) == 2)


def test_a_reading_waits_for_the_dialog_that_is_open(
    window: MainWindow, tmp_path: Path, accepted: list[ImportDialog], settle: Settle
) -> None:
    other = QDialog(window)
    other.setModal(True)
    other.show()
    path = tmp_path / "một.txt"
    path.write_text(LONG[:400], "utf-8")
    window.import_path(path)
    end = time.monotonic() + 0.6
    while time.monotonic() < end:
        settle()
    assert not accepted
    other.close()
    settle(lambda: bool(accepted))


def test_the_receipt_is_found_later_and_goes_with_the_plan(
    window: MainWindow,
    plan_file: Path,
    accepted: list[ImportDialog],
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    window.import_path(plan_file)
    settle(lambda: window.session is not None)
    assert window.session is not None
    assert window.actions_["receipt"].isEnabled()
    shown: list[str] = []
    monkeypatch.setattr(
        ReceiptDialog, "exec", lambda self: shown.append(self.page.toPlainText()) or 0
    )
    window.actions_["receipt"].trigger()
    assert "kế hoạch năm ngoái.docx" in shown[0] and "Đọc được 13 mục" in shown[0]
    stored = window.library.load_plan(window.session.plan_id).plan
    assert stored.receipt == window.session.plan.receipt
    window.open_sample()
    settle()
    assert not window.actions_["receipt"].isEnabled()


def test_taken_into_a_section_one_undo_takes_text_and_receipt_away(
    opened: MainWindow, plan_file: Path, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    def accept(dialog: ImportDialog) -> int:
        dialog.target.setCurrentIndex(dialog.target.findData("section"))
        return 1

    monkeypatch.setattr(ImportDialog, "exec", accept)
    assert opened.view is not None and opened.session is not None
    before = opened.session.plan
    opened.view.show_part(4)
    opened.import_path(plan_file)
    settle(lambda: opened.session is not None and opened.session.plan is not before)
    assert "kế hoạch năm ngoái.docx" in opened.session.plan.receipt[0]
    headings = [section.heading for section, _ in walk(opened.session.plan.sections)]
    assert "KHẨU HIỆU TUYÊN TRUYỀN" in headings
    opened.undo()
    assert opened.session.plan == before


def test_a_superior_s_document_keeps_its_own_receipt(
    opened: MainWindow, plan_file: Path, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    def accept(dialog: ImportDialog) -> int:
        dialog.target.setCurrentIndex(dialog.target.findData("superior"))
        return 1

    shown: list[int] = []
    monkeypatch.setattr(ImportDialog, "exec", accept)
    monkeypatch.setattr(SuperiorDialog, "exec", lambda self: shown.append(1) or 0)
    opened.import_path(plan_file)
    settle(lambda: bool(shown))
    assert opened.session is not None and opened.session.plan.receipt == ()
    (row,) = opened.library.attachments.list_of(opened.session.plan_id)
    kept = plan_json.loads(opened.library.attachments.body(row.id))
    assert "kế hoạch năm ngoái.docx" in kept.receipt[0]


# long texts


@pytest.fixture(scope="module")
def long_text() -> Opened:
    return open_text(LONG)


def long_dialog(window: MainWindow, opened: Opened, jobs: set[Job]) -> ImportDialog:
    reading = opened.read()
    dialog = ImportDialog(window.theme, window, reading, "dài", opened, jobs=jobs)
    dialog.show()
    return dialog


def test_closing_in_the_midst_of_reading_again_leaves_no_thread_behind(
    window: MainWindow, long_text: Opened, settle: Settle
) -> None:
    jobs: set[Job] = set()
    first = long_text.read()
    for turn in range(20):
        dialog = ImportDialog(window.theme, window, first, "dài", long_text, jobs=jobs)
        dialog.show()
        dialog.give_roles([10 + turn], "noise")
        for _ in range(turn % 5):
            QApplication.processEvents()
        dialog.reject()
        dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    settle(lambda: not jobs)
    settle()
    assert not jobs and not window.isHidden()


def test_only_the_newest_wish_is_answered_and_the_others_end_early(
    window: MainWindow, long_text: Opened, settle: Settle
) -> None:
    jobs: set[Job] = set()
    dialog = long_dialog(window, long_text, jobs)
    first, taken = dialog.reading, []
    assert dialog.again is not None
    dialog.again.done.connect(taken.append)
    for number in range(20, 30):
        dialog.give_roles([number], "noise")
    assert not dialog.go.isEnabled() and dialog.reading is first
    settle(lambda: bool(taken))
    assert len(taken) == 1 and len(dialog.plan().discarded) == 10
    assert dialog.go.isEnabled() and len(jobs) <= 1
    dialog.reject()
    settle(lambda: not jobs)


def test_a_change_of_role_in_a_long_text_costs_the_window_little(
    window: MainWindow, long_text: Opened, settle: Settle
) -> None:
    jobs: set[Job] = set()
    dialog = long_dialog(window, long_text, jobs)
    settle()
    begun = time.thread_time()
    dialog.give_roles([200], "heading")
    asked = time.thread_time() - begun
    done: list[object] = []
    assert dialog.again is not None
    dialog.again.done.connect(done.append)
    settle(lambda: bool(done))
    begun = time.thread_time()
    dialog._take(dialog.reading)
    dialog._show_line(dialog.reading.plan.sections[-1].id)
    taken = time.thread_time() - begun
    assert asked < 0.1 and taken < 0.1, f"{asked:.3f} s and {taken:.3f} s of the window's own time"
    dialog.reject()
    settle(lambda: not jobs)


def test_the_window_awaits_what_an_import_dialog_left_running(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settle: Settle
) -> None:
    left: list[set[Job]] = []

    def leave(dialog: ImportDialog) -> int:
        dialog.give_roles([20], "noise")
        left.append(set(window._jobs()))
        dialog.reject()
        return 0

    monkeypatch.setattr(ImportDialog, "exec", leave)
    path = tmp_path / "dài.txt"
    path.write_text(LONG, "utf-8")
    window.import_path(path)
    settle(lambda: bool(left))
    assert left[0], "the window knows of the reading that runs"
    window.wait_for_jobs()
    settle(lambda: not window._jobs())


def test_a_window_that_closes_reads_none_of_the_files_that_still_wait(
    window: MainWindow, tmp_path: Path, accepted: list[ImportDialog], settle: Settle
) -> None:
    paths = [tmp_path / f"{number}.txt" for number in range(3)]
    for path in paths:
        path.write_text(LONG, "utf-8")
    window.open_files([str(path) for path in paths])
    assert window.close()
    settle(lambda: not window._jobs())
    settle()
    assert accepted == [] and not window._to_read()


def test_a_file_of_hundreds_of_pages_is_read_with_progress_and_can_be_stopped(
    window: MainWindow, library: Library, tmp_path: Path, settle: Settle
) -> None:
    path = tmp_path / "500 trang.docx"
    path.write_bytes(office_files.long_plan(300))
    window.import_path(path)
    steps: list[int] = []
    (job,) = window._jobs()
    job.progressed.connect(lambda done, total: steps.append(done))
    assert window.toast.buttons[0].text() == "Hủy"
    settle(lambda: len(steps) > 3)
    window.toast.buttons[0].click()
    settle(lambda: not window._jobs())
    settle(lambda: "Đã hủy" in window.toast.words.text())
    assert library.list_plans() == ()
    assert not [w for w in window.children() if isinstance(w, ImportDialog) and w.isVisible()]


def test_the_window_stays_alive_while_a_long_file_is_read(
    window: MainWindow, tmp_path: Path, accepted: list[ImportDialog], settle: Settle
) -> None:
    path = tmp_path / "dài.docx"
    path.write_bytes(office_files.long_plan(105))
    beats: list[float] = []
    clock = QTimer(QObject(window))
    clock.timeout.connect(lambda: beats.append(time.monotonic()))
    clock.start(5)
    window.import_path(path)
    settle(lambda: bool(accepted))
    gaps = sorted(b - a for a, b in pairwise(beats))
    assert len(beats) > 20, "the window was not asked for anything in between"
    assert gaps[int(0.95 * len(gaps))] < 0.1
    plan: Plan = accepted[0].reading.plan
    assert len(plan.sections) > 100
