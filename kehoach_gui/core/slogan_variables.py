"""Variables of a slogan such as {lần thứ}: found, filled, and made from words of one year."""

import re
from collections.abc import Mapping
from functools import partial

from kehoach_gui.core.errors import UserError
from kehoach_gui.core.organisation import Organisation
from kehoach_gui.core.text import nfc

VARIABLES = ("tỉnh", "đảng bộ", "lần thứ", "nhiệm kỳ", "năm", "số năm")

_VARIABLE = re.compile(r"\{([^{}]{1,40})\}")
_CAPITALS = r"(?:[A-ZĐÀ-ỸƠƯ][\wÀ-ỹ]*[ \-]?)"
_YEARS = re.compile(r"(\d{4})(\)?\s*[-–]\s*\(?(?:\d{1,2}[/.-]\d{1,2}[/.-])?)(\d{4})")
_COUNT = re.compile(r"(?<!\w)\d{2,4}(?= năm (?!\d))")
# what is of one place or one year in a slogan, and the variable it becomes
_CHANGING = (
    (
        "đảng bộ",
        re.compile(r"(?<=Đảng bộ )(?=[^\W\d_])(?!các |và )[^,;!(){}]{2,80}?(?= lần thứ| nhiệm kỳ)"),
    ),
    ("tỉnh", re.compile(rf"(?<=tỉnh ){_CAPITALS}{{1,4}}(?<! )")),
    ("lần thứ", re.compile(r"(?:(?<=lần thứ )|(?<=[Kk]h[óo][aá] )|(?<=ội ))[IVXL]{1,6}(?!\w)")),
    ("nhiệm kỳ", re.compile(r"(?<=nhiệm kỳ )\d{4}\s?[-–]\s?\d{4}")),
    ("ngày", re.compile(r"(?<=[Nn]gày )\d{1,2}[-/.]\d{1,2}[-/.]\d{4}(?!\s?[-–])")),
    ("số năm", _COUNT),
    ("năm", re.compile(r"(?<=năm )20\d\d(?!\d)")),
)
_PLACE_IN_BODY = re.compile(r"(?:^|\s)(TỈNH|THÀNH PHỐ)\s+([^,;\n]+)$", re.MULTILINE)
_PARTY_IN_BODY = re.compile(r"(?:ĐẢNG BỘ|BAN CHẤP HÀNH ĐẢNG BỘ)\s+([^,;\n]+)$", re.MULTILINE)
_COMMITTEE_IN_BODY = re.compile(r"^ĐẢNG ỦY\s+([^,;\n]+)$", re.MULTILINE)
_UNITS = ("tỉnh", "thành phố", "xã", "phường", "huyện", "quận", "đặc khu", "khối", "trường")


class UnfilledVariable(UserError):
    """A slogan is to be printed while a variable in it has no value."""

    def __init__(self, text: str, names: tuple[str, ...]) -> None:
        self.names = names
        shown = ", ".join(f"{{{name}}}" for name in names)
        super().__init__(
            f"Khẩu hiệu “{text}” còn chỗ chưa điền: {shown}, nên chưa in được. "
            "Không có gì thay đổi. Hãy điền giá trị hoặc sửa lời khẩu hiệu."
        )


def variables(text: str) -> tuple[str, ...]:
    """The names between braces, each once, in order; also such as no one can fill."""
    return tuple(dict.fromkeys(map(_name, _VARIABLE.findall(text))))


def fill(text: str, values: Mapping[str, str | int]) -> str:
    """The text with every variable that has a value; the others stay visible."""

    def word(match: "re.Match[str]") -> str:
        return str(values.get(_name(match[1])) or match[0])

    return _VARIABLE.sub(word, text)


def require_filled(text: str) -> str:
    """The text, fit to be printed; raises UnfilledVariable naming what is open."""
    names = variables(text)
    if names:
        raise UnfilledVariable(text, names)
    return text


def with_variables(text: str) -> str:
    """The text as a pattern for other years: ordinals, terms, counts of years, province, body.

    A second value of a kind gets a number of its own: {lần thứ}, {lần thứ 2}.
    """
    counts = {int(count) for count in _COUNT.findall(text)}
    text = _YEARS.sub(lambda years: _last_year(years, counts), text)
    for name, pattern in _CHANGING:
        places = {value: place for place, value in enumerate(dict.fromkeys(pattern.findall(text)))}
        text = pattern.sub(partial(_numbered, name, places), text)
    return text


def values_of(organisation: Organisation, year: int | None = None) -> dict[str, str]:
    """What the office's profile and the plan's year give; other variables are left to the user."""
    heads = "\n".join(
        line.strip()
        for head in (organisation.issuing_body, organisation.parent_body)
        for line in (head or "").split("\n")
    ).upper()
    values = {}
    place = _PLACE_IN_BODY.search(heads)
    if place:
        values["tỉnh"] = _named(place[2])
    party = _COMMITTEE_IN_BODY.search(heads) or _PARTY_IN_BODY.search(heads)
    if party:
        values["đảng bộ"] = _named(party[1])
    if year is not None:
        values["năm"] = str(year)
    return values


def _name(written: str) -> str:
    return " ".join(nfc(written).lower().split())


def _numbered(name: str, places: dict[str, int], found: "re.Match[str]") -> str:
    place = places[found[0]]
    return f"{{{name} {place + 1}}}" if place else f"{{{name}}}"


def _last_year(years: "re.Match[str]", counts: set[int]) -> str:
    """The span of an anniversary with its last year open; any other span as it is."""
    if int(years[3]) - int(years[1]) not in counts:
        return years[0]
    return f"{years[1]}{years[2]}{{năm}}"


def _named(capitals: str) -> str:
    """XÃ AN HÒA as xã An Hòa."""
    lower = capitals.lower().strip()
    unit = next((unit for unit in _UNITS if lower.startswith(f"{unit} ")), "")
    name = lower[len(unit) :].strip()
    return f"{unit} {name.title()}".strip()
