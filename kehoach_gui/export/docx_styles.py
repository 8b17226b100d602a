"""The styles part of the DOCX: one paragraph style per role, real heading and title styles."""

import csv
from functools import cache, lru_cache
from xml.sax.saxutils import quoteattr

from kehoach_gui.core.document import Style
from kehoach_gui.core.resources import RESOURCES
from kehoach_gui.export.page import BLACK

TWIPS_PER_MM = 1440 / 25.4
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TITLE_ROLE = "type_name"
_NAMES = RESOURCES / "names" / "style_names.csv"
_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}


def twips(mm: float) -> int:
    """Millimetres in twips, rounded."""
    return round(mm * TWIPS_PER_MM)


def half_points(pt: float) -> int:
    """Points in half points, rounded."""
    return round(pt * 2)


def style_id(role: str, style: Style) -> str:
    """Word's id of a role: Title, Heading1 … for real headings, else the role in one word."""
    if role == TITLE_ROLE:
        return "Title"
    if style.outline_level and role == f"heading_{style.outline_level}":
        return f"Heading{style.outline_level}"
    return "".join(part.capitalize() for part in role.split("_"))


@lru_cache(maxsize=20)
def styles_xml(styles: tuple[tuple[str, Style], ...], font: str, language: str) -> str:
    """word/styles.xml: defaults, Normal, Header and the given roles.

    Normal, on which every role rests, has the font in all four slots (ascii, hAnsi, eastAsia,
    cs); no theme is needed.
    """
    font, language = quoteattr(font), quoteattr(language)
    slots = f"w:ascii={font} w:hAnsi={font} w:eastAsia={font} w:cs={font}"
    size = half_points(dict(styles).get("body", styles[0][1]).size_pt)
    parts = [
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles {NAMESPACE}>'
        f"<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {slots}/>"
        f'<w:color w:val="000000"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        f"<w:lang w:val={language} w:eastAsia={language} w:bidi={language}/></w:rPr>"
        '</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/><w:spacing w:before="0" '
        'w:after="0" w:line="240" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/><w:pPr><w:widowControl/></w:pPr><w:rPr><w:rFonts {slots}/></w:rPr></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/>'
        '<w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Header"><w:name w:val="header"/>'
        '<w:basedOn w:val="Normal"/><w:uiPriority w:val="99"/></w:style>'
    ]
    parts += [_style(role, style) for role, style in styles]
    return "".join([*parts, "</w:styles>"])


def _style(role: str, style: Style) -> str:
    own_id = style_id(role, style)
    based, priority = "Normal", 1
    if style.outline_level and own_id != f"Heading{style.outline_level}":
        based = f"Heading{style.outline_level}"
    elif own_id.startswith("Heading"):
        priority = 9
    follows = '<w:next w:val="Body"/>' if style.outline_level else ""
    return (
        f'<w:style w:type="paragraph"{_custom(own_id)} w:styleId="{own_id}">'
        f"<w:name w:val={quoteattr(_name(role, style, own_id))}/>"
        f'<w:basedOn w:val="{based}"/>{follows}<w:uiPriority w:val="{priority}"/><w:qFormat/>'
        f"<w:pPr>{_paragraph_properties(style)}</w:pPr>"
        f"<w:rPr>{_run_properties(style)}</w:rPr></w:style>"
    )


def _custom(own_id: str) -> str:
    return "" if own_id == "Title" or own_id[:-1] == "Heading" else ' w:customStyle="1"'


def _name(role: str, style: Style, own_id: str) -> str:
    """The name Word shows; built-in styles keep the names Word knows them by."""
    if own_id == "Title":
        return "Title"
    if own_id == f"Heading{style.outline_level}":
        return f"heading {style.outline_level}"
    if style.outline_level:
        return f"Đề mục bậc {style.outline_level}, {role.rpartition('_')[2]}"
    return _role_names().get(role, role.replace("_", " "))


@cache
def _role_names() -> dict[str, str]:
    with _NAMES.open(encoding="utf-8", newline="") as file:
        return dict(csv.reader(file))


def _paragraph_properties(style: Style) -> str:
    """Children of w:pPr in the order of the schema."""
    parts: list[str] = []
    if style.keep_next:
        parts.append("<w:keepNext/><w:keepLines/>")
    parts.append(f"<w:widowControl/>{spacing(style)}")
    first = twips(style.first_line_mm)
    hang = f'w:firstLine="{first}"' if first >= 0 else f'w:hanging="{-first}"'
    parts.append(
        f'<w:ind w:left="{twips(style.left_mm)}" w:right="{twips(style.right_mm)}" {hang}/>'
        f'<w:jc w:val="{_ALIGN[style.align]}"/>'
    )
    if style.outline_level:
        parts.append(f'<w:outlineLvl w:val="{style.outline_level - 1}"/>')
    return "".join(parts)


def spacing(style: Style, blank: bool = False) -> str:
    """w:spacing of a style: exact points or a multiple of single; `blank` without before/after."""
    before, after = (0, 0) if blank else (round(style.before_pt * 20), round(style.after_pt * 20))
    if style.line_exact_pt is not None:
        line, rule = round(style.line_exact_pt * 20), "exact"
    else:
        line, rule = round(style.line_multiple * 240), "auto"
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="{rule}"/>'


def _run_properties(style: Style) -> str:
    """Children of w:rPr behind the font, in the order of the schema; text stays as written."""
    size = half_points(style.size_pt)

    def switch(name: str, on: bool) -> str:
        return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'

    return (
        switch("b", style.bold)
        + switch("i", style.italic)
        + switch("caps", style.caps)
        + (f'<w:color w:val="{style.colour}"/>' if style.colour != BLACK else "")
        + f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
        + (f'<w:u w:val="{"single" if style.underline else "none"}"/>')
    )
