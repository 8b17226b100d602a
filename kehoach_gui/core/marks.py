"""The marks of a paper beside its parts: draft, urgency, circulation; off unless the plan says so.

NĐ 30/2020 Phụ lục I, III.2 and III.3 (boxes with a single border); HD 05-HD/VPTW Phụ lục 2,
boxes 10, 11a, 11b; HD 29-HD/TWĐTN-VP Mẫu 3. Which mark stands where is the preset's.
"""

from kehoach_gui.core.compose_head import text_width
from kehoach_gui.core.document import CellBlock, Frame, Paragraph, Run
from kehoach_gui.core.preset import MarkRules, Preset

BELOW_NUMBER = "below_number"
TOP_RIGHT = "top_right"


def marks_at(preset: Preset, place: str) -> tuple[CellBlock, ...]:
    """The marks that are switched on for a place, in the preset's order."""
    return tuple(
        _mark(role, rules, preset)
        for role, rules in preset.marks.items()
        if rules.value and rules.place == place
    )


def _mark(role: str, rules: MarkRules, preset: Preset) -> CellBlock:
    paragraph = Paragraph(role, (Run(rules.text.format(rules.value)),), source=("marks", role))
    if not rules.frame_height_mm:
        return paragraph
    style = preset.styles[role]
    room = 2 * preset.header.padding_mm + preset.header.slack_mm
    width = rules.frame_width_mm.get(str(rules.value)) or text_width(paragraph.text, style) + room
    return Frame(
        paragraph,
        width,
        rules.frame_height_mm,
        rules.frame_pt,
        rules.before_pt,
        align="right" if rules.place == TOP_RIGHT else "center",
    )
