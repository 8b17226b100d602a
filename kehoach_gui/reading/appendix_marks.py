"""How the head of an appendix is known: its label and number, the note of what it belongs to."""

import re

from kehoach_gui.core.text import fold
from kehoach_gui.reading.lines import is_ended
from kehoach_gui.reading.model import Look

_LONGEST = 160  # characters of a label with a title behind it
_LABEL = re.compile(
    r"phu luc(?:\s+(?:so\s*:?\s*)?"
    r"(?P<number>(?:[ivxl]{1,6}|\d{1,2})(?:[.\-]\d{1,2}|[a-h])?|[a-h]))?"
    r"(?!\w)\s*(?P<mark>[.:\-–—]*)\s*"
)
_NOTE = re.compile(r"\(?\s*(?:ban hanh\s+)?(?:kem theo|dinh kem)\b")
_OF = re.compile(r"\bso\b|\bke hoach\b|\bquyet dinh\b|\bcong van\b|\bhuong dan\b|\bchuong trinh\b")


def opens_appendix(text: str, look: Look | None = None) -> bool:
    """Whether the line is the head of an appendix: PHỤ LỤC I, Phụ lục số 02: Khẩu hiệu.

    "Phụ lục II quy định …" is a sentence, but not where it is set as titles are.
    """
    if text[:1] not in "Pp" or not fold(text[:9]).startswith("phu luc"):
        return False
    match = _LABEL.match(fold(text))
    if match is None or len(text) > _LONGEST:
        return False
    rest = text[match.end() :]
    if not rest or text[:7].isupper() or (look is not None and look.is_title):
        return True
    if text[0] != "P" or (is_ended(rest) and not rest.endswith(")")):
        return False
    marked = bool(match["mark"]) or (match["number"] is not None and rest.startswith("("))
    return marked or is_note(rest)


def appendix_number(text: str) -> tuple[str | None, str]:
    """The printed number of an appendix, and the words behind it on its first line."""
    match = _LABEL.match(fold(text))
    if match is None:
        return None, text
    number = text[match.start("number") : match.end("number")] if match["number"] else None
    return number, text[match.end() :].strip()


def is_note(text: str) -> bool:
    """Whether the words tell which document this belongs to: (Kèm theo Kế hoạch số …)."""
    if text[:1] not in "(KkBbĐđ":
        return False
    folded = fold(text[:80])
    match = _NOTE.match(folded)
    if match is None:
        return False
    return text[0] == "(" or _OF.search(folded, match.end()) is not None


def without_note(words: str) -> str:
    """The words of a title without the note that stands behind them on the same line."""
    if is_note(words):
        return ""
    folded = fold(words)
    place = folded.find("(kem theo") if len(folded) == len(words) else -1
    return words if place < 0 else words[:place].rstrip()
