"""The fields of the head and the tail form, as data: what each reads and writes."""

from dataclasses import replace

from kehoach_gui.core import dates, grammar
from kehoach_gui.core.plan import Number, Plan, Signature
from kehoach_gui.core.preset import Preset
from kehoach_gui.ui.plans.block_format import clean
from kehoach_gui.ui.plans.fields import FieldSpec, Read, Write


def lines(text: str) -> str | None:
    """Cleaned lines joined again, None where there is no word."""
    return "\n".join(filter(None, map(clean, text.split("\n")))) or None


def rows(text: str) -> tuple[str, ...]:
    """The cleaned lines that have words."""
    return tuple(filter(None, map(clean, text.split("\n"))))


def _header(name: str) -> tuple[Read, Write]:
    def read(plan: Plan, preset: Preset) -> str:
        return getattr(plan.header, name) or ""

    def write(plan: Plan, preset: Preset, text: str) -> Plan:
        return replace(plan, header=replace(plan.header, **{name: lines(text)}))

    return read, write


def _number(name: str) -> tuple[Read, Write]:
    def read(plan: Plan, preset: Preset) -> str:
        return getattr(plan.header.number or Number(), name)

    def write(plan: Plan, preset: Preset, text: str) -> Plan:
        old = plan.header.number or Number()
        number = replace(old, **{name: clean(text).replace(" ", "")})
        kept = None if number == Number() else number
        return replace(plan, header=replace(plan.header, number=kept))

    return read, write


def _title(name: str) -> tuple[Read, Write]:
    def read(plan: Plan, preset: Preset) -> str:
        return getattr(plan.title, name) or ""

    def write(plan: Plan, preset: Preset, text: str) -> Plan:
        return replace(plan, title=replace(plan.title, **{name: clean(text) or None}))

    return read, write


def iso_of(text: str) -> str | None:
    """The ISO date, full or partial, of what was typed; None where it is no date."""
    span = dates.parse_date(clean(text))
    if span is None:
        return None
    first, last = span
    if first == last:
        return first
    return first[:7] if first[:7] == last[:7] else first[:4]


def _read_date(plan: Plan, preset: Preset) -> str:
    return dates.short_date(plan.header.date) if plan.header.date else ""


def _write_date(plan: Plan, preset: Preset, text: str) -> Plan:
    date = iso_of(text)
    if date is None and clean(text):
        return plan
    return replace(plan, header=replace(plan.header, date=date))


def _date_complaint(text: str) -> str:
    if not clean(text) or iso_of(text):
        return ""
    return "Chưa đọc được ngày này. Hãy gõ như 05/01/2027, hoặc 1/2027 khi để trống ngày."


def _opening(plan: Plan, preset: Preset) -> str:
    return "\n".join(plan.opening)


def _write_opening(plan: Plan, preset: Preset, text: str) -> Plan:
    """One paragraph a line; a căn cứ loses the mark that the standard writes itself."""
    kept = tuple(
        line.rstrip(" ;,") if line.lower().startswith("căn cứ") else line for line in rows(text)
    )
    return replace(plan, opening=kept)


def _closing(plan: Plan, preset: Preset) -> str:
    return "\n".join(plan.closing)


def _write_closing(plan: Plan, preset: Preset, text: str) -> Plan:
    return replace(plan, closing=tuple(line.replace("./.", ".") for line in rows(text)))


def _recipients(plan: Plan, preset: Preset) -> str:
    return "\n".join(grammar.recipient_text(line, preset) for line in plan.recipients)


def recipient_lines(text: str) -> tuple[str, ...]:
    """Recipients as the plan keeps them: without dash, semicolon and full stop."""
    bare = (line.lstrip("-–+• ").rstrip(" ;,.") for line in rows(text))
    return tuple(grammar.canonical_archive(line) for line in bare if line)


def _write_recipients(plan: Plan, preset: Preset, text: str) -> Plan:
    return replace(plan, recipients=recipient_lines(text))


def _signature(name: str) -> tuple[Read, Write]:
    def read(plan: Plan, preset: Preset) -> str:
        value = getattr(plan.signature, name)
        return (grammar.authority_text(value, preset) if name == "authority" else value) or ""

    def write(plan: Plan, preset: Preset, text: str) -> Plan:
        value = lines(text)
        if value and name == "authority":
            value = grammar.canonical_authority(value)
        first: Signature = replace(plan.signature, **{name: value})
        return replace(plan, signatures=(first, *plan.signatures[1:]))

    return read, write


HEAD_FIELDS = (
    (
        FieldSpec(
            "parent_body",
            "Cơ quan cấp trên",
            *_header("parent_body"),
            hint="ĐẢNG BỘ THÀNH PHỐ …",
            lines=(1, 3),
        ),
        FieldSpec(
            "issuing_body",
            "Cơ quan ban hành",
            *_header("issuing_body"),
            hint="ĐẢNG ỦY PHƯỜNG …",
            lines=(1, 3),
        ),
    ),
    (
        FieldSpec("serial", "Số", *_number("serial"), hint="để trống"),
        FieldSpec("type_code", "Loại", *_number("type_code"), hint="KH"),
        FieldSpec("number_body", "Ký hiệu cơ quan", *_number("body"), hint="ĐU", stretch=2),
        FieldSpec("place", "Địa danh", *_header("place"), hint="Tên tỉnh, xã, phường", stretch=3),
        FieldSpec(
            "date",
            "Ngày ban hành",
            _read_date,
            _write_date,
            hint="05/01/2027 hoặc 1/2027",
            stretch=4,
            complaint=_date_complaint,
        ),
    ),
    (
        FieldSpec("type_name", "Tên loại văn bản", *_title("type_name"), hint="KẾ HOẠCH"),
        FieldSpec(
            "subject",
            "Trích yếu",
            *_title("subject"),
            hint="tuyên truyền kỷ niệm …",
            lines=(1, 4),
            stretch=3,
        ),
    ),
    (
        FieldSpec(
            "opening",
            "Căn cứ và lời mở đầu, mỗi đoạn một dòng",
            _opening,
            _write_opening,
            hint="Căn cứ …",
            lines=(4, 12),
        ),
    ),
)

TAIL_FIELDS = (
    (
        FieldSpec(
            "closing",
            "Lời kết, mỗi đoạn một dòng",
            _closing,
            _write_closing,
            hint="Trên đây là Kế hoạch …",
            lines=(3, 8),
        ),
    ),
    (
        FieldSpec(
            "recipients",
            "Nơi nhận, mỗi nơi một dòng",
            _recipients,
            _write_recipients,
            hint="Như trên\nLưu: VT",
            lines=(7, 14),
        ),
    ),
    (
        FieldSpec(
            "authority",
            "Quyền hạn ký",
            *_signature("authority"),
            hint="TM. BAN THƯỜNG VỤ",
            lines=(1, 3),
        ),
        FieldSpec("signer_title", "Chức vụ", *_signature("title"), hint="PHÓ BÍ THƯ", lines=(1, 3)),
        FieldSpec("signer_name", "Họ và tên", *_signature("name"), hint="Nguyễn Văn A"),
    ),
)
