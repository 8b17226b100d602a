"""Takes the pictures of the guide (resources/help/*.png) from the running program.

    python packaging/make_help_pictures.py

Run after a change of the look. The window is drawn in memory, with the shipped sample plan in a
library of its own.
"""

import os
import sys
import tempfile
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRect
    from PySide6.QtGui import QPixmap

    from kehoach_gui.ui.dialogs.settings_dialog import SettingsDialog
    from kehoach_gui.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "resources" / "help"
WIDTH = 520  # pixels: what the guide's page has room for
MOST_BYTES = 60 * 1024
SIZE = (1300, 720)


def main() -> int:
    """Writes every picture; gives 1 where one is too large."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as home:
        os.environ["KEHOACH_HOME"] = home
        take_all()
    sizes = {path.name: path.stat().st_size for path in sorted(FOLDER.glob("*.png"))}
    for name, size in sizes.items():
        print(f"{name}: {size / 1024:.0f} kB")
    return int(any(size > MOST_BYTES for size in sizes.values()))


def take_all() -> None:
    """All pictures, from one window and its dialogs."""
    from PySide6.QtCore import QRect
    from PySide6.QtWidgets import QApplication, QDialog

    from kehoach_gui import app, paths, services
    from kehoach_gui.core import preset
    from kehoach_gui.core.banner import Banner
    from kehoach_gui.core.conventions import DEFAULT
    from kehoach_gui.share_pack import Drive
    from kehoach_gui.storage import Backup, Library
    from kehoach_gui.ui.dialogs.backups_dialog import BackupsDialog
    from kehoach_gui.ui.dialogs.import_dialog import ImportDialog
    from kehoach_gui.ui.dialogs.settings_dialog import Settings, SettingsDialog
    from kehoach_gui.ui.dialogs.standard_dialog import StandardDialog
    from kehoach_gui.ui.palette import Palette, commands
    from kehoach_gui.ui.plans.outline_model import HEAD
    from kehoach_gui.ui.printing.print_dialog import PrintDialog
    from kehoach_gui.ui.share_pack import SharePackDialog
    from kehoach_gui.ui.slogans.banner_dialog import BannerDialog
    from kehoach_gui.ui.theme import LIGHT, STYLE_ARGUMENTS, Theme
    from kehoach_gui.ui.translator import VietnameseTranslator

    application = QApplication(["pictures", *STYLE_ARGUMENTS])
    application.setCursorFlashTime(0)
    translator = VietnameseTranslator(application)
    application.installTranslator(translator)
    settings = app.open_settings()
    theme = Theme(application, settings)
    theme.set_mode(LIGHT)
    library = Library.open(paths.library_path(), presets=preset.load)
    window = app.build_window(theme, settings, library)
    window.resize(*SIZE)
    window.show()

    def settle(seconds: float = 0.6) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            application.processEvents()
            time.sleep(0.01)

    def snap(name: str, box: QRect) -> None:
        settle()
        save(window.grab(box), FOLDER / f"{name}.png")

    def snap_dialog(name: str, dialog: QDialog) -> None:
        dialog.show()
        settle()
        picture = dialog.grab()
        dialog.reject()
        save(picture, FOLDER / f"{name}.png")

    window.open_sample()
    assert window.session is not None and window.view is not None
    plan = window.session.plan
    one = preset.load(plan.standard, plan.layout)
    window.view.show_part(plan.sections[1].sections[1].id)
    snap("soan", QRect(0, 0, *SIZE))
    take_panes(window, settle, snap)
    window.view.show_part(HEAD)
    window.view.focus_part()
    snap("dau-van-ban", QRect(342, 84, 578, 400))
    snap_dialog("in", PrintDialog(theme, window, plan, one))
    snap_dialog("the-thuc", StandardDialog(theme, window, plan, "state-nd30"))
    usual = Path("D:/KeHoach/backups/library")
    snap_dialog(
        "cai-dat",
        _scrolled(
            SettingsDialog(theme, window, Settings(theme.mode, theme.zoom, "", DEFAULT), usual)
        ),
    )
    palette = Palette(theme, window, commands(window.actions_, [window.export_menu]))
    palette.field.setText("xuat")
    snap_dialog("tim-lenh", palette)
    drives = (Drive(Path("E:/"), 14 * 1024**3),)
    snap_dialog(
        "goi-chia-se",
        SharePackDialog(theme, window, "07-KH-DU-tuyen-truyen-nam-2026", None, lambda: drives),
    )
    moment = datetime(2026, 9, 3, 8, 30)
    backups = BackupsDialog(theme, window, library)
    backups.list.clear()
    for place, day in enumerate((3, 2, 1)):
        from kehoach_gui.ui.dialogs.backups_dialog import named

        backups.list.addItem(
            named(Backup(Path("x"), 40 - 7 * place, moment.replace(day=day), 180_000))
        )
    backups.list.setCurrentRow(0)
    snap_dialog("sao-luu", backups)
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "ke-hoach-cu.txt"
        exporter = next(each for each in services.exporters() if each.id == "txt")
        source.write_bytes(exporter.make(plan, one, None))
        opened = services.open_any(source)
        name = f"“{source.name}”"
        importing = ImportDialog(theme, window, opened.read(), name, opened, "II. NỘI DUNG", True)
        row = next(n for n, one in enumerate(importing.lines.lines.lines) if one.role == "heading")
        importing.lines.setCurrentIndex(importing.lines.lines.index(row + 1, 0))
        importing.lines.give_role("heading")
        settle()
        snap_dialog("nhap", importing)
    banner = Banner("Đảng Cộng sản Việt Nam quang vinh muôn năm!", 6000, 1000)
    snap_dialog("maket", BannerDialog(theme, window, (banner,), settings))
    window.show_home()
    snap("danh-sach", QRect(0, 0, 760, 250))
    window.close()
    library.close()


def take_panes(
    window: "MainWindow", settle: "Callable[[float], None]", snap: "Callable[[str, QRect], None]"
) -> None:
    """Finding, full text, versions and check: the panes at the left, middle and right."""
    from PySide6.QtCore import QRect

    from kehoach_gui.ui.right.right_pane import PAGES

    view = window.view
    assert view is not None and window.session is not None
    window.actions_["replace"].trigger()
    panel = view.find_panel
    assert panel is not None
    panel.field.setText("tuyen truyen")
    panel.replacement.setText("phổ biến")
    panel.step(1)
    snap("tim-thay", QRect(76, 84, 800, 420))
    view.close_find()
    view.set_full_text(True)
    view.show_part(window.session.plan.sections[2].id)
    snap("toan-van", QRect(76, 84, 844, 420))
    view.set_full_text(False)
    window.keep_named("Bản trình lần 1")
    window.toast.hide()
    window.show_versions()
    snap("phien-ban", QRect(914, 84, 386, 210))
    window.show_check()
    settle(1.5)
    snap("ra-soat", QRect(914, 84, 386, 260))
    view.show_right_tab(PAGES)


def _scrolled(dialog: "SettingsDialog") -> "SettingsDialog":
    """The settings with the conventions in sight."""
    from PySide6.QtWidgets import QScrollArea

    dialog.show()
    area = dialog.findChild(QScrollArea)
    area.verticalScrollBar().setValue(330)
    return dialog


def save(picture: "QPixmap", path: Path) -> None:
    """A picture no wider than the page, in its 256 most frequent colours."""
    from PySide6.QtCore import QBuffer, Qt
    from PySide6.QtGui import QImage

    from kehoach_gui import files

    image = picture.toImage()
    image.setDevicePixelRatio(1)
    if image.width() > WIDTH:
        image = image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    usual = Counter(memoryview(image.constBits()).cast("I")).most_common(256)
    table = [color for color, _ in usual]
    image = image.convertToFormat(
        QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither
    )
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 0)  # 0: as small as PNG can be
    files.write_bytes(path, bytes(buffer.data().data()))


if __name__ == "__main__":
    sys.exit(main())
