"""Word files made by hand for tests: a few parts of XML in a package."""

import io
import zipfile
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
RELATED = ("styles", "numbering", "footnotes", "endnotes", "header", "footer")


def word(
    body: str, *, main_type: str = MAIN, more: dict[str, str | bytes] | None = None, **parts: str
) -> bytes:
    """A package with this body; `parts` are the inner XML of styles, numbering, footnotes …"""
    wraps = {"header": "hdr", "footer": "ftr"}
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": types_xml(main_type),
        "_rels/.rels": rels_xml({"rId1": ("officeDocument", "word/document.xml")}),
        "word/document.xml": f"<w:document {SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": rels_xml(
            {f"r_{name}": (name, f"{name}.xml") for name in RELATED if name in parts}
        ),
    }
    for name, inner in parts.items():
        root = wraps.get(name, name)
        files[f"word/{name}.xml"] = f"<w:{root} {SPACES}>{inner}</w:{root}>"
    return zipped(files | (more or {}))


def types_xml(main_type: str) -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>'
    )


def rels_xml(targets: dict[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{ident}" Type="{R}/{kind}" Target="{target}"/>'
        for ident, (kind, target) in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{inner}</Relationships>'


def zipped(files: dict[str, str | bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def run(text: str, properties: str = "") -> str:
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def p(content: str = "", properties: str = "") -> str:
    """A paragraph of text, or of runs where it holds markup."""
    inner = content if content.startswith("<") else run(content) if content else ""
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def listed(text: str, ident: int, level: int = 0) -> str:
    numbers = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{ident}"/></w:numPr>'
    return p(text, numbers)


def table(rows: list[list[str]], properties: str = "", header_rows: int = 0) -> str:
    """A table of cells of paragraphs' XML; ruled unless the properties say otherwise."""
    sides = "".join(f'<w:{s} w:val="single"/>' for s in ("top", "left", "bottom", "right"))
    look = properties or f"<w:tblBorders>{sides}</w:tblBorders>"
    inner = ""
    for place, row in enumerate(rows):
        flags = "<w:trPr><w:tblHeader/></w:trPr>" if place < header_rows else ""
        cells = "".join(f"<w:tc>{cell}</w:tc>" for cell in row)
        inner += f"<w:tr>{flags}{cells}</w:tr>"
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{inner}</w:tbl>"


def box(inner: str) -> str:
    """A run with a text box as Word 2010 writes it, its older form beside it."""
    words = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{words}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{words}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
