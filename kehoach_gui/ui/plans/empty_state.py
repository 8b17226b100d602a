"""What the window shows while the library has no plan."""

from PySide6.QtGui import QAction

from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.empty_state import EmptyState
from kehoach_gui.ui.theme import Theme

WORDS = (
    "Lập kế hoạch mới theo thể thức của đơn vị, hoặc nhập một văn bản đã có."
    " Kéo tệp thả vào đây cũng được."
)
ICONS = ("", "import", "paste")


class NoPlans(EmptyState):
    """The ways to a first plan, the shipped sample (`sample`) behind the others."""

    def __init__(self, theme: Theme, starts: list[tuple[QAction, str]]) -> None:
        sample = Button(theme, "Mở kế hoạch mẫu", "out", "doc")
        offers = [
            Button(theme, text, "out" if icon else "go", icon).follow(action)
            for (action, text), icon in zip(starts, ICONS, strict=True)
        ]
        super().__init__(theme, "Chưa có kế hoạch nào", WORDS, [*offers, sample])
        self.sample = sample
