"""Reads a DOCX back with python-docx, as another program would."""

import io
import zipfile
from collections.abc import Iterator

import docx
from docx.document import Document as WordDocument
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def opened(content: bytes) -> WordDocument:
    return docx.Document(io.BytesIO(content))


def paragraphs(place: WordDocument | _Cell) -> Iterator[Paragraph]:
    """All paragraphs in reading order; a table row by row, cell by cell."""
    for block in place.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    yield from paragraphs(cell)
        else:
            yield block


def words(content: bytes) -> list[str]:
    return " ".join(p.text for p in paragraphs(opened(content))).split()


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def names(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()
