"""The drawn brace of the DOCX: a DrawingML shape that Word 2010 and later and LibreOffice show."""

from kehoach_gui.core.document import BRACE_EM, Brace, Style
from kehoach_gui.export.brace import BRACE_PT, brace_tip, note_raise
from kehoach_gui.export.lines import line_box

_EMU_PER_TWIP = 635
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def brace_shape(block: Brace, styles: dict[str, Style], number: int) -> str:
    """The run that anchors the brace at the first of its lines; `number` is unique in the file.

    It lies right of the lines, as high as all of them, its tip at the height of the note.
    """
    size = styles[block.note.role].size_pt * 20
    left = round((block.text_width_mm * 1440 / 25.4 + BRACE_EM * size) * _EMU_PER_TWIP)
    width = round(BRACE_EM * size * _EMU_PER_TWIP)
    total = sum(line_box(styles[line.role])[0] for line in block.lines)
    total += note_raise(block, styles)
    height = round(total * _EMU_PER_TWIP)
    tip = round(100_000 * brace_tip(block, styles) / total)
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="column"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/>'
        f'<wp:wrapNone/><wp:docPr id="{number}" name="Ngoặc {number}" descr="Ngoặc gộp nơi nhận"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_SHAPE}"><wps:wsp><wps:cNvSpPr/>'
        f'<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rightBrace"><a:avLst><a:gd name="adj1" fmla="val 50000"/>'
        f'<a:gd name="adj2" fmla="val {tip}"/></a:avLst></a:prstGeom><a:noFill/>'
        f'<a:ln w="{round(BRACE_PT * 12_700)}"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>'
        "</a:ln></wps:spPr><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></mc:Choice></mc:AlternateContent></w:r>"
    )
