"""Signs that a file has from symbol fonts (Symbol, Wingdings …) as signs that anyone can read."""

from functools import cache

from kehoach_gui.reading import tables

PRIVATE = 0xF000  # where Word puts the codes of such fonts
_FEW = 3  # signs in a run; more of them are words in a font that was named by mistake


def is_symbol_font(font: str) -> bool:
    """Whether the font shows signs in the places of letters."""
    return font.lower() in _fonts()


def sign_of(font: str, code: int) -> str | None:
    """The sign with that code (with or without F000) in the font, None where it is not known."""
    return _fonts().get(font.lower(), {}).get(code & 0xFF if _is_coded(code) else -1)


def signs_of(font: str, text: str) -> str:
    """A run's text as the symbol font shows it; what is no sign of it stays as it is."""
    signs = [sign_of(font, ord(letter)) for letter in text]
    if len(text.strip()) > _FEW or None in signs:
        return text
    return "".join(sign or "" for sign in signs)


def _is_coded(code: int) -> bool:
    return code < 0x100 or code & ~0xFF == PRIVATE


@cache
def _fonts() -> dict[str, dict[int, str]]:
    return {
        font: {int(code, 16): sign for code, sign in signs.items()}
        for font, signs in tables.table("symbols").items()
    }
