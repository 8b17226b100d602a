"""After a crash: one question for each plan that was put aside, with both times; both are kept."""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_gui import files, paths
from kehoach_gui.core import plan_json
from kehoach_gui.core.errors import UserError
from kehoach_gui.core.plan import Plan
from kehoach_gui.ui.dialogs.base import ask

if TYPE_CHECKING:
    from kehoach_gui.storage import Library
    from kehoach_gui.storage.plans import PlanRow
    from kehoach_gui.ui.main_window import MainWindow

_NAME = re.compile(r"khôi phục (\d{4}-\d\d-\d\d \d{6}) kế hoạch (\d+)")
_TIME = "%Y-%m-%d %H%M%S"
SHOWN = "%H:%M:%S ngày %d/%m/%Y"
VERSION_NAME = "Bản cất khi chương trình dừng"
SEEN_FOLDER = "đã xem"


@dataclass(frozen=True, slots=True)
class Kept:
    """A text that was put aside, when, and of which plan of the library."""

    path: Path
    moment: datetime
    plan_id: int
    plan: Plan


def file_name(plan_id: int, moment: datetime) -> str:
    """The name of a recovery file, from which it is found again."""
    return f"khôi phục {moment:{_TIME}} kế hoạch {plan_id}.json"


def kept_texts(folder: Path) -> list[Kept]:
    """The newest text of each plan that lies in the folder; what cannot be read stays there."""
    newest: dict[int, Kept] = {}
    for path in sorted(folder.glob("*.json")):
        found = _NAME.match(path.name)
        if found is None:
            continue
        try:
            plan = plan_json.loads(path.read_text("utf-8"))
        except (UserError, OSError, UnicodeDecodeError):
            continue
        moment = datetime.strptime(found[1], _TIME)
        newest[int(found[2])] = Kept(path, moment, int(found[2]), plan)
    return sorted(newest.values(), key=lambda kept: kept.moment)


def offer(window: "MainWindow") -> None:
    """Ask about each text that is not what the library has; called once after the start."""
    if window.library.read_only:
        return
    folder = paths.recovery_folder()
    rows = {row.id: row for row in window.library.list_plans()}
    for kept in kept_texts(folder):
        row = rows.get(kept.plan_id)
        if row is None or row.damaged or not _is_of(kept.plan, row):
            continue
        try:
            stored = window.library.load_plan(row.id).plan
        except UserError:
            continue
        if stored == kept.plan or _take(window, kept, row):
            _put_away(folder, kept.plan_id)


def _is_of(plan: Plan, row: "PlanRow") -> bool:
    """Whether the text belongs to this row and not to a plan of the same id in another library."""
    words = " ".join((plan.title.subject or plan.title.type_name or "").split())
    body = " ".join((plan.header.issuing_body or "").split())
    return words == row.title or body == row.body


def _take(window: "MainWindow", kept: Kept, row: "PlanRow") -> bool:
    """Put the question; False where the user wants to see to it later."""
    saved = datetime.fromisoformat(row.modified).astimezone()
    words = (
        f"Lần trước chương trình dừng giữa chừng khi soạn “{row.title[:80]}”."
        f" Bản được cất lúc {kept.moment:{SHOWN}} khác bản trong thư viện, lưu lúc"
        f" {saved:{SHOWN}}. Mở bản nào? Bản kia vẫn được giữ trong Các phiên bản."
    )
    answer = ask(
        window.theme,
        window,
        "Còn một bản chưa lưu",
        words,
        "Mở bản đã cất",
        "Dùng bản trong thư viện",
        "Để sau",
    )
    if answer == 2:
        return False
    window.open_plan(row.id)
    if window.session is None or window.session.plan_id != row.id:
        return False
    if answer == 0:
        window.keep_automatic("Trước khi lấy bản đã cất")
        window.session.end_step()
        window.session.apply("lấy bản đã cất", lambda _: kept.plan)
        return True
    return _keep_version(window.library, kept)


def _keep_version(library: "Library", kept: Kept) -> bool:
    try:
        library.add_version(kept.plan_id, kept.plan, VERSION_NAME)
    except UserError:
        return False
    return True


def _put_away(folder: Path, plan_id: int) -> None:
    """Move a plan's recovery files aside, so that nothing is asked twice and nothing deleted."""
    try:
        seen = files.make_folder(folder / SEEN_FOLDER)
        for path in sorted(folder.glob("*.json")):
            found = _NAME.match(path.name)
            if found is not None and int(found[2]) == plan_id:
                files.move(path, files.free_name(seen / path.name))
    except UserError:
        return  # the question comes again at the next start
