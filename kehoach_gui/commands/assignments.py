"""`calendar tasks`: a plan's matrix việc - đơn vị - thời hạn - sản phẩm, whole or per unit."""

import json
from dataclasses import asdict
from pathlib import Path

from kehoach_gui import files, services
from kehoach_gui.commands import options
from kehoach_gui.commands.options import UsageError
from kehoach_gui.commands.qt import start_qt
from kehoach_gui.commands.standards import rules_for
from kehoach_gui.commands.tell import DONE, tell, warn
from kehoach_gui.core.text import fold, squeeze
from kehoach_gui.i18n import tr

AS_JSON, UNITS = "--json", "--units"
WITH_VALUE = {"-o": "out", "--out": "out", "--unit": "unit", "--standard": "standard"}
SUFFIXES = (".docx", ".pdf")


def run(arguments: list[str]) -> int:
    """Lists the rows, or writes them to OUT as .docx or .pdf.

    The rows are those that the plan keeps; where it keeps none, what its text proposes, which is
    said. `--units` gives each unit an extract of its own, `--unit` that of one. Raises UsageError
    for a wrong call.
    """
    words = options.split(arguments, WITH_VALUE, (AS_JSON, UNITS))
    if len(words.inputs) != 1:
        raise UsageError(tr("calendar tasks cần một kế hoạch."))
    outs = words.all("out")
    for out in outs:
        if Path(out).suffix.lower() not in SUFFIXES:
            raise UsageError(
                tr("Không ghi được bảng phân công loại «{name}». Đuôi tệp phải là {known}.").format(
                    name=Path(out).name, known=", ".join(SUFFIXES)
                )
            )
    from kehoach_gui.core.compose_assignments import proposed_rows, units_of
    from kehoach_gui.export.assignment_files import make_extracts, make_matrix

    plan = services.read_any(Path(words.inputs[0])).plan
    rules = rules_for(words.last("standard"), plan)
    rows = plan.assignments or proposed_rows(plan)
    if rows and not plan.assignments:
        warn(tr("Kế hoạch chưa lưu bảng phân công; dưới đây là đề xuất đọc từ lời văn."))
    units = list(units_of(rows))
    wanted = words.last("unit")
    if wanted is not None:
        units = [unit for unit in units if fold(squeeze(wanted)) == fold(squeeze(unit))]
        if not units:
            raise UsageError(
                tr("Bảng phân công không có đơn vị «{unit}».").format(unit=wanted.strip())
            )
        rows = units_of(rows)[units[0]]
    if AS_JSON in words.options:
        tell(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
    elif not outs:
        for row in rows:
            tell(" | ".join((row.unit, row.task, row.deadline, row.product)))
    for out in outs:
        suffix = Path(out).suffix.lower()
        if suffix == ".pdf":
            start_qt()
        if wanted is not None or UNITS in words.options:
            content = make_extracts(plan, rules, rows, units, suffix)
        else:
            content = make_matrix(plan, rules, rows, suffix)
        files.write_bytes(Path(out), content)
        tell(tr("Đã ghi {target}: {count} việc").format(target=out, count=len(rows)))
    return DONE
