"""The tail block: Nơi nhận at the left, authority, title and name of the signer at the right."""

from kehoach_gui.core import grammar
from kehoach_gui.core.braces import Group, grouped
from kehoach_gui.core.compose_head import text_width
from kehoach_gui.core.document import BRACE_EM, Brace, CellBlock, Columns, Gap, Paragraph, Run
from kehoach_gui.core.measure import MM_PER_PT
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset

Rows = tuple[tuple[tuple[CellBlock, ...], tuple[CellBlock, ...]], ...]


def tail(plan: Plan, preset: Preset, room: float) -> Columns:
    """The tail block in a column `room` mm wide; always there, so that Nơi nhận is not forgotten.

    Youth sets Nơi nhận level with the signer's title (HD 29-HD/TWĐTN-VP Mẫu 1), the others with
    the authority.
    """
    left = _recipients(plan, preset)
    authority = _authority(plan, preset)
    signer = _signer(plan, preset)
    rows: Rows = ((tuple(left), (*authority, *signer)),)
    if preset.signature.recipients_level_with == "title" and authority and signer:
        rows = (((), tuple(authority)), (tuple(left), tuple(signer)))
    padding = preset.header.padding_mm  # hangs out by it: the list stands flush left
    left_mm, right_mm = _widths(rows, preset, room)
    return Columns("tail", (left_mm + padding, right_mm), rows, -padding, padding)


def signing(plan: Plan, preset: Preset) -> tuple[CellBlock, ...]:
    """Authority, title and name of the signer, one below the other, with room for the hand."""
    return (*_authority(plan, preset), *_signer(plan, preset))


def _authority(plan: Plan, preset: Preset) -> list[CellBlock]:
    text = grammar.authority_text(plan.signature.authority, preset)
    return [_line("authority", line) for line in text.split("\n")] if text else []


def _signer(plan: Plan, preset: Preset) -> list[CellBlock]:
    """Title lines, room for the hand and the seal, the name."""
    signature = plan.signature
    role = "signer_title" if signature.authority else "signer_title_alone"
    lines: list[CellBlock] = [
        _line(role, line) for line in (signature.title or "").split("\n") if line
    ]
    if lines or signature.authority or signature.name:
        lines.append(Gap("signer_name", preset.signature.gap_lines))
    if signature.name:
        lines.append(_line("signer_name", signature.name))
    return lines


def _line(role: str, text: str) -> Paragraph:
    return Paragraph(role, (Run(text),), source=("tail",))


def _recipients(plan: Plan, preset: Preset) -> list[CellBlock]:
    rules = preset.recipients
    cell: list[CellBlock] = [_line("recipients_label", rules.label)]
    groups = grouped(plan.recipients)
    last = len(plan.recipients) - 1
    index = 0
    for group in groups:
        lines = []
        for recipient in group.lines:
            end = rules.last_end if index == last else rules.end
            words = grammar.recipient_text(recipient, preset)
            lines.append(_line("recipient", f"{rules.lead}{words}{end}"))
            index += 1
        cell += [_brace(group, lines, preset)] if group.note else lines
    return cell


def _brace(group: Group, lines: list[Paragraph], preset: Preset) -> Brace:
    style = preset.styles["recipient"]
    width = max(text_width(line.text, style) for line in lines)
    return Brace(tuple(lines), _line("recipient", group.note), width)


def _widths(rows: Rows, preset: Preset, room: float) -> tuple[float, float]:
    """Half the room each, unless the signer's lines or a braced group need more; mm.

    Other recipients wrap.
    """
    spare = 2 * preset.header.padding_mm + preset.header.slack_mm
    braces = [b for row in rows for b in row[0] if isinstance(b, Brace)]
    lines = [b for row in rows for b in row[1] if isinstance(b, Paragraph)]
    signer = max((text_width(b.text, preset.styles[b.role]) for b in lines), default=0.0) + spare
    group = max((_braced_width(b, preset) for b in braces), default=0.0) + spare
    left = max(min(max(group, room / 2), room - signer), room - max(signer, room / 2))
    return left, room - left


def _braced_width(block: Brace, preset: Preset) -> float:
    """The lines, the brace with the room on its sides, and the note, in mm."""
    style = preset.styles[block.note.role]
    brace = 3 * BRACE_EM * style.size_pt * MM_PER_PT
    return block.text_width_mm + brace + text_width(block.note.text, style)
