"""The about box and the list of keys."""

import platform

import PySide6
from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

from kehoach_gui import __version__, paths
from kehoach_gui.ui.actions import ROWS
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import plain_label

LICENCES = (
    ("Kế hoạch", "MIT"),
    ("Qt và PySide6", "LGPL v3"),
    ("python-docx", "MIT"),
    ("lxml", "BSD 3 điều"),
    ("Babel", "BSD 3 điều"),
    ("platformdirs", "MIT"),
    ("icalendar, tzdata, python-dateutil (tệp lịch)", "BSD 2 điều, Apache 2.0, BSD 3 điều"),
    ("XlsxWriter (tệp Excel)", "BSD 2 điều"),
    ("Be Vietnam Pro, Barlow Condensed, Noto Serif (chữ băng rôn)", "SIL OFL 1.1"),
    ("fontpkg (đóng gói các phông trên)", "MIT"),
    ("Tinos, Liberation Serif (chữ thay Times New Roman, nếu máy có)", "Apache 2.0, SIL OFL 1.1"),
)
EDITOR_KEYS = (
    ("Enter", "Đoạn mới cùng kiểu; ở đoạn trống thì về đoạn văn"),
    ("Tab, Shift+Tab", "Đoạn văn – gạch đầu dòng – dấu cộng"),
    ("Backspace ở đầu đoạn", "Bỏ gạch đầu dòng hoặc số"),
)


class AboutDialog(Dialog):
    """Version, licences, and the promise that nothing leaves the machine."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent, f"Kế hoạch {__version__}", 560)
        self.say("Soạn, lưu và in kế hoạch tuyên truyền đúng thể thức, không cần mạng.")
        self.say("Chương trình không gửi gì ra khỏi máy: không có phần nối mạng.")
        self.say(f"Thư viện và bản sao lưu nằm trong: {paths.data_folder()}", "small")
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(2)
        for row, (name, licence) in enumerate(LICENCES):
            grid.addWidget(plain_label(theme, name, "small"), row, 0)
            grid.addWidget(plain_label(theme, licence, "small"), row, 1)
        self.body.addLayout(grid)
        versions = (
            f"Python {platform.python_version()} · PySide6 {PySide6.__version__} · Qt {qVersion()}"
        )
        self.say(versions, "small")
        self.body.addStretch(1)
        self.add_button("Đóng", self.accept, "go").setFocus()


class KeysDialog(Dialog):
    """Every key of the action table, and those of the editor."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent, "Phím tắt", 560)
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        rows = [
            (row.keys.replace("Return", "Enter"), row.text.removesuffix("…"))
            for row in ROWS
            if row.keys
        ]
        for place, (keys, text) in enumerate([*rows, *EDITOR_KEYS]):
            grid.addWidget(
                plain_label(theme, keys, "small", True), place, 0, Qt.AlignmentFlag.AlignTop
            )
            grid.addWidget(plain_label(theme, text, "small"), place, 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setMinimumHeight(300)
        area.setAccessibleName("Danh sách phím tắt")
        self.body.addWidget(area, 1)
        self.add_button("Đóng", self.accept, "go").setFocus()
