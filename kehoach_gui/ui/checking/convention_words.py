"""Names the conventions by which vague dates are checked, in one sentence."""

from collections.abc import Mapping

from kehoach_gui.core.conventions import Bounds, Conventions, changes_of

NAMED = ("đầu", "giữa", "cuối")


def convention_words(conventions: Conventions) -> str:
    """What đầu, giữa, cuối of a month and of a year mean, and whose reading this is."""
    whose = "của đơn vị" if changes_of(conventions) else "của chương trình"
    return (
        f"Thời gian áng chừng đọc theo quy ước {whose} (Cài đặt): "
        f"tháng: {_listed(conventions.month_parts, 'ngày')}; "
        f"năm: {_listed(conventions.year_parts, 'tháng')}."
    )


def _listed(parts: Mapping[str, Bounds], unit: str) -> str:
    spans = (f"{word} từ {unit} {parts[word][0]} đến {_last(parts[word][1])}" for word in NAMED)
    return ", ".join(spans)


def _last(number: int) -> str:
    return str(number) if number else "hết"
