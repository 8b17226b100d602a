"""Runs of the DOCX: text with what differs from the style of its role."""

import re
from functools import lru_cache
from html import escape

from kehoach_gui.core.document import Run, Style
from kehoach_gui.core.linebreak import symbols

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # not allowed in XML
_SPECIAL = re.compile("[\n\t\u2011]")
_OPEN = '<w:t xml:space="preserve">'
_ELEMENTS = {"\n": "<w:br/>", "\t": "<w:tab/>", "\u2011": "<w:noBreakHyphen/>"}


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
    return f"<w:r>{wrapped}{_text_xml(run.text, style.align != 'center')}</w:r>"


@lru_cache(maxsize=10_000)
def _text_xml(text: str, hold_symbols: bool) -> str:
    """Text elements; outside centred lines the hyphens of document numbers do not break.

    12-KH/ĐU stays on one line; such a hyphen reads back as "-".
    """
    text = _CONTROL.sub("", text)
    if hold_symbols and "/" in text:
        for start, end in symbols(text):
            text = text[:start] + text[start:end].replace("-", "\u2011") + text[end:]
    xml = escape(text, quote=False)
    if not any(mark in xml for mark in _ELEMENTS):
        kept = xml == xml.strip() and "  " not in xml  # else XML readers may drop blanks
        return f"<w:t>{xml}</w:t>" if kept else f"{_OPEN}{xml}</w:t>"
    xml = _SPECIAL.sub(lambda mark: f"</w:t>{_ELEMENTS[mark[0]]}{_OPEN}", xml)
    return f"{_OPEN}{xml}</w:t>".replace(f"{_OPEN}</w:t>", "")
