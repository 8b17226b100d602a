"""Writes a document as DOCX: the body is made in one pass, its cost grows with its length only."""

from collections.abc import Callable

from kehoach_gui.core.document import Brace, Columns, Document, Frame, Gap, Paragraph, Part, Table
from kehoach_gui.export.docx_body import Writer
from kehoach_gui.export.docx_package import (
    header_id,
    header_xml,
    number_header_xml,
    package_bytes,
    properties_xml,
    settings_xml,
)
from kehoach_gui.export.docx_section import Headers
from kehoach_gui.export.docx_styles import styles_xml, twips


def make_docx(document: Document, progress: Callable[[int, int], None] | None = None) -> bytes:
    """The DOCX of a document; `progress(blocks done, blocks)` may raise to cancel.

    Its properties say title, author and language as the document gives them, nothing else.
    """
    used = _used_roles(document)
    styles = tuple(
        (role, style)
        for role, style in document.styles.items()
        if role in used or style.outline_level or role == "body"
    )
    writer = Writer(document)
    headers, places = _headers(document.parts, writer)
    return package_bytes(
        "".join(writer.body(document.parts, places, _counter(document, progress))),
        styles_xml(styles, document.font, document.language),
        settings_xml(any(part.page.mirror for part in document.parts)),
        properties_xml(document.title, document.author, document.language),
        headers,
    )


def _used_roles(document: Document) -> set[str]:
    used: set[str] = set()
    for part in document.parts:
        blocks: list[object] = [*part.blocks, *part.marks]
        for block in blocks:
            match block:
                case Paragraph() | Gap():
                    used.add(block.role)
                case Columns():
                    blocks += [inner for row in block.rows for cell in row for inner in cell]
                case Table():
                    blocks += [inner for row in block.rows for cell in row for inner in cell]
                case Frame():
                    used.add(block.paragraph.role)
                case Brace():
                    blocks += [*block.lines, block.note]
    return used


def _headers(
    parts: tuple[Part, ...], writer: Writer
) -> tuple[tuple[str, ...], tuple[Headers, ...]]:
    """The header parts, each once, and which of them every part of the document uses."""
    found: list[str] = []
    places: list[Headers] = []
    for part in parts:
        first = header_xml(writer.cell(part.marks, twips(part.page.text_width_mm)))
        other = number_header_xml(part.page)
        for xml in (first, other):
            if xml not in found:
                found.append(xml)
        places.append(Headers(header_id(found.index(first)), header_id(found.index(other))))
    return tuple(found), tuple(places)


def _counter(document: Document, progress: Callable[[int, int], None] | None) -> Callable[[], None]:
    """Counts blocks and tells `progress` after each."""
    total = sum(len(part.blocks) for part in document.parts)
    done = 0

    def step() -> None:
        nonlocal done
        done += 1
        if progress is not None:
            progress(done, total)

    return step
