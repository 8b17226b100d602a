"""Another standard for a plan: what it changes, shown before it is done."""

from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from kehoach_gui.core import grammar, preset
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.ui.buttons import Button
from kehoach_gui.ui.dialogs.base import Dialog
from kehoach_gui.ui.plans.standards import caution, preset_of, switched
from kehoach_gui.ui.theme import Theme
from kehoach_gui.ui.widgets import plain_label

Change = tuple[str, str, str]


def facts(plan: Plan, one: Preset) -> list[tuple[str, str]]:
    """What a reader of the print sees of a standard: name of the thing, how it is printed."""
    title = one.header.title_lines[0][1] if one.header.title_lines else ""
    first = plan.recipients[-1] if plan.recipients else ""
    margins = one.page
    marks = one.numbering.mark
    return [
        ("Dòng đầu bên phải", title),
        ("Số và ký hiệu", grammar.number_line(plan.header.number, one)),
        ("Quyền hạn ký", grammar.authority_text(plan.signature.authority, one) or ""),
        ("Dòng lưu", grammar.recipient_text(first, one) if grammar.is_archive(first) else ""),
        ("Số mục lớn", marks.get("I", "{}.").format("I")),
        ("Dấu hết văn bản", one.text.end_mark),
        (
            "Lề trên – dưới – trái – phải",
            f"{margins.top_mm:g} – {margins.bottom_mm:g} – {margins.left_mm:g}"
            f" – {margins.right_mm:g} mm",
        ),
        ("Cỡ chữ nội dung", f"{one.styles['body'].size_pt:g}"),
    ]


def changes(plan: Plan, standard: str) -> list[Change]:
    """(thing, now, then) for whatever another standard prints differently."""
    then = switched(plan, standard)
    before = facts(plan, preset_of(plan))
    after = facts(then, preset_of(then))
    return [
        (name, old, new) for (name, old), (_, new) in zip(before, after, strict=True) if old != new
    ]


class StandardDialog(Dialog):
    """Choose a standard; the right side says what the print will look like then."""

    def __init__(self, theme: Theme, parent: QWidget | None, plan: Plan, standard: str) -> None:
        super().__init__(theme, parent, "Thể thức của văn bản", 720)
        self.plan = plan
        self.standard = standard
        self.group = QButtonGroup(self)
        choices = QVBoxLayout()
        choices.setSpacing(4)
        for ident, one in preset.load_all().items():
            note = caution(one)
            button = Button(theme, f"{one.name}{f' ({note})' if note else ''}", "flat")
            button.setCheckable(True)
            button.setChecked(ident == standard)
            button.clicked.connect(lambda _=False, ident=ident: self._choose(ident))
            self.group.addButton(button)
            choices.addWidget(button)
        self.body.addLayout(choices)
        self.words = plain_label(theme, "", "small")
        self.body.addWidget(self.words)
        self.body.addStretch(1)
        self.add_button("Hủy", self.reject)
        self.go = self.add_button("Đổi thể thức", self.accept, "go")
        self._choose(standard)

    def _choose(self, ident: str) -> None:
        self.standard = ident
        same = ident == self.plan.standard
        found = [] if same else changes(self.plan, ident)
        lines = [
            f"{name}: {old or '(không có)'}  →  {new or '(không có)'}" for name, old, new in found
        ]
        note = preset.load(ident).source.note
        head = "Thể thức đang dùng." if same else "Sẽ in khác đi (chữ của văn bản giữ nguyên):"
        self.words.setText("\n".join([head, *lines, *([note] if note else [])]))
        self.go.setEnabled(not same)
