"""Emphasis that only repeats how the standard sets a role is no emphasis of the writer's."""

from collections.abc import Mapping
from dataclasses import replace

from kehoach_gui.core.document import Style
from kehoach_gui.core.plan import Block, Section


def without_own_look(
    sections: tuple[Section, ...], styles: Mapping[str, Style]
) -> tuple[Section, ...]:
    """The sections, their blocks' emphasis less what the styles of their roles say already."""
    return tuple(
        replace(
            section,
            blocks=tuple(
                _bare(block, styles[_role(section, place, block)]) if block.emphasis else block
                for place, block in enumerate(section.blocks)
            ),
            sections=without_own_look(section.sections, styles),
        )
        for section in sections
    )


def _role(section: Section, place: int, block: Block) -> str:
    """The role a block is set in; the first paragraph behind a bare number is an item."""
    if block.type != "paragraph":
        return block.type
    return "item" if section.number and not section.heading and place == 0 else "body"


def _bare(block: Block, style: Style) -> Block:
    said = {"b": style.bold, "i": style.italic, "u": style.underline}
    return replace(block, emphasis=tuple(span for span in block.emphasis if not said[span[2]]))
