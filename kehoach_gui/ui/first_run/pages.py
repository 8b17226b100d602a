"""The three pages of the first run: kind of body, the body itself, what to start from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kehoach_gui.core import dates, grammar, preset
from kehoach_gui.core.body_kinds import BodyKind, body_kinds
from kehoach_gui.core.organisation import Organisation, new_plan
from kehoach_gui.core.plan import Plan, Signature
from kehoach_gui.core.preset import Preset
from kehoach_gui.core.skeletons import plan_skeletons
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.first_run.head_picture import HeadPicture
from kehoach_gui.ui.plans.block_format import clean
from kehoach_gui.ui.plans.fields import LineInput, TextInput
from kehoach_gui.ui.plans.form_specs import lines
from kehoach_gui.ui.plans.standards import caution
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

PROMISE = (
    "Chương trình chạy hoàn toàn trên máy này, không cần mạng. Văn bản không bao giờ được gửi đi"
    " đâu; mọi thứ nằm trong một tệp thư viện trên máy và tự sao lưu."
)
# id, label, row, column, columns, highest number of lines
FIELDS = (
    ("parent_body", "Cơ quan cấp trên", 0, 0, 2, 2),
    ("issuing_body", "Cơ quan ban hành", 1, 0, 2, 2),
    ("symbol", "Ký hiệu cơ quan", 2, 0, 1, 1),
    ("place", "Địa danh", 2, 1, 1, 1),
    ("authority", "Quyền hạn ký", 3, 0, 2, 1),
    ("title", "Chức vụ người ký", 4, 0, 1, 1),
    ("name", "Họ và tên người ký", 4, 1, 1, 1),
)
WIDEST = 560
SKELETON, SAMPLE, FILE, PASTE, BLANK = "skeleton", "sample", "file", "paste", "blank"


def rule_of(one: Preset) -> str:
    """The regulation of a standard with its date, and what has to be known of it."""
    source = one.source
    day = dates.short_date(source.date)
    note = caution(one)
    return f"{source.name}: số {source.number} ngày {day}, {source.issuer}" + (
        f" (▲ {note})" if note else ""
    )


def widen(button: Button) -> None:
    """Let the buttons of a list have one width."""
    button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    button.setMaximumWidth(WIDEST)


class KindPage(QWidget):
    """The promise, and one button for each kind of body; `chosen` is the kind's id."""

    picked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.kinds = body_kinds()
        self.chosen = next(iter(self.kinds))
        self.group = QButtonGroup(self)
        self.buttons: dict[str, Button] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(plain_label(theme, PROMISE))
        box.addSpacing(6)
        question = plain_label(theme, "Đơn vị của bạn là loại nào?", "body", True)
        box.addWidget(question)
        for ident, kind in self.kinds.items():
            button = Button(theme, f"{kind.name} – {kind.examples}", "out")
            button.setCheckable(True)
            button.setChecked(ident == self.chosen)
            widen(button)
            button.clicked.connect(lambda _=False, ident=ident: self._choose(ident))
            self.group.addButton(button)
            self.buttons[ident] = button
            box.addWidget(button)
        self.rule = plain_label(theme, "", "small")
        tint(self.rule, "muted")
        box.addSpacing(4)
        box.addWidget(self.rule)
        box.addStretch(1)
        self._choose(self.chosen)

    @property
    def kind(self) -> BodyKind:
        return self.kinds[self.chosen]

    def _choose(self, ident: str) -> None:
        self.chosen = ident
        words = rule_of(preset.load(self.kind.standard))
        self.rule.setText(f"Thể thức: {words}. Có thể đổi sau.")
        self.picked.emit()


