"""The form of one profile: name, standard, bodies, symbol, place, signers, recipients."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QScrollArea, QWidget

from kehoach_gui.core import grammar, preset
from kehoach_gui.core.dates import short_date
from kehoach_gui.core.local_days import read_local_days, write_local_days
from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.plan import Signature
from kehoach_gui.ui.dialogs.signer_list import SignerList
from kehoach_gui.ui.plans.block_format import clean
from kehoach_gui.ui.plans.fields import LineInput, TextInput
from kehoach_gui.ui.plans.form_specs import iso_of, lines, recipient_lines
from kehoach_gui.ui.plans.standards import caution
from kehoach_gui.ui.theme import Theme, tint
from kehoach_gui.ui.widgets import plain_label

LOCAL_DAYS = "Ngày kỷ niệm riêng, mỗi ngày một dòng: ngày/tháng/năm, (âm lịch), tên"
FULL_DAY = len("2025-07-15")
TERM_START = "Ngày đầu nhiệm kỳ (văn bản Đảng, Đoàn đánh số theo nhiệm kỳ)"
SIGNERS_ROW = 4
SIGNER_FIELDS = ("authority", "title", "signer")
# id, label, hint, least and most lines, row, column, columns
PLACES = (
    ("name", "Tên trong danh sách", "Đảng ủy phường …", (1, 1), 0, 0, 2),
    ("parent_body", "Cơ quan cấp trên", "ĐẢNG BỘ THÀNH PHỐ …", (2, 2), 2, 0, 2),
    ("issuing_body", "Cơ quan ban hành", "ĐẢNG ỦY PHƯỜNG …", (2, 2), 2, 2, 2),
    ("symbol", "Ký hiệu cơ quan", "ĐU", (1, 1), 3, 0, 1),
    ("type_code", "Loại", "KH", (1, 1), 3, 1, 1),
    ("place", "Địa danh", "", (1, 1), 3, 2, 2),
    ("authority", "Quyền hạn ký", "TM. BAN THƯỜNG VỤ", (2, 2), 5, 0, 2),
    ("title", "Chức vụ người ký", "PHÓ BÍ THƯ", (2, 2), 5, 2, 2),
    ("signer", "Họ và tên người ký", "", (1, 1), 6, 0, 2),
    ("archive", "Lưu tại", "Văn phòng Đảng ủy", (1, 1), 6, 2, 2),
    ("term_start", TERM_START, "15/7/2025", (1, 1), 7, 0, 4),
    ("recipients", "Nơi nhận thường dùng, mỗi nơi một dòng", "", (3, 6), 8, 0, 4),
    ("local_days", LOCAL_DAYS, "30/8/1945 Ngày thành lập Đảng bộ xã", (2, 6), 9, 0, 4),
)


def first_standard() -> str:
    """The standard a new profile begins with: the first of the list."""
    return preset.ids()[0]


class OrganisationForm(QScrollArea):
    """Shows a profile and gives back what was typed; `named` follows its name."""

    named = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Hồ sơ đơn vị")
        self.inputs: dict[str, LineInput | TextInput] = {}
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(2, 0, 10, 8)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        for column in range(4):
            grid.setColumnStretch(column, 1)
        for ident, text, hint, height, row, column, columns in PLACES:
            field = LineInput() if height == (1, 1) else TextInput(height)
            field.setPlaceholderText(hint)
            field.setAccessibleName(text)
            theme.dress(field, "body")
            if isinstance(field, LineInput):
                field.setMinimumHeight(theme.size("target") + 2)
            self._place(grid, text, field, row, column, columns)
            self.inputs[ident] = field
        self.signers = SignerList(theme)
        self._place(
            grid, "Người ký, người đứng đầu ký kế hoạch mới", self.signers, SIGNERS_ROW, 0, 4
        )
        self.signers.shown.connect(self._show_signer)
        self.signers.leaving.connect(lambda: self.signers.take(self._signer()))
        self.standard = QComboBox()
        self.standard.setAccessibleName("Thể thức")
        self.standard.setMinimumContentsLength(12)
        self.standard.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        theme.dress(self.standard, "body")
        for standard, one in preset.load_all().items():
            note = caution(one)
            self.standard.addItem(one.short_name + (f" ({note})" if note else ""), standard)
        self._place(grid, "Thể thức", self.standard, 0, 2, 2)
        self.unread = plain_label(theme, "", "small")
        self.unread.hide()
        tint(self.unread, "warn")
        grid.addWidget(self.unread, grid.rowCount(), 0, 1, 4)
        self.inputs["local_days"].left.connect(self._say_unread)
        self.setWidget(page)
        self.inputs["name"].edited.connect(
            lambda: self.named.emit(clean(self.inputs["name"].words()))
        )

    def _place(
        self, grid: QGridLayout, text: str, field: QWidget, row: int, column: int, columns: int
    ) -> None:
        label = QLabel(text)
        label.setBuddy(field)
        self.theme.dress(label, "small")
        grid.addWidget(label, 2 * row, column, 1, columns)
        grid.addWidget(field, 2 * row + 1, column, 1, columns)

    def _say_unread(self) -> None:
        """Name the lines among the office's own days that give no day: they cannot be kept."""
        lines = read_local_days(self.inputs["local_days"].words())[1]
        self.unread.setText("Chưa đọc được ngày, sẽ không được giữ: " + "; ".join(lines))
        self.unread.setVisible(bool(lines))

    def focus_first(self) -> None:
        self.inputs["name"].setFocus()

    def show_profile(self, profile: Organisation) -> None:
        words = {
            "name": profile.name,
            "parent_body": profile.parent_body,
            "issuing_body": profile.issuing_body,
            "symbol": profile.symbol,
            "type_code": profile.type_code,
            "place": profile.place,
            "archive": profile.archive,
            "recipients": "\n".join(profile.recipients),
            "term_start": short_date(profile.term_start) if profile.term_start else "",
            "local_days": write_local_days(profile.local_days),
        }
        for ident, text in words.items():
            self.inputs[ident].show_words(text or "")
        self.signers.show_signers(profile.signers)
        self.unread.hide()
        self.standard.setCurrentIndex(self.standard.findData(profile.standard))

    def _show_signer(self, signer: Signature) -> None:
        for ident, text in zip(
            SIGNER_FIELDS, (signer.authority, signer.title, signer.name), strict=True
        ):
            self.inputs[ident].show_words(text or "")

    def _signer(self) -> Signature:
        """The signer that the fields tell of."""
        authority, title, name = (self.inputs[ident].words() for ident in SIGNER_FIELDS)
        kept = lines(authority)
        return Signature(
            grammar.canonical_authority(kept) if kept else None, lines(title), clean(name) or None
        )

    def profile(self, old: Organisation) -> Organisation:
        """The profile as it was typed; options of the old one stay. A term's day that cannot be
        read is left out."""
        words = {ident: field.words() for ident, field in self.inputs.items()}
        self.signers.take(self._signer())
        term = iso_of(words["term_start"]) or ""
        standard = self.standard.currentData()
        return replace(
            old,
            name=clean(words["name"]),
            standard=standard,
            parent_body=lines(words["parent_body"]),
            issuing_body=lines(words["issuing_body"]),
            symbol=clean(words["symbol"]).replace(" ", ""),
            type_code=clean(words["type_code"]).replace(" ", "") or old.type_code,
            place=clean(words["place"]) or None,
            signers=self.signers.filled(),
            term_start=term if len(term) == FULL_DAY else "",
            archive=clean(words["archive"]),
            recipients=recipient_lines(words["recipients"]),
            local_days=read_local_days(words["local_days"])[0],
            layout=old.layout if standard == old.standard else (),
        )
