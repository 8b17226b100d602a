"""The plan through python-docx's everyday calls: what the exporter is compared with."""

import io

from docx import Document as new_document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from kehoach_gui.core.document import Document, Paragraph

ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
    "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}


def make_ordinary(document: Document) -> bytes:
    """Every paragraph of the document's parts, formatted one by one as tutorials show it."""
    word = new_document()
    for part in document.parts:
        section = word.sections[-1]
        section.left_margin, section.right_margin = Mm(part.page.left_mm), Mm(part.page.right_mm)
        for block in part.blocks:
            if isinstance(block, Paragraph):
                style = document.styles[block.role]
                paragraph = word.add_paragraph()
                form = paragraph.paragraph_format
                form.alignment = ALIGN[style.align]
                form.first_line_indent = Mm(style.first_line_mm)
                form.space_before, form.space_after = Pt(style.before_pt), Pt(style.after_pt)
                form.line_spacing = Pt(style.line_exact_pt or style.size_pt * 1.15)
                for piece in block.runs:
                    run = paragraph.add_run(piece.text)
                    run.font.name = document.font
                    run.font.size = Pt(style.size_pt)
                    run.bold = style.bold or piece.bold
                    run.italic = style.italic or piece.italic
                    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
                    fonts.set(qn("w:eastAsia"), document.font)
    target = io.BytesIO()
    word.save(target)
    return target.getvalue()
