"""The package of the DOCX: python-docx writes our own small parts.

No template is taken over: no foreign author, date, theme or picture, no relationship outside.
"""

import io
from html import escape

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from kehoach_gui.core.document import PageSetup
from kehoach_gui.export.docx_styles import NAMESPACE, half_points

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PROPERTIES = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
NAMESPACES = (
    f"{NAMESPACE} "
    f'xmlns:r="{_OFFICE}/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)


def settings_xml(mirror: bool) -> str:
    """word/settings.xml. Mode 14: blanks of justified lines are not squeezed (Word 2013+ would)."""
    return (
        f"{_XML}<w:settings {NAMESPACE}>{'<w:mirrorMargins/>' if mirror else ''}"
        '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="14"/></w:compat>'
        '<w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def number_header_xml(page: PageSetup) -> str:
    """The header with the page number, centred; the field carries a result for readers."""
    size = half_points(page.number_size_pt)
    look = f'<w:rPr><w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    field = "".join(
        f"<w:r>{look}{inner}</w:r>"
        for inner in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    return header_xml(
        f'<w:p><w:pPr><w:pStyle w:val="Header"/><w:jc w:val="center"/></w:pPr>{field}</w:p>'
    )


def header_xml(inner: str) -> str:
    """A header part around its paragraphs; an empty one where there are none."""
    inner = inner or '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>'
    return f"{_XML}<w:hdr {NAMESPACES}>{inner}</w:hdr>"


def properties_xml(title: str, author: str, language: str) -> str:
    """docProps/core.xml: what the document says of itself, no date, nothing of this computer."""
    given = (("title", title), ("creator", author), ("language", language))
    inner = "".join(
        f"<dc:{name}>{escape(value, quote=False)}</dc:{name}>" for name, value in given if value
    )
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PROPERTIES}" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/">{inner}</cp:coreProperties>'
    )


def header_id(index: int) -> str:
    """The relationship id of header `index` (from 0)."""
    return f"rIdH{index + 1}"


def package_bytes(
    body: str, styles: str, settings: str, properties: str, headers: tuple[str, ...]
) -> bytes:
    """The DOCX around the children of w:body; header n has the id header_id(n)."""
    package = OpcPackage()
    xml = f"{_XML}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    main = _part("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, xml)
    package.load_rel(RELATIONSHIP_TYPE.OFFICE_DOCUMENT, main, "rId1")
    core = _part("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, properties)
    package.load_rel(RELATIONSHIP_TYPE.CORE_PROPERTIES, core, "rId2")
    style_part = _part("/word/styles.xml", CONTENT_TYPE.WML_STYLES, styles)
    main.load_rel(RELATIONSHIP_TYPE.STYLES, style_part, "rIdS1")
    setting_part = _part("/word/settings.xml", CONTENT_TYPE.WML_SETTINGS, settings)
    main.load_rel(RELATIONSHIP_TYPE.SETTINGS, setting_part, "rIdS2")
    for index, header in enumerate(headers):
        part = _part(f"/word/header{index + 1}.xml", CONTENT_TYPE.WML_HEADER, header)
        main.load_rel(RELATIONSHIP_TYPE.HEADER, part, header_id(index))
    store = io.BytesIO()
    package.save(store)
    return store.getvalue()


def _part(name: str, kind: str, xml: str) -> Part:
    return Part(PackURI(name), kind, xml.encode("utf-8"))
