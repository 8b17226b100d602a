"""A small live picture of one slogan as a banner, for the pane beside the list."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kehoach_gui.core.errors import UserError
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.slogans.banner_picture import BannerPicture
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

HEIGHT = 96
PAUSE_MS = 80  # arrow keys held down in the list draw nothing
READ_FROM = "Đọc rõ từ khoảng {metres} m."


class BannerCard(QWidget):
    """Shows the text it was given last, at the usual size; `open` is the button to all fields."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = ""
        self.picture = BannerPicture(theme, guides=False)
        self.picture.setFixedHeight(HEIGHT)
        self.about = plain_label(theme, "", "small")
        tint(self.about, "muted")
        self.open = Button(theme, "Maket…", "out", "page", "Maket khẩu hiệu: cỡ, màu, tệp in")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.about, 1)
        row.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.picture)
        column.addLayout(row)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.draw)

    def show_text(self, text: str) -> None:
        """Draw this slogan soon; "" hides the card."""
        self.setVisible(bool(text))
        if text and text != self.text:
            self.text = text
            self.timer.start(PAUSE_MS)

    def draw(self) -> None:
        """Draw the slogan now, or say why it cannot be drawn yet."""
        from kehoach_gui.core.banner import Banner, forms, measures
        from kehoach_gui.export.banner import draw

        self.timer.stop()
        width, height = next(iter(forms().values())).sizes[0]
        try:
            drawn = draw(Banner(self.text, width, height))
        except UserError as error:
            self.picture.show_none(str(error))
            self.about.setText("")
            return
        self.picture.show_banner(drawn)
        metres = int(drawn.letter * measures()["reading"]["distance_per_height"] / 1000)
        self.about.setText(f"{drawn.about}. {READ_FROM.format(metres=metres)}")
