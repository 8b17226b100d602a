"""Runs of the DOCX: text with what differs from the style of its role."""

from html import escape

from kehoach_gui.core.document import Run, Style
from kehoach_gui.core.linebreak import symbols

_CONTROL = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])  # not in XML


def run_xml(run: Run, style: Style, more: str = "") -> str:
    """A run; it says only what differs from the style of its role."""
    properties: list[str] = []
    if run.bold or run.italic or run.underline or run.plain or more:
        for name, own, usual in (("b", run.bold, style.bold), ("i", run.italic, style.italic)):
            if own != usual and (own or run.plain):
                properties.append(f"<w:{name}/>" if own else f'<w:{name} w:val="0"/>')
        properties.append(more)
        if run.underline != style.underline and (run.underline or run.plain):
            properties.append(f'<w:u w:val="{"single" if run.underline else "none"}"/>')
    wrapped = f"<w:rPr>{''.join(properties)}</w:rPr>" if any(properties) else ""
    return f"<w:r>{wrapped}{_text_xml(run.text, style.align == 'justify')}</w:r>"


def _text_xml(text: str, hold_symbols: bool) -> str:
    """Text elements; in justified text the hyphens of document numbers do not break.

    12-KH/ĐU stays on one line; such a hyphen reads back as "-".
    """
    text = text.translate(_CONTROL)
    held = symbols(text) if hold_symbols and "/" in text else ()
    if not held and "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>'
    fixed = {at for start, end in held for at in range(start, end) if text[at] == "-"}
    parts: list[str] = []
    start = 0
    for at, char in enumerate(text + "\n"):
        inner = at < len(text)
        if char in "\n\t" or at in fixed:
            if at > start:
                piece = escape(text[start:at], quote=False)
                parts.append(f'<w:t xml:space="preserve">{piece}</w:t>')
            start = at + 1
            if inner:
                parts.append({"\n": "<w:br/>", "\t": "<w:tab/>"}.get(char, "<w:noBreakHyphen/>"))
    return "".join(parts)
