"""A composed document as text that a secretary can read beside the rules."""

from kehoach_gui.core.document import (
    Brace,
    CellBlock,
    Columns,
    Document,
    Gap,
    PageBreak,
    Paragraph,
    Rule,
    Style,
    Table,
)

ALIGN = {"left": "trái", "center": "giữa", "right": "phải", "justify": "đều"}


def as_text(document: Document) -> str:
    """The document part by part: words as printed, behind them size, weight, place and spacing."""
    lines: list[str] = []
    for part in document.parts:
        page = part.page
        lines.append(
            f"=== {part.name}: giấy {page.width_mm:g}×{page.height_mm:g} mm, lề trên"
            f" {page.top_mm:g} dưới {page.bottom_mm:g} trái {page.left_mm:g} phải"
            f" {page.right_mm:g} mm, số trang {page.number_size_pt:g} pt cách mép"
            f" {page.header_mm:g} mm ==="
        )
        for block in part.blocks:
            lines += _block(block, document.styles)
    return "\n".join(lines) + "\n"


def _block(block: object, styles: dict[str, Style]) -> list[str]:
    if isinstance(block, Columns):
        lines = [f"[{block.name}: cột {block.widths_mm[0]:.1f} + {block.widths_mm[1]:.1f} mm]"]
        for row in block.rows:
            for side, cell in zip(("trái", "phải"), row, strict=True):
                lines += [f"  {side} | {line}" for inner in cell for line in _cell(inner, styles)]
        return lines
    assert isinstance(block, Paragraph | Rule | Gap | Table | PageBreak)
    assert not isinstance(block, Table | PageBreak)
    return _cell(block, styles)


def _cell(block: CellBlock, styles: dict[str, Style]) -> list[str]:
    if isinstance(block, Rule):
        return [f"──── đường kẻ {block.length_mm:.1f} mm, {block.thickness_pt:g} pt"]
    if isinstance(block, Gap):
        return [f"(trống {block.lines} dòng {styles[block.role].size_pt:g} pt)"]
    if isinstance(block, Brace):
        inner = [_paragraph(line, styles) for line in block.lines]
        return [*inner, f"}} {_paragraph(block.note, styles)}"]
    return [_paragraph(block, styles)]


def _paragraph(paragraph: Paragraph, styles: dict[str, Style]) -> str:
    style = styles[paragraph.role]
    words = "".join(_run(run) for run in paragraph.runs)
    text = words.upper() if style.caps else words
    return f"{text}   ‹{paragraph.role}: {_look(style)}{' +sau' if paragraph.keep_next else ''}›"


def _run(run: object) -> str:
    text = run.text  # type: ignore[attr-defined]
    for on, mark in ((run.bold, "**"), (run.italic, "//"), (run.underline, "__")):  # type: ignore[attr-defined]
        text = f"{mark}{text}{mark}" if on else text
    return text


def _look(style: Style) -> str:
    words = [f"{style.size_pt:g}"]
    words += [
        word
        for on, word in (
            (style.bold, "đậm"),
            (style.italic, "nghiêng"),
            (style.underline, "gạch chân"),
        )
        if on
    ]
    words.append(ALIGN[style.align])
    if style.first_line_mm:
        words.append(f"lùi {style.first_line_mm:g} mm")
    if style.before_pt:
        words.append(f"trước {style.before_pt:g} pt")
    if style.line_exact_pt:
        words.append(f"dòng {style.line_exact_pt:g} pt")
    elif style.line_multiple != 1:
        words.append(f"dòng ×{style.line_multiple:g}")
    return " ".join(words)
