"""Sections of the DOCX: paper, margins, headers, and the last paragraph that carries them."""

from typing import NamedTuple

from kehoach_gui.core.document import PageSetup
from kehoach_gui.export.docx_styles import twips
from kehoach_gui.export.stacks import RULE_ROOM

TINY = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'  # 1 pt, the mark of empty lines


class Headers(NamedTuple):
    """Relationship ids of a part's headers: its first page's and the one with the page number."""

    first: str
    other: str


def closing(flags: str = "", section: str = "") -> str:
    """A paragraph 1 pt high: Word wants one in a cell, behind a table, at a section's end."""
    return (
        f'<w:p><w:pPr>{flags}<w:spacing w:before="0" w:after="0" w:line="{RULE_ROOM}" '
        f'w:lineRule="exact"/>{TINY}{section}</w:pPr></w:p>'
    )


def section_xml(page: PageSetup, headers: Headers, restart: bool) -> str:
    """Paper, margins, headers; the first page differs (no page number there).

    `restart`: an appendix counts its own pages (NĐ 30/2020 Phụ lục I, III.1).
    """
    margins = " ".join(
        f'w:{side}="{twips(mm)}"'
        for side, mm in (
            ("top", page.top_mm),
            ("right", page.right_mm),
            ("bottom", page.bottom_mm),
            ("left", page.left_mm),
            ("header", page.header_mm),
            ("footer", page.header_mm),
        )
    )
    lying = ' w:orient="landscape"' if page.width_mm > page.height_mm else ""
    numbering = '<w:pgNumType w:start="1"/>' if restart else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{headers.other}"/>'
        f'<w:headerReference w:type="first" r:id="{headers.first}"/>'
        '<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(page.width_mm)}" w:h="{twips(page.height_mm)}"{lying}/>'
        f'<w:pgMar {margins} w:gutter="0"/>{numbering}<w:titlePg/></w:sectPr>'
    )
