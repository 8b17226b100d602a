"""Artwork of slogans: words and fields on the left, the banner as it will be printed beside."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPlainTextEdit, QVBoxLayout, QWidget

from kehoach_gui.core.errors import UserError
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog
from kehoach_gui.ui.dialogs.settings_dialog import Choice
from kehoach_gui.ui.input_method import commit_in, commit_words
from kehoach_gui.ui.saving import FileSaver
from kehoach_gui.ui.slogans.banner_form import WIDTH, BannerForm
from kehoach_gui.ui.slogans.banner_picture import BannerPicture
from kehoach_gui.ui.slogans.banner_saving import save_banners
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.toast import Toast
from kehoach_gui.ui.widgets import plain_label

if TYPE_CHECKING:
    from kehoach_gui.core.banner import Banner
    from kehoach_gui.core.order_sheet import OrderSheet

PAUSE_MS = 120
EMPTY = "Gõ lời khẩu hiệu ở bên trái; hình băng rôn hiện ở đây."
NO_LINES = (
    "Danh mục đặt in chưa có dòng nào vẽ được: cần hình thức băng rôn, phướn, pa nô hay phông, "
    "và cỡ rộng, cao. Danh mục không thay đổi. Hãy điền cỡ rồi mở lại."
)
SHORT = 60


class BannerDialog(Dialog):
    """One or more slogans, drawn as the fields say; the chosen one is shown.

    Of an order (`own_sizes`) each has its own size, direction and distance; all else is common.
    """

    def __init__(
        self,
        theme: Theme,
        parent: QWidget | None,
        banners: tuple[Banner, ...],
        settings: QSettings,
        own_sizes: bool = False,
    ) -> None:
        super().__init__(theme, parent, "Maket khẩu hiệu", 900)
        self.given = list(banners)
        self.texts = [banner.text for banner in banners]
        self.own_sizes = own_sizes
        self.place = 0
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.draw)
        self.form = BannerForm(theme)
        self.form.take(self.given[0])
        columns = QHBoxLayout()
        columns.setSpacing(16)
        columns.addLayout(self._words())
        columns.addLayout(self._picture(), 1)
        self.body.addLayout(columns, 1)
        self.toast = Toast(theme, self)
        self.body.addWidget(self.toast)
        self.settings = settings
        self.saver = FileSaver(self, self.toast, "ghi", "maket")
        self._buttons()
        self.resize(960, HIGHEST)
        self.form.form_changed.connect(self._later)
        self.field.textChanged.connect(self._typed)
        self.draw()
        self.field.setFocus()

    def _words(self) -> QVBoxLayout:
        self.choice = Choice(self.theme, "Khẩu hiệu đang xem")
        for number, text in enumerate(self.texts, 1):
            self.choice.addItem(self._name(number, text))
        self.choice.setMaximumWidth(WIDTH)
        self.choice.setVisible(len(self.texts) > 1)
        self.choice.currentIndexChanged.connect(self.show_text)
        self.field = QPlainTextEdit(self.texts[0])
        self.field.setProperty("field", True)
        self.field.setAccessibleName("Lời trên băng rôn")
        self.field.setPlaceholderText("Lời khẩu hiệu; Enter để tự xuống dòng")
        self.field.setTabChangesFocus(True)
        self.field.setFixedSize(WIDTH, 78)
        self.theme.dress(self.field, "body")
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(self.choice)
        column.addWidget(self.field)
        column.addWidget(self.form, 1)
        return column

    def _picture(self) -> QVBoxLayout:
        self.picture = BannerPicture(self.theme)
        self.about = plain_label(self.theme, "", "small", True)
        self.said = plain_label(self.theme, "", "small")
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(self.picture, 1)
        column.addWidget(self.about)
        column.addWidget(self.said)
        return column

    def _buttons(self) -> None:
        tile = self.add_button("Ghép từ giấy", lambda: None, left=True)
        menu = QMenu(tile)
        menu.addAction("Ghép từ A4…", lambda: self.save("a4"))
        menu.addAction("Ghép từ A3…", lambda: self.save("a3"))
        tile.drop(menu)
        proof = self.add_button("Tờ duyệt A4…", lambda: self.save("proof"), left=True)
        proof.setToolTip("Mọi khẩu hiệu đang mở trên giấy A4, cùng một tỷ lệ, để duyệt")
        self.add_button("Đóng", self.reject)
        svg = self.add_button("Lưu SVG…", lambda: self.save("svg"))
        many = f" ({len(self.texts)})" if len(self.texts) > 1 else ""
        pdf = self.add_button(f"Lưu PDF{many}…", lambda: self.save("pdf"), "go")
        pdf.setToolTip("Mỗi khẩu hiệu một trang đúng cỡ" if many else "Một trang đúng cỡ")
        self.savers = (tile, proof, svg, pdf)

    @staticmethod
    def _name(number: int, text: str) -> str:
        words = " ".join(text.split())
        return f"{number}. {words[:SHORT]}{'…' if len(words) > SHORT else ''}"

    # what is shown

    def show_text(self, place: int) -> None:
        """Show another of the slogans; words still open in the field are kept."""
        if place == self.place or place < 0:
            return
        self._commit()
        self.given[self.place] = self.form.banner("")
        self.place = place
        if self.own_sizes:
            self.form.take(self.given[place])
        self.field.blockSignals(True)
        self.field.setPlainText(self.texts[place])
        self.field.blockSignals(False)
        self.draw()

    def _commit(self) -> None:
        """Put in the words that are still open, also where the keyboard is elsewhere by now."""
        commit_words()
        commit_in(self.field)

    def _typed(self) -> None:
        self.texts[self.place] = self.field.toPlainText()
        self.choice.setItemText(self.place, self._name(self.place + 1, self.texts[self.place]))
        self._later()

    def _later(self) -> None:
        self.timer.start(PAUSE_MS)

    def draw(self) -> None:
        """Draw the banner as the fields stand, or say what is in the way."""
        from kehoach_gui.export.banner import draw

        self.timer.stop()
        try:
            drawn = draw(self.banners()[self.place])
        except UserError as error:
            sentence = str(error) if self.texts[self.place].strip() else EMPTY
            self.picture.show_none(sentence)
            self._say("", "", "muted")
        else:
            self.picture.show_banner(drawn)
            clear = "Chữ đã thành nét vẽ, in ở cỡ nào cũng sắc."
            self._say(drawn.about, drawn.warning or clear, "warn" if drawn.warning else "muted")
        for button in self.savers:
            button.setEnabled(self.picture.drawn is not None)

    def _say(self, about: str, sentence: str, tone: str) -> None:
        self.about.setText(about)
        self.said.setText(f"▲ {sentence}" if tone == "warn" else sentence)
        tint(self.said, tone)

    # what is written

    def banners(self) -> tuple[Banner, ...]:
        """Every slogan as the fields say; of an order each at its own size."""
        common = self.form.banner("")
        if not self.own_sizes:
            return tuple(replace(common, text=text) for text in self.texts)
        self.given[self.place] = common
        return tuple(
            replace(
                common,
                text=text,
                width=own.width,
                height=own.height,
                vertical=own.vertical,
                distance_m=own.distance_m,
                lines=0 if own.vertical else common.lines,
            )
            for text, own in zip(self.texts, self.given, strict=True)
        )

    def save(self, kind: str) -> None:
        """Ask where to and write: the shown one as SVG or tiles, all as PDF and on the proof."""
        self._commit()
        self.draw()
        if self.picture.drawn is None:
            return
        banners = self.banners()
        written = banners if kind in ("pdf", "proof") else [banners[self.place]]
        save_banners(self, self.saver, self.settings, kind, written)

    def done(self, result: int) -> None:
        """What is being written is cancelled with the dialog."""
        self.saver.stop()
        super().done(result)


def open_banner(
    window: Any, texts: tuple[str, ...], size_mm: tuple[float, float] | None = None
) -> None:
    """Show the artwork of these slogans over the window, which has theme and settings.

    Without a size the usual one; one higher than wide is a streamer.
    """
    from kehoach_gui.core.banner import Banner, forms

    width, height = size_mm or next(iter(forms().values())).sizes[0]
    vertical = height > width
    form = next(form for form in forms().values() if form.vertical == vertical)
    banners = tuple(
        Banner(text, width, height, vertical, distance_m=form.distance_m) for text in texts or ("",)
    )
    BannerDialog(window.theme, window, banners, window.settings).exec()


def open_order(window: Any, order: OrderSheet) -> None:
    """Show the artwork of an order, each line at its own size; says where there is none."""
    from kehoach_gui.core.banner_order import banners_of
    from kehoach_gui.ui.dialogs import base

    banners = banners_of(order)
    if not banners:
        base.tell(window.theme, window, "Chưa có maket", NO_LINES)
        return
    BannerDialog(window.theme, window, banners, window.settings, own_sizes=True).exec()
