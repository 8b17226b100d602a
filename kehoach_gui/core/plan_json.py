"""Plan ⇄ JSON of plan.schema.json: the one codec that reading, storage and export share."""

import json
from typing import Any

from kehoach_gui.core import grammar, plan_extras, preset, text
from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.json_values import (
    as_is,
    check_date,
    iso_date,
    list_of,
    one_of,
    optional,
    refused,
    strings,
    table_of,
    text_of,
)
from kehoach_gui.core.plan import (
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
    top = table_of(
        data,
        "",
        needed="format version standard header title opening citations sections closing"
        " recipients signature discarded",
        allowed=f"appendices layout {plan_extras.NAMES}",
    )
    if top["format"] != FORMAT:
        raise refused("format", f"phải là «{FORMAT}»")
    if top["version"] != VERSION or isinstance(top["version"], bool):
        raise refused("version", "chưa đọc được phiên bản này; hãy cập nhật chương trình")
    standard = text_of(top["standard"], "standard")
    if standard not in preset.ids():
        raise refused("standard", f"không có thể thức «{standard}»")
    header = strings(top["header"], "header", "parent_body issuing_body number place date")
    title = strings(top["title"], "title", "type_name subject")
    signature = strings(top["signature"], "signature", "authority title name")
    if header["date"] is not None:
        check_date(header["date"], "header.date", partial=True)
    sections, free = renew_ids(list_of(top["sections"], "sections", _section), 1)
    appendices: list[Appendix] = []
    for appendix in list_of(top.get("appendices", []), "appendices", _appendix):
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
        opening=list_of(top["opening"], "opening", text_of),
        citations=list_of(top["citations"], "citations", _citation),
        sections=sections,
        closing=list_of(top["closing"], "closing", text_of),
        recipients=tuple(
            grammar.canonical_archive(line)
            for line in list_of(top["recipients"], "recipients", text_of)
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
        discarded=list_of(top["discarded"], "discarded", text_of),
        appendices=tuple(appendices),
        layout=_layout(top.get("layout", {}), standard),
        **plan_extras.read_extras(top),
    )


def _citation(value: object, place: str) -> Citation:
    table = table_of(value, place, "type_name number date issuer subject")
    return Citation(
        text_of(table["type_name"], f"{place}.type_name"),
        optional(table["number"], f"{place}.number"),
        iso_date(table["date"], f"{place}.date"),
        optional(table["issuer"], f"{place}.issuer"),
        optional(table["subject"], f"{place}.subject"),
    )


def _section(value: object, place: str) -> Section:
    if place.count(".sections[") >= MAX_DEPTH:
        raise refused(place, f"lồng sâu quá {MAX_DEPTH} bậc")
    table = table_of(value, place, "number heading kind blocks sections", "period")
    return Section(
        id=0,
        number=optional(table["number"], f"{place}.number"),
        heading=optional(table["heading"], f"{place}.heading"),
        kind=one_of(table["kind"], f"{place}.kind", Kind),
        period=_period(table.get("period"), f"{place}.period"),
        blocks=list_of(table["blocks"], f"{place}.blocks", _block),
        sections=list_of(table["sections"], f"{place}.sections", _section),
    )


def _period(value: object, place: str) -> Period | None:
    if value is None:
        return None
    table = table_of(value, place, "text start end", "by_hand")
    by_hand = table.get("by_hand", False)
    if not isinstance(by_hand, bool):
        raise refused(f"{place}.by_hand", "phải là true hoặc false")
    return Period(
        text_of(table["text"], f"{place}.text"),
        _moment(table["start"], f"{place}.start"),
        _moment(table["end"], f"{place}.end"),
        by_hand,
    )


def _moment(value: object, place: str) -> Moment | None:
    if value is None:
        return None
    table = table_of(value, place, "text earliest latest event")
    earliest = iso_date(table["earliest"], f"{place}.earliest")
    latest = iso_date(table["latest"], f"{place}.latest")
    if earliest and latest and earliest > latest:
        raise refused(place, "ngày đầu sau ngày cuối")
    return Moment(
        text_of(table["text"], f"{place}.text"),
        earliest,
        latest,
        optional(table["event"], f"{place}.event"),
    )


def _block(value: object, place: str) -> Block:
    table = table_of(value, place, "type text", "mark emphasis rows header_rows")
    raw = table["text"]
    words = text_of(raw, f"{place}.text")
    mark = table.get("mark")
    spans: list[Any] = []
    for index, span in enumerate(list_of(table.get("emphasis", []), f"{place}.emphasis", as_is)):
        where = f"{place}.emphasis[{index}]"
        if not (isinstance(span, list) and len(span) == 3 and span[2] in ("b", "i", "u")):
            raise refused(where, 'phải là [đầu, cuối, "b" | "i" | "u"]')
        start, end, kind = span
        if not (type(start) is type(end) is int and 0 <= start < end <= len(raw)):
            raise refused(where, "nằm ngoài đoạn chữ")
        start, end = _moved(raw, words, start), _moved(raw, words, end)
        if start < end:
            spans.append((start, end, kind))
    kind = one_of(table["type"], f"{place}.type", BlockType)
    rows, header_rows = _rows(table, kind, place)
    return Block(
        kind,
        words,
        None if mark is None else one_of(mark, f"{place}.mark", Mark),
        tuple(sorted(spans)),
        rows,
        header_rows,
    )


def _rows(table: dict[str, Any], kind: str, place: str) -> tuple[tuple[tuple[str, ...], ...], int]:
    """The cells of a table block: rows of one length, the header's rows among them."""
    if kind != "table":
        if "rows" in table or "header_rows" in table:
            raise refused(f"{place}.rows", "chỉ bảng mới có hàng")
        return (), 0
    rows = list_of(table.get("rows"), f"{place}.rows", _row)
    header_rows = table.get("header_rows", 0)
    if not rows or not rows[0] or len({len(row) for row in rows}) > 1:
        raise refused(f"{place}.rows", "các hàng phải có cùng số ô, ít nhất một")
    if type(header_rows) is not int or not 0 <= header_rows <= len(rows):
        raise refused(f"{place}.header_rows", "phải là số hàng đầu bảng")
    return rows, header_rows


def _row(value: object, place: str) -> tuple[str, ...]:
    return list_of(value, place, text_of)


def _moved(raw: str, words: str, place: int) -> int:
    """Where a place in a text stands once the text is clean (a blank just typed goes)."""
    if raw == words:
        return place
    before = text.clean(raw[:place] + "|").text.lstrip("\n")
    return min(len(before) - 1, len(words))


def _appendix(value: object, place: str) -> Appendix:
    table = table_of(value, place, "number title sections")
    return Appendix(
        optional(table["number"], f"{place}.number"),
        text_of(table["title"], f"{place}.title"),
        list_of(table["sections"], f"{place}.sections", _section),
    )


def _layout(value: object, standard: str) -> tuple[tuple[str, str | int | float | bool], ...]:
    table = value if isinstance(value, dict) else table_of(value, "layout", "")
    options = preset.load(standard).options
    for name, chosen in table.items():
        if name in options and chosen not in options[name].values:
            raise refused(f"layout.{name}"[:80], f"không nhận giá trị «{str(chosen)[:40]}»")
        if not isinstance(chosen, str | int | float | bool):
            raise refused(f"layout.{name}"[:80], "phải là chữ, số hoặc true/false")
    return tuple(sorted(table.items()))
