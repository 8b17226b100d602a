"""The label that opens a phase: "Đợt 1:", "Giai đoạn 2 -", "Đợt cao điểm", "Bước 3."."""

import re
from functools import cache

from kehoach_gui.core.conventions import any_of, word_list

_NUMBER = re.compile(
    r"\s*(?:[-–+*•]\s*|\(?(?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])\s*[.)/\-–]+\s*"
    r"(?!\d)|\d{1,2}(?:\.\d{1,2}){1,3}\s+)*"
)


def is_phase_label(text: str) -> bool:
    """Whether a line opens with the label of a phase, behind a number or bullet mark or not.

    "Đợt 1 tập trung …" inside a sentence does not: a label ends the line, or is followed by a
    punctuation mark, a bracket or the words of a time.
    """
    return _label_end(text) is not None


def strip_label(text: str) -> tuple[str, str]:
    """The label of a phase ("Đợt 1", "" where there is none) and what follows it."""
    end = _label_end(text)
    start = _number_end(text)
    if end is None:
        return "", text[start:]
    label = text[start:end]
    return label, text[end:].lstrip(" .,:;-–")


def _number_end(text: str) -> int:
    """Where the printed number or bullet ends; dates at the beginning are no numbers."""
    found = _NUMBER.match(text)
    if not found or _opens_with_date(text[found.start() :]):
        return 0
    return found.end()


def _opens_with_date(text: str) -> bool:
    return bool(
        re.match(r"\s*\d{1,2}\s*[/.\-–]\s*\d{1,2}\s*[/.\-–]\s*\d{4}|\s*\d{1,2}[-–/.]\d{4}", text)
    )


def _label_end(text: str) -> int | None:
    found = _label_pattern().match(text, _number_end(text))
    return found.end() if found else None


@cache
def _label_pattern() -> re.Pattern[str]:
    words = any_of(word_list("ordinals"))
    number = rf"(?:thứ\s+)?(?:\d{{1,2}}(?![\d/])|[IVX]{{1,5}}(?!\w)|{words}(?!\w))"
    numbered = rf"{any_of(word_list('labels'))}\s+{number}"
    named = rf"{any_of(word_list('labels_without_number'))}(?:\s+{number})?(?!\w)"
    openers = any_of(
        *(word_list(name) for name in ("from", "to", "before", "during", "after", "occasions")),
        "tháng",
        "quý",
        "quí",
        "ngày",
        "thời gian",
        "thời điểm",
        "đầu",
        "giữa",
        "cuối",
    )
    after = rf"(?=\s*(?:[.:;,(\-–]|$)|\s+{openers}(?!\w))"
    return re.compile(rf"(?:{numbered}|{named}){after}", re.IGNORECASE)
