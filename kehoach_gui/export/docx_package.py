"""The base package of the DOCX: our own small parts, no foreign author, date, theme or picture."""

import io
import zipfile
from functools import lru_cache

from kehoach_gui.core.document import PageSetup
from kehoach_gui.export.docx_styles import NAMESPACE, half_points

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
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


@lru_cache(maxsize=20)
def base_package(styles: str, settings: str, headers: tuple[str, ...]) -> bytes:
    """A whole DOCX with an empty body; header n has the relationship id rIdH<n>."""
    names = [f"header{index}.xml" for index in range(1, len(headers) + 1)]
    overrides = {
        "word/document.xml": f"{_TYPE}.document.main+xml",
        "word/styles.xml": f"{_TYPE}.styles+xml",
        "word/settings.xml": f"{_TYPE}.settings+xml",
        **{f"word/{name}": f"{_TYPE}.header+xml" for name in names},
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    parts = {
        "[Content_Types].xml": _content_types(overrides),
        "_rels/.rels": _relationships(
            [
                ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ]
        ),
        "word/_rels/document.xml.rels": _relationships(
            [
                ("rIdS1", f"{_OFFICE}/relationships/styles", "styles.xml"),
                ("rIdS2", f"{_OFFICE}/relationships/settings", "settings.xml"),
                *(
                    (header_id(index), f"{_OFFICE}/relationships/header", name)
                    for index, name in enumerate(names)
                ),
            ]
        ),
        "word/document.xml": f"{_XML}<w:document {NAMESPACES}><w:body/></w:document>",
        "word/styles.xml": styles,
        "word/settings.xml": settings,
        "docProps/core.xml": f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/'
        'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"/>',
        **{f"word/{name}": xml for name, xml in zip(names, headers, strict=True)},
    }
    store = io.BytesIO()
    with zipfile.ZipFile(store, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return store.getvalue()


def header_id(index: int) -> str:
    """The relationship id of header `index` (from 0)."""
    return f"rIdH{index + 1}"


def _content_types(overrides: dict[str, str]) -> str:
    kinds = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>'
    )


def _relationships(rows: list[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{own}" Type="{kind}" Target="{target}"/>' for own, kind, target in rows
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'
