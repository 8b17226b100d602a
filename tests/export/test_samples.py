"""The real samples in every standard: no word is lost, doubled or moved on the way out."""

import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import office
import pytest
from word_reader import words

from kehoach_gui.core import preset
from kehoach_gui.core.compose import compose
from kehoach_gui.core.document import Brace, CellBlock, Columns, Document, Paragraph
from kehoach_gui.core.plan import Plan
from kehoach_gui.export.docx import make_docx
from kehoach_gui.export.pages import lay_out
from kehoach_gui.export.pdf import make_pdf
from kehoach_gui.export.text import make_text
from kehoach_gui.reading.files import read_text


def composed(samples: dict[str, Plan]) -> Iterator[Document]:
    for plan in samples.values():
        for standard in preset.ids():
            yield compose(plan, preset.load(standard, plan.layout))


def cell_words(blocks: tuple[CellBlock, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.text.split()
        elif isinstance(block, Brace):
            yield from cell_words((*block.lines, block.note))


def document_words(document: Document) -> Iterator[str]:
    for part in document.parts:
        for block in part.blocks:
            if isinstance(block, Paragraph):
                yield from block.text.split()
            elif isinstance(block, Columns):
                for row in block.rows:
                    for cell in row:
                        yield from cell_words(cell)


def test_python_docx_reads_every_sample_back_word_for_word(samples: dict[str, Plan]) -> None:
    for document in composed(samples):
        found = words(make_docx(document))
        assert len(found) > 1500
        assert found == list(document_words(document))


@pytest.mark.usefixtures("qapp")
def test_the_pdf_of_every_sample_holds_every_word_once(
    samples: dict[str, Plan], tmp_path: Path
) -> None:
    office.needed("pdftotext")
    path = tmp_path / "plan.pdf"
    for plan in samples.values():
        document = compose(plan, preset.load(plan.standard, plan.layout))
        path.write_bytes(make_pdf(document))
        run = subprocess.run(
            ["pdftotext", "-raw", str(path), "-"], check=True, capture_output=True, text=True
        )
        found = unicodedata.normalize("NFC", run.stdout)
        segments = [s for page in lay_out(document) for line in page.lines for s in line.segments]
        expected = Counter(word for segment in segments for word in segment.text.split())
        assert Counter(found.split()) == expected


def test_plain_text_reads_back_as_the_same_sections_and_tail(samples: dict[str, Plan]) -> None:
    for plan in samples.values():
        for standard in preset.ids():
            text = make_text(compose(plan, preset.load(standard, plan.layout))).decode("utf-8")
            read = read_text(text).plan
            assert read.sections == plan.sections
            assert (read.closing, read.signatures) == (plan.closing, plan.signatures)
            assert len(read.recipients) == len(plan.recipients)


def test_the_pages_of_every_sample_set_every_word_once(samples: dict[str, Plan]) -> None:
    """Words as printed, capitals folded; the page numbers beside them."""
    for document in composed(samples):
        pages = lay_out(document)
        printed = [
            segment.text
            for page in pages
            for line in page.lines
            if not (page.number > 1 and line is page.lines[0])
            for segment in line.segments
        ]
        set_letters = Counter("".join("".join(printed).split()).casefold())
        assert set_letters == Counter("".join(document_words(document)).casefold())
