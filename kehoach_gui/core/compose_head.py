"""The head block: bodies and number at the left, national or Party title and date at the right.

Column widths are computed from the words (standards: NĐ 30/2020 Phụ lục I; HD 05-HD/VPTW 2.2.3
lets the left name wrap).
"""

from dataclasses import replace

from kehoach_gui.core import grammar
from kehoach_gui.core.dates import BLANK, administrative_date
from kehoach_gui.core.document import CellBlock, Columns, Paragraph, Rule, Run, Style
from kehoach_gui.core.linebreak import wrap
from kehoach_gui.core.measure import width_mm
from kehoach_gui.core.name_lines import balanced
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset, for_layout


def text_width(text: str, style: Style) -> float:
    """The longest line of the text in mm as the style sets it."""
    return max(
        width_mm(line, style.size_pt, style.bold, style.italic, style.caps)
        for line in text.split("\n")
    )


def rule_length(text: str, style: Style, room: float, ratio: float) -> float:
    """Length in mm of the line drawn below a text that wraps in `room` mm.

    `ratio` of the last line; a share (1/3–1/2) also stays one of the longest line where it can.
    """
    lines = [
        piece
        for line in text.split("\n")
        for piece in wrap(line, room, style.size_pt, style.bold, style.italic, style.caps)
    ]
    widths = [text_width(line, style) for line in lines]
    longest, last = max(widths), widths[-1]
    if ratio == 1:
        return last
    return min(max(ratio * last, longest / 3), last / 2)


def place_date(plan: Plan) -> str:
    """`Minh Tân, ngày 05 tháng 01 năm 2027`; parts not yet known are left open."""
    place = plan.header.place or BLANK
    return f"{place}, {administrative_date(plan.header.date)}"


def _right_width(plan: Plan, preset: Preset) -> float:
    """What the right column needs in mm, padding and slack included."""
    lines = [*preset.header.title_lines, ("place_date", place_date(plan))]
    needed = max(text_width(text, preset.styles[role]) for role, text in lines)
    return needed + 2 * preset.header.padding_mm + preset.header.slack_mm


def fitting(plan: Plan, preset: Preset) -> Preset:
    """The preset, or its tight variant (Set B of NĐ 30/2020) where the usual head does not fit.

    An option that the office has set stands.
    """
    header = preset.header
    if not header.tight_option or plan.option(header.tight_option) is not None:
        return preset
    usual = header.widths_mm[1] + header.slack_mm
    room = preset.page.width_mm - preset.page.left_mm - preset.page.right_mm
    if _right_width(plan, preset) <= usual and room >= sum(header.widths_mm):
        return preset
    return for_layout(preset.id, (*plan.layout, (header.tight_option, header.tight_value)))


def _widths(plan: Plan, preset: Preset, room: float) -> tuple[float, float]:
    """Both columns in mm: the usual pair where it holds the words, else computed from them."""
    header = preset.header
    right = _right_width(plan, preset)
    usual_left, usual_right = header.widths_mm
    if usual_right and right <= usual_right + header.slack_mm and usual_left + usual_right <= room:
        return usual_left, room - usual_left
    names = [text_width(line.text, preset.styles[line.role]) for line in _names(plan, preset)]
    left = max(names, default=0) + 2 * header.padding_mm + header.slack_mm
    spare = room - left - right
    return (left + spare / 2, right + spare / 2) if spare > 0 else (room - right, right)


def _names(plan: Plan, preset: Preset) -> list[Paragraph]:
    header = plan.header
    lines = [("parent_body", header.parent_body), ("issuing_body", header.issuing_body)]
    names = [Paragraph(r, (Run(text),), source=("header",)) for r, text in lines if text]
    return [
        *names,
        Paragraph("number", (Run(grammar.number_line(header.number, preset)),), source=("header",)),
    ]


def head(
    plan: Plan, preset: Preset, room: float, below_number: tuple[CellBlock, ...] = ()
) -> Columns:
    """The head block in a column `room` mm wide, with what stands below the number."""
    header = preset.header
    widths = _widths(plan, preset, room)
    *names, number = _names(plan, preset)
    inner = widths[0] - 2 * header.padding_mm
    names = [
        replace(name, runs=(Run(balanced(name.text, inner, preset.styles[name.role])),))
        for name in names
    ]
    left: list[CellBlock] = [*names]
    if names and header.body_rule_ratio:
        last = names[-1]
        style = preset.styles[last.role]
        length = rule_length(last.text, style, inner, header.body_rule_ratio)
        left.append(Rule(length, header.rule_pt, header.rule_gap_pt))
    if header.separator:
        left.append(Paragraph("separator", (Run(header.separator),)))
    right: list[CellBlock] = [Paragraph(r, (Run(text),)) for r, text in header.title_lines]
    role, text = header.title_lines[-1]
    length = header.title_rule_ratio * text_width(text, preset.styles[role])
    right.append(Rule(length, header.rule_pt, header.rule_gap_pt))
    date = Paragraph("place_date", (Run(place_date(plan)),), source=("header",))
    rows = ((tuple(left), tuple(right)), ((number, *below_number), (date,)))
    return Columns("head", widths, rows, padding_mm=header.padding_mm)
