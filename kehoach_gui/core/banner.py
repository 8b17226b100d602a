"""A banner as a value: words, size, colours and face; what the program can draw of it and what not.

Lengths are millimetres; the figures themselves are in resources/banner.
"""

import math
import re
import tomllib
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, TypeVar

from kehoach_gui.core.errors import RefusedInput
from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.core.slogan_variables import require_filled
from kehoach_gui.core.text import clean

FOLDER = RESOURCES / "banner"
MOST_LINES = 4

_Kind = TypeVar("_Kind")

_NUMBER = r"([0-9]{1,9}(?:[.,][0-9]{1,4})?)"
_UNIT = r"\s*(mm|cm|dm|m|km)?"
_SIZE = re.compile(rf"\s*{_NUMBER}{_UNIT}\s*[x×*X]\s*{_NUMBER}{_UNIT}\s*")
_UNITS = {"mm": 1.0, "cm": 10.0, "dm": 100.0, "m": 1000.0, "km": 1_000_000.0}


class BannerDataError(ValueError):
    """A data file of banners that is not what the loader knows; names the file and the key."""


class RefusedBanner(RefusedInput):
    """A banner that cannot be drawn as asked; nothing was written."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Ground and letters as #rrggbb."""

    id: str
    name: str
    ground: str
    ink: str


@dataclass(frozen=True, slots=True)
class Face:
    """Letters: the file in its package; `axes` set a variable one."""

    id: str
    name: str
    kind: str
    package: str
    file: str
    family: str
    style: str
    axes: dict[str, float] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Form:
    """A kind of banner: usual sizes (width, height), direction, usual reading distance in m."""

    id: str
    name: str
    vertical: bool
    distance_m: float
    sizes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Banner:
    """One banner to draw. `lines` 0 leaves their number free; line breaks in the text stand.

    `bleed` is added on all sides, `eyelets` is kept free of letters on all sides,
    `distance_m` is how far readers stand.
    """

    text: str
    width: float
    height: float
    vertical: bool = False
    colours: str = "yellow-red"
    face: str = "sans"
    capitals: bool = True
    lines: int = 0
    bleed: float = 0.0
    crop: bool = False
    eyelets: float = 0.0
    distance_m: float = 20.0


def parse_size(text: str) -> tuple[float, float]:
    """Width and height from words such as 6000x1000, 6x1 m, 80 × 240 cm; bare numbers are mm.

    One unit behind the second number counts for both. Raises RefusedBanner.
    """
    match = _SIZE.fullmatch(text)
    if match is None:
        raise RefusedBanner(
            f"Không đọc được cỡ “{text[:40]}”. Hãy ghi rộng x cao bằng mm, ví dụ 6000x1000."
        )
    width, first, height, second = match.groups()
    unit = second or first or "mm"
    return checked_size(
        float(width.replace(",", ".")) * _UNITS[first or unit],
        float(height.replace(",", ".")) * _UNITS[unit],
    )


def checked_size(width: float, height: float) -> tuple[float, float]:
    """The size where it can be drawn; raises RefusedBanner with what can."""
    limits = measures()["limits"]
    smallest, longest, widest = (
        limits["smallest_mm"],
        limits["longest_mm"],
        limits["widest_mm"],
    )
    sides = sorted((width, height))
    if not all(map(math.isfinite, sides)) or sides[0] < smallest:
        raise RefusedBanner(
            f"Cỡ {shown_size(width, height)} nhỏ quá. Mỗi cạnh ít nhất {smallest} mm; "
            "hãy sửa rộng, cao."
        )
    if sides[1] > longest or sides[0] > widest:
        raise RefusedBanner(
            f"Cỡ {shown_size(width, height)} lớn quá. Maket lớn nhất là "
            f"{longest // 1000} m × {widest // 1000} m; hãy sửa rộng, cao, hoặc chia tấm."
        )
    return width, height


def shown_size(width: float, height: float) -> str:
    """6000 × 1000 mm."""
    return f"{shown_number(width)} × {shown_number(height)} mm"


def shown_number(value: float) -> str:
    """A number as it is written in Vietnamese: no needless zeros, a comma."""
    if not math.isfinite(value):
        return "vô hạn"
    return f"{value:.1f}".removesuffix(".0").replace(".", ",")


