"""The order sheet of the open plan: its lines in a table, sums, how it prints, files of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QSizePolicy

from kehoach_gui.core.compose_order import summary
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.order_check import require_printable
from kehoach_gui.core.order_forms import (
    SETTING,
    OrderPreset,
    dressed,
    form_name,
    presets_of,
    setting_of,
    shipped_presets,
    usual,
    with_preset,
)
from kehoach_gui.core.order_proposal import (
    USUAL_FORM,
    Proposal,
    lines_of_texts,
    missing_lines,
    propose_lines,
)
from kehoach_gui.core.order_sheet import OrderLine, OrderSheet
from kehoach_gui.core.order_values import shown_size
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.dialogs.settings_dialog import Choice
from kehoach_gui.ui.exporting import proposed_name, write_export
from kehoach_gui.ui.input_method import commit_words
from kehoach_gui.ui.plans.fields import LineInput
from kehoach_gui.ui.plans.standards import preset_of
from kehoach_gui.ui.saving import FileSaver, ask_target
from kehoach_gui.ui.slogans.order_cells import COLUMNS
from kehoach_gui.ui.slogans.order_model import OrderModel
from kehoach_gui.ui.slogans.order_table import OrderTable
from kehoach_gui.ui.theme import tint
from kehoach_gui.ui.toast import Toast
from kehoach_gui.ui.widgets import ElidedLabel

if TYPE_CHECKING:
    from kehoach_gui.core.places import Place
    from kehoach_gui.core.plan import Plan
    from kehoach_gui.export import Exporter

PREFIX = "dat-in-"  # before the proposed name of a written order


class OrderDialog(Dialog):
    """`sheet` is what the dialog holds; nothing of the plan changes before `save` or an export."""

    def __init__(self, window: Any, texts: tuple[str, ...] = ()) -> None:
        super().__init__(window.theme, window, "Danh mục khẩu hiệu đặt in", 860)
        self.window_ = window
        self.plan: Plan = window.session.plan
        self.presets = presets_of(window.library.setting(SETTING))
        self.base = self.plan.order or OrderSheet()
        self.model = OrderModel(self.base.lines, self.base.price_per)
        self.table = OrderTable(self.theme, self.model)
        self.note = ElidedLabel()
        self._lay_out()
        self._buttons()
        self.model.edited.connect(self._say)
        self.table.selectionModel().currentChanged.connect(lambda *_: self._say())
        if self.plan.order is None:
            self._add(propose_lines(self.plan, self.presets))
            self.model.begin()
        self.first = self.sheet()
        if texts:
            self._add(lines_of_texts(texts, self.plan, self.presets))
        self.take_room()
        self.table.choose(0)
        self.table.setFocus()
        self._say()

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(6)
        for text, icon, run, tip in (
            ("Từ kế hoạch", "doc", self.add_from_plan, "Thêm khẩu hiệu của kế hoạch còn thiếu"),
            ("Từ thư viện…", "flag", self.add_from_library, "Thêm khẩu hiệu của thư viện"),
            ("Dòng trống", "plus", self.add_line, "Thêm một dòng trống ở dưới"),
        ):
            tools.addWidget(self._tool(text, icon, run, tip))
        self.preset_button = self._tool("Cỡ mẫu", "", lambda: None, "Hình thức và cỡ cho dòng chọn")
        self.preset_menu = QMenu(self.preset_button)
        self.preset_menu.aboutToShow.connect(self._fill_presets)
        self.preset_button.drop(self.preset_menu)
        tools.addWidget(self.preset_button)
        tools.addStretch(1)
        for icon, run, tip in (
            ("up", lambda: self.table.shift(-1), "Chuyển dòng lên (Alt+↑)"),
            ("down", lambda: self.table.shift(1), "Chuyển dòng xuống (Alt+↓)"),
            ("merge", self.table.fill_down, "Điền xuống như dòng đầu đã chọn (Ctrl+D)"),
            ("undo", self.model.undo, "Hoàn tác (Ctrl+Z)"),
            ("redo", self.model.redo, "Làm lại (Ctrl+Y)"),
            ("trash", self.table.remove, "Xóa dòng đã chọn (Ctrl+Delete)"),
        ):
            tools.addWidget(self._tool("", icon, run, tip))
        self.theme.dress(self.note, "body", True)
        self.toast = Toast(self.theme, self)
        self.saver = FileSaver(self, self.toast, "xuất", "danh mục")
        self.body.setSpacing(8)
        self.body.addLayout(tools)
        self.body.addWidget(self.table, 1)
        self.body.addWidget(self.note)
        self.body.addLayout(self._print_row())
        self.body.addWidget(self.toast)

    def _print_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        self.appendix = QCheckBox("In kèm phụ lục")
        self.appendix.setToolTip("In sau chữ ký của kế hoạch; bỏ chọn thì là văn bản riêng")
        self.appendix.setChecked(self.base.placement == "appendix")
        self.paper = self._choice(
            "Khổ giấy", (("Giấy ngang", "landscape"), ("Giấy dọc", "portrait"))
        )
        self.paper.setCurrentIndex(self.paper.findData(self.base.orientation))
        self.price = self._choice(
            "Đơn giá là của", (("Giá một cái", "piece"), ("Giá một m²", "m2"))
        )
        self.price.setCurrentIndex(self.price.findData(self.base.price_per))
        self.price.currentIndexChanged.connect(
            lambda _: self.model.set_price_per(self.price.currentData())
        )
        self.addressee = self._field("Kính gửi", "Kính gửi: cơ sở in", self.base.addressee)
        self.prepared_by = self._field("Người lập", "Người lập", self.base.prepared_by)
        for widget in (self.appendix, self.paper, self.price):
            row.addWidget(widget)
        row.addWidget(self.addressee, 1)
        row.addWidget(self.prepared_by, 1)
        row.addStretch(0)
        self.appendix.toggled.connect(lambda _: self._show_alone())
        self._show_alone()
        return row

    def _buttons(self) -> None:
        from kehoach_gui.export.order_files import ORDER_EXPORTERS

        export = self.add_button("Xuất", lambda: None, left=True)
        menu = QMenu(export)
        for exporter in reversed(ORDER_EXPORTERS):
            menu.addAction(
                f"{exporter.label} ({exporter.suffix})…",
                lambda exporter=exporter: self.export(exporter),
            )
        export.drop(menu)
        artwork = self.add_button("Maket…", self.open_artwork, left=True)
        artwork.setToolTip("Hình băng rôn đúng cỡ của các dòng, để in hoặc gửi cơ sở in")
        self.add_button("Hủy", self.reject)
        self.add_button("Lưu vào kế hoạch", self.save, "go")

    def _tool(self, text: str, icon: str, run: Any, tip: str) -> Button:
        button = Button(self.theme, text, "out" if text else "flat", icon, tip)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: run())
        return button

    def _choice(self, name: str, items: Iterable[tuple[str, str]]) -> Choice:
        choice = Choice(self.theme, name)
        choice.setToolTip(name)
        choice.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for text, value in items:
            choice.addItem(text, value)
        return choice

    def _field(self, name: str, hint: str, words: str) -> LineInput:
        field = LineInput()
        field.setText(words)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        self.theme.dress(field, "body")
        return field

    def _show_alone(self) -> None:
        for field in (self.addressee, self.prepared_by):
            field.setVisible(not self.appendix.isChecked())

    # lines

    def add_from_plan(self) -> None:
        """The slogans of the plan that the sheet does not have yet."""
        self._add(propose_lines(self.plan, self.presets))

    def add_from_library(self) -> None:
        """Slogans chosen in the library."""
        from kehoach_gui.ui.slogans.picker import SloganPicker

        picker = SloganPicker(self.window_)
        if picker.exec() and picker.ids:
            shelf = self.window_.library.slogans
            found = self.window_._try(
                "Chưa thêm được", lambda: [shelf.load(one).slogan.text for one in picker.ids]
            )
            if found:
                self._add(lines_of_texts(found, self.plan, self.presets))

    def add_line(self) -> None:
        """A blank line in the usual size, its text ready to be typed."""
        self.table.finish()
        form = self.presets[0].form if self.presets else USUAL_FORM
        line = dressed(OrderLine(""), usual(form, self.presets))
        if self._insert([line]):
            self.table.setFocus()
            self.table.edit(self.table.currentIndex())

    def _insert(self, lines: Sequence[OrderLine]) -> bool:
        """Put lines at the end and choose them; says why where that cannot be."""
        try:
            place = self.model.insert(lines)
        except UserError as error:
            self.toast.say(str(error), lasting=True)
            return False
        self.table.choose(place, 0, len(lines))
        return True

    def _add(self, proposal: Proposal) -> None:
        new = missing_lines(self.model.sheet(self.base), proposal.lines)
        said = [f"Đã thêm {len(new)} khẩu hiệu." if new else "Không có khẩu hiệu nào mới để thêm."]
        if proposal.left_out:
            said.append(f"{len(proposal.left_out)} câu quá dài hoặc không có chữ, không đưa vào.")
        if not new or self._insert(new):
            self.toast.say(" ".join(said))

    def _fill_presets(self) -> None:
        """The office's own sizes, those of the program, and keeping the chosen line's."""
        menu = self.preset_menu
        menu.clear()
        for presets in (self.presets, shipped_presets()):
            for preset in presets:
                menu.addAction(
                    preset.name, lambda preset=preset: self.model.dress(self.table.chosen(), preset)
                )
            menu.addSeparator()
        line = self._line()
        if line is None:
            return
        name = f"{form_name(line.form)} {shown_size(line.width_mm, line.height_mm)}".strip()
        preset = OrderPreset(name, line.form, line.width_mm, line.height_mm, line.unit_price)
        own = next((each for each in self.presets if each.name == name), None)
        if own != preset or own != self.presets[0]:
            menu.addAction(f"Giữ làm cỡ thường dùng: {name}", lambda: self._keep(preset))
        if own is not None:
            left = tuple(each for each in self.presets if each is not own)
            menu.addAction(f"Thôi giữ: {name}", lambda: self._store(left))

    def _keep(self, preset: OrderPreset) -> None:
        if self._store(with_preset(self.presets, preset)):
            self.toast.say(f"Từ nay dòng mới có cỡ “{preset.name}”.")

    def _store(self, presets: tuple[OrderPreset, ...]) -> bool:
        library = self.window_.library
        try:
            library.set_setting(SETTING, setting_of(presets))
        except UserError as error:
            self.toast.say(str(error), lasting=True)
            return False
        self.presets = presets
        return True

    def _line(self) -> OrderLine | None:
        chosen = self.table.chosen()
        return self.model.rows[chosen[0]].line if chosen else None

    def go_to(self, place: Place) -> None:
        """Choose the cell or the field that a place of the sheet names."""
        if len(place) < 2:
            return
        if isinstance(place[1], int):
            columns = [column.id for column in COLUMNS]
            name = place[2] if len(place) > 2 else columns[0]
            self.table.choose(place[1], columns.index(str(name)))
        else:
            field = self.addressee if place[1] == "addressee" else self.prepared_by
            field.setFocus()
            field.selectAll()

    # what is said

    def sheet(self) -> OrderSheet:
        """What the dialog shows; rows in which nothing was typed are left out."""
        return replace(
            self.model.sheet(self.base),
            orientation=self.paper.currentData(),
            placement="appendix" if self.appendix.isChecked() else "alone",
            addressee=" ".join(self.addressee.text().split()),
            prepared_by=" ".join(self.prepared_by.text().split()),
        )

    def _say(self) -> None:
        """What is wrong with the cell in focus, else the sums."""
        sheet = self.model.sheet(self.base)
        here = self.table.currentIndex()
        trouble = self.model.trouble(here.row(), here.column()) if here.isValid() else None
        sums = summary(sheet) if sheet.lines else "Danh mục chưa có dòng nào."
        self.note.setText(f"▲ {trouble}" if trouble else sums)
        tint(self.note, "warn" if trouble else "text")

    def _is_ready(self) -> bool:
        """Whether every cell can be kept; else goes to the first that cannot."""
        commit_words()
        self.table.finish()
        self.model.drop_blank()
        trouble = self.model.first_trouble()
        if trouble is None:
            return True
        row, column, why = trouble
        self.table.choose(row, column)
        self.table.setFocus()
        self.toast.say(f"Dòng {row + 1}: {why}", lasting=True)
        return False

    # what is done with it

    def save(self) -> None:
        """Put the sheet into the plan, one step that can be undone."""
        if not self._is_ready():
            return
        sheet = self.sheet()
        kept = sheet if sheet.lines or self.plan.order is not None else None
        self.window_.session.apply("Sửa danh mục đặt in", lambda plan: replace(plan, order=kept))
        self.accept()

    def export(self, exporter: Exporter) -> None:
        """Write what is shown; the plan is not changed by it."""
        if not self._is_ready():
            return
        plan = replace(self.plan, order=self.sheet())
        try:
            require_printable(self.sheet())
        except UserError as error:
            self.toast.say(str(error), lasting=True)
            return
        if self.saver.job is not None:
            return
        name = f"{PREFIX}{proposed_name(plan, exporter.suffix)}"
        path = ask_target(self, self.window_.settings, "Xuất danh mục", name, exporter.label)
        if path is not None:
            preset = preset_of(plan)
            self.saver.write(
                path, lambda progress: write_export(exporter, plan, preset, path, progress)
            )

    def open_artwork(self) -> None:
        """The artwork of the lines that can be drawn."""
        from kehoach_gui.ui.slogans.banner_dialog import open_order

        if self._is_ready():
            open_order(self.window_, self.sheet())

    def reject(self) -> None:
        """Leave without saving; what was changed is asked about."""
        from kehoach_gui.ui.dialogs import base

        commit_words()
        self.table.finish()
        changed = self.sheet() != self.first or self.model.first_trouble() is not None
        if self.isVisible() and changed and not self._may_drop(base):
            return
        super().reject()

    def _may_drop(self, base: Any) -> bool:
        words = "Danh mục đã sửa mà chưa lưu vào kế hoạch. Bỏ những thay đổi này?"
        return bool(base.ask(self.theme, self, "Chưa lưu", words, "Ở lại", "Bỏ thay đổi") == 1)

    def done(self, result: int) -> None:
        self.saver.stop()
        super().done(result)


def open_order_sheet(window: Any, texts: tuple[str, ...] = (), place: Place = ()) -> None:
    """Show the order sheet of the open plan, with some more slogans put into it, or at a place."""
    if window.session is None:
        window.toast.say("Hãy mở một kế hoạch trong danh sách, rồi mở danh mục đặt in của nó.")
        return
    window.commit_words()
    dialog = OrderDialog(window, texts)
    dialog.go_to(place)
    dialog.exec()
