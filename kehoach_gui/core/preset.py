"""Document standards as data: the strict loader of resources/presets/*.toml."""

import copy
import tomllib
from dataclasses import MISSING, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints

from kehoach_gui.core.document import Style
from kehoach_gui.core.resources import RESOURCES

PRESETS = RESOURCES / "presets"
Value = str | int | float | bool


class PresetError(ValueError):
    """A preset file that is not what the loader knows; names the file and the key."""


@dataclass(frozen=True, slots=True)
class Source:
    """The regulation behind a preset; dates ISO, `in_force_to` "" while it is in force."""

    name: str
    number: str
    date: str
    issuer: str
    clause: str
    in_force_from: str
    in_force_to: str
    replaces: str
    verified: bool
    note: str


@dataclass(frozen=True, slots=True)
class Page:
    """Paper, margins and page number, in mm and pt."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    number_from_top_mm: float
    mirror: bool
    font: str


@dataclass(frozen=True, slots=True)
class NumberGrammar:
    """Số và ký hiệu: label, separators, blanks for an open serial, what it counts in."""

    label: str
    after_serial: str
    after_type: str
    blank_width: int
    type_code: str
    counts_per: str


@dataclass(frozen=True, slots=True)
class HeaderRules:
    """Head block: right-hand lines (role, words), drawn lines as ratios of a text's length.

    `widths_mm` is the usual pair of columns, (0, 0) where both are computed from the text.
    """

    title_lines: tuple[tuple[str, str], ...]
    title_rule_ratio: float
    body_rule_ratio: float
    separator: str
    rule_pt: float
    rule_gap_pt: float
    widths_mm: tuple[float, float]
    padding_mm: float
    slack_mm: float
    blank_lines_before_type: int
    subject_rule_ratio: float
    subject_mark: str
    tight_option: str
    tight_value: str


@dataclass(frozen=True, slots=True)
class NumberingRules:
    """Forms by depth (I, 1, a, 1.1 …), the marks that print them, forms set like headings."""

    by_depth: tuple[str, ...]
    mark: dict[str, str]
    styled_item: tuple[str, ...]
    appendix: str


@dataclass(frozen=True, slots=True)
class TextRules:
    """Marks inside the text: căn cứ, end of the body."""

    end_mark: str
    basis_lead: str
    basis_end: str
    basis_last_end: str


@dataclass(frozen=True, slots=True)
class SignatureRules:
    """Signing marks by their dotted name, blank lines for the hand, level of Nơi nhận."""

    marks: dict[str, str]
    gap_lines: int
    recipients_level_with: str


@dataclass(frozen=True, slots=True)
class RecipientRules:
    label: str
    lead: str
    end: str
    last_end: str
    archive_label: str


@dataclass(frozen=True, slots=True)
class MarkRules:
    """A mark by its role (draft, urgency, circulation): off while `value` is "" or 0.

    `place` is below_number or top_right; boxes by value in mm, of an unnamed value as wide as its
    words; no box where the height is 0.
    """

    value: Value
    text: str
    place: str
    frame_width_mm: dict[str, float]
    frame_height_mm: float
    frame_pt: float
    before_pt: float


@dataclass(frozen=True, slots=True)
class Option:
    """A choice inside the standard: allowed values, the numbers it replaces (dotted paths)."""

    label: str
    default: Value
    values: tuple[Value, ...]
    labels: tuple[str, ...]
    sets: tuple[str, ...]
    when: dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Preset:
    id: str
    name: str
    short_name: str
    kind: str
    source: Source
    page: Page
    styles: dict[str, Style]
    style_marks: dict[str, str]  # role → CONFIRMED, MEASURED, RECALLED, UNKNOWN
    number: NumberGrammar
    header: HeaderRules
    numbering: NumberingRules
    text: TextRules
    signature: SignatureRules
    recipients: RecipientRules
    marks: dict[str, MarkRules]
    options: dict[str, Option]


_TABLES = {
    "source": Source,
    "page": Page,
    "number": NumberGrammar,
    "header": HeaderRules,
    "numbering": NumberingRules,
    "text": TextRules,
    "signature": SignatureRules,
    "recipients": RecipientRules,
}
_OPTIONAL: dict[type, dict[str, Any]] = {Option: {"labels": [], "sets": [], "when": {}}}
MARKS = ("CONFIRMED", "MEASURED", "RECALLED", "UNKNOWN")


@cache
def _raw(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)


@cache
def ids() -> tuple[str, ...]:
    """Ids of the shipped standards, in the order the window lists them."""
    order = tomllib.loads((PRESETS / "order.toml").read_text("utf-8"))["order"]
    return tuple(order)


@cache
def load(preset_id: str, layout: tuple[tuple[str, Value], ...] = ()) -> Preset:
    """A standard with the plan's or profile's options applied.

    Raises KeyError for an unknown id, PresetError for a bad file, option or value.
    """
    path = PRESETS / f"{preset_id}.toml"
    if preset_id not in ids():
        raise KeyError(preset_id)
    return build(_raw(path), path.name, layout)


def for_layout(preset_id: str, layout: tuple[tuple[str, Value], ...]) -> Preset:
    """A standard with those of the options that it knows; others wait for their own standard.

    Raises KeyError for an unknown id.
    """
    options = load(preset_id).options
    known = ((name, value) for name, value in layout if name in options)
    return load(preset_id, tuple((n, v) for n, v in known if v in options[n].values))


def load_all() -> dict[str, Preset]:
    """Every shipped standard by id."""
    return {preset_id: load(preset_id) for preset_id in ids()}


def build(raw: dict[str, Any], file: str, layout: tuple[tuple[str, Value], ...] = ()) -> Preset:
    """A preset from its TOML data; raises PresetError naming file and key."""
    raw = copy.deepcopy(raw)
    options = {
        name: _value(Option, _OPTIONAL[Option] | table, file, f"option.{name}")
        for name, table in raw.pop("option", {}).items()
    }
    for name, value in layout:
        if name not in options:
            raise PresetError(f"{file}: không có option.{name}")
        _apply(raw, options[name], value, file, name)
    tables = {name: _value(cls, raw.pop(name, {}), file, name) for name, cls in _TABLES.items()}
    styles, style_marks = _styles(raw.pop("style", {}), file)
    marks = _value(dict[str, MarkRules], raw.pop("marks", {}), file, "marks")
    for role in marks.keys() - styles.keys():
        raise PresetError(f"{file}: marks.{role} không có style.{role}")
    plain = {key: raw.pop(key, "") for key in ("id", "name", "short_name", "kind")}
    if raw:
        raise PresetError(f"{file}: khóa lạ «{next(iter(raw))}»")
    return Preset(
        **plain, **tables, styles=styles, style_marks=style_marks, marks=marks, options=options
    )


def _apply(raw: dict[str, Any], option: Option, value: Value, file: str, name: str) -> None:
    if value not in option.values:
        raise PresetError(f"{file}: option.{name} không nhận giá trị «{value}»")
    changes = dict.fromkeys(option.sets, value) | option.when.get(str(value), {})
    for path, new in changes.items():
        table: Any = raw
        *steps, last = path.split("/")
        for step in steps:
            table = table.get(step)
            if not isinstance(table, dict):
                raise PresetError(f"{file}: option.{name} trỏ tới «{path}» không có")
        table[last] = new


def _styles(tables: dict[str, Any], file: str) -> tuple[dict[str, Style], dict[str, str]]:
    styles: dict[str, Style] = {}
    marks: dict[str, str] = {}

    def flat(role: str) -> dict[str, Any]:
        if role not in tables:
            raise PresetError(f"{file}: style.{role} không có")
        own = dict(tables[role])
        like = own.pop("like", None)
        return (flat(like) | own) if like else own

    for role in tables:
        values = flat(role)
        marks[role] = values.pop("mark", "")
        values.pop("clause", None)
        if marks[role] not in MARKS:
            raise PresetError(f"{file}: style.{role}.mark «{marks[role]}»")
        styles[role] = _value(Style, values, file, f"style.{role}")
    return styles, marks


def _value(kind: Any, data: Any, file: str, where: str) -> Any:
    """Data of a TOML table as the annotated type; every surprise is a PresetError."""
    if hasattr(kind, "__dataclass_fields__"):
        if not isinstance(data, dict):
            raise PresetError(f"{file}: {where} phải là một bảng")
        hints = get_type_hints(kind)
        needed = {f.name for f in fields(kind) if f.default is MISSING}
        for key in data:
            if key not in hints:
                raise PresetError(f"{file}: khóa lạ «{where}.{key}»")
        for key in needed - data.keys():
            raise PresetError(f"{file}: thiếu «{where}.{key}»")
        return kind(**{k: _value(hints[k], v, file, f"{where}.{k}") for k, v in data.items()})
    origin, args = get_origin(kind), get_args(kind)
    if origin is tuple:
        item_kinds = [args[0]] * len(data) if args[-1] is Ellipsis else list(args)
        if not isinstance(data, list) or len(data) != len(item_kinds):
            raise PresetError(f"{file}: {where} phải là danh sách")
        return tuple(_value(k, v, file, where) for k, v in zip(item_kinds, data, strict=True))
    if origin is dict:
        return {key: _value(args[1], item, file, f"{where}.{key}") for key, item in data.items()}
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    allowed = args or (kind,)
    if (
        kind is Any
        or data in allowed
        or any(isinstance(k, type) and type(data) is k for k in allowed)
    ):
        return data
    if float in allowed and type(data) is int:
        return float(data)
    raise PresetError(f"{file}: {where} có giá trị sai «{data}»")
