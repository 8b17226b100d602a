"""What the slogans page shows while the library has none: the starter library, or an import."""

from typing import Any

from kehoach_gui.core.slogan_starter import starter_slogans
from kehoach_gui.ui.buttons import Button, ButtonKind
from kehoach_gui.ui.empty_state import EmptyState
from kehoach_gui.ui.theme import Theme

WORDS = (
    "Nạp thư viện mẫu: khẩu hiệu của Đại hội Đảng, bầu cử, các ngày lễ lớn, Tháng Công"
    " nhân, Đoàn Thanh niên, có ghi văn bản nguồn; câu chưa kiểm chứng được ghi rõ."
    " Hoặc nhập danh sách của đơn vị."
)
STARTS: tuple[tuple[str, str, ButtonKind, str], ...] = (
    ("slogan_starter", "Nạp {count} khẩu hiệu mẫu", "go", ""),
    ("slogan_import", "Nhập từ tệp…", "out", "import"),
    ("slogan_paste", "Dán danh sách…", "out", "paste"),
    ("slogan_new", "Khẩu hiệu mới…", "out", "plus"),
)


def no_slogans(theme: Theme, actions: Any) -> EmptyState:
    """The page with its ways to first slogans."""
    count = len(starter_slogans())
    starts = [
        Button(theme, text.format(count=count), kind, icon).follow(actions[name])
        for name, text, kind, icon in STARTS
    ]
    return EmptyState(theme, "Chưa có khẩu hiệu nào", WORDS, starts)
