"""The body of the DOCX as one XML string: paragraphs, head and tail tables, drawn lines.

Numbers and dashes are typed text; capitals are a property, the text stays as written. Lengths in
the strings are twips unless the attribute says otherwise.
"""

from collections.abc import Callable, Iterator, Sequence

from kehoach_gui.core.document import (
    BRACE_EM,
    Brace,
    CellBlock,
    Columns,
    Document,
    Frame,
    Gap,
    PageBreak,
    Paragraph,
    Part,
    Rule,
    Table,
)
from kehoach_gui.export.brace import note_raise
from kehoach_gui.export.docx_runs import run_xml
from kehoach_gui.export.docx_section import TINY, Headers, closing, section_xml
from kehoach_gui.export.docx_shapes import brace_shape
from kehoach_gui.export.docx_styles import spacing, style_id, twips
from kehoach_gui.export.docx_tables import columns_xml, table_xml
from kehoach_gui.export.frame import indents, room_pt
from kehoach_gui.export.stacks import RULE_ROOM


class Writer:
    """Writes blocks as XML; keeps the style ids and the number of the next drawing."""

    def __init__(self, document: Document) -> None:
        self._styles = document.styles
        self._drawings = 0
        self._opens: dict[str, str] = {}

    def body(
        self, parts: tuple[Part, ...], headers: tuple[Headers, ...], step: Callable[[], None]
    ) -> Iterator[str]:
        """The children of w:body; `step` is called after each block."""
        last = len(parts) - 1
        for index, part in enumerate(parts):
            width = twips(part.page.text_width_mm)
            broken = False
            for block, following in zip(part.blocks, (*part.blocks[1:], None), strict=True):
                if isinstance(block, PageBreak):
                    broken = True
                    continue
                if broken and not isinstance(block, Paragraph):
                    yield closing("<w:pageBreakBefore/>")
                tail = isinstance(following, Columns)
                yield self._block(block, width, tail, broken)
                if isinstance(block, Table) and isinstance(following, Table | Columns):
                    yield closing("<w:keepNext/>" if tail else "")  # Word joins tables that touch
                broken = False
                step()
            section = section_xml(part.page, headers[index], restart=index > 0)
            yield closing(section=section) if index < last else closing() + section

    def cell(self, blocks: Sequence[CellBlock], width: int, keep: bool = False) -> str:
        """Blocks one below the other in a column of `width` twips."""
        return "".join(self._block(block, width, keep, False) for block in blocks)

    def _block(
        self,
        block: Paragraph | Rule | Gap | Columns | Table | Brace | Frame,
        width: int,
        keep: bool,
        broken: bool,
    ) -> str:
        match block:
            case Paragraph():
                return self._paragraph(block, keep, broken)
            case Columns():
                return columns_xml(block, self.cell)
            case Rule():
                return _rule(block, width, keep)
            case Gap():
                return self._gap(block, keep)
            case Brace():
                return self._brace(block, keep)
            case Frame():
                return self._frame(block, width, keep)
            case Table():
                return table_xml(block, self.cell, keep)

    def _paragraph(
        self, block: Paragraph, keep: bool, broken: bool, more: str = "", tail: str = ""
    ) -> str:
        """`more` are further properties, `tail` further runs."""
        style = self._styles[block.role]
        opened = self._opens.get(block.role)
        if opened is None:
            opened = f'<w:p><w:pPr><w:pStyle w:val="{style_id(block.role, style)}"/>'
            self._opens[block.role] = opened
        flags = ""
        if keep or (block.keep_next and not style.keep_next):
            flags = "<w:keepNext/>"
        if broken:
            flags += "<w:pageBreakBefore/>"
        runs = "".join([run_xml(run, style) for run in block.runs])
        return f"{opened}{flags}{more}</w:pPr>{runs}{tail}</w:p>"

    def _gap(self, block: Gap, keep: bool) -> str:
        style = self._styles[block.role]
        flags = "<w:keepNext/>" if keep else ""
        line = (
            f'<w:p><w:pPr><w:pStyle w:val="{style_id(block.role, style)}"/>{flags}'
            f"{spacing(style, blank=True)}</w:pPr></w:p>"
        )
        return line * block.lines

    def _frame(self, block: Frame, width: int, keep: bool) -> str:
        """The paragraph with a border of its own on all sides, as wide as the indents leave."""
        left, right = indents(block, width)
        size = max(2, round(block.thickness_pt * 8))
        room = room_pt(block, self._styles)
        colour = self._styles[block.paragraph.role].colour
        sides = "".join(
            f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{colour}"/>'
            for side, space in (("top", room), ("left", 0), ("bottom", room), ("right", 0))
        )
        more = (
            f'<w:pBdr>{sides}</w:pBdr><w:spacing w:before="{round(block.before_pt * 20)}"/>'
            f'<w:ind w:left="{left}" w:right="{right}"/>'
        )
        return self._paragraph(block.paragraph, keep, False, more)

    def _brace(self, block: Brace, keep: bool) -> str:
        """Lines, the drawn brace anchored at the first, and the note behind the last one.

        The note is running text on a tab stop, raised to the tip of the brace.
        """
        *before, last = block.lines
        size = self._styles[block.note.role].size_pt * 20
        stop = twips(block.text_width_mm) + round(3 * BRACE_EM * size)
        raised = note_raise(block, self._styles)
        self._drawings += 1
        shape = brace_shape(block, self._styles, self._drawings)
        texts = [self._paragraph(line, keep, False) for line in before]
        note = "".join(
            run_xml(run, self._styles[block.note.role], f'<w:position w:val="{raised // 10}"/>')
            for run in block.note.runs
        )
        tab = f'<w:tabs><w:tab w:val="left" w:pos="{stop}"/></w:tabs>'
        texts.append(self._paragraph(last, keep, False, tab, f"<w:r><w:tab/></w:r>{note}"))
        head, mark, rest = texts[0].partition("</w:pPr>")
        return "".join([head, mark, shape, rest, *texts[1:]])


def _rule(block: Rule, width: int, keep: bool) -> str:
    """A drawn line: the top border of an empty paragraph, its length made by the indents."""
    side = (width - twips(block.length_mm)) / 2
    flags = "<w:keepNext/>" if keep else ""
    thickness = max(2, round(block.thickness_pt * 8))
    return (
        f'<w:p><w:pPr>{flags}<w:pBdr><w:top w:val="single" w:sz="{thickness}" w:space="0" '
        f'w:color="000000"/></w:pBdr><w:spacing w:before="{round(block.before_pt * 20)}" '
        f'w:after="0" w:line="{RULE_ROOM}" w:lineRule="exact"/>'
        f'<w:ind w:left="{int(side)}" w:right="{round(side)}"/>{TINY}</w:pPr></w:p>'
    )
