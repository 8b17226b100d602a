"""What the slogans page shows while the library has none: the starter library, or an import."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kehoach_gui.core.slogan_starter import starter_slogans
from kehoach_gui.ui.buttons import Button, ButtonKind
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import plain_label

STARTS: tuple[tuple[str, str, ButtonKind, str], ...] = (
    ("slogan_starter", "Nạp {count} khẩu hiệu mẫu", "go", ""),
    ("slogan_import", "Nhập từ tệp…", "out", "import"),
    ("slogan_paste", "Dán danh sách…", "out", "paste"),
    ("slogan_new", "Khẩu hiệu mới…", "out", "plus"),
)


class EmptyPage(QWidget):
    """One sentence and what to begin with."""

    def __init__(self, theme: Theme, actions: Any) -> None:
        super().__init__()
        title = plain_label(theme, "Chưa có khẩu hiệu nào", "title", True)
        words = plain_label(
            theme,
            "Nạp thư viện mẫu: khẩu hiệu của Đại hội Đảng, bầu cử, các ngày lễ lớn, Tháng Công"
            " nhân, Đoàn Thanh niên, có ghi văn bản nguồn; câu chưa kiểm chứng được ghi rõ."
            " Hoặc nhập danh sách của đơn vị.",
        )
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for name, text, kind, icon in STARTS:
            row.addWidget(
                Button(theme, text.format(count=len(starter_slogans())), kind, icon).follow(
                    actions[name]
                )
            )
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 24, 24, 24)
        box.setSpacing(10)
        box.addStretch(2)
        box.addWidget(title)
        box.addWidget(words)
        box.addSpacing(10)
        box.addLayout(row)
        box.addStretch(3)
