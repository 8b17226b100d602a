"""A plan as JSON text: the writing half of plan_json, section by section so that it stays quick."""

import json
from dataclasses import replace
from functools import lru_cache
from typing import Any

from kehoach_gui.core import grammar
from kehoach_gui.core.plan import Block, Citation, Moment, Period, Plan, Section
from kehoach_gui.core.plan_extras import write_extras
from kehoach_gui.core.preset import Preset

FORMAT = "kehoach-plan"
VERSION = 1


def dumps(plan: Plan, preset: Preset) -> str:
    """The plan's canonical JSON; number, authority and Lưu line in the grammar of the preset."""
    data = to_data(replace(plan, sections=()), preset)
    keys = list(data)
    place = keys.index("sections")
    before, behind = (
        {key: data[key] for key in part} for part in (keys[:place], keys[place + 1 :])
    )
    sections = ",".join("\n  " + _section_json(section) for section in plan.sections)
    written = f"[{sections}\n ]" if sections else "[]"
    return f'{_json(before)[:-2]},\n "sections": {written},{_json(behind)[1:]}'


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


@lru_cache(maxsize=512)
def _section_json(section: Section) -> str:
    """An outermost section inside the JSON; only those that changed are written anew."""
    return _json(_section_data(section)).replace("\n", "\n  ")


def to_data(plan: Plan, preset: Preset) -> dict[str, Any]:
    """The plan as the JSON object of the schema, keys in the schema's order.

    Raises ValueError for a joint plan: the schema has one signature.
    """
    header, (signature,) = plan.header, plan.signatures
    data: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "standard": plan.standard,
        "header": {
            "parent_body": header.parent_body,
            "issuing_body": header.issuing_body,
            "number": grammar.number_text(header.number, preset),
            "place": header.place,
            "date": header.date,
        },
        "title": {"type_name": plan.title.type_name, "subject": plan.title.subject},
        "opening": list(plan.opening),
        "citations": [_citation_data(citation) for citation in plan.citations],
        "sections": [_section_data(section) for section in plan.sections],
        "closing": list(plan.closing),
        "recipients": [grammar.recipient_text(line, preset) for line in plan.recipients],
        "signature": {
            "authority": grammar.authority_text(signature.authority, preset),
            "title": signature.title,
            "name": signature.name,
        },
        "discarded": list(plan.discarded),
    }
    if plan.appendices:
        data["appendices"] = [
            {
                "number": appendix.number,
                "title": appendix.title,
                "sections": [_section_data(section) for section in appendix.sections],
            }
            for appendix in plan.appendices
        ]
    if plan.layout:
        data["layout"] = dict(plan.layout)
    return data | write_extras(plan)


def _citation_data(citation: Citation) -> dict[str, Any]:
    return {name: getattr(citation, name) for name in Citation.__dataclass_fields__}


def _section_data(section: Section) -> dict[str, Any]:
    return {
        "number": section.number,
        "heading": section.heading,
        "kind": section.kind,
        "period": _period_data(section.period),
        "blocks": [_block_data(block) for block in section.blocks],
        "sections": [_section_data(inner) for inner in section.sections],
    }


def _period_data(period: Period | None) -> dict[str, Any] | None:
    if period is None:
        return None
    data: dict[str, Any] = {
        "text": period.text,
        "start": _moment_data(period.start),
        "end": _moment_data(period.end),
    }
    if period.by_hand:
        data["by_hand"] = True
    return data


def _moment_data(moment: Moment | None) -> dict[str, Any] | None:
    if moment is None:
        return None
    return {name: getattr(moment, name) for name in Moment.__dataclass_fields__}


def _block_data(block: Block) -> dict[str, Any]:
    data: dict[str, Any] = {"type": block.type, "text": block.text}
    if block.mark is not None:
        data["mark"] = block.mark
    if block.emphasis:
        data["emphasis"] = [list(span) for span in block.emphasis]
    if block.type == "table":
        data["rows"] = [list(row) for row in block.rows]
        data["header_rows"] = block.header_rows
    return data
