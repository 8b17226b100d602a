"""A table of the plan edited cell by cell; what comes out is put into the plan as one step."""

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSpinBox,
    QTableView,
    QWidget,
)

from kehoach_gui.core.errors import UserError
from kehoach_gui.core.plan import Block
from kehoach_gui.core.section_clip import table_page
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import HIGHEST, Dialog
from kehoach_gui.ui.dialogs.table_cells import CellDelegate, CellsModel
from kehoach_gui.ui.input_method import commit_words
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import choose_index, plain_label

HINT = (
    "Enter sửa ô, Alt+Enter xuống dòng trong ô, Ctrl+V dán từ Excel hoặc Word."
    " Bề rộng cột do chương trình tính theo chữ trong ô."
)
LEAST_COLUMN, USUAL_WIDTH = 48, 860


class CellsView(QTableView):
    """The cells; Enter opens one, Del empties the chosen ones, Ctrl+C and Ctrl+V as in Excel."""

    def __init__(self, theme: Theme, model: CellsModel, dialog: "TableDialog") -> None:
        super().__init__()
        self.cells = model
        self.dialog = dialog
        self.setModel(model)
        self.setItemDelegate(CellDelegate(theme, self))
        self.setWordWrap(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setMinimumSectionSize(LEAST_COLUMN)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setAccessibleName("Các ô của bảng")
        theme.dress(self, "small")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.dialog.paste()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.edit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            for index in self.selectedIndexes():
                self.cells.setData(index, "")
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """The chosen cells as lines with tabs between, and as a page for Word."""
        chosen = self.selectedIndexes()
        if not chosen:
            return
        rows = sorted({index.row() for index in chosen})
        columns = sorted({index.column() for index in chosen})
        held = [[self.cells.rows[r][c] for c in columns] for r in rows]
        data = QMimeData()
        data.setText("\n".join("\t".join(" ".join(c.split()) for c in row) for row in held))
        data.setHtml(table_page(held))
        QGuiApplication.clipboard().setMimeData(data)


class TableDialog(Dialog):
    """Edits a copy of the table; `table` is what to put into the plan once accepted."""

    def __init__(self, theme: Theme, parent: QWidget | None, block: Block) -> None:
        super().__init__(theme, parent, "Sửa bảng", USUAL_WIDTH)
        self.cells = CellsModel(block.rows, block.header_rows)
        self.view = CellsView(theme, self.cells, self)
        self.view.setMinimumHeight(200)
        self.head_rows = QSpinBox()
        self.head_rows.setAccessibleName("Số hàng tiêu đề")
        self.head_rows.setValue(block.header_rows)
        self.head_rows.valueChanged.connect(self.cells.set_header_rows)
        theme.dress(self.head_rows, "body")
        label = QLabel("Hàng tiêu đề:")
        label.setBuddy(self.head_rows)
        theme.dress(label, "small")
        row = QHBoxLayout()
        row.setSpacing(6)
        for text, run in (
            ("Thêm hàng", self.add_row),
            ("Thêm cột", self.add_column),
            ("Xóa hàng", self.remove_rows),
            ("Xóa cột", self.remove_columns),
            ("Dán", self.paste),
        ):
            button = Button(theme, text, "out")
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.clicked.connect(lambda _=False, run=run: run())
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(label)
        row.addWidget(self.head_rows)
        self.body.addLayout(row)
        self.body.addWidget(self.view, 1)
        self.note = plain_label(theme, HINT, "small")
        tint(self.note, "muted")
        self.body.addWidget(self.note)
        self.resize(USUAL_WIDTH, HIGHEST)
        self.add_button("Hủy", self.reject)
        self.add_button("Đưa vào kế hoạch", self.finish, "go")
        self.cells.modelReset.connect(self._fit)
        self.cells.columnsInserted.connect(self._fit)
        self._limit_head()
        self.cells.rowsInserted.connect(self._limit_head)
        self.cells.modelReset.connect(self._limit_head)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        choose_index(self.view, self.cells.index(0, 0))
        self.view.setFocus()

    @property
    def table(self) -> Block:
        return self.cells.block()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._fit)  # once the view has its width

    def finish(self) -> None:
        """Take the words of an open cell too, then close."""
        commit_words()
        self.view.setFocus()
        self.accept()

    def _limit_head(self) -> None:
        self.head_rows.setRange(0, len(self.cells.rows))

    def _fit(self) -> None:
        """Share the view's width by the longest words of the columns."""
        from kehoach_gui.ui.plans.table_layout import layout_of

        room = max(200, self.view.viewport().width())
        widths, _ = layout_of(self.table, room, self.theme.font("small"))
        fitted = [max(LEAST_COLUMN, int(width)) for width in widths]
        widest = fitted.index(max(fitted))
        fitted[widest] = max(LEAST_COLUMN, fitted[widest] - max(0, sum(fitted) - room + 2))
        for column, width in enumerate(fitted):
            self.view.setColumnWidth(column, width)
        fit = QHeaderView.ResizeMode.ResizeToContents
        self.view.verticalHeader().resizeSections(fit)  # rows follow the new widths

    def _chosen(self) -> tuple[set[int], set[int]]:
        chosen = self.view.selectedIndexes() or [self.view.currentIndex()]
        return {each.row() for each in chosen}, {each.column() for each in chosen}

    def _go_to(self, row: int, column: int) -> None:
        last_row, last_column = len(self.cells.rows) - 1, len(self.cells.rows[0]) - 1
        choose_index(self.view, self.cells.index(min(row, last_row), min(column, last_column)))

    def add_row(self) -> None:
        """An empty row below the chosen ones."""
        rows, columns = self._chosen()
        self.cells.add_row(max(rows) + 1)
        self._go_to(max(rows) + 1, min(columns))

    def add_column(self) -> None:
        """An empty column right of the chosen ones."""
        rows, columns = self._chosen()
        self.cells.add_column(max(columns) + 1)
        self._go_to(min(rows), max(columns) + 1)

    def remove_rows(self) -> None:
        rows, columns = self._chosen()
        self.cells.remove_rows(rows)
        self._go_to(min(rows), min(columns))

    def remove_columns(self) -> None:
        rows, columns = self._chosen()
        self.cells.remove_columns(columns)
        self._go_to(min(rows), min(columns))

    def paste(self) -> None:
        """Put copied cells at the current one; the table grows as it must."""
        from kehoach_gui.reading.cells import read_cells

        held = QGuiApplication.clipboard().mimeData()
        index = self.view.currentIndex()
        top, left = max(0, index.row()), max(0, index.column())
        try:
            rows = read_cells(held.text(), held.html())
        except UserError as error:
            self.note.setText(str(error))
            return
        if rows:
            self.cells.put(rows, top, left)
            self._go_to(top, left)
            self.note.setText(f"Đã dán {len(rows)} hàng, {len(rows[0])} cột.")
