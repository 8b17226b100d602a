"""The exporters: each turns a plan and a standard into the bytes of a file."""

from collections.abc import Callable
from dataclasses import dataclass

from kehoach_gui.core.compose import compose
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Exporter:
    """A kind of file: `make` gives its bytes, calls Progress(done, total), which may raise.

    Libraries are loaded by `make`, so that the window starts without them.
    """

    id: str
    suffix: str
    label: str
    make: Callable[[Plan, Preset, Progress | None], bytes]


def _docx(plan: Plan, preset: Preset, progress: Progress | None) -> bytes:
    from kehoach_gui.export.docx import make_docx

    return make_docx(compose(_printable(plan), preset), progress)


def _pdf(plan: Plan, preset: Preset, progress: Progress | None) -> bytes:
    from kehoach_gui.export.pdf import make_pdf

    return make_pdf(compose(_printable(plan), preset), progress)


def _printable(plan: Plan) -> Plan:
    """The plan; raises RefusedOrder while a slogan of the order behind it has an open variable."""
    if plan.order is not None and plan.order.is_printed:
        from kehoach_gui.core.order_check import require_printable

        require_printable(plan.order)
    return plan


def _json(plan: Plan, preset: Preset, progress: Progress | None) -> bytes:
    from kehoach_gui.export.json import make_json

    content = make_json(plan, preset)
    if progress is not None:
        progress(1, 1)
    return content


def _text(plan: Plan, preset: Preset, progress: Progress | None) -> bytes:
    from kehoach_gui.export.text import make_text

    content = make_text(compose(plan, preset))
    if progress is not None:
        progress(1, 1)
    return content


EXPORTERS = (
    Exporter("docx", ".docx", "Văn bản Word", _docx),
    Exporter("pdf", ".pdf", "PDF để in", _pdf),
    Exporter("json", ".json", "Dữ liệu JSON", _json),
    Exporter("txt", ".txt", "Văn bản thuần", _text),
)
