"""`slogans sheet`: a plan's order sheet for the print shop, as a document or a table."""

from dataclasses import replace
from pathlib import Path

from kehoach_gui import files, services
from kehoach_gui.commands import options
from kehoach_gui.commands.office import WITH_LIBRARY, library_of, open_for_reading
from kehoach_gui.commands.options import UsageError
from kehoach_gui.commands.qt import start_qt
from kehoach_gui.commands.standards import require_standard
from kehoach_gui.commands.tell import DONE, ProgressLine, tell, warn
from kehoach_gui.core import preset
from kehoach_gui.core.edits import set_standard
from kehoach_gui.core.order_check import late_lines
from kehoach_gui.core.order_forms import SETTING, OrderPreset, RefusedOrder, presets_of
from kehoach_gui.core.order_proposal import propose_lines
from kehoach_gui.core.order_sheet import OrderSheet
from kehoach_gui.core.plan import Plan
from kehoach_gui.i18n import marked, tr

PAINTED = ".pdf"
WITH_VALUE = {
    "-o": "out",
    "--out": "out",
    "--standard": "standard",
    **WITH_LIBRARY,
}
ALONE, PORTRAIT = "--alone", "--portrait"
HELP = marked(
    """slogans sheet KẾ_HOẠCH -o TỆP.docx|.pdf|.csv|.xlsx [tùy chọn]

Danh mục khẩu hiệu đặt in của kế hoạch; chưa có thì lập từ các khẩu hiệu, cỡ thường dùng, ngày của
các đợt.
--alone          văn bản riêng có phần đầu và chữ ký; không nêu thì là phụ lục của kế hoạch
--portrait       khổ giấy dọc
--standard MÃ    theo thể thức này

Mã kết thúc: 0 xong · 2 gọi sai · 3 không đọc được tệp vào, còn chỗ chưa điền · 4 không ghi được"""
)


def help_words() -> str:
    """How the command is used."""
    return tr(HELP)


def run(arguments: list[str], library: Path | None = None) -> int:
    """Writes the sheet in the form that each ending of OUT asks for.

    Raises UsageError for a wrong call, RefusedInput for the plan, RefusedOrder for a sheet that
    cannot be printed, CannotWrite.
    """
    words = options.split(arguments, WITH_VALUE, (ALONE, PORTRAIT))
    outs = [Path(out) for out in words.all("out")]
    if len(words.inputs) != 1 or not outs:
        raise UsageError(tr("slogans sheet cần một kế hoạch và -o TỆP.docx|.pdf|.csv|.xlsx."))
    from kehoach_gui.export.order_files import ORDER_EXPORTERS

    known = {exporter.suffix: exporter for exporter in ORDER_EXPORTERS}
    strange = [out for out in outs if out.suffix.lower() not in known]
    if strange:
        raise UsageError(
            tr(
                "Không ghi được danh mục loại «{name}». Đuôi tệp phải là một trong: {known}."
            ).format(name=strange[0].name, known=" ".join(known))
        )
    standard = words.last("standard")
    require_standard(standard)
    plan = services.read_any(Path(words.inputs[0])).plan
    if standard is not None:
        plan = set_standard(plan, standard)
    sheet = plan.order or _proposed(plan, _presets(library_of(words, library)))
    if ALONE in words.options:
        sheet = replace(sheet, placement="alone")
    if PORTRAIT in words.options:
        sheet = replace(sheet, orientation="portrait")
    for number in late_lines(sheet):
        warn(tr("Dòng {number}: ngày gỡ trước ngày treo.").format(number=number))
    plan = replace(plan, order=sheet)
    rules = preset.for_layout(plan.standard, plan.layout)
    for out in outs:
        if out.suffix.lower() == PAINTED:
            start_qt()
        exporter = known[out.suffix.lower()]
        content = exporter.make(plan, rules, ProgressLine(tr("Ghi danh mục")))
        files.write_bytes(out, content)
        tell(
            tr("Đã ghi {target}: {count} dòng khẩu hiệu").format(target=out, count=len(sheet.lines))
        )
    return DONE


def _proposed(plan: Plan, presets: tuple[OrderPreset, ...]) -> OrderSheet:
    """A sheet of the plan's slogans; raises RefusedOrder where it has none."""
    proposal = propose_lines(plan, presets)
    for text in proposal.left_out:
        warn(tr("Để riêng, không phải khẩu hiệu in được: {text}").format(text=text[:80]))
    if not proposal.lines:
        raise RefusedOrder(
            tr(
                "Kế hoạch chưa có danh mục đặt in và cũng không có khẩu hiệu nào. Không có tệp nào "
                "được ghi; hãy thêm mục khẩu hiệu vào kế hoạch."
            )
        )
    return OrderSheet(proposal.lines)


def _presets(library: Path | None) -> tuple[OrderPreset, ...]:
    """The office's presets in a library; none where the usual one was not made yet."""
    opened = open_for_reading(library)
    if opened is None:
        return ()
    with opened:
        return presets_of(opened.setting(SETTING))