def checked(banner: Banner) -> Banner:
    """The banner with its words cleaned, fit to be drawn.

    Raises RefusedBanner, and UnfilledVariable while a {variable} is open.
    """
    limits = measures()["limits"]
    checked_size(banner.width, banner.height)
    text = _cleaned(banner.text)
    if not any(map(str.isalnum, text)):
        raise RefusedBanner("Chưa có chữ để làm maket. Hãy gõ hoặc chọn khẩu hiệu.")
    if len(text) > limits["letters"]:
        raise RefusedBanner(
            f"Lời dài {len(text)} chữ cái, quá {limits['letters']}: không phải một câu khẩu hiệu. "
            "Hãy rút ngắn, hoặc chia thành nhiều tấm."
        )
    require_filled(text)
    for share, most, name in (
        (banner.bleed, limits["bleed_mm"], "Chừa xén"),
        (banner.eyelets, limits["eyelets_mm"], "Chừa lỗ khoen"),
        (banner.distance_m, limits["distance_m"], "Khoảng cách đọc (m)"),
    ):
        if not 0 <= share <= most:
            raise RefusedBanner(f"{name} phải từ 0 đến {most}. Hãy sửa số này.")
    if banner.crop and not banner.bleed:
        raise RefusedBanner("Dấu xén cần phần chừa xén. Hãy đặt chừa xén, thường là 10–30 mm.")
    if not 0 <= banner.lines <= MOST_LINES:
        raise RefusedBanner(f"Số dòng phải từ 1 đến {MOST_LINES}, hoặc để tự chọn.")
    if not banner.vertical and len(text.split("\n")) > MOST_LINES:
        raise RefusedBanner(
            f"Băng rôn ngang có nhiều nhất {MOST_LINES} dòng. Hãy bỏ bớt chỗ xuống dòng."
        )
    colours_of(banner.colours)
    face_of(banner.face)
    return replace(banner, text=text)


def _cleaned(text: str) -> str:
    lines = (" ".join(line.split()) for line in clean(text).text.split("\n"))
    return "\n".join(filter(None, lines))


def margin(banner: Banner) -> float:
    """What stays free of letters on each side, the eyelets' part counted in."""
    share: float = measures()["space"]["margin_share"]
    return share * min(banner.width, banner.height) + banner.eyelets


def least_letter(distance_m: float) -> float:
    """The least height of a capital letter (mm) that is read from so many metres."""
    per_height: float = measures()["reading"]["distance_per_height"]
    return distance_m * 1000 / per_height


@cache
def measures() -> dict[str, Any]:
    """Limits, margins, and the figures of proof sheets and tiles."""
    return _table("measures.toml")


@cache
def colours() -> dict[str, Colours]:
    """Colour presets by id, the first is the usual one; raises BannerDataError."""
    return {
        name: _built(Colours, "colours.toml", name, {"id": name, **values})
        for name, values in _table("colours.toml").items()
    }


@cache
def faces() -> dict[str, Face]:
    """Faces by id, the first is the usual one; raises BannerDataError."""
    return {
        name: _built(Face, "faces.toml", name, {"id": name, **values})
        for name, values in _table("faces.toml")["face"].items()
    }


@cache
def label_face() -> Face:
    """The small letters of proof sheets and tiles; raises BannerDataError."""
    values = {"id": "label", **_table("faces.toml")["label"]}
    return _built(Face, "faces.toml", "label", values)


@cache
def forms() -> dict[str, Form]:
    """Kinds of banner by id; raises BannerDataError."""
    found = {}
    for name, values in _table("forms.toml").items():
        sizes = tuple((float(width), float(height)) for width, height in values["sizes"])
        found[name] = _built(Form, "forms.toml", name, {**values, "id": name, "sizes": sizes})
    return found


def colours_of(name: str) -> Colours:
    """A colour preset; raises RefusedBanner naming those there are."""
    return _known(colours(), name, "cặp màu")


def face_of(name: str) -> Face:
    """A face; raises RefusedBanner naming those there are."""
    return _known(faces(), name, "kiểu chữ")


def _known(table: dict[str, _Kind], name: str, kind: str) -> _Kind:
    if name not in table:
        raise RefusedBanner(f"Không có {kind} “{name}”. Hãy chọn: {', '.join(table)}.")
    return table[name]


def _table(file: str) -> dict[str, Any]:
    with (FOLDER / file).open("rb") as source:
        return tomllib.load(source)


def _built(kind: type[_Kind], file: str, name: str, values: dict[str, Any]) -> _Kind:
    try:
        return kind(**values)
    except TypeError as error:
        raise BannerDataError(f"{file}: {name}: {error}") from error
