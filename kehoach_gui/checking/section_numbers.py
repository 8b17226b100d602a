"""The rule on printed numbers of sections: each against the style and place of its list."""

from collections.abc import Iterator

from kehoach_gui.checking.finding import Context, Finding
from kehoach_gui.core.numbering import computed
from kehoach_gui.core.plan import Plan, Section


def wrong_section_numbers(plan: Plan, context: Context) -> Iterator[Finding]:
    """A printed number that is not the one its style and place give (rows 11, 13)."""
    for top in (plan.sections, *(appendix.sections for appendix in plan.appendices)):
        yield from _in_list(top, None)


def _in_list(siblings: tuple[Section, ...], parent: str | None) -> Iterator[Finding]:
    for section, due in zip(siblings, computed(siblings, parent), strict=True):
        if due and section.number != due:
            words = section.heading or (section.blocks[0].text if section.blocks else "")
            yield Finding(
                "section-number",
                ("section", section.id),
                f"{section.number}. {words}".strip(),
                f"Mục in số {section.number}, theo thứ tự phải là {due}.",
                "Chọn Đánh số lại, hoặc xem có mục nào thiếu hay thừa phía trước.",
            )
        yield from _in_list(section.sections, section.number)
