"""The look in one object: colours, fonts and sizes from resources/look.toml, light or dark."""

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from kehoach_gui.core.resources import RESOURCES

ROLES = QPalette.ColorRole
STYLE_ARGUMENTS = ["-style", "Fusion"]  # QApplication.setStyle would load QStyle to name it
LIGHT, DARK, SYSTEM = "light", "dark", "system"
ZOOMS = (100, 110, 120, 130)  # percent of the sizes in look.toml; 130 makes 11 pt about 14 pt

TONES = {
    "text": ROLES.WindowText,
    "muted": ROLES.PlaceholderText,
    "ok": ROLES.LinkVisited,
    "warn": ROLES.BrightText,
    "accent": ROLES.Link,
}


def tint(widget: QWidget, tone: str) -> None:
    """Let a label take the colour of a tone, whatever the mode: a palette role, no style sheet."""
    widget.setForegroundRole(TONES[tone])


def ground(widget: QWidget, role: QPalette.ColorRole) -> None:
    """Fill a widget with a role of the palette."""
    widget.setAutoFillBackground(True)
    widget.setBackgroundRole(role)


def read_tokens(text: str) -> dict[str, dict[str, str]]:
    """The tables of look.toml, values as text; tomllib alone would cost 6–8 ms of the start."""
    tables: dict[str, dict[str, str]] = {}
    table: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("["):
            table = tables.setdefault(line.strip("[] "), {})
        elif "=" in line and not line.startswith("#"):
            name, _, value = line.partition("=")
            table[name.strip()] = value.strip().strip('"')
    return tables


def filled(sheet: str, values: dict[str, str]) -> str:
    """The style sheet with its $names replaced, long names first (string.Template costs 2 ms)."""
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"${name}", values[name])
    return sheet


class Theme(QObject):
    """Gives painters their colours and fonts; `changed` follows every switch of mode."""

    changed = Signal()

    def __init__(self, app: QApplication, settings: QSettings) -> None:
        super().__init__(app)
        self.app = app
        self.settings = settings
        self.tokens = read_tokens((RESOURCES / "look.toml").read_text("utf-8"))
        self.sheet = (RESOURCES / "look.qss").read_text("utf-8")
        self.icons_ready = False  # set after the first frame
        mode, zoom = settings.value("look/mode"), settings.value("look/zoom", 0, int)
        self.mode = mode if mode in (LIGHT, DARK) else SYSTEM
        self.zoom = zoom if zoom in ZOOMS else ZOOMS[0]
        self.dark = self.mode == DARK or (self.mode == SYSTEM and self._system_is_dark())
        self._colors: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}
        app.setFont(self.font("body"))
        self._fill()

    def c(self, name: str) -> QColor:
        """The colour of a token in the mode in use."""
        return self._colors[name]

    def on_paper(self, name: str) -> QColor:
        """The colour of a token on white paper, whatever the mode."""
        return QColor(self.tokens["light"][name])

    def size(self, name: str) -> int:
        """A length of the look in device-independent pixels."""
        return int(self.tokens["size"][name])

    def font(self, role: str, bold: bool = False) -> QFont:
        """The font of a role: body, small, tiny, title."""
        key = (role, bold)
        if key not in self._fonts:
            font = QFont()
            font.setFamilies([name.strip() for name in self.tokens["font"]["families"].split(",")])
            font.setPointSizeF(self._points(role))
            font.setBold(bold)
            self._fonts[key] = font
        return self._fonts[key]

    def _points(self, role: str) -> float:
        return float(self.tokens["font"][role]) * self.zoom / 100

    def dress(self, widget: QWidget, role: str, bold: bool = False) -> None:
        """Give a widget the font of a role."""
        widget.setFont(self.font(role, bold))

    def show_icons(self) -> None:
        """From now on icons are drawn; called once the first frame is on the screen."""
        self.icons_ready = True
        self.app.styleHints().colorSchemeChanged.connect(self.follow_system)
        self.changed.emit()
        for window in self.app.topLevelWidgets():
            window.update()

    def set_dark(self, dark: bool) -> None:
        """Switch the mode at run time and remember it."""
        self.set_mode(DARK if dark else LIGHT)

    def set_mode(self, mode: str) -> None:
        """Light, dark or as the system has it; remembered."""
        self.mode = mode
        self.settings.setValue("look/mode", mode)
        self.follow_system()

    def follow_system(self) -> None:
        """Take the darkness that the mode asks for now; called when the system changes its own."""
        dark = self.mode == DARK or (self.mode == SYSTEM and self._system_is_dark())
        if dark == self.dark:
            return
        self.dark = dark
        self._fill()
        self.changed.emit()
        for window in self.app.topLevelWidgets():
            window.update()

    def _system_is_dark(self) -> bool:
        return self.app.styleHints().colorScheme() == Qt.ColorScheme.Dark

    def set_zoom(self, percent: int) -> None:
        """Another size of all letters, at once and remembered."""
        if percent == self.zoom:
            return
        roles = {round(self._points(role), 2): role for role in ("tiny", "small", "body", "title")}
        self.zoom = percent
        self.settings.setValue("look/zoom", percent)
        self._fonts.clear()
        self.app.setFont(self.font("body"))
        for widget in self.app.allWidgets():
            font = widget.font()
            role = roles.get(round(font.pointSizeF(), 2))
            if role is not None and widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
                widget.setFont(self.font(role, font.bold()))
                widget.updateGeometry()
        self.changed.emit()

    def _fill(self) -> None:
        names = self.tokens["light"] | (self.tokens["dark"] if self.dark else {})
        self._colors = {name: QColor(value) for name, value in names.items()}
        self.app.setPalette(self._palette())
        mode = "dark" if self.dark else "light"
        icons = (RESOURCES / "icons").as_posix()
        extra = {"mode": mode, "icons": icons, "scroll": names["line"], "disabled": self._faded()}
        self.app.setStyleSheet(filled(self.sheet, names | extra))

    def _faded(self) -> str:
        """The colour of what cannot be used now: between muted and the surface."""
        muted, surface = self.c("muted"), self.c("surface")
        mixed = (
            (2 * a + b) // 3 for a, b in zip(muted.getRgb()[:3], surface.getRgb(), strict=False)
        )
        return QColor(*mixed).name()

    def _palette(self) -> QPalette:
        palette = QPalette()
        pairs = {
            ROLES.Window: "bg",
            ROLES.WindowText: "text",
            ROLES.Base: "surface",
            ROLES.AlternateBase: "sunken",
            ROLES.Text: "text",
            ROLES.Button: "surface",
            ROLES.ButtonText: "text",
            ROLES.Highlight: "selection",
            ROLES.HighlightedText: "text",
            ROLES.PlaceholderText: "muted",
            ROLES.ToolTipBase: "surface",
            ROLES.ToolTipText: "text",
            ROLES.Link: "accent",
            ROLES.LinkVisited: "ok",
            ROLES.BrightText: "warn",
            ROLES.Midlight: "sunken",
            ROLES.Accent: "accent",
            ROLES.Light: "line",
            ROLES.Mid: "line",
            ROLES.Dark: "line",
        }
        for role, token in pairs.items():
            palette.setColor(role, self.c(token))
        faded = QColor(self._faded())
        for role in (ROLES.WindowText, ROLES.Text, ROLES.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, faded)
        return palette
