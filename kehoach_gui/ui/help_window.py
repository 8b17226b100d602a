"""The guide: pages of resources/help, their list, and a search; it reads nothing else."""

import re
from functools import cache
from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.core.text import fold, words
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme

FOLDER = RESOURCES / "help"
_TITLE = re.compile(r"<h1>(.*?)</h1>")
_TAG = re.compile(r"<[^>]+>")
_NOTHING = QByteArray()

SHEET = """
h1 {{ font-size: x-large; margin-top: 0; margin-bottom: 4px; }}
h2 {{ font-size: medium; margin-top: 14px; margin-bottom: 2px; color: {accent}; }}
p, li {{ line-height: 120%; margin-bottom: 6px; }}
a {{ color: {accent}; }}
"""


def pages() -> tuple[str, ...]:
    """The names of the guide's pages in their order."""
    return tuple(sorted(path.name for path in FOLDER.glob("*.html")))


@cache
def page_text(name: str) -> str:
    """The HTML of a page."""
    return (FOLDER / name).read_text("utf-8")


@cache
def title_of(name: str) -> str:
    """The heading of a page."""
    found = _TITLE.search(page_text(name))
    return found[1] if found else name


def pages_with(wanted: str) -> list[str]:
    """The pages that have every wanted word, marks or not."""
    parts = words(fold(wanted))
    return [
        name
        for name in pages()
        if all(part in fold(_TAG.sub(" ", page_text(name))) for part in parts)
    ]


def is_inside(path: Path) -> bool:
    """Whether a file lies in the folder of the guide."""
    return path.resolve().is_relative_to(FOLDER.resolve())


class GuideBrowser(QTextBrowser):
    """Shows pages of the guide only: whatever a link or picture names elsewhere is not read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setAccessibleName("Trang hướng dẫn")
        theme.dress(self, "body")
        self.document().setDocumentMargin(10)
        self.anchorClicked.connect(self.follow)
        theme.changed.connect(self.restyle)
        self.name = ""
        self.page_names: list[str] = []

    def restyle(self) -> None:
        """Colours and sizes of the mode in use."""
        accent = self.theme.c("accent").name()
        self.document().setDefaultStyleSheet(SHEET.format(accent=accent))
        if self.name:
            place = self.verticalScrollBar().value()
            self.setHtml(page_text(self.name))
            self.verticalScrollBar().setValue(place)

    def show_page(self, name: str) -> None:
        """Show a page of the guide from its beginning."""
        self.name = name
        self.restyle()
        self.verticalScrollBar().setValue(0)

    def follow(self, url: QUrl) -> None:
        """Go to another page of the guide; other links lead nowhere."""
        name = url.fileName()
        if url.isRelative() and name in pages():
            self.page_names.append(self.name)
            self.show_page(name)
            self.sourceChanged.emit(url)

    def loadResource(self, kind: int, url: QUrl) -> object:
        """A picture of the guide; nothing for any other address."""
        path = FOLDER / url.path()
        if url.isRelative() and is_inside(path) and path.is_file():
            return QByteArray(path.read_bytes())
        return _NOTHING


class HelpWindow(Dialog):
    """The list of pages on the left, the page on the right; stays open beside the work."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent, "Hướng dẫn", 760)
        self.field = QLineEdit()
        self.field.setPlaceholderText("Tìm trong hướng dẫn")
        self.field.setAccessibleName("Tìm trong hướng dẫn")
        theme.dress(self.field, "body")
        self.list = QListWidget()
        self.list.setAccessibleName("Các trang hướng dẫn")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.dress(self.list, "body")
        self.browser = GuideBrowser(theme)
        side = QWidget()
        side.setFixedWidth(230)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(side)
        row.addWidget(self.browser, 1)
        self.body.addLayout(row, 1)
        self.back = self.add_button("Trang trước", self.go_back, left=True)
        self.add_button("Đóng", self.close)
        self.field.textChanged.connect(self._search)
        self.list.currentRowChanged.connect(self._row_changed)
        self.browser.sourceChanged.connect(self._followed)
        QShortcut(QKeySequence("Alt+Left"), self, self.go_back)
        self.names: list[str] = []
        self._search("")
        self.resize(900, 470)
        self.list.setFocus()

    def _search(self, wanted: str) -> None:
        self.names = pages_with(wanted)
        self.list.clear()
        self.list.addItems([title_of(name) for name in self.names])
        if self.names:
            self.list.setCurrentRow(0)

    def _row_changed(self, row: int) -> None:
        if 0 <= row < len(self.names) and self.names[row] != self.browser.name:
            if self.browser.name:
                self.browser.page_names.append(self.browser.name)
            self.browser.show_page(self.names[row])
        self.back.setEnabled(bool(self.browser.page_names))

    def _followed(self) -> None:
        """Let the list show the page that a link led to."""
        self._choose(self.browser.name)

    def go_back(self) -> None:
        """To the page shown before."""
        if self.browser.page_names:
            name = self.browser.page_names.pop()
            self.browser.show_page(name)
            self._choose(name)

    def _choose(self, name: str) -> None:
        if name not in self.names:
            self.field.clear()
        self.list.blockSignals(True)
        self.list.setCurrentRow(self.names.index(name))
        self.list.blockSignals(False)
        self.back.setEnabled(bool(self.browser.page_names))
