"""Takes pictures of the real window with the shipped sample into a folder, to be looked at.

Run as `python tests/ui/shots.py FOLDER`; each size and mode gets its own file names.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from kehoach_gui.ui.main_window import MainWindow
    from kehoach_gui.ui.theme import Theme

    Snap = Callable[[str, QDialog], None]
    Settle = Callable[[float], None]

ROOT = Path(__file__).resolve().parents[2]
CELLS = (
    ("STT", "Nội dung công việc", "Đơn vị thực hiện", "Thời hạn", "Số buổi"),
    ("1", "Tuyên truyền trên loa truyền thanh", "Ban Văn hóa - Xã hội", "15/3/2027", "60"),
    ("2", "Treo băng rôn trên các trục đường chính", "Đoàn Thanh niên", "20/3/2027", ""),
    ("3", "Hội nghị quán triệt\nĐăng trang thông tin điện tử", "Văn phòng", "30/4/2027", "1"),
)
CASES = {"1366": (1366, 738, "1"), "125": (1093, 566, "1.25"), "1024": (1024, 536, "1")}


def take(folder: Path, case: str, dark: bool) -> None:
    """All pictures of one size and mode; runs in a process of its own."""
    width, height, _ = CASES[case]
    import shot_actions
    import shot_plans
    from PySide6.QtWidgets import QApplication, QDialog

    from kehoach_gui import app, paths, services
    from kehoach_gui.core import edits, preset
    from kehoach_gui.core.banner import Banner
    from kehoach_gui.core.events import Event
    from kehoach_gui.core.organisation import Organisation
    from kehoach_gui.core.periods import read_period
    from kehoach_gui.core.plan import Block, walk
    from kehoach_gui.reading.docx.comments import Margin
    from kehoach_gui.returned_file import compared
    from kehoach_gui.share_pack import Drive
    from kehoach_gui.storage import Library
    from kehoach_gui.ui.calendar.events_dialog import EventsDialog
    from kehoach_gui.ui.calendar.export_dialog import ExportDialog
    from kehoach_gui.ui.calendar.insert_anniversary import AnniversaryDialog
    from kehoach_gui.ui.calendar.matrix_dialog import MatrixDialog
    from kehoach_gui.ui.calendar.period_dialog import PeriodDialog
    from kehoach_gui.ui.calendar.workspace import CalendarWorkspace
    from kehoach_gui.ui.dialogs.backups_dialog import BackupsDialog
    from kehoach_gui.ui.dialogs.compare_dialog import CompareDialog, Side
    from kehoach_gui.ui.dialogs.help_dialogs import AboutDialog, KeysDialog
    from kehoach_gui.ui.dialogs.import_dialog import ImportDialog
    from kehoach_gui.ui.dialogs.options_dialog import OptionsDialog
    from kehoach_gui.ui.dialogs.organisation_dialog import OrganisationDialog
    from kehoach_gui.ui.dialogs.paste_dialog import PasteDialog
    from kehoach_gui.ui.dialogs.settings_dialog import Settings, SettingsDialog
    from kehoach_gui.ui.dialogs.standard_dialog import StandardDialog
    from kehoach_gui.ui.dialogs.table_dialog import TableDialog
    from kehoach_gui.ui.dialogs.table_size import TableSizeDialog
    from kehoach_gui.ui.dialogs.version_dialog import VersionDialog
    from kehoach_gui.ui.finding.everywhere import EverywhereDialog
    from kehoach_gui.ui.first_run.dialog import FirstRun
    from kehoach_gui.ui.help_window import HelpWindow
    from kehoach_gui.ui.palette import Palette, commands
    from kehoach_gui.ui.plans.outline_model import HEAD, TAIL
    from kehoach_gui.ui.printing.print_dialog import PrintDialog
    from kehoach_gui.ui.share_pack import SharePackDialog
    from kehoach_gui.ui.slogans.banner_dialog import BannerDialog
    from kehoach_gui.ui.superior.dialog import SuperiorDialog
    from kehoach_gui.ui.superior.returned import ReturnedDialog
    from kehoach_gui.ui.theme import STYLE_ARGUMENTS, Theme
    from kehoach_gui.ui.translator import VietnameseTranslator

    application = QApplication(["shots", *STYLE_ARGUMENTS])
    application.setCursorFlashTime(0)
    translator = VietnameseTranslator(application)
    application.installTranslator(translator)
    settings = app.open_settings()
    theme = Theme(application, settings)
    theme.set_dark(dark)
    library = Library.open(paths.library_path(), presets=preset.load)
    window = app.build_window(theme, settings, library)
    window.resize(width, height)
    window.show()
    mode = f"{case}{'-dark' if dark else ''}"

    def settle(seconds: float = 0.5) -> None:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            application.processEvents()
            time.sleep(0.01)

    def snap(name: str) -> None:
        settle()
        window.grab().save(str(folder / f"{mode}-{name}.png"))

    def snap_dialog(name: str, dialog: QDialog) -> None:
        dialog.show()
        settle(0.3)
        dialog.grab().save(str(folder / f"{mode}-{name}.png"))
        dialog.close()

    snap("empty")
    window.open_sample()
    assert window.session is not None and window.view is not None
    plan = window.session.plan
    snap("plan-parent")
    window.view.show_part(plan.sections[1].sections[1].id)
    snap("plan")
    window.actions_["replace"].trigger()
    finding = window.view.find_panel
    assert finding is not None
    finding.field.setText("tuyen truyen")
    finding.replacement.setText("phổ biến")
    finding.step(1)
    snap("find")
    window.view.close_find()
    window.view.set_full_text(True)
    window.view.show_part(plan.sections[1].id)
    snap("full-text")
    window.view.set_full_text(False)
    part = plan.sections[1].sections[1].id
    table = Block("table", "", rows=CELLS, header_rows=1)
    held = edits.find(plan, part).blocks
    window.session.apply("chèn bảng", lambda p: edits.set_blocks(p, part, (*held, table)))
    window.view.show_part(part)
    editor = window.view.editor
    number = next(place for place, line in enumerate(editor.lines) if line.block.rows)
    editor.enter_table(number, cell=(1, 1))
    snap("table")
    window.view.open_find(replacing=False, words="loa")
    window.view.find_step(1)
    snap("table-find")
    window.view.close_find()
    editor.close_cell()
    if width < 1180:
        window.view.show_preview(True)
    snap("table-page")
    if width < 1180:
        window.view.show_preview(False)
    snap_dialog("table-new", TableSizeDialog(theme, window))
    snap_dialog("table-edit", TableDialog(theme, window, table))
    window.undo()
    everywhere = EverywhereDialog(theme, window, library.path, "ke hoach")
    settle()
    snap_dialog("everywhere", everywhere)
    window.view.show_part(next(s for s in plan.sections if s.kind == "slogans").id)
    snap("slogans")
    window.view.show_part(HEAD)
    window.view.focus_part()
    snap("head")
    window.view.show_part(TAIL)
    snap("tail")
    if width < 1180:
        window.view.show_preview(True)
        snap("page")
    window.keep_named("Bản trình lần 1")
    window.show_citations()
    settle(1.0)
    snap("citations")
    window.show_versions()
    snap("versions")
    window.view.show_right_tab(0)
    if width < 1180:
        window.view.show_preview(False)
    older = replace(plan, title=replace(plan.title, subject="khác"), sections=plan.sections[:-1])
    sides = [Side("Bản đang soạn", lambda: plan), Side("Bản trình lần 1", lambda: older)]
    snap_dialog("compare", CompareDialog(theme, window, sides, 1))
    session = window.session
    snap_dialog("superior-none", SuperiorDialog(theme, window, library, session))
    above = shot_plans.superior_plan()
    library.attachments.attach(
        session.plan_id, "KH Thành ủy 2027.docx", above, preset.load(above.standard)
    )
    superior = SuperiorDialog(theme, window, library, session)
    settle(1.0)
    snap_dialog("superior", superior)
    superior.list.setCurrentItem(superior.list.topLevelItem(0))
    superior.only_left.setChecked(True)
    snap_dialog("superior-section", superior)
    returned = ReturnedDialog(theme, window, session, shot_plans.returned_file(session.plan))
    snap_dialog("returned", returned)
    same = compared("ban-ky.docx", session.plan, session.plan, Margin())
    snap_dialog("returned-same", ReturnedDialog(theme, window, session, same))
    snap_dialog("version", VersionDialog(theme, window, []))
    window.show_home()
    window.library.duplicate_plan(1)
    window.library.set_state(2, "submitted 2")
    window.reload_list()
    snap("home")
    window.open_plan(2)
    snap("tabs")
    window.close_tab()
    window.show_home()
    assert window.home.filters is not None
    window.home.filters.choose("shelf", "bin")
    snap("bin")
    window.home.filters.choose("shelf", "desk")
    assistant = FirstRun(theme, window)
    for place in range(3):
        assistant.turn(int(place > 0))
        snap_dialog(f"first-run-{place + 1}", assistant)
    library.save_organisation(
        Organisation("Đảng ủy phường Minh Tân", "party-hd05", place="Minh Tân")
    )
    with tempfile.TemporaryDirectory() as folder_name:
        text = next(e for e in services.exporters() if e.id == "txt").make(
            plan, preset.load(plan.standard), None
        )
        source = Path(folder_name) / "van-ban.txt"
        source.write_bytes(text)
        snap_dialog("import", ImportDialog(theme, window, services.read_any(source), source.name))
        take_import(Path(folder_name), theme, window, snap_dialog, settle)
    snap_dialog("organisation", OrganisationDialog(theme, window, library, choosing=True))
    snap_dialog("standard", StandardDialog(theme, window, plan, "state-nd30"))
    snap_dialog("options", OptionsDialog(theme, window, plan))
    snap_dialog("backups", BackupsDialog(theme, window, library))
    snap_dialog("paste", PasteDialog(theme, window))
    snap_dialog("matrix", MatrixDialog(theme, window, plan))
    snap_dialog("calendar-export", ExportDialog(theme, window, plan, 2027))
    snap_dialog("anniversary", AnniversaryDialog(theme, window, plan, (), True))
    snap_dialog("about", AboutDialog(theme, window))
    snap_dialog("keys", KeysDialog(theme, window))
    snap_dialog("print", PrintDialog(theme, window, plan, preset.load(plan.standard)))
    printing = PrintDialog(theme, window, plan, preset.load(plan.standard))
    printing.which.setCurrentIndex(1)
    printing.ranges.setText("1-3, 9")
    printing.side.setCurrentIndex(1)
    snap_dialog("print-wrong", printing)
    banner = Banner("Nhiệt liệt chào mừng Đại hội Đảng bộ lần thứ XV!", 6000, 800, bleed=20)
    snap_dialog("banner", BannerDialog(theme, window, (banner, banner), settings))
    drives = (Drive(Path("E:/"), 14 * 1024**3),)
    snap_dialog("pack", SharePackDialog(theme, window, "07-KH-DU", folder, lambda: drives))
    snap_dialog("pack-none", SharePackDialog(theme, window, "07-KH-DU", None, tuple))
    palette = Palette(theme, window, commands(window.actions_, [window.export_menu]))
    palette.field.setText("muc")
    snap_dialog("palette", palette)
    now = Settings(theme.mode, theme.zoom, "", window.conventions())
    snap_dialog("settings", SettingsDialog(theme, window, now, Path("D:/KeHoach/backups/library")))
    guide = HelpWindow(theme, window)
    guide.browser.show_page("06-in.html")
    snap_dialog("help", guide)
    window.open_plan(1)
    window.view.show_part(plan.sections[1].sections[1].id)
    window.set_zoom(130)
    snap("plan-large")
    window.set_zoom(100)
    phase = next(s for s, _ in walk(plan.sections) if s.kind == "phase")
    snap_dialog("period", PeriodDialog(theme, window, plan, phase.id))
    shot_actions.take_actions(window, snap, settle, lambda name: str(folder / f"{mode}-{name}.png"))
    with tempfile.TemporaryDirectory() as folder_name:
        shot_actions.take_submitted(window, snap_dialog, settle, Path(folder_name))
    congress = Event("Đại hội XIV của Đảng", period=read_period("quý I/2026"))
    library.events.save(congress)
    snap_dialog("events", EventsDialog(theme, window, window))
    calendar = window.show_workspace("calendar")
    assert isinstance(calendar, CalendarWorkspace)
    snap("calendar")
    calendar.choose_shape("month")
    snap("calendar-month")
    calendar.choose_scope(None)
    calendar.choose_shape("timeline")
    snap("calendar-all")
    theme.set_zoom(100)
    window.close()
    library.close()


def take_import(
    folder: Path, theme: "Theme", window: "MainWindow", snap_dialog: "Snap", settle: "Settle"
) -> None:
    """The states of the import dialog: a role changed, pages, both questions, no plan, receipt."""
    import office_files

    from kehoach_gui import services
    from kehoach_gui.ui.dialogs.import_dialog import ImportDialog
    from kehoach_gui.ui.dialogs.import_questions import LettersDialog
    from kehoach_gui.ui.dialogs.receipt_dialog import ReceiptDialog

    def dialog_of(name: str, section: str | None = None) -> ImportDialog:
        path = folder / name
        path.write_bytes(office_files.PLANS[name]())
        opened = services.open_any(path)
        shown = f"“{name}”"
        return ImportDialog(theme, window, opened.read(), shown, opened, section, bool(section))

    page = dialog_of("chép từ trang mạng.docx", "II. NỘI DUNG TUYÊN TRUYỀN")
    page.show()
    page.lines.setCurrentIndex(page.lines.lines.index(12, 0))
    page.lines.give_role("heading")
    settle(0.5)
    page.lines.setFocus()
    snap_dialog("import-roles", page)
    page.turn()
    page.show()
    settle(1.0)
    snap_dialog("import-pages", page)
    letters = dialog_of("phông lạ.docx")
    snap_dialog("import-letters", letters)
    question = next(iter(letters.letters.values()))
    lines = LettersDialog(theme, window, question.old, question.lines())
    snap_dialog("import-letters-lines", lines)
    party = dialog_of("kế hoạch Đảng ủy.docx")
    snap_dialog("import-standard", party)
    snap_dialog("import-receipt", ReceiptDialog(theme, window, party.receipt_lines()))
    snap_dialog("import-no-plan", dialog_of("công văn.docx"))


def main() -> int:
    if len(sys.argv) == 4:
        take(Path(sys.argv[1]), sys.argv[2], sys.argv[3] == "dark")
        return 0
    import subprocess

    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for case, (_, _, scale) in CASES.items():
        for mode in ("light", "dark"):
            with tempfile.TemporaryDirectory() as home:
                extra = {
                    "QT_QPA_PLATFORM": "offscreen",
                    "KEHOACH_HOME": home,
                    "QT_SCALE_FACTOR": scale,
                    "PYTHONPATH": str(ROOT),
                }
                command = [sys.executable, __file__, str(folder), case, mode]
                subprocess.run(command, env=os.environ | extra, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
