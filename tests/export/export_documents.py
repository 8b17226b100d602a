"""Small documents for the export tests: an invented plan in the shape compose gives."""

from dataclasses import replace

from kehoach_gui.core.document import (
    BodyBlock,
    Brace,
    Columns,
    Document,
    Gap,
    PageSetup,
    Paragraph,
    Part,
    Rule,
    Run,
    Style,
)

STYLES = {
    "body": Style(14, align="justify", first_line_mm=10, before_pt=6),
    "heading_1": Style(
        14, bold=True, caps=True, align="justify", first_line_mm=10, before_pt=6,
        keep_next=True, outline_level=1,
    ),
    "name": Style(13, bold=True, caps=True, align="center"),
    "number": Style(13, align="center"),
    "place_date": Style(14, italic=True, align="center"),
    "type_name": Style(14, bold=True, caps=True, align="center", keep_next=True),
    "recipients_label": Style(12, bold=True, italic=True),
    "recipient": Style(11),
    "signer": Style(14, bold=True, align="center"),
    "mark": Style(13, bold=True, caps=True, align="right"),
    "cell": Style(13),
}  # fmt: skip
A4 = PageSetup(210, 297, 20, 20, 30, 15, 10)
SENTENCE = (
    "Tổ chức tuyên truyền sâu rộng trong cán bộ, đảng viên và Nhân dân về ý nghĩa của đợt "
    "sinh hoạt chính trị, gắn với nhiệm vụ của từng cơ quan, đơn vị trong năm 2027"
)


def paragraph(
    role: str, text: str, keep_next: bool = False, source: int | None = None
) -> Paragraph:
    place: tuple[str | int, ...] = () if source is None else ("section", source)
    return Paragraph(role, (Run(text),), keep_next, place)


def body(count: int, sentences: int = 3) -> list[BodyBlock]:
    """So many justified paragraphs, each its own words."""
    return [
        paragraph("body", f"Đoạn {index}. " + " ".join([SENTENCE] * sentences), source=index)
        for index in range(count)
    ]


def head() -> Columns:
    return Columns(
        "head",
        (65, 100),
        (
            (
                (paragraph("name", "Đảng bộ tỉnh"), Rule(20, 0.75, 1.0)),
                (paragraph("name", "Đảng Cộng sản Việt Nam"), Rule(60, 0.75, 1.0)),
            ),
            (
                (paragraph("number", "Số:        /KH-UBND"),),
                (paragraph("place_date", "Minh Tân, ngày 05 tháng 01 năm 2027"),),
            ),
        ),
    )


def tail(braced: bool = False) -> Columns:
    lines = (
        paragraph("recipient", "- Ban Thường vụ;"),
        paragraph("recipient", "- Ban Tuyên giáo;"),
    )
    group = (Brace(lines, paragraph("recipient", "(để b/c)"), 30.0),) if braced else lines
    left = (
        paragraph("recipients_label", "Nơi nhận:"),
        *group,
        paragraph("recipient", "- Lưu: VT."),
    )
    right = (
        paragraph("signer", "TM. BAN THƯỜNG VỤ"),
        Gap("signer", 4),
        paragraph("signer", "Nguyễn Văn An"),
    )
    return Columns("tail", (80, 85), ((left, right),))


def document(*blocks: BodyBlock, page: PageSetup = A4, **changes: object) -> Document:
    """A document of one part."""
    made = Document((Part("plan", page, blocks),), STYLES, "Times New Roman", "Kế hoạch", "")
    return replace(made, **changes)  # type: ignore[arg-type]


def whole_plan(paragraphs: int = 12) -> Document:
    """Head, title, headings, paragraphs and tail: two to three pages."""
    blocks: list[BodyBlock] = [head(), Gap("type_name", 2), paragraph("type_name", "Kế hoạch")]
    for index, block in enumerate(body(paragraphs)):
        if index % 4 == 0:
            blocks.append(paragraph("heading_1", f"I. Mục đích {index}"))
        blocks.append(block)
    return document(*blocks, tail(braced=True))
