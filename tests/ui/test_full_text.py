"""The whole plan in one scroll: typing, headings, Enter, Tab, history, the same commands."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hands import compose, plan_of, press, type_text
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from kehoach_gui.core.plan import Appendix, Block, Plan, Section
from kehoach_gui.ui.main_window import MainWindow
from kehoach_gui.ui.plans.full_editor import FullEditor
from kehoach_gui.ui.plans.going import show_place

KEY = Qt.Key
MOVE = QTextCursor.MoveOperation


@pytest.fixture
def editor(opened: MainWindow, settle: Callable[..., None]) -> FullEditor:
    """The full text, caret in section I."""
    assert opened.view is not None
    opened.actions_["full_text"].trigger()
    settle()
    text = opened.view.editor
    assert isinstance(text, FullEditor) and text.hasFocus()
    return text


def headings(window: MainWindow) -> list[tuple[str | None, str | None]]:
    return [(s.number, s.heading) for s in plan_of(window).sections]


def at_end_of(editor: FullEditor, ident: int) -> None:
    editor.go_to_item(ident)
    editor.moveCursor(MOVE.EndOfBlock)


def test_all_lines_are_shown_with_the_numbers_of_the_outline(
    opened: MainWindow, editor: FullEditor
) -> None:
    assert editor.toPlainText().split("\n") == [
        "Căn cứ kế hoạch của cấp trên",
        "MỤC ĐÍCH",
        "Nâng cao nhận thức.",
        "Tạo không khí vui tươi.",
        "An toàn, tiết kiệm.",
        "TỔ CHỨC THỰC HIỆN",
        "Chi ủy",
        "Chỉ đạo chung.",
        "Các đoàn thể",
        "Vận động.",
        "KHẨU HIỆU",
        "Mừng xuân!",
        "Trên đây là kế hoạch.",
    ]
    assert editor.leads() == ["", "I-", "1.", "2.", "–", "II-", "1.", "", "2.", "", "III-", "–", ""]


def test_typing_changes_only_the_block_it_is_in(opened: MainWindow, editor: FullEditor) -> None:
    before = plan_of(opened)
    at_end_of(editor, 3)
    type_text(editor, " Đặng")
    after = plan_of(opened)
    assert after.sections[0].sections[1].blocks[0].text == "Tạo không khí vui tươi. Đặng"
    assert after.sections[1] is before.sections[1]
    assert after.sections[0].sections[0] is before.sections[0].sections[0]


def test_beginning_and_end_are_typed_here_too(opened: MainWindow, editor: FullEditor) -> None:
    editor.moveCursor(MOVE.Start)
    type_text(editor, "Xét, ")
    editor.moveCursor(MOVE.End)
    type_text(editor, "\nHết.")
    assert plan_of(opened).opening == ("Xét, Căn cứ kế hoạch của cấp trên",)
    assert plan_of(opened).closing == ("Trên đây là kế hoạch.", "Hết.")


def test_enter_behind_a_heading_goes_on_with_its_text(
    opened: MainWindow, editor: FullEditor
) -> None:
    at_end_of(editor, 7)
    type_text(editor, "\nLời dẫn")
    assert plan_of(opened).sections[2].blocks == (
        Block("paragraph", "Lời dẫn"),
        Block("slogan", "Mừng xuân!"),
    )
    assert plan_of(opened).sections[2].heading == "KHẨU HIỆU"


def test_enter_before_a_heading_makes_room_above(opened: MainWindow, editor: FullEditor) -> None:
    editor.go_to_item(4)
    press(editor, KEY.Key_Return, "\r")
    editor.moveCursor(MOVE.PreviousBlock)
    type_text(editor, "Thêm ý.")
    assert plan_of(opened).sections[0].sections[1].blocks[-1].text == "Thêm ý."
    assert headings(opened)[1] == ("II", "TỔ CHỨC THỰC HIỆN")


def test_a_paragraph_made_a_heading_is_a_new_section(
    opened: MainWindow, editor: FullEditor
) -> None:
    editor.go_to_item(3)
    editor.moveCursor(MOVE.NextBlock)
    editor.moveCursor(MOVE.EndOfBlock)
    type_text(editor, "\nYÊU CẦU")
    opened.actions_["heading"].trigger()
    assert headings(opened) == [
        ("I", "MỤC ĐÍCH"),
        ("II", "YÊU CẦU"),
        ("III", "TỔ CHỨC THỰC HIỆN"),
        ("IV", "KHẨU HIỆU"),
    ]
    assert len(plan_of(opened).sections[0].sections[1].blocks) == 2
    type_text(editor, " CHUNG")
    assert headings(opened)[1] == ("II", "YÊU CẦU CHUNG")
    assert opened.view is not None
    assert opened.view.current_id() == plan_of(opened).sections[1].id


def test_backspace_before_a_heading_joins_the_sections_and_undo_parts_them(
    opened: MainWindow, editor: FullEditor
) -> None:
    before = plan_of(opened)
    editor.go_to_item(7)
    press(editor, KEY.Key_Backspace)
    assert [heading for _, heading in headings(opened)] == ["MỤC ĐÍCH", "TỔ CHỨC THỰC HIỆN"]
    opened.actions_["undo"].trigger()
    assert plan_of(opened) == before
    assert editor.leads()[10] == "III-"


def test_tab_before_a_heading_moves_the_section_and_all_inside_it(
    opened: MainWindow, editor: FullEditor
) -> None:
    before = plan_of(opened)
    editor.go_to_item(4)
    press(editor, KEY.Key_Tab, "\t")
    assert headings(opened) == [("I", "MỤC ĐÍCH"), ("II", "KHẨU HIỆU")]
    moved = plan_of(opened).sections[0].sections[2]
    assert [s.heading for s in moved.sections] == ["Chi ủy", "Các đoàn thể"]
    press(editor, KEY.Key_Tab, "\t")
    press(editor, KEY.Key_Backtab, "", Qt.KeyboardModifier.ShiftModifier)
    press(editor, KEY.Key_Backtab, "", Qt.KeyboardModifier.ShiftModifier)
    assert plan_of(opened) == before


def test_numbered_paragraphs_go_on_with_enter(opened: MainWindow, editor: FullEditor) -> None:
    at_end_of(editor, 2)
    type_text(editor, "\nGiữ gìn truyền thống.")
    children = plan_of(opened).sections[0].sections
    assert [(s.number, s.blocks[0].text) for s in children] == [
        ("1", "Nâng cao nhận thức."),
        ("2", "Giữ gìn truyền thống."),
        ("3", "Tạo không khí vui tươi."),
    ]
    assert editor.leads()[2:5] == ["1.", "2.", "3."]


def test_a_role_does_not_touch_beginning_and_end(opened: MainWindow, editor: FullEditor) -> None:
    before = plan_of(opened)
    editor.selectAll()
    opened.actions_["bullet"].trigger()
    after = plan_of(opened)
    assert (after.opening, after.closing) == (before.opening, before.closing)
    assert headings(opened) == [(s.number, s.heading) for s in before.sections]
    assert [b.type for b in after.sections[0].blocks] == ["bullet"] * 3
    assert editor.role.id == "paragraph"


def test_the_outline_follows_the_caret_and_leads_it(
    opened: MainWindow, editor: FullEditor, settle: Callable[..., None]
) -> None:
    view = opened.view
    assert view is not None
    at_end_of(editor, 6)
    assert view.current_id() == 6
    view.outline.setCurrentIndex(view.outline.outline.index_of(2))
    assert editor.textCursor().block().text() == "Nâng cao nhận thức."
    assert view.caret_place() == (2, 0)


def test_a_pre_edit_is_no_edit_and_its_commit_arrives(
    opened: MainWindow, editor: FullEditor
) -> None:
    before = plan_of(opened)
    at_end_of(editor, 7)
    compose(editor, " v", " vu")
    assert plan_of(opened) is before
    compose(editor, commit=" vui")
    assert headings(opened)[2] == ("III", "KHẨU HIỆU vui")


def test_one_history_serves_both_views(opened: MainWindow, editor: FullEditor) -> None:
    view = opened.view
    assert view is not None
    before = plan_of(opened)
    at_end_of(editor, 7)
    type_text(editor, " A")
    opened.actions_["full_text"].trigger()
    assert view.section_pane.heading.words() == "KHẨU HIỆU A"
    type_text(view.section_pane.heading, "B ")
    opened.actions_["undo"].trigger()
    opened.actions_["undo"].trigger()
    assert plan_of(opened) == before


def test_split_merge_find_and_paste_work_in_the_full_text(
    opened: MainWindow, editor: FullEditor, settle: Callable[..., None]
) -> None:
    view = opened.view
    assert view is not None
    editor.go_to_item(3)
    opened.actions_["split"].trigger()
    assert [heading for _, heading in headings(opened)][:2] == ["MỤC ĐÍCH", "Mục mới"]
    assert editor.textCursor().selectedText() == "Mục mới"
    type_text(editor, "YÊU CẦU")
    assert headings(opened)[1] == ("II", "YÊU CẦU")
    opened.actions_["merge"].trigger()
    assert [heading for _, heading in headings(opened)][:2] == ["MỤC ĐÍCH", "TỔ CHỨC THỰC HIỆN"]
    show_place(view, ("section", 6, 0), 0, 8)
    assert editor.textCursor().selectedText() == "Vận động"
    editor.paste("- Một;\n- Hai")
    assert plan_of(opened).sections[1].sections[1].blocks == (
        Block("bullet", "Một;"),
        Block("bullet", "Hai."),
    )


def test_a_list_pasted_before_a_heading_leaves_it_whole(
    opened: MainWindow, editor: FullEditor
) -> None:
    editor.go_to_item(7)
    editor.paste("- Một;\n- Hai.")
    assert headings(opened)[2] == ("III", "KHẨU HIỆU")
    assert [b.text for b in plan_of(opened).sections[1].sections[1].blocks] == [
        "Vận động.",
        "Một;",
        "Hai.",
    ]


def test_a_list_pasted_behind_a_heading_becomes_its_text(
    opened: MainWindow, editor: FullEditor
) -> None:
    at_end_of(editor, 7)
    editor.paste("VÀ PANÔ\n- Một;\n- Hai.")
    section = plan_of(opened).sections[2]
    assert section.heading == "KHẨU HIỆUVÀ PANÔ"
    assert [(b.type, b.text) for b in section.blocks] == [
        ("bullet", "Một;"),
        ("bullet", "Hai."),
        ("slogan", "Mừng xuân!"),
    ]


def test_lines_pasted_at_the_end_stay_part_of_it(opened: MainWindow, editor: FullEditor) -> None:
    editor.moveCursor(MOVE.End)
    type_text(editor, "\n")
    editor.paste("- Nơi nhận thực hiện;\n- Báo cáo kết quả.")
    assert plan_of(opened).closing[1:] == ("Nơi nhận thực hiện;", "Báo cáo kết quả.")
    assert editor.leads()[-2:] == ["", ""]


def test_sections_of_an_appendix_keep_their_own_page(
    opened: MainWindow, small_plan: Plan, settle: Callable[..., None]
) -> None:
    extra = Section(20, "I", "BẢNG PHÂN CÔNG", blocks=(Block("paragraph", "Tổ một"),))
    opened.add_and_open(replace(small_plan, appendices=(Appendix("1", "Phân công", (extra,)),)))
    view = opened.view
    assert view is not None
    view.set_full_text(True)
    ident = plan_of(opened).appendices[0].sections[0].id
    view.show_part(ident)
    assert not view.is_full() and view.stack.currentWidget() is view.section_pane
    view.show_part(plan_of(opened).sections[0].id)
    assert view.is_full()
    opened.settings.setValue("plan/full_text", False)


def test_the_choice_is_remembered(opened: MainWindow, editor: FullEditor) -> None:
    assert opened.settings.value("plan/full_text", False, bool) is True
    assert opened.actions_["full_text"].isChecked()


def test_a_plan_of_100_pages_takes_a_key_quickly(
    opened: MainWindow, settle: Callable[..., None]
) -> None:
    import time

    words = "Tuyên truyền sâu rộng trong cán bộ, đảng viên và Nhân dân. " * 4
    sections = tuple(
        Section(
            100 * n,
            str(n),
            f"Nội dung {n}",
            sections=tuple(
                Section(100 * n + k, str(k), None, blocks=(Block("paragraph", words),))
                for k in range(1, 13)
            ),
        )
        for n in range(1, 51)
    )
    opened.add_and_open(Plan("state-nd30", sections=sections))
    view = opened.view
    assert view is not None
    view.set_full_text(True)
    settle()
    ident = plan_of(opened).sections[25].sections[3].id
    view.editor.go_to_item(ident)
    start = time.process_time()
    for _ in range(20):
        press(view.editor, 0, "ế")
    assert (time.process_time() - start) / 20 < 0.1
    assert plan_of(opened).sections[25].sections[3].blocks[0].text.startswith("ế" * 20)
    view.set_full_text(False)
