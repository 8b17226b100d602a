"""Rules on the slogans of a plan: open variables (row 61), the same one twice (row 60)."""

from collections.abc import Iterator

from kehoach_gui.checking.finding import Context, Finding
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.slogan_sections import slogan_blocks, unfilled
from kehoach_gui.core.slogans import exact_key


def unfilled_variables(plan: Plan, context: Context) -> Iterator[Finding]:
    """A slogan with a variable that has no value; such a plan is not printed."""
    for one in unfilled(plan):
        names = ", ".join(f"{{{name}}}" for name in one.names)
        yield Finding(
            "slogan-unfilled-variable",
            one.place,
            one.text,
            f"Khẩu hiệu còn chỗ chưa điền: {names}.",
            "Điền giá trị vào chỗ trong ngoặc nhọn, hoặc sửa lời khẩu hiệu.",
        )


def repeated_slogans(plan: Plan, context: Context) -> Iterator[Finding]:
    """The same slogan twice in a plan, whatever its capitals and punctuation."""
    seen: set[str] = set()
    for place, block in slogan_blocks(plan):
        key = exact_key(block.text)
        if key and key in seen:
            yield Finding(
                "slogan-repeated",
                place,
                block.text,
                "Khẩu hiệu này đã có ở trên trong cùng kế hoạch.",
                "Bỏ bớt một câu, hoặc thay bằng khẩu hiệu khác.",
            )
        seen.add(key)
