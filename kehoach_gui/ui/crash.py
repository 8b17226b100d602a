"""When the program itself errs: the text goes to a recovery file, then a dialog says so."""

import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kehoach_gui import files, paths
from kehoach_gui.core import plan_json
from kehoach_gui.core.errors import UserError
from kehoach_gui.session import PlanSession

if TYPE_CHECKING:
    from kehoach_gui.ui.theme import Theme


def keep_text(session: PlanSession | None) -> Path | None:
    """Write the open plan into a recovery file; None where nothing is open or it cannot be."""
    if session is None:
        return None
    from kehoach_gui.ui.plans.standards import preset_of
    from kehoach_gui.ui.recovery import file_name

    name = file_name(session.plan_id, datetime.now())
    try:
        folder = files.make_folder(paths.recovery_folder())
        path = files.free_name(folder / name)
        files.write_text(path, plan_json.dumps(session.plan, preset_of(session.plan)))
    except UserError:
        return None
    return path


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What a helper needs to know, without any word of the plan."""
    from kehoach_gui import __version__

    steps = traceback.extract_tb(trace)
    lines = [f"Kế hoạch {__version__}", f"{kind.__name__}: {error}"]
    lines += [f"  {Path(step.filename).name}:{step.lineno} {step.name}" for step in steps[-12:]]
    return "\n".join(lines)


def show_crash(theme: "Theme", kept: Path | None, report: str) -> None:
    """Tell what happened and what is safe."""
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from kehoach_gui.ui.dialogs.base import Dialog

    dialog = Dialog(theme, QApplication.activeWindow(), "Chương trình gặp lỗi", 560)
    safe = (
        f"Văn bản đang soạn đã được cất tại: {kept}"
        if kept
        else "Những gì đã báo “Đã lưu” vẫn nguyên trong thư viện."
    )
    dialog.say(
        "Có một lỗi trong chương trình, không phải do bạn. "
        f"{safe} Có thể làm tiếp; nếu thấy lạ, hãy đóng chương trình rồi mở lại."
    )
    details = QPlainTextEdit(report)
    details.setReadOnly(True)
    details.setProperty("field", True)
    details.setAccessibleName("Chi tiết lỗi để gửi người hỗ trợ")
    details.setFixedHeight(150)
    dialog.body.addWidget(details)
    copy = dialog.add_button("Sao chép chi tiết", lambda: QApplication.clipboard().setText(report))
    copy.setToolTip("Chi tiết không chứa chữ nào của kế hoạch")
    dialog.add_button("Làm tiếp", dialog.accept, "go").setFocus()
    dialog.exec()
