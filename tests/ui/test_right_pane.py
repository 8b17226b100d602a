"""The right pane: pages follow the text and lead back to it, cited documents, versions."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hands import press, type_text
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from kehoach_gui.core.compare import compare
from kehoach_gui.core.plan import Block, Plan
from kehoach_gui.storage import Library
from kehoach_gui.ui.dialogs.compare_dialog import CompareDialog, Side
from kehoach_gui.ui.dialogs.version_dialog import VersionDialog
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.right.compare_text import changes_of
from kehoach_gui.ui.right.right_pane import CITATIONS, PAGES, VERSIONS, RightPane
from kehoach_gui.ui.theme import Theme

Settle = Callable[..., None]


@pytest.fixture
def pane(opened: MainWindow, settle: Settle) -> RightPane:
    """The right pane of the small plan, its pages made."""
    assert opened.view is not None
    opened.view.load_preview()
    made = opened.view.preview
    assert made is not None
    settle(lambda: bool(made.preview.list.pages))
    return made


def test_the_page_marks_and_shows_the_paragraph_that_is_edited(
    opened: MainWindow, pane: RightPane, settle: Settle
) -> None:
    view = opened.view
    assert view is not None
    view.show_part(7)
    view.section_pane.editor.setFocus()
    settle(lambda: pane.preview.list.marked == ("section", 7, 0))
    span = pane.preview.list.span_of(("section", 7, 0))
    bar = pane.preview.scroll.verticalScrollBar()
    assert span is not None
    assert bar.value() <= span[0] < bar.value() + pane.preview.scroll.height()
    view.show_part(-2)
    settle(lambda: pane.preview.list.marked == ("tail",))


def test_a_click_on_the_page_puts_the_caret_at_these_words(
    opened: MainWindow, pane: RightPane, settle: Settle
) -> None:
    pages, view = pane.preview.list, opened.view
    assert view is not None and pages.span_of(("section", 3, 1)) is not None
    line = next(each for each in pages.pages[0].lines if each.source == ("section", 3, 1))
    segment = line.segments[-1]
    factor = pages.scale_of(0) / 15.0
    left = (pages.width() - pages.page_size(0).width()) // 2
    point = QPointF(left + (segment.x + segment.width - 20) * factor, 0)
    point.setY(pages.top_of(0) + (line.top + line.height / 2) * factor)
    QTest.mouseClick(pages, Qt.MouseButton.LeftButton, pos=point.toPoint())
    settle()
    assert view.current_id() in (1, 3)
    caret = view.section_pane.editor.textCursor()
    assert caret.block().text() == "An toàn, tiết kiệm."
    assert caret.positionInBlock() >= len("An toàn, tiết kiệm.") - 2


@pytest.mark.parametrize(
    ("source", "right", "field"),
    [(("title",), False, "subject"), (("header",), False, "issuing_body")],
)
def test_a_click_on_the_head_goes_to_its_form(
    opened: MainWindow, pane: RightPane, source: tuple[str], right: bool, field: str
) -> None:
    pane.preview.place_clicked.emit(source, 0, right)
    assert opened.view is not None and opened.view.current_id() == -1
    assert opened.view.head_form.fields[field].input.hasFocus()


def test_pages_are_made_again_after_typing_and_the_others_stay(
    opened: MainWindow, pane: RightPane, settle: Settle
) -> None:
    view = opened.view
    assert view is not None
    view.show_part(7)
    type_text(view.section_pane.editor, "Ấm no! ")
    settle(
        lambda: (
            "Ấm no! Mừng xuân!"
            in " ".join(line.text for page in pane.preview.list.pages for line in page.lines)
        )
    )


def test_what_is_typed_as_a_basis_appears_in_the_list_and_leads_back(
    opened: MainWindow, pane: RightPane, settle: Settle
) -> None:
    view, session = opened.view, opened.session
    assert view is not None and session is not None
    pane.show_tab(CITATIONS)
    assert pane.citations.empty.isVisible()
    view.show_part(7)
    steps = session.undo_stack.count()
    editor = view.section_pane.editor
    press(editor, Qt.Key.Key_End, mods=Qt.KeyboardModifier.ControlModifier)
    type_text(editor, " Theo Nghị quyết số 12-NQ/TW ngày 05/01/2026 của Bộ Chính trị.")
    settle(lambda: pane.citations.list.cards.rowCount() == 1)
    (card,) = pane.citations.list.cards.cards
    assert (card.title, card.facts, card.warning) == (
        "Nghị quyết 12-NQ/TW",
        "05/01/2026 · Bộ Chính trị",
        "▲ Thiếu trích yếu",
    )
    assert [one.number for one in session.plan.citations] == ["12-NQ/TW"]
    assert session.undo_stack.count() <= steps + 1
    view.show_part(-1)
    press(pane.citations.list, Qt.Key.Key_Return)
    assert view.current_id() == 7
    opened.actions_["undo"].trigger()
    settle(lambda: pane.citations.list.cards.rowCount() == 0)
    assert session.plan.citations == ()


def test_opening_a_plan_changes_nothing_in_it(
    opened: MainWindow, pane: RightPane, library: Library, settle: Settle
) -> None:
    session = opened.session
    assert session is not None
    settle(lambda: not pane.citations.reader.is_waiting)
    settle()
    assert not session.is_dirty
    assert library.load_plan(session.plan_id).revision == 1


def test_the_state_at_opening_is_kept_and_named_versions_come_on_top(
    opened: MainWindow, pane: RightPane, library: Library, settle: Settle
) -> None:
    session, view = opened.session, opened.view
    assert session is not None and view is not None
    start = session.plan
    settle(lambda: bool(pane.versions.rows))
    assert [row.name for row in pane.versions.rows] == ["Khi mở kế hoạch"]
    view.show_part(7)
    type_text(view.section_pane.editor, "Vui ")
    opened.keep_named("Bản trình lần 1")
    assert [row.name for row in pane.versions.rows] == ["Bản trình lần 1", "Khi mở kế hoạch"]
    assert library.load_version(pane.versions.rows[0].id) == session.plan
    assert library.load_version(pane.versions.rows[1].id) == start
    opened.keep_automatic("Trước khi in")
    assert len(pane.versions.rows) == 2


def test_a_whole_version_is_taken_back_as_one_undo_step(
    opened: MainWindow, pane: RightPane, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, view = opened.session, opened.view
    assert session is not None and view is not None
    settle(lambda: bool(pane.versions.rows))
    start = session.plan
    view.show_part(7)
    type_text(view.section_pane.editor, "Vui ")
    typed = session.plan
    monkeypatch.setattr("kehoach_gui.ui.dialogs.base.ask", lambda *_: 0)
    pane.versions.list.setCurrentIndex(pane.versions.list.cards.index(0, 0))
    pane.versions.restore.click()
    assert session.plan == start
    assert pane.versions.rows[0].name == "Trước khi lấy lại bản cũ"
    opened.actions_["undo"].trigger()
    assert session.plan == typed


def test_two_versions_stand_side_by_side_and_one_section_comes_back(
    theme: Theme, opened: MainWindow, settle: Settle
) -> None:
    session = opened.session
    assert session is not None
    old = session.plan
    new = replace(
        old,
        title=replace(old.title, subject="tuyên truyền mừng Đảng"),
        sections=(
            old.sections[0],
            replace(old.sections[2], blocks=(Block("slogan", "Mừng Đảng!"),)),
        ),
    )
    sides = [Side("Bản đang soạn", lambda: new), Side("Bản trình lần 1", lambda: old)]
    dialog = CompareDialog(theme, opened, sides, 1)
    titles = [change.title for change in dialog.changes]
    assert titles[0] == "Sửa: Trích yếu"
    assert any(title.startswith("Bỏ: II TỔ CHỨC THỰC HIỆN") for title in titles)
    changed = next(i for i, title in enumerate(titles) if "KHẨU HIỆU" in title)
    dialog.list.setCurrentRow(changed)
    words = dialog.text.toPlainText()
    assert "Mừng xuân!" in words and "Mừng Đảng!" in words
    assert dialog.take.isEnabled()
    dialog.old.setCurrentIndex(0)
    assert dialog.count.text() == "Hai bản giống nhau từng chữ."
    assert not dialog.take.isEnabled()
    dialog.old.setCurrentIndex(1)
    dialog.list.setCurrentRow(changed)
    dialog.take.click()
    assert dialog.chosen == (old, 7)
    dialog.deleteLater()


def test_a_field_of_the_head_is_taken_back_from_a_version_as_one_step(
    opened: MainWindow, pane: RightPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = opened.session
    assert session is not None
    opened.keep_named("Bản trình lần 1")
    old = session.plan
    session.apply("sửa", lambda plan: replace(plan, title=replace(plan.title, subject="khác")))
    session.apply("sửa", lambda plan: replace(plan, recipients=("Lưu: chi bộ",)))

    def take(dialog: CompareDialog) -> bool:
        titles = [change.title for change in dialog.changes]
        assert titles == ["Sửa: Trích yếu", "Bỏ: Nơi nhận"]
        dialog.list.setCurrentRow(0)
        assert dialog.take.text() == "Lấy lại chỗ này"
        dialog.take.click()
        return True

    monkeypatch.setattr(CompareDialog, "exec", take)
    opened.compare_version(opened.library.list_versions(session.plan_id)[0].id)
    assert session.plan.title == old.title and session.plan.recipients == ("Lưu: chi bộ",)
    assert session.undo_stack.undoText() == "lấy lại một phần của bản cũ"


def test_a_version_is_named_by_a_click(theme: Theme, opened: MainWindow) -> None:
    dialog = VersionDialog(theme, opened, ["Bản trình lần 1", "Khi mở kế hoạch"])
    assert dialog.name == "Bản trình lần 2"
    dialog.field.setText("  ")
    assert not dialog.go.isEnabled()
    dialog.deleteLater()


def test_each_tab_is_reached_by_its_command_also_in_a_narrow_window(
    opened: MainWindow, pane: RightPane, settle: Settle
) -> None:
    opened.resize(1024, 536)
    settle()
    assert not pane.isVisible()
    opened.actions_["versions"].trigger()
    assert pane.isVisible() and pane.tab == VERSIONS
    opened.actions_["citations"].trigger()
    assert pane.isVisible() and pane.tab == CITATIONS
    pane.show_tab(PAGES)
    assert opened.actions_["preview"].isChecked()
    opened.actions_["preview"].trigger()
    assert not pane.isVisible()


def test_standards_and_dates_are_compared_in_words(small_plan: Plan) -> None:
    old = replace(small_plan, header=replace(small_plan.header, date="2026-03-05"))
    new = replace(old, standard="state-nd30", header=replace(old.header, date="2026-03-15"))
    rows = {change.title: change.rows[0] for change in changes_of(compare(old, new))}
    standard, day = rows["Sửa: Thể thức"], rows["Sửa: Ngày ban hành"]
    assert (standard.old, standard.new) == (
        "Hướng dẫn 05-HD/VPTW",
        "Nghị định 30/2020/NĐ-CP",
    )
    assert "".join(piece.text for piece in day.pieces if piece.status != "removed") == (
        "ngày 15 tháng 3 năm 2026"
    )
