"""Numbers of sections: the form of a list, the number at a place, the mark that prints it."""

import re
from dataclasses import replace

from kehoach_gui.core.plan import Section
from kehoach_gui.core.preset import Preset

LETTERS = "abcdđeghiklmnopqrstuvxy"  # NĐ 30/2020 Phụ lục I, II.6: Vietnamese alphabet order
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")

_ROMAN_DIGITS = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_ROMAN = re.compile(r"X{0,4}(IX|IV|V?I{0,3})\Z")
_DECIMAL = re.compile(r"\d+(\.\d+){0,3}\Z")
_PART = re.compile(r"(Phần|Chương|Mục)\s+(thứ\s+)?(\S+)\Z", re.IGNORECASE)
_FORM_ROLES = {
    "part": "heading_part",
    "I": "heading_roman",
    "A": "heading_capital",
    "1": "heading_arabic",
    "1.1": "heading_decimal",
    "1.1.1": "heading_decimal_3",
    "1.1.1.1": "heading_decimal_4",
    "a": "heading_letter",
    "": "heading_plain",
}


def roman(value: int) -> str:
    """1 → I, 14 → XIV."""
    text = ""
    for worth, digits in _ROMAN_DIGITS:
        while value >= worth:
            text, value = text + digits, value - worth
    return text


def letter(value: int) -> str:
    """1 → a, 5 → đ, 24 → aa."""
    index = value - 1
    return LETTERS[index % len(LETTERS)] * (index // len(LETTERS) + 1)


def form_of(number: str | None, capital_list: bool = False) -> str:
    """The form of a printed number: I, A, 1, 1.1 …, a, part, or "" for none or an unknown one.

    `capital_list` decides the letters that are Roman digits too (C, D, I, V, X, L).
    """
    if not number:
        return ""
    if _DECIMAL.match(number):
        return ".".join("1" for _ in number.split("."))
    if _PART.match(number):
        return "part"
    if len(number) <= 2 and number[0] in LETTERS and set(number) == {number[0]}:
        return "a"
    if not capital_list and _ROMAN.match(number):
        return "I"
    return "A" if len(number) == 1 and number.lower() in LETTERS and number.isupper() else ""


def list_form(sections: tuple[Section, ...]) -> str:
    """The form of a list of siblings, taken from its first numbered one; "" where none has."""
    first = next((s.number for s in sections if s.number), None)
    return form_of(first, capital_list=first == "A")


def heading_role(form: str) -> str:
    """The style role of a heading whose number has this form."""
    return _FORM_ROLES[form]


def number_at(form: str, place: int, parent: str | None, model: str = "") -> str:
    """The number of the `place`-th (from 1) sibling; `model` is a sibling's printed number."""
    if form == "I":
        return roman(place)
    if form == "A":
        return letter(place).upper()
    if form == "a":
        return letter(place)
    if form == "part":
        return _part_number(place, model)
    if "." in form:
        above = parent if parent and _DECIMAL.match(parent) else model.rpartition(".")[0]
        if above.count(".") == form.count(".") - 1:
            return f"{above}.{place}"
    return str(place)


def _part_number(place: int, model: str) -> str:
    match = _PART.match(model)
    word, ordinal, value = (match[1], match[2], match[3]) if match else ("Phần", "thứ ", "nhất")
    if ordinal and place <= len(ORDINALS):
        return f"{word} {ordinal}{ORDINALS[place - 1]}"
    return f"{word} {place if value.isdigit() else roman(place)}"


def computed(sections: tuple[Section, ...], parent: str | None = None) -> tuple[str | None, ...]:
    """The number that style and place give to each sibling; None stays None."""
    form = list_form(sections)
    model = next((s.number for s in sections if s.number), "")
    numbers: list[str | None] = []
    place = 0
    for section in sections:
        if section.number is None:
            numbers.append(None)
            continue
        place += 1
        numbers.append(number_at(form, place, parent, model) if form else section.number)
    return tuple(numbers)


def renumbered(sections: tuple[Section, ...], parent: str | None = None) -> tuple[Section, ...]:
    """The siblings with computed numbers; lists like 1.1 below them follow their parent's."""
    done = []
    for section, number in zip(sections, computed(sections, parent), strict=True):
        inner = section.sections
        first = next((s.number for s in inner if s.number), "")
        if "." in list_form(inner) and number and not first.startswith(f"{number}."):
            inner = renumbered(inner, number)
        done.append(replace(section, number=number, sections=inner))
    return tuple(done)


def mismatches(sections: tuple[Section, ...], parent: str | None = None) -> list[tuple[str, str]]:
    """Pairs (printed, computed) wherever they differ, in reading order."""
    found = []
    for section, number in zip(sections, computed(sections, parent), strict=True):
        if number and section.number and number != section.number:
            found.append((section.number, number))
        found += mismatches(section.sections, section.number)
    return found


def lead(section: Section) -> str:
    """A section's number as it stands before its first words; "" where it has none."""
    return f"{section.number}. " if section.number else ""


def printed(number: str, form: str, preset: Preset) -> str:
    """The number with the mark of the standard: `I.` or `I-`, `1.`, `a)`."""
    return preset.numbering.mark.get(form, "{}.").format(number)


def usual_number(preset: Preset, depth: int, place: int, parent: str | None) -> str:
    """The standard's own number for the first list at this depth (0 = outermost)."""
    forms = preset.numbering.by_depth
    return number_at(forms[min(depth, len(forms) - 1)], place, parent)
