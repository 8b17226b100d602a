"""What brings the signature back to its text: the choices, and the last page before and after."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kehoach_gui.core import preset
from kehoach_gui.core.plan import Plan
from kehoach_gui.export.last_page import Repair, own_pages
from kehoach_gui.export.page import Page
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog
from kehoach_gui.ui.dialogs.options_dialog import shown
from kehoach_gui.ui.preview.page_list import MARGIN, PageList
from kehoach_gui.ui.right.cards import Card, CardList
from kehoach_gui.ui.theme import Theme, ground, tint
from kehoach_gui.ui.widgets import plain_label

NOTHING_HELPS = (
    "Không lựa chọn nào của thể thức đưa được phần ký về trang trước. "
    "Hãy rút bớt hoặc thêm vài dòng ở các đoạn cuối."
)
LIST = 250  # pixels
PAGE = (176, 250)  # pixels for the picture of a page


class LastPageDialog(Dialog):
    """`repair` is the one that is chosen, `words` what it sets."""

    def __init__(
        self, theme: Theme, parent: QWidget | None, plan: Plan, found: tuple[Repair, ...]
    ) -> None:
        super().__init__(theme, parent, "Phần ký đứng riêng ở trang cuối", 760)
        self.plan = plan
        self.found = found
        self.before = own_pages(plan)
        self.say("Mỗi cách đều nằm trong phạm vi thể thức cho phép; lời văn không đổi.", "small")
        self.list = CardList(theme, "Các cách sửa")
        self.list.setFixedWidth(LIST)
        now, self.now_words = self._pictured("Trang cuối bây giờ")
        then, self.then_words = self._pictured("Trang cuối sau khi sửa")
        self.now, self.then = now, then
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        for picture, words in ((now, self.now_words), (then, self.then_words)):
            box = QVBoxLayout()
            box.addWidget(words)
            box.addWidget(picture)
            box.addStretch(1)
            row.addLayout(box)
        row.addStretch(1)
        self.body.addLayout(row, 1)
        self.add_button("Hủy", self.reject)
        self.add_button("Sửa như vậy", self.accept, "go")
        self._show_last(now, self.now_words, "Bây giờ", self.before)
        self.list.chosen.connect(lambda _: self._show())
        self.list.opened.connect(lambda _: self.accept())
        self.list.show_cards([self._card(repair) for repair in found])
        self.list.setFocus()
        self.resize(760, min(HIGHEST, self.sizeHint().height()))

    @property
    def repair(self) -> Repair:
        return self.found[max(0, self.list.row())]

    @property
    def words(self) -> str:
        return self._set_words(self.repair)

    def _pictured(self, name: str) -> tuple[PageList, QWidget]:
        picture = PageList(self.theme)
        picture.setAccessibleName(name)
        picture.setCursor(Qt.CursorShape.ArrowCursor)
        picture.setFixedSize(PAGE[0] + 2 * MARGIN, PAGE[1] + 2 * MARGIN)
        picture.fit(PAGE)
        ground(picture, QPalette.ColorRole.Midlight)
        words = plain_label(self.theme, "", "small")
        tint(words, "muted")
        return picture, words

    def _show(self) -> None:
        self._show_last(self.then, self.then_words, "Sau khi sửa", self.repair.pages)

    def _show_last(
        self, picture: PageList, words: QWidget, name: str, pages: tuple[Page, ...]
    ) -> None:
        """The last page; the picture keeps its size."""
        picture.show_pages(pages[-1:])
        picture.setFixedSize(PAGE[0] + 2 * MARGIN, PAGE[1] + 2 * MARGIN)
        words.setText(f"{name}: trang {len(pages)}/{len(pages)}")  # type: ignore[attr-defined]

    def _card(self, repair: Repair) -> Card:
        fewer = len(repair.pages) < len(self.before)
        what = f"còn {len(repair.pages)} trang" if fewer else "thêm chữ ở trang cuối"
        return Card(self._set_words(repair), f"→ {what}")

    def _set_words(self, repair: Repair) -> str:
        """`Cách đoạn (pt) 8 → 6`, several joined by commas."""
        options = preset.load(self.plan.standard).options
        parts = []
        for name, value in repair.changes:
            option, old = options[name], self.plan.option(name)
            before = option.default if old is None else old
            label = option.label[:1].lower() + option.label[1:]
            parts.append(f"{label} {shown(option, before)} → {shown(option, value)}")
        words = ", ".join(parts)
        return words[:1].upper() + words[1:]
