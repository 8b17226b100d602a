"""The rule on the last page: a signature there has some text above it (row I28)."""

from collections.abc import Iterator

from kehoach_gui.checking.finding import Context, Finding
from kehoach_gui.core.plan import Plan

LONELY = "signature-alone"


def lonely_signature(plan: Plan, context: Context) -> Iterator[Finding]:
    """A last page that holds the signature and next to no text; who lays pages out counts it."""
    if context.lines_above is not None:
        many = context.lines_above
        held = f"chỉ có {many} dòng chữ" if many else "không có dòng chữ nào"
        yield Finding(
            LONELY,
            ("signature", 0, "title"),
            "",
            f"Trang cuối {held} trên phần ký.",
            "Giảm khoảng cách trong phạm vi thể thức cho phép để bớt trang, hoặc giãn ra.",
        )
