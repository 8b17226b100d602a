"""A value of an automatic list as Word writes it: 1, 01, I, i, A, a, or a bullet."""

from collections.abc import Callable

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST = 10_000  # values above it are written as digits in every format
_DASHES = "-–—−‒"
_PLAIN_BULLETS = f"{_DASHES}+*"


def written(value: int, form: str) -> str:
    """The value in the format that numbering.xml calls `form`; decimal where it is unknown."""
    if form == "none":
        return ""
    writer = _WRITERS.get(form)
    return writer(value) if writer is not None and 0 < value <= _MOST else str(value)


def bullet(sign: str, depth: int) -> str:
    """The typed form of a bullet: - for the outermost level, + inside it, signs of ASCII kept."""
    bare = sign.strip()
    if bare[:1] in _PLAIN_BULLETS and bare:
        return "-" if bare[0] in _DASHES else bare[0]
    return "+" if depth else "-"


def _roman(value: int) -> str:
    text = ""
    for worth, digit in _ROMAN:
        while value >= worth:
            text, value = text + digit, value - worth
    return text


def _letter(value: int) -> str:
    """a … z, aa, bb …, as Word repeats them."""
    turns, place = divmod(value - 1, 26)
    return chr(ord("a") + place) * (turns + 1)


_WRITERS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda value: f"{value:02d}",
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": lambda value: _letter(value).upper(),
    "lowerLetter": _letter,
}
