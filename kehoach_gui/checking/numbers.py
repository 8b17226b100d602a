"""Rules on số và ký hiệu: one grammar for state, one for Party papers, no blank inside (row 5)."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache

from kehoach_gui.checking.finding import Context, Finding, Fix
from kehoach_gui.core.places import number_words, spots
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.resources import RESOURCES

TABLE = RESOURCES / "checking" / "numbers.toml"
_WRITTEN = re.compile(
    r"(?<![\w/\-])(?P<serial>\d{1,5})(?P<b1>\s*)(?P<s1>[-/])(?P<b2>\s*)"
    r"(?P<type>[A-ZĐ][A-Za-zĐđ]{1,5})(?P<b3>\s*)(?P<s2>[-/])(?P<b4>\s*)"
    r"(?P<body>[A-ZĐƯ][\wĐđ]*)(?![/\w])"
)
GRAMMARS = {"state": ("/", "-"), "party": ("-", "/")}


def mixed_numbers(plan: Plan, context: Context) -> Iterator[Finding]:
    """A state number of a Party body, or the reverse: 194/KH-ĐU for 194-KH/ĐU.

    NĐ 30/2020 Phụ lục I, II.3 (07/KH-SVHTTDL); HD 05-HD/VPTW II.3 (07-KH/ĐU).
    """
    if context.mixed_number:
        due = number_words(plan.header.number, plan.standard)
        yield Finding(
            "number-mixed",
            ("header", "number"),
            context.mixed_number,
            f"Số «{context.mixed_number}» viết theo ngữ pháp của hệ văn bản khác.",
            f"Viết {due}.",
        )
    for spot in spots(plan):
        for match in _WRITTEN.finditer(spot.text):
            kind = _kind_of(match["type"], match["body"])
            if kind and (match["s1"], match["s2"]) != GRAMMARS[kind]:
                whose = "Đảng" if kind == "party" else "cơ quan nhà nước"
                first, second = GRAMMARS[kind]
                due = f"{match['serial']}{first}{match['type']}{second}{match['body']}"
                yield Finding(
                    "number-mixed",
                    spot.place,
                    match[0],
                    f"«{match['body']}» là ký hiệu của {whose}, "
                    f"số «{match[0]}» viết theo ngữ pháp của hệ khác.",
                    f"Viết {due}; đối chiếu với văn bản gốc.",
                    Fix(match.start(), match[0], due),
                )


def stray_blanks(plan: Plan, context: Context) -> Iterator[Finding]:
    """A blank inside a number: "12 -KH/ĐU", "05- CT/TW"."""
    for spot in spots(plan):
        for match in _WRITTEN.finditer(spot.text):
            if any(match[name] for name in ("b1", "b2", "b3", "b4")):
                due = re.sub(r"\s+", "", match[0])
                yield Finding(
                    "number-blank",
                    spot.place,
                    match[0],
                    f"Số «{match[0]}» có dấu cách thừa.",
                    f"Viết liền: {due}.",
                    Fix(match.start(), match[0], due),
                )


def _kind_of(type_code: str, body: str) -> str | None:
    """party, state, or None where the symbol tells neither for sure."""
    for kind, lists in _table().items():
        if body in lists["bodies"]:
            return kind
    return None


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    with TABLE.open("rb") as file:
        data: dict[str, dict[str, list[str]]] = tomllib.load(file)["symbols"]
    return data