class BodyPage(QWidget):
    """The body's own words at the left, the head as it will print at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.kind = next(iter(body_kinds().values()))
        self.inputs: dict[str, LineInput | TextInput] = {}
        self.picture = HeadPicture(theme)
        form = QWidget()
        grid = QGridLayout(form)
        grid.setContentsMargins(2, 0, 10, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        for ident, text, row, column, columns, most in FIELDS:
            field = LineInput() if most == 1 else TextInput((1, most))
            if isinstance(field, TextInput):
                field.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            field.setAccessibleName(text)
            theme.dress(field, "body")
            if isinstance(field, LineInput):
                field.setMinimumHeight(theme.size("target") + 2)
            label = QLabel(text)
            label.setBuddy(field)
            theme.dress(label, "small")
            grid.addWidget(label, 2 * row, column, 1, columns)
            grid.addWidget(field, 2 * row + 1, column, 1, columns)
            field.edited.connect(self.refresh)
            self.inputs[ident] = field
        grid.setRowStretch(2 * len(FIELDS), 1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setAccessibleName("Khai báo đơn vị")
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(form)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(area, 5)
        row.addWidget(self.picture, 6)

    def show_kind(self, kind: BodyKind) -> None:
        """The hints and the head of another kind of body; what was typed stays."""
        self.kind = kind
        for ident, words in kind.hints.items():
            self.inputs[ident].setPlaceholderText(words)
        self.refresh()

    def refresh(self) -> None:
        """Paint the head with what is typed by now."""
        self.picture.show_plan(self.plan())

    def organisation(self) -> Organisation:
        """The profile as typed; its name is the issuing body, "" while that is empty."""
        words = {ident: field.words() for ident, field in self.inputs.items()}
        issuing = lines(words["issuing_body"])
        authority = lines(words["authority"])
        signer = Signature(
            grammar.canonical_authority(authority) if authority else None,
            lines(words["title"]),
            clean(words["name"]) or None,
        )
        return Organisation(
            name=" ".join((issuing or "").split()),
            standard=self.kind.standard,
            parent_body=lines(words["parent_body"]),
            issuing_body=issuing,
            symbol=clean(words["symbol"]).replace(" ", ""),
            place=clean(words["place"]) or None,
            signers=() if signer == Signature() else (signer,),
            archive=self.kind.archive,
        )

    def plan(self) -> Plan:
        """An empty plan of the body, for the picture."""
        return new_plan(self.organisation())


class StartPage(QWidget):
    """What the first plan begins with; `picked` carries the choice."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.buttons: dict[str, Button] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(plain_label(theme, "Bắt đầu kế hoạch đầu tiên từ đâu?", "body", True))
        for ident, text, icon in (
            (SKELETON, "Dàn ý sẵn", "list"),
            (PASTE, "Dán văn bản đã có", "paste"),
            (FILE, "Nhập từ tệp cũ…", "import"),
            (SAMPLE, "Xem kế hoạch mẫu", "doc"),
            (BLANK, "Kế hoạch trống", "plus"),
        ):
            button = Button(theme, text, "go" if ident == SKELETON else "out", icon)
            widen(button)
            button.clicked.connect(lambda _=False, ident=ident: self.picked.emit(ident))
            self.buttons[ident] = button
            box.addWidget(button)
        self.note = plain_label(theme, "", "small")
        tint(self.note, "muted")
        box.addSpacing(4)
        box.addWidget(self.note)
        box.addStretch(1)

    def show_body(self, kind: BodyKind, organisation: Organisation) -> None:
        """Name the skeleton of the kind, and say what was kept of the body."""
        skeleton = plan_skeletons()[kind.skeleton].name
        button = self.buttons[SKELETON]
        button.setText(f"Dàn ý sẵn: {skeleton}")
        button.setAccessibleName(button.text())
        button.updateGeometry()
        self.note.setText(
            f"Hồ sơ “{organisation.name}” sẽ được lưu; sửa lại ở nút Đơn vị bên trái cửa sổ."
            if organisation.name
            else "Chưa khai báo cơ quan ban hành. Khai báo sau ở nút Đơn vị bên trái cửa sổ."
        )
