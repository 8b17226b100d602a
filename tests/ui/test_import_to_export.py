"""The whole way in the real window: a text in, stored, edited, a DOCX and a PDF out."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hands import type_text

from kehoach_gui import services
from kehoach_gui.core import preset
from kehoach_gui.core.plan import Plan
from kehoach_gui.export import Exporter
from kehoach_gui.storage import Library
from kehoach_gui.ui.dialogs.import_dialog import ImportDialog
from kehoach_gui.ui.exporting import proposed_name
from kehoach_gui.ui.main_window import MainWindow

Settle = Callable[..., None]


@pytest.fixture
def source(tmp_path: Path, small_plan: Plan) -> Path:
    """The small plan as a text file with a page number that does not belong to it."""
    exporter = next(each for each in services.exporters() if each.id == "txt")
    text = exporter.make(small_plan, preset.load("party-hd05"), None).decode("utf-8")
    path = tmp_path / "van ban.txt"
    path.write_text(text, "utf-8")
    return path


def exporter(ident: str) -> Exporter:
    return next(each for each in services.exporters() if each.id == ident)


def test_a_text_is_imported_edited_and_exported(
    window: MainWindow,
    library: Library,
    source: Path,
    tmp_path: Path,
    accepted: list[ImportDialog],
    settle: Settle,
) -> None:
    window.import_path(source)
    settle(lambda: window.session is not None)
    assert window.session is not None and window.view is not None
    assert len(library.list_plans()) == 1
    view = window.view
    ident = next(s.id for s in window.session.plan.sections if s.kind == "slogans")
    view.show_part(ident)
    type_text(view.section_pane.editor, "Ấm no, ")
    target = tmp_path / "ra" / "ke-hoach.docx"
    target.parent.mkdir()
    window.export_to(exporter("docx"), window.session.plan, target)
    settle(target.exists)
    settle(lambda: "Đã xuất" in window.toast.words.text())
    with zipfile.ZipFile(target) as package:
        assert "Ấm no, Mừng xuân!" in package.read("word/document.xml").decode("utf-8")
    assert [button.text() for button in window.toast.buttons] == ["Mở tệp", "Mở thư mục"]
    pdf = target.with_suffix(".pdf")
    window.export_to(exporter("pdf"), window.session.plan, pdf)
    settle(pdf.exists)
    assert pdf.read_bytes().startswith(b"%PDF")


def test_nothing_is_stored_before_the_user_says_so(
    window: MainWindow,
    library: Library,
    source: Path,
    monkeypatch: pytest.MonkeyPatch,
    settle: Settle,
) -> None:
    asked: list[int] = []

    def refuse(dialog: ImportDialog) -> int:
        asked.append(len(library.list_plans()))
        return 0

    monkeypatch.setattr(ImportDialog, "exec", refuse)
    window.import_path(source)
    settle(lambda: bool(asked))
    assert asked == [0]
    assert library.list_plans() == ()


def test_the_import_dialog_shows_each_line_with_its_role_and_the_outline(
    window: MainWindow, source: Path
) -> None:
    window.resize(1024, 536)
    dialog = ImportDialog(window.theme, window, services.read_any(source), source.name)
    dialog.show()
    model = dialog.lines.lines
    roles = {line.text.strip(): line.role for line in model.lines}
    assert roles["CHI BỘ THÔN HẠ"] == "issuing_body"
    spoken = model.data(model.index(0, 0), 11)  # Qt.ItemDataRole.AccessibleTextRole
    assert ":" in str(spoken)
    assert dialog.outline.outline.rowCount() == 5
    assert dialog.height() <= 480
    dialog.close()


def test_a_line_set_aside_comes_back_when_it_is_ticked(
    window: MainWindow, small_plan: Plan
) -> None:
    from dataclasses import replace

    from kehoach_gui.reading import Reading, Receipt, SourceLine

    plan = replace(small_plan, discarded=("Trang 2",))
    lines = (SourceLine(1, "CHI BỘ THÔN HẠ", "issuing_body"), SourceLine(2, "Trang 2", "noise"))
    dialog = ImportDialog(window.theme, window, Reading(plan, Receipt(), lines), "tệp")
    assert dialog.plan().discarded == ("Trang 2",)
    assert dialog.lines.lines.toggle(0) is False
    assert dialog.lines.lines.toggle(1) is True
    restored = dialog.plan()
    assert restored.discarded == ()
    assert restored.sections[-1].blocks[-1].text == "Trang 2"


def test_another_standard_may_be_chosen_on_import(window: MainWindow, source: Path) -> None:
    dialog = ImportDialog(window.theme, window, services.read_any(source), source.name)
    dialog.standard.setCurrentIndex(dialog.standard.findData("state-nd30"))
    assert dialog.plan().standard == "state-nd30"


def test_a_file_that_is_no_text_is_refused_with_a_sentence(
    window: MainWindow, tmp_path: Path, told: list[tuple[str, str]], settle: Settle
) -> None:
    path = tmp_path / "anh.txt"
    path.write_bytes(bytes(range(256)) * 40)
    window.import_path(path)
    settle(lambda: bool(told))
    assert told[0][0] == "Chưa nhập được “anh.txt”"
    assert "anh.txt" in told[0][1] or "tệp" in told[0][1].lower()


def test_a_read_only_target_leaves_the_old_file_and_says_why(
    opened: MainWindow, tmp_path: Path, told: list[tuple[str, str]], settle: Settle
) -> None:
    assert opened.session is not None
    target = tmp_path / "cu.docx"
    target.write_bytes(b"old")
    target.chmod(0o444)
    opened.export_to(exporter("docx"), opened.session.plan, target)
    settle(lambda: bool(told))
    assert "chỉ cho đọc" in told[0][1]
    assert target.read_bytes() == b"old"


def test_a_cancelled_export_writes_nothing(
    opened: MainWindow, tmp_path: Path, settle: Settle
) -> None:
    assert opened.session is not None
    target = tmp_path / "huy.docx"
    job = opened.export_to(exporter("docx"), opened.session.plan, target)
    job.cancel()
    settle(lambda: "Đã hủy" in opened.toast.words.text() or target.exists())
    job_was_quicker = target.exists()
    assert job_was_quicker or "Đã hủy" in opened.toast.words.text()


def test_the_proposed_name_is_ascii_and_short(small_plan: Plan) -> None:
    name = proposed_name(small_plan, ".docx")
    assert name == "KH-CB-tuyen-truyen-mung-xuan.docx"
    assert name.isascii()


def test_a_plan_file_travels_out_and_in_again(
    opened: MainWindow,
    tmp_path: Path,
    small_plan: Plan,
    accepted: list[ImportDialog],
    settle: Settle,
) -> None:
    assert opened.session is not None
    target = tmp_path / "gui.kehoach"
    opened.export_to(exporter("kehoach"), opened.session.plan, target)
    settle(target.exists)
    settle(lambda: "Đã xuất" in opened.toast.words.text())
    opened.import_path(target)
    settle(lambda: bool(accepted))
    settle()
    assert opened.session.plan == small_plan


def test_a_dialog_of_two_sides_takes_the_room_of_its_window(
    window: MainWindow, source: Path
) -> None:
    heights = []
    for size in ((1024, 536), (1366, 738), (1920, 1040)):
        window.resize(*size)
        dialog = ImportDialog(window.theme, window, services.read_any(source), source.name)
        heights.append(dialog.height())
        assert dialog.height() <= size[1] and dialog.width() <= min(size[0], 1400)
        dialog.deleteLater()
    assert heights == sorted(set(heights))
