"""Our pages against LibreOffice's: the samples in every standard, line by line.

Run with -s to see the share of equal line ends of each sample and standard.
"""

from dataclasses import replace
from pathlib import Path

import office
import pytest
from export_documents import A4, STYLES, body, document, head, paragraph, tail

from kehoach_gui.core import preset
from kehoach_gui.core.document import Document, PageBreak, PageSetup, Paragraph, Part, Table
from kehoach_gui.core.plan import Plan
from kehoach_gui.export import EXPORTERS
from kehoach_gui.export.docx import make_docx
from kehoach_gui.export.pdf import make_pdf

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("qapp")]
SAMPLES = ("000", "001", "002", "003", "004")
Folders = tuple[Path, Path]


@pytest.fixture(scope="session")
def printed(
    samples: dict[str, Plan], qapp: object, tmp_path_factory: pytest.TempPathFactory
) -> Folders:
    """Our PDFs and LibreOffice's of our DOCX: every sample × every standard, one run."""
    office.needed("soffice", "pdftotext")
    ours, theirs = tmp_path_factory.mktemp("ours"), tmp_path_factory.mktemp("theirs")
    made = {exporter.id: exporter.make for exporter in EXPORTERS}
    for sample, plan in samples.items():
        for standard in preset.ids():
            layout = preset.load(standard, plan.layout)
            name = f"{sample}-{standard}"
            (ours / f"{name}.pdf").write_bytes(made["pdf"](plan, layout, None))
            (ours / f"{name}.docx").write_bytes(made["docx"](plan, layout, None))
    office.convert(sorted(ours.glob("*.docx")), theirs)
    return ours, theirs


@pytest.mark.parametrize("standard", preset.ids())
@pytest.mark.parametrize("sample", SAMPLES)
def test_pages_and_line_ends_agree_with_libreoffice(
    printed: Folders, sample: str, standard: str
) -> None:
    ours, theirs = (office.pages(folder / f"{sample}-{standard}.pdf") for folder in printed)
    share = office.agreement(
        *([line for page in pages for line in page] for pages in (ours, theirs))
    )
    print(f"\n{sample} {standard}: {len(ours)} trang, {100 * share:.1f} % số dòng trùng")
    assert len(ours) == len(theirs)
    assert share >= 0.95


def converted(made: Document, folder: Path) -> tuple[list[list[str]], list[list[str]]]:
    office.needed("soffice", "pdftotext")
    (folder / "ours").mkdir()
    (folder / "ours" / "made.pdf").write_bytes(make_pdf(made))
    (folder / "made.docx").write_bytes(make_docx(made))
    office.convert([folder / "made.docx"], folder)
    return office.pages(folder / "ours" / "made.pdf"), office.pages(folder / "made.pdf")


def test_appendices_tables_marks_and_mirrored_margins_agree_too(tmp_path: Path) -> None:
    page = PageSetup(210, 297, 20, 20, 30, 15, 10, mirror=True)
    rows = [tuple((paragraph("cell", word),) for word in ("STT", "Nội dung", "Thời hạn"))]
    rows += [
        tuple((paragraph("cell", word),) for word in (str(i), f"Việc số {i} " * 9, "15/3/2027"))
        for i in range(1, 40)
    ]
    appendix = Part("appendix-1", page, (Table((12, 120, 33), 1, tuple(rows)), *body(2)))
    plan = Part(
        "plan",
        page,
        (head(), *body(9), PageBreak(), *body(3), tail(braced=True)),
        (paragraph("mark", "Lưu hành nội bộ"),),
    )
    made = replace(document(), parts=(plan, appendix))
    ours, theirs = converted(made, tmp_path)
    assert len(ours) == len(theirs) >= 5
    for mine, other in zip(ours, theirs, strict=True):
        assert mine == other


def test_the_paper_is_a4_and_the_text_starts_at_the_margins(tmp_path: Path) -> None:
    ours, theirs = converted(document(*body(20), page=A4), tmp_path)
    assert ours == theirs


def test_every_kind_of_line_spacing_and_indent_agrees(tmp_path: Path) -> None:
    looks = {
        "wide": replace(STYLES["body"], line_multiple=1.5),
        "gaps": replace(STYLES["body"], line_multiple=1.15, after_pt=6),
        "exact": replace(STYLES["body"], line_exact_pt=20),
        "hanging": replace(STYLES["body"], size_pt=13, left_mm=10, first_line_mm=-5),
    }
    blocks = [block for block in body(12) if isinstance(block, Paragraph)]
    parts = tuple(
        Part(role, A4, tuple(replace(block, role=role) for block in blocks)) for role in looks
    )
    ours, theirs = converted(replace(document(), parts=parts, styles=looks), tmp_path)
    assert ours == theirs
    assert len(ours) > 2 * len(parts)
