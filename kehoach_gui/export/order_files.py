"""The kinds of file a plan's order sheet can be written to."""

from kehoach_gui.core.compose_appendix import reference
from kehoach_gui.core.compose_order import compose_order
from kehoach_gui.core.order_check import require_printable
from kehoach_gui.core.order_forms import sheet_words
from kehoach_gui.core.order_sheet import OrderSheet
from kehoach_gui.core.plan import Plan
from kehoach_gui.core.preset import Preset
from kehoach_gui.export import Exporter, Progress


def _docx(plan: Plan, preset: Preset, progress: Progress | None) -> bytes:
    from kehoach_gui.export.docx import make_docx

    return make_docx(compose_order(plan, preset, _sheet(plan)), progress)


def _pdf(plan: Plan, preset: Preset, progress: Progress | None) -> bytes:
    from kehoach_gui.export.pdf import make_pdf

    return make_pdf(compose_order(plan, preset, _sheet(plan)), progress)


def _csv(plan: Plan, preset: Preset, progress: Progress | None) -> bytes:
    from kehoach_gui.export.order_csv import make_order_csv

    return _told(make_order_csv(_sheet(plan)), progress)


def _xlsx(plan: Plan, preset: Preset, progress: Progress | None) -> bytes:
    from kehoach_gui.export.order_xlsx import make_order_xlsx

    author = " ".join((plan.header.issuing_body or "").split())
    title = sheet_words()["appendix_title"]
    return _told(make_order_xlsx(_sheet(plan), title, reference(plan, preset), author), progress)


def _sheet(plan: Plan) -> OrderSheet:
    """The plan's sheet, fit to be printed; raises RefusedOrder."""
    return require_printable(plan.order or OrderSheet())


def _told(content: bytes, progress: Progress | None) -> bytes:
    if progress is not None:
        progress(1, 1)
    return content


ORDER_EXPORTERS = (
    Exporter("order-docx", ".docx", "Văn bản Word", _docx),
    Exporter("order-pdf", ".pdf", "PDF để in", _pdf),
    Exporter("order-xlsx", ".xlsx", "Bảng tính Excel", _xlsx),
    Exporter("order-csv", ".csv", "Bảng CSV", _csv),
)
