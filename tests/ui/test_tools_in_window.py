"""Share pack from the window, and every new dialog whole in small and large letters."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from kehoach_gui.core import plan_json, preset
from kehoach_gui.core.conventions import DEFAULT
from kehoach_gui.core.plan import Plan
from kehoach_gui.share_pack import Drive
from kehoach_gui.ui import share_pack
from kehoach_gui.ui.dialogs import base
from kehoach_gui.ui.dialogs.settings_dialog import Settings, SettingsDialog
from kehoach_gui.ui.help_window import HelpWindow
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.palette import Palette, commands
from kehoach_gui.ui.printing.print_dialog import PrintDialog
from kehoach_gui.ui.printing.printer import make_printer
from kehoach_gui.ui.share_pack import SharePackDialog
from kehoach_gui.ui.theme import Theme


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that passes for a USB stick."""
    folder = tmp_path / "usb"
    folder.mkdir()
    found = share_pack.SharePackDialog.__init__.__defaults__
    assert found is not None
    monkeypatch.setattr(
        share_pack.SharePackDialog.__init__,
        "__defaults__",
        (lambda: (Drive(folder, 2 * 1024**3),),),
    )
    return folder


def accept_pack(settle: Callable[..., None]) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, SharePackDialog)
    settle(lambda: dialog.list.count() > 0)
    dialog.go.click()


def test_the_window_writes_the_pack_and_says_when_the_stick_may_go(
    opened: MainWindow, stick: Path, settle: Callable[..., None]
) -> None:
    QTimer.singleShot(0, opened, lambda: accept_pack(settle))
    opened.actions_["share_pack"].trigger()
    settle(lambda: "Đã ghi 4 tệp" in opened.toast.words.text())
    assert "Có thể rút ổ đĩa" in opened.toast.words.text()
    (folder,) = stick.iterdir()
    assert len(list(folder.iterdir())) == 4


def test_a_pack_that_cannot_be_written_is_told_and_leaves_nothing(
    opened: MainWindow,
    stick: Path,
    settle: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    said: list[str] = []
    monkeypatch.setattr(
        "kehoach_gui.share_pack.disk_usage", lambda path: type("U", (), {"free": 10})
    )
    monkeypatch.setattr(opened, "tell", lambda title, sentence: said.append(sentence))
    QTimer.singleShot(0, opened, lambda: accept_pack(settle))
    opened.actions_["share_pack"].trigger()
    settle(lambda: bool(said))
    assert "đã đầy" in said[0]
    assert list(stick.iterdir()) == []


@pytest.fixture
def sample(root: Path) -> Plan:
    return plan_json.loads((root / "resources" / "plans" / "mau.json").read_text("utf-8"))


def make_print(window: MainWindow, sample: Plan) -> QDialog:
    dialog = PrintDialog(window.theme, window, sample, preset.load(sample.standard))
    dialog.side.setCurrentIndex(1)
    dialog.which.setCurrentIndex(1)
    dialog.ranges.setText("1-3, 99")
    return dialog


def make_palette(window: MainWindow, sample: Plan) -> QDialog:
    return Palette(window.theme, window, commands(window.actions_))


def make_settings(window: MainWindow, sample: Plan) -> QDialog:
    now = Settings(window.theme.mode, window.theme.zoom, "", DEFAULT)
    dialog = SettingsDialog(window.theme, window, now, Path("/a/backups/library"))
    dialog.wrong.setText("“giữa”: đầu phải đứng trước cuối. Trong năm (tháng).")
    dialog.wrong.show()
    return dialog


def make_pack(window: MainWindow, sample: Plan) -> QDialog:
    return SharePackDialog(window.theme, window, "07-KH-DU-" + "tuyen-truyen-" * 4, None, tuple)


def make_help(window: MainWindow, sample: Plan) -> QDialog:
    return HelpWindow(window.theme, window)


@pytest.fixture(params=[100, 130])
def sized(request: pytest.FixtureRequest, theme: Theme) -> Iterator[Theme]:
    before = theme.zoom
    theme.set_zoom(request.param)
    yield theme
    theme.set_zoom(before)


@pytest.mark.parametrize("make", [make_print, make_palette, make_settings, make_pack, make_help])
def test_no_words_of_a_dialog_are_cut_on_a_small_screen(
    sized: Theme,
    window: MainWindow,
    sample: Plan,
    make: Callable[[MainWindow, Plan], QDialog],
    settle: Callable[..., None],
) -> None:
    dialog = make(window, sample)
    dialog.show()
    settle()
    if isinstance(dialog, PrintDialog):
        settle(lambda: bool(dialog.pages))
        settle()
    cut = [
        (label.text(), label.height())
        for label in dialog.findChildren(QLabel)
        if label.isVisible()
        and label.wordWrap()
        and label.height() < label.heightForWidth(label.width())
    ]
    assert cut == []
    assert dialog.height() <= base.HIGHEST
    assert dialog.width() <= 1000
    dialog.reject()
    dialog.deleteLater()
    settle()


def test_the_window_prints_what_was_chosen_beside_its_work(
    opened: MainWindow,
    tmp_path: Path,
    settle: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "in.pdf"

    def choose(theme: Theme, parent: object, title: str) -> QPrinter:
        printer = make_printer(title)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        return printer

    def accept() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, PrintDialog)
        settle(dialog.go.isEnabled)
        dialog.go.click()

    monkeypatch.setattr("kehoach_gui.ui.printing.system_dialog.choose_printer", choose)
    QTimer.singleShot(0, opened, accept)
    opened.actions_["print"].trigger()
    settle(lambda: "sang máy in" in opened.toast.words.text() and not opened._jobs())
    assert opened.toast.words.text() == "Đã gửi 1 mặt giấy sang máy in."
    assert target.read_bytes().startswith(b"%PDF")
