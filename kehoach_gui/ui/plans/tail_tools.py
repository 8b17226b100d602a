"""Below the recipients: order them by level, brace them, take some from the address book."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kehoach_gui.core import edits
from kehoach_gui.core.body_kinds import body_kinds
from kehoach_gui.core.grammar import is_archive
from kehoach_gui.core.organisation import organisation_of, usual_recipients
from kehoach_gui.core.recipient_order import (
    Book,
    group_with_brace,
    level_name,
    ordered,
    ungroup,
)
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.plans.block_format import clean
from kehoach_gui.ui.plans.fields import Field, TextInput
from kehoach_gui.ui.theme import Theme

if TYPE_CHECKING:
    from kehoach_gui.core.organisation import Organisation
    from kehoach_gui.core.preset import Preset
    from kehoach_gui.session import PlanSession

NOTES = ("để báo cáo", "để chỉ đạo", "để phối hợp", "để thực hiện")
SHELVES = {"state": ("state", "school")}  # by kind of standard, where it serves several
Lines = tuple[str, ...]


class TailTools(QWidget):
    """Works on the lines of the recipients' field that are selected; each click one undo step.

    `book_asked` asks for the address book, at the groups of a kind of body.
    """

    book_asked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        field: Field,
        organisations: Callable[[], Sequence[Organisation]],
        addresses: Callable[[], Book],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        assert isinstance(field.input, TextInput)
        self.field = field
        self.text = field.input
        self.organisations = organisations
        self.addresses = addresses
        self.session: PlanSession | None = None
        self.preset: Preset | None = None
        self.book = Button(theme, "Danh bạ", "pill", tip="Thêm nơi nhận từ danh bạ")
        self.book_menu = QMenu("Danh bạ", self)
        self.book_menu.aboutToShow.connect(self._fill_book)
        self.book.drop(self.book_menu)
        self.sort = Button(
            theme, "Xếp theo cấp", "pill", tip="Xếp nơi nhận theo cấp, dòng Lưu cuối"
        )
        self.brace = Button(theme, "Ngoặc", "pill", tip="Gộp các dòng đang chọn bằng dấu ngoặc")
        brace_menu = QMenu("Ngoặc", self)
        for note in NOTES:
            brace_menu.addAction(f"({note})", lambda note=note: self.put_brace(note))
        brace_menu.addSeparator()
        brace_menu.addAction("Bỏ ngoặc", self.take_brace)
        self.brace.drop(brace_menu)
        self.archive = Button(theme, "Dòng Lưu", "pill", tip="Thêm dòng Lưu theo thể thức")
        self.sort.clicked.connect(lambda: self._change("xếp nơi nhận", ordered))
        self.archive.clicked.connect(self.add_archive)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for button in (self.book, self.sort, self.brace, self.archive):
            row.addWidget(button)
        row.addStretch(1)

    def show_plan(self, session: PlanSession, preset: Preset) -> None:
        self.session, self.preset = session, preset
        self.archive.setEnabled(not any(map(is_archive, session.plan.recipients)))
        self.sort.setEnabled(len(session.plan.recipients) > 1)

    def _change(self, text: str, edit: Callable[[Lines], Lines]) -> bool:
        """Edit the recipients as one step; False where nothing changed."""
        self.field.complain("")
        if self.session is None:
            return False
        self.session.end_step()
        changed = self.session.apply(
            text, lambda plan: edits.set_recipients(plan, edit(plan.recipients))
        )
        self.session.end_step()
        return changed

    def chosen(self) -> tuple[int, ...]:
        """The places of the recipients that the selection, or the caret, touches."""
        cursor = self.text.textCursor()
        document = self.text.document()
        first = document.findBlock(cursor.selectionStart()).blockNumber()
        last = document.findBlock(cursor.selectionEnd()).blockNumber()
        places, place = [], 0
        for number, line in enumerate(self.text.words().split("\n")):
            if not clean(line):
                continue
            if first <= number <= last:
                places.append(place)
            place += 1
        return tuple(places)

    def put_brace(self, note: str) -> None:
        """Join the chosen lines under a brace with a note."""
        places = self.chosen()
        if not self._change(
            "đóng ngoặc nơi nhận", lambda all_: group_with_brace(all_, places, note)
        ):
            self.field.complain("Chọn từ hai dòng trở lên (trừ dòng Lưu) rồi mới gộp được.")

    def take_brace(self) -> None:
        """Take the brace over the chosen lines away; each line keeps the note."""

        def edit(lines: Lines) -> Lines:
            # one brace at a time, from the last line up, so that places before it stand
            for place in sorted(self.chosen(), reverse=True):
                lines = ungroup(lines, place)
            return lines

        if not self._change("bỏ ngoặc nơi nhận", edit):
            self.field.complain("Đặt con trỏ vào một dòng có ngoặc rồi mới bỏ được.")

    def _fill_book(self) -> None:
        menu = self.book_menu
        menu.clear()
        if self.session is None or self.preset is None:
            return
        here = self.session.plan.recipients
        usual = usual_recipients(one) if (one := self._office()) else ()
        if usual:
            menu.addAction("Mọi nơi nhận thường dùng của đơn vị", lambda: self.add(usual))
            menu.addSeparator()
        kind = self.preset.kind
        for shelf in SHELVES.get(kind, (kind,)):
            for level, names in self.addresses().get(shelf, {}).items():
                below = menu.addMenu(_shelf_name(shelf, kind) + level_name(level))
                for name in names:
                    action = below.addAction(name, lambda name=name: self.add((name,)))
                    action.setEnabled(name not in here)
        menu.addSeparator()
        menu.addAction("Sửa danh bạ…", lambda: self.book_asked.emit(kind))

    def _office(self) -> Organisation | None:
        assert self.session is not None
        return organisation_of(self.session.plan, self.organisations())

    def add(self, names: Lines) -> None:
        """Add recipients before the Lưu line; those already there are passed over."""

        def edit(lines: Lines) -> Lines:
            every = (*lines, *(name for name in names if name not in lines))
            plain = tuple(line for line in every if not is_archive(line))
            archive = tuple(line for line in every if is_archive(line))
            return (*plain, *archive[:1])

        self._change("thêm nơi nhận", edit)

    def add_archive(self) -> None:
        """The Lưu line of the body, or the usual one of its kind."""
        if self.session is None or self.preset is None:
            return
        one = self._office()
        place = (one.archive if one else "") or body_kinds()[self.preset.kind].archive
        self.add((f"Lưu: {place}",))


def _shelf_name(shelf: str, kind: str) -> str:
    return "" if shelf == kind else f"{body_kinds()[shelf].name}: "
