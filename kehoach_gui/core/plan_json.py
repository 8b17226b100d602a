"""Plan ⇄ JSON of plan.schema.json: the one codec that reading, storage and export share."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar, get_args

from kehoach_gui.core import grammar, preset, text
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.plan import (
    Accepted,
    Appendix,
    Block,
    BlockType,
    Citation,
    Header,
    Kind,
    Mark,
    Moment,
    Period,
    Plan,
    Section,
    Signature,
    Title,
    renew_ids,
)
from kehoach_gui.core.plan_text import FORMAT, VERSION, dumps, to_data

MAX_DEPTH = 8
__all__ = ["MAX_DEPTH", "dumps", "from_data", "loads", "to_data"]

_PARTIAL = re.compile(r"\d{4}(-\d\d(-\d\d)?)?\Z")
_T = TypeVar("_T")


def loads(source: str) -> Plan:
    """The plan of a JSON text.

    Raises RefusedInput, naming the place, for what the schema does not allow: an unknown key,
    a wrong type, an unknown standard, an impossible date, too deep a nesting.
    """
    try:
        data = json.loads(source)
    except (ValueError, RecursionError) as error:
        where = (
            f" (dòng {error.lineno}, cột {error.colno})"
            if isinstance(error, json.JSONDecodeError)
            else ""
        )
        raise RefusedInput(
            f"Tệp JSON bị hỏng{where}. Không có gì thay đổi; hãy lấy lại tệp từ nơi gửi."
        ) from error
    return from_data(data)


def from_data(data: object) -> Plan:
    """The plan of an already decoded JSON value; raises RefusedInput as loads does."""
    top = _table(
        data,
        "",
        needed="format version standard header title opening citations sections closing"
        " recipients signature discarded",
        allowed="appendices layout accepted",
    )
    if top["format"] != FORMAT:
        raise _refused("format", f"phải là «{FORMAT}»")
    if top["version"] != VERSION or isinstance(top["version"], bool):
        raise _refused("version", "chưa đọc được phiên bản này; hãy cập nhật chương trình")
    standard = _text(top["standard"], "standard")
    if standard not in preset.ids():
        raise _refused("standard", f"không có thể thức «{standard}»")
    header = _strings(top["header"], "header", "parent_body issuing_body number place date")
    title = _strings(top["title"], "title", "type_name subject")
    signature = _strings(top["signature"], "signature", "authority title name")
    if header["date"] is not None:
        _check_date(header["date"], "header.date", partial=True)
    sections, free = renew_ids(_list(top["sections"], "sections", _section), 1)
    appendices: list[Appendix] = []
    for appendix in _list(top.get("appendices", []), "appendices", _appendix):
        inner, free = renew_ids(appendix.sections, free)
        appendices.append(Appendix(appendix.number, appendix.title, inner))
    return Plan(
        standard=standard,
        header=Header(
            header["parent_body"],
            header["issuing_body"],
            grammar.parse_number(header["number"]) if header["number"] else None,
            header["place"],
            header["date"],
        ),
        title=Title(**title),
        opening=_list(top["opening"], "opening", _text),
        citations=_list(top["citations"], "citations", _citation),
        sections=sections,
        closing=_list(top["closing"], "closing", _text),
        recipients=tuple(
            grammar.canonical_archive(line)
            for line in _list(top["recipients"], "recipients", _text)
        ),
        signatures=(
            Signature(
                grammar.canonical_authority(signature["authority"])
                if signature["authority"]
                else None,
                signature["title"],
                signature["name"],
            ),
        ),
        discarded=_list(top["discarded"], "discarded", _text),
        appendices=tuple(appendices),
        layout=_layout(top.get("layout", {}), standard),
        accepted=_list(top.get("accepted", []), "accepted", _accepted),
    )


def _refused(place: str, what: str) -> RefusedInput:
    return RefusedInput(
        f"Tệp kế hoạch sai ở «{place or 'gốc'}»: {what}. Không có gì được nhập; hãy sửa chỗ đó."
    )


def _table(value: object, place: str, needed: str, allowed: str = "") -> dict[str, Any]:
    if not isinstance(value, dict):
        raise _refused(place, "phải là một đối tượng { }")
    dot = f"{place}." if place else ""
    names = needed.split()
    for key in value:
        if key not in names and key not in allowed.split():
            raise _refused(f"{dot}{key}"[:200], "khóa lạ")
    for name in names:
        if name not in value:
            raise _refused(f"{dot}{name}", "thiếu khóa này")
    return value


def _text(value: object, place: str) -> str:
    if not isinstance(value, str):
        raise _refused(place, "phải là chữ")
    return text.clean(value).text.strip("\n")


def _as_is(value: object, place: str) -> Any:
    return value


def _optional(value: object, place: str) -> str | None:
    return None if value is None else _text(value, place) or None


def _strings(value: object, place: str, names: str) -> dict[str, str | None]:
    table = _table(value, place, names)
    return {name: _optional(table[name], f"{place}.{name}") for name in names.split()}


def _list(value: object, place: str, read: Callable[[object, str], _T]) -> tuple[_T, ...]:
    if not isinstance(value, list):
        raise _refused(place, "phải là một danh sách [ ]")
    return tuple(read(item, f"{place}[{index}]") for index, item in enumerate(value))


def _one_of(value: object, place: str, allowed: Any) -> Any:
    if value not in get_args(allowed):
        raise _refused(place, f"không nhận «{str(value)[:40]}»")
    return value


def _check_date(value: str, place: str, partial: bool = False) -> None:
    parts = [int(part) for part in value.split("-")] if _PARTIAL.match(value) else []
    try:
        if not parts or (len(parts) < 3 and not partial):
            raise ValueError
        date(*[*parts, 1, 1][:3])
    except ValueError:
        raise _refused(place, f"ngày không có thật «{value[:20]}»") from None


def _iso(value: object, place: str) -> str | None:
    day = _optional(value, place)
    if day is not None:
        _check_date(day, place)
    return day


def _citation(value: object, place: str) -> Citation:
    table = _table(value, place, "type_name number date issuer subject")
    return Citation(
        _text(table["type_name"], f"{place}.type_name"),
        _optional(table["number"], f"{place}.number"),
        _iso(table["date"], f"{place}.date"),
        _optional(table["issuer"], f"{place}.issuer"),
        _optional(table["subject"], f"{place}.subject"),
    )


def _section(value: object, place: str) -> Section:
    if place.count(".sections[") >= MAX_DEPTH:
        raise _refused(place, f"lồng sâu quá {MAX_DEPTH} bậc")
    table = _table(value, place, "number heading kind blocks sections", "period")
    return Section(
        id=0,
        number=_optional(table["number"], f"{place}.number"),
        heading=_optional(table["heading"], f"{place}.heading"),
        kind=_one_of(table["kind"], f"{place}.kind", Kind),
        period=_period(table.get("period"), f"{place}.period"),
        blocks=_list(table["blocks"], f"{place}.blocks", _block),
        sections=_list(table["sections"], f"{place}.sections", _section),
    )


def _period(value: object, place: str) -> Period | None:
    if value is None:
        return None
    table = _table(value, place, "text start end", "by_hand")
    by_hand = table.get("by_hand", False)
    if not isinstance(by_hand, bool):
        raise _refused(f"{place}.by_hand", "phải là true hoặc false")
    return Period(
        _text(table["text"], f"{place}.text"),
        _moment(table["start"], f"{place}.start"),
        _moment(table["end"], f"{place}.end"),
        by_hand,
    )


def _moment(value: object, place: str) -> Moment | None:
    if value is None:
        return None
    table = _table(value, place, "text earliest latest event")
    earliest = _iso(table["earliest"], f"{place}.earliest")
    latest = _iso(table["latest"], f"{place}.latest")
    if earliest and latest and earliest > latest:
        raise _refused(place, "ngày đầu sau ngày cuối")
    return Moment(
        _text(table["text"], f"{place}.text"),
        earliest,
        latest,
        _optional(table["event"], f"{place}.event"),
    )


def _block(value: object, place: str) -> Block:
    table = _table(value, place, "type text", "mark emphasis")
    raw = table["text"]
    words = _text(raw, f"{place}.text")
    mark = table.get("mark")
    spans: list[Any] = []
    for index, span in enumerate(_list(table.get("emphasis", []), f"{place}.emphasis", _as_is)):
        where = f"{place}.emphasis[{index}]"
        if not (isinstance(span, list) and len(span) == 3 and span[2] in ("b", "i", "u")):
            raise _refused(where, 'phải là [đầu, cuối, "b" | "i" | "u"]')
        start, end, kind = span
        if not (type(start) is type(end) is int and 0 <= start < end <= len(raw)):
            raise _refused(where, "nằm ngoài đoạn chữ")
        start, end = _moved(raw, words, start), _moved(raw, words, end)
        if start < end:
            spans.append((start, end, kind))
    return Block(
        _one_of(table["type"], f"{place}.type", BlockType),
        words,
        None if mark is None else _one_of(mark, f"{place}.mark", Mark),
        tuple(sorted(spans)),
    )


def _moved(raw: str, words: str, place: int) -> int:
    """Where a place in a text stands once the text is clean (a blank just typed goes)."""
    if raw == words:
        return place
    before = text.clean(raw[:place] + "|").text.lstrip("\n")
    return min(len(before) - 1, len(words))


def _appendix(value: object, place: str) -> Appendix:
    table = _table(value, place, "number title sections")
    return Appendix(
        _optional(table["number"], f"{place}.number"),
        _text(table["title"], f"{place}.title"),
        _list(table["sections"], f"{place}.sections", _section),
    )


def _accepted(value: object, place: str) -> Accepted:
    table = _table(value, place, "rule words note date")
    entry = Accepted(**{name: _text(words, f"{place}.{name}") for name, words in table.items()})
    _check_date(entry.date, f"{place}.date")
    return entry


def _layout(value: object, standard: str) -> tuple[tuple[str, str | int | float | bool], ...]:
    table = value if isinstance(value, dict) else _table(value, "layout", "")
    options = preset.load(standard).options
    for name, chosen in table.items():
        if name in options and chosen not in options[name].values:
            raise _refused(f"layout.{name}"[:80], f"không nhận giá trị «{str(chosen)[:40]}»")
        if not isinstance(chosen, str | int | float | bool):
            raise _refused(f"layout.{name}"[:80], "phải là chữ, số hoặc true/false")
    return tuple(sorted(table.items()))
