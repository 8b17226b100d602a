"""The command palette: finds any command by Vietnamese words, with marks or without, or English."""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QMenu, QWidget

from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.core.text import fold, words
from kehoach_gui.ui.actions import MENUS
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

MOST = 60
NAMED = -1  # the grade of a command that is called exactly so
WAITING = {
    "plan": "cần mở một kế hoạch",
    "section": "cần chọn một mục",
    "list": "cần chọn một kế hoạch trong danh sách",
    "bin": "cần chọn một kế hoạch trong thùng rác",
    "one": "cần mở hoặc chọn một kế hoạch",
    "slogan": "cần chọn khẩu hiệu trong thư viện",
    "one_slogan": "cần chọn một khẩu hiệu trong thư viện",
    "many_slogans": "cần chọn ít nhất hai khẩu hiệu trong thư viện",
}
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@cache
def other_names() -> dict[str, str]:
    """Further words for a command by its id, from resources/names/commands.toml."""
    return tomllib.loads((RESOURCES / "names" / "commands.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Command:
    """A command as the palette shows it: its words, its menu, other names, and its action."""

    text: str
    menu: str
    names: str
    needs: str
    action: QAction


def commands(actions: dict[str, QAction], menus: Iterable[QMenu] = ()) -> tuple[Command, ...]:
    """The commands of the action table and those of further menus (kinds of export)."""
    names = other_names()
    found = [
        Command(
            actions[row.id].text().replace("&", ""),
            name.replace("&", ""),
            f"{row.id.replace('_', ' ')} {names.get(row.id, '')}",
            row.needs,
            actions[row.id],
        )
        for name, rows in MENUS
        for row in rows
        if row is not None
    ]
    known = {id(command.action) for command in found}
    for menu in menus:
        for action in menu.actions():
            if id(action) not in known and not action.isSeparator():
                text = f"{menu.title()}: {action.text()}".replace("&", "")
                found.append(Command(text, menu.title(), "export", "", action))
    return tuple(found)


def find(all_commands: Iterable[Command], wanted: str) -> list[Command]:
    """The commands that have every wanted word: the one so named, those of use now, the best."""
    parts = words(fold(wanted))
    graded = [
        (grade != NAMED and not command.action.isEnabled(), grade, place, command)
        for place, command in enumerate(all_commands)
        if (grade := _grade(command, parts)) is not None
    ]
    graded.sort(key=lambda entry: entry[:3])
    return [command for *_, command in graded][:MOST]


def _grade(command: Command, parts: list[str]) -> int | None:
    """How far a command is from the words, 0 for its own words in a row; None for no match."""
    text = fold(command.text)
    own = words(text)
    if own == parts:
        return NAMED
    others = words(fold(f"{command.names} {command.menu}"))
    total = 0
    for part in parts:
        if any(word == part for word in own):
            continue
        if any(word.startswith(part) for word in own):
            total += 1
        elif any(word.startswith(part) for word in others):
            total += 3
        elif part in text:
            total += 5
        else:
            return None
    return total + (0 if " ".join(parts) in " ".join(own) else 2)


class Palette(Dialog):
    """A field and a list; Enter runs what is chosen once the palette has closed."""

    def __init__(
        self, theme: Theme, parent: QWidget | None, all_commands: tuple[Command, ...]
    ) -> None:
        super().__init__(theme, parent, "Tìm lệnh", 560)
        self.all_commands = all_commands
        self.found: list[Command] = []
        self.chosen: QAction | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText("Gõ vài chữ của lệnh, có dấu hay không: xuat pdf, danh so…")
        self.field.setAccessibleName("Chữ cần tìm trong tên lệnh")
        theme.dress(self.field, "body")
        self.list = QListWidget()
        self.list.setAccessibleName("Các lệnh tìm thấy")
        self.list.setMinimumHeight(210)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.dress(self.list, "body")
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)
        hint = plain_label(theme, "↑ ↓ để chọn, Enter để chạy, Esc để đóng", "small")
        hint.setWordWrap(False)
        tint(hint, "muted")
        self.foot.insertWidget(0, hint)
        self.go = self.add_button("Chạy", self._run, "go")
        self.field.textChanged.connect(self._search)
        self.field.returnPressed.connect(self._run)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(lambda _: self._run())
        self.list.currentRowChanged.connect(self._row_changed)
        self._search("")
        self.field.setFocus()

    def _search(self, wanted: str) -> None:
        self.found = find(self.all_commands, wanted)
        self.list.clear()
        for command in self.found:
            self.list.addItem(self._item(command))
        if not self.found:
            nothing = QListWidgetItem("Không có lệnh nào như vậy. Hãy thử chữ khác.")
            nothing.setFlags(Qt.ItemFlag.NoItemFlags)
            self.list.addItem(nothing)
        self.list.setCurrentRow(0 if self.found else -1)
        self._row_changed(self.list.currentRow())

    def _item(self, command: Command) -> QListWidgetItem:
        enabled = command.action.isEnabled()
        keys = command.action.shortcut().toString().replace("Return", "Enter")
        notes = [command.menu, keys]
        if not enabled:
            notes = [command.menu, WAITING.get(command.needs, "chưa dùng được lúc này")]
        item = QListWidgetItem("   ·   ".join([command.text, *filter(None, notes)]))
        if not enabled:
            item.setForeground(self.theme.c("muted"))
        return item

    def _row_changed(self, row: int) -> None:
        self.go.setEnabled(0 <= row < len(self.found) and self.found[row].action.isEnabled())

    def _run(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self.found) and self.found[row].action.isEnabled():
            self.chosen = self.found[row].action
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows in the field move in the list."""
        moves = (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() in MOVES
        )
        if moves and isinstance(event, QKeyEvent):
            step = {MOVES[0]: -1, MOVES[1]: 1, MOVES[2]: -6, MOVES[3]: 6}[Qt.Key(event.key())]
            last = len(self.found) - 1
            self.list.setCurrentRow(max(0, min(last, self.list.currentRow() + step)))
            return True
        return super().eventFilter(watched, event)
