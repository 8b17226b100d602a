"""Pictures of what opens from the menus: pages of slogans and checks, and dialogs of commands."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog

from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.superior.submitted_dialog import SubmittedDialog

DIALOGS = ("slogan_pick", "order_sheet", "tones", "assignments")
UNITS = ("Chi bộ khu phố 1", "Chi bộ khu phố 9")
LOWER = """{0}
KẾ HOẠCH
Tuyên truyền các ngày lễ lớn năm 2027
I. MỤC ĐÍCH
1. Nâng cao nhận thức của đảng viên và Nhân dân.
"""

Snap = Callable[[str], None]
Save = Callable[[str, QDialog], None]
Settle = Callable[[float], None]


def take_actions(
    window: MainWindow, snap: Snap, settle: Settle, path: Callable[[str], str]
) -> None:
    """The page of slogans empty and full, the check's pane, the dialogs of single commands."""
    window.show_workspace("slogans")
    snap("slogan-page-empty")
    window.actions_["slogan_starter"].trigger()
    settle(2.0)
    snap("slogan-page")
    window.open_plan(1)
    for name in DIALOGS:
        QTimer.singleShot(600, lambda name=name: _close_modal(path(name)))
        window.actions_[name].trigger()
    window.actions_["check"].trigger()
    settle(1.5)
    snap("check")


def take_submitted(window: MainWindow, save: Save, settle: Settle, folder: Path) -> None:
    """The table of lower units' plans: nothing yet, and some read with one that cannot be."""

    def dialog() -> SubmittedDialog:
        return SubmittedDialog(
            window.theme, window, window.settings, "party-hd05", "ĐẢNG ỦY PHƯỜNG MINH TÂN", UNITS
        )

    save("submitted-empty", dialog())
    for number in range(1, 7):
        body = f"CHI BỘ KHU PHỐ {number}"
        (folder / f"chi bộ {number}.txt").write_text(LOWER.format(body), "utf-8")
    (folder / "bản cũ.docx").write_bytes(b"PK")
    full = dialog()
    full.show()
    full.take([folder])
    end = time.monotonic() + 20
    while full.job is not None and time.monotonic() < end:
        settle(0.1)
    save("submitted", full)


def _close_modal(path: str) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QDialog), path
    dialog.grab().save(path)
    dialog.reject()
