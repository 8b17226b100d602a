"""A plan as a page of text that a secretary can compare with the source."""

from kehoach_gui.core import grammar, preset
from kehoach_gui.core.plan import Block, Plan, Section

SIGNS = {"none": "¶", "dash": "-", "plus": "+", "number": "1.", "letter": "a)"}
NAMES = {"paragraph": "", "bullet": "", "slogan": "khẩu hiệu "}


def outline_text(plan: Plan) -> str:
    """Head, outline and tail, one line each; what is missing is left out."""
    rules = preset.load(plan.standard)
    header, signature = plan.header, plan.signature
    head = (
        ("thể thức", plan.standard),
        ("cấp trên", header.parent_body),
        ("cơ quan", header.issuing_body),
        ("số", grammar.number_text(header.number, rules)),
        ("nơi", header.place),
        ("ngày", header.date),
        ("loại", plan.title.type_name),
        ("trích yếu", plan.title.subject),
        *(("mở đầu", text) for text in plan.opening),
    )
    tail = (
        *(("kết", text) for text in plan.closing),
        *(("nhận", text) for text in plan.recipients),
        ("quyền hạn", grammar.authority_text(signature.authority, rules)),
        ("chức vụ", signature.title),
        ("họ tên", signature.name),
        *(("để riêng", text) for text in plan.discarded),
    )
    lines = [_named(name, text) for name, text in head if text]
    for section in plan.sections:
        lines += _section_lines(section, 0)
    lines += [_named(name, text) for name, text in tail if text]
    for appendix in plan.appendices:
        lines.append(_named("phụ lục", f"{appendix.number} | {appendix.title}"))
        for section in appendix.sections:
            lines += _section_lines(section, 0)
    return "\n".join(lines) + "\n"


def _named(name: str, text: str) -> str:
    return f"{name}: {text}".replace("\n", " / ")


def _section_lines(section: Section, depth: int) -> list[str]:
    room = "  " * depth
    period = f" @ {section.period.text}" if section.period else ""
    head = f"{room}[{section.kind}] {section.number or '·'} | {section.heading or '·'}{period}"
    lines = [head]
    lines += [f"{room}  {_block_line(block)}" for block in section.blocks]
    for child in section.sections:
        lines += _section_lines(child, depth + 1)
    return lines


def _block_line(block: Block) -> str:
    return f"{NAMES[block.type]}{SIGNS[block.shown_mark]} {block.text}"
