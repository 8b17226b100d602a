"""The matrix of assignments as files: all of it, or an extract for each unit."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from kehoach_gui.core.compose_assignments import compose_assignments, compose_extracts
from kehoach_gui.core.document import Document
from kehoach_gui.core.plan import AssignmentRow, Plan
from kehoach_gui.core.preset import Preset

Progress = Callable[[int, int], None]


def make_matrix(
    plan: Plan,
    preset: Preset,
    rows: Sequence[AssignmentRow],
    suffix: str,
    progress: Progress | None = None,
) -> bytes:
    """The rows as .docx or .pdf; libraries are loaded when it is called."""
    document = compose_assignments(replace(plan, assignments=tuple(rows)), preset)
    return _written(document, suffix, progress)


def make_extracts(
    plan: Plan,
    preset: Preset,
    rows: Sequence[AssignmentRow],
    units: Sequence[str],
    suffix: str,
    progress: Progress | None = None,
) -> bytes:
    """What each of the units has to do, as .docx or .pdf, a new page for each unit."""
    return _written(compose_extracts(plan, preset, rows, units), suffix, progress)


def _written(document: Document, suffix: str, progress: Progress | None) -> bytes:
    if suffix == ".docx":
        from kehoach_gui.export.docx import make_docx

        return make_docx(document, progress)
    from kehoach_gui.export.pdf import make_pdf

    return make_pdf(document, progress)
