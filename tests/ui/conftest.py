"""The real window on a real library in a temporary folder."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSettings
from PySide6.QtWidgets import QApplication

from kehoach_gui import app
from kehoach_gui.core import preset
from kehoach_gui.core.plan import Block, Header, Number, Plan, Section, Signature, Title
from kehoach_gui.storage import Library
from kehoach_gui.ui.dialogs.import_dialog import ImportDialog
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.translator import VietnameseTranslator


@pytest.fixture(scope="session")
def theme(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Theme]:
    """The look on the shared application, icons ready, with our words for Qt's buttons."""
    settings = QSettings(
        str(tmp_path_factory.mktemp("look") / "look.ini"), QSettings.Format.IniFormat
    )
    qapp.setCursorFlashTime(0)
    translator = VietnameseTranslator(qapp)
    qapp.installTranslator(translator)
    made = Theme(qapp, settings)
    made.icons_ready = True
    yield made
    qapp.removeTranslator(translator)
    qapp.setStyleSheet("")


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.kehoach", presets=preset.load) as opened:
        yield opened


@pytest.fixture
def window(
    theme: Theme, settings: QSettings, library: Library, settle: Callable[..., None]
) -> Iterator[MainWindow]:
    """The window, shown at 1366×738, empty library."""
    made = MainWindow(theme, settings, library, app.restore)
    made.resize(1366, 738)
    made.show()
    made.activateWindow()
    settle()
    yield made
    made.close()
    made.deleteLater()
    settle()


@pytest.fixture
def settle(qapp: QApplication) -> Callable[..., None]:
    """Let Qt work until nothing is left, or until a condition holds; fails after 5 s."""

    def wait(until: Callable[[], bool] | None = None, seconds: float = 5.0) -> None:
        qapp.processEvents()
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()
        if until is None:
            return
        end = time.monotonic() + seconds
        while not until():
            assert time.monotonic() < end, "nothing happened in time"
            qapp.processEvents()
            time.sleep(0.005)

    return wait


@pytest.fixture
def small_plan() -> Plan:
    """A short plan of an invented body with every kind of part."""
    return Plan(
        standard="party-hd05",
        header=Header("ĐẢNG BỘ XÃ AN BÌNH", "CHI BỘ THÔN HẠ", Number("", "KH", "CB"), "An Bình"),
        title=Title("Kế hoạch", "tuyên truyền mừng xuân"),
        opening=("Căn cứ kế hoạch của cấp trên",),
        sections=(
            Section(
                1,
                "I",
                "MỤC ĐÍCH",
                "purpose",
                sections=(
                    Section(2, "1", None, blocks=(Block("paragraph", "Nâng cao nhận thức."),)),
                    Section(
                        3,
                        "2",
                        None,
                        blocks=(
                            Block("paragraph", "Tạo không khí vui tươi."),
                            Block("bullet", "An toàn, tiết kiệm."),
                        ),
                    ),
                ),
            ),
            Section(
                4,
                "II",
                "TỔ CHỨC THỰC HIỆN",
                "organization",
                sections=(
                    Section(5, "1", "Chi ủy", blocks=(Block("paragraph", "Chỉ đạo chung."),)),
                    Section(6, "2", "Các đoàn thể", blocks=(Block("paragraph", "Vận động."),)),
                ),
            ),
            Section(7, "III", "KHẨU HIỆU", "slogans", blocks=(Block("slogan", "Mừng xuân!"),)),
        ),
        closing=("Trên đây là kế hoạch.",),
        recipients=("Đảng ủy xã", "Lưu: chi bộ"),
        signatures=(Signature("TM. CHI BỘ", "BÍ THƯ", "Lê Văn Bình"),),
    )


@pytest.fixture
def opened(window: MainWindow, small_plan: Plan, settle: Callable[..., None]) -> MainWindow:
    """The window with the small plan open."""
    window.add_and_open(small_plan)
    settle()
    return window


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Title and sentence of every message that must be read; none waits for a click."""
    heard: list[tuple[str, str]] = []
    monkeypatch.setattr(
        "kehoach_gui.ui.dialogs.base.tell",
        lambda theme, parent, title, sentence: heard.append((title, sentence)),
    )
    return heard


@pytest.fixture
def accepted(monkeypatch: pytest.MonkeyPatch) -> list[ImportDialog]:
    """Every import dialog, accepted at once and kept to be looked at."""
    seen: list[ImportDialog] = []

    def accept(dialog: ImportDialog) -> int:
        seen.append(dialog)
        return 1

    monkeypatch.setattr(ImportDialog, "exec", accept)
    return seen
