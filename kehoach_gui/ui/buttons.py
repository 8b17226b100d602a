"""The one painted button: go (primary), out (hairline), flat, pill (a choice) and rail."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolButton, QWidget

from kehoach_gui.ui.icons import draw_icon
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

ButtonKind = Literal["go", "out", "flat", "pill"]
ICON = 20
PAD = {"go": 16, "out": 11, "flat": 9, "pill": 11}


class Button(QToolButton):
    """A button drawn from the theme; keeps Qt's keyboard, menu and accessibility."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: ButtonKind = "out",
        icon: str = "",
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self.kind = kind
        self.icon_name = icon
        self.icon_only = not text
        self.setText(text)
        self.setFont(theme.font("small" if kind == "pill" else "body"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setToolTip(tip)
        self.setAccessibleName(text or tip)
        theme.changed.connect(self.update)

    def follow(self, action: QAction, tip: str = "") -> Button:
        """Trigger the action and take its state; the button keeps its own words."""

        def take() -> None:
            self.setEnabled(action.isEnabled())
            self.setChecked(action.isCheckable() and action.isChecked())
            plain = action.text().replace("&", "").removesuffix("…")
            keys = action.shortcut().toString()
            self.setToolTip((tip or plain) + (f" ({keys})" if keys else ""))
            if self.icon_only:
                self.setAccessibleName(tip or plain)

        self.setCheckable(action.isCheckable())
        self.clicked.connect(lambda: action.trigger())
        action.changed.connect(take)
        action.toggled.connect(take)
        take()
        return self

    def drop(self, menu: QMenu) -> Button:
        """Open a menu below the button."""
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return self

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        height = max(
            28 if self.kind == "pill" else self.theme.size("target"), metrics.height() + 10
        )
        if self.icon_only:
            return QSize(height, height)
        width = metrics.horizontalAdvance(self.text()) + 2 * PAD[self.kind]
        width += (ICON + 6 if self.icon_name else 0) + (20 if self.menu() else 0)
        return QSize(width, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def colors(self) -> tuple[str, str, str]:
        """Tokens of ground, border and ink for the state it is in; "" for none."""
        hover = self.isEnabled() and (self.underMouse() or self.isDown())
        if self.kind == "go":
            return "accent", "", "accent_text"
        if self.isChecked():
            return "accent_soft", "", "accent"
        border = "line" if self.kind in ("out", "pill") else ""
        ground = "hover" if hover else {"out": "surface", "pill": "sunken", "flat": ""}[self.kind]
        return ground, border, "muted" if self.kind == "pill" else "text"

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self.theme
        ground, border, ink = self.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = box.height() / 2 if self.kind == "pill" else theme.size("radius")
        if not self.isEnabled():
            painter.setOpacity(0.45)
        if ground or border:
            fill = theme.c(ground) if ground else QColor(Qt.GlobalColor.transparent)
            if self.kind == "go" and (self.underMouse() or self.isDown()):
                fill = fill.lighter(112)
            painter.setBrush(fill)
            painter.setPen(QPen(theme.c(border), 1) if border else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(box, radius, radius)
        self._paint_words(painter, ink)
        if self.hasFocus():
            painter.setOpacity(1)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.c("text" if self.kind == "go" else "accent"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)

    def _paint_words(self, painter: QPainter, ink: str) -> None:
        rect = self.rect()
        chevron = 20 if self.menu() and not self.icon_only else 0
        if self.icon_only:
            square = QRect(0, 0, ICON, ICON)
            square.moveCenter(rect.adjusted(0, 0, -chevron // 2, 0).center())
            draw_icon(painter, self.theme, self.icon_name, square, ink)
        else:
            x = PAD[self.kind]
            if self.icon_name:
                square = QRect(x - 1, (rect.height() - ICON) // 2, ICON, ICON)
                draw_icon(painter, self.theme, self.icon_name, square, ink)
                x += ICON + 6
            painter.setPen(self.theme.c(ink))
            painter.setFont(self.font())
            words = rect.adjusted(x, 0, -chevron - PAD[self.kind] // 2, 0)
            shown = QFontMetrics(self.font()).elidedText(
                self.text(), Qt.TextElideMode.ElideRight, words.width() + 4
            )
            painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)
        if chevron:
            arrow = QRect(rect.width() - 24, (rect.height() - 16) // 2, 16, 16)
            draw_icon(painter, self.theme, "chevron", arrow, ink)
