"""“Chèn bảng”: how many rows and columns, chosen on a grid of squares or by numbers."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QSpinBox, QWidget

from kehoach_gui.core.plan import Block
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

KEY = Qt.Key
ROWS, COLUMNS, SQUARE, GAP = 8, 10, 20, 4
MOST_ROWS, MOST_COLUMNS = 400, 20  # of a new table; more by paste or with Tab
USUAL = (4, 3)
STT = "STT"


class SizeGrid(QWidget):
    """Squares from the top left corner are the table; arrows and the mouse choose."""

    sized = Signal(int, int)  # rows, columns
    accepted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.rows, self.columns = USUAL
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setFixedSize(self.sizeHint())
        self.setAccessibleDescription("Mũi tên đổi cỡ, Enter chèn bảng")
        self._name()
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        step = SQUARE + GAP
        return QSize(COLUMNS * step + GAP, ROWS * step + GAP)

    def show_size(self, rows: int, columns: int) -> None:
        """Another size; one larger than the grid fills it."""
        self.rows, self.columns = rows, columns
        self._name()
        self.update()

    def _name(self) -> None:
        self.setAccessibleName(f"Cỡ bảng: {self.rows} hàng, {self.columns} cột")

    def _choose(self, rows: int, columns: int) -> None:
        rows, columns = max(1, rows), max(1, columns)
        if (rows, columns) != (self.rows, self.columns):
            self.show_size(rows, columns)
            self.sized.emit(rows, columns)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows, columns = min(self.rows, ROWS), min(self.columns, COLUMNS)
        if event.key() == KEY.Key_Right:
            self._choose(self.rows, min(columns + 1, COLUMNS))
        elif event.key() == KEY.Key_Left:
            self._choose(self.rows, columns - 1)
        elif event.key() == KEY.Key_Down:
            self._choose(min(rows + 1, ROWS), self.columns)
        elif event.key() == KEY.Key_Up:
            self._choose(rows - 1, self.columns)
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._at(event.position().toPoint())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton:
            self.accepted.emit()

    def _at(self, point: QPoint) -> None:
        step = SQUARE + GAP
        rows = min(point.y() // step + 1, ROWS)
        self._choose(rows, min(point.x() // step + 1, COLUMNS))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self.theme
        for row in range(ROWS):
            for column in range(COLUMNS):
                inside = row < self.rows and column < self.columns
                step = SQUARE + GAP
                box = QRectF(GAP + column * step, GAP + row * step, SQUARE - 1, SQUARE - 1)
                painter.setPen(QPen(theme.c("accent" if inside else "field_line"), 1))
                painter.setBrush(theme.c("accent_soft" if inside else "surface"))
                painter.drawRoundedRect(box, 3, 3)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.c("accent"), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)


class TableSizeDialog(Dialog):
    """`table` is the new table once accepted."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(theme, parent, "Chèn bảng", 480)
        self.grid = SizeGrid(theme)
        self.row_count = self._number("Số hàng", MOST_ROWS, USUAL[0])
        self.column_count = self._number("Số cột", MOST_COLUMNS, USUAL[1])
        self.headed = QCheckBox("Hàng đầu là tiêu đề")
        self.headed.setChecked(True)
        self.numbered = QCheckBox("Cột đầu là số thứ tự")
        self.numbered.setChecked(True)
        side = QGridLayout()
        side.setHorizontalSpacing(10)
        side.setVerticalSpacing(8)
        for place, (words, field) in enumerate(
            (("Số &hàng:", self.row_count), ("Số &cột:", self.column_count))
        ):
            label = QLabel(words)
            label.setBuddy(field)
            theme.dress(label, "body")
            side.addWidget(label, place, 0)
            side.addWidget(field, place, 1)
        for place, box in enumerate((self.headed, self.numbered), 2):
            theme.dress(box, "body")
            side.addWidget(box, place, 0, 1, 2)
        side.setRowStretch(4, 1)
        row = QHBoxLayout()
        row.setSpacing(22)
        row.addWidget(self.grid)
        row.addLayout(side, 1)
        self.body.addLayout(row)
        note = plain_label(
            theme,
            "Trong bảng: Tab sang ô sau, ở ô cuối thì thêm hàng. Bề rộng cột tính theo chữ.",
            "small",
        )
        note.setWordWrap(True)
        tint(note, "muted")
        self.body.addWidget(note)
        self.body.addStretch(1)
        self.add_button("Hủy", self.reject)
        self.add_button("Chèn bảng", self.accept, "go")
        self.grid.sized.connect(self._take)
        self.grid.accepted.connect(self.accept)
        for field in (self.row_count, self.column_count):
            field.valueChanged.connect(self._show)
        self.grid.setFocus()

    def _number(self, name: str, most: int, value: int) -> QSpinBox:
        field = QSpinBox()
        field.setRange(1, most)
        field.setValue(value)
        field.setAccessibleName(name)
        self.theme.dress(field, "body")
        return field

    def _take(self, rows: int, columns: int) -> None:
        self.row_count.setValue(rows)
        self.column_count.setValue(columns)

    def _show(self) -> None:
        self.grid.show_size(self.row_count.value(), self.column_count.value())

    @property
    def table(self) -> Block:
        """Empty cells, the first column numbered where that is wanted."""
        heads, counts = int(self.headed.isChecked()), self.numbered.isChecked()
        empty = ("",) * (self.column_count.value() - 1)
        rows = []
        for place in range(self.row_count.value()):
            first = (STT if place < heads else str(place + 1 - heads)) if counts else ""
            rows.append((first, *empty))
        return Block("table", "", rows=tuple(rows), header_rows=heads)
